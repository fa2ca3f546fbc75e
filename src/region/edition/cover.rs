//! Which numbers of a table are shown, and which are not, so that no small one can be worked out from the others.
//!
//! Owns what is protected, and in which order numbers are taken away.
//!
//! **One edition.** A total is never shown beside a small number that is part of it. To show it where the sums happen to leave the small
//! number its whole class, and else to hide the next smallest number, would be the usual way; but then whether something is hidden depends on
//! the total, and whoever knows the rule learns from it: of the seven numbers that “1 to 7” stands for as few as four may be left, as a test
//! works out. So what is hidden follows from the classes of the numbers that are shown alone, and every class stays whole even for somebody
//! who has this program.
//!
//! **Two editions.** A small number that is shown as one keeps its whole class possible, in both; one that is not shown may be at least as
//! many numbers as it might be if it were; a change that may be small may be at least as many as the class of small numbers holds. The total
//! is shown only where the auditor finds that all of this holds whatever the total were. Where it does not hold without the total either,
//! numbers are taken away one by one: the smallest that are not small first, then those that are nought, then the small ones. Where nothing
//! is enough, as when the earlier edition by itself gives a number away, none of the table is shown. What was not shown and has not changed
//! stays so. Only one earlier edition is looked at; who has three may know more than who has two.
//!
//! Every step looks at classes alone, never at the numbers in them, and numbers of one class go in the order of the table.

use super::audit::{Attack, Link, Seen};
use super::range::Range;
use super::rule::Rule;
use crate::region::published::Shown;
use std::collections::BTreeMap;

/// Numbers of people that add up to a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// how they are shown
    pub rule: Rule,
    /// each number with its name, which is the same in every edition
    pub cells: Vec<(String, u64)>,
    /// what is in the total and in no number that is listed, where there may be something
    pub rest: Option<u64>,
    /// the total is shown too
    pub total: bool,
}

/// A table as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Covered {
    /// its numbers, in the order of the table
    pub cells: Vec<Shown>,
    /// its total, where it has one
    pub total: Option<Shown>,
}

/// A table of an earlier edition, as it was and as it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// its numbers
    pub table: Table,
    /// what was shown of them
    pub shown: Covered,
}

impl Table {
    /// The total.
    pub fn sum(&self) -> u64 {
        let cells = self.cells.iter().map(|(_, number)| *number);
        cells.fold(self.rest.unwrap_or(0), u64::saturating_add)
    }

    /// Every number by its class, and the total: nothing is taken away.
    pub fn plain(&self) -> Covered {
        Covered {
            cells: self.cells.iter().map(|(_, number)| self.rule.show(*number)).collect(),
            total: self.total.then(|| self.rule.show(self.sum())),
        }
    }

    /// None of its numbers.
    pub fn withheld(&self) -> Covered {
        Covered {
            cells: vec![Shown::Hidden; self.cells.len()],
            total: self.total.then_some(Shown::Hidden),
        }
    }

    /// What a number may be as it is shown; what is not shown and truly not small is known not to be.
    fn alone(&self, shown: Shown, exact: u64) -> Range {
        let open = shown == Shown::Hidden && exact >= self.rule.few_below;
        let least = if open { self.rule.few_below } else { 0 };
        let means = self.rule.means(shown);
        Range {
            low: means.low.max(i128::from(least)),
            ..means
        }
    }

    /// The table as it is seen, with what is in the total besides as a last number.
    pub(super) fn seen(&self, covered: &Covered) -> Seen {
        let cells = self.cells.iter().zip(&covered.cells);
        let cells = cells.map(|((_, exact), shown)| self.alone(*shown, *exact));
        let total = covered.total.map_or(Range::ANY, |shown| self.rule.means(shown));
        Seen {
            cells: cells.chain(self.rest.map(|_| Range::ANY)).collect(),
            total,
        }
    }

    /// Every number with how it is shown, and with what is in the total besides as a last one.
    fn numbers<'a>(&'a self, covered: &'a Covered) -> impl Iterator<Item = (u64, Shown)> + 'a {
        let cells = self.cells.iter().zip(&covered.cells).map(|((_, exact), shown)| (*exact, *shown));
        cells.chain(self.rest.map(|rest| (rest, Shown::Hidden)))
    }

    /// Whether a number that is shown so, and may be any of these, is protected.
    fn keeps(&self, exact: u64, shown: Shown, may_be: Range, by_itself: Range) -> bool {
        let least = i128::from(self.rule.most_few());
        match shown {
            Shown::None | Shown::About(_) => true,
            Shown::Few(_) => may_be == by_itself,
            Shown::Hidden if exact == 0 => true,
            Shown::Hidden if exact < self.rule.few_below => may_be.count() >= least,
            Shown::Hidden => may_be.count() >= self.rule.means(self.rule.show(exact)).count(),
        }
    }

    fn names(&self) -> BTreeMap<&str, usize> {
        // what is in the total besides has no name of its own, and stands last
        let names = self.cells.iter().map(|(name, _)| name.as_str());
        names
            .chain(self.rest.map(|_| ""))
            .enumerate()
            .map(|(at, name)| (name, at))
            .collect()
    }
}

