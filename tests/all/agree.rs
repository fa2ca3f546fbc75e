//! The schema and the types take and refuse the same files, but for a short list of exceptions.
//!
//! Sound files are damaged at random places in twelve ways; what the published schema says of each is compared with what the typed reader
//! says. Every exception allowed is asserted by an example of its own, so that the list cannot grow stale.

use earnest::submission::explain::validator;
use earnest::submission::model::Submission;
use earnest::submission::read;
use earnest::submission::schema::submission_schema;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};

/// The valid files.
const FILES: [(&str, &str); 3] = [
    ("full.json", include_str!("../data/full.json")),
    ("small.json", include_str!("../data/small.json")),
    ("future.json", include_str!("../data/future.json")),
];

/// How many damaged versions of each file are compared.
const ROUNDS: usize = 1500;

/// A small generator of numbers that look random; the same seed, the same numbers.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % sides.max(1)
    }
}

fn pointers(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match value {
        Value::Object(map) => map.iter().for_each(|(key, item)| pointers(item, &format!("{at}/{key}"), into)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, item)| pointers(item, &format!("{at}/{index}"), into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

const WAYS: [&str; 12] = [
    "drop",
    "rename",
    "retype",
    "null",
    "huge number",
    "float",
    "word",
    "extra key",
    "reorder",
    "wrap",
    "empty",
    "swap",
];

/// Damages `value` in one way at one place, where that way fits the place.
fn damage(value: &mut Value, way: usize, dice: &mut Dice) -> String {
    let mut all = Vec::new();
    pointers(value, "", &mut all);
    let at = all[dice.roll(all.len())].clone();
    let other = all[dice.roll(all.len())].clone();
    let elsewhere = value.pointer(&other).unwrap().clone();
    let (above, key) = at
        .rsplit_once('/')
        .map(|(above, key)| (above.to_owned(), key.to_owned()))
        .unwrap_or_default();
    let odd = [
        json!(true),
        json!("yes"),
        json!("none"),
        json!("not held"),
        json!("n/a: why"),
        json!("n/a: "),
        json!(3),
        json!(-1),
        json!("2025-02-29"),
        json!([]),
        json!({}),
        json!("59.5 %"),
        json!(" 7 %"),
        json!("100.0%"),
        json!("12.55 %"),
        json!("059 %"),
        json!("59 %%"),
        json!("-3 %"),
        json!({"at_least": 3.0}),
        json!({"about": 3, "of": 4}),
        json!({"share": 59.5, "of": 251}),
        json!({"share": "all", "of": 251}),
        json!("all"),
        json!(2025),
        json!(2025.0),
        json!("2024..2025"),
        json!("2025..2024"),
        json!(59.25),
    ];
    let floats = [
        json!(1.0),
        json!(0.5),
        json!(-0.0),
        json!(1e0),
        json!(99.9),
        json!(2.5e3),
        json!(100.05),
    ];
    let huge = [
        json!(u64::MAX),
        json!(i64::MIN),
        json!(1e300),
        json!(1_000_000_001_u32),
        json!(1_000_000_000_u32),
        json!(4_294_967_296_u64),
    ];
    match WAYS[way] {
        "drop" => match value.pointer_mut(&above) {
            Some(Value::Object(map)) => {
                map.shift_remove(&key);
            }
            Some(Value::Array(items)) if !items.is_empty() => {
                items.remove(key.parse().unwrap_or(0));
            }
            _ => {}
        },
        "rename" => {
            if let Some(Value::Object(map)) = value.pointer_mut(&above)
                && let Some(item) = map.shift_remove(&key)
            {
                map.insert(format!("{key}s"), item);
            }
        }
        "retype" => *value.pointer_mut(&at).unwrap() = odd[dice.roll(odd.len())].clone(),
        "null" => *value.pointer_mut(&at).unwrap() = Value::Null,
        "huge number" => *value.pointer_mut(&at).unwrap() = huge[dice.roll(huge.len())].clone(),
        "float" => *value.pointer_mut(&at).unwrap() = floats[dice.roll(floats.len())].clone(),
        "word" => {
            if let Some(Value::String(text)) = value.pointer_mut(&at) {
                match dice.roll(4) {
                    0 => text.push('x'),
                    1 => text.insert(0, ' '),
                    2 => *text = text.to_uppercase(),
                    _ => *text = format!("{text}\n"),
                }
            }
        }
        "extra key" => {
            if let Some(Value::Object(map)) = value.pointer_mut(&at) {
                map.insert("surplus".to_owned(), json!(1));
            }
        }
        "reorder" => match value.pointer_mut(&at) {
            Some(Value::Object(map)) => *map = std::mem::take(map).into_iter().rev().collect(),
            Some(Value::Array(items)) => items.reverse(),
            _ => {}
        },
        "wrap" => {
            let inner = value.pointer_mut(&at).unwrap().take();
            *value.pointer_mut(&at).unwrap() = json!([inner]);
        }
        "empty" => {
            let place = value.pointer_mut(&at).unwrap();
            *place = match place {
                Value::Object(_) => json!({}),
                Value::Array(_) => json!([]),
                Value::String(_) => json!(""),
                Value::Null | Value::Bool(_) | Value::Number(_) => json!(0),
            };
        }
        _ => *value.pointer_mut(&at).unwrap() = elsewhere,
    }
    format!("{} at {at}", WAYS[way])
}

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
fn a_refused_file_always_says_why_and_where() {
    for (number, (_, text)) in FILES.iter().enumerate() {
        let sound: Value = serde_json::from_str(text).unwrap();
        for round in 0..300 {
            let mut dice = Dice::new(u64::try_from(7_000_000 + number * 1_000 + round).unwrap());
            (0..8).for_each(|_| {
                dice.roll(2);
            });
            let mut value = sound.clone();
            let what = damage(&mut value, round % WAYS.len(), &mut dice);
            if let Err(faults) = read::submission("a.json", serde_json::to_string_pretty(&value).unwrap().as_bytes()) {
                assert!(faults.errors() > 0, "{what}");
                for fault in faults.iter() {
                    assert!(fault.place.is_some() && !fault.message.is_empty(), "{what}: {fault:?}");
                    assert!(fault.code != "unreadable", "{what}: {fault:?}");
                }
            }
        }
    }
}

#[test]
fn no_damage_to_the_bytes_goes_without_a_place() {
    let pieces: [&[u8]; 16] = [
        b"\n",
        b"  ",
        b"\t",
        b":",
        b"- ",
        b"{",
        b"}",
        b"[",
        b"]",
        b"\"",
        b"'",
        b"&a ",
        b"*a",
        b"#",
        b"\xff",
        b"\xe2\x80\xa8",
    ];
    let json = FILES[0].1.to_owned();
    let yaml = serde_saphyr::to_string(&serde_json::from_str::<Value>(&json).unwrap()).unwrap();
    for (name, text) in [("a.json", &json), ("a.yaml", &yaml), ("a", &yaml)] {
        for round in 0..150 {
            let mut dice = Dice::new(9_000_000 + round);
            (0..8).for_each(|_| {
                dice.roll(2);
            });
            let mut bytes = text.clone().into_bytes();
            for _ in 0..=dice.roll(3) {
                let at = dice.roll(bytes.len());
                let end = (at + dice.roll(4)).min(bytes.len());
                bytes.splice(at..end, pieces[dice.roll(pieces.len())].iter().copied());
            }
            let faults = match read::submission(name, &bytes) {
                Ok(read) => read.warnings,
                Err(faults) => {
                    assert!(faults.errors() > 0, "{name} {round}");
                    faults
                }
            };
            for fault in faults.iter() {
                let place = fault.place.unwrap_or_else(|| panic!("{name} {round}: {fault:?}"));
                assert!(
                    place.start <= place.end && place.end <= bytes.len() + 1,
                    "{name} {round}: {fault:?}"
                );
            }
        }
    }
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
