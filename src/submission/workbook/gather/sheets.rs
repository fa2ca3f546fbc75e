//! Each sheet of the form, and what one of its entries becomes.
//!
//! Owns what the form splits and joins: a number and *people or visits?* are one count; a row of *Papers* may also be a view from outside.
//! *Said and done*, whose rows become most, has a file of its own.

use super::{Gatherer, channels, put};
use crate::base::fault::Fault;
use crate::base::pointer::Pointer;
use crate::submission::workbook::gather::names;
use crate::submission::workbook::layout::{Page, Target};
use crate::submission::workbook::table::{Entry, Table};
use crate::submission::workbook::typed::{plain, text};
use serde_json::{Value, json};

/// What an entry is, besides its short name.
pub(super) fn says_anything(made: &Value) -> bool {
    made.as_object().is_some_and(|map| map.keys().any(|key| key != "id"))
}

/// Gives an entry a short name where it has none: the letter of its sheet and the first number that is free.
pub(super) fn named(gatherer: &Gatherer, made: &mut Value, list: &str, letter: &str) {
    if made.get("id").is_some() {
        return;
    }
    let all = gatherer.value.pointer(list).and_then(Value::as_array);
    let taken = |id: &str| all.is_some_and(|all| all.iter().any(|entry| entry.get("id").and_then(Value::as_str) == Some(id)));
    let mut number = all.map_or(0, Vec::len).saturating_add(1);
    while taken(&format!("{letter}{number}")) {
        number = number.saturating_add(1);
    }
    put(made, "id", json!(format!("{letter}{number}")));
}

pub(super) fn you(gatherer: &mut Gatherer, table: Option<&Table<'_>>) {
    let Some(table) = table else { return };
    for (number, entry) in table.entries.iter().enumerate() {
        if number == 0 {
            let made = gatherer.filled(table, entry, "", "", None);
            for (key, value) in made.as_object().into_iter().flatten() {
                put(&mut gatherer.value, key, value.clone());
            }
            gatherer.cells.put("", &table.begins(entry));
        } else if let Some(question) = entry.answers.keys().find(|question| {
            let placed = table.questions.get(**question);
            placed.is_some_and(|placed| !placed.key.starts_with('@'))
        }) {
            let fault = Fault::error(
                "answered-twice",
                Pointer::root(),
                "this question has one answer, and another stands before it",
            );
            gatherer.fault(fault.with_help("keep one of the two"), table.place(entry, *question));
        }
        let base = format!("/partners/{}", gatherer.list("/partners"));
        let mut body = gatherer.filled(table, entry, "@body/", &base, None);
        if says_anything(&body) {
            named(gatherer, &mut body, "/partners", Page::You.letter());
            gatherer.push("/partners", body);
        }
    }
    if gatherer.value.get("basis").is_none() {
        put(&mut gatherer.value, "basis", json!("returned"));
    }
}

/// How many are affected, in people or in visits.
fn affected(gatherer: &mut Gatherer, table: &Table<'_>, entry: &Entry<'_>, base: &str, made: &mut Value) {
    let at = format!("{base}/affected/people");
    let number = gatherer.keyed(table, entry, "@affected", &at);
    let of = gatherer.keyed(table, entry, "@affected_in", &format!("{base}/affected"));
    let Some((number, cell)) = number else { return };
    let kind = match of {
        Some((kind, _)) => kind,
        None if number.is_string() => json!("people"),
        None => {
            let question = table.questions.iter().position(|placed| placed.key == "@affected_in");
            let asked = table.questions.iter().position(|placed| placed.key == "@affected");
            let shown = asked
                .and_then(|asked| entry.answers.get(&asked))
                .map(|cell| text(cell))
                .unwrap_or_default();
            let fault = Fault::error(
                "people-or-visits",
                Pointer::from_text(at),
                format!("{shown} affected, but 'people or visits?' is blank"),
            );
            let help = "if these are visits in a year, choose visits: the count of people then stays unknown, which is allowed";
            gatherer.fault(fault.with_help(help), table.place(entry, question.unwrap_or(0)));
            return;
        }
    };
    let key = if kind == json!("visits") {
        "affected/visits"
    } else {
        "affected/people"
    };
    gatherer.cells.set(&format!("{base}/{key}"), &cell);
    gatherer.cells.put(&format!("{base}/affected"), &cell);
    put(made, key, number);
}

