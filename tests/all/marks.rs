//! What judgements do: fill what is missing, up to a level; differ; lift signs; and never replace what was measured.

use crate::scored::{bounds as criterion_bounds, score_how};
use crate::support::{How, assessed, assessed_with, bounds, edited, fixture, indicator, sign};
use earnest::assess::published::{IndicatorStatus, SignStatus};
use serde_json::{Value, json};

fn file(role: &str, marks: Value) -> Value {
    json!({"format": 1, "role": role, "author": "A. N. Other", "interest": "none", "date": "2026-02-01", "marks": marks})
}

fn by(author: &str, role: &str, marks: Value) -> Value {
    edited(&file(role, marks), &json!({"/author": author}))
}

fn level(level: u32) -> Value {
    json!([{"on": "clinic", "indicator": "those-it-touches", "level": level, "document": "paper", "reason": "page 2"}])
}

fn lift(sign: &str) -> Value {
    json!([{"on": "clinic", "sign": sign, "act": "lift", "reason": "It was mended."}])
}

/// The exemplary file without the count that one indicator needs.
fn untied() -> Value {
    edited(&fixture("exemplary"), &json!({"/exercises/0/ties": null}))
}

#[test]
fn a_missing_count_may_be_judged_up_to_a_level() {
    for (judged, stands) in [(0, 0), (2, 2), (3, 3), (4, 3)] {
        let assessment = assessed_with(&untied(), &[file("assessor", level(judged))]);
        let unit = &assessment.exercises[0];
        assert_eq!(bounds(unit, "those-it-touches"), (stands, stands), "judged {judged}");
        assert_eq!(indicator(unit, "those-it-touches").status, IndicatorStatus::Judged);
        let judgement = &assessment.judgements[0];
        assert!(judgement.counted, "{judgement:?}");
    }
}

#[test]
fn a_measured_level_is_not_judged_away() {
    let assessment = assessed_with(&fixture("exemplary"), &[file("assessor", level(1))]);
    assert_eq!(bounds(&assessment.exercises[0], "those-it-touches"), (4, 4));
    assert!(!assessment.judgements[0].counted && assessment.judgements[0].left_out.is_some());
}

#[test]
fn two_marks_that_differ_give_what_lies_between() {
    let marks = [file("assessor", level(1)), by("Somebody Else", "assessor", level(3))];
    assert_eq!(bounds(&assessed_with(&untied(), &marks).exercises[0], "those-it-touches"), (1, 3));
    let turned = [by("Somebody Else", "moderator", level(3)), file("assessor", level(1))];
    assert_eq!(bounds(&assessed_with(&untied(), &turned).exercises[0], "those-it-touches"), (1, 3));
}

#[test]
fn the_authoritys_own_marks_never_count() {
    let with = assessed_with(&untied(), &[file("self", level(3))]);
    let without = assessed(&untied());
    assert_eq!(with.grade, without.grade);
    assert_eq!(with.tree, without.tree);
    assert_eq!(with.exercises, without.exercises);
    assert!(with.judgements.iter().all(|judgement| !judgement.counted), "{:?}", with.judgements);
    assert_eq!(with.judgements.len(), 1, "it is shown");
}

#[test]
fn a_mark_on_everything_is_a_mark_on_each() {
    let mut everywhere = level(2);
    everywhere[0].as_object_mut().unwrap().shift_remove("on");
    let unit = |marks: Value| assessed_with(&untied(), &[file("assessor", marks)]).exercises[0].clone();
    assert_eq!(unit(everywhere).criteria, unit(level(2)).criteria);
}

/// A sign, the change that makes it fire, and its criterion.
fn signs() -> [(&'static str, Value, &'static str); 3] {
    [
        (
            "decision-before-asking",
            json!({"/exercises/0/commitment_made": "2025-01-01"}),
            "salience",
        ),
        (
            "group-unheard",
            json!({"/exercises/0/groups/10/heard": 0, "/exercises/0/groups/10/met_directly": 0}),
            "reach",
        ),
        (
            "told-counted-as-heard",
            json!({"/exercises/0/claimed_reach": {"number": 9000, "includes": ["seen"]}}),
            "reach",
        ),
    ]
}

#[test]
fn who_may_lift_what() {
    for (id, edits, _) in signs() {
        let value = edited(&fixture("exemplary"), &edits);
        let state = |role: &str| sign(&assessed_with(&value, &[file(role, lift(id))]), id).unwrap().status;
        assert_eq!(state("self"), SignStatus::Fired, "{id}");
        let by_assessor = if id == "decision-before-asking" {
            SignStatus::Fired
        } else {
            SignStatus::Lifted
        };
        assert_eq!(state("assessor"), by_assessor, "{id}");
        assert_eq!(state("moderator"), SignStatus::Lifted, "{id}");
    }
}

#[test]
fn a_lifted_sign_raises_its_criterion_and_is_still_shown() {
    for (id, edits, criterion) in signs() {
        let value = edited(&fixture("exemplary"), &edits);
        let capped = score_how(&value, &How::default());
        let marks = [file("moderator", lift(id))];
        let lifted = score_how(
            &value,
            &How {
                marks: &marks,
                ..How::default()
            },
        );
        let (before, after) = (
            criterion_bounds(&capped.units[0], criterion),
            criterion_bounds(&lifted.units[0], criterion),
        );
        assert!(after.low > before.low && after.high > before.high, "{id}: {before:?} to {after:?}");
        assert!(lifted.grade.bounds.low >= capped.grade.bounds.low, "{id}");
        let shown = assessed_with(&value, &marks);
        let said = sign(&shown, id).unwrap().lifted.clone().unwrap();
        assert!(said.contains("It was mended.") && said.contains("A. N. Other"), "{said}");
    }
}

