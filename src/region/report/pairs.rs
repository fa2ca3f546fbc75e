//! Who is surely weak on a criterion beside who of like size and stakes is surely strong on it, with the exercise to read about.
//!
//! Owns the choice of examples. Surely weak is who stands at the lowest level or the next whatever is not known, surely strong who stands at the
//! highest or the one before; both by the rubric that areas are compared by, each authority by its latest period. A compiled submission that is
//! strong is so though every silence counts against it, so it may be an example for anybody. A compiled one that is weak is paired with compiled
//! ones alone: nobody asked it, and a returned one may hold what it was never asked for. No pair says that one is better than the other overall,
//! and nobody is shown as an example so often that all are sent to one.

mod held;

use super::{Seen, words};
use crate::assess::published::IndicatorStatus;
use crate::region::published::{Pair, Side, Warned};
use crate::region::row::{CriterionRow, Row, Span, UnitRow};
use crate::rubric::model::Rubric;
use crate::submission::fields::grouped;
use held::{Candidate, Held, Key};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs that are listed.
const MOST: usize = 60;
/// Examples for one authority on one criterion.
const MOST_EACH: usize = 3;
/// How often one authority is an example.
const MOST_USES: usize = 5;
/// People from whom on the next size begins. Our choice: the first is where the rubric that comes with the program asks for less of form; the others
/// part a town from a county and a county from a large city or a whole integrated system.
const SIZES: [i64; 3] = [20_000, 100_000, 500_000];

/// Authorities that are surely weak or surely strong, as rows come.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    weak: Held,
    strong: Held,
    /// the authority that came last, which a later period of it may replace
    last: Option<(String, Vec<Found>)>,
}

/// An authority that is surely weak or surely strong on a criterion.
#[derive(Debug)]
struct Found {
    weak: bool,
    key: Key,
    candidate: Candidate,
}

/// At most this is weak, at least that is strong. Where a rubric has so few levels that they would meet, the ends alone are.
const fn ends(core: &Rubric) -> Option<(u32, u32)> {
    let (weak, strong) = (core.lowest.saturating_add(1), core.highest.saturating_sub(1));
    if weak < strong {
        Some((weak, strong))
    } else if core.lowest < core.highest {
        Some((core.lowest, core.highest))
    } else {
        None
    }
}

impl Pairs {
    pub(super) fn add(&mut self, seen: &Seen<'_>, core: &Rubric) {
        let comparable = seen.standing.rubric_sha256 == core.sha256 && seen.row.engine == env!("CARGO_PKG_VERSION");
        let found = if comparable { found(seen, core) } else { Vec::new() };
        match self.last.replace((seen.id.clone(), found)) {
            Some((id, found)) if id != seen.id => self.keep(found),
            Some(_) | None => {}
        }
    }

    fn keep(&mut self, found: Vec<Found>) {
        for Found { weak, key, candidate } in found {
            let held = if weak { &mut self.weak } else { &mut self.strong };
            held.add(key, candidate);
        }
    }

    /// The pairs, the weakest and those of the highest stakes first, and what was left out.
    pub(super) fn made(mut self, core: &Rubric) -> (Vec<Pair>, Option<Warned>) {
        if let Some((_, found)) = self.last.take() {
            self.keep(found);
        }
        let mut weak: Vec<(&Key, &Candidate)> = self.weak.iter().collect();
        weak.sort_by_key(|(key, candidate)| (candidate.rank, Reverse(key.stakes), &candidate.id, key.criterion));
        let mut matched: Vec<(usize, i64, &Key, &Candidate)> = Vec::new();
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        let mut shown: BTreeSet<(usize, &str)> = BTreeSet::new();
        // everybody has a first example before anybody has a second
        for _ in 0..MOST_EACH {
            for (place, (key, candidate)) in weak.iter().enumerate() {
                if matched.len() >= MOST {
                    break;
                }
                let free = |strong: &&(&Key, &Candidate)| {
                    let id = strong.1.id.as_str();
                    id != candidate.id
                        && strong.1.shared_key != candidate.shared_key
                        && !shown.contains(&(place, id))
                        && uses.get(id).is_none_or(|uses| *uses < MOST_USES)
                };
                let like: Vec<(&Key, &Candidate)> = self.strong.like(key).collect();
                let nearest = like
                    .iter()
                    .filter(free)
                    .min_by_key(|(_, strong)| (gap(candidate, strong), strong.id.as_str()));
                if let Some((strong_key, strong)) = nearest.copied() {
                    shown.insert((place, &strong.id));
                    let uses = uses.entry(&strong.id).or_default();
                    *uses = uses.saturating_add(1);
                    matched.push((place, gap(candidate, strong), strong_key, strong));
                }
            }
        }
        matched.sort_by_key(|(place, gap, _, strong)| (*place, *gap, &strong.id));
        let pairs = matched.into_iter().filter_map(|(place, _, strong_key, strong)| {
            let (key, weak) = weak.get(place)?;
            let criterion = core.file.criteria.get(key.criterion)?;
            Some(Pair {
                criterion: criterion.id.as_str().to_owned(),
                title: criterion.title.as_str().to_owned(),
                weak: side(core, weak),
                strong: side(core, strong),
                alike: alike(key, strong_key),
            })
        });
        let pairs = pairs.collect();
        let left = self.weak.left().saturating_add(self.strong.left());
        let warned = (left > 0).then(|| Warned {
            id: "pairs-not-looked-for".to_owned(),
            authorities: None,
            says: format!(
                "So many areas are alike that pairs were looked for among the weakest and the strongest of them; {left} times one was left out."
            ),
        });
        (pairs, warned)
    }
}

