//! How each criterion is spread over the authorities, with form and effect side by side.
//!
//! Owns the counting of levels and means that rows hold; finds no level itself. Each authority counts once, by its latest period, as in the
//! ranks; one that was scored by another rubric is counted as such and in nothing else, since its levels are of another kind. It never takes
//! the middle of bounds: what is not settled is open.

use super::Seen;
use super::sums::{Sum, fraction};
use crate::assess::published::IndicatorStatus;
use crate::base::number::{Q, Round};
use crate::region::published::{Bin, CriterionSpread, Spread, Warned};
use crate::region::row::{CriterionRow, Means};
use crate::rubric::model::Rubric;
use std::collections::BTreeMap;

/// Decimals of a mean that is shown.
const DECIMALS: u32 = 2;

/// Criteria as rows come.
#[derive(Debug, Default)]
pub(super) struct Criteria {
    tallies: Vec<Tally>,
    /// the authority that came last, which a later period of it may replace
    last: Option<(String, Vec<Found>)>,
    earlier: u64,
}

/// What one authority says of a criterion.
#[derive(Clone, Copy, Debug)]
struct Found {
    state: State,
    form: Mean,
    effect: Mean,
    /// form surely stands at least a whole level above effect
    above: bool,
}

#[derive(Clone, Copy, Debug)]
enum State {
    At(u32),
    Open,
    NotDue,
    NotApplicable,
    NotCompared,
}

#[derive(Clone, Copy, Debug)]
enum Mean {
    At(Q),
    Open,
    None,
}

#[derive(Debug, Default)]
struct Tally {
    levels: BTreeMap<u32, u64>,
    open: u64,
    not_due: u64,
    not_applicable: u64,
    not_compared: u64,
    form: Part,
    effect: Part,
    above: u64,
}

/// Means of form or of effect.
#[derive(Debug, Default)]
struct Part {
    levels: BTreeMap<u32, u64>,
    open: u64,
    none: u64,
    sum: Sum,
}

const fn one_more(slot: &mut u64) {
    *slot = slot.saturating_add(1);
}

impl Criteria {
    pub(super) fn add(&mut self, seen: &Seen<'_>, core: &Rubric) {
        let comparable = seen.standing.rubric_sha256 == core.sha256;
        let criteria = core.file.criteria.iter();
        let found = criteria.map(|file| {
            let row = seen.standing.criteria.get(file.id.as_str()).filter(|_| comparable);
            row.and_then(|row| found(row, core)).unwrap_or(Found::NOT_COMPARED)
        });
        let found = found.collect();
        match self.last.replace((seen.id.clone(), found)) {
            Some((id, _)) if id == seen.id => one_more(&mut self.earlier),
            Some((_, found)) => self.count(&found),
            None => {}
        }
    }

    fn count(&mut self, found: &[Found]) {
        self.tallies.resize_with(found.len().max(self.tallies.len()), Tally::default);
        for (tally, found) in self.tallies.iter_mut().zip(found) {
            tally.add(found);
        }
    }

    /// The criteria in the rubric's order, and what a reader must know of them.
    pub(super) fn made(mut self, core: &Rubric) -> (Vec<CriterionSpread>, Option<Warned>) {
        if let Some((_, found)) = self.last.take() {
            self.count(&found);
        }
        self.tallies.resize_with(core.file.criteria.len(), Tally::default);
        let made = core.file.criteria.iter().zip(self.tallies).map(|(file, tally)| CriterionSpread {
            id: file.id.as_str().to_owned(),
            title: file.title.as_str().to_owned(),
            levels: bins(core, &tally.levels),
            open: tally.open,
            not_due: tally.not_due,
            not_applicable: tally.not_applicable,
            not_compared: tally.not_compared,
            form: tally.form.made(core),
            effect: tally.effect.made(core),
            form_above_effect: tally.above,
        });
        let warned = (self.earlier > 0).then(|| Warned {
            id: "earlier-periods".to_owned(),
            authorities: None,
            says: format!(
                "{} submissions are of an earlier period of an authority of which a later one came; levels and pairs are of the later ones alone.",
                self.earlier
            ),
        });
        (made.collect(), warned)
    }
}

