//! The command as its users run it: exit codes, files written, every page of help, and what is refused at which line.

use crate::support::{code, command, earnest, files, path, rubric, rubric_text, said, stem, told};
use earnest::submission::explain::validator;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

const GOOD: &str = "tests/fixtures/developing.yaml";
const BAD: &str = "tests/damaged/dates.yaml";

/// Everything in a folder by name.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|file| {
            (
                file.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read(&file).unwrap(),
            )
        })
        .collect()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn exit_codes() {
    let bad_rubric = tempfile::tempdir().unwrap();
    let file = bad_rubric.path().join("bad.yaml");
    std::fs::write(&file, "format: 1\nid: bad\n").unwrap();
    let file = shown(&file);
    let table: [(&[&str], i32); 16] = [
        (&["assess", GOOD], 0),
        (&["assess", GOOD, "--fail-under", "2"], 0),
        (&["assess", GOOD, "--fail-under", "3"], 1),
        (&["assess"], 2),
        (&["assess", GOOD, "--fail-under", "5"], 2),
        (&["assess", GOOD, "--format", "html,md"], 2),
        (&["assess", GOOD, "--as-of", "tomorrow"], 2),
        (&["assess", GOOD, "--rubric", "nonesuch"], 2),
        (&["no-such-command"], 2),
        (&["assess", "no-such-file.yaml"], 3),
        (&["assess", BAD], 3),
        (&["assess", GOOD, "--marks", BAD], 3),
        (&["assess", GOOD, "--rubric", &file], 4),
        (&["rubric", "show", &file], 4),
        (&["assess", GOOD, "--rubric", "no/such/rubric.yaml"], 4),
        (&["--help"], 0),
    ];
    for (args, expected) in table {
        let output = earnest(args);
        assert_eq!(code(&output), expected, "{args:?}: {}", told(&output));
        if expected >= 2 {
            assert!(!told(&output).is_empty(), "{args:?} says nothing");
            assert!(!told(&output).contains("panicked"), "{args:?}: {}", told(&output));
        }
    }
}

#[test]
fn below_is_told_by_the_low_end() {
    // at most 1 and at least 0: surely below 1 it is not, and it may be
    assert_eq!(code(&earnest(&["assess", "samples/corby-2018.yaml", "--fail-under", "1"])), 1);
    assert_eq!(code(&earnest(&["assess", "samples/corby-2018.yaml", "--fail-under", "0"])), 0);
}

#[test]
fn three_files_are_written_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("new/reports");
    assert_eq!(code(&earnest(&["assess", GOOD, "--out", &shown(&out)])), 0);
    let written = contents(&out);
    let names: Vec<&str> = written.keys().map(String::as_str).collect();
    assert_eq!(names, ["developing.html", "developing.json", "developing.md"]);
    assert!(written.values().all(|bytes| bytes.len() > 1_000));
    // again into the same folder: the same bytes
    assert_eq!(code(&earnest(&["assess", GOOD, "--out", &shown(&out)])), 0);
    assert_eq!(contents(&out), written);
}

#[test]
fn one_format_writes_one_file() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        code(&earnest(&["assess", GOOD, "--format", "md", "--out", &shown(folder.path())])),
        0
    );
    assert_eq!(contents(folder.path()).keys().collect::<Vec<_>>(), ["developing.md"]);
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    std::fs::write(&file, "in the way").unwrap();
    let output = earnest(&["assess", GOOD, "--out", &shown(&file.join("below"))]);
    assert_eq!(code(&output), 3);
    assert!(told(&output).contains("a-file"), "{}", told(&output));
    assert_eq!(contents(folder.path()).len(), 1);
    assert_eq!(std::fs::read(&file).unwrap(), b"in the way");
}

#[test]
fn a_report_that_cannot_be_written_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    // a folder stands where the page should
    std::fs::create_dir(folder.path().join("developing.html")).unwrap();
    let output = earnest(&["assess", GOOD, "--out", &shown(folder.path())]);
    assert_eq!(code(&output), 3);
    assert!(told(&output).contains("developing.html"), "{}", told(&output));
    let left: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(left, ["developing.html"], "and no half of a report");
}

#[test]
fn one_bad_file_does_not_keep_another_from_being_assessed() {
    let folder = tempfile::tempdir().unwrap();
    let output = earnest(&["assess", BAD, GOOD, "--out", &shown(folder.path())]);
    assert_eq!(code(&output), 3);
    let written = contents(folder.path());
    assert_eq!(
        written.keys().collect::<Vec<_>>(),
        ["developing.html", "developing.json", "developing.md"]
    );
    assert!(told(&output).contains("not assessed"), "{}", told(&output));
    assert!(said(&output).contains("Developing"));
}

