//! Tests of which submissions stand.

#![allow(clippy::wildcard_enum_match_arm, clippy::cast_possible_truncation, reason = "tests")]

use super::{Fate, Rows, Span, Whose, authority};
use crate::region::row::Row;
use crate::region::row::sample::row;
use proptest::prelude::*;

/// Rows of a name, each with its digest and the digest it corrects, by small numbers.
fn settled(all: &[(&str, u8, Option<u8>)]) -> Vec<(u64, Fate)> {
    let mut rows = Rows::default();
    for (place, (name, digest, corrects)) in all.iter().enumerate() {
        let made = made(name, *digest, *corrects);
        let span = Span {
            start: place as u64,
            length: 1,
        };
        rows.add(&Whose::of(&made), span).unwrap();
    }
    rows.settled().into_iter().map(|(span, fate)| (span.start, fate)).collect()
}

fn made(name: &str, digest: u8, corrects: Option<u8>) -> Row {
    let written = |digest: u8| format!("{digest:02x}").repeat(32);
    Row {
        name: name.to_owned(),
        code: None,
        sha256: written(digest),
        corrects: corrects.map(written),
        ..row()
    }
}

/// The places that stand.
fn stand(all: &[(&str, u8, Option<u8>)]) -> Vec<u64> {
    let fates = settled(all).into_iter();
    fates.filter(|(_, fate)| *fate == Fate::Stands).map(|(place, _)| place).collect()
}

fn code(fate: &Fate) -> &str {
    match fate {
        Fate::Stands => "stands",
        Fate::Superseded(told) | Fate::Repeated(told) | Fate::Refused(told) => &told.code,
    }
}

#[test]
fn one_of_each_stands_in_the_order_of_names() {
    assert_eq!(stand(&[("b", 1, None), ("a", 2, None), ("c", 3, None)]), [1, 0, 2]);
}

#[test]
fn a_chain_of_corrections_leaves_the_last() {
    assert_eq!(stand(&[("a", 1, None), ("a", 2, Some(1)), ("a", 3, Some(2))]), [2]);
    // whatever came first, and where the one in the middle is missing
    assert_eq!(stand(&[("a", 3, Some(2)), ("a", 2, Some(1)), ("a", 1, None)]), [0]);
    assert_eq!(stand(&[("a", 3, Some(2))]), [0]);
}

#[test]
fn two_that_correct_the_same_are_two() {
    let fates = settled(&[("a", 1, None), ("a", 2, Some(1)), ("a", 3, Some(1))]);
    let codes: Vec<&str> = fates.iter().map(|(_, fate)| code(fate)).collect();
    assert_eq!(codes, ["superseded", "two-submissions", "two-submissions"]);
}

#[test]
fn a_copy_of_a_superseded_one_is_superseded_too_and_no_copy_makes_two() {
    let fates = settled(&[("a", 1, None), ("a", 1, None), ("a", 2, Some(1))]);
    assert_eq!(
        fates.iter().map(|(_, fate)| code(fate)).collect::<Vec<_>>(),
        ["superseded", "superseded", "stands"]
    );
    let fates = settled(&[("a", 1, None), ("a", 1, None), ("a", 1, None)]);
    assert_eq!(
        fates.iter().map(|(_, fate)| code(fate)).collect::<Vec<_>>(),
        ["stands", "same-file-twice", "same-file-twice"]
    );
}

#[test]
fn nobody_sets_the_submission_of_another_aside() {
    let fates = settled(&[("a", 1, None), ("b", 2, Some(1))]);
    assert_eq!(
        fates.iter().map(|(_, fate)| code(fate)).collect::<Vec<_>>(),
        ["stands", "corrects-another"]
    );
    // a name that was mended is the authority's own matter, which a code tells
    let mut rows = Rows::default();
    let coded = |name: &str, digest, corrects| Row {
        code: Some("X1".to_owned()),
        ..made(name, digest, corrects)
    };
    for (place, row) in [coded("Old name", 1, None), coded("New name", 2, Some(1))].iter().enumerate() {
        let start = place as u64;
        rows.add(&Whose::of(row), Span { start, length: 1 }).unwrap();
    }
    let fates = rows.settled();
    assert_eq!(
        fates.iter().map(|(_, fate)| code(fate)).collect::<Vec<_>>(),
        ["superseded", "stands"]
    );
}

#[test]
fn names_are_one_whatever_their_case_and_spaces_and_codes_go_before_names() {
    let named = |name: &str| authority(&made(name, 1, None));
    assert_eq!(named("North  Board "), named("north board"));
    assert_ne!(named("north board"), named("northboard"));
    let coded = Row {
        code: Some("x1".to_owned()),
        ..made("anything", 1, None)
    };
    assert_eq!(authority(&coded), "X1");
}

#[test]
fn whose_a_line_is_can_be_told_without_the_rest_of_it() {
    for corrects in [None, Some(3)] {
        let mut row = made("Nørth \"Board\"", 1, corrects);
        for code in [None, Some("X1".to_owned())] {
            row.code = code;
            let text = serde_json::to_string(&row).unwrap();
            assert_eq!(Whose::read(&text), Some(Whose::of(&row)), "{text}");
        }
    }
    assert_eq!(Whose::read("{\"name\": \"no digest\"}"), None);
}

#[test]
fn a_digest_that_is_none_is_refused() {
    for bad in ["", "12", &"g".repeat(64), &"a".repeat(63), &"é".repeat(32)] {
        let row = Row {
            sha256: bad.to_owned(),
            ..made("a", 1, None)
        };
        assert!(
            Rows::default().add(&Whose::of(&row), Span { start: 0, length: 0 }).is_err(),
            "{bad}"
        );
    }
}

proptest! {
    /// Whatever comes, in whatever order, every row has one fate, and at most one of an authority stands.
    #[test]
    fn every_row_has_one_fate_and_order_does_not_matter(
        all in prop::collection::vec((0_u8..3, 0_u8..6, prop::option::of(0_u8..6)), 0..12),
        turn in 0_usize..12,
    ) {
        let names = ["a", "b", "c"];
        let rows: Vec<(&str, u8, Option<u8>)> = all.iter().map(|(name, digest, corrects)| {
            // a digest is of one content: its name and what it corrects follow from it
            let _ = corrects;
            (names[usize::from((name + digest) % 3)], *digest, (digest % 2 == 1).then(|| digest - 1))
        }).collect();
        let fates = settled(&rows);
        prop_assert_eq!(fates.len(), rows.len());
        for name in names {
            let standing = fates.iter().filter(|(place, fate)| {
                rows[usize::try_from(*place).unwrap()].0 == name && *fate == Fate::Stands
            }).count();
            prop_assert!(standing <= 1);
        }
        let mut turned = rows.clone();
        let turn = if turned.is_empty() { 0 } else { turn % turned.len() };
        turned.rotate_left(turn);
        let told = |rows: &[(&str, u8, Option<u8>)]| {
            let of = |(place, fate): (u64, Fate)| format!("{:?} {}", rows[usize::try_from(place).unwrap()], code(&fate));
            let mut told: Vec<String> = settled(rows).into_iter().map(of).collect();
            told.sort();
            told
        };
        prop_assert_eq!(told(&rows), told(&turned));
    }
}
