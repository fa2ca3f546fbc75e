//! The rubric as its author writes it, format 1. The shape only; [`crate::rubric::check`] says whether it makes sense.
//!
//! The descriptions of the fields are the descriptions in the published schema.

mod advice;
mod criterion;
mod disclosure;
mod due;
mod examples;
mod indicator;
mod rules;
mod settings;
mod sign;

use crate::submission::fields::{Id, Text};
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use advice::{PasteFile, RemedyFile, When};
pub use criterion::{CapFile, CriterionFile, DescribedLevel, Part};
pub use disclosure::{DisclosureFile, SensitiveFile, WordsFile};
pub use due::{DueFile, LongerFile, Moment};
pub use examples::{BaseFile, BetweenFile, ExampleFile, ExampleKind, ExpectFile, FactCell, FactWord, LevelCell, LevelsFile, SignWord};
pub use indicator::{ConditionFile, IndicatorFile, LightStepFile, StepFile};
pub use rules::{Combine, GradeFile, LightFile, PartFile, PartsFile, RollUpCapFile, RollUpFile, RoundWord, TopFile};
pub use settings::{Decimal, FormatForGroup, GroupFile, ListsFile, ParameterFile};
pub use sign::{Confidence, LifterWord, NoteFile, SeverityFile, SignFile, WorseFile};

/// A rubric.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RubricFile {
    /// the format of this file: 1
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// its id
    pub id: Id,
    /// its version, such as 1.0.0
    pub version: Id,
    /// used where none is named
    #[serde(default)]
    pub default: bool,
    /// its title
    pub title: Text,
    /// what it is for, in a paragraph
    pub about: Text,
    /// the licence of its text
    pub licence: Text,
    /// what it rests on
    pub sources: Vec<Source>,
    /// the lowest level, where it is meant not to be 0
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts_from: Option<u32>,
    /// the levels, from the lowest
    pub levels: Vec<LevelFile>,
    /// the two kinds of evidence and how they combine within a criterion
    pub parts: PartsFile,
    /// the grade over the criteria
    pub grade: GradeFile,
    /// how units combine into the authority's result
    pub roll_up: RollUpFile,
    /// what the top level of a criterion also needs
    #[serde(default)]
    pub top: Option<TopFile>,
    /// when the light thresholds apply
    #[serde(default)]
    pub light: Option<LightFile>,
    /// what the severity of a sign does
    pub severities: Vec<SeverityFile>,
    /// numbers that facts need
    #[serde(default)]
    pub parameters: Vec<ParameterFile>,
    /// lists that facts need
    #[serde(default)]
    pub lists: ListsFile,
    /// conditions with a name, for use as `term.name` in other conditions
    #[serde(default)]
    pub terms: Vec<TermFile>,
    /// the criteria
    pub criteria: Vec<CriterionFile>,
    /// the signs of going through the motions
    #[serde(default)]
    pub signs: Vec<SignFile>,
    /// notes: shown, never capping
    #[serde(default)]
    pub notes: Vec<NoteFile>,
    /// facts that an assessor may judge from a document where the file does not state them
    #[serde(default)]
    pub judged_facts: Vec<JudgedFactFile>,
    /// two criteria whose levels place an exercise on a square
    #[serde(default)]
    pub square: Option<SquareFile>,
    /// advice that is ready to paste, such as monitoring questions
    #[serde(default)]
    pub paste: Vec<PasteFile>,
    /// what a published edition shows of counts of people; without it none is made
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<DisclosureFile>,
    /// sets of facts on which examples build
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bases: Vec<BaseFile>,
    /// examples: facts, and what must come of them
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<ExampleFile>,
}

/// Something that a rubric rests on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// its id
    pub id: Id,
    /// its title
    pub title: Text,
    /// where it can be read
    #[serde(default)]
    pub url: Option<Text>,
    /// it was read for this rubric, rather than remembered
    #[serde(default)]
    pub read: bool,
}

/// A level.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelFile {
    /// its number
    pub level: u32,
    /// its name
    pub name: Text,
    /// what it means, in a sentence that can be said in public
    pub says: Text,
}

words! {
    /// Where a threshold comes from.
    pub enum Status {
        /// printed by its publisher
        Published = "published",
        /// reported by somebody else
        Reported = "reported",
        /// our own choice
        House = "house",
        /// remembered or missing; must not decide anything
        Unverified = "unverified",
    }
}

/// A condition with a name.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermFile {
    /// its id
    pub id: Id,
    /// the condition; it may name other terms, but never come back to itself
    pub when: Text,
    /// law or a published rule sets it: an overlay may tighten it and never loosen it
    #[serde(default)]
    pub locked: bool,
}

/// A fact that an assessor may judge.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JudgedFactFile {
    /// the fact
    pub fact: Text,
    /// what to look for
    pub look_for: Text,
}

/// Two criteria whose levels place an exercise on a square.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SquareFile {
    /// the criterion across
    pub across: Id,
    /// the criterion upwards
    pub up: Id,
    /// from this level it counts as high
    pub high_from: u32,
    /// both high
    pub both: Text,
    /// only upwards high
    pub only_up: Text,
    /// only across high
    pub only_across: Text,
    /// neither
    pub neither: Text,
}
