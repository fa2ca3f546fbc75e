//! An earlier edition with the exact numbers of its day, and which of its tables stand beside which of today's.
//!
//! Owns whether an edition and a region belong to each other: the one must be what the other is shown as. It opens no file.

use super::cover::{Covered, Earlier, Table};
use super::layout::{AND, Laid, Layout, Rules, layout};
use super::rule::Rule;
use crate::region::published::{Demand, EDITION_FORMAT, Edition, Region, Shown, ShownDemand};
use std::collections::{BTreeMap, BTreeSet};

/// An earlier edition with the exact numbers of its day.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// questions with their groups
    pub(super) questions: Vec<Earlier>,
    /// themes
    pub(super) unheard: Vec<Earlier>,
    /// needs that were shown; none where there is no earlier edition
    pub(super) needs: Option<BTreeSet<Need>>,
}

/// A need as it was stated: in whose words, and each area with its people.
pub(super) type Need = (String, Vec<(String, u64)>);

/// A need as it is stated.
pub(super) fn need(demand: &Demand) -> Need {
    let areas = demand.areas.iter();
    (
        demand.what.clone(),
        areas.map(|area| (area.authority.clone(), area.people)).collect(),
    )
}

/// What of an earlier edition stands beside a table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Beside<'a> {
    /// nothing
    Nothing,
    /// one table, which stands beside no other
    One(&'a Earlier),
    /// parts of several, or a part of one of which other parts went elsewhere, or what may be a part under another name
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
        let Layout { questions, unheard } = layout(region, rules);
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
        let shown = edition.unheard.iter().map(|unheard| {
            let cells = pick(unheard.themes.iter().map(|theme| theme.voices));
            (rule(true), cells, unheard.voices)
        });
        let unheard = beside(unheard, shown.collect());
        let stated = |shown: &ShownDemand| {
            let alike = region.demand.iter().filter(|demand| {
                let areas = demand.areas.iter().map(|area| &area.authority);
                demand.words == shown.words && areas.eq(shown.areas.iter().map(|area| &area.authority))
            });
            let all: Vec<Need> = alike.map(need).collect();
            (!all.is_empty()).then_some(all)
        };
        let needs: Option<Vec<Vec<Need>>> = edition.demand.iter().map(stated).collect();
        match (same, questions, unheard, needs) {
            (true, Some(questions), Some(unheard), Some(needs)) => Ok(Self {
                questions,
                unheard,
                needs: Some(needs.into_iter().flatten().collect()),
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
    // what stood there under a name that nothing has now may be what stands there under a new one: other words for one theme
    let here: BTreeSet<&str> = now.iter().flat_map(|table| &table.cells).map(|(name, _)| name.as_str()).collect();
    let gone = holders.keys().filter(|name| !here.contains(**name));
    let gone: BTreeSet<String> = gone.map(|name| whence(name)).collect();
    let renamed = |table: &Table| {
        let new = table.cells.iter().filter(|(name, _)| !holders.contains_key(name.as_str()));
        new.map(|(name, _)| whence(name)).any(|place| gone.contains(&place))
    };
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    for at in all.iter().flatten() {
        let slot = times.entry(*at).or_default();
        *slot = slot.saturating_add(1);
    }
    let one = |(met, table): (&BTreeSet<usize>, &&Table)| match (met.first(), met.len()) {
        _ if renamed(table) => Beside::Several,
        (None, _) => Beside::Nothing,
        (Some(at), 1) if times.get(at) == Some(&1) => earlier.get(*at).map_or(Beside::Nothing, Beside::One),
        _ => Beside::Several,
    };
    all.iter().zip(now).map(one).collect()
}

/// Where what has a name stands: a group within its question, a theme within the exercise of its authority.
fn whence(name: &str) -> String {
    let parts: Vec<&str> = name.split(AND).collect();
    let most = if parts.len() > 2 { 2 } else { 1 };
    parts.into_iter().take(most).collect::<Vec<_>>().join("\u{1f}")
}

#[cfg(test)]
#[path = "earlier_tests.rs"]
mod tests;
