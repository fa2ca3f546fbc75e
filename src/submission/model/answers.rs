//! What people were told, and what changes because of what they said.

use super::Citation;
use crate::base::date::Days;
use crate::submission::fields::{Cell, Event, Flag, Id, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

// an answer is read beside what was said and decided; the words of those lists can be named from here

/// An answer given to people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// when
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub date: Cell<Days>,
    /// to whom
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Vec<Audience>>,
    /// how
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channels: Option<Vec<Text>>,
    /// it came in the formats that were used to ask
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub same_formats: Cell<Flag>,
    /// the themes that it answers, or `all`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<Covers>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

words! {
    /// Who an answer went to.
    pub enum Audience {
        /// those who took part, directly
        Participants = "participants",
        /// the public
        Public = "public",
        /// the staff
        Staff = "staff",
    }
}

/// The themes that an answer covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Covers {
    /// every theme
    All,
    /// these
    Themes(Vec<Id>),
}

impl<'de> Deserialize<'de> for Covers {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Seen;
        impl<'de> serde::de::Visitor<'de> for Seen {
            type Value = Covers;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("'all' or a list of themes")
            }
            fn visit_str<E: serde::de::Error>(self, v: &str) -> Result<Covers, E> {
                if v == "all" {
                    Ok(Covers::All)
                } else {
                    Err(E::custom(format!("'{v}', expected 'all' or a list of themes")))
                }
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, seq: A) -> Result<Covers, A::Error> {
                Vec::deserialize(serde::de::value::SeqAccessDeserializer::new(seq)).map(Covers::Themes)
            }
        }
        from.deserialize_any(Seen)
    }
}

impl Serialize for Covers {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All => to.serialize_str("all"),
            Self::Themes(themes) => themes.serialize(to),
        }
    }
}

impl JsonSchema for Covers {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Covers".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let id = generator.subschema_for::<Id>();
        schemars::json_schema!({ "anyOf": [{ "const": "all" }, { "type": "array", "items": id }] })
    }
}

/// Something that changes because of an exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// a short name for use in this exercise
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// what changes
    pub what: Text,
    /// the themes it answers
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub themes: Option<Vec<Id>>,
    /// the role that owns it, not a person's name
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub owner: Cell<Text>,
    /// when it is due
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub due: Cell<Days>,
    /// when it was done, or `none`
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub done: Event<Days>,
    /// what it brought, measured, or `none`
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub effect: Event<Effect>,
    /// the people it moves work to
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub moves_work_to: Event<Workers>,
    /// money, training or staff time moves with it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub means_move_too: Cell<Flag>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

words! {
    /// People whom a change moves work to.
    pub enum Workers {
        /// those who use the service
        Users = "users",
        /// carers
        Carers = "carers",
        /// volunteers
        Volunteers = "volunteers",
    }
}

/// What a change brought, measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// what was measured, with the figures
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Text>,
    /// measured before and after
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub before_and_after: Cell<Flag>,
    /// when people were told, or `none`
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub told_on: Event<Days>,
}
