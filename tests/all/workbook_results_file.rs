//! The results workbook as a file: no word becomes a formula, the same assessment makes the same bytes, and the command says where it is.

use crate::support::{How, code, command, edited, files, fixture, path, samples, stem, told};
use crate::workbook_results::{Book, agrees, made, opened};
use earnest::report::workbook::workbook;
use ironcalc::base::cell::CellValue;
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn words_that_look_like_formulas_stay_words() {
    let hostile = [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1)",
        "=HYPERLINK(\"https://evil.example\")",
    ];
    let edits = json!({
        "/authority/name": hostile[0],
        "/exercises/0/title": hostile[1],
        "/exercises/0/themes/0/summary": hostile[2],
        "/exercises/0/decisions/0/themes/0/reason": hostile[3],
        "/documents/0/title": hostile[4],
        "/exercises/0/id": "clinic",
    });
    let value = edited(&fixture("good"), &edits);
    let book = Book::of(&value, &How::default());
    let mut found: BTreeSet<&str> = BTreeSet::new();
    for (at, sheet) in (0_u32..).zip(book.model.get_worksheets_properties()) {
        for row in 1..200 {
            for column in 1..40 {
                let CellValue::String(text) = book.model.get_cell_value_by_index(at, row, column).unwrap() else {
                    continue;
                };
                if let Some(known) = hostile.iter().find(|known| text.contains(**known)) {
                    let formula = book.model.get_cell_formula(at, row, column).unwrap();
                    assert_eq!(formula, None, "{} {row} {column}: {text}", sheet.name);
                    found.insert(known);
                }
            }
        }
    }
    assert_eq!(found.len(), hostile.len(), "{found:?}");
    agrees("hostile", &book);
}

#[test]
fn the_same_assessment_gives_the_same_bytes() {
    for (name, value) in samples().iter().take(4) {
        let (assessment, audit) = made(value, &How::default());
        let first = workbook(&assessment, &audit).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert!(first == workbook(&assessment, &audit).unwrap(), "{name}");
    }
}

#[test]
fn the_command_writes_one_and_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let file = files("samples", "yaml").remove(0);
    let output = command(&["assess", file.to_str().unwrap(), "--format", "xlsx,json", "--out", out])
        .output()
        .unwrap();
    assert_eq!(code(&output), 0, "{}", told(&output));
    let written = folder.path().join(format!("{}.xlsx", stem(&file)));
    let book = opened(&std::fs::read(&written).unwrap());
    assert_eq!(book.get_worksheets_properties()[0].name, "Result");
    assert!(folder.path().join(format!("{}.json", stem(&file))).exists());
}

#[test]
fn the_command_says_why_it_writes_none() {
    let file = path("samples/starter.yaml");
    let file = file.to_str().unwrap();
    let output = command(&["assess", file, "--format", "xlsx"]).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(told(&output).contains("give --out"), "{}", told(&output));
}
