//! The fewest moves that reach a goal, then the fewest hours, then the first in order.
//!
//! Up to three moves every choice is tried, so that no shorter plan exists. Beyond that the best move is added one at a time until the goal is
//! reached, and whatever is then not needed is taken out again.

use super::board::{Board, no_worse};
use crate::assess::verdict::{SignState, Verdict};
use crate::base::number::Q;
use std::cmp::Reverse;

/// Plans of up to this many moves are found by trying all.
pub const TRIED_WHOLLY: usize = 3;

/// What a plan is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// the authority's grade is at least this
    Grade(u32),
    /// a criterion of the authority is at least this
    Criterion(usize, u32),
}

impl Goal {
    /// The goal is reached whatever is not known.
    pub(super) fn reached(self, verdict: &Verdict) -> bool {
        match self {
            Self::Grade(level) => verdict.grade.bounds.low >= level,
            Self::Criterion(place, level) => verdict
                .criteria
                .get(place)
                .is_some_and(|criterion| criterion.state.counts() && criterion.bounds.low >= level),
        }
    }

    /// The level that stands, at worst.
    pub(super) fn standing(self, verdict: &Verdict) -> u32 {
        match self {
            Self::Grade(_) => verdict.grade.bounds.low,
            Self::Criterion(place, _) => verdict.criteria.get(place).map_or(0, |criterion| criterion.bounds.low),
        }
    }

    /// The same for another level.
    pub(super) const fn at(self, level: u32) -> Self {
        match self {
            Self::Grade(_) => Self::Grade(level),
            Self::Criterion(place, _) => Self::Criterion(place, level),
        }
    }
}

pub(super) struct Search<'b, 'a> {
    pub(super) board: &'b Board<'a>,
    pub(super) before: &'b Verdict,
    pub(super) among: &'b [usize],
}

impl Search<'_, '_> {
    fn reaches(&self, goal: Goal, chosen: &[usize]) -> bool {
        let verdict = self.board.verdict(chosen);
        goal.reached(&verdict) && no_worse(self.before, &verdict)
    }

    /// All moves that can be made together without making anything worse.
    pub(super) fn all(&self) -> Vec<usize> {
        let mut chosen = self.among.to_vec();
        if no_worse(self.before, &self.board.verdict(&chosen)) {
            return chosen;
        }
        // one at a time, each kept where it makes nothing worse
        chosen.clear();
        for at in self.among {
            chosen.push(*at);
            if !no_worse(self.before, &self.board.verdict(&chosen)) {
                chosen.pop();
            }
        }
        chosen
    }

    /// The plan for a goal that `all` reaches.
    pub(super) fn fewest(&self, goal: Goal, all: &[usize]) -> Vec<usize> {
        if self.reaches(goal, &[]) {
            return Vec::new();
        }
        (1..=TRIED_WHOLLY)
            .find_map(|size| self.of_size(goal, size))
            .unwrap_or_else(|| self.longer(goal, all))
    }

    /// The best plan of so many moves.
    fn of_size(&self, goal: Goal, size: usize) -> Option<Vec<usize>> {
        let mut best: Option<(u32, Vec<usize>)> = None;
        self.choose(size, 0, &mut Vec::with_capacity(size), &mut |chosen| {
            let hours = self.board.hours(chosen);
            if best.as_ref().is_none_or(|(least, _)| hours < *least) && self.reaches(goal, chosen) {
                best = Some((hours, chosen.to_vec()));
            }
        });
        best.map(|(_, chosen)| chosen)
    }

    fn choose(&self, size: usize, from: usize, chosen: &mut Vec<usize>, try_one: &mut impl FnMut(&[usize])) {
        if chosen.len() == size {
            try_one(chosen);
            return;
        }
        for (place, at) in self.among.iter().enumerate().skip(from) {
            chosen.push(*at);
            self.choose(size, place.saturating_add(1), chosen, try_one);
            chosen.pop();
        }
    }

    /// A plan of more moves: added greedily, then thinned; or `all`, thinned, where that is shorter.
    fn longer(&self, goal: Goal, all: &[usize]) -> Vec<usize> {
        let mut chosen: Vec<usize> = Vec::new();
        while chosen.len() < all.len() && !self.reaches(goal, &chosen) {
            let best = all
                .iter()
                .filter(|at| !chosen.contains(at))
                .map(|at| {
                    let with = sorted(&chosen, *at);
                    let verdict = self.board.verdict(&with);
                    let hours = self.board.hours(&[*at]);
                    (merit(goal, &verdict), Reverse(hours), Reverse(*at))
                })
                .max();
            let Some((_, _, Reverse(at))) = best else { break };
            chosen = sorted(&chosen, at);
        }
        let added = if self.reaches(goal, &chosen) {
            self.thinned(goal, chosen)
        } else {
            all.to_vec()
        };
        let thinned = self.thinned(goal, all.to_vec());
        let cost = |plan: &[usize]| (plan.len(), self.board.hours(plan));
        if cost(&thinned) < cost(&added) { thinned } else { added }
    }

    /// Without what is not needed: the most hours go first, and of those the last.
    fn thinned(&self, goal: Goal, mut chosen: Vec<usize>) -> Vec<usize> {
        let mut order = chosen.clone();
        order.sort_by_key(|at| Reverse((self.board.hours(&[*at]), *at)));
        for at in order {
            let without: Vec<usize> = chosen.iter().copied().filter(|kept| *kept != at).collect();
            if self.reaches(goal, &without) {
                chosen = without;
            }
        }
        chosen
    }
}

fn sorted(chosen: &[usize], at: usize) -> Vec<usize> {
    let mut with = chosen.to_vec();
    with.push(at);
    with.sort_unstable();
    with
}

/// How far on the way to a goal: the level that is wanted, all levels, the means before rounding, and the signs that are left.
fn merit(goal: Goal, verdict: &Verdict) -> (u32, u32, Q, Reverse<usize>) {
    let counted = || verdict.units.iter().filter(|unit| unit.counted);
    let levels = verdict
        .criteria
        .iter()
        .fold(0_u32, |sum, criterion| sum.saturating_add(criterion.bounds.low));
    let means = counted()
        .flat_map(|unit| &unit.criteria)
        .fold(Q::ZERO, |sum, criterion| sum.plus(criterion.mean.0).unwrap_or(sum));
    let fired = counted()
        .flat_map(|unit| &unit.signs)
        .filter(|sign| sign.state == SignState::Fired)
        .count();
    (goal.standing(verdict), levels, means, Reverse(fired))
}
