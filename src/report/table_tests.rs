//! Tests of tables of rows.

#![allow(clippy::wildcard_enum_match_arm, clippy::cast_possible_truncation, reason = "tests")]

use super::{aside, decimal, errors_head, head, refusal, row, safe};
use crate::region::row::sample::row as sample;
use crate::region::row::{Refusal, Row, Told};
use crate::report::columns::columns;

fn read(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let records = reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect());
    records.collect()
}

#[test]
fn every_row_has_the_columns_of_the_heading() {
    let criteria = ["reach", "ease"].map(|id| (id.to_owned(), id.to_uppercase()));
    let columns = columns(&criteria);
    let mut bytes = head(&columns);
    let odd = Row {
        name: "a, \"b\"\nc".to_owned(),
        ..sample()
    };
    bytes.extend(row(&sample(), &columns));
    bytes.extend(row(&odd, &columns));
    // a reader that takes every line to be as long as the first would fail here
    let table = read(&bytes);
    assert_eq!(table.len(), 3);
    assert!(table.iter().all(|line| line.len() == table[0].len()));
    let name = table[0].iter().position(|column| column == "name").unwrap();
    assert_eq!(table[2][name], "a, \"b\" c");
    let columns: std::collections::BTreeSet<&String> = table[0].iter().collect();
    assert_eq!(columns.len(), table[0].len(), "a column stands twice");
}

#[test]
fn texts_that_begin_a_formula_get_an_apostrophe_and_others_stay() {
    for text in ["=1+1", "+1", "-1", "@x", "=cmd|' /C calc'!A0"] {
        assert_eq!(safe(text), format!("'{text}"));
    }
    for text in ["", "a=1", "1", "'x"] {
        assert_eq!(safe(text), text);
    }
}

#[test]
fn fractions_have_three_decimals() {
    assert_eq!(
        ["1", "8/3", "0", "7/36", "", "x/2", "1/0"].map(decimal),
        ["1", "2.667", "0", "0.194", "", "", ""]
    );
}

#[test]
fn a_refusal_has_a_line_for_each_fault_and_one_for_those_not_listed() {
    let one = Told {
        line: Some(3),
        column: Some(14),
        ..Told::whole("bad-date", "read '5/19', expected a day", "write 2025-05-19")
    };
    let refusal_of = Refusal {
        format: 1,
        source: Some("a.yaml".to_owned()),
        sha256: Some("0".repeat(64)),
        name: Some("A board".to_owned()),
        refused: vec![one.clone(), Told::whole("missing-key", "x", "y")],
        more: 7,
    };
    let mut bytes = errors_head();
    bytes.extend(refusal(&refusal_of));
    bytes.extend(aside("superseded", &sample(), &one));
    let table = read(&bytes);
    assert_eq!(table.len(), 5);
    assert_eq!(table[1][..4], ["failed", "a.yaml", "3", "14"]);
    assert_eq!(table[3][6..8], ["more-faults", "and 7 more"]);
    assert_eq!(table[4][0], "superseded");
}
