//! How a criterion is spread over the authorities, with form and effect side by side, and values that pile up just above a cut.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A criterion over all authorities that stand, each by its latest period. Those at a level, open, not due, not applicable and not compared
/// are all of them, added up; so are, of form and of effect, those at a level, open, none and not compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionSpread {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// authorities firmly at each level, lowest level first
    pub levels: Vec<Bin>,
    /// authorities of which what is held does not settle the level
    pub open: u64,
    /// authorities for which it is not due
    pub not_due: u64,
    /// authorities to which it does not apply
    pub not_applicable: u64,
    /// authorities that were scored by another rubric, which are in no other number here
    pub not_compared: u64,
    /// mean levels of form
    pub form: Spread,
    /// mean levels of effect
    pub effect: Spread,
    /// authorities whose form surely stands at least a whole level above their effect: the motions without the effect
    pub form_above_effect: u64,
}

/// How many authorities have one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bin {
    /// the level
    pub level: u32,
    /// authorities
    pub authorities: u64,
}

/// How mean levels are spread: each authority by its mean rounded down to a whole level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// authorities at each level, lowest first
    pub levels: Vec<Bin>,
    /// authorities for which it is settled: those at the levels, added up
    pub settled: u64,
    /// authorities of which what is held does not settle it
    pub open: u64,
    /// authorities in which nothing of it counts
    pub none: u64,
    /// the mean over those it is settled for, as a fraction; to a billionth where the exact one is too long
    pub mean: Option<String>,
    /// that mean with two decimals
    pub shown: Option<String>,
}

/// Values that pile up just above a cut: a note, never a sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Heap {
    /// the indicator
    pub indicator: String,
    /// its name
    pub title: String,
    /// the cut
    pub cut: String,
    /// exercises within two points of it that reach it: above it, or below where the level asks for at most so much
    pub above: u64,
    /// exercises within two points of it that miss it
    pub below: u64,
    /// what it says
    pub says: String,
}
