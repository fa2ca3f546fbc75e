//! Expressions and names that a rubric cannot mean are refused where they stand.

use crate::rubric::check::tests::{edited, finds, read};

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
