//! Turns bytes into a submission: the model, its cells, the readers, and the faults of a file with their places.
//!
//! The one door is [`read::submission`]. No threshold, level or grade is known here.

pub mod fields;
pub mod model;
pub(crate) mod words;
