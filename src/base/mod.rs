//! What knows nothing of engagement: exact numbers, intervals and three-valued truth, dates, pointers into a file, faults and digests.
//!
//! Nothing here reads a file, a clock or a setting.

pub mod date;
pub mod digest;
pub mod fault;
pub mod interval;
pub mod near;
pub mod number;
pub mod pointer;
