//! Tests of days: forms read, spans, calendar ends.

use super::{Day, Days};
use proptest::prelude::*;

fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap()
}

#[test]
fn every_form_of_a_date_is_read_as_its_span() {
    for (text, from, to) in [
        ("2025-03-04", (2025, 3, 4), (2025, 3, 4)),
        ("4 March 2025", (2025, 3, 4), (2025, 3, 4)),
        ("4th march 2025", (2025, 3, 4), (2025, 3, 4)),
        ("04 Mar 2025", (2025, 3, 4), (2025, 3, 4)),
        ("2025-03", (2025, 3, 1), (2025, 3, 31)),
        ("March 2025", (2025, 3, 1), (2025, 3, 31)),
        ("Feb 2024", (2024, 2, 1), (2024, 2, 29)),
        ("2025-02", (2025, 2, 1), (2025, 2, 28)),
        ("2025", (2025, 1, 1), (2025, 12, 31)),
        ("2025-03-04..2025-03-09", (2025, 3, 4), (2025, 3, 9)),
        ("2025-03 .. 2025-05", (2025, 3, 1), (2025, 5, 31)),
        ("2024..2025", (2024, 1, 1), (2025, 12, 31)),
        ("29 February 2024", (2024, 2, 29), (2024, 2, 29)),
    ] {
        let read = Days::parse(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((read.from, read.to), (day(from.0, from.1, from.2), day(to.0, to.1, to.2)), "{text}");
    }
}

#[test]
fn no_other_form_and_no_day_that_is_not_is_read() {
    for text in [
        "",
        "soon",
        "2025-02-29",
        "2025-02-30",
        "2025-13-01",
        "2025-00-01",
        "2025-04-31",
        "2100-02-29",
        "1900-01-01",
        "2101-01-01",
        "31/03/2025",
        "2025/03/31",
        "2025-3-4",
        "25-03-04",
        "2025-03-04T10:00",
        "2025-03-04..2025-03-01",
        "2025..",
        "..2025",
        "Marchy 2025",
        "Ma 2025",
        "0 March 2025",
        "32 March 2025",
        "March",
        "4 March",
        "2025-03-04-05",
        "２０２５",
    ] {
        assert_eq!(Days::parse(text), None, "{text}");
    }
}

#[test]
fn leap_years_are_those_of_the_calendar() {
    for (year, leap) in [(2000, true), (2023, false), (2024, true), (2100, false), (1948, true)] {
        assert_eq!(Day::new(year, 2, 29).is_some(), leap, "{year}");
    }
}

#[test]
fn every_month_is_known_by_its_name_and_its_first_three_letters() {
    let names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    for (name, month) in names.into_iter().zip(1_i8..) {
        for written in [name.to_owned(), name.to_uppercase(), name[..3].to_owned()] {
            assert_eq!(
                Days::parse(&format!("2 {written} 2025")),
                Some(Days::exact(day(2025, month, 2))),
                "{written}"
            );
        }
        assert_eq!(day(2025, month, 2).words(), format!("2 {name} 2025"));
    }
}

#[test]
fn only_a_full_date_is_a_day() {
    assert_eq!(Day::parse("2025-03-04"), Some(day(2025, 3, 4)));
    for text in ["2025-03", "2025", "4 March 2025", "2025-03-04..2025-03-04"] {
        assert_eq!(Day::parse(text), None, "{text}");
    }
}

#[test]
fn days_are_counted_from_1970() {
    assert_eq!(day(1970, 1, 1).number(), 0);
    assert_eq!(day(2025, 3, 4).number(), 20_151);
    assert_eq!(day(1969, 12, 31).number(), -1);
    assert_eq!(day(2024, 2, 28).plus(2), day(2024, 3, 1));
    assert_eq!(day(2025, 7, 31).plus(84), day(2025, 10, 23));
    assert_eq!(day(2025, 8, 31).year(), 2025);
}

#[test]
fn a_span_is_written_as_it_would_be_read() {
    for text in ["2025-03-04", "2025-03", "2025", "2025-03-04..2025-03-09", "2024-02"] {
        assert_eq!(Days::parse(text).unwrap().to_string(), text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(from in -8000_i32..40_000, length in 0_i32..900) {
        let from = day(1970, 1, 1).plus(from);
        let days = Days { from, to: from.plus(length) };
        prop_assert_eq!(Days::parse(&days.to_string()), Some(days));
        prop_assert_eq!(Days::parse(&from.words()), Some(Days::exact(from)));
        prop_assert_eq!(days.day().is_some(), length == 0);
        prop_assert!(days.interval().low <= days.interval().high);
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "\\PC{0,24}") {
        let _ = Days::parse(&text);
        let _ = Day::parse(&text);
    }
}
