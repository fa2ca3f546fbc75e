//! From the answers of the sheets to one value, as a file would hold it, with the cell of everything in it.
//!
//! Owns the order in which sheets are gone through and the putting of one entry's answers into the value. What the submission as a whole
//! must be is judged where every submission is.

mod blanks;
mod channels;
mod names;
mod said;
mod sheets;

use super::cells::Cells;
use super::layout::{Page, Placed};
use super::raw::Book;
use super::rest;
use super::table::{Entry, Table};
use super::typed::{self, plain, text};
use crate::base::fault::{CellPlace, Fault, Faults};
use crate::base::pointer::Pointer;
use names::Pending;
use serde_json::{Map, Value, json};

/// What a workbook says.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// the value, as a file would hold it
    pub value: Value,
    /// the cell of each part of it
    pub cells: Cells,
    /// what was not understood
    pub faults: Faults,
    /// what is odd about the form alone
    pub hints: Faults,
}

/// Reads the sheets of a form.
pub fn gather(book: &Book) -> Gathered {
    let mut gatherer = Gatherer::default();
    let tables = gatherer.tables(book);
    let table = |page: Page| tables.iter().find(|table| table.page == page);
    gatherer.value = json!({ "format": 1 });
    sheets::you(&mut gatherer, table(Page::You));
    sheets::exercises(&mut gatherer, table(Page::Exercises));
    sheets::ways(&mut gatherer, table(Page::Ways));
    sheets::who(&mut gatherer, table(Page::Who));
    said::said(&mut gatherer, table(Page::Said));
    sheets::papers(&mut gatherer, table(Page::Papers));
    sheets::register(&mut gatherer, table(Page::Register));
    names::resolve(&mut gatherer);
    if let Some(table) = table(Page::Rest) {
        rest::apply(&mut gatherer, table);
    }
    if gatherer.value.get("basis") == Some(&json!("returned")) {
        tables.iter().for_each(|table| blanks::tell(table, &mut gatherer.hints));
    }
    Gathered {
        value: gatherer.value,
        cells: gatherer.cells,
        faults: gatherer.faults,
        hints: gatherer.hints,
    }
}

/// The value while it is put together.
#[derive(Debug, Default)]
pub(in crate::submission::workbook) struct Gatherer {
    pub(in crate::submission::workbook) value: Value,
    pub(in crate::submission::workbook) cells: Cells,
    faults: Faults,
    hints: Faults,
    pending: Vec<Pending>,
    /// the ids and titles of the exercises, for the rows that belong to one
    exercises: Vec<(String, Vec<String>)>,
    /// what a paper says that it supports: its place in the list, the page, and the rows
    supports: Vec<(usize, Option<Value>, String, CellPlace)>,
}

