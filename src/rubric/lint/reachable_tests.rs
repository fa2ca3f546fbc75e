//! Levels, signs, notes and caps that rule themselves out are found; those that only look hard are not.

use super::super::tests::{edited, finds, found, passes};
use super::highest;
use crate::rubric::library::rubric;

#[test]
fn a_level_that_rules_out_the_one_below_it() {
    finds(
        "if: term.crowd",
        "if: term.crowd && reach.heard < 1",
        "unreachable-level",
        "if: term.crowd && reach.heard < 1",
    );
    passes("if: term.crowd", "if: term.crowd || reach.heard < 1");
}

#[test]
fn a_level_beyond_the_span_of_its_unit() {
    finds(
        "if: term.crowd",
        "if: term.crowd && reach.return_rate > 100",
        "unreachable-level",
        "reach.return_rate",
    );
    passes("if: term.crowd", "if: term.crowd && reach.return_rate >= 100");
    finds(
        "if: term.crowd",
        "if: term.crowd && exercise.first_attempt && !exercise.first_attempt",
        "unreachable-level",
        "!exercise.first_attempt",
    );
}

#[test]
fn a_level_that_a_cap_always_takes_away() {
    finds(
        "when: reach.self_selected, at_most",
        "when: reach.heard >= 100, at_most",
        "unreachable-level",
        "if: term.crowd",
    );
    passes("when: reach.self_selected, at_most", "when: reach.heard >= 101, at_most");
}

#[test]
fn conditions_that_never_hold() {
    finds(
        "when: reach.self_selected, at_most",
        "when: reach.heard < 0, at_most",
        "never-holds",
        "when: reach.heard < 0",
    );
    finds(
        "when: reach.heard >= 1 && !closing.response",
        "when: reach.heard == 1 && reach.heard != 1",
        "never-holds",
        "when: reach.heard == 1",
    );
    finds(
        "lifted_by: assessor}",
        "lifted_by: assessor, note_when: \"false\"}",
        "never-holds",
        "note_when",
    );
    finds(
        "bases:\n",
        "notes:\n  - {id: odd, title: Odd, says: odd, when: 2 < 1}\nbases:\n",
        "never-holds",
        "2 < 1",
    );
    finds(
        "    indicators:\n",
        "    limits:\n      - {id: none, when: \"false\", at_most: 1, says: never, status: house}\n    indicators:\n",
        "never-holds",
        "id: none",
    );
}

#[test]
fn light_thresholds_may_reach_what_the_others_do_not() {
    let text = edited(
        "{level: 2, if: term.crowd,",
        "{level: 2, if: term.crowd && reach.heard < 1, light: {if: term.crowd},",
    );
    let codes = |text: &str| -> Vec<&str> { found(text).into_iter().map(|(code, _)| code).collect() };
    assert_eq!(codes(&text), ["unreachable-level"], "nothing says where the light ones apply");
    let light = "light: {when: exercise.proposal, says: small ones, status: house}\nseverities:\n";
    assert_eq!(found(&text.replace("severities:\n", light)), []);
}

#[test]
fn the_highest_level_of_each_indicator() {
    let read = |text: &str| highest(&rubric("small.yaml", text.as_bytes()).unwrap());
    assert_eq!(read(&edited("id: small", "id: same")), [[2, 2]]);
    assert_eq!(read(&edited("if: term.crowd", "if: reach.heard < 1")), [[2, 1]]);
    assert_eq!(read(&edited("at_most: 90", "at_most: 90, and: \"false\"")), [[0, 2]]);
}
