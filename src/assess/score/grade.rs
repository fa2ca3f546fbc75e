//! From the levels of criteria to one grade, for a unit and for the authority alike.

use super::criterion::{hard, signed};
use crate::assess::verdict::{Bounds, CriterionVerdict, GradeStatus, GradeVerdict, SignState, SignVerdict, State};
use crate::rubric::file::Combine;
use crate::rubric::model::Rubric;

/// The lower of the two levels in the middle, or the lowest.
pub(in crate::assess) fn combine(how: Combine, levels: &mut [u32]) -> Option<u32> {
    levels.sort_unstable();
    let at = match how {
        Combine::LowerMedian => levels.len().checked_sub(1)?.checked_div(2)?,
        Combine::Min => 0,
    };
    levels.get(at).copied()
}

/// The grade of some criteria: combined, and at most so many above the lowest.
pub(in crate::assess) fn grade_level(rubric: &Rubric, levels: impl Iterator<Item = u32>) -> Option<u32> {
    let mut levels: Vec<u32> = levels.collect();
    let combined = combine(rubric.combine, &mut levels)?;
    let lowest = levels.first().copied()?;
    Some(combined.min(lowest.saturating_add(rubric.above_lowest)))
}

/// The status of a grade, first that fits.
pub(in crate::assess) fn status(not_due: bool, enough: bool, bounds: Bounds, lowered: bool) -> GradeStatus {
    if not_due {
        GradeStatus::NotDue
    } else if !enough {
        GradeStatus::Insufficient
    } else if bounds.low == bounds.high {
        GradeStatus::Firm
    } else if lowered {
        GradeStatus::AtMost
    } else if bounds.high.saturating_sub(bounds.low) == 1 {
        GradeStatus::Between
    } else {
        GradeStatus::Insufficient
    }
}

pub(super) fn grade_of(rubric: &Rubric, criteria: &[CriterionVerdict], signs: &[SignVerdict]) -> GradeVerdict {
    let applicable: Vec<&CriterionVerdict> = criteria
        .iter()
        .filter(|criterion| criterion.state != State::NotApplicable)
        .collect();
    let open = Bounds {
        low: rubric.lowest,
        high: rubric.highest,
    };
    let level = |pick: &dyn Fn(&CriterionVerdict) -> u32| grade_level(rubric, applicable.iter().map(|criterion| pick(criterion)));
    let before_caps = match (level(&|c| c.bounds.low), level(&|c| c.bounds.high)) {
        (Some(low), Some(high)) => Bounds { low, high },
        _ => open,
    };
    let without = level(&|c| c.without_hard_signs.high).unwrap_or(rubric.highest);
    let mut bounds = before_caps;
    for sign in signs.iter().filter(|sign| sign.state == SignState::Fired) {
        let cap = rubric
            .signs
            .get(sign.sign)
            .and_then(|model| rubric.severities.get(model.severity))
            .and_then(|severity| severity.grade_at_most);
        if let Some(cap) = cap {
            bounds = bounds.at_most(cap);
        }
    }
    let due = applicable
        .iter()
        .filter_map(|criterion| match criterion.state {
            State::NotDue(day) => Some(day),
            State::Counts | State::Judged | State::Overridden | State::NotApplicable => None,
        })
        .max();
    let enough = applicable.len() >= rubric.least_criteria;
    let on_held = {
        let levels: Option<Vec<u32>> = applicable.iter().map(|criterion| criterion.on_held).collect();
        levels
            .filter(|_| enough)
            .and_then(|levels| grade_level(rubric, levels.into_iter()))
            .map(|level| level.min(bounds.high))
    };
    GradeVerdict {
        status: status(due.is_some(), enough, bounds, bounds.high < without),
        bounds,
        before_caps,
        on_held,
        due: due.flatten(),
    }
}

/// The grade of the same criteria under other signs.
pub(in crate::assess) fn regrade(rubric: &Rubric, criteria: &[CriterionVerdict], signs: &[SignVerdict]) -> GradeVerdict {
    let resigned: Vec<CriterionVerdict> = criteria
        .iter()
        .enumerate()
        .map(|(place, criterion)| CriterionVerdict {
            bounds: signed(criterion.after_limits, place, signs, |_| true),
            without_hard_signs: signed(criterion.after_limits, place, signs, |sign| !hard(rubric, sign)),
            ..criterion.clone()
        })
        .collect();
    grade_of(rubric, &resigned, signs)
}
