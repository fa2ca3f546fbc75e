//! Tests of what is looked for in free text.

use super::{Personal, faults, has_long_number, may_tell, personal};
use proptest::prelude::*;
use serde_json::json;

#[test]
fn personal_data_is_found_in_the_forms_people_write() {
    for (text, kind) in [
        ("write to ann.example@example.org.", Personal::Email),
        ("<b.c+d@nhs.example.net>", Personal::Email),
        ("her number is 943 476 5919", Personal::NhsNumber),
        ("9434765919", Personal::NhsNumber),
        ("in 2024 943-476-5919 said", Personal::NhsNumber),
        ("ring 07700 900123", Personal::Mobile),
        ("+44 7700 900123", Personal::Mobile),
        ("00447700900123", Personal::Mobile),
    ] {
        assert_eq!(personal(text), [kind], "{text}");
        assert!(may_tell(text), "{text}");
    }
}

#[test]
fn other_numbers_and_signs_are_left_alone() {
    for text in [
        "943 476 5918",
        "0300 123 4567",
        "020 7946 0018",
        "2024-05-01 to 2024-07-31",
        "1111111111",
        "an @ b",
        "@northmoor",
        "a@b",
        "a9434765919",
        "9434765919b",
        "94347659190",
        "07700 9001234",
    ] {
        assert_eq!(personal(text), [], "{text}");
    }
}

#[test]
fn addresses_of_documents_are_passed_over_and_nothing_found_is_repeated() {
    let value = json!({"documents": [{"url": "https://a.example/@x.example.org", "id": "9434765919", "title": "by ann@example.org"}]});
    let found = faults(&value);
    let found: Vec<_> = found.iter().collect();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code, found[0].at.as_str()), ("e-mail-address", "/documents/0/title"));
    assert!(!found[0].message.contains("ann"));
}

/// The same question, asked of every byte.
fn slowly(text: &str) -> bool {
    let mut run = 0;
    text.bytes().any(|byte| {
        run = match byte {
            b'0'..=b'9' => run + 1,
            b' ' | b'-' => run,
            _ => 0,
        };
        run >= 10
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_quick_look_sees_what_a_slow_one_sees(text in "([0-9]{0,6}[ -]{0,2}|[a-z]{0,3}){0,12}") {
        prop_assert_eq!(has_long_number(text.as_bytes()), slowly(&text), "{}", text);
    }

    #[test]
    fn what_is_personal_is_never_passed_over(text in "[a-z0-9 @.+-]{0,40}") {
        prop_assert!(personal(&text).is_empty() || may_tell(&text), "{}", text);
    }
}

#[test]
fn a_long_number_is_seen_wherever_it_stands() {
    for before in 0..23 {
        for number in ["4010232137", "401 023 2137", "07700-900-123", "4  0  1  0  2  3  2  1  3  7"] {
            for text in ["x".repeat(before), "a 1-2 ".chars().cycle().take(before).collect()] {
                assert!(has_long_number(format!("{text}x{number}x").as_bytes()), "{text}x{number}");
                assert!(has_long_number(format!("{text}x{number}").as_bytes()), "{text}x{number}");
            }
            let short = format!("{}x401023213x2024-05-01x1 2 3", "y".repeat(before));
            assert!(!has_long_number(short.as_bytes()), "{short}");
        }
    }
}
