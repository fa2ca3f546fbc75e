//! References by title or short name, turned into ids once all sheets were read.
//!
//! What meets nothing is left as it was typed where it could be an id: the checks of every submission then say what is missing.

use super::{Gatherer, put};
use crate::base::fault::{CellPlace, Fault};
use crate::base::near::nearest;
use crate::base::pointer::Pointer;
use crate::submission::fields::Id;
use crate::submission::workbook::layout::{Kind, Placed, Target};
use crate::submission::workbook::typed::plain;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A reference to be looked up.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    at: String,
    target: Target,
    exercise: Option<usize>,
    cell: CellPlace,
}

impl Gatherer {
    /// Remembers that an answer refers to others.
    pub(super) fn pend(&mut self, placed: &Placed, at: &str, exercise: Option<usize>, cell: &CellPlace) {
        let target = match placed.field.kind {
            Kind::Ref(target) | Kind::Refs(target) => target,
            Kind::Covers => Target::Theme,
            Kind::Evidence => Target::Paper,
            Kind::Id
            | Kind::Name
            | Kind::Text
            | Kind::Texts
            | Kind::Count
            | Kind::Whole
            | Kind::Date
            | Kind::Percent
            | Kind::CountOrShare
            | Kind::Flag
            | Kind::Word(_)
            | Kind::Words(_)
            | Kind::Address => return,
        };
        self.pend_to(target, at, exercise, cell);
    }

    /// The same for an answer whose target is known.
    pub(super) fn pend_to(&mut self, target: Target, at: &str, exercise: Option<usize>, cell: &CellPlace) {
        self.pending.push(Pending {
            at: at.to_owned(),
            target,
            exercise,
            cell: cell.clone(),
        });
    }
}

/// Ids with what else names them.
pub(super) fn known(value: &Value, target: Target, exercise: Option<usize>) -> Vec<(String, Vec<String>)> {
    let of_exercise = |list: &str| exercise.map(|number| format!("/exercises/{number}/{list}"));
    let (at, id, titles): (Option<String>, &str, &[&str]) = match target {
        Target::Exercise => (Some("/exercises".to_owned()), "id", &["title"]),
        Target::Way => (of_exercise("activities"), "id", &["title"]),
        Target::Group => (of_exercise("groups"), "group", &[]),
        Target::Theme => (of_exercise("themes"), "id", &["summary"]),
        Target::Paper => (Some("/documents".to_owned()), "id", &["title", "url", "path"]),
        Target::Body => (Some("/partners".to_owned()), "id", &["name"]),
    };
    let text = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).map(str::to_owned);
    let list = at.and_then(|at| value.pointer(&at).and_then(Value::as_array));
    list.into_iter()
        .flatten()
        .filter_map(|entry| Some((text(entry, id)?, titles.iter().filter_map(|key| text(entry, key)).collect())))
        .collect()
}

const fn what(target: Target) -> &'static str {
    match target {
        Target::Exercise => "exercise",
        Target::Way => "way of this exercise",
        Target::Group => "group",
        Target::Theme => "theme of this exercise",
        Target::Paper => "paper",
        Target::Body => "other body",
    }
}

/// The id that a text names.
pub(super) fn find(known: &[(String, Vec<String>)], text: &str) -> Option<String> {
    if let Some((id, _)) = known.iter().find(|(id, _)| id == text) {
        return Some(id.clone());
    }
    // nearly always a title stands as it was written
    if let Some((id, _)) = known.iter().find(|(_, titles)| titles.iter().any(|title| title == text)) {
        return Some(id.clone());
    }
    let sought = plain(text);
    let by_id = known.iter().find(|(id, _)| plain(id) == sought);
    let by_title = || known.iter().find(|(_, titles)| titles.iter().any(|title| plain(title) == sought));
    by_id.or_else(by_title).map(|(id, _)| id.clone())
}

/// What entries can be named by: their ids, each with what else names it.
type Known = Vec<(String, Vec<String>)>;

/// The names of each list, looked up once.
#[derive(Default)]
struct Lists {
    known: BTreeMap<(Target, Option<usize>), Known>,
}

impl Lists {
    fn of(&mut self, value: &Value, target: Target, exercise: Option<usize>) -> &Known {
        self.known
            .entry((target, exercise))
            .or_insert_with(|| known(value, target, exercise))
    }
}

