//! Whole-program tests, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod agree;
mod architecture;
mod golden;
mod damaged;
mod hostile;
mod levels;
mod marks;
mod rolled;
mod scored;
mod parity;
mod properties;
mod provenance;
mod reports;
mod signs;
mod support;
