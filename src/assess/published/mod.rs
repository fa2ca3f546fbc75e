//! The assessment as it is published, version 1: the one value that every report is rendered from.
//!
//! These types are the wire format and nothing else; they are never a dump of what the engine holds. Every number is a whole number
//! or a pair of an exact fraction and the text that people are shown; every text is ready to be shown. Bounds stand as `low` and
//! `high`; `level` and `name` are there only where the two agree. What one file of [`crate::assess::explain`] fills stands in the
//! file of that name.

pub mod audit;
pub mod comparison;
mod core;
mod criterion;
mod decide;
mod grade;
pub mod guide;
mod info;
mod outcome;
pub mod panel;
mod people;
mod plan;
pub mod sheet;
mod signs;
mod tree;
mod unit;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use self::core::{ChangeShown, Core, CoreCriterion, CoreRubric};
pub use criterion::{Criterion, FactShown, Indicator, IndicatorStatus};
pub use decide::{Judgement, Question, StatementInfo, ToDecide, Waiting};
pub use grade::{Grade, GradeStatus, Limit, Range, Ratio, Score};
pub use info::{
    AuthorityInfo, DocumentInfo, Engine, Evidence, Independence, Level, Named, ParameterInfo, Paste, RubricInfo, SubmissionInfo, Warning,
};
pub use outcome::{ThemeShown, Voices, VoicesEnd, VoicesTheme};
pub use people::{CountShown, GroupShown, Heard, WayShown};
pub use plan::{Edge, Plan, Step};
pub use signs::{Note, Sign, SignStatus};
pub use tree::Node;
pub use unit::{Square, Unit};

/// An assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// the format of this value: 1
    pub format: u32,
    /// what made it
    pub engine: Engine,
    /// the day on which it looks at the evidence
    pub as_of: String,
    /// the submission
    pub submission: SubmissionInfo,
    /// the rubric
    pub rubric: RubricInfo,
    /// who is assessed
    pub authority: AuthorityInfo,
    /// the authority's grade
    pub grade: Grade,
    /// the score, where the rubric has one
    pub score: Option<Score>,
    /// the grade by the national core, and what was changed, where the rubric is a local one
    pub core: Option<Core>,
    /// how much of what applies is known
    pub coverage: Ratio,
    /// the authority's criteria, rolled up over its units
    pub criteria: Vec<Criterion>,
    /// each exercise, and each decision on which nobody was asked
    pub exercises: Vec<Unit>,
    /// signs of going through the motions: fired, possible, lifted
    pub signs: Vec<Sign>,
    /// notes: shown, never capping
    pub notes: Vec<Note>,
    /// what to do
    pub plan: Plan,
    /// what to do with what it brings, where the report is for the authority itself
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<guide::Guide>,
    /// small changes that would move the grade
    pub edges: Vec<Edge>,
    /// what to ask the authority, most telling first
    pub questions: Vec<Question>,
    /// what waits for an assessor
    pub to_decide: ToDecide,
    /// the judgements that entered
    pub judgements: Vec<Judgement>,
    /// the authority's own statements; never scored
    pub statements: Vec<StatementInfo>,
    /// faults and warnings in the file
    pub warnings: Vec<Warning>,
    /// what the grade rests on
    pub evidence: Evidence,
    /// who ran, analysed and paid
    pub independence: Vec<Independence>,
    /// the documents
    pub documents: Vec<DocumentInfo>,
    /// the cells of the workbook that the submission was, by the places in it that are named here
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cells: BTreeMap<String, String>,
    /// the numbers inside the facts, with where they come from
    pub parameters: Vec<ParameterInfo>,
    /// where every number comes from; the contributions of the children of a node sum exactly to it
    pub tree: Node,
}
