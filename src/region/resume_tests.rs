//! Tests of going on with a run.

#![allow(clippy::wildcard_enum_match_arm, clippy::cast_possible_truncation, reason = "tests")]

use super::{Checkpoint, Of, Position};

fn of() -> Of {
    Of {
        engine: "1".to_owned(),
        rubric: "r".to_owned(),
        baseline: None,
        as_of: Some("2026-01-31".to_owned()),
        draws: 1000,
        inputs: "i".to_owned(),
    }
}

#[test]
fn the_same_run_goes_on_where_it_stood() {
    let at = Position {
        inputs: 3,
        bytes: 17,
        lines: 2,
        written: 900,
        submissions: 8,
        refused: 1,
        read: 4000,
    };
    let bytes = Checkpoint::new(of(), at).write();
    assert_eq!(Checkpoint::go_on(&bytes, &of()), Ok(at));
}

#[test]
fn whatever_may_change_the_bytes_makes_it_another_run() {
    let bytes = Checkpoint::new(of(), Position::default()).write();
    type Change = (fn(&mut Of), &'static str);
    let changes: [Change; 6] = [
        (|of| of.engine.push('2'), "version of earnest"),
        (|of| of.rubric.push('2'), "another rubric"),
        (|of| of.baseline = Some("b".to_owned()), "--baseline"),
        (|of| of.as_of = None, "--as-of"),
        (|of| of.draws = 0, "--draws"),
        (|of| of.inputs.push('2'), "other inputs"),
    ];
    for (change, says) in changes {
        let mut other = of();
        change(&mut other);
        let why = Checkpoint::go_on(&bytes, &other).unwrap_err();
        assert!(why.contains(says), "{why}");
    }
}

#[test]
fn half_a_checkpoint_is_none() {
    let bytes = Checkpoint::new(of(), Position::default()).write();
    for cut in [0, 1, bytes.len() / 2, bytes.len() - 1] {
        assert!(Checkpoint::go_on(&bytes[..cut], &of()).unwrap_err().contains("cannot be read"));
    }
}
