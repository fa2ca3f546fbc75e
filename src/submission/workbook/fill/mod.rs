//! From a submission to the cells of the form, and an empty form as the same without one.
//!
//! Owns where everything stands in a new form. What a cell cannot say is found by reading the cells back, and goes to *Everything else*: so
//! whatever the sheets can hold, nothing is lost.

mod rows;
mod said;
mod shown;

use super::gather::gather;
use super::layout::{Line, Page, Placed, lines, need, pages};
use super::raw::{Book, Cell, Sheet};
use super::rest;
use serde_json::Value;
use std::collections::BTreeMap;

/// The first column of answers, where questions run down.
pub(super) const FIRST_COLUMN: u32 = 3;
/// The first row of answers, where questions run across.
pub(super) const FIRST_ROW: u32 = 3;
/// How many columns of exercises an empty form is prepared for in full.
const PREPARED: u32 = 4;

/// One entry of a sheet: by the key of the question, the answer.
type Entry = BTreeMap<String, Cell>;

/// The cells of a form, with what a submission says in them.
pub fn fill(submission: Option<&Value>, light: bool) -> Book {
    let mut book = Book::default();
    for page in pages(light) {
        let entries = submission.map_or_else(Vec::new, |value| rows::entries(value, page));
        book.sheets.push(sheet(page, light, &entries, submission.is_none()));
    }
    let Some(value) = submission else { return book };
    // a cell that would not be read as it stands is left blank
    let mut back = gather(&book);
    while back.faults.errors() > 0 {
        let mut emptied = false;
        for fault in back.faults.iter() {
            let Some(cell) = &fault.cell else { continue };
            let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == cell.sheet);
            emptied |= sheet.is_some_and(|sheet| sheet.cells.remove(&(cell.row, cell.column)).is_some());
        }
        if !emptied {
            break;
        }
        back = gather(&book);
    }
    let rows = rest::difference(&back.value, value);
    if !rows.is_empty() {
        book.sheets.retain(|sheet| sheet.name != Page::Rest.name());
        let mut entries = Vec::new();
        for (way, cell) in rows {
            entries.push(Entry::from([("@where".to_owned(), Cell::Text(way)), ("@value".to_owned(), cell)]));
        }
        book.sheets.push(sheet(Page::Rest, false, &entries, false));
    }
    book
}

/// The heading of a question.
pub(super) fn asked(placed: &Placed, light: bool) -> String {
    format!("{}{}", placed.question, need(&placed.field, light).words())
}

fn sheet(page: Page, light: bool, entries: &[Entry], empty: bool) -> Sheet {
    let mut sheet = Sheet {
        name: page.name().to_owned(),
        cells: BTreeMap::new(),
    };
    let down = page.runs_down();
    let mut put = |entry: u32, question: u32, text: &str| {
        if !text.is_empty() {
            let at = if down { (question, entry) } else { (entry, question) };
            sheet.cells.insert(at, Cell::Text(text.to_owned()));
        }
    };
    let first = if down { FIRST_COLUMN } else { FIRST_ROW };
    let prepared = if page == Page::Exercises { PREPARED } else { page.room() };
    let mut answers: Vec<(u32, u32, Cell)> = Vec::new();
    let mut question = 0;
    if down {
        for (entry, text) in ["Question", "Help", "Example"].into_iter().enumerate() {
            put(u32::try_from(entry).unwrap_or(0), 0, text);
        }
        let width = u32::try_from(entries.len())
            .unwrap_or(u32::MAX)
            .max(if empty { page.room() } else { 1 });
        for number in 0..width {
            let text = if page == Page::You && number == 0 {
                "Your answer".to_owned()
            } else {
                format!("{} {}", title(page), number.saturating_add(1))
            };
            put(first.saturating_add(number), 0, &text);
        }
        question = 1;
    }
    for line in lines(page, light) {
        match line {
            Line::Heading(text) => {
                if !down {
                    continue;
                }
                put(0, question, text);
            }
            Line::Question(placed) => {
                put(0, question, &asked(&placed, light));
                put(1, question, placed.field.help);
                put(2, question, if placed.key == "id" { "example" } else { placed.field.example });
                for (number, entry) in entries.iter().enumerate() {
                    let at = first.saturating_add(u32::try_from(number).unwrap_or(u32::MAX));
                    answers.extend(entry.get(&placed.key).map(|cell| (at, question, cell.clone())));
                }
                if empty {
                    let ready = ready(page, &placed, prepared);
                    answers.extend(
                        ready
                            .into_iter()
                            .map(|(number, cell)| (first.saturating_add(number), question, cell)),
                    );
                }
            }
        }
        question = question.saturating_add(1);
    }
    for (entry, question, cell) in answers {
        let at = if down { (question, entry) } else { (entry, question) };
        sheet.cells.insert(at, cell);
    }
    sheet
}

const fn title(page: Page) -> &'static str {
    match page {
        Page::You => "Body",
        Page::Exercises => "Exercise",
        Page::Ways | Page::Who | Page::Said | Page::Papers | Page::Register | Page::Rest => "Row",
    }
}

/// What an empty form is written with, by the number of the entry.
fn ready(page: Page, placed: &Placed, prepared: u32) -> Vec<(u32, Cell)> {
    if placed.key == "id" {
        let id = |number: u32| (number, Cell::Text(format!("{}{}", page.letter(), number.saturating_add(1))));
        return (0..prepared).map(id).collect();
    }
    if placed.key == "format" {
        return vec![(0, Cell::Number("1".to_owned()))];
    }
    if placed.key == "basis" {
        return vec![(0, Cell::Text(placed.field.example.to_owned()))];
    }
    if page == Page::Who && (placed.key == "group" || placed.key == "question") {
        let of = |(number, (group, question)): (usize, &(&str, &str))| {
            let text = if placed.key == "group" { group } else { question };
            (u32::try_from(number).unwrap_or(0), Cell::Text((*text).to_owned()))
        };
        return super::layout::GROUPS.iter().enumerate().map(of).collect();
    }
    if placed.filled.is_empty() {
        return Vec::new();
    }
    let text = shown::word(placed.field.kind, placed.filled);
    (0..prepared).map(|number| (number, Cell::Text(text.clone()))).collect()
}
