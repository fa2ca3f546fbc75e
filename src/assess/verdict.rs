//! The result as numbers only: bounds of every indicator, criterion, unit and grade, and what bound them. No text.
//!
//! Batch, edges and the reports' explanation all read this one value.

use crate::base::date::Day;
use crate::base::interval::Truth;
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::value::Silence;

/// The lowest and the highest that a level could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// with every unknown at its worst
    pub low: u32,
    /// with every unknown at its best
    pub high: u32,
}

impl Bounds {
    /// One level.
    pub const fn at(level: u32) -> Self {
        Self { low: level, high: level }
    }

    /// Both ends at most `cap`.
    #[must_use]
    pub fn at_most(self, cap: u32) -> Self {
        Self {
            low: self.low.min(cap),
            high: self.high.min(cap),
        }
    }

    /// One level, where it is one.
    pub fn firm(self) -> Option<u32> {
        (self.low == self.high).then_some(self.low)
    }
}

/// Why an indicator is, or is not, in its criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// it counts
    Counts,
    /// an assessor judged it, and it counts
    Judged,
    /// assessors set it against what is measured, and it counts
    Overridden,
    /// not due yet; the first day it is
    NotDue(Option<Day>),
    /// it does not apply
    NotApplicable,
}

impl State {
    /// It is part of the mean.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Counts | Self::Judged | Self::Overridden)
    }
}

/// An indicator of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndicatorVerdict {
    /// whether it counts
    pub state: State,
    /// its level
    pub bounds: Bounds,
    /// its level before the caps of its own row
    pub before_caps: Bounds,
    /// its level by what is counted, whatever people judged
    pub measured: Bounds,
    /// the light thresholds apply to it
    pub light: Truth,
    /// the least that the facts it reads rest on
    pub silence: Silence,
}

/// What lowered a criterion, in order: each is the level after it, at worst and at best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionVerdict {
    /// its indicators, in the rubric's order
    pub indicators: Vec<IndicatorVerdict>,
    /// whether it counts
    pub state: State,
    /// mean level of the form indicators that count
    pub form: Option<(Q, Q)>,
    /// mean level of the effect indicators that count
    pub effect: Option<(Q, Q)>,
    /// weighted mean of both
    pub mean: (Q, Q),
    /// the mean, rounded
    pub rounded: Bounds,
    /// after: at most so many above the whole effect level
    pub after_effect: Bounds,
    /// after: what the top level also needs
    pub after_top: Bounds,
    /// after: the criterion's limits
    pub after_limits: Bounds,
    /// the level, after the signs
    pub bounds: Bounds,
    /// the level had no decisive or serious sign fired
    pub without_hard_signs: Bounds,
    /// the known part of what applies
    pub known: Q,
    /// what applies
    pub applies: Q,
    /// the level on what is held
    pub on_held: Option<u32>,
}

/// The state of a sign in one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignState {
    /// it caps
    Fired,
    /// it could not be ruled out
    Possible,
    /// a person lifted it
    Lifted,
    /// it holds and is only a note
    Noted,
}

/// A sign in one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignVerdict {
    /// its place in the rubric
    pub sign: usize,
    /// the criterion it caps, as a place in the rubric
    pub criterion: usize,
    /// its state
    pub state: SignState,
    /// its cap on the criterion
    pub at_most: u32,
    /// it rests on silence, so it is less sure
    pub on_silence: bool,
}

/// How sure a grade is.
pub use crate::assess::published::GradeStatus;

/// A grade with its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GradeVerdict {
    /// how sure
    pub status: GradeStatus,
    /// the bounds
    pub bounds: Bounds,
    /// the bounds before the caps of decisive signs
    pub before_caps: Bounds,
    /// the level on what is held
    pub on_held: Option<u32>,
    /// the first day on which it can be graded
    pub due: Option<Day>,
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitVerdict {
    /// its weight in the roll-up
    pub weight: u32,
    /// it enters the roll-up
    pub counted: bool,
    /// its criteria, in the rubric's order
    pub criteria: Vec<CriterionVerdict>,
    /// its signs that are fired, possible, lifted or noted, in the rubric's order
    pub signs: Vec<SignVerdict>,
    /// notes that hold, as places in the rubric
    pub notes: Vec<usize>,
    /// its grade
    pub grade: GradeVerdict,
    /// the facts that it was scored by
    pub facts: Facts,
}

/// A criterion of the authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RolledCriterion {
    /// whether it counts
    pub state: State,
    /// the weighted middle
    pub middle: Bounds,
    /// the units that gave it: at worst, at best
    pub chosen: (Option<usize>, Option<usize>),
    /// after the caps
    pub bounds: Bounds,
    /// had no decisive or serious sign fired
    pub without_hard_signs: Bounds,
    /// the known part of what applies
    pub known: Q,
    /// what applies
    pub applies: Q,
    /// the level on what is held
    pub on_held: Option<u32>,
}

/// The whole result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// the units, in the order of [`crate::facts::units`]
    pub units: Vec<UnitVerdict>,
    /// the authority's criteria
    pub criteria: Vec<RolledCriterion>,
    /// the roll-up caps that bit, as places in the rubric, with whether they bit the high end
    pub caps: Vec<(usize, bool)>,
    /// the authority's grade
    pub grade: GradeVerdict,
}

impl Verdict {
    /// How much of what applies is known, from 0 to 1.
    pub fn coverage(&self) -> Q {
        known_share(self.criteria.iter().map(|criterion| (criterion.known, criterion.applies)))
    }
}

/// The mean of the known shares of criteria, each given as what is known and what applies. Each weighs the same, whatever its indicators
/// weigh inside; one of which nothing applies weighs nothing.
pub(in crate::assess) fn known_share(parts: impl Iterator<Item = (Q, Q)>) -> Q {
    let shares: Vec<Q> = parts.filter_map(|(known, applies)| known.over(applies)).collect();
    let count = i64::try_from(shares.len()).unwrap_or(0);
    let sum = shares.iter().try_fold(Q::ZERO, |sum, share| sum.plus(*share)).unwrap_or(Q::ZERO);
    sum.over(Q::whole(count)).unwrap_or(Q::ZERO)
}
