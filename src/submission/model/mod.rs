//! The submission, format 1: what an authority sends in, or what somebody compiled about it.
//!
//! Owns the shape of the file and nothing else: no default judgement, no arithmetic. The descriptions of the fields below are the
//! descriptions in the published schema. Every cell may be left out; [`Cell`] keeps apart blank, `not held` and `n/a: reason`, and
//! [`Event`] keeps apart blank and `none`.

pub mod answers;
pub mod exercise;
pub mod people;

use crate::base::date::Days;
use crate::submission::fields::{Cell, Contacts, Count, Digest, Event, Flag, Id, People, Percent, Text, optional_whole, whole};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use answers::{Change, Decision, Effect, Rating, Response, Theme, ThemeOutcome};
pub use exercise::{Affected, Exercise, Information, Proposal, Results, Review, StandingGroup};
pub use people::{Activity, Group, Monitoring, Ties};

/// The format that this version reads.
pub const FORMAT: u32 = 1;

/// A submission: one authority's public engagement over one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// the format of this file: 1
    #[serde(deserialize_with = "whole::<_, 1, 1>")]
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// who is assessed
    pub authority: Authority,
    /// the period that is assessed
    pub period: Period,
    /// whose silence a blank is: the authority's (returned) or the compiler's (compiled)
    pub basis: Basis,
    /// the day on which the assessment looks at the evidence; the end of the period where left out
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub as_of: Cell<Days>,
    /// the role of whoever filled this in
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filled_in_by: Option<Text>,
    /// what a reader of this file should know about it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// this file corrects an earlier one
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction_of: Option<Correction>,
    /// the authority's reply to its assessment; shown, never scored
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Text>,
    /// who else commissioned, provided, ran, analysed, paid or took part as a group
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partners: Option<Vec<Partner>>,
    /// every exercise held and every decision of the period that starts, moves, reduces or ends a service
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<Vec<RegisterRow>>,
    /// the papers that the entries cite
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documents: Option<Vec<Document>>,
    /// what outside bodies said about the engagement
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviews: Option<Vec<OutsideReview>>,
    /// the engagement exercises
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercises: Option<Vec<Exercise>>,
    /// the authority's own words and proposed levels; shown, never scored
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statements: Option<Vec<Statement>>,
}

/// The authority assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// its name
    pub name: Text,
    /// its official code
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Id>,
    /// what kind of body it is
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub kind: Cell<AuthorityKind>,
    /// the region it belongs to
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Text>,
    /// the country whose law applies
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub nation: Cell<Nation>,
    /// how many people it serves
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub people: Cell<Count<People>>,
    /// how many of them belong to each group
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<BaselineGroup>>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

/// How many of the authority's people belong to a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaselineGroup {
    /// the group, by the rubric's name for it
    pub group: Id,
    /// people of the group
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub people: Cell<Count<People>>,
    /// or their share of all the authority's people
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub share: Cell<Percent>,
}

/// The period assessed, both days included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// first day
    pub from: Days,
    /// last day
    pub to: Days,
}

words! {
    /// Whose silence a blank is.
    pub enum Basis {
        /// the authority filled this in: a blank is its answer
        Returned = "returned",
        /// somebody gathered this from published sources: a blank is unknown
        Compiled = "compiled",
    }
}

words! {
    /// Kinds of body.
    pub enum AuthorityKind {
        /// a clinical commissioning group or integrated care board
        Commissioner = "commissioner",
        /// a hospital, community or mental health trust, or a health board that provides
        Trust = "trust",
        /// a health board of Scotland, Wales or Northern Ireland
        HealthBoard = "health-board",
        /// a council
        Council = "council",
        /// a general practice
        Practice = "practice",
        /// a Healthwatch or other body for the public's voice
        PublicVoice = "public-voice",
        /// another body
        Other = "other",
    }
}

words! {
    /// The country whose law applies.
    pub enum Nation {
        /// England
        England = "england",
        /// Wales
        Wales = "wales",
        /// Scotland
        Scotland = "scotland",
        /// Northern Ireland
        NorthernIreland = "northern-ireland",
    }
}

/// An earlier version that this file corrects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// the sha-256 of the earlier file
    pub sha256: Digest,
    /// what was corrected
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Text>,
}

/// Another body that took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// a short name for use in this file
    pub id: Id,
    /// its name
    pub name: Text,
    /// what it did
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub role: Cell<PartnerRole>,
    /// what it is
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub kind: Cell<PartnerKind>,
    /// how much of its income comes from this authority
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub funded_share: Cell<Percent>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

words! {
    /// What a partner did.
    pub enum PartnerRole {
        /// commissioned the service or the exercise
        Commissioner = "commissioner",
        /// provides the service
        Provider = "provider",
        /// ran the exercise
        Runner = "runner",
        /// analysed the answers
        Analyst = "analyst",
        /// paid
        Funder = "funder",
        /// a group of the community that took part
        CommunityGroup = "community-group",
        /// looked at it from outside
        Reviewer = "reviewer",
    }
}

words! {
    /// What a partner is.
    pub enum PartnerKind {
        /// a public body
        Statutory = "statutory",
        /// a provider of services
        Provider = "provider",
        /// a campaign
        Campaign = "campaign",
        /// a self-help group
        SelfHelp = "self-help",
        /// led by the people it is for
        UserLed = "user-led",
        /// a company
        Company = "company",
    }
}

