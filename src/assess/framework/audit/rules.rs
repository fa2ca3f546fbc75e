//! What a framework says of all units alike, as it is published beside the levels.
//!
//! Copies the rule and its words; it looks at no mark.

use super::many;
use crate::assess::explain::{number, rounding};
use crate::assess::published::Level;
use crate::assess::published::audit::{BandRule, Combining, CriterionRule, Ends, FigureRule, MarkedLimit, MarkedRules, MissingRule};
use crate::rubric::framework::file::{Gather, Missing, Over, UnitWord};
use crate::rubric::framework::model::{Framework, Rule};

/// The rules of a framework.
pub(super) fn rules(framework: &Framework) -> MarkedRules {
    let file = &framework.file;
    let criteria = file.criteria.iter().zip(&framework.criteria);
    MarkedRules {
        lowest: framework.lowest,
        highest: framework.highest,
        scale: file
            .scale
            .iter()
            .map(|level| Level {
                level: level.level,
                name: level.name.as_str().to_owned(),
                says: level.says.as_ref().map_or_else(String::new, |says| says.as_str().to_owned()),
            })
            .collect(),
        result_highest: framework.result_levels.map_or(framework.highest, |levels| levels.1),
        of_exercises: file.unit == UnitWord::Exercise,
        missing: match file.missing {
            // an earlier mark is a mark like any other: its date is told beside it
            Missing::LeaveOpen | Missing::CarryForward => MissingRule::Open,
            Missing::CountLowest => MissingRule::Lowest,
            Missing::Refuse => MissingRule::KeepsBack,
        },
        missing_says: file.missing_says.as_ref().map(|says| says.as_str().to_owned()),
        over_criteria: file.result.over == Over::Criteria,
        criteria: criteria
            .map(|(file, model)| CriterionRule {
                id: file.id.as_str().to_owned(),
                title: file.title.as_str().to_owned(),
                weight: file.weight.unwrap_or(1),
                rule: figure(&model.rule),
            })
            .collect(),
        result: figure(&framework.rule),
        limits: limits(framework),
    }
}

fn limits(framework: &Framework) -> Vec<MarkedLimit> {
    let files = framework.file.limits.iter().zip(&framework.limits);
    files
        .map(|(file, limit)| {
            let before = framework.criteria.iter().take(limit.indicator.0);
            let before: usize = before.map(|criterion| criterion.indicators.len()).sum();
            MarkedLimit {
                id: file.id.as_str().to_owned(),
                says: format!("{} ({})", file.says, file.status),
                indicator: many(before.saturating_add(limit.indicator.1)),
                is_at_most: limit.is_at_most,
                at_most: limit.at_most,
                only_from: limit.only_from,
            }
        })
        .collect()
}

fn figure(rule: &Rule) -> FigureRule {
    FigureRule {
        combine: match rule.combine {
            Gather::Sum => Combining::Sum,
            Gather::Percent => Combining::Percent,
            Gather::Mean => Combining::Mean,
            Gather::Min => Combining::Lowest,
            Gather::Median => Combining::Median,
            Gather::LowerMedian => Combining::LowerMedian,
            Gather::NthLowest => Combining::NthLowest,
            Gather::All => Combining::All,
            Gather::Any => Combining::Any,
            Gather::None => Combining::Apart,
        },
        nth: many(rule.nth),
        round: rule.round.map(rounding),
        bands: rule
            .bands
            .iter()
            .map(|band| BandRule {
                from: number(band.from),
                level: Ends {
                    low: band.low,
                    high: band.high,
                },
            })
            .collect(),
    }
}
