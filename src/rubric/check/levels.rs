//! The levels of a rubric: one for each number from the lowest, wherever they are written out.

use super::{Checker, both};
use crate::base::pointer::Pointer;
use crate::rubric::file::RubricFile;

impl Checker {
    /// The levels of the rubric itself; all others are held against them.
    pub(super) fn levels(&mut self, file: &RubricFile, at: &Pointer) {
        let levels = || file.levels.iter().map(|level| level.level);
        let Some((lowest, highest)) = both::ends(&mut self.faults, levels(), at) else {
            return;
        };
        (self.lowest, self.highest) = (lowest, highest);
        self.described(levels(), at, lowest);
    }

    /// Levels from `first` to the highest, each once and in order.
    pub(super) fn described(&mut self, levels: impl Iterator<Item = u32>, at: &Pointer, first: u32) {
        let Some(wanted) = both::in_order(&mut self.faults, levels, at, first) else {
            return;
        };
        if wanted != u64::from(self.highest).saturating_add(1) {
            self.error(
                "hole-in-levels",
                at,
                format!("level {wanted} is missing"),
                "write every level once, in order",
            );
        }
    }
}

#[cfg(test)]
#[path = "levels_tests.rs"]
mod tests;
