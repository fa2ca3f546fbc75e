//! Filled sheets of marks, as they are typed.

use super::{read, whole};
use crate::assess::marks::{Act, MarksFile, Role};
use crate::assess::published::sheet::{AFTER, BEFORE, WHO};
use crate::base::fault::Faults;
use crate::submission::workbook::raw::{Book, Cell, Sheet};

fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

fn who(answers: [&str; 5]) -> Sheet {
    let mut sheet = Sheet {
        name: "you ".to_owned(),
        ..Sheet::default()
    };
    // a note in front, and the questions in another order
    sheet.cells.insert((0, 0), text("a note"));
    for (row, ((question, _), answer)) in (2..).zip(WHO.into_iter().zip(answers).rev()) {
        sheet.cells.insert((row, 0), text(&question.to_uppercase()));
        if !answer.is_empty() {
            sheet.cells.insert((row, 1), text(answer));
        }
    }
    sheet
}

/// Rows of (on, id, asks, answer, document, why, blind), under headings in that order.
fn rows(rows: &[[&str; 7]]) -> Sheet {
    let mut sheet = Sheet {
        name: "Marks".to_owned(),
        ..Sheet::default()
    };
    let names = [BEFORE[1], BEFORE[3], BEFORE[4], AFTER[0], AFTER[1], AFTER[2], AFTER[3]];
    for (column, name) in (0..).zip(names) {
        sheet.cells.insert((1, column), text(name));
    }
    for (row, cells) in (2..).zip(rows) {
        for (column, words) in (0..).zip(cells).filter(|(_, words)| !words.is_empty()) {
            sheet.cells.insert((row, column), text(words));
        }
    }
    sheet
}

const ME: [&str; 5] = ["Assessor", "A. Assessor", "", "none", "2026-02-01"];

fn file(cells: &[[&str; 7]]) -> Result<MarksFile, Faults> {
    let book = Book {
        sheets: vec![rows(cells), who(ME)],
    };
    read(&book).map(|(file, _)| file)
}

fn told(cells: &[[&str; 7]]) -> Vec<String> {
    let faults = file(cells).unwrap_err();
    faults
        .iter()
        .map(|fault| {
            format!(
                "{}: {}",
                fault.cell.as_ref().map_or_else(String::new, ToString::to_string),
                fault.message
            )
        })
        .collect()
}

#[test]
fn every_kind_of_answer_is_a_mark() {
    let file = file(&[
        ["clinic", "understood", "a level", "2", "paper", "page 2", "Yes"],
        ["clinic", "understood", "A level", "3: Good", "", "seen", ""],
        ["", "skipped", "a level", "", "", "", "yes"],
        ["", "networks", "a level", "Does not apply", "", "no peers", "no"],
        ["clinic", "a-fact", "yes or no", " YES ", "paper", "page 3", ""],
        ["clinic", "hours", "a number", "4.0", "paper", "page 4", ""],
        ["clinic", "odd-survey", "lift or confirm", "Lift", "", "it was not odd", ""],
    ])
    .unwrap();
    assert_eq!((file.role, file.author.as_str(), file.body), (Role::Assessor, "A. Assessor", None));
    assert_eq!(file.marks.len(), 6, "a row without an answer is no mark");
    let marks = &file.marks;
    assert_eq!((marks[0].level, marks[0].blind), (Some(2), Some(true)));
    assert_eq!(marks[0].document.as_ref().unwrap().as_str(), "paper");
    assert_eq!(marks[1].level, Some(3));
    assert_eq!((marks[2].not_applicable, marks[2].on.is_none()), (Some(true), true));
    assert_eq!((marks[3].value, marks[4].value), (Some(1), Some(4)));
    assert_eq!(marks[5].act, Some(Act::Lift));
}

#[test]
fn what_is_wrong_is_told_at_its_cell() {
    let found = told(&[
        ["clinic", "understood", "a level", "", "", "I saw it", ""],
        ["clinic", "understood", "a level", "good", "", "seen", ""],
        ["clinic", "understood", "a colour", "2", "", "seen", ""],
        ["clinic", "understood", "a level", "2", "", "seen", "perhaps"],
    ]);
    assert_eq!(
        found,
        [
            "Marks, D3: a reason and no answer",
            "Marks, D4: read 'good', expected a whole number, such as 2",
            "Marks, C5: read 'a colour', expected what the row asks for",
            "Marks, G6: read 'perhaps', expected yes or no",
        ]
    );
    // what the file of marks itself asks for is told at the cell that should hold it
    let found = told(&[["clinic", "understood", "a level", "2", "paper", "", ""]]);
    assert!(
        found.len() == 1 && found[0].starts_with("Marks, ") && found[0].contains("reason"),
        "{found:?}"
    );
    let book = Book {
        sheets: vec![who(["judge", "A", "", "none", "soon"]), rows(&[])],
    };
    let faults = read(&book).unwrap_err();
    let places: Vec<String> = faults.iter().map(|fault| fault.cell.as_ref().unwrap().to_string()).collect();
    assert_eq!(places, ["you , B3", "you , B7"], "{faults:?}");
}

#[test]
fn sheets_and_columns_that_are_gone_are_missed_by_name() {
    let faults = read(&Book::default()).unwrap_err();
    assert_eq!(faults.iter().filter(|fault| fault.code == "missing-sheet").count(), 2);
    let mut marks = rows(&[]);
    marks.cells.insert((1, 3), text("Your answers"));
    let book = Book {
        sheets: vec![marks, who(ME)],
    };
    let faults = read(&book).unwrap_err();
    let fault = faults.iter().next().unwrap();
    assert_eq!((fault.code, faults.iter().count()), ("missing-column", 1));
    assert!(fault.help.as_deref().unwrap().contains("'Your answers'"), "{fault:?}");
}

#[test]
fn numbers_as_people_type_them() {
    assert_eq!(whole("2.0"), whole("2"));
    assert_eq!(whole("3 – Good"), whole("3"));
    assert_eq!((whole("good"), whole("-1"), whole("2.5")), (None, None, None));
}
