//! What can stand in one cell of a submission, and how it is read.
//!
//! Owns the cell grammar (a value, `not held`, `n/a: reason`, or blank), events that may surely not have happened (`none`), the nine
//! counts as nine types without addition, percentages, dates, ids and bounded text. Every limit of a field stands here once and
//! serves both the typed reader and the schema. Nothing here knows which question a cell answers.

use crate::base::date::Days;
use crate::base::interval::Interval;
use crate::base::number::{Q, Round};
use crate::submission::schema::EXPECTED;
use crate::submission::words::words;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, IgnoredAny, IntoDeserializer as _, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// The greatest count that a cell may hold.
pub const MOST: u32 = 1_000_000_000;
/// The longest text, in characters.
pub const LONGEST_TEXT: usize = 65_536;
/// The longest id, in characters.
pub const LONGEST_ID: usize = 64;

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

fn refuse<T: CellValue, E: de::Error>(read: impl fmt::Display) -> E {
    E::custom(format!("{read}, expected {}", T::expected()))
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
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
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
        T::parts(&parts).map_err(de::Error::custom)
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
        let value = generator.subschema_for::<T>();
        json_schema!({
            EXPECTED: format!("{}, 'not held' or 'n/a: reason'", T::expected()),
            // without the second part a cell of free text would take an "n/a:" that gives no reason
            "anyOf": [value, { "const": NOT_HELD }, { "type": "string", "pattern": r"^n/a:\s*\S" }, { "type": "null" }],
            "not": { "type": "string", "pattern": r"^n/a:\s*$" }
        })
    }
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

/// How a number was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Given {
    Exact,
    AtLeast,
    AtMost,
    About(u32),
    Between,
    /// tenths of a percent and the whole that it is a share of
    Share(u32, u32),
}

/// A count of one kind, as an interval of whole numbers; two kinds cannot be compared or added.
pub struct Count<K> {
    low: u32,
    /// `u32::MAX` is an open end
    high: u32,
    given: Given,
    kind: PhantomData<fn() -> K>,
}

impl<K> Clone for Count<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Count<K> {}
impl<K> PartialEq for Count<K> {
    fn eq(&self, other: &Self) -> bool {
        (self.low, self.high, self.given) == (other.low, other.high, other.given)
    }
}
impl<K> Eq for Count<K> {}
impl<K> fmt::Debug for Count<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{} ({:?})", self.low, self.high, self.given)
    }
}