#[test]
fn two_files_of_one_name_are_refused_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("developing.yaml");
    std::fs::copy(path(GOOD), &copy).unwrap();
    let out = folder.path().join("out");
    assert_eq!(code(&earnest(&["assess", GOOD, &shown(&copy), "--out", &shown(&out)])), 2);
    assert!(!out.exists());
}

#[test]
fn damaged_files_give_no_report() {
    let folder = tempfile::tempdir().unwrap();
    let mut damaged = files("tests/damaged", "yaml");
    damaged.extend(files("tests/damaged", "json"));
    let mut refused = 0;
    for file in damaged {
        let out = folder.path().join("out");
        let output = earnest(&["assess", &shown(&file), "--out", &shown(&out)]);
        let errors = code(&earnest(&["check", &shown(&file)])) == 3;
        assert_eq!(code(&output) == 3, errors, "{}", file.display());
        if errors {
            refused += 1;
            assert!(contents(&out).is_empty(), "{}", file.display());
            assert!(
                told(&output).contains("-->") || told(&output).contains("error"),
                "{}",
                told(&output)
            );
        } else {
            std::fs::remove_dir_all(&out).unwrap();
        }
    }
    assert!(refused > 10);
}

#[test]
fn check_says_everything_at_its_line() {
    let output = earnest(&["check", GOOD, BAD]);
    assert_eq!(code(&output), 3);
    let all = format!("{}{}", said(&output), told(&output));
    let expected = std::fs::read_to_string(path("tests/damaged/dates.yaml.expected")).unwrap();
    for line in expected.lines() {
        let (place, fault) = line.split_once(' ').unwrap();
        assert!(all.contains(&format!("{BAD}:{place}")), "{place} in {all}");
        assert!(all.contains(fault), "{fault} in {all}");
    }
    assert!(all.contains("can be assessed"));
    assert_eq!(code(&earnest(&["check", GOOD])), 0);
}

#[test]
fn every_sample_and_fixture_is_sound() {
    let mut all: Vec<String> = files("samples", "yaml").iter().map(|file| shown(file)).collect();
    all.extend(files("tests/fixtures", "yaml").iter().map(|file| shown(file)));
    let mut args = vec!["check"];
    args.extend(all.iter().map(String::as_str));
    let output = earnest(&args);
    assert_eq!(code(&output), 0, "{}", told(&output));
}

// explain

