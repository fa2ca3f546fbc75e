//! What tells who somebody is is found in the forms that people write, and what only looks a little like it is not.

use super::kinds;
use proptest::prelude::*;

#[test]
fn each_kind_is_found_in_the_forms_that_people_write() {
    let cases = [
        ("write to ann.example@example.org.", "an e-mail address"),
        ("her number is 943 476 5919", "an NHS number"),
        ("ring 07700 900123", "a telephone number"),
        ("ring 01632 960123 after six", "a telephone number"),
        ("(020) 7946 0123", "a telephone number"),
        ("(01632) 960123", "a telephone number"),
        ("0161-496-0123", "a telephone number"),
        ("+44 (0)20 7946 0123", "a telephone number"),
        ("0044 20 7946 0123", "a telephone number"),
        ("she lives at SW1A 1AA", "a full postcode"),
        ("RM17 6SL", "a full postcode"),
        ("rm176sl", "a full postcode"),
        ("M1 1AE, flat 2", "a full postcode"),
        ("N1 2ND", "a full postcode"),
        ("QQ not, but AB123456C", "a National Insurance number"),
        ("ab 12 34 56 c", "a National Insurance number"),
    ];
    for (text, kind) in cases {
        assert_eq!(kinds(text), [kind], "{text}");
    }
    assert_eq!(kinds("a@b.org, SW1A 1AA").len(), 2);
}

#[test]
fn other_ways_of_writing_it_are_known() {
    for (text, what) in [
        ("01632.960.123", "a telephone number"),
        ("01632/960123", "a telephone number"),
        ("０１６３２ ９６０１２３", "a telephone number"),
        ("write to ann.smith at example.org.", "an e-mail address"),
        ("ann (at) example.org", "an e-mail address"),
        ("see https://example.org/ann", "the address of a page or the name of an account"),
        ("ask @ann_smith", "the address of a page or the name of an account"),
    ] {
        assert!(kinds(text).contains(&what), "{text}: {:?}", kinds(text));
    }
    for text in [
        "open at nine.",
        "the clinic at St. Mary",
        "5 @ 20 pounds",
        "and/or",
        "1.5 hours at 0.30",
    ] {
        assert_eq!(kinds(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn what_only_looks_a_little_like_it_is_left_alone() {
    for text in [
        "",
        "2024-04-01 to 2025-03-31",
        "402 exercises, 1,090 people, 12 GPs",
        "E00000001",
        "ward B2 at RM17",
        "the a1 2nd exit",
        "QQ123456C",
        "GB123456A",
        "AB123456E",
        "AB12345C",
        "500 000 people",
        "01-04-2024 09 15",
        "SW1A 1CA",
        "between 1 and 4",
        "about 45",
        "\u{202e}\u{0}é",
    ] {
        assert_eq!(kinds(text), Vec::<&str>::new(), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_does_harm(text in "\\PC{0,60}") {
        let found = kinds(&text);
        prop_assert!(found.len() <= 6);
    }

    #[test]
    fn a_postcode_is_found_wherever_it_stands(before in "[a-z ]{0,8}", after in "[a-z ]{0,8}") {
        let text = format!("{before} LS1 4AP {after}");
        prop_assert!(kinds(&text).contains(&"a full postcode"));
    }
}
