//! What stands in a cell apart from counts: percentages, dates, yes and no, bounded text, ids and digests.

use super::cell::{CellValue, Part, one};
use super::count::whole_number;
use super::{LONGEST_ID, LONGEST_TEXT};
use crate::base::date::Days;
use crate::base::number::Q;
use crate::submission::schema::EXPECTED;
use crate::submission::words::words;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// Tenths of a percent in `59 %`, `59%`, `13.9 %` or the number 59.
pub(super) fn tenths_of_percent(part: &Part) -> Result<u32, String> {
    let text = match part {
        Part::Number(n) => n.to_string(),
        Part::Text(text) => text.clone(),
    };
    let expected = || format!("'{text}', expected a percentage from 0 to 100 with at most one decimal, such as \"59 %\"");
    let trimmed = text.trim();
    let bare = trimmed.strip_suffix('%').unwrap_or(trimmed).trim_end();
    // as the schema has it: no leading noughts beyond two digits, one decimal
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, "0"));
    if whole.len() > 3
        || (whole.len() == 3 && whole != "100")
        || fraction.len() != 1
        || bare.starts_with('-') && matches!(part, Part::Text(_))
    {
        return Err(expected());
    }
    let value = Q::parse(bare).ok_or_else(expected)?;
    let tenths = value.times(Q::whole(10)).filter(|t| t.denominator() == 1).ok_or_else(expected)?;
    u32::try_from(tenths.numerator()).ok().filter(|t| *t <= 1000).ok_or_else(expected)
}

/// A percentage with at most one decimal, such as `12.5 %` or 12.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent {
    tenths: u32,
}

impl Percent {
    /// As a fraction of one.
    pub fn fraction(self) -> Q {
        Q::new(i128::from(self.tenths), 1000).unwrap_or(Q::ZERO)
    }
}

impl CellValue for Percent {
    fn expected() -> String {
        "a percentage from 0 to 100 with at most one decimal, such as \"12.5 %\"".to_owned()
    }
    fn text(text: &str) -> Option<Self> {
        tenths_of_percent(&Part::Text(text.to_owned())).ok().map(|tenths| Self { tenths })
    }
    fn whole(n: i64) -> Option<Self> {
        u32::try_from(n).ok().filter(|n| *n <= 100).map(|n| Self { tenths: n * 10 })
    }
    fn decimal(n: f64) -> Option<Self> {
        tenths_of_percent(&Part::Number(n)).ok().map(|tenths| Self { tenths })
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        one(from)
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&format!("{} %", Q::new(i128::from(self.tenths), 10).unwrap_or(Q::ZERO).decimal(1)))
    }
}

impl JsonSchema for Percent {
    fn schema_name() -> Cow<'static, str> {
        "Percent".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ EXPECTED: Self::expected(), "anyOf": [
            { "type": "number", "minimum": 0, "maximum": 100, "multipleOf": 0.1 },
            { "type": "string", "pattern": r"^\s*(100(\.0)?|[0-9]{1,2}(\.[0-9])?)\s*%?\s*$" }
        ] })
    }
}

impl CellValue for Days {
    fn expected() -> String {
        "a date such as 2025-03-04 or 4 March 2025, or the month 2025-03, the year 2025, or a span 2025-03-04..2025-03-09".to_owned()
    }
    fn text(text: &str) -> Option<Self> {
        Self::parse(text)
    }
    fn whole(n: i64) -> Option<Self> {
        // a bare year is a number in YAML and JSON
        Self::parse(&n.to_string())
    }
    fn decimal(n: f64) -> Option<Self> {
        // and 2025.0 in a spreadsheet
        whole_number(n).and_then(|n| Self::whole(i64::from(n)))
    }
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        one(from)
    }
}

impl Serialize for Days {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl JsonSchema for Days {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ EXPECTED: Self::expected(), "anyOf": [{ "type": "string", "format": DATE_FORMAT }, { "type": "integer", "minimum": 1948, "maximum": 2100 }] })
    }
}

/// The name under which the schema asks for our own reading of dates.
pub const DATE_FORMAT: &str = "earnest-date";

words! {
    /// Yes or no.
    pub enum YesNo {
        /// yes
        Yes = "yes",
        /// no
        No = "no",
    }
}

/// Yes or no, where a file may also write true or false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag(pub bool);

impl CellValue for Flag {
    fn expected() -> String {
        "yes or no".to_owned()
    }
    fn text(text: &str) -> Option<Self> {
        YesNo::read(text).map(|word| Self(word == YesNo::Yes))
    }
    fn flag(flag: bool) -> Option<Self> {
        Some(Self(flag))
    }
}

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        one(from)
    }
}

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(if self.0 { "yes" } else { "no" })
    }
}

impl JsonSchema for Flag {
    fn schema_name() -> Cow<'static, str> {
        "YesOrNo".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ EXPECTED: Self::expected(), "enum": ["yes", "no", true, false] })
    }
}

macro_rules! texts {
    ($($(#[doc = $about:literal])+ $name:ident, $schema:literal, $least:literal, $most:expr, $pattern:expr, $good:expr, $expected:literal;)+) => { $(
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str { &self.0 }

            /// The text, checked as a file would be.
            pub fn new(text: &str) -> Option<Self> {
                let good: fn(&str) -> bool = $good;
                (text.len() >= $least && (text.len() <= $most || text.chars().nth($most).is_none()) && good(text)).then(|| Self(text.to_owned()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }

        impl CellValue for $name {
            fn expected() -> String { $expected.to_owned() }
            fn text(text: &str) -> Option<Self> { Self::new(text) }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Owned;
                impl Visitor<'_> for Owned {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str($expected) }
                    fn visit_str<E: de::Error>(self, v: &str) -> Result<$name, E> {
                        $name::new(v).ok_or_else(|| E::custom(format!("'{}', expected {}", v.chars().take(60).collect::<String>(), $expected)))
                    }
                }
                from.deserialize_str(Owned)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> { to.serialize_str(&self.0) }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> { $schema.into() }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let mut schema: Schema = $pattern;
                schema.insert(EXPECTED.to_owned(), $expected.into());
                schema
            }
        }
    )+ };
}

texts! {
    /// Free text.
    Text, "Text", 1, LONGEST_TEXT, json_schema!({ "type": "string", "minLength": 1, "maxLength": LONGEST_TEXT }), |_| true, "a text of 1 to 65,536 characters";
    /// A short name by which entries refer to one another.
    Id, "Id", 1, LONGEST_ID, json_schema!({ "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }),
        |text| text.bytes().enumerate().all(|(at, b)| b.is_ascii_alphanumeric() || (at > 0 && matches!(b, b'.' | b'_' | b'-'))),
        "an id of letters, digits, '.', '_' and '-', 1 to 64 long";
    /// A SHA-256 in hexadecimal.
    Digest, "Digest", 64, 64, json_schema!({ "type": "string", "pattern": "^[0-9a-f]{64}$" }),
        |text| text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')), "a sha-256 in 64 lower-case hexadecimal digits";
}
