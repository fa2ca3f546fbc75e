//! Levels are whole, in order, and those of the rubric.

use crate::rubric::check::tests::{finds, read};
use crate::rubric::library::SHIPPED;

#[test]
fn levels_have_no_hole() {
    finds(
        "  - {level: 3, name: Good,",
        "  - {level: 5, name: Good,",
        "hole-in-levels",
        "{level: 5, name: Good",
    );
    finds(
        "{level: 2, at_least: 2, light: {at_least: 1}, looks_like: \"two ways\"",
        "{level: 3, at_least: 2, light: {at_least: 1}, looks_like: \"two ways\"",
        "hole-in-levels",
        "looks_like: \"two ways\"",
    );
    finds(
        "      - {level: 1, looks_like: \"One way, office hours, one format, hard text.\"}\n",
        "",
        "hole-in-levels",
        "looks_like: \"Several ways and times",
    );
    let (_, text) = SHIPPED[0];
    let last = text
        .lines()
        .find(|line| line.contains("level: 4") && line.contains("four ways, one of them outreach"))
        .unwrap();
    let without = text.replace(&format!("{last}\n"), "");
    let faults = read(&without).unwrap_err();
    let fault = faults.iter().next().unwrap();
    assert_eq!((fault.code, fault.message.as_str()), ("hole-in-levels", "level 4 is missing"));
}

#[test]
fn a_level_is_one_of_the_rubrics() {
    finds(
        "{id: serious, title: Serious, criterion_at_most: 1",
        "{id: serious, title: Serious, criterion_at_most: 7",
        "unknown-level",
        "criterion_at_most: 7",
    );
    finds(
        "  level: 4\n  all_at_least",
        "  level: 9\n  all_at_least",
        "unknown-level",
        "  level: 9",
    );
    finds(
        "!reach.deliberative\", at_most: 3,",
        "!reach.deliberative\", at_most: 8,",
        "unknown-level",
        "at_most: 8",
    );
}
