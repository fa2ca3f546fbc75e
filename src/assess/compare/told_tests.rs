//! What is read of an assessment, and what is passed over.

use super::Told;
use crate::assess::compare::levels::Of;
use serde_json::json;

fn told() -> Told {
    let bound = json!({"status": "firm", "low": 2, "high": 2, "words": "2"});
    let mut row = json!({"id": "row", "title": "Row", "indicators": [{"id": "leaf", "title": "Leaf", "status": "not-due", "low": 0, "high": 4, "words": "–", "later": 1}]});
    for (key, value) in bound.as_object().unwrap() {
        row[key] = value.clone();
    }
    serde_json::from_value(json!({
        "format": 1, "engine": {"name": "earnest", "version": "9", "commit": "of a later version"}, "as_of": "2026-01-31",
        "submission": {"name": "s", "sha256": "a"}, "rubric": {"id": "r", "version": "1", "sha256": "b"},
        "authority": {"name": "Eastlow"}, "grade": bound, "criteria": [row],
        "exercises": [{"id": "x", "title": "X", "grade": bound, "criteria": [row]}],
        "signs": [
            {"id": "f", "title": "F", "on": "x", "status": "fired"}, {"id": "p", "title": "P", "on": "x", "status": "possible"},
            {"id": "l", "title": "L", "on": "x", "status": "lifted"}
        ],
        "judgements": [{"id": "leaf", "says": "level 2, Developing", "role": "assessor", "author": "A", "date": "2026-01-01", "reason": "seen"}],
        "unheard_of": {"in": "this version"}
    }))
    .unwrap()
}

#[test]
fn assessments_of_other_versions_are_read() {
    let told = told();
    assert_eq!(told.engine.version, "9");
    assert!(told.documents.is_empty());
    assert_eq!(told.side().engine, "earnest 9");
}

#[test]
fn everything_that_can_move_is_there_once() {
    let levels = told().levels();
    let of = |of: Of| levels.keys().filter(|key| key.of == of).count();
    assert_eq!((of(Of::Grade), of(Of::Criterion), of(Of::Indicator), of(Of::Sign)), (2, 2, 2, 3));
    let first = levels.keys().next().unwrap();
    assert_eq!((first.on.as_str(), first.of.word()), ("", "grade"), "the authority first");
}

#[test]
fn signs_count_what_they_cap() {
    let levels = told().levels();
    let sign = |id: &str| {
        let found = levels.iter().find(|(key, _)| key.of == Of::Sign && key.id == id).unwrap().1;
        (found.level.low, found.level.high)
    };
    assert_eq!((sign("f"), sign("p"), sign("l")), ((1, 1), (0, 1), (0, 0)));
}

#[test]
fn levels_are_said_once() {
    let levels = told().levels();
    let says = |of: Of| levels.iter().find(|(key, _)| key.of == of).unwrap().1.level.says.clone();
    assert_eq!(says(Of::Grade), "2");
    assert_eq!(says(Of::Indicator), "not due");
}

#[test]
fn what_a_rubric_calls_a_level_is_no_other_judgement() {
    let (one, mut other) = (told(), told());
    other.judgements[0].says = "level 2, Fair".to_owned();
    assert_eq!(one.judged(), other.judged());
    other.judgements[0].says = "level 3, Fair".to_owned();
    assert_ne!(one.judged(), other.judged());
}
