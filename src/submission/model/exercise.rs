//! One engagement exercise: what it was about, when it ran and what people were promised, with all that belongs to it.

use super::answers::{Change, Response};
use super::decisions::Decision;
use super::findings::{ClaimedReach, Comments, Results, Review};
use super::information::Information;
use super::people::{Activity, Group, Monitoring, Ties};
use super::proposal::{EarlierFinding, Proposal};
use super::ratings::Rating;
use super::roles::{RoleHeld, StandingGroup};
use super::themes::{Need, Theme};
use super::{Citation, ServiceChange};
use crate::base::date::Days;
use crate::submission::fields::{Cell, Contacts, Count, Event, Flag, Id, People, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

// what is about one exercise can be named from here

/// One engagement exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// a short name; an exercise shared by several authorities bears the same one in each file
    pub id: Id,
    /// what it was called
    pub title: Text,
    /// why it was held
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Text>,
    /// the service it is about
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<Text>,
    /// one person's care, a service, or the strategy
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub level: Cell<Level>,
    /// what it would do to a service
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub service_change: Cell<ServiceChange>,
    /// who is affected
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affected: Option<Affected>,
    /// the groups affected, and how many of each were heard
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<Group>>,
    /// how many answered each question about who they are
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monitoring: Option<Vec<Monitoring>>,
    /// do people live with the service for years?
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub relationship: Cell<Relationship>,
    /// where in commissioning it stands
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub commissioning_stage: Cell<Stage>,
    /// what people were told their part would be
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub promise: Cell<Rung>,
    /// when a consultation on this was promised, if one was
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub promise_to_consult: Event<Days>,
    /// who set the agenda
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub agenda: Cell<Agenda>,
    /// the proposal that people were asked about, or `none`
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub proposal: Event<Proposal>,
    /// the decision it feeds, said to those asked, and when that is made
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub decision_and_date_said: Cell<Flag>,
    /// what was known already was said to those asked
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub known_already_said: Cell<Flag>,
    /// the day it was announced
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub announced: Cell<Days>,
    /// first day
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub opens: Cell<Days>,
    /// last day
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub closes: Cell<Days>,
    /// when the decision is, or was, due
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub decision_due: Cell<Days>,
    /// when the authority bound itself to a result by contract or promise, if it did
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub commitment_made: Event<Days>,
    /// the first of its kind in three years
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub first_attempt: Cell<Flag>,
    /// earlier findings that it builds on
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draws_on: Option<Vec<EarlierFinding>>,
    /// different people heard, each counted once, over all ways
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub people_heard: Cell<Count<People>>,
    /// the total published as "reached" or "engaged"
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub claimed_reach: Event<ClaimedReach>,
    /// the comments received
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<Comments>,
    /// what the service is to those who took part
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ties: Option<Ties>,
    /// what was published to inform people
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub information: Option<Information>,
    /// the ways people were heard
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activities: Option<Vec<Activity>>,
    /// a look at who was missing, or `none`
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub missing_review: Event<Review>,
    /// what people said, published, or `none`
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub results: Event<Results>,
    /// what people said, by theme
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub themes: Option<Vec<Theme>>,
    /// what was decided
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decisions: Option<Vec<Decision>>,
    /// the answers given to people
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responses: Option<Vec<Response>>,
    /// what changes because of it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<Change>>,
    /// what those who took part thought of it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratings: Option<Vec<Rating>>,
    /// the parts that people played
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<RoleHeld>>,
    /// who needs what, and where
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Vec<Need>>,
    /// a lasting group of people who live with the service, or `none`
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub standing_group: Event<StandingGroup>,
    /// the entries that support what this entry itself says
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

words! {
    /// How far up an exercise is.
    pub enum Level {
        /// one person's care
        Individual = "individual",
        /// a service
        Service = "service",
        /// a strategy
        Strategic = "strategic",
    }
}

words! {
    /// How long people live with a service.
    pub enum Relationship {
        /// for years
        Enduring = "enduring",
        /// once in a while
        Occasional = "occasional",
    }
}

words! {
    /// Stages of commissioning.
    pub enum Stage {
        /// finding out needs
        Needs = "needs",
        /// setting priorities
        Priorities = "priorities",
        /// writing the specification
        Specification = "specification",
        /// choosing who provides
        Buying = "buying",
        /// watching how it goes
        Monitoring = "monitoring",
        /// ending or changing a service
        Ending = "ending",
    }
}

words! {
    /// The part people were promised, from least to most.
    pub enum Rung {
        /// to be told
        Inform = "inform",
        /// to be asked, and answered
        Consult = "consult",
        /// to work on it with the authority
        Involve = "involve",
        /// to decide together
        Collaborate = "collaborate",
        /// to decide
        Empower = "empower",
    }
}

words! {
    /// Who set the agenda.
    pub enum Agenda {
        /// the authority
        Authority = "authority",
        /// the public
        Public = "public",
        /// both
        Shared = "shared",
    }
}

/// Who is affected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Affected {
    /// different people affected
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub people: Cell<Count<People>>,
    /// or visits in a year, where people are not known
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub visits: Cell<Count<Contacts>>,
    /// everyone in the area is affected
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub everyone: Cell<Flag>,
    /// where the figure comes from
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
}
