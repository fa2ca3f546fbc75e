//! Signs of going through the motions, what their severity does, and notes.
//!
//! A note is shown and never caps.

use super::{DueFile, RemedyFile, Status};
use crate::submission::fields::{Id, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the severity of a sign does.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeverityFile {
    /// its id
    pub id: Id,
    /// its name
    pub title: Text,
    /// the sign's criterion is at most this
    pub criterion_at_most: u32,
    /// the grade is at most this
    #[serde(default)]
    pub grade_at_most: Option<u32>,
    /// a grade that such a sign lowers is printed as "at most"
    #[serde(default)]
    pub says_at_most: bool,
    /// who may lift it: assessor or moderator
    pub lifted_by: LifterWord,
    /// a sign of medium confidence is only a note where this holds
    #[serde(default)]
    pub note_when: Option<Text>,
    /// law or a published rule sets it: an overlay may tighten it and never loosen it
    #[serde(default)]
    pub locked: bool,
}

words! {
    /// Who may lift a sign.
    pub enum LifterWord {
        /// an assessor or a moderator
        Assessor = "assessor",
        /// a moderator alone
        Moderator = "moderator",
    }
}

/// A sign of going through the motions.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignFile {
    /// its id
    pub id: Id,
    /// its name
    pub title: Text,
    /// what it says where it fires, for the public
    pub says: Text,
    /// it fires where this holds
    pub when: Text,
    /// how bad it is
    pub severity: Id,
    /// how sure
    pub confidence: Confidence,
    /// the criterion that it caps
    pub caps: Id,
    /// another cap on its criterion, where a condition holds
    #[serde(default)]
    pub worse: Option<WorseFile>,
    /// facts whose blank, in a returned file, counts as the adverse answer
    #[serde(default)]
    pub duty: Vec<Text>,
    /// it waits this many days after the close
    #[serde(default)]
    pub due: Option<DueFile>,
    /// more evidence can make it fire
    #[serde(default)]
    pub not_monotone: bool,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
    /// what to do
    pub remedy: RemedyFile,
    /// law or a published rule sets it: an overlay may tighten it and never loosen it
    #[serde(default)]
    pub locked: bool,
}

words! {
    /// How sure a sign is.
    pub enum Confidence {
        /// dates, counts or an explicit answer
        High = "high",
        /// coding, or a blank in a returned file
        Medium = "medium",
        /// likeness of texts
        Low = "low",
    }
}

/// Another cap on the criterion of a sign.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorseFile {
    /// the condition
    pub when: Text,
    /// the cap
    pub at_most: u32,
}

/// A note.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteFile {
    /// its id
    pub id: Id,
    /// its name
    pub title: Text,
    /// what it says, for the public
    pub says: Text,
    /// it is shown where this holds
    pub when: Text,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
}