#[test]
fn explain_opens_any_number_and_any_word() {
    let whole = earnest(&["explain", GOOD]);
    assert_eq!(code(&whole), 0);
    assert!(said(&whole).contains("The authority's grade") && said(&whole).contains("/exercises/0"));
    let one = earnest(&["explain", GOOD, "voices-answered"]);
    assert_eq!(code(&one), 0);
    assert!(said(&one).contains("closing.answered_share = 75 percent"), "{}", said(&one));
    assert!(said(&one).contains("/exercises/0/themes/0/voices"));
    for word in [
        "told-counted-as-heard",
        "voices-answered",
        "reach.margin",
        "way-people",
        "unknown-key",
    ] {
        let output = earnest(&["explain", word]);
        assert_eq!(code(&output), 0, "{word}: {}", told(&output));
        assert!(said(&output).lines().count() >= 2, "{word}: {}", said(&output));
    }
    let sign = said(&earnest(&["explain", "told-counted-as-heard"]));
    assert!(sign.contains("fires when: reach.claim_ratio > 2"), "{sign}");
    for args in [&["explain", "no-such-word"][..], &["explain", GOOD, "no-such-part"]] {
        let output = earnest(args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(!told(&output).is_empty());
    }
}

#[test]
fn every_sign_indicator_and_parameter_is_explained() {
    let file = &rubric().file;
    let indicators = file
        .criteria
        .iter()
        .flat_map(|criterion| criterion.indicators.iter().map(|row| row.id.to_string()));
    let signs = file.signs.iter().map(|sign| sign.id.to_string());
    for word in signs.chain(indicators).step_by(4) {
        assert_eq!(code(&earnest(&["explain", &word])), 0, "{word}");
    }
}

#[test]
fn facts_are_listed() {
    let output = earnest(&["facts"]);
    assert_eq!(code(&output), 0);
    for fact in earnest::facts::catalogue::FACTS {
        assert!(said(&output).contains(fact.id), "{}", fact.id);
    }
}

// schemas

fn schema(of: &str) -> Value {
    let output = earnest(&["schema", of]);
    assert_eq!(code(&output), 0, "{of}: {}", told(&output));
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{of}: {error}"))
}

#[test]
fn every_schema_is_one() {
    for of in [
        "submission",
        "rubric",
        "framework",
        "overlay",
        "marks",
        "assessment",
        "row",
        "region",
        "panel",
        "comparison",
        "plan",
    ] {
        let schema = schema(of);
        assert!(jsonschema::meta::is_valid(&schema), "{of}");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{of}");
    }
    assert_eq!(code(&earnest(&["schema", "nothing"])), 2);
}

fn tree_value(file: &Path) -> Value {
    let bytes = std::fs::read(file).unwrap();
    earnest::submission::read::tree(&shown(file), &bytes).unwrap().value()
}

#[test]
fn samples_fixtures_and_the_rubric_fit_their_schemas() {
    let submission = validator(&schema("submission")).unwrap();
    let mut all = files("samples", "yaml");
    all.extend(files("tests/fixtures", "yaml"));
    for file in &all {
        let errors: Vec<String> = submission.iter_errors(&tree_value(file)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", file.display());
    }
    let rubrics = validator(&schema("rubric")).unwrap();
    let overlays = validator(&schema("overlay")).unwrap();
    let frameworks = validator(&schema("framework")).unwrap();
    for file in files("rubrics", "yaml") {
        let value = tree_value(&file);
        let kind = if value.get("overlay").is_some() {
            &overlays
        } else if value.get("kind").is_some() {
            &frameworks
        } else {
            &rubrics
        };
        let errors: Vec<String> = kind
            .iter_errors(&value)
            .map(|error| format!("{} {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", file.display());
    }
}

#[test]
fn every_assessment_fits_its_schema() {
    let assessments = jsonschema::validator_for(&schema("assessment")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut args: Vec<String> = ["assess", "--format", "json", "--out"]
        .iter()
        .map(|arg| (*arg).to_owned())
        .collect();
    args.push(shown(folder.path()));
    let mut all = files("samples", "yaml");
    all.extend(files("tests/fixtures", "yaml"));
    args.extend(all.iter().map(|file| shown(file)));
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    assert_eq!(code(&earnest(&args)), 0);
    for file in &all {
        let text = std::fs::read(folder.path().join(format!("{}.json", stem(file)))).unwrap();
        let value: Value = serde_json::from_slice(&text).unwrap();
        let errors: Vec<String> = assessments
            .iter_errors(&value)
            .map(|error| format!("{} {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", file.display());
    }
}

// rubrics

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

// shells and pipes

#[test]
fn completions_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = earnest(&["completions", shell]);
        assert_eq!(code(&output), 0, "{shell}");
        assert!(said(&output).contains("assess"), "{shell}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    for args in [&["facts"][..], &["schema", "assessment"], &["assess", GOOD, "--format", "html"]] {
        let mut child = command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // one byte is read, then nobody listens
        let mut out = child.stdout.take().unwrap();
        let mut byte = [0_u8];
        out.read_exact(&mut byte).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{args:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(output.stderr.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

// threads and order

#[test]
fn the_same_bytes_at_any_number_of_threads_and_in_any_order() {
    let run = |threads: &str, turn: usize| {
        let folder = tempfile::tempdir().unwrap();
        let mut all: Vec<String> = files("samples", "yaml").iter().map(|file| shown(file)).collect();
        let by = turn % all.len();
        all.rotate_left(by);
        if turn % 2 == 1 {
            all.reverse();
        }
        let out = shown(folder.path());
        let mut args = vec!["assess", "--out", out.as_str()];
        args.extend(all.iter().map(String::as_str));
        let output = command(&args).env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert!(output.status.success(), "{}", told(&output));
        (contents(folder.path()), said(&output).replace(&out, "OUT"))
    };
    let (one, printed) = run("1", 0);
    assert_eq!(one.len(), 3 * files("samples", "yaml").len());
    let (files, also) = run("16", 0);
    assert_eq!(files, one, "16 threads");
    assert_eq!(also, printed, "16 threads");
    let (shuffled, _) = run("2", 7);
    assert_eq!(shuffled, one, "2 threads and another order");
}
