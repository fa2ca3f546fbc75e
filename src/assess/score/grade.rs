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

/// What a grade takes of a criterion, of one unit or rolled up over several.
#[derive(Clone, Copy)]
pub(in crate::assess) struct Graded {
    /// whether it applies and is due
    pub(in crate::assess) state: State,
    /// its level
    pub(in crate::assess) bounds: Bounds,
    /// its level without hard signs
    pub(in crate::assess) without_hard_signs: Bounds,
    /// its level on what is held
    pub(in crate::assess) on_held: Option<u32>,
}

/// A grade that no sign has capped yet.
pub(in crate::assess) struct Uncapped {
    /// enough criteria apply
    pub(in crate::assess) enough: bool,
    /// the grade; anything where no criterion applies
    pub(in crate::assess) bounds: Bounds,
    /// the highest grade without hard signs
    pub(in crate::assess) without_hard_signs: u32,
    on_held: Option<u32>,
}

impl Uncapped {
    /// The grade on what is held, under the grade that came of it; none of too few criteria.
    pub(in crate::assess) fn on_held(&self, enough: bool, bounds: Bounds) -> Option<u32> {
        self.on_held.filter(|_| enough).map(|level| level.min(bounds.high))
    }
}

/// The grade of those criteria that apply.
pub(in crate::assess) fn uncapped(rubric: &Rubric, criteria: impl Iterator<Item = Graded>) -> Uncapped {
    let applicable: Vec<Graded> = criteria.filter(|criterion| criterion.state != State::NotApplicable).collect();
    let level = |pick: &dyn Fn(&Graded) -> u32| grade_level(rubric, applicable.iter().map(pick));
    let bounds = match (level(&|c| c.bounds.low), level(&|c| c.bounds.high)) {
        (Some(low), Some(high)) => Bounds { low, high },
        _ => Bounds {
            low: rubric.lowest,
            high: rubric.highest,
        },
    };
    let on_held: Option<Vec<u32>> = applicable.iter().map(|criterion| criterion.on_held).collect();
    Uncapped {
        enough: applicable.len() >= rubric.least_criteria,
        bounds,
        without_hard_signs: level(&|c| c.without_hard_signs.high).unwrap_or(rubric.highest),
        on_held: on_held.and_then(|levels| grade_level(rubric, levels.into_iter())),
    }
}

pub(super) fn grade_of(rubric: &Rubric, criteria: &[CriterionVerdict], signs: &[SignVerdict]) -> GradeVerdict {
    let graded = criteria.iter().map(|criterion| Graded {
        state: criterion.state,
        bounds: criterion.bounds,
        without_hard_signs: criterion.without_hard_signs,
        on_held: criterion.on_held,
    });
    let made = uncapped(rubric, graded);
    let mut bounds = made.bounds;
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
    let due = criteria
        .iter()
        .filter_map(|criterion| match criterion.state {
            State::NotDue(day) => Some(day),
            State::Counts | State::Judged | State::Overridden | State::NotApplicable => None,
        })
        .max();
    GradeVerdict {
        status: status(due.is_some(), made.enough, bounds, bounds.high < made.without_hard_signs),
        bounds,
        before_caps: made.bounds,
        on_held: made.on_held(made.enough, bounds),
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
