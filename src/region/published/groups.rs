//! Who is under-heard over all authorities, and what people need that only several areas together make worth serving.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A group over all exercises that counted it: people heard against people expected, each added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupSum {
    /// the group
    pub id: String,
    /// the question that shows it; groups of different questions are never added, not even where they bear one name
    pub question: String,
    /// its name
    pub title: String,
    /// authorities that counted it
    pub authorities: u64,
    /// exercises that counted it, shared ones counted once
    pub exercises: u64,
    /// exercises that should have counted it and did not
    pub not_counted: u64,
    /// exercises of which what is held does not settle how many of it were heard or to be expected
    pub open: u64,
    /// people of the group heard
    pub heard: u64,
    /// people of the group to be expected, as a fraction; rounded down to a billionth for each exercise where the exact one is too long
    pub expected: String,
    /// the same with one decimal
    pub expected_shown: String,
    /// heard over expected, with two decimals; none where nobody was to be expected
    pub ratio: Option<String>,
    /// Byar's lower limit of the ratio at 95 %, with two decimals
    pub ratio_low: Option<String>,
    /// Byar's upper limit of the ratio at 95 %, with two decimals
    pub ratio_high: Option<String>,
    /// in-proportion, cannot-tell, clearly-under-heard or badly-under-heard
    pub status: String,
    /// the same in words
    pub says: String,
}

/// A need that each area alone has too few people for, and several together do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// what people need, as one of them puts it
    pub what: String,
    /// the words of it that all of them use
    pub words: Vec<String>,
    /// people in all areas together
    pub people: u64,
    /// why these areas are taken together: neighbours on the map, or of one region
    pub together: String,
    /// the areas
    pub areas: Vec<DemandArea>,
    /// what to do
    pub says: String,
}

/// An area with its part of a need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DemandArea {
    /// the authority, as in the list of authorities
    pub authority: String,
    /// its name
    pub name: String,
    /// the places
    pub places: Vec<String>,
    /// people
    pub people: u64,
}
