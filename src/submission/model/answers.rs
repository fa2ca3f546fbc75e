//! What people said and what became of it: themes, decisions, answers, changes, ratings.

use super::Citation;
use super::exercise::Knowledge;
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

/// What was decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// a short name for use in this exercise
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// when
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub date: Cell<Days>,
    /// what was decided
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Text>,
    /// by whom
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Text>,
    /// who held the power to decide
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub power: Cell<Power>,
    /// it was carried out
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub carried_out: Cell<Flag>,
    /// what became of the proposal
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub on_proposal: Cell<OnProposal>,
    /// the decision says that the public supports it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub claims_support: Cell<Flag>,
    /// people who did not answer were counted as support
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub silence_counted_as_support: Cell<Flag>,
    /// what it rests on
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draws_on: Option<Vec<Knowledge>>,
    /// the activity whose majority it follows
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Id>,
    /// why
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// what was decided on each theme
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub themes: Option<Vec<ThemeOutcome>>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

words! {
    /// Who decides.
    pub enum Power {
        /// the authority
        Authority = "authority",
        /// the authority and the public together
        Joint = "joint",
        /// the people
        People = "people",
    }
}

words! {
    /// What became of a proposal.
    pub enum OnProposal {
        /// adopted as it was
        Adopted = "adopted",
        /// adopted with changes
        Amended = "amended",
        /// rejected
        Rejected = "rejected",
        /// withdrawn
        Withdrawn = "withdrawn",
        /// put off
        Deferred = "deferred",
    }
}

impl OnProposal {
    /// The proposal goes ahead.
    pub const fn adopts(self) -> bool {
        matches!(self, Self::Adopted | Self::Amended)
    }
}

/// What was decided on one theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeOutcome {
    /// the theme
    pub theme: Id,
    /// what was decided on it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub outcome: Cell<Outcome>,
    /// why; needed unless adopted
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// when people were told, where no response covers it
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub told_on: Event<Days>,
    /// the older document that shows it was already planned
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_in: Option<Id>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

words! {
    /// What was decided on a theme.
    pub enum Outcome {
        /// it will be done
        Adopted = "adopted",
        /// part of it will be done
        Partly = "partly",
        /// it will not be done
        Declined = "declined",
        /// it was planned before people asked
        AlreadyPlanned = "already-planned",
        /// not decided
        NoDecisionYet = "no-decision-yet",
    }
}

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

/// What those who took part thought of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// the question
    pub question: Question,
    /// people asked
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub asked: Cell<Count<People>>,
    /// people who answered
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub answered: Cell<Count<People>>,
    /// people who agreed
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub positive: Cell<Count<People>>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

words! {
    /// Questions to those who took part.
    pub enum Question {
        /// I understood what was asked
        Understood = "understood",
        /// it was easy to take part
        Easy = "easy",
        /// it could still change something
        CouldChange = "could-change",
        /// I was heard
        Heard = "heard",
        /// it matters to me
        Matters = "matters",
        /// I would take part again
        WouldAgain = "would-again",
    }
}

/// A part that people played.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleHeld {
    /// the part
    pub kind: RoleKind,
    /// people who played it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub people: Cell<Count<People>>,
    /// were they paid?
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub paid: Cell<Paid>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

words! {
    /// Parts that people play, from least to most.
    pub enum RoleKind {
        /// answered
        Respondent = "respondent",
        /// advised
        Adviser = "adviser",
        /// volunteered
        Volunteer = "volunteer",
        /// did research among their peers
        PeerResearcher = "peer-researcher",
        /// designed it with the authority
        CoDesigner = "co-designer",
        /// sat on the deciding body
        BoardMember = "board-member",
        /// held a paid post
        PaidPost = "paid-post",
        /// owned it
        Owner = "owner",
    }
}

words! {
    /// Were people paid?
    pub enum Paid {
        /// yes
        Yes = "yes",
        /// their expenses
        Expenses = "expenses",
        /// no
        No = "no",
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
