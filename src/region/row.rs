//! One line for one submission: the ids and numbers of its assessment, flat, without a text.

use crate::assess::published::GradeStatus;
use crate::assess::verdict::{SignState, State, Verdict};
use crate::rubric::model::Rubric;
use crate::submission::model::Submission;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One line of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// the format of this line: 1
    pub format: u32,
    /// the authority's code, where it has one
    pub code: Option<String>,
    /// the authority's name
    pub name: String,
    /// first day of the period
    pub from: String,
    /// last day of the period
    pub to: String,
    /// returned or compiled
    pub basis: String,
    /// the rubric's id and version
    pub rubric: String,
    /// how sure the grade is
    pub status: GradeStatus,
    /// the lowest that the grade could be
    pub low: u32,
    /// the highest that the grade could be
    pub high: u32,
    /// the level on what is held
    pub on_held: Option<u32>,
    /// for each criterion: how low, how high; none where it does not apply
    pub criteria: BTreeMap<String, Option<(u32, u32)>>,
    /// signs that fired, each with the units it fired on
    pub signs: BTreeMap<String, Vec<usize>>,
    /// units scored
    pub units: usize,
}

/// The row of a verdict.
pub fn row(submission: &Submission, rubric: &Rubric, verdict: &Verdict) -> Row {
    let mut signs: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, unit) in verdict.units.iter().enumerate() {
        for sign in unit.signs.iter().filter(|sign| sign.state == SignState::Fired) {
            if let Some(file) = rubric.file.signs.get(sign.sign) {
                signs.entry(file.id.as_str().to_owned()).or_default().push(place);
            }
        }
    }
    Row {
        format: 1,
        code: submission.authority.code.as_ref().map(|code| code.as_str().to_owned()),
        name: submission.authority.name.as_str().to_owned(),
        from: submission.period.from.to_string(),
        to: submission.period.to.to_string(),
        basis: submission.basis.word().to_owned(),
        rubric: format!("{}/{}", rubric.file.id, rubric.file.version),
        status: verdict.grade.status,
        low: verdict.grade.bounds.low,
        high: verdict.grade.bounds.high,
        on_held: verdict.grade.on_held,
        criteria: rubric
            .file
            .criteria
            .iter()
            .zip(&verdict.criteria)
            .map(|(file, criterion)| {
                let applies = criterion.state != State::NotApplicable;
                (
                    file.id.as_str().to_owned(),
                    applies.then_some((criterion.bounds.low, criterion.bounds.high)),
                )
            })
            .collect(),
        signs,
        units: verdict.units.len(),
    }
}
