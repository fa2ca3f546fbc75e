//! A criterion with its indicators, and the facts that decide them.
//!
//! The same value serves a criterion of one unit and one that is rolled up over several; the latter has no indicators.

use super::{GradeStatus, Limit, Range, Ratio};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A criterion, of a unit or rolled up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// the question it answers
    pub question: String,
    /// how sure it is
    pub status: GradeStatus,
    /// the level, where it is firm
    pub level: Option<u32>,
    /// the lowest it could be
    pub low: u32,
    /// the highest it could be
    pub high: u32,
    /// the level in words
    pub words: String,
    /// the mean level of its form indicators; none where it is rolled up or no form indicator counts
    pub form: Option<Range>,
    /// the mean level of its effect indicators
    pub effect: Option<Range>,
    /// the level on what is held, without what is unknown; never the level
    pub on_held: Option<u32>,
    /// how much of what applies is known
    pub coverage: Ratio,
    /// what the level looks like, from the lowest it could be
    pub looks_like: String,
    /// what the next level looks like
    pub next_looks_like: Option<String>,
    /// what binds it
    pub limits: Vec<Limit>,
    /// the first day on which it is due, where it is not
    pub due: Option<String>,
    /// its indicators; none where it is rolled up
    pub indicators: Vec<Indicator>,
}

/// The five kinds of silence, and scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum IndicatorStatus {
    /// evidence decides it
    Scored,
    /// an assessor judged it
    Judged,
    /// assessors set it against what is measured
    Overridden,
    /// it is not due yet
    NotDue,
    /// it does not apply
    NotApplicable,
    /// the authority left it blank
    NotEvidenced,
    /// the authority says that it does not hold this
    NotHeld,
    /// nobody knows; the bounds say what it could be
    Unknown,
}

/// An indicator of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// form or effect
    pub part: String,
    /// scored, or which kind of silence
    pub status: IndicatorStatus,
    /// the level, where it is one
    pub level: Option<u32>,
    /// the lowest it could be
    pub low: u32,
    /// the highest it could be
    pub high: u32,
    /// the level in words: "2", "1 to 3"
    pub words: String,
    /// why it is left out, or what the silence is
    pub reason: Option<String>,
    /// the first day on which it is due
    pub due: Option<String>,
    /// what its level looks like, from the lowest it could be
    pub looks_like: Option<String>,
    /// what the next level asks for
    pub next: Option<String>,
    /// what binds it
    pub limits: Vec<Limit>,
    /// the light thresholds were used
    pub light: bool,
    /// the facts that decide it
    pub facts: Vec<FactShown>,
    /// the least strength of evidence at which it holds its level: stated, cited, exhibited or corroborated
    pub strength: Option<String>,
}

/// A fact as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactShown {
    /// its id
    pub id: String,
    /// what it says
    pub about: String,
    /// its value in words
    pub value: String,
    /// its unit
    pub unit: String,
    /// stated, not-held, blank or unknown
    pub silence: String,
    /// where in the submission it comes from
    pub places: Vec<String>,
}
