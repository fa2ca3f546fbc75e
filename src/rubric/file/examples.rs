//! Examples inside a rubric: facts given directly, and the level, sign or grade that must come of them.
//!
//! The shape only. Whether the names make sense is for the check to say, and whether the rubric does what an example expects for whoever
//! can score.

use super::Decimal;
use crate::submission::fields::{Id, Text};
use crate::submission::words::words;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A set of facts with a name, on which examples build.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaseFile {
    /// its id
    pub id: Id,
    /// what it is a picture of
    pub says: Text,
    /// a set above this one whose facts hold where this one gives no other
    #[serde(default)]
    pub base: Option<Id>,
    /// facts by their names: yes, no, unknown, nothing, a number, or {from, to}; what is not given is unknown
    pub facts: BTreeMap<String, FactCell>,
}

/// An example.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleFile {
    /// its id
    pub id: Id,
    /// which side of the line it stands on
    pub kind: ExampleKind,
    /// what it is about: a criterion, a sign, or grade
    pub about: Id,
    /// a set of facts that hold where the example gives no other
    #[serde(default)]
    pub base: Option<Id>,
    /// facts by their names: yes, no, unknown, nothing, a number, or {from, to}; what neither this nor the base gives is unknown
    #[serde(default)]
    pub facts: BTreeMap<String, FactCell>,
    /// a body outside says so too; the top level needs it
    #[serde(default)]
    pub corroborated: bool,
    /// what must come of it
    pub expect: ExpectFile,
    /// why it should
    pub why: Text,
}

words! {
    /// Which side of the line an example stands on.
    pub enum ExampleKind {
        /// the real thing: a good level, or a sign that fires
        Positive = "positive",
        /// not there: a lower level, or a sign that does not fire
        Negative = "negative",
        /// the motions without the effect: it must stay below every positive example, or make the sign fire
        Bait = "bait",
    }
}

words! {
    /// What may stand for a fact in words.
    pub enum FactWord {
        /// it is so
        Yes = "yes",
        /// it is not so
        No = "no",
        /// not known
        Unknown = "unknown",
        /// there surely is no such thing, such as days to an answer that never came
        Nothing = "nothing",
    }
}

words! {
    /// What may be expected of a sign.
    pub enum SignWord {
        /// it caps
        Fired = "fired",
        /// it could not be ruled out
        Possible = "possible",
        /// it holds and is only a note
        Noted = "noted",
        /// none of these
        Absent = "absent",
    }
}

/// A fact that is given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FactCell {
    /// true or false
    Flag(bool),
    /// a word
    Word(FactWord),
    /// a number
    Number(Decimal),
    /// a number that lies between two
    Between(BetweenFile),
}

/// A number of which only the bounds are known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BetweenFile {
    /// the least that it could be
    #[serde(default)]
    pub from: Option<Decimal>,
    /// the most that it could be
    #[serde(default)]
    pub to: Option<Decimal>,
}

impl JsonSchema for FactCell {
    fn schema_name() -> Cow<'static, str> {
        "FactCell".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = FactWord::ALL.iter().map(|(_, word, _)| *word).collect();
        json_schema!({ "x-expected": "yes, no, unknown, nothing, a number, or {from, to}", "anyOf": [
            { "type": "boolean" },
            { "type": "string", "enum": words },
            { "type": "number" },
            { "type": "object", "additionalProperties": false, "properties": {
                "from": { "type": "number", "description": "the least that it could be" },
                "to": { "type": "number", "description": "the most that it could be" }
            } }
        ] })
    }
}

/// What must come of an example: levels of criteria, indicators or the grade by their names, or the state of a sign.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ExpectFile {
    /// a sign
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<Id>,
    /// its state
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<SignWord>,
    /// a level by the id of a criterion or an indicator, or by the word grade
    #[serde(flatten)]
    pub levels: BTreeMap<String, LevelCell>,
}

/// A level that is expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum LevelCell {
    /// that level and no other
    Level(u32),
    /// the lowest and the highest that it could be, where facts are unknown
    Between(LevelsFile),
}

/// The lowest and the highest that a level could be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelsFile {
    /// the lowest
    pub from: u32,
    /// the highest
    pub to: u32,
}

impl JsonSchema for LevelCell {
    fn schema_name() -> Cow<'static, str> {
        "LevelCell".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "x-expected": "a level, or {from, to} where it is not settled", "anyOf": [
            { "type": "integer", "minimum": 0 },
            { "type": "object", "additionalProperties": false, "required": ["from", "to"], "properties": {
                "from": { "type": "integer", "minimum": 0, "description": "the lowest that it could be" },
                "to": { "type": "integer", "minimum": 0, "description": "the highest that it could be" }
            } }
        ] })
    }
}

impl LevelCell {
    /// The lowest and the highest.
    pub const fn bounds(&self) -> (u32, u32) {
        match self {
            Self::Level(level) => (*level, *level),
            Self::Between(levels) => (levels.from, levels.to),
        }
    }
}
