//! A region beside an earlier run of it: what moved and what moved it, what is refused, and what is found over texts and needs on the way.

use crate::support::{code, earnest, edited, fixture, said, told};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with submissions, and one for the results of each run.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("in")).unwrap();
        Self { folder }
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    fn shown(&self, inside: &str) -> String {
        self.path(inside).display().to_string()
    }

    fn put(&self, code: &str, submission: &Value) {
        let own = edited(
            submission,
            &json!({"/authority/code": code, "/authority/name": format!("Board {code}")}),
        );
        write(&self.path(&format!("in/{code}.json")), &own);
    }

    fn run(&self, out: &str, more: &[&str]) -> std::process::Output {
        let (from, to) = (self.shown("in"), self.shown(out));
        let mut args = vec!["region", &from, "--out", &to];
        args.extend(more);
        earnest(&args)
    }

    /// A run that goes well, and the region that it writes.
    fn region(&self, out: &str, more: &[&str]) -> Value {
        let output = self.run(out, more);
        assert_eq!(code(&output), 0, "{}", told(&output));
        serde_json::from_slice(&std::fs::read(self.path(&format!("{out}/region.json"))).unwrap()).unwrap()
    }

    /// A run beside one in `before`, and what it says moved.
    fn change(&self, out: &str, before: &str) -> Value {
        let before = self.shown(before);
        self.region(out, &["--previous", &before])["change"].clone()
    }

    fn rows(&self, out: &str) -> Vec<Value> {
        let text = std::fs::read_to_string(self.path(&format!("{out}/rows.ndjson"))).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Writes the rows of a run anew, each changed.
    fn change_rows(&self, out: &str, edits: &Value) {
        let lines: Vec<String> = self.rows(out).iter().map(|row| edited(row, edits).to_string() + "\n").collect();
        std::fs::write(self.path(&format!("{out}/rows.ndjson")), lines.concat()).unwrap();
    }
}

fn write(path: &Path, value: &Value) {
    std::fs::write(path, value.to_string()).unwrap();
}

