//! The shape that a comparison reads an assessment in: the levels, the signs, and what went into it. Whatever else stands there is passed over, so
//! that the assessments of other versions can be read.

use crate::assess::published::Assessment;
use crate::assess::published::comparison::Side;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An assessment as far as a comparison needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Told {
    /// the format of the value: 1
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// what made it
    pub engine: Made,
    /// the day on which it looks at the evidence
    pub as_of: String,
    /// the submission
    pub submission: Sent,
    /// the rubric
    pub rubric: By,
    pub(super) authority: Whose,
    pub(super) grade: Bound,
    pub(super) criteria: Vec<Row>,
    pub(super) exercises: Vec<One>,
    pub(super) signs: Vec<Sign>,
    /// the judgements
    #[serde(default)]
    pub judgements: Vec<Judged>,
    /// the documents
    #[serde(default)]
    pub documents: Vec<Paper>,
    /// what was found in the file, and in the documents that it cites
    #[serde(default)]
    pub(super) warnings: Vec<Warned>,
}

/// A warning, by what it is and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub(super) struct Warned {
    pub(super) code: String,
    pub(super) at: String,
}

/// The program that made an assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Made {
    /// its name
    pub name: String,
    /// its version
    pub version: String,
}

/// A submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sent {
    /// the stem of its file's name
    pub name: String,
    /// its digest
    pub sha256: String,
}

/// A rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct By {
    /// its id
    pub id: String,
    /// its version
    pub version: String,
    /// its digest
    pub sha256: String,
}

/// A document and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Paper {
    /// its id
    pub id: String,
    /// cited, exhibited, missing or changed
    pub state: String,
}

/// A judgement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Judged {
    id: String,
    says: String,
    role: String,
    author: String,
    date: String,
    reason: String,
    #[serde(default)]
    document: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(super) struct Whose {
    pub(super) name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(super) struct Bound {
    pub(super) status: String,
    pub(super) low: u32,
    pub(super) high: u32,
    pub(super) words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) title: String,
    #[serde(flatten)]
    pub(super) bound: Bound,
    #[serde(default)]
    pub(super) indicators: Vec<Leaf>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(super) struct Leaf {
    pub(super) id: String,
    pub(super) title: String,
    #[serde(flatten)]
    pub(super) bound: Bound,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(super) struct One {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) grade: Bound,
    pub(super) criteria: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(super) struct Sign {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) on: String,
    pub(super) status: String,
}

impl Told {
    /// What a comparison needs of an assessment.
    pub fn of(assessment: &Assessment) -> Option<Self> {
        serde_json::from_value(serde_json::to_value(assessment).ok()?).ok()
    }

    /// One side of a comparison.
    pub(super) fn side(&self) -> Side {
        Side {
            name: self.submission.name.clone(),
            authority: self.authority.name.clone(),
            as_of: self.as_of.clone(),
            engine: format!("{} {}", self.engine.name, self.engine.version),
            rubric: format!("{} {}", self.rubric.id, self.rubric.version),
            rubric_sha256: self.rubric.sha256.clone(),
            submission_sha256: self.submission.sha256.clone(),
            grade: self.grade.words.clone(),
        }
    }

    /// What was judged by whom, without what the rubric calls it and the units it was held against.
    pub fn judged(&self) -> BTreeSet<Judged> {
        let bare = |judged: &Judged| Judged {
            says: judged.says.split(',').next().unwrap_or_default().to_owned(),
            ..judged.clone()
        };
        self.judgements.iter().map(bare).collect()
    }

    /// What became of the documents, and the units with a figure that they do not show.
    pub(super) fn papers(&self) -> (BTreeSet<&Paper>, BTreeMap<String, bool>) {
        (self.documents.iter().collect(), self.not_shown())
    }

    /// The units, by their places, with a figure that the papers cited for it do not show.
    pub(super) fn not_shown(&self) -> BTreeMap<String, bool> {
        let found = self.warnings.iter().filter(|warning| warning.code == "figure-not-in-document");
        let unit = |warning: &Warned| {
            warning
                .at
                .match_indices('/')
                .nth(2)
                .and_then(|(end, _)| warning.at.get(..end))
                .map(str::to_owned)
        };
        found.filter_map(unit).map(|unit| (unit, true)).collect()
    }
}

#[cfg(test)]
#[path = "told_tests.rs"]
mod tests;
