//! The parts that people played, and the lasting group of those who live with the service.

use super::Citation;
use crate::submission::fields::{Cell, Count, Flag, People};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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

/// A lasting group of people who live with the service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingGroup {
    /// its members
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub members: Cell<Count<People>>,
    /// meetings in a year
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    #[schemars(with = "Cell<Count<People>>")]
    pub meetings_a_year: Cell<Count<Meetings>>,
    /// its notes are published
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub notes_published: Cell<Flag>,
    /// it has a seat where it is decided, with the same papers
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub seat_where_decided: Cell<Flag>,
    /// it has money of its own
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub own_budget: Cell<Flag>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

/// Meetings; a kind of count of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meetings;
