//! `earnest region --reports`: the report of each submission that stands, as it would be made of it alone, and of no other; one folder of one
//! run, whole or not there.

use crate::generate::region::{authority, damaged, line};
use crate::support::{code, command, path, said, told};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

fn region(folder: &Path, args: &[&str]) -> std::process::Output {
    let mut all = vec!["region", "--draws", "0"];
    all.extend(args);
    command(&all).current_dir(folder).output().unwrap()
}

/// Every file below a folder with its bytes, by its path in it.
fn below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(one) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&one) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_path_buf(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn value(file: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

/// The list of reports: source to path.
fn list(out: &Path) -> BTreeMap<String, String> {
    let mut reader = csv::Reader::from_path(out.join("reports/index.csv")).unwrap();
    let rows = reader.deserialize::<BTreeMap<String, String>>().map(Result::unwrap);
    rows.map(|row| (row["source"].clone(), row["report"].clone())).collect()
}

#[test]
fn every_report_is_the_one_that_assess_writes() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(at("in/inner")).unwrap();
    for sample in ["corby-2018.yaml", "ketton-2018.yaml", "forest-of-dean-2020.yaml"] {
        std::fs::copy(path("samples").join(sample), at("in").join(sample)).unwrap();
    }
    let marks = "format: 1\nrole: assessor\nauthor: A. Assessor\ninterest: none\ndate: 2026-01-31\nmarks: []\n";
    std::fs::write(at("in/ketton-2018.marks.yaml"), marks).unwrap();
    std::fs::write(at("in/inner/made.json"), authority(1).to_string()).unwrap();
    let form = ["form", "submission", "--from", "in/inner/made.json", "-o", "in/form.xlsx"];
    let made = command(&form).current_dir(folder.path()).output().unwrap();
    assert_eq!(code(&made), 0, "{}", told(&made));
    // the form of another authority, so that both stand
    std::fs::write(at("in/inner/made.json"), authority(2).to_string()).unwrap();
    std::fs::write(at("area.csv"), "group,people\nall,100000\nmale,49000\n").unwrap();
    let with = ["--as-of", "2026-03-31", "--baseline", "area.csv"];
    for rubric in ["healthwatch", "light-profile"] {
        let formats = "--reports=html,md,json,xlsx";
        let mut args = vec!["in", "--out", "out", formats, "--rubric", rubric];
        args.extend(with);
        let run = region(folder.path(), &args);
        assert_eq!(code(&run), 0, "{}", told(&run));
        assert!(said(&run).contains("5 reports (html, md, json, xlsx)"), "{}", said(&run));
        let listed = list(&at("out"));
        assert_eq!(listed.len(), 5);
        for (source, report) in listed {
            let alone = at("alone");
            let mut args = vec![
                "assess",
                &source,
                "--out",
                "alone",
                "--format",
                "html,md,json,xlsx",
                "--rubric",
                rubric,
            ];
            args.extend(with);
            let marks = source.replace(".yaml", ".marks.yaml");
            if source.contains("ketton") {
                args.extend(["--marks", &marks]);
            }
            let run = command(&args).current_dir(folder.path()).output().unwrap();
            assert_eq!(code(&run), 0, "{}", told(&run));
            let stem = Path::new(&source).file_stem().unwrap().to_string_lossy().into_owned();
            let name = report.strip_suffix(".html").unwrap();
            for ending in ["html", "md", "json", "xlsx"] {
                let ours = std::fs::read(at("out/reports").join(format!("{name}.{ending}"))).unwrap();
                let theirs = std::fs::read(alone.join(format!("{stem}.{ending}"))).unwrap();
                assert!(ours == theirs, "{source} as {ending} by {rubric} is not what assess writes");
            }
        }
        assert_eq!(below(&at("out/reports")).len(), 5 * 4 + 1);
    }
}

#[test]
fn only_what_stands_has_a_report_and_the_page_links_to_those() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join("in").join(name);
    std::fs::create_dir(folder.path().join("in")).unwrap();
    let first = authority(1);
    let mut second = authority(1);
    second["correction_of"] = json!({ "sha256": earnest::base::digest::sha256(first.to_string().as_bytes()) });
    let (mut third, mut earlier) = (authority(3), authority(4));
    third["note"] = json!("which is it?");
    earlier["period"] = json!({ "from": "2019-04-01", "to": "2020-03-31" });
    earlier["as_of"] = json!("2020-03-31");
    let files: [(&str, Vec<u8>); 8] = [
        ("1a.json", first.to_string().into()),
        ("1b.json", second.to_string().into()),
        ("2a.json", authority(2).to_string().into()),
        ("2b.json", authority(2).to_string().into()),
        ("3a.json", authority(3).to_string().into()),
        ("3b.json", third.to_string().into()),
        ("4.json", damaged(9, 1)),
        (
            "5.ndjson",
            format!("{}\n\n{}\nnonsense\n{}\n", authority(5), line(6, true), authority(7)).into(),
        ),
    ];
    for (name, bytes) in files {
        std::fs::write(at(name), bytes).unwrap();
    }
    let run = region(folder.path(), &["in", "--out", "out", "--reports"]);
    assert_eq!(code(&run), 3, "{}", told(&run));
    let out = folder.path().join("out");
    let expected = [
        ("in/1b.json", "mu000001"),
        ("in/2a.json", "mu000002"),
        ("in/5.ndjson:1", "mu000005"),
        ("in/5.ndjson:5", "mu000007"),
        ("returned/000006.json", "mu000006"),
    ];
    let listed = list(&out);
    assert_eq!(
        listed.keys().map(String::as_str).collect::<Vec<_>>(),
        expected.map(|(source, _)| source)
    );
    for (source, begins) in expected {
        let name = &listed[source];
        assert!(name.starts_with(&format!("{begins}_20")) && name.ends_with(".html"), "{name}");
        let page = std::fs::read_to_string(out.join("reports").join(name)).unwrap();
        assert!(page.contains(&format!("Made Up Board {}", &begins[2..])), "{name}");
    }
    // the page leads to each of them and nowhere else
    let html = std::fs::read_to_string(out.join("region.html")).unwrap();
    let links: BTreeSet<&str> = html
        .match_indices("href=\"./")
        .map(|(at, found)| html[at + found.len()..].split('"').next().unwrap())
        .collect();
    let there: BTreeSet<String> = listed.values().map(|name| format!("reports/{name}")).collect();
    assert_eq!(links, there.iter().map(String::as_str).collect());
    assert!(there.iter().all(|path| out.join(path).is_file()));
    let made = value(&out.join("region.json"));
    let told_of: BTreeSet<&str> = made["authorities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["report"].as_str().unwrap())
        .collect();
    assert_eq!(told_of, links);
    // without the option there is no link, and the older reports are told of
    let run = region(folder.path(), &["in", "--out", "out"]);
    assert!(told(&run).contains("reports of an earlier run stay there"), "{}", told(&run));
    assert!(!std::fs::read_to_string(out.join("region.html")).unwrap().contains("href=\"./"));
    assert_eq!(value(&out.join("region.json"))["authorities"][0]["report"], Value::Null);
}

#[test]
fn reports_of_an_earlier_run_are_never_among_new_ones() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("a.ndjson"), format!("{}\n{}\n", authority(1), authority(2))).unwrap();
    assert_eq!(code(&region(folder.path(), &["a.ndjson", "--out", "out", "--reports=json"])), 0);
    let before = below(&at("out/reports"));
    assert_eq!(before.len(), 3);
    std::fs::write(at("a.ndjson"), format!("{}\n", authority(3))).unwrap();
    assert_eq!(code(&region(folder.path(), &["a.ndjson", "--out", "out", "--reports=md"])), 0);
    let after: Vec<PathBuf> = below(&at("out/reports")).into_keys().collect();
    assert_eq!(after.len(), 2, "{after:?}");
    assert!(after[1].to_string_lossy().starts_with("mu000003_") && after[1].extension().unwrap() == "md");
    assert!(!at("out/.earnest-run").exists());
}

