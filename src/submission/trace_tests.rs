//! Tests of the reader that remembers where it failed: it reads what the library's own reads, and says the same where it does not.

use super::read;
use crate::base::pointer::Pointer;
use crate::rubric::file::RubricFile;
use crate::submission::model::Submission;
use crate::submission::read::tree;
use serde::Deserialize;
use serde_json::{Value, json};

fn sample(name: &str) -> Value {
    let bytes = std::fs::read(format!("{}/samples/{name}.yaml", env!("CARGO_MANIFEST_DIR"))).unwrap();
    tree("a.yaml", &bytes).unwrap().value()
}

/// The pointers of all values in a value, itself first.
fn pointers(value: &Value, at: &Pointer, to: &mut Vec<Pointer>) {
    to.push(at.clone());
    match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(place, item)| pointers(item, &at.item(place), to)),
        Value::Object(map) => map.iter().for_each(|(key, item)| pointers(item, &at.key(key), to)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Both readings of a value, with what is said of a failure.
fn both(value: &Value) -> (Result<String, String>, Result<String, (Pointer, String)>) {
    (
        Submission::deserialize(value)
            .map(|read| format!("{read:?}"))
            .map_err(|error| error.to_string()),
        read::<Submission>(value)
            .map(|read| format!("{read:?}"))
            .map_err(|(at, error)| (at, error.to_string())),
    )
}

#[test]
fn whatever_stands_anywhere_is_read_as_the_library_reads_it() {
    let whole = sample("grays-2015");
    let mut all = Vec::new();
    pointers(&whole, &Pointer::root(), &mut all);
    assert!(all.len() > 100);
    let others = [
        json!(null),
        json!(true),
        json!(-3.5),
        json!(7),
        json!("none"),
        json!([]),
        json!([1, 2, 3]),
        json!({"x": 1}),
        json!({}),
    ];
    let (mut read, mut refused) = (0, 0);
    for at in &all {
        for other in &others {
            let mut value = whole.clone();
            *value.pointer_mut(at.as_str()).unwrap() = other.clone();
            match both(&value) {
                (Ok(theirs), Ok(ours)) => {
                    assert_eq!(ours, theirs, "{at} {other}");
                    read += 1;
                }
                (Err(_), Err((place, _))) => {
                    // the place of the failure is the value itself, what stands in it, or what holds it
                    let (at, place) = (at.as_str(), place.as_str());
                    assert!(place.starts_with(at) || at.starts_with(place), "{at} {other}: {place}");
                    refused += 1;
                }
                (theirs, ours) => panic!("{at} {other}: {theirs:?} and {ours:?}"),
            }
        }
    }
    assert!(read > 100 && refused > 100, "{read} {refused}");
}

#[test]
fn nothing_may_be_left_of_a_list_that_is_read() {
    type Pair = (u8, u8);
    assert_eq!(read::<Pair>(&json!([1, 2])).unwrap(), (1, 2));
    for value in [json!([1, 2, 3]), json!([1])] {
        let (at, error) = read::<Pair>(&value).unwrap_err();
        assert_eq!(error.to_string(), Pair::deserialize(&value).unwrap_err().to_string());
        assert_eq!(at, Pointer::root());
    }
}

#[test]
fn the_deepest_value_that_was_being_read_is_remembered() {
    let (at, error) = read::<Vec<Vec<u8>>>(&json!([[1], [2, "three"]])).unwrap_err();
    assert_eq!(at.as_str(), "/1/1");
    assert_eq!(error.to_string(), "invalid type: string \"three\", expected u8");
}

/// A rubric holds what a submission does not: members of another type taken in, values of several kinds, examples with facts.
#[test]
fn a_rubric_is_read_as_the_library_reads_it() {
    let bytes = std::fs::read(format!("{}/rubrics/healthwatch.yaml", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let whole = tree("a.yaml", &bytes).unwrap().value();
    let mut all = Vec::new();
    pointers(&whole, &Pointer::root(), &mut all);
    assert!(all.len() > 1000);
    let (mut taken, mut refused) = (0, 0);
    for (at, other) in all
        .iter()
        .step_by(41)
        .zip([json!(null), json!(7), json!("none"), json!([1]), json!({"x": 1})].iter().cycle())
    {
        let mut value = whole.clone();
        *value.pointer_mut(at.as_str()).unwrap() = other.clone();
        match (RubricFile::deserialize(&value), read::<RubricFile>(&value)) {
            (Ok(theirs), Ok(ours)) => {
                assert_eq!(format!("{ours:?}"), format!("{theirs:?}"), "{at} {other}");
                taken += 1;
            }
            (Err(_), Err(_)) => refused += 1,
            (theirs, ours) => panic!("{at} {other}: {} and {}", theirs.is_ok(), ours.is_ok()),
        }
    }
    assert!(taken > 5 && refused > 20, "{taken} {refused}");
}
