//! A run that is cut short, at any moment, goes on and ends with the bytes of one that was not; and one that cannot go on says why and leaves
//! nothing half written under a name.

use crate::generate::region::{authority, line};
use crate::support::{code, command, told};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const FILES: u64 = 900;

fn region(folder: &Path, args: &[&str]) -> Command {
    let mut all = vec!["region", "--draws", "0"];
    all.extend(args);
    let mut command = command(&all);
    command.current_dir(folder);
    command
}

fn results(out: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = std::fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().into(), std::fs::read(&path).unwrap()))
        .collect()
}

/// A folder of files and a file of lines.
fn inputs() -> TempDir {
    let folder = TempDir::new().unwrap();
    let inner = folder.path().join("in");
    std::fs::create_dir(&inner).unwrap();
    for number in 0..FILES {
        std::fs::write(inner.join(format!("{number:05}.json")), authority(number).to_string()).unwrap();
    }
    let lines: Vec<String> = (FILES..FILES + 700).map(|number| line(number, false)).collect();
    std::fs::write(inner.join("more.ndjson"), lines.join("\n")).unwrap();
    folder
}

/// Submissions that a run under way has kept.
fn kept(out: &Path) -> u64 {
    let text = std::fs::read(out.join(".earnest-run/run.json")).unwrap_or_default();
    let value: Value = serde_json::from_slice(&text).unwrap_or_default();
    value["at"]["submissions"].as_u64().unwrap_or(0)
}

#[test]
fn a_run_that_was_killed_ends_with_the_bytes_of_one_that_was_not() {
    let folder = inputs();
    let whole = region(folder.path(), &["in", "--out", "whole"]).output().unwrap();
    assert_eq!(code(&whole), 0, "{}", told(&whole));
    let expected = results(&folder.path().join("whole"));
    let out = folder.path().join("cut");
    let mut stopped = Vec::new();
    // after the first files, after all of them, and within the file of lines; then to the end
    for wanted in [200, 600, FILES] {
        let mut args = vec!["in", "--out", "cut"];
        args.extend((!stopped.is_empty()).then_some("--resume"));
        let mut run = region(folder.path(), &args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let began = Instant::now();
        while kept(&out) < wanted && run.try_wait().unwrap().is_none() {
            assert!(began.elapsed() < Duration::from_secs(300), "the run keeps nothing");
            std::thread::sleep(Duration::from_millis(1));
        }
        run.kill().unwrap();
        run.wait().unwrap();
        stopped.push(kept(&out));
        let names: Vec<PathBuf> = results(&out)
            .into_keys()
            .filter(|name| !name.to_string_lossy().starts_with('.'))
            .collect();
        assert!(names.is_empty(), "{names:?} stand under their names before the run has ended");
    }
    assert!(stopped.iter().all(|at| *at > 0 && *at < FILES + 700), "killed at {stopped:?}");
    let last = region(folder.path(), &["in", "--out", "cut", "--resume"]).output().unwrap();
    assert_eq!(code(&last), 0, "{}", told(&last));
    assert!(told(&last).contains("going on after"), "{}", told(&last));
    let mut found = results(&out);
    // what a killed run was writing beside its place is no result
    found.retain(|name, _| !name.to_string_lossy().starts_with('.'));
    assert_eq!(found, expected, "killed at {stopped:?}");
    assert!(!out.join(".earnest-run").exists());
}

#[test]
fn another_run_is_not_gone_on_with() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("in")).unwrap();
    std::fs::write(at("in/a.json"), authority(1).to_string()).unwrap();
    // a run that stops after scoring, for its results cannot be put under their names
    std::fs::create_dir_all(at("out/rows.ndjson/x")).unwrap();
    let cut = region(folder.path(), &["in", "--out", "out"]).output().unwrap();
    assert_eq!(code(&cut), 3);
    assert!(told(&cut).contains("rows.ndjson: could not be written"), "{}", told(&cut));
    assert!(told(&cut).contains("--resume"), "{}", told(&cut));
    std::fs::remove_dir_all(at("out/rows.ndjson")).unwrap();
    let tries: [(&[&str], &str); 2] = [
        (&["in", "--out", "out", "--resume", "--as-of", "2026-01-31"], "another --as-of"),
        (&["in", "--out", "out", "--resume", "--rubric", "light-profile"], "another rubric"),
    ];
    for (args, why) in tries {
        let run = region(folder.path(), args).output().unwrap();
        assert_eq!(code(&run), 3);
        assert!(told(&run).contains(why), "{}", told(&run));
    }
    let fine = region(folder.path(), &["in", "--out", "out", "--resume"]).output().unwrap();
    assert_eq!(code(&fine), 0, "{}", told(&fine));
    // an input that came since makes it another run
    std::fs::create_dir_all(at("next/rows.csv/x")).unwrap();
    assert_eq!(code(&region(folder.path(), &["in", "--out", "next"]).output().unwrap()), 3);
    std::fs::write(at("in/b.json"), authority(2).to_string()).unwrap();
    let run = region(folder.path(), &["in", "--out", "next", "--resume"]).output().unwrap();
    assert!(code(&run) == 3 && told(&run).contains("other inputs"), "{}", told(&run));
}

