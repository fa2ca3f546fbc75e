//! The grade by the rubric that was changed, and what the change is: there only where a local rubric was used.
//!
//! The local grade stands where every grade stands, so that a reader of one kind of assessment can read the other.

use super::{Criterion, Grade, GradeStatus};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the national core gives, and how the local rubric differs from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Core {
    /// the rubric that was changed
    pub rubric: CoreRubric,
    /// the grade by it
    pub grade: Grade,
    /// the authority's criteria by it
    pub criteria: Vec<CoreCriterion>,
    /// the changes are made by whoever publishes the core
    pub ours: bool,
    /// whose the changes are, in a sentence
    pub whose: String,
    /// what was changed, in the order of the overlay
    pub changes: Vec<ChangeShown>,
}

/// The rubric that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoreRubric {
    /// its id
    pub id: String,
    /// its version
    pub version: String,
    /// the SHA-256 of its content, comments apart
    pub sha256: String,
    /// its title
    pub title: String,
}

/// A criterion by the national core.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoreCriterion {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// how sure it is
    pub status: GradeStatus,
    /// the level, where it is firm
    pub level: Option<u32>,
    /// the lowest it could be
    pub low: u32,
    /// the highest it could be
    pub high: u32,
    /// the level in words
    pub words: String,
}

impl From<Criterion> for CoreCriterion {
    fn from(criterion: Criterion) -> Self {
        Self {
            id: criterion.id,
            title: criterion.title,
            status: criterion.status,
            level: criterion.level,
            low: criterion.low,
            high: criterion.high,
            words: criterion.words,
        }
    }
}

/// Something that a local rubric changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeShown {
    /// what was changed, by keys and ids
    pub at: String,
    /// the same by its titles
    pub what: String,
    /// what the core says
    pub from: String,
    /// what the local rubric says
    pub to: String,
    /// why
    pub why: String,
    /// published, reported or house
    pub basis: String,
    /// the source or the reason
    pub source: Option<String>,
}
