//! `earnest compare`: with itself nothing, every movement split into what moved it, and the parts summing exactly.

use crate::support::{code, earnest, edited, fixture, rubric_text, said, told};
use serde_json::{Value, json};
use std::path::Path;

fn written(folder: &Path, name: &str, text: &str) -> String {
    let file = folder.join(name);
    std::fs::write(&file, text).unwrap();
    file.display().to_string()
}

fn compared(args: &[&str]) -> Value {
    let mut all = vec!["compare"];
    all.extend(args);
    all.extend(["--format", "json"]);
    let output = earnest(&all);
    assert_eq!(code(&output), 0, "{args:?}: {}", told(&output));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    sums(&value);
    value
}

/// The parts of every movement sum to it, and it is what lies between where it was and where it is.
fn sums(value: &Value) {
    for movement in value["movements"].as_array().unwrap() {
        for end in ["low", "high"] {
            let parts = movement["parts"].as_array().unwrap().iter().map(|part| part[end].as_i64().unwrap());
            let whole = movement[end].as_i64().unwrap();
            assert_eq!(parts.sum::<i64>(), whole, "{movement}");
            let apart = movement["to"][end].as_i64().unwrap() - movement["from"][end].as_i64().unwrap();
            assert_eq!(apart, whole, "{movement}");
        }
    }
}

fn causes(value: &Value) -> Vec<String> {
    let movements = value["movements"].as_array().unwrap().iter();
    let parts = movements.flat_map(|movement| movement["parts"].as_array().unwrap());
    let mut all: Vec<String> = parts.map(|part| part["cause"].as_str().unwrap().to_owned()).collect();
    all.sort();
    all.dedup();
    all
}

fn assessment(file: &str, more: &[&str]) -> String {
    let mut args = vec!["assess", file, "--format", "json"];
    args.extend(more);
    let output = earnest(&args);
    assert_eq!(code(&output), 0, "{}", told(&output));
    said(&output)
}

/// The default rubric with the top of one indicator out of reach.
fn stricter() -> String {
    let (from, to) = (
        "at_least: 75, looks_like: \"three quarters do\"",
        "at_least: 100, looks_like: \"three quarters do\"",
    );
    assert!(rubric_text().contains(from));
    rubric_text().replace(from, to)
}

/// Two submissions, the later without the ties and with everything else the same, and marks on the later.
struct Files {
    _folder: tempfile::TempDir,
    old: String,
    new: String,
    marks: String,
    at: std::path::PathBuf,
}

fn files() -> Files {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_owned();
    let before = fixture("exemplary");
    let after = edited(
        &before,
        &json!({"/exercises/0/ties": null, "/exercises/0/commitment_made": "2025-01-01"}),
    );
    let mark = json!({"on": "clinic", "indicator": "those-it-touches", "level": 2, "document": "paper", "reason": "page 2"});
    let marks = json!({"format": 1, "role": "assessor", "author": "A", "interest": "none", "date": "2026-02-01", "marks": [mark]});
    Files {
        old: written(&at, "old.json", &before.to_string()),
        new: written(&at, "new.json", &after.to_string()),
        marks: written(&at, "marks.json", &marks.to_string()),
        _folder: folder,
        at,
    }
}

#[test]
fn a_run_compared_with_itself_is_empty() {
    let folder = tempfile::tempdir().unwrap();
    for sample in ["samples/corby-2018.yaml", "tests/fixtures/exemplary.yaml"] {
        let published = written(folder.path(), "a.json", &assessment(sample, &[]));
        for args in [
            &[sample, sample][..],
            &[&published, &published],
            &[&published, &published, "--old-submission", sample],
            &[&published, sample],
        ] {
            let found = compared(args);
            assert_eq!(found["movements"], json!([]), "{args:?}");
            assert_eq!(found["separable"], true, "{args:?}");
            assert_eq!(found["changes"], json!([]), "{args:?}");
        }
        let text = said(&earnest(&["compare", &published, &published]));
        assert!(text.contains("Nothing differs, and nothing moved."), "{text}");
    }
}

