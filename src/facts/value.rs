//! What a fact can say: a truth or an interval of numbers, whether anything is there at all, and whether it rests on silence.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;

/// The content of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// yes, no or unknown
    Truth(Truth),
    /// a number, or the interval it lies in
    Number(Interval),
    /// a number where there is one, and there may be none: a comparison with it is never surely true
    Perhaps(Interval),
    /// there is surely no such thing (no answer, so no days to it): every comparison with it is false
    Nothing,
}

/// Whether a fact was stated, or read from silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Silence {
    /// something in the file states it
    Stated,
    /// a cell says `not held`
    NotHeld,
    /// the cells it needs are blank
    Blank,
}

/// One fact about one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// what it says
    pub content: Content,
    /// what that rests on
    pub silence: Silence,
}

impl Value {
    /// Not known at all.
    pub const UNKNOWN_TRUTH: Self = Self {
        content: Content::Truth(Truth::Unknown),
        silence: Silence::Blank,
    };
    /// A number that is not known at all.
    pub const UNKNOWN_NUMBER: Self = Self {
        content: Content::Perhaps(Interval::ANY),
        silence: Silence::Blank,
    };

    /// A stated truth.
    pub const fn truth(truth: Truth) -> Self {
        Self {
            content: Content::Truth(truth),
            silence: Silence::Stated,
        }
    }

    /// A stated number.
    pub const fn number(interval: Interval) -> Self {
        Self {
            content: Content::Number(interval),
            silence: Silence::Stated,
        }
    }

    /// A stated whole number.
    pub const fn whole(n: i64) -> Self {
        Self::number(Interval::exact(Q::whole(n)))
    }

    /// Surely nothing there.
    pub const NOTHING: Self = Self {
        content: Content::Nothing,
        silence: Silence::Stated,
    };

    /// The same content, resting on `silence` if that is less than what it rests on now.
    #[must_use]
    pub fn resting_on(self, silence: Silence) -> Self {
        Self {
            silence: self.silence.max(silence),
            ..self
        }
    }

    /// The same number, of which it is not sure that there is one.
    #[must_use]
    pub const fn perhaps(self) -> Self {
        match self.content {
            Content::Number(interval) => Self {
                content: Content::Perhaps(interval),
                silence: self.silence,
            },
            Content::Perhaps(_) | Content::Truth(_) | Content::Nothing => self,
        }
    }

    /// The same content, as something that a cell states.
    #[must_use]
    pub const fn stated(self) -> Self {
        Self {
            content: self.content,
            silence: Silence::Stated,
        }
    }

    /// As a truth; a number or nothing is unknown or false.
    pub const fn as_truth(&self) -> Truth {
        match self.content {
            Content::Truth(truth) => truth,
            Content::Number(_) | Content::Perhaps(_) => Truth::Unknown,
            Content::Nothing => Truth::False,
        }
    }

    /// As an interval, where it is a number.
    pub const fn as_number(&self) -> Option<Interval> {
        match self.content {
            Content::Number(interval) | Content::Perhaps(interval) => Some(interval),
            Content::Truth(_) | Content::Nothing => None,
        }
    }

    /// Is it known to the full: a sure truth, one number, or surely nothing?
    pub fn is_known(&self) -> bool {
        match self.content {
            Content::Truth(truth) => !truth.is_unknown(),
            Content::Number(interval) => interval.point().is_some(),
            Content::Perhaps(_) => false,
            Content::Nothing => true,
        }
    }

    /// Is anything at all known about it?
    pub fn is_partly_known(&self) -> bool {
        match self.content {
            Content::Truth(truth) => !truth.is_unknown(),
            Content::Number(interval) | Content::Perhaps(interval) => {
                interval.low.is_some_and(|low| low > Q::ZERO) || interval.high.is_some()
            }
            Content::Nothing => true,
        }
    }
}

impl Value {
    /// Both, keeping what it rests on: a stated no decides alone.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let (a, b) = (self.as_truth(), other.as_truth());
        let silence = match (a, b) {
            (Truth::False, Truth::False) => self.silence.min(other.silence),
            (Truth::False, _) => self.silence,
            (_, Truth::False) => other.silence,
            _ => self.silence.max(other.silence),
        };
        Self {
            content: Content::Truth(a.and(b)),
            silence,
        }
    }

    /// Either, keeping what it rests on: a stated yes decides alone.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let (a, b) = (self.as_truth(), other.as_truth());
        let silence = match (a, b) {
            (Truth::True, Truth::True) => self.silence.min(other.silence),
            (Truth::True, _) => self.silence,
            (_, Truth::True) => other.silence,
            _ => self.silence.max(other.silence),
        };
        Self {
            content: Content::Truth(a.or(b)),
            silence,
        }
    }

    /// The opposite.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self {
            content: Content::Truth(self.as_truth().not()),
            silence: self.silence,
        }
    }

    /// A comparison of the number; false where there is nothing.
    #[must_use]
    pub fn compare(self, how: impl FnOnce(&Interval) -> Truth) -> Self {
        let truth = match self.content {
            Content::Number(interval) => how(&interval),
            Content::Perhaps(interval) => how(&interval).and(Truth::Unknown),
            Content::Nothing => Truth::False,
            Content::Truth(_) => Truth::Unknown,
        };
        Self {
            content: Content::Truth(truth),
            silence: self.silence,
        }
    }
}