/// The id that a text names; else why it names none.
fn seek(known: &Known, target: Target, text: &str) -> Result<String, Box<Fault>> {
    if let Some(id) = find(known, text) {
        return Ok(id);
    }
    if Id::new(text).is_some() {
        return Ok(text.to_owned());
    }
    if target == Target::Group {
        let slug = plain(text).replace([' ', '/', ','], "-");
        if Id::new(&slug).is_some() {
            return Ok(slug);
        }
    }
    let names: Vec<&str> = known
        .iter()
        .flat_map(|(id, titles)| std::iter::once(id).chain(titles))
        .map(String::as_str)
        .collect();
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let help = match nearest(text, names.iter().copied()) {
        // several with the wrong sign between them
        _ if parts.len() > 1 && parts.iter().all(|part| find(known, part).is_some()) => format!("put ; between them: {}", parts.join("; ")),
        Some(near) => format!("did you mean '{near}'?"),
        None => format!("known here: {}", names.iter().take(12).copied().collect::<Vec<_>>().join(", ")),
    };
    let message = format!("'{text}' is no {} of this form", what(target));
    Err(Box::new(
        Fault::error("dangling-reference", Pointer::root(), message).with_help(help),
    ))
}

/// Looks up everything that was remembered, and gives papers to the rows that they say they support.
pub(super) fn resolve(gatherer: &mut Gatherer) {
    let mut lists = Lists::default();
    let reviews: Vec<String> = ids(&gatherer.value, "/reviews");
    for pending in std::mem::take(&mut gatherer.pending) {
        let Some(found) = gatherer.value.pointer(&pending.at).cloned() else {
            continue;
        };
        let known = lists.of(&gatherer.value, pending.target, pending.exercise);
        let mut failed = Vec::new();
        let mut one = |text: &str| match seek(known, pending.target, text) {
            Ok(id) => Some(id),
            Err(mut fault) => {
                fault.at = Pointer::from_text(pending.at.clone());
                failed.push(fault);
                None
            }
        };
        let new = match &found {
            Value::String(text) if text == "all" && pending.target == Target::Theme => None,
            Value::String(text) => one(text).map(|id| json!(id)),
            Value::Array(items) => {
                let mut all = Vec::new();
                for item in items {
                    let paper = item.get("document").and_then(Value::as_str);
                    match (item, paper) {
                        (Value::String(text), _) => all.extend(one(text).map(|id| json!(id))),
                        (_, Some(text)) if find(known, text).is_none() && reviews.iter().any(|id| id == text) => {
                            all.push(json!({ "review": text }));
                        }
                        (_, Some(text)) => {
                            if let Some(id) = one(text) {
                                let mut item = item.clone();
                                put(&mut item, "document", json!(id));
                                all.push(item);
                            }
                        }
                        (_, None) => all.push(item.clone()),
                    }
                }
                Some(json!(all))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
        };
        for fault in failed {
            gatherer.fault(*fault, pending.cell.clone());
        }
        if let Some(new) = new {
            put(&mut gatherer.value, pending.at.trim_start_matches('/'), new);
        }
    }
    support(gatherer);
}

fn ids(value: &Value, list: &str) -> Vec<String> {
    let all = value.pointer(list).and_then(Value::as_array);
    let id = |entry: &Value| entry.get("id").and_then(Value::as_str).map(str::to_owned);
    all.into_iter().flatten().filter_map(id).collect()
}

/// Where an entry with a short name stands.
fn entry(value: &Value, name: &str) -> Option<String> {
    let list = |at: &str| value.pointer(at).and_then(Value::as_array).cloned().unwrap_or_default();
    let sought = plain(name);
    let position = |at: &str| {
        let named = |entry: &Value| {
            ["id", "title", "summary", "what"]
                .iter()
                .any(|key| entry.get(*key).and_then(Value::as_str).is_some_and(|text| plain(text) == sought))
        };
        list(at).iter().position(named).map(|number| format!("{at}/{number}"))
    };
    let mut found = position("/exercises").or_else(|| position("/register"));
    for number in 0..list("/exercises").len() {
        for inner in ["activities", "themes"] {
            found = found.or_else(|| position(&format!("/exercises/{number}/{inner}")));
        }
    }
    found
}

fn support(gatherer: &mut Gatherer) {
    for (paper, page, rows, cell) in std::mem::take(&mut gatherer.supports) {
        let id = gatherer.value.pointer(&format!("/documents/{paper}/id")).cloned();
        let Some(id) = id else { continue };
        for row in rows.split([';', ',']).map(str::trim).filter(|row| !row.is_empty()) {
            let Some(at) = entry(&gatherer.value, row) else {
                let fault = Fault::error(
                    "dangling-reference",
                    Pointer::from_text(format!("/documents/{paper}")),
                    format!("'{row}' is no row of this form"),
                );
                gatherer.fault(fault.with_help("write short names of rows, such as W1; T2; E1; R1"), cell.clone());
                continue;
            };
            let mut citation = json!({ "document": id });
            if let Some(page) = &page {
                put(&mut citation, "page", page.clone());
            }
            let list = format!("{at}/evidence");
            gatherer.push(&list, citation);
        }
    }
}
