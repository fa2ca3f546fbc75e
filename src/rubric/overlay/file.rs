//! The overlay as its author writes it, format 1. The shape only: [`super::apply`](fn@super::apply) says whether it fits its base.
//!
//! The descriptions of the fields are the descriptions in the published schema.

use crate::rubric::file::Status;
use crate::submission::fields::{Id, Text};
use crate::submission::read::Opened;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An overlay: a list of changes on one base rubric.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OverlayFile {
    /// the format of this file: 1
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// says that this is an overlay and no rubric: true
    pub overlay: bool,
    /// its id
    pub id: Id,
    /// its version, such as 1.0.0
    pub version: Id,
    /// its title
    pub title: Text,
    /// whom it is for and what it changes, in a paragraph
    pub about: Text,
    /// the licence of its text
    pub licence: Text,
    /// the rubric that it changes: the id of one that comes with the program, or a file beside this one
    pub base: Text,
    /// the changes are the house's own, which makes this program; reports say whose they are
    #[serde(default)]
    pub ours: bool,
    /// the changes, made in this order
    pub changes: Vec<ChangeFile>,
}

/// A change: `to` another value, `off`, or one more entry to `add` to a list.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeFile {
    /// what is changed, by keys and ids: `signs/late-format/severity`, `criteria/reach/indicators/ways-in/levels/3/at_least`
    pub at: Text,
    /// what is to stand there
    #[serde(default)]
    pub to: Option<Value>,
    /// it is taken out
    #[serde(default)]
    pub off: bool,
    /// an entry that is added to the list which stands there
    #[serde(default)]
    pub add: Option<Value>,
    /// why
    pub why: Text,
    /// where the change comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
}

/// Whether a file says that it is an overlay.
pub fn is_overlay(file: &Opened<'_>) -> bool {
    file.at_top("overlay").is_some_and(|said| !said.is_null())
}
