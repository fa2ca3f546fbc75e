//! What bodies outside said about the engagement.

use crate::base::date::Days;
use crate::submission::fields::{Cell, Id, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a body outside said about the engagement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutsideReview {
    /// a short name for use in this file
    pub id: Id,
    /// what kind of body it is
    pub by: Reviewer,
    /// its name
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Text>,
    /// the partner that it is, where it is one
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<Id>,
    /// when
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub date: Cell<Days>,
    /// the exercise it is about
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise: Option<Id>,
    /// which way it speaks
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub says: Cell<ReviewSays>,
    /// what it is about
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub about: Cell<ReviewAbout>,
    /// what it said
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Text>,
    /// the document it stands in
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Id>,
}

words! {
    /// Bodies that review engagement.
    pub enum Reviewer {
        /// a scrutiny committee or community health council
        Scrutiny = "scrutiny",
        /// Healthwatch or another body for the public's voice
        Healthwatch = "healthwatch",
        /// a court
        Court = "court",
        /// a regulator or national improvement body
        Regulator = "regulator",
        /// another body
        Other = "other",
    }
}

words! {
    /// Which way a review speaks.
    pub enum ReviewSays {
        /// it supports what was done
        Supports = "supports",
        /// it criticises it
        Criticises = "criticises",
        /// it sets the decision aside
        Quashes = "quashes",
    }
}

words! {
    /// What a review is about.
    pub enum ReviewAbout {
        /// who was heard
        Reach = "reach",
        /// whether it was open and mattered
        Salience = "salience",
        /// how easy it was to take part
        Access = "access",
        /// whether the question was understood
        Question = "question",
        /// the answers given
        Answers = "answers",
        /// the reasons given for refusing
        Reasons = "reasons",
        /// the whole process
        Process = "process",
    }
}
