//! The command as its users run it: exit codes, files written, faults at their lines, and the same bytes whoever reads and in any order.

use crate::support::{code, command, earnest, files, path, said, told};
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;
use std::process::Stdio;

pub(crate) const GOOD: &str = "tests/fixtures/developing.yaml";
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

pub(crate) fn shown(path: &Path) -> String {
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
