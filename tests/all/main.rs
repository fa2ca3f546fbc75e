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
mod agree_damage;
mod architecture;
mod authority;
mod cli;
mod cli_explain;
mod cli_rubrics;
mod cli_schemas;
mod compare;
mod copied;
mod damaged;
mod defects;
mod edges;
mod edition;
mod edition_attack;
mod edition_attack_published;
mod form;
mod form_mistakes;
mod form_questions;
mod form_round_trip;
mod form_said;
mod framework_books;
mod framework_councils;
mod framework_exercises;
mod framework_files;
mod framework_marks;
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
mod papers_unread;
mod parity;
mod plan;
mod plan_command;
mod plan_offered;
mod properties;
mod properties_blanks;
mod provenance;
#[path = "../reference/mod.rs"]
mod reference;
mod region;
mod region_change;
mod region_doubles;
mod region_order;
mod region_reports;
mod region_results;
mod region_resume;
mod reports;
mod returned;
mod rolled;
mod rubric_tests;
mod rubric_tests_lint;
mod scored;
mod signs;
mod support;
mod workbook_results;
mod workbook_results_audit;
mod workbook_results_file;
mod workbook_results_marks;
mod workbook_results_typed;
mod workbooks;
