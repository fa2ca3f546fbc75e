//! Needs rubric and facts: scoring, marks, explanation, the published value.
//!
//! [`rollup::score`] gives a [`verdict::Verdict`], numbers only and cheap; [`explain::assess`] makes the published
//! [`published::Assessment`] of it when somebody reads.

pub mod compare;
mod cuts;
mod edges;
pub mod examples;
pub mod explain;
pub mod framework;
pub mod joint;
pub mod lint;
pub mod marks;
mod moments;
pub mod panel;
pub mod plan;
pub mod published;
pub mod rollup;
pub mod score;
pub mod seen;
pub mod sheet;
pub mod verdict;

pub(crate) use explain::{explain_parity, explain_words};
