//! The levels of a rubric: one for each number from the lowest, wherever they are written out.

use super::Checker;
use crate::base::pointer::Pointer;
use crate::rubric::file::RubricFile;

impl Checker {
    /// The levels of the rubric itself; all others are held against them.
    pub(super) fn levels(&mut self, file: &RubricFile, at: &Pointer) {
        let (Some(first), Some(last)) = (file.levels.first(), file.levels.last()) else {
            self.error(
                "no-levels",
                at,
                "there is no level",
                "write the levels from the lowest, each with a name",
            );
            return;
        };
        self.lowest = first.level;
        self.highest = last.level;
        self.described(file.levels.iter().map(|level| level.level), at, first.level);
    }

    /// Levels from `first` to the highest, each once and in order.
    pub(super) fn described(&mut self, levels: impl Iterator<Item = u32>, at: &Pointer, first: u32) {
        let mut wanted = first;
        for (place, level) in levels.enumerate() {
            if level != wanted {
                let message = format!("read level {level} where level {wanted} is expected");
                self.error(
                    "hole-in-levels",
                    &at.item(place).key("level"),
                    message,
                    "write every level once, in order",
                );
                return;
            }
            wanted = wanted.saturating_add(1);
        }
        if wanted != self.highest.saturating_add(1) {
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
