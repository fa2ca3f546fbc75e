//! The cell grammar: a value, `not held`, `n/a: reason`, or blank; and events that may surely not have happened (`none`).
//!
//! Owns how one cell is read from and written to a file. What a value may be is each kind's own matter.

use super::MOST;
use super::count::whole_number;
use crate::submission::schema::EXPECTED;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, IgnoredAny, IntoDeserializer as _, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// A value that a single cell can be read into, from a word, a number or a small map.
pub trait CellValue: Sized {
    /// What a cell of this kind takes, for a message: "a date such as 2025-03-04".
    fn expected() -> String;
    /// Reads a word or text.
    fn text(text: &str) -> Option<Self>;
    /// Reads yes or no written as true or false.
    fn flag(_: bool) -> Option<Self> {
        None
    }
    /// Reads a whole number.
    fn whole(_: i64) -> Option<Self> {
        None
    }
    /// Reads a number with decimals.
    fn decimal(_: f64) -> Option<Self> {
        None
    }
    /// Reads `{at_least: 5}` and its like: pairs of key and number or text.
    fn parts(_: &[(String, Part)]) -> Result<Self, String> {
        Err(format!("a map, expected {}", Self::expected()))
    }
}

/// One value inside a small map such as `{share: "59 %", of: 251}`.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// a number
    Number(f64),
    /// a text
    Text(String),
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Seen;
        impl Visitor<'_> for Seen {
            type Value = Part;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a text")
            }
            fn visit_u64<E: de::Error>(self, v: u64) -> Result<Part, E> {
                u32::try_from(v)
                    .map(|v| Part::Number(f64::from(v)))
                    .map_err(|_| E::custom(format!("{v} is more than {MOST}")))
            }
            fn visit_i64<E: de::Error>(self, v: i64) -> Result<Part, E> {
                i32::try_from(v)
                    .map(|v| Part::Number(f64::from(v)))
                    .map_err(|_| E::custom(format!("{v} is out of range")))
            }
            fn visit_f64<E>(self, v: f64) -> Result<Part, E> {
                Ok(Part::Number(v))
            }
            fn visit_str<E>(self, v: &str) -> Result<Part, E> {
                Ok(Part::Text(v.to_owned()))
            }
        }
        from.deserialize_any(Seen)
    }
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Cell<T> {
    /// nothing: the authority's silence in a returned file, ours in a compiled one
    #[default]
    Blank,
    /// `not held`: the authority says that it does not have this
    NotHeld,
    /// `n/a: reason`
    NotApplicable(String),
    /// a value
    Value(T),
}

impl<T> Cell<T> {
    /// Nothing was written.
    pub const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// The value, where there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Blank | Self::NotHeld | Self::NotApplicable(_) => None,
        }
    }

    /// Something was answered, be it `not held`.
    pub const fn is_answered(&self) -> bool {
        matches!(self, Self::Value(_) | Self::NotHeld)
    }
}

impl<T: Copy> Cell<T> {
    /// The value, copied.
    pub fn get(&self) -> Option<T> {
        self.value().copied()
    }
}

/// Something that may have happened, not have happened (`none`), or be unsaid.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Event<T> {
    /// nothing was written: none in a returned file, unknown in a compiled one
    #[default]
    Blank,
    /// `none`: it surely did not happen, or there is none
    None,
    /// it happened, as described
    Some(T),
}

impl<T> Event<T> {
    /// Nothing was written.
    pub const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// What happened, where something did.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Some(value) => Some(value),
            Self::Blank | Self::None => None,
        }
    }
}

struct OneVisitor<T>(PhantomData<T>);

// what does not depend on the type of a cell stands apart from it, or it would be compiled for each of some sixty types

fn refuse<T: CellValue, E: de::Error>(read: impl fmt::Display) -> E {
    refused(&read, &T::expected())
}

fn refused<E: de::Error>(read: &dyn fmt::Display, expected: &str) -> E {
    E::custom(format!("{read}, expected {expected}"))
}

/// The parts of a cell that is written as several; of too many the first are enough to say so.
fn parts<'de, A: MapAccess<'de>>(mut map: A) -> Result<Vec<(String, Part)>, A::Error> {
    let mut parts = Vec::new();
    while let Some(key) = map.next_key::<String>()? {
        if parts.len() > 4 {
            map.next_value::<IgnoredAny>()?;
            continue;
        }
        if parts.iter().any(|(known, _)| *known == key) {
            return Err(de::Error::custom(format!("'{key}' stands twice")));
        }
        parts.push((key, map.next_value()?));
    }
    Ok(parts)
}

