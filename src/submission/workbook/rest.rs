//! The sheet *Everything else*: one value a row, with where it belongs, so that no submission loses anything in a workbook.
//!
//! Owns the way to a value in words (`exercises > E1 > needs > number 1 > what`), the difference of two values as such rows, and putting
//! the rows back.

use super::gather::{Gatherer, put};
use super::raw::Cell;
use super::table::Table;
use super::typed::{clean, plain, text};
use crate::base::fault::Fault;
use crate::base::near::nearest;
use crate::base::pointer::Pointer;
use serde_json::{Map, Value, json};

/// What a row says whose value is to be taken out.
const NOTHING: &str = "(nothing)";
/// The last step of a row that goes on with the text of the one before it.
const CONTINUED: &str = "continued";
/// The most letters of a text in one cell; a spreadsheet takes 32,767 units, and a letter may need six.
const MOST: usize = 5000;
/// The keys of a count that is not exact.
const COUNT: [&str; 7] = ["at_least", "at_most", "about", "from", "to", "share", "of"];
/// What entries of lists are known by.
const NAMES: [&str; 5] = ["id", "theme", "group", "question", "format"];

/// A row: where, and what.
pub(super) type Row = (String, Cell);

/// The rows that make `from` into `to`.
pub(super) fn difference(from: &Value, to: &Value) -> Vec<Row> {
    let mut rows = Vec::new();
    compare(Some(from), to, "", &mut rows);
    rows
}

fn compare(from: Option<&Value>, to: &Value, at: &str, rows: &mut Vec<Row>) {
    if from == Some(to) {
        return;
    }
    match (from, to) {
        (Some(Value::Object(old)), Value::Object(new)) => {
            for key in old.keys().filter(|key| !new.contains_key(*key)) {
                rows.push((step(at, &words(key)), Cell::Text(NOTHING.to_owned())));
            }
            for (key, value) in new {
                compare(old.get(key), value, &step(at, &words(key)), rows);
            }
        }
        (Some(Value::Array(old)), Value::Array(new)) => {
            for number in (new.len()..old.len()).rev() {
                rows.push((step(at, &numbered(number)), Cell::Text(NOTHING.to_owned())));
            }
            for (number, value) in new.iter().enumerate() {
                let before = old.get(number);
                compare(before, value, &step(at, &name(old, new, number)), rows);
            }
        }
        (before, Value::Object(new)) if !is_leaf(to) => {
            if before.is_some_and(|before| !before.is_null()) {
                rows.push((at.to_owned(), Cell::Text(NOTHING.to_owned())));
            }
            for (key, value) in new {
                compare(None, value, &step(at, &words(key)), rows);
            }
        }
        (before, Value::Array(new)) if !is_leaf(to) => {
            if before.is_some_and(|before| !before.is_null()) {
                rows.push((at.to_owned(), Cell::Text(NOTHING.to_owned())));
            }
            for (number, value) in new.iter().enumerate() {
                compare(None, value, &step(at, &numbered(number)), rows);
            }
        }
        _ => leaf(to, at, rows),
    }
}

