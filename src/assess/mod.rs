//! Needs rubric and facts.
pub mod published;
