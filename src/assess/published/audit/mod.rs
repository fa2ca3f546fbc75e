//! What lets a reader work out the levels again: conditions over facts, the steps from an indicator to the grade, and the number at each.
//!
//! Stands beside [`super::Assessment`] and is made of the same verdict, for reports that recompute. It says what is to be computed and
//! what came of it; it computes nothing. What one file of `assess::explain::audit` fills stands in the file of that name.

mod condition;
mod indicator;
mod marked;
mod rules;

pub use condition::{Comparison, Condition, Decided, Number, Side, Truth};
pub use indicator::{Cap, IndicatorAudit, MarkEffect, MarkUsed, Step};
pub use marked::{
    BandRule, Combining, CriterionRule, FigureRule, MarkGiven, MarkedAudit, MarkedFigure, MarkedGroup, MarkedLevel, MarkedLimit,
    MarkedRules, MarkedState, MarkedUnit, MissingRule,
};
pub use rules::{RollUpCap, Rounding, Rules, Top, UnitRule};

use super::SignStatus;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything that is needed to work out an assessment again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    /// what the rubric says of all units
    pub rules: Rules,
    /// the units, in the order of the assessment
    pub units: Vec<UnitAudit>,
    /// the authority's criteria, in the order of the assessment
    pub criteria: Vec<RolledAudit>,
    /// the authority's grade before the caps that signs of units put on it
    pub before_caps: Ends,
    /// the authority's grade
    pub grade: Ends,
    /// how many parts of conditions cannot be worked out from stored numbers and stand as the engine found them
    pub as_found: u32,
}

/// A level where every unknown is at its worst, and where every unknown is at its best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ends {
    /// at worst
    pub low: u32,
    /// at best
    pub high: u32,
}

/// Whether something is part of what is above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// it counts
    Counts,
    /// it is not due yet
    NotDue,
    /// it does not apply
    NotApplicable,
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitAudit {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// it enters the authority's grade
    pub counted: bool,
    /// its weight in the roll-up
    pub weight: u32,
    /// the facts that its conditions read, in the order of the catalogue
    pub facts: Vec<FactHeld>,
    /// when light thresholds apply, where the rubric has them
    pub light: Option<Decided>,
    /// the condition of the top level, where the rubric has one
    pub top: Option<Decided>,
    /// its criteria, in the order of the rubric
    pub criteria: Vec<CriterionAudit>,
    /// its signs that hold or could not be ruled out
    pub signs: Vec<SignHeld>,
    /// its grade before the caps of signs
    pub before_caps: Ends,
    /// its grade
    pub grade: Ends,
}

/// What is held of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// a truth: yes
    Yes,
    /// a truth: no
    No,
    /// a truth that is not known
    Unknown,
    /// a number between its ends; a missing end is open
    Number,
    /// a number between its ends where there is one, and there may be none
    Perhaps,
    /// there is surely no such number
    None,
}

/// A fact with both its ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactHeld {
    /// its id
    pub id: String,
    /// what it says
    pub about: String,
    /// the unit of a number
    pub unit: String,
    /// it is a truth, not a number
    pub is_truth: bool,
    /// what is held
    pub held: Held,
    /// the least that the number could be
    pub low: Option<Number>,
    /// the most that it could be
    pub high: Option<Number>,
    /// the value in words
    pub words: String,
    /// stated, not-held, blank or unknown
    pub silence: String,
}

/// A criterion of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionAudit {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// whether it counts
    pub part: Part,
    /// its indicators, in the order of the rubric
    pub indicators: Vec<IndicatorAudit>,
    /// the form indicators that count: how many, and the sum of their levels
    pub form: Sum,
    /// the effect indicators that count
    pub effect: Sum,
    /// the weighted mean in whole numbers; none where the criterion does not count
    pub mean: Option<Mean>,
    /// the mean, rounded
    pub rounded: Ends,
    /// after it was held to effect
    pub after_effect: Ends,
    /// the highest level of an effect indicator when only what is corroborated is counted
    pub corroborated: Ends,
    /// after what the top level also needs
    pub after_top: Ends,
    /// its limits
    pub limits: Vec<Cap>,
    /// after its limits
    pub after_limits: Ends,
    /// the level, after the signs
    pub level: Ends,
}

/// A number of levels and their sum, at worst and at best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// how many
    pub count: u32,
    /// their sum at worst
    pub low: u32,
    /// their sum at best
    pub high: u32,
}

/// A mean as whole numbers over a common divisor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mean {
    /// the dividend at worst
    pub low: u64,
    /// the dividend at best
    pub high: u64,
    /// the divisor
    pub over: u64,
}

/// A sign of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignHeld {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// fired, possible, lifted or noted; only one that fired caps
    pub status: SignStatus,
    /// its severity
    pub severity: String,
    /// the criterion it caps
    pub criterion: String,
    /// the level that this criterion can then have at most
    pub at_most: u32,
    /// the level that the unit's grade can then have at most
    pub grade_at_most: Option<u32>,
}

/// A criterion of the authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RolledAudit {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// whether it counts
    pub part: Part,
    /// the weighted middle of the units
    pub middle: Ends,
    /// after the caps
    pub level: Ends,
}
