//! `earnest region` and `earnest rows`: every submission is scored as it would be alone, with its marks, and every bad one is told with its
//! place. What the tests of a region share stands here too.

use crate::generate::region::{DAMAGES, authority, damaged, line};
use crate::support::{code, command, earnest, path, said, told};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

pub(crate) fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of a run, by source.
pub(crate) fn rows(out: &Path) -> BTreeMap<String, Value> {
    let lines = text(&out.join("rows.ndjson"));
    let rows = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    rows.map(|row| (row["source"].as_str().unwrap_or_default().to_owned(), row))
        .collect()
}

/// The lines of errors.csv as maps from column to cell.
pub(crate) fn errors(out: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(out.join("errors.csv")).unwrap();
    reader.deserialize().map(|line| line.unwrap()).collect()
}

pub(crate) fn summary(out: &Path) -> Value {
    let region: Value = serde_json::from_str(&text(&out.join("region.json"))).unwrap();
    region["summary"].clone()
}

/// The bytes of every result of a run.
pub(crate) fn results(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.is_file());
    files
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read(&path).unwrap(),
            )
        })
        .collect()
}

pub(crate) fn region(folder: &Path, args: &[&str], threads: &str) -> std::process::Output {
    let mut all = vec!["region", "--draws", "0"];
    all.extend(args);
    command(&all)
        .current_dir(folder)
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .unwrap()
}

/// What the filter gives for its input.
pub(crate) fn filtered(args: &[&str], input: Vec<u8>) -> Vec<u8> {
    let mut filter = command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = filter.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(&input).unwrap());
    let output = filter.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    output.stdout
}

#[test]
fn every_sample_gets_the_grade_that_it_gets_alone() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    let run = earnest(&["region", "--draws", "0", "samples", "--out", out.to_str().unwrap()]);
    // the two files of Skye are of one authority and period, and neither says that it corrects the other
    assert_eq!(code(&run), 3, "{}", told(&run));
    let apart: Vec<String> = errors(&out).iter().map(|error| error["source"].clone()).collect();
    assert_eq!(
        apart,
        ["samples/skye-2014-with-review.yaml", "samples/skye-2014.yaml"].map(str::to_owned)
    );
    let found = rows(&out);
    assert!(found.len() > 15, "only {} rows", found.len());
    for (source, row) in found {
        let alone = earnest(&["assess", &source, "--format", "json"]);
        let alone: Value = serde_json::from_slice(&alone.stdout).unwrap();
        for key in ["status", "low", "high", "on_held"] {
            assert_eq!(row[key], alone["grade"][key], "{source}: {key}");
        }
        assert_eq!(row["coverage"], alone["coverage"]["exact"], "{source}");
        assert_eq!(row["sha256"], alone["submission"]["sha256"], "{source}");
        for criterion in alone["criteria"].as_array().unwrap() {
            let of_row = &row["criteria"][criterion["id"].as_str().unwrap()];
            assert_eq!(
                (&of_row["low"], &of_row["high"]),
                (&criterion["low"], &criterion["high"]),
                "{source}"
            );
        }
        let fired = |status: &str| -> Vec<&str> {
            let signs = alone["signs"].as_array().unwrap().iter();
            let mut ids: Vec<&str> = signs
                .filter(|sign| sign["status"] == status)
                .map(|sign| sign["id"].as_str().unwrap())
                .collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        let of_row = |key: &str| -> Vec<String> { row[key].as_object().unwrap().keys().cloned().collect() };
        assert_eq!(of_row("signs"), fired("fired"), "{source}");
        assert_eq!(of_row("possible"), fired("possible"), "{source}");
    }
}

#[test]
fn files_lines_forms_and_marks_come_together() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("in")).unwrap();
    let corby = path("samples/corby-2018.yaml");
    let form = earnest(&[
        "form",
        "submission",
        "--from",
        corby.to_str().unwrap(),
        "-o",
        at("in/corby.xlsx").to_str().unwrap(),
    ]);
    assert_eq!(code(&form), 0, "{}", told(&form));
    std::fs::copy(path("samples/ketton-2018.yaml"), at("in/ketton.yaml")).unwrap();
    let marks = "format: 1\nrole: assessor\nauthor: A. Assessor\ninterest: none\ndate: 2026-01-31\nmarks: []\n";
    std::fs::write(at("in/ketton.marks.yaml"), marks).unwrap();
    std::fs::write(at("in/a.json"), authority(1).to_string()).unwrap();
    let marked = json!({ "marks": [{ "format": 1, "role": "assessor", "author": "A", "interest": "none", "date": "2026-01-31", "marks": [] }],
        "submission": authority(2) });
    std::fs::write(at("in/lines.ndjson"), format!("{marked}\n\n{}\n", authority(3))).unwrap();
    std::fs::write(at("in/notes.txt"), "not a submission").unwrap();
    std::fs::write(at("in/.hidden.json"), "{}").unwrap();
    std::fs::write(at("in/lone.marks.yaml"), marks).unwrap();
    let run = region(folder.path(), &["in", "--out", "in/out"], "2");
    assert_eq!(code(&run), 0, "{}", told(&run));
    let found: Vec<String> = rows(&at("in/out")).into_keys().collect();
    assert_eq!(
        found,
        [
            "in/a.json",
            "in/corby.xlsx",
            "in/ketton.yaml",
            "in/lines.ndjson:1",
            "in/lines.ndjson:3"
        ]
    );
    assert!(
        told(&run).contains("passed over 1 files that are no submissions by their names: in/notes.txt"),
        "{}",
        told(&run)
    );
    assert!(
        told(&run).contains("in/lone.marks.yaml: judgements beside which there is no submission"),
        "{}",
        told(&run)
    );
    // a second run into the same folder does not read what the first one wrote
    let again = region(folder.path(), &["in", "--out", "in/out"], "2");
    assert_eq!(said(&again), said(&run));
}

