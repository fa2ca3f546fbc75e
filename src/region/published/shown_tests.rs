//! A shown number is read back as it was written, and nothing else is taken for one.

use super::Shown;
use proptest::prelude::*;

#[test]
fn each_stands_in_a_file_in_its_words() {
    let all = [
        (Shown::None, "\"0\""),
        (Shown::Few(7), "\"1 to 7\""),
        (Shown::Few(1), "\"1\""),
        (Shown::About(45), "\"about 45\""),
        (Shown::Hidden, "\"not shown\""),
    ];
    for (shown, text) in all {
        assert_eq!(serde_json::to_string(&shown).unwrap(), text);
        assert_eq!(serde_json::from_str::<Shown>(text).unwrap(), shown);
    }
}

#[test]
fn an_exact_number_is_none() {
    for text in [
        "3",
        "\"3\"",
        "\"7\"",
        "\"45\"",
        "\"about 0\"",
        "\"about +5\"",
        "\"1 to 1\"",
        "\"1 to 07\"",
        "\"\"",
        "null",
        "{}",
    ] {
        assert!(serde_json::from_str::<Shown>(text).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn whatever_is_read_is_written_again(text in "(1 to |about )?[0-9]{0,4}") {
        if let Ok(shown) = Shown::try_from(text.clone()) {
            prop_assert_eq!(shown.to_string(), text);
        }
    }
}
