//! Who was heard and by which ways, with the counts in words.
//!
//! A count stays with its kind; nothing here is a sum of several kinds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// People heard and affected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Heard {
    /// different people heard
    pub people: String,
    /// people affected
    pub affected: String,
    /// told, which is not heard: the number published as reached or seen
    pub told: Option<String>,
    /// what a simple random sample of as many would leave, in words
    pub margin: Option<String>,
}

/// A group affected and how it was heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupShown {
    /// the group
    pub id: String,
    /// its name
    pub title: String,
    /// the question that shows it
    pub question: String,
    /// where it stands in the submission; empty where it is not named there
    pub at: String,
    /// its people among those affected, in words
    pub affected: String,
    /// how many were to be expected among those who answered, in words
    pub expected: String,
    /// how many were heard, in words
    pub heard: String,
    /// heard over expected, with its 95 % limits, in words
    pub ratio: Option<String>,
    /// in-proportion, cannot-tell, clearly-under-heard, badly-under-heard, heard-directly, not-counted or unknown
    pub status: String,
    /// the status in words
    pub says: String,
    /// facing barriers
    pub barrier: bool,
    /// the rubric looks for it
    pub required: bool,
}

/// A way of being heard, with its counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WayShown {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// where it stands in the submission
    pub at: String,
    /// the way, in words
    pub way: String,
    /// the counts that are held: kind and number in words
    pub counts: Vec<CountShown>,
}

/// One count in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountShown {
    /// what is counted
    pub of: String,
    /// how many, in words
    pub number: String,
}