fn causes(change: &Value) -> Vec<&str> {
    change["moved"][0]["causes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cause| cause.as_str().unwrap())
        .collect()
}

fn says(change: &Value) -> &str {
    change["moved"][0]["says"].as_str().unwrap()
}

/// Two boards of different grades, scored once.
fn two() -> Place {
    let place = Place::new();
    place.put("AA", &fixture("motions"));
    place.put("BB", &fixture("good"));
    assert_eq!(place.region("first", &[])["change"], Value::Null, "nothing moved since nothing");
    place
}

#[test]
fn a_run_compared_with_itself_moved_nothing() {
    let place = two();
    let nothing = json!({"both": 2, "new": 0, "gone": 0, "rose": 0, "fell": 0, "moved": [], "more": 0});
    assert_eq!(place.change("second", "first"), nothing);
    for file in ["rows.ndjson", "rows.csv", "errors.csv"] {
        let read = |out: &str| std::fs::read(place.path(&format!("{out}/{file}"))).unwrap();
        assert_eq!(read("first"), read("second"), "what moved stands in region.json alone");
    }
    // into the very folder that it is compared with, more than once
    for _ in 0..2 {
        assert_eq!(place.change("first", "first"), nothing);
    }
}

#[test]
fn another_submission_moves_a_grade_and_is_named() {
    let place = two();
    place.put("AA", &fixture("good"));
    let change = place.change("second", "first");
    assert_eq!(
        (&change["rose"], &change["fell"], &change["both"]),
        (&json!(1), &json!(0), &json!(2))
    );
    assert_eq!(change["moved"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&change["moved"][0]["authority"], &change["moved"][0]["name"]),
        (&json!("AA"), &json!("Board AA"))
    );
    assert_eq!(causes(&change), ["evidence"]);
    assert!(
        says(&change).starts_with("It surely rose. Of what rows record only this differs"),
        "{change}"
    );
    // and back again
    let back = place.change("third", "second");
    assert_eq!(back["moved"], json!([]));
    place.put("AA", &fixture("motions"));
    assert_eq!(place.change("fourth", "third")["fell"], json!(1));
}

#[test]
fn who_came_and_who_went() {
    let place = two();
    std::fs::remove_file(place.path("in/AA.json")).unwrap();
    place.put("CC", &fixture("good"));
    place.put("DD", &fixture("good"));
    let change = place.change("second", "first");
    assert_eq!(
        (&change["both"], &change["new"], &change["gone"]),
        (&json!(1), &json!(2), &json!(1))
    );
    assert_eq!(change["moved"], json!([]));
    let before = place.shown("first");
    let output = place.run("third", &["--previous", &before]);
    assert!(said(&output).contains("2 are new, 1 gone"), "{}", said(&output));
}

#[test]
fn judgements_are_told_from_evidence() {
    let place = Place::new();
    let untied = edited(&fixture("exemplary"), &json!({"/exercises/0/ties": null}));
    place.put("AA", &untied);
    place.region("first", &[]);
    let marks = |level: u32| {
        json!({"format": 1, "role": "assessor", "author": "A. N. Other", "interest": "none", "date": "2026-02-01", "marks": [
            {"on": "clinic", "indicator": "those-it-touches", "level": level, "document": "paper", "reason": "page 2"}
        ]})
    };
    write(&place.path("in/AA.marks.json"), &marks(3));
    place.region("second", &[]);
    write(&place.path("in/AA.marks.json"), &marks(0));
    place.region("third", &[]);
    let judged = |out: &str| place.rows(out)[0]["marks_sha256"].clone();
    assert_eq!(judged("first"), Value::Null);
    assert_eq!(judged("second").as_str().unwrap().len(), 64);
    assert_ne!(judged("second"), judged("third"), "other judgements have another digest");
    // the grade as it would have been, so that something moved
    place.change_rows("second", &json!({"/low": 0, "/high": 0}));
    let change = place.change("fourth", "second");
    assert_eq!(causes(&change), ["judgement"]);
    assert!(says(&change).contains("the judgements"), "{change}");
    place.change_rows("first", &json!({"/low": 0, "/high": 0, "/sha256": "c".repeat(64)}));
    let change = place.change("fifth", "first");
    assert_eq!(causes(&change), ["evidence", "judgement"]);
    assert!(says(&change).contains("`earnest compare` splits it"), "{change}");
}

#[test]
fn judgements_of_lines_and_of_files_have_digests() {
    let place = Place::new();
    let marks = json!({"format": 1, "role": "assessor", "author": "A. N. Other", "interest": "none", "date": "2026-02-01", "marks": [
        {"on": "clinic", "indicator": "those-it-touches", "level": 2, "document": "paper", "reason": "page 2"}
    ]});
    let of = |code: &str| edited(&fixture("exemplary"), &json!({"/authority/code": code}));
    let lines = [
        json!({"submission": of("AA"), "marks": [marks]}),
        json!({"submission": of("BB"), "marks": [marks, marks]}),
        json!({"submission": of("CC"), "marks": []}),
        of("DD"),
    ];
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    std::fs::write(place.path("in/all.ndjson"), text).unwrap();
    write(&place.path("in/ee.json"), &of("EE"));
    std::fs::write(place.path("in/ee.marks.json"), marks.to_string()).unwrap();
    place.region("first", &[]);
    let rows = place.rows("first");
    let digests: Vec<&Value> = rows.iter().map(|row| &row["marks_sha256"]).collect();
    assert!(digests[0].is_string() && digests[1].is_string());
    assert_ne!(digests[0], digests[1], "one file of judgements and two of the same");
    assert_eq!((digests[2], digests[3]), (&Value::Null, &Value::Null));
    assert_eq!(digests[4], digests[0], "the same bytes beside a file and in a line");
}

#[test]
fn engine_and_rubric_are_told_from_evidence() {
    let place = two();
    place.change_rows(
        "first",
        &json!({"/engine": "0.0.1", "/low": 4, "/high": 4, "/added_later": {"a": 1}}),
    );
    let change = place.change("second", "first");
    assert_eq!((&change["fell"], causes(&change)), (&json!(2), vec!["engine"]));
    place.change_rows("first", &json!({"/rubric_sha256": "d".repeat(64)}));
    let change = place.change("third", "first");
    assert_eq!(causes(&change), ["engine", "rubric"]);
    place.change_rows("first", &json!({"/rubric": "another/1.0.0"}));
    let change = place.change("fourth", "first");
    assert_eq!((&change["rose"], &change["fell"]), (&json!(0), &json!(0)));
    assert_eq!(change["moved"].as_array().unwrap().len(), 2);
}

#[test]
fn another_day_is_told() {
    let place = two();
    place.change_rows("first", &json!({"/low": 4, "/high": 4}));
    let before = place.shown("first");
    let region = place.region("second", &["--previous", &before, "--as-of", "2030-01-01"]);
    assert_eq!(region["change"]["moved"].as_array().unwrap().len(), 2);
    for moved in region["change"]["moved"].as_array().unwrap() {
        assert_eq!(moved["causes"], json!(["evidence"]));
        assert!(
            moved["says"]
                .as_str()
                .unwrap()
                .contains("the day on which the evidence is looked at"),
            "{moved}"
        );
    }
}

#[test]
fn a_folder_without_rows_costs_no_run() {
    let place = two();
    std::fs::create_dir(place.path("empty")).unwrap();
    std::fs::create_dir(place.path("other")).unwrap();
    std::fs::write(place.path("other/rows.ndjson"), "{\"format\": 2}\n").unwrap();
    std::fs::create_dir(place.path("none")).unwrap();
    std::fs::write(place.path("none/rows.ndjson"), fixture("good").to_string()).unwrap();
    std::fs::create_dir_all(place.path("folder/rows.ndjson")).unwrap();
    let cases = [
        ("nowhere", "there is no such file or folder"),
        ("empty", "there is no such file or folder"),
        (
            "other",
            "line 1: a row of format 2, expected 1; another version of earnest wrote it",
        ),
        ("none", "line 1: no row of earnest region"),
        ("folder", "--previous: "),
    ];
    for (previous, expected) in cases {
        let previous = place.shown(previous);
        let output = place.run("second", &["--previous", &previous]);
        assert_eq!(code(&output), 3, "{previous}");
        let told = told(&output);
        assert!(
            told.contains(expected) && told.contains("rows.ndjson") && told.contains("= help: "),
            "{told}"
        );
        assert!(!place.path("second").exists(), "nothing was begun");
    }
}

#[test]
fn a_bad_line_further_down_keeps_what_was_scored() {
    let place = two();
    let path = place.path("first/rows.ndjson");
    let whole = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{whole}half a ro")).unwrap();
    let before = place.shown("first");
    let output = place.run("second", &["--previous", &before]);
    assert_eq!(code(&output), 3);
    assert!(told(&output).contains("line 3: no row of earnest region"), "{}", told(&output));
    assert!(told(&output).contains("--resume") && !place.path("second/region.json").exists());
    std::fs::write(&path, whole).unwrap();
    let change = place.region("second", &["--previous", &before, "--resume"])["change"].clone();
    assert_eq!((&change["both"], &change["moved"]), (&json!(2), &json!([])));
    // an earlier run of nothing is one
    std::fs::write(&path, "").unwrap();
    assert_eq!(place.change("third", "first")["new"], json!(2));
}

#[test]
fn what_several_hear_need_and_say_is_found_in_their_files() {
    let place = Place::new();
    let long = "The proposal for the evening clinic was weighed with care against its cost, and the board, having heard everybody who came to \
                the meetings of the spring, resolved to go on with it in one of the two places.";
    for code in ["AA", "BB", "CC"] {
        let own = edited(
            &fixture("motions"),
            &json!({
                "/exercises/0/title": format!("An evening clinic for {code}"),
                "/exercises/0/purpose": long.replace("one of the two places", code),
                "/exercises/0/needs": [{"what": "Interpreters for deaf people", "place": format!("{code} town"), "people": 4}],
            }),
        );
        place.put(code, &own);
    }
    let region = place.region("first", &[]);
    assert_eq!(region["summary"]["shared"], json!(0));
    let unheard = region["unheard"].as_array().unwrap();
    assert!(!unheard.is_empty(), "of what was heard in motions some has no answer");
    for found in unheard {
        assert_eq!(found["authorities"], json!(3), "{found}");
    }
    assert_eq!(region["demand"][0]["people"], json!(12));
    assert_eq!(region["demand"][0]["together"], json!("of one region: Nowhere"));
    let echo = region["echo"].as_array().unwrap();
    assert!(
        echo.iter()
            .any(|found| found["authorities"] == json!(3) && found["begins"].as_str().unwrap().starts_with("The proposal for")),
        "{echo:?}"
    );
    assert_eq!(region["not_looked_for"], json!([]));
}
