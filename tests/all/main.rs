//! Whole-program tests, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "tests"
)]

mod agree;
mod architecture;
mod cli;
mod damaged;
mod golden;
mod hostile;
mod levels;
mod marks;
mod parity;
mod properties;
mod provenance;
mod reports;
mod rolled;
mod scored;
mod signs;
mod support;