#[test]
fn what_stops_a_run_is_said_and_leaves_nothing_half_written() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("in")).unwrap();
    std::fs::write(at("in/a.json"), authority(1).to_string()).unwrap();
    std::fs::write(at("file"), "").unwrap();
    let cases: [(&[&str], i32, &str); 6] = [
        (&["in", "--out", "file/out"], 3, "the folder could not be made"),
        (&["nowhere", "--out", "out"], 2, "nowhere: there is no such file or folder"),
        (&["in", "in/a.json", "--out", "out"], 2, "would come twice"),
        (&["file", "in", "--out", "out", "--as-of", "soon"], 2, "'soon' is not a day"),
        (&["in", "--out", "out", "--rubric", "eds-2022"], 2, "is a framework"),
        (
            &["--from-rows", "in/a.json", "--out", "out"],
            3,
            "in/a.json:1: not a row of this version",
        ),
    ];
    for (args, exit, says) in cases {
        let run = region(folder.path(), args).output().unwrap();
        assert_eq!(code(&run), exit, "{args:?}: {}", told(&run));
        assert!(told(&run).contains(says), "{args:?}: {}", told(&run));
        let left = if at("out").exists() { results(&at("out")) } else { BTreeMap::new() };
        assert!(left.is_empty(), "{args:?}: {left:?}");
    }
    std::fs::create_dir(at("empty")).unwrap();
    let run = region(folder.path(), &["empty", "--out", "out"]).output().unwrap();
    assert!(
        code(&run) == 3 && told(&run).contains("there is no submission in what was given"),
        "{}",
        told(&run)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn rows_made_elsewhere_are_never_taken_for_those_of_a_run_that_was_cut_short() {
    let folder = inputs();
    let whole = region(folder.path(), &["in/00000.json", "--out", "one"]).output().unwrap();
    assert_eq!(code(&whole), 0, "{}", told(&whole));
    // a run that scores all and cannot write what it found
    std::fs::create_dir_all(folder.path().join("out/region.json/in-the-way")).unwrap();
    let cut = region(folder.path(), &["in/00001.json", "--out", "out"]).output().unwrap();
    assert_eq!(code(&cut), 3, "{}", told(&cut));
    assert!(kept(&folder.path().join("out")) > 0);
    std::fs::remove_dir_all(folder.path().join("out/region.json")).unwrap();
    let mut rows = std::fs::read_to_string(folder.path().join("one/rows.ndjson")).unwrap();
    rows.push_str("no row\n");
    std::fs::write(folder.path().join("rows.ndjson"), &rows).unwrap();
    let bad = region(folder.path(), &["--from-rows", "rows.ndjson", "--out", "out"])
        .output()
        .unwrap();
    assert_eq!(code(&bad), 3, "{}", told(&bad));
    let again = region(folder.path(), &["in/00001.json", "--out", "out", "--resume"])
        .output()
        .unwrap();
    assert_eq!(code(&again), 0, "{}", told(&again));
    assert!(told(&again).contains("there is no run to go on with"), "{}", told(&again));
    let made = std::fs::read_to_string(folder.path().join("out/rows.ndjson")).unwrap();
    assert!(made.contains("00001.json") && !made.contains("00000.json"), "{made}");
}

#[test]
fn what_says_nothing_over_rows_is_refused() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("rows.ndjson"), "\n").unwrap();
    let none = region(folder.path(), &["--from-rows", "rows.ndjson", "--out", "out"])
        .output()
        .unwrap();
    assert_eq!(code(&none), 3);
    assert!(told(&none).contains("there is no row in what was given"), "{}", told(&none));
    assert!(!folder.path().join("out/region.json").exists());
    let day = region(
        folder.path(),
        &["--from-rows", "rows.ndjson", "--out", "out", "--as-of", "2026-01-31"],
    )
    .output()
    .unwrap();
    assert_eq!(code(&day), 2);
    assert!(told(&day).contains("rows are scored already"), "{}", told(&day));
}

