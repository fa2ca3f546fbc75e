//! What somebody can work out of what is shown: the auditor.
//!
//! # Whom it assumes
//!
//! Somebody who has the edition and, where there was one, the edition before it; who knows the rule, and so which numbers a shown one may
//! stand for; who knows of every number in both editions whether it changed at all; and who draws every conclusion that there is. What is not
//! shown may be anything from nought, or, where it truly is not small, anything that is not small: the caller gives the narrower.
//!
//! # What it works out
//!
//! A table is numbers that add up to a total. Of one edition nothing else holds, so that a number lies in what the total leaves when all
//! others are at their highest, to what it leaves when all are at their lowest. Two editions share the numbers that did not change, each of
//! which lies in what both editions say of it, and these only as their sum S: given S the two tables know nothing of each other. Numbers,
//! sums and differences therefore have exact ends in closed form: every condition bounds a sum of numbers that are otherwise free, so the
//! whole numbers between two ends are all possible. A test works the same out by linear programming and by trying every table.
//!
//! It decides nothing: what must not be known is for [`super::cover`] to say.

use super::range::Range;

/// A table as it is seen: what each number of it may be by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// the numbers
    pub cells: Vec<Range>,
    /// the total
    pub total: Range,
}

impl Seen {
    /// A table that is not there.
    pub const fn nothing() -> Self {
        Self {
            cells: Vec::new(),
            total: Range::NONE,
        }
    }
}

/// A number that stands in both editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// its place in the earlier one
    pub earlier: usize,
    /// its place now
    pub now: usize,
    /// it did not change
    pub same: bool,
}

/// One side of an attack: the numbers that are in no other edition unchanged.
#[derive(Clone, Copy, Debug)]
struct Side {
    /// their sum
    own: Range,
    total: Range,
}

impl Side {
    /// What the unchanged numbers add up to, as far as this side knows.
    const fn leaves(self) -> Range {
        self.total.less(self.own)
    }
}

/// Two editions of a table side by side.
#[derive(Clone, Debug)]
pub struct Attack<'a> {
    earlier: &'a Seen,
    now: &'a Seen,
    links: &'a [Link],
    then: Side,
    here: Side,
    /// the sum of the numbers that did not change, by themselves
    same: Range,
}

impl<'a> Attack<'a> {
    /// Two editions of a table, with what stands in both; no number may be in two links.
    pub fn new(earlier: &'a Seen, now: &'a Seen, links: &'a [Link]) -> Self {
        let same_of = |link: &Link| cell(earlier, link.earlier).and(cell(now, link.now));
        let unchanged = || links.iter().filter(|link| link.same);
        let sum = |ranges: &mut dyn Iterator<Item = Range>| ranges.fold(Range::NONE, Range::plus);
        let same = sum(&mut unchanged().map(same_of));
        let side = |seen: &Seen, mine: fn(&Link) -> usize| {
            let all = sum(&mut seen.cells.iter().copied());
            let shared = sum(&mut unchanged().map(|link| cell(seen, mine(link))));
            Side {
                own: all.without(shared),
                total: seen.total,
            }
        };
        Self {
            then: side(earlier, |link| link.earlier),
            here: side(now, |link| link.now),
            earlier,
            now,
            links,
            same,
        }
    }

    /// What the unchanged numbers may add up to.
    fn sum(&self) -> Range {
        self.same.and(self.then.leaves()).and(self.here.leaves())
    }

    /// What a number of this edition may be.
    pub fn now(&self, at: usize) -> Range {
        match self.links.iter().find(|link| link.same && link.now == at) {
            Some(link) => self.unchanged(link),
            None => {
                let sum = self.same.and(self.then.leaves());
                let own = cell(self.now, at);
                own.and(self.here.total.less(sum.plus(self.here.own.without(own))))
            }
        }
    }

    /// What a number of the earlier edition may be.
    pub fn then(&self, at: usize) -> Range {
        match self.links.iter().find(|link| link.same && link.earlier == at) {
            Some(link) => self.unchanged(link),
            None => {
                let sum = self.same.and(self.here.leaves());
                let own = cell(self.earlier, at);
                own.and(self.then.total.less(sum.plus(self.then.own.without(own))))
            }
        }
    }

    fn unchanged(&self, link: &Link) -> Range {
        let own = cell(self.earlier, link.earlier).and(cell(self.now, link.now));
        own.and(self.then.leaves().and(self.here.leaves()).less(self.same.without(own)))
    }

    /// What the total of this edition may be.
    pub fn total_now(&self) -> Range {
        self.here.total.and(self.sum().plus(self.here.own))
    }

    /// What the total of the earlier edition may be.
    pub fn total_then(&self) -> Range {
        self.then.total.and(self.sum().plus(self.then.own))
    }

    /// By how much a number may have changed.
    pub fn change(&self, link: &Link) -> Range {
        if link.same {
            return Range::NONE;
        }
        let (before, after) = (cell(self.earlier, link.earlier), cell(self.now, link.now));
        // what is left for the number and the unchanged ones together
        let with_before = self.then.total.less(self.then.own.without(before));
        let with_after = self.here.total.less(self.here.own.without(after));
        let sums = self.same.and(with_before.less(before)).and(with_after.less(after));
        Range {
            low: most(sums, (before, with_before), (after, with_after)).saturating_neg(),
            high: most(sums, (after, with_after), (before, with_before)),
        }
    }

    /// By how much the total may have changed.
    pub fn change_of_total(&self) -> Range {
        let sums = self.sum();
        let most = |more: Side, less: Side| {
            let at = |sum: i128| {
                let high = more.total.high.min(more.own.high.saturating_add(sum));
                high.saturating_sub(less.total.low.max(less.own.low.saturating_add(sum)))
            };
            let bends = [
                more.total.high.saturating_sub(more.own.high),
                less.total.low.saturating_sub(less.own.low),
            ];
            highest(sums, bends, at)
        };
        Range {
            low: most(self.then, self.here).saturating_neg(),
            high: most(self.here, self.then),
        }
    }
}

/// The most by which one number may stand above another, each with what is left for it and the unchanged numbers together.
fn most(sums: Range, more: (Range, Range), less: (Range, Range)) -> i128 {
    let at = |sum: i128| {
        let high = more.0.high.min(more.1.high.saturating_sub(sum));
        high.saturating_sub(less.0.low.max(less.1.low.saturating_sub(sum)))
    };
    let bends = [more.1.high.saturating_sub(more.0.high), less.1.low.saturating_sub(less.0.low)];
    highest(sums, bends, at)
}

/// The highest value over the sums of what rises up to a bend and falls after one.
fn highest(sums: Range, bends: [i128; 2], at: impl Fn(i128) -> i128) -> i128 {
    let bends = bends.map(|bend| sums.nearest(bend));
    [sums.low, sums.high].into_iter().chain(bends).map(at).max().unwrap_or(0)
}

fn cell(seen: &Seen, at: usize) -> Range {
    seen.cells.get(at).copied().unwrap_or(Range::NONE)
}

#[cfg(test)]
#[path = "audit_tests.rs"]
mod tests;