/// A value that stands in one cell.
fn is_leaf(value: &Value) -> bool {
    match value {
        Value::Object(map) => map.is_empty() || map.keys().all(|key| COUNT.contains(&key.as_str())),
        Value::Array(items) => items.is_empty(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

fn leaf(value: &Value, at: &str, rows: &mut Vec<Row>) {
    match value {
        Value::Number(number) => rows.push((at.to_owned(), Cell::Number(number.to_string()))),
        Value::String(text) => {
            let letters: Vec<char> = text.chars().collect();
            for (number, part) in letters.chunks(MOST).enumerate() {
                let part: String = part.iter().collect();
                let whole = number == 0 && letters.len() <= MOST;
                let at = if number == 0 { at.to_owned() } else { step(at, CONTINUED) };
                let bare = whole && is_plain(&part) && !part.starts_with(['"', '[', '{', '(']);
                rows.push((at, Cell::Text(if bare { part } else { quoted(&part) })));
            }
            if letters.is_empty() {
                rows.push((at.to_owned(), Cell::Text("\"\"".to_owned())));
            }
        }
        Value::Bool(truth) => rows.push((at.to_owned(), Cell::Truth(*truth))),
        Value::Null | Value::Array(_) | Value::Object(_) => rows.push((at.to_owned(), Cell::Text(value.to_string()))),
    }
}

/// A text that a cell gives back as it was written.
pub(super) fn is_plain(text: &str) -> bool {
    let odd = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
    !text.is_empty() && clean(text) == text && text.chars().count() <= MOST && !text.contains("_x") && !text.contains(odd)
}

/// A text in quotation marks, with what a cell would not keep written out.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    let mut units = [0; 2];
    for letter in json!(text).to_string().chars() {
        if letter.is_control() || matches!(letter, '_' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{fffe}' | '\u{ffff}') {
            for unit in letter.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(letter);
        }
    }
    out
}

fn step(at: &str, next: &str) -> String {
    if at.is_empty() { next.to_owned() } else { format!("{at} > {next}") }
}

fn words(key: &str) -> String {
    key.replace('_', " ")
}

fn numbered(number: usize) -> String {
    format!("number {}", number.saturating_add(1))
}

fn known_as(entry: &Value) -> Option<&str> {
    NAMES.iter().find_map(|key| entry.get(*key)).and_then(Value::as_str)
}

/// An entry by the name that only it bears, before and after; else by its number.
fn name(old: &[Value], new: &[Value], number: usize) -> String {
    let single = |list: &[Value], name: &str| list.iter().filter(|entry| known_as(entry) == Some(name)).count() == 1;
    let before = old.get(number).and_then(known_as);
    let after = new.get(number).and_then(known_as);
    match (before, after) {
        (Some(before), Some(after)) if before == after && single(old, before) && single(new, after) => before.to_owned(),
        _ => numbered(number),
    }
}

/// Puts the rows of the sheet back into the value.
pub(super) fn apply(gatherer: &mut Gatherer, table: &Table<'_>) {
    for entry in &table.entries {
        let at = |key: &str| table.questions.iter().position(|placed| placed.key == key);
        let (Some(place), Some(held)) = (at("@where"), at("@value")) else {
            continue;
        };
        let cell = table.place(entry, held);
        let Some(way) = entry.answers.get(&place).map(|cell| text(cell)) else {
            let fault = Fault::error("which-value", Pointer::root(), "this row does not say where its value belongs");
            gatherer.fault(
                fault.with_help("write the way to it, such as exercises > E1 > needs > number 1 > what"),
                cell,
            );
            continue;
        };
        let Some(value) = entry.answers.get(&held).map(|cell| parsed(cell)) else {
            continue;
        };
        let mut steps: Vec<&str> = way.split(['>', '›']).map(str::trim).filter(|step| !step.is_empty()).collect();
        let continued = steps.last() == Some(&CONTINUED);
        if continued {
            steps.pop();
        }
        match pointer(&gatherer.value, &steps) {
            Ok(at) => {
                gatherer.cells.set(&format!("/{at}"), &cell);
                if !place_at(&mut gatherer.value, &at, value, continued) {
                    let fault = Fault::error(
                        "which-value",
                        Pointer::from_text(format!("/{at}")),
                        format!("nothing can stand at '{way}'"),
                    );
                    gatherer.fault(fault.with_help("check the names before it, and the sheet that it belongs to"), cell);
                }
            }
            Err((message, help)) => {
                gatherer.fault(
                    Fault::error("which-value", Pointer::root(), message).with_help(help),
                    table.place(entry, place),
                );
            }
        }
    }
}

fn place_at(value: &mut Value, at: &str, new: Option<Value>, continued: bool) -> bool {
    let pointer = format!("/{at}");
    match (new, continued) {
        (Some(Value::String(more)), true) => match value.pointer_mut(&pointer) {
            Some(Value::String(text)) => {
                text.push_str(&more);
                true
            }
            _ => false,
        },
        (Some(new), _) => put(value, at, new),
        (None, _) => {
            let (above, key) = pointer.rsplit_once('/').unwrap_or(("", ""));
            match value.pointer_mut(above) {
                Some(Value::Object(map)) => map.shift_remove(key).is_some(),
                Some(Value::Array(items)) => {
                    let number = key.parse::<usize>().ok().filter(|number| *number < items.len());
                    number.map(|number| items.remove(number)).is_some()
                }
                _ => false,
            }
        }
    }
}

/// The value of a row; nothing where it is to be taken out.
fn parsed(cell: &Cell) -> Option<Value> {
    let shown = text(cell);
    match cell {
        Cell::Truth(truth) => Some(json!(truth)),
        Cell::Number(number) => Some(serde_json::from_str(number).unwrap_or_else(|_| json!(number))),
        Cell::Text(_) if shown == NOTHING => None,
        Cell::Text(_) if shown.starts_with(['"', '[', '{']) => Some(serde_json::from_str(&shown).unwrap_or_else(|_| json!(shown))),
        Cell::Text(_) | Cell::Date(_) | Cell::Share(_) | Cell::Error(_) => Some(json!(shown)),
    }
}

/// The path of a way in words, within a value.
fn pointer(value: &Value, steps: &[&str]) -> Result<String, (String, String)> {
    let empty = Value::Object(Map::new());
    let mut here = Some(value);
    let mut path: Vec<String> = Vec::new();
    for step in steps {
        let number = plain(step).strip_prefix("number ").and_then(|number| number.parse::<usize>().ok());
        let number = number.and_then(|number| number.checked_sub(1));
        let items = here.and_then(Value::as_array);
        let next = match (items, number) {
            (_, Some(number)) => number.to_string(),
            (Some(items), None) => {
                let names = || items.iter().filter_map(known_as);
                let found = names()
                    .position(|name| name == *step)
                    .or_else(|| names().position(|name| plain(name) == plain(step)));
                let by_name = found.and_then(|found| names().nth(found));
                let at = by_name.and_then(|name| items.iter().position(|entry| known_as(entry) == Some(name)));
                let Some(at) = at else {
                    let near = nearest(step, names()).map_or_else(String::new, |near| format!("did you mean '{near}'? "));
                    let all: Vec<&str> = names().take(12).collect();
                    return Err((
                        format!("'{step}' is none of the entries there"),
                        format!("{near}known: {}; or write number 1, number 2 and so on", all.join(", ")),
                    ));
                };
                at.to_string()
            }
            (None, None) => plain(step).replace(' ', "_"),
        };
        here = here
            .unwrap_or(&empty)
            .get(&next)
            .or_else(|| items.and_then(|items| items.get(next.parse::<usize>().ok()?)));
        path.push(next);
    }
    if path.is_empty() {
        return Err((
            "this row does not say where its value belongs".to_owned(),
            "write the way to it".to_owned(),
        ));
    }
    Ok(path.join("/"))
}