impl Earlier {
    /// What stands in both editions.
    pub(super) fn links(&self, now: &Table) -> Vec<Link> {
        let (then, here) = (self.table.names(), now.names());
        let number = |table: &Table, at: usize| table.cells.get(at).map_or(table.rest, |(_, number)| Some(*number));
        let both = then.iter().filter_map(|(name, earlier)| Some((*earlier, *here.get(name)?)));
        let links = both.map(|(earlier, now_at)| Link {
            earlier,
            now: now_at,
            same: number(&self.table, earlier) == number(now, now_at),
        });
        links.collect()
    }
}

/// Whether everything that is to be protected is, as far as anybody can work it out.
pub fn holds(table: &Table, covered: &Covered, earlier: Option<&Earlier>) -> bool {
    let now = table.seen(covered);
    let then = earlier.map_or_else(Seen::nothing, |earlier| earlier.table.seen(&earlier.shown));
    let links = earlier.map_or_else(Vec::new, |earlier| earlier.links(table));
    let attack = Attack::new(&then, &now, &links);
    let itself = |seen: &Seen, at: usize| seen.cells.get(at).copied().unwrap_or(Range::NONE);
    let here = table
        .numbers(covered)
        .enumerate()
        .all(|(at, (exact, shown))| table.keeps(exact, shown, attack.now(at), itself(&now, at)));
    let total = covered.total.is_none_or(|shown| {
        let few = matches!(shown, Shown::Few(_));
        !few || attack.total_now() == table.rule.means(shown)
    });
    if !here || !total {
        return false;
    }
    let Some(earlier) = earlier else { return true };
    let kept = earlier
        .table
        .numbers(&earlier.shown)
        .enumerate()
        .all(|(at, (exact, shown))| earlier.table.keeps(exact, shown, attack.then(at), itself(&then, at)));
    let total = earlier
        .shown
        .total
        .is_none_or(|shown| !matches!(shown, Shown::Few(_)) || attack.total_then() == earlier.table.rule.means(shown));
    kept && total && changes_hold(table, &attack, &links)
}

/// Whether small changes are protected: what may be one may be as many numbers as the class of small ones holds.
fn changes_hold(table: &Table, attack: &Attack<'_>, links: &[Link]) -> bool {
    let most = i128::from(table.rule.most_few());
    let protected = |may_be: Range| {
        let small = may_be.and(Range {
            low: most.saturating_neg(),
            high: most,
        });
        small.count_but_nought() == 0 || may_be.count_but_nought() >= most
    };
    links.iter().all(|link| protected(attack.change(link))) && protected(attack.change_of_total())
}

/// What is shown of a table, beside an earlier edition of it where there was one.
pub fn cover(table: &Table, earlier: Option<&Earlier>) -> Covered {
    let mut covered = table.plain();
    let small = table.numbers(&covered).any(|(exact, _)| exact > 0 && exact < table.rule.few_below);
    let back = earlier.map_or_else(Vec::new, |earlier| earlier.keeps_back(table));
    for at in &back {
        hide(&mut covered, *at);
    }
    if small || earlier.is_some_and(|earlier| !back.is_empty() || !any_total_holds(table, &covered, earlier)) {
        covered.total = table.total.then_some(Shown::Hidden);
    }
    // each turn takes one number away
    while !holds(table, &covered, earlier) {
        match next(&covered) {
            Some(at) => hide(&mut covered, at),
            None => return table.withheld(),
        }
    }
    covered
}

/// Whether everything would be protected whatever the total were that the shown numbers may have: whether a total is shown then tells nothing
/// of it.
fn any_total_holds(table: &Table, covered: &Covered, earlier: &Earlier) -> bool {
    if covered.total.is_none() {
        return true;
    }
    let sums = covered.cells.iter().map(|shown| table.rule.means(*shown));
    let sums = sums.fold(Range::NONE, Range::plus);
    let (Ok(mut at), Ok(last)) = (u64::try_from(sums.low), u64::try_from(sums.high)) else {
        return false;
    };
    if table.rest.is_some() {
        return false;
    }
    while at <= last {
        let shown = table.rule.show(at);
        let trial = Covered {
            total: Some(shown),
            ..covered.clone()
        };
        if !holds(table, &trial, Some(earlier)) {
            return false;
        }
        // the first number of the next class
        match u64::try_from(table.rule.means(shown).high) {
            Ok(end) => at = end.saturating_add(1),
            Err(_) => return false,
        }
    }
    true
}

impl Earlier {
    /// What was not shown before and has not changed.
    fn keeps_back(&self, now: &Table) -> Vec<usize> {
        let hidden = |link: &&Link| link.same && self.shown.cells.get(link.earlier) == Some(&Shown::Hidden);
        self.links(now).iter().filter(hidden).map(|link| link.now).collect()
    }
}

fn hide(covered: &mut Covered, at: usize) {
    if let Some(slot) = covered.cells.get_mut(at) {
        *slot = Shown::Hidden;
    }
}

/// The number that goes next: of those shown the smallest that is not small, then one that is nought, then a small one.
fn next(covered: &Covered) -> Option<usize> {
    let key = |shown: Shown| match shown {
        Shown::About(near) => Some((0, near)),
        Shown::None => Some((1, 0)),
        Shown::Few(most) => Some((2, most)),
        Shown::Hidden => None,
    };
    let shown = covered.cells.iter().enumerate();
    let keyed = shown.filter_map(|(at, shown)| Some((key(*shown)?, at)));
    keyed.min().map(|(_, at)| at)
}

#[cfg(test)]
#[path = "cover_tests.rs"]
mod tests;
