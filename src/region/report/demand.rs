//! What people need that each area alone has too few people for, and that areas beside each other together do not.
//!
//! Owns what is counted of a need and which areas are taken together. What is not known never counts: an area that does not say how many
//! people need something is neither too small nor large enough, and is told of in words. Of an area, people of one place who were heard in
//! two exercises may be the same, so of each place the most that one entry says are counted, and all entries together must stay below
//! what is enough. Those who would not travel need it where they are: they count towards what an area has alone and not towards what areas
//! have together. Of an authority with several periods the latest that states a need is taken.

use super::alike::{MOST, stars};
use super::stems::stems;
use super::{Seen, not_looked_for};
use crate::region::published::{Demand, DemandArea, Warned};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// People that make something worth serving (house): an area that has as many needs no other, areas together need as many.
const ENOUGH: u64 = 10;
/// Findings that are listed.
const MOST_LISTED: usize = 200;
/// Places that are shown of an area.
const MOST_PLACES: usize = 20;

/// Which authorities are neighbours, by the ids that authorities have in a region.
pub(super) type Neighbours = BTreeMap<String, BTreeSet<String>>;

/// Needs as they come.
#[derive(Debug, Default)]
pub(super) struct Needs {
    held: Vec<Need>,
    came: u64,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Need {
    /// its stems
    stems: Vec<String>,
    authority: String,
    name: String,
    /// the region of the authority, in small letters and as it is written
    region: Option<(String, String)>,
    what: String,
    place: String,
    people: Option<u32>,
    would_not_travel: bool,
}

/// What an area has of one need.
#[derive(Debug, Default)]
struct Area<'n> {
    name: &'n str,
    region: Option<&'n (String, String)>,
    /// people of whom it is sure that they are different people, and who would travel or were not asked
    people: BTreeMap<&'n str, u64>,
    /// people of all entries
    most: u64,
    /// an entry does not say how many
    unknown: bool,
    some_stay: bool,
}

impl Area<'_> {
    fn people(&self) -> u64 {
        self.people.values().sum()
    }

    /// It surely has too few by itself, and somebody who could go elsewhere.
    fn seeks(&self) -> bool {
        !self.unknown && self.most < ENOUGH && self.people() > 0
    }
}

impl Needs {
    pub(super) fn add(&mut self, seen: &Seen<'_>) {
        let region = seen.row.region.as_ref().map(|region| {
            let one_line = region.split_whitespace().collect::<Vec<_>>().join(" ");
            (one_line.to_lowercase(), one_line)
        });
        let mut needs = seen.units.iter().flat_map(|(_, unit)| &unit.needs).peekable();
        if needs.peek().is_some() {
            // rows come by authority and then by period
            let earlier = self.held.iter().rev().take_while(|need| need.authority == seen.id).count();
            self.held.truncate(self.held.len().saturating_sub(earlier));
        }
        for need in needs {
            self.came = self.came.saturating_add(1);
            if self.held.len() < MOST {
                self.held.push(Need {
                    stems: stems(&need.what).into_keys().collect(),
                    authority: seen.id.clone(),
                    name: seen.row.name.clone(),
                    region: region.clone(),
                    what: need.what.clone(),
                    place: need.place.clone(),
                    people: need.people,
                    would_not_travel: need.would_travel == Some(false),
                });
            }
        }
    }

    /// Needs of areas together, that of most people first. Without neighbours those of one region are taken together.
    pub(super) fn made(mut self, neighbours: Option<&Neighbours>, warned: &mut Vec<Warned>) -> Vec<Demand> {
        if self.came > MOST as u64 {
            let says = format!(
                "{} needs came. Beyond {MOST} they are not compared with each other, so needs that only several areas together make worth \
                 serving were not looked for.",
                self.came
            );
            warned.push(not_looked_for("demand", says));
            return Vec::new();
        }
        self.held.sort();
        let sets: Vec<Vec<&str>> = self
            .held
            .iter()
            .map(|need| need.stems.iter().map(String::as_str).collect())
            .collect();
        let mut found = Vec::new();
        stars(&sets, |star| {
            let needs = star.members.iter().filter_map(|place| self.held.get(*place));
            let areas = areas(needs);
            let what = self.held.get(star.middle).map_or("", |need| &need.what);
            let from = found.len();
            match neighbours {
                Some(neighbours) => on_the_map(what, areas, neighbours, &mut found),
                None => by_region(what, &areas, &mut found),
            }
            let members: Vec<&Need> = star.members.iter().filter_map(|place| self.held.get(*place)).collect();
            let words = shared_words(what, &members);
            for demand in found.iter_mut().skip(from) {
                demand.words.clone_from(&words);
            }
        });
        let first = |demand: &Demand| demand.areas.first().map(|area| area.authority.clone());
        found.sort_by_cached_key(|demand: &Demand| (Reverse(demand.people), demand.what.clone(), first(demand)));
        if found.len() > MOST_LISTED {
            let says = format!(
                "{} needs are worth serving by several areas together; the first {MOST_LISTED} are listed, by people.",
                found.len()
            );
            warned.push(not_looked_for("demand-not-listed", says));
            found.truncate(MOST_LISTED);
        }
        self.tell_off_the_map(neighbours, warned);
        found
    }

