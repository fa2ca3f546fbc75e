//! When an indicator or sign is due: a moment in the life of an exercise, and days after it.
//!
//! Which day that is, is for scoring to work out.

use crate::submission::fields::Text;
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When an indicator is due.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DueFile {
    /// the moment
    pub at: Moment,
    /// days after it
    #[serde(default)]
    pub days: u32,
    /// where there is no such moment: this many days after the close
    #[serde(default)]
    pub else_days_after_close: Option<u32>,
    /// another number of days, where a condition holds
    #[serde(default)]
    pub longer: Option<LongerFile>,
}

words! {
    /// A moment in the life of an exercise.
    pub enum Moment {
        /// the close
        Closes = "closes",
        /// the decision, where there is one
        Decision = "decision",
        /// the decision, or the day it is due
        DecisionOrDue = "decision-or-due",
        /// the later of the close and the decision or the day it is due
        Settled = "settled",
    }
}

/// Another number of days, where a condition holds.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LongerFile {
    /// days
    pub days: u32,
    /// the condition
    pub when: Text,
}
