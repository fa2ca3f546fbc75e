//! How far people may set a level against one that is measured: one level alone, any further where a second person says the same.
//!
//! Compares levels and authors only; where a level comes from and what it does to a criterion is not known here.

use super::{Mark, Role, Stand, Target};
use crate::assess::verdict::Bounds;

/// An override of a level with what ties its author.
#[derive(Clone, Copy)]
pub struct Opinion<'m> {
    /// the mark
    pub mark: &'m Mark,
    /// its level
    pub level: u32,
    /// its author is tied to the exercise
    pub tied: bool,
}

impl<'m> Opinion<'m> {
    /// The override that a standing mark is of an indicator.
    pub fn of(mark: &'m Mark, stand: &Stand, indicator: &str) -> Option<Self> {
        match &mark.target {
            Target::Indicator(id, level) if mark.overrides && id == indicator => Some(Self {
                mark,
                level: *level,
                tied: stand.tied.is_some(),
            }),
            Target::Indicator(..) | Target::Apart(..) | Target::Fact(..) | Target::Sign(..) => None,
        }
    }

    /// How far it moves the end of what is measured that it moves most.
    fn moves(&self, measured: Bounds) -> u32 {
        self.level.abs_diff(measured.low).max(self.level.abs_diff(measured.high))
    }

    /// Whether it is allowed: one level by anybody, more by a moderator or where somebody else without a tie says the same.
    pub fn allowed(&self, measured: Bounds, all: &[Self]) -> bool {
        let seconded = || {
            let person = self.mark.person();
            let others = all.iter().filter(|other| !other.tied && other.level == self.level);
            !self.tied && others.into_iter().any(|other| other.mark.person() != person)
        };
        self.moves(measured) <= 1 || (!self.tied && self.mark.role == Role::Moderator) || seconded()
    }
}

/// What the allowed ones of some overrides leave of a measured level: the interval between them. What is not measured at `top` already
/// does not come there by anybody's word.
pub fn overridden(measured: Bounds, all: &[Opinion<'_>], top: u32) -> Option<Bounds> {
    let most = top.saturating_sub(1).max(measured.low);
    let levels = all.iter().filter(|one| one.allowed(measured, all)).map(|one| one.level.min(most));
    levels.fold(None, |range: Option<Bounds>, level| {
        Some(range.map_or(Bounds::at(level), |known| Bounds {
            low: known.low.min(level),
            high: known.high.max(level),
        }))
    })
}

#[cfg(test)]
#[path = "overrides_tests.rs"]
mod tests;
