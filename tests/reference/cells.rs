//! The cells of a submission as the reference reads them: a value, `not held`, or blank (`n/a: reason` counts as blank); events with
//! `none`; counts and dates as intervals. [`Ctx`] says what a silent cell means: the adverse answer, or nothing known.

use super::number::{Interval, Q, Truth, decimal, frac, int, small};
use serde_json::Value;

static NULL: Value = Value::Null;

/// The child of a map; null where there is none.
pub fn get<'a>(of: &'a Value, key: &str) -> &'a Value {
    of.get(key).unwrap_or(&NULL)
}

/// The text of a value; empty where it is none.
pub fn text(of: &Value) -> &str {
    of.as_str().unwrap_or("")
}

/// The entries of a list; none where there is no list.
pub fn items(of: &Value) -> &[Value] {
    of.as_array().map_or(&[], Vec::as_slice)
}

/// What a silent cell stands for.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    /// the submission
    pub submission: &'a Value,
    /// the rubric
    pub rubric: &'a Value,
    /// the file was filled in by the authority
    pub returned: bool,
    /// a blank is the adverse answer
    pub blank: bool,
    /// `not held` is the adverse answer
    pub not_held: bool,
}

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// nothing, or `n/a`
    Blank,
    /// `not held`
    NotHeld,
    /// a value
    Value(&'a Value),
}

/// Reads a cell.
pub fn cell(of: &Value) -> Cell<'_> {
    match of {
        Value::Null => Cell::Blank,
        Value::String(s) if s == "not held" => Cell::NotHeld,
        Value::String(s) if s.starts_with("n/a:") => Cell::Blank,
        value => Cell::Value(value),
    }
}

/// The value of a cell that has one.
pub fn stated<'a>(of: &'a Value, key: &str) -> Option<&'a Value> {
    match cell(get(of, key)) {
        Cell::Value(value) => Some(value),
        Cell::Blank | Cell::NotHeld => None,
    }
}

/// A date cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Date {
    /// one of these days, both included
    Span(i64, i64),
    /// surely none
    Missing,
    /// there is one, or may be; nobody knows which
    Unknown,
}

/// An event.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// it did not happen
    None,
    /// nobody knows
    Unknown,
    /// it happened, as described
    Some(&'a Value),
}

/// A list: its entries, or nothing known of it.
pub type List<'a> = Option<Vec<&'a Value>>;

impl<'a> Ctx<'a> {
    /// Does this silent cell stand for the adverse answer?
    pub fn adverse(&self, of: &Value) -> bool {
        if cell(of) == Cell::NotHeld { self.not_held } else { self.blank }
    }
    /// A silent truth.
    pub fn silent(&self, of: &Value) -> Truth {
        if self.adverse(of) { Truth::No } else { Truth::Unknown }
    }
    /// A yes or no.
    pub fn flag(&self, of: &Value, key: &str) -> Truth {
        match stated(of, key) {
            Some(Value::Bool(yes)) => Truth::of(*yes),
            Some(value) => Truth::of(text(value) == "yes"),
            None => self.silent(get(of, key)),
        }
    }
    /// The word of this cell is one of these; a silent cell is not where it is adverse.
    pub fn word_in(&self, of: &Value, key: &str, words: &[&str]) -> Truth {
        match stated(of, key) {
            Some(value) => Truth::of(words.contains(&text(value))),
            None => self.silent(get(of, key)),
        }
    }
    /// A count; 0 where silence is adverse.
    pub fn count(&self, of: &Value, key: &str) -> Interval {
        match stated(of, key) {
            Some(value) => count(value),
            None if self.adverse(get(of, key)) => Interval::whole(0),
            None => Interval::any_count(),
        }
    }
    /// A date.
    pub fn date(&self, of: &Value, key: &str) -> Date {
        match stated(of, key) {
            Some(value) => {
                let (from, to) = days(value);
                Date::Span(from, to)
            }
            None if self.adverse(get(of, key)) => Date::Missing,
            None => Date::Unknown,
        }
    }
    /// An event.
    pub fn event<'b>(&self, of: &'b Value, key: &str) -> Event<'b> {
        match get(of, key) {
            Value::Null => {
                if self.blank {
                    Event::None
                } else {
                    Event::Unknown
                }
            }
            Value::String(s) if s == "none" => Event::None,
            value => Event::Some(value),
        }
    }
    /// Did it happen?
    pub fn happened(&self, of: &Value, key: &str) -> Truth {
        match self.event(of, key) {
            Event::None => Truth::No,
            Event::Unknown => Truth::Unknown,
            Event::Some(_) => Truth::Yes,
        }
    }
    /// The day of an event that is a date.
    pub fn event_day(&self, of: &Value, key: &str) -> Date {
        match self.event(of, key) {
            Event::None => Date::Missing,
            Event::Unknown => Date::Unknown,
            Event::Some(value) => {
                let (from, to) = days(value);
                Date::Span(from, to)
            }
        }
    }
    /// A yes or no within an event that is a map: surely no where it did not happen.
    pub fn event_flag(&self, of: &Value, key: &str, inner: &str) -> Truth {
        match self.event(of, key) {
            Event::None => Truth::No,
            Event::Unknown => Truth::Unknown,
            Event::Some(value) => self.flag(value, inner),
        }
    }
    /// A list: one that is given is complete; a missing one is empty where a blank is adverse.
    pub fn list<'b>(&self, of: &'b Value, key: &str) -> List<'b> {
        match get(of, key) {
            Value::Array(all) => Some(all.iter().collect()),
            _ if self.blank => Some(Vec::new()),
            _ => None,
        }
    }
    /// Words that may be given or not, such as a reason or a purpose.
    /// Ambiguity: a text cannot say "none", so in a returned file one that is left out is taken as not given, in signs as well; in a
    /// compiled file it is unknown.
    pub fn given(&self, of: &Value, key: &str) -> Truth {
        match get(of, key) {
            Value::Null if self.returned => Truth::No,
            Value::Null => Truth::Unknown,
            _ => Truth::Yes,
        }
    }
    /// A parameter of the rubric.
    pub fn parameter(&self, id: &str) -> Q {
        let all = items(get(self.rubric, "parameters"));
        all.iter()
            .find(|p| text(get(p, "id")) == id)
            .map_or_else(|| int(0), |p| number(get(p, "value")))
    }
    /// The last day of the day on which the assessment looks.
    pub fn as_of(&self) -> i64 {
        let day = stated(self.submission, "as_of").unwrap_or_else(|| get(get(self.submission, "period"), "to"));
        days(day).1
    }
}

