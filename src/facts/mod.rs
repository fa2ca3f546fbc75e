//! Turns a submission into documented numbers and truths.
pub mod catalogue;
pub mod settings;
pub mod value;
