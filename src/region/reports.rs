//! What the report of each submission that stands is called, among as many as there are.
//!
//! Owns names alone: which letters they hold, that no two are the same, and when reports are kept in folders of a folder. A name depends on
//! the authority and the period, so that it is the same in every run, wherever and in whatever order submissions came. It makes no report.

use super::row::Row;
use super::settle::authority;
use crate::base::digest::sha256;
use std::collections::BTreeSet;

/// The folder of reports in that of the results.
pub const FOLDER: &str = "reports";
/// Up to so many reports stand in one folder, where people look through them; as many as a page lists. More stand in 256 folders of it, since
/// programs that show a folder, and patterns such as `*.html`, fail on a hundred thousand names.
pub const TOGETHER: u64 = 2_000;
/// Letters of an authority's name at most, so that no system finds a name too long.
const LONGEST: usize = 80;

/// Where reports stand.
#[derive(Clone, Debug, Default)]
pub struct Places {
    apart: bool,
    ending: String,
    without: BTreeSet<String>,
}

impl Places {
    /// For so many reports; `ending` is that of the file which a reader is led to, such as `html`.
    pub fn new(many: u64, ending: &str) -> Self {
        Self {
            apart: many > TOGETHER,
            ending: ending.to_owned(),
            without: BTreeSet::new(),
        }
    }

    /// The name of the report of a row within the folder of reports, without its ending; no two rows that stand have the same.
    pub fn name(&self, row: &Row) -> String {
        let id = authority(row);
        let digest = sha256(id.as_bytes());
        let folder = match digest.get(..2).filter(|_| self.apart) {
            Some(first) => format!("{first}/"),
            None => String::new(),
        };
        let (letters, exact) = letters(&id);
        // where the letters do not tell it from every other authority, a part of its digest does
        let which = match digest.get(..16).filter(|_| !exact) {
            Some(part) => format!("_{part}"),
            None => String::new(),
        };
        format!("{folder}{letters}_{}_{}{which}", row.from, row.to)
    }

    /// Notes that there is no report of a row after all.
    pub fn without(&mut self, row: &Row) {
        let name = self.name(row);
        self.without.insert(name);
    }

    /// Where the report of a row stands within the folder of results; none where there is none.
    pub fn of(&self, row: &Row) -> Option<String> {
        let name = self.name(row);
        let there = !self.without.contains(&name);
        there.then(|| format!("{FOLDER}/{name}.{}", self.ending))
    }
}

/// The letters that stand for an authority, which are small, since some systems take `A.html` and `a.html` for one file; and whether they
/// stand for no other one. A code of letters and digits has no dash, and a name of several words always has one.
fn letters(id: &str) -> (String, bool) {
    let code = !id.is_empty() && id.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let words = id.split(' ').count() > 1
        && id
            .split(' ')
            .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
    let mut letters = String::with_capacity(id.len().min(LONGEST));
    for c in id.chars() {
        if letters.len() >= LONGEST {
            break;
        }
        if c.is_ascii_alphanumeric() {
            letters.push(c.to_ascii_lowercase());
        } else if !letters.is_empty() && !letters.ends_with('-') {
            letters.push('-');
        }
    }
    while letters.ends_with('-') {
        letters.pop();
    }
    let exact = (code || words) && id.len() <= LONGEST;
    if letters.is_empty() {
        letters.push_str("authority");
    }
    (letters, exact)
}

#[cfg(test)]
#[path = "reports_tests.rs"]
mod tests;