/// A plain number of a file.
pub fn number(of: &Value) -> Q {
    decimal(&of.to_string()).unwrap()
}

/// A percentage as a fraction of one: `12.5 %` or 12.5.
pub fn percent(of: &Value) -> Q {
    let words = match of {
        Value::String(s) => s.clone(),
        other => other.to_string(),
    };
    decimal(words.trim().trim_end_matches('%').trim()).unwrap() / int(100)
}

/// A count: a number, or a map that says between which.
pub fn count(of: &Value) -> Interval {
    let part = |key: &str| of.get(key).map(number);
    if let Some(low) = part("at_least") {
        return Interval::from(low);
    }
    if let Some(high) = part("at_most") {
        return Interval::between(int(0), high);
    }
    if let Some(n) = part("about") {
        let tenth = (&n / int(10)).ceil();
        return Interval::between(&n - &tenth, &n + &tenth);
    }
    if let (Some(low), Some(high)) = (part("from"), part("to")) {
        return Interval::between(low, high);
    }
    if let (Some(share), Some(whole)) = (of.get("share"), part("of")) {
        let share = percent(share);
        let half = if (&share * int(100)).is_integer() {
            frac(5, 1000)
        } else {
            frac(5, 10000)
        };
        let low = ((&share - &half) * &whole).ceil().max(int(0));
        let high = ((&share + &half) * &whole).floor().min(whole);
        return Interval::between(low, high);
    }
    Interval::exact(number(of))
}

/// Days since 1 January 1970 of a day of the calendar, counted the plain way.
pub fn day(year: i64, month: i64, of: i64) -> i64 {
    let before: i64 = (1..month).map(|m| month_length(year, m)).sum();
    let years: i64 = if year >= 1970 {
        (1970..year).map(year_length).sum()
    } else {
        -(year..1970).map(year_length).sum::<i64>()
    };
    years + before + of - 1
}

fn year_length(year: i64) -> i64 {
    if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 {
        366
    } else {
        365
    }
}

fn month_length(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => year_length(year) - 337,
        _ => 31,
    }
}

/// Month and day of a day, found by trying.
pub fn month_and_day(n: i64) -> (i64, i64) {
    // no year is longer than 366 days, so this one is not too late
    let mut year = 1970 + n / 366 - i64::from(n < 0);
    while day(year + 1, 1, 1) <= n {
        year += 1;
    }
    let mut month = 1;
    while month < 12 && day(year, month + 1, 1) <= n {
        month += 1;
    }
    (month, n - day(year, month, 1) + 1)
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The days that a date of a file could be.
pub fn days(of: &Value) -> (i64, i64) {
    let words = match of {
        Value::String(s) => s.clone(),
        other => other.to_string(),
    };
    span(words.trim())
}

fn span(words: &str) -> (i64, i64) {
    if let Some((from, to)) = words.split_once("..") {
        return (span(from.trim()).0, span(to.trim()).1);
    }
    let parts: Vec<&str> = if words.contains(' ') {
        let mut parts: Vec<&str> = words.split_whitespace().collect();
        parts.reverse();
        parts
    } else {
        words.split('-').collect()
    };
    let numbers: Vec<i64> = parts.iter().map(|part| plain(part)).collect();
    match numbers.as_slice() {
        [year] => (day(*year, 1, 1), day(*year, 12, 31)),
        [year, month] => (day(*year, *month, 1), day(*year, *month, month_length(*year, *month))),
        [year, month, of] => (day(*year, *month, *of), day(*year, *month, *of)),
        _ => panic!("not a date: {words}"),
    }
}

fn plain(part: &str) -> i64 {
    let lower = part.to_ascii_lowercase();
    if let Some(at) = MONTHS.iter().position(|m| lower.starts_with(m)) {
        return i64::try_from(at).unwrap() + 1;
    }
    small(&decimal(lower.trim_end_matches(|c: char| c.is_ascii_alphabetic())).unwrap())
}
