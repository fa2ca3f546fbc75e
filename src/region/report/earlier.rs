//! What the rows of an earlier run say of each authority: its grade, and digests of what that was made of.
//!
//! Owns which of a row's fields a comparison over time needs. Rows are read one by one and none is held: of an authority some 200 bytes are
//! kept, of its latest period. Rows that another version of the engine wrote are read as long as their format is the same and these fields
//! are there, since another engine is one of the things that may have moved a grade. It opens no file.

use super::Seen;
use crate::assess::published::GradeStatus;
use crate::assess::verdict::Bounds;
use crate::base::digest::sha256;
use crate::region::row::FORMAT;
use crate::region::settle::called;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The rows of an earlier run.
#[derive(Debug, Default)]
pub struct Earlier {
    pub(super) standings: BTreeMap<Box<str>, Made>,
}

/// The first half of a sha-256: enough to tell whether two things are the same.
pub(super) type Digest = u128;

/// A grade and what it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) status: GradeStatus,
    pub(super) bounds: Bounds,
    /// the first and the last day of its period, in the order in which rows are
    pub(super) period: Box<str>,
    /// the rubric's id without its version: grades by one id are on one scale
    pub(super) scale: Digest,
    pub(super) engine: Digest,
    pub(super) rubric: Digest,
    pub(super) evidence: Digest,
    pub(super) as_of: Digest,
    /// the file of people by group of the area; none where there was none, or the row does not say
    pub(super) baseline: Option<Digest>,
    pub(super) judged: Judged,
}

/// The judgements that a row was read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// none
    No,
    /// those of this digest
    By(Digest),
    /// some; the row does not say which
    NotSaid,
}

/// What is read of a row; what else it holds is passed over.
#[derive(Deserialize)]
struct Told {
    format: u32,
    sha256: String,
    code: Option<String>,
    name: String,
    from: String,
    to: String,
    as_of: String,
    rubric: String,
    rubric_sha256: String,
    baseline_sha256: Option<String>,
    engine: String,
    marks: u32,
    marks_sha256: Option<String>,
    status: GradeStatus,
    low: u32,
    high: u32,
    core: Option<Core>,
}

#[derive(Deserialize)]
struct Core {
    rubric: String,
    rubric_sha256: String,
    status: GradeStatus,
    low: u32,
    high: u32,
}

/// What can be read of any line of JSON, to say of another format that it is one.
#[derive(Deserialize)]
struct Formatted {
    format: u32,
}

fn short(text: &str) -> Digest {
    let digest = sha256(text.as_bytes());
    let half = digest.get(..32).unwrap_or_default();
    u128::from_str_radix(half, 16).unwrap_or_default()
}

fn scale(rubric: &str) -> Digest {
    short(rubric.split('/').next().unwrap_or_default())
}

fn judged(marks: u32, digest: Option<&str>) -> Judged {
    match digest {
        // an empty file of judgements judges nothing
        _ if marks == 0 => Judged::No,
        Some(digest) => Judged::By(short(digest)),
        None => Judged::NotSaid,
    }
}

impl Earlier {
    /// Adds a line of the rows of an earlier run.
    ///
    /// # Errors
    /// Why it is no row that can be compared, in words.
    pub fn add(&mut self, line: &str) -> Result<(), String> {
        let read: Result<Told, _> = serde_json::from_str(line);
        let format = match &read {
            Ok(told) => Some(told.format),
            Err(_) => serde_json::from_str::<Formatted>(line).ok().map(|line| line.format),
        };
        if let Some(other) = format.filter(|format| *format != FORMAT) {
            return Err(format!(
                "a row of format {other}, expected {FORMAT}; another version of earnest wrote it"
            ));
        }
        let mut told = read.map_err(|error| {
            let error = error.to_string();
            // whoever reads the file knows the line
            let plain = error.rsplit_once(" at line ").map_or(error.as_str(), |(plain, _)| plain);
            format!("no row of earnest region: {plain}")
        })?;
        let id = called(told.code.as_deref(), &told.name);
        // areas are compared by the rubric that an overlay changed
        if let Some(core) = told.core.take() {
            (told.rubric, told.rubric_sha256) = (core.rubric, core.rubric_sha256);
            (told.status, told.low, told.high) = (core.status, core.low, core.high);
        }
        let made = Made {
            status: told.status,
            bounds: Bounds {
                low: told.low,
                high: told.high,
            },
            period: period(&told.from, &told.to),
            scale: scale(&told.rubric),
            engine: short(&told.engine),
            rubric: short(&told.rubric_sha256),
            evidence: short(&told.sha256),
            as_of: short(&told.as_of),
            baseline: told.baseline_sha256.as_deref().map(short),
            judged: judged(told.marks, told.marks_sha256.as_deref()),
        };
        let slot = self.standings.entry(id.into()).or_insert_with(|| made.clone());
        if slot.period <= made.period {
            *slot = made;
        }
        Ok(())
    }

    /// Authorities of which something was said.
    pub fn len(&self) -> usize {
        self.standings.len()
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.standings.is_empty()
    }
}

impl Made {
    /// What a row of this run is made of.
    pub(super) fn of(seen: &Seen<'_>) -> Self {
        let row = seen.row;
        let rubric = row.core.as_ref().map_or(&row.rubric, |core| &core.rubric);
        Self {
            status: seen.standing.status,
            bounds: Bounds {
                low: seen.standing.low,
                high: seen.standing.high,
            },
            period: period(&row.from, &row.to),
            scale: scale(rubric),
            engine: short(&row.engine),
            rubric: short(seen.standing.rubric_sha256),
            evidence: short(&row.sha256),
            as_of: short(&row.as_of),
            baseline: row.baseline_sha256.as_deref().map(short),
            judged: judged(row.marks, row.marks_sha256.as_deref()),
        }
    }
}

fn period(from: &str, to: &str) -> Box<str> {
    format!("{from}/{to}").into()
}

#[cfg(test)]
#[path = "earlier_tests.rs"]
mod tests;
