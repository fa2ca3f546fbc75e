//! Turns bytes into a submission: the model, its cells, the readers, and the faults of a file with their places.
//!
//! The one door is [`read::submission`]. No threshold, level or grade is known here.

pub mod check;
pub mod codes;
pub mod explain;
mod explain_words;
pub mod fields;
mod json;
pub mod locate;
pub mod model;
pub mod paper;
pub mod personal;
pub mod read;
pub mod schema;
pub mod texts;
mod trace;
mod trail;
pub mod tree;
pub(crate) mod words;
pub mod workbook;
mod yaml;
