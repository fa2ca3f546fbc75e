//! Days of the calendar, and the spans of days that a partial date such as `2025-03` stands for.
//!
//! Owns reading and writing dates in the forms people use in a file. Which dates exist is the `jiff` library's knowledge.
//! There is no clock here: today is always handed in.

use crate::base::interval::Interval;
use crate::base::number::Q;
use jiff::civil::Date as Civil;
use std::fmt;

/// A day, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// The first year a date may have; earlier ones are taken for slips.
pub const FIRST_YEAR: i16 = 1948;
/// The last year a date may have.
pub const LAST_YEAR: i16 = 2100;

fn epoch_days(date: Civil) -> i32 {
    let epoch = Civil::constant(1970, 1, 1);
    date.since(epoch).map(|span| span.get_days()).unwrap_or(0)
}

impl Day {
    /// A day of the calendar; `None` when there is no such day or its year is out of range.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return None;
        }
        Civil::new(year, month, day).ok().map(|date| Self(epoch_days(date)))
    }

    /// The day that is `number` days after 1 January 1970.
    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// Days since 1 January 1970.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day `days` later (earlier when negative).
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    fn civil(self) -> Civil {
        let epoch = Civil::constant(1970, 1, 1);
        epoch.saturating_add(jiff::Span::new().days(i64::from(self.0)))
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.civil().year()
    }

    /// Reads `2025-03-04` and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        match Days::parse(text) {
            Some(days) if days.from == days.to && text.len() == 10 => Some(days.from),
            _ => None,
        }
    }

    /// As people write it: `4 March 2025`.
    pub fn words(self) -> String {
        let date = self.civil();
        let month = MONTHS
            .get(usize::try_from(date.month()).unwrap_or(1).saturating_sub(1))
            .copied()
            .unwrap_or("January");
        let mut name = month.to_owned();
        if let Some(first) = name.get_mut(0..1) {
            first.make_ascii_uppercase();
        }
        format!("{} {} {}", date.day(), name, date.year())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.civil();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

/// One day, or the span of days that a partial date stands for; both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// the earliest day it could be
    pub from: Day,
    /// the latest day it could be
    pub to: Day,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn digits(text: &str, length: usize) -> Option<i16> {
    if text.len() == length && text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse().ok()
    } else {
        None
    }
}

fn month_by_name(text: &str) -> Option<i8> {
    let lower = text.to_ascii_lowercase();
    let at = MONTHS
        .iter()
        .position(|name| *name == lower || (lower.len() == 3 && name.starts_with(&lower)))?;
    i8::try_from(at.checked_add(1)?).ok()
}

fn month_span(year: i16, month: i8) -> Option<Days> {
    let from = Day::new(year, month, 1)?;
    let last = Civil::new(year, month, 1).ok()?.days_in_month();
    Some(Days {
        from,
        to: Day::new(year, month, last)?,
    })
}

impl Days {
    /// One known day.
    pub const fn exact(day: Day) -> Self {
        Self { from: day, to: day }
    }

    /// Reads `2025-03-04`, `4 March 2025`, the partial `2025-03`, `March 2025` and `2025`, and a span `2025-03-04..2025-03-09`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((from, to)) = text.split_once("..") {
            let (from, to) = (Self::parse(from.trim())?, Self::parse(to.trim())?);
            return if from.from <= to.to {
                Some(Self {
                    from: from.from,
                    to: to.to,
                })
            } else {
                None
            };
        }
        if text.contains(' ') {
            return Self::parse_words(text);
        }
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let Some(month) = parts.next() else {
            return Some(Self {
                from: Day::new(year, 1, 1)?,
                to: Day::new(year, 12, 31)?,
            });
        };
        let month = i8::try_from(digits(month, 2)?).ok()?;
        let Some(day) = parts.next() else { return month_span(year, month) };
        if parts.next().is_some() {
            return None;
        }
        Some(Self::exact(Day::new(year, month, i8::try_from(digits(day, 2)?).ok()?)?))
    }

    fn parse_words(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split_whitespace().collect();
        match parts.as_slice() {
            [day, month, year] => {
                let day: i8 = day.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
                Some(Self::exact(Day::new(digits(year, 4)?, month_by_name(month)?, day)?))
            }
            [month, year] => month_span(digits(year, 4)?, month_by_name(month)?),
            _ => None,
        }
    }

    /// The one day it is, where it is one.
    pub fn day(&self) -> Option<Day> {
        (self.from == self.to).then_some(self.from)
    }

    /// Day numbers, as an interval.
    pub fn interval(&self) -> Interval {
        Interval::between(Q::whole(i64::from(self.from.number())), Q::whole(i64::from(self.to.number())))
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to {
            return write!(f, "{}", self.from);
        }
        let from = self.from.to_string();
        for short in [from.get(0..4), from.get(0..7)].into_iter().flatten() {
            if Self::parse(short).as_ref() == Some(self) {
                return f.write_str(short);
            }
        }
        write!(f, "{}..{}", self.from, self.to)
    }
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
