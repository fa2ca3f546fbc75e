//! Rubrics on the command line: listed, shown, changed in a copy, and refused at their lines.

use crate::cli::{GOOD, shown};
use crate::support::{code, earnest, files, rubric, rubric_text, said, stem, told};
use serde_json::Value;
use std::path::{Path, PathBuf};

#[test]
fn rubrics_are_listed_and_shown() {
    let list = earnest(&["rubric", "list"]);
    assert_eq!(code(&list), 0);
    for file in files("rubrics", "yaml") {
        assert!(said(&list).contains(&stem(&file)), "{}", said(&list));
    }
    assert!(said(&list).contains("(default)"));
    let show = earnest(&["rubric", "show"]);
    assert_eq!(code(&show), 0);
    let page = said(&show);
    for criterion in &rubric().file.criteria {
        assert!(page.contains(criterion.title.as_str()), "{}", criterion.title.as_str());
        for row in &criterion.indicators {
            assert!(page.contains(row.title.as_str()), "{}", row.title.as_str());
        }
    }
    for sign in &rubric().file.signs {
        assert!(page.contains(sign.title.as_str()), "{}", sign.title.as_str());
    }
    assert_eq!(code(&earnest(&["rubric", "show", "healthwatch"])), 0);
    assert_eq!(code(&earnest(&["rubric", "show", "rubrics/healthwatch.yaml"])), 0);
}

/// A copy of the shipped rubric with one text in place of another, and where it is.
fn changed(old: &str, new: &str) -> (tempfile::TempDir, PathBuf, usize) {
    let text = rubric_text();
    assert_eq!(text.matches(old).count(), 1, "{old:?} stands {} times", text.matches(old).count());
    let line = text[..text.find(old).unwrap()].matches('\n').count() + 1;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("changed.yaml");
    std::fs::write(&file, text.replace(old, new)).unwrap();
    (folder, file, line)
}

fn grade(file: &str, rubric: Option<&Path>) -> (u64, u64) {
    let named = rubric.map(shown);
    let mut args = vec!["assess", file, "--format", "json"];
    if let Some(named) = &named {
        args.extend(["--rubric", named.as_str()]);
    }
    let output = earnest(&args);
    assert_eq!(code(&output), 0, "{}", told(&output));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    (value["grade"]["low"].as_u64().unwrap(), value["grade"]["high"].as_u64().unwrap())
}

#[test]
fn a_threshold_moved_in_a_copy_moves_the_grade() {
    assert_eq!(grade("tests/fixtures/exemplary.yaml", None), (4, 4));
    let (_folder, same, _) = changed("title: Was it done in earnest?", "title: A copy");
    assert_eq!(grade("tests/fixtures/exemplary.yaml", Some(&same)), (4, 4));
    let (_folder, moved, _) = changed("  if: ratings.best_bound >= 60", "  if: ratings.best_bound >= 99");
    assert_eq!(grade("tests/fixtures/exemplary.yaml", Some(&moved)), (3, 3));
    let (_folder, moved, _) = changed("- {id: way-people, value: 5,", "- {id: way-people, value: 500,");
    let (_folder, share, _) = changed("- {id: way-share, value: 5,", "- {id: way-share, value: 100,");
    for file in [moved, share] {
        assert_eq!(code(&earnest(&["rubric", "show", &shown(&file)])), 0);
    }
}

#[test]
fn a_bad_rubric_is_refused_at_its_line() {
    // what is changed, into what, and the code of the fault at that very line
    let table = [
        // a level that is not there: the levels after it are
        (
            "          - {level: 2, at_least: 14, looks_like: \"two weeks\", status: house}\n",
            "",
            "hole-in-levels",
        ),
        ("        measure: reach.ways\n", "        measure: reach.wayz\n", "unknown-fact"),
        (
            "{level: 3, at_least: 42, light: {at_least: 21}",
            "{level: 3, at_least: 7, light: {at_least: 21}",
            "falling-threshold",
        ),
        (
            "  - {id: said_back_soon, when: \"exercise.stakes == 3 && closing.days_to_results <= 84\", locked: true}\n",
            "  - {id: said_back_soon, when: \"term.other\"}\n  - {id: other, when: \"term.said_back_soon\"}\n",
            "cyclic-reference",
        ),
        (
            "    when: closing.follows_the_fewer\n",
            "    when: closing.follows_the_fewer &&\n",
            "bad-expression",
        ),
        (
            "  - {id: way-people, value: 5, unit: people",
            "  - {id: way-people, value: 5, unit: days",
            "wrong-unit",
        ),
        (
            "id: boilerplate-themes, value: 3",
            "id: boilerplate-theme, value: 3",
            "unknown-parameter",
        ),
    ];
    let mut wrong = Vec::new();
    for (old, new, fault) in table {
        let (_folder, file, line) = changed(old, new);
        let output = earnest(&["assess", GOOD, "--rubric", &shown(&file)]);
        let told = told(&output);
        let first = told
            .lines()
            .filter(|line| line.contains("-->") || line.starts_with("error"))
            .take(4)
            .collect::<Vec<_>>();
        if code(&output) != 4 || !told.contains(fault) || !told.contains(&format!("changed.yaml:{}:", line)) {
            wrong.push(format!("{fault} at {}: exit {}, {first:?}", line, code(&output)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