impl Found {
    const NOT_COMPARED: Self = Self {
        state: State::NotCompared,
        form: Mean::None,
        effect: Mean::None,
        above: false,
    };
}

/// What a row says of a criterion; none where its levels are none of the rubric's.
fn found(row: &CriterionRow, core: &Rubric) -> Option<Found> {
    let known = |level: u32| (core.lowest..=core.highest).contains(&level);
    if !known(row.low) || !known(row.high) {
        return None;
    }
    let state = match row.state {
        IndicatorStatus::NotDue => State::NotDue,
        IndicatorStatus::NotApplicable => State::NotApplicable,
        IndicatorStatus::Scored
        | IndicatorStatus::Judged
        | IndicatorStatus::Overridden
        | IndicatorStatus::NotEvidenced
        | IndicatorStatus::NotHeld
        | IndicatorStatus::Unknown => {
            if row.low == row.high {
                State::At(row.low)
            } else {
                State::Open
            }
        }
    };
    let ends = |means: Option<&Means>| means.and_then(|means| Some((fraction(&means.low)?, fraction(&means.high)?)));
    let mean = |means: Option<&Means>| match (means, ends(means)) {
        (None, _) => Mean::None,
        (Some(_), Some((low, high))) if low == high && whole(low).is_some_and(known) => Mean::At(low),
        (Some(_), _) => Mean::Open,
    };
    let above = match (ends(row.form.as_ref()), ends(row.effect.as_ref())) {
        (Some((form, _)), Some((_, effect))) => form.minus(effect).is_some_and(|apart| apart >= Q::ONE),
        _ => false,
    };
    Some(Found {
        state,
        form: mean(row.form.as_ref()),
        effect: mean(row.effect.as_ref()),
        above,
    })
}

/// The whole level that a mean reaches.
fn whole(mean: Q) -> Option<u32> {
    u32::try_from(mean.round(Round::Floor)).ok()
}

/// How many have each of the rubric's levels, lowest first, nobody included.
fn bins(core: &Rubric, levels: &BTreeMap<u32, u64>) -> Vec<Bin> {
    let bin = |level| Bin {
        level,
        authorities: levels.get(&level).copied().unwrap_or(0),
    };
    (core.lowest..=core.highest).map(bin).collect()
}

impl Tally {
    fn add(&mut self, found: &Found) {
        match found.state {
            State::At(level) => one_more(self.levels.entry(level).or_default()),
            State::Open => one_more(&mut self.open),
            State::NotDue => one_more(&mut self.not_due),
            State::NotApplicable => one_more(&mut self.not_applicable),
            State::NotCompared => {
                one_more(&mut self.not_compared);
                return;
            }
        }
        self.form.add(found.form);
        self.effect.add(found.effect);
        self.above = self.above.saturating_add(u64::from(found.above));
    }
}

impl Part {
    fn add(&mut self, mean: Mean) {
        match mean {
            Mean::At(mean) => {
                if let Some(level) = whole(mean) {
                    one_more(self.levels.entry(level).or_default());
                }
                self.sum.add(mean);
            }
            Mean::Open => one_more(&mut self.open),
            Mean::None => one_more(&mut self.none),
        }
    }

    fn made(&self, core: &Rubric) -> Spread {
        let mean = self.sum.mean().map(|mean| mean.value);
        Spread {
            levels: bins(core, &self.levels),
            settled: self.levels.values().sum(),
            open: self.open,
            none: self.none,
            mean: mean.map(|mean| mean.to_string()),
            shown: mean.map(|mean| mean.decimal(DECIMALS)),
        }
    }
}

#[cfg(test)]
#[path = "criteria_tests.rs"]
mod tests;
