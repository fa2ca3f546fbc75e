//! The schema and the types take and refuse the same files, but for a short list of exceptions.
//!
//! What the published schema says of damaged files is compared with what the typed reader says. Every exception allowed is asserted by an
//! example of its own, so that the list cannot grow stale.

use crate::agree_damage::{Dice, FILES, WAYS, damage};
use earnest::submission::explain::validator;
use earnest::submission::model::Submission;
use earnest::submission::read;
use earnest::submission::schema::submission_schema;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};

/// How many damaged versions of each file are compared.
const ROUNDS: usize = 1500;

/// What the types take and the schema refuses, or the other way round, and why; each with an example that `exceptions` asserts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exception {
    /// a list where a map of optional keys belongs is read as that map, key by key
    ListForMap,
    /// two numbers of one count that cannot both be right: the schema has no words for it
    CountWithoutNumber,
}

/// The error, or of a choice all errors of one of its kinds, are about a list.
fn is_about_a_list(error: &ValidationError<'_>) -> bool {
    if let ValidationErrorKind::AnyOf { context } = error.kind()
        && !error.instance().is_array()
    {
        return context.iter().any(|kind| kind.iter().all(is_about_a_list));
    }
    error.instance().is_array()
}

fn exception(value: &Value, schema: &Validator, typed: &Result<Submission, serde_json::Error>) -> Option<Exception> {
    match typed {
        Ok(_) => {
            let lists = schema.iter_errors(value).all(|error| is_about_a_list(&error));
            lists.then_some(Exception::ListForMap)
        }
        Err(error) => {
            let said = error.to_string();
            (said.contains("expected the smaller number first") || said.contains("no whole number of"))
                .then_some(Exception::CountWithoutNumber)
        }
    }
}

#[test]
fn schema_and_types_agree() {
    let schema = validator(&submission_schema()).unwrap();
    let mut counted = [[0_usize; 2]; 12];
    for (number, (name, text)) in FILES.iter().enumerate() {
        let sound: Value = serde_json::from_str(text).unwrap();
        for round in 0..ROUNDS {
            let way = round % WAYS.len();
            let mut dice = Dice::new(u64::try_from(number * 1_000_000 + round + 1).unwrap());
            (0..8).for_each(|_| {
                dice.roll(2);
            });
            let mut value = sound.clone();
            let what = damage(&mut value, way, &mut dice);
            let typed = serde_json::from_str::<Submission>(&value.to_string());
            let taken = schema.is_valid(&value);
            counted[way][usize::from(taken)] += 1;
            if taken != typed.is_ok() {
                let why = typed.as_ref().err().map(ToString::to_string);
                let errors: Vec<String> = schema
                    .iter_errors(&value)
                    .map(|error| format!("{} {error}", error.instance_path()))
                    .collect();
                assert!(
                    exception(&value, &schema, &typed).is_some(),
                    "{name}: {what}: types {why:?}, schema {errors:?}"
                );
            }
        }
    }
    // a test that only ever refuses, or only ever takes, would show nothing
    let taken: usize = counted.iter().map(|of| of[1]).sum();
    let refused: usize = counted.iter().map(|of| of[0]).sum();
    assert!(taken > 300 && refused > 300, "{counted:?}");
}

#[test]
fn exceptions() {
    let schema = validator(&submission_schema()).unwrap();
    let cases = [
        ("/exercises/0/affected", json!([]), true, Exception::ListForMap),
        (
            "/exercises/0/people_heard",
            json!({"from": 9, "to": 5}),
            false,
            Exception::CountWithoutNumber,
        ),
        (
            "/exercises/0/people_heard",
            json!({"share": "59 %", "of": 3}),
            false,
            Exception::CountWithoutNumber,
        ),
    ];
    for (at, instead, types_take, expected) in cases {
        let mut value: Value = serde_json::from_str(FILES[0].1).unwrap();
        *value.pointer_mut(at).unwrap() = instead;
        let typed = serde_json::from_str::<Submission>(&value.to_string());
        assert_eq!(
            (typed.is_ok(), schema.is_valid(&value)),
            (types_take, !types_take),
            "{at}: {:?}",
            typed.err()
        );
        assert_eq!(exception(&value, &schema, &typed), Some(expected), "{at}");
    }
}

#[test]
fn sound_files_are_taken_alike_in_both_notations() {
    for (name, text) in FILES {
        let json = read::submission(name, text.as_bytes()).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        let codes: Vec<&str> = json.warnings.iter().map(|fault| fault.code).collect();
        assert!(codes.iter().all(|code| *code == "reason-unlisted"), "{name}: {codes:?}");
        let value: Value = serde_json::from_str(text).unwrap();
        let yaml = serde_saphyr::to_string(&value).unwrap();
        let yaml = read::submission("a.yaml", yaml.as_bytes()).unwrap_or_else(|faults| panic!("{name}: {faults:?}\n{yaml}"));
        assert_eq!(json.value, yaml.value, "{name}");
        // and what is written again is read again
        let again = serde_json::to_string(&json.value).unwrap();
        assert_eq!(
            read::submission("again.json", again.as_bytes()).unwrap().value,
            json.value,
            "{name}"
        );
    }
}

#[test]
fn the_schema_is_one_of_its_draft_and_says_what_every_cell_expects() {
    let schema = submission_schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["$id"], "urn:earnest:submission:1");
    assert!(jsonschema::meta::is_valid(&schema));
    for (name, cell) in schema["$defs"].as_object().unwrap() {
        if name.starts_with("CellOf") {
            let said = cell["x-expected"].as_str().unwrap_or_default();
            assert!(said.ends_with("'not held' or 'n/a: reason'") && said.len() > 30, "{name}: {said}");
        }
    }
}

#[test]
fn every_percentage_with_one_decimal_fits_the_schema() {
    let schema = validator(&submission_schema()).unwrap();
    let mut value: Value = serde_json::from_str(FILES[0].1).unwrap();
    for tenths in 0..=1000_u32 {
        let number: f64 = format!("{}.{}", tenths / 10, tenths % 10).parse().unwrap();
        *value.pointer_mut("/authority/groups/0/share").unwrap() = json!(number);
        assert!(schema.is_valid(&value), "{number}");
    }
    for number in [12.55, 0.01, 100.1, -0.1] {
        *value.pointer_mut("/authority/groups/0/share").unwrap() = json!(number);
        assert!(!schema.is_valid(&value), "{number}");
    }
}
