//! Parameters are known, exact and counted in their unit; holidays are spans of the year.

use crate::base::number::Q;
use crate::facts::settings::Parameter;
use crate::rubric::check::tests::{edited, finds, gives, read};
use crate::rubric::model::Way;

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
