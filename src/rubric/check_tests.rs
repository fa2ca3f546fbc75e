//! Each fault of a rubric, made by a small edit of the shipped one and found with its code on its line; and what a sound rubric becomes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use crate::base::fault::Faults;
use crate::base::number::Q;
use crate::facts::settings::Parameter;
use crate::rubric::check::check;
use crate::rubric::file::RubricFile;
use crate::rubric::library::{SHIPPED, rubric};
use crate::rubric::model::{Rubric, Way};
use crate::submission::read::typed;

/// The shipped text with `from`, which stands in it once, put as `to`.
fn edited(from: &str, to: &str) -> String {
    let (_, text) = SHIPPED[0];
    assert_eq!(text.matches(from).count(), 1, "'{from}' stands once in the shipped rubric");
    text.replace(from, to)
}

fn read(text: &str) -> Result<Rubric, Faults> {
    rubric("edited.yaml", text.as_bytes())
}

/// The line, from 1, on which `marker` stands.
fn line_of(text: &str, marker: &str) -> u32 {
    let at = text
        .find(marker)
        .unwrap_or_else(|| panic!("'{marker}' stands in the edited rubric"));
    u32::try_from(text[..at].matches('\n').count() + 1).unwrap()
}

/// The edit gives the fault `code` on the line of `marker`; all codes that it gives, with their lines.
fn gives(from: &str, to: &str, code: &str, marker: &str) -> Vec<(&'static str, u32)> {
    let text = edited(from, to);
    let faults = read(&text).expect_err(code);
    let found: Vec<(&'static str, u32)> = faults
        .iter()
        .map(|fault| (fault.code, fault.place.map_or(0, |place| place.line)))
        .collect();
    let line = line_of(&text, marker);
    assert!(found.contains(&(code, line)), "{code} is expected on line {line}, found {found:?}");
    for fault in faults.iter() {
        assert!(
            fault.help.is_some() || fault.code == "bad-expression",
            "{} says what to do",
            fault.code
        );
    }
    found
}

/// As [`gives`], and nothing but faults of that code.
fn finds(from: &str, to: &str, code: &str, marker: &str) {
    let found = gives(from, to, code, marker);
    assert!(
        found.iter().all(|(other, _)| *other == code),
        "only {code} is expected, found {found:?}"
    );
}

#[test]
fn the_format_is_the_one_that_is_read() {
    // a file of another format is told by whoever reads it, before its keys are looked at
    finds("format: 1\n", "format: 2\n", "other-format", "format: 2");
    let (mut file, _) = typed::<RubricFile>("shipped.yaml", SHIPPED[0].1.as_bytes()).unwrap();
    file.format = 2;
    let faults = check(file).unwrap_err();
    let found: Vec<(&str, String)> = faults.iter().map(|fault| (fault.code, fault.at.to_string())).collect();
    assert_eq!(found, [("wrong-format", "/format".to_owned())]);
}

#[test]
fn an_expression_is_refused_at_its_line() {
    let light = "exercise.stakes == 1 || authority.people < 20000";
    for (to, marker) in [
        ("exercise.stakes = 1", "  when: exercise.stakes = 1"),
        ("exercise.stake == 1", "  when: exercise.stake =="),
        ("1 + 1", "  when: 1 + 1"),
    ] {
        finds(light, to, "bad-expression", marker);
    }
    finds(
        "if: reach.missing_reviewed,",
        "if: reach.missing_reviewd,",
        "bad-expression",
        "reach.missing_reviewd,",
    );
    finds(
        "when: register.urgent}",
        "when: register.urgent &&}",
        "bad-expression",
        "register.urgent &&",
    );
    let text = edited("if: reach.missing_reviewed,", "if: reach.missing_reviewd,");
    let faults = read(&text).unwrap_err();
    let fault = faults.iter().next().unwrap();
    assert_eq!(fault.message, "there is no fact 'reach.missing_reviewd' (character 1)");
    assert_eq!(fault.help.as_deref(), Some("did you mean 'reach.missing_reviewed'?"));
}

#[test]
fn a_fact_is_known_and_of_the_right_kind() {
    finds("measure: reach.ways\n", "measure: reach.wayz\n", "unknown-fact", "reach.wayz");
    finds(
        "weight: exercise.stakes\n",
        "weight: exercise.steaks\n",
        "unknown-fact",
        "exercise.steaks",
    );
    finds(
        "judged_without: [reach.heard]",
        "judged_without: [reach.herd]",
        "unknown-fact",
        "reach.herd]",
    );
    finds(
        "duty: [reach.group_profile]",
        "duty: [reach.profile]",
        "unknown-fact",
        "reach.profile]",
    );
    finds(
        "{fact: salience.impact_shown,",
        "{fact: salience.impact_shwn,",
        "unknown-fact",
        "impact_shwn",
    );
    finds(
        "measure: reach.ways\n",
        "measure: reach.open_way\n",
        "wrong-kind",
        "measure: reach.open_way",
    );
}

#[test]
fn ids_are_single() {
    for (from, to, marker) in [
        (
            "{id: way-share, value",
            "{id: way-people, value",
            "{id: way-people, value: 5, unit: percent",
        ),
        (
            "  - {id: serious, title",
            "  - {id: decisive, title",
            "{id: decisive, title: Serious",
        ),
        (
            "- id: missing-looked-for\n",
            "- id: ways-in\n",
            "- id: ways-in\n        title: Looked",
        ),
        (
            "- id: low-return-unexamined\n",
            "- id: answerers-unknown\n",
            "- id: answerers-unknown\n    title: Few",
        ),
        (
            "{id: asked-again-what-was-known,",
            "{id: totals-do-not-add,",
            "{id: totals-do-not-add, title: Asked",
        ),
        (
            "{id: unprofiled-return,",
            "{id: unprofiled-low-return,",
            "{id: unprofiled-low-return, when: \"!reach.group_profile && !reach.self_selected && reach.return_rate < 50",
        ),
    ] {
        let text = edited(from, to);
        let faults = read(&text).expect_err(to);
        let line = line_of(&text, marker);
        assert!(
            faults
                .iter()
                .any(|fault| fault.code == "duplicate-id" && fault.place.is_some_and(|place| place.line == line)),
            "line {line}: {faults:?}"
        );
    }
}

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

#[test]
fn terms_do_not_come_back_to_themselves() {
    let term = "  - {id: said_back_soon, when: \"exercise.stakes == 3 && closing.days_to_results <= 84\"}";
    finds(
        term,
        "  - {id: said_back_soon, when: \"term.other\"}\n  - {id: other, when: \"!term.said_back_soon\"}",
        "cyclic-reference",
        "{id: said_back_soon",
    );
    finds(
        term,
        "  - {id: said_back_soon, when: \"term.said_back_soon\"}",
        "cyclic-reference",
        "{id: said_back_soon",
    );
    // a later term may stand in an earlier one
    let text = edited(
        term,
        "  - {id: said_back_soon, when: \"term.high && closing.days_to_results <= 84\"}\n  - {id: high, when: \"exercise.stakes == 3\"}",
    );
    assert!(read(&text).is_ok());
}

#[test]
fn names_meet() {
    finds(
        "{id: decisive-sign, severity: decisive,",
        "{id: decisive-sign, severity: deadly,",
        "unknown-severity",
        "severity: deadly",
    );
    finds(
        "  - id: digital-only\n",
        "  - id: digital-only\n    worse: {when: exercise.first_attempt, at_most: 9}\n",
        "unknown-level",
        "worse: {when: exercise.first_attempt",
    );
    finds("  across: ease\n", "  across: easy\n", "unknown-criterion", "  across: easy");
    finds("  up: salience\n", "  up: salt\n", "unknown-criterion", "  up: salt");
}

#[test]
fn a_sign_names_a_severity_and_a_criterion() {
    let (_, text) = SHIPPED[0];
    let begin = text.find("  - id: work-shifted-without-means").unwrap();
    let end = begin + text[begin..].find("\nnotes:").unwrap();
    let sign = &text[begin..end];
    for (from, to, code, marker) in [
        ("severity: limiting", "severity: mild", "unknown-severity", "severity: mild"),
        ("caps: closing", "caps: opening", "unknown-criterion", "caps: opening"),
        ("status: house", "status: unverified", "unverified", "status: unverified"),
    ] {
        finds(sign, &sign.replace(from, to), code, marker);
    }
}

#[test]
fn parameters_are_known_counted_in_their_unit_and_not_missing() {
    // the fact that needs it is told too
    let found = gives(
        "{id: way-people, value: 5,",
        "{id: way-peple, value: 5,",
        "unknown-parameter",
        "way-peple",
    );
    assert!(found.iter().any(|(code, _)| *code == "missing-parameter"), "{found:?}");
    finds(
        "{id: way-people, value: 5, unit: people,",
        "{id: way-people, value: 5, unit: percent,",
        "wrong-unit",
        "{id: way-people",
    );
    gives(
        "{id: way-people, value: 5,",
        "{id: way-people, value: -5,",
        "bad-number",
        "{id: way-people",
    );
    finds(
        "{id: way-people, value: 5, unit: people, status: house",
        "{id: way-people, value: 5, unit: people, status: unverified",
        "unverified",
        "{id: way-people",
    );
    finds(
        "  - {id: impact-days, value: 28, unit: days, status: house}\n",
        "",
        "missing-parameter",
        "measure: salience.choice_items",
    );
}

#[test]
fn thresholds_climb_and_ask_for_one_thing() {
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, at_least: 20, looks_like: \"half do\"",
        "falling-threshold",
        "looks_like: \"half do\"",
    );
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, at_least: 25, looks_like: \"half do\"",
        "falling-threshold",
        "looks_like: \"half do\"",
    );
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, looks_like: \"half do\"",
        "no-condition",
        "looks_like: \"half do\"",
    );
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, at_least: 50, at_most: 60, looks_like: \"half do\"",
        "two-conditions",
        "looks_like: \"half do\"",
    );
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, if: exercise.enduring, and: exercise.enduring, looks_like: \"half do\"",
        "two-conditions",
        "looks_like: \"half do\"",
    );
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, at_least: 1e-30, looks_like: \"half do\"",
        "bad-number",
        "looks_like: \"half do\"",
    );
    finds(
        "        measure: salience.ties_share\n",
        "",
        "no-measure",
        "at_least: 25, looks_like: \"a quarter do\"",
    );
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\", status: house",
        "{level: 3, at_least: 50, looks_like: \"half do\", status: unverified",
        "unverified",
        "looks_like: \"half do\"",
    );
}

