//! What lets a reader work out the result of a framework again: marks, the levels that they give, figures in whole numbers, bands, limits.
//!
//! Made of the same results as the assessment beside it. It says what is to be computed and what came of it; it computes nothing.

use super::{Decided, Ends, FactHeld, Mean, Number, Rounding, Step, Sum};
use crate::assess::published::Level;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything that is needed to work out an assessment by a framework again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedAudit {
    /// what the framework says of all units
    pub rules: MarkedRules,
    /// each exercise, or the submission as one, in the order of the assessment
    pub units: Vec<MarkedUnit>,
    /// the criteria over all units, in the order of the framework; none where it has no level
    pub criteria: Vec<Option<Ends>>,
    /// which unit decides the lowest result and which the highest, counted from 1; none where none does
    pub decides: Option<Ends>,
    /// the result over all units; none where there is none
    pub level: Option<Ends>,
    /// indicators that are known
    pub known: u32,
    /// indicators that apply
    pub applying: u32,
    /// how many parts of conditions stand as the engine found them
    pub as_found: u32,
}

/// What a framework says of all units alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedRules {
    /// the lowest level of an indicator
    pub lowest: u32,
    /// the highest level of an indicator
    pub highest: u32,
    /// the levels of an indicator
    pub scale: Vec<Level>,
    /// the highest level of the result; that of an indicator where the result has none
    pub result_highest: u32,
    /// each exercise is marked, else the submission as one
    pub of_exercises: bool,
    /// what becomes of an indicator without a mark
    pub missing: MissingRule,
    /// why, in words
    pub missing_says: Option<String>,
    /// the result is made of the levels of the criteria, else of all indicators alike
    pub over_criteria: bool,
    /// the criteria
    pub criteria: Vec<CriterionRule>,
    /// how the result is made
    pub result: FigureRule,
    /// caps on the result, each after those before it
    pub limits: Vec<MarkedLimit>,
}

/// What becomes of an indicator without a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MissingRule {
    /// it could be anything
    Open,
    /// it counts as the lowest level
    Lowest,
    /// it could be anything, and there is no result until it is marked
    KeepsBack,
}

/// A criterion with its rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionRule {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// its weight in the result
    pub weight: u32,
    /// how its indicators combine
    pub rule: FigureRule,
}

/// How several levels become one figure, and what level that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FigureRule {
    /// how they combine
    pub combine: Combining,
    /// for the nth from below: which, from 1
    pub nth: u32,
    /// how the figure is rounded before it is looked up; none where it is not
    pub round: Option<Rounding>,
    /// from which figure on it is which level, from the lowest; none where the figure itself is the level, or where there is none
    pub bands: Vec<BandRule>,
}

/// How several levels become one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Combining {
    /// their sum
    Sum,
    /// their sum as a share of the most it could be, in percent
    Percent,
    /// their mean
    Mean,
    /// the lowest
    Lowest,
    /// the one in the middle; of two, their mean
    Median,
    /// the lower of the two in the middle
    LowerMedian,
    /// the nth from below
    NthLowest,
    /// the highest level where every one has it, else the lowest
    All,
    /// the highest level where one has it, else the lowest
    Any,
    /// none: each stands for itself
    Apart,
}

impl Combining {
    /// Its figure is the level where no band is.
    pub const fn is_a_level(self) -> bool {
        !matches!(self, Self::Sum | Self::Percent | Self::Apart)
    }
}

/// A band: from this figure on, until the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BandRule {
    /// from this figure on
    pub from: Number,
    /// the level, or two where the publisher's cut is not known
    pub level: Ends,
}

/// A cap on the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedLimit {
    /// its id
    pub id: String,
    /// why, in words
    pub says: String,
    /// the place of its indicator among all indicators of a unit, from 0
    pub indicator: u32,
    /// where that indicator is at most this
    pub is_at_most: u32,
    /// the result is at most this
    pub at_most: u32,
    /// only where the result would be this level or more
    pub only_from: Option<u32>,
}

/// An exercise, or the submission as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedUnit {
    /// its id; empty for the submission as one
    pub id: String,
    /// its title
    pub title: String,
    /// the facts that its conditions read, in the order of the catalogue
    pub facts: Vec<FactHeld>,
    /// its criteria, in the order of the framework
    pub criteria: Vec<MarkedGroup>,
    /// what the result is made of
    pub figure: MarkedFigure,
    /// the level after each limit
    pub limited: Vec<Option<Ends>>,
    /// the level after the limits; none where there is none
    pub level: Option<Ends>,
    /// indicators without a mark that could be anything
    pub open: u32,
    /// they keep the result back
    pub refused: bool,
}

/// A criterion of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedGroup {
    /// its indicators, in the order of the framework
    pub indicators: Vec<MarkedLevel>,
    /// what they make
    pub figure: MarkedFigure,
}

/// A figure in whole numbers, with every open indicator at its lowest and at its highest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedFigure {
    /// what is combined: how many, and the plain sum of their levels
    pub members: Sum,
    /// the exact figure, over the divisor that its rule gives; none where there is no figure
    pub exact: Option<Mean>,
    /// as it is shown and looked up, where it is rounded
    pub rounded: Option<Ends>,
    /// its level, where it has one
    pub level: Option<Ends>,
}

/// An indicator of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedLevel {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// what to look for
    pub look_for: String,
    /// it applies where this may hold; none where it always applies
    pub applies: Option<Decided>,
    /// what each level asks for, where facts can settle it; each includes those before it
    pub steps: Vec<Step>,
    /// what facts give, where they can settle it
    pub measured: Option<Ends>,
    /// the marks that count
    pub marks: Vec<MarkGiven>,
    /// where its level comes from
    pub state: MarkedState,
    /// the same in words, such as the day from which a mark is carried forward
    pub says: String,
    /// its level; the lowest where it does not apply
    pub level: Ends,
}

/// Where the level of an indicator comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MarkedState {
    /// somebody marked it
    Marked,
    /// facts settle it
    Measured,
    /// nobody marked it, and it counts as the lowest
    Lowest,
    /// nobody marked it, or those who did are divided on whether it applies: it could be anything
    Open,
    /// it does not apply
    Apart,
}

/// A mark that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkGiven {
    /// the level; none where it says that the indicator does not apply
    pub level: Option<u32>,
    /// who
    pub author: String,
    /// self, assessor or moderator
    pub role: String,
    /// when
    pub date: String,
    /// why
    pub reason: String,
}
