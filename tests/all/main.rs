//! Whole-program tests, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    missing_docs,
    unreachable_pub,
    dead_code,
    reason = "tests"
)]

mod agree;
mod golden;
mod damaged;
#[path = "../generate/mod.rs"]
mod generate;
mod hostile;
mod parity;
#[path = "../reference/mod.rs"]
mod reference;
mod provenance;
mod reports;
mod support;
