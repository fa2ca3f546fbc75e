//! An indicator: what it measures, when it applies, and what each of its levels asks for.
//!
//! A condition is text here; [`crate::rubric::expr`] reads it.

use super::{CapFile, Decimal, DueFile, Part, RemedyFile, Status};
use crate::submission::fields::{Id, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An indicator.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorFile {
    /// its id
    pub id: Id,
    /// its name
    pub title: Text,
    /// form or effect
    pub part: Part,
    /// the fact that its thresholds are about
    #[serde(default)]
    pub measure: Option<Text>,
    /// when it is due
    pub due: DueFile,
    /// it applies only where this holds
    #[serde(default)]
    pub applies: Option<ConditionFile>,
    /// what each level above the lowest asks for; each includes those below it
    pub levels: Vec<StepFile>,
    /// caps of its own row
    #[serde(default)]
    pub caps: Vec<CapFile>,
    /// its counts; while one is missing, an assessor may judge the level from a document
    #[serde(default)]
    pub judged_without: Vec<Text>,
    /// the question to ask the authority where it is not known
    pub ask: Text,
    /// what to do about a low level
    pub remedy: RemedyFile,
    /// law or a published rule sets it: an overlay may tighten it and never loosen it
    #[serde(default)]
    pub locked: bool,
}

/// A condition and what it means.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionFile {
    /// the condition
    pub when: Text,
    /// the words for where it does not hold
    pub otherwise: Text,
}

/// What a level of an indicator asks for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepFile {
    /// the level
    pub level: u32,
    /// the measure is at least this
    #[serde(default)]
    pub at_least: Option<Decimal>,
    /// the measure is at most this
    #[serde(default)]
    pub at_most: Option<Decimal>,
    /// and this holds as well
    #[serde(default)]
    pub and: Option<Text>,
    /// or, in place of a threshold, this holds
    #[serde(default, rename = "if")]
    pub holds: Option<Text>,
    /// the threshold where the light ones apply
    #[serde(default)]
    pub light: Option<LightStepFile>,
    /// what the level looks like
    pub looks_like: Text,
    /// where the threshold comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
    /// law or a published rule sets it: an overlay may tighten it and never loosen it
    #[serde(default)]
    pub locked: bool,
}

/// A threshold where the light ones apply.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LightStepFile {
    /// the measure is at least this
    #[serde(default)]
    pub at_least: Option<Decimal>,
    /// the measure is at most this
    #[serde(default)]
    pub at_most: Option<Decimal>,
    /// and this holds as well
    #[serde(default)]
    pub and: Option<Text>,
    /// or, in place of a threshold, this holds
    #[serde(default, rename = "if")]
    pub holds: Option<Text>,
}
