//! `earnest form`: writes a workbook to fill in.
//!
//! A workbook that is there already may hold somebody's answers, so it is written over only where that is asked for.

use super::io::{print, tell, write};
use super::load::{load_submission, prepare};
use super::whole::one;
use super::{INPUT, SubmissionFormArgs, USAGE, With};
use crate::assess::sheet::{of_framework, of_rubric};
use crate::report::form;
use crate::submission::workbook;
use std::path::Path;

/// Writes the form of a submission.
pub(super) fn submission(args: &SubmissionFormArgs) -> u8 {
    let from = match args.from.as_deref().map(load_submission).transpose() {
        Ok(from) => from,
        Err(refused) => return refused.tell(),
    };
    match workbook::form(from.as_ref().map(|read| &read.value), args.light) {
        Ok(bytes) => put(&args.out, &bytes, args.force, "fill it in, then 'earnest check' it"),
        Err(why) => {
            tell(&format!("error: {why}"));
            INPUT
        }
    }
}

/// Makes the workbook for judging a submission.
pub(super) fn marks(file: &Path, with: &With, out: &Path, force: bool) -> u8 {
    let prepared = match prepare(with) {
        Ok(prepared) => prepared,
        Err(code) => return code,
    };
    let submission = match load_submission(file) {
        Ok(read) => read.value,
        Err(refused) => return refused.tell(),
    };
    let assessment = match one(file, &prepared, with) {
        Ok(assessment) => assessment,
        Err(refused) => return refused.tell(),
    };
    let sheet = match &prepared.by.framework {
        Some(framework) => of_framework(&assessment, framework, &submission),
        None => of_rubric(&assessment, &prepared.by.rubric, &submission),
    };
    match form::marks::marks(&sheet) {
        Ok(bytes) => put(out, &bytes, force, "fill it in, then give it to --marks"),
        Err(error) => {
            tell(&format!("error: {error}"));
            INPUT
        }
    }
}

/// Writes a workbook under a new name, or over an old one where that is asked for.
fn put(out: &Path, bytes: &[u8], force: bool, next: &str) -> u8 {
    if out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
        tell(&format!(
            "error: {}: this makes a workbook, expected a name that ends in .xlsx",
            out.display()
        ));
        return USAGE;
    }
    if out.exists() && !force {
        tell(&format!(
            "error: {}: there already, and it may hold answers; give another name, or --force to write over it",
            out.display()
        ));
        return USAGE;
    }
    match write(out, bytes) {
        Ok(()) => print(format!("Written: {}; {next}\n", out.display()).as_bytes()),
        Err(why) => {
            tell(&format!("error: {why}"));
            INPUT
        }
    }
}
