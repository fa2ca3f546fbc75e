//! What is found by comparing texts: themes that several areas raise and none answers, and texts that several authorities share.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A theme that several areas raise and none answers. Themes are brought together by their words, so read them before acting on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unheard {
    /// the words that bring them together
    pub words: Vec<String>,
    /// authorities that heard it
    pub authorities: u64,
    /// voices of all themes added up, where each of them was counted
    pub voices: Option<u64>,
    /// the themes
    pub themes: Vec<Voice>,
    /// themes beyond those listed
    pub more: u64,
}

/// A theme as one area heard it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// the authority, as in the list of authorities
    pub authority: String,
    /// its name
    pub name: String,
    /// the exercise
    pub exercise: String,
    /// what people said
    pub summary: String,
    /// how many said it
    pub voices: Option<u32>,
}

/// A text that several authorities share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Echo {
    /// how it begins
    pub begins: String,
    /// words in the longest
    pub words: u32,
    /// authorities that share it
    pub authorities: u64,
    /// where it stands
    pub places: Vec<EchoPlace>,
    /// places beyond those listed
    pub more: u64,
    /// what it may mean; it accuses nobody
    pub says: String,
}

/// Where a shared text stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EchoPlace {
    /// the authority, as in the list of authorities
    pub authority: String,
    /// its name
    pub name: String,
    /// where its submission was read, where that is known
    pub source: Option<String>,
    /// where in the submission
    pub at: String,
}
