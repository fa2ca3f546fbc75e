//! From marks to a verdict, by the framework's own rule: indicators, criteria, figure, band, limits. Numbers only, total, exact.

use super::gather::{Part, figure, levels, parts, rounded};
use super::given::{Given, Together};
use crate::assess::marks::{Mark, Stand};
use crate::assess::score::climbed;
use crate::assess::verdict::Bounds;
use crate::base::date::Day;
use crate::base::interval::Truth;
use crate::base::number::Q;
use crate::facts::Facts;
use crate::rubric::eval;
use crate::rubric::framework::file::{Gather, Missing, Over};
use crate::rubric::framework::model::{Criterion, Framework, Indicator, Limit, Rule};

/// Where the level of an indicator comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// somebody marked it
    Marked,
    /// an earlier mark stands; from this day
    Carried(Day),
    /// facts settle it
    Measured,
    /// nobody marked it, and it counts as the lowest
    Lowest,
    /// nobody marked it
    Open,
    /// it does not apply
    Apart,
}

/// An indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// where its level comes from
    pub origin: Origin,
    /// its level
    pub bounds: Bounds,
}

/// A figure with every open indicator at its lowest and at its highest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// what each member adds, at the lowest and at the highest; a member that does not apply adds nothing
    pub parts: Vec<(Q, Q)>,
    /// the exact figure
    pub exact: (Q, Q),
    /// as it is shown and looked up
    pub shown: (Q, Q),
    /// its level, where it has one
    pub level: Option<Bounds>,
}

/// A criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionResult {
    /// its indicators, in the framework's order
    pub indicators: Vec<Marked>,
    /// its own figure, where it has one
    pub figure: Option<Figure>,
}

/// One unit: an exercise, or the submission as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitResult {
    /// the criteria, in the framework's order
    pub criteria: Vec<CriterionResult>,
    /// the figure of the result; none where there is no total or nothing applies
    pub figure: Option<Figure>,
    /// the level after the limits
    pub level: Option<Bounds>,
    /// limits that bite, as places in the framework, each with whether it surely does
    pub limits: Vec<(usize, bool)>,
    /// indicators without a mark, where the framework gives no result then
    pub refused: bool,
}

/// Scores one unit. `facts` are those of the exercise; `since` is the first day of the period, before which a mark is an earlier one.
pub fn unit(framework: &Framework, given: &Given, unit: Option<&str>, facts: Option<&Facts>, since: Day) -> UnitResult {
    let ends = (framework.lowest, framework.highest);
    let history = given.history(unit);
    let criteria: Vec<CriterionResult> = framework
        .criteria
        .iter()
        .zip(&framework.file.criteria)
        .map(|(criterion, file)| {
            let indicators: Vec<Marked> = criterion
                .indicators
                .iter()
                .zip(&file.indicators)
                .map(|(indicator, file)| marked(framework, indicator, file.id.as_str(), given, &history, facts, since))
                .collect();
            let members: Vec<Option<(Bounds, Q)>> = indicators.iter().map(|one| member(one, Q::ONE)).collect();
            let figure = made(&criterion.rule, &members, ends);
            CriterionResult { indicators, figure }
        })
        .collect();
    let members: Vec<Option<(Bounds, Q)>> = match framework.file.result.over {
        Over::Indicators => criteria
            .iter()
            .flat_map(|criterion| criterion.indicators.iter().map(|one| member(one, Q::ONE)))
            .collect(),
        Over::Criteria => criteria
            .iter()
            .zip(&framework.criteria)
            .map(|(result, model)| of_criterion(result, model))
            .collect(),
    };
    let open = criteria
        .iter()
        .flat_map(|criterion| &criterion.indicators)
        .any(|one| one.origin == Origin::Open);
    let figure = made(&framework.rule, &members, ends);
    let mut level = figure.as_ref().and_then(|figure| figure.level);
    let mut limits = Vec::new();
    for (place, limit) in framework.limits.iter().enumerate() {
        let Some(now) = level else { break };
        let capped = limited(limit, &criteria, now);
        if capped != now {
            limits.push((place, capped.high < now.high));
            level = Some(capped);
        }
    }
    UnitResult {
        criteria,
        figure,
        level,
        limits,
        refused: open && framework.file.missing == Missing::Refuse,
    }
}