#[test]
fn a_full_disk_ends_in_words_and_the_run_goes_on_when_there_is_room() {
    let folder = TempDir::new().unwrap();
    std::fs::create_dir_all(folder.path().join("in")).unwrap();
    std::fs::write(folder.path().join("in/a.json"), authority(1).to_string()).unwrap();
    let kept = folder.path().join("out/.earnest-run");
    std::fs::create_dir_all(&kept).unwrap();
    // a file that takes nothing, as a full disk does
    std::os::unix::fs::symlink("/dev/full", kept.join("lines.ndjson")).unwrap();
    let run = region(folder.path(), &["in", "--out", "out"]).output().unwrap();
    assert_eq!(code(&run), 3, "{}", told(&run));
    assert!(
        told(&run).contains("lines.ndjson: could not be written: the disk is full"),
        "{}",
        told(&run)
    );
    assert!(results(&folder.path().join("out")).is_empty());
    std::fs::remove_file(kept.join("lines.ndjson")).unwrap();
    let run = region(folder.path(), &["in", "--out", "out", "--resume"]).output().unwrap();
    assert_eq!(code(&run), 0, "{}", told(&run));
}

#[cfg(unix)]
#[test]
fn a_file_that_vanished_is_an_error_of_its_own() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("in")).unwrap();
    std::fs::write(at("in/a.json"), authority(1).to_string()).unwrap();
    std::os::unix::fs::symlink(at("gone.json"), at("in/b.json")).unwrap();
    std::os::unix::fs::symlink(at("in"), at("in/round")).unwrap();
    let run = region(folder.path(), &["in", "--out", "out"]).output().unwrap();
    assert_eq!(code(&run), 3);
    let errors = std::fs::read_to_string(at("out/errors.csv")).unwrap();
    assert!(
        errors.contains("in/b.json") && errors.contains("there is no such file or folder"),
        "{errors}"
    );
    assert!(errors.contains("in/round") && errors.contains("leads back"), "{errors}");
    assert_eq!(std::fs::read_to_string(at("out/rows.ndjson")).unwrap().lines().count(), 1);
}

#[test]
fn two_runs_do_not_write_into_one_folder() {
    let folder = TempDir::new().unwrap();
    std::fs::create_dir_all(folder.path().join("out/.earnest-run")).unwrap();
    std::fs::write(folder.path().join("a.json"), authority(1).to_string()).unwrap();
    let lock = std::fs::File::create(folder.path().join("out/.earnest-run/lock")).unwrap();
    lock.lock().unwrap();
    let run = region(folder.path(), &["a.json", "--out", "out"]).output().unwrap();
    assert!(code(&run) == 3 && told(&run).contains("another run writes into"), "{}", told(&run));
    drop(lock);
    assert_eq!(code(&region(folder.path(), &["a.json", "--out", "out"]).output().unwrap()), 0);
}
