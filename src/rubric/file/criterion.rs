//! A criterion: its question, what its levels look like, its indicators and its caps.
//!
//! What an indicator asks for stands in [`IndicatorFile`].

use super::{IndicatorFile, Status};
use crate::submission::fields::{Id, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A criterion.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionFile {
    /// its id
    pub id: Id,
    /// its name
    pub title: Text,
    /// the question it answers
    pub question: Text,
    /// what each level looks like, from the lowest
    pub levels: Vec<DescribedLevel>,
    /// its indicators
    pub indicators: Vec<IndicatorFile>,
    /// limits on the criterion
    #[serde(default)]
    pub limits: Vec<CapFile>,
}

/// What a level looks like.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DescribedLevel {
    /// the level
    pub level: u32,
    /// what it looks like
    pub looks_like: Text,
}

words! {
    /// The two parts of a criterion.
    pub enum Part {
        /// what was done and recorded
        Form = "form",
        /// who was heard, answered, and what changed
        Effect = "effect",
    }
}

/// A cap.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CapFile {
    /// its id
    pub id: Id,
    /// where this holds …
    pub when: Text,
    /// … the level is at most this
    pub at_most: u32,
    /// why, in words
    pub says: Text,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
    /// law or a published rule sets it: an overlay may tighten it and never loosen it
    #[serde(default)]
    pub locked: bool,
}
