//! A narrow read: of a line only the numbers of the simple scoring are kept, and yet every key that no submission has is refused.
//!
//! It says what a reader could cost that builds nothing but what a rule reads. What a value may be it takes from the published schema: which
//! keys, which of them must be there, and whether a text, a number, a list or an object may stand there; a key that stands twice is refused
//! too. It looks at no closed list, pattern, limit or date, nor at forms that exclude each other, and knows no place. It is no part of the program.

use super::found::{Line, is_damaged};
use super::simple::{Numbers, levels, settles};
use earnest::submission::model::decisions::Outcome;
use earnest::submission::model::people::Way;
use earnest::submission::schema::submission_schema;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// What the simple scoring reads, by where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Nothing,
    Code,
    Exercise,
    Closes,
    Heard,
    Way,
    Invited,
    Completed,
    Theme,
    Outcome,
    Settled,
    Reason,
    Available,
    Answer,
    Group,
    Positive,
    Rated,
    Done,
}

const PLACES: [(&str, Wanted); 17] = [
    ("/authority/code", Wanted::Code),
    ("/exercises/*", Wanted::Exercise),
    ("/exercises/*/closes", Wanted::Closes),
    ("/exercises/*/people_heard", Wanted::Heard),
    ("/exercises/*/activities/*/way", Wanted::Way),
    ("/exercises/*/activities/*/invited", Wanted::Invited),
    ("/exercises/*/activities/*/completed", Wanted::Completed),
    ("/exercises/*/themes/*", Wanted::Theme),
    ("/exercises/*/decisions/*/themes/*", Wanted::Settled),
    ("/exercises/*/decisions/*/themes/*/outcome", Wanted::Outcome),
    ("/exercises/*/decisions/*/themes/*/reason", Wanted::Reason),
    ("/exercises/*/information/formats/*/available_on", Wanted::Available),
    ("/exercises/*/responses/*/date", Wanted::Answer),
    ("/exercises/*/groups/*/heard", Wanted::Group),
    ("/exercises/*/ratings/*/positive", Wanted::Positive),
    ("/exercises/*/ratings/*/answered", Wanted::Rated),
    ("/exercises/*/changes/*/done", Wanted::Done),
];

const TEXT: u8 = 1;
const NUMBER: u8 = 2;
const TRUTH: u8 = 4;
const NULL: u8 = 8;
const LIST: u8 = 16;
const OBJECT: u8 = 32;

/// What may stand at a place.
struct Shape {
    kinds: u8,
    keys: Vec<(String, usize)>,
    /// the keys that must be there, by bits
    required: u64,
    items: usize,
    wanted: Wanted,
}

/// The shapes of all places of a submission; the first is the whole.
pub struct Reader(Vec<Shape>);

impl Reader {
    /// A reader by the published schema.
    pub fn new() -> Self {
        let schema = serde_json::to_value(submission_schema()).unwrap();
        let mut reader = Self(Vec::new());
        reader.grow(&schema, &[&schema], "");
        reader
    }

    /// Adds what may stand at a place by any of these schemas, and all that may stand in it.
    fn grow<'s>(&mut self, whole: &'s Value, schemas: &[&'s Value], at: &str) -> usize {
        let (mut keys, mut items, mut kinds): (BTreeMap<&str, Vec<&Value>>, Vec<&Value>, u8) = (BTreeMap::new(), Vec::new(), 0);
        let (mut order, mut required, mut objects) = (Vec::new(), Vec::new(), 0);
        let mut open = schemas.to_vec();
        while let Some(schema) = open.pop() {
            if let Some(name) = schema["$ref"].as_str() {
                open.push(whole.pointer(name.trim_start_matches('#')).unwrap());
            }
            for any in ["anyOf", "oneOf", "allOf"] {
                open.extend(schema[any].as_array().into_iter().flatten());
            }
            if let Some(properties) = schema["properties"].as_object() {
                objects += 1;
                for (key, value) in properties {
                    keys.entry(key).or_default().push(value);
                    order.push(key.as_str());
                }
                required.extend(schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str));
            }
            items.extend(schema.get("items"));
            let types = schema["type"]
                .as_array()
                .map_or_else(|| std::slice::from_ref(&schema["type"]), Vec::as_slice);
            let values = schema["enum"].as_array().map_or(&[][..], Vec::as_slice);
            kinds |= types.iter().filter_map(Value::as_str).map(named).fold(0, |all, one| all | one);
            kinds |= values.iter().chain(schema.get("const")).map(kind).fold(0, |all, one| all | one);
        }
        let place = self.0.len();
        let wanted = PLACES
            .iter()
            .find(|(path, _)| *path == at)
            .map_or(Wanted::Nothing, |(_, wanted)| *wanted);
        self.0.push(Shape {
            kinds: if kinds == 0 { u8::MAX } else { kinds },
            keys: Vec::new(),
            required: 0,
            items: 0,
            wanted,
        });
        let mut found: Vec<(String, usize)> = Vec::new();
        for key in order {
            if found.iter().all(|(known, _)| known != key) {
                found.push((key.to_owned(), self.grow(whole, &keys[key], &format!("{at}/{key}"))));
            }
        }
        if !items.is_empty() {
            self.0[place].items = self.grow(whole, &items, &format!("{at}/*"));
        }
        // of several objects that may stand there one lacks what another must have
        if objects == 1 {
            self.0[place].required = (0..)
                .zip(&found)
                .filter(|(_, (key, _))| required.contains(&key.as_str()))
                .map(|(bit, _)| 1 << bit)
                .sum();
        }
        assert!(found.len() <= 64, "{at}");
        self.0[place].keys = found;
        place
    }

    /// Reads and scores a line.
    pub fn line(&self, bytes: &[u8]) -> Line {
        let mut kept = Kept::default();
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Line::Refused;
        };
        let mut from = serde_json::Deserializer::from_str(text);
        let read = At {
            reader: self,
            shape: &self.0[0],
            kept: &mut kept,
        }
        .deserialize(&mut from);
        if read.and_then(|()| from.end()).is_err() {
            return Line::Refused;
        }
        if kept.damaged {
            Line::Taken
        } else {
            Line::Scored(levels(&kept.numbers))
        }
    }
}

