//! Which short sentences are about the same thing, by the stems that they share.
//!
//! Owns when two are alike and how those that are alike come together. Two are alike where they share at least two stems and at least half
//! of the stems of the one that has fewer, or have the very same stems, be it one. One shared word of several is chance: "the clinic" and
//! "the clinic closes early" are two themes. Half of the shorter lets one area say in ten words what another says in four.
//!
//! They come together as stars (Aslam, Pelekhov and Rus, 2004): the one that is alike to most is a middle and takes those alike to it; of
//! what is left the next, until nothing is. Bringing together whatever a chain of alikes joins would end with bus stops beside bedside
//! manners; in a star each is alike to the middle, which is shown. Nothing depends on the order in which sentences came, as long as they
//! are handed over in one order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Sentences are compared up to so many; the work grows with their square where all share their words.
pub(super) const MOST: usize = 20_000;

/// Sentences about one thing, by their places.
pub(super) struct Star<'s> {
    /// the one that all others are alike to
    pub(super) middle: usize,
    /// those in it, in order, the middle among them
    pub(super) members: &'s [usize],
}

/// Whether two are alike, of so many stems each.
fn alike(shared: usize, one: usize, other: usize) -> bool {
    let half = shared.saturating_mul(2) >= one.min(other);
    let same = shared > 0 && shared == one && shared == other;
    same || (shared >= 2 && half)
}

/// Sentences by their stems.
struct Index<'a> {
    sets: &'a [Vec<&'a str>],
    by_stem: BTreeMap<&'a str, Vec<usize>>,
    /// how many stems each shares with the one that is looked at
    shared: Vec<usize>,
}

impl<'a> Index<'a> {
    fn of(sets: &'a [Vec<&'a str>]) -> Self {
        let mut by_stem: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, stems) in sets.iter().enumerate() {
            for stem in stems {
                by_stem.entry(stem).or_default().push(place);
            }
        }
        Self {
            sets,
            by_stem,
            shared: vec![0; sets.len()],
        }
    }

    /// Those alike to one of these stems, in order.
    fn alike_to(&mut self, own: &[&str]) -> Vec<usize> {
        let mut touched = Vec::new();
        for other in own.iter().filter_map(|stem| self.by_stem.get(stem)).flatten() {
            if let Some(count) = self.shared.get_mut(*other) {
                if *count == 0 {
                    touched.push(*other);
                }
                *count = count.saturating_add(1);
            }
        }
        let mut found = Vec::new();
        for other in touched {
            let shared = self.shared.get_mut(other).map_or(0, std::mem::take);
            let of = self.sets.get(other).map_or(0, Vec::len);
            if alike(shared, own.len(), of) {
                found.push(other);
            }
        }
        found.sort_unstable();
        found
    }
}

/// Which of these sentences are alike to any of the others.
pub(super) fn alike_to_any(these: &[Vec<&str>], others: &[Vec<&str>]) -> Vec<bool> {
    let others: Vec<Vec<&str>> = others.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect();
    let mut index = Index::of(&others);
    let mut known: BTreeMap<&[&str], bool> = BTreeMap::new();
    let is = |stems| *known.entry(stems).or_insert_with(|| !index.alike_to(stems).is_empty());
    these.iter().map(Vec::as_slice).map(is).collect()
}

/// Brings sentences together by their stems, each of which is there once, and hands on every star; the weightiest comes first. Those of the
/// very same stems are compared once for all of them; those of none are each alone.
pub(super) fn stars(sets: &[Vec<&str>], mut each: impl FnMut(&Star<'_>)) {
    let mut same: BTreeMap<&[&str], Vec<usize>> = BTreeMap::new();
    for (place, stems) in sets.iter().enumerate().filter(|(_, stems)| !stems.is_empty()) {
        same.entry(stems).or_default().push(place);
    }
    let distinct: Vec<Vec<&str>> = same.keys().map(|stems| stems.to_vec()).collect();
    let places: Vec<Vec<usize>> = same.into_values().collect();
    let many = |node: usize| places.get(node).map_or(0, Vec::len);
    let mut index = Index::of(&distinct);
    // of those alike to as many the plainest is the middle
    let mut order: Vec<(Reverse<usize>, usize, Option<usize>, usize)> = Vec::new();
    for (node, stems) in distinct.iter().enumerate() {
        let weight: usize = index.alike_to(stems).into_iter().map(many).sum();
        let first = places.get(node).and_then(|places| places.first().copied());
        order.push((Reverse(weight), stems.len(), first, node));
    }
    order.sort_unstable();
    let mut taken = vec![false; distinct.len()];
    for (_, _, middle, node) in order {
        let (Some(middle), Some(stems)) = (middle, distinct.get(node)) else {
            continue;
        };
        if taken.get(node).copied().unwrap_or(true) {
            continue;
        }
        let mut members = Vec::new();
        // itself among them, since it is alike to itself
        for node in index.alike_to(stems) {
            if let Some(slot) = taken.get_mut(node).filter(|slot| !**slot) {
                *slot = true;
                members.extend(places.get(node).into_iter().flatten().copied());
            }
        }
        members.sort_unstable();
        each(&Star { middle, members: &members });
    }
    for (place, _) in sets.iter().enumerate().filter(|(_, stems)| stems.is_empty()) {
        each(&Star {
            middle: place,
            members: &[place],
        });
    }
}

#[cfg(test)]
#[path = "alike_tests.rs"]
mod tests;
