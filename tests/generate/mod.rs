//! Seeded makers of submissions and of rubrics: the same number always makes the same file. No floating point, no clock.
//!
//! A submission is always one that a reader must accept (ids agree, dates are in order, shares fit a whole number), and otherwise as
//! awkward as files get: blanks, `not held`, intervals, partial dates, empty lists, decisions before the close, huge and zero counts.

mod answers;
mod exercise;
mod file;
mod people;
pub mod region;
mod rubric;

pub use file::submission;
pub use rubric::vary;

use serde_json::{Map, Value, json};

/// A small generator of numbers that look random.
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    /// From a seed; nearby seeds give unlike sequences.
    pub fn new(seed: u64) -> Self {
        let mut rng = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03);
        for _ in 0..8 {
            rng.next();
        }
        rng
    }
    fn next(&mut self) -> u64 {
        if self.0 == 0 {
            self.0 = 0x2545_F491_4F6C_DD1D;
        }
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }
    /// From 0 up to but not including `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low).unwrap() + 1;
        low + i64::try_from(self.below(width)).unwrap()
    }
    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
    /// One of these.
    pub fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }
}

/// What one file is made with.
pub struct Maker {
    /// numbers
    pub rng: Rng,
    /// the file is the authority's own
    pub returned: bool,
    /// how many cells in a hundred are filled
    pub full: u64,
    /// how many answers in a hundred are the good one
    pub good: u64,
    /// how many numbers and dates in a hundred are not exact
    pub vague: u64,
    /// ids of documents, of reviews and of partners
    pub documents: Vec<String>,
    pub reviews: Vec<String>,
    pub partners: Vec<String>,
}

impl Maker {
    /// Puts a cell: mostly a value, else blank, `not held`, `n/a` or null.
    pub fn cell(&mut self, to: &mut Map<String, Value>, key: &str, value: impl FnOnce(&mut Self) -> Value) {
        if self.rng.chance(self.full) {
            let value = value(self);
            to.insert(key.to_owned(), value);
            return;
        }
        match self.rng.below(10) {
            0 | 1 => to.insert(key.to_owned(), json!("not held")),
            2 => to.insert(key.to_owned(), json!("n/a: does not arise here")),
            3 => to.insert(key.to_owned(), Value::Null),
            _ => None,
        };
    }
    /// Puts something that cannot be `not held`: a text, an id, a list.
    pub fn some(&mut self, to: &mut Map<String, Value>, key: &str, value: impl FnOnce(&mut Self) -> Value) {
        if self.rng.chance(self.full) {
            let value = value(self);
            to.insert(key.to_owned(), value);
        }
    }
    /// Puts an event: what happened, `none`, or nothing.
    pub fn event(&mut self, to: &mut Map<String, Value>, key: &str, value: impl FnOnce(&mut Self) -> Value) {
        if !self.rng.chance(self.full) {
            return;
        }
        let happened = self.rng.chance(30 + self.good * 7 / 10);
        let value = if happened { value(self) } else { json!("none") };
        to.insert(key.to_owned(), value);
    }
    /// Yes, more often the better the file.
    pub fn yes(&mut self) -> Value {
        let yes = self.rng.chance(self.good);
        match (self.rng.chance(10), yes) {
            (true, _) => json!(yes),
            (_, true) => json!("yes"),
            _ => json!("no"),
        }
    }
    /// A yes or no cell.
    pub fn flag(&mut self, to: &mut Map<String, Value>, key: &str) {
        self.cell(to, key, Self::yes);
    }
    /// A word cell.
    pub fn word(&mut self, to: &mut Map<String, Value>, key: &str, words: &[&str]) {
        self.cell(to, key, |m| json!(m.rng.pick(words)));
    }
    /// A count near `n`, exact or not.
    pub fn count(&mut self, n: i64) -> Value {
        let n = n.clamp(0, 1_000_000_000);
        if !self.rng.chance(self.vague) {
            return json!(n);
        }
        match self.rng.below(5) {
            0 => json!({ "at_least": n }),
            1 => json!({ "at_most": n }),
            2 => json!({ "about": n }),
            3 => json!({ "from": n / 2, "to": n }),
            _ => {
                // whole percents of a number over a hundred always fit some whole number
                let of = self.rng.between(101, 5000);
                let share = self.rng.between(0, 100);
                json!({ "share": if share % 2 == 0 { json!(format!("{share} %")) } else { json!(share) }, "of": of })
            }
        }
    }
    /// A number of people of any size.
    pub fn size(&mut self) -> i64 {
        match self.rng.below(12) {
            0 => 0,
            1 => self.rng.between(1, 12),
            2..=4 => self.rng.between(5, 120),
            5..=8 => self.rng.between(50, 1500),
            9 | 10 => self.rng.between(800, 30_000),
            _ => self.rng.between(20_000, 900_000_000),
        }
    }
    /// A date, whole or partial.
    pub fn date(&mut self, day: i64) -> Value {
        let (y, m, d) = civil(day);
        if !self.rng.chance(self.vague) {
            return match self.rng.below(6) {
                0 => json!(format!("{d} {} {y}", MONTHS[usize::try_from(m - 1).unwrap()])),
                _ => json!(format!("{y:04}-{m:02}-{d:02}")),
            };
        }
        match self.rng.below(4) {
            0 => json!(format!("{y:04}")),
            1 => {
                let (y2, m2, d2) = civil(day + self.rng.between(0, 40));
                json!(format!("{y:04}-{m:02}-{d:02}..{y2:04}-{m2:02}-{d2:02}"))
            }
            _ => json!(format!("{y:04}-{m:02}")),
        }
    }
    /// A date written in full.
    pub fn exact_date(day: i64) -> Value {
        let (y, m, d) = civil(day);
        json!(format!("{y:04}-{m:02}-{d:02}"))
    }
    /// Citations of papers and reviews.
    pub fn evidence(&mut self, to: &mut Map<String, Value>) {
        if !self.rng.chance(20 + self.good * 7 / 10) || self.documents.is_empty() {
            return;
        }
        let mut all = Vec::new();
        for _ in 0..self.rng.between(1, 2) {
            let mut one = Map::new();
            if self.rng.chance(20) && !self.reviews.is_empty() {
                one.insert("review".to_owned(), json!(any(&mut self.rng, &self.reviews)));
            } else {
                one.insert("document".to_owned(), json!(any(&mut self.rng, &self.documents)));
                if self.rng.chance(50) {
                    one.insert("page".to_owned(), json!(self.rng.between(1, 90)));
                }
            }
            all.push(Value::Object(one));
        }
        to.insert("evidence".to_owned(), Value::Array(all));
    }
}

/// One of these ids.
pub fn any(rng: &mut Rng, of: &[String]) -> String {
    of[usize::try_from(rng.below(of.len() as u64)).unwrap()].clone()
}

/// The names of the months, from January.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn length(year: i64, month: i64) -> i64 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(leap),
        _ => 31,
    }
}

/// Year, month and day of a day counted from 1 January 2015.
fn civil(day: i64) -> (i64, i64, i64) {
    let (mut year, mut month, mut left) = (2015, 1, day.clamp(0, 6000));
    while left >= length(year, month) {
        left -= length(year, month);
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    (year, month, left + 1)
}

const GROUPS: [&str; 14] = [
    "female",
    "male",
    "age-75-plus",
    "disabled",
    "asian",
    "black",
    "mixed",
    "white",
    "other-ethnic",
    "limited-english",
    "carers",
    "low-income",
    "no-internet",
    "no-car",
];
