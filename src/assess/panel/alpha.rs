//! Krippendorff's alpha, exact, and its interval by resampling.
//!
//! Knows lists of levels alone: who gave them and to what is not its matter. After Krippendorff, *Computing Krippendorff's
//! Alpha-Reliability* (2011): alpha = 1 − observed / expected disagreement, where units with fewer than two values are left out.

use crate::base::number::Q;
use std::collections::BTreeMap;

/// What the difference of two levels weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// any difference weighs the same
    Nominal,
    /// by how many values lie between the two
    Ordinal,
    /// by the square of the difference
    Interval,
}

/// How often each level was given, over the units that hold two or more.
struct Counts(BTreeMap<u32, i128>);

impl Counts {
    fn of<U: AsRef<[u32]>>(units: &[U]) -> Self {
        let mut counts: BTreeMap<u32, i128> = BTreeMap::new();
        for level in units.iter().map(AsRef::as_ref).filter(|unit| unit.len() > 1).flatten() {
            let slot = counts.entry(*level).or_default();
            *slot = slot.saturating_add(1);
        }
        Self(counts)
    }

    fn total(&self) -> i128 {
        self.0.values().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The weight of a difference; the ordinal one four times too large throughout, so that no half is needed.
    fn weight(&self, metric: Metric, one: u32, other: u32) -> Option<i128> {
        if one == other {
            return Some(0);
        }
        let (low, high) = (one.min(other), one.max(other));
        let apart = match metric {
            Metric::Nominal => 1,
            Metric::Interval => i128::from(high.abs_diff(low)),
            Metric::Ordinal => {
                let between = self.0.range(low..=high).fold(0_i128, |sum, (_, count)| sum.saturating_add(*count));
                let ends = [self.0.get(&low), self.0.get(&high)];
                ends.into_iter()
                    .flatten()
                    .fold(between.checked_mul(2)?, |sum, count| sum.saturating_sub(*count))
            }
        };
        apart.checked_mul(apart)
    }
}

/// Alpha of some units, each the levels that it was given. None where no unit holds two values, or all values are the same.
pub fn alpha<U: AsRef<[u32]>>(units: &[U], metric: Metric) -> Option<Q> {
    let counts = Counts::of(units);
    let mut observed = Q::ZERO;
    for unit in units.iter().map(AsRef::as_ref).filter(|unit| unit.len() > 1) {
        let mut sum = 0_i128;
        for (place, one) in unit.iter().enumerate() {
            for other in unit.iter().skip(place.saturating_add(1)) {
                sum = sum.checked_add(counts.weight(metric, *one, *other)?)?;
            }
        }
        let others = i128::try_from(unit.len()).ok()?.checked_sub(1)?;
        observed = observed.plus(Q::new(sum, others)?)?;
    }
    let mut expected = 0_i128;
    for (one, count) in &counts.0 {
        for (other, also) in counts.0.range(one.checked_add(1)?..) {
            let product = count.checked_mul(*also)?.checked_mul(counts.weight(metric, *one, *other)?)?;
            expected = expected.checked_add(product)?;
        }
    }
    let scale = Q::new(counts.total().checked_sub(1)?, expected)?;
    Q::ONE.minus(observed.times(scale)?)
}

/// Resamples drawn for an interval.
pub const RESAMPLES: usize = 1000;
/// Any number would do; it is fixed so that the same marks give the same bytes.
const SEED: u64 = 20_260_131;

/// The generator SplitMix64 of Steele, Lea and Flood.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A place in a list of `length`.
    fn place(&mut self, length: usize) -> usize {
        let wide = u128::from(self.next()).saturating_mul(u128::try_from(length).unwrap_or(0));
        usize::try_from(wide >> 64).unwrap_or(0)
    }
}

/// The interval that holds the middle 95 in 100 of the alphas of units drawn anew with replacement. Draws in which all values are the same
/// have no alpha and are left out.
pub fn interval<U: AsRef<[u32]>>(units: &[U], metric: Metric) -> Option<(Q, Q)> {
    let pairable: Vec<&[u32]> = units.iter().map(AsRef::as_ref).filter(|unit| unit.len() > 1).collect();
    let mut draws = Draws(SEED);
    let mut found: Vec<Q> = Vec::with_capacity(RESAMPLES);
    for _ in 0..RESAMPLES {
        let drawn: Vec<&[u32]> = (0..pairable.len())
            .filter_map(|_| pairable.get(draws.place(pairable.len())).copied())
            .collect();
        found.extend(alpha(&drawn, metric));
    }
    found.sort();
    let cut = found.len().checked_div(40)?;
    let low = found.get(cut)?;
    let high = found.get(found.len().checked_sub(1)?.checked_sub(cut)?)?;
    Some((*low, *high))
}

#[cfg(test)]
#[path = "alpha_tests.rs"]
mod tests;