/// A row of the register: something held or decided in the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterRow {
    /// a short name for use in this file
    pub id: Id,
    /// what was held or decided
    pub what: Text,
    /// when
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub date: Cell<Days>,
    /// what the decision does to a service; `none` for an exercise that decides nothing
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub service_change: Cell<ServiceChange>,
    /// people affected
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affected: Option<Affected>,
    /// was the public asked?
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub asked: Cell<Asked>,
    /// why not, or why it was urgent
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// the exercise of this file that it is
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise: Option<Id>,
    /// when a consultation on it was promised, if one was
    #[serde(default, skip_serializing_if = "Event::is_blank")]
    pub promise_to_consult: Event<Days>,
    /// was the proposal adopted?
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub on_proposal: Cell<answers::OnProposal>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

words! {
    /// What happens to a service.
    pub enum ServiceChange {
        /// it ends
        Ended = "ended",
        /// there is less of it
        Reduced = "reduced",
        /// it moves
        Moved = "moved",
        /// it starts
        Started = "started",
        /// nothing of the kind
        None = "none",
    }
}

words! {
    /// Was the public asked?
    pub enum Asked {
        /// yes
        Yes = "yes",
        /// no
        No = "no",
        /// no, because it was urgent; the reason says why
        Urgent = "urgent",
    }
}

/// A paper that entries cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// a short name for use in this file
    pub id: Id,
    /// its title
    pub title: Text,
    /// the name of the file, within the folder of documents
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<Text>,
    /// its public address
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// the sha-256 of the file
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Digest>,
    /// when it was published
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub published: Cell<Days>,
    /// what it is
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub kind: Cell<DocumentKind>,
    /// whose it is
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub author: Cell<DocumentAuthor>,
    /// the partner that wrote it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
}

words! {
    /// Kinds of document.
    pub enum DocumentKind {
        /// a consultation document, leaflet or survey
        Consultation = "consultation",
        /// a report of what people said
        Report = "report",
        /// a paper to the deciding body, or its minutes
        BoardPaper = "board-paper",
        /// a letter
        Letter = "letter",
        /// a page of a web site
        WebPage = "web-page",
        /// a press report
        Press = "press",
        /// a judgment
        Judgment = "judgment",
        /// data
        Data = "data",
        /// anything else
        Other = "other",
    }
}

words! {
    /// Whose document it is.
    pub enum DocumentAuthor {
        /// the authority's, or somebody's who acted for it
        Authority = "authority",
        /// the public's: a participant's or a campaign's
        Public = "public",
        /// a body's without interest in the result
        Independent = "independent",
    }
}

/// A place in a document, or a review, that an entry rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// a document of this file
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Id>,
    /// the page
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "optional_whole::<_, 1, 100_000>"
    )]
    #[schemars(range(min = 1, max = 100_000))]
    pub page: Option<u32>,
    /// a review of this file
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Id>,
}

/// What a body outside said about the engagement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutsideReview {
    /// a short name for use in this file
    pub id: Id,
    /// what kind of body it is
    pub by: Reviewer,
    /// its name
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Text>,
    /// the partner that it is, where it is one
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<Id>,
    /// when
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub date: Cell<Days>,
    /// the exercise it is about
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise: Option<Id>,
    /// which way it speaks
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub says: Cell<ReviewSays>,
    /// what it is about
    #[serde(default, skip_serializing_if = "Cell::is_blank")]
    pub about: Cell<ReviewAbout>,
    /// what it said
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Text>,
    /// the document it stands in
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Id>,
}

words! {
    /// Bodies that review engagement.
    pub enum Reviewer {
        /// a scrutiny committee or community health council
        Scrutiny = "scrutiny",
        /// Healthwatch or another body for the public's voice
        Healthwatch = "healthwatch",
        /// a court
        Court = "court",
        /// a regulator or national improvement body
        Regulator = "regulator",
        /// another body
        Other = "other",
    }
}

words! {
    /// Which way a review speaks.
    pub enum ReviewSays {
        /// it supports what was done
        Supports = "supports",
        /// it criticises it
        Criticises = "criticises",
        /// it sets the decision aside
        Quashes = "quashes",
    }
}

words! {
    /// What a review is about.
    pub enum ReviewAbout {
        /// who was heard
        Reach = "reach",
        /// whether it was open and mattered
        Salience = "salience",
        /// how easy it was to take part
        Access = "access",
        /// whether the question was understood
        Question = "question",
        /// the answers given
        Answers = "answers",
        /// the reasons given for refusing
        Reasons = "reasons",
        /// the whole process
        Process = "process",
    }
}

/// The authority's own words about a judged indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// the exercise; the whole submission where left out
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Id>,
    /// the indicator of the rubric
    pub indicator: Id,
    /// what the authority says
    pub text: Text,
    /// the level it proposes
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "optional_whole::<_, 0, 10>")]
    #[schemars(range(min = 0, max = 10))]
    pub level: Option<u32>,
    /// the entries that support this
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Citation>>,
}

/// A yes or no cell.
pub type YesNoCell = Cell<Flag>;
/// A count of visits or contacts.
pub type Visits = Count<Contacts>;
