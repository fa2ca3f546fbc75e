//! Tests of what does not fit together in a submission.

use super::submission;
use crate::base::fault::Weight;
use crate::submission::model::Submission;
use serde_json::{Value, json};

fn file(rest: Value) -> Submission {
    let mut value =
        json!({"format": 1, "authority": {"name": "Northmoor"}, "period": {"from": "2024-04-01", "to": "2025-03-31"}, "basis": "compiled"});
    for (key, item) in rest.as_object().unwrap() {
        value[key] = item.clone();
    }
    serde_json::from_value(value).unwrap()
}

/// Code, weight and pointer of everything found.
fn found(rest: Value) -> Vec<(&'static str, Weight, String)> {
    submission(&file(rest))
        .iter()
        .map(|f| (f.code, f.weight, f.at.to_string()))
        .collect()
}

/// Codes found in one exercise.
fn codes(mut exercise: Value) -> Vec<&'static str> {
    exercise["id"] = json!("a");
    exercise["title"] = json!("b");
    found(json!({"exercises": [exercise]}))
        .into_iter()
        .map(|(code, _, _)| code)
        .collect()
}

#[test]
fn only_a_sure_contradiction_of_days_is_found() {
    for (opens, closes, codes_expected) in [
        ("2024-05-02", "2024-05-01", vec!["closes-before-opens"]),
        ("2024-05-01", "2024-05-01", vec![]),
        ("2024-05", "2024-05-01", vec![]),
        ("2024-06", "2024-05", vec!["closes-before-opens"]),
        ("2024", "2024-01-01", vec![]),
    ] {
        assert_eq!(codes(json!({"opens": opens, "closes": closes})), codes_expected, "{opens} {closes}");
        assert_eq!(
            codes(json!({"activities": [{"id": "x", "opens": opens, "closes": closes}]})),
            codes_expected,
            "{opens} {closes}"
        );
    }
    assert_eq!(
        codes(json!({"closes": "2024-05-31", "decisions": [{"date": "2024-05-30"}]})),
        ["decided-before-close"]
    );
    assert_eq!(
        codes(json!({"closes": "2024-05-31", "decisions": [{"date": "2024-05"}, {"date": "not held"}]})),
        [""; 0]
    );
}

#[test]
fn only_a_returned_file_must_say_when_it_closes() {
    let exercises =
        json!([{"id": "a", "title": "b"}, {"id": "c", "title": "d", "closes": "not held"}, {"id": "e", "title": "f", "closes": "2024"}]);
    assert_eq!(found(json!({"exercises": exercises})), []);
    let missing = |at: &str| ("closes-missing", Weight::Error, at.to_owned());
    assert_eq!(
        found(json!({"basis": "returned", "exercises": exercises})),
        [missing("/exercises/0"), missing("/exercises/1/closes")]
    );
}

#[test]
fn only_a_sure_contradiction_of_counts_is_found() {
    for (completed, started, sure) in [
        (json!(10), json!(9), true),
        (json!(9), json!(9), false),
        (json!({"at_least": 10}), json!(9), true),
        (json!({"at_least": 9}), json!(9), false),
        (json!(100), json!({"about": 100}), false),
        (json!(111), json!({"about": 100}), true),
        (json!(10), json!({"at_least": 1}), false),
        (json!(10), json!("not held"), false),
        (json!({"at_most": 10}), json!(3), false),
    ] {
        let got = codes(json!({"activities": [{"id": "x", "completed": completed, "started": started}]}));
        assert_eq!(
            got,
            if sure { vec!["completed-over-started"] } else { vec![] },
            "{completed} {started}"
        );
    }
}

#[test]
fn a_rating_with_more_agreeing_than_answering_is_refused() {
    let exercise = |rating: Value| json!({"exercises": [{"id": "a", "title": "b", "ratings": [rating]}]});
    let got = found(exercise(json!({"question": "heard", "asked": 9, "answered": 10, "positive": 11})));
    assert_eq!(
        got,
        [
            (
                "positive-over-answered",
                Weight::Error,
                "/exercises/0/ratings/0/positive".to_owned()
            ),
            ("part-over-whole", Weight::Warning, "/exercises/0/ratings/0/answered".to_owned())
        ]
    );
    assert_eq!(
        found(exercise(json!({"question": "heard", "asked": 10, "answered": 10, "positive": 10}))),
        []
    );
}

#[test]
fn stances_must_go_into_the_people_or_the_answers() {
    let stances = json!({"support": 5, "oppose": 5, "neither": {"at_least": 1}});
    for (rest, sure) in [
        (json!({"people": 10}), true),
        (json!({"completed": 10}), true),
        (json!({"people": 10, "completed": 11}), false),
        (json!({"people": 10, "completed": {"at_least": 1}}), false),
        (json!({}), false),
    ] {
        let mut activity = rest.clone();
        activity["id"] = json!("x");
        activity["stances"] = stances.clone();
        let got = codes(json!({"activities": [activity]}));
        assert_eq!(got, if sure { vec!["stances-over-people"] } else { vec![] }, "{rest}");
    }
}

