//! From a chain of assessments to movements: each step of the chain is one cause, so the parts of a movement sum exactly to it.
//!
//! Knows levels and causes; how the chain was made is not its matter.

use super::levels::{Key, Stood};
use super::told::Told;
use crate::assess::published::comparison::{Cause, Level, Movement, Part};
use std::collections::{BTreeMap, BTreeSet};

fn absent() -> Level {
    Level {
        says: "not there".to_owned(),
        low: 0,
        high: 0,
    }
}

fn apart(from: u32, to: u32) -> i64 {
    i64::from(to).saturating_sub(i64::from(from))
}

/// Everything that moved from `first` along `steps`, also what came back to where it was.
pub(super) fn movements(first: &Told, steps: &[(Cause, Told)]) -> Vec<Movement> {
    let start = first.levels();
    let stages: Vec<(Cause, BTreeMap<Key, Stood>)> = steps.iter().map(|(cause, told)| (*cause, told.levels())).collect();
    let keys: BTreeSet<&Key> = stages.iter().flat_map(|(_, levels)| levels.keys()).chain(start.keys()).collect();
    keys.into_iter().filter_map(|key| movement(key, &start, &stages)).collect()
}

fn movement(key: &Key, start: &BTreeMap<Key, Stood>, stages: &[(Cause, BTreeMap<Key, Stood>)]) -> Option<Movement> {
    let level = |stood: Option<&Stood>| stood.map_or_else(absent, |stood| stood.level.clone());
    let mut parts = Vec::new();
    let mut before = start.get(key);
    let mut title = before.map(|stood| stood.title.as_str());
    for (cause, levels) in stages {
        let after = levels.get(key);
        title = after.map(|stood| stood.title.as_str()).or(title);
        if before.map(|stood| &stood.state) != after.map(|stood| &stood.state) {
            let (from, to) = (level(before), level(after));
            parts.push(Part {
                cause: *cause,
                says: format!("{} → {}", from.says, to.says),
                low: apart(from.low, to.low),
                high: apart(from.high, to.high),
            });
        }
        before = after;
    }
    if parts.is_empty() {
        return None;
    }
    let (from, to) = (level(start.get(key)), level(before));
    Some(Movement {
        of: key.of.word().to_owned(),
        on: key.on.clone(),
        id: key.id.clone(),
        title: title.unwrap_or_default().to_owned(),
        low: apart(from.low, to.low),
        high: apart(from.high, to.high),
        from,
        to,
        parts,
    })
}
