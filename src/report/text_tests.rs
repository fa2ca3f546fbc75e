//! The summary keeps to its width, and colours only when asked.

use super::summary;
use crate::report::Look;
use crate::report::sample::sample;

#[test]
fn says_grade_criteria_signs_and_first_things() {
    let out = summary(&sample(), &Look { colour: false, width: 90 });
    for words in [
        "Local grade  1–2 Between Going through the motions and Developing",
        "National core grade  0–1 At most Going through the motions by the core",
        "Ease of access, Time to answer, level 3, at least: “56” in place of “42” (reported)",
        "Closing the loop  0–1  ▒···  Between",
        "A promised consultation was not held (decisive",
        "1. Hold the consultation before acting on the decision. (weeks)",
        "Evidence as of 31 January 2026, compiled",
        "(not counted)",
    ] {
        assert!(out.contains(words), "{words} is not in\n{out}");
    }
    assert!(!out.contains('\u{1b}'));
}

#[test]
fn without_a_local_rubric_there_is_one_grade() {
    let mut one = sample();
    one.core = None;
    let out = summary(&one, &Look { colour: false, width: 90 });
    assert!(out.contains("\nGrade  1–2 Between"), "{out}");
    for gone in ["National core", "Local grade", "What the local rubric changes"] {
        assert!(!out.contains(gone), "{out}");
    }
}

#[test]
fn a_local_rubric_that_changes_nothing_says_so() {
    let mut one = sample();
    if let Some(core) = &mut one.core {
        core.changes.clear();
    }
    let out = summary(&one, &Look { colour: false, width: 90 });
    assert!(out.contains("Nothing was changed."), "{out}");
}

#[test]
fn one_exercise_shows_its_bars() {
    let mut one = sample();
    one.exercises.truncate(1);
    let out = summary(&one, &Look { colour: false, width: 90 });
    assert!(out.contains("Form       ██████······ 2\n    Effect     █████······· 1.5"), "{out}");
    assert!(out.contains("Effect     ██████▒▒···· 2 to 2.7"), "{out}");
}

#[test]
fn keeps_to_its_width() {
    for width in [40, 72, 100] {
        let out = summary(&sample(), &Look { colour: false, width });
        assert!(out.lines().all(|line| line.chars().count() <= usize::from(width)), "{out}");
    }
}

#[test]
fn colour_changes_no_letter() {
    let mut coloured = summary(&sample(), &Look { colour: true, width: 80 });
    assert!(coloured.contains("\u{1b}[1m"));
    for code in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[1;33m"] {
        coloured = coloured.replace(code, "");
    }
    assert_eq!(coloured, summary(&sample(), &Look { colour: false, width: 80 }));
}