#[test]
fn holidays_are_spans_of_the_year() {
    for wrong in ["08-01", "08-01..08-32", "13-01..13-02", "..", "02-30..03-01", "a-b..c-d"] {
        finds("\"08-01..08-31\"", &format!("\"{wrong}\""), "bad-holiday", "holidays:");
    }
    assert!(
        read(&edited("\"08-01..08-31\"", "\"02-29 .. 03-01\"")).is_ok(),
        "a leap day is a day"
    );
}

#[test]
fn something_is_scored_and_weighs() {
    let (_, text) = SHIPPED[0];
    let none = text
        .replace(", weight: 1, says", ", weight: 0, says")
        .replace(", weight: 2, says", ", weight: 0, says");
    let faults = read(&none).unwrap_err();
    let fault = faults.iter().next().unwrap();
    assert_eq!(
        (fault.code, fault.place.unwrap().line),
        ("no-weight", line_of(&none, "\nparts:") + 2)
    );

    let head = text.find("\nlevels:\n").unwrap();
    let parts = text.find("\nparts:\n").unwrap();
    let none = format!("{}\nlevels: []\n{}", &text[..head], &text[parts..]);
    let faults = read(&none).unwrap_err();
    assert!(faults.iter().any(|fault| fault.code == "no-levels"), "{faults:?}");

    let begin = text.find("\ncriteria:\n").unwrap();
    let signs = text.find("\nsigns:\n").unwrap();
    let notes = text.find("\nnotes:\n").unwrap();
    let none = format!("{}\ncriteria: []\n{}", &text[..begin], &text[notes..]);
    let faults = read(&none).unwrap_err();
    let line = line_of(&none, "criteria: []");
    assert!(
        faults
            .iter()
            .any(|fault| fault.code == "no-criteria" && fault.place.is_some_and(|place| place.line == line)),
        "{faults:?}"
    );

    let closing = text.find("  - id: closing\n").unwrap();
    let indicators = closing + text[closing..].find("    indicators:\n").unwrap();
    let none = format!("{}    indicators: []\n{}", &text[..indicators], &text[signs..]);
    let faults = read(&none).unwrap_err();
    let line = line_of(&none, "    indicators: []");
    assert!(
        faults
            .iter()
            .any(|fault| fault.code == "no-indicators" && fault.place.is_some_and(|place| place.line == line)),
        "{faults:?}"
    );
}

