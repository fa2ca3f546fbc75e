//! `earnest form marks`: a workbook for judging that hides what the engine found, and reads back as the YAML does.

use crate::support::{code, earnest, path, said, told};
use earnest::assess::published::sheet::AFTER;
use earnest::submission::workbook::raw::{self, Book, Cell};
use rust_xlsxwriter::{Workbook, Worksheet};
use serde_json::Value;
use std::path::Path;

const SAMPLE: &str = "samples/forest-of-dean-2020.yaml";

fn form(folder: &Path, more: &[&str]) -> (String, Book) {
    let out = folder.join("marks.xlsx").display().to_string();
    let output = earnest(&[&["form", "marks", SAMPLE, "-o", &out, "--force"][..], more].concat());
    assert_eq!(code(&output), 0, "{}", told(&output));
    let book = raw::read(&std::fs::read(&out).unwrap()).unwrap();
    (out, book)
}

/// The workbook with answers typed into it, written by hand.
fn saved(folder: &Path, name: &str, book: &Book) -> String {
    let mut made = Workbook::new();
    for sheet in &book.sheets {
        let mut to = Worksheet::new();
        to.set_name(&sheet.name).unwrap();
        for ((row, column), cell) in &sheet.cells {
            let column = u16::try_from(*column).unwrap();
            match cell {
                Cell::Text(words) => to.write_string(*row, column, words).unwrap(),
                Cell::Number(number) => to.write_number(*row, column, number.parse::<f64>().unwrap()).unwrap(),
                other => panic!("{other:?}"),
            };
        }
        made.push_worksheet(to);
    }
    let out = folder.join(name);
    made.save(&out).unwrap();
    out.display().to_string()
}

fn column(book: &Book, heading: &str) -> u32 {
    let cells = book.sheets[1].cells.range((0, 0)..(1, 0));
    cells
        .filter(|(_, cell)| **cell == Cell::Text(heading.to_owned()))
        .map(|((_, column), _)| *column)
        .next()
        .unwrap()
}

fn row(book: &Book, id: &str) -> u32 {
    let column = column(book, "Id");
    let mut cells = book.sheets[1].cells.iter();
    cells
        .find(|((_, at), cell)| *at == column && **cell == Cell::Text(id.to_owned()))
        .unwrap()
        .0
        .0
}

fn ids(book: &Book) -> Vec<String> {
    let column = column(book, "Id");
    let cells = book.sheets[1].cells.iter().filter(|((row, at), _)| *row > 0 && *at == column);
    cells
        .map(|(_, cell)| match cell {
            Cell::Text(id) => id.clone(),
            other => panic!("{other:?}"),
        })
        .collect()
}

fn who(book: &mut Book) {
    for (row, words) in [(0, "assessor"), (1, "A. Assessor"), (3, "none"), (4, "2026-02-01")] {
        book.sheets[0].cells.insert((row, 1), Cell::Text(words.to_owned()));
    }
}