impl Gatherer {
    fn tables<'b>(&mut self, book: &'b Book) -> Vec<Table<'b>> {
        let mut tables: Vec<Table<'b>> = Vec::new();
        for (order, sheet) in book.sheets.iter().enumerate() {
            let name = plain(&sheet.name).replace('&', "and");
            let same = |page: &&Page| {
                let known = page.name().to_lowercase();
                known == name || strsim::damerau_levenshtein(&known, &name).saturating_mul(5) <= known.len()
            };
            let page = Page::ALL.iter().find(same).copied();
            match page.filter(|page| tables.iter().all(|table| table.page != *page)) {
                Some(page) => tables.push(Table::read(page, order, sheet, &mut self.faults, &mut self.hints)),
                None if sheet.cells.is_empty() || name.starts_with("note") || name == "lists" => {}
                None => {
                    let message = format!("the sheet '{}' is none of the form, and is not read", sheet.name);
                    let place = CellPlace {
                        order: u32::try_from(order).unwrap_or(u32::MAX),
                        sheet: sheet.name.clone(),
                        row: 0,
                        column: 0,
                    };
                    self.hints
                        .push(Fault::warning("unread-sheet", Pointer::root(), message).at_cell(place));
                }
            }
        }
        if tables.is_empty() {
            let names: Vec<&str> = Page::ALL.iter().map(|page| page.name()).collect();
            let fault = Fault::error(
                "no-form",
                Pointer::root(),
                format!("this workbook has none of the sheets {}", names.join(", ")),
            );
            self.faults
                .push(fault.with_help("`earnest form submission -o form.xlsx` writes a form to fill in"));
        }
        tables
    }

    pub(in crate::submission::workbook) fn fault(&mut self, fault: Fault, cell: CellPlace) {
        self.faults.push(fault.at_cell(cell));
    }

    /// One answer.
    fn answer(&mut self, table: &Table<'_>, entry: &Entry<'_>, question: usize, at: &str) -> Option<Value> {
        let cell = entry.answers.get(&question)?;
        let placed = table.questions.get(question)?;
        match typed::read(placed.field.kind, placed.field.takes, cell) {
            Ok(value) => value,
            Err(slip) => {
                let at = Pointer::from_text(at);
                let none = if placed.field.none_at.is_empty() { "" } else { ", or none" };
                self.fault(
                    Fault::error(slip.code, at, slip.message).with_help(format!("{}{none}", slip.help)),
                    table.place(entry, question),
                );
                None
            }
        }
    }

    /// The answer to the question of a key.
    fn keyed(&mut self, table: &Table<'_>, entry: &Entry<'_>, key: &str, at: &str) -> Option<(Value, CellPlace)> {
        let question = table.questions.iter().position(|placed| placed.key == key)?;
        let value = self.answer(table, entry, question, at)?;
        Some((value, table.place(entry, question)))
    }

    /// All answers whose keys begin with `prefix` and are not split or joined, as one entry that will stand at `base`.
    fn filled(&mut self, table: &Table<'_>, entry: &Entry<'_>, prefix: &str, base: &str, exercise: Option<usize>) -> Value {
        let mut made = Value::Object(Map::new());
        let mut slots: Vec<(&'static str, usize)> = Vec::new();
        for (question, placed) in table.questions.iter().enumerate() {
            let Some(key) = placed.key.strip_prefix(prefix).filter(|key| !key.starts_with('@')) else {
                continue;
            };
            if prefix.is_empty() && ["outcome/", "change/", "review/"].iter().any(|other| key.starts_with(other)) && table.page != Page::You
            {
                continue;
            }
            if let Some(slot) = placed.slot {
                if !slots.contains(&slot) {
                    slots.push(slot);
                    self.slot(table, entry, slot, base, exercise, &mut made);
                }
                continue;
            }
            let at = format!("{base}/{key}");
            let place = table.place(entry, question);
            self.cells.set(&at, &place);
            let mut above = key;
            while let Some((more, _)) = above.rsplit_once('/') {
                self.cells.put(&format!("{base}/{more}"), &place);
                above = more;
            }
            let none_at = placed.field.none_at.strip_prefix(prefix).unwrap_or_default();
            let none = || {
                entry
                    .answers
                    .get(&question)
                    .is_some_and(|cell| matches!(plain(&text(cell)).as_str(), "none" | "never"))
            };
            if !none_at.is_empty() && none() {
                self.cells.set(&format!("{base}/{none_at}"), &place);
                put(&mut made, none_at, json!("none"));
                continue;
            }
            let Some(value) = self.answer(table, entry, question, &at) else {
                continue;
            };
            self.pend(placed, &at, exercise, &place);
            if !put(&mut made, key, value) {
                let fault = Fault::error(
                    "filled-beside-none",
                    Pointer::from_text(at),
                    "this is filled, but the question before it says that there is none",
                );
                self.fault(fault.with_help("take one of the two out"), place);
            }
        }
        made
    }

    /// One entry of a list of which the sheet has some.
    fn slot(
        &mut self,
        table: &Table<'_>,
        entry: &Entry<'_>,
        slot: (&'static str, usize),
        base: &str,
        exercise: Option<usize>,
        made: &mut Value,
    ) {
        let of_slot = || table.questions.iter().enumerate().filter(|(_, placed)| placed.slot == Some(slot));
        let written = |(question, placed): (usize, &Placed)| entry.answers.contains_key(&question) && placed.filled.is_empty();
        let renamed = |(question, placed): (usize, &Placed)| {
            let cell = entry.answers.get(&question);
            let value = cell.and_then(|cell| typed::read(placed.field.kind, placed.field.takes, cell).ok().flatten());
            value.is_some_and(|value| value != json!(placed.filled))
        };
        let (list, _) = slot;
        if let Some((question, _)) = of_slot().next() {
            self.cells.put(&format!("{base}/{list}"), &table.place(entry, question));
        }
        if !of_slot().any(written) && !of_slot().any(renamed) {
            return;
        }
        let number = made.pointer(&format!("/{list}")).and_then(Value::as_array).map_or(0, Vec::len);
        let mut one = Value::Object(Map::new());
        for (question, placed) in of_slot() {
            let key = placed.field.key;
            let at = format!("{base}/{list}/{number}/{key}");
            let place = table.place(entry, question);
            self.cells.set(&at, &place);
            self.cells.put(&format!("{base}/{list}/{number}"), &place);
            if let Some(value) = self.answer(table, entry, question, &at) {
                self.pend(placed, &at, exercise, &place);
                put(&mut one, key, value);
            }
        }
        if !put(made, &format!("{list}/{number}"), one) {
            let at = Pointer::from_text(format!("{base}/{list}"));
            let place = table.begins(entry);
            self.fault(
                Fault::error(
                    "filled-beside-none",
                    at,
                    "this is filled, but another answer says that there is none",
                ),
                place,
            );
        }
    }

    /// How many entries stand at a pointer.
    fn list(&self, at: &str) -> usize {
        self.value.pointer(at).and_then(Value::as_array).map_or(0, Vec::len)
    }

    fn push(&mut self, list: &str, entry: Value) {
        let number = self.list(list);
        put(&mut self.value, &format!("{}/{number}", list.trim_start_matches('/')), entry);
    }
}

/// Puts a value at a path, making what lies between; false where something other than a map or list lies there.
pub(in crate::submission::workbook) fn put(value: &mut Value, path: &str, new: Value) -> bool {
    let Some((step, rest)) = path.split_once('/').map(|(step, rest)| (step, Some(rest))).or(Some((path, None))) else {
        return false;
    };
    if value.is_null() {
        *value = if step.bytes().all(|byte| byte.is_ascii_digit()) {
            json!([])
        } else {
            json!({})
        };
    }
    let inner = match value {
        Value::Object(map) => map.entry(step.to_owned()).or_insert(Value::Null),
        Value::Array(items) => {
            let Ok(number) = step.parse::<usize>() else { return false };
            if number == items.len() {
                items.push(Value::Null);
            }
            let Some(inner) = items.get_mut(number) else { return false };
            inner
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return false,
    };
    match rest {
        Some(rest) => put(inner, rest, new),
        None => {
            *inner = new;
            true
        }
    }
}
