//! Sound files damaged at random places, in twelve ways or byte by byte: a refused one always says why and where.

use earnest::submission::read;
use serde_json::{Value, json};

/// The valid files.
pub(crate) const FILES: [(&str, &str); 3] = [
    ("full.json", include_str!("../data/full.json")),
    ("small.json", include_str!("../data/small.json")),
    ("future.json", include_str!("../data/future.json")),
];

/// A small generator of numbers that look random; the same seed, the same numbers.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn roll(&mut self, sides: usize) -> usize {
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

pub(crate) const WAYS: [&str; 12] = [
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
pub(crate) fn damage(value: &mut Value, way: usize, dice: &mut Dice) -> String {
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
