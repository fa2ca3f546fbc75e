//! The form as a workbook: nothing is lost on the way there and back, and what people type is read as they mean it.

use crate::generate;
use crate::support::{fixtures, samples, submission};
use earnest::submission::read;
use earnest::submission::workbook::{self, fill::fill};
use serde_json::{Value, json};

/// The value of a submission, as it is written again.
fn canonical(value: &Value) -> Value {
    serde_json::to_value(submission(value)).unwrap()
}

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
        println!("{name}: {} rows in Everything else", rest(&canonical(value)));
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
