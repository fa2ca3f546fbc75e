//! Levels that no facts reach, and signs, notes, caps and limits that no facts call up.

use super::contradiction::can_hold;
use super::{finding, in_list};
use crate::base::fault::Faults;
use crate::base::pointer::Pointer;
use crate::rubric::expr::{Comparison, Expr};
use crate::rubric::file::{CapFile, IndicatorFile};
use crate::rubric::model::{Cap, Condition, Indicator, Rubric, Way};

/// A condition of a level as one expression.
fn whole(condition: &Condition) -> Expr {
    let threshold = condition.threshold.map(|threshold| {
        let how = match threshold.way {
            Way::AtLeast => Comparison::AtLeast,
            Way::AtMost => Comparison::AtMost,
        };
        Expr::Compare(how, Box::new(Expr::Fact(threshold.measure)), Box::new(Expr::Number(threshold.at)))
    });
    Expr::And(threshold.into_iter().chain(condition.and.clone()).collect())
}

/// Could an indicator be exactly this level or above it?
fn reaches(rubric: &Rubric, indicator: &Indicator, level: u32, light: bool) -> bool {
    let steps = indicator.steps.iter().filter(|step| step.level <= level);
    let asked: Vec<Expr> = steps
        .map(|step| whole(step.light.as_ref().filter(|_| light).unwrap_or(&step.when)))
        .chain(indicator.applies.clone())
        .chain(rubric.light.clone().filter(|_| light))
        .collect();
    let caps = indicator.caps.iter().filter(|cap| cap.at_most < level);
    let caps: Vec<&Expr> = caps.map(|cap| &cap.when).collect();
    (!light || rubric.light.is_some()) && can_hold(&asked.iter().collect::<Vec<_>>(), &caps)
}

/// The highest level that each indicator can reach, by criterion.
pub fn highest(rubric: &Rubric) -> Vec<Vec<u32>> {
    let of = |indicator: &Indicator| {
        let light = indicator.steps.iter().any(|step| step.light.is_some());
        let reached = indicator
            .steps
            .iter()
            .map(|step| step.level)
            .take_while(|level| reaches(rubric, indicator, *level, false) || (light && reaches(rubric, indicator, *level, true)));
        reached.last().unwrap_or(rubric.lowest)
    };
    let criteria = rubric.criteria.iter();
    criteria.map(|criterion| criterion.indicators.iter().map(of).collect()).collect()
}

/// Levels, signs, notes, caps and limits whose conditions contradict themselves.
pub(super) fn conditions(rubric: &Rubric, faults: &mut Faults) {
    let all = rubric.file.criteria.iter().zip(&rubric.criteria).zip(highest(rubric)).enumerate();
    for (place, ((file, criterion), reached)) in all {
        let at = in_list("criteria", place);
        caps(&file.limits, &criterion.limits, &at.key("limits"), faults);
        for (row, ((file, indicator), reached)) in file.indicators.iter().zip(&criterion.indicators).zip(reached).enumerate() {
            let at = at.key("indicators").item(row);
            level(file, reached, &at, faults);
            caps(&file.caps, &indicator.caps, &at.key("caps"), faults);
        }
    }
    for (place, (file, sign)) in rubric.file.signs.iter().zip(&rubric.signs).enumerate() {
        if !can_hold(&[&sign.when], &[]) {
            never("sign", file.id.as_str(), &in_list("signs", place).key("when"), faults);
        }
    }
    for (place, (file, note)) in rubric.file.notes.iter().zip(&rubric.notes).enumerate() {
        if !can_hold(&[note], &[]) {
            never("note", file.id.as_str(), &in_list("notes", place).key("when"), faults);
        }
    }
    for (place, (file, severity)) in rubric.file.severities.iter().zip(&rubric.severities).enumerate() {
        if severity.note_when.as_ref().is_some_and(|when| !can_hold(&[when], &[])) {
            never(
                "note_when of",
                file.id.as_str(),
                &in_list("severities", place).key("note_when"),
                faults,
            );
        }
    }
}

/// The lowest level of an indicator that nothing reaches; those above it say no more.
fn level(file: &IndicatorFile, reached: u32, at: &Pointer, faults: &mut Faults) {
    let Some((place, step)) = file.levels.iter().enumerate().find(|(_, step)| step.level > reached) else {
        return;
    };
    faults.push(finding(
        "unreachable-level",
        at.key("levels").item(place),
        format!(
            "level {} of '{}' can never be reached: what it asks for, what the levels below it ask for and the caps rule one another out",
            step.level, file.id
        ),
        "a level includes those below it; ask for something that can hold together with them, or take a cap away",
    ));
}

fn caps(files: &[CapFile], caps: &[Cap], at: &Pointer, faults: &mut Faults) {
    for (place, (file, cap)) in files.iter().zip(caps).enumerate() {
        if !can_hold(&[&cap.when], &[]) {
            never("cap", file.id.as_str(), &at.item(place).key("when"), faults);
        }
    }
}

fn never(what: &str, id: &str, at: &Pointer, faults: &mut Faults) {
    faults.push(finding(
        "never-holds",
        at.clone(),
        format!("the {what} '{id}' can never hold: parts of its condition rule one another out"),
        "join what excludes one another by ||, or take the entry away",
    ));
}

#[cfg(test)]
#[path = "reachable_tests.rs"]
mod tests;
