//! Which change a fault of the changed rubric comes from: the first after which the fault is there.
//!
//! The base has no fault, so every fault comes from a change; finding it by making the changes one after another needs no knowledge of
//! what any kind of rubric holds together.

use super::apply::apply;
use super::file::OverlayFile;
use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use serde_json::Value;

/// The faults of the changed rubric, each at the change that made it. `judge` says what is wrong with a changed rubric.
pub fn blame(base: &Value, overlay: &OverlayFile, faults: &Faults, judge: &dyn Fn(Value) -> Faults) -> Faults {
    let mut left: Vec<&Fault> = faults.iter().collect();
    let mut found = Faults::default();
    let root = Pointer::root().key("changes");
    for place in 0..overlay.changes.len() {
        if left.is_empty() {
            break;
        }
        let mut begun = overlay.clone();
        begun.changes.truncate(place.saturating_add(1));
        let Ok((value, _)) = apply(base.clone(), &begun) else { break };
        let now = judge(value);
        let (here, later): (Vec<&Fault>, Vec<&Fault>) = left.into_iter().partition(|fault| now.iter().any(|known| same(known, fault)));
        let at = root.item(place);
        found = here.into_iter().fold(found, |mut all, fault| {
            all.push(moved(fault, &at));
            all
        });
        left = later;
    }
    for fault in left {
        found.push(moved(fault, &root));
    }
    found
}

/// The same fault, wherever it stands: entries move as others are taken out.
fn same(one: &Fault, other: &Fault) -> bool {
    one.code == other.code && one.message == other.message
}

/// The fault at a change, saying where in the changed rubric it would be.
fn moved(fault: &Fault, at: &Pointer) -> Fault {
    let message = if fault.at == Pointer::root() {
        format!("with this change: {}", fault.message)
    } else {
        format!("with this change, at {}: {}", fault.at, fault.message)
    };
    Fault {
        at: at.clone(),
        message,
        place: None,
        ..fault.clone()
    }
}

#[cfg(test)]
#[path = "blame_tests.rs"]
mod tests;
