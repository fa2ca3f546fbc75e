//! What a panel of assessors agrees on, as it is published: agreement by indicator, severity by assessor, and what to moderate.
//!
//! Owns the shape alone. Numbers are exact fractions with what people are shown beside them.

use super::Ratio;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The agreement of assessors on one submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// the format of this value: 1
    pub format: u32,
    /// the stem of the submission's file
    pub submission: String,
    /// the SHA-256 of the submission's file
    pub sha256: String,
    /// the rubric's id
    pub rubric: String,
    /// the rubric's version
    pub rubric_version: String,
    /// who marked
    pub assessors: Vec<Assessor>,
    /// all indicators together
    pub overall: Agreement,
    /// each indicator that somebody marked, in the rubric's order
    pub indicators: Vec<Agreement>,
    /// where assessors differ by two levels or more, or on a sign
    pub to_moderate: Vec<Difference>,
}

/// One who marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assessor {
    /// who
    pub author: String,
    /// what ties the author
    pub interest: String,
    /// levels given
    pub levels: u32,
    /// of these, made before the engine's level was shown
    pub blind: u32,
    /// of these, overrides of a measured level
    pub overrides: u32,
    /// levels given where somebody else gave one too
    pub doubly_marked: u32,
    /// how much higher than the others on the same, on average; below nought is stricter
    pub mean_difference: Option<Ratio>,
}

/// Agreement on an indicator, or on all together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// the indicator; empty for all together
    pub id: String,
    /// its name
    pub title: String,
    /// exercises that two or more assessors gave a level
    pub doubly_marked: u32,
    /// pairs of levels that are compared
    pub pairs: u32,
    /// the share of pairs that are the same
    pub exact: Option<Ratio>,
    /// the share of pairs that differ by at most one
    pub within_one: Option<Ratio>,
    /// ordinal Krippendorff alpha
    pub alpha: Option<Ratio>,
    /// the lower end of its interval, of 95 in 100 resamples
    pub alpha_low: Option<Ratio>,
    /// the upper end
    pub alpha_high: Option<Ratio>,
    /// what alpha says, or why it is not computed
    pub says: String,
}

/// Where assessors differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// the exercise or decision; empty where the submission is marked as one
    pub on: String,
    /// the indicator, fact or sign
    pub id: String,
    /// level, fact or sign
    pub kind: String,
    /// what each says
    pub said: Vec<Said>,
    /// the moderator who has spoken on it since
    pub moderated_by: Option<String>,
}

/// What one assessor says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// who
    pub author: String,
    /// what
    pub says: String,
    /// why
    pub reason: String,
}
