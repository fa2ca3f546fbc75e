//! What facts need from a rubric: numbers and lists.
//!
//! Which parameters there are is the facts' knowledge.

use super::Status;
use crate::base::number::Q;
use crate::submission::fields::{Id, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A number as a rubric writes it: read as the decimal that was typed, never as a binary fraction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Decimal {
    /// a whole number
    Whole(i64),
    /// a number with decimals
    Point(f64),
}

impl Decimal {
    /// The exact decimal that was typed.
    pub fn exact(&self) -> Option<Q> {
        match self {
            Self::Whole(n) => Some(Q::whole(*n)),
            Self::Point(n) => Q::from_float(*n),
        }
    }
}

/// A number that facts need.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterFile {
    /// its id
    pub id: Id,
    /// its value
    pub value: Decimal,
    /// its unit
    pub unit: Text,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
    /// law or a published rule sets it: an overlay may tighten it and never loosen it
    #[serde(default)]
    pub locked: bool,
}

/// Lists that facts need.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListsFile {
    /// groups to look for
    #[serde(default)]
    pub groups: Vec<GroupFile>,
    /// formats that are always needed
    #[serde(default)]
    pub formats: Vec<Id>,
    /// formats needed where a group is affected
    #[serde(default)]
    pub formats_for_groups: Vec<FormatForGroup>,
    /// holidays, as `08-01..08-31`
    #[serde(default)]
    pub holidays: Vec<Text>,
}

/// A group to look for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupFile {
    /// its id
    pub group: Id,
    /// its name
    pub title: Text,
    /// the question that shows it
    pub question: Id,
    /// looked for even where the exercise does not name it
    #[serde(default)]
    pub always: bool,
    /// its members face barriers to taking part
    #[serde(default)]
    pub barrier: bool,
    /// its members are kept out where a screen is the only way
    #[serde(default)]
    pub screen_barrier: bool,
}

/// A format needed where a group is affected.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormatForGroup {
    /// the group
    pub group: Id,
    /// the format
    pub format: Id,
}
