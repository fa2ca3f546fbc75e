//! Changes are made in their order and listed in words; each that cannot be made is told at its place.

use super::super::OverlayFile;
use super::apply;
use crate::base::fault::Faults;
use serde_json::{Value, json};

fn base() -> Value {
    // not the shape of the house rubric: any kind of rubric can be changed
    json!({
        "format": 1,
        "id": "base",
        "title": "Base",
        "bands": [{"level": 1, "at_least": 10, "name": "low"}, {"level": 2, "at_least": 20, "name": "high", "locked": true}],
        "questions": [{"id": "q1", "title": "Who?", "weight": 2, "only_for": null}, {"id": "q2", "title": "How?", "weight": 1}],
        "words": ["yes", "no"],
    })
}

fn overlay(changes: &Value) -> OverlayFile {
    serde_json::from_value(json!({
        "format": 1, "overlay": true, "id": "here", "version": "1", "title": "Here", "about": "About.", "licence": "MIT",
        "base": "base", "changes": changes,
    }))
    .unwrap()
}

fn change(at: &str, what: Value) -> Value {
    let mut change = json!({"at": at, "why": "Because.", "status": "house"});
    for (key, value) in what.as_object().unwrap() {
        change[key] = value.clone();
    }
    change
}

fn codes(faults: &Faults) -> Vec<(&'static str, String)> {
    faults.iter().map(|fault| (fault.code, fault.at.to_string())).collect()
}

#[test]
fn nothing_changes_nothing() {
    let (value, changes) = apply(base(), &overlay(&json!([]))).unwrap();
    assert_eq!(value, base());
    assert!(changes.is_empty());
}

#[test]
fn values_entries_and_members_are_changed() {
    let changes = json!([
        change("questions/q1/weight", json!({"to": 5})),
        change("questions/q1/only_for", json!({"to": "large bodies", "source": "the county"})),
        change("questions/q2", json!({"off": true})),
        change("questions", json!({"add": {"id": "q3", "title": "When?", "weight": 1}})),
        change("questions/q3/weight", json!({"to": 4})),
        change("words/no", json!({"off": true})),
        change("bands/2/at_least", json!({"to": 25})),
    ]);
    let (value, changes) = apply(base(), &overlay(&changes)).unwrap();
    assert_eq!(value["bands"][1]["at_least"], 25);
    assert_eq!(value["words"], json!(["yes"]));
    assert_eq!(
        value["questions"],
        json!([
            {"id": "q1", "title": "Who?", "weight": 5, "only_for": "large bodies"},
            {"id": "q3", "title": "When?", "weight": 4},
        ])
    );
    let said: Vec<[&str; 3]> = changes
        .iter()
        .map(|change| [change.what.as_str(), change.from.as_str(), change.to.as_str()])
        .collect();
    assert_eq!(
        said,
        [
            ["Who?, weight", "2", "5"],
            ["Who?, only for", "nothing", "large bodies"],
            ["How?", "How?", "off"],
            ["questions", "nothing", "When?"],
            ["When?, weight", "1", "4"],
            ["words, no", "no", "off"],
            ["level 2, at least", "20", "25"],
        ]
    );
    assert_eq!(
        (changes[1].why.as_str(), changes[1].source.as_deref()),
        ("Because.", Some("the county"))
    );
    assert_eq!(changes[0].at, "questions/q1/weight");
}

#[test]
fn every_fault_is_told_at_its_change() {
    let changes = json!([
        change("questions/q9/weight", json!({"to": 5})),
        change("questions/q1/weight", json!({})),
        change("questions/q1/title", json!({"to": "x", "off": true})),
        change("title", json!({"to": "x"})),
        change("questions/q1/id", json!({"to": "x"})),
        change("bands/1/level", json!({"to": 3})),
        change("questions/q2/title", json!({"add": "x"})),
        change("bands/2/at_least", json!({"to": 19})),
        change("bands/2", json!({"off": true})),
        change("questions/q2/weight", json!({"to": 3})),
        change("questions/q2/weight", json!({"to": 4})),
        change("words/no", json!({"off": true, "status": "unverified"})),
    ]);
    let faults = apply(base(), &overlay(&changes)).unwrap_err();
    let expected = [
        ("unknown-path", "/changes/0/at"),
        ("unclear-change", "/changes/1"),
        ("unclear-change", "/changes/2"),
        ("fixed-name", "/changes/3/at"),
        ("fixed-name", "/changes/4/at"),
        ("fixed-name", "/changes/5/at"),
        ("not-a-list", "/changes/6/add"),
        ("locked", "/changes/7/to"),
        ("locked", "/changes/8/off"),
        ("changed-twice", "/changes/10/at"),
        ("unverified", "/changes/11/status"),
    ]
    .map(|(code, at)| (code, at.to_owned()));
    assert_eq!(codes(&faults), expected);
    for fault in faults.iter() {
        assert!(fault.help.is_some(), "{} says what to do", fault.code);
        assert!(
            !fault.message.ends_with('.') && !fault.message.starts_with(char::is_uppercase),
            "{}",
            fault.message
        );
    }
    assert_eq!(faults.iter().next().unwrap().help.as_deref(), Some("name one of q1, q2"));
}

#[test]
fn adding_twice_to_a_list_is_no_fault() {
    let changes = json!([change("words", json!({"add": "perhaps"})), change("words", json!({"add": "never"}))]);
    let (value, _) = apply(base(), &overlay(&changes)).unwrap();
    assert_eq!(value["words"], json!(["yes", "no", "perhaps", "never"]));
}

#[test]
fn a_lock_can_be_put_on_and_then_holds() {
    let changes = json!([change("bands/1/locked", json!({"to": true})),]);
    // a base in which nothing is left out says of everything whether it is locked
    let mut base = base();
    base["bands"][0]["locked"] = json!(false);
    let (value, _) = apply(base, &overlay(&changes)).unwrap();
    let loosened = json!([change("bands/1/at_least", json!({"to": 9}))]);
    assert_eq!(codes(&apply(value, &overlay(&loosened)).unwrap_err())[0].0, "locked");
}