macro_rules! kinds {
    ($($(#[doc = $about:literal])+ $name:ident,)+) => { $(
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;
    )+ };
}

kinds! {
    /// people who saw something: impressions, leaflets, views
    Seen,
    /// people who were invited
    Invited,
    /// people who began to answer
    Started,
    /// answers completed
    Completed,
    /// distinct people
    People,
    /// visits, attendances or contacts
    Contacts,
    /// signatures under a petition
    Signatures,
    /// organisations that answered
    Organisations,
    /// members that an organisation claims
    Members,
}

impl<K> Count<K> {
    /// A known count.
    pub const fn exact(n: u32) -> Self {
        Self {
            low: n,
            high: n,
            given: Given::Exact,
            kind: PhantomData,
        }
    }

    /// The numbers it could be.
    pub fn interval(&self) -> Interval {
        Interval {
            low: Some(Q::from(self.low)),
            high: (self.high != u32::MAX).then(|| Q::from(self.high)),
        }
    }

    /// The least it could be.
    pub const fn low(&self) -> u32 {
        self.low
    }

    /// The most it could be; `None` where no bound is known.
    pub const fn high(&self) -> Option<u32> {
        if self.high == u32::MAX { None } else { Some(self.high) }
    }

    /// It is one number.
    pub const fn is_exact(&self) -> bool {
        self.low == self.high
    }

    /// As people read it: "about 3,500", "at least 1,000".
    pub fn words(&self) -> String {
        match self.given {
            Given::Exact => grouped(self.low),
            Given::AtLeast => format!("at least {}", grouped(self.low)),
            Given::AtMost => format!("at most {}", grouped(self.high)),
            Given::About(n) => format!("about {}", grouped(n)),
            Given::Between => format!("{} to {}", grouped(self.low), grouped(self.high)),
            Given::Share(tenths, of) => {
                format!(
                    "{} % of {}",
                    Q::new(i128::from(tenths), 10).unwrap_or(Q::ZERO).decimal(1),
                    grouped(of)
                )
            }
        }
    }

    const fn of(low: u32, high: u32, given: Given) -> Self {
        Self {
            low,
            high,
            given,
            kind: PhantomData,
        }
    }
}

/// A whole number with a comma between thousands.
pub fn grouped(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len().saturating_sub(at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn whole_part(part: &Part) -> Result<u32, String> {
    match part {
        Part::Number(n) => whole_number(*n).ok_or_else(|| format!("{n}, expected a whole number from 0 to {MOST}")),
        Part::Text(text) => Err(format!("'{text}', expected a whole number from 0 to {MOST}")),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be whole and in range first"
)]
fn whole_number(n: f64) -> Option<u32> {
    (n >= 0.0 && n <= f64::from(MOST) && n.fract() == 0.0).then_some(n as u32)
}

/// Tenths of a percent in `59 %`, `59%`, `13.9 %` or the number 59.
fn tenths_of_percent(part: &Part) -> Result<u32, String> {
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

/// The whole numbers of `of` whose share rounds to `tenths` (shown with one decimal where it has one, else whole percents).
fn share_of(tenths: u32, of: u32) -> (u32, u32) {
    let half = if tenths.is_multiple_of(10) { 5 } else { 1 };
    let scale = if tenths.is_multiple_of(10) { 1 } else { 2 };
    // share in [tenths - half/scale .. tenths + half/scale] thousandths, scaled by 2 to stay whole
    let (twice, slack) = (i128::from(tenths) * 2, i128::from(2 * half / scale));
    let bound = |thousandths: i128, how: Round| {
        let exact = Q::new((thousandths).max(0) * i128::from(of), 2000).unwrap_or(Q::ZERO);
        u32::try_from(exact.round(how)).unwrap_or(0).min(of)
    };
    (bound(twice - slack, Round::Up), bound(twice + slack, Round::Floor))
}

impl<K> CellValue for Count<K> {
    fn expected() -> String {
        format!(
            "a whole number from 0 to {MOST}, or one of {{at_least: 5}}, {{at_most: 5}}, {{about: 5}}, {{from: 5, to: 9}}, {{share: \"59 %\", of: 251}}"
        )
    }
    fn text(_: &str) -> Option<Self> {
        None
    }
    fn whole(n: i64) -> Option<Self> {
        u32::try_from(n).ok().filter(|n| *n <= MOST).map(Self::exact)
    }
    fn decimal(n: f64) -> Option<Self> {
        whole_number(n).map(Self::exact)
    }
    fn parts(parts: &[(String, Part)]) -> Result<Self, String> {
        let part = |key: &str| parts.iter().find(|(known, _)| known == key).map(|(_, part)| part);
        let keys: Vec<&str> = parts.iter().map(|(key, _)| key.as_str()).collect();
        match keys.as_slice() {
            ["at_least"] => Ok(Self::of(part("at_least").map_or(Ok(0), whole_part)?, u32::MAX, Given::AtLeast)),
            ["at_most"] => Ok(Self::of(0, part("at_most").map_or(Ok(0), whole_part)?, Given::AtMost)),
            ["about"] => {
                let n = part("about").map_or(Ok(0), whole_part)?;
                let tenth = Q::new(i128::from(n), 10).unwrap_or(Q::ZERO);
                let tenth = u32::try_from(tenth.round(Round::Up)).unwrap_or(0);
                Ok(Self::of(n.saturating_sub(tenth), n.saturating_add(tenth), Given::About(n)))
            }
            ["from", "to"] | ["to", "from"] => {
                let (low, high) = (part("from").map_or(Ok(0), whole_part)?, part("to").map_or(Ok(0), whole_part)?);
                if low > high {
                    return Err(format!("from {low} to {high}, expected the smaller number first"));
                }
                Ok(Self::of(low, high, Given::Between))
            }
            ["share", "of"] | ["of", "share"] => {
                let tenths = part("share").map_or(Ok(0), tenths_of_percent)?;
                let of = part("of").map_or(Ok(0), whole_part)?;
                let (low, high) = share_of(tenths, of);
                if low > high {
                    return Err(format!(
                        "no whole number of {of} is {} %",
                        Q::new(i128::from(tenths), 10).unwrap_or(Q::ZERO).decimal(1)
                    ));
                }
                Ok(Self::of(low, high, Given::Share(tenths, of)))
            }
            _ => Err(format!("a map of {}, expected {}", keys.join(" and "), Self::expected())),
        }
    }
}

impl<'de, K> Deserialize<'de> for Count<K> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        one(from)
    }
}

impl<K> Serialize for Count<K> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let pairs: Vec<(&str, u32)> = match self.given {
            Given::Exact => return to.serialize_u32(self.low),
            Given::AtLeast => vec![("at_least", self.low)],
            Given::AtMost => vec![("at_most", self.high)],
            Given::About(n) => vec![("about", n)],
            Given::Between => vec![("from", self.low), ("to", self.high)],
            Given::Share(tenths, of) => {
                let mut map = to.serialize_map(Some(2))?;
                map.serialize_entry(
                    "share",
                    &format!("{} %", Q::new(i128::from(tenths), 10).unwrap_or(Q::ZERO).decimal(1)),
                )?;
                map.serialize_entry("of", &of)?;
                return map.end();
            }
        };
        let mut map = to.serialize_map(Some(pairs.len()))?;
        for (key, value) in pairs {
            map.serialize_entry(key, &value)?;
        }
        map.end()
    }
}

impl<K> JsonSchema for Count<K> {
    fn schema_name() -> Cow<'static, str> {
        "Count".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let number = json_schema!({ "type": "integer", "minimum": 0, "maximum": MOST });
        let of = |keys: &[&str]| {
            let properties: serde_json::Map<String, serde_json::Value> =
                keys.iter().map(|key| ((*key).to_owned(), number.as_value().clone())).collect();
            serde_json::json!({ "type": "object", "properties": properties, "required": keys, "additionalProperties": false })
        };
        json_schema!({
            "description": "a count: a whole number, or an interval of them",
            EXPECTED: Self::expected(),
            "anyOf": [
                number, of(&["at_least"]), of(&["at_most"]), of(&["about"]), of(&["from", "to"]),
                { "type": "object", "required": ["share", "of"], "additionalProperties": false, "properties": {
                    "share": generator.subschema_for::<Percent>(),
                    "of": number } }
            ]
        })
    }
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

#[cfg(test)]
#[path = "fields_tests.rs"]
mod tests;
