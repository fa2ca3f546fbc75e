//! An earlier edition with the exact numbers of its day, and which of its tables stand beside which of today's.
//!
//! Owns whether an edition and a region belong to each other: the one must be what the other is shown as. It opens no file.

use super::cover::{Covered, Earlier, Table};
use super::layout::{Laid, Layout, Rules, layout};
use super::rule::Rule;
use crate::region::published::{EDITION_FORMAT, Edition, Region, Shown};
use std::collections::{BTreeMap, BTreeSet};

/// An earlier edition with the exact numbers of its day.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// questions with their groups
    pub(super) questions: Vec<Earlier>,
    /// needs
    pub(super) demand: Vec<Earlier>,
    /// themes
    pub(super) unheard: Vec<Earlier>,
}

/// What of an earlier edition stands beside a table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Beside<'a> {
    /// nothing
    Nothing,
    /// one table, which stands beside no other
    One(&'a Earlier),
    /// parts of several, or a part of one of which other parts went elsewhere
    Several,
}

/// Reads a number of people that may be absent in both.
fn pick<T: Copy>(list: impl Iterator<Item = Option<T>>) -> Vec<T> {
    list.flatten().collect()
}

impl Before {
    /// An earlier edition with the region that it was made of.
    ///
    /// # Errors
    /// Why they do not belong to each other, in words.
    pub fn of(edition: &Edition, region: &Region, rules: &Rules) -> Result<Self, String> {
        if edition.format != EDITION_FORMAT {
            return Err(format!("an edition of format {}, expected {EDITION_FORMAT}", edition.format));
        }
        let apart = || "the edition was not made of the region beside it, so what it left out is not known".to_owned();
        let same = edition.summary == region.summary
            && edition.compared == region.compared
            && edition.criteria == region.criteria
            && edition.signs == region.signs
            && edition.change == region.change
            && edition.authorities.len() == region.authorities.len();
        let Layout {
            questions,
            demand,
            unheard,
        } = layout(region, rules);
        let rule = |sensitive: bool| Rule {
            few_below: if sensitive {
                edition.rule.few_below_sensitive
            } else {
                edition.rule.few_below
            },
            round_to: edition.rule.round_to,
        };
        let shown = edition.questions.iter().map(|question| {
            let cells = pick(question.groups.iter().map(|group| group.people));
            (rule(question.sensitive), cells, question.people)
        });
        let questions = beside(questions, shown.collect());
        let shown = edition.demand.iter().map(|demand| {
            let cells = demand.areas.iter().map(|area| area.people).collect();
            (rule(demand.sensitive), cells, Some(demand.people))
        });
        let demand = beside(demand, shown.collect());
        let shown = edition.unheard.iter().map(|unheard| {
            let cells = pick(unheard.themes.iter().map(|theme| theme.voices));
            (rule(unheard.sensitive), cells, unheard.voices)
        });
        let unheard = beside(unheard, shown.collect());
        match (same, questions, demand, unheard) {
            (true, Some(questions), Some(demand), Some(unheard)) => Ok(Self {
                questions,
                demand,
                unheard,
            }),
            _ => Err(apart()),
        }
    }
}

/// Each table with what was shown of it; none where that cannot have been.
fn beside<T>(laid: Vec<Laid<T>>, shown: Vec<(Rule, Vec<Shown>, Option<Shown>)>) -> Option<Vec<Earlier>> {
    if laid.len() != shown.len() {
        return None;
    }
    let both = laid.into_iter().zip(shown);
    both.map(|(laid, (rule, cells, total))| {
        let table = Table { rule, ..laid.table };
        let shown = Covered { cells, total };
        let plain = table.plain();
        let fits = |shown: Shown, plain: Shown| shown == plain || shown == Shown::Hidden;
        let cells =
            plain.cells.len() == shown.cells.len() && shown.cells.iter().zip(&plain.cells).all(|(shown, plain)| fits(*shown, *plain));
        let total = match (shown.total, plain.total) {
            (Some(shown), Some(plain)) => fits(shown, plain),
            (shown, plain) => shown == plain,
        };
        (cells && total).then_some(Earlier { table, shown })
    })
    .collect()
}

/// What of an earlier edition stands beside each table: two stand beside each other where they have a number in common.
pub(super) fn besides<'a>(now: &[&Table], earlier: &'a [Earlier]) -> Vec<Beside<'a>> {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, one) in earlier.iter().enumerate() {
        for (name, _) in &one.table.cells {
            holders.entry(name).or_default().push(at);
        }
    }
    let met = |table: &Table| -> BTreeSet<usize> {
        let names = table.cells.iter().filter_map(|(name, _)| holders.get(name.as_str()));
        names.flatten().copied().collect()
    };
    let all: Vec<BTreeSet<usize>> = now.iter().map(|table| met(table)).collect();
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    for at in all.iter().flatten() {
        let slot = times.entry(*at).or_default();
        *slot = slot.saturating_add(1);
    }
    let one = |met: &BTreeSet<usize>| match (met.first(), met.len()) {
        (None, _) => Beside::Nothing,
        (Some(at), 1) if times.get(at) == Some(&1) => earlier.get(*at).map_or(Beside::Nothing, Beside::One),
        _ => Beside::Several,
    };
    all.iter().map(one).collect()
}

#[cfg(test)]
#[path = "earlier_tests.rs"]
mod tests;
