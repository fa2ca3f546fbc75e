//! One unit in words: its grade, criteria, indicators and facts.

use super::words;
use super::{Explainer, coverage};
use crate::assess::published::{Criterion, FactShown, Grade, GradeStatus, Limit, Square, Unit as Shown};
use crate::assess::verdict::{GradeVerdict, SignState, SignVerdict, UnitVerdict};
use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Unit;
use crate::facts::catalogue::{Fact, Kind};
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
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
            grade: self.grade(&verdict.grade, self.unit_limits(unit, verdict), strict, self.uses_light(verdict)),
            coverage: coverage(&verdict.criteria.iter().map(|c| (c.known, c.applies)).collect::<Vec<_>>()),
            square: self.square(verdict, &view),
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
                Content::Number(_) | Content::Perhaps(_) | Content::Truth(_) | Content::Nothing => {
                    "how many people are affected is not known".to_owned()
                }
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
    fn unit_limits(&self, unit: &Unit<'_>, verdict: &UnitVerdict) -> Vec<Limit> {
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
                    says: self.sign_title(unit, verdict, sign, file.title.as_str()),
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

    pub(super) fn places_of(&self, at: usize, fact: Fact) -> Vec<String> {
        let Some(unit) = self.units.get(at) else { return Vec::new() };
        let mut places = self.places.of(fact, &unit.at());
        if unit.row.is_some() {
            // of the whole register, its own row is meant
            places.retain(|place| place != "/register");
            if places.is_empty() || fact.def().from.contains(&"~/register") {
                places.push(unit.at());
            }
        }
        places
    }

    pub(super) fn fact(&self, at: usize, fact: Fact, verdict: &UnitVerdict) -> FactShown {
        let def = fact.def();
        let value = verdict.facts.get(fact);
        FactShown {
            id: def.id.to_owned(),
            about: def.about.to_owned(),
            value: value_words(&value, def.kind, def.unit),
            unit: def.unit.to_owned(),
            silence: silence(&value, self.inputs.context.basis).to_owned(),
            places: self.places_of(at, fact),
        }
    }

    /// Where it stands on the square; nothing where one of the two rests on nothing that anybody stated.
    fn square(&self, verdict: &UnitVerdict, view: &View<'_>) -> Option<Square> {
        let square = self.rubric.file.square.as_ref()?;
        let stated = |id: &crate::submission::fields::Id| {
            let place = self.rubric.file.criteria.iter().position(|criterion| criterion.id == *id);
            let criterion = place.and_then(|place| verdict.criteria.get(place));
            criterion.is_some_and(|criterion| {
                let mut counted = criterion.indicators.iter().filter(|indicator| indicator.state.counts());
                counted.any(|indicator| indicator.silence == Silence::Stated && indicator.bounds.low == indicator.bounds.high)
            })
        };
        if !stated(&square.across) || !stated(&square.up) {
            return None;
        }
        let decided = matches!(view.decided.content, Content::Number(day) if day.low.is_some());
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
            // what is decided cannot be stopped
            (Some(false), Some(false)) if decided => "Both are low, and it is decided: what follows from it is for the next one.",
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
}

/// Whose silence a value is: stated, not-held, blank or unknown.
pub(super) fn silence(value: &Value, basis: Basis) -> &'static str {
    match value.silence {
        Silence::Stated if !value.is_partly_known() => "unknown",
        Silence::Stated => "stated",
        Silence::NotHeld => "not-held",
        Silence::Blank if basis == Basis::Returned => "blank",
        Silence::Blank => "unknown",
    }
}

/// A fact in words.
pub(super) fn value_words(value: &Value, kind: Kind, unit: &str) -> String {
    match (value.content, kind) {
        (Content::Truth(Truth::True), _) => "yes".to_owned(),
        (Content::Truth(Truth::False), _) => "no".to_owned(),
        (Content::Truth(Truth::Unknown), _) => "not known".to_owned(),
        (Content::Nothing, _) => "none".to_owned(),
        (Content::Number(interval) | Content::Perhaps(interval), _) => {
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
