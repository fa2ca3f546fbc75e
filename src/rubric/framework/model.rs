//! A framework that makes sense: every name resolved, every number exact, every figure in a band.
//!
//! Made only by [`super::check`]; scoring reads this and never the file.

use crate::base::number::{Q, Round};
use crate::rubric::expr::Expr;
use crate::rubric::framework::file::{FrameworkFile, Gather};
use crate::rubric::model::Overlaid;

/// A framework, checked.
#[derive(Clone, Debug)]
pub struct Framework {
    /// its texts, as the author wrote them
    pub file: std::sync::Arc<FrameworkFile>,
    /// SHA-256 of its content, comments apart
    pub sha256: String,
    /// the lowest level of an indicator
    pub lowest: u32,
    /// the highest level of an indicator
    pub highest: u32,
    /// the lowest and the highest level of the result; none where there is no total
    pub result_levels: Option<(u32, u32)>,
    /// the criteria
    pub criteria: Vec<Criterion>,
    /// how the result is made
    pub rule: Rule,
    /// caps on the result
    pub limits: Vec<Limit>,
    /// what it was made of, where it is a local one
    pub overlay: Option<Overlaid<Framework>>,
}

/// A criterion.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// its weight in a mean or share over criteria
    pub weight: Q,
    /// how its indicators combine
    pub rule: Rule,
    /// its indicators
    pub indicators: Vec<Indicator>,
}

/// An indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// it applies where this holds
    pub applies: Option<Expr>,
    /// what each level above the lowest asks for, where facts can settle it
    pub steps: Vec<(u32, Expr)>,
}

/// How figures become one, and what level that is.
#[derive(Clone, Debug)]
pub struct Rule {
    /// how they combine
    pub combine: Gather,
    /// for the nth from below: which, from 1
    pub nth: usize,
    /// how the figure is rounded before it is looked up and shown
    pub round: Option<Round>,
    /// the bands, from the lowest; none where the figure itself is the level
    pub bands: Vec<Band>,
}

/// A band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// from this figure on
    pub from: Q,
    /// the lowest level it may be
    pub low: u32,
    /// the highest level it may be; the same where the cut is known
    pub high: u32,
}

/// A cap on the result.
#[derive(Clone, Debug)]
pub struct Limit {
    /// the criterion and the indicator, as places in the framework
    pub indicator: (usize, usize),
    /// where the indicator is at most this
    pub is_at_most: u32,
    /// the result is at most this
    pub at_most: u32,
    /// only where the result would be this level
    pub only_from: Option<u32>,
}