pub(super) fn exercises(gatherer: &mut Gatherer, table: Option<&Table<'_>>) {
    let Some(table) = table else { return };
    for entry in &table.entries {
        let number = gatherer.list("/exercises");
        let base = format!("/exercises/{number}");
        let mut made = gatherer.filled(table, entry, "", &base, Some(number));
        affected(gatherer, table, entry, &base, &mut made);
        channels::add(gatherer, table, entry, &base, &mut made);
        if let Some((asked, cell)) = gatherer.keyed(table, entry, "@proposal", &format!("{base}/proposal")) {
            gatherer.cells.set(&format!("{base}/proposal"), &cell);
            let described = made.get("proposal").is_some();
            if asked == json!("no") && described {
                let fault = Fault::error(
                    "filled-beside-none",
                    Pointer::from_text(format!("{base}/proposal")),
                    "there was no proposal, but questions about it are answered",
                );
                gatherer.fault(fault.with_help("answer yes, or take those answers out"), cell);
            } else if !described {
                put(&mut made, "proposal", if asked == json!("no") { json!("none") } else { json!({}) });
            }
        }
        named(gatherer, &mut made, "/exercises", Page::Exercises.letter());
        gatherer.cells.set(&base, &table.begins(entry));
        gatherer.push("/exercises", made);
    }
    gatherer.exercises = names::known(&gatherer.value, Target::Exercise, None);
}

/// The exercise that a row belongs to.
pub(super) fn exercise(gatherer: &mut Gatherer, table: &Table<'_>, entry: &Entry<'_>) -> Option<usize> {
    let asked = gatherer.keyed(table, entry, "@exercise", "");
    let known = &gatherer.exercises;
    let fault = match &asked {
        Some((name, _)) => {
            let name = name.as_str().unwrap_or_default();
            if let Some(id) = names::find(known, name) {
                return known.iter().position(|(known, _)| *known == id);
            }
            let titles: Vec<&str> = known
                .iter()
                .flat_map(|(id, titles)| titles.first().or(Some(id)))
                .map(String::as_str)
                .collect();
            Fault::error(
                "dangling-reference",
                Pointer::root(),
                format!("'{name}' is no exercise of the sheet Exercises"),
            )
            .with_help(format!("known there: {}", titles.join("; ")))
        }
        None if known.len() == 1 => return Some(0),
        None => Fault::error(
            "which-exercise",
            Pointer::root(),
            "this row does not say which exercise it belongs to",
        )
        .with_help("choose one of the sheet Exercises"),
    };
    let question = table.questions.iter().position(|placed| placed.key == "@exercise");
    gatherer.fault(fault, table.place(entry, question.unwrap_or(0)));
    None
}

pub(super) fn ways(gatherer: &mut Gatherer, table: Option<&Table<'_>>) {
    let Some(table) = table else { return };
    for entry in &table.entries {
        let Some(number) = exercise(gatherer, table, entry) else { continue };
        let list = format!("/exercises/{number}/activities");
        let base = format!("{list}/{}", gatherer.list(&list));
        let mut made = gatherer.filled(table, entry, "", &base, Some(number));
        named(gatherer, &mut made, &list, Page::Ways.letter());
        gatherer.cells.set(&base, &table.begins(entry));
        gatherer.push(&list, made);
    }
}

/// The names of the row that stands for a question as a whole.
const EVERYBODY: [&str; 3] = ["everybody-asked", "everybody", "everyone"];
/// The names of the rows that stand for all the people an authority serves.
const AREA: [&str; 4] = ["whole area", "the whole area", "all exercises", "area"];

