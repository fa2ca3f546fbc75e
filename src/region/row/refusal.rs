//! What a submission leaves that was not scored: where it was, whose it seems to be, and everything that is wrong with it.
//!
//! Owns the line that stands in place of a row. It never holds a value of the submission but its author's name and period.

use super::Row;
use crate::base::fault::{Fault, Faults, Weight};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A submission that was not scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// the format of this line: 1
    pub format: u32,
    /// where it was read, where that is known
    pub source: Option<String>,
    /// the sha-256 of its bytes, where they could be read
    pub sha256: Option<String>,
    /// the authority's name, where one could be read
    pub name: Option<String>,
    /// what is wrong with it
    pub refused: Vec<Told>,
    /// faults beyond those listed
    pub more: u32,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// the line in the file, from 1, where it has one
    pub line: Option<u32>,
    /// the column in the line, from 1
    pub column: Option<u32>,
    /// the sheet and the cell of a workbook
    pub cell: Option<String>,
    /// the place among the values, such as /exercises/0/closes
    pub at: String,
    /// the code, which `earnest explain` knows
    pub code: String,
    /// what was read and what was expected
    pub message: String,
    /// what to do
    pub help: Option<String>,
}

/// Faults of one submission beyond these are counted and not listed.
const MOST_TOLD: usize = 20;

impl Told {
    /// A fault of the whole of a submission.
    pub fn whole(code: &str, message: impl Into<String>, help: &str) -> Self {
        Self {
            line: None,
            column: None,
            cell: None,
            at: String::new(),
            code: code.to_owned(),
            message: message.into(),
            help: Some(help.to_owned()),
        }
    }

    fn of(fault: &Fault, within: Within) -> Self {
        Self {
            line: fault.place.map(|place| place.line.saturating_add(within.lines)),
            column: fault.place.map(|place| {
                let shift = if place.line == 1 { within.columns } else { 0 };
                place.column.saturating_add(shift)
            }),
            cell: fault.cell.as_ref().map(ToString::to_string),
            at: fault.at.as_str().to_owned(),
            code: fault.code.to_owned(),
            message: fault.message.clone(),
            help: fault.help.clone(),
        }
    }
}

/// Where a submission begins in its file: lines before it, and columns before it in its first line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::region) struct Within {
    pub(in crate::region) lines: u32,
    pub(in crate::region) columns: u32,
}

impl Refusal {
    /// A submission refused, and nothing told of it yet.
    pub(in crate::region) const fn none(source: Option<String>, sha256: Option<String>) -> Self {
        Self {
            format: super::FORMAT,
            source,
            sha256,
            name: None,
            refused: Vec::new(),
            more: 0,
        }
    }

    /// A submission refused for one reason that has no place in it.
    pub(in crate::region) fn whole(source: Option<String>, sha256: Option<String>, told: Told) -> Self {
        Self {
            refused: vec![told],
            ..Self::none(source, sha256)
        }
    }

    /// A submission refused for its faults; warnings are no part of that.
    pub(in crate::region) fn of(source: Option<String>, sha256: String, faults: &Faults, within: Within) -> Self {
        let errors = faults.iter().filter(|fault| fault.weight == Weight::Error);
        let refused: Vec<Told> = errors.take(MOST_TOLD).map(|fault| Told::of(fault, within)).collect();
        let more = faults.errors().saturating_sub(refused.len());
        Self {
            refused,
            more: u32::try_from(more).unwrap_or(u32::MAX),
            ..Self::none(source, Some(sha256))
        }
    }
}

/// What one submission leaves: its row, or why it has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Line {
    /// it was scored
    Scored(Box<Row>),
    /// it was not
    Refused(Refusal),
}

impl Line {
    /// The line as it is written, without its end.
    pub fn write(&self, to: &mut Vec<u8>) {
        // a line holds texts, whole numbers and lists alone, which never fail to be written
        let _ = match self {
            Self::Scored(row) => serde_json::to_writer(to, row),
            Self::Refused(refusal) => serde_json::to_writer(to, refusal),
        };
    }

    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(text: &str) -> Result<Self, String> {
        // a refusal alone bears this key, and asking for it keeps the reasons why a row is none
        let refused = text.contains("\"refused\":[");
        let read = match refused {
            true => serde_json::from_str(text).map(Self::Refused).or_else(|_| scored(text)),
            false => scored(text),
        };
        read.map_err(|error| error.to_string())
    }
}

fn scored(text: &str) -> Result<Line, serde_json::Error> {
    serde_json::from_str(text).map(|row| Line::Scored(Box::new(row)))
}
