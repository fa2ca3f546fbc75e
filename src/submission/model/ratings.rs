//! What those who took part thought of it: one row a question.

use super::Citation;
use crate::submission::fields::{Cell, Count, People};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What those who took part thought of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// the question
    pub question: Question,
    /// people asked
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub asked: Cell<Count<People>>,
    /// people who answered
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub answered: Cell<Count<People>>,
    /// people who agreed
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub positive: Cell<Count<People>>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

words! {
    /// Questions to those who took part.
    pub enum Question {
        /// I understood what was asked
        Understood = "understood",
        /// it was easy to take part
        Easy = "easy",
        /// it could still change something
        CouldChange = "could-change",
        /// I was heard
        Heard = "heard",
        /// it matters to me
        Matters = "matters",
        /// I would take part again
        WouldAgain = "would-again",
    }
}
