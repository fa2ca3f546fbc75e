//! A criterion of a unit in words, with its indicators, what binds each, and the evidence they rest on.

use super::words;
use super::{Explainer, coverage, due_day};
use crate::assess::published::{Criterion, GradeStatus, Indicator, IndicatorStatus, Limit, Range};
use crate::assess::score::{Scoring, may_be_judged, status};
use crate::assess::verdict::{Bounds, CriterionVerdict, IndicatorVerdict, SignState, State, UnitVerdict};
use crate::base::number::Q;
use crate::facts::strength::{Strength, at_least};
use crate::facts::value::Silence;
use crate::facts::view::{Context, View};
use crate::facts::{Facts, Unit};
use crate::rubric::eval;
use crate::rubric::file::{CriterionFile, IndicatorFile};
use crate::rubric::model;
use crate::submission::model::Basis;

impl Explainer<'_> {
    #[expect(clippy::too_many_arguments, reason = "the parts of one published value")]
    pub(super) fn criterion_shown(
        &self,
        file: &CriterionFile,
        state: State,
        bounds: Bounds,
        lowered: bool,
        known: (Q, Q),
        on_held: Option<u32>,
        limits: Vec<Limit>,
    ) -> Criterion {
        let rubric = self.rubric;
        let status = match state {
            State::NotApplicable => GradeStatus::NotApplicable,
            State::NotDue(_) => GradeStatus::NotDue,
            State::Counts | State::Judged | State::Overridden => status(false, true, bounds, lowered),
        };
        let looks = |level: u32| {
            file.levels
                .iter()
                .find(|known| known.level == level)
                .map(|known| known.looks_like.as_str().to_owned())
        };
        Criterion {
            id: file.id.as_str().to_owned(),
            title: file.title.as_str().to_owned(),
            question: file.question.as_str().to_owned(),
            status,
            level: (status == GradeStatus::Firm).then_some(bounds.low),
            low: bounds.low,
            high: bounds.high,
            words: words::level(rubric, status, bounds),
            form: None,
            effect: None,
            on_held,
            coverage: coverage(&[known]),
            looks_like: looks(bounds.low).unwrap_or_default(),
            next_looks_like: looks(bounds.low.saturating_add(1)),
            limits,
            due: due_day(state),
            indicators: Vec::new(),
        }
    }

    pub(super) fn criterion(
        &self,
        at: usize,
        unit: &Unit<'_>,
        verdict: &UnitVerdict,
        file: &CriterionFile,
        model: &model::Criterion,
        criterion: &CriterionVerdict,
    ) -> Criterion {
        let lowered = criterion.bounds.high < criterion.without_hard_signs.high;
        let limits = self.criterion_limits(unit, verdict, file, model, criterion);
        let known = (criterion.known, criterion.applies);
        let mut shown = self.criterion_shown(file, criterion.state, criterion.bounds, lowered, known, criterion.on_held, limits);
        shown.form = criterion.form.map(range);
        shown.effect = criterion.effect.map(range);
        shown.indicators = file
            .indicators
            .iter()
            .zip(&model.indicators)
            .zip(&criterion.indicators)
            .map(|((file, model), indicator)| self.indicator(at, unit, verdict, file, model, indicator))
            .collect();
        shown
    }

    pub(super) fn criterion_limits(
        &self,
        unit: &Unit<'_>,
        verdict: &UnitVerdict,
        file: &CriterionFile,
        model: &model::Criterion,
        criterion: &CriterionVerdict,
    ) -> Vec<Limit> {
        let mut limits = Vec::new();
        let mut step = |id: &str, kind: &str, before: Bounds, after: Bounds, at_most: u32, says: String| {
            if before != after {
                limits.push(Limit {
                    id: id.to_owned(),
                    kind: kind.to_owned(),
                    at_most,
                    sure: after.high < before.high,
                    says,
                });
            }
        };
        let effect = &self.rubric.file.parts.effect.title;
        let says = format!(
            "never more than {} above its {} level",
            self.rubric.above_effect,
            effect.as_str().to_lowercase()
        );
        step(
            "held-to-effect",
            "effect",
            criterion.rounded,
            criterion.after_effect,
            criterion.after_effect.high,
            says,
        );
        if let (Some(top), Some(model_top)) = (&self.rubric.file.top, &self.rubric.top) {
            let counted = || criterion.indicators.iter().filter(|indicator| indicator.state.counts());
            let good = words::name(self.rubric, top.all_at_least).to_lowercase();
            let lacks = if counted().any(|indicator| indicator.bounds.high < top.all_at_least) {
                format!("one of its indicators is below {good}")
            } else if eval::truth(&model_top.holds, &verdict.facts).is_false() {
                "no rating by those who took part is high enough".to_owned()
            } else if criterion.after_top.high < criterion.after_effect.high {
                "nobody without interest says so too".to_owned()
            } else {
                "not all that it needs is known".to_owned()
            };
            let says = format!("{} needs more: {lacks}", words::name(self.rubric, top.level).to_lowercase());
            step(
                "top-level",
                "top",
                criterion.after_effect,
                criterion.after_top,
                top.level.saturating_sub(1),
                says,
            );
        }
        for (file, model) in file.limits.iter().zip(&model.limits) {
            let truth = eval::truth(&model.when, &verdict.facts);
            if !truth.is_false() {
                limits.push(Limit {
                    id: file.id.as_str().to_owned(),
                    kind: "cap".to_owned(),
                    at_most: file.at_most,
                    sure: truth.is_true(),
                    says: file.says.as_str().to_owned(),
                });
            }
        }
        for sign in verdict.signs.iter().filter(|sign| sign.state == SignState::Fired) {
            let Some(sign_file) = self.rubric.file.signs.get(sign.sign) else {
                continue;
            };
            if sign_file.caps == file.id {
                limits.push(Limit {
                    id: sign_file.id.as_str().to_owned(),
                    kind: "sign".to_owned(),
                    at_most: sign.at_most,
                    sure: true,
                    says: self.sign_title(unit, verdict, sign, sign_file.title.as_str()),
                });
            }
        }
        limits
    }

    pub(super) fn indicator(
        &self,
        at: usize,
        unit: &Unit<'_>,
        verdict: &UnitVerdict,
        file: &IndicatorFile,
        model: &model::Indicator,
        indicator: &IndicatorVerdict,
    ) -> Indicator {
        let bounds = indicator.bounds;
        let open = bounds.low == self.rubric.lowest && bounds.high == self.rubric.highest;
        let status = match indicator.state {
            State::NotDue(_) => IndicatorStatus::NotDue,
            State::NotApplicable => IndicatorStatus::NotApplicable,
            State::Judged => IndicatorStatus::Judged,
            State::Overridden => IndicatorStatus::Overridden,
            State::Counts if bounds.high == self.rubric.lowest && indicator.silence == Silence::NotHeld => IndicatorStatus::NotHeld,
            State::Counts if bounds.high == self.rubric.lowest && indicator.silence == Silence::Blank => IndicatorStatus::NotEvidenced,
            State::Counts if open => IndicatorStatus::Unknown,
            State::Counts => IndicatorStatus::Scored,
        };
        let reason = match status {
            IndicatorStatus::NotDue => Some("it is not due yet".to_owned()),
            IndicatorStatus::NotApplicable => file.applies.as_ref().map(|applies| applies.otherwise.as_str().to_owned()),
            IndicatorStatus::NotEvidenced => Some("the cells it needs are blank".to_owned()),
            IndicatorStatus::NotHeld => Some("the authority does not hold this".to_owned()),
            IndicatorStatus::Unknown => Some("nothing that is held settles it".to_owned()),
            IndicatorStatus::Overridden => Some(format!("what is counted gives {}", words::range(indicator.measured))),
            IndicatorStatus::Scored | IndicatorStatus::Judged => None,
        };
        let limits = file
            .caps
            .iter()
            .zip(&model.caps)
            .filter_map(|(file, cap)| {
                let truth = eval::truth(&cap.when, &verdict.facts);
                let bites = indicator.before_caps.high > cap.at_most || indicator.before_caps.low > cap.at_most;
                (indicator.state == State::Counts && bites && !truth.is_false()).then(|| Limit {
                    id: file.id.as_str().to_owned(),
                    kind: "cap".to_owned(),
                    at_most: file.at_most,
                    sure: truth.is_true(),
                    says: file.says.as_str().to_owned(),
                })
            })
            .collect();
        let looks = |level: u32| {
            file.levels
                .iter()
                .find(|step| step.level == level)
                .map(|step| step.looks_like.as_str().to_owned())
        };
        let counts = indicator.state.counts();
        let silent = matches!(status, IndicatorStatus::NotApplicable | IndicatorStatus::NotDue);
        Indicator {
            id: file.id.as_str().to_owned(),
            title: file.title.as_str().to_owned(),
            part: file.part.word().to_owned(),
            status,
            level: bounds.firm().filter(|_| counts),
            low: bounds.low,
            high: bounds.high,
            words: if silent { "–".to_owned() } else { words::range(bounds) },
            reason,
            due: due_day(indicator.state),
            looks_like: looks(bounds.low).filter(|_| counts),
            next: looks(bounds.low.saturating_add(1)).filter(|_| counts),
            limits,
            light: indicator.light.is_true(),
            facts: model.facts.iter().map(|fact| self.fact(at, *fact, verdict)).collect(),
            strength: self.strength(unit, model, indicator),
        }
    }

    /// The strongest evidence at which an indicator still reaches its lowest level.
    pub(super) fn strength(&self, unit: &Unit<'_>, model: &model::Indicator, indicator: &IndicatorVerdict) -> Option<String> {
        if indicator.state != State::Counts || indicator.bounds.low == self.rubric.lowest || unit.row.is_some() {
            return None;
        }
        let scoring = Scoring {
            rubric: self.rubric,
            marks: self.inputs.marks,
            verified: self.inputs.verified,
            without_light: false,
        };
        let mut best = Strength::Stated;
        for strength in [Strength::Cited, Strength::Exhibited, Strength::Corroborated] {
            let kept = at_least(self.submission, self.inputs.verified, &unit.exercise, strength, self.funded_most());
            let context = Context {
                basis: Basis::Returned,
                ..self.inputs.context
            };
            let facts = Facts::of(&View::new(context, &kept, unit.row));
            if crate::assess::score::level_at(&scoring, model, &facts, indicator.light.is_true()) >= indicator.bounds.low {
                best = strength;
            }
        }
        Some(best.word().to_owned())
    }

    pub(super) fn judgeable(&self, model: &model::Indicator, facts: &Facts) -> bool {
        may_be_judged(model, facts)
    }
}

fn range((low, high): (Q, Q)) -> Range {
    let shown = if low == high {
        low.decimal(2)
    } else {
        format!("{} to {}", low.decimal(2), high.decimal(2))
    };
    Range {
        low: low.to_string(),
        high: high.to_string(),
        shown,
    }
}
