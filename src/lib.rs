//! earnest
pub mod assess;
pub mod base;
pub mod cli;
pub mod facts;
pub mod region;
pub mod report;
pub mod rubric;
pub mod submission;
