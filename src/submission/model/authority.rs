//! Who is assessed, and who else took part.
//!
//! How many people a group has stands here as the authority gives it; what an exercise says of its own groups stands with the exercise.

use super::Citation;
use crate::submission::fields::{Cell, Count, Id, People, Percent, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
