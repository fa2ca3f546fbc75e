//! Every text of an edition is looked through for what tells who somebody is.
//!
//! Owns which texts are looked at: all but those of our own making that hold digits by their nature. It says where and of what kind, and never
//! repeats what it found.

use crate::base::pointer::Pointer;
use crate::region::published::{Edition, Shown};
use crate::submission::personal::kinds;
use serde_json::Value;

/// Keys whose texts are digests, days and versions.
const PASSED_OVER: [&str; 5] = ["sha256", "from", "to", "engine", "format"];
/// Keys of numbers of people as they are shown: a rounded one of ten figures may well look like an NHS number.
const NUMBERS: [&str; 2] = ["people", "voices"];

/// Where a text may tell who somebody is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Personal {
    /// its place in the edition
    pub at: String,
    /// whose it is, where it is an authority's
    pub whose: Option<String>,
    /// what it looks like
    pub what: &'static str,
}

/// Every place of an edition at which a text may tell who somebody is.
pub fn personal(edition: &Edition) -> Vec<Personal> {
    let mut found = Vec::new();
    // an edition holds texts, whole numbers and lists alone, which never fail to be written
    let value = serde_json::to_value(edition).unwrap_or_default();
    walk(&value, &Pointer::root(), None, &mut found);
    found
}

/// Whether a text holds digits by its nature, and nobody wrote it.
fn of_our_making(key: &str, member: &Value) -> bool {
    let shown = || member.as_str().is_some_and(|text| Shown::try_from(text.to_owned()).is_ok());
    PASSED_OVER.contains(&key) || (NUMBERS.contains(&key) && shown())
}

fn walk(value: &Value, at: &Pointer, whose: Option<&str>, found: &mut Vec<Personal>) {
    match value {
        Value::String(text) => {
            let kinds = kinds(text).into_iter();
            found.extend(kinds.map(|what| Personal {
                at: at.to_string(),
                whose: whose.map(str::to_owned),
                what,
            }));
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                walk(item, &at.item(place), whose, found);
            }
        }
        Value::Object(members) => {
            let name = members.get("name").and_then(Value::as_str).or(whose);
            for (key, member) in members.iter().filter(|(key, member)| !of_our_making(key, member)) {
                walk(member, &at.key(key), name, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
#[path = "texts_tests.rs"]
mod tests;
