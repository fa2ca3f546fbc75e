//! A submission through the form and back: nothing is lost, it is assessed as it was, and the same makes the same bytes.

use crate::form::canonical;
use crate::generate;
use crate::support::{files, fixture, fixtures, rubric, samples, submission};
use earnest::assess::explain::{Inputs, assess};
use earnest::assess::marks::Marks;
use earnest::base::digest::sha256;
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::submission::read;
use earnest::submission::workbook;
use earnest::submission::workbook::fill::fill;
use serde_json::{Value, json};

/// A value, through the bytes of a workbook.
fn through(value: &Value, light: bool) -> Value {
    let bytes = workbook::form(Some(&submission(value)), light).unwrap();
    let read = read::submission("form.xlsx", &bytes).unwrap_or_else(|faults| panic!("{faults:#?}"));
    serde_json::to_value(&read.value).unwrap()
}

/// How many rows of *Everything else* a value needs.
fn rest(value: &Value) -> usize {
    let book = fill(Some(value), false);
    book.sheets
        .iter()
        .find(|sheet| sheet.name == "Everything else")
        .map_or(0, |sheet| sheet.cells.len() / 2 - 3)
}

fn same(name: &str, value: &Value) {
    for light in [false, true] {
        let value = canonical(value);
        let back = through(&value, light);
        if back != value {
            panic!("{name} (light: {light}) differs: {:?}", first_difference(&value, &back, ""));
        }
    }
}

fn first_difference(a: &Value, b: &Value, at: &str) -> Option<String> {
    match (a, b) {
        (Value::Object(x), Value::Object(y)) => {
            let keys = x.keys().chain(y.keys());
            keys.filter_map(|key| match (x.get(key), y.get(key)) {
                (Some(x), Some(y)) => first_difference(x, y, &format!("{at}/{key}")),
                (x, y) => Some(format!("{at}/{key}: {x:?} and {y:?}")),
            })
            .next()
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            let mut all = x.iter().zip(y).enumerate();
            all.find_map(|(number, (x, y))| first_difference(x, y, &format!("{at}/{number}")))
        }
        _ if a == b => None,
        _ => Some(format!("{at}: {a} and {b}")),
    }
}

#[test]
fn a_sample_loses_nothing_in_a_workbook() {
    for (name, value) in samples().iter().chain(fixtures()) {
        // nearly all has a cell of its own
        assert!(rest(&canonical(value)) <= 24, "{name}: {} rows", rest(&canonical(value)));
        same(name, value);
    }
}

#[test]
fn no_submission_loses_anything_in_a_workbook() {
    let seeds = std::env::var("SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(100);
    for seed in 0..seeds {
        same(&format!("seed {seed}"), &generate::submission(seed));
    }
}

#[test]
fn awkward_texts_are_kept() {
    let long = "A long text; with \"quotes\" \u{1F600}. ".repeat(1500);
    for text in [
        "=1+1",
        "  spaces  ",
        "\"quoted\"",
        "[list]",
        "none",
        "not held",
        "n/a: x",
        "1",
        "yes",
        "a;b",
        "line\nline",
        "tab\tx",
        "_x0041_",
        "\u{a0}",
        "(nothing)",
        "x\r\ny",
        long.as_str(),
    ] {
        let value = json!({
            "format": 1, "basis": "compiled", "authority": { "name": text },
            "period": { "from": "2025-01-01", "to": "2025-12-31" }, "note": text,
            "exercises": [{ "id": "a", "title": text, "purpose": text, "themes": [{ "id": "t", "summary": text }] }],
        });
        same(text.get(..text.len().min(20)).unwrap_or("long"), &value);
    }
}

#[test]
fn two_forms_of_the_same_are_the_same_bytes() {
    let good = submission(&fixture("good"));
    for light in [false, true] {
        for from in [None, Some(&good)] {
            assert_eq!(workbook::form(from, light).unwrap(), workbook::form(from, light).unwrap());
        }
    }
}

/// An assessment without what differs by notation: the digest, and the lines, the cells and the order of warnings.
fn assessment(name: &str, bytes: &[u8]) -> String {
    let read = read::submission(name, bytes).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
    let value = &read.value;
    let mut made = assess(&Inputs {
        name: "a",
        sha256: &sha256(b""),
        warnings: &read.warnings,
        cells: None,
        context: Context {
            submission: value,
            settings: &rubric().settings,
            baseline: None,
            as_of: value.as_of_day(),
            basis: value.basis,
            open: false,
        },
        rubric: rubric(),
        marks: &Marks::default(),
        verified: &Verified::new(),
    });
    made.warnings.sort_by(|a, b| (&a.at, &a.code).cmp(&(&b.at, &b.code)));
    made.warnings
        .iter_mut()
        .for_each(|warning| (warning.line, warning.cell) = (None, None));
    serde_json::to_string(&made).unwrap()
}

#[test]
fn a_workbook_and_a_text_of_the_same_facts_give_the_same_assessment() {
    for folder in ["samples", "tests/fixtures"] {
        for file in files(folder, "yaml") {
            let bytes = std::fs::read(&file).unwrap();
            let read = read::submission("a.yaml", &bytes).unwrap();
            let form = workbook::form(Some(&read.value), false).unwrap();
            assert_eq!(assessment("a.xlsx", &form), assessment("a.yaml", &bytes), "{}", file.display());
        }
    }
}
