//! Moves: what is offered on which day, what each writes into the file, and that none looks back.

use super::*;
use crate::rubric::library;
use crate::rubric::model::Rubric;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::OnceLock;

fn rubric() -> &'static Rubric {
    static RUBRIC: OnceLock<Rubric> = OnceLock::new();
    RUBRIC.get_or_init(|| library::shipped(None).unwrap().1.unwrap())
}

fn file(basis: &str, exercise: &Value) -> Submission {
    let value = json!({
        "format": 1, "basis": basis, "authority": {"name": "A"}, "period": {"from": "2025-01-01", "to": "2025-12-31"},
        "exercises": [exercise]
    });
    serde_json::from_value(value).unwrap()
}

fn on(submission: &Submission, day: Day) -> Vec<Move> {
    let context = Context {
        submission,
        settings: &rubric().settings,
        baseline: None,
        as_of: day,
        basis: submission.basis,
        open: false,
    };
    possible(context, &submission.exercises.as_ref().unwrap()[0], 0)
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn names(moves: &[Move]) -> Vec<&str> {
    moves.iter().map(|one| one.id.strip_prefix("e/").unwrap()).collect()
}

fn one<'m>(moves: &'m [Move], name: &str) -> &'m Move {
    moves
        .iter()
        .find(|one| one.id == format!("e/{name}"))
        .unwrap_or_else(|| panic!("no {name} among {:?}", names(moves)))
}

/// The exercise after a move.
fn after(submission: &Submission, change: &Move) -> Value {
    let mut changed = submission.clone();
    change.apply(&mut changed);
    serde_json::to_value(&changed.exercises.unwrap()[0]).unwrap()
}

/// An exercise with something of every kind left to do.
fn exercise() -> Value {
    json!({
        "id": "e", "title": "E", "relationship": "enduring", "proposal": {"what": "one site"}, "people_heard": 120,
        "opens": "2025-03-03", "closes": "2025-04-30", "decision_due": "2025-05-10",
        "affected": {"people": 1000},
        "groups": [{"group": "carers", "people": 400, "heard": 2}, {"group": "deaf", "people": 3, "small": "yes", "heard": 0}],
        "monitoring": [{"question": "caring", "answered": 100, "not_stated": 0}, {"question": "deaf", "answered": 100, "not_stated": 0}],
        "activities": [{"id": "form", "kind": "survey", "way": "open-form"}],
        "claimed_reach": {"number": 9000, "includes": ["seen"]},
        "comments": {"received": 300, "sorted": 100},
        "themes": [
            {"id": "t1", "summary": "far", "voices": 40},
            {"id": "t2", "summary": "late", "voices": 30},
            {"id": "t3", "summary": "open", "voices": 2, "signatures": 800}
        ],
        "changes": [
            {"what": "a bus", "due": "2025-06-01", "owner": "transport lead", "done": "none"},
            {"what": "a bell"},
            {"what": "a lamp", "owner": "estates lead", "due": "2025-05-20", "done": "2025-05-19"}
        ]
    })
}

#[test]
fn what_is_offered_follows_the_days() {
    let sent = file("returned", &exercise());
    let before = on(&sent, day("2025-02-01"));
    let open = on(&sent, day("2025-04-01"));
    let waiting = on(&sent, day("2025-05-05"));
    let late = on(&sent, day("2025-09-01"));
    assert!(names(&before).contains(&"announce") && !names(&open).contains(&"announce"));
    for name in [
        "extend/14",
        "formats",
        "review",
        "say/influence",
        "open/outreach",
        "impact",
        "meet/carers",
    ] {
        assert!(names(&before).contains(&name) && names(&open).contains(&name), "{name}");
        assert_eq!(one(&open, name).when, When::BeforeClose, "{name}");
        assert!(!names(&late).contains(&name), "{name}");
    }
    for name in ["session", "publish", "postpone"] {
        assert_eq!(one(&waiting, name).when, When::BeforeDecision, "{name}");
        assert_eq!(one(&waiting, name).last, Some(day("2025-05-09")), "{name}");
    }
    // before the decision people can still be met, and nothing is settled on a theme ahead of it
    assert_eq!(one(&waiting, "meet/carers").when, When::BeforeDecision);
    assert!(!names(&waiting).iter().any(|name| name.starts_with("answer/")));
    for name in [
        "answer/t1",
        "tell",
        "own",
        "redate",
        "measure/2",
        "acknowledge/t3",
        "sort",
        "check",
        "restate",
        "found",
    ] {
        assert_eq!(one(&late, name).when, When::Now, "{name}");
    }
    assert!(late.windows(2).all(|pair| pair[0].when <= pair[1].when));
}

