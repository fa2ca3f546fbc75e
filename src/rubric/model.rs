//! A rubric that makes sense: every name resolved, every number exact, every level in its place.
//!
//! Made only by [`crate::rubric::check`]; scoring reads this and never the file.

use crate::base::number::{Q, Round};
use crate::facts::catalogue::Fact;
use crate::facts::settings::Settings;
use crate::facts::value::Value;
use crate::rubric::expr::Expr;
use crate::rubric::file::{Combine, Confidence, LifterWord, Moment, Part, RubricFile, SignWord};
use crate::rubric::overlay::Change;
use std::sync::Arc;

/// A rubric, checked.
#[derive(Clone, Debug)]
pub struct Rubric {
    /// its texts, as the author wrote them
    pub file: Arc<RubricFile>,
    /// SHA-256 of its content, comments and examples apart: what decides a grade
    pub sha256: String,
    /// the lowest level
    pub lowest: u32,
    /// the highest level
    pub highest: u32,
    /// weight of form
    pub form_weight: Q,
    /// weight of effect
    pub effect_weight: Q,
    /// how a criterion is rounded to a level
    pub round: Round,
    /// the most that a criterion may stand above its whole effect level
    pub above_effect: u32,
    /// how criteria combine
    pub combine: Combine,
    /// the most that the grade may stand above the lowest criterion
    pub above_lowest: u32,
    /// with fewer applicable criteria there is no grade
    pub least_criteria: usize,
    /// the fact that weighs a unit
    pub unit_weight: Fact,
    /// when light thresholds apply
    pub light: Option<Expr>,
    /// what the top level also needs
    pub top: Option<Top>,
    /// the criteria
    pub criteria: Vec<Criterion>,
    /// the signs
    pub signs: Vec<Sign>,
    /// the notes
    pub notes: Vec<Expr>,
    /// facts that may be judged
    pub judged_facts: Vec<Fact>,
    /// severities, in the order of the file, worst first
    pub severities: Vec<Severity>,
    /// what the rubric hands to the facts
    pub settings: Settings,
    /// every fact that decides something, in order
    pub used: Vec<Fact>,
    /// the examples, in the order of the file
    pub examples: Vec<Example>,
    /// what it was made of, where it was made by an overlay
    pub overlay: Option<Overlaid<Rubric>>,
}

/// What a local rubric was made of.
#[derive(Clone, Debug)]
pub struct Overlaid<T> {
    /// the rubric or framework that was changed
    pub base: Arc<T>,
    /// the changes are made by whoever publishes the base
    pub ours: bool,
    /// the changes, in the order in which they were made
    pub changes: Vec<Change>,
}

/// What the top level also needs.
#[derive(Clone, Debug)]
pub struct Top {
    /// the level
    pub level: u32,
    /// every due indicator is at least this
    pub all_at_least: u32,
    /// one effect indicator still is, counting only what is corroborated
    pub corroborated_at_least: u32,
    /// and this holds
    pub holds: Expr,
}

/// A criterion.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// its indicators
    pub indicators: Vec<Indicator>,
    /// its limits
    pub limits: Vec<Cap>,
}

/// An indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// form or effect
    pub part: Part,
    /// when it is due
    pub due: Due,
    /// it applies where this holds
    pub applies: Option<Expr>,
    /// what each level above the lowest asks for, in order
    pub steps: Vec<Step>,
    /// caps of its own row
    pub caps: Vec<Cap>,
    /// its counts; while one is missing it may be judged
    pub judged_without: Vec<Fact>,
    /// every fact that its levels and caps read
    pub facts: Vec<Fact>,
}

/// When something is due.
#[derive(Clone, Debug)]
pub struct Due {
    /// the moment
    pub at: Moment,
    /// days after it
    pub days: i32,
    /// days after the close, where there is no such moment
    pub else_days: Option<i32>,
    /// another number of days, where a condition holds
    pub longer: Option<(i32, Expr)>,
}

/// What a level asks for.
#[derive(Clone, Debug)]
pub struct Step {
    /// the level
    pub level: u32,
    /// the condition
    pub when: Condition,
    /// the condition where the light thresholds apply; none where it is the same
    pub light: Option<Condition>,
}

/// A condition of a level.
#[derive(Clone, Debug)]
pub struct Condition {
    /// a threshold on the measure
    pub threshold: Option<Threshold>,
    /// and this
    pub and: Option<Expr>,
}

/// A threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// the measure
    pub measure: Fact,
    /// at least or at most
    pub way: Way,
    /// the number
    pub at: Q,
}

/// Which way a threshold looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// the measure is at least the number
    AtLeast,
    /// the measure is at most the number
    AtMost,
}

/// A cap.
#[derive(Clone, Debug)]
pub struct Cap {
    /// where this holds
    pub when: Expr,
    /// the level is at most this
    pub at_most: u32,
}

/// A sign.
#[derive(Clone, Debug)]
pub struct Sign {
    /// it fires where this holds
    pub when: Expr,
    /// its conjuncts, for telling what could not be ruled out
    pub conjuncts: Vec<Expr>,
    /// its severity, as a place in [`Rubric::severities`]
    pub severity: usize,
    /// how sure
    pub confidence: Confidence,
    /// the criterion it caps, as a place in [`Rubric::criteria`]
    pub caps: usize,
    /// another cap, where a condition holds
    pub worse: Option<(Expr, u32)>,
    /// facts whose silence counts as the adverse answer
    pub duty: Vec<Fact>,
    /// it waits until then
    pub due: Option<Due>,
    /// every fact that it reads
    pub facts: Vec<Fact>,
}

/// What a severity does.
#[derive(Clone, Debug)]
pub struct Severity {
    /// cap on the criterion
    pub criterion_at_most: u32,
    /// cap on the grade
    pub grade_at_most: Option<u32>,
    /// a grade it lowers is printed as "at most"
    pub says_at_most: bool,
    /// who may lift it
    pub lifted_by: LifterWord,
    /// a medium sign is only a note where this holds
    pub note_when: Option<Expr>,
}

/// An example: facts given directly, and what must come of them.
#[derive(Clone, Debug)]
pub struct Example {
    /// what it is about
    pub about: Subject,
    /// its facts, with those of the sets that it builds on
    pub facts: Vec<(Fact, Value)>,
    /// what must come of them
    pub expected: Vec<Expected>,
}

/// What an example is about, by its place in the rubric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// a criterion
    Criterion(usize),
    /// a sign
    Sign(usize),
    /// the grade
    Grade,
}

/// What must come of an example: places in the rubric, with the lowest and the highest level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// a criterion
    Criterion(usize, u32, u32),
    /// a criterion's indicator
    Indicator(usize, usize, u32, u32),
    /// the grade
    Grade(u32, u32),
    /// a sign
    Sign(usize, SignWord),
}
