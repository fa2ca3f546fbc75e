//! What the authority found and published: the reach it claims, the comments it sorted, who was missing, and the results.

use super::Citation;
use crate::base::date::Days;
use crate::submission::fields::{Cell, Count, Flag, Id, People, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
