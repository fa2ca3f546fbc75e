//! How levels combine: form and effect within a criterion, criteria into a grade, units into the authority's result.
//!
//! The rules as they are written; scoring carries them out.

use super::Status;
use crate::submission::fields::{Id, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The two kinds of evidence and how they combine within a criterion.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartsFile {
    /// what was done and recorded
    pub form: PartFile,
    /// who was heard, answered, and what changed
    pub effect: PartFile,
    /// how the weighted mean of the two is rounded to a level
    pub round: RoundWord,
    /// the most that a criterion may stand above its whole effect level
    pub above_effect: u32,
}

/// One kind of evidence.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartFile {
    /// its name
    pub title: Text,
    /// its weight
    #[schemars(range(min = 0, max = 1000))]
    pub weight: u32,
    /// what it is
    pub says: Text,
}

words! {
    /// How a number is rounded.
    pub enum RoundWord {
        /// down
        Floor = "floor",
        /// to the nearest, a half up
        HalfUp = "half-up",
        /// up
        Up = "up",
        /// to the nearest, a half to the even neighbour
        HalfEven = "half-even",
    }
}

/// The grade over the criteria.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GradeFile {
    /// how the criteria combine
    pub combine: Combine,
    /// the most that the grade may stand above the lowest criterion
    pub above_lowest: u32,
    /// with fewer applicable criteria there is no grade
    pub least_criteria: u32,
    /// the rule in one sentence
    pub says: Text,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
}

words! {
    /// How levels combine into one.
    pub enum Combine {
        /// the lower of the two in the middle
        LowerMedian = "lower-median",
        /// the lowest
        Min = "min",
    }
}

/// How units combine into the authority's result.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RollUpFile {
    /// the fact that weighs a unit
    pub weight: Text,
    /// caps that one unit puts on the authority
    #[serde(default)]
    pub caps: Vec<RollUpCapFile>,
    /// the most units that are taken when an assessor names a seed for the draw
    pub draw: u32,
    /// units of at least this weight are always taken
    pub always_from_weight: u32,
    /// the rule in words
    pub says: Text,
    /// where it comes from
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// the source or the reason
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
}

/// A cap that one unit puts on the authority.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RollUpCapFile {
    /// its id
    pub id: Id,
    /// a unit of at least this weight …
    #[serde(default)]
    pub unit_weight: Option<u32>,
    /// … whose level on a criterion is at most this caps that criterion
    #[serde(default)]
    pub level_at_most: Option<u32>,
    /// a unit with a sign of this severity caps the grade
    #[serde(default)]
    pub severity: Option<Id>,
    /// only where such units carry at least this share of the weight, in percent
    #[serde(default)]
    pub weight_share: Option<u32>,
    /// the cap
    pub at_most: u32,
    /// the rule in words
    pub says: Text,
    /// law or a published rule sets it: an overlay may tighten it and never loosen it
    #[serde(default)]
    pub locked: bool,
}

/// What the top level of a criterion also needs.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopFile {
    /// the level that needs it
    pub level: u32,
    /// every due indicator is at least this
    pub all_at_least: u32,
    /// one effect indicator still is, counting only what an outside body corroborates
    pub corroborated_at_least: u32,
    /// and this holds
    #[serde(rename = "if")]
    pub holds: Text,
    /// the rule in words
    pub says: Text,
    /// where it comes from
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// the source or the reason
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
}

/// When the light thresholds apply.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LightFile {
    /// the condition
    pub when: Text,
    /// the rule in words
    pub says: Text,
    /// where it comes from
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// the source or the reason
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
}
