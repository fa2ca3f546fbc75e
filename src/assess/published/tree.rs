//! The tree under the grade, as it is published.
//!
//! Owns the shape of a node; that the parts sum exactly is the promise of whoever builds it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A node of the tree: a number and the parts it is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// a path such as `grade/forest-2020/closing/effect/voices-answered`
    pub id: String,
    /// its name
    pub title: String,
    /// grade, unit, criterion, part, indicator, rounding, cap or rule
    pub kind: String,
    /// its value where every unknown is at its worst, exact; equal to the sum of its children's `adds_low`
    pub low: String,
    /// its value where every unknown is at its best, exact; equal to the sum of its children's `adds_high`
    pub high: String,
    /// its value as people are shown it
    pub shown: String,
    /// what it adds to its parent at worst, exact
    pub adds_low: String,
    /// what it adds to its parent at best, exact
    pub adds_high: String,
    /// why, in words
    pub why: Option<String>,
    /// where in the submission it comes from
    pub places: Vec<String>,
    /// its parts; a leaf has none
    pub children: Vec<Node>,
}
