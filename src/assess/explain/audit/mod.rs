//! From a verdict to what lets a reader work it out again: [`Audit`].
//!
//! Takes every level from the verdict, and the conditions from the rubric with their truth over the unit's facts. It decides nothing; the
//! steps between that a verdict does not keep are taken by the functions of the score itself.

mod condition;
mod indicator;

use super::unit::{silence, value_words};
use super::{Explainer, Inputs, explained};
use crate::assess::published::audit::{
    Audit, CriterionAudit, Ends, FactHeld, Held, IndicatorAudit, Mean, Part, RollUpCap, RolledAudit, Rounding, Rules, SignHeld, Sum, Top,
    UnitAudit, UnitRule,
};
use crate::assess::published::{Assessment, SignStatus};
use crate::assess::score::{Scoring, corroborated, outside};
use crate::assess::verdict::{Bounds, SignState, State, UnitVerdict};
use crate::base::interval::Truth;
use crate::base::number::Round;
use crate::facts::catalogue::{Fact, Kind};
use crate::facts::value::Content;
use crate::facts::{Facts, Unit};
use crate::rubric::eval;
use crate::rubric::file::Combine;
use crate::submission::model::Basis;
use condition::{conditions, decided};
pub(in crate::assess) use condition::{number, read};

/// Scores and explains a submission, and says how to work it out again.
pub fn audited(inputs: &Inputs<'_>) -> (Assessment, Audit) {
    explained(inputs, |explainer| (explainer.assessment(), explainer.audit()))
}

const fn ends(bounds: Bounds) -> Ends {
    Ends {
        low: bounds.low,
        high: bounds.high,
    }
}

const fn part(state: State) -> Part {
    match state {
        State::Counts | State::Judged | State::Overridden => Part::Counts,
        State::NotDue(_) => Part::NotDue,
        State::NotApplicable => Part::NotApplicable,
    }
}

/// How a number is rounded, as it is published.
pub(in crate::assess) const fn rounding(round: Round) -> Rounding {
    match round {
        Round::Floor => Rounding::Floor,
        Round::HalfUp => Rounding::HalfUp,
        Round::Up => Rounding::Up,
        Round::HalfEven => Rounding::HalfEven,
    }
}

/// A fact with both its ends, as formulas read it.
pub(in crate::assess) fn fact_held(fact: Fact, facts: &Facts, basis: Basis) -> FactHeld {
    let (def, value) = (fact.def(), facts.get(fact));
    let is_truth = def.kind == Kind::Truth;
    let held = match (is_truth, value.content) {
        (true, _) => match value.as_truth() {
            Truth::True => Held::Yes,
            Truth::False => Held::No,
            Truth::Unknown => Held::Unknown,
        },
        (false, Content::Number(_)) => Held::Number,
        (false, Content::Perhaps(_)) => Held::Perhaps,
        (false, Content::Nothing) => Held::None,
        (false, Content::Truth(_)) => Held::Unknown,
    };
    let number = value.as_number().filter(|_| !is_truth);
    FactHeld {
        id: def.id.to_owned(),
        about: def.about.to_owned(),
        unit: def.unit.to_owned(),
        is_truth,
        held,
        low: number.and_then(|number| number.low).map(condition::number),
        high: number.and_then(|number| number.high).map(condition::number),
        words: value_words(&value, def.kind, def.unit),
        silence: silence(&value, basis).to_owned(),
    }
}

