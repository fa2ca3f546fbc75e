//! From the results by a framework to what lets a reader work them out again: [`MarkedAudit`].
//!
//! Takes every level and figure from the results, and brings figures over the divisor that their rule gives, so that nobody has to round on
//! the way. It decides nothing.

mod rules;

use super::explain::{Deciding, Inputs, assess, deciding, results};
use super::score::{CriterionResult, Figure, Marked, Origin, UnitResult, limited};
use super::shown::{applying, between, known};
use crate::assess::explain::{fact_held, read};
use crate::assess::marks::{Mark, Stand, Target};
use crate::assess::published::Assessment;
use crate::assess::published::audit::{
    Decided, Ends, MarkGiven, MarkedAudit, MarkedFigure, MarkedGroup, MarkedLevel, MarkedState, MarkedUnit, Mean, Step, Sum,
};
use crate::assess::score::climbed;
use crate::assess::verdict::Bounds;
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::rubric::eval;
use crate::rubric::framework::file::{Gather, MarkedIndicator, Over};
use crate::rubric::framework::model::{Framework, Indicator, Rule};

/// Scores and explains a submission by a framework, and says how to work it out again.
pub fn audited(inputs: &Inputs<'_>) -> (Assessment, MarkedAudit) {
    (assess(inputs), audit(inputs))
}

const fn ends(bounds: Bounds) -> Ends {
    Ends {
        low: bounds.low,
        high: bounds.high,
    }
}

