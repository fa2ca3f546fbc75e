//! The lines of a comparison: signs of numbers, parts under their movement, and nothing where nothing moved.

use super::{by, comparison};
use crate::assess::published::comparison::{Cause, Change, Comparison, Level, Movement, Part, Side};

fn side() -> Side {
    let text = |text: &str| text.to_owned();
    Side {
        name: text("s"),
        authority: text("Eastlow\u{202e}"),
        as_of: text("2026-01-31"),
        engine: text("earnest 1"),
        rubric: text("r 1"),
        rubric_sha256: text("b"),
        submission_sha256: text("a"),
        grade: text("Good"),
    }
}

fn moved() -> Comparison {
    let level = |low, high| Level {
        says: format!("{low} to {high}"),
        low,
        high,
    };
    let part = |cause, low, high| Part {
        cause,
        says: "1 to 2".to_owned(),
        low,
        high,
    };
    Comparison {
        format: 1,
        old: side(),
        new: side(),
        changes: vec![Change {
            cause: Cause::Rubric,
            says: "the rubric".to_owned(),
        }],
        separable: true,
        needs: vec!["--old-submission".to_owned()],
        notes: vec!["a note".to_owned()],
        movements: vec![Movement {
            of: "grade".to_owned(),
            on: String::new(),
            id: "grade".to_owned(),
            title: "The grade".to_owned(),
            from: level(1, 2),
            to: level(2, 2),
            low: 1,
            high: 0,
            parts: vec![part(Cause::Rubric, 2, 1), part(Cause::NotSeparable, -1, -1)],
        }],
    }
}

#[test]
fn parts_stand_under_their_movement() {
    let text = comparison(&moved());
    for part in [
        "rubric: the rubric",
        "  The grade: 1 to 2 → 2 to 2 (low +1, high +0)\n    rubric: 1 to 2 (low +2, high +1)\n    not separable: 1 to 2 (-1)",
        "To tell more apart, give\n  --old-submission",
        "Notes\n  a note",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains('\u{202e}'));
}

#[test]
fn a_single_part_is_said_in_the_same_line() {
    let mut one = moved();
    one.movements[0].on = "clinic".to_owned();
    one.movements[0].parts = vec![one.movements[0].parts[0].clone()];
    let text = comparison(&one);
    assert!(
        text.contains("  grade The grade on clinic: 1 to 2 → 2 to 2 (low +1, high +0): rubric\n"),
        "{text}"
    );
    one.movements[0].on.clear();
    one.movements[0].of = "criterion".to_owned();
    assert!(comparison(&one).contains("criterion The grade of the authority: "));
}

#[test]
fn nothing_is_said_plainly() {
    let mut none = moved();
    none.changes.clear();
    none.movements.clear();
    assert!(comparison(&none).ends_with("\nNothing differs, and nothing moved.\n"));
    let mut unmoved = moved();
    unmoved.movements.clear();
    assert!(comparison(&unmoved).contains("What moved\n  nothing\n"));
}

#[test]
fn numbers_bear_their_sign() {
    assert_eq!((by(1, 1).as_str(), by(-2, -2).as_str(), by(0, 0).as_str()), ("+1", "-2", "+0"));
}
