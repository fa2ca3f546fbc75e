//! One exercise, or one decision on which nobody was asked: its grade, its criteria and where it stands.
//!
//! Who was heard stands in [`Heard`] and its neighbours, what became of it in [`Voices`].

use super::{Criterion, Grade, GroupShown, Heard, Ratio, ThemeShown, Voices, WayShown};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An exercise, or a decision on which nobody was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// exercise or decision
    pub kind: String,
    /// where it stands in the submission
    pub at: String,
    /// it enters the authority's grade
    pub counted: bool,
    /// why it does not, where it does not
    pub left_out: Option<String>,
    /// 1 to 3
    pub stakes: u32,
    /// why the stakes are what they are
    pub stakes_says: String,
    /// first day
    pub opens: Option<String>,
    /// last day
    pub closes: Option<String>,
    /// the day of the decision
    pub decided: Option<String>,
    /// its grade
    pub grade: Grade,
    /// how much of what applies is known
    pub coverage: Ratio,
    /// its criteria
    pub criteria: Vec<Criterion>,
    /// where it stands on the square of two criteria, in words
    pub square: Option<Square>,
    /// people heard and affected, in words
    pub heard: Heard,
    /// each group: affected, expected, heard
    pub groups: Vec<GroupShown>,
    /// each way of being heard with its counts, never added
    pub ways: Vec<WayShown>,
    /// each theme: voices, answer, change
    pub themes: Vec<ThemeShown>,
    /// where people's voices went
    pub voices: Option<Voices>,
}

/// Where a unit stands on the square of two criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Square {
    /// the criterion across
    pub across: String,
    /// the criterion upwards
    pub up: String,
    /// high across; none where it is not known
    pub across_high: Option<bool>,
    /// high upwards
    pub up_high: Option<bool>,
    /// what that means
    pub says: String,
}