/// On which criteria an authority is surely weak or surely strong.
fn found(seen: &Seen<'_>, core: &Rubric) -> Vec<Found> {
    let row = seen.row;
    let Some((most_weak, least_strong)) = ends(core) else {
        return Vec::new();
    };
    let counted = || row.units.iter().filter(|unit| unit.counted);
    let Some(stakes) = counted().map(|unit| unit.stakes).max() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (place, file) in core.file.criteria.iter().enumerate() {
        let id = file.id.as_str();
        let Some(level) = seen.standing.criteria.get(id).filter(|level| settled(level)) else {
            continue;
        };
        let weak = level.high <= most_weak;
        if !weak && level.low < least_strong {
            continue;
        }
        // units are by the rubric that was used; under an overlay that only chooses what to read about
        let units = counted().filter_map(|unit| Some((unit, unit.criteria.get(id).filter(|level| settled(level))?)));
        let chosen = if weak {
            units.min_by_key(|(unit, level)| (level.high, level.low, Reverse(unit.stakes), &unit.id))
        } else {
            units.min_by_key(|(unit, level)| (Reverse(level.low), Reverse(level.high), Reverse(unit.stakes), &unit.id))
        };
        if let Some((unit, _)) = chosen {
            found.push(Found {
                weak,
                key: key(row, place, stakes),
                candidate: candidate(&seen.id, row, level, unit, weak),
            });
        }
    }
    found
}

/// Whether it is a level at all.
const fn settled(level: &CriterionRow) -> bool {
    !matches!(level.state, IndicatorStatus::NotDue | IndicatorStatus::NotApplicable)
}

fn key(row: &Row, criterion: usize, stakes: u32) -> Key {
    Key {
        criterion,
        stakes,
        size: row.people.and_then(size),
        returned: row.basis == "returned",
        kind: row.kind.clone(),
    }
}

/// Among the weak the lowest level comes first; among the strong the highest.
fn candidate(id: &str, row: &Row, level: &CriterionRow, unit: &UnitRow, weak: bool) -> Candidate {
    let down = |level: u32| u32::MAX.saturating_sub(level);
    Candidate {
        rank: if weak {
            (level.high, level.low)
        } else {
            (down(level.low), down(level.high))
        },
        id: id.to_owned(),
        name: row.name.clone(),
        people: people(row.people),
        low: level.low,
        high: level.high,
        exercise: unit.id.clone(),
        title: unit.title.clone(),
        shared_key: unit.shared_key.clone(),
        source: row.source.clone(),
    }
}

/// The size in which a number of people surely lies.
fn size(people: Span) -> Option<usize> {
    let class = |people: i64| SIZES.iter().filter(|from| people >= **from).count();
    let low = class(people.low.unwrap_or(0));
    let high = people.high.map_or(SIZES.len(), class);
    (low == high).then_some(low)
}

/// The least and the most people, where they are known.
fn people(span: Option<Span>) -> Option<(i64, i64)> {
    let low = span?.low?;
    Some((low, span?.high.unwrap_or(low).max(low)))
}

/// How many people surely lie between two; nothing where that is not known.
fn gap(a: &Candidate, b: &Candidate) -> i64 {
    match (a.people, b.people) {
        (Some(a), Some(b)) => a.0.saturating_sub(b.1).max(b.0.saturating_sub(a.1)).max(0),
        _ => 0,
    }
}

fn side(core: &Rubric, candidate: &Candidate) -> Side {
    Side {
        authority: candidate.id.clone(),
        name: candidate.name.clone(),
        level: words::level(core, candidate.low, candidate.high),
        exercise: candidate.exercise.clone(),
        title: candidate.title.clone(),
        source: candidate.source.clone(),
    }
}

/// In what two are alike, and what is not known of it.
fn alike(weak: &Key, strong: &Key) -> String {
    let from = |class: usize| SIZES.get(class).and_then(|from| u32::try_from(*from).ok()).map(grouped);
    let size = match weak.size {
        None => "of neither is it settled how many people it serves".to_owned(),
        Some(class) => match (class.checked_sub(1).and_then(from), from(class)) {
            (None, Some(below)) => format!("both serve fewer than {below} people"),
            (Some(least), Some(below)) => format!("both serve {least} people or more, and fewer than {below}"),
            (Some(least), None) => format!("both serve {least} people or more"),
            (None, None) => "both serve people".to_owned(),
        },
    };
    let kind = match (&weak.kind, &strong.kind) {
        (Some(kind), Some(_)) => format!("they are of one kind ({})", kind.replace('-', " ")),
        (None, None) => "neither says of what kind it is".to_owned(),
        (Some(_), None) | (None, Some(_)) => "one of them does not say of what kind it is".to_owned(),
    };
    let basis = if weak.returned == strong.returned {
        ""
    } else {
        "; the strong one was compiled by others from what was published, and every silence counts against it"
    };
    format!("{size}; the highest stakes of both are {}; {kind}{basis}", weak.stakes)
}

#[cfg(test)]
#[path = "pairs_tests.rs"]
mod tests;