    /// Areas that no map can put beside others.
    fn tell_off_the_map(&self, neighbours: Option<&Neighbours>, warned: &mut Vec<Warned>) {
        let placed = |need: &Need| match neighbours {
            Some(neighbours) => neighbours.contains_key(&need.authority),
            None => need.region.is_some(),
        };
        let lost: BTreeSet<&str> = self
            .held
            .iter()
            .filter(|need| !placed(need))
            .map(|need| need.authority.as_str())
            .collect();
        if lost.is_empty() {
            return;
        }
        let why = match neighbours {
            Some(_) => "They state needs and are not on the map, so nobody is beside them.",
            None => "They state needs and not their region, and there is no map, so nobody is beside them.",
        };
        warned.push(Warned {
            authorities: Some(lost.len() as u64),
            ..not_looked_for("demand-no-neighbours", why.to_owned())
        });
    }
}

/// The words of a need that everybody who states it uses.
fn shared_words(what: &str, all: &[&Need]) -> Vec<String> {
    let shared = |stem: &String| all.iter().all(|need| need.stems.contains(stem));
    let words = stems(what).into_iter().filter(|(stem, _)| shared(stem));
    words.map(|(_, word)| word).collect()
}

/// What each area has of one need.
fn areas<'n>(needs: impl Iterator<Item = &'n Need>) -> BTreeMap<&'n str, Area<'n>> {
    let mut areas: BTreeMap<&str, Area<'_>> = BTreeMap::new();
    for need in needs {
        let area = areas.entry(&need.authority).or_default();
        area.name = &need.name;
        area.region = need.region.as_ref();
        area.some_stay |= need.would_not_travel;
        let Some(people) = need.people.map(u64::from) else {
            area.unknown = true;
            continue;
        };
        area.most = area.most.saturating_add(people);
        if !need.would_not_travel && people > 0 {
            let slot = area.people.entry(&need.place).or_default();
            *slot = people.max(*slot);
        }
    }
    areas
}

/// Areas of one region together.
fn by_region(what: &str, areas: &BTreeMap<&str, Area<'_>>, found: &mut Vec<Demand>) {
    let mut regions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, area) in areas {
        if let Some((region, _)) = area.region {
            regions.entry(region).or_default().push(id);
        }
    }
    for ids in regions.values() {
        let seeking = ids.iter().copied().filter(|id| areas.get(id).is_some_and(Area::seeks));
        let written = ids.iter().find_map(|id| areas.get(id).and_then(|area| area.region));
        let together = written.map_or_else(String::new, |(_, region)| format!("of one region: {region}"));
        let unknown = ids.iter().filter(|id| areas.get(**id).is_some_and(|area| area.unknown)).count();
        found.extend(demand(what, together, &seeking.collect::<Vec<_>>(), areas, unknown));
    }
}

/// Each area with its neighbours, those of most people first; an area is in one of them. A chain of neighbours is no neighbourhood.
fn on_the_map(what: &str, mut areas: BTreeMap<&str, Area<'_>>, neighbours: &Neighbours, found: &mut Vec<Demand>) {
    let mut middles: Vec<&str> = areas.iter().filter(|(_, area)| area.seeks()).map(|(id, _)| *id).collect();
    loop {
        let beside = |middle: &str| neighbours.get(middle);
        let around = |middle: &str| -> Vec<&str> {
            let near = |id: &str| id == middle || beside(middle).is_some_and(|near| near.contains(id));
            let seeking = areas.iter().filter(|(id, area)| near(id) && area.seeks());
            seeking.map(|(id, _)| *id).collect()
        };
        let sum = |ids: &[&str]| -> u64 { ids.iter().filter_map(|id| areas.get(id)).map(Area::people).sum() };
        let groups = middles.iter().map(|middle| (*middle, around(middle)));
        let best = groups.min_by_key(|(middle, ids)| (Reverse(sum(ids)), *middle));
        let Some((middle, ids)) = best else { return };
        let unknown = areas
            .iter()
            .filter(|(id, area)| area.unknown && beside(middle).is_some_and(|near| near.contains(**id)))
            .count();
        let made = demand(what, "neighbours on the map".to_owned(), &ids, &areas, unknown);
        match made {
            Some(demand) => {
                found.push(demand);
                for id in &ids {
                    areas.remove(id);
                }
                middles.retain(|id| !ids.contains(id));
            }
            // one with most people that is alone or too few; another may be smaller and have neighbours
            None => middles.retain(|id| *id != middle),
        }
    }
}

/// What so many areas have together, as people in words.
pub(in crate::region) fn together(areas: usize, people: &str) -> String {
    format!(
        "Each of these {areas} areas alone has fewer than {ENOUGH} people for it, together they have {people}: one conversation for them to have."
    )
}

fn demand(what: &str, because: String, ids: &[&str], areas: &BTreeMap<&str, Area<'_>>, unknown: usize) -> Option<Demand> {
    let those = || ids.iter().filter_map(|id| Some((*id, areas.get(id)?)));
    let people: u64 = those().map(|(_, area)| area.people()).sum();
    if ids.len() < 2 || people < ENOUGH {
        return None;
    }
    let mut says = together(ids.len(), &people.to_string());
    if those().any(|(_, area)| area.some_stay) {
        says.push_str(" Those who would not travel are not among them.");
    }
    match unknown {
        0 => {}
        1 => says.push_str(" One more area beside them states it without saying for how many."),
        many => says.push_str(&format!(" {many} more areas beside them state it without saying for how many.")),
    }
    Some(Demand {
        what: what.to_owned(),
        words: Vec::new(),
        people,
        together: because,
        areas: those()
            .map(|(id, area)| DemandArea {
                authority: id.to_owned(),
                name: area.name.to_owned(),
                places: area.people.keys().take(MOST_PLACES).map(|place| (*place).to_owned()).collect(),
                people: area.people(),
            })
            .collect(),
        says,
    })
}

#[cfg(test)]
#[path = "demand_tests.rs"]
mod tests;
