//! The way into a rubric by keys and ids, and back from there to words.
//!
//! An entry of a list is named by its `id`, by its `level`, or by itself where it is a text; never by its place, which moves.

use crate::base::near::nearest;
use crate::base::pointer::Pointer;
use serde_json::Value;

/// A way that leads nowhere: what is wrong, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Lost {
    pub(super) message: String,
    pub(super) help: String,
}

/// The keys by which an entry of a list is named.
pub(super) const NAMED_BY: [&str; 2] = ["id", "level"];

/// The name of an entry of a list, where it has one.
pub(super) fn name_of(entry: &Value) -> Option<String> {
    let known = match entry.as_object() {
        Some(members) => NAMED_BY.iter().find_map(|key| members.get(*key))?,
        None => entry,
    };
    match known {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Where `way` leads in `root`.
pub(super) fn find(root: &Value, way: &str) -> Result<Pointer, Lost> {
    let mut at = Pointer::root();
    let mut here = root;
    let mut gone: Vec<&str> = Vec::new();
    for step in way.split('/') {
        let found = match here {
            Value::Object(members) => members.get(step).map(|value| (at.key(step), value)),
            Value::Array(entries) => entries
                .iter()
                .enumerate()
                .find(|(_, entry)| name_of(entry).as_deref() == Some(step))
                .map(|(place, entry)| (at.item(place), entry)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        };
        let Some((next, value)) = found else {
            return Err(lost(here, step, &gone));
        };
        (at, here) = (next, value);
        gone.push(step);
    }
    Ok(at)
}

fn lost(here: &Value, step: &str, gone: &[&str]) -> Lost {
    let place = if gone.is_empty() {
        "the base".to_owned()
    } else {
        format!("'{}'", gone.join("/"))
    };
    let known: Vec<String> = match here {
        Value::Object(members) => members.keys().cloned().collect(),
        Value::Array(entries) => entries.iter().filter_map(name_of).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    let help = match nearest(step, known.iter().map(String::as_str)) {
        Some(near) => {
            let mut way = gone.to_vec();
            way.push(near);
            format!("did you mean '{}'?", way.join("/"))
        }
        None if known.is_empty() => "nothing in there has a name; change it as a whole".to_owned(),
        None => format!("name one of {}", known.join(", ")),
    };
    Lost {
        message: format!("there is no '{step}' in {place}"),
        help,
    }
}

/// Every value on the way to `at` with its own way: first the whole, last what `at` points to.
pub(super) fn along<'v>(root: &'v Value, at: &Pointer) -> Vec<(Pointer, &'v Value)> {
    let mut all = vec![(Pointer::root(), root)];
    let mut here = root;
    let mut way = Pointer::root();
    for step in at.steps() {
        let next = match here {
            Value::Object(members) => members.get(&step),
            Value::Array(entries) => step.parse::<usize>().ok().and_then(|place| entries.get(place)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        };
        let Some(next) = next else { break };
        way = way.key(&step);
        here = next;
        all.push((way.clone(), next));
    }
    all
}

/// Whether `at` points to an entry of a list.
pub(super) fn is_entry(root: &Value, at: &Pointer) -> bool {
    at.steps().next().is_some() && root.pointer(at.parent().as_str()).is_some_and(Value::is_array)
}

#[cfg(test)]
#[path = "path_tests.rs"]
mod tests;
