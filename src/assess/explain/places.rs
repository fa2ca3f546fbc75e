//! Where in the submission a fact comes from: the cells it reads, as they stand in this file.

use crate::assess::published::Assessment;
use crate::facts::catalogue::Fact;
use crate::submission::model::Submission;
use crate::submission::workbook::cells::Cells;
use serde_json::Value;
use std::collections::BTreeMap;

/// The submission as a tree of values, for finding cells by pattern.
pub(super) struct Places {
    json: Value,
}

impl Places {
    pub(super) fn new(submission: &Submission) -> Self {
        Self {
            json: serde_json::to_value(submission).unwrap_or(Value::Null),
        }
    }

    /// The whole submission.
    pub(super) const fn json(&self) -> &Value {
        &self.json
    }

    /// The cells that a fact reads, within the unit that stands at `unit`, most precise first; a place within another is enough.
    pub(super) fn of(&self, fact: Fact, unit: &str) -> Vec<String> {
        let mut found = Vec::new();
        for pattern in fact.def().from {
            let path = pattern.strip_prefix("~").map_or_else(|| format!("{unit}/{pattern}"), str::to_owned);
            let steps: Vec<&str> = path.split('/').skip(1).collect();
            walk(&self.json, &steps, &mut String::new(), &mut found);
        }
        found.sort();
        found.dedup();
        let all = found.clone();
        found.retain(|place| {
            !all.iter()
                .any(|other| other.strip_prefix(place.as_str()).is_some_and(|rest| rest.starts_with('/')))
        });
        found
    }
}

/// The cell of every place that an assessment names.
pub(super) fn cells_named(made: &Assessment, cells: &Cells) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(&serde_json::to_value(made).unwrap_or(Value::Null), cells, &mut found);
    found
}

fn collect(value: &Value, cells: &Cells, found: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) if text.starts_with('/') => {
            found.extend(cells.named(text).map(|cell| (text.clone(), cell)));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, cells, found)),
        Value::Object(members) => members.values().for_each(|member| collect(member, cells, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn walk(value: &Value, steps: &[&str], at: &mut String, found: &mut Vec<String>) {
    let Some((step, rest)) = steps.split_first() else {
        if !value.is_null() {
            found.push(at.clone());
        }
        return;
    };
    let length = at.len();
    let mut into = |key: &str, inner: &Value, at: &mut String| {
        at.push('/');
        at.push_str(key);
        walk(inner, rest, at, found);
        at.truncate(length);
    };
    match (value, *step) {
        (Value::Array(items), "*") => {
            for (place, item) in items.iter().enumerate() {
                into(&place.to_string(), item, at);
            }
        }
        (Value::Array(items), place) => {
            if let Some(item) = place.parse::<usize>().ok().and_then(|place| items.get(place)) {
                into(place, item, at);
            }
        }
        (Value::Object(members), "*") => {
            for (key, item) in members {
                into(key, item, at);
            }
        }
        (Value::Object(members), key) => {
            if let Some(item) = members.get(key) {
                into(key, item, at);
            }
        }
        (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_), _) => {}
    }
}
