//! What people said, by theme, and what they need.
//!
//! Voices and signatures are kept apart; what was decided on a theme stands with the decision.

use super::Citation;
use crate::base::date::Days;
use crate::submission::fields::{Cell, Count, Event, Flag, Id, People, Signatures, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that people said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// a short name for use in this exercise
    pub id: Id,
    /// what they said
    pub summary: Text,
    /// how many said it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub voices: Cell<Count<People>>,
    /// signatures under it, where it came as a petition; never voices
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub signatures: Cell<Count<Signatures>>,
    /// when the petition was acknowledged, or `none`
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub acknowledged_on: Event<Days>,
    /// for or against the proposal
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub stance: Cell<Stance>,
    /// what kind of thing it is
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub kind: Cell<ThemeKind>,
    /// the activities it came from
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Vec<Id>>,
    /// the groups it came from
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<Id>>,
    /// a body outside that reported it, where it is about the exercise
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported_by: Option<Text>,
    /// when it was put right, where it is about the exercise, or `none`
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub fixed_on: Event<Days>,
    /// an earlier theme that it repeats, by address or id
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<Text>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

words! {
    /// For or against.
    pub enum Stance {
        /// for
        Support = "support",
        /// against
        Oppose = "oppose",
        /// some for, some against
        Mixed = "mixed",
        /// neither
        Neutral = "neutral",
    }
}

words! {
    /// Kinds of theme.
    pub enum ThemeKind {
        /// something that is wrong or feared
        Problem = "problem",
        /// something to do
        Suggestion = "suggestion",
        /// something that people can do or bring
        Offer = "offer",
        /// about the exercise itself: its wording, options or ways
        AboutTheExercise = "about-the-exercise",
    }
}

/// A need that people have, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// what they need
    pub what: Text,
    /// where they live: a ward or postcode district
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// how many
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub people: Cell<Count<People>>,
    /// would they travel?
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub would_travel: Cell<Flag>,
}
