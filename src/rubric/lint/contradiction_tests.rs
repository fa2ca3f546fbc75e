//! What cannot hold together, and what can; where it cannot be told, it can.

use super::can_hold;
use crate::facts::catalogue::Kind;
use crate::rubric::expr::{Expr, Terms};

fn holds(text: &str) -> bool {
    let expr = Expr::read(text, Kind::Truth, &Terms::new()).unwrap_or_else(|wrong| panic!("{text}: {wrong:?}"));
    can_hold(&[&expr], &[])
}

#[test]
fn numbers_that_leave_no_room() {
    for text in [
        "reach.heard >= 5 && reach.heard < 5",
        "reach.heard > 5 && reach.heard <= 5",
        "5 < reach.heard && 5 > reach.heard",
        "reach.heard == 1 && reach.heard == 2",
        "reach.heard == 1 && reach.heard != 1",
        "reach.heard < 0",
        "exercise.stakes == 4",
        "reach.return_rate > 100",
        "reach.heard >= 1 && !(reach.heard >= 1)",
        "!exists(reach.heard) && reach.heard >= 1",
        "1 > 2",
        "false",
    ] {
        assert!(!holds(text), "{text}");
    }
}

#[test]
fn numbers_that_leave_room() {
    for text in [
        "reach.heard >= 5 && reach.heard <= 5",
        "reach.heard != 1 && reach.heard != 2",
        "salience.part_kept < -1",
        "salience.part_kept == -2 && salience.part_kept <= - 2",
        "closing.results_days_before_decision < 0",
        // there may be nothing to compare, and then it does not hold
        "!(reach.heard >= 0)",
        "exists(reach.heard) && !(reach.heard >= 1)",
        "reach.heard < reach.groups_counted && reach.heard > reach.groups_counted",
        "reach.heard + 1 < reach.heard",
        "known(reach.heard) && !known(reach.heard)",
    ] {
        assert!(holds(text), "{text}");
    }
}

#[test]
fn truths_and_alternatives() {
    assert!(!holds("exercise.proposal && !exercise.proposal"));
    assert!(!holds(
        "(exercise.proposal || exercise.withdrawn) && !exercise.proposal && !exercise.withdrawn"
    ));
    assert!(!holds("!(exercise.proposal || reach.heard >= 1) && exercise.proposal"));
    assert!(holds("(exercise.proposal || exercise.withdrawn) && !exercise.proposal"));
    assert!(holds("!(exercise.proposal && exercise.withdrawn) && exercise.proposal"));
    assert!(!holds(
        "!(exercise.proposal && exercise.withdrawn) && exercise.proposal && exercise.withdrawn"
    ));
}

#[test]
fn what_is_to_fail_fails() {
    let read = |text: &str| Expr::read(text, Kind::Truth, &Terms::new()).unwrap();
    let (wide, narrow) = (read("reach.heard >= 1"), read("reach.heard >= 2"));
    assert!(can_hold(&[&wide], &[&narrow]));
    assert!(!can_hold(&[&narrow], &[&wide]));
    assert!(can_hold(&[], &[]));
}

#[test]
fn a_search_that_is_too_long_gives_up_on_the_safe_side() {
    // forty pairs of alternatives and a contradiction that is found last
    let pairs: Vec<String> = (0..40).map(|n| format!("(reach.heard != {n} || reach.ways != {n})")).collect();
    let text = format!("exercise.proposal && !exercise.proposal && {}", pairs.join(" && "));
    assert!(holds(&text) || !holds(&text), "it ends");
}
