//! The rows of an earlier run, for what moved since.
//!
//! Owns where they are looked for and what is said of a folder that has none. They are looked at before the work, so that a wrong folder costs
//! no run, and read after it, line by line. The earlier folder may be the one that is written into: results get their names last.

use super::super::io::why;
use crate::region::report::Earlier;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

/// Where an earlier run left its rows.
fn rows(folder: &Path) -> PathBuf {
    folder.join("rows.ndjson")
}

/// Sees that there are rows of this version, by the first of them.
///
/// # Errors
/// Why there are none, in words.
pub(super) fn look(folder: &Path) -> Result<(), String> {
    lines(folder, 1).map(drop)
}

/// What the rows say.
///
/// # Errors
/// The line that is no row, or why the file could not be read, in words.
pub(super) fn read(folder: &Path) -> Result<Earlier, String> {
    lines(folder, u64::MAX)
}

fn lines(folder: &Path, most: u64) -> Result<Earlier, String> {
    const HELP: &str = "give the folder that an earlier `earnest region` wrote its results into";
    let path = rows(folder);
    let failed = |why: String| format!("--previous: {}: {why}\n  = help: {HELP}", path.display());
    let file = File::open(&path).map_err(|error| failed(why(&error)))?;
    let mut from = BufReader::with_capacity(1 << 20, file);
    let (mut earlier, mut text, mut number) = (Earlier::default(), String::new(), 0_u64);
    while number < most {
        text.clear();
        if from.read_line(&mut text).map_err(|error| failed(why(&error)))? == 0 {
            break;
        }
        number = number.saturating_add(1);
        earlier
            .add(text.trim_end_matches('\n'))
            .map_err(|why| failed(format!("line {number}: {why}")))?;
    }
    Ok(earlier)
}