fn assessed(marks: &str, more: &[&str]) -> Value {
    let output = earnest(&[&["assess", SAMPLE, "--marks", marks, "--format", "json"][..], more].concat());
    assert_eq!(code(&output), 0, "{}", told(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_filled_workbook_is_the_same_as_the_file_in_yaml() {
    let folder = tempfile::tempdir().unwrap();
    let by = ["--rubric", "coproduction"];
    let (_, mut book) = form(folder.path(), &by);
    let features = ["assets", "capabilities", "mutuality", "networks", "shared-roles", "facilitating"];
    assert_eq!(ids(&book), features);
    who(&mut book);
    let on = match &book.sheets[1].cells[&(1, column(&book, "On"))] {
        Cell::Text(on) => on.clone(),
        other => panic!("{other:?}"),
    };
    let mut yaml = "format: 1\nrole: assessor\nauthor: A. Assessor\ninterest: none\ndate: 2026-02-01\nmarks:\n".to_owned();
    for (level, id) in (0..3).chain(0..2).zip(features) {
        let (row, answer, why) = (row(&book, id), column(&book, AFTER[0]), column(&book, AFTER[2]));
        book.sheets[1].cells.insert((row, answer), Cell::Number(level.to_string()));
        book.sheets[1].cells.insert((row, why), Cell::Text(format!("page {level}")));
        yaml.push_str(&format!(
            "  - {{on: {on}, indicator: {id}, level: {level}, reason: \"page {level}\"}}\n"
        ));
    }
    let last = row(&book, "facilitating");
    for (heading, words) in [(AFTER[0], "does not apply"), (AFTER[2], "no agency")] {
        let column = column(&book, heading);
        book.sheets[1].cells.insert((last, column), Cell::Text(words.to_owned()));
    }
    yaml.push_str(&format!(
        "  - {{on: {on}, indicator: facilitating, not_applicable: true, reason: no agency}}\n"
    ));
    let written = folder.path().join("marks.yaml");
    std::fs::write(&written, yaml).unwrap();
    let (typed, saved) = (written.display().to_string(), saved(folder.path(), "filled.xlsx", &book));
    let (one, other) = (assessed(&typed, &by), assessed(&saved, &by));
    assert_eq!(one, other);
    assert_eq!(one["judgements"].as_array().unwrap().len(), 6);
}

#[test]
fn what_waits_for_a_judge_is_there_and_what_the_engine_found_is_not() {
    let folder = tempfile::tempdir().unwrap();
    for sample in std::fs::read_dir(path("samples")).unwrap().map(|entry| entry.unwrap().path()) {
        if sample.extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let sample = sample.display().to_string();
        let out = folder.path().join("all.xlsx").display().to_string();
        let output = earnest(&["form", "marks", &sample, "-o", &out, "--force"]);
        assert_eq!(code(&output), 0, "{}", told(&output));
        let book = raw::read(&std::fs::read(&out).unwrap()).unwrap();
        let assessment: Value = serde_json::from_slice(&earnest(&["assess", &sample, "--format", "json"]).stdout).unwrap();
        let waiting = assessment["to_decide"]["judge"].as_array().unwrap().iter();
        let waiting = waiting.chain(assessment["to_decide"]["confirm"].as_array().unwrap());
        let waiting: Vec<&str> = waiting.map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(ids(&book), waiting, "{sample}");
        // nothing says what came of it: neither the grade's words nor any cell that is to be filled in
        let first = column(&book, AFTER[0]);
        assert!(
            book.sheets[1].cells.keys().all(|(row, column)| *row == 0 || *column < first),
            "{sample}"
        );
        let grade = assessment["grade"]["says"].as_str().unwrap();
        let cells = book.sheets.iter().flat_map(|sheet| sheet.cells.values());
        assert!(
            cells.clone().all(|cell| !matches!(cell, Cell::Text(words) if words == grade)),
            "{sample}"
        );
    }
}

#[test]
fn a_fault_in_a_filled_workbook_is_shown_at_its_cell() {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut book) = form(folder.path(), &[]);
    who(&mut book);
    let answer = column(&book, AFTER[0]);
    for (column, words) in [(answer, "2"), (answer + 1, "no-such-paper"), (answer + 2, "seen")] {
        book.sheets[1].cells.insert((1, column), Cell::Text(words.to_owned()));
    }
    let saved = saved(folder.path(), "wrong.xlsx", &book);
    let output = earnest(&["assess", SAMPLE, "--marks", &saved]);
    assert_eq!(code(&output), 3);
    let told = told(&output);
    assert!(
        told.contains("there is no document 'no-such-paper'") || told.contains("yes or no"),
        "{told}"
    );
    assert!(told.contains("wrong.xlsx: Marks, "), "{told}");
}

#[test]
fn a_workbook_that_is_there_is_not_written_over_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("marks.xlsx").display().to_string();
    std::fs::write(&out, "answers").unwrap();
    let output = earnest(&["form", "marks", SAMPLE, "-o", &out]);
    assert_eq!((code(&output), said(&output)), (2, String::new()));
    assert!(told(&output).contains("it may hold answers"));
    assert_eq!(std::fs::read(&out).unwrap(), b"answers");
    assert_eq!(code(&earnest(&["form", "marks", SAMPLE, "-o", &out, "--force"])), 0);
    assert!(raw::read(&std::fs::read(&out).unwrap()).is_ok());
}
