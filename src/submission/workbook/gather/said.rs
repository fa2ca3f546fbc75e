//! The sheet *Said and done*: a row becomes a theme, what was decided on it, an answer to people and a change.
//!
//! Owns which decision and which answer a row belongs to. A row that names no day of its own belongs to the decision on *Exercises*; rows that
//! name the same day share a decision. A row that says how people were told is an answer; rows told on the same day in the same way share it.

use super::sheets::{exercise, named, says_anything};
use super::{Gatherer, put};
use crate::base::fault::{CellPlace, Fault};
use crate::base::pointer::Pointer;
use crate::submission::workbook::layout::{Page, Target};
use crate::submission::workbook::table::{Entry, Table};
use serde_json::{Value, json};

/// A value and the cell that it was read from.
type Read = (Value, CellPlace);

/// What a row says that finds its place once all rows are read.
struct Row<'t> {
    entry: &'t Entry<'t>,
    exercise: usize,
    theme: Value,
    decided_on: Option<Read>,
    told_how: Option<Read>,
}

/// An answer that rows tell of.
struct Answer {
    exercise: usize,
    date: Option<Value>,
    channels: Value,
    at: String,
}

fn list_at(exercise: usize, list: &str) -> String {
    format!("/exercises/{exercise}/{list}")
}

/// The place that the next entry of a list takes.
fn next_at(gatherer: &Gatherer, exercise: usize, list: &str) -> String {
    let list = list_at(exercise, list);
    format!("{list}/{}", gatherer.list(&list))
}

pub(super) fn said(gatherer: &mut Gatherer, table: Option<&Table<'_>>) {
    let Some(table) = table else { return };
    let mut rows = Vec::new();
    for entry in &table.entries {
        rows.extend(theme_and_change(gatherer, table, entry));
    }
    // the decision on Exercises takes its rows first, since it is the first of its list
    let (first, dated): (Vec<&Row<'_>>, Vec<&Row<'_>>) = rows.iter().partition(|row| {
        let day = gatherer.value.pointer(&format!("{}/0/date", list_at(row.exercise, "decisions")));
        row.decided_on.as_ref().is_none_or(|(decided_on, _)| Some(decided_on) == day)
    });
    let mut told = Vec::new();
    for row in first.into_iter().chain(dated) {
        let list = decision(gatherer, row);
        told.extend(outcome(gatherer, table, row, &list).map(|told| (row, told)));
    }
    let mut answers = Vec::new();
    for row in &rows {
        if let Some((channels, how)) = &row.told_how {
            let date = told.iter().find(|(other, _)| std::ptr::eq(*other, row)).map(|(_, date)| date);
            answer(gatherer, row, date, channels, how, &mut answers);
        }
    }
}

/// Puts the theme and the change of a row; gives the rest of it, where it is one of a theme.
fn theme_and_change<'t>(gatherer: &mut Gatherer, table: &Table<'_>, entry: &'t Entry<'t>) -> Option<Row<'t>> {
    let number = exercise(gatherer, table, entry)?;
    let (theme_at, change_at) = (next_at(gatherer, number, "themes"), next_at(gatherer, number, "changes"));
    let mut theme = gatherer.filled(table, entry, "", &theme_at, Some(number));
    let mut change = gatherer.filled(table, entry, "change/", &change_at, Some(number));
    let others = gatherer.keyed(table, entry, "@themes", &format!("{change_at}/themes"));
    let decided_on = gatherer.keyed(table, entry, "@decided_on", &list_at(number, "decisions"));
    let told_how = gatherer.keyed(table, entry, "@told_how", &list_at(number, "responses"));
    let of_outcome = |question: &usize| {
        table
            .questions
            .get(*question)
            .is_some_and(|placed| placed.key.starts_with("outcome/"))
    };
    let decides = decided_on.is_some() || told_how.is_some() || entry.answers.keys().any(of_outcome);
    let changes = change.as_object().is_some_and(|map| !map.is_empty()) || others.is_some();
    let begins = table.begins(entry);
    let mut answers = Vec::new();
    let mut row = None;
    if says_anything(&theme) || decides || !changes {
        let list = list_at(number, "themes");
        named(gatherer, &mut theme, &list, Page::Said.letter());
        let id = theme.get("id").cloned().unwrap_or_default();
        answers.push(id.clone());
        gatherer.cells.set(&theme_at, &begins);
        gatherer.push(&list, theme);
        row = decides.then_some(Row {
            entry,
            exercise: number,
            theme: id,
            decided_on,
            told_how,
        });
    }
    if changes {
        if let Some((more, cell)) = others {
            answers.extend(more.as_array().cloned().unwrap_or_default());
            gatherer.pend_to(Target::Theme, &format!("{change_at}/themes"), Some(number), &cell);
        }
        if !answers.is_empty() {
            put(&mut change, "themes", json!(answers));
        }
        gatherer.cells.set(&change_at, &begins);
        gatherer.push(&list_at(number, "changes"), change);
    }
    row
}

