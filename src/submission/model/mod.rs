//! The submission, format 1: what an authority sends in, or what somebody compiled about it.
//!
//! Owns the shape of the file and nothing else: no default judgement, no arithmetic. The descriptions of the fields below are the
//! descriptions in the published schema. Every cell may be left out; [`Cell`] keeps apart blank, `not held` and `n/a: reason`, and
//! [`Event`](crate::submission::fields::Event) keeps apart blank and `none`.

pub mod answers;
pub mod authority;
pub mod decisions;
pub mod documents;
pub mod exercise;
pub mod findings;
pub mod information;
pub mod people;
pub mod proposal;
pub mod ratings;
pub mod register;
pub mod reviews;
pub mod roles;
pub mod themes;

use crate::base::date::{Day, Days};
use crate::submission::fields::{Cell, Digest, Id, Text, optional_whole, whole};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use answers::{Change, Effect, Response};
pub use authority::{Authority, AuthorityKind, BaselineGroup, Nation, Partner, PartnerKind, PartnerRole};
pub use decisions::{Decision, Outcome, ThemeOutcome};
pub use documents::{Citation, Document, DocumentAuthor, DocumentKind};
pub use exercise::{Affected, Exercise};
pub use findings::{Results, Review};
pub use information::Information;
pub use people::{Activity, Group, Monitoring, Ties};
pub use proposal::Proposal;
pub use ratings::Rating;
pub use register::{Asked, RegisterRow, ServiceChange};
pub use reviews::{OutsideReview, ReviewAbout, ReviewSays, Reviewer};
pub use roles::StandingGroup;
pub use themes::Theme;

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

impl Submission {
    /// The day on which the assessment looks at the evidence, where nobody names another: what the file says, else the end of its period.
    pub fn as_of_day(&self) -> Day {
        self.as_of.value().map_or(self.period.to.to, |days| days.from)
    }
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
