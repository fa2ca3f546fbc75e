//! Tests of what a run is given.

#![allow(clippy::wildcard_enum_match_arm, clippy::cast_possible_truncation, reason = "tests")]

use super::{Input, Inputs, Kind, kind, marks_beside, shown};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn folder(files: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }
    folder
}

fn walked(inputs: &Inputs, root: &Path) -> Vec<String> {
    let of = |path: &Path| shown(path.strip_prefix(root).unwrap_or(path));
    let all = inputs.walk().map(|input| match input {
        Input::File(path) => of(&path),
        Input::Lines(path) => format!("{} lines", of(&path)),
        Input::Unreadable(at, _) => format!("{at} unreadable"),
    });
    all.collect()
}

#[test]
fn names_say_what_a_file_is() {
    let all = [
        ("a.yaml", Kind::File),
        ("a.YML", Kind::File),
        ("a.xlsx", Kind::File),
        ("a.json", Kind::File),
        ("a.marks.json", Kind::Marks),
        ("a.Marks.XLSX", Kind::Marks),
        ("a.ndjson", Kind::Lines),
        ("a.jsonl", Kind::Lines),
        ("part-00003", Kind::Lines),
        ("part-00003-abc.txt", Kind::Lines),
        ("part.txt", Kind::Other),
        ("a.csv", Kind::Other),
        ("README", Kind::Other),
    ];
    for (name, expected) in all {
        assert_eq!(kind(Path::new(name)), expected, "{name}");
    }
}

#[test]
fn folders_are_gone_through_in_one_order_without_what_is_hidden_or_written() {
    let folder = folder(&[
        "in/b.yaml",
        "in/a/z.json",
        "in/a.ndjson",
        "in/.git/c.yaml",
        "in/.d.yaml",
        "in/out/rows.ndjson",
        "in/notes.txt",
    ]);
    let root = folder.path();
    let inputs = Inputs::new(&[root.join("in")], &root.join("in/out")).unwrap();
    assert_eq!(walked(&inputs, root), ["in/a/z.json", "in/a.ndjson lines", "in/b.yaml"]);
    let survey = inputs.survey();
    assert_eq!((survey.inputs, survey.bytes, survey.passed_over), (3, 3, 1));
}

#[test]
fn the_order_of_paths_does_not_matter_and_one_within_another_is_refused() {
    let folder = folder(&["b/1.json", "a/2.json"]);
    let root = folder.path();
    let (a, b) = (root.join("a"), root.join("b"));
    let out = root.join("out");
    let one = Inputs::new(&[a.clone(), b.clone()], &out).unwrap();
    let two = Inputs::new(&[b.clone(), a.clone()], &out).unwrap();
    assert_eq!(walked(&one, root), walked(&two, root));
    assert_eq!(one.survey(), two.survey());
    for pair in [[a.clone(), a.join("2.json")], [a.clone(), a.clone()]] {
        assert!(Inputs::new(&pair, &out).unwrap_err().contains("would come twice"));
    }
    assert!(
        Inputs::new(&[PathBuf::from("/no/such")], &out)
            .unwrap_err()
            .contains("no such file")
    );
}

#[test]
fn whatever_may_change_a_result_changes_the_survey() {
    let folder = folder(&["a.json", "a.marks.yaml", "notes.txt"]);
    let root = folder.path();
    let survey = || Inputs::new(&[root.to_path_buf()], &root.join("out")).unwrap().survey().sha256;
    let first = survey();
    fs::write(root.join("notes.txt"), "longer").unwrap();
    assert_eq!(survey(), first, "a file that is passed over changes nothing");
    fs::write(root.join("a.marks.yaml"), "longer").unwrap();
    let second = survey();
    assert_ne!(second, first);
    fs::write(root.join("b.json"), "x").unwrap();
    assert_ne!(survey(), second);
}

#[test]
fn judgements_are_found_beside_their_submission() {
    let folder = folder(&["a.json", "a.marks.yaml", "a.marks.xlsx", "b.yaml", "c.marks.yaml"]);
    let root = folder.path();
    assert_eq!(
        marks_beside(&root.join("a.json")),
        [root.join("a.marks.yaml"), root.join("a.marks.xlsx")]
    );
    assert!(marks_beside(&root.join("b.yaml")).is_empty());
    let survey = Inputs::new(&[root.to_path_buf()], &root.join("out")).unwrap().survey();
    assert_eq!(survey.lone_marks, [shown(&root.join("c.marks.yaml"))]);
}

#[test]
fn judgements_beside_a_file_that_is_named_tell_a_run_from_another() {
    let folder = folder(&["north.yaml", "north.marks.yaml"]);
    let inputs = Inputs::new(&[folder.path().join("north.yaml")], folder.path().join("out").as_path()).unwrap();
    let first = inputs.survey();
    assert_eq!(first.inputs, 1);
    assert_eq!(inputs.survey().sha256, first.sha256);
    fs::write(folder.path().join("north.marks.yaml"), "other").unwrap();
    let second = inputs.survey();
    assert_eq!(second.inputs, 1);
    assert_ne!(second.sha256, first.sha256);
}

#[test]
fn judgements_that_are_not_read_tell_no_run_from_another() {
    let folder = folder(&["all.ndjson", "all.marks.yaml"]);
    let inputs = Inputs::new(&[folder.path().join("all.ndjson")], folder.path().join("out").as_path()).unwrap();
    let first = inputs.survey().sha256;
    fs::write(folder.path().join("all.marks.yaml"), "other").unwrap();
    assert_eq!(inputs.survey().sha256, first);
}