/// The list of outcomes that a row belongs to: those of the decision of its day, which is made where there is none.
fn decision(gatherer: &mut Gatherer, row: &Row<'_>) -> String {
    let Some((day, cell)) = &row.decided_on else {
        return "decisions/0/themes".to_owned();
    };
    let list = list_at(row.exercise, "decisions");
    let known = gatherer.value.pointer(&list).and_then(Value::as_array);
    let of_day = known.and_then(|known| known.iter().position(|decision| decision.get("date") == Some(day)));
    let place = of_day.unwrap_or_else(|| {
        let place = gatherer.list(&list);
        gatherer.cells.set(&format!("{list}/{place}"), cell);
        gatherer.cells.set(&format!("{list}/{place}/date"), cell);
        gatherer.push(&list, json!({ "date": day }));
        place
    });
    format!("decisions/{place}/themes")
}

/// Puts what was decided on the theme of a row. Where the row says how people were told, gives when they were.
fn outcome(gatherer: &mut Gatherer, table: &Table<'_>, row: &Row<'_>, list: &str) -> Option<Read> {
    let at = next_at(gatherer, row.exercise, list);
    let mut outcome = gatherer.filled(table, row.entry, "outcome/", &at, Some(row.exercise));
    let mut told = None;
    if row.told_how.is_some()
        && let Some(day) = outcome.as_object_mut().and_then(|map| map.shift_remove("told_on"))
    {
        let question = table.questions.iter().position(|placed| placed.key == "outcome/told_on");
        told = Some((day, table.place(row.entry, question.unwrap_or(0))));
    }
    if row.decided_on.is_some() || outcome.as_object().is_some_and(|map| !map.is_empty()) {
        put(&mut outcome, "theme", row.theme.clone());
        gatherer.cells.set(&at, &table.begins(row.entry));
        gatherer.push(&list_at(row.exercise, list), outcome);
    }
    told
}

/// Puts the answer that a row tells of, or adds its theme to one of the same day and in the same way.
fn answer(gatherer: &mut Gatherer, row: &Row<'_>, told: Option<&Read>, channels: &Value, how: &CellPlace, answers: &mut Vec<Answer>) {
    if told.is_some_and(|(day, _)| *day == json!("none")) {
        let fault = Fault::error(
            "filled-beside-none",
            Pointer::from_text(list_at(row.exercise, "responses")),
            "how people were told is filled, but 'told on' says that they were not",
        );
        return gatherer.fault(fault.with_help("take one of the two out"), how.clone());
    }
    let date = told.map(|(day, _)| day.clone());
    let same = |answer: &&Answer| answer.exercise == row.exercise && answer.date == date && answer.channels == *channels;
    if let Some(answer) = answers.iter().find(same) {
        let number = gatherer.list(&format!("{}/covers", answer.at));
        let path = format!("{}/covers/{number}", answer.at);
        gatherer.cells.set(&path, how);
        put(&mut gatherer.value, path.trim_start_matches('/'), row.theme.clone());
        return;
    }
    let at = next_at(gatherer, row.exercise, "responses");
    let mut made = json!({});
    if let Some((day, cell)) = told {
        put(&mut made, "date", day.clone());
        gatherer.cells.set(&format!("{at}/date"), cell);
    }
    put(&mut made, "channels", channels.clone());
    put(&mut made, "covers", json!([row.theme]));
    gatherer.cells.set(&at, how);
    gatherer.push(&list_at(row.exercise, "responses"), made);
    answers.push(Answer {
        exercise: row.exercise,
        date,
        channels: channels.clone(),
        at,
    });
}
