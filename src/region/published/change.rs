//! What moved since an earlier run, and what moved it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What moved since an earlier run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// authorities in both
    pub both: u64,
    /// authorities that are new
    pub new: u64,
    /// authorities that are gone
    pub gone: u64,
    /// those whose grade surely rose
    pub rose: u64,
    /// those whose grade surely fell
    pub fell: u64,
    /// each whose grade or bounds moved, in the order of their ids
    pub moved: Vec<Moved>,
    /// movements beyond those listed
    pub more: u64,
}

/// An authority whose grade or bounds moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// the authority, as in the list of authorities
    pub authority: String,
    /// its name
    pub name: String,
    /// its grade before, in words
    pub before: String,
    /// its grade now, in words
    pub now: String,
    /// what differs; where it is one thing, that moved it
    pub causes: Vec<Cause>,
    /// what it says
    pub says: String,
}

/// What can move a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// another version of the engine
    Engine,
    /// another rubric
    Rubric,
    /// another submission
    Evidence,
    /// other judgements
    Judgement,
}
