//! What a published edition shows of counts of people, so that nobody can be found in it.
//!
//! Owns the numbers of the rule and what counts as sensitive; how counts that give each other away are protected is the edition's work.

use super::Status;
use crate::submission::fields::{Id, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a published edition shows of counts of people.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisclosureFile {
    /// counts from 1 up to and without this are shown as one class, such as "1 to 7"
    pub few_below: u32,
    /// larger counts are shown to the nearest multiple of this
    pub round_to: u32,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
    /// what people said is shown only where enough of them said it
    pub words: WordsFile,
    /// what is protected more
    #[serde(default)]
    pub sensitive: Option<SensitiveFile>,
    /// law or a published rule sets it: an overlay may not change it
    #[serde(default)]
    pub locked: bool,
}

/// From how many voices on the words of a theme are shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordsFile {
    /// with fewer voices, or an unknown number, the words are not shown
    pub from: u32,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
}

/// What is protected more than the rest.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SensitiveFile {
    /// counts from 1 up to and without this are shown as one class
    pub few_below: u32,
    /// what it is about, in words that end a sentence: "Where it is about …"
    pub about: Text,
    /// questions whose answers are sensitive
    #[serde(default)]
    pub questions: Vec<Id>,
    /// groups that are sensitive, and with them all groups of the same question
    #[serde(default)]
    pub groups: Vec<Id>,
    /// how a word begins that makes a theme or a need sensitive, in small letters; more words stand one space apart
    #[serde(default)]
    pub words: Vec<Text>,
    /// where it comes from
    pub status: Status,
    /// the source or the reason
    #[serde(default)]
    pub source: Option<Text>,
}
