//! What the rubric says of all units alike: weights, rounding, how criteria combine, the roll-up and its caps.
//!
//! Numbers of the rubric as they were used; none of them has its home here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// the lowest level
    pub lowest: u32,
    /// the highest level
    pub highest: u32,
    /// the name of the form part
    pub form: String,
    /// the name of the effect part
    pub effect: String,
    /// the weight of form, as a whole number beside that of effect
    pub form_weight: u32,
    /// the weight of effect
    pub effect_weight: u32,
    /// how a criterion is rounded
    pub rounding: Rounding,
    /// the most that a criterion may stand above its whole effect level
    pub above_effect: u32,
    /// what the top level also needs
    pub top: Option<Top>,
    /// how criteria combine
    pub combine: UnitRule,
    /// the most that a grade may stand above the lowest criterion
    pub above_lowest: u32,
    /// the fact that weighs a unit
    pub unit_weight: String,
    /// the caps that units put on the authority
    pub roll_up: Vec<RollUpCap>,
}

/// How a number is rounded to a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// down
    Floor,
    /// to the nearest, a half goes up
    HalfUp,
    /// up
    Up,
    /// to the nearest, a half goes to the even neighbour
    HalfEven,
}

/// How the criteria of a unit make its grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UnitRule {
    /// the lower of the two in the middle
    LowerMedian,
    /// the lowest
    Lowest,
}

/// What the top level also needs, beside a condition over facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Top {
    /// the level
    pub level: u32,
    /// every indicator that counts is at least this
    pub all_at_least: u32,
    /// one effect indicator still is, counting only what is corroborated
    pub corroborated_at_least: u32,
}

/// A cap that units put on the authority: on a criterion where it names a level, on the grade where it names a severity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RollUpCap {
    /// its id
    pub id: String,
    /// the rule in words
    pub says: String,
    /// a unit of at least this weight …
    pub unit_weight: Option<u32>,
    /// … whose level on a criterion is at most this
    pub level_at_most: Option<u32>,
    /// units with a sign of this severity …
    pub severity: Option<String>,
    /// … that carry at least this share of the weight, in percent
    pub weight_share: Option<u32>,
    /// the cap
    pub at_most: u32,
}
