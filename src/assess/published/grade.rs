//! A grade, how sure it is and what holds it down, and the numbers as people are shown them.
//!
//! Owns what criteria, units and the authority have in common; what each adds stands with it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How sure a grade or a level is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GradeStatus {
    /// one level
    Firm,
    /// one of two neighbouring levels
    Between,
    /// a sign caps it
    AtMost,
    /// what is held does not settle it
    Insufficient,
    /// it cannot be graded yet
    NotDue,
    /// it does not apply
    NotApplicable,
}

impl GradeStatus {
    /// The word for it, as it stands in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Firm => "firm",
            Self::Between => "between",
            Self::AtMost => "at-most",
            Self::Insufficient => "insufficient",
            Self::NotDue => "not-due",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// A grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// how sure it is
    pub status: GradeStatus,
    /// the level, where it is firm
    pub level: Option<u32>,
    /// the lowest it could be
    pub low: u32,
    /// the highest it could be
    pub high: u32,
    /// the name of the level, where it is firm
    pub name: Option<String>,
    /// the grade in words: "Developing", "between Developing and Good", "at most Going through the motions"
    pub words: String,
    /// the verdict in one sentence that can be said in public
    pub says: String,
    /// the level on what is held, without what is unknown; never the grade
    pub on_held: Option<u32>,
    /// the first day on which it can be graded, where it is not due
    pub due: Option<String>,
    /// the caps and rules that bind it, in words
    pub limits: Vec<Limit>,
    /// the words of the grade had the light thresholds not been used, where they were
    pub without_light: Option<String>,
    /// the light thresholds that were used, in words
    pub light: Option<String>,
}

/// Something that holds a level or grade down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// the cap, sign or rule
    pub id: String,
    /// sign, cap, effect, top, rule or exercise
    pub kind: String,
    /// the level it allows at most
    pub at_most: u32,
    /// it surely applies; else it only may
    pub sure: bool,
    /// why, in words
    pub says: String,
}

/// A number as an exact fraction and as people are shown it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// such as 23/36
    pub exact: String,
    /// such as 64 %
    pub shown: String,
}

/// An interval of numbers as people are shown it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// the lowest, exact
    pub low: String,
    /// the highest, exact
    pub high: String,
    /// such as 2.5 or 1 to 3
    pub shown: String,
}

/// The score of a rubric that has one: marks over the most that they could be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// such as 23/36, or 21/36 to 25/36 where marks are missing
    pub exact: String,
    /// the figure that is looked up, rounded once, such as 64 %
    pub shown: String,
    /// the exact figure at its lowest
    pub low: String,
    /// the exact figure at its highest
    pub high: String,
    /// the figure before it is rounded, with two decimals, such as 63.89
    pub unrounded: String,
    /// the rule in one sentence
    pub rule: String,
}
