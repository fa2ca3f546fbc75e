//! One unit in words: its grade, criteria, indicators and facts.

use super::words;
use super::{Explainer, coverage, due_day};
use crate::assess::published::{Criterion, FactShown, Grade, GradeStatus, Indicator, IndicatorStatus, Limit, Range, Square, Unit as Shown};
use crate::assess::score::{Scoring, may_be_judged, status};
use crate::assess::verdict::{Bounds, CriterionVerdict, GradeVerdict, IndicatorVerdict, SignState, SignVerdict, State, UnitVerdict};
use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::catalogue::{Fact, Kind};
use crate::facts::strength::{Strength, at_least};
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::{Context, View};
use crate::facts::{Facts, Unit};
use crate::rubric::eval;
use crate::rubric::file::{CriterionFile, IndicatorFile};
use crate::rubric::model;
use crate::submission::model::{Basis, ServiceChange};

impl Explainer<'_> {
    pub(super) fn unit(&self, at: usize, unit: &Unit<'_>, verdict: &UnitVerdict) -> Shown {
        let view = unit.view(self.inputs.context);
        let file = &self.rubric.file;
        let strict = self.strict.units.get(at).map_or(verdict.grade, |strict| strict.grade);
        let criteria: Vec<Criterion> = file
            .criteria
            .iter()
            .zip(&self.rubric.criteria)
            .zip(&verdict.criteria)
            .map(|((file, model), criterion)| self.criterion(at, unit, verdict, file, model, criterion))
            .collect();
        let day = |value: &Value| {
            value
                .as_number()
                .and_then(|interval| interval.point())
                .and_then(|q| i32::try_from(q.numerator()).ok())
                .map(|n| crate::base::date::Day::from_number(n).to_string())
        };
        let (groups, ways, heard) = (self.groups(&view), self.ways(at, unit), self.heard(&view, verdict));
        let (themes, voices) = self.themes(at, unit, &view);
        Shown {
            id: unit.id().to_owned(),
            title: unit.exercise.title.as_str().to_owned(),
            kind: if unit.row.is_some() { "decision" } else { "exercise" }.to_owned(),
            at: unit.at(),
            counted: verdict.counted,
            left_out: (!verdict.counted).then(|| self.left_out(verdict)),
            stakes: verdict.weight,
            stakes_says: self.stakes_says(unit, verdict),
            opens: unit.exercise.opens.value().map(ToString::to_string),
            closes: unit.exercise.closes.value().map(ToString::to_string),
            decided: day(&view.decided),
            grade: self.grade(&verdict.grade, self.unit_limits(verdict), strict, self.uses_light(verdict)),
            coverage: coverage(&verdict.criteria.iter().map(|c| (c.known, c.applies)).collect::<Vec<_>>()),
            square: self.square(verdict),
            criteria,
            heard,
            groups,
            ways,
            themes,
            voices,
        }
    }

    fn left_out(&self, verdict: &UnitVerdict) -> String {
        if verdict.grade.status == GradeStatus::NotDue {
            "it cannot be graded yet".to_owned()
        } else if verdict.facts.get(Fact::Urgent).as_truth().is_true() {
            "it was urgent, and the reason is given".to_owned()
        } else if self.inputs.marks.draw_seed.is_some() {
            "it was not drawn".to_owned()
        } else {
            "how one person's care is planned is not scored".to_owned()
        }
    }

    fn stakes_says(&self, unit: &Unit<'_>, verdict: &UnitVerdict) -> String {
        match unit.exercise.service_change.value() {
            Some(change @ (ServiceChange::Ended | ServiceChange::Reduced | ServiceChange::Moved)) => {
                format!("a service would be {}", change.word())
            }
            Some(ServiceChange::Started | ServiceChange::None) | None => match verdict.facts.get(Fact::Affected).content {
                Content::Number(interval) if interval != Interval::from(Q::ZERO) => format!("{} people are affected", interval.words(0)),
                Content::Number(_) | Content::Truth(_) | Content::Nothing => "how many people are affected is not known".to_owned(),
            },
        }
    }

    pub(super) fn grade(&self, verdict: &GradeVerdict, limits: Vec<Limit>, strict: GradeVerdict, light: bool) -> Grade {
        let rubric = self.rubric;
        let firm = (verdict.status == GradeStatus::Firm).then_some(verdict.bounds.low);
        Grade {
            status: verdict.status,
            level: firm,
            low: verdict.bounds.low,
            high: verdict.bounds.high,
            name: firm.map(|level| words::name(rubric, level)),
            words: words::level(rubric, verdict.status, verdict.bounds),
            says: words::sentence(rubric, verdict.status, verdict.bounds),
            on_held: verdict.on_held,
            due: verdict.due.map(|day| day.to_string()),
            limits,
            without_light: light.then(|| words::level(rubric, strict.status, strict.bounds)),
            light: rubric
                .file
                .light
                .as_ref()
                .filter(|_| light)
                .map(|light| light.says.as_str().to_owned()),
        }
    }

    /// What binds the grade of a unit: its decisive signs, and being at most so many above the lowest.
    fn unit_limits(&self, verdict: &UnitVerdict) -> Vec<Limit> {
        let mut limits = Vec::new();
        for sign in verdict.signs.iter().filter(|sign| sign.state == SignState::Fired) {
            let Some(file) = self.rubric.file.signs.get(sign.sign) else {
                continue;
            };
            let severity = self.rubric.file.severities.iter().find(|severity| severity.id == file.severity);
            if let Some(at_most) = severity.and_then(|severity| severity.grade_at_most) {
                limits.push(Limit {
                    id: file.id.as_str().to_owned(),
                    kind: "sign".to_owned(),
                    at_most,
                    sure: true,
                    says: file.title.as_str().to_owned(),
                });
            }
        }
        let mut highs: Vec<(u32, &str)> = self
            .rubric
            .file
            .criteria
            .iter()
            .zip(&verdict.criteria)
            .filter(|(_, criterion)| criterion.state.counts())
            .map(|(file, criterion)| (criterion.bounds.high, file.title.as_str()))
            .collect();
        highs.sort_unstable();
        if let (Some((lowest, title)), Some((second, _))) = (highs.first(), highs.get(1)) {
            let cap = lowest.saturating_add(self.rubric.above_lowest);
            if *second > cap {
                limits.push(Limit {
                    id: "above-lowest".to_owned(),
                    kind: "rule".to_owned(),
                    at_most: cap,
                    sure: true,
                    says: format!("never more than {} above the lowest criterion, {title}", self.rubric.above_lowest),
                });
            }
        }
        limits
    }

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
            State::Counts | State::Judged => status(false, true, bounds, lowered),
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

    fn criterion(
        &self,
        at: usize,
        unit: &Unit<'_>,
        verdict: &UnitVerdict,
        file: &CriterionFile,
        model: &model::Criterion,
        criterion: &CriterionVerdict,
    ) -> Criterion {
        let lowered = criterion.bounds.high < criterion.without_hard_signs.high;
        let limits = self.criterion_limits(verdict, file, model, criterion);
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

    fn criterion_limits(
        &self,
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
            let says = format!(
                "no more than {}: {lacks}",
                words::name(self.rubric, top.level.saturating_sub(1)).to_lowercase()
            );
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
                    says: sign_file.title.as_str().to_owned(),
                });
            }
        }
        limits
    }

    fn indicator(
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
    fn strength(&self, unit: &Unit<'_>, model: &model::Indicator, indicator: &IndicatorVerdict) -> Option<String> {
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
            let kept = at_least(self.submission, self.inputs.verified, &unit.exercise, strength);
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

    pub(super) fn places_of(&self, at: usize, fact: Fact) -> Vec<String> {
        let Some(unit) = self.units.get(at) else { return Vec::new() };
        let mut places = self.places.of(fact, &unit.at());
        if unit.row.is_some() && places.is_empty() {
            places.push(unit.at());
        }
        places
    }

    pub(super) fn fact(&self, at: usize, fact: Fact, verdict: &UnitVerdict) -> FactShown {
        let def = fact.def();
        let value = verdict.facts.get(fact);
        let returned = self.inputs.context.basis == Basis::Returned;
        let silence = match value.silence {
            Silence::Stated if !value.is_partly_known() => "unknown",
            Silence::Stated => "stated",
            Silence::NotHeld => "not-held",
            Silence::Blank if returned => "blank",
            Silence::Blank => "unknown",
        };
        FactShown {
            id: def.id.to_owned(),
            about: def.about.to_owned(),
            value: value_words(&value, def.kind, def.unit),
            unit: def.unit.to_owned(),
            silence: silence.to_owned(),
            places: self.places_of(at, fact),
        }
    }

    fn square(&self, verdict: &UnitVerdict) -> Option<Square> {
        let square = self.rubric.file.square.as_ref()?;
        let high = |id: &crate::submission::fields::Id| {
            let place = self.rubric.file.criteria.iter().position(|criterion| criterion.id == *id)?;
            let criterion = verdict.criteria.get(place).filter(|criterion| criterion.state.counts())?;
            if criterion.bounds.low >= square.high_from {
                Some(true)
            } else if criterion.bounds.high < square.high_from {
                Some(false)
            } else {
                None
            }
        };
        let title = |id: &crate::submission::fields::Id| {
            self.rubric
                .file
                .criteria
                .iter()
                .find(|criterion| criterion.id == *id)
                .map_or_else(String::new, |criterion| criterion.title.as_str().to_owned())
        };
        let (across_high, up_high) = (high(&square.across), high(&square.up));
        let says = match (across_high, up_high) {
            (Some(true), Some(true)) => square.both.as_str(),
            (Some(false), Some(true)) => square.only_up.as_str(),
            (Some(true), Some(false)) => square.only_across.as_str(),
            (Some(false), Some(false)) => square.neither.as_str(),
            (None, _) | (_, None) => "What is held does not place it on the square.",
        };
        Some(Square {
            across: title(&square.across),
            up: title(&square.up),
            across_high,
            up_high,
            says: says.to_owned(),
        })
    }

    /// The unit's grade had one sign not fired, in words.
    pub(super) fn without_sign(&self, at: usize, verdict: &UnitVerdict, sign: &SignVerdict) -> String {
        let others: Vec<SignVerdict> = verdict.signs.iter().filter(|other| *other != sign).copied().collect();
        let grade = crate::assess::score::regrade(self.rubric, &verdict.criteria, &others);
        let _ = at;
        words::level(self.rubric, grade.status, grade.bounds)
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

/// A fact in words.
pub(super) fn value_words(value: &Value, kind: Kind, unit: &str) -> String {
    match (value.content, kind) {
        (Content::Truth(Truth::True), _) => "yes".to_owned(),
        (Content::Truth(Truth::False), _) => "no".to_owned(),
        (Content::Truth(Truth::Unknown), _) => "not known".to_owned(),
        (Content::Nothing, _) => "none".to_owned(),
        (Content::Number(interval), _) => {
            let places =
                if interval.point().is_some_and(|q| q.denominator() != 1) || matches!(unit, "percent" | "points" | "years" | "times") {
                    1
                } else {
                    0
                };
            let whole_scale = unit == "percent" && interval == Interval::between(Q::ZERO, Q::whole(100));
            if interval == Interval::ANY || whole_scale || interval == Interval::from(Q::ZERO) {
                "not known".to_owned()
            } else {
                interval.words(places)
            }
        }
    }
}