#[test]
fn what_is_not_ours_is_never_replaced_and_rows_have_no_reports() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("a.ndjson"), format!("{}\n", authority(1))).unwrap();
    std::fs::create_dir_all(at("out/reports")).unwrap();
    std::fs::write(at("out/reports/mine.txt"), "a year of work").unwrap();
    let run = region(folder.path(), &["a.ndjson", "--out", "out", "--reports"]);
    assert_eq!(code(&run), 3);
    assert!(told(&run).contains("no folder of reports that a run left"), "{}", told(&run));
    assert!(!at("out/.earnest-run").exists() && at("out/reports/mine.txt").exists());
    // it is nobody's matter where no reports are wanted
    assert_eq!(code(&region(folder.path(), &["a.ndjson", "--out", "out"])), 0);
    assert!(at("out/reports/mine.txt").exists());
    let run = region(folder.path(), &["--from-rows", "out/rows.ndjson", "--out", "none", "--reports"]);
    assert_eq!(code(&run), 2);
    assert!(
        told(&run).contains("rows hold no submissions") && !at("none").exists(),
        "{}",
        told(&run)
    );
    let run = region(folder.path(), &["a.ndjson", "--out", "none", "--reports=pdf"]);
    assert!(code(&run) == 2 && !at("none").exists());
}

