//! One indicator: the levels its facts climb, the caps of its own row, the level an assessor judged where a count is missing, and the
//! level that assessors set against what is measured.
//!
//! Nothing here knows its criterion, a sign or a grade.

use super::{Given, Scoring};
use crate::assess::marks::{Target, overridden};
use crate::assess::moments::DueState;
use crate::assess::verdict::{Bounds, IndicatorVerdict, State};
use crate::base::interval::Truth;
use crate::facts::Facts;
use crate::facts::value::Silence;
use crate::rubric::eval;
use crate::rubric::file::Part;
use crate::rubric::model::{Condition, Indicator, Way};

/// Whether a level's condition holds.
pub(in crate::assess) fn holds(condition: &Condition, facts: &Facts) -> Truth {
    let threshold = condition.threshold.map_or(Truth::True, |threshold| {
        facts
            .get(threshold.measure)
            .compare(|value| match threshold.way {
                Way::AtLeast => value.at_least(threshold.at),
                Way::AtMost => value.at_most(threshold.at),
            })
            .as_truth()
    });
    condition
        .and
        .as_ref()
        .map_or(threshold, |and| threshold.and(eval::truth(and, facts)))
}

/// The levels climbed: surely, and possibly.
pub(in crate::assess) fn climb(indicator: &Indicator, lowest: u32, facts: &Facts, light: bool) -> Bounds {
    let steps = indicator.steps.iter().map(|step| {
        let condition = if light {
            step.light.as_ref().unwrap_or(&step.when)
        } else {
            &step.when
        };
        (step.level, holds(condition, facts))
    });
    climbed(lowest, steps)
}

/// The levels climbed over steps that hold, or may hold; each includes those below it.
pub(in crate::assess) fn climbed(lowest: u32, steps: impl Iterator<Item = (u32, Truth)>) -> Bounds {
    let mut bounds = Bounds::at(lowest);
    let (mut surely, mut possibly) = (true, true);
    for (level, truth) in steps {
        surely = surely && truth.is_true();
        possibly = possibly && !truth.is_false();
        if surely {
            bounds.low = level;
        }
        if possibly {
            bounds.high = level;
        }
    }
    bounds
}

pub(super) fn indicator_of(scoring: &Scoring<'_>, given: &Given<'_>, name: &str, indicator: &Indicator, light: Truth) -> IndicatorVerdict {
    let rubric = scoring.rubric;
    let facts = &given.facts;
    let silence = indicator
        .facts
        .iter()
        .map(|fact| facts.get(*fact).silence)
        .max()
        .unwrap_or(Silence::Stated);
    let out = |state| IndicatorVerdict {
        state,
        bounds: Bounds::at(rubric.lowest),
        before_caps: Bounds::at(rubric.lowest),
        measured: Bounds::at(rubric.lowest),
        light: Truth::False,
        silence,
    };
    let applies = indicator
        .applies
        .as_ref()
        .map_or(Truth::True, |applies| eval::truth(applies, facts));
    if applies.is_false() {
        return out(State::NotApplicable);
    }
    if let DueState::NotYet(day) = (given.due)(facts, &indicator.due) {
        return out(State::NotDue(day));
    }
    let has_light = indicator.steps.iter().any(|step| step.light.is_some());
    let light = if has_light { light } else { Truth::False };
    let mut before_caps = match light {
        Truth::True => climb(indicator, rubric.lowest, facts, true),
        Truth::False => climb(indicator, rubric.lowest, facts, false),
        // it may be small: the stricter thresholds at worst, the lighter ones at best
        Truth::Unknown => {
            let (strict, lenient) = (
                climb(indicator, rubric.lowest, facts, false),
                climb(indicator, rubric.lowest, facts, true),
            );
            Bounds {
                low: strict.low.min(lenient.low),
                high: strict.high.max(lenient.high),
            }
        }
    };
    if applies.is_unknown() {
        // where it may not apply it may also leave the mean, which is what every level of it together bounds
        before_caps = Bounds {
            low: rubric.lowest,
            high: rubric.highest,
        };
    }
    let mut bounds = before_caps;
    for cap in &indicator.caps {
        bounds = capped(bounds, cap.at_most, eval::truth(&cap.when, facts));
    }
    let mut state = State::Counts;
    let measured = bounds;
    if let Some(judged) = judged(scoring, given.id, name, indicator, facts) {
        bounds = judged.at_most(rubric.highest.saturating_sub(1));
        before_caps = bounds;
        state = State::Judged;
    } else if !may_be_judged(indicator, facts)
        && let Some(set) = overridden(measured, &scoring.marks.overrides(given.id, name), rubric.highest)
    {
        bounds = set;
        before_caps = bounds;
        state = State::Overridden;
    }
    IndicatorVerdict {
        state,
        bounds,
        before_caps,
        measured,
        light,
        silence,
    }
}

/// A cap that surely holds lowers both ends; one that may hold lowers the worst alone.
pub(in crate::assess) fn capped(bounds: Bounds, at_most: u32, holds: Truth) -> Bounds {
    match holds {
        Truth::True => bounds.at_most(at_most),
        Truth::Unknown => Bounds {
            low: bounds.low.min(at_most),
            high: bounds.high,
        },
        Truth::False => bounds,
    }
}

/// The level an assessor judged, where a count of the indicator is missing: the interval between standing marks.
pub(super) fn judged(scoring: &Scoring<'_>, unit: &str, name: &str, indicator: &Indicator, facts: &Facts) -> Option<Bounds> {
    if !may_be_judged(indicator, facts) {
        return None;
    }
    let mut range: Option<Bounds> = None;
    for mark in scoring.marks.on(unit) {
        if let Target::Indicator(id, level) = &mark.target
            && id == name
        {
            range = Some(range.map_or(Bounds::at(*level), |known| Bounds {
                low: known.low.min(*level),
                high: known.high.max(*level),
            }));
        }
    }
    range
}

/// An effect indicator of which a count is missing may be judged from a document.
pub fn may_be_judged(indicator: &Indicator, facts: &Facts) -> bool {
    indicator.part == Part::Effect
        && indicator.judged_without.iter().any(|fact| {
            let value = facts.get(*fact);
            !value.is_known() || value.silence != Silence::Stated
        })
}

/// The level that an indicator surely reaches by some facts, with the caps of its own row.
pub(in crate::assess) fn level_at(scoring: &Scoring<'_>, indicator: &Indicator, facts: &Facts, light: bool) -> u32 {
    let mut bounds = climb(indicator, scoring.rubric.lowest, facts, light);
    for cap in &indicator.caps {
        bounds = capped(bounds, cap.at_most, eval::truth(&cap.when, facts));
    }
    bounds.low
}
