//! What was decided, by whom, and what became of the proposal and of each theme.

use super::Citation;
use super::proposal::Knowledge;
use crate::base::date::Days;
use crate::submission::fields::{Cell, Event, Flag, Id, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
