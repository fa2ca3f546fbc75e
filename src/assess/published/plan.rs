//! What to do, and which small changes would move the grade.
//!
//! Advice alone: nothing here enters a level.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// at most three first things
    pub first: Vec<Step>,
    /// what can be done at any time
    pub now: Vec<Step>,
    /// what can be done until the close or the decision
    pub before_decision: Vec<Step>,
    /// what to do in the next exercise
    pub next_time: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// what to do
    #[serde(rename = "do")]
    pub act: String,
    /// now, before-close, before-decision or next-time
    pub when: String,
    /// the last day on which it is possible
    pub by: Option<String>,
    /// what it costs
    pub effort: String,
    /// the unit it is about
    pub on: String,
    /// the sign or indicator it answers
    pub answers: String,
    /// why, in words
    pub why: String,
}

/// A small change that would move the grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// the unit
    pub on: String,
    /// the indicator, parameter or judged level that is moved
    pub id: String,
    /// what is moved, in words
    pub moves: String,
    /// the grade it would give, in words
    pub to: String,
    /// which of the two it is: the unit's grade or the authority's
    pub of: String,
}
