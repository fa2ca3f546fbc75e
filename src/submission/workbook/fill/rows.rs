//! The entries of each sheet that a submission fills.
//!
//! Owns what goes together in one row, as far as the order of each list is kept by the order of the rows. *Said and done*, whose rows hold
//! most, has a file of its own.

use super::{Entry, said, shown};
use crate::submission::workbook::layout::{Kind, Page, Placed, questions};
use crate::submission::workbook::raw::Cell;
use crate::submission::workbook::typed::text;
use serde_json::{Value, json};

/// The entries of a sheet.
pub(super) fn entries(value: &Value, page: Page) -> Vec<Entry> {
    let list = |at: &str| value.pointer(at).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let questions = questions(page, false);
    match page {
        Page::You => you(value, &questions),
        Page::Exercises => list("/exercises")
            .iter()
            .map(|exercise| exercise_entry(exercise, &questions))
            .collect(),
        Page::Ways => per_exercise(value, |exercise, name| {
            let ways = items(exercise, "activities");
            ways.iter().map(|way| named(plain_entry(way, &questions, ""), name)).collect()
        }),
        Page::Who => {
            let mut all: Vec<Entry> = list("/authority/groups")
                .iter()
                .map(|group| group_entry(group, &questions, "whole area"))
                .collect();
            all.extend(per_exercise(value, |exercise, name| {
                let mut rows: Vec<Entry> = items(exercise, "groups")
                    .iter()
                    .map(|group| group_entry(group, &questions, name))
                    .collect();
                rows.extend(
                    items(exercise, "monitoring")
                        .iter()
                        .map(|asked| asked_entry(asked, &questions, name)),
                );
                rows
            }));
            all
        }
        Page::Said => per_exercise(value, |exercise, name| {
            said::said(exercise, &questions)
                .into_iter()
                .map(|entry| named(entry, name))
                .collect()
        }),
        Page::Papers => papers(list("/documents"), list("/reviews"), &questions),
        Page::Register => list("/register")
            .iter()
            .map(|row| affected(row, plain_entry(row, &questions, "")))
            .collect(),
        Page::Rest => Vec::new(),
    }
}

pub(super) fn items<'v>(value: &'v Value, list: &str) -> &'v [Value] {
    value.get(list).and_then(Value::as_array).map_or(&[][..], Vec::as_slice)
}

/// The rows of all exercises, each with the name of its own: the title where only it bears it.
fn per_exercise(value: &Value, rows: impl Fn(&Value, &str) -> Vec<Entry>) -> Vec<Entry> {
    let exercises = items(value, "exercises");
    let text = |exercise: &Value, key: &str| exercise.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut all = Vec::new();
    for exercise in exercises {
        let (id, title) = (text(exercise, "id"), text(exercise, "title"));
        let shared = exercises
            .iter()
            .filter(|other| text(other, "title") == title || text(other, "id") == title)
            .count();
        let name = if shared == 1 && !title.is_empty() { title } else { id };
        all.extend(rows(exercise, &name));
    }
    all
}

fn named(mut entry: Entry, name: &str) -> Entry {
    entry.extend(shown::cell(Kind::Text, &json!(name)).map(|cell| ("@exercise".to_owned(), cell)));
    entry
}

/// Every question whose answer stands where its key says, under `prefix`.
pub(super) fn plain_entry(value: &Value, questions: &[Placed], prefix: &str) -> Entry {
    let mut entry = Entry::new();
    for placed in questions {
        let Some(key) = placed.key.strip_prefix(prefix).filter(|key| !key.starts_with('@')) else {
            continue;
        };
        if prefix.is_empty() && ["outcome/", "change/", "review/"].iter().any(|other| key.starts_with(other)) {
            continue;
        }
        let none_at = placed.field.none_at.strip_prefix(prefix).unwrap_or_default();
        let none = !none_at.is_empty() && value.pointer(&format!("/{none_at}")) == Some(&json!("none"));
        let found = if none {
            Some(Cell::Text("none".to_owned()))
        } else {
            value
                .pointer(&format!("/{key}"))
                .and_then(|value| shown::cell(placed.field.kind, value))
        };
        entry.extend(found.map(|cell| (placed.key.clone(), cell)));
    }
    entry
}

fn affected(value: &Value, mut entry: Entry) -> Entry {
    for (key, word) in [("people", "people"), ("visits", "visits in a year")] {
        let found = value
            .pointer(&format!("/affected/{key}"))
            .and_then(|value| shown::cell(Kind::Count, value));
        if let Some(cell) = found {
            entry.insert("@affected".to_owned(), cell);
            entry.insert("@affected_in".to_owned(), Cell::Text(word.to_owned()));
            break;
        }
    }
    entry
}

