//! An indicator of one unit: the conditions of its levels, its caps, the marks that set it, and its level after each.
//!
//! Owns the shape only; the criterion above it adds the levels up.

use super::{Decided, Ends, Part};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An indicator of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorAudit {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// it is an effect indicator, else one of form
    pub is_effect: bool,
    /// whether it counts
    pub part: Part,
    /// its day has come, or may have
    pub due: bool,
    /// it applies where this may hold; none where it always applies
    pub applies: Option<Decided>,
    /// what each level asks for, from the lowest; each includes those before it
    pub steps: Vec<Step>,
    /// the level by the plain thresholds
    pub plain: Ends,
    /// the level by the light thresholds; none where it has none
    pub light: Option<Ends>,
    /// the level of those that are used, before its caps
    pub before_caps: Ends,
    /// the caps of its own row
    pub caps: Vec<Cap>,
    /// after its caps: what is measured
    pub measured: Ends,
    /// what a mark on it does
    pub mark: MarkEffect,
    /// the marks that set its level
    pub marks: Vec<MarkUsed>,
    /// its level
    pub level: Ends,
}

/// What a level asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// the level
    pub level: u32,
    /// what it looks like
    pub looks_like: String,
    /// the condition
    pub when: Decided,
    /// the condition where the light thresholds apply; none where it is the same
    pub light: Option<Decided>,
}

/// The level is at most so much where a condition holds; where it may hold, only the worst is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// its id
    pub id: String,
    /// why, in words
    pub says: String,
    /// the cap
    pub at_most: u32,
    /// where it holds
    pub when: Decided,
}

/// What a mark on an indicator does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MarkEffect {
    /// a count is missing, so it stands in its place, below the highest level
    Judges,
    /// it is set against what is measured, and comes to the highest level only where that is measured
    SetsAgainst,
}

/// A mark that set a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkUsed {
    /// the level
    pub level: u32,
    /// who
    pub author: String,
    /// self, assessor or moderator
    pub role: String,
    /// when
    pub date: String,
    /// why
    pub reason: String,
}
