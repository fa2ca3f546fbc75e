//! Tests of cells, counts, dates and shares as they are read.

use super::*;
use crate::base::date::Days;
use crate::base::number::Q;
use proptest::prelude::*;
use serde_json::{Value, json};

type Number = Cell<Count<People>>;

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, String> {
    let from_value: Result<T, String> = serde_json::from_value(value.clone()).map_err(|error| error.to_string());
    let from_text: Result<T, String> = serde_json::from_str(&value.to_string()).map_err(|error| error.to_string());
    assert_eq!(from_value.is_ok(), from_text.is_ok(), "{value}");
    from_value
}

fn bounds(value: Value) -> (u32, Option<u32>) {
    let cell: Number = read(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"));
    let count = cell.get().unwrap();
    (count.low(), count.high())
}

#[test]
fn a_cell_keeps_its_four_answers_apart() {
    assert_eq!(read::<Number>(json!(null)), Ok(Cell::Blank));
    assert_eq!(read::<Number>(json!("not held")), Ok(Cell::NotHeld));
    assert_eq!(
        read::<Number>(json!("n/a: nobody was asked ")),
        Ok(Cell::NotApplicable("nobody was asked".to_owned()))
    );
    assert_eq!(read::<Number>(json!(0)), Ok(Cell::Value(Count::exact(0))));
    for refused in [
        json!("n/a:"),
        json!("n/a:  "),
        json!("n/a"),
        json!("none"),
        json!(""),
        json!("12"),
        json!(true),
        json!([1]),
        json!(-1),
        json!(1.5),
        json!(1_000_000_001),
    ] {
        assert!(read::<Number>(refused.clone()).is_err(), "{refused}");
    }
    let blank: Cell<Flag> = Cell::Blank;
    assert!(
        blank.is_blank()
            && !blank.is_answered()
            && Cell::<Flag>::NotHeld.is_answered()
            && !Cell::<Flag>::NotApplicable(String::new()).is_answered()
    );
}

#[test]
fn counts_are_read_in_every_form() {
    for (value, expected) in [
        (json!(251), (251, Some(251))),
        (json!(251.0), (251, Some(251))),
        (json!(1_000_000_000), (1_000_000_000, Some(1_000_000_000))),
        (json!({"at_least": 5}), (5, None)),
        (json!({"at_most": 5}), (0, Some(5))),
        (json!({"from": 5, "to": 9}), (5, Some(9))),
        (json!({"to": 9, "from": 9.0}), (9, Some(9))),
        (json!({"about": 3500}), (3150, Some(3850))),
        (json!({"about": 5}), (4, Some(6))),
        (json!({"about": 0}), (0, Some(0))),
        (json!({"share": "59 %", "of": 251}), (147, Some(149))),
        (json!({"of": 251, "share": 59}), (147, Some(149))),
        (json!({"share": "13.9 %", "of": 1000}), (139, Some(139))),
        (json!({"share": "100%", "of": 40}), (40, Some(40))),
        (json!({"share": 0, "of": 40}), (0, Some(0))),
    ] {
        assert_eq!(bounds(value.clone()), expected, "{value}");
    }
    for refused in [
        json!({}),
        json!({"about": -1}),
        json!({"about": "five"}),
        json!({"at_least": 1, "at_most": 2}),
        json!({"from": 9, "to": 5}),
        json!({"share": "59 %"}),
        json!({"share": "101 %", "of": 10}),
        json!({"share": "59 %", "of": 3}),
        json!({"atleast": 5}),
        json!({"at_least": null}),
        json!({"at_least": 1.5}),
        json!({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}),
    ] {
        assert!(read::<Number>(refused.clone()).is_err(), "{refused}");
    }
    assert!(
        serde_json::from_str::<Number>(r#"{"at_least": 5, "at_least": 6}"#)
            .unwrap_err()
            .to_string()
            .contains("stands twice")
    );
}

#[test]
fn a_share_holds_exactly_the_counts_that_round_to_it() {
    for of in [1_u32, 3, 7, 40, 251, 1000] {
        for percent in 0..=100_u32 {
            // half a percent either side, the ends included: files round halves both ways
            let fits: Vec<u32> = (0..=of).filter(|n| (2 * 100 * n).abs_diff(2 * percent * of) <= of).collect();
            let said = read::<Number>(json!({"share": format!("{percent} %"), "of": of}));
            match (fits.first(), fits.last()) {
                (Some(low), Some(high)) => assert_eq!(
                    said.unwrap().get().map(|c| (c.low(), c.high())),
                    Some((*low, Some(*high))),
                    "{percent} % of {of}"
                ),
                _ => assert!(said.unwrap_err().contains("no whole number"), "{percent} % of {of}"),
            }
        }
    }
}

#[test]
fn counts_are_said_as_they_were_given() {
    for (value, words) in [
        (json!(3500), "3,500"),
        (json!({"at_least": 1_234_567}), "at least 1,234,567"),
        (json!({"at_most": 12}), "at most 12"),
        (json!({"about": 3500}), "about 3,500"),
        (json!({"from": 5, "to": 900}), "5 to 900"),
        (json!({"share": "59 %", "of": 1251}), "59 % of 1,251"),
        (json!({"share": 13.9, "of": 1000}), "13.9 % of 1,000"),
    ] {
        let cell: Number = read(value.clone()).unwrap();
        assert_eq!(cell.get().unwrap().words(), words);
        let again: Number = read(serde_json::to_value(&cell).unwrap()).unwrap();
        assert_eq!(again, cell, "{value}");
    }
}

#[test]
fn percentages_have_at_most_one_decimal() {
    for (value, tenths) in [
        (json!("12.5 %"), 125),
        (json!("59%"), 590),
        (json!(" 7 % "), 70),
        (json!("100.0"), 1000),
        (json!(59), 590),
        (json!(59.5), 595),
        (json!(0), 0),
        (json!(100.0), 1000),
    ] {
        let cell: Cell<Percent> = read(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"));
        assert_eq!(cell.get().unwrap().fraction(), Q::new(tenths, 1000).unwrap(), "{value}");
    }
    for refused in [
        json!("12.55 %"),
        json!(12.55),
        json!("059 %"),
        json!("59 %%"),
        json!("-3 %"),
        json!(-3),
        json!(101),
        json!("100.1"),
        json!("%"),
        json!("12,5 %"),
        json!("half"),
        json!("5."),
    ] {
        assert!(read::<Cell<Percent>>(refused.clone()).is_err(), "{refused}");
    }
}

#[test]
fn dates_events_and_flags_are_read_in_their_forms() {
    let year = Days::parse("2025").unwrap();
    for value in [json!("2025"), json!(2025), json!(2025.0)] {
        assert_eq!(read::<Cell<Days>>(value.clone()), Ok(Cell::Value(year)), "{value}");
        assert_eq!(read::<Event<Days>>(value.clone()), Ok(Event::Some(year)), "{value}");
    }
    assert_eq!(read::<Event<Days>>(json!("none")), Ok(Event::None));
    assert_eq!(read::<Event<Days>>(json!(null)), Ok(Event::Blank));
    for refused in [json!("soon"), json!(1066), json!(2025.5), json!(true), json!([]), json!({})] {
        assert!(read::<Event<Days>>(refused.clone()).is_err(), "{refused}");
    }
    for (value, flag) in [
        (json!("yes"), true),
        (json!("no"), false),
        (json!(true), true),
        (json!(false), false),
    ] {
        assert_eq!(read::<Cell<Flag>>(value), Ok(Cell::Value(Flag(flag))));
    }
    for refused in [json!("Yes"), json!("true"), json!(1), json!("maybe")] {
        assert!(read::<Cell<Flag>>(refused.clone()).is_err(), "{refused}");
    }
    let said = read::<Cell<Flag>>(json!("maybe")).unwrap_err();
    assert!(said.starts_with("'maybe', expected yes or no"), "{said}");
}

#[test]
fn ids_digests_and_texts_have_their_bounds() {
    for good in ["a", "ward-b", "2024_x.y", &"a".repeat(64)] {
        assert!(Id::new(good).is_some(), "{good}");
    }
    for bad in ["", "-a", ".a", "a b", "é", &"a".repeat(65)] {
        assert!(Id::new(bad).is_none(), "{bad}");
    }
    assert!(
        Text::new(&"é".repeat(LONGEST_TEXT)).is_some() && Text::new(&"é".repeat(LONGEST_TEXT + 1)).is_none() && Text::new("").is_none()
    );
    assert!(Digest::new(&"0a".repeat(32)).is_some() && Digest::new(&"0A".repeat(32)).is_none() && Digest::new("0a").is_none());
}

#[test]
fn whole_numbers_keep_their_range() {
    #[derive(serde::Deserialize)]
    struct Row {
        #[serde(default, deserialize_with = "optional_whole::<_, 1, 9>")]
        page: Option<u32>,
    }
    for (value, page) in [
        (json!({}), None),
        (json!({"page": null}), None),
        (json!({"page": 1}), Some(1)),
        (json!({"page": 9.0}), Some(9)),
    ] {
        assert_eq!(read::<Row>(value).unwrap().page, page);
    }
    for refused in [
        json!(0),
        json!(10),
        json!(-1),
        json!(1.5),
        json!("1"),
        json!(1e300),
        json!(u64::MAX),
    ] {
        assert!(read::<Row>(json!({"page": refused})).is_err(), "{refused}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn about_is_a_tenth_either_way(n in 0_u32..1_000_000_000) {
        let (low, high) = bounds(json!({"about": n}));
        let high = high.unwrap();
        prop_assert!(low <= n && n <= high);
        prop_assert!(u64::from(low) * 10 <= u64::from(n) * 9 && u64::from(high) * 10 >= u64::from(n) * 11);
        prop_assert!(u64::from(n - low) * 10 < u64::from(n) + 10);
    }

    #[test]
    fn no_text_makes_a_cell_fail(text in "\\PC{0,24}") {
        let _ = read::<Number>(json!(text));
        let _ = read::<Cell<Percent>>(json!(text));
        let _ = read::<Event<Days>>(json!(text));
    }
}
