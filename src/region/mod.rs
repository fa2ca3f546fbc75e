//! Knows more than one submission: the line that each leaves, which lines stand beside each other, and what they say together.
//!
//! ```text
//!  bytes --> score::Scorer --> row::Line --> settle --> rows in order --> ...
//! ```

pub mod codes;
pub mod edition;
pub mod feed;
pub mod map;
pub mod placed;
pub mod published;
pub mod report;
pub mod reports;
pub mod resume;
pub mod row;
pub mod score;
pub mod settle;
