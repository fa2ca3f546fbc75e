//! Columns: none twice, each with words of the schema, values as the row has them.

use super::{Cell, Kind, columns, schema};
use crate::assess::published::IndicatorStatus;
use crate::region::row::sample::{row, unit};
use crate::region::row::{CoreRow, CriterionRow, Draws, Means, Row, Span};
use std::collections::{BTreeMap, BTreeSet};

fn criteria() -> Vec<(String, String)> {
    [("c1", "Reaching people"), ("c2", "Making it easy")]
        .map(|(id, title)| (id.to_owned(), title.to_owned()))
        .to_vec()
}

/// A row with something in every column.
pub(in crate::report) fn full() -> Row {
    let means = |low: &str, high: &str| {
        Some(Means {
            low: low.to_owned(),
            high: high.to_owned(),
        })
    };
    let criterion = CriterionRow {
        state: IndicatorStatus::Scored,
        low: 1,
        high: 3,
        on_held: Some(2),
        form: means("8/3", "3"),
        effect: means("1/6", "5/2"),
    };
    let empty = row();
    let text = |text: &str| Some(text.to_owned());
    Row {
        source: text("in/a.yaml"),
        code: text("E06000001"),
        kind: text("commissioner"),
        region: text("North"),
        nation: text("england"),
        people: Some(Span {
            low: Some(120_000),
            high: Some(130_000),
        }),
        baseline_sha256: text(&"b".repeat(64)),
        marks: 4,
        on_held: Some(2),
        coverage: "2/3".to_owned(),
        due: text("2025-06-23"),
        criteria: BTreeMap::from([("c1".to_owned(), criterion.clone()), ("c2".to_owned(), criterion)]),
        core: Some(CoreRow {
            rubric: "r/1".to_owned(),
            rubric_sha256: "0".repeat(64),
            status: empty.status,
            low: 1,
            high: 2,
            criteria: BTreeMap::new(),
        }),
        signs: BTreeMap::from([("told-late".to_owned(), vec![0]), ("one-option".to_owned(), vec![0, 1])]),
        possible: BTreeMap::from([("unasked".to_owned(), vec![1])]),
        draws: Some(Draws {
            tried: 1_000,
            held: 940,
            low: 1,
            high: 2,
        }),
        units: vec![unit("a"), unit("b")],
        ..empty
    }
}

#[test]
fn every_column_has_a_name_of_its_own_and_words() {
    let (all, schema) = (columns(&criteria()), schema());
    assert_eq!(all.len(), 26 + 2 * 7 + 8);
    let names: BTreeSet<&String> = all.iter().map(|column| &column.name).collect();
    assert_eq!(names.len(), all.len(), "a column stands twice");
    for column in &all {
        let says = column.description(&schema);
        // each part was found
        let parts = column.says.len() + 8 * column.at.len();
        assert!(
            says.len() >= parts.max(9) && !says.contains(": :") && !says.ends_with(": "),
            "{}: {says}",
            column.name
        );
        let counted = !matches!(column.kind, Kind::Text | Kind::List);
        assert_eq!(!column.unit.is_empty(), counted, "{}", column.name);
    }
    let says = |name: &str| all.iter().find(|column| column.name == name).unwrap().description(&schema);
    assert_eq!(says("people_high"), "people it serves, where that is said: the most");
    assert_eq!(says("c1_low"), "Reaching people: the lowest level it could be");
    assert_eq!(
        says("units"),
        "how many there are of each exercise, and each decision on which nobody was asked"
    );
}

#[test]
fn a_full_row_fills_every_column_and_an_empty_one_leaves_out_what_it_lacks() {
    let (full, empty) = (full(), row());
    for column in columns(&criteria()) {
        let cell = column.cell(&full);
        assert_ne!(cell, Cell::None, "{}", column.name);
        let fits = match column.kind {
            Kind::Text | Kind::Day | Kind::Fraction => matches!(cell, Cell::Text(_)),
            Kind::Count | Kind::Level => matches!(cell, Cell::Whole(_)),
            Kind::List => matches!(cell, Cell::List(_)),
        };
        assert!(fits, "{}: {cell:?}", column.name);
        let lacks = column.name.starts_with("c1_") || column.name.starts_with("draws_") || column.name == "code";
        assert!(!lacks || column.cell(&empty) == Cell::None, "{}", column.name);
    }
    let of = |name: &str| {
        let column = columns(&criteria()).into_iter().find(|column| column.name == name).unwrap();
        format!("{:?}", column.cell(&full))
    };
    assert_eq!(of("signs"), "List([\"one-option\", \"told-late\"])");
    assert_eq!(
        (of("c2_effect_low"), of("people_low")),
        ("Text(\"1/6\")".to_owned(), "Whole(120000)".to_owned())
    );
}
