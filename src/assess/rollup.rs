//! From units to the authority: for each criterion the middle level of the units, weighed; then the grade by the same rule.
//!
//! Facts are never pooled over units, because pooling pays for omission.

use crate::assess::marks::Marks;
use crate::assess::score::{Graded, Scoring, status, uncapped, unit};
use crate::assess::verdict::{Bounds, GradeStatus, GradeVerdict, RolledCriterion, SignState, State, UnitVerdict, Verdict};
use crate::base::digest::sha256;
use crate::base::number::Q;
use crate::facts::view::Context;
use crate::facts::{Unit, units};
use crate::rubric::model::Rubric;

/// Scores a submission.
pub fn score(scoring: &Scoring<'_>, context: Context<'_>) -> Verdict {
    let all = units(context.submission);
    score_units(scoring, context, &all)
}

/// Scores the units of a submission.
pub fn score_units(scoring: &Scoring<'_>, context: Context<'_>, all: &[Unit<'_>]) -> Verdict {
    roll(scoring, all, all.iter().map(|one| unit(scoring, context, one)).collect())
}

/// Rolls up units that are scored already.
pub(in crate::assess) fn roll(scoring: &Scoring<'_>, all: &[Unit<'_>], mut verdicts: Vec<UnitVerdict>) -> Verdict {
    draw(scoring, all, &mut verdicts);
    rolled(scoring.rubric, verdicts)
}

/// Where an assessor named a seed, only so many units are taken: those with high stakes, and others drawn in the order of their digest.
fn draw(scoring: &Scoring<'_>, all: &[Unit<'_>], verdicts: &mut [UnitVerdict]) {
    let Marks { draw_seed: Some(seed), .. } = scoring.marks else {
        return;
    };
    let rule = &scoring.rubric.file.roll_up;
    let most = usize::try_from(rule.draw).unwrap_or(usize::MAX);
    let mut order: Vec<(bool, String, usize)> = all
        .iter()
        .zip(verdicts.iter())
        .enumerate()
        .filter(|(_, (_, verdict))| verdict.counted)
        .map(|(place, (one, verdict))| {
            (
                verdict.weight < rule.always_from_weight,
                sha256(format!("{seed}\u{1f}{}", one.id()).as_bytes()),
                place,
            )
        })
        .collect();
    if order.len() <= most {
        return;
    }
    order.sort();
    for (rank, (optional, _, place)) in order.iter().enumerate() {
        if *optional
            && rank >= most
            && let Some(verdict) = verdicts.get_mut(*place)
        {
            verdict.counted = false;
        }
    }
}

/// The smallest level that at least half the weight does not exceed, and the unit that has it.
fn middle(levels: &[(usize, u32, u32)]) -> Option<(u32, usize)> {
    let mut sorted: Vec<&(usize, u32, u32)> = levels.iter().collect();
    sorted.sort_by_key(|(place, level, _)| (*level, *place));
    let all: u64 = sorted.iter().map(|(_, _, weight)| u64::from(*weight)).sum();
    let mut sum = 0_u64;
    for (place, level, weight) in sorted {
        sum = sum.saturating_add(u64::from(*weight));
        if sum.saturating_mul(2) >= all {
            return Some((*level, *place));
        }
    }
    None
}

