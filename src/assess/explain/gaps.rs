//! What is not there: the cells that a fact reads and that hold nothing, or nothing exact.
//!
//! Owns the looking; what a gap means for a level is settled where facts are scored.

use super::places::Places;
use crate::base::date::Days;
use crate::facts::catalogue::Fact;
use serde_json::Value;

/// Why a cell leaves a fact open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// it holds nothing
    Blank,
    /// it holds a span of days
    Span,
    /// it holds a count that is not exact
    Rough,
}

/// The keys by which a count says that it is not exact.
const ROUGH: [&str; 7] = ["at_least", "at_most", "about", "from", "to", "share", "of"];

impl Places {
    /// The cells that a fact reads, within the unit that stands at `unit`, and that hold nothing or nothing exact; in the order in which
    /// the fact names them, and none that another lies within.
    pub(super) fn gaps(&self, fact: Fact, unit: &str) -> Vec<(String, Gap)> {
        let mut found: Vec<(String, Gap)> = Vec::new();
        for pattern in fact.def().from {
            let path = pattern.strip_prefix('~').map_or_else(|| format!("{unit}/{pattern}"), str::to_owned);
            let steps: Vec<&str> = path.split('/').skip(1).collect();
            look(self.json(), &steps, String::new(), &mut found);
        }
        deepest(found)
    }
}

/// Each place once, and none that another lies within.
pub(super) fn deepest(found: Vec<(String, Gap)>) -> Vec<(String, Gap)> {
    let within = |place: &str, other: &str| other.strip_prefix(place).is_some_and(|rest| rest.starts_with('/'));
    let mut kept: Vec<(String, Gap)> = Vec::new();
    for (place, gap) in &found {
        let again = kept.iter().any(|(known, _)| known == place);
        if !again && !found.iter().any(|(other, _)| within(place, other)) {
            kept.push((place.clone(), *gap));
        }
    }
    kept
}

fn look(value: &Value, steps: &[&str], at: String, found: &mut Vec<(String, Gap)>) {
    let Some((step, rest)) = steps.split_first() else {
        found.extend(gap(value).map(|gap| (at, gap)));
        return;
    };
    match (value, *step) {
        (Value::Array(items), "*") => {
            for (place, item) in items.iter().enumerate() {
                look(item, rest, format!("{at}/{place}"), found);
            }
        }
        (Value::Array(items), place) => {
            if let Some(item) = place.parse::<usize>().ok().and_then(|place| items.get(place)) {
                look(item, rest, format!("{at}/{place}"), found);
            }
        }
        (Value::Object(members), key) if key != "*" => match members.get(key) {
            Some(inner) => look(inner, rest, format!("{at}/{key}"), found),
            // what lies below a list that is not there has no place of its own
            None => {
                let below = rest.iter().take_while(|step| **step != "*");
                let place = below.fold(format!("{at}/{key}"), |place, step| format!("{place}/{step}"));
                found.push((place, Gap::Blank));
            }
        },
        // a word such as `none` or `not held` is an answer
        (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_), _) => {}
    }
}

/// What a value leaves open.
fn gap(value: &Value) -> Option<Gap> {
    match value {
        Value::Null => Some(Gap::Blank),
        Value::String(text) => Days::parse(text).filter(|days| days.from != days.to).map(|_| Gap::Span),
        Value::Object(members) if !members.is_empty() && members.keys().all(|key| ROUGH.contains(&key.as_str())) => Some(Gap::Rough),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    }
}
