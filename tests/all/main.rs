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

mod against_reference;
mod agree;
mod architecture;
mod authority;
mod cli;
mod compare;
mod copied;
mod damaged;
mod defects;
mod edges;
mod edition;
mod edition_attack;
mod form;
mod form_said;
mod framework_books;
mod framework_exercises;
mod framework_typed;
mod framework_ways;
mod framework_workbooks;
mod frameworks;
#[path = "../generate/mod.rs"]
mod generate;
#[path = "../generate/tests.rs"]
mod generate_tests;
mod golden;
mod hostile;
mod levels;
mod marks;
mod marks_fold;
mod marks_form;
mod overlay;
mod panel;
mod papers;
mod parity;
mod plan;
mod properties;
mod provenance;
#[path = "../reference/mod.rs"]
mod reference;
mod region;
mod region_change;
mod region_reports;
mod region_resume;
mod reports;
mod returned;
mod rolled;
mod rubric_tests;
mod scored;
mod signs;
mod support;
mod workbook_results;
mod workbooks;
