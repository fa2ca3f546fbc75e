//! Which of the submissions of a run stand: one for each authority and period, the corrected before the corrections.
//!
//! Owns the order of rows, which depends on what they hold and never on where they were found; and what becomes of two submissions of one
//! authority and period. A file that is corrected gives way to its correction, a copy to itself, and where two are left neither is taken,
//! since nobody but the authority can say which is meant. Holds of each row no more than its names and its place, some 200 bytes.

use super::row::{Row, Told};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Other submissions that a message names at most.
const MOST_NAMED: usize = 3;

/// Where a line stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// its first byte
    pub start: u64,
    /// its bytes, without its end
    pub length: u32,
}

/// Whose a row is, and which it corrects: all that deciding asks of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Whose {
    code: Option<String>,
    name: String,
    from: String,
    to: String,
    sha256: String,
    corrects: Option<String>,
}

impl Whose {
    /// What a row says.
    pub fn of(row: &Row) -> Self {
        Self {
            code: row.code.clone(),
            name: row.name.clone(),
            from: row.from.clone(),
            to: row.to.clone(),
            sha256: row.sha256.clone(),
            corrects: row.corrects.clone(),
        }
    }

    /// What a line says that holds a row; none where it is no row or none that can be told by these alone. All else in it is passed over.
    pub fn read(line: &str) -> Option<Self> {
        serde_json::from_str(line).ok()
    }
}

/// What deciding needs of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// authority, then first and last day
    who: Box<str>,
    digest: [u8; 32],
    corrects: Option<[u8; 32]>,
    span: Span,
}

/// Rows as they come.
#[derive(Debug, Default)]
pub struct Rows {
    entries: Vec<Entry>,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// it stands
    Stands,
    /// a later file corrects it
    Superseded(Told),
    /// the very same submission came more than once, and stands once
    Repeated(Told),
    /// nobody can say whether it is the one that is meant
    Refused(Told),
}

/// The name by which an authority is one: its code, else its name without case and spaces around.
pub fn authority(row: &Row) -> String {
    called(row.code.as_deref(), &row.name)
}

/// The same of an authority of which code and name are at hand.
pub(super) fn called(code: Option<&str>, name: &str) -> String {
    match code {
        Some(code) => code.to_uppercase(),
        None => name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(),
    }
}

fn digest(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0_u8; 32];
    for (place, slot) in bytes.iter_mut().enumerate() {
        let at = place.checked_mul(2)?;
        *slot = u8::from_str_radix(text.get(at..at.checked_add(2)?)?, 16).ok()?;
    }
    (text.len() == 64).then_some(bytes)
}

fn written(digest: &[u8; 32]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Rows {
    /// Adds a row, which stands at `span`.
    ///
    /// # Errors
    /// Its digest is none, in words.
    pub fn add(&mut self, row: &Whose, span: Span) -> Result<(), String> {
        let read = |text: &str| digest(text).ok_or_else(|| format!("'{text}' is no sha-256"));
        self.entries.push(Entry {
            who: format!("{}\u{1f}{}\u{1f}{}", called(row.code.as_deref(), &row.name), row.from, row.to).into(),
            digest: read(&row.sha256)?,
            corrects: row.corrects.as_deref().map(read).transpose()?,
            span,
        });
        Ok(())
    }

    /// Rows that were added.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Each row's place and fate, in the order in which rows are written: by authority, period and digest.
    pub fn settled(mut self) -> Vec<(Span, Fate)> {
        self.entries.sort_unstable_by(|a, b| {
            let key = |entry: &Entry| (entry.digest, entry.corrects, entry.span);
            a.who.cmp(&b.who).then_with(|| key(a).cmp(&key(b)))
        });
        let corrections = Corrections::of(&self.entries);
        let mut settled = Vec::with_capacity(self.entries.len());
        for group in self.entries.chunk_by(|a, b| a.who == b.who) {
            corrections.settle(group, &mut settled);
        }
        settled
    }
}

/// Which submissions are corrected by which.
struct Corrections<'e> {
    /// by the digest of the earlier one: each later one with its authority
    by_earlier: BTreeMap<[u8; 32], Vec<&'e Entry>>,
    /// authorities of the earlier ones that came too
    of_earlier: BTreeMap<[u8; 32], BTreeSet<&'e str>>,
}

/// The authority of an entry, without the period.
fn whose(entry: &Entry) -> &str {
    entry.who.split('\u{1f}').next().unwrap_or_default()
}

impl<'e> Corrections<'e> {
    fn of(entries: &'e [Entry]) -> Self {
        let mut by_earlier: BTreeMap<[u8; 32], Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            if let Some(earlier) = entry.corrects {
                by_earlier.entry(earlier).or_default().push(entry);
            }
        }
        let mut of_earlier: BTreeMap<[u8; 32], BTreeSet<&str>> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| by_earlier.contains_key(&entry.digest)) {
            of_earlier.entry(entry.digest).or_default().insert(whose(entry));
        }
        Self { by_earlier, of_earlier }
    }

    /// The one of the same authority that corrects it.
    fn correction(&self, entry: &Entry) -> Option<&'e Entry> {
        let later = self.by_earlier.get(&entry.digest)?;
        later
            .iter()
            .find(|later| whose(later) == whose(entry) && later.digest != entry.digest)
            .copied()
    }

    /// It says that it corrects the submission of another authority.
    fn of_another(&self, entry: &Entry) -> bool {
        let owners = entry.corrects.and_then(|earlier| self.of_earlier.get(&earlier));
        owners.is_some_and(|owners| !owners.contains(whose(entry)))
    }

    fn settle(&self, group: &[Entry], settled: &mut Vec<(Span, Fate)>) {
        let mut left: Vec<&Entry> = Vec::new();
        let mut fates: Vec<(Span, Option<Fate>)> = Vec::new();
        for entry in group {
            // a group is in the order of its digests
            let repeated = left.last().is_some_and(|taken| taken.digest == entry.digest);
            let fate = if self.of_another(entry) {
                Some(Fate::Refused(told(
                    "corrects-another",
                    "the submission that it says it corrects is of another authority".to_owned(),
                    "give the sha-256 of this authority's own earlier submission, or correct the authority's name or code",
                )))
            } else if repeated {
                Some(Fate::Repeated(told(
                    "same-file-twice",
                    "this very submission came more than once and is counted once".to_owned(),
                    "leave one of the copies out",
                )))
            } else if let Some(later) = self.correction(entry) {
                Some(Fate::Superseded(told(
                    "superseded",
                    format!("a later submission corrects it: {}", written(&later.digest)),
                    "nothing is to be done; the correction is counted",
                )))
            } else {
                left.push(entry);
                None
            };
            fates.push((entry.span, fate));
        }
        let several = left.len() > 1;
        for (place, (span, fate)) in fates.into_iter().enumerate() {
            let two = || {
                let own = group.get(place);
                let others = left.iter().filter(|other| own != Some(**other));
                let others: Vec<String> = others.take(MOST_NAMED).map(|other| written(&other.digest)).collect();
                Fate::Refused(told(
                    "two-submissions",
                    format!(
                        "another submission of the same authority and period came, and neither corrects the other: {}",
                        others.join(", ")
                    ),
                    "ask the authority which is meant; in the later one write correction_of with the sha-256 of the earlier",
                ))
            };
            let fate = fate.unwrap_or_else(|| if several { two() } else { Fate::Stands });
            settled.push((span, fate));
        }
    }
}

fn told(code: &str, message: String, help: &str) -> Told {
    Told::whole(code, message, help)
}

#[cfg(test)]
#[path = "settle_tests.rs"]
mod tests;
