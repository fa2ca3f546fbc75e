//! `earnest region` and `earnest rows`: every submission is scored as it would be alone, every bad one is told with its place, and the results
//! do not depend on order, threads or machine.

use crate::generate::region::{DAMAGES, authority, damaged, line};
use crate::support::{code, command, earnest, golden, path, said, told};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of a run, by source.
fn rows(out: &Path) -> BTreeMap<String, Value> {
    let lines = text(&out.join("rows.ndjson"));
    let rows = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    rows.map(|row| (row["source"].as_str().unwrap_or_default().to_owned(), row))
        .collect()
}

/// The lines of errors.csv as maps from column to cell.
fn errors(out: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(out.join("errors.csv")).unwrap();
    reader.deserialize().map(|line| line.unwrap()).collect()
}

fn summary(out: &Path) -> Value {
    let region: Value = serde_json::from_str(&text(&out.join("region.json"))).unwrap();
    region["summary"].clone()
}

/// The bytes of every result of a run.
fn results(out: &Path) -> BTreeMap<String, Vec<u8>> {
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

fn region(folder: &Path, args: &[&str], threads: &str) -> std::process::Output {
    let mut all = vec!["region", "--draws", "0"];
    all.extend(args);
    command(&all)
        .current_dir(folder)
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .unwrap()
}

/// What the filter gives for its input.
fn filtered(args: &[&str], input: Vec<u8>) -> Vec<u8> {
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

#[test]
fn threads_order_and_machines_do_not_matter() {
    let folder = TempDir::new().unwrap();
    let mut lines: Vec<String> = (0..90).map(|number| line(number, true)).collect();
    lines.push(json!({ "source": "returned/bad.json", "submission": { "format": 1 } }).to_string());
    let write = |name: &str, lines: &[String]| std::fs::write(folder.path().join(name), lines.join("\n") + "\n").unwrap();
    write("all.ndjson", &lines);
    lines.reverse();
    lines.rotate_left(17);
    std::fs::create_dir(folder.path().join("parts")).unwrap();
    write("parts/part-00000", &lines[..40]);
    write("parts/part-00001", &lines[40..]);
    assert_eq!(code(&region(folder.path(), &["all.ndjson", "--out", "one"], "1")), 3);
    let expected = results(&folder.path().join("one"));
    assert!(expected.contains_key("rows.ndjson") && expected.contains_key("region.json"));
    for (args, threads) in [
        (["all.ndjson", "--out", "two"], "2"),
        (["all.ndjson", "--out", "sixteen"], "16"),
        (["parts", "--out", "shuffled"], "2"),
    ] {
        assert_eq!(code(&region(folder.path(), &args, threads)), 3);
        assert_eq!(results(&folder.path().join(args[2])), expected, "{args:?}");
    }
    // the filter in two parts, then the report over what it gave, the second part first
    let mut made = Vec::new();
    for part in ["parts/part-00001", "parts/part-00000"] {
        let input = std::fs::read(folder.path().join(part)).unwrap();
        made.extend(filtered(&["rows", "--draws", "0"], input));
    }
    assert_eq!(made.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count(), 91);
    std::fs::write(folder.path().join("rows.ndjson"), made).unwrap();
    let run = region(folder.path(), &["--from-rows", "rows.ndjson", "--out", "gathered"], "2");
    assert_eq!(code(&run), 3, "{}", told(&run));
    assert_eq!(results(&folder.path().join("gathered")), expected);
}

#[test]
fn lines_sent_on_with_their_places_give_what_their_file_gives() {
    let folder = TempDir::new().unwrap();
    let made = |number: u64| match number % 4 {
        0 => damaged(number, usize::try_from(number / 4).unwrap()),
        _ => line(number, number.is_multiple_of(3)).into_bytes(),
    };
    let mut lines: Vec<Vec<u8>> = (0..60).map(made).collect();
    lines.insert(5, b" \t\r".to_vec());
    std::fs::write(folder.path().join("all.ndjson"), lines.join(&b'\n')).unwrap();
    assert_eq!(code(&region(folder.path(), &["all.ndjson", "--out", "one"], "2")), 3);
    let mut placed: Vec<Vec<u8>> = (1..)
        .zip(&lines)
        .map(|(number, line)| [format!("all.ndjson:{number}\t").as_bytes(), line, b"\n"].concat())
        .collect();
    placed.reverse();
    placed.rotate_left(17);
    let rows = filtered(&["rows", "--placed", "--draws", "0"], placed.concat());
    assert_eq!(rows.iter().filter(|byte| **byte == b'\n').count(), 60);
    std::fs::write(folder.path().join("rows.ndjson"), rows).unwrap();
    assert_eq!(
        code(&region(folder.path(), &["--from-rows", "rows.ndjson", "--out", "two"], "2")),
        3
    );
    assert_eq!(results(&folder.path().join("two")), results(&folder.path().join("one")));
}

#[test]
fn folders_shuffled_in_time_and_order_give_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let make = |root: &str, order: &[u64]| {
        for number in order {
            let inner = folder.path().join(root).join("in").join(format!("{}", number % 3));
            std::fs::create_dir_all(&inner).unwrap();
            std::fs::write(inner.join(format!("{number:03}.json")), authority(*number).to_string()).unwrap();
        }
    };
    let numbers: Vec<u64> = (0..40).collect();
    let backwards: Vec<u64> = numbers.iter().rev().copied().collect();
    make("a", &numbers);
    make("b", &backwards);
    let a = region(&folder.path().join("a"), &["in/0", "in/1", "in/2", "--out", "out"], "1");
    let b = region(&folder.path().join("b"), &["in/2", "in/0", "in/1", "--out", "out"], "16");
    assert_eq!((code(&a), code(&b)), (0, 0), "{}{}", told(&a), told(&b));
    assert_eq!(results(&folder.path().join("a/out")), results(&folder.path().join("b/out")));
}

/// Of one authority and period one submission stands, and whatever does not is told.
#[test]
fn corrections_copies_and_doubles_are_settled() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join("in").join(name);
    std::fs::create_dir(folder.path().join("in")).unwrap();
    let digest = |bytes: &[u8]| earnest::base::digest::sha256(bytes);
    let with = |number: u64, edit: &dyn Fn(&mut Value)| {
        let mut made = authority(number);
        edit(&mut made);
        made.to_string().into_bytes()
    };
    // 1: corrected twice over
    let first = with(1, &|_| {});
    let second = with(1, &|made| made["correction_of"] = json!({ "sha256": digest(&first) }));
    let third = with(1, &|made| {
        made["correction_of"] = json!({ "sha256": digest(&second) });
        made["note"] = json!("a third time");
    });
    // 2: the same file twice; 3: two files, neither of which corrects the other; 4: says it corrects another's
    let copy = with(2, &|_| {});
    let (one, two) = (with(3, &|_| {}), with(3, &|made| made["note"] = json!("which is it?")));
    let other = with(4, &|made| made["correction_of"] = json!({ "sha256": digest(&copy) }));
    // 5: corrects one that did not come
    let alone = with(5, &|made| made["correction_of"] = json!({ "sha256": digest(b"not here") }));
    let files: [(&str, &[u8]); 9] = [
        ("1a.json", &first),
        ("1b.json", &second),
        ("1c.json", &third),
        ("2a.json", &copy),
        ("2b.json", &copy),
        ("3a.json", &one),
        ("3b.json", &two),
        ("4.json", &other),
        ("5.json", &alone),
    ];
    for (name, bytes) in files {
        std::fs::write(at(name), bytes).unwrap();
    }
    let run = region(folder.path(), &["in", "--out", "out"], "2");
    assert_eq!(code(&run), 3, "{}", told(&run));
    let out = folder.path().join("out");
    let stand: Vec<String> = rows(&out).into_keys().collect();
    assert_eq!(stand, ["in/1c.json", "in/2a.json", "in/5.json"]);
    let mut found: Vec<(String, String, String)> = errors(&out)
        .into_iter()
        .map(|error| (error["source"].clone(), error["outcome"].clone(), error["code"].clone()))
        .collect();
    found.sort();
    let expected = [
        ("in/1a.json", "superseded", "superseded"),
        ("in/1b.json", "superseded", "superseded"),
        ("in/2b.json", "repeated", "same-file-twice"),
        ("in/3a.json", "failed", "two-submissions"),
        ("in/3b.json", "failed", "two-submissions"),
        ("in/4.json", "failed", "corrects-another"),
    ];
    assert_eq!(found, expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
    let summary = summary(&out);
    for (key, many) in [("received", 9), ("superseded", 2), ("repeated", 1), ("failed", 3)] {
        assert_eq!(summary[key], many, "{key}: {summary}");
    }
}

#[test]
fn an_exercise_that_several_authorities_share_counts_once() {
    let folder = TempDir::new().unwrap();
    let exercise = json!({ "id": "e1", "title": "The hospital we share", "opens": "2024-06-01", "closes": "2024-09-01" });
    // one that is only called the same
    let other = json!({ "id": "e1", "title": "Another hospital", "opens": "2024-06-01", "closes": "2024-09-01" });
    let lines: Vec<String> = [(20, &exercise), (21, &exercise), (22, &exercise), (23, &other)]
        .iter()
        .map(|(number, exercise)| {
            json!({ "format": 1, "basis": "compiled", "period": { "from": "2024-04-01", "to": "2025-03-31" },
                "authority": { "name": format!("Board {number}") }, "exercises": [exercise] })
            .to_string()
        })
        .collect();
    std::fs::write(folder.path().join("a.ndjson"), lines.join("\n")).unwrap();
    let run = region(folder.path(), &["a.ndjson", "--out", "out"], "2");
    let summary = summary(&folder.path().join("out"));
    assert_eq!((&summary["units"], &summary["shared"]), (&json!(2), &json!(1)), "{}", told(&run));
}

/// A score table of a frozen region: a change that moves any grade shows as a line that differs.
#[test]
fn the_scores_of_a_region_of_a_thousand_stay() {
    let folder = TempDir::new().unwrap();
    let lines: Vec<String> = (0..1_000).map(|number| line(number, false)).collect();
    std::fs::write(folder.path().join("all.ndjson"), lines.join("\n")).unwrap();
    let run = region(folder.path(), &["all.ndjson", "--out", "out"], "2");
    assert_eq!(code(&run), 0, "{}", told(&run));
    let mut table = String::from("code status low high reach salience ease closing signs\n");
    for row in text(&folder.path().join("out/rows.ndjson")).lines() {
        let row: Value = serde_json::from_str(row).unwrap();
        let of = |id: &str| {
            let criterion = &row["criteria"][id];
            format!(
                "{}-{}{}",
                criterion["low"],
                criterion["high"],
                if criterion["state"] == "scored" { "" } else { "*" }
            )
        };
        let signs: Vec<String> = row["signs"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(id, units)| format!("{id}:{}", units.as_array().unwrap().len()))
            .collect();
        let line = [
            row["code"].as_str().unwrap().to_owned(),
            row["status"].as_str().unwrap().to_owned(),
            row["low"].to_string(),
            row["high"].to_string(),
            of("reach"),
            of("salience"),
            of("ease"),
            of("closing"),
            signs.join(","),
        ];
        table.push_str(line.join(" ").trim_end());
        table.push('\n');
    }
    assert_eq!(table.lines().count(), 1_001);
    golden("region.txt", &table);
}

#[test]
fn a_map_is_shown_or_refused_before_anything_is_scored() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("a.ndjson"), format!("{}\n{}\n", line(1, true), line(2, true))).unwrap();
    let map = r#"{"layout": "odd-r", "hexes": {"mu000001": {"n": "One", "q": 0, "r": 0}, "X": {"n": "Nobody", "q": 1, "r": 0}}}"#;
    std::fs::write(folder.path().join("map.hexjson"), map).unwrap();
    let run = region(folder.path(), &["a.ndjson", "--map", "map.hexjson", "--out", "out"], "1");
    assert_eq!(code(&run), 0, "{}", told(&run));
    let made: Value = serde_json::from_str(&text(&folder.path().join("out/region.json"))).unwrap();
    assert_eq!(made["map"]["hexes"][1]["authority"], "MU000001");
    assert_eq!(made["map"]["off"], json!(["MU000002"]));
    assert!(text(&folder.path().join("out/region.html")).contains("class=\"hexmap\""));
    assert!(said(&run).contains("region.html, region.xlsx"));
    std::fs::write(folder.path().join("bad.hexjson"), map.replace("\"q\": 1", "\"q\": 0")).unwrap();
    let run = region(folder.path(), &["a.ndjson", "--map", "bad.hexjson", "--out", "none"], "1");
    assert_eq!(code(&run), 3);
    assert!(
        told(&run).contains("map-same-place") && !folder.path().join("none").exists(),
        "{}",
        told(&run)
    );
}