#[test]
fn judgements_that_make_no_sense_refuse_their_submission() {
    let folder = TempDir::new().unwrap();
    let marks = json!([{ "format": 1, "role": "assessor", "author": "A", "interest": "none", "date": "2026-01-31",
        "marks": [{ "indicator": "no-such", "level": 2, "reason": "seen" }] }]);
    let bad = json!({ "submission": authority(4), "marks": marks });
    let odd = json!({ "submission": authority(5), "mraks": [] });
    std::fs::write(folder.path().join("a.ndjson"), format!("{bad}\n{odd}\n{}\n", authority(6))).unwrap();
    let run = region(folder.path(), &["a.ndjson", "--out", "out"], "2");
    assert_eq!(code(&run), 3);
    let errors = errors(&folder.path().join("out"));
    assert!(errors.iter().all(|error| error["outcome"] == "failed"));
    assert!(
        errors[0]["message"].contains("no-such") && errors[0]["message"].starts_with("judgements 1: "),
        "{errors:?}"
    );
    // the column is that of the line, where the name of the indicator begins
    let column: usize = errors[0]["column"].parse().unwrap();
    assert_eq!(bad.to_string().get(column - 1..column + 8), Some("\"no-such\""), "{errors:?}");
    assert_eq!(
        (errors[0]["line"].as_str(), errors[0]["name"].as_str()),
        ("1", "Made Up Board 000004")
    );
    let odd = errors.iter().find(|error| error["code"] == "bad-line").unwrap();
    assert!(odd["line"] == "2" && odd["message"].contains("mraks"), "{odd:?}");
    assert_eq!(rows(&folder.path().join("out")).len(), 1);
}

#[test]
fn damage_of_every_kind_is_told_at_its_place_and_stops_nothing() {
    let folder = TempDir::new().unwrap();
    let mut lines = Vec::new();
    let (mut good, mut bad) = (0, 0);
    // REGION=100000 tries a large one, of which every twentieth is damaged
    let asked = std::env::var("REGION").ok().and_then(|many| many.parse().ok());
    let (many, every) = asked.map_or((120_u64, 5), |many| (many, 20));
    for number in 0..many {
        if number % every == 0 {
            lines.extend(damaged(number, usize::try_from(number / every).unwrap()));
            bad += 1;
        } else {
            lines.extend(line(number, false).into_bytes());
            good += 1;
        }
        lines.push(b'\n');
    }
    std::fs::write(folder.path().join("all.ndjson"), &lines).unwrap();
    let run = region(folder.path(), &["all.ndjson", "--out", "out"], "2");
    assert_eq!(code(&run), 3, "{}", told(&run));
    let out = folder.path().join("out");
    let (found, errors) = (rows(&out), errors(&out));
    assert_eq!(found.len(), good);
    let failed: std::collections::BTreeSet<&str> = errors.iter().map(|error| error["source"].as_str()).collect();
    assert_eq!(failed.len(), bad);
    assert!(bad >= 2 * DAMAGES);
    for error in &errors {
        let number: u64 = error["source"].strip_prefix("all.ndjson:").unwrap().parse().unwrap();
        assert_eq!((number - 1) % every, 0, "{error:?}");
        assert!(!error["message"].is_empty() && !error["code"].is_empty());
        if !error["line"].is_empty() {
            assert_eq!(error["line"], number.to_string(), "{error:?}");
        }
    }
    let summary = summary(&out);
    assert_eq!(summary["received"], many);
    let parts = [
        "graded",
        "between",
        "at_most",
        "insufficient",
        "not_due",
        "failed",
        "superseded",
        "repeated",
    ];
    let sum: u64 = parts.iter().map(|part| summary[*part].as_u64().unwrap()).sum();
    assert_eq!(sum, many, "{summary}");
}
