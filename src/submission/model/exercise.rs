//! One engagement exercise: what it was about, when it ran, what was open, what was published.

use super::answers::{Change, Decision, Need, Rating, Response, RoleHeld, Theme};
use super::people::{Activity, Group, Monitoring, Ties};
use super::{Citation, ServiceChange};
use crate::base::date::Days;
use crate::submission::fields::{Cell, Contacts, Count, Event, Flag, Id, Members, People, Seen, Text, optional_whole};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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

/// A proposal that people were asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// what is proposed
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Text>,
    /// why
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub driver: Option<Vec<Driver>>,
    /// real options shown, the preferred one included
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    #[schemars(with = "Cell<Count<People>>")]
    pub options_shown: Cell<Count<Options>>,
    /// the rejected options explained, with reasons
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub alternatives_explained: Cell<Flag>,
    /// what can and what cannot change, said
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub open_to_influence: Cell<Flag>,
    /// the reasons for the proposal, given
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub reasons_given: Cell<Flag>,
    /// the cost or saving of each option, shown
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub costs_shown: Cell<Flag>,
    /// when it was shown who would be affected and how, or `none`
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub impact_shown_on: Event<Days>,
    /// who decides and when, said
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub decider_and_date_said: Cell<Flag>,
    /// an option that the public put forward was tested like the authority's own
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub public_option_tested: Cell<Flag>,
}

/// Options shown; a kind of count of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options;

words! {
    /// Why something is proposed.
    pub enum Driver {
        /// to save money
        Saving = "saving",
        /// safety
        Safety = "safety",
        /// staffing
        Staffing = "staffing",
        /// quality
        Quality = "quality",
        /// growth
        Growth = "growth",
        /// a national rule
        NationalRule = "national-rule",
        /// the state of a building
        Buildings = "buildings",
    }
}

/// An earlier finding that an exercise builds on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierFinding {
    /// what it was
    pub what: Text,
    /// what kind of knowledge it is
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub kind: Cell<Knowledge>,
    /// when
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub date: Cell<Days>,
    /// people had a part in it before the options were fixed
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub before_options_fixed: Cell<Flag>,
    /// where it can be read
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

words! {
    /// Kinds of knowledge.
    pub enum Knowledge {
        /// what people who live with it know
        Lived = "lived",
        /// what staff know
        Professional = "professional",
        /// figures
        Data = "data",
    }
}

/// The total that an authority published as reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimedReach {
    /// the number published
    #[schemars(with = "Cell<Count<People>>")]
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub number: Cell<Count<Claimed>>,
    /// what it counts
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub includes: Option<Vec<ReachKind>>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

/// A published total of several kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimed;

words! {
    /// What a published total counts.
    pub enum ReachKind {
        /// people or screens that saw something
        Seen = "seen",
        /// people invited
        Invited = "invited",
        /// answers completed
        Completed = "completed",
        /// people heard
        People = "people",
        /// visits or contacts
        Contacts = "contacts",
        /// signatures
        Signatures = "signatures",
        /// members of organisations
        Members = "members",
    }
}

/// The comments received.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Comments {
    /// received
    #[schemars(with = "Cell<Count<People>>")]
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub received: Cell<Count<Remarks>>,
    /// sorted into themes
    #[schemars(with = "Cell<Count<People>>")]
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub sorted: Cell<Count<Remarks>>,
    /// a sample of the sorting was checked by a second person
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub sample_checked: Cell<Flag>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

/// Comments; a kind of count of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remarks;

/// What was published to inform people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Information {
    /// when
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub published: Cell<Days>,
    /// the main public text, or a passage of at least a hundred words of it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// the formats and languages, and since when each could be had
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formats: Option<Vec<Format>>,
    /// how it was made known, and how many saw it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channels: Option<Vec<Channel>>,
    /// who made it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub made_by: Cell<Maker>,
    /// people of the intended audience who tried it before it opened
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub tested_with: Cell<Count<People>>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

/// A format or language of the information.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// such as easy-read, print, large-print, bsl, or a language
    pub format: Id,
    /// known to be needed by those affected
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub needed: Cell<Flag>,
    /// since when it could be had, or `none`
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub available_on: Event<Days>,
    /// days it took on request, where it was not ready-made
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "optional_whole::<_, 0, 1000>"
    )]
    #[schemars(range(min = 0, max = 1000))]
    pub on_request_days: Option<u32>,
}

/// A channel by which something was made known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// what it was: letter, poster, radio, social media, web page
    pub what: Text,
    /// how many saw it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub seen: Cell<Count<Seen>>,
    /// members of organisations that it was sent through
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub members_claimed: Cell<Count<Members>>,
}

words! {
    /// Who made the information.
    pub enum Maker {
        /// a specialist of the authority
        InHouseSpecialist = "in-house-specialist",
        /// an agency
        Agency = "agency",
        /// a group of the community
        CommunityGroup = "community-group",
        /// an officer among other duties
        Officer = "officer",
    }
}

/// A look at who was missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// when
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub date: Cell<Days>,
    /// what it found was published
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub published: Cell<Flag>,
    /// a way to take part was opened or changed because of it
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub led_to_activity: Cell<Flag>,
    /// what it found and what followed
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Text>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

/// What people said, published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Results {
    /// when
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub published: Cell<Days>,
    /// with counts by theme
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub by_theme: Cell<Flag>,
    /// with counts for and against
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub by_stance: Cell<Flag>,
    /// with counts by group
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub by_group: Cell<Flag>,
    /// analysed or checked by others than the authority
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub analysed_by_others: Cell<Flag>,
    /// the partner that analysed it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    /// the decision that it was published for
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_decision: Option<Id>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
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
