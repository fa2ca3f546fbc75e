//! earnest
pub mod base;
pub mod submission;
