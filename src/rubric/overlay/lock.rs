//! What a lock allows: a locked entry may be tightened and never loosened, never taken out, and nothing may be done to it of which
//! nobody can tell the direction.
//!
//! Three things are told apart: a change inside a locked entry, a change that would take a locked entry along, and a change of what a
//! locked entry hangs on (an indicator whose threshold is locked also keeps its measure and where it applies).

use super::path::{along, is_entry, name_of};
use crate::base::number::Q;
use crate::base::pointer::Pointer;
use crate::rubric::file::Decimal;
use serde::Deserialize as _;
use serde_json::Value;

/// What a change does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act<'v> {
    /// another value
    To(&'v Value),
    /// out
    Off,
    /// one more entry
    Add(&'v Value),
}

/// Why a lock does not allow what is done at `at`; none where it does.
pub(super) fn refuses(root: &Value, at: &Pointer, act: Act<'_>) -> Option<String> {
    let way = along(root, at);
    let (_, target) = way.last()?;
    if let Some((lock, holder)) = way.iter().rev().find(|(_, here)| locked(here)) {
        let who = called(root, lock, holder);
        return match act {
            Act::Off => Some(format!("{who} is locked, and may not be taken out, in whole or in part")),
            Act::Add(_) => Some(format!("{who} is locked, and whether one more entry loosens it cannot be told")),
            Act::To(_) if lock == at => Some(format!("{who} is locked; change its parts one by one")),
            Act::To(to) => direction(root, at, target, to).map(|why| format!("{who} is locked, and {why}")),
        };
    }
    if matches!(act, Act::Add(_)) {
        return None;
    }
    if let Some(inside) = first_locked(target, at) {
        let holder = root.pointer(inside.as_str()).unwrap_or(&Value::Null);
        return Some(format!("this would take along {}, which is locked", called(root, &inside, holder)));
    }
    let (owner, entry) = way.iter().rev().skip(1).find(|(here, _)| is_entry(root, here))?;
    let part = entry.as_object()?.iter().find_map(|(key, list)| {
        let place = list.as_array()?.iter().position(locked)?;
        Some(owner.key(key).item(place))
    })?;
    let holder = root.pointer(part.as_str()).unwrap_or(&Value::Null);
    // another entry of the list in which the locked one stands is nothing that it hangs on
    (!is_entry(root, at)).then(|| {
        format!(
            "{} is locked and hangs on this, and whether this loosens it cannot be told",
            called(root, &part, holder)
        )
    })
}

fn locked(value: &Value) -> bool {
    value.get("locked").and_then(Value::as_bool) == Some(true)
}

/// The first locked value in what `at` points to.
fn first_locked(value: &Value, at: &Pointer) -> Option<Pointer> {
    match value {
        Value::Object(members) if locked(value) => members.get("locked").map(|_| at.clone()),
        Value::Object(members) => members.iter().find_map(|(key, member)| first_locked(member, &at.key(key))),
        Value::Array(entries) => entries
            .iter()
            .enumerate()
            .find_map(|(place, entry)| first_locked(entry, &at.item(place))),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// A locked value by name: an entry with a bare number is named with what it is an entry of.
fn called(root: &Value, at: &Pointer, value: &Value) -> String {
    let name = name_of(value).unwrap_or_else(|| at.steps().last().unwrap_or_default());
    if value.get("id").is_some() || !is_entry(root, at) {
        return format!("'{name}'");
    }
    let owner = along(root, at).iter().rev().skip(1).find_map(|(_, here)| {
        let id = here.get("id")?.as_str()?;
        Some(id.to_owned())
    });
    owner.map_or_else(|| format!("level {name}"), |owner| format!("level {name} of '{owner}'"))
}

/// Why a new value of a locked entry loosens it, or why nobody can tell; none where it is as tight or tighter.
fn direction(root: &Value, at: &Pointer, from: &Value, to: &Value) -> Option<String> {
    let key = at.steps().last().unwrap_or_default();
    let unclear = || Some(format!("whether another '{key}' loosens it cannot be told"));
    if from == to {
        return None;
    }
    match key.as_str() {
        "at_least" | "at_most" => {
            let (Some(old), Some(new)) = (number(from), number(to)) else {
                return unclear();
            };
            let (looser, than) = if key == "at_least" {
                (new < old, "less")
            } else {
                (new > old, "more")
            };
            looser.then(|| format!("{} allows {than} than {} does", new.decimal(6), old.decimal(6)))
        }
        "severity" => {
            let order = root.get("severities").and_then(Value::as_array);
            let place = |word: &Value| order?.iter().position(|severity| name_of(severity).as_deref() == word.as_str());
            match (place(from), place(to)) {
                (Some(old), Some(new)) => {
                    (new > old).then(|| format!("'{}' is less severe than '{}'", super::says::value(to), super::says::value(from)))
                }
                _ => unclear(),
            }
        }
        _ => unclear(),
    }
}

fn number(value: &Value) -> Option<Q> {
    Decimal::deserialize(value).ok()?.exact()
}

#[cfg(test)]
#[path = "lock_tests.rs"]
mod tests;
