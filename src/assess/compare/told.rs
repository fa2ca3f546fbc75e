//! What a comparison reads of an assessment: the levels, the signs, and what went into it. Whatever else stands there is passed over, so
//! that the assessments of other versions can be read.

use crate::assess::published::Assessment;
use crate::assess::published::comparison::{Level, Side};
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
    authority: Whose,
    grade: Bound,
    criteria: Vec<Row>,
    exercises: Vec<One>,
    signs: Vec<Sign>,
    /// the judgements
    #[serde(default)]
    pub judgements: Vec<Judged>,
    /// the documents
    #[serde(default)]
    pub documents: Vec<Paper>,
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
struct Whose {
    name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
struct Bound {
    status: String,
    low: u32,
    high: u32,
    words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
struct Row {
    id: String,
    title: String,
    #[serde(flatten)]
    bound: Bound,
    #[serde(default)]
    indicators: Vec<Leaf>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
struct Leaf {
    id: String,
    title: String,
    #[serde(flatten)]
    bound: Bound,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
struct One {
    id: String,
    title: String,
    grade: Bound,
    criteria: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
struct Sign {
    id: String,
    title: String,
    on: String,
    status: String,
}

/// What can move, in the order in which it is listed: the authority first, then each exercise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// the exercise; empty for the authority
    pub(super) on: String,
    /// what it is
    pub(super) of: Of,
    /// its id
    pub(super) id: String,
}

/// What moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    Grade,
    Criterion,
    Indicator,
    Sign,
}

impl Of {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Grade => "grade",
            Self::Criterion => "criterion",
            Self::Indicator => "indicator",
            Self::Sign => "sign",
        }
    }
}

/// Where something stood, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stood {
    pub(super) title: String,
    /// what is compared: names of levels are not
    pub(super) state: (String, u32, u32),
    pub(super) level: Level,
}

impl Bound {
    fn stood(&self, title: &str) -> Stood {
        let numbers = if self.low == self.high {
            self.low.to_string()
        } else {
            format!("{} to {}", self.low, self.high)
        };
        let silent = matches!(self.status.as_str(), "not-due" | "not-applicable");
        let says = if silent {
            self.status.replace('-', " ")
        } else if self.words == numbers {
            numbers
        } else {
            format!("{numbers}, {}", self.words)
        };
        Stood {
            title: title.to_owned(),
            state: (self.status.clone(), self.low, self.high),
            level: Level {
                says,
                low: self.low,
                high: self.high,
            },
        }
    }
}

impl Sign {
    fn stood(&self) -> Stood {
        let (low, high) = match self.status.as_str() {
            "fired" => (1, 1),
            "possible" => (0, 1),
            _ => (0, 0),
        };
        Stood {
            title: self.title.clone(),
            state: (self.status.clone(), low, high),
            level: Level {
                says: self.status.clone(),
                low,
                high,
            },
        }
    }
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

    /// What became of the documents.
    pub(super) fn papers(&self) -> BTreeSet<&Paper> {
        self.documents.iter().collect()
    }

    /// Everything that can move.
    pub(super) fn levels(&self) -> BTreeMap<Key, Stood> {
        let mut all = BTreeMap::new();
        let mut put = |on: &str, of: Of, id: &str, stood: Stood| {
            let key = Key {
                on: on.to_owned(),
                of,
                id: id.to_owned(),
            };
            all.insert(key, stood);
        };
        put("", Of::Grade, "grade", self.grade.stood("The authority's grade"));
        for row in &self.criteria {
            put("", Of::Criterion, &row.id, row.bound.stood(&row.title));
        }
        for one in &self.exercises {
            put(&one.id, Of::Grade, "grade", one.grade.stood(&one.title));
            for row in &one.criteria {
                put(&one.id, Of::Criterion, &row.id, row.bound.stood(&row.title));
                for leaf in &row.indicators {
                    put(&one.id, Of::Indicator, &leaf.id, leaf.bound.stood(&leaf.title));
                }
            }
        }
        for sign in &self.signs {
            put(&sign.on, Of::Sign, &sign.id, sign.stood());
        }
        all
    }
}

#[cfg(test)]
#[path = "told_tests.rs"]
mod tests;