#[test]
fn groups_are_compared_within_their_question_only() {
    let groups = json!([
        {"group": "female", "question": "sex", "heard": 60},
        {"group": "male", "question": "sex", "heard": 50},
        {"group": "carers", "question": "tie", "heard": 90},
        {"group": "rare", "heard": 3}
    ]);
    assert_eq!(codes(json!({"people_heard": 110, "groups": groups})), [""; 0]);
    assert_eq!(codes(json!({"people_heard": 109, "groups": groups})), ["groups-over-people"]);
    assert_eq!(
        codes(json!({"groups": groups, "monitoring": [{"question": "sex", "answered": 55}]})),
        ["group-over-question"]
    );
}

#[test]
fn every_reference_is_followed() {
    let sound: Value = serde_json::from_str(include_str!("../../tests/data/full.json")).unwrap();
    let clean: Submission = serde_json::from_value(sound.clone()).unwrap();
    assert!(submission(&clean).is_empty());
    for (at, code) in [
        ("/authority/evidence/0/document", "dangling-reference"),
        ("/partners/0/evidence/0/document", "dangling-reference"),
        ("/register/0/exercise", "dangling-reference"),
        ("/register/0/evidence/0/document", "dangling-reference"),
        ("/documents/1/by", "dangling-reference"),
        ("/reviews/0/partner", "dangling-reference"),
        ("/reviews/0/exercise", "dangling-reference"),
        ("/reviews/0/document", "dangling-reference"),
        ("/statements/0/on", "dangling-reference"),
        ("/statements/0/evidence/0/document", "dangling-reference"),
        ("/exercises/0/evidence/0/document", "dangling-reference"),
        ("/exercises/0/groups/2/evidence/0/document", "dangling-reference"),
        ("/exercises/0/draws_on/0/evidence/0/document", "dangling-reference"),
        ("/exercises/0/claimed_reach/evidence/0/document", "dangling-reference"),
        ("/exercises/0/comments/evidence/0/document", "dangling-reference"),
        ("/exercises/0/ties/evidence/0/document", "dangling-reference"),
        ("/exercises/0/information/evidence/0/document", "dangling-reference"),
        ("/exercises/0/activities/0/run_by", "dangling-reference"),
        ("/exercises/0/activities/0/distinct_from/0", "dangling-reference"),
        ("/exercises/0/activities/0/evidence/0/document", "dangling-reference"),
        ("/exercises/0/activities/1/evidence/1/review", "dangling-reference"),
        ("/exercises/0/activities/1/groups/0", "unlisted-group"),
        ("/exercises/0/missing_review/evidence/0/document", "dangling-reference"),
        ("/exercises/0/results/by", "dangling-reference"),
        ("/exercises/0/results/before_decision", "dangling-reference"),
        ("/exercises/0/results/evidence/0/document", "dangling-reference"),
        ("/exercises/0/themes/0/from/1", "dangling-reference"),
        ("/exercises/0/themes/0/groups/0", "unlisted-group"),
        ("/exercises/0/themes/0/evidence/0/document", "dangling-reference"),
        ("/exercises/0/decisions/0/follows", "dangling-reference"),
        ("/exercises/0/decisions/0/evidence/0/document", "dangling-reference"),
        ("/exercises/0/decisions/0/themes/0/theme", "dangling-reference"),
        ("/exercises/0/decisions/0/themes/0/evidence/0/document", "dangling-reference"),
        ("/exercises/0/decisions/0/themes/1/planned_in", "dangling-reference"),
        ("/exercises/0/responses/0/covers/1", "dangling-reference"),
        ("/exercises/0/responses/0/evidence/0/document", "dangling-reference"),
        ("/exercises/0/changes/0/themes/0", "dangling-reference"),
        ("/exercises/0/changes/1/evidence/0/document", "dangling-reference"),
        ("/exercises/0/ratings/0/evidence/0/document", "dangling-reference"),
        ("/exercises/0/roles/0/evidence/0/document", "dangling-reference"),
        ("/exercises/0/standing_group/evidence/0/document", "dangling-reference"),
    ] {
        let mut value = sound.clone();
        *value.pointer_mut(at).unwrap_or_else(|| panic!("{at}")) = json!("zzzz");
        let file: Submission = serde_json::from_value(value).unwrap();
        let got: Vec<(&str, String)> = submission(&file).iter().map(|f| (f.code, f.at.to_string())).collect();
        assert_eq!(got, [(code, at.to_owned())]);
    }
}

#[test]
fn every_list_of_evidence_is_looked_at() {
    // whatever part of the model gains evidence must be checked too: every citation of the full file is emptied in turn
    let sound: Value = serde_json::from_str(include_str!("../../tests/data/full.json")).unwrap();
    let mut open = vec![(String::new(), &sound)];
    let mut citations = Vec::new();
    while let Some((at, value)) = open.pop() {
        match value {
            Value::Object(map) => {
                for (key, item) in map {
                    if key == "evidence" {
                        citations.push(format!("{at}/evidence/0"));
                    }
                    open.push((format!("{at}/{key}"), item));
                }
            }
            Value::Array(items) => open.extend(items.iter().enumerate().map(|(index, item)| (format!("{at}/{index}"), item))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    assert!(citations.len() > 20);
    for at in citations {
        let mut value = sound.clone();
        *value.pointer_mut(&at).unwrap() = json!({"page": 1});
        let file: Submission = serde_json::from_value(value).unwrap();
        let got: Vec<(&str, String)> = submission(&file).iter().map(|f| (f.code, f.at.to_string())).collect();
        assert_eq!(got, [("empty-citation", at)]);
    }
}
