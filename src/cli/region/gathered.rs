//! Rows that were made elsewhere, brought together as the lines of a run.
//!
//! A row is taken as it is; what of all of them stands is settled as for rows that were made here.

use super::super::io::why;
use super::inputs::{Input, Inputs, shown};
use super::scoring::Kept;
use crate::region::resume::Position;
use crate::region::row::Line;
use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// Copies every line of the files, and of the files of lines in the folders, that `paths` name.
///
/// # Errors
/// What could not be read or written, in words.
pub(super) fn gather(paths: &[PathBuf], out: &Path, kept: &Kept) -> Result<Position, String> {
    let to = kept.lines();
    let unwritten = |error: &std::io::Error| format!("{}: could not be written: {}", to.display(), why(error));
    // a run that was cut short here can no longer be gone on with: its lines are about to be others
    if let Err(error) = std::fs::remove_file(kept.point())
        && error.kind() != std::io::ErrorKind::NotFound
    {
        return Err(unwritten(&error));
    }
    let mut writer = BufWriter::new(File::create(&to).map_err(|error| unwritten(&error))?);
    let mut at = Position::default();
    for input in Inputs::new(paths, out)?.walk() {
        let path = match input {
            Input::Lines(path) | Input::File(path) => path,
            Input::Unreadable(at, why) => return Err(format!("{at}: {why}")),
        };
        let unread = |error: &std::io::Error| format!("{}: {}", shown(&path), why(error));
        let mut from = BufReader::with_capacity(1 << 20, File::open(&path).map_err(|error| unread(&error))?);
        let mut line = Vec::new();
        let mut number = 0_u64;
        loop {
            line.clear();
            number = number.saturating_add(1);
            if from.read_until(b'\n', &mut line).map_err(|error| unread(&error))? == 0 {
                break;
            }
            let text = line.trim_ascii();
            if text.is_empty() {
                continue;
            }
            let read = std::str::from_utf8(text).map_err(|_| "not UTF-8".to_owned()).and_then(Line::read);
            if let Err(why) = read {
                return Err(format!(
                    "{}:{number}: not a row of this version: {why}\n  = help: make the rows again with this version of `earnest rows`",
                    shown(&path)
                ));
            }
            writer
                .write_all(text)
                .and_then(|()| writer.write_all(b"\n"))
                .map_err(|error| unwritten(&error))?;
            at.submissions = at.submissions.saturating_add(1);
        }
    }
    writer.flush().map_err(|error| unwritten(&error))?;
    Ok(at)
}
