//! `earnest check`: every fault and warning of every file, and a copy of a workbook with a note on each cell concerned.

use super::io::{print, read, tell, write};
use super::load::{load_submission, place};
use super::papers::{look_from, no_folder};
use super::{CheckArgs, DONE, INPUT, USAGE, show};
use crate::base::fault::{Faults, Weight};
use crate::submission::check::copied::copied;
use crate::submission::model::Submission;
use crate::submission::read as reading;
use crate::submission::workbook::annotate::annotate;
use crate::submission::workbook::raw::is_workbook;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Runs the command.
pub(super) fn run(args: &CheckArgs) -> u8 {
    if let (Some(Some(out)), true) = (&args.annotate, args.files.len() > 1) {
        tell(&format!(
            "error: --annotate={} names one copy for {} files, expected --annotate alone or one file",
            out.display(),
            args.files.len()
        ));
        return USAGE;
    }
    if let Some(code) = args.documents.as_deref().and_then(no_folder) {
        return code;
    }
    let previous = match args.previous.as_deref().map(load_submission) {
        None => None,
        Some(Ok(read)) => Some(read.value),
        Some(Err(refused)) => return refused.tell(),
    };
    let mut worst = DONE;
    for path in &args.files {
        worst = worst.max(one(path, args, previous.as_ref()));
    }
    worst
}

fn one(path: &Path, args: &CheckArgs, previous: Option<&Submission>) -> u8 {
    let annotated = args.annotate.as_ref();
    let name = path.display().to_string();
    let bytes = match read(path) {
        Ok(bytes) => bytes,
        Err(why) => {
            tell(&format!("error: {why}"));
            return INPUT;
        }
    };
    if annotated.is_some() && !is_workbook(&bytes) {
        tell(&format!(
            "error: {name}: not a workbook; --annotate writes notes on cells, expected an .xlsx file. Without it, faults are told by line"
        ));
        return USAGE;
    }
    let (faults, code) = match reading::submission(&name, &bytes) {
        Ok(mut read) => {
            if let Some(folder) = &args.documents {
                read.warnings.extend(look_from(path, folder, &read).1);
            }
            if let Some(before) = previous {
                if before.period.from.from >= read.value.period.from.from {
                    tell(&format!(
                        "error: {name}: its period begins on {}, and that of --previous on {}, expected an earlier one",
                        read.value.period.from, before.period.from
                    ));
                    return USAGE;
                }
                let mut faults = copied(&read.value, before);
                place(path, &read, &mut faults);
                read.warnings.extend(faults);
            }
            read.warnings.extend(read.hints);
            read.warnings.sort();
            (read.warnings, DONE)
        }
        Err(faults) => (faults, INPUT),
    };
    show::faults(&name, &bytes, &faults);
    let warnings = faults.iter().filter(|fault| fault.weight == Weight::Warning).count();
    let verdict = if code == DONE { "can be assessed" } else { "cannot be assessed" };
    let mut said = format!(
        "{name}: {}, {}: {verdict}\n",
        plural(faults.errors(), "error"),
        plural(warnings, "warning")
    );
    let mut worst = code;
    if let Some(out) = annotated {
        match copy(path, &bytes, &faults, out.as_deref()) {
            Ok(told) => said.push_str(&format!("{name}: {told}\n")),
            Err(why) => {
                tell(&format!("error: {name}: no copy with notes was written: {why}"));
                worst = worst.max(INPUT);
            }
        }
    }
    print(said.as_bytes()).max(worst)
}

fn plural(number: usize, word: &str) -> String {
    if number == 1 {
        format!("1 {word}")
    } else {
        format!("{number} {word}s")
    }
}

/// Writes the copy with notes, and says where it is and what has no cell. A file that is there is never replaced: an earlier copy may
/// hold somebody's corrections.
fn copy(path: &Path, bytes: &[u8], faults: &Faults, out: Option<&Path>) -> Result<String, String> {
    let notes = notes(faults);
    let placed = faults.iter().filter(|fault| fault.cell.is_some()).count();
    let elsewhere = faults.iter().count().saturating_sub(placed).saturating_add(faults.dropped());
    if notes.is_empty() {
        return Ok("nothing to note on any cell, so no copy was written".to_owned());
    }
    let out = match out {
        Some(out) if out.exists() => return Err(format!("{} is there already; name another", out.display())),
        Some(out) => out.to_owned(),
        None => free(path).ok_or("too many copies stand beside it; move some away")?,
    };
    let copy = annotate(bytes, &notes).map_err(|faults| {
        let all: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        all.join("; ")
    })?;
    write(&out, &copy)?;
    let mut told = format!("{} written to {}", plural(notes.len(), "note"), out.display());
    if elsewhere > 0 {
        told.push_str(&format!("; without a cell, and so only above: {}", plural(elsewhere, "finding")));
    }
    Ok(told)
}

/// What is said on each cell: all its faults, each with what to do.
fn notes(faults: &Faults) -> BTreeMap<(String, u32, u32), String> {
    let mut notes: BTreeMap<(String, u32, u32), String> = BTreeMap::new();
    for fault in faults.iter() {
        let Some(cell) = &fault.cell else { continue };
        let note = notes.entry((cell.sheet.clone(), cell.row, cell.column)).or_default();
        if !note.is_empty() {
            note.push_str("\n\n");
        }
        note.push_str(match fault.weight {
            Weight::Error => "to mend: ",
            Weight::Warning => "to check: ",
        });
        note.push_str(&fault.message);
        if let Some(help) = &fault.help {
            note.push_str(&format!("\nwhat to do: {help}"));
        }
    }
    notes
}

/// A name beside the file that is not taken: `form-notes.xlsx`, then `form-notes-2.xlsx`; that of a copy's copy is counted on.
fn free(path: &Path) -> Option<PathBuf> {
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    let base = stem
        .rsplit_once("-notes")
        .filter(|(_, rest)| rest.is_empty() || rest.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok()))
        .map_or(stem.as_str(), |(base, _)| base);
    (1..1000_u32)
        .map(|number| match number {
            1 => format!("{base}-notes.xlsx"),
            more => format!("{base}-notes-{more}.xlsx"),
        })
        .map(|name| path.with_file_name(name))
        .find(|candidate| !candidate.exists())
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
