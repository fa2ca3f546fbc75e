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
        let level = |at: Pointer, level: u32, id: &str| {
            let message = format!("no unit stands firmly at level {level} of '{id}', {over}");
            Fault::warning("level-not-seen", at, message).with_help("look whether its threshold can be met, or look over more files")
        };
        for (place, file) in rubric.file.criteria.iter().enumerate() {
            let at = root.key("criteria").item(place);
            for (row, described) in file.levels.iter().enumerate() {
                if !self.criteria.contains(&(place, described.level)) {
                    faults.push(level(at.key("levels").item(row), described.level, file.id.as_str()));
                }
            }
            for (row, indicator) in file.indicators.iter().enumerate() {
                let at = at.key("indicators").item(row).key("levels");
                for (nth, step) in indicator.levels.iter().enumerate() {
                    if !self.indicators.contains(&(place, row, step.level)) {
                        faults.push(level(at.item(nth), step.level, indicator.id.as_str()));
                    }
                }
            }
        }
        for (place, sign) in rubric.file.signs.iter().enumerate() {
            if !self.signs.contains(&place) {
                let message = format!("the sign '{}' fired nowhere, {over}", sign.id);
                let fault = Fault::warning("sign-not-seen", root.key("signs").item(place).key("when"), message);
                faults.push(fault.with_help("look whether it asks for too much, or look over more files"));
            }
        }
        faults
    }
}

#[cfg(test)]
#[path = "seen_tests.rs"]
mod tests;
