//! What to do and what it brings, as it is published: plans for goals, what an exercise to come commits to, and what became of earlier advice.
//!
//! Owns the shape alone. Every lift that stands here was scored: it is what the scorer gives for the file with those steps made true.

use super::{Range, Step};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What to do and what it brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// the format of this value: 1
    pub format: u32,
    /// what made it, with its version
    pub engine: String,
    /// the day on which it looks at the evidence; no step is dated before it
    pub as_of: String,
    /// the stem of the submission's file
    pub submission: String,
    /// the SHA-256 of the submission's file
    pub submission_sha256: String,
    /// who is assessed
    pub authority: String,
    /// the rubric, with its version
    pub rubric: String,
    /// the SHA-256 of the rubric
    pub rubric_sha256: String,
    /// the grade as it stands
    pub grade: Standing,
    /// the plans: for the grade first, then for each criterion that can still be lifted, the lowest first
    pub goals: Vec<Goal>,
    /// exercises that cannot be graded yet: what they commit to, and what can still be changed
    pub ahead: Vec<Ahead>,
    /// what is left for the next exercise
    pub next_time: Vec<Step>,
    /// what became of the advice of an earlier assessment, where one was given
    pub followed: Option<Followed>,
}

/// A level, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// the lowest it could be
    pub low: u32,
    /// the highest it could be
    pub high: u32,
    /// in words
    pub words: String,
}

/// A plan for one goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// grade or criterion
    pub of: String,
    /// the criterion's id; empty for the grade
    pub id: String,
    /// its name
    pub title: String,
    /// the level that is wanted
    pub wanted: u32,
    /// its name
    pub wanted_name: String,
    /// as it stands
    pub from: Standing,
    /// after all steps
    pub to: Standing,
    /// the highest level that all changes together still surely reach
    pub best: u32,
    /// the steps reach what is wanted
    pub reached: bool,
    /// in a sentence
    pub says: String,
    /// how many changes the steps are made of
    pub moves: u32,
    /// about so many hours
    pub hours: u32,
    /// what to do, in order
    pub steps: Vec<GuideStep>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuideStep {
    /// the changes it is made of
    pub moves: Vec<String>,
    /// what to do
    #[serde(rename = "do")]
    pub act: String,
    /// the exercise it is about
    pub on: String,
    /// now, before-close or before-decision
    pub when: String,
    /// the last day on which it is possible; none where any day will do, and the sooner the better
    pub last: Option<String>,
    /// about so many hours
    pub hours: u32,
    /// what it brings on top of the steps before it
    pub lifts: Vec<Lift>,
    /// the signs that it keeps from firing, by id
    pub prevents: Vec<String>,
    /// what it brings, in words
    pub says: String,
}

/// A level that a step moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lift {
    /// grade or criterion; best-grade or best-criterion where it is not due and only the best it can be moves
    pub of: String,
    /// the exercise; empty for the authority
    pub on: String,
    /// the criterion's id; empty for a grade
    pub id: String,
    /// its name
    pub title: String,
    /// before
    pub from: Range,
    /// after
    pub to: Range,
}

/// An exercise that cannot be graded yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ahead {
    /// the exercise
    pub on: String,
    /// its name
    pub title: String,
    /// to-open, open or closed
    pub stage: String,
    /// the day on which the last of it is due
    pub due: String,
    /// the best grade that it can reach as it is planned
    pub best_now: Standing,
    /// the best grade that it can reach after all steps
    pub best: Standing,
    /// in a sentence
    pub says: String,
    /// signs that what is stated commits to, or that it cannot rule out
    pub signs: Vec<AheadSign>,
    /// what is not due yet, by day
    pub not_due: Vec<NotDue>,
    /// about so many hours
    pub hours: u32,
    /// what can still be changed
    pub steps: Vec<GuideStep>,
}

/// A sign that an exercise to come commits to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AheadSign {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// what it says
    pub says: String,
    /// what is stated makes it fire; else it can only not be ruled out
    pub sure: bool,
    /// the level that its criterion can then have at most
    pub at_most: u32,
    /// what to do about it
    pub remedy: String,
}

/// An indicator that is not due yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotDue {
    /// its id
    pub id: String,
    /// its name
    pub title: String,
    /// the criterion it belongs to
    pub criterion: String,
    /// the first day on which it is due
    pub from: String,
    /// what will be asked
    pub ask: String,
}

/// What became of the advice of an earlier assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Followed {
    /// the day on which the earlier assessment looked at the evidence
    pub as_of: String,
    /// pieces of advice that were followed
    pub followed: u32,
    /// that are given again
    pub told_twice: u32,
    /// that no longer apply
    pub no_longer_applies: u32,
    /// each piece of advice
    pub advice: Vec<Advice>,
}

/// What became of a piece of advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// its sign no longer fires, or its indicator rose
    Followed,
    /// it is given again
    ToldTwice,
    /// what it was about is not there, not due, or settled otherwise
    NoLongerApplies,
}

/// A piece of earlier advice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// what was to be done
    #[serde(rename = "do")]
    pub act: String,
    /// the exercise it was about
    pub on: String,
    /// the sign or indicator it answers
    pub answers: String,
    /// what became of it
    pub became: Became,
    /// why, in words
    pub why: String,
}
