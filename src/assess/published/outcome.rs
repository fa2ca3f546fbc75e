//! What became of what people said: each theme, and the flow of voices to their ends.
//!
//! The ends are a closed set; how they are drawn is the report's affair.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A theme: what people said, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeShown {
    /// its id
    pub id: String,
    /// where it stands in the submission
    pub at: String,
    /// what people said
    pub summary: String,
    /// how many said it, in words
    pub voices: String,
    /// signatures under it, in words
    pub signatures: Option<String>,
    /// for or against
    pub stance: Option<String>,
    /// the groups it came from
    pub groups: Vec<String>,
    /// answered: yes, no or unknown
    pub answered: String,
    /// the outcome in words
    pub outcome: String,
    /// why
    pub reason: Option<String>,
    /// when people were told
    pub told: Option<String>,
    /// what changes: what, owner, due, done, in words
    pub changes: Vec<String>,
}

/// Where people's voices went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voices {
    /// what the flow counts: voices, or themes where voices are not known
    pub unit: String,
    /// the whole
    pub total: u32,
    /// the ends: changed, answered with a reason, answered without a known change, unanswered, not known
    pub ends: Vec<VoicesEnd>,
    /// one row for each theme
    pub themes: Vec<VoicesTheme>,
    /// a sentence that says the same
    pub says: String,
}

/// One end of the flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoicesEnd {
    /// changed, answered, unanswered or unknown
    pub id: String,
    /// its name
    pub title: String,
    /// how many
    pub number: u32,
}

/// One theme in the flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoicesTheme {
    /// the theme
    pub id: String,
    /// what people said
    pub title: String,
    /// how many
    pub number: u32,
    /// the end that it went to
    pub end: String,
}
