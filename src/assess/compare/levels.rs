//! Everything of an assessment that can move, by what it is and where: grades, criteria, indicators and signs.
//!
//! Compares nothing; it only lays the two out alike.

use super::told::{Bound, Sign, Told};
use crate::assess::published::comparison::Level;
use crate::base::number::numbers;
use std::collections::BTreeMap;

/// What can move, in the order in which it is listed: the authority first, then each exercise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// the exercise; empty for the authority
    pub(super) on: String,
    /// what it is
    pub(super) of: Of,
    /// its id
    pub(super) id: String,
}

/// What moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    Grade,
    Criterion,
    Indicator,
    Sign,
}

impl Of {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Grade => "grade",
            Self::Criterion => "criterion",
            Self::Indicator => "indicator",
            Self::Sign => "sign",
        }
    }
}

/// Where something stood, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stood {
    pub(super) title: String,
    /// what is compared: names of levels are not
    pub(super) state: (String, u32, u32),
    pub(super) level: Level,
}

impl Bound {
    fn stood(&self, title: &str) -> Stood {
        let numbers = numbers(self.low, self.high);
        let silent = matches!(self.status.as_str(), "not-due" | "not-applicable");
        let says = if silent {
            self.status.replace('-', " ")
        } else if self.words == numbers || self.words == numbers.replace('–', " to ") {
            numbers
        } else {
            format!("{numbers}, {}", self.words)
        };
        Stood {
            title: title.to_owned(),
            state: (self.status.clone(), self.low, self.high),
            level: Level {
                says,
                low: self.low,
                high: self.high,
            },
        }
    }
}

impl Sign {
    fn stood(&self) -> Stood {
        let (low, high) = match self.status.as_str() {
            "fired" => (1, 1),
            "possible" => (0, 1),
            _ => (0, 0),
        };
        Stood {
            title: self.title.clone(),
            state: (self.status.clone(), low, high),
            level: Level {
                says: self.status.clone(),
                low,
                high,
            },
        }
    }
}

impl Told {
    /// Everything that can move.
    pub(super) fn levels(&self) -> BTreeMap<Key, Stood> {
        let mut all = BTreeMap::new();
        let mut put = |on: &str, of: Of, id: &str, stood: Stood| {
            let key = Key {
                on: on.to_owned(),
                of,
                id: id.to_owned(),
            };
            all.insert(key, stood);
        };
        put("", Of::Grade, "grade", self.grade.stood("The authority's grade"));
        for row in &self.criteria {
            put("", Of::Criterion, &row.id, row.bound.stood(&row.title));
            // a framework that marks the submission as one has its indicators here
            for leaf in &row.indicators {
                put("", Of::Indicator, &leaf.id, leaf.bound.stood(&leaf.title));
            }
        }
        for one in &self.exercises {
            put(&one.id, Of::Grade, "grade", one.grade.stood(&one.title));
            for row in &one.criteria {
                put(&one.id, Of::Criterion, &row.id, row.bound.stood(&row.title));
                for leaf in &row.indicators {
                    put(&one.id, Of::Indicator, &leaf.id, leaf.bound.stood(&leaf.title));
                }
            }
        }
        for sign in &self.signs {
            put(&sign.on, Of::Sign, &sign.id, sign.stood());
        }
        all
    }
}