impl<'de, T: CellValue> Visitor<'de> for OneVisitor<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&T::expected())
    }
    fn visit_bool<E: de::Error>(self, v: bool) -> Result<T, E> {
        T::flag(v).ok_or_else(|| refuse::<T, E>(v))
    }
    fn visit_u64<E: de::Error>(self, v: u64) -> Result<T, E> {
        i64::try_from(v).ok().and_then(T::whole).ok_or_else(|| refuse::<T, E>(v))
    }
    fn visit_i64<E: de::Error>(self, v: i64) -> Result<T, E> {
        T::whole(v).ok_or_else(|| refuse::<T, E>(v))
    }
    fn visit_f64<E: de::Error>(self, v: f64) -> Result<T, E> {
        T::decimal(v).ok_or_else(|| refuse::<T, E>(v))
    }
    fn visit_str<E: de::Error>(self, v: &str) -> Result<T, E> {
        T::text(v).ok_or_else(|| refuse::<T, E>(format!("'{v}'")))
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::parts(&parts(map)?).map_err(de::Error::custom)
    }
}

/// Reads a whole number from `LEAST` to `GREATEST`, written 3 or 3.0.
pub(crate) fn whole<'de, D: Deserializer<'de>, const LEAST: u32, const GREATEST: u32>(from: D) -> Result<u32, D::Error> {
    from.deserialize_any(WholeVisitor::<LEAST, GREATEST>)
}

/// The same, where it may be left out.
pub(crate) fn optional_whole<'de, D: Deserializer<'de>, const LEAST: u32, const GREATEST: u32>(from: D) -> Result<Option<u32>, D::Error> {
    struct Optional<const LEAST: u32, const GREATEST: u32>;
    impl<'de, const LEAST: u32, const GREATEST: u32> Visitor<'de> for Optional<LEAST, GREATEST> {
        type Value = Option<u32>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            WholeVisitor::<LEAST, GREATEST>.expecting(f)
        }
        fn visit_unit<E>(self) -> Result<Option<u32>, E> {
            Ok(None)
        }
        fn visit_none<E>(self) -> Result<Option<u32>, E> {
            Ok(None)
        }
        fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Option<u32>, D::Error> {
            whole::<D, LEAST, GREATEST>(from).map(Some)
        }
    }
    from.deserialize_option(Optional::<LEAST, GREATEST>)
}

struct WholeVisitor<const LEAST: u32, const GREATEST: u32>;

impl<const LEAST: u32, const GREATEST: u32> Visitor<'_> for WholeVisitor<LEAST, GREATEST> {
    type Value = u32;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a whole number from {LEAST} to {GREATEST}")
    }
    fn visit_u64<E: de::Error>(self, v: u64) -> Result<u32, E> {
        let read = u32::try_from(v).ok().filter(|n| (LEAST..=GREATEST).contains(n));
        read.ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(v), &self))
    }
    fn visit_i64<E: de::Error>(self, v: i64) -> Result<u32, E> {
        let read = u32::try_from(v).ok().filter(|n| (LEAST..=GREATEST).contains(n));
        read.ok_or_else(|| E::invalid_value(de::Unexpected::Signed(v), &self))
    }
    fn visit_f64<E: de::Error>(self, v: f64) -> Result<u32, E> {
        let read = whole_number(v).filter(|n| (LEAST..=GREATEST).contains(n));
        read.ok_or_else(|| E::invalid_value(de::Unexpected::Float(v), &self))
    }
}

/// Reads one value outside a cell.
pub(crate) fn one<'de, T: CellValue, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_any(OneVisitor(PhantomData))
}

struct CellVisitor<T>(PhantomData<T>);

const NOT_HELD: &str = "not held";