#[test]
fn each_move_has_its_own_figures() {
    let sent = file("returned", &exercise());
    let late = on(&sent, day("2025-09-01"));
    assert!(
        one(&late, "answer/t1")
            .says
            .starts_with("Answer theme t1 (40 voices): settle what becomes of it")
    );
    assert!(one(&late, "tell").says.contains("the 120 people"));
    assert!(one(&late, "sort").says.contains("the 200 comments"));
    assert_eq!(one(&late, "sort").hours, 4);
    assert!(one(&late, "restate").says.contains("9,000 were told, 120 took part"));
    assert!(one(&late, "own").says.contains("30 November 2025, to 1 change that lack"));
    let open = on(&sent, day("2025-04-01"));
    // of three people no more than three can be met
    assert!(one(&open, "meet/deaf").says.starts_with("Meet 3 people"));
    assert!(one(&open, "meet/carers").says.starts_with("Meet 5 people"));
    assert!(
        one(&open, "extend/14")
            .says
            .contains("to 14 May 2025, and move the decision to 24 May 2025")
    );
}

#[test]
fn an_answer_keeps_what_was_decided() {
    let mut value = exercise();
    value["decisions"] = json!([{"id": "board", "date": "2025-05-10", "on_proposal": "adopted", "themes": [
        {"theme": "t1", "outcome": "partly"}, {"theme": "t2", "outcome": "adopted"}, {"theme": "t3", "outcome": "no-decision-yet"}
    ]}]);
    let sent = file("returned", &value);
    let late = on(&sent, day("2025-09-01"));
    assert!(one(&late, "answer/t1").says.contains("say why it was settled so"));
    assert!(one(&late, "answer/t2").says.contains("tell people what was settled"));
    let entry = |name: &str, at: &str| after(&sent, one(&late, name)).pointer(at).cloned().unwrap_or(Value::Null);
    assert_eq!(entry("answer/t1", "/decisions/0/themes/0/outcome"), "partly");
    assert_eq!(entry("answer/t1", "/decisions/0/themes/0/told_on"), "2025-09-01");
    assert!(entry("answer/t1", "/decisions/0/themes/0/reason").is_string());
    assert_eq!(entry("answer/t2", "/decisions/0/themes/1/outcome"), "adopted");
    assert!(entry("answer/t2", "/decisions/0/themes/1/reason").is_null());
    // what was put off is settled in a decision of its own, on its own day
    assert_eq!(entry("answer/t3", "/decisions/0/themes/2/outcome"), "no-decision-yet");
    assert_eq!(entry("answer/t3", "/decisions/1/date"), "2025-09-01");
    assert_eq!(entry("answer/t3", "/decisions/1/themes/0/outcome"), "declined");
}

#[test]
fn a_file_by_others_keeps_open_what_nobody_knows() {
    let sent = file("compiled", &exercise());
    let late = on(&sent, day("2025-09-01"));
    for name in ["publish", "redate/x", "found", "acknowledge/t3", "answer/t1"] {
        assert!(!names(&late).contains(&name), "{name}");
    }
    let told = after(&sent, one(&late, "tell"));
    let responses = told["responses"].as_array().unwrap();
    // there may have been others
    assert!(
        responses.len() == 2 && responses[0].as_object().unwrap().is_empty(),
        "{responses:?}"
    );
}

#[test]
fn words_are_joined_as_people_join_them() {
    let words = |list: &[&str]| listed(&list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
    assert_eq!(words(&[]), "");
    assert_eq!(words(&["a"]), "a");
    assert_eq!(words(&["a", "b"]), "a and b");
    assert_eq!(words(&["a", "b", "c"]), "a, b and c");
    assert_eq!(
        (count(1, "theme"), count(3, "theme")),
        ("1 theme".to_owned(), "3 themes".to_owned())
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_move_looks_back_and_none_adds_people(days in -120_i32..400, compiled: bool, decided in proptest::option::of(-30_i32..60)) {
        let mut value = exercise();
        let today = day("2025-03-03").plus(days);
        if let Some(decided) = decided {
            value["decisions"] = json!([{"date": day("2025-05-10").plus(decided).to_string(), "on_proposal": "adopted"}]);
        }
        let sent = file(if compiled { "compiled" } else { "returned" }, &value);
        for change in on(&sent, today) {
            prop_assert!(change.last.is_none_or(|last| last >= today), "{} by {:?}", change.id, change.last);
            prop_assert!(change.dated.is_none_or(|dated| dated >= today), "{} dated {:?}", change.id, change.dated);
            let before = serde_json::to_value(&sent.exercises.as_ref().unwrap()[0]).unwrap();
            let after = after(&sent, &change);
            prop_assert_eq!(&before["people_heard"], &after["people_heard"]);
            prop_assert_eq!(&before["activities"][0], &after["activities"][0]);
            prop_assert_eq!(&before["opens"], &after["opens"]);
            prop_assert!(before != after, "{} changes nothing", change.id);
        }
    }
}