#[test]
fn a_run_that_was_killed_among_its_reports_ends_with_the_same_bytes() {
    const MANY: u64 = 60;
    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("in")).unwrap();
    for number in 0..MANY / 2 {
        std::fs::write(folder.path().join(format!("in/{number:03}.json")), authority(number).to_string()).unwrap();
    }
    let lines: Vec<String> = (MANY / 2..MANY).map(|number| line(number, false)).collect();
    std::fs::write(folder.path().join("in/lines.ndjson"), lines.join("\n")).unwrap();
    let whole = region(folder.path(), &["in", "--out", "whole", "--reports"]);
    assert_eq!(code(&whole), 0, "{}", told(&whole));
    let expected = below(&folder.path().join("whole"));
    assert_eq!(expected.keys().filter(|path| path.starts_with("reports")).count() as u64, MANY + 1);
    let out = folder.path().join("cut");
    let mut resume = None;
    for wanted in [5, 40] {
        let mut args = vec!["region", "--draws", "0", "in", "--out", "cut", "--reports"];
        args.extend(resume);
        let mut run = command(&args)
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let there = || std::fs::read_dir(out.join(".earnest-run/reports")).map_or(0, Iterator::count);
        while there() < wanted && run.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        run.kill().unwrap();
        run.wait().unwrap();
        assert!(out.join(".earnest-run").exists(), "it ended before it was killed");
        assert!(!out.join("reports").exists() && !out.join("region.html").exists());
        resume = Some("--resume");
    }
    let last = region(folder.path(), &["in", "--out", "cut", "--reports", "--resume"]);
    assert_eq!(code(&last), 0, "{}", told(&last));
    let mut found = below(&out);
    // what a killed run was writing beside its place is no result
    found.retain(|path, _| !path.to_string_lossy().starts_with('.'));
    assert!(found == expected, "{:?}", found.keys().collect::<Vec<_>>());
}

#[test]
fn a_submission_that_changes_meanwhile_gets_no_report_of_another_row() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("in")).unwrap();
    for number in 0..2 {
        std::fs::write(at(&format!("in/{number}.json")), authority(number).to_string()).unwrap();
    }
    // a run that ends after scoring, since its results cannot be named
    std::fs::create_dir_all(at("out/rows.ndjson/x")).unwrap();
    assert_eq!(code(&region(folder.path(), &["in", "--out", "out"])), 3);
    std::fs::remove_dir_all(at("out/rows.ndjson")).unwrap();
    // one of them is another, of the same length and day
    let file = at("in/1.json");
    let when = std::fs::metadata(&file).unwrap().modified().unwrap();
    let text = std::fs::read_to_string(&file)
        .unwrap()
        .replacen("Made Up Board", "Mode Up Board", 1);
    std::fs::write(&file, text).unwrap();
    std::fs::File::options()
        .append(true)
        .open(&file)
        .unwrap()
        .set_modified(when)
        .unwrap();
    let run = region(folder.path(), &["in", "--out", "out", "--reports", "--resume"]);
    assert_eq!(code(&run), 3);
    assert!(told(&run).contains("in/1.json: it, or judgements on it, changed"), "{}", told(&run));
    assert!(!at("out/reports").exists() && !at("out/region.json").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_written_ends_in_words_and_leaves_nothing_under_a_name() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("a.ndjson"), format!("{}\n", authority(1))).unwrap();
    // no file may be longer than some 60 KB, which every page is, and no line
    let limited = Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 120; exec \"$0\" \"$@\"",
            env!("CARGO_BIN_EXE_earnest"),
        ])
        .args(["region", "--draws", "0", "a.ndjson", "--out", "out", "--reports"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(code(&limited), 3, "{}", told(&limited));
    let told = told(&limited);
    assert!(told.contains(".html: could not be written") && told.contains("--resume"), "{told}");
    assert!(!at("out/region.html").exists() && !at("out/reports").exists());
    assert_eq!(
        code(&region(folder.path(), &["a.ndjson", "--out", "out", "--reports", "--resume"])),
        0
    );
    assert_eq!(below(&at("out/reports")).len(), 2);
}

#[test]
fn marks_of_the_byte_order_are_no_part_of_a_line() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let lines = format!(
        "\u{feff}{}\n\u{feff}\n \u{feff} {}\r\n{}\n",
        line(1, false),
        line(2, true),
        line(3, false)
    );
    std::fs::write(at("a.ndjson"), lines).unwrap();
    let run = region(folder.path(), &["a.ndjson", "--out", "out", "--reports"]);
    assert_eq!(code(&run), 0, "{}", told(&run));
    assert_eq!(list(&at("out")).len(), 3);
    // what somebody put among the reports stays
    std::fs::write(at("out/reports/notes.txt"), "a year of work").unwrap();
    assert_eq!(code(&region(folder.path(), &["a.ndjson", "--out", "out", "--reports"])), 3);
    assert!(at("out/reports/notes.txt").exists());
    std::fs::remove_file(at("out/reports/notes.txt")).unwrap();
    assert_eq!(code(&region(folder.path(), &["a.ndjson", "--out", "out", "--reports"])), 0);
}
