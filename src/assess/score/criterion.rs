//! One criterion: the means of form and effect, their weighted mean, rounding, the rule that holds form to effect, limits and signs.
//!
//! The indicators come with their levels; nothing here reads a fact of its own but those of limits.

use super::Scoring;
use super::cover::{coverage, held};
use super::indicator::capped;
use super::top::top;
use crate::assess::verdict::{Bounds, CriterionVerdict, IndicatorVerdict, SignState, SignVerdict, State};
use crate::base::interval::Truth;
use crate::base::number::{Q, Round};
use crate::facts::Facts;
use crate::rubric::eval;
use crate::rubric::file::Part;
use crate::rubric::model::{Criterion, Indicator, Rubric};

/// The exact mean of the levels of some indicators, at worst and at best.
pub(super) fn mean(indicators: &[(&Indicator, &IndicatorVerdict)], part: Part) -> Option<(Q, Q)> {
    let (mut low, mut high, mut count) = (0_i64, 0_i64, 0_i64);
    for (indicator, verdict) in indicators {
        if indicator.part == part && verdict.state.counts() {
            low = low.saturating_add(i64::from(verdict.bounds.low));
            high = high.saturating_add(i64::from(verdict.bounds.high));
            count = count.saturating_add(1);
        }
    }
    let of = |sum: i64| Q::new(i128::from(sum), i128::from(count));
    Some((of(low)?, of(high)?))
}

/// The weighted mean of form and effect.
pub(super) fn weighted(rubric: &Rubric, form: Option<Q>, effect: Q) -> Q {
    let Some(form) = form else { return effect };
    let top = form
        .times(rubric.form_weight)
        .and_then(|f| effect.times(rubric.effect_weight).and_then(|e| f.plus(e)));
    let bottom = rubric.form_weight.plus(rubric.effect_weight);
    top.and_then(|top| bottom.and_then(|bottom| top.over(bottom))).unwrap_or(effect)
}

pub(super) fn to_level(rubric: &Rubric, value: i64) -> u32 {
    u32::try_from(value).unwrap_or(rubric.lowest).clamp(rubric.lowest, rubric.highest)
}

/// The level of form and effect together: their weighted mean, rounded, and held to effect.
pub(in crate::assess) fn level_of(rubric: &Rubric, form: Option<Q>, effect: Q) -> u32 {
    held_to_effect(rubric, to_level(rubric, weighted(rubric, form, effect).round(rubric.round)), effect)
}

fn held_to_effect(rubric: &Rubric, level: u32, effect: Q) -> u32 {
    level.min(to_level(rubric, effect.round(Round::Floor)).saturating_add(rubric.above_effect))
}

#[expect(clippy::too_many_arguments, reason = "the parts of one formula, each used once")]
pub(super) fn criterion_of<'f>(
    scoring: &Scoring<'_>,
    criterion: &Criterion,
    indicators: Vec<IndicatorVerdict>,
    facts: &Facts,
    light: Truth,
    corroborated: &'f dyn Fn() -> &'f Facts,
    place: usize,
    signs: &[SignVerdict],
) -> CriterionVerdict {
    let rubric = scoring.rubric;
    let pairs: Vec<(&Indicator, &IndicatorVerdict)> = criterion.indicators.iter().zip(&indicators).collect();
    let form = mean(&pairs, Part::Form);
    let effect = mean(&pairs, Part::Effect);
    let (known, applies) = coverage(rubric, &pairs);
    let Some(effect_mean) = effect else {
        let effects = pairs.iter().filter(|(indicator, _)| indicator.part == Part::Effect);
        let due = effects
            .filter_map(|(_, verdict)| match verdict.state {
                State::NotDue(day) => Some(day),
                State::Counts | State::Judged | State::Overridden | State::NotApplicable => None,
            })
            .min();
        let state = due.map_or(State::NotApplicable, State::NotDue);
        // not due is taken at its worst and at its best; not applicable is left out by whoever asks
        let open = Bounds {
            low: rubric.lowest,
            high: rubric.highest,
        };
        let zero = (Q::ZERO, Q::ZERO);
        return CriterionVerdict {
            indicators,
            state,
            form,
            effect: None,
            mean: zero,
            rounded: open,
            after_effect: open,
            after_top: open,
            after_limits: open,
            bounds: signed(open, place, signs, |_| true),
            without_hard_signs: signed(open, place, signs, |sign| !hard(rubric, sign)),
            known,
            applies,
            on_held: None,
        };
    };
    let mean = (
        weighted(rubric, form.map(|f| f.0), effect_mean.0),
        weighted(rubric, form.map(|f| f.1), effect_mean.1),
    );
    let rounded = Bounds {
        low: to_level(rubric, mean.0.round(rubric.round)),
        high: to_level(rubric, mean.1.round(rubric.round)),
    };
    let after_effect = Bounds {
        low: held_to_effect(rubric, rounded.low, effect_mean.0),
        high: held_to_effect(rubric, rounded.high, effect_mean.1),
    };
    let after_top = top(rubric, criterion, &pairs, facts, light, corroborated, after_effect);
    let mut after_limits = after_top;
    for limit in &criterion.limits {
        after_limits = capped(after_limits, limit.at_most, eval::truth(&limit.when, facts));
    }
    let on_held = held(rubric, &pairs, known, applies);
    CriterionVerdict {
        state: State::Counts,
        form,
        effect,
        mean,
        rounded,
        after_effect,
        after_top,
        after_limits,
        bounds: signed(after_limits, place, signs, |_| true),
        without_hard_signs: signed(after_limits, place, signs, |sign| !hard(rubric, sign)),
        known,
        applies,
        on_held: on_held.map(|level| signed(Bounds::at(level.min(after_limits.high)), place, signs, |_| true).low),
        indicators,
    }
}

/// A sign of a severity that makes a grade "at most".
pub(super) fn hard(rubric: &Rubric, sign: &SignVerdict) -> bool {
    rubric
        .signs
        .get(sign.sign)
        .and_then(|model| rubric.severities.get(model.severity))
        .is_some_and(|severity| severity.says_at_most)
}

/// After the signs that fired on a criterion.
pub(super) fn signed(bounds: Bounds, place: usize, signs: &[SignVerdict], wanted: impl Fn(&SignVerdict) -> bool) -> Bounds {
    signs
        .iter()
        .filter(|sign| sign.state == SignState::Fired && sign.on_criterion(place) && wanted(sign))
        .fold(bounds, |bounds, sign| bounds.at_most(sign.at_most))
}

impl SignVerdict {
    const fn on_criterion(&self, place: usize) -> bool {
        self.criterion == place
    }
}
