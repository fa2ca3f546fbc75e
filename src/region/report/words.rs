//! Levels and grades in words, as reports of one authority say them.

use super::Standing;
use crate::assess::explain_words;
use crate::assess::published::GradeStatus;
use crate::assess::verdict::Bounds;
use crate::region::published::LevelName;
use crate::rubric::model::Rubric;

/// The levels of a rubric with their names, lowest first.
pub(super) fn levels(rubric: &Rubric) -> Vec<LevelName> {
    let levels = rubric.file.levels.iter();
    levels
        .map(|level| LevelName {
            level: level.level,
            name: level.name.as_str().to_owned(),
        })
        .collect()
}

/// A grade in words.
pub(super) fn grade(rubric: &Rubric, standing: Standing<'_>) -> String {
    let bounds = Bounds {
        low: standing.low,
        high: standing.high,
    };
    explain_words(rubric, standing.status, bounds)
}

/// A level between bounds in words.
pub(super) fn level(rubric: &Rubric, low: u32, high: u32) -> String {
    let status = if low == high { GradeStatus::Firm } else { GradeStatus::Between };
    explain_words(rubric, status, Bounds { low, high })
}
