//! From facts to levels, for one unit: indicators, criteria, signs, grade. Numbers only, total, exact.
//!
//! Order of work, once on all low ends and once on all high ends: an indicator with the caps of its own row, accepted marks, the means
//! of form and effect, their weighted mean, rounding, the rule that holds form to effect, the test of the top level, limits, fired signs,
//! the grade, the cap of decisive signs.

mod cover;
mod criterion;
mod grade;
mod indicator;
mod signs;
mod top;

use crate::assess::marks::{Marks, Target};
use crate::assess::moments::{DueState, due};
use crate::assess::verdict::{GradeStatus, IndicatorVerdict, UnitVerdict};
use crate::base::interval::{Interval, Truth};
use crate::base::number::{Q, Round};
use crate::facts::catalogue::{Fact, Kind};
use crate::facts::settings::Parameter;
use crate::facts::strength::{Strength, Verified, at_least};
use crate::facts::value::{Silence, Value};
use crate::facts::view::{Context, View};
use crate::facts::{Facts, Unit};
use crate::rubric::eval;
use crate::rubric::model::{Due, Rubric};
use crate::submission::model::Basis;
use crate::submission::model::exercise::Level;
use criterion::criterion_of;
use indicator::indicator_of;
use signs::signs;
use std::cell::OnceCell;

pub(super) use criterion::level_of;
pub(super) use grade::{Graded, grade_level, regrade, status, uncapped};
pub use indicator::may_be_judged;
pub(super) use indicator::{capped, climb, climbed, holds, level_at};
pub(super) use top::outside;

/// What scoring one unit needs.
pub struct Scoring<'a> {
    /// the rubric
    pub rubric: &'a Rubric,
    /// the judgements
    pub marks: &'a Marks,
    /// documents that somebody looked at
    pub verified: &'a Verified,
    /// never use the light thresholds
    pub without_light: bool,
}

/// What a unit is scored by: its facts, and the little that scoring asks beside them.
pub(in crate::assess) struct Given<'a> {
    /// its id, by which marks name it
    pub(in crate::assess) id: &'a str,
    /// its facts
    pub(in crate::assess) facts: Facts,
    /// the same with silence left open, as signs see them
    pub(in crate::assess) open: &'a Facts,
    /// the facts that are left when only what somebody else says too is counted
    pub(in crate::assess) corroborated: &'a dyn Fn() -> Facts,
    /// whether something is due
    pub(in crate::assess) due: &'a dyn Fn(&Facts, &Due) -> DueState,
    /// a decision on which nobody was asked
    pub(in crate::assess) row: bool,
    /// about the care of one person
    pub(in crate::assess) individual: bool,
}

/// Scores one unit.
pub fn unit(scoring: &Scoring<'_>, context: Context<'_>, unit: &Unit<'_>) -> UnitVerdict {
    let view = unit.view(context);
    let shown = scoring.verified.figure_not_shown(&unit.at());
    let mut facts = Facts::of(&view);
    facts.set(Fact::FigureNotInDocument, shown);
    judged_facts(scoring, unit.id(), &mut facts);
    // signs leave silence open; the facts are counted a second time that way
    let mut open = Facts::of(&view.opened());
    open.set(Fact::FigureNotInDocument, shown);
    judged_facts(scoring, unit.id(), &mut open);
    let corroborated = || corroborated(scoring, context, unit);
    let given = Given {
        id: unit.id(),
        facts,
        open: &open,
        corroborated: &corroborated,
        due: &|facts, waits| due(&view, facts, waits),
        row: unit.row.is_some(),
        individual: unit.exercise.level.value().is_some_and(|level| *level == Level::Individual),
    };
    by_facts(scoring, given)
}

/// The facts of a unit that are left when only what somebody else says too is counted.
pub(super) fn corroborated(scoring: &Scoring<'_>, context: Context<'_>, unit: &Unit<'_>) -> Facts {
    let kept = at_least(
        context.submission,
        scoring.verified,
        &unit.exercise,
        Strength::Corroborated,
        scoring.rubric.settings.number(Parameter::FundedMost),
    );
    let context = Context {
        basis: Basis::Returned,
        ..context
    };
    Facts::of(&View::new(context, &kept, unit.row))
}

/// Scores whatever facts are given, wherever they come from.
pub(in crate::assess) fn by_facts(scoring: &Scoring<'_>, given: Given<'_>) -> UnitVerdict {
    let rubric = scoring.rubric;
    let facts = &given.facts;
    let light = match &rubric.light {
        Some(light) if !scoring.without_light => eval::truth(light, facts),
        _ => Truth::False,
    };
    let signs = signs(scoring, &given);
    let corroborated: OnceCell<Facts> = OnceCell::new();
    let mut criteria = Vec::with_capacity(rubric.criteria.len());
    for (place, criterion) in rubric.criteria.iter().enumerate() {
        let indicators: Vec<IndicatorVerdict> = criterion
            .indicators
            .iter()
            .enumerate()
            .map(|(row, indicator)| {
                let name = rubric
                    .file
                    .criteria
                    .get(place)
                    .and_then(|criterion| criterion.indicators.get(row))
                    .map_or("", |file| file.id.as_str());
                indicator_of(scoring, &given, name, indicator, light)
            })
            .collect();
        let outside = || corroborated.get_or_init(|| (given.corroborated)());
        criteria.push(criterion_of(scoring, criterion, indicators, facts, light, &outside, place, &signs));
    }
    let weight = facts
        .get(rubric.unit_weight)
        .as_number()
        .and_then(|weight| weight.low)
        .map_or(1, |weight| weight.round(Round::HalfUp));
    let grade = grade::grade_of(rubric, &criteria, &signs);
    let notes = rubric
        .notes
        .iter()
        .enumerate()
        .filter(|(_, note)| eval::truth(note, facts).is_true())
        .map(|(place, _)| place)
        .collect();
    let urgent = facts.get(Fact::Urgent).as_truth().is_true();
    UnitVerdict {
        weight: u32::try_from(weight).unwrap_or(1),
        counted: !urgent && !given.individual && grade.status != GradeStatus::NotDue,
        criteria,
        signs,
        notes,
        grade,
        facts: given.facts,
    }
}

/// Facts that an assessor judged, where the file does not state them; two marks that differ give the interval between them.
fn judged_facts(scoring: &Scoring<'_>, unit: &str, facts: &mut Facts) {
    for fact in &scoring.rubric.judged_facts {
        let mut range: Option<(u32, u32)> = None;
        for mark in scoring.marks.on(unit) {
            if let Target::Fact(judged, value) = &mark.target
                && judged == fact
            {
                range = Some(range.map_or((*value, *value), |(low, high)| (low.min(*value), high.max(*value))));
            }
        }
        let Some((low, high)) = range else { continue };
        let known = facts.get(*fact);
        if known.is_known() && known.silence == Silence::Stated {
            continue;
        }
        let value = match fact.def().kind {
            Kind::Truth if low == high => Value::truth(Truth::from(low > 0)),
            Kind::Truth => Value::truth(Truth::Unknown),
            Kind::Number => Value::number(Interval::between(Q::from(low), Q::from(high))),
        };
        facts.set(*fact, value);
        if *fact == Fact::RungEvidenced
            && let (Some(rung), Some(promised)) = (value.as_number(), facts.get(Fact::RungPromised).as_number())
        {
            facts.set(Fact::PartKept, Value::number(rung.minus(&promised)));
        }
    }
}