#[test]
fn the_last_word_on_a_sign_stands() {
    let value = edited(&fixture("exemplary"), &signs()[1].1);
    let mut both = lift("group-unheard");
    let confirm = json!({"on": "clinic", "sign": "group-unheard", "act": "confirm", "reason": "It was not."});
    both.as_array_mut().unwrap().push(confirm);
    let state = |marks: Value| {
        sign(&assessed_with(&value, &[file("assessor", marks)]), "group-unheard")
            .unwrap()
            .status
    };
    assert_eq!(state(both.clone()), SignStatus::Fired);
    both.as_array_mut().unwrap().reverse();
    assert_eq!(state(both), SignStatus::Lifted);
}

#[test]
fn a_first_attempt_turns_signs_that_are_less_sure_into_notes() {
    let limiting = json!({"/exercises/0/promise": "empower"});
    let value = edited(&fixture("exemplary"), &limiting);
    assert_eq!(sign(&assessed(&value), "promise-unkept").unwrap().status, SignStatus::Fired);
    let first = edited(&value, &json!({"/exercises/0/first_attempt": "yes"}));
    assert_eq!(sign(&assessed(&first), "promise-unkept").unwrap().status, SignStatus::Noted);
    // an assessor who confirms it makes it cap again
    let confirm = json!([{"on": "clinic", "sign": "promise-unkept", "act": "confirm", "reason": "It was known."}]);
    let confirmed = assessed_with(&first, &[file("assessor", confirm)]);
    assert_eq!(sign(&confirmed, "promise-unkept").unwrap().status, SignStatus::Fired);
    // what is sure, and what weighs more, stays
    for (id, edits, _) in signs() {
        let value = edited(
            &edited(&fixture("exemplary"), &edits),
            &json!({"/exercises/0/first_attempt": "yes"}),
        );
        assert_eq!(sign(&assessed(&value), id).unwrap().status, SignStatus::Fired, "{id}");
    }
}

#[test]
fn marks_that_make_no_sense_are_refused() {
    let how = |marks: Value| {
        let files = [file("assessor", marks)];
        let how = How {
            marks: &files,
            ..How::default()
        };
        crate::support::assess_how("a", &fixture("exemplary"), &how)
            .err()
            .map(|faults| faults.iter().map(|fault| fault.code).collect::<Vec<_>>())
            .unwrap_or_default()
    };
    let mark = |edits: Value| {
        let mut mark = level(2);
        for (key, value) in edits.as_object().unwrap() {
            mark[0][key] = value.clone();
        }
        mark
    };
    assert_eq!(how(mark(json!({"on": "elsewhere"}))), ["dangling-reference"]);
    assert_eq!(how(mark(json!({"indicator": "charm"}))), ["dangling-reference"]);
    assert_eq!(how(mark(json!({"document": "none-such"}))), ["dangling-reference"]);
    assert_eq!(how(mark(json!({"document": null}))), ["mark-without-document"]);
    assert_eq!(how(mark(json!({"level": 9}))), ["unknown-level"]);
    assert_eq!(how(mark(json!({"sign": "group-unheard"}))), ["unclear-mark"]);
    assert!(how(level(2)).is_empty());
}

#[test]
fn a_fact_may_be_judged_where_the_file_is_silent() {
    let silent = edited(&fixture("exemplary"), &json!({"/exercises/0/proposal/impact_shown_on": null}));
    let six = |assessment: &earnest::assess::published::Assessment| bounds(&assessment.exercises[0], "honest-choice");
    assert_eq!(six(&assessed(&silent)), (3, 3));
    let fact = json!([{"on": "clinic", "fact": "salience.impact_shown", "value": 1, "document": "paper", "reason": "page 3"}]);
    let judged = assessed_with(&silent, &[file("assessor", fact.clone())]);
    assert_eq!(judged.judgements.len(), 1);
    // what the file states is not judged away
    let no = json!([{"on": "clinic", "fact": "salience.rung_evidenced", "value": 0, "document": "paper", "reason": "page 3"}]);
    let kept = assessed_with(&fixture("exemplary"), &[file("assessor", no)]);
    assert_eq!(bounds(&kept.exercises[0], "part-kept"), (4, 4));
}

#[test]
fn a_better_level_never_lowers_anything_above_it() {
    for (name, gone, row) in [
        ("exemplary", "/exercises/0/ties", "those-it-touches"),
        ("developing", "/exercises/0/ties", "those-it-touches"),
        ("exemplary", "/exercises/0/ratings", "understood"),
        ("good", "/exercises/0/changes", "something-followed"),
    ] {
        let value = edited(&fixture(name), &json!({gone: null}));
        let verdicts: Vec<_> = (0..=3)
            .map(|level| {
                let mark = json!([{"on": "clinic", "indicator": row, "level": level, "document": "paper", "reason": "page 2"}]);
                let marks = [file("assessor", mark)];
                score_how(
                    &value,
                    &How {
                        marks: &marks,
                        ..How::default()
                    },
                )
            })
            .collect();
        for pair in verdicts.windows(2) {
            assert!(pair[0].grade.bounds.low <= pair[1].grade.bounds.low, "{name} {row}");
            assert!(pair[0].grade.bounds.high <= pair[1].grade.bounds.high, "{name} {row}");
            for (worse, better) in pair[0].units[0].criteria.iter().zip(&pair[1].units[0].criteria) {
                assert!(
                    worse.bounds.low <= better.bounds.low && worse.bounds.high <= better.bounds.high,
                    "{name} {row}"
                );
                assert!(worse.mean <= better.mean, "{name} {row}");
            }
        }
        let (first, last) = (&verdicts[0].units[0], &verdicts[3].units[0]);
        assert!(first.criteria != last.criteria, "{name} {row}: the mark moves nothing");
    }
}
