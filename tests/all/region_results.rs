//! What the results of a region say: the scores of a frozen one, its map, its tables, the figures of the area, and their schemas.

use crate::generate::region::{authority, line};
use crate::region::{region, rows, text};
use crate::support::{code, earnest, golden, said, told};
use serde_json::{Value, json};
use tempfile::TempDir;

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
