//! Which authority's rows are being taken: rows come in the order of their authorities, so that one name is all that must be remembered.
//!
//! Owns the counting of turns and nothing else; what is held of an authority is held by whoever asks. It never looks back: an authority
//! that came, and comes again after another, is taken for a new one.

/// Turns that were taken.
#[derive(Debug, Default)]
pub(super) struct Turns {
    id: Option<String>,
    number: u64,
}

impl Turns {
    /// The number of the turn in which this authority is, from one; the same for all its periods.
    pub(super) fn of(&mut self, id: &str) -> u64 {
        if self.id.as_deref() != Some(id) {
            self.id = Some(id.to_owned());
            self.number = self.number.saturating_add(1);
        }
        self.number
    }
}

/// Something that each authority adds to once, however many of its periods come.
#[derive(Debug, Default)]
pub(super) struct Once {
    turn: u64,
    /// how many added to it
    pub(super) many: u64,
}

impl Once {
    /// Adds the authority whose turn it is.
    pub(super) const fn add(&mut self, turn: u64) {
        if self.turn != turn {
            self.turn = turn;
            self.many = self.many.saturating_add(1);
        }
    }
}

#[cfg(test)]
#[path = "turn_tests.rs"]
mod tests;
