//! What an author may have overlooked in a rubric that makes sense: each finding a warning at its place, with what to write instead.
//!
//! Nothing here refuses a rubric; what cannot be meant is an error and stands in [`crate::rubric::check`]. No submission is looked at.

mod contradiction;
mod reachable;
mod sourced;
mod unused;

use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::rubric::model::Rubric;

pub use contradiction::can_hold;
pub use reachable::highest;

/// Everything that can be found in the rubric alone.
pub fn lint(rubric: &Rubric) -> Faults {
    let mut faults = Faults::default();
    reachable::conditions(rubric, &mut faults);
    sourced::sourced(rubric, &mut faults);
    sourced::scales(rubric, &mut faults);
    unused::unused(rubric, &mut faults);
    faults
}

/// The word for a place in a rubric.
fn in_list(list: &str, place: usize) -> Pointer {
    Pointer::root().key(list).item(place)
}

/// A finding.
fn finding(code: &'static str, at: Pointer, message: impl Into<String>, help: impl Into<String>) -> Fault {
    Fault::warning(code, at, message).with_help(help)
}

#[cfg(test)]
#[path = "lint_tests.rs"]
mod tests;
