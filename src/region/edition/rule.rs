//! The rule by which a number of people is shown, and what a shown number may stand for.
//!
//! Owns classes and rounding, in whole numbers. It looks at one number alone: which numbers give each other away is the auditor's to find.

use super::range::Range;
use crate::region::published::Shown;

/// The rule by which a number of people is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    /// numbers from 1 up to and without this are one class; at least 2
    pub few_below: u64,
    /// larger ones are rounded to the nearest multiple of this, a half up; from 1 to `few_below`
    pub round_to: u64,
}

impl Rule {
    /// How a number is shown.
    pub fn show(self, exact: u64) -> Shown {
        if exact == 0 {
            return Shown::None;
        }
        if exact < self.few_below {
            return Shown::Few(self.most_few());
        }
        let step = self.round_to.max(1);
        let times = exact.saturating_add(step / 2).checked_div(step).unwrap_or(0);
        Shown::About(times.saturating_mul(step))
    }

    /// The largest number of the class of small ones.
    pub const fn most_few(self) -> u64 {
        self.few_below.saturating_sub(1)
    }

    /// What a shown number may stand for.
    pub fn means(self, shown: Shown) -> Range {
        match shown {
            Shown::None => Range::of(0, 0),
            Shown::Few(most) => Range::of(1, most),
            Shown::About(near) => {
                let step = self.round_to.max(1);
                let low = near.saturating_sub(step / 2).max(self.few_below);
                Range::of(low, near.saturating_add(step.saturating_sub(step / 2)).saturating_sub(1))
            }
            Shown::Hidden => Range::ANY,
        }
    }
}

#[cfg(test)]
#[path = "rule_tests.rs"]
mod tests;
