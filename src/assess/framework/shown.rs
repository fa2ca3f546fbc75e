//! Criteria, indicators and exercises of a framework as they are published. Their levels come as they are.

use super::explain::{Deciding, Explainer};
use super::score::{CriterionResult, Figure, Marked, Origin, UnitResult};
use super::words::level_name;
use crate::assess::explain::range;
use crate::assess::marks::Target;
use crate::assess::published::{Criterion, GradeStatus, Heard, Indicator, IndicatorStatus, Ratio, Unit};
use crate::assess::score::status;
use crate::assess::verdict::Bounds;
use crate::base::number::{Q, Round};
use crate::rubric::framework::file::{MarkedCriterion, MarkedIndicator};
use crate::rubric::framework::model::Framework;

impl Explainer<'_> {
    /// The criteria of all units by those that decide: each between the lower and the higher of the two, where two do.
    pub(super) fn criteria_of_all(&self, whole: Deciding<'_>, single: bool) -> Vec<Criterion> {
        let Some(high) = whole.alone() else {
            let both = self
                .framework
                .file
                .criteria
                .iter()
                .zip(whole.low.criteria.iter().zip(&whole.high.criteria));
            return both
                .map(|(file, (low, high))| self.criterion(file, &between(low, high), false))
                .collect();
        };
        self.criteria(high, single)
    }

    /// The criteria of a unit; with its indicators only where the unit is the whole.
    pub(super) fn criteria(&self, result: &UnitResult, whole: bool) -> Vec<Criterion> {
        let file = self.framework.file.criteria.iter();
        file.zip(&result.criteria)
            .map(|(file, result)| self.criterion(file, result, whole))
            .collect()
    }

    pub(super) fn criterion(&self, file: &MarkedCriterion, result: &CriterionResult, whole: bool) -> Criterion {
        let level = result.figure.as_ref().and_then(|figure| figure.level);
        let bounds = level.unwrap_or(Bounds {
            low: self.framework.lowest,
            high: self.framework.highest,
        });
        let apart = result.indicators.iter().all(|one| one.origin == Origin::Apart);
        let status = match level {
            Some(bounds) if !apart => status(false, true, bounds, false),
            _ => GradeStatus::NotApplicable,
        };
        let figure = |figure: &Figure| crate::assess::framework::words::figure(&result_rule(self.framework, file), figure);
        let words = match (level, &result.figure) {
            (Some(bounds), _) => level_name(self.framework, bounds),
            (None, Some(made)) => figure(made),
            (None, None) => "each indicator stands for itself".to_owned(),
        };
        Criterion {
            id: file.id.as_str().to_owned(),
            title: file.title.as_str().to_owned(),
            question: file.question.as_ref().map_or_else(String::new, |text| text.as_str().to_owned()),
            status,
            level: (status == GradeStatus::Firm).then_some(bounds.low),
            low: bounds.low,
            high: bounds.high,
            words,
            form: None,
            effect: None,
            on_held: None,
            coverage: share(known(&result.indicators), applying(&result.indicators)),
            looks_like: result.figure.as_ref().map_or_else(String::new, figure),
            next_looks_like: None,
            limits: Vec::new(),
            due: None,
            indicators: if whole {
                file.indicators
                    .iter()
                    .zip(&result.indicators)
                    .map(|(file, one)| self.indicator(file, one))
                    .collect()
            } else {
                Vec::new()
            },
        }
    }

    pub(super) fn indicator(&self, file: &MarkedIndicator, one: &Marked) -> Indicator {
        let (status, reason) = match one.origin {
            Origin::Marked => (IndicatorStatus::Judged, None),
            Origin::Carried(day) => (IndicatorStatus::Judged, Some(format!("carried forward from {}", day.words()))),
            Origin::Measured => (IndicatorStatus::Scored, None),
            Origin::Lowest => (
                IndicatorStatus::NotEvidenced,
                Some("not marked, and counts as the lowest".to_owned()),
            ),
            Origin::Open => (IndicatorStatus::Unknown, Some("not marked".to_owned())),
            Origin::Apart => (IndicatorStatus::NotApplicable, self.why_apart(file)),
        };
        let looks = file
            .levels
            .iter()
            .find(|step| step.level == one.bounds.low)
            .map(|step| step.looks_like.as_str().to_owned());
        Indicator {
            id: file.id.as_str().to_owned(),
            title: file.title.as_str().to_owned(),
            part: String::new(),
            status,
            level: one.bounds.firm(),
            low: one.bounds.low,
            high: one.bounds.high,
            words: range(one.bounds),
            reason,
            due: None,
            looks_like: looks.or_else(|| Some(level_name(self.framework, one.bounds))),
            next: None,
            limits: Vec::new(),
            light: false,
            facts: Vec::new(),
            strength: None,
        }
    }

    /// Why an indicator is left out: what the framework says of it, or who marked it.
    fn why_apart(&self, file: &MarkedIndicator) -> Option<String> {
        let said = self.inputs.given.marks.list.iter().rev();
        let mut marked = said.filter(|mark| matches!(&mark.target, Target::Apart(id) if id == file.id.as_str()));
        marked
            .next()
            .map(|mark| mark.reason.clone())
            .or_else(|| file.applies.as_ref().map(|applies| applies.otherwise.as_str().to_owned()))
    }

    pub(super) fn unit(&self, place: usize, exercise: &crate::submission::model::Exercise, result: &UnitResult) -> Unit {
        let day = |cell: &crate::submission::fields::Cell<crate::base::date::Days>| cell.value().map(ToString::to_string);
        Unit {
            id: exercise.id.as_str().to_owned(),
            title: exercise.title.as_str().to_owned(),
            kind: "exercise".to_owned(),
            at: format!("/exercises/{place}"),
            counted: result.level.is_some(),
            left_out: result
                .level
                .is_none()
                .then(|| "nothing of the framework applies to it, or it gives no total".to_owned()),
            stakes: 1,
            stakes_says: String::new(),
            opens: day(&exercise.opens),
            closes: day(&exercise.closes),
            decided: None,
            grade: self.grade(Some(Deciding::one(result)), true),
            coverage: self.coverage(std::slice::from_ref(result)),
            criteria: self.criteria(result, true),
            square: None,
            heard: Heard {
                people: "not asked by this framework".to_owned(),
                affected: "not asked by this framework".to_owned(),
                told: None,
                margin: None,
            },
            groups: Vec::new(),
            ways: Vec::new(),
            themes: Vec::new(),
            voices: None,
        }
    }

    pub(super) fn coverage(&self, results: &[UnitResult]) -> Ratio {
        let all: Vec<Marked> = results
            .iter()
            .flat_map(|result| result.criteria.iter().flat_map(|criterion| criterion.indicators.iter().copied()))
            .collect();
        share(known(&all), applying(&all))
    }
}

