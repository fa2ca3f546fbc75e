//! Levels, grades and kinds of silence in words.

use crate::assess::published::{GradeStatus, IndicatorStatus};
use crate::assess::verdict::Bounds;
use crate::base::number::numbers;
use crate::rubric::model::Rubric;

/// The name of a level.
pub(super) fn name(rubric: &Rubric, level: u32) -> String {
    rubric
        .file
        .levels
        .iter()
        .find(|known| known.level == level)
        .map_or_else(|| level.to_string(), |known| known.name.as_str().to_owned())
}

/// A level or grade in words.
pub(crate) fn level(rubric: &Rubric, status: GradeStatus, bounds: Bounds) -> String {
    let (low, high) = (name(rubric, bounds.low), name(rubric, bounds.high));
    match status {
        GradeStatus::Firm => low,
        GradeStatus::AtMost => format!("at most {high}"),
        GradeStatus::Between => format!("between {low} and {high}"),
        GradeStatus::Insufficient if bounds.high < rubric.highest => format!("insufficient evidence, not above {high}"),
        GradeStatus::Insufficient => "insufficient evidence".to_owned(),
        GradeStatus::NotDue => "not due yet".to_owned(),
        GradeStatus::NotApplicable => "does not apply".to_owned(),
    }
}

/// A sentence that can be said in public.
pub(super) fn sentence(rubric: &Rubric, status: GradeStatus, bounds: Bounds) -> String {
    let says = |level: u32| {
        rubric
            .file
            .levels
            .iter()
            .find(|known| known.level == level)
            .map_or("", |known| known.says.as_str())
    };
    let (low, high) = (name(rubric, bounds.low), name(rubric, bounds.high));
    match status {
        GradeStatus::Firm => says(bounds.low).to_owned(),
        // what the level says is said only where it is reached
        GradeStatus::AtMost if bounds.low < bounds.high => format!("Whatever else is found, no more than {high}."),
        GradeStatus::AtMost => format!("Whatever else is found, no more than {high}. {}", says(bounds.high)),
        GradeStatus::Between => format!("What is held places it between {low} and {high}."),
        GradeStatus::Insufficient if bounds.high < rubric.highest => {
            format!("What is held does not settle a grade. It could be anything from {low} to {high}.")
        }
        GradeStatus::Insufficient => "What is held does not settle a grade.".to_owned(),
        GradeStatus::NotDue => "It cannot be graded yet: some of what is asked for is not due.".to_owned(),
        GradeStatus::NotApplicable => "It does not apply.".to_owned(),
    }
}

/// Numbers of a level: `2`, `1–3`, so that one range can be said to lead to another.
pub(in crate::assess) fn range(bounds: Bounds) -> String {
    numbers(bounds.low, bounds.high)
}

/// A kind of silence in words.
pub(super) const fn silence(status: IndicatorStatus) -> &'static str {
    match status {
        IndicatorStatus::Scored => "scored",
        IndicatorStatus::Judged => "judged by an assessor",
        IndicatorStatus::Overridden => "set against what is measured",
        IndicatorStatus::NotDue => "not due yet",
        IndicatorStatus::NotApplicable => "not applicable",
        IndicatorStatus::NotEvidenced => "not evidenced",
        IndicatorStatus::NotHeld => "not held",
        IndicatorStatus::Unknown => "unknown",
    }
}

/// A text with its first letter as a capital.
pub(super) fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
