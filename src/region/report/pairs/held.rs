//! The weakest or the strongest authorities of each class of areas that are alike, up to so many.
//!
//! Owns what is remembered for pairs, and its bound. Which are remembered follows from what they are and never from the order in which they come; how
//! many were left out is counted. It chooses nobody.

use std::collections::{BTreeMap, BTreeSet};

/// Authorities held of one class; a region has hundreds in all.
const MOST: usize = 100;
/// Classes held: four criteria, five sizes, three stakes and a dozen kinds make some 1,500.
const MOST_CLASSES: usize = 4_000;

/// What makes areas alike on a criterion.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// the criterion's place in the rubric
    pub(super) criterion: usize,
    /// the highest stakes of what counts
    pub(super) stakes: u32,
    /// the class of its size; none where that is not settled
    pub(super) size: Option<usize>,
    /// returned, not compiled
    pub(super) returned: bool,
    /// what kind of body it is, where that is said
    pub(super) kind: Option<String>,
}

/// An authority with the exercise to read about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    /// the lowest comes first
    pub(super) rank: (u32, u32),
    pub(super) id: String,
    pub(super) name: String,
    pub(super) people: Option<(i64, i64)>,
    pub(super) low: u32,
    pub(super) high: u32,
    pub(super) exercise: String,
    pub(super) title: String,
    pub(super) shared_key: String,
    pub(super) source: Option<String>,
}

/// Authorities by what makes them alike.
#[derive(Debug, Default)]
pub(super) struct Held {
    classes: BTreeMap<Key, BTreeSet<Candidate>>,
    left: u64,
}

impl Held {
    pub(super) fn add(&mut self, key: Key, candidate: Candidate) {
        let class = self.classes.entry(key).or_default();
        class.insert(candidate);
        if class.len() > MOST {
            class.pop_last();
            self.left = self.left.saturating_add(1);
        }
        if self.classes.len() > MOST_CLASSES
            && let Some((_, class)) = self.classes.pop_last()
        {
            self.left = self.left.saturating_add(class.len() as u64);
        }
    }

    /// Authorities that were left out.
    pub(super) const fn left(&self) -> u64 {
        self.left
    }

    /// Everybody that is held.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Key, &Candidate)> {
        let classes = self.classes.iter();
        classes.flat_map(|(key, class)| class.iter().map(move |candidate| (key, candidate)))
    }

    /// Everybody of the same criterion, stakes and size, of the same kind where both say it, who may be an example for one of this class.
    pub(super) fn like(&self, weak: &Key) -> impl Iterator<Item = (&Key, &Candidate)> {
        let first = Key {
            returned: false,
            kind: None,
            ..weak.clone()
        };
        let same = |key: &Key| (key.criterion, key.stakes, key.size) == (weak.criterion, weak.stakes, weak.size);
        let near = self.classes.range(first..).take_while(move |(key, _)| same(key));
        let like = near.filter(|(key, _)| {
            let kind = key.kind.is_none() || weak.kind.is_none() || key.kind == weak.kind;
            // what was returned is no example for one that nobody asked
            kind && (weak.returned || !key.returned)
        });
        like.flat_map(|(key, class)| class.iter().map(move |candidate| (key, candidate)))
    }
}
