//! The nine counts as types of one kind each: intervals of whole numbers, without addition.
//!
//! Owns how a count is written (`554`, `{at_least: 500}`, `{share: "59 %", of: 251}`) and which numbers it then stands for.

use super::MOST;
use super::cell::{CellValue, Part, one};
use super::plain::{Percent, tenths_of_percent};
use crate::base::interval::Interval;
use crate::base::number::{Q, Round};
use crate::submission::schema::EXPECTED;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

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
///
/// ```compile_fail
/// use earnest::submission::fields::{Count, People, Seen};
/// let told: Count<Seen> = Count::exact(36_000);
/// let heard: Count<People> = Count::exact(554);
/// let reached = told + heard; // what was told is not heard
/// ```
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

    /// The one number that it was given with; none for a span or a share.
    pub const fn figure(&self) -> Option<u32> {
        match self.given {
            Given::Exact | Given::AtLeast => Some(self.low),
            Given::AtMost => Some(self.high),
            Given::About(n) => Some(n),
            Given::Between | Given::Share(..) => None,
        }
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
pub(super) fn whole_number(n: f64) -> Option<u32> {
    (n >= 0.0 && n <= f64::from(MOST) && n.fract() == 0.0).then_some(n as u32)
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
