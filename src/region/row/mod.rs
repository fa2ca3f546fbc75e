//! One line for one submission: the ids and numbers of its assessment, flat, and the little text that areas are compared by.
//!
//! Owns the shape of a line, in the order in which it is written. A line holds whatever the report over a region needs, so that the report
//! can be made of lines alone, on whatever machine they were made. Exact numbers are fractions in text, such as 8/3. What fills a line
//! stands in a file of its own; what a refused submission leaves instead is [`Refusal`].

mod made;
mod refusal;
#[cfg(test)]
#[path = "sample_tests.rs"]
pub(crate) mod sample;
mod texts;

pub use made::{Made, row};
pub(super) use refusal::Within;
pub use refusal::{Line, Refusal, Told};

use crate::assess::published::{GradeStatus, IndicatorStatus};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The format of lines that this version writes and reads.
pub const FORMAT: u32 = 1;

/// One line of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// the format of this line: 1
    pub format: u32,
    /// where the submission was read, such as returned/north.yaml or all.ndjson:17, where that is known
    pub source: Option<String>,
    /// the sha-256 of the submission's bytes
    pub sha256: String,
    /// the sha-256 of the earlier submission that this one corrects
    pub corrects: Option<String>,
    /// the authority's code, where it has one
    pub code: Option<String>,
    /// the authority's name
    pub name: String,
    /// what kind of body it is, where that is said
    pub kind: Option<String>,
    /// the region it says it belongs to
    pub region: Option<String>,
    /// the country whose law applies, where that is said
    pub nation: Option<String>,
    /// people it serves, where that is said
    pub people: Option<Span>,
    /// first day of the period
    pub from: String,
    /// last day of the period
    pub to: String,
    /// the day on which the assessment looks at the evidence
    pub as_of: String,
    /// returned or compiled
    pub basis: String,
    /// the rubric's id and version, such as healthwatch/1.0.0
    pub rubric: String,
    /// the sha-256 of the rubric
    pub rubric_sha256: String,
    /// the sha-256 of the file of people by group of the area (`--baseline`) that it was scored with; none where there was no such file
    #[serde(default)]
    pub baseline_sha256: Option<String>,
    /// the version of the engine
    pub engine: String,
    /// judgements that were read with it
    pub marks: u32,
    /// the sha-256 of the files of judgements that were read with it, in their order; none where there was no such file
    #[serde(default)]
    pub marks_sha256: Option<String>,
    /// how sure the grade is
    pub status: GradeStatus,
    /// the lowest that the grade could be
    pub low: u32,
    /// the highest that the grade could be
    pub high: u32,
    /// the level on what is held
    pub on_held: Option<u32>,
    /// how much of what applies is known, as a fraction
    pub coverage: String,
    /// the first day on which it can be graded, where it is not due
    pub due: Option<String>,
    /// each criterion by its id
    pub criteria: BTreeMap<String, CriterionRow>,
    /// the grade by the rubric that an overlay changed, where one was used; areas are compared by this
    pub core: Option<CoreRow>,
    /// signs that fired, each with the places of the units it fired on
    pub signs: BTreeMap<String, Vec<u32>>,
    /// signs that could not be ruled out
    pub possible: BTreeMap<String, Vec<u32>>,
    /// how the grade that areas are compared by fared over the settings that were tried, where any were
    pub draws: Option<Draws>,
    /// each exercise, and each decision on which nobody was asked
    pub units: Vec<UnitRow>,
}

/// A number that may be known only within bounds; a bound that is left out is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// the least
    pub low: Option<i64>,
    /// the most
    pub high: Option<i64>,
}

/// The lowest and the highest that a mean could be, as fractions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Means {
    /// the lowest
    pub low: String,
    /// the highest
    pub high: String,
}

/// A criterion of an authority or of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionRow {
    /// whether it counts, is not due, or does not apply
    pub state: IndicatorStatus,
    /// the lowest level it could be
    pub low: u32,
    /// the highest level it could be
    pub high: u32,
    /// the level on what is held
    pub on_held: Option<u32>,
    /// mean level of form, of the unit that sets the lowest level
    pub form: Option<Means>,
    /// mean level of effect, of the unit that sets the lowest level
    pub effect: Option<Means>,
}

