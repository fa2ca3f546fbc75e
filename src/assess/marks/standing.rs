//! Which marks stand on one unit: a later mark of the same author on the same matter replaces the earlier, and a body cannot mark alone
//! what it ran, analysed or lives on.
//!
//! Nothing is deleted: what does not count is kept with the reason.

use super::{Mark, Role, Target};
use crate::base::date::Day;
use std::collections::{BTreeMap, BTreeSet};

/// What became of a mark on one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// it stands and may count
    Counts,
    /// it stands, and the authority's own marks never count
    OfTheAuthority,
    /// a later mark of the same author stands in its place
    Replaced(Day),
    /// it stands, and nobody without a tie says anything on the same matter
    Alone,
}

/// A mark in the view of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// its place in the list of marks
    pub(super) place: usize,
    /// what became of it
    pub standing: Standing,
    /// the body that ties its author to the exercise
    pub tied: Option<String>,
}

/// What a mark is about, whatever it says of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Matter<'m> {
    Indicator(&'m str),
    Fact(&'m str),
    Sign(&'m str),
}

impl Stand {
    /// The place of the mark among all.
    pub const fn place(&self) -> usize {
        self.place
    }

    /// Why it does not count, for the reader.
    pub fn left_out(&self) -> Option<String> {
        match &self.standing {
            Standing::Counts => None,
            Standing::OfTheAuthority => Some("marks of the authority itself are shown and never counted".to_owned()),
            Standing::Replaced(day) => Some(format!("replaced by what the same author said on {day}")),
            Standing::Alone => Some(format!(
                "{} has a part in this, so what it says counts only beside what somebody without one says on the same matter",
                self.tied.as_deref().unwrap_or("the author's body")
            )),
        }
    }
}

impl Mark {
    fn matter(&self) -> Matter<'_> {
        match &self.target {
            Target::Indicator(id, _) | Target::Apart(id) => Matter::Indicator(id),
            Target::Fact(fact, _) => Matter::Fact(fact.id()),
            Target::Sign(id, _) => Matter::Sign(id),
        }
    }

    /// Whether both are about the same indicator, fact or sign.
    pub fn same_matter(&self, other: &Self) -> bool {
        self.matter() == other.matter()
    }

    /// The author as one person, however the name is spaced, dotted or capitalised.
    pub fn person(&self) -> String {
        let letters = self.author.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    }

    fn own(&self) -> bool {
        self.role == Role::SelfAssessed
    }
}

/// The fold of the marks about one unit, given in the order in which they were made; `tie` names the body that ties an author to it.
pub(super) fn fold<'m>(marks: impl Iterator<Item = (usize, &'m Mark)>, tie: impl Fn(&Mark) -> Option<String>) -> Vec<Stand> {
    let about: Vec<(usize, &Mark)> = marks.collect();
    let mut last: BTreeMap<(bool, String, Matter<'_>), usize> = BTreeMap::new();
    for (place, mark) in &about {
        last.insert((mark.own(), mark.person(), mark.matter()), *place);
    }
    let by_place: BTreeMap<usize, &Mark> = about.iter().copied().collect();
    let mut stands: Vec<Stand> = Vec::with_capacity(about.len());
    let mut free: BTreeSet<(Matter<'_>, bool)> = BTreeSet::new();
    for (place, mark) in &about {
        let latest = last.get(&(mark.own(), mark.person(), mark.matter())).copied().unwrap_or(*place);
        let tied = tie(mark);
        let standing = if latest != *place {
            Standing::Replaced(by_place.get(&latest).map_or(mark.date, |later| later.date))
        } else if mark.own() {
            Standing::OfTheAuthority
        } else {
            if tied.is_none() {
                free.insert((mark.matter(), mark.overrides));
            }
            Standing::Counts
        };
        stands.push(Stand {
            place: *place,
            standing,
            tied,
        });
    }
    for (stand, (_, mark)) in stands.iter_mut().zip(&about) {
        if stand.standing == Standing::Counts && stand.tied.is_some() && !free.contains(&(mark.matter(), mark.overrides)) {
            stand.standing = Standing::Alone;
        }
    }
    stands
}

#[cfg(test)]
#[path = "standing_tests.rs"]
mod tests;