#[test]
fn all_faults_come_at_once_in_the_order_of_their_lines() {
    let text = edited("  across: ease\n", "  across: easy\n")
        .replace("measure: reach.ways\n", "measure: reach.wayz\n")
        .replace("unit: ratio, status: published", "unit: rate, status: published");
    let faults = read(&text).unwrap_err();
    let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["wrong-unit", "unknown-criterion", "unknown-fact"]);
}

#[test]
fn decimals_of_a_rubric_are_exact() {
    let text = edited("{id: under-heard, value: 0.8,", "{id: under-heard, value: 0.1,").replace(
        "{level: 2, at_least: 25, looks_like: \"a quarter do\"",
        "{level: 2, at_least: 0.1, looks_like: \"a quarter do\"",
    );
    let rubric = read(&text).unwrap();
    let tenth = Q::new(1, 10).unwrap();
    assert_eq!(rubric.settings.get(Parameter::UnderHeard), Some(tenth));
    let thresholds: Vec<Q> = rubric
        .criteria
        .iter()
        .flat_map(|criterion| &criterion.indicators)
        .flat_map(|indicator| &indicator.steps)
        .filter_map(|step| step.when.threshold)
        .filter(|threshold| threshold.way == Way::AtLeast)
        .map(|threshold| threshold.at)
        .collect();
    assert!(thresholds.contains(&tenth));
}

#[test]
fn comments_do_not_change_the_digest_and_a_threshold_does() {
    let (_, text) = SHIPPED[0];
    let same = read(text).unwrap().sha256;
    assert_eq!(read(&format!("# a comment\n{text}")).unwrap().sha256, same);
    let other = edited(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, at_least: 51, looks_like: \"half do\"",
    );
    assert_ne!(read(&other).unwrap().sha256, same);
}