/// The grade by the rubric that an overlay changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoreRow {
    /// that rubric's id and version
    pub rubric: String,
    /// its sha-256
    pub rubric_sha256: String,
    /// how sure the grade is
    pub status: GradeStatus,
    /// the lowest that the grade could be
    pub low: u32,
    /// the highest that the grade could be
    pub high: u32,
    /// each criterion by its id
    pub criteria: BTreeMap<String, CriterionRow>,
}

/// How the grade fared over many settings of the rubric's numbers, all drawn at once from a fixed seed, the same for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Draws {
    /// settings tried
    pub tried: u32,
    /// settings in which status and bounds of the grade stayed as they are
    pub held: u32,
    /// the lowest that the grade could be in all but the lowest twentieth of the settings
    pub low: u32,
    /// the highest that the grade could be in all but the highest twentieth of the settings
    pub high: u32,
}

/// An exercise, or a decision on which nobody was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitRow {
    /// its id in the submission
    pub id: String,
    /// what it was called
    pub title: String,
    /// it is a decision on which nobody was asked
    pub unasked: bool,
    /// the same in every submission that holds this exercise, by its id, title and days
    pub shared_key: String,
    /// its stakes, which are its weight: 1 to 3
    pub stakes: u32,
    /// it enters the authority's grade
    pub counted: bool,
    /// how sure its grade is
    pub status: GradeStatus,
    /// the lowest that its grade could be
    pub low: u32,
    /// the highest that its grade could be
    pub high: u32,
    /// each criterion by its id
    pub criteria: BTreeMap<String, CriterionRow>,
    /// each indicator by its id
    pub indicators: BTreeMap<String, IndicatorRow>,
    /// groups that were counted, with people heard and people expected
    pub groups: Vec<GroupRow>,
    /// groups that should have been counted and stand not among those, by their ids
    pub uncounted: Vec<UncountedRow>,
    /// what people said
    pub themes: Vec<ThemeRow>,
    /// what people need, and where
    pub needs: Vec<NeedRow>,
    /// longer texts, by which texts that several authorities share are found
    pub texts: Vec<TextRow>,
}

/// An indicator of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorRow {
    /// whether it counts, was judged, is not due, or does not apply
    pub state: IndicatorStatus,
    /// the lowest level it could be
    pub low: u32,
    /// the highest level it could be
    pub high: u32,
    /// the number that its levels are cut by, where it is one and is known exactly, as a fraction
    pub measured: Option<String>,
}

/// A group of which the exercise counted how many were heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupRow {
    /// the group
    pub id: String,
    /// the question that shows it
    pub question: String,
    /// people of the group heard
    pub heard: u32,
    /// people of the group to be expected among those who answered, as a fraction
    pub expected: String,
}

/// A group of which the exercise should have counted how many were heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UncountedRow {
    /// the group
    pub id: String,
    /// the question that shows it
    pub question: String,
    /// it surely was not counted; else what is held does not settle how many were heard or to be expected
    pub surely: bool,
}

/// What people said on one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeRow {
    /// its id in the exercise
    pub id: String,
    /// what they said
    pub summary: String,
    /// how many said it, where that is known exactly
    pub voices: Option<u32>,
    /// whether it was answered; left out where that is not known
    pub answered: Option<bool>,
    /// whether it was taken up; left out where that is not known
    pub taken_up: Option<bool>,
}

/// What people need, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedRow {
    /// what
    pub what: String,
    /// where they live
    pub place: String,
    /// how many
    pub people: Option<u32>,
    /// whether they would travel; left out where that is not known
    pub would_travel: Option<bool>,
}

/// A longer text as marks of its words, so that the same text is found wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextRow {
    /// where it stands in the submission
    pub at: String,
    /// how it begins
    pub begins: String,
    /// words in it
    pub words: u32,
    /// the smallest marks of five words in a row
    pub marks: Vec<u32>,
}
