//! A sign over all authorities: how often it fired, and on what stakes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sign over all authorities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignCount {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// its severity
    pub severity: String,
    /// authorities in which it fired
    pub authorities: u64,
    /// exercises and decisions on which it fired; one that several share is counted once, as the first of them has it
    pub units: u64,
    /// those of the highest stakes
    pub high_stakes: u64,
    /// the stakes of all of them, added up; by this signs are ordered
    pub weight: u64,
    /// authorities in which it did not fire and could not be ruled out
    pub possible: u64,
    /// what to do about it
    pub remedy: String,
}