/// What lies between the criterion of one unit and that of another.
pub(super) fn between(one: &CriterionResult, other: &CriterionResult) -> CriterionResult {
    let hull = |a: Bounds, b: Bounds| Bounds {
        low: a.low.min(b.low),
        high: a.high.max(b.high),
    };
    let ends = |a: (Q, Q), b: (Q, Q)| (a.0.min(b.0), a.1.max(b.1));
    let figure = match (&one.figure, &other.figure) {
        (Some(a), Some(b)) => Some(Figure {
            parts: Vec::new(),
            exact: ends(a.exact, b.exact),
            shown: ends(a.shown, b.shown),
            level: a.level.zip(b.level).map(|(a, b)| hull(a, b)).or(a.level).or(b.level),
        }),
        (found, None) | (None, found) => found.clone(),
    };
    CriterionResult {
        indicators: one.indicators.iter().chain(&other.indicators).copied().collect(),
        figure,
    }
}

/// The rule of a criterion, for showing its figure.
fn result_rule(framework: &Framework, file: &MarkedCriterion) -> crate::rubric::framework::file::Gather {
    let place = framework.file.criteria.iter().position(|known| known.id == file.id);
    place
        .and_then(|place| framework.criteria.get(place))
        .map_or(crate::rubric::framework::file::Gather::None, |criterion| criterion.rule.combine)
}

pub(super) fn known(all: &[Marked]) -> usize {
    all.iter().filter(|one| !matches!(one.origin, Origin::Open | Origin::Apart)).count()
}

pub(super) fn applying(all: &[Marked]) -> usize {
    all.iter().filter(|one| one.origin != Origin::Apart).count()
}

/// Marked over applicable, in percent.
fn share(known: usize, of: usize) -> Ratio {
    let number = |n: usize| i128::try_from(n).unwrap_or(0);
    let exact = Q::new(number(known), number(of)).unwrap_or(Q::ZERO);
    let percent = exact.times(Q::whole(100)).unwrap_or(Q::ZERO).round(Round::Floor);
    Ratio {
        exact: exact.to_string(),
        shown: format!("{percent} %"),
    }
}
