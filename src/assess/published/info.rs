//! What an assessment says about its inputs: submission, rubric, authority, evidence, documents, partners, parameters.
//!
//! Described as they came in; nothing of it is graded here.

use super::CountShown;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What made an assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Engine {
    /// its name
    pub name: String,
    /// its version
    pub version: String,
}

/// The submission that was assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmissionInfo {
    /// the stem of its file's name
    pub name: String,
    /// the SHA-256 of the file
    pub sha256: String,
    /// returned or compiled
    pub basis: String,
    /// what that means for a blank
    pub basis_says: String,
    /// first day of the period
    pub from: String,
    /// last day of the period
    pub to: String,
    /// the role of whoever filled it in
    pub filled_in_by: Option<String>,
    /// what a reader should know about it
    pub note: Option<String>,
    /// the SHA-256 of the file that it corrects
    pub correction_of: Option<String>,
    /// what it corrects
    pub correction: Option<String>,
    /// the authority's reply
    pub reply: Option<String>,
}

/// The authority assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuthorityInfo {
    /// its name
    pub name: String,
    /// its code
    pub code: Option<String>,
    /// what kind of body it is
    pub kind: Option<String>,
    /// its region
    pub region: Option<String>,
    /// the people it serves, in words
    pub people: Option<String>,
}

/// The rubric that it was assessed by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RubricInfo {
    /// its id
    pub id: String,
    /// its version
    pub version: String,
    /// the SHA-256 of its content, comments apart
    pub sha256: String,
    /// its title
    pub title: String,
    /// what it is for
    pub about: String,
    /// the grade's rule in a sentence
    pub grade_rule: String,
    /// the roll-up's rule in a sentence
    pub roll_up_rule: String,
    /// its levels, from the lowest
    pub levels: Vec<Level>,
    /// the name of the form part, and what it is
    pub form: Named,
    /// the name of the effect part, and what it is
    pub effect: Named,
    /// its sources
    pub sources: Vec<Named>,
    /// texts ready to paste
    pub paste: Vec<Paste>,
}

/// A level of the rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// its number
    pub level: u32,
    /// its name
    pub name: String,
    /// what it means
    pub says: String,
}

/// Something with a name and a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// what it says
    pub says: Option<String>,
}

/// A text that is ready to paste.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paste {
    /// what it is
    pub title: String,
    /// its lines
    pub lines: Vec<String>,
}

/// A warning about the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// its code
    pub code: String,
    /// where
    pub at: String,
    /// the line, where it is known
    pub line: Option<u32>,
    /// the cell, where it was a workbook
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// what
    pub message: String,
    /// what to do
    pub help: Option<String>,
}

/// What a grade rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// entries by strength, weakest first
    pub strengths: Vec<CountShown>,
    /// indicators by kind of silence, over all units
    pub silences: Vec<CountShown>,
}

/// Another body that took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Independence {
    /// its name
    pub name: String,
    /// what it did
    pub role: String,
    /// how much of its income comes from the authority, in words
    pub funded: Option<String>,
    /// what it says can corroborate
    pub independent: bool,
    /// why or why not
    pub says: String,
}

/// A document of the submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentInfo {
    /// its id
    pub id: String,
    /// its title
    pub title: String,
    /// its public address
    pub url: Option<String>,
    /// when it was published
    pub published: Option<String>,
    /// whose it is
    pub author: Option<String>,
    /// cited, exhibited, missing or changed
    pub state: String,
}

/// A number inside the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterInfo {
    /// its id
    pub id: String,
    /// what it means
    pub about: String,
    /// its value
    pub value: String,
    /// its unit
    pub unit: String,
    /// published, reported, house or unverified
    pub status: String,
    /// the source
    pub source: Option<String>,
}
