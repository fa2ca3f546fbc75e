//! Whole numbers from one to another, and the few sums of them that the auditor needs.
//!
//! Owns arithmetic that never wraps: numbers of people are far below the end that stands for none.

/// Whole numbers from `low` to `high`, both included; none where `high` is below `low`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// the lowest
    pub low: i128,
    /// the highest; [`Range::END`] or more stands for no end
    pub high: i128,
}

impl Range {
    /// What stands for no end. Sums of any number of them stay within 128 bits.
    pub const END: i128 = 1 << 90;
    /// Any number of people.
    pub const ANY: Self = Self { low: 0, high: Self::END };
    /// Nobody.
    pub const NONE: Self = Self { low: 0, high: 0 };

    /// From one number of people to another.
    pub fn of(low: u64, high: u64) -> Self {
        Self {
            low: i128::from(low),
            high: i128::from(high),
        }
    }

    /// Whether a number of people is in it.
    pub fn holds(self, number: u64) -> bool {
        (self.low..=self.high).contains(&i128::from(number))
    }

    /// What both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            low: self.low.max(other.low),
            high: self.high.min(other.high),
        }
    }

    /// The sums of a number of each.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_add(other.low),
            high: self.high.saturating_add(other.high),
        }
    }

    /// A sum without one of its parts.
    #[must_use]
    pub const fn without(self, part: Self) -> Self {
        Self {
            low: self.low.saturating_sub(part.low),
            high: self.high.saturating_sub(part.high),
        }
    }

    /// What is left of a number of this when a number of the other is taken from it.
    #[must_use]
    pub const fn less(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_sub(other.high),
            high: self.high.saturating_sub(other.low),
        }
    }

    /// How many whole numbers it holds.
    pub fn count(self) -> i128 {
        self.high.saturating_sub(self.low).saturating_add(1).max(0)
    }

    /// How many whole numbers but nought it holds.
    pub fn count_but_nought(self) -> i128 {
        self.count().saturating_sub(i128::from(self.low <= 0 && self.high >= 0))
    }

    /// The number of it that is nearest to one.
    pub fn nearest(self, to: i128) -> i128 {
        to.min(self.high).max(self.low)
    }
}
