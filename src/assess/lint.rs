//! Levels of criteria and of the grade that no levels of indicators add up to.
//!
//! Owns only the sums; which levels an indicator can reach is the rubric's own knowledge, and how they combine is scoring's.

use super::score::{grade_level, level_of};
use crate::base::fault::{Fault, Faults};
use crate::base::number::Q;
use crate::base::pointer::Pointer;
use crate::rubric::file::Part;
use crate::rubric::lint::{can_hold, highest};
use crate::rubric::model::{Criterion, Rubric};
use std::collections::BTreeSet;

/// More combinations of criteria are not tried.
const MOST: usize = 100_000;

/// Levels that are described and never given.
pub fn lint(rubric: &Rubric) -> Faults {
    let mut faults = Faults::default();
    let root = Pointer::root();
    let reached: Vec<BTreeSet<u32>> = rubric
        .criteria
        .iter()
        .zip(highest(rubric))
        .map(|(criterion, highest)| levels(rubric, criterion, &highest))
        .collect();
    for (place, (file, reached)) in rubric.file.criteria.iter().zip(&reached).enumerate() {
        for (row, level) in file.levels.iter().enumerate() {
            if !reached.contains(&level.level) {
                let at = root.key("criteria").item(place).key("levels").item(row);
                faults.push(unreachable(at, level.level, file.id.as_str()));
            }
        }
    }
    if let Some(grades) = grades(rubric, &reached) {
        for (row, level) in rubric.file.levels.iter().enumerate() {
            if !grades.contains(&level.level) {
                faults.push(unreachable(root.key("levels").item(row), level.level, "the grade"));
            }
        }
    }
    faults
}

fn unreachable(at: Pointer, level: u32, of: &str) -> Fault {
    let message = format!("level {level} of {of} is described, and no levels of what stands under it add up to it");
    Fault::warning("unreachable-level", at, message)
        .with_help("change the weights, the rounding or the caps, or make the levels under it reachable")
}

/// The levels that a criterion can have, whichever of its indicators apply.
fn levels(rubric: &Rubric, criterion: &Criterion, highest: &[u32]) -> BTreeSet<u32> {
    let pairs = || criterion.indicators.iter().zip(highest);
    let of = |part: Part| -> Vec<u32> {
        let own = pairs().filter(|(indicator, _)| indicator.part == part);
        own.map(|(_, level)| *level).collect()
    };
    let forms = means(rubric, of(Part::Form)).into_iter().map(Some);
    let forms: Vec<Option<Q>> = std::iter::once(None).chain(forms).collect();
    let mut all = BTreeSet::new();
    for effect in means(rubric, of(Part::Effect)) {
        for form in &forms {
            // with form indicators there, leaving all of them out is no common case, and none to rely on
            if form.is_some() || forms.len() == 1 {
                all.insert(level_of(rubric, *form, effect));
            }
        }
    }
    let mut most = rubric.highest;
    if let Some(top) = &rubric.top {
        let every = pairs().all(|(_, level)| *level >= top.all_at_least);
        let mut effects = pairs().filter(|(indicator, _)| indicator.part == Part::Effect);
        let some = effects.any(|(_, level)| *level >= top.corroborated_at_least);
        if !every || !some || !can_hold(&[&top.holds], &[]) {
            most = most.min(top.level.saturating_sub(1));
        }
    }
    for limit in &criterion.limits {
        if !can_hold(&[], &[&limit.when]) {
            most = most.min(limit.at_most);
        }
    }
    all.into_iter().map(|level| level.min(most)).collect()
}

/// The means that levels up to these can have, taken all or some at a time.
fn means(rubric: &Rubric, mut highest: Vec<u32>) -> BTreeSet<Q> {
    highest.sort_unstable_by(|a, b| b.cmp(a));
    let mut all = BTreeSet::new();
    let mut most = 0_u32;
    for (before, level) in highest.iter().enumerate() {
        let count = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
        most = most.saturating_add(*level);
        for sum in rubric.lowest.saturating_mul(count)..=most {
            all.extend(Q::from(sum).over(Q::from(count)));
        }
    }
    all
}

/// The grades that levels of criteria can give; nothing where there are too many to try.
fn grades(rubric: &Rubric, reached: &[BTreeSet<u32>]) -> Option<BTreeSet<u32>> {
    let mut rows: Vec<Vec<u32>> = vec![Vec::new()];
    for levels in reached {
        if rows.len().saturating_mul(levels.len()) > MOST {
            return None;
        }
        rows = rows
            .iter()
            .flat_map(|row| levels.iter().map(|level| row.iter().copied().chain([*level]).collect()))
            .collect();
    }
    let grades = rows.into_iter().filter_map(|row| grade_level(rubric, row.into_iter()));
    Some(grades.collect())
}

#[cfg(test)]
#[path = "lint_tests.rs"]
mod tests;
