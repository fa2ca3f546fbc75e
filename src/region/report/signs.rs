//! Which signs fired over all authorities, and on what stakes.
//!
//! Owns the counting of signs that rows hold; fires none and lifts none. Exercises that several authorities share count once; the authorities
//! that share one are each counted, since each has the sign in its report. Signs are those of the rubric that submissions were scored by, which
//! under an overlay is the overlaid one: the base has no say in what an overlay looks for.

use super::Seen;
use super::turn::{Once, Turns};
use crate::region::published::{SignCount, Warned};
use crate::rubric::file::SignFile;
use crate::rubric::model::Rubric;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Signs that neither rubric knows, from rows that were scored by another, are counted up to so many.
const MOST: usize = 500;

/// Signs as rows come.
#[derive(Debug, Default)]
pub(super) struct Signs {
    tallies: BTreeMap<String, Tally>,
    turns: Turns,
    turn: u64,
    /// signs that the authority whose turn it is has, and those that it might have
    fired: BTreeSet<String>,
    possible: BTreeSet<String>,
    strangers: usize,
    beyond: Once,
}

#[derive(Debug, Default)]
struct Tally {
    authorities: u64,
    units: u64,
    high_stakes: u64,
    weight: u64,
    possible: u64,
}

impl Signs {
    /// Adds a row; `rubrics` are the one that was used and the one that areas are compared by.
    pub(super) fn add(&mut self, seen: &Seen<'_>, rubrics: [&Rubric; 2]) {
        let turn = self.turns.of(&seen.id);
        if turn != self.turn {
            self.end_turn();
            self.turn = turn;
        }
        let [used, _] = rubrics;
        for (id, places) in &seen.row.signs {
            if !self.room(id, rubrics) {
                continue;
            }
            self.fired.insert(id.clone());
            let tally = self.tallies.entry(id.clone()).or_default();
            for (place, unit) in &seen.units {
                if u32::try_from(*place).is_ok_and(|place| places.contains(&place)) {
                    let high = unit.stakes >= used.file.roll_up.always_from_weight;
                    tally.units = tally.units.saturating_add(1);
                    tally.high_stakes = tally.high_stakes.saturating_add(u64::from(high));
                    tally.weight = tally.weight.saturating_add(u64::from(unit.stakes));
                }
            }
        }
        for id in seen.row.possible.keys() {
            if self.room(id, rubrics) {
                self.possible.insert(id.clone());
            }
        }
    }

    /// Whether a sign is counted: every one of the rubrics, and so many others.
    fn room(&mut self, id: &str, rubrics: [&Rubric; 2]) -> bool {
        if self.tallies.contains_key(id) {
            return true;
        }
        let known = rubrics.into_iter().any(|rubric| file(rubric, id).is_some());
        if !known && self.strangers >= MOST {
            self.beyond.add(self.turn);
            return false;
        }
        self.strangers = self.strangers.saturating_add(usize::from(!known));
        self.tallies.insert(id.to_owned(), Tally::default());
        true
    }

    /// All periods of an authority came: it counts once.
    fn end_turn(&mut self) {
        for id in std::mem::take(&mut self.fired) {
            self.possible.remove(&id);
            let tally = self.tallies.entry(id).or_default();
            tally.authorities = tally.authorities.saturating_add(1);
        }
        for id in std::mem::take(&mut self.possible) {
            let tally = self.tallies.entry(id).or_default();
            tally.possible = tally.possible.saturating_add(1);
        }
    }

    /// The signs, the weightiest first, and what was left out.
    pub(super) fn made(mut self, rubrics: [&Rubric; 2]) -> (Vec<SignCount>, Option<Warned>) {
        self.end_turn();
        let made = self.tallies.into_iter().map(|(id, tally)| {
            let file = rubrics.into_iter().find_map(|rubric| file(rubric, &id));
            SignCount {
                title: file.map_or_else(|| id.replace('-', " "), |file| file.title.as_str().to_owned()),
                severity: file.map_or_else(String::new, |file| file.severity.as_str().to_owned()),
                remedy: file.map_or_else(String::new, |file| file.remedy.act.as_str().to_owned()),
                id,
                authorities: tally.authorities,
                units: tally.units,
                high_stakes: tally.high_stakes,
                weight: tally.weight,
                possible: tally.possible,
            }
        });
        let mut made: Vec<SignCount> = made.collect();
        // those of one weight stay in the order of their ids
        made.sort_by_key(|sign| (Reverse(sign.weight), sign.authorities == 0));
        let beyond = (self.beyond.many > 0).then(|| Warned {
            id: "signs-not-counted".to_owned(),
            authorities: Some(self.beyond.many),
            says: format!(
                "Rows scored by other rubrics bear more than {MOST} signs that this one does not know; the others are not counted."
            ),
        });
        (made, beyond)
    }
}

fn file<'r>(rubric: &'r Rubric, id: &str) -> Option<&'r SignFile> {
    rubric.file.signs.iter().find(|sign| sign.id.as_str() == id)
}

#[cfg(test)]
#[path = "signs_tests.rs"]
mod tests;
