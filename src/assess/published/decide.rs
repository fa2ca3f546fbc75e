//! What waits for people and what people said: questions, matters to judge, judgements, statements.
//!
//! A statement is the authority's own and never counted; a judgement says whether it entered.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A question to the authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// the question
    pub ask: String,
    /// the unit it is about
    pub on: String,
    /// the indicator that it would settle
    pub indicator: String,
    /// the cells that it would fill, and that hold nothing or nothing exact
    pub fills: Vec<String>,
    /// what is not exact, where something is there
    #[serde(default)]
    pub vague: Option<String>,
}

/// What waits for an assessor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToDecide {
    /// indicators and facts that may be judged and are not
    pub judge: Vec<Waiting>,
    /// signs of medium confidence that nobody has confirmed or lifted
    pub confirm: Vec<Waiting>,
    /// the statements of interest of those who marked
    pub interests: Vec<String>,
}

/// Something that waits for an assessor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiting {
    /// the unit
    pub on: String,
    /// the indicator, fact or sign
    pub id: String,
    /// its name
    pub title: String,
    /// what to look for
    pub look_for: String,
}

/// A judgement, whether it entered or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// the unit
    pub on: String,
    /// the indicator, fact or sign
    pub id: String,
    /// what was judged, in words
    pub says: String,
    /// what the evidence alone gives, in words
    pub engine: String,
    /// self, assessor or moderator
    pub role: String,
    /// who
    pub author: String,
    /// what ties the author to the authority
    pub interest: String,
    /// when
    pub date: String,
    /// why
    pub reason: String,
    /// the document it rests on
    pub document: Option<String>,
    /// the body for which the author works, where it has a part in the exercise
    #[serde(default)]
    pub body: Option<String>,
    /// made before the engine's level was shown; none where it does not say
    #[serde(default)]
    pub blind: Option<bool>,
    /// it sets a level against one that is measured
    #[serde(default, rename = "override")]
    pub overrides: bool,
    /// no later judgement of the same author stands in its place
    #[serde(default = "stands")]
    pub standing: bool,
    /// it entered the result
    pub counted: bool,
    /// why it did not
    pub left_out: Option<String>,
}

/// Before histories were kept, every judgement that was published stood.
const fn stands() -> bool {
    true
}

/// A statement of the authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementInfo {
    /// the unit
    pub on: String,
    /// the indicator
    pub indicator: String,
    /// what the authority says
    pub text: String,
    /// the level it proposes
    pub level: Option<u32>,
}
