//! Tests of what a region counts.

#![allow(clippy::wildcard_enum_match_arm, clippy::cast_possible_truncation, reason = "tests")]

use super::Maker;
use crate::assess::published::GradeStatus;
use crate::region::row::sample::{row, unit};
use crate::region::row::{Row, Told};
use crate::region::settle::Fate;
use crate::rubric::library;

fn told() -> Told {
    Told::whole("two-submissions", "two", "ask")
}

#[test]
fn every_submission_is_counted_in_one_place() {
    let rubric = library::shipped(None).unwrap().1.unwrap();
    let mut maker = Maker::new(&rubric);
    let statuses = [
        GradeStatus::Firm,
        GradeStatus::Firm,
        GradeStatus::Between,
        GradeStatus::AtMost,
        GradeStatus::Insufficient,
        GradeStatus::NotDue,
    ];
    for (place, status) in statuses.into_iter().enumerate() {
        let row = Row {
            name: place.to_string(),
            status,
            ..row()
        };
        maker.settled(&row, &Fate::Stands);
    }
    maker.refused();
    maker.settled(&row(), &Fate::Refused(told()));
    maker.settled(&row(), &Fate::Superseded(told()));
    maker.settled(&row(), &Fate::Repeated(told()));
    let summary = maker.made().summary;
    assert_eq!(
        (
            summary.graded,
            summary.between,
            summary.at_most,
            summary.insufficient,
            summary.not_due
        ),
        (2, 1, 1, 1, 1)
    );
    assert_eq!(
        (summary.failed, summary.superseded, summary.repeated, summary.received),
        (2, 1, 1, 10)
    );
}

#[test]
fn shared_exercises_count_once_and_unasked_decisions_each() {
    let rubric = library::shipped(None).unwrap().1.unwrap();
    let mut maker = Maker::new(&rubric);
    for name in ["a", "b", "c"] {
        let mut unasked = unit("r1");
        unasked.unasked = true;
        let row = Row {
            name: name.to_owned(),
            units: vec![unit("shared"), unit(name), unasked],
            ..row()
        };
        maker.settled(&row, &Fate::Stands);
    }
    // one that does not stand brings nothing
    let aside = Row {
        units: vec![unit("elsewhere")],
        ..row()
    };
    maker.settled(&aside, &Fate::Superseded(told()));
    let summary = maker.made().summary;
    assert_eq!((summary.units, summary.shared), (1 + 3 + 3, 1));
}

#[test]
fn warnings_are_of_what_differs_and_no_others() {
    let rubric = library::shipped(None).unwrap().1.unwrap();
    let of = |rows: &[Row]| {
        let mut maker = Maker::new(&rubric);
        rows.iter().for_each(|row| maker.settled(row, &Fate::Stands));
        let warnings = maker.made().compared.warnings;
        warnings
            .into_iter()
            .map(|warning| (warning.id, warning.authorities))
            .collect::<Vec<_>>()
    };
    let fine = |name: &str| Row {
        name: name.to_owned(),
        code: Some(name.to_uppercase()),
        rubric_sha256: rubric.sha256.clone(),
        ..row()
    };
    assert_eq!(of(&[fine("a"), fine("b")]), []);
    let compiled = Row {
        basis: "compiled".to_owned(),
        ..fine("c")
    };
    let later = Row {
        to: "2026-03-31".to_owned(),
        as_of: "2026-03-31".to_owned(),
        marks: 3,
        ..fine("d")
    };
    let nameless = Row { code: None, ..fine("e") };
    let found = of(&[fine("a"), compiled, later, nameless]);
    let expected = [
        ("compiled", Some(1)),
        ("unjudged", Some(3)),
        ("periods", None),
        ("years", None),
        ("without-code", Some(1)),
    ];
    assert_eq!(found, expected.map(|(id, many)| (id.to_owned(), many)));
}

#[test]
fn figures_of_the_area_that_differ_are_told_however_few_have_them() {
    let rubric = library::shipped(None).unwrap().1.unwrap();
    let says = |digests: &[Option<&str>]| {
        let mut maker = Maker::new(&rubric);
        for (place, digest) in digests.iter().enumerate() {
            let row = Row {
                name: place.to_string(),
                baseline_sha256: digest.map(str::to_owned),
                ..row()
            };
            maker.settled(&row, &Fate::Stands);
        }
        let warnings = maker.made().compared.warnings;
        warnings.into_iter().find(|one| one.id == "baselines").map(|one| one.says)
    };
    assert_eq!(says(&[None, None]), None);
    assert_eq!(says(&[Some("a"), Some("a")]), None);
    let one = says(&[Some("a"), None, None]).unwrap();
    assert!(one.contains("with a file of people") && one.contains("and 2 with none"), "{one}");
    let two = says(&[Some("a"), Some("b"), Some("b")]).unwrap();
    assert!(
        two.contains("with 2 different files of people") && !two.contains("with none"),
        "{two}"
    );
}
