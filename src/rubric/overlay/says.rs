//! A value and its place as people read them, for the list of what an overlay changed.
//!
//! Titles and sentences of the base stand for the entries that bear them.

use super::path::{along, name_of};
use crate::base::pointer::Pointer;
use serde_json::Value;

/// Members that stand for the whole of an entry, best first.
const SPEAKING: [&str; 5] = ["title", "says", "looks_like", "when", "id"];

/// A value in words.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(entries) if entries.is_empty() => "nothing".to_owned(),
        Value::Array(entries) => entries.iter().map(self::value).collect::<Vec<_>>().join("; "),
        Value::Object(members) => SPEAKING
            .iter()
            .find_map(|key| members.get(*key).and_then(Value::as_str))
            .map_or_else(|| value.to_string(), str::to_owned),
    }
}

/// What `at` points to, by the titles on the way: `Reach, Enough heard, level 3, at least`.
pub(super) fn place(root: &Value, at: &Pointer) -> String {
    let mut words: Vec<String> = Vec::new();
    let all = along(root, at);
    let steps: Vec<String> = at.steps().collect();
    let mut above = root;
    let mut list = String::new();
    for (nth, ((_, here), step)) in all.iter().skip(1).zip(&steps).enumerate() {
        let last = nth.saturating_add(1) == steps.len();
        if above.is_array() {
            let title = here.get("title").and_then(Value::as_str).map(str::to_owned);
            let level = here.get("level").map(|level| format!("level {level}"));
            // a bare name says little without the list that it stands in
            match title.or(level) {
                Some(said) => words.push(said),
                None => words.extend(std::iter::once(list.clone()).chain(name_of(here))),
            }
        } else if last || !here.is_array() {
            words.push(step.replace('_', " "));
        }
        above = here;
        list = step.replace('_', " ");
    }
    words.join(", ")
}

#[cfg(test)]
#[path = "says_tests.rs"]
mod tests;
