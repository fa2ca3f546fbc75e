//! Three-valued truth and intervals of exact numbers: how the engine says "we do not know".
//!
//! Owns Kleene logic ([`Truth`]) and [`Interval`], a closed interval whose ends may be open to infinity. A comparison of an
//! interval is true or false only where every number in it agrees; otherwise it is unknown. Nothing here guesses a value.

use crate::base::number::Q;

/// True, false, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Truth {
    /// surely not
    False,
    /// cannot be told from what is held
    Unknown,
    /// surely so
    True,
}

impl Truth {
    /// Both: false beats unknown beats true.
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Either: true beats unknown beats false.
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// The opposite; unknown stays unknown.
    pub const fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }

    /// Surely so.
    pub const fn is_true(self) -> bool {
        matches!(self, Self::True)
    }

    /// Surely not.
    pub const fn is_false(self) -> bool {
        matches!(self, Self::False)
    }

    /// Not known.
    pub const fn is_unknown(self) -> bool {
        matches!(self, Self::Unknown)
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

/// All numbers from `low` to `high`, both included; `None` is an open end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// the least value it could have
    pub low: Option<Q>,
    /// the greatest value it could have
    pub high: Option<Q>,
}

impl Interval {
    /// Any number at all.
    pub const ANY: Self = Self { low: None, high: None };

    /// One known number.
    pub const fn exact(value: Q) -> Self {
        Self {
            low: Some(value),
            high: Some(value),
        }
    }

    /// From `low` to `high`.
    pub const fn between(low: Q, high: Q) -> Self {
        Self {
            low: Some(low),
            high: Some(high),
        }
    }

    /// `low` or more.
    pub const fn from(low: Q) -> Self {
        Self {
            low: Some(low),
            high: None,
        }
    }

    /// The one number it holds, where it holds only one.
    pub fn point(&self) -> Option<Q> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => Some(low),
            _ => None,
        }
    }

    /// Is every number in it at least `bound`?
    pub fn at_least(&self, bound: Q) -> Truth {
        if self.low.is_some_and(|low| low >= bound) {
            Truth::True
        } else if self.high.is_some_and(|high| high < bound) {
            Truth::False
        } else {
            Truth::Unknown
        }
    }

    /// Is every number in it at most `bound`?
    pub fn at_most(&self, bound: Q) -> Truth {
        if self.high.is_some_and(|high| high <= bound) {
            Truth::True
        } else if self.low.is_some_and(|low| low > bound) {
            Truth::False
        } else {
            Truth::Unknown
        }
    }

    /// Is `self` less than or equal to `other`, whichever numbers they stand for?
    pub fn no_more_than(&self, other: &Self) -> Truth {
        match (self.high, other.low) {
            (Some(high), Some(low)) if high <= low => return Truth::True,
            _ => {}
        }
        match (self.low, other.high) {
            (Some(low), Some(high)) if low > high => Truth::False,
            _ => Truth::Unknown,
        }
    }

    /// Are the two surely the same number?
    pub fn same(&self, other: &Self) -> Truth {
        match (self.point(), other.point()) {
            (Some(a), Some(b)) => Truth::from(a == b),
            _ => {
                let apart = self.no_more_than(other).is_false() || other.no_more_than(self).is_false();
                if apart { Truth::False } else { Truth::Unknown }
            }
        }
    }

    /// The sum; an end that overflows becomes open.
    pub fn plus(&self, other: &Self) -> Self {
        let add = |a: Option<Q>, b: Option<Q>| a?.plus(b?);
        Self {
            low: add(self.low, other.low),
            high: add(self.high, other.high),
        }
    }

    /// The difference; an end that overflows becomes open.
    pub fn minus(&self, other: &Self) -> Self {
        let sub = |a: Option<Q>, b: Option<Q>| a?.minus(b?);
        Self {
            low: sub(self.low, other.high),
            high: sub(self.high, other.low),
        }
    }

    /// The product of two intervals that hold no negative number; anything else is [`Interval::ANY`].
    pub fn times(&self, other: &Self) -> Self {
        let (Some(a), Some(b)) = (self.low, other.low) else {
            return Self::ANY;
        };
        if a < Q::ZERO || b < Q::ZERO {
            return Self::ANY;
        }
        let mul = |a: Option<Q>, b: Option<Q>| a?.times(b?);
        Self {
            low: mul(self.low, other.low),
            high: mul(self.high, other.high),
        }
    }

    /// The quotient of two intervals that hold no negative number; a divisor that may be nought leaves the top open.
    pub fn over(&self, other: &Self) -> Self {
        let (Some(a), Some(b)) = (self.low, other.low) else {
            return Self::ANY;
        };
        if a < Q::ZERO || b < Q::ZERO || other.high == Some(Q::ZERO) {
            return Self::ANY;
        }
        let low = match other.high {
            Some(high) => a.over(high),
            None => Some(Q::ZERO),
        };
        let high = if b == Q::ZERO {
            None
        } else {
            self.high.and_then(|high| high.over(b))
        };
        Self { low, high }
    }

    /// The smallest interval that holds both.
    pub fn hull(&self, other: &Self) -> Self {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(a.min(b)),
            _ => None,
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.max(b)),
            _ => None,
        };
        Self { low, high }
    }

    /// The smaller of the two numbers they stand for.
    pub fn least(&self, other: &Self) -> Self {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(a.min(b)),
            _ => None,
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (one, None) | (None, one) => one,
        };
        Self { low, high }
    }

    /// The larger of the two numbers they stand for.
    pub fn greatest(&self, other: &Self) -> Self {
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.max(b)),
            _ => None,
        };
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (one, None) | (None, one) => one,
        };
        Self { low, high }
    }

    /// What people are shown: `12`, `12 to 15`, `12 or more`, `at most 15`, `not known`.
    pub fn words(&self, places: u32) -> String {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => low.decimal(places),
            (Some(low), Some(high)) => format!("{} to {}", low.decimal(places), high.decimal(places)),
            (Some(low), None) => format!("{} or more", low.decimal(places)),
            (None, Some(high)) => format!("at most {}", high.decimal(places)),
            (None, None) => "not known".to_owned(),
        }
    }
}

#[cfg(test)]
#[path = "interval_tests.rs"]
mod tests;
