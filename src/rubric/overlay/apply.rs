//! Making the changes: each held against what is there and what is locked, then made, in the order of the list.
//!
//! Nothing is made of an overlay with a fault; all its faults come at once, each at its change.

use super::file::{ChangeFile, OverlayFile};
use super::lock::{Act, refuses};
use super::path::{NAMED_BY, find, is_entry};
use super::says;
use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::rubric::file::Status;
use serde_json::Value;

/// A change that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// what was changed, by keys and ids
    pub at: String,
    /// the same by the titles of the base
    pub what: String,
    /// what stood there, in words
    pub from: String,
    /// what stands there now, in words
    pub to: String,
    /// why
    pub why: String,
    /// where the change comes from
    pub status: Status,
    /// the source or the reason
    pub source: Option<String>,
}

/// What a rubric says of itself at its head; an overlay has a head of its own.
const HEAD: [&str; 7] = ["format", "id", "version", "default", "title", "about", "licence"];

/// The base with the changes of an overlay made, and what was changed.
///
/// # Errors
/// Every change that cannot be made, at its place in the overlay.
pub fn apply(mut base: Value, overlay: &OverlayFile) -> Result<(Value, Vec<Change>), Faults> {
    let mut faults = Faults::default();
    let mut changes = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for (place, change) in overlay.changes.iter().enumerate() {
        let here = Pointer::root().key("changes").item(place);
        if change.add.is_none() && done.contains(&change.at.as_str()) {
            let message = format!("'{}' is changed a second time", change.at);
            faults.push(Fault::error("changed-twice", here.key("at"), message).with_help("make one change of the two"));
            continue;
        }
        done.push(change.at.as_str());
        match one(&mut base, change, &here) {
            Ok(made) => changes.push(made),
            Err(fault) => faults.push(*fault),
        }
    }
    if faults.is_empty() { Ok((base, changes)) } else { Err(faults) }
}

fn one(root: &mut Value, change: &ChangeFile, here: &Pointer) -> Result<Change, Box<Fault>> {
    let act = act_of(change, here)?;
    let way = change.at.as_str();
    let at = find(root, way).map_err(|lost| Box::new(Fault::error("unknown-path", here.key("at"), lost.message).with_help(lost.help)))?;
    let last = at.steps().last().unwrap_or_default();
    if HEAD.contains(&way) || (NAMED_BY.contains(&last.as_str()) && is_entry(root, &at.parent())) {
        let message = format!("'{way}' is what something is known by, and stays as it is");
        let fault = Fault::error("fixed-name", here.key("at"), message);
        return Err(Box::new(
            fault.with_help("change what it says instead; the overlay has an id and a title of its own"),
        ));
    }
    if let Some(why) = refuses(root, &at, act) {
        let fault = Fault::error("locked", here.key(key_of(act)), why);
        return Err(Box::new(fault.with_help("ask for more than the base does, or leave it as it is")));
    }
    let what = says::place(root, &at);
    let from = root.pointer(at.as_str()).map_or_else(|| says::value(&Value::Null), says::value);
    let (from, to) = match act {
        Act::To(value) => {
            put(root, &at, value.clone());
            (from, says::value(value))
        }
        Act::Off => {
            take(root, &at);
            (from, "off".to_owned())
        }
        Act::Add(value) => match root.pointer_mut(at.as_str()) {
            Some(Value::Array(entries)) => {
                entries.push(value.clone());
                ("nothing".to_owned(), says::value(value))
            }
            _ => {
                let message = format!("'{way}' is no list, and nothing can be added to it");
                let fault = Fault::error("not-a-list", here.key("add"), message);
                return Err(Box::new(fault.with_help("write 'to' and what is to stand there")));
            }
        },
    };
    Ok(Change {
        at: way.to_owned(),
        what,
        from,
        to,
        why: change.why.as_str().to_owned(),
        status: change.status,
        source: change.source.as_ref().map(|source| source.as_str().to_owned()),
    })
}

/// What a change does, which it says once and which somebody has verified.
fn act_of<'c>(change: &'c ChangeFile, here: &Pointer) -> Result<Act<'c>, Box<Fault>> {
    if change.status == Status::Unverified {
        let fault = Fault::error("unverified", here.key("status"), "a change that is unverified would decide grades");
        return Err(Box::new(fault.with_help("verify it, or call it house")));
    }
    match (&change.to, change.off, &change.add) {
        (Some(value), false, None) => Ok(Act::To(value)),
        (None, true, None) => Ok(Act::Off),
        (None, false, Some(value)) => Ok(Act::Add(value)),
        (None, false, None) => {
            let fault = Fault::error("unclear-change", here.clone(), "the change says nothing of what is to be");
            Err(Box::new(
                fault.with_help("write 'to' with a value, 'off: true', or 'add' with an entry"),
            ))
        }
        _ => {
            let fault = Fault::error(
                "unclear-change",
                here.clone(),
                "the change says more than one of 'to', 'off' and 'add'",
            );
            Err(Box::new(fault.with_help("make one change of each")))
        }
    }
}

const fn key_of(act: Act<'_>) -> &'static str {
    match act {
        Act::To(_) => "to",
        Act::Off => "off",
        Act::Add(_) => "add",
    }
}

fn put(root: &mut Value, at: &Pointer, value: Value) {
    if let Some(slot) = root.pointer_mut(at.as_str()) {
        *slot = value;
    }
}

fn take(root: &mut Value, at: &Pointer) {
    let last = at.steps().last().unwrap_or_default();
    match root.pointer_mut(at.parent().as_str()) {
        Some(Value::Object(members)) => {
            members.shift_remove(&last);
        }
        Some(Value::Array(entries)) => {
            if let Some(place) = last.parse().ok().filter(|place| *place < entries.len()) {
                entries.remove(place);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
#[path = "apply_tests.rs"]
mod tests;