fn named(kind: &str) -> u8 {
    match kind {
        "string" => TEXT,
        "integer" | "number" => NUMBER,
        "boolean" => TRUTH,
        "null" => NULL,
        "array" => LIST,
        _ => OBJECT,
    }
}

fn kind(value: &Value) -> u8 {
    match value {
        Value::String(_) => TEXT,
        Value::Number(_) => NUMBER,
        Value::Bool(_) => TRUTH,
        Value::Null => NULL,
        Value::Array(_) => LIST,
        Value::Object(_) => OBJECT,
    }
}

/// Months since the year 0 of a date that begins with year and month.
fn month(text: &str) -> Option<i64> {
    let (year, rest) = text.split_once('-').filter(|(year, _)| year.len() == 4)?;
    Some(year.parse::<i64>().ok()? * 12 + rest.get(..2)?.parse::<i64>().ok()?)
}

/// What was read so far.
#[derive(Default)]
struct Kept {
    numbers: Numbers,
    damaged: bool,
    ways: u64,
    closes: Option<i64>,
    answer: Option<i64>,
    settled: bool,
    reason: bool,
}

impl Kept {
    fn number(&mut self, wanted: Wanted, number: u64) {
        let numbers = &mut self.numbers;
        match wanted {
            Wanted::Heard => numbers.heard += number,
            Wanted::Invited => numbers.invited += number,
            Wanted::Completed => numbers.completed += number,
            Wanted::Group => numbers.groups += u64::from(number >= 5),
            Wanted::Positive => numbers.positive += number,
            Wanted::Rated => numbers.rated += number,
            _ => {}
        }
    }

    fn text(&mut self, wanted: Wanted, text: &str) {
        match wanted {
            Wanted::Code => self.damaged = is_damaged(text),
            Wanted::Way => self.ways |= Way::read(text).map_or(0, |way| 1 << way as u64),
            Wanted::Outcome => self.settled = Outcome::read(text).is_some_and(settles),
            Wanted::Reason => self.reason = true,
            Wanted::Closes => self.closes = month(text),
            Wanted::Answer => self.answer = [self.answer, month(text)].into_iter().flatten().min(),
            Wanted::Available => self.numbers.formats += u64::from(month(text).is_some()),
            Wanted::Done => self.numbers.done += u64::from(month(text).is_some()),
            _ => {}
        }
    }

    /// An object ends.
    fn end(&mut self, wanted: Wanted) {
        let numbers = &mut self.numbers;
        match wanted {
            Wanted::Theme => numbers.themes += 1,
            Wanted::Settled => {
                numbers.answered += u64::from(self.settled);
                numbers.reasons += u64::from(self.settled && self.reason);
                (self.settled, self.reason) = (false, false);
            }
            Wanted::Exercise => {
                numbers.ways = u64::from(self.ways.count_ones());
                let wait = self.closes.zip(self.answer).map(|(closes, answer)| answer - closes);
                numbers.wait = [numbers.wait, wait].into_iter().flatten().max();
                (self.closes, self.answer) = (None, None);
            }
            _ => {}
        }
    }
}

/// A place that is read next.
struct At<'r> {
    reader: &'r Reader,
    shape: &'r Shape,
    kept: &'r mut Kept,
}

impl At<'_> {
    fn may<E: Error>(&self, kind: u8) -> Result<(), E> {
        if self.shape.kinds & kind == 0 {
            return Err(E::custom("another kind of value"));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a part of a submission")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.may(TRUTH)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.may(NUMBER)?;
        self.kept.number(self.shape.wanted, number);
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.may(NUMBER)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.may(NUMBER)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.may(TEXT)?;
        self.kept.text(self.shape.wanted, text);
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.may(NULL)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.may(LIST)?;
        let shape = &self.reader.0[self.shape.items];
        while list
            .next_element_seed(At {
                reader: self.reader,
                shape,
                kept: &mut *self.kept,
            })?
            .is_some()
        {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.may(OBJECT)?;
        let (mut seen, mut next) = (0_u64, 0);
        while let Some(at) = map.next_key_seed(Key {
            keys: &self.shape.keys,
            next,
        })? {
            if seen & (1 << at) != 0 {
                return Err(A::Error::custom("a key that stands twice"));
            }
            seen |= 1 << at;
            next = at + 1;
            let shape = &self.reader.0[self.shape.keys[at].1];
            map.next_value_seed(At {
                reader: self.reader,
                shape,
                kept: &mut *self.kept,
            })?;
        }
        if seen & self.shape.required != self.shape.required {
            return Err(A::Error::custom("a key is missing"));
        }
        self.kept.end(self.shape.wanted);
        Ok(())
    }
}

/// A key, looked for from where the last one was found: most files have them in the order of the schema.
struct Key<'k> {
    keys: &'k [(String, usize)],
    next: usize,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = usize;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        let (before, after) = self.keys.split_at(self.next.min(self.keys.len()));
        let found = after.iter().position(|(known, _)| known == key).map(|at| before.len() + at);
        found
            .or_else(|| before.iter().position(|(known, _)| known == key))
            .ok_or_else(|| E::custom("a key that no submission has"))
    }
}
