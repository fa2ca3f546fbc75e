//! The register: every exercise held and every decision of the period, and whether the public was asked.

use super::decisions::OnProposal;
use super::{Affected, Citation};
use crate::base::date::Days;
use crate::submission::fields::{Cell, Event, Id, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    pub on_proposal: Cell<OnProposal>,
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
