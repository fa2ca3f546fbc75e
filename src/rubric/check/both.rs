//! What the checks of rubrics and of frameworks ask alike: expressions that can be read, levels without a hole, ids that differ.
//!
//! It words only the faults that read the same in both; whatever reads otherwise stays with the check of its kind.

use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::facts::catalogue::Kind;
use crate::rubric::expr::{Expr, Terms};
use crate::submission::fields::{Id, Text};
use std::collections::BTreeMap;

/// What was made of a file, or all that is wrong with it.
pub(in crate::rubric) fn judged<T>(made: Option<T>, mut faults: Faults) -> Result<T, Faults> {
    faults.sort();
    match made {
        Some(made) if faults.errors() == 0 => Ok(made),
        _ => Err(faults),
    }
}

/// Reads an expression.
pub(in crate::rubric) fn expression(faults: &mut Faults, text: &Text, kind: Kind, terms: &Terms, at: &Pointer) -> Option<Expr> {
    match Expr::read(text.as_str(), kind, terms) {
        Ok(expr) => Some(expr),
        Err(wrong) => {
            let message = format!("{} (character {})", wrong.message, wrong.start.saturating_add(1));
            let mut fault = Fault::error("bad-expression", at.clone(), message);
            fault.help = wrong.help;
            faults.push(fault);
            None
        }
    }
}

/// The first and the last of a list of levels.
pub(in crate::rubric) fn ends(faults: &mut Faults, mut levels: impl Iterator<Item = u32>, at: &Pointer) -> Option<(u32, u32)> {
    let Some(first) = levels.next() else {
        let fault = Fault::error("no-levels", at.clone(), "there is no level");
        faults.push(fault.with_help("write the levels from the lowest, each with a name"));
        return None;
    };
    Some((first, levels.last().unwrap_or(first)))
}

/// Levels from `first`, each once and in order: the level that would come next.
pub(in crate::rubric) fn in_order(faults: &mut Faults, levels: impl Iterator<Item = u32>, at: &Pointer, first: u32) -> Option<u64> {
    let mut wanted = u64::from(first);
    for (place, level) in levels.enumerate() {
        if u64::from(level) != wanted {
            let message = format!("read level {level} where level {wanted} is expected");
            let fault = Fault::error("hole-in-levels", at.item(place).key("level"), message);
            faults.push(fault.with_help("write every level once, in order"));
            return None;
        }
        wanted = wanted.saturating_add(1);
    }
    Some(wanted)
}

/// The ids that stood before: each with its place, and the place where it first stood.
pub(in crate::rubric) fn repeated<'a>(ids: impl Iterator<Item = &'a Id>) -> Vec<(&'a Id, usize, usize)> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    ids.enumerate()
        .filter_map(|(place, id)| {
            let first = *seen.entry(id.as_str()).or_insert(place);
            (first != place).then_some((id, place, first))
        })
        .collect()
}

#[cfg(test)]
#[path = "both_tests.rs"]
mod tests;
