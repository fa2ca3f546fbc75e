//! What moved between two assessments and what moved it, as it is published.
//!
//! Owns the shape alone. The parts of a movement sum exactly to it, at worst and at best.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Two assessments compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// the format of this value: 1
    pub format: u32,
    /// the earlier one
    pub old: Side,
    /// the later one
    pub new: Side,
    /// what went into them that differs
    pub changes: Vec<Change>,
    /// every movement could be told apart
    pub separable: bool,
    /// what to give so that every movement can be
    pub needs: Vec<String>,
    /// what a reader should know of how they were told apart
    pub notes: Vec<String>,
    /// everything that moved
    pub movements: Vec<Movement>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// the stem of the submission's file
    pub name: String,
    /// who is assessed
    pub authority: String,
    /// the day on which it looks at the evidence
    pub as_of: String,
    /// what made it, with its version
    pub engine: String,
    /// the rubric, with its version
    pub rubric: String,
    /// the SHA-256 of the rubric
    pub rubric_sha256: String,
    /// the SHA-256 of the submission
    pub submission_sha256: String,
    /// the grade in words
    pub grade: String,
}

/// What can move a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// another version of the program
    Engine,
    /// another rubric
    Rubric,
    /// another submission, another day, or documents looked at again
    Evidence,
    /// other judgements
    Judgement,
    /// one of several, or something that the assessments do not record
    NotSeparable,
}

/// Something that went in and differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// which of the four it is
    pub cause: Cause,
    /// what differs, in words
    pub says: String,
}

/// Something that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Movement {
    /// grade, criterion, indicator or sign
    pub of: String,
    /// the exercise or decision; empty for the authority
    pub on: String,
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// what it was
    pub from: Level,
    /// what it is
    pub to: Level,
    /// by how much its low end moved
    pub low: i64,
    /// by how much its high end moved
    pub high: i64,
    /// what moved it, in the order in which one was put in place of the other; the parts sum to the movement
    pub parts: Vec<Part>,
}

/// A level, or the state of a sign: a sign that fired counts 1, one that could not be ruled out 0 to 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// in words
    pub says: String,
    /// the lowest it could be; nought where it is not there
    pub low: u32,
    /// the highest it could be
    pub high: u32,
}

/// A part of a movement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// what moved it
    pub cause: Cause,
    /// in words: what it was before, what it was after
    pub says: String,
    /// by how much at the low end
    pub low: i64,
    /// by how much at the high end
    pub high: i64,
}
