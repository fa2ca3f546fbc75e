//! A file of marks as it is written: who marks, in what role, with what interest, and each mark.
//!
//! Owns the shape alone; what makes sense against a rubric and a submission is the checks' matter, and which marks stand the fold's.

use crate::base::date::Days;
use crate::submission::fields::{Id, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A file of marks, format 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarksFile {
    /// the format of this file: 1
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// in what role
    pub role: Role,
    /// who
    pub author: Text,
    /// the partner of the submission for which the author works; where it ran, analysed or lives on what it marks, it cannot mark alone
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Id>,
    /// what ties the author to the authority or the exercise; `none` where nothing does
    pub interest: Text,
    /// when
    pub date: Days,
    /// a number for drawing which exercises are looked at
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draw_seed: Option<u64>,
    /// the marks; only ever added to
    pub marks: Vec<MarkFile>,
}

words! {
    /// In what role somebody marks.
    pub enum Role {
        /// the authority itself
        SelfAssessed = "self",
        /// an assessor
        Assessor = "assessor",
        /// a moderator
        Moderator = "moderator",
    }
}

words! {
    /// What a mark does to a sign.
    pub enum Act {
        /// takes its cap away
        Lift = "lift",
        /// confirms it
        Confirm = "confirm",
    }
}

/// One mark: a level for an indicator, a value for a fact, or a word on a sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkFile {
    /// the exercise or decision; every one where left out
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Id>,
    /// the indicator that is judged
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<Id>,
    /// its level
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 10))]
    pub level: Option<u32>,
    /// under a framework, in place of a level: it does not apply here, and `reason` says why
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<bool>,
    /// sets the level against one that is measured: by one level alone, by more where a second assessor or a moderator says the same
    #[serde(default, rename = "override", skip_serializing_if = "Option::is_none")]
    pub overrides: Option<bool>,
    /// the fact that is judged
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<Text>,
    /// its value: 1 and 0 stand for yes and no
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 100))]
    pub value: Option<u32>,
    /// the sign
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<Id>,
    /// what is done about it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// the document of the submission that it rests on
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Id>,
    /// made before the engine's level and the marks of others were shown
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blind: Option<bool>,
    /// why
    pub reason: Text,
}
