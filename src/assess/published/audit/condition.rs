//! A condition over facts as it is published: comparisons, both, either, not, with every constant a number.
//!
//! Owns the shape only; which truth a condition has stands beside it in [`Decided`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A condition with what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// the condition
    pub when: Condition,
    /// what came of it
    pub truth: Truth,
}

/// Whether a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// surely not
    No,
    /// it may
    Unknown,
    /// surely
    Yes,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// a fact that is a truth
    Fact(String),
    /// there is such a thing at all
    Exists(String),
    /// the fact is known to the full
    Known(String),
    /// true or false
    Always(bool),
    /// not
    Not(Box<Condition>),
    /// all of them
    All(Vec<Condition>),
    /// any of them
    Any(Vec<Condition>),
    /// a comparison
    Compare(Side, Comparison, Side),
    /// what cannot be said in comparisons of stored numbers: it stands as the engine found it
    Found(Truth),
}

/// A side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// a fact that is a number
    Fact(String),
    /// a number
    Number(Number),
}

/// A fraction of two whole numbers, in lowest terms; the divisor is positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// the dividend
    pub number: i64,
    /// the divisor
    pub over: i64,
}

/// How two sides are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// the same
    Equal,
    /// not the same
    NotEqual,
    /// less
    Less,
    /// at most
    AtMost,
    /// more
    More,
    /// at least
    AtLeast,
}

impl Decided {
    /// It surely holds.
    pub fn surely(&self) -> bool {
        self.truth == Truth::Yes
    }

    /// It may hold.
    pub fn may(&self) -> bool {
        self.truth != Truth::No
    }
}

impl Condition {
    /// How many of its parts stand as the engine found them.
    pub fn as_found(&self) -> u32 {
        match self {
            Self::Fact(_) | Self::Exists(_) | Self::Known(_) | Self::Always(_) | Self::Compare(..) => 0,
            Self::Not(inner) => inner.as_found(),
            Self::All(parts) | Self::Any(parts) => parts.iter().fold(0, |sum, part| sum.saturating_add(part.as_found())),
            Self::Found(_) => 1,
        }
    }

    /// Adds the facts that it reads.
    pub fn facts<'c>(&'c self, into: &mut Vec<&'c str>) {
        match self {
            Self::Fact(fact) | Self::Exists(fact) | Self::Known(fact) => into.push(fact),
            Self::Always(_) | Self::Found(_) => {}
            Self::Not(inner) => inner.facts(into),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.facts(into)),
            Self::Compare(left, _, right) => {
                for side in [left, right] {
                    if let Side::Fact(fact) = side {
                        into.push(fact);
                    }
                }
            }
        }
    }
}
