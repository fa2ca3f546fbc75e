//! Which levels and signs of a rubric are ever seen over a number of submissions.
//!
//! A tally of verdicts, in any order, and the findings for what was never met. It judges no submission.

use super::verdict::{SignState, Verdict};
use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::rubric::model::Rubric;
use std::collections::BTreeSet;

/// What was seen so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// submissions
    pub files: usize,
    /// their units
    pub units: usize,
    signs: BTreeSet<usize>,
    criteria: BTreeSet<(usize, u32)>,
    indicators: BTreeSet<(usize, usize, u32)>,
}

impl Seen {
    /// Adds one submission.
    pub fn add(&mut self, verdict: &Verdict) {
        self.files = self.files.saturating_add(1);
        for unit in &verdict.units {
            self.units = self.units.saturating_add(1);
            let held = unit.signs.iter().filter(|sign| sign.state != SignState::Possible);
            self.signs.extend(held.map(|sign| sign.sign));
            for (place, criterion) in unit.criteria.iter().enumerate() {
                if let Some(level) = criterion.bounds.firm().filter(|_| criterion.state.counts()) {
                    self.criteria.insert((place, level));
                }
                for (row, indicator) in criterion.indicators.iter().enumerate() {
                    if let Some(level) = indicator.bounds.firm().filter(|_| indicator.state.counts()) {
                        self.indicators.insert((place, row, level));
                    }
                }
            }
        }
    }

    /// What was never seen.
    pub fn missing(&self, rubric: &Rubric) -> Faults {
        let mut faults = Faults::default();
        let root = Pointer::root();
        let over = format!("in {} units of {} files", self.units, self.files);
        for (place, file) in rubric.file.criteria.iter().enumerate() {
            let at = root.key("criteria").item(place);
            let described = file.levels.iter().map(|level| level.level);
            let found = |level: u32| self.criteria.contains(&(place, level));
            faults.extend(unseen(&at.key("levels"), file.id.as_str(), described, found, &over));
            for (row, indicator) in file.indicators.iter().enumerate() {
                let at = at.key("indicators").item(row).key("levels");
                let described = indicator.levels.iter().map(|step| step.level);
                let found = |level: u32| self.indicators.contains(&(place, row, level));
                faults.extend(unseen(&at, indicator.id.as_str(), described, found, &over));
            }
        }
        for (place, sign) in rubric.file.signs.iter().enumerate() {
            if !self.signs.contains(&place) {
                let message = format!("the sign '{}' fired nowhere {over}", sign.id);
                let fault = Fault::warning("sign-not-seen", root.key("signs").item(place).key("when"), message);
                faults.push(fault.with_help("look whether it asks for too much, or look over more files"));
            }
        }
        faults
    }
}

/// The levels of a criterion or an indicator that were never seen, told at the first of them.
fn unseen(at: &Pointer, id: &str, described: impl Iterator<Item = u32>, found: impl Fn(u32) -> bool, over: &str) -> Faults {
    let missing: Vec<(usize, u32)> = described.enumerate().filter(|(_, level)| !found(*level)).collect();
    let mut faults = Faults::default();
    if let Some((first, _)) = missing.first() {
        let levels: Vec<String> = missing.iter().map(|(_, level)| level.to_string()).collect();
        let plural = if levels.len() == 1 { "" } else { "s" };
        let message = format!("nothing stands firmly at level{plural} {} of '{id}' {over}", levels.join(", "));
        let fault = Fault::warning("level-not-seen", at.item(*first), message);
        faults.push(fault.with_help("look whether the threshold can be met, or look over more files"));
    }
    faults
}

#[cfg(test)]
#[path = "seen_tests.rs"]
mod tests;
