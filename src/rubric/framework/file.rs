//! A framework as its author writes it, format 1: a published instrument whose indicators are marked by people.
//!
//! The shape only; [`super::check`] says whether it makes sense. The descriptions of the fields are the descriptions in the published
//! schema.

use super::examples::MarkedExample;
use crate::rubric::file::{ConditionFile, Decimal, RoundWord, Source, Status};
use crate::submission::fields::{Id, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A framework.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrameworkFile {
    /// the format of this file: 1
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// framework: its indicators are marked, and its own rule makes the result
    pub kind: KindWord,
    /// its id
    pub id: Id,
    /// its version, such as 1.0.0
    pub version: Id,
    /// its title
    pub title: Text,
    /// what it is for, in a paragraph
    pub about: Text,
    /// the licence of its text
    pub licence: Text,
    /// what it rests on
    pub sources: Vec<Source>,
    /// what is faithful to its publisher, what is not known, and what is ours
    pub faithful: Text,
    /// what is marked as one: the whole submission, or each exercise
    pub unit: UnitWord,
    /// the levels that one indicator can have, from the lowest
    pub scale: Vec<ScaleFile>,
    /// why the lowest level is not 0, where it is not
    #[serde(default)]
    pub lowest_says: Option<Text>,
    /// what becomes of an indicator that nobody marked
    pub missing: Missing,
    /// why, in words
    #[serde(default)]
    pub missing_says: Option<Text>,
    /// its criteria
    pub criteria: Vec<MarkedCriterion>,
    /// how the result is made
    pub result: ResultFile,
    /// caps on the result
    #[serde(default)]
    pub limits: Vec<LimitFile>,
    /// examples: marks, and what must come of them
    #[serde(default)]
    pub tests: Vec<MarkedExample>,
}

words! {
    /// The kind of a rubric file.
    pub enum KindWord {
        /// marked indicators under a published rule
        Framework = "framework",
    }
}

words! {
    /// What is marked as one.
    pub enum UnitWord {
        /// the submission as a whole
        Submission = "submission",
        /// each exercise; the result is that of the lowest
        Exercise = "exercise",
    }
}

words! {
    /// What becomes of an indicator that nobody marked.
    pub enum Missing {
        /// it could be anything: the result has bounds; only what does not apply is left out
        LeaveOpen = "leave-open",
        /// it counts as the lowest level
        CountLowest = "count-lowest",
        /// an earlier mark stands, shown with its date; without one it could be anything
        CarryForward = "carry-forward",
        /// there is no result until every one is marked
        Refuse = "refuse",
    }
}

/// A level that an indicator can have.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScaleFile {
    /// its number
    pub level: u32,
    /// its name
    pub name: Text,
    /// what it means
    #[serde(default)]
    pub says: Option<Text>,
    /// where it comes from
    pub status: Status,
    /// the source
    #[serde(default)]
    pub source: Option<Text>,
}

/// A criterion: some indicators that belong together.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedCriterion {
    /// its id
    pub id: Id,
    /// its name
    pub title: Text,
    /// the question it answers
    #[serde(default)]
    pub question: Option<Text>,
    /// how its indicators combine; as the first of them where left out and there is only one
    #[serde(default)]
    pub combine: Option<Gather>,
    /// for nth-lowest: which
    #[serde(default)]
    pub nth: Option<u32>,
    /// how its figure is rounded before it is looked up
    #[serde(default)]
    pub round: Option<RoundWord>,
    /// from which figure on it has which level, from the lowest
    #[serde(default)]
    pub bands: Vec<BandFile>,
    /// its weight where the result takes a mean of criteria; 1 where left out
    #[serde(default)]
    #[schemars(range(min = 0, max = 1000))]
    pub weight: Option<u32>,
    /// its indicators
    pub indicators: Vec<MarkedIndicator>,
}

/// An indicator that somebody marks, or that facts settle.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedIndicator {
    /// its id
    pub id: Id,
    /// its name
    pub title: Text,
    /// what to look for
    #[serde(default)]
    pub look_for: Option<Text>,
    /// it applies only where this holds
    #[serde(default)]
    pub applies: Option<ConditionFile>,
    /// where facts can settle it: what each level above the lowest asks for, each including those below it
    #[serde(default)]
    pub levels: Vec<MarkedStep>,
    /// where it comes from
    pub status: Status,
    /// the source
    #[serde(default)]
    pub source: Option<Text>,
}

/// What a level asks for, in facts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedStep {
    /// the level
    pub level: u32,
    /// it is reached where this holds
    #[serde(rename = "if")]
    pub holds: Text,
    /// what that looks like
    pub looks_like: Text,
    /// where it comes from
    pub status: Status,
}

words! {
    /// How several figures become one.
    pub enum Gather {
        /// their sum
        Sum = "sum",
        /// their sum as a share of the most it could be, in percent
        Percent = "percent",
        /// their mean
        Mean = "mean",
        /// the lowest
        Min = "min",
        /// the one in the middle; of two, their mean
        Median = "median",
        /// the lower of the two in the middle
        LowerMedian = "lower-median",
        /// the nth from below
        NthLowest = "nth-lowest",
        /// the highest level where every one has it, else the lowest
        All = "all",
        /// the highest level where one has it, else the lowest
        Any = "any",
        /// none: each stands for itself
        None = "none",
    }
}

words! {
    /// What the result is made of.
    pub enum Over {
        /// all indicators alike
        Indicators = "indicators",
        /// the levels of the criteria, each first made of its own indicators
        Criteria = "criteria",
    }
}

/// How the result is made.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultFile {
    /// of what
    pub over: Over,
    /// how
    pub combine: Gather,
    /// for nth-lowest: which
    #[serde(default)]
    pub nth: Option<u32>,
    /// how the figure is rounded, once, before it is looked up and shown
    #[serde(default)]
    pub round: Option<RoundWord>,
    /// the levels of the result, from the lowest
    #[serde(default)]
    pub levels: Vec<ResultLevel>,
    /// from which figure on it is which level, from the lowest
    #[serde(default)]
    pub bands: Vec<BandFile>,
    /// the rule in one sentence
    pub says: Text,
    /// where it comes from
    pub status: Status,
    /// the source
    #[serde(default)]
    pub source: Option<Text>,
}

/// A level of the result.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultLevel {
    /// its number
    pub level: u32,
    /// its name
    pub name: Text,
    /// what it means
    #[serde(default)]
    pub says: Option<Text>,
}

/// A band: from this figure on, until the next begins.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BandFile {
    /// from this figure on
    pub from: Decimal,
    /// it is this level
    #[serde(default)]
    pub level: Option<u32>,
    /// or, where the publisher's cut is not known, one of these levels: the lowest and the highest
    #[serde(default)]
    pub between: Option<[u32; 2]>,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
}

/// A cap on the result.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitFile {
    /// its id
    pub id: Id,
    /// where this indicator …
    pub indicator: Id,
    /// … is at most this
    pub is_at_most: u32,
    /// the result is at most this level
    pub at_most: u32,
    /// only where the result would be this level
    #[serde(default)]
    pub from: Option<u32>,
    /// why, in words
    pub says: Text,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
}
