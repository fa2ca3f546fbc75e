//! `earnest panel`: reads a submission and the marks of its assessors, and says how far they agree.

use super::io::{print, tell};
use super::load::{Refused, load_both, load_submission, marks_of, stem};
use super::{PanelArgs, PlainFormat, USAGE};
use crate::assess::panel::{Inputs, Paper, panel};
use crate::report::panel::panel as text;

/// Runs the command.
pub(super) fn run(args: &PanelArgs) -> u8 {
    let by = match load_both(args.rubric.as_deref()) {
        Ok(loaded) => loaded,
        Err(code) => return code,
    };
    let read = || -> Result<_, Refused> {
        let submission = load_submission(&args.file)?;
        let marks = marks_of(&args.marks, &by, &submission.value)?;
        Ok((submission, marks))
    };
    let (submission, (marks, given)) = match read() {
        Ok(read) => read,
        Err(refused) => return refused.tell(),
    };
    let (paper, marks) = match &by.framework {
        Some(framework) => (Paper::of_framework(framework, &submission.value), &given.marks),
        None => (Paper::of_rubric(&by.rubric, &submission.value), &marks),
    };
    let found = panel(&Inputs {
        name: &stem(&args.file),
        sha256: &submission.sha256,
        paper,
        marks,
    });
    put(&found, args.format, text)
}

/// Prints a value as text or as JSON.
pub(super) fn put<T: serde::Serialize>(value: &T, format: PlainFormat, text: impl Fn(&T) -> String) -> u8 {
    match format {
        PlainFormat::Text => print(text(value).as_bytes()),
        PlainFormat::Json => match serde_json::to_string_pretty(value) {
            Ok(json) => print(format!("{json}\n").as_bytes()),
            Err(error) => {
                tell(&format!("error: {error}"));
                USAGE
            }
        },
    }
}
