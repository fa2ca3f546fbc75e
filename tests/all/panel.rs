//! `earnest panel`: agreement of assessors on a submission of many exercises, in text and as JSON that fits its schema.

use crate::support::{code, earnest, edited, fixture, said, told};
use serde_json::{Value, json};
use std::path::Path;

/// The developing fixture with its exercise copied, so that many units can be doubly marked.
fn many(copies: usize) -> Value {
    let base = fixture("developing");
    let exercise = base["exercises"][0].clone();
    let copies = (0..copies).map(|n| edited(&exercise, &json!({"/id": format!("unit-{n}")})));
    let mut value = base.clone();
    value["exercises"] = Value::Array(copies.collect());
    // what refers to the one exercise refers to the first of them
    let text = value.to_string().replace("\"exercise\":\"clinic\"", "\"exercise\":\"unit-0\"");
    serde_json::from_str(&text).unwrap()
}

fn written(folder: &Path, name: &str, value: &Value) -> String {
    let file = folder.join(name);
    std::fs::write(&file, value.to_string()).unwrap();
    file.display().to_string()
}

fn marks(author: &str, levels: &[u32]) -> Value {
    let mark = |(n, level): (usize, &u32)| json!({"on": format!("unit-{n}"), "indicator": "understood", "level": level, "document": "paper", "reason": "page 2", "blind": true});
    let all: Vec<Value> = levels.iter().enumerate().map(mark).collect();
    json!({"format": 1, "role": "assessor", "author": author, "interest": "none", "date": "2026-02-01", "marks": all})
}

fn json_of(args: &[&str]) -> Value {
    let output = earnest(args);
    assert_eq!(code(&output), 0, "{}", told(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn alpha_of_the_published_example_by_way_of_files() {
    // two of Krippendorff's observers (B and D) over the units that both valued, a level down
    let (b, d) = ([0, 1, 2, 2, 1, 1, 3, 0, 1, 4], [0, 1, 2, 2, 1, 3, 3, 0, 1, 4]);
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let file = written(at, "many.json", &many(10));
    let (first, second) = (written(at, "b.json", &marks("B", &b)), written(at, "d.json", &marks("D", &d)));
    let panel = json_of(&["panel", &file, &first, &second, "--format", "json"]);
    let row = &panel["indicators"][0];
    assert_eq!(row["id"], "understood");
    assert_eq!(row["doubly_marked"], 10);
    assert_eq!(row["exact"]["shown"], "90 %");
    assert_eq!(row["within_one"]["shown"], "90 %");
    assert_eq!(row["alpha"], panel["overall"]["alpha"]);
    let shown = row["alpha"]["shown"].as_str().unwrap();
    assert!(shown.starts_with("0.") && shown.len() == 5, "{shown}");
    assert!(row["alpha_low"]["shown"].is_string() && row["alpha_high"]["shown"].is_string());
    // D is a fifth of a level milder than B
    assert_eq!(panel["assessors"][0]["mean_difference"]["exact"], "-1/5");
    assert_eq!(panel["assessors"][1]["mean_difference"]["exact"], "1/5");
    assert_eq!(panel["assessors"][0]["blind"], 10);
    let differ = panel["to_moderate"].as_array().unwrap();
    assert_eq!(differ.len(), 1);
    assert_eq!(
        (differ[0]["on"].as_str(), differ[0]["kind"].as_str()),
        (Some("unit-5"), Some("level"))
    );
    // the order of files changes no byte
    assert_eq!(json_of(&["panel", &file, &second, &first, "--format", "json"]), panel);
    let schema: Value = serde_json::from_slice(&earnest(&["schema", "panel"]).stdout).unwrap();
    jsonschema::validator_for(&schema).unwrap().validate(&panel).unwrap();
    let text = said(&earnest(&["panel", &file, &first, &second]));
    assert!(
        text.contains(&format!("alpha {shown}")) && text.contains("stricter than the others"),
        "{text}"
    );
}

#[test]
fn fewer_than_ten_are_said_to_be_too_few() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let file = written(at, "many.json", &many(3));
    let (first, second) = (
        written(at, "a.json", &marks("A", &[1, 2, 3])),
        written(at, "b.json", &marks("B", &[1, 2, 2])),
    );
    let text = said(&earnest(&["panel", &file, &first, &second]));
    assert!(text.contains("alpha is not computed: 3 doubly marked"), "{text}");
    assert!(text.contains("Nothing: nobody differs"), "{text}");
}

#[test]
fn words_on_a_sign_that_differ_are_for_a_moderator() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let file = written(at, "one.json", &many(1));
    let word = |author: &str, role: &str, act: &str| {
        let mark = json!({"on": "unit-0", "sign": "group-unheard", "act": act, "reason": "I looked."});
        json!({"format": 1, "role": role, "author": author, "interest": "none", "date": "2026-02-01", "marks": [mark]})
    };
    let a = written(at, "a.json", &word("A", "assessor", "lift"));
    let b = written(at, "b.json", &word("B", "assessor", "confirm"));
    let m = written(at, "m.json", &word("M", "moderator", "confirm"));
    let found = json_of(&["panel", &file, &a, &b, "--format", "json"]);
    assert_eq!(found["to_moderate"][0]["kind"], "sign");
    assert_eq!(found["to_moderate"][0]["moderated_by"], Value::Null);
    let found = json_of(&["panel", &file, &a, &b, &m, "--format", "json"]);
    assert_eq!(found["to_moderate"][0]["moderated_by"], "M");
    assert_eq!(json_of(&["panel", &file, &a, "--format", "json"])["to_moderate"], json!([]));
}

#[test]
fn exit_codes() {
    let good = "tests/fixtures/developing.yaml";
    for (args, expected) in [
        (&["panel", good][..], 2),
        (&["panel", "no-such-file.yaml", good], 3),
        (&["panel", good, "no-such-file.yaml"], 3),
        (&["panel", good, good], 3),
        (&["panel", good, good, "--rubric", "nonesuch"], 2),
        (&["panel", "--help"], 0),
    ] {
        let output = earnest(args);
        assert_eq!(code(&output), expected, "{args:?}: {}", told(&output));
    }
}