#[test]
fn a_text_that_looks_like_a_formula_stays_a_text_in_every_table() {
    let folder = TempDir::new().unwrap();
    let mut made = authority(1);
    made["authority"]["name"] = json!("=HYPERLINK(\"x\")");
    let mut bad = authority(2);
    bad["authority"]["name"] = json!("@SUM(A1)");
    bad["period"]["to"] = json!("+1");
    std::fs::write(folder.path().join("a.ndjson"), format!("{made}\n{bad}\n")).unwrap();
    region(folder.path(), &["a.ndjson", "--out", "out"], "1");
    for file in ["rows.csv", "errors.csv"] {
        let mut reader = csv::Reader::from_path(folder.path().join("out").join(file)).unwrap();
        let mut seen = 0;
        for record in reader.records() {
            for cell in record.unwrap().iter() {
                assert!(!cell.starts_with(['=', '+', '@']), "{file}: {cell}");
                seen += usize::from(cell.starts_with('\''));
            }
        }
        assert!(seen > 0, "{file}");
    }
}

/// Rows say with which figures of the area they were made, and a report over rows of different ones says so.
#[test]
fn figures_of_the_area_leave_a_trace_in_every_row() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    for number in 0..4 {
        std::fs::write(at(&format!("{number}.ndjson")), line(number, true) + "\n").unwrap();
    }
    std::fs::write(at("area.csv"), "group,people\nall,1000\ncarers,100\n").unwrap();
    std::fs::write(at("other.csv"), "group,people\nall,2000\ncarers,100\n").unwrap();
    let runs: [(&[&str], &str); 3] = [
        (&["0.ndjson", "1.ndjson"], "area.csv"),
        (&["2.ndjson"], "other.csv"),
        (&["3.ndjson"], ""),
    ];
    for (nth, (paths, figures)) in runs.iter().enumerate() {
        let out = format!("out{nth}");
        let mut args = paths.to_vec();
        args.extend(["--out", &out]);
        if !figures.is_empty() {
            args.extend(["--baseline", figures]);
        }
        assert_eq!(code(&region(folder.path(), &args, "1")), 0);
        let expected = match *figures {
            "" => Value::Null,
            name => json!(earnest::base::digest::sha256(&std::fs::read(at(name)).unwrap())),
        };
        let found = rows(&at(&out));
        assert_eq!(found.len(), paths.len());
        assert!(found.values().all(|row| row["baseline_sha256"] == expected), "{figures}");
        let alone: Value = serde_json::from_str(&text(&at(&out).join("region.json"))).unwrap();
        assert!(!alone["compared"]["warnings"].to_string().contains("\"baselines\""));
    }
    let all: Vec<String> = (0..3).map(|nth| text(&at(&format!("out{nth}/rows.ndjson")))).collect();
    std::fs::write(at("rows.ndjson"), all.concat()).unwrap();
    let run = region(folder.path(), &["--from-rows", "rows.ndjson", "--out", "all"], "1");
    assert!(
        said(&run).contains("2 different files of people by group of the area (--baseline), and 1 with none"),
        "{}",
        said(&run)
    );
    assert!(text(&at("all/rows.csv")).lines().next().unwrap().contains(",baseline_sha256,"));
}

/// What is published is as its schema says.
#[test]
fn rows_and_regions_are_as_their_schemas_say() {
    let folder = TempDir::new().unwrap();
    let lines: Vec<String> = (0..12).map(|number| line(number, true)).collect();
    std::fs::write(folder.path().join("a.ndjson"), lines.join("\n")).unwrap();
    assert_eq!(code(&region(folder.path(), &["a.ndjson", "--out", "out"], "1")), 0);
    let validator = |of: &str| {
        let schema = earnest(&["schema", of]);
        jsonschema::validator_for(&serde_json::from_slice(&schema.stdout).unwrap()).unwrap()
    };
    let made: Value = serde_json::from_str(&text(&folder.path().join("out/region.json"))).unwrap();
    let check = validator("region");
    assert!(
        check.is_valid(&made),
        "{:?}",
        check.iter_errors(&made).next().map(|error| error.to_string())
    );
    assert!(!check.is_valid(&json!({ "format": 1 })));
    let check = validator("row");
    for row in rows(&folder.path().join("out")).values() {
        assert!(
            check.is_valid(row),
            "{:?}",
            check.iter_errors(row).next().map(|error| error.to_string())
        );
    }
}
