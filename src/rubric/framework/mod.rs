//! Frameworks: published instruments whose indicators people mark and whose own rule makes the result.
//!
//! Owns their file, its check and the checked model. A framework knows no form and effect, no signs and no roll-up: those are the
//! engine's own, and a published instrument is reproduced without them.

pub mod check;
pub mod examples;
pub mod file;
pub mod lint;
pub mod model;
mod rule;
