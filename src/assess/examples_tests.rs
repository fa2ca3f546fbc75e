//! Examples go through scoring: those of the shipped rubrics hold, and one that does not is told with what it reads.

use super::{Outcome, run};
use crate::rubric::library::{Loaded, SHIPPED, load, rubric};

const SMALL: &str = include_str!("../../tests/data/rubric.yaml");

fn outcome(from: &str, to: &str) -> Outcome {
    assert_eq!(SMALL.matches(from).count(), 1, "'{from}' stands once");
    run(&rubric("small.yaml", SMALL.replace(from, to).as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}")))
}

/// The one failure: where it is, what it says, what it rests on.
fn fails(from: &str, to: &str) -> (String, String, String) {
    let outcome = outcome(from, to);
    assert_eq!(outcome.failed, 1, "{:?}", outcome.faults);
    let fault = outcome.faults.iter().next().unwrap();
    assert_eq!(fault.code, "failed-example");
    (fault.at.to_string(), fault.message.clone(), fault.help.clone().unwrap())
}

#[test]
fn the_examples_of_every_shipped_rubric_hold() {
    for (name, text) in SHIPPED
        .iter()
        .filter(|(name, text)| matches!(load(name, text.as_bytes()), Ok(Loaded::Rubric(rubric)) if rubric.overlay.is_none()))
    {
        let outcome = run(&rubric(name, text.as_bytes()).unwrap());
        assert!(outcome.faults.is_empty() && outcome.failed == 0, "{name}: {:?}", outcome.faults);
        assert!(outcome.run > 0, "{name}");
    }
    let same = outcome("id: small", "id: same");
    assert_eq!((same.run, same.failed), (6, 0));
}

#[test]
fn a_level_that_is_otherwise_is_told_with_its_indicators() {
    let (at, message, help) = fails("expect: {heard: 1}, why", "expect: {heard: 0}, why");
    assert_eq!(at, "/tests/2/expect/heard");
    assert_eq!(message, "'noise': expected 'heard' at 0, found 1");
    assert_eq!(help, "its indicators: asked 2, people 0; no sign fired on it");
    let (_, message, help) = fails("expect: {heard: 1, people: 1}", "expect: {heard: 1, people: 0}");
    assert_eq!(message, "'few': expected 'people' at 0, found 1");
    assert_eq!(help, "it reads reach.heard 99, reach.self_selected no");
}

#[test]
fn a_sign_that_is_otherwise_is_told_with_what_it_reads() {
    let (at, message, help) = fails("facts: {closing.response: no}", "facts: {closing.response: unknown}");
    assert_eq!(at, "/tests/5/expect/status");
    assert_eq!(message, "'loud': expected 'silent' fired, found possible");
    assert_eq!(help, "it reads reach.heard 100, closing.response unknown");
}

#[test]
fn what_is_not_given_is_unknown() {
    let wide = outcome(
        "base: whole, facts: {reach.heard: 99}, expect: {heard: 1, people: 1}",
        "facts: {closing.days_to_results: 30}, expect: {heard: {from: 0, to: 1}, asked: 2, people: {from: 0, to: 2}}",
    );
    let told: Vec<&str> = wide.faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(told, ["'few': expected 'heard' at 0–1, found 1–2"]);
}

#[test]
fn the_grade_can_be_expected() {
    let base = "tests:\n  - {id: g, kind: positive, about: grade, base: whole, expect: {grade: 2}, why: \"x\"}\n";
    assert_eq!(outcome("tests:\n", base).failed, 0);
    let (_, message, help) = fails("tests:\n", &base.replace("grade: 2", "grade: 1"));
    assert_eq!(
        (message.as_str(), help.as_str()),
        ("'g': expected 'grade' at 1, found 2", "its criteria: heard 2")
    );
}

#[test]
fn the_top_level_needs_somebody_else_to_say_so() {
    let top = "top: {level: 2, all_at_least: 1, corroborated_at_least: 1, if: closing.response, says: more, status: house}\nseverities:\n";
    let held = outcome("severities:\n", top);
    assert_eq!(held.failed, 1, "{:?}", held.faults);
    let text = SMALL.replace("severities:\n", top).replace(
        "about: heard, base: whole, expect",
        "about: heard, corroborated: true, base: whole, expect",
    );
    assert_eq!(run(&rubric("small.yaml", text.as_bytes()).unwrap()).failed, 0);
}
