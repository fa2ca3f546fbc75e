//! Signs of going through the motions, and notes.
//!
//! A sign says what it rests on and what lifts it; a note is shown and never caps.

use super::FactShown;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sign of going through the motions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// what it says
    pub says: String,
    /// that it rests on blanks, or on numbers that cannot be used, with their places; then to be read in place of what it says
    #[serde(default)]
    pub detail: Option<String>,
    /// fired, possible, lifted, or noted (fired, but only a note here)
    pub status: SignStatus,
    /// its severity
    pub severity: String,
    /// how sure: high, medium or low
    pub confidence: String,
    /// the criterion it caps
    pub caps: String,
    /// the level that its criterion can have at most
    pub at_most: u32,
    /// the level that the grade can have at most
    pub grade_at_most: Option<u32>,
    /// the unit it is about
    pub on: String,
    /// the cells it rests on
    #[serde(rename = "where")]
    pub places: Vec<String>,
    /// the facts it rests on
    pub facts: Vec<FactShown>,
    /// the unit's grade without it, in words; none where it caps nothing
    pub without: Option<String>,
    /// who lifted it and why
    pub lifted: Option<String>,
    /// where the sign comes from
    pub source: Option<String>,
    /// what to do about it
    pub remedy: String,
}

/// The state of a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SignStatus {
    /// it holds
    Fired,
    /// it could not be ruled out
    Possible,
    /// it holds, and a person lifted its cap
    Lifted,
    /// it holds, and is only a note here
    Noted,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// what it says
    pub says: String,
    /// the unit it is about
    pub on: String,
    /// the cells it rests on
    #[serde(rename = "where")]
    pub places: Vec<String>,
}