fn criterion(rubric: &Rubric, place: usize, units: &[UnitVerdict]) -> RolledCriterion {
    let counted = || {
        units.iter().enumerate().filter(|(_, unit)| unit.counted).filter_map(|(at, unit)| {
            unit.criteria
                .get(place)
                .filter(|criterion| criterion.state.counts())
                .map(|criterion| (at, unit, criterion))
        })
    };
    let pick = |level: &dyn Fn(&crate::assess::verdict::CriterionVerdict) -> u32| {
        let levels: Vec<(usize, u32, u32)> = counted().map(|(at, unit, criterion)| (at, level(criterion), unit.weight)).collect();
        middle(&levels)
    };
    let (low, high) = (pick(&|c| c.bounds.low), pick(&|c| c.bounds.high));
    let without = (pick(&|c| c.without_hard_signs.low), pick(&|c| c.without_hard_signs.high));
    let open = Bounds {
        low: rubric.lowest,
        high: rubric.highest,
    };
    let bounds = |low: Option<(u32, usize)>, high: Option<(u32, usize)>| match (low, high) {
        (Some((low, _)), Some((high, _))) => Bounds { low, high },
        _ => open,
    };
    let middle = bounds(low, high);
    let waiting = units
        .iter()
        .filter_map(|unit| unit.criteria.get(place))
        .filter_map(|criterion| match criterion.state {
            State::NotDue(day) => Some(day),
            State::Counts | State::Judged | State::Overridden | State::NotApplicable => None,
        });
    let state = if low.is_some() {
        State::Counts
    } else if let Some(day) = waiting.min() {
        State::NotDue(day)
    } else if units.iter().any(|unit| unit.counted) {
        State::NotApplicable
    } else {
        State::Counts
    };
    let mut capped = (middle, bounds(without.0, without.1));
    for cap in &rubric.file.roll_up.caps {
        let Some(at_most) = cap.level_at_most else { continue };
        let heavy = |unit: &UnitVerdict| cap.unit_weight.is_none_or(|weight| unit.weight >= weight);
        let hits = |level: &dyn Fn(&crate::assess::verdict::CriterionVerdict) -> u32| {
            counted().any(|(_, unit, c)| heavy(unit) && level(c) <= at_most)
        };
        if hits(&|c| c.bounds.low) {
            capped.0.low = capped.0.low.min(cap.at_most);
        }
        if hits(&|c| c.bounds.high) {
            capped.0.high = capped.0.high.min(cap.at_most);
        }
        if hits(&|c| c.without_hard_signs.low) {
            capped.1.low = capped.1.low.min(cap.at_most);
        }
        if hits(&|c| c.without_hard_signs.high) {
            capped.1.high = capped.1.high.min(cap.at_most);
        }
    }
    let (mut known, mut applies) = (Q::ZERO, Q::ZERO);
    for (_, unit, c) in counted() {
        let weigh = |part: Q| part.times(Q::from(unit.weight));
        known = weigh(c.known).and_then(|part| known.plus(part)).unwrap_or(known);
        applies = weigh(c.applies).and_then(|part| applies.plus(part)).unwrap_or(applies);
    }
    let on_held = {
        let levels: Option<Vec<(usize, u32, u32)>> = counted()
            .map(|(at, unit, c)| c.on_held.map(|level| (at, level, unit.weight)))
            .collect();
        levels
            .and_then(|levels| middle_level(&levels))
            .map(|level| level.min(capped.0.high))
    };
    RolledCriterion {
        state,
        middle,
        chosen: (low.map(|(_, at)| at), high.map(|(_, at)| at)),
        bounds: capped.0,
        without_hard_signs: capped.1,
        known,
        applies,
        on_held,
    }
}

fn middle_level(levels: &[(usize, u32, u32)]) -> Option<u32> {
    middle(levels).map(|(level, _)| level)
}

/// The caps on the grade that signs of units bring, and whether each bites.
fn sign_caps(rubric: &Rubric, units: &[UnitVerdict]) -> Vec<(usize, u32)> {
    let counted = || units.iter().filter(|unit| unit.counted);
    let all: u64 = counted().map(|unit| u64::from(unit.weight)).sum();
    let mut caps = Vec::new();
    for (place, cap) in rubric.file.roll_up.caps.iter().enumerate() {
        let Some(severity) = &cap.severity else { continue };
        let bears = |unit: &&UnitVerdict| {
            unit.signs.iter().any(|sign| {
                let named = rubric.file.signs.get(sign.sign).is_some_and(|file| file.severity == *severity);
                sign.state == SignState::Fired && named
            })
        };
        let weight: u64 = counted().filter(bears).map(|unit| u64::from(unit.weight)).sum();
        let share = u64::from(cap.weight_share.unwrap_or(0));
        if weight > 0 && weight.saturating_mul(100) >= share.saturating_mul(all) {
            caps.push((place, cap.at_most));
        }
    }
    caps
}

fn rolled(rubric: &Rubric, units: Vec<UnitVerdict>) -> Verdict {
    let criteria: Vec<RolledCriterion> = (0..rubric.criteria.len()).map(|place| criterion(rubric, place, &units)).collect();
    let graded = criteria.iter().map(|criterion| Graded {
        state: criterion.state,
        bounds: criterion.bounds,
        without_hard_signs: criterion.without_hard_signs,
        on_held: criterion.on_held,
    });
    let made = uncapped(rubric, graded);
    let mut bounds = made.bounds;
    let mut caps = Vec::new();
    for (place, at_most) in sign_caps(rubric, &units) {
        if bounds.high > at_most || bounds.low > at_most {
            caps.push((place, bounds.high > at_most));
        }
        bounds = bounds.at_most(at_most);
    }
    let any_counted = units.iter().any(|unit| unit.counted);
    let waiting = units
        .iter()
        .filter(|unit| unit.grade.status == GradeStatus::NotDue)
        .filter_map(|unit| unit.grade.due)
        .min();
    let not_due = !any_counted && units.iter().any(|unit| unit.grade.status == GradeStatus::NotDue)
        || any_counted && criteria.iter().any(|criterion| matches!(criterion.state, State::NotDue(_)));
    let enough = any_counted && made.enough;
    let grade = GradeVerdict {
        status: status(not_due, enough, bounds, bounds.high < made.without_hard_signs),
        bounds,
        before_caps: made.bounds,
        on_held: made.on_held(enough, bounds),
        due: if not_due { waiting } else { None },
    };
    Verdict {
        units,
        criteria,
        caps,
        grade,
    }
}