/// What a limit leaves of a level.
pub(super) fn limited(limit: &Limit, criteria: &[CriterionResult], now: Bounds) -> Bounds {
    let one = criteria
        .get(limit.indicator.0)
        .and_then(|criterion| criterion.indicators.get(limit.indicator.1))
        .filter(|one| one.origin != Origin::Apart);
    let Some(one) = one else { return now };
    let bites = |end: u32, mark: u32| mark <= limit.is_at_most && end > limit.at_most && limit.only_from.is_none_or(|from| end >= from);
    let end = |end: u32, mark: u32| if bites(end, mark) { limit.at_most } else { end };
    let high = end(now.high, one.bounds.high);
    Bounds {
        low: end(now.low, one.bounds.low).min(high),
        high,
    }
}

/// The level of a criterion as a member of the result.
fn of_criterion(result: &CriterionResult, model: &Criterion) -> Option<(Bounds, Q)> {
    let level = result.figure.as_ref()?.level?;
    Some((level, model.weight))
}

fn member(one: &Marked, weight: Q) -> Option<(Bounds, Q)> {
    (one.origin != Origin::Apart).then_some((one.bounds, weight))
}

fn marked(
    framework: &Framework,
    indicator: &Indicator,
    id: &str,
    given: &Given,
    history: &[(&Mark, &Stand)],
    facts: Option<&Facts>,
    since: Day,
) -> Marked {
    let anything = Bounds {
        low: framework.lowest,
        high: framework.highest,
    };
    let holds = |condition: &crate::rubric::expr::Expr| facts.map_or(Truth::Unknown, |facts| eval::truth(condition, facts));
    let applies = indicator.applies.as_ref().map_or(Truth::True, holds);
    if applies.is_false() {
        return Marked {
            origin: Origin::Apart,
            bounds: Bounds::at(framework.lowest),
        };
    }
    match given.together(history, id) {
        Together::Levels(bounds, marks) => {
            let newest = marks.iter().map(|mark| mark.date).max();
            let origin = match newest {
                Some(day) if framework.file.missing == Missing::CarryForward && day < since => Origin::Carried(day),
                _ => Origin::Marked,
            };
            return Marked { origin, bounds };
        }
        Together::Apart => {
            return Marked {
                origin: Origin::Apart,
                bounds: Bounds::at(framework.lowest),
            };
        }
        Together::Divided => {
            return Marked {
                origin: Origin::Open,
                bounds: anything,
            };
        }
        Together::Nothing => {}
    }
    if !indicator.steps.is_empty() && applies.is_true() {
        let steps = indicator.steps.iter().map(|(level, condition)| (*level, holds(condition)));
        let bounds = climbed(framework.lowest, steps);
        // facts that say nothing leave it as open as no mark does
        if bounds != anything {
            return Marked {
                origin: Origin::Measured,
                bounds,
            };
        }
    }
    if framework.file.missing == Missing::CountLowest {
        return Marked {
            origin: Origin::Lowest,
            bounds: Bounds::at(framework.lowest),
        };
    }
    Marked {
        origin: Origin::Open,
        bounds: anything,
    }
}

/// The figure of some members; those that do not apply are left out of it.
fn made(rule: &Rule, members: &[Option<(Bounds, Q)>], ends: (u32, u32)) -> Option<Figure> {
    if rule.combine == Gather::None {
        return None;
    }
    let end = |pick: &dyn Fn(Bounds) -> u32| -> Option<Vec<Q>> {
        let present: Vec<Part> = members
            .iter()
            .flatten()
            .map(|(bounds, weight)| Part {
                level: Q::from(pick(*bounds)),
                weight: *weight,
            })
            .collect();
        let mut added = parts(rule, &present, Q::from(ends.0), Q::from(ends.1))?.into_iter();
        let all = members.iter().map(|member| match member {
            Some(_) => added.next(),
            None => Some(Q::ZERO),
        });
        all.collect()
    };
    let (low, high) = (end(&|bounds| bounds.low)?, end(&|bounds| bounds.high)?);
    let exact = (figure(&low)?, figure(&high)?);
    let shown = (rounded(rule, exact.0), rounded(rule, exact.1));
    let level = levels(rule, shown.0)
        .zip(levels(rule, shown.1))
        .map(|(low, high)| Bounds { low: low.0, high: high.1 });
    Some(Figure {
        parts: low.into_iter().zip(high).collect(),
        exact,
        shown,
        level,
    })
}
