//! What differs between two assessments by what they tell alone, and to what a movement is then put down.

use super::{Told, compare_told, looked};
use crate::assess::published::comparison::Cause;
use crate::base::interval::Truth;
use crate::facts::strength::Looked;
use serde_json::{Value, json};

fn value() -> Value {
    let bound = |low: u32, high: u32| json!({"status": "between", "low": low, "high": high, "words": "in words"});
    let mut row = bound(1, 2);
    row["id"] = json!("row");
    row["title"] = json!("Row");
    json!({
        "format": 1, "engine": {"name": "earnest", "version": "1"}, "as_of": "2026-01-31",
        "submission": {"name": "s", "sha256": "a"}, "rubric": {"id": "r", "version": "1", "sha256": "b"},
        "authority": {"name": "Eastlow"}, "grade": bound(1, 2), "criteria": [row], "exercises": [], "signs": [],
        "judgements": [], "documents": [{"id": "d", "state": "missing"}, {"id": "e", "state": "cited"}]
    })
}

fn told(edits: &[(&str, Value)]) -> Told {
    let mut all = value();
    for (at, new) in edits {
        *all.pointer_mut(at).unwrap() = new.clone();
    }
    serde_json::from_value(all).unwrap()
}

fn raised() -> (&'static str, Value) {
    ("/grade/low", json!(2))
}

#[test]
fn with_itself_nothing_differs_and_nothing_moves() {
    let found = compare_told(&told(&[]), &told(&[]), vec!["everything".to_owned()]);
    assert!(found.changes.is_empty() && found.movements.is_empty() && found.notes.is_empty() && found.needs.is_empty());
    assert!(found.separable);
}

#[test]
fn the_only_thing_that_differs_moved_it() {
    let judgement =
        json!([{"id": "row", "says": "level 2, Developing", "role": "assessor", "author": "A", "date": "2026-01-01", "reason": "seen"}]);
    for (edit, cause) in [
        (("/engine/version", json!("2")), Cause::Engine),
        (("/rubric/sha256", json!("c")), Cause::Rubric),
        (("/submission/sha256", json!("c")), Cause::Evidence),
        (("/as_of", json!("2026-02-01")), Cause::Evidence),
        (("/documents/0/state", json!("exhibited")), Cause::Evidence),
        (("/judgements", judgement), Cause::Judgement),
    ] {
        let found = compare_told(&told(&[]), &told(&[edit, raised()]), Vec::new());
        assert_eq!(found.changes.len(), 1, "{cause:?}");
        assert!(found.separable);
        let [movement] = &found.movements[..] else { panic!("{found:?}") };
        assert_eq!((movement.low, movement.high), (1, 0));
        let [part] = &movement.parts[..] else { panic!("{movement:?}") };
        assert_eq!((part.cause, part.low, part.high), (cause, 1, 0));
    }
}

#[test]
fn of_several_none_is_blamed() {
    let new = told(&[("/engine/version", json!("2")), ("/rubric/sha256", json!("c")), raised()]);
    let found = compare_told(&told(&[]), &new, vec!["--old-submission".to_owned()]);
    assert!(!found.separable);
    assert_eq!(found.movements[0].parts[0].cause, Cause::NotSeparable);
    assert_eq!(found.needs, ["--old-submission"]);
    // the same cause twice is still one
    let new = told(&[("/as_of", json!("2026-02-01")), ("/submission/sha256", json!("c")), raised()]);
    assert_eq!(
        compare_told(&told(&[]), &new, Vec::new()).movements[0].parts[0].cause,
        Cause::Evidence
    );
}

#[test]
fn a_movement_that_nothing_explains_is_said_to_be_one() {
    let found = compare_told(&told(&[]), &told(&[raised()]), Vec::new());
    assert!(!found.separable && found.changes.is_empty());
    assert_eq!(found.notes.len(), 1);
}

#[test]
fn another_name_of_a_level_moves_nothing() {
    let new = told(&[("/rubric/sha256", json!("c")), ("/grade/words", json!("other words"))]);
    let found = compare_told(&told(&[]), &new, Vec::new());
    assert!(found.movements.is_empty() && found.separable);
    assert_eq!(found.changes.len(), 1);
}

#[test]
fn documents_are_looked_at_as_they_were() {
    let looked = looked(&told(&[]));
    assert_eq!(looked.get("d"), Some(Looked::Missing));
    assert_eq!(looked.get("e"), None);
}

#[test]
fn figures_that_a_paper_did_not_show_are_held_as_they_were() {
    let mut all = value();
    all["warnings"] = json!([
        {"code": "figure-not-in-document", "at": "/exercises/0/activities/1/people", "message": "m"},
        {"code": "figure-on-another-page", "at": "/exercises/1/people_heard", "message": "m"},
        {"code": "figure-not-in-document", "at": "/authority/people", "message": "m"},
    ]);
    let new: Told = serde_json::from_value(all).unwrap();
    let seen = looked(&new);
    let shown = |at: &str| seen.figure_not_shown(at).as_truth();
    assert_eq!((shown("/exercises/0"), shown("/exercises/1")), (Truth::True, Truth::Unknown));
    let found = compare_told(&told(&[]), &new, Vec::new());
    let [change] = &found.changes[..] else { panic!("{found:?}") };
    assert_eq!(change.cause, Cause::Evidence);
    assert!(change.says.contains("documents"), "{}", change.says);
}
