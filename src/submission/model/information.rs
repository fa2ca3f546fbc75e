//! What was published to inform people: the text, its formats and its channels.

use super::Citation;
use crate::base::date::Days;
use crate::submission::fields::{Cell, Count, Event, Flag, Id, Members, People, Seen, Text, optional_whole};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