impl<'de, T: CellValue> Visitor<'de> for CellVisitor<T> {
    type Value = Cell<T>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, 'not held' or 'n/a: reason'", T::expected())
    }
    fn visit_unit<E>(self) -> Result<Cell<T>, E> {
        Ok(Cell::Blank)
    }
    fn visit_none<E>(self) -> Result<Cell<T>, E> {
        Ok(Cell::Blank)
    }
    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Cell<T>, D::Error> {
        from.deserialize_any(self)
    }
    fn visit_bool<E: de::Error>(self, v: bool) -> Result<Cell<T>, E> {
        OneVisitor(PhantomData).visit_bool(v).map(Cell::Value)
    }
    fn visit_u64<E: de::Error>(self, v: u64) -> Result<Cell<T>, E> {
        OneVisitor(PhantomData).visit_u64(v).map(Cell::Value)
    }
    fn visit_i64<E: de::Error>(self, v: i64) -> Result<Cell<T>, E> {
        OneVisitor(PhantomData).visit_i64(v).map(Cell::Value)
    }
    fn visit_f64<E: de::Error>(self, v: f64) -> Result<Cell<T>, E> {
        OneVisitor(PhantomData).visit_f64(v).map(Cell::Value)
    }
    fn visit_str<E: de::Error>(self, v: &str) -> Result<Cell<T>, E> {
        if v == NOT_HELD {
            return Ok(Cell::NotHeld);
        }
        if let Some(reason) = v.strip_prefix("n/a:") {
            let reason = reason.trim();
            if reason.is_empty() {
                return Err(E::custom("'n/a:' without a reason, expected 'n/a: reason'"));
            }
            return Ok(Cell::NotApplicable(reason.to_owned()));
        }
        OneVisitor(PhantomData).visit_str(v).map(Cell::Value)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Cell<T>, A::Error> {
        OneVisitor(PhantomData).visit_map(map).map(Cell::Value)
    }
}

impl<'de, T: CellValue> Deserialize<'de> for Cell<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(CellVisitor(PhantomData))
    }
}

impl<T: Serialize> Serialize for Cell<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Blank => to.serialize_unit(),
            Self::NotHeld => to.serialize_str(NOT_HELD),
            Self::NotApplicable(reason) => to.serialize_str(&format!("n/a: {reason}")),
            Self::Value(value) => value.serialize(to),
        }
    }
}

impl<T: JsonSchema + CellValue> JsonSchema for Cell<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("CellOf{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        cell_schema(&generator.subschema_for::<T>(), &T::expected())
    }
}

fn cell_schema(value: &Schema, expected: &str) -> Schema {
    json_schema!({
        EXPECTED: format!("{expected}, 'not held' or 'n/a: reason'"),
        // without the second part a cell of free text would take an "n/a:" that gives no reason
        "anyOf": [value, { "const": NOT_HELD }, { "type": "string", "pattern": r"^n/a:\s*\S" }, { "type": "null" }],
        "not": { "type": "string", "pattern": r"^n/a:\s*$" }
    })
}

struct EventVisitor<T>(PhantomData<T>);

const NONE: &str = "none";

impl<'de, T: Deserialize<'de>> Visitor<'de> for EventVisitor<T> {
    type Value = Event<T>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what happened, or 'none'")
    }
    fn visit_unit<E>(self) -> Result<Event<T>, E> {
        Ok(Event::Blank)
    }
    fn visit_none<E>(self) -> Result<Event<T>, E> {
        Ok(Event::Blank)
    }
    fn visit_str<E: de::Error>(self, v: &str) -> Result<Event<T>, E> {
        if v == NONE {
            return Ok(Event::None);
        }
        T::deserialize(de::value::StrDeserializer::new(v)).map(Event::Some)
    }
    fn visit_bool<E: de::Error>(self, v: bool) -> Result<Event<T>, E> {
        T::deserialize(v.into_deserializer()).map(Event::Some)
    }
    fn visit_u64<E: de::Error>(self, v: u64) -> Result<Event<T>, E> {
        T::deserialize(v.into_deserializer()).map(Event::Some)
    }
    fn visit_i64<E: de::Error>(self, v: i64) -> Result<Event<T>, E> {
        T::deserialize(v.into_deserializer()).map(Event::Some)
    }
    fn visit_f64<E: de::Error>(self, v: f64) -> Result<Event<T>, E> {
        T::deserialize(v.into_deserializer()).map(Event::Some)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Event<T>, A::Error> {
        T::deserialize(de::value::MapAccessDeserializer::new(map)).map(Event::Some)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Event<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(EventVisitor(PhantomData))
    }
}

impl<T: Serialize> Serialize for Event<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Blank => to.serialize_unit(),
            Self::None => to.serialize_str(NONE),
            Self::Some(value) => value.serialize(to),
        }
    }
}

impl<T: JsonSchema> JsonSchema for Event<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("EventOf{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [value, { "const": NONE }, { "type": "null" }] })
    }
}