pub(super) fn who(gatherer: &mut Gatherer, table: Option<&Table<'_>>) {
    let Some(table) = table else { return };
    for entry in &table.entries {
        let named = |key: &str| {
            let question = table.questions.iter().position(|placed| placed.key == key);
            question
                .and_then(|question| entry.answers.get(&question))
                .map(|cell| plain(&text(cell)))
        };
        let area = named("@exercise").is_some_and(|name| AREA.contains(&name.as_str()));
        let everybody = named("group").is_some_and(|name| EVERYBODY.contains(&name.replace(' ', "-").as_str()));
        let (list, number) = if area {
            ("/authority/groups".to_owned(), None)
        } else {
            let Some(number) = exercise(gatherer, table, entry) else { continue };
            let list = if everybody { "monitoring" } else { "groups" };
            (format!("/exercises/{number}/{list}"), Some(number))
        };
        let base = format!("{list}/{}", gatherer.list(&list));
        gatherer.cells.set(&base, &table.begins(entry));
        let mut made = gatherer.filled(table, entry, "", &base, number);
        if everybody && let Some(map) = made.as_object_mut() {
            map.shift_remove("group");
            if let Some(heard) = map.shift_remove("heard") {
                map.insert("answered".to_owned(), heard);
            }
        }
        if let Some((people, cell)) = gatherer.keyed(table, entry, "@people", &format!("{base}/people")) {
            let key = if people.as_str().is_some_and(|text| text.ends_with('%')) {
                "share"
            } else {
                "people"
            };
            gatherer.cells.set(&format!("{base}/{key}"), &cell);
            put(&mut made, key, people);
        }
        let place = |key: &str| {
            table
                .questions
                .iter()
                .position(|placed| placed.key == key)
                .map(|question| table.place(entry, question))
        };
        if everybody && let Some(cell) = place("heard") {
            gatherer.cells.set(&format!("{base}/answered"), &cell);
        }
        if !everybody
            && made.get("not_stated").is_some()
            && let Some(cell) = place("not_stated")
        {
            let fault = Fault::error(
                "not-stated-of-group",
                Pointer::from_text(base.clone()),
                "how many left the question out stands beside a group",
            );
            gatherer.fault(
                fault.with_help("write it in a row of its own whose group is everybody asked, with the question"),
                cell,
            );
            if let Some(map) = made.as_object_mut() {
                map.shift_remove("not_stated");
            }
        }
        gatherer.push(&list, made);
    }
}

pub(super) fn papers(gatherer: &mut Gatherer, table: Option<&Table<'_>>) {
    let Some(table) = table else { return };
    for entry in &table.entries {
        let number = gatherer.list("/documents");
        let base = format!("/documents/{number}");
        let mut paper = gatherer.filled(table, entry, "", &base, None);
        if let Some((address, cell)) = gatherer.keyed(table, entry, "@address", &format!("{base}/url")) {
            let text = address.as_str().unwrap_or_default();
            let key = if text.contains("://") || text.starts_with("www.") {
                "url"
            } else {
                "path"
            };
            gatherer.cells.set(&format!("{base}/{key}"), &cell);
            put(&mut paper, key, address);
        }
        let supports = gatherer.keyed(table, entry, "@supports", &base);
        let page = gatherer.keyed(table, entry, "@page", &base).map(|(page, _)| page);
        let reviews = gatherer.list("/reviews");
        let review_at = format!("/reviews/{reviews}");
        let mut review = gatherer.filled(table, entry, "review/", &review_at, None);
        let begins = table.begins(entry);
        let mut id = None;
        if says_anything(&paper) || review.as_object().is_none_or(serde_json::Map::is_empty) {
            named(gatherer, &mut paper, "/documents", Page::Papers.letter());
            id = paper.get("id").cloned();
            gatherer.cells.set(&base, &begins);
            gatherer.push("/documents", paper);
            if let Some((rows, cell)) = supports {
                gatherer
                    .supports
                    .push((number, page, rows.as_str().unwrap_or_default().to_owned(), cell));
            }
        }
        if review.as_object().is_some_and(|map| !map.is_empty()) {
            named(gatherer, &mut review, "/reviews", "V");
            if let Some(id) = id {
                put(&mut review, "document", id);
            }
            gatherer.cells.set(&review_at, &begins);
            gatherer.push("/reviews", review);
        }
    }
}

pub(super) fn register(gatherer: &mut Gatherer, table: Option<&Table<'_>>) {
    let Some(table) = table else { return };
    for entry in &table.entries {
        let base = format!("/register/{}", gatherer.list("/register"));
        let mut made = gatherer.filled(table, entry, "", &base, None);
        affected(gatherer, table, entry, &base, &mut made);
        named(gatherer, &mut made, "/register", Page::Register.letter());
        gatherer.cells.set(&base, &table.begins(entry));
        gatherer.push("/register", made);
    }
}
