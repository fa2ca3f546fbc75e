//! What became of the papers of a submission when somebody looked: whether each is there, and whether it shows what it is cited for.
//!
//! Holds what was found and looks at nothing itself.

use crate::base::interval::Truth;
use crate::facts::value::Value;
use std::collections::BTreeMap;

/// What became of a cited document when somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// it exists and matches its digest
    Exhibited,
    /// there is no such file
    Missing,
    /// the file is there and is not the one that was cited
    Changed,
}

/// Documents that somebody looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    papers: BTreeMap<String, Looked>,
    figures: BTreeMap<String, bool>,
}

impl Verified {
    /// Nobody looked.
    pub const fn new() -> Self {
        Self {
            papers: BTreeMap::new(),
            figures: BTreeMap::new(),
        }
    }

    /// Says what became of a document, by its id.
    pub fn insert(&mut self, id: String, looked: Looked) {
        self.papers.insert(id, looked);
    }

    /// What became of a document.
    pub fn get(&self, id: &str) -> Option<Looked> {
        self.papers.get(id).copied()
    }

    /// Says of units, by their places, whether a figure stands nowhere in the papers that are cited for it.
    pub fn set_figures(&mut self, units: BTreeMap<String, bool>) {
        self.figures = units;
    }

    /// Whether a figure of a unit stands nowhere in the papers that are cited for it; unknown where nobody looked or nobody can tell.
    pub(crate) fn figure_not_shown(&self, unit: &str) -> Value {
        Value::truth(self.figures.get(unit).map_or(Truth::Unknown, |nowhere| Truth::from(*nowhere)))
    }
}
