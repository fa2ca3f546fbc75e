//! `earnest panel`: reads a submission and the marks of its assessors, and says how far they agree.

use super::io::{print, tell};
use super::load::{Refused, load_marks, load_rubric, load_submission, stem};
use super::{PanelArgs, PlainFormat, USAGE};
use crate::assess::marks::Marks;
use crate::assess::panel::{Inputs, panel};
use crate::report::panel::panel as text;

/// Runs the command.
pub(super) fn run(args: &PanelArgs) -> u8 {
    let rubric = match load_rubric(args.rubric.as_deref()) {
        Ok(rubric) => rubric,
        Err(code) => return code,
    };
    let read = || -> Result<_, Refused> {
        let submission = load_submission(&args.file)?;
        let mut marks = Marks::default();
        for path in &args.marks {
            load_marks(path, &mut marks, &rubric, &submission.value)?;
        }
        Ok((submission, marks))
    };
    let (submission, marks) = match read() {
        Ok(read) => read,
        Err(refused) => return refused.tell(),
    };
    let found = panel(&Inputs {
        name: &stem(&args.file),
        sha256: &submission.sha256,
        submission: &submission.value,
        rubric: &rubric,
        marks: &marks,
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
