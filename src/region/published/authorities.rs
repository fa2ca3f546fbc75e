//! Each authority beside the others: its grade, its criteria, the range of ranks it may have, and who can learn from whom.

use crate::assess::published::{GradeStatus, IndicatorStatus};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An authority with its standing submission of one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// by what other parts of this value name it: its code, else its name in small letters
    pub id: String,
    /// its name
    pub name: String,
    /// its code
    pub code: Option<String>,
    /// where its submission was read, where that is known
    pub source: Option<String>,
    /// its report, as a path beside this file; none where none was made
    pub report: Option<String>,
    /// first day of the period
    pub from: String,
    /// last day of the period
    pub to: String,
    /// returned or compiled
    pub basis: String,
    /// people it serves, in words
    pub people: Option<String>,
    /// how sure its grade is
    pub status: GradeStatus,
    /// the lowest it could be
    pub low: u32,
    /// the highest it could be
    pub high: u32,
    /// the grade in words
    pub words: String,
    /// its criteria, in the rubric's order
    pub criteria: Vec<Cell>,
    /// signs that fired, by their ids
    pub signs: Vec<String>,
    /// its range of ranks; none where it is not ranked
    pub rank: Option<Rank>,
    /// why it is not ranked
    pub not_ranked: Option<String>,
}

/// A criterion of an authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// the criterion
    pub id: String,
    /// whether it counts, is not due, or does not apply
    pub state: IndicatorStatus,
    /// the lowest it could be
    pub low: u32,
    /// the highest it could be
    pub high: u32,
}

/// The ranks that an authority may have among those that can be compared. A place in a table would say more than is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rank {
    /// the best: one more than those that surely stand above
    pub best: u64,
    /// the worst: all but those that surely stand below
    pub worst: u64,
    /// of how many
    pub of: u64,
    /// the third in which it surely is
    pub third: Third,
}

/// A third of those ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Third {
    /// surely among the first third
    Upper,
    /// surely in the middle
    Middle,
    /// surely among the last third
    Lower,
    /// it may be in more than one
    Unsettled,
}

/// Who is weak on something beside who of like size and stakes is strong on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// the criterion
    pub criterion: String,
    /// its name
    pub title: String,
    /// who is weak on it
    pub weak: Side,
    /// who is strong on it
    pub strong: Side,
    /// in what they are alike
    pub alike: String,
}

/// One side of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// the authority, as in the list of authorities
    pub authority: String,
    /// its name
    pub name: String,
    /// its level in words
    pub level: String,
    /// the exercise to read about
    pub exercise: String,
    /// what it was called
    pub title: String,
    /// where its submission was read, where that is known
    pub source: Option<String>,
}
