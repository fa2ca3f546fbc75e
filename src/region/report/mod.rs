//! What the submissions of a region say together, found in one pass over their rows.
//!
//! Owns the order of the work: every finding takes each row as it comes and holds no more of it than it needs, some 200 bytes an authority.
//! A row is all that is known of a submission, so that a region is the same wherever its rows were made.

mod alike;
mod authorities;
mod binomial;
mod change;
mod criteria;
mod demand;
mod earlier;
mod echo;
mod groups;
mod heaps;
mod pairs;
#[cfg(test)]
mod sample_tests;
mod signs;
mod stems;
mod sums;
mod turn;
mod unheard;
mod warnings;
mod words;

pub(super) use demand::together;
pub use earlier::Earlier;
pub(super) use groups::status_of;
pub(super) use stems::stems;
pub(super) use sums::fraction;

use super::map::{self, Hexes};
use super::published::{FORMAT, Named, Region, RubricUsed, Summary, Warned};
use super::reports::Places;
use super::row::{CriterionRow, Row, UnitRow};
use super::score::compared_by;
use super::settle::{Fate, authority};
use crate::assess::published::GradeStatus;
use crate::rubric::model::Rubric;
use authorities::Authorities;
use change::Changes;
use criteria::Criteria;
use demand::{Needs, Neighbours};
use echo::Texts;
use groups::Groups;
use heaps::Heaps;
use pairs::Pairs;
use signs::Signs;
use std::collections::{BTreeMap, BTreeSet};
use unheard::Themes;
use warnings::Warnings;

/// A region in the making.
pub struct Maker<'r> {
    /// what submissions were scored by, and what areas are compared by: the same, unless that is an overlay
    used: &'r Rubric,
    core: &'r Rubric,
    overlaid: bool,
    summary: Summary,
    shared: Shared,
    authorities: Authorities,
    warnings: Warnings,
    map: Option<Hexes>,
    themes: Themes,
    needs: Needs,
    neighbours: Option<Neighbours>,
    texts: Texts,
    changes: Option<Changes>,
    criteria: Criteria,
    signs: Signs,
    groups: Groups,
    heaps: Heaps,
    pairs: Pairs,
}

/// What areas are compared by: the grade of the rubric, or of the one that an overlay changed.
#[derive(Clone, Copy)]
struct Standing<'a> {
    status: GradeStatus,
    low: u32,
    high: u32,
    criteria: &'a BTreeMap<String, CriterionRow>,
    rubric_sha256: &'a str,
}

/// A row that stands, as every finding sees it.
struct Seen<'a> {
    /// the authority
    id: String,
    row: &'a Row,
    standing: Standing<'a>,
    /// its units that no earlier row held too, with their places
    units: Vec<(usize, &'a UnitRow)>,
}

/// Which exercises came already.
#[derive(Debug, Default)]
struct Shared {
    keys: BTreeSet<u64>,
    several: BTreeSet<u64>,
}

impl Shared {
    /// Whether this is the first time that a unit comes. A decision on which nobody was asked is never shared.
    fn first(&mut self, unit: &UnitRow) -> bool {
        let key = u64::from_str_radix(&unit.shared_key, 16).ok().filter(|_| !unit.unasked);
        let Some(key) = key else { return true };
        let first = self.keys.insert(key);
        if !first {
            self.several.insert(key);
        }
        first
    }
}

impl Standing<'_> {
    fn of(row: &Row) -> Standing<'_> {
        match &row.core {
            Some(core) => Standing {
                status: core.status,
                low: core.low,
                high: core.high,
                criteria: &core.criteria,
                rubric_sha256: &core.rubric_sha256,
            },
            None => Standing {
                status: row.status,
                low: row.low,
                high: row.high,
                criteria: &row.criteria,
                rubric_sha256: &row.rubric_sha256,
            },
        }
    }
}

impl<'r> Maker<'r> {
    /// A region whose rows were scored by `rubric`.
    pub fn new(rubric: &'r Rubric) -> Self {
        Self {
            used: rubric,
            core: compared_by(rubric),
            overlaid: rubric.overlay.is_some(),
            summary: Summary::default(),
            shared: Shared::default(),
            authorities: Authorities::default(),
            warnings: Warnings::default(),
            map: None,
            themes: Themes::default(),
            needs: Needs::default(),
            neighbours: None,
            texts: Texts::default(),
            changes: None,
            criteria: Criteria::default(),
            signs: Signs::default(),
            groups: Groups::default(),
            heaps: Heaps::default(),
            pairs: Pairs::default(),
        }
    }

    /// Puts the authorities on a map, by which those beside each other are neighbours.
    #[must_use]
    pub fn on(mut self, map: Option<Hexes>) -> Self {
        self.map = map;
        self
    }