/// How many; no list is so long that it would not fit.
fn many(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn audit(inputs: &Inputs<'_>) -> MarkedAudit {
    let framework = inputs.framework;
    let (facts, results): (Vec<Option<Facts>>, Vec<UnitResult>) = results(inputs).into_iter().unzip();
    let exercises = inputs.context.submission.exercises.as_deref().unwrap_or(&[]);
    let units: Vec<MarkedUnit> = facts
        .iter()
        .zip(&results)
        .enumerate()
        .map(|(place, (facts, result))| {
            // the submission as one reads no facts and has no exercise
            let exercise = facts.as_ref().and_then(|_| exercises.get(place));
            let named = exercise.map(|exercise| (exercise.id.as_str(), exercise.title.as_str()));
            unit(inputs, named, facts.as_ref(), result)
        })
        .collect();
    let whole = deciding(&results);
    let place = |one: &UnitResult| results.iter().position(|known| std::ptr::eq(known, one));
    let decides = whole.and_then(|whole| {
        let (low, high) = (place(whole.low)?, place(whole.high)?);
        Some(Ends {
            low: many(low).saturating_add(1),
            high: many(high).saturating_add(1),
        })
    });
    let criteria = (0..framework.criteria.len()).map(|place| {
        let whole = whole?;
        let (low, high) = (whole.low.criteria.get(place)?, whole.high.criteria.get(place)?);
        between(low, high).figure?.level.map(ends)
    });
    let all: Vec<Marked> = results
        .iter()
        .flat_map(|result| result.criteria.iter().flat_map(|criterion| criterion.indicators.iter().copied()))
        .collect();
    let found = units.iter().flat_map(conditions).map(|decided| decided.when.as_found());
    MarkedAudit {
        rules: rules::rules(framework),
        criteria: criteria.collect(),
        decides,
        level: whole.and_then(Deciding::level).map(ends),
        known: many(known(&all)),
        applying: many(applying(&all)),
        as_found: found.fold(0, u32::saturating_add),
        units,
    }
}

/// Every condition of a unit.
fn conditions(unit: &MarkedUnit) -> impl Iterator<Item = &Decided> {
    let indicators = unit.criteria.iter().flat_map(|criterion| &criterion.indicators);
    indicators.flat_map(|one| one.applies.iter().chain(one.steps.iter().map(|step| &step.when)))
}

fn unit(inputs: &Inputs<'_>, named: Option<(&str, &str)>, facts: Option<&Facts>, result: &UnitResult) -> MarkedUnit {
    let framework = inputs.framework;
    let history = inputs.given.history(named.map(|(id, _)| id));
    let counted: Vec<&Mark> = history
        .iter()
        .filter(|(_, stand): &&(&Mark, &Stand)| inputs.given.counts(stand))
        .map(|(mark, _)| *mark)
        .collect();
    let ends_of = (framework.lowest, framework.highest);
    let models = framework.criteria.iter().zip(&framework.file.criteria);
    let criteria: Vec<MarkedGroup> = models
        .zip(&result.criteria)
        .map(|((model, file), result)| {
            let rows = model.indicators.iter().zip(&file.indicators).zip(&result.indicators);
            let members: Vec<(Bounds, Q)> = result.indicators.iter().filter_map(member).collect();
            MarkedGroup {
                indicators: rows
                    .map(|((model, file), one)| indicator(framework, (model, file), one, facts, &counted))
                    .collect(),
                figure: figure(&model.rule, &members, result.figure.as_ref(), ends_of.1),
            }
        })
        .collect();
    let members: Vec<(Bounds, Q)> = match framework.file.result.over {
        Over::Indicators => result
            .criteria
            .iter()
            .flat_map(|criterion| criterion.indicators.iter().filter_map(member))
            .collect(),
        Over::Criteria => result
            .criteria
            .iter()
            .zip(&framework.criteria)
            .filter_map(|(result, model)| Some((result.figure.as_ref()?.level?, model.weight)))
            .collect(),
    };
    let mut made = MarkedUnit {
        id: named.map_or_else(String::new, |(id, _)| id.to_owned()),
        title: named.map_or_else(String::new, |(_, title)| title.to_owned()),
        facts: Vec::new(),
        criteria,
        figure: figure(&framework.rule, &members, result.figure.as_ref(), ends_of.1),
        limited: after_limits(framework, result),
        level: result.level.map(ends),
        open: many(open(&result.criteria)),
        refused: result.refused,
    };
    if let Some(facts) = facts {
        let mut wanted = Vec::new();
        for decided in conditions(&made) {
            decided.when.facts(&mut wanted);
        }
        let held = Fact::all().filter(|fact| wanted.contains(&fact.id()));
        made.facts = held.map(|fact| fact_held(fact, facts, inputs.context.basis)).collect();
    }
    made
}

fn open(criteria: &[CriterionResult]) -> usize {
    let all = criteria.iter().flat_map(|criterion| &criterion.indicators);
    all.filter(|one| one.origin == Origin::Open).count()
}

/// The level after each limit.
fn after_limits(framework: &Framework, result: &UnitResult) -> Vec<Option<Ends>> {
    let mut level = result.figure.as_ref().and_then(|figure| figure.level);
    let mut all = Vec::new();
    for limit in &framework.limits {
        level = level.map(|now| limited(limit, &result.criteria, now));
        all.push(level.map(ends));
    }
    all
}

fn member(one: &Marked) -> Option<(Bounds, Q)> {
    (one.origin != Origin::Apart).then_some((one.bounds, Q::ONE))
}

/// A figure over the divisor of its rule.
fn figure(rule: &Rule, members: &[(Bounds, Q)], made: Option<&Figure>, highest: u32) -> MarkedFigure {
    let sum = members.iter().fold(Sum { count: 0, low: 0, high: 0 }, |sum, (bounds, _)| Sum {
        count: sum.count.saturating_add(1),
        low: sum.low.saturating_add(bounds.low),
        high: sum.high.saturating_add(bounds.high),
    });
    MarkedFigure {
        members: sum,
        exact: made.and_then(|made| over(rule, members, made, highest)),
        rounded: made.filter(|_| rule.round.is_some()).and_then(|made| {
            Some(Ends {
                low: u32::try_from(made.shown.0.numerator()).ok()?,
                high: u32::try_from(made.shown.1.numerator()).ok()?,
            })
        }),
        level: made.and_then(|made| made.level).map(ends),
    }
}

/// The exact figure in whole numbers.
fn over(rule: &Rule, members: &[(Bounds, Q)], made: &Figure, highest: u32) -> Option<Mean> {
    let weights = || members.iter().try_fold(Q::ZERO, |sum, (_, weight)| sum.plus(*weight));
    let over = match rule.combine {
        Gather::Mean => weights()?,
        Gather::Percent => weights()?.times(Q::from(highest))?,
        Gather::Median => Q::whole(2),
        Gather::Sum | Gather::Min | Gather::LowerMedian | Gather::NthLowest | Gather::All | Gather::Any | Gather::None => Q::ONE,
    };
    let whole = |q: Q| u64::try_from(q.numerator()).ok().filter(|_| q.denominator() == 1);
    Some(Mean {
        low: whole(made.exact.0.times(over)?)?,
        high: whole(made.exact.1.times(over)?)?,
        over: whole(over)?,
    })
}

fn indicator(
    framework: &Framework,
    (model, file): (&Indicator, &MarkedIndicator),
    one: &Marked,
    facts: Option<&Facts>,
    counted: &[&Mark],
) -> MarkedLevel {
    let steps = file.levels.iter().zip(&model.steps);
    let steps: Vec<Step> = facts.map_or_else(Vec::new, |facts| {
        let step = |(file, (level, holds)): (&crate::rubric::framework::file::MarkedStep, &(u32, crate::rubric::expr::Expr))| Step {
            level: *level,
            looks_like: file.looks_like.as_str().to_owned(),
            when: read(holds, facts),
            light: None,
        };
        steps.map(step).collect()
    });
    let measured = facts.filter(|_| !model.steps.is_empty()).map(|facts| {
        let steps = model.steps.iter().map(|(level, holds)| (*level, eval::truth(holds, facts)));
        ends(climbed(framework.lowest, steps))
    });
    let marks = counted.iter().filter_map(|mark| match &mark.target {
        Target::Indicator(id, level) if id == file.id.as_str() => Some(given(mark, Some(*level))),
        Target::Apart(id) if id == file.id.as_str() => Some(given(mark, None)),
        Target::Indicator(..) | Target::Apart(..) | Target::Fact(..) | Target::Sign(..) => None,
    });
    let (state, says) = match one.origin {
        Origin::Marked => (MarkedState::Marked, "marked".to_owned()),
        Origin::Carried(day) => (MarkedState::Marked, format!("marked, carried forward from {}", day.words())),
        Origin::Measured => (MarkedState::Measured, "measured".to_owned()),
        Origin::Lowest => (MarkedState::Lowest, "not marked, and counts as the lowest".to_owned()),
        Origin::Open => (MarkedState::Open, "not marked, and could be anything".to_owned()),
        Origin::Apart => (MarkedState::Apart, "does not apply".to_owned()),
    };
    MarkedLevel {
        id: file.id.as_str().to_owned(),
        title: file.title.as_str().to_owned(),
        look_for: file.look_for.as_ref().map_or_else(String::new, |text| text.as_str().to_owned()),
        applies: model.applies.as_ref().zip(facts).map(|(applies, facts)| read(applies, facts)),
        steps,
        measured,
        marks: marks.collect(),
        state,
        says,
        level: ends(one.bounds),
    }
}

fn given(mark: &Mark, level: Option<u32>) -> MarkGiven {
    MarkGiven {
        level,
        author: mark.author.clone(),
        role: mark.role.word().to_owned(),
        date: mark.date.to_string(),
        reason: mark.reason.clone(),
    }
}
