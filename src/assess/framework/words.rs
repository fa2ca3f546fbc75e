//! Levels, figures and results of a framework in words.

use super::score::{Figure, UnitResult};
use crate::assess::published::{GradeStatus, Score};
use crate::assess::verdict::Bounds;
use crate::base::number::Q;
use crate::rubric::framework::file::{Gather, Over};
use crate::rubric::framework::model::Framework;

/// The name of a level of the result.
pub(super) fn result_name(framework: &Framework, level: u32) -> String {
    let levels = &framework.file.result.levels;
    match levels.iter().find(|known| known.level == level) {
        Some(known) => known.name.as_str().to_owned(),
        None => name(framework, level),
    }
}

/// The name of a level of an indicator.
fn name(framework: &Framework, level: u32) -> String {
    let known = framework.file.scale.iter().find(|known| known.level == level);
    known.map_or_else(|| level.to_string(), |known| known.name.as_str().to_owned())
}

/// The level of an indicator or criterion, by its name.
pub(super) fn level_name(framework: &Framework, bounds: Bounds) -> String {
    if bounds.low == bounds.high {
        name(framework, bounds.low)
    } else {
        format!("{} to {}", name(framework, bounds.low), name(framework, bounds.high))
    }
}

/// A figure as it is shown: one number or two, in percent where it is a share.
pub(super) fn figure(combine: &Gather, figure: &Figure) -> String {
    let unit = if *combine == Gather::Percent { " %" } else { "" };
    let (low, high) = (figure.shown.0.decimal(2), figure.shown.1.decimal(2));
    if low == high {
        format!("{low}{unit}")
    } else {
        format!("{low} to {high}{unit}")
    }
}

/// The score of a unit: the marks over the most that they could be, and the figure that was looked up.
pub(super) fn shown_score(framework: &Framework, made: &Figure, result: &UnitResult) -> Score {
    let combine = framework.rule.combine;
    let present: Vec<Bounds> = match framework.file.result.over {
        Over::Indicators => result
            .criteria
            .iter()
            .flat_map(|criterion| &criterion.indicators)
            .filter(|one| one.origin != super::score::Origin::Apart)
            .map(|one| one.bounds)
            .collect(),
        Over::Criteria => result
            .criteria
            .iter()
            .filter_map(|criterion| criterion.figure.as_ref()?.level)
            .collect(),
    };
    let sum = |pick: fn(&Bounds) -> u32| present.iter().map(|bounds| u64::from(pick(bounds))).sum::<u64>();
    let (low, high) = (sum(|bounds| bounds.low), sum(|bounds| bounds.high));
    let of = u64::from(framework.highest).saturating_mul(u64::try_from(present.len()).unwrap_or(u64::MAX));
    let over = |sum: u64| format!("{sum}/{of}");
    let two = |low: String, high: String| if low == high { low } else { format!("{low} to {high}") };
    let exact = if matches!(combine, Gather::Sum | Gather::Percent) {
        two(over(low), over(high))
    } else {
        two(made.exact.0.to_string(), made.exact.1.to_string())
    };
    let decimals = |q: Q| q.decimal(2);
    Score {
        exact,
        shown: figure(&combine, made),
        low: made.exact.0.to_string(),
        high: made.exact.1.to_string(),
        unrounded: if made.exact.0 == made.exact.1 {
            decimals(made.exact.0)
        } else {
            format!("{} to {}", decimals(made.exact.0), decimals(made.exact.1))
        },
        rule: framework.file.result.says.as_str().to_owned(),
    }
}

/// The result in one sentence; `figure` is that of the unit that decides, where one alone does.
pub(super) fn says_of(framework: &Framework, status: GradeStatus, bounds: Bounds, made: Option<&Figure>) -> String {
    if status == GradeStatus::NotApplicable {
        return if framework.rule.combine == Gather::None {
            "This framework gives no overall result: each criterion stands for itself.".to_owned()
        } else if framework.result_levels.is_none() {
            format!("This framework gives a figure and no level. {}", framework.file.result.says)
        } else {
            "Nothing of this framework applies here.".to_owned()
        };
    }
    let score = made.map_or_else(String::new, |made| {
        let text = figure(&framework.rule.combine, made);
        if framework.rule.combine == Gather::Sum {
            format!("A total of {text}. ")
        } else if framework.rule.combine == Gather::Percent {
            format!("{text} of the most it could be. ")
        } else {
            String::new()
        }
    });
    let levels = &framework.file.result.levels;
    let own = levels
        .iter()
        .find(|known| known.level == bounds.low)
        .and_then(|known| known.says.as_ref());
    match (status, own) {
        (GradeStatus::Firm, Some(says)) => format!("{score}{says}"),
        (GradeStatus::Firm, None) => format!("{score}{}", framework.file.result.says),
        _ => format!(
            "{score}What is marked leaves it between {} and {}.",
            result_name(framework, bounds.low),
            result_name(framework, bounds.high)
        ),
    }
}
