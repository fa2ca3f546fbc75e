//! What to do: remedies, and texts that are ready to paste.
//!
//! Advice never enters a level.

use crate::submission::fields::Text;
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What to do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemedyFile {
    /// what to do
    #[serde(rename = "do")]
    pub act: Text,
    /// until when it is possible
    pub when: When,
    /// what it costs
    pub effort: Text,
    /// what to do next time, where it is too late
    #[serde(default)]
    pub next_time: Option<Text>,
}

words! {
    /// When a remedy is still possible.
    pub enum When {
        /// at any time, and best today
        Now = "now",
        /// until the close
        BeforeClose = "before-close",
        /// until the decision
        BeforeDecision = "before-decision",
        /// in the next exercise
        NextTime = "next-time",
    }
}

/// Advice that is ready to paste.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PasteFile {
    /// what it is
    pub title: Text,
    /// the lines
    pub lines: Vec<Text>,
}
