//! Several levels combined into one, and which of them gave it.
//!
//! Finds again what scoring chose; the level itself is scoring's.

use super::node::Pair;
use crate::assess::verdict::{Bounds, State};
use crate::rubric::file::Combine;

/// Levels that are combined, and the chosen ones.
pub(super) struct Combined {
    /// each level, and whether it applies
    levels: Vec<(Bounds, bool)>,
    /// the places of those that give the result, at worst and at best
    chosen: (Option<usize>, Option<usize>),
}

impl Combined {
    /// Combines levels as the rubric's grade does.
    pub(super) fn of(how: Combine, levels: impl Iterator<Item = (Bounds, State)>) -> Self {
        let levels: Vec<(Bounds, bool)> = levels.map(|(bounds, state)| (bounds, state != State::NotApplicable)).collect();
        let pick = |level: fn(Bounds) -> u32| {
            let mut order: Vec<(u32, usize)> = levels
                .iter()
                .enumerate()
                .filter(|(_, (_, applies))| *applies)
                .map(|(at, (bounds, _))| (level(*bounds), at))
                .collect();
            order.sort_unstable();
            let at = match how {
                Combine::LowerMedian => order.len().checked_sub(1).map(|last| last / 2),
                Combine::Min => Some(0),
            };
            at.and_then(|at| order.get(at)).map(|(_, place)| *place)
        };
        let chosen = (pick(|bounds| bounds.low), pick(|bounds| bounds.high));
        Self { levels, chosen }
    }

    /// Some level applies.
    pub(super) fn any(&self) -> bool {
        self.levels.iter().any(|(_, applies)| *applies)
    }

    /// The level that the chosen ones give, before the rule about the lowest.
    pub(super) fn bounds(&self) -> Bounds {
        let at = |place: Option<usize>| place.and_then(|place| self.levels.get(place)).map(|(bounds, _)| *bounds);
        Bounds {
            low: at(self.chosen.0).map_or(0, |bounds| bounds.low),
            high: at(self.chosen.1).map_or(0, |bounds| bounds.high),
        }
    }

    /// What the level at `place` adds: the whole of it where it is the chosen one, else nothing.
    pub(super) fn adds(&self, place: usize) -> Pair {
        let level = self.levels.get(place).map_or(Bounds::at(0), |(bounds, _)| *bounds);
        Pair::of(level).where_chosen(self.chosen, place)
    }
}
