//! What people were asked about: the proposal, and the knowledge that it builds on.

use super::Citation;
use crate::base::date::Days;
use crate::submission::fields::{Cell, Count, Event, Flag, People, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