impl Explainer<'_> {
    fn audit(&self) -> Audit {
        let units = self.units.iter().zip(&self.verdict.units);
        let units: Vec<UnitAudit> = units.map(|(unit, verdict)| self.unit_audit(unit, verdict)).collect();
        let files = self.rubric.file.criteria.iter();
        let criteria = files.zip(&self.verdict.criteria).map(|(file, rolled)| RolledAudit {
            id: file.id.as_str().to_owned(),
            title: file.title.as_str().to_owned(),
            part: part(rolled.state),
            middle: ends(rolled.middle),
            level: ends(rolled.bounds),
        });
        let found = units.iter().flat_map(conditions).map(|decided| decided.when.as_found());
        Audit {
            rules: self.rules(),
            criteria: criteria.collect(),
            before_caps: ends(self.verdict.grade.before_caps),
            grade: ends(self.verdict.grade.bounds),
            as_found: found.fold(0, u32::saturating_add),
            units,
        }
    }

    fn rules(&self) -> Rules {
        let (rubric, file) = (self.rubric, &self.rubric.file);
        let weights = rubric.form_weight.over(rubric.effect_weight);
        let whole = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        Rules {
            lowest: rubric.lowest,
            highest: rubric.highest,
            form: file.parts.form.title.as_str().to_owned(),
            effect: file.parts.effect.title.as_str().to_owned(),
            // without a weight of effect, form has all of it
            form_weight: weights.map_or(1, |weights| whole(weights.numerator())),
            effect_weight: weights.map_or(0, |weights| whole(weights.denominator())),
            rounding: rounding(rubric.round),
            above_effect: rubric.above_effect,
            top: rubric.top.as_ref().map(|top| Top {
                level: top.level,
                all_at_least: top.all_at_least,
                corroborated_at_least: top.corroborated_at_least,
            }),
            combine: match rubric.combine {
                Combine::LowerMedian => UnitRule::LowerMedian,
                Combine::Min => UnitRule::Lowest,
            },
            above_lowest: rubric.above_lowest,
            unit_weight: rubric.unit_weight.id().to_owned(),
            roll_up: file
                .roll_up
                .caps
                .iter()
                .map(|cap| RollUpCap {
                    id: cap.id.as_str().to_owned(),
                    says: cap.says.as_str().to_owned(),
                    unit_weight: cap.unit_weight,
                    level_at_most: cap.level_at_most,
                    severity: cap.severity.as_ref().map(|severity| severity.as_str().to_owned()),
                    weight_share: cap.weight_share,
                    at_most: cap.at_most,
                })
                .collect(),
        }
    }

    fn unit_audit(&self, unit: &Unit<'_>, verdict: &UnitVerdict) -> UnitAudit {
        let (rubric, facts) = (self.rubric, &verdict.facts);
        let lenient = rubric.light.as_ref().map_or(Truth::False, |light| eval::truth(light, facts));
        let scoring = Scoring {
            rubric,
            marks: self.inputs.marks,
            verified: self.inputs.verified,
            without_light: false,
        };
        let outside = rubric.top.as_ref().map(|_| corroborated(&scoring, self.inputs.context, unit));
        let criteria = 0..rubric.criteria.len();
        let mut audit = UnitAudit {
            id: unit.id().to_owned(),
            title: unit.exercise.title.as_str().to_owned(),
            counted: verdict.counted,
            weight: verdict.weight,
            facts: Vec::new(),
            light: rubric.light.as_ref().map(|light| read(light, facts)),
            top: rubric.top.as_ref().map(|top| read(&top.holds, facts)),
            criteria: criteria
                .filter_map(|place| self.criterion_audit(unit, verdict, place, lenient, outside.as_ref()))
                .collect(),
            signs: self.signs_held(verdict),
            before_caps: ends(verdict.grade.before_caps),
            grade: ends(verdict.grade.bounds),
        };
        let mut wanted = vec![rubric.unit_weight.id()];
        for decided in conditions(&audit) {
            decided.when.facts(&mut wanted);
        }
        let held = Fact::all().filter(|fact| wanted.contains(&fact.id()));
        audit.facts = held.map(|fact| fact_held(fact, facts, self.inputs.context.basis)).collect();
        audit
    }

    fn criterion_audit(
        &self,
        unit: &Unit<'_>,
        verdict: &UnitVerdict,
        place: usize,
        lenient: Truth,
        elsewhere: Option<&Facts>,
    ) -> Option<CriterionAudit> {
        let (file, model) = self.rubric.file.criteria.get(place).zip(self.rubric.criteria.get(place))?;
        let result = verdict.criteria.get(place)?;
        let rows = file.indicators.iter().zip(&model.indicators).zip(&result.indicators);
        let indicators: Vec<IndicatorAudit> = rows
            .map(|((file, model), result)| self.indicator_audit(unit.id(), &verdict.facts, file, model, result, lenient))
            .collect();
        let (form, effect) = (sum(&indicators, false), sum(&indicators, true));
        let limits = file.limits.iter().zip(&model.limits);
        let open = Bounds {
            low: self.rubric.lowest,
            high: self.rubric.highest,
        };
        Some(CriterionAudit {
            id: file.id.as_str().to_owned(),
            title: file.title.as_str().to_owned(),
            part: part(result.state),
            mean: self.mean(form, effect),
            form,
            effect,
            rounded: ends(result.rounded),
            after_effect: ends(result.after_effect),
            corroborated: ends(elsewhere.map_or(open, |facts| outside(self.rubric, model, &result.indicators, facts, lenient))),
            after_top: ends(result.after_top),
            limits: limits.map(|(file, cap)| indicator::cap(file, cap, &verdict.facts)).collect(),
            after_limits: ends(result.after_limits),
            level: ends(result.bounds),
            indicators,
        })
    }

    /// The weighted mean of form and effect, its divisor brought to whole numbers; effect alone where no form indicator counts.
    fn mean(&self, form: Sum, effect: Sum) -> Option<Mean> {
        if effect.count == 0 {
            return None;
        }
        let rules = self.rules();
        let (forms, effects) = (u64::from(form.count), u64::from(effect.count));
        if form.count == 0 {
            return Some(Mean {
                low: effect.low.into(),
                high: effect.high.into(),
                over: effects,
            });
        }
        let (light, heavy) = (u64::from(rules.form_weight), u64::from(rules.effect_weight));
        let weigh = |form: u32, effect: u32| {
            let form = u64::from(form).saturating_mul(light).saturating_mul(effects);
            form.saturating_add(u64::from(effect).saturating_mul(heavy).saturating_mul(forms))
        };
        Some(Mean {
            low: weigh(form.low, effect.low),
            high: weigh(form.high, effect.high),
            over: forms.saturating_mul(effects).saturating_mul(light.saturating_add(heavy)),
        })
    }

    fn signs_held(&self, verdict: &UnitVerdict) -> Vec<SignHeld> {
        let signs = verdict.signs.iter().filter_map(|sign| {
            let file = self.rubric.file.signs.get(sign.sign)?;
            let severity = self.rubric.file.severities.iter().find(|severity| severity.id == file.severity);
            Some(SignHeld {
                id: file.id.as_str().to_owned(),
                title: file.title.as_str().to_owned(),
                status: match sign.state {
                    SignState::Fired => SignStatus::Fired,
                    SignState::Possible => SignStatus::Possible,
                    SignState::Lifted => SignStatus::Lifted,
                    SignState::Noted => SignStatus::Noted,
                },
                severity: file.severity.as_str().to_owned(),
                criterion: file.caps.as_str().to_owned(),
                at_most: sign.at_most,
                grade_at_most: severity.and_then(|severity| severity.grade_at_most),
            })
        });
        signs.collect()
    }
}

/// The indicators of one part that count, and the sum of their levels.
fn sum(indicators: &[IndicatorAudit], is_effect: bool) -> Sum {
    let counted = indicators
        .iter()
        .filter(|indicator| indicator.is_effect == is_effect && indicator.part == Part::Counts);
    counted.fold(Sum { count: 0, low: 0, high: 0 }, |sum, indicator| Sum {
        count: sum.count.saturating_add(1),
        low: sum.low.saturating_add(indicator.level.low),
        high: sum.high.saturating_add(indicator.level.high),
    })
}

#[cfg(test)]
#[path = "audit_tests.rs"]
mod tests;
