//! Whether values pile up just above a cut.
//!
//! Owns the counting of measured shares within two points of each cut on a share, on either side. Cuts are public, so values may be made to reach
//! them; and shares of few things fall on few numbers by themselves, of which many are cuts. So what is found is a note in words that accuses
//! nobody and says what else may explain it; it is never a sign, and no level depends on it. A cut within two points of nought or of a hundred is
//! not looked at: many shares are nought or all for other reasons.

use super::Seen;
use super::binomial::seldom;
use super::sums::fraction;
use crate::assess::published::IndicatorStatus;
use crate::base::number::Q;
use crate::region::published::Heap;
use crate::rubric::model::{Indicator, Rubric, Threshold, Way};
use std::collections::{BTreeMap, BTreeSet};

/// Points on either side of a cut.
const WIDTH: Q = Q::whole(2);
/// With fewer values nothing is told.
const LEAST: u64 = 20;
/// Shares of so many things or more can stand in more than one place within the points on one side of a cut: 1/50 is two points.
const FINE: i64 = 50;
/// The unit of measures that are shares.
const PERCENT: &str = "percent";

/// Cuts with the values around them.
#[derive(Debug, Default)]
pub(super) struct Heaps {
    cuts: BTreeMap<String, Vec<Cut>>,
    begun: bool,
}

#[derive(Debug)]
struct Cut {
    /// the indicator's place in the rubric
    place: (usize, usize),
    way: Way,
    at: Q,
    reach: Side,
    miss: Side,
}

/// The values on one side of a cut.
#[derive(Debug, Default)]
struct Side {
    all: u64,
    /// of these, those that can be no share of fewer than fifty things
    fine: u64,
    /// of these, those exactly on the cut
    on_cut: u64,
}

impl Heaps {
    /// Adds a row that was scored by `used`, whose cuts its authority was measured by; one scored by another rubric says nothing of them.
    pub(super) fn add(&mut self, seen: &Seen<'_>, used: &Rubric) {
        if !self.begun {
            self.cuts = cuts(used);
            self.begun = true;
        }
        if seen.row.rubric_sha256 != used.sha256 {
            return;
        }
        for (_, unit) in &seen.units {
            for (id, cuts) in &mut self.cuts {
                let indicator = unit.indicators.get(id).filter(|indicator| counts(indicator.state));
                let measured = indicator.and_then(|indicator| fraction(indicator.measured.as_deref()?));
                if let Some(measured) = measured {
                    cuts.iter_mut().for_each(|cut| cut.add(measured));
                }
            }
        }
    }

    /// What piles up, in the rubric's order.
    pub(super) fn made(self, used: &Rubric) -> Vec<Heap> {
        let all: usize = self.cuts.values().map(Vec::len).sum();
        let mut heaps: Vec<(&Cut, Heap)> = Vec::new();
        for (id, cuts) in &self.cuts {
            heaps.extend(cuts.iter().filter_map(|cut| Some((cut, cut.heap(id, all, used)?))));
        }
        heaps.sort_by_key(|(cut, _)| (cut.place, cut.at));
        heaps.into_iter().map(|(_, heap)| heap).collect()
    }
}

const fn counts(state: IndicatorStatus) -> bool {
    matches!(
        state,
        IndicatorStatus::Scored | IndicatorStatus::Judged | IndicatorStatus::Overridden
    )
}

/// The cuts on shares by the ids of their indicators: those of large bodies and those of small ones, each once.
fn cuts(rubric: &Rubric) -> BTreeMap<String, Vec<Cut>> {
    let mut all = BTreeMap::new();
    for (criterion, (file, model)) in rubric.file.criteria.iter().zip(&rubric.criteria).enumerate() {
        for (place, (file, model)) in file.indicators.iter().zip(&model.indicators).enumerate() {
            let cuts: Vec<Cut> = thresholds(model)
                .into_iter()
                .map(|(at, at_least)| Cut {
                    place: (criterion, place),
                    way: if at_least { Way::AtLeast } else { Way::AtMost },
                    at,
                    reach: Side::default(),
                    miss: Side::default(),
                })
                .collect();
            if !cuts.is_empty() {
                all.insert(file.id.as_str().to_owned(), cuts);
            }
        }
    }
    all
}

/// Each number that a share is cut at with whether it is to be reached from below.
fn thresholds(indicator: &Indicator) -> BTreeSet<(Q, bool)> {
    let conditions = indicator.steps.iter().flat_map(|step| [Some(&step.when), step.light.as_ref()]);
    let thresholds = conditions.flatten().filter_map(|condition| condition.threshold);
    thresholds
        .filter(|threshold| threshold.measure.def().unit == PERCENT && inside(threshold))
        .map(|threshold| (threshold.at, threshold.way == Way::AtLeast))
        .collect()
}

/// Both sides of the cut lie among the shares that there are.
fn inside(threshold: &Threshold) -> bool {
    let (low, high) = (threshold.at.minus(WIDTH), threshold.at.plus(WIDTH));
    low.is_some_and(|low| low >= Q::ZERO) && high.is_some_and(|high| high <= Q::whole(100))
}

impl Cut {
    fn add(&mut self, measured: Q) {
        // how far it reaches beyond the cut
        let beyond = match self.way {
            Way::AtLeast => measured.minus(self.at),
            Way::AtMost => self.at.minus(measured),
        };
        let Some(beyond) = beyond else { return };
        let side = if beyond >= Q::ZERO && beyond < WIDTH {
            &mut self.reach
        } else if beyond < Q::ZERO && beyond.plus(WIDTH).is_some_and(|within| within >= Q::ZERO) {
            &mut self.miss
        } else {
            return;
        };
        let fine = measured.over(Q::whole(100)).is_some_and(|share| share.denominator() >= FINE);
        side.all = side.all.saturating_add(1);
        side.fine = side.fine.saturating_add(u64::from(fine));
        side.on_cut = side.on_cut.saturating_add(u64::from(beyond == Q::ZERO));
    }

    fn heap(&self, id: &str, cuts: usize, used: &Rubric) -> Option<Heap> {
        let piled = |reach: u64, miss: u64| {
            let both = reach.saturating_add(miss);
            both >= LEAST && seldom(reach, both)
        };
        if !piled(self.reach.all, self.miss.all) {
            return None;
        }
        let file = used.file.criteria.get(self.place.0)?.indicators.get(self.place.1)?;
        let at = self.at.decimal(2);
        let (reach, miss) = match self.way {
            Way::AtLeast => ("at or just above", "just below"),
            Way::AtMost => ("at or just below", "just above"),
        };
        let why = if piled(self.reach.fine, self.miss.fine) {
            "Who knows the cut may well work until it is reached, which is what cuts are for; or may count so that it is reached. \
             The numbers do not tell which: look at how these shares were counted before saying anything of them."
        } else {
            "Shares of few things fall on round numbers by themselves, such as 4 of 5 on 80 %, and that alone may be all there is to it."
        };
        Some(Heap {
            indicator: id.to_owned(),
            title: file.title.as_str().to_owned(),
            cut: format!("{at} %"),
            above: self.reach.all,
            below: self.miss.all,
            says: format!(
                "{} exercises stand {reach} {at} %, {} of them exactly there, and {} {miss} it, within two points on either side; by chance \
                 so uneven a parting comes less than once in a hundred cuts, and {cuts} were looked at. {why}",
                self.reach.all, self.reach.on_cut, self.miss.all
            ),
        })
    }
}

#[cfg(test)]
#[path = "heaps_tests.rs"]
mod tests;
