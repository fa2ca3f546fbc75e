//! The workbook holds the region: numbers as numbers, texts as texts, the same bytes twice.
#![allow(clippy::wildcard_enum_match_arm, reason = "tests")]

use super::super::sample::{nothing, of, sample};
use super::workbook;
use crate::region::published::Region;
use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use std::io::Cursor;

const SHEETS: [&str; 10] = [
    "Summary",
    "Authorities",
    "Criteria",
    "Signs",
    "Groups",
    "Pairs",
    "Themes nobody answered",
    "Pooled demand",
    "Shared texts",
    "Warnings",
];

fn rows(region: &Region, sheet: &str) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(workbook(region).unwrap())).unwrap();
    assert_eq!(book.sheet_names(), SHEETS);
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// The row that begins with a text.
fn row<'a>(rows: &'a [Vec<Data>], begins: &str) -> &'a [Data] {
    rows.iter()
        .find(|row| row[0] == Data::String(begins.to_owned()))
        .unwrap_or_else(|| panic!("no {begins}"))
}

#[test]
fn every_sheet_holds_its_part_of_the_region() {
    let region = sample();
    let summary = rows(&region, "Summary");
    assert_eq!(row(&summary, "Submissions received")[1], Data::Float(171.0));
    assert_eq!(row(&summary, "Surely rose since then")[1], Data::Float(21.0));
    let authorities = rows(&region, "Authorities");
    let headings = authorities
        .iter()
        .position(|row| row[0] == Data::String("Authority".to_owned()))
        .unwrap();
    assert_eq!(authorities.len() - headings - 1, region.authorities.len());
    let first = &authorities[headings + 1];
    assert_eq!(first[7], Data::Float(2.0));
    assert_eq!(first[10], Data::String("does not apply".to_owned()));
    assert_eq!(first[18], Data::Float(1.0));
    assert_eq!(first[19], Data::Float(40.0));
    let groups = rows(&region, "Groups");
    let group = row(&groups, "Group 0");
    assert_eq!(group[1..4], [Data::Float(214.0), Data::Float(402.1), Data::Float(0.53)]);
    assert_eq!(rows(&region, "Signs").iter().filter(|row| row[2] == Data::Float(40.0)).count(), 1);
    assert_eq!(rows(&region, "Pairs").len(), region.pairs.len() + 3);
    let voices = rows(&region, "Themes nobody answered");
    assert!(voices.iter().any(|row| row[6] == Data::Float(412.0)));
    assert!(rows(&region, "Pooled demand").iter().any(|row| row[4] == Data::Float(17.0)));
    assert!(
        rows(&region, "Shared texts")
            .iter()
            .any(|row| row[4] == Data::String("/statements/1".to_owned()))
    );
    assert_eq!(row(&rows(&region, "Warnings"), "before comparing")[1], Data::Float(22.0));
    assert!(rows(&region, "Criteria").iter().any(|row| row[2] == Data::Float(2.38)));
}

#[test]
fn what_looks_like_a_formula_stays_a_text() {
    fn poison(value: &mut Value, key: &str) {
        let closed = ["status", "state", "basis", "third", "layout", "causes", "authority", "id"];
        match value {
            Value::String(text) if !closed.contains(&key) => "=HYPERLINK(\"x\",1)\u{202E}".clone_into(text),
            Value::Array(items) => items.iter_mut().for_each(|item| poison(item, key)),
            Value::Object(members) => members.iter_mut().for_each(|(key, member)| poison(member, key)),
            _ => {}
        }
    }
    let mut json = serde_json::to_value(sample()).unwrap();
    poison(&mut json, "");
    let region: Region = serde_json::from_value(json).unwrap();
    let mut book = Xlsx::new(Cursor::new(workbook(&region).unwrap())).unwrap();
    let mut texts = 0;
    for sheet in SHEETS {
        assert!(
            book.worksheet_formula(sheet).unwrap().used_cells().next().is_none(),
            "{sheet} has a formula"
        );
        for row in rows(&region, sheet) {
            for cell in row {
                if let Data::String(text) = cell {
                    assert!(!text.contains('\u{202E}'));
                    texts += usize::from(text.starts_with("=HYPERLINK"));
                }
            }
        }
    }
    assert!(texts > 50);
}

#[test]
fn the_same_region_gives_the_same_bytes_and_any_size_can_be_written() {
    assert_eq!(workbook(&sample()).unwrap(), workbook(&sample()).unwrap());
    for region in [nothing(), of(1), of(153)] {
        for sheet in SHEETS {
            assert!(!rows(&region, sheet).is_empty(), "{sheet}");
        }
    }
}
