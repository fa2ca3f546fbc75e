//! Cells, their places and their numbers.

use super::{day, decimal, place};
use crate::base::date::Day;
use crate::base::fault::CellPlace;
use proptest::prelude::*;

#[test]
fn numbers_are_their_shortest_text() {
    for (stored, expected) in [
        ("3540", "3540"),
        ("3540.0", "3540"),
        ("0.58999999999999997", "0.59"),
        ("5.8999999999999997E-1", "0.59"),
        ("1E3", "1000"),
        ("-0", "0"),
        ("-12.50", "-12.5"),
        ("0.30000000000000004", "0.3"),
        ("3540.0000000000005", "3540"),
        (".5", "0.5"),
        (" 7 ", "7"),
        ("123456789012345678", "123456789012346000"),
        ("0.1234567890123456", "0.123456789012346"),
    ] {
        assert_eq!(decimal(stored).as_deref(), Some(expected), "{stored}");
    }
    for text in ["", "inf", "nan", "NaN", "infinity", "1e999", "12 people", "-", "1,5"] {
        assert_eq!(decimal(text), None, "{text}");
    }
}

#[test]
fn serial_numbers_are_days_in_both_systems() {
    let known = |text: &str| Day::parse(text);
    assert_eq!(day("45796", false), known("2025-05-19"));
    assert_eq!(day("45796.99", false), known("2025-05-19"));
    assert_eq!(day("44334", true), known("2025-05-19"));
    assert_eq!(day("25569", false), known("1970-01-01"));
    // before the day that never was
    assert_eq!(day("1", false), Some(Day::from_number(-25_567)));
    assert_eq!(day("61", false), Some(Day::from_number(-25_508)));
    assert_eq!(day("59", false), Some(Day::from_number(-25_509)));
    for none in ["0", "60", "-1", "-0.5", "2958466", "99999999999999"] {
        assert_eq!(day(none, false), None, "{none}");
    }
}

#[test]
fn what_is_no_place_is_none() {
    for none in [
        "",
        "A",
        "1",
        "A0",
        "A1B",
        "$A$1",
        "É1",
        "A-1",
        "A99999999999",
        "AAAAAAAAAAAAAAAA1",
        "A 1",
    ] {
        assert_eq!(place(none), None, "{none}");
    }
    assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
    assert_eq!(place("c7"), Some((6, 2)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_place_and_its_name_are_one(row in 0_u32..1_048_576, column in 0_u32..16_384) {
        let name = CellPlace { order: 0, sheet: String::new(), row, column }.name();
        prop_assert_eq!(place(&name), Some((row, column)));
    }

    #[test]
    fn every_count_comes_back_whole(number in 0_u64..1_000_000_000_000) {
        prop_assert_eq!(decimal(&number.to_string()), Some(number.to_string()));
        prop_assert_eq!(decimal(&format!("{number}.0")), Some(number.to_string()));
    }

    #[test]
    fn every_share_of_a_thousand_comes_back(number in 1_u32..1000) {
        let text = format!("0.{number:03}");
        let share: f64 = text.parse().unwrap();
        let expected = text.trim_end_matches('0').to_owned();
        prop_assert_eq!(decimal(&format!("{share:.17}")), Some(expected.clone()));
        prop_assert_eq!(decimal(&format!("{share:e}")), Some(expected));
    }
}
