//! Each authority beside the others, and the range of ranks that it may have.
//!
//! A rank is never a place. It runs from one more than those that surely stand above to all but those that surely stand below, where an
//! authority surely stands above another if the lowest that its grade could be is higher than the highest of the other. Over five levels these
//! numbers follow from how many have which bounds, so nothing is held of an authority but its bounds.

use super::{Seen, words};
use crate::assess::published::GradeStatus;
use crate::region::published::{Authority, Cell, Rank, Third};
use crate::region::reports::Places;
use crate::region::row::Span;
use crate::rubric::model::Rubric;
use std::collections::BTreeMap;

/// Authorities that are listed; a region has hundreds, and a page of more is read by nobody.
const MOST: usize = 2_000;

/// Authorities as they come.
#[derive(Debug, Default)]
pub(super) struct Authorities {
    listed: Vec<Listed>,
    more: u64,
    /// how many of those ranked have which bounds
    ranked: BTreeMap<(u32, u32), u64>,
    last: Option<Last>,
    /// where their reports are, where any were made
    reports: Option<Places>,
}

#[derive(Debug)]
struct Listed {
    authority: Authority,
    bounds: Option<(u32, u32)>,
}

/// The one that came last: a later period of the same authority takes its rank.
#[derive(Debug)]
struct Last {
    id: String,
    bounds: Option<(u32, u32)>,
    listed: Option<usize>,
}

impl Authorities {
    /// Says of each authority where its report is.
    pub(super) fn with_reports(&mut self, places: Places) {
        self.reports = Some(places);
    }

    pub(super) fn add(&mut self, seen: &Seen<'_>, core: &Rubric) {
        let not_ranked = not_ranked(seen, core);
        let bounds = not_ranked.is_none().then(|| bounds(seen));
        self.give_way(&seen.id);
        if let Some(bounds) = bounds {
            let slot = self.ranked.entry(bounds).or_default();
            *slot = slot.saturating_add(1);
        }
        let listed = (self.listed.len() < MOST).then_some(self.listed.len());
        if listed.is_some() {
            let report = self.reports.as_ref().and_then(|places| places.of(seen.row));
            let authority = Authority {
                report,
                ..authority(seen, core, not_ranked)
            };
            self.listed.push(Listed { authority, bounds });
        } else {
            self.more = self.more.saturating_add(1);
        }
        self.last = Some(Last {
            id: seen.id.clone(),
            bounds,
            listed,
        });
    }

    /// An earlier period of the same authority is not ranked beside a later one.
    fn give_way(&mut self, id: &str) {
        let Some(last) = self.last.take().filter(|last| last.id == id) else {
            return;
        };
        if let Some(bounds) = last.bounds
            && let Some(slot) = self.ranked.get_mut(&bounds)
        {
            *slot = slot.saturating_sub(1);
        }
        if let Some(earlier) = last.listed.and_then(|place| self.listed.get_mut(place)) {
            earlier.bounds = None;
            earlier.authority.not_ranked = Some("a later period of the same authority is ranked".to_owned());
        }
    }

    /// Those listed, how many are not, and how many are ranked.
    pub(super) fn made(self) -> (Vec<Authority>, u64, u64) {
        let of: u64 = self.ranked.values().sum();
        let ranked = &self.ranked;
        let made = self.listed.into_iter().map(|listed| Authority {
            rank: listed.bounds.map(|bounds| rank(bounds, ranked, of)),
            ..listed.authority
        });
        (made.collect(), self.more, of)
    }
}

/// Why an authority is not ranked, if it is not.
fn not_ranked(seen: &Seen<'_>, core: &Rubric) -> Option<String> {
    let why = match seen.standing.status {
        _ if seen.standing.rubric_sha256 != core.sha256 => "scored by another rubric",
        _ if seen.row.engine != env!("CARGO_PKG_VERSION") => "scored by another version of the engine",
        _ if seen.row.basis != "returned" => "compiled by others, so that what is missing says nothing of the authority",
        GradeStatus::Insufficient => "what is held does not settle its grade",
        GradeStatus::NotDue => "it cannot be graded yet",
        GradeStatus::NotApplicable => "no grade applies",
        GradeStatus::Firm | GradeStatus::Between | GradeStatus::AtMost => return None,
    };
    Some(why.to_owned())
}

/// The bounds of a grade, widened by how it fared over the settings that were tried.
fn bounds(seen: &Seen<'_>) -> (u32, u32) {
    let (low, high) = (seen.standing.low, seen.standing.high);
    match &seen.row.draws {
        Some(draws) => (low.min(draws.low), high.max(draws.high)),
        None => (low, high),
    }
}

fn rank(own: (u32, u32), ranked: &BTreeMap<(u32, u32), u64>, of: u64) -> Rank {
    let count = |is: &dyn Fn(u32, u32) -> bool| -> u64 {
        let those = ranked.iter().filter(|((low, high), _)| is(*low, *high));
        those.map(|(_, many)| *many).sum()
    };
    let best = count(&|low, _| low > own.1).saturating_add(1);
    let worst = of.saturating_sub(count(&|_, high| high < own.0));
    Rank {
        best,
        worst,
        of,
        third: third(best, worst, of),
    }
}

/// The third that holds the whole range: a place p of n is in the first third where 3 p ≤ n, and in the last where 3 p > 2 n.
fn third(best: u64, worst: u64, of: u64) -> Third {
    let thrice = |place: u64| place.saturating_mul(3);
    let twice = of.saturating_mul(2);
    // fewer than three have no thirds
    if of < 3 {
        Third::Unsettled
    } else if thrice(worst) <= of {
        Third::Upper
    } else if thrice(best) > twice {
        Third::Lower
    } else if thrice(best) > of && thrice(worst) <= twice {
        Third::Middle
    } else {
        Third::Unsettled
    }
}

fn authority(seen: &Seen<'_>, core: &Rubric, not_ranked: Option<String>) -> Authority {
    let row = seen.row;
    Authority {
        id: seen.id.clone(),
        name: row.name.clone(),
        code: row.code.clone(),
        source: row.source.clone(),
        report: None,
        from: row.from.clone(),
        to: row.to.clone(),
        basis: row.basis.clone(),
        people: row.people.and_then(people),
        status: seen.standing.status,
        low: seen.standing.low,
        high: seen.standing.high,
        words: words::grade(core, seen.standing),
        criteria: core
            .file
            .criteria
            .iter()
            .filter_map(|criterion| {
                let id = criterion.id.as_str();
                let row = seen.standing.criteria.get(id)?;
                Some(Cell {
                    id: id.to_owned(),
                    state: row.state,
                    low: row.low,
                    high: row.high,
                })
            })
            .collect(),
        signs: row.signs.keys().cloned().collect(),
        rank: None,
        not_ranked,
    }
}

/// A number of people in words; none where nothing is known.
fn people(span: Span) -> Option<String> {
    match (span.low, span.high) {
        (Some(low), Some(high)) if low == high => Some(low.to_string()),
        (Some(low), Some(high)) => Some(format!("{low} to {high}")),
        (Some(low), None) if low > 0 => Some(format!("at least {low}")),
        (None, Some(high)) => Some(format!("at most {high}")),
        (Some(_) | None, None) => None,
    }
}

#[cfg(test)]
#[path = "authorities_tests.rs"]
mod tests;