    /// Who is beside whom on a map, by the ids of authorities ([`authority`]); one way round will do. Without it those of one region are.
    pub fn with_neighbours(&mut self, map: BTreeMap<String, BTreeSet<String>>) {
        let pairs: Vec<(String, String)> = map
            .iter()
            .flat_map(|(one, others)| others.iter().map(move |other| (other.clone(), one.clone())))
            .collect();
        let both = self.neighbours.insert(map);
        for (one, other) in pairs {
            both.entry(one).or_default().insert(other);
        }
    }

    /// What the rows of an earlier run said, to tell what moved since.
    pub fn with_earlier(&mut self, earlier: Earlier) {
        self.changes = Some(Changes::since(earlier));
    }

    /// Where the reports of authorities are.
    pub fn with_reports(&mut self, places: Places) {
        self.authorities.with_reports(places);
    }

    /// A submission that was not scored.
    pub fn refused(&mut self) {
        self.summary.received = self.summary.received.saturating_add(1);
        self.summary.failed = self.summary.failed.saturating_add(1);
    }

    /// A submission that was scored. Those that stand come in the order of their rows.
    pub fn settled(&mut self, row: &Row, fate: &Fate) {
        let summary = &mut self.summary;
        summary.received = summary.received.saturating_add(1);
        let slot = match fate {
            Fate::Superseded(_) => &mut summary.superseded,
            Fate::Repeated(_) => &mut summary.repeated,
            Fate::Refused(_) => &mut summary.failed,
            Fate::Stands => {
                self.stands(row);
                return;
            }
        };
        *slot = slot.saturating_add(1);
    }

    fn stands(&mut self, row: &Row) {
        let seen = Seen {
            id: authority(row),
            row,
            standing: Standing::of(row),
            units: row.units.iter().enumerate().filter(|(_, unit)| self.shared.first(unit)).collect(),
        };
        let summary = &mut self.summary;
        let slot = match seen.standing.status {
            GradeStatus::Firm => &mut summary.graded,
            GradeStatus::Between => &mut summary.between,
            GradeStatus::AtMost => &mut summary.at_most,
            // a grade never is not applicable; of one that were nothing would be known
            GradeStatus::Insufficient | GradeStatus::NotApplicable => &mut summary.insufficient,
            GradeStatus::NotDue => &mut summary.not_due,
        };
        *slot = slot.saturating_add(1);
        summary.units = summary.units.saturating_add(seen.units.len() as u64);
        self.authorities.add(&seen, self.core);
        self.warnings.add(&seen, self.core);
        self.themes.add(&seen);
        self.needs.add(&seen);
        self.texts.add(&seen);
        if let Some(changes) = &mut self.changes {
            changes.add(&seen, self.core);
        }
        self.criteria.add(&seen, self.core);
        self.signs.add(&seen, [self.used, self.core]);
        self.groups.add(&seen, self.core);
        self.heaps.add(&seen, self.used);
        self.pairs.add(&seen, self.core);
    }

    /// The region.
    pub fn made(mut self) -> Region {
        self.summary.shared = self.shared.several.len() as u64;
        let file = &self.core.file;
        let (authorities, authorities_not_listed, ranked) = std::mem::take(&mut self.authorities).made();
        let map = self.map.take().map(|map| map.placed(&authorities));
        if let Some(map) = &map {
            self.with_neighbours(map::neighbours(map));
        }
        let (criteria, earlier) = self.criteria.made(self.core);
        let (signs, signs_left) = self.signs.made([self.used, self.core]);
        let (groups, groups_left) = self.groups.made(self.core);
        let (pairs, pairs_left) = self.pairs.made(self.core);
        let mut not_looked_for: Vec<_> = [earlier, signs_left, groups_left, pairs_left].into_iter().flatten().collect();
        let warned = &mut not_looked_for;
        let (unheard, demand, echo) = (
            self.themes.made(warned),
            self.needs.made(self.neighbours.as_ref(), warned),
            self.texts.made(warned),
        );
        Region {
            format: FORMAT,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            rubric: RubricUsed {
                id: format!("{}/{}", file.id, file.version),
                title: file.title.as_str().to_owned(),
                sha256: self.core.sha256.clone(),
                core: self.overlaid,
                levels: words::levels(self.core),
                criteria: file
                    .criteria
                    .iter()
                    .map(|criterion| Named {
                        id: criterion.id.as_str().to_owned(),
                        title: criterion.title.as_str().to_owned(),
                    })
                    .collect(),
            },
            compared: self.warnings.made(ranked, self.core),
            summary: self.summary,
            criteria,
            signs,
            groups,
            map,
            authorities,
            authorities_not_listed,
            pairs,
            unheard,
            demand,
            echo,
            heaps: self.heaps.made(self.used),
            not_looked_for,
            change: self.changes.map(|changes| changes.made(self.core)),
        }
    }
}

/// Something that was not looked for, or not all of which is listed.
fn not_looked_for(id: &str, says: String) -> Warned {
    Warned {
        id: id.to_owned(),
        authorities: None,
        says,
    }
}

#[cfg(test)]
#[path = "texts_sample_tests.rs"]
mod texts_sample;

#[cfg(test)]
#[path = "report_tests.rs"]
mod tests;
