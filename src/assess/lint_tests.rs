//! Levels that nothing adds up to are found for criteria and for the grade.

use super::lint;
use crate::rubric::library::{Loaded, SHIPPED, load, rubric};

const SMALL: &str = include_str!("../../tests/data/rubric.yaml");

fn found(from: &str, to: &str) -> Vec<String> {
    assert_eq!(SMALL.matches(from).count(), 1, "'{from}' stands once");
    let text = SMALL.replace(from, to);
    let rubric = rubric("small.yaml", text.as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}"));
    let faults = lint(&rubric);
    assert!(faults.iter().all(|fault| fault.code == "unreachable-level" && fault.help.is_some()));
    faults.iter().map(|fault| fault.at.to_string()).collect()
}

#[test]
fn every_level_of_a_sound_rubric_is_reached() {
    assert_eq!(found("id: small", "id: same"), [""; 0]);
    for (name, text) in SHIPPED
        .iter()
        .filter(|(name, text)| matches!(load(name, text.as_bytes()), Ok(Loaded::Rubric(rubric)) if rubric.overlay.is_none()))
    {
        let faults = lint(&rubric(name, text.as_bytes()).unwrap());
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
}

#[test]
fn an_effect_that_stays_low_takes_the_highest_level_away() {
    // effect reaches 1 alone, so the mean is at most (2 + 2) / 3
    assert_eq!(found("if: term.crowd", "if: \"false\""), ["/criteria/0/levels/2", "/levels/2"]);
}

#[test]
fn rounding_may_pass_over_a_level() {
    // with form alone worth anything and rounding up, and no more than the effect
    assert_eq!(found("above_effect: 1", "above_effect: 0"), [""; 0]);
    assert_eq!(found("weight: 2, says", "weight: 0, says"), [""; 0]);
}

#[test]
fn limits_that_always_hold_and_a_top_that_never_does() {
    let limit = "    limits:\n      - {id: always, when: \"true\", at_most: 1, says: always, status: house}\n    indicators:\n";
    assert_eq!(found("    indicators:\n", limit), ["/criteria/0/levels/2", "/levels/2"]);
    let top = "top: {level: 2, all_at_least: 1, corroborated_at_least: 1, if: reach.heard < 0, says: more, status: house}\nseverities:\n";
    assert_eq!(found("severities:\n", top), ["/criteria/0/levels/2", "/levels/2"]);
    assert_eq!(found("severities:\n", &top.replace("< 0", "> 0")), [""; 0]);
}
