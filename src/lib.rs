//! earnest
pub mod assess;
pub mod base;
pub mod facts;
pub mod report;
pub mod rubric;
pub mod submission;
