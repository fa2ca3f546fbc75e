//! The rows of *Said and done* that a submission fills: a theme with what was decided on it, an answer that covers it and a change.
//!
//! The first decision and the first answer stand on *Exercises*. Others stand in rows as far as rows alone would make the same of them again;
//! the first that does not, and all that follow it, are left to *Everything else*.

use super::rows::{in_order, items, merged, plain_entry};
use super::{Entry, shown};
use crate::base::date::Days;
use crate::submission::workbook::layout::{Kind, Placed};
use crate::submission::workbook::raw::Cell;
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) fn said(exercise: &Value, questions: &[Placed]) -> Vec<Entry> {
    let themes = items(exercise, "themes");
    let place = |id: Option<&Value>| themes.iter().position(|theme| id.is_some() && theme.get("id") == id);
    let mut rows: Vec<Entry> = themes.iter().map(|theme| plain_entry(theme, questions, "")).collect();
    let decided = exercise
        .pointer("/decisions/0/themes")
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    let places = in_order(decided.iter().map(|outcome| place(outcome.get("theme"))));
    for (outcome, place) in decided.iter().zip(places) {
        // what follows one that has no place of its own would take its number
        let Some(row) = place.and_then(|place| rows.get_mut(place)) else {
            break;
        };
        let entry = plain_entry(outcome, questions, "outcome/");
        if entry.is_empty() {
            // only its day says that the theme was part of it
            let day = day(exercise.pointer("/decisions/0/date")).and_then(|day| shown::cell(Kind::Date, &json!(day)));
            row.extend(day.map(|cell| ("@decided_on".to_owned(), cell)));
        }
        row.extend(entry);
    }
    other_decisions(exercise, questions, &place, &mut rows);
    other_answers(exercise, &place, &mut rows);
    let changes = items(exercise, "changes");
    let wanted = |change: &Value| items(change, "themes").first().and_then(|first| place(Some(first)));
    let shares = in_order(changes.iter().map(wanted));
    let entries = changes.iter().zip(&shares).map(|(change, share)| {
        let mut entry = plain_entry(change, questions, "change/");
        let themes: Vec<&Value> = items(change, "themes").iter().skip(usize::from(share.is_some())).collect();
        let others = (!themes.is_empty()).then(|| shown::cell(Kind::Texts, &json!(themes))).flatten();
        entry.extend(others.map(|cell| ("@themes".to_owned(), cell)));
        entry
    });
    let entries: Vec<Entry> = entries.collect();
    merged(rows, entries, &shares)
}

/// The rows of themes that a list of names stands for: all known, in the order of the rows, the first after that of the entry before.
fn places<'v>(
    names: impl Iterator<Item = Option<&'v Value>>,
    place: &impl Fn(Option<&Value>) -> Option<usize>,
    after: Option<usize>,
) -> Option<Vec<usize>> {
    let places: Vec<usize> = names.map(place).collect::<Option<_>>()?;
    let rising = places.is_sorted_by(|a, b| a < b) && places.first().copied() > after;
    (rising && !places.is_empty()).then_some(places)
}

/// A day, as a row takes it.
fn day(value: Option<&Value>) -> Option<&str> {
    value.and_then(Value::as_str).filter(|text| Days::parse(text).is_some())
}

/// Says that the rows do not hold something yet.
fn free(rows: &[Entry], places: &[usize], key: &str) -> bool {
    let holds = |row: &Entry| row.keys().any(|known| known.starts_with(key));
    places.iter().all(|place| rows.get(*place).is_some_and(|row| !holds(row)))
}

/// Decisions after the first, each of a day of its own.
fn other_decisions(exercise: &Value, questions: &[Placed], place: &impl Fn(Option<&Value>) -> Option<usize>, rows: &mut [Entry]) {
    let mut decisions = items(exercise, "decisions").iter();
    let Some(first) = decisions.next().filter(|first| **first != json!({})) else {
        return;
    };
    let mut days = BTreeSet::from_iter(day(first.get("date")));
    let mut after = None;
    for decision in decisions {
        let outcomes = items(decision, "themes");
        let Some(date) = day(decision.get("date")).filter(|date| days.insert(date)) else {
            return;
        };
        let Some(cell) = shown::cell(Kind::Date, &json!(date)) else {
            return;
        };
        let Some(places) = places(outcomes.iter().map(|outcome| outcome.get("theme")), place, after) else {
            return;
        };
        if !free(rows, &places, "outcome/") || !free(rows, &places, "@decided_on") {
            return;
        }
        for (outcome, place) in outcomes.iter().zip(&places) {
            if let Some(row) = rows.get_mut(*place) {
                row.extend(plain_entry(outcome, questions, "outcome/"));
                row.insert("@decided_on".to_owned(), cell.clone());
            }
        }
        after = places.first().copied();
    }
}

/// Answers after the first, each told on a day and in a way of its own.
fn other_answers(exercise: &Value, place: &impl Fn(Option<&Value>) -> Option<usize>, rows: &mut [Entry]) {
    let mut answers = items(exercise, "responses").iter();
    if answers.next().is_none_or(|first| *first == json!({})) {
        return;
    }
    let mut known: Vec<(Option<&Value>, &Value)> = Vec::new();
    let mut after = None;
    for answer in answers {
        let date = answer.get("date");
        let told_on = date.map(|_| day(date).and_then(|day| shown::cell(Kind::Date, &json!(day))));
        let Some(channels) = answer
            .get("channels")
            .filter(|channels| channels.as_array().is_some_and(|all| !all.is_empty()))
        else {
            return;
        };
        let Some(told_how) = shown::cell(Kind::Texts, channels) else {
            return;
        };
        let Some(places) = places(items(answer, "covers").iter().map(Some), place, after) else {
            return;
        };
        let taken = known.contains(&(date, channels)) || !free(rows, &places, "outcome/told_on") || !free(rows, &places, "@told_how");
        if taken || told_on == Some(None) {
            return;
        }
        for place in &places {
            if let Some(row) = rows.get_mut(*place) {
                row.insert("@told_how".to_owned(), told_how.clone());
                row.extend(told_on.clone().flatten().map(|cell: Cell| ("outcome/told_on".to_owned(), cell)));
            }
        }
        known.push((date, channels));
        after = places.first().copied();
    }
}
