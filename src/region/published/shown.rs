//! A number of people as the public sees it.
//!
//! Owns its words, which are how it stands in a file. It can hold no exact number of people but none at all: only which class a number is in,
//! or the multiple that it is nearest to.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A number of people as the public sees it. In a file: `0`, `1 to 7`, `about 45` or `not shown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Shown {
    /// nobody
    None,
    /// from one person up to this many
    Few(u64),
    /// this many, rounded
    About(u64),
    /// not shown, since it would give away another number
    Hidden,
}

/// What stands for a number that is not shown.
const HIDDEN: &str = "not shown";

impl fmt::Display for Shown {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => to.write_str("0"),
            Self::Few(1) => to.write_str("1"),
            Self::Few(most) => write!(to, "1 to {most}"),
            Self::About(near) => write!(to, "about {near}"),
            Self::Hidden => to.write_str(HIDDEN),
        }
    }
}

impl From<Shown> for String {
    fn from(shown: Shown) -> Self {
        shown.to_string()
    }
}

impl TryFrom<String> for Shown {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let number = |text: &str| text.parse::<u64>().ok();
        let read = match text.as_str() {
            "0" => Some(Self::None),
            "1" => Some(Self::Few(1)),
            HIDDEN => Some(Self::Hidden),
            other => match (other.strip_prefix("1 to "), other.strip_prefix("about ")) {
                (Some(most), _) => number(most).filter(|most| *most > 1).map(Self::Few),
                (_, Some(near)) => number(near).filter(|near| *near > 0).map(Self::About),
                _ => None,
            },
        };
        read.filter(|read| read.to_string() == text)
            .ok_or_else(|| format!("'{text}' is no shown number of people, expected such as 0, 1 to 7, about 45 or {HIDDEN}"))
    }
}

impl JsonSchema for Shown {
    fn schema_name() -> Cow<'static, str> {
        "Shown".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "a number of people as the public sees it: none, a class of small numbers, a rounded number, or not shown",
            "type": "string",
            "pattern": "^(0|1|1 to [1-9][0-9]*|about [1-9][0-9]*|not shown)$"
        })
    }
}

#[cfg(test)]
#[path = "shown_tests.rs"]
mod tests;
