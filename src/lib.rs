//! earnest
pub mod base;
pub mod submission;
pub mod facts;
pub mod rubric;
pub mod assess;
pub mod report;
