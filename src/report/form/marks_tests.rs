//! The workbook for judging as it is written.

use super::marks;
use crate::assess::published::Level;
use crate::assess::published::sheet::{AFTER, Asks, BEFORE, MarkingRow, MarkingSheet, SheetPaper, WHO};
use crate::submission::workbook::raw::{self, Cell, Sheet};

fn row(asks: Asks, title: &str) -> MarkingRow {
    let level = |level: u32, name: &str| Level {
        level,
        name: name.to_owned(),
        says: format!("what {name} looks like"),
    };
    MarkingRow {
        on: "clinic".to_owned(),
        on_title: "The clinic".to_owned(),
        asks,
        id: "understood".to_owned(),
        title: title.to_owned(),
        look_for: "what people said".to_owned(),
        levels: if asks == Asks::Level {
            vec![level(0, "None"), level(2, "Some")]
        } else {
            Vec::new()
        },
        read: vec!["paper: A paper, page 2".to_owned()],
    }
}

fn sheet(rows: Vec<MarkingRow>) -> MarkingSheet {
    MarkingSheet {
        submission: "made-up".to_owned(),
        sha256: "0".repeat(64),
        authority: "Made-up (not real)".to_owned(),
        rubric: "A rubric".to_owned(),
        version: "1.0.0".to_owned(),
        documents: vec![SheetPaper {
            id: "paper".to_owned(),
            title: "A paper".to_owned(),
            url: None,
        }],
        bodies: vec![("analysts".to_owned(), "Made-up Analysts (not real)".to_owned())],
        may_be_apart: false,
        rows,
    }
}

fn text(sheet: &Sheet, row: u32, column: u32) -> String {
    match sheet.cells.get(&(row, column)) {
        Some(Cell::Text(words)) => words.clone(),
        other => panic!("{row}, {column}: {other:?}"),
    }
}

#[test]
fn every_question_and_every_row_stands_where_it_is_looked_for() {
    let bytes = marks(&sheet(vec![
        row(Asks::Level, "Understood"),
        row(Asks::Truth, "A fact"),
        row(Asks::Sign, "A sign"),
    ]))
    .unwrap();
    let book = raw::read(&bytes).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["You", "Marks", "Papers"]);
    for (row, (question, _)) in (0..).zip(WHO) {
        assert_eq!(text(&book.sheets[0], row, 0), question);
    }
    let marks = &book.sheets[1];
    let headings: Vec<String> = (0..13).map(|column| text(marks, 0, column)).collect();
    let mut expected: Vec<String> = BEFORE.iter().map(|name| (*name).to_owned()).collect();
    expected.extend(["Level 0".to_owned(), "Level 2".to_owned()]);
    expected.extend(AFTER.iter().map(|name| (*name).to_owned()));
    assert_eq!(headings, expected);
    assert_eq!(text(marks, 1, 8), "Some: what Some looks like");
    let asks: Vec<String> = (1..4).map(|row| text(marks, row, 4)).collect();
    assert_eq!(asks, ["a level", "yes or no", "lift or confirm"]);
    // what is to be filled in is empty
    assert!(marks.cells.keys().all(|(row, column)| *row == 0 || *column < 9));
    assert_eq!(text(&book.sheets[2], 1, 0), "paper");
}

#[test]
fn text_that_looks_like_a_formula_stays_text_and_steering_characters_show() {
    let bytes = marks(&sheet(vec![row(Asks::Level, "=1+1"), row(Asks::Level, "@SUM(A1)\u{1b}[31m")])).unwrap();
    let book = raw::read(&bytes).unwrap();
    assert_eq!(text(&book.sheets[1], 1, 2), "=1+1");
    assert!(!text(&book.sheets[1], 2, 2).contains('\u{1b}'));
}

#[test]
fn two_runs_give_the_same_bytes_and_nothing_to_judge_is_a_sheet_too() {
    let one = sheet(vec![row(Asks::Number, "Hours")]);
    assert_eq!(marks(&one).unwrap(), marks(&one).unwrap());
    let book = raw::read(&marks(&sheet(Vec::new())).unwrap()).unwrap();
    assert_eq!(text(&book.sheets[1], 0, 0), BEFORE[0]);
}
