//! Workbooks: their cells, read safely; a copy with notes on cells; the form as a workbook, and a workbook as a submission.
//!
//! One table, [`layout`], is the form: [`fill`] and [`xlsx`] write it, [`gather`] reads it back. It is written in this room and not where
//! reports are made, because it is a notation of the submission as YAML is: its writer must know every field, and a report knows only what
//! was published. What a hostile or damaged archive could do to a reader is [`raw`]'s matter. Nothing here judges a submission.

pub mod annotate;
pub mod cells;
mod comments;
mod drawing;
pub mod fill;
pub mod gather;
mod guard;
pub mod layout;
pub mod lists;
mod parts;
pub mod raw;
mod rest;
mod sheet;
mod splice;
mod strings;
mod styles;
mod table;
pub mod typed;
pub mod xlsx;
mod xml;

use crate::base::fault::Faults;
use crate::submission::model::Submission;

/// The form, empty or with what a submission says, as the bytes of a workbook.
///
/// # Errors
/// Why it could not be written.
pub fn form(submission: Option<&Submission>, light: bool) -> Result<Vec<u8>, String> {
    let value = match submission {
        Some(submission) => Some(serde_json::to_value(submission).map_err(|error| error.to_string())?),
        None => None,
    };
    xlsx::write(&fill::fill(value.as_ref(), light), light)
}

/// What a workbook says, as the value of a file.
///
/// # Errors
/// Why its cells cannot be read.
pub fn read(bytes: &[u8]) -> Result<gather::Gathered, Faults> {
    Ok(gather::gather(&raw::read(bytes)?))
}

#[cfg(test)]
#[path = "build_tests.rs"]
mod build;
