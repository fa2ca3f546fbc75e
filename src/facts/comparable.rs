//! Why people heard of a group, though their number is given, cannot be compared with those to be expected.
//!
//! Owns the reasons in words. Whether a group is counted is settled with the groups, and nothing here changes it.

use super::groups::{GroupSeen, monitoring};
use super::view::View;

/// What is missing for a number of people heard to count; nothing where it counts, or where no number is given.
pub fn lacks(view: &View<'_>, group: &GroupSeen<'_>) -> Vec<&'static str> {
    let row = group.row.and_then(|at| view.exercise.groups.as_deref().unwrap_or(&[]).get(at));
    let mut all = Vec::new();
    if group.counted.is_true() || row.is_none_or(|row| row.heard.value().is_none()) {
        return all;
    }
    if !group.has_figure {
        all.push("people affected not given");
    }
    match monitoring(view, group.question) {
        None => all.push("how many were asked not given"),
        Some(asked) if asked.answered.value().is_none() => all.push("how many answered the question not given"),
        Some(asked) if asked.not_stated.value().is_none() => all.push("how many left the question out not given"),
        Some(_) if group.has_figure => all.push("too many left the question out"),
        Some(_) => {}
    }
    all
}