#[test]
fn evidence_and_judgement_are_told_apart() {
    let files = files();
    let found = compared(&[&files.old, &files.new, "--new-marks", &files.marks]);
    assert_eq!(causes(&found), ["evidence", "judgement"]);
    assert_eq!(found["separable"], true);
    let movements = found["movements"].as_array().unwrap();
    let ties = movements.iter().find(|movement| movement["id"] == "those-it-touches").unwrap();
    let parts: Vec<(&str, i64, i64)> = ties["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| {
            (
                part["cause"].as_str().unwrap(),
                part["low"].as_i64().unwrap(),
                part["high"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(parts.len(), 2, "{ties}");
    assert_eq!((parts[0].0, parts[1].0), ("evidence", "judgement"));
    let sign = movements.iter().find(|movement| movement["of"] == "sign").unwrap();
    assert_eq!(
        (sign["from"]["says"].as_str(), sign["to"]["says"].as_str()),
        (Some("not there"), Some("fired"))
    );
    let schema: Value = serde_json::from_slice(&earnest(&["schema", "comparison"]).stdout).unwrap();
    jsonschema::validator_for(&schema).unwrap().validate(&found).unwrap();
}

#[test]
fn another_rubric_is_told_apart_from_other_evidence() {
    let files = files();
    let other = written(&files.at, "other.yaml", &stricter());
    let alone = compared(&[&files.old, &files.old, "--new-rubric", &other]);
    assert_eq!(causes(&alone), ["rubric"], "{alone}");
    assert!(
        alone["changes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|change| change["cause"] == "rubric")
    );
    let both = compared(&[&files.old, &files.new, "--new-rubric", &other, "--new-marks", &files.marks]);
    let causes = causes(&both);
    assert!(
        causes.contains(&"evidence".to_owned()) && causes.contains(&"judgement".to_owned()),
        "{causes:?}"
    );
    assert!(!causes.contains(&"engine".to_owned()) && !causes.contains(&"not-separable".to_owned()));
}

#[test]
fn published_assessments_alone_tell_the_only_thing_that_differs() {
    let files = files();
    let (old, new) = (
        written(&files.at, "a.json", &assessment(&files.old, &[])),
        written(&files.at, "b.json", &assessment(&files.new, &[])),
    );
    let found = compared(&[&old, &new]);
    assert_eq!(causes(&found), ["evidence"]);
    assert_eq!(found["separable"], true);
    assert_eq!(found["needs"], json!([]));
}

#[test]
fn published_assessments_that_differ_in_two_ways_say_what_to_give() {
    let files = files();
    let (old, new) = (
        written(&files.at, "a.json", &assessment(&files.old, &[])),
        written(&files.at, "b.json", &assessment(&files.new, &["--marks", &files.marks])),
    );
    let found = compared(&[&old, &new]);
    assert_eq!(causes(&found), ["not-separable"]);
    assert_eq!(found["separable"], false);
    let needs: Vec<&str> = found["needs"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    for option in ["--old-submission", "--new-submission", "--new-marks"] {
        assert!(needs.iter().any(|need| need.starts_with(option)), "{option} in {needs:?}");
    }
    let given = [
        "--old-submission",
        &files.old,
        "--new-submission",
        &files.new,
        "--new-marks",
        &files.marks,
    ];
    let mut args = vec![old.as_str(), new.as_str()];
    args.extend(given);
    let found = compared(&args);
    assert_eq!(causes(&found), ["evidence", "judgement"]);
    assert_eq!(found["separable"], true);
}

#[test]
fn another_engine_is_told_apart_by_scoring_again() {
    let files = files();
    // an assessment by an earlier engine that saw a level differently
    let mut earlier: Value = serde_json::from_str(&assessment(&files.old, &[])).unwrap();
    earlier["engine"]["version"] = json!("0.0.1");
    earlier["unknown_to_this_version"] = json!(true);
    for key in ["grade", "criteria"] {
        let at = if key == "grade" {
            &mut earlier["grade"]
        } else {
            &mut earlier["criteria"][0]
        };
        at["low"] = json!(1);
        at["high"] = json!(1);
    }
    let old = written(&files.at, "a.json", &earlier.to_string());
    let found = compared(&[&old, &files.new, "--old-submission", &files.old]);
    let all = causes(&found);
    assert!(
        all.contains(&"engine".to_owned()) && all.contains(&"evidence".to_owned()),
        "{all:?}"
    );
    assert_eq!(found["separable"], true);
    // the same by this engine is what nothing recorded explains
    earlier["engine"]["version"] = json!(env!("CARGO_PKG_VERSION"));
    let old = written(&files.at, "c.json", &earlier.to_string());
    let found = compared(&[&old, &files.old]);
    assert_eq!(causes(&found), ["not-separable"]);
    assert_eq!(found["notes"].as_array().unwrap().len(), 1);
}

#[test]
fn another_day_is_other_evidence() {
    let sample = "samples/forest-of-dean-2020.yaml";
    let folder = tempfile::tempdir().unwrap();
    let early = written(folder.path(), "early.json", &assessment(sample, &["--as-of", "2020-12-01"]));
    let late = written(folder.path(), "late.json", &assessment(sample, &[]));
    let found = compared(&[&early, &late, "--old-submission", sample]);
    assert_eq!(causes(&found), ["evidence"]);
    assert!(found["changes"][0]["says"].as_str().unwrap().contains("2020-12-01"));
}

#[test]
fn text_says_the_parts() {
    let files = files();
    let text = said(&earnest(&["compare", &files.old, &files.new, "--new-marks", &files.marks]));
    assert!(text.contains("What differs") && text.contains("What moved"), "{text}");
    assert!(text.contains("\n    evidence: ") && text.contains("\n    judgement: "), "{text}");
    assert!(text.contains("\n  The authority's grade: "), "{text}");
}

#[test]
fn exit_codes() {
    let files = files();
    let published = written(&files.at, "a.json", &assessment(&files.old, &[]));
    let broken = written(&files.at, "broken.json", "{\"engine\": 3, \"format\": 1}");
    let bad = written(&files.at, "bad.yaml", "format: 1\nid: bad\n");
    for (args, expected) in [
        (&["compare", &files.old][..], 2),
        (&["compare", &files.old, "no-such-file.json"], 3),
        (&["compare", &files.old, &broken], 3),
        (&["compare", &published, &published, "--old-submission", &files.new], 3),
        (&["compare", &files.old, &files.new, "--old-submission", &files.old], 3),
        (&["compare", &files.old, &files.new, "--old-marks", &files.new], 3),
        (&["compare", &files.old, &files.new, "--rubric", "nonesuch"], 2),
        (&["compare", &files.old, &files.new, "--new-rubric", &bad], 4),
        (&["compare", "--help"], 0),
    ] {
        let output = earnest(args);
        assert_eq!(code(&output), expected, "{args:?}: {}", told(&output));
        assert!(!told(&output).contains("panicked"), "{}", told(&output));
    }
}

#[test]
fn results_of_frameworks_are_told_apart_to_their_indicators() {
    let folder = tempfile::tempdir().unwrap();
    let marks = |name: &str, feedback: u32| {
        let level = |id: &str| if id == "feedback" { feedback } else { 3 };
        let all: Vec<Value> = ["governance", "annual-reporting", "day-to-day", "feedback", "equalities"]
            .iter()
            .map(|id| json!({"indicator": id, "level": level(id), "reason": "as published"}))
            .collect();
        let file = json!({"format": 1, "role": "assessor", "author": "A", "interest": "none", "date": "2026-02-01", "marks": all});
        written(folder.path(), name, &file.to_string())
    };
    let (one, two) = (marks("one.json", 1), marks("two.json", 3));
    let sample = "samples/forest-of-dean-2020.yaml";
    let by = |rubric: &str, marks: &str, name: &str| {
        let text = assessment(sample, &["--rubric", rubric, "--marks", marks]);
        written(folder.path(), name, &text)
    };
    let old = by("ccg-engagement", &one, "old.json");
    // judged otherwise, by the same framework
    let new = by("ccg-engagement", &two, "judged.json");
    let sides = ["--old-submission", sample, "--old-marks", &one];
    let found = compared(&[&[old.as_str(), new.as_str(), "--new-marks", &two], &sides[..]].concat());
    assert_eq!(
        (found["separable"].as_bool(), causes(&found)),
        (Some(true), vec!["judgement".to_owned()])
    );
    let moved = found["movements"].as_array().unwrap();
    assert!(
        moved.iter().any(|movement| movement["id"] == "feedback" && movement["low"] == 2),
        "{found}"
    );
    // by the overlay that is ours, with the same marks
    let new = by("loop-must-close", &one, "overlaid.json");
    let found = compared(&[&[old.as_str(), new.as_str(), "--new-marks", &one], &sides[..]].concat());
    assert_eq!(
        (found["separable"].as_bool(), causes(&found)),
        (Some(true), vec!["rubric".to_owned()])
    );
    // both at once, told apart
    let new = by("loop-must-close", &two, "both.json");
    let found = compared(&[&[old.as_str(), new.as_str(), "--new-marks", &two], &sides[..]].concat());
    assert_eq!(
        (found["separable"].as_bool(), causes(&found)),
        (Some(true), vec!["judgement".to_owned(), "rubric".to_owned()])
    );
    // a submission scored on the spot, by a framework
    let again = compared(&[
        sample,
        sample,
        "--rubric",
        "ccg-engagement",
        "--old-marks",
        &one,
        "--new-marks",
        &two,
    ]);
    assert_eq!(causes(&again), ["judgement"]);
}