fn you(value: &Value, questions: &[Placed]) -> Vec<Entry> {
    let mut all = vec![plain_entry(value, questions, "")];
    for (number, body) in items(value, "partners").iter().enumerate() {
        if number > 0 {
            all.push(Entry::new());
        }
        if let Some(entry) = all.last_mut() {
            entry.extend(plain_entry(body, questions, "@body/"));
        }
    }
    all
}

fn exercise_entry(exercise: &Value, questions: &[Placed]) -> Entry {
    let mut entry = affected(exercise, plain_entry(exercise, questions, ""));
    let answer = match exercise.get("proposal") {
        Some(Value::Object(_)) => Some("yes"),
        Some(Value::String(none)) if none == "none" => Some("no"),
        _ => None,
    };
    entry.extend(answer.map(|answer| ("@proposal".to_owned(), Cell::Text(answer.to_owned()))));
    channels(exercise, &mut entry);
    entry
}

/// How people were told, in one cell, and how many saw each in another, where every one says it.
fn channels(exercise: &Value, entry: &mut Entry) {
    let list = exercise.pointer("/information/channels").and_then(Value::as_array);
    let Some(list) = list.filter(|list| !list.is_empty()) else { return };
    let whats: Vec<Value> = list.iter().filter_map(|channel| channel.get("what").cloned()).collect();
    let Some(told) = shown::cell(Kind::Texts, &json!(whats)) else {
        return;
    };
    entry.insert("@channels".to_owned(), told);
    let count = |channel: &Value| channel.get("seen").and_then(|seen| shown::cell(Kind::Count, seen));
    let counts: Option<Vec<Value>> = list.iter().map(|channel| count(channel).map(|cell| json!(text(&cell)))).collect();
    entry.extend(
        counts
            .and_then(|counts| shown::cell(Kind::Texts, &json!(counts)))
            .map(|cell| ("@seen".to_owned(), cell)),
    );
}

fn group_entry(group: &Value, questions: &[Placed], name: &str) -> Entry {
    let mut entry = named(plain_entry(group, questions, ""), name);
    let found = group.get("people").or_else(|| group.get("share"));
    entry.extend(
        found
            .and_then(|value| shown::cell(Kind::CountOrShare, value))
            .map(|cell| ("@people".to_owned(), cell)),
    );
    entry
}

fn asked_entry(asked: &Value, questions: &[Placed], name: &str) -> Entry {
    let mut entry = named(plain_entry(asked, questions, ""), name);
    entry.insert("group".to_owned(), Cell::Text("everybody asked".to_owned()));
    let answered = asked.get("answered").and_then(|value| shown::cell(Kind::Count, value));
    entry.extend(answered.map(|cell| ("heard".to_owned(), cell)));
    entry
}

/// For each of a list the place that it may share, such that the order of the list is that of the places; none where it may not.
pub(super) fn in_order(wanted: impl Iterator<Item = Option<usize>>) -> Vec<Option<usize>> {
    let mut next = 0;
    wanted
        .map(|place| {
            let place = place.filter(|place| *place >= next)?;
            next = place.saturating_add(1);
            Some(place)
        })
        .collect()
}

/// Entries of one list with those of another that share their rows; the others stand in rows of their own, before the next that shares.
pub(super) fn merged(first: Vec<Entry>, second: Vec<Entry>, shares: &[Option<usize>]) -> Vec<Entry> {
    let mut rows: Vec<Entry> = Vec::new();
    let mut waiting = second.into_iter().zip(shares.iter().copied()).peekable();
    for (number, mut entry) in first.into_iter().enumerate() {
        let shared_here = shares.contains(&Some(number));
        while shared_here && let Some((other, share)) = waiting.next() {
            if share == Some(number) {
                entry.extend(other);
                break;
            }
            rows.push(other);
        }
        rows.push(entry);
    }
    rows.extend(waiting.map(|(other, _)| other));
    rows
}

fn papers(documents: &[Value], reviews: &[Value], questions: &[Placed]) -> Vec<Entry> {
    let paper = |document: &Value| {
        let mut entry = plain_entry(document, questions, "");
        let address = document.get("url").or_else(|| document.get("path"));
        entry.extend(
            address
                .and_then(|value| shown::cell(Kind::Address, value))
                .map(|cell| ("@address".to_owned(), cell)),
        );
        entry
    };
    let place = |review: &Value| {
        let id = review.get("document");
        documents.iter().position(|document| id.is_some() && document.get("id") == id)
    };
    let shares = in_order(reviews.iter().map(place));
    let views: Vec<Entry> = reviews.iter().map(|review| plain_entry(review, questions, "review/")).collect();
    merged(documents.iter().map(paper).collect(), views, &shares)
}
