//! How many submissions came and what became of them, by which rubric they are compared, and what a reader must know before comparing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How many came, and what became of them. Those received are those graded, between, capped, insufficient, not due, failed, superseded and
/// repeated, added up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// submissions that were found
    pub received: u64,
    /// with a firm grade
    pub graded: u64,
    /// between two neighbouring levels
    pub between: u64,
    /// at most a level, because of a sign
    pub at_most: u64,
    /// of which what is held does not settle the grade
    pub insufficient: u64,
    /// that cannot be graded yet
    pub not_due: u64,
    /// that could not be read, or were refused
    pub failed: u64,
    /// that a later submission corrects
    pub superseded: u64,
    /// copies of another
    pub repeated: u64,
    /// exercises and unasked decisions, those that several authorities share counted once
    pub units: u64,
    /// exercises that several authorities share
    pub shared: u64,
}

/// The rubric that areas are compared by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RubricUsed {
    /// its id and version
    pub id: String,
    /// its name
    pub title: String,
    /// its sha-256
    pub sha256: String,
    /// it is the one that an overlay changed; areas are compared by it, and not by the overlay
    pub core: bool,
    /// its levels, lowest first
    pub levels: Vec<LevelName>,
    /// its criteria, in its order
    pub criteria: Vec<Named>,
}

/// A level with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelName {
    /// the level
    pub level: u32,
    /// its name
    pub name: String,
}

/// Something with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
}

/// How many can be compared with each other, and what a reader must know before doing so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compared {
    /// authorities with a rank range: returned, graded, by the one rubric
    pub ranked: u64,
    /// warnings, the most telling first
    pub warnings: Vec<Warned>,
}

/// Something that a reader must know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Warned {
    /// its name
    pub id: String,
    /// how many authorities it is about; none where it is about the whole
    pub authorities: Option<u64>,
    /// what it says
    pub says: String,
}
