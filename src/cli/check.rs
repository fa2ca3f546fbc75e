//! `earnest check`: every fault and warning of every file.

use super::io::{print, read, tell};
use super::{CheckArgs, DONE, INPUT, show};
use crate::base::fault::Weight;
use crate::submission::read as reading;
use std::path::Path;

/// Runs the command.
pub(super) fn run(args: &CheckArgs) -> u8 {
    let mut worst = DONE;
    for path in &args.files {
        worst = worst.max(one(path));
    }
    worst
}

fn one(path: &Path) -> u8 {
    let name = path.display().to_string();
    let bytes = match read(path) {
        Ok(bytes) => bytes,
        Err(why) => {
            tell(&format!("error: {why}"));
            return INPUT;
        }
    };
    let (faults, code) = match reading::submission(&name, &bytes) {
        Ok(mut read) => {
            read.warnings.extend(read.hints);
            read.warnings.sort();
            (read.warnings, DONE)
        }
        Err(faults) => (faults, INPUT),
    };
    show::faults(&name, &bytes, &faults);
    let warnings = faults.iter().filter(|fault| fault.weight == Weight::Warning).count();
    let plural = |n: usize, word: &str| if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") };
    let verdict = if code == DONE { "can be assessed" } else { "cannot be assessed" };
    print(
        format!(
            "{name}: {}, {}: {verdict}\n",
            plural(faults.errors(), "error"),
            plural(warnings, "warning")
        )
        .as_bytes(),
    )
    .max(code)
}
