//! The second walk through the inputs, beside the lines that the first one left: the report of each submission that stands.
//!
//! Takes a batch of files or a window of lines at a time, so that memory does not grow. Every report is of the very bytes that its row was made
//! of, and rendered from the published assessment, as `earnest assess` does it. Decides of no submission whether it stands.

use super::super::super::FormatArg;
use super::super::super::io::{folder, read, tell, unwritten, why};
use super::super::inputs::{Input, marks_beside, shown};
use super::super::progress::Progress;
use super::super::scoring::{BATCH, Kept};
use super::{Reports, Wanted};
use crate::region::feed::{Feed, lines, pieces};
use crate::region::resume::Position;
use crate::region::row::{Line, Row};
use crate::region::score::{Assessed, MarksBytes, Unmade, bare};
use crate::report::workbook::workbook;
use crate::report::{Format, Look, render};
use rayon::prelude::*;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Makes the report of every line that begins at one of `standing`, which are in order.
///
/// # Errors
/// Why a report could not be made or written, in words.
pub(super) fn through(wanted: &Wanted<'_>, kept: &Kept, standing: &[u64], reports: Reports) -> Result<Reports, String> {
    let lines = kept.lines();
    let from = File::open(&lines).map_err(|error| format!("{}: {}", lines.display(), why(&error)))?;
    let mut work = Work {
        wanted,
        standing,
        from: BufReader::with_capacity(1 << 20, from),
        start: 0,
        at: Position::default(),
        progress: Progress::new("reports of", standing.len() as u64, Position::default()),
        reports,
    };
    work.all()?;
    work.progress.done();
    Ok(work.reports)
}

/// The second walk.
struct Work<'a> {
    wanted: &'a Wanted<'a>,
    standing: &'a [u64],
    from: BufReader<File>,
    /// where the next line begins
    start: u64,
    at: Position,
    progress: Progress,
    reports: Reports,
}

/// What became of one submission: whether its report was written.
type Written = Result<bool, String>;

impl Work<'_> {
    fn all(&mut self) -> Result<(), String> {
        let mut batch: Vec<(PathBuf, Box<Row>)> = Vec::with_capacity(BATCH);
        for input in self.wanted.inputs.walk() {
            match input {
                Input::Lines(path) => {
                    self.files(&mut batch)?;
                    self.lines(&path)?;
                }
                Input::Unreadable(..) => drop(self.next()?),
                Input::File(path) => batch.extend(self.next()?.map(|row| (path, row))),
            }
            if batch.len() >= BATCH {
                self.files(&mut batch)?;
            }
        }
        self.files(&mut batch)?;
        match self.at.submissions == self.standing.len() as u64 {
            true => Ok(()),
            false => Err(changed("a file of submissions")),
        }
    }

    /// The row of the next submission of the first walk, where it stands.
    fn next(&mut self) -> Result<Option<Box<Row>>, String> {
        let mut text = String::new();
        let read = self.from.read_line(&mut text).map_err(|error| why(&error))?;
        if read == 0 {
            return Err(changed("a file of submissions"));
        }
        let start = self.start;
        self.start = start.saturating_add(read as u64);
        if self.standing.binary_search(&start).is_err() {
            return Ok(None);
        }
        match Line::read(text.trim_end_matches('\n'))? {
            Line::Scored(row) => Ok(Some(row)),
            Line::Refused(_) => Ok(None),
        }
    }

    fn files(&mut self, batch: &mut Vec<(PathBuf, Box<Row>)>) -> Result<(), String> {
        let one = |(path, row): &(PathBuf, Box<Row>)| -> Written {
            let bytes = read(path)?;
            let marks: Vec<MarksBytes> = marks_beside(path).iter().map(|path| (shown(path), read(path))).collect();
            self.write(row, self.wanted.scorer.file_assessed(row, &bytes, &marks, self.audited()))
        };
        let written: Vec<Written> = batch.par_iter().map(one).collect();
        let rows = batch.drain(..).map(|(_, row)| row).zip(written).collect();
        self.take(rows)
    }

    fn lines(&mut self, path: &Path) -> Result<(), String> {
        let source = shown(path);
        let Ok(file) = File::open(path) else {
            // one line says so, as it did the first time
            return self.next()?.map_or(Ok(()), |_| Err(changed(&source)));
        };
        let mut feed = Feed::new(file, 0, 1);
        loop {
            let Ok(window) = feed.window() else {
                return self.next()?.map_or(Ok(()), |_| Err(changed(&source)));
            };
            let Some(window) = window else { return Ok(()) };
            let mut chosen: Vec<(u64, &[u8], Box<Row>)> = Vec::new();
            for (first, bytes) in pieces(&window) {
                for (number, line) in (first..).zip(lines(bytes)) {
                    if !bare(line).is_empty() {
                        chosen.extend(self.next()?.map(|row| (number, line, row)));
                    }
                }
            }
            if window.too_long.is_some() {
                self.next()?;
            }
            let one = |(number, line, row): &(u64, &[u8], Box<Row>)| -> Written {
                let at = format!("{source}:{number}");
                self.write(row, self.wanted.scorer.line_assessed(row, &at, line, self.audited()))
            };
            let written: Vec<Written> = chosen.par_iter().map(one).collect();
            let rows = chosen.into_iter().map(|(_, _, row)| row).zip(written).collect();
            self.take(rows)?;
        }
    }

    /// Whether a workbook is wanted, which works everything out again.
    fn audited(&self) -> bool {
        self.reports.formats.contains(&FormatArg::Xlsx)
    }

    /// Writes the report of a row; where the engine failed on it, there is none.
    fn write(&self, row: &Row, made: Result<Assessed, Unmade>) -> Written {
        let source = row.source.as_deref().unwrap_or_default();
        let assessed = match made {
            Ok(assessed) => assessed,
            Err(Unmade::Changed) => return Err(changed(source)),
            Err(Unmade::Failed) => return Ok(false),
        };
        // a fault of the program, like one in explaining; all are made before any is written
        let all = || {
            self.reports
                .formats
                .iter()
                .map(|format| Some((*format, bytes(&assessed, *format)?)))
                .collect()
        };
        let made: Option<Vec<(FormatArg, Vec<u8>)>> = catch_unwind(AssertUnwindSafe(all)).unwrap_or(None);
        let Some(made) = made else { return Ok(false) };
        for (format, bytes) in made {
            put(&self.path(row, format), &bytes)?;
        }
        Ok(true)
    }

    fn path(&self, row: &Row, format: FormatArg) -> PathBuf {
        let name = format!("{}.{}", self.reports.places.name(row), format.ending());
        self.reports.folder.join(name)
    }

    /// Sees that what was written is on the disk, and counts it. Asked of all at once, since the first to ask brings most of the others.
    fn take(&mut self, rows: Vec<(Box<Row>, Written)>) -> Result<(), String> {
        for (row, written) in rows {
            self.at.submissions = self.at.submissions.saturating_add(1);
            if written? {
                for format in &self.reports.formats {
                    let path = self.path(&row, *format);
                    let file = File::options().append(true).open(&path);
                    file.and_then(|file| file.sync_data()).map_err(|error| unwritten(&path, &error))?;
                }
                self.reports.made = self.reports.made.saturating_add(1);
            } else {
                self.reports.failed = self.reports.failed.saturating_add(1);
                self.reports.places.without(&row);
                let source = row.source.as_deref().unwrap_or_default();
                tell(&format!(
                    "warning: {source}: the engine failed on its report, which is no fault of its author; its row is in the results, and there is \
                     no report of it"
                ));
            }
        }
        self.at.read = self.at.submissions;
        self.progress.at(&self.at);
        Ok(())
    }
}

/// A report; none where the program fails at it.
fn bytes(assessed: &Assessed, format: FormatArg) -> Option<Vec<u8>> {
    let (assessment, audit) = assessed;
    let format = match format {
        FormatArg::Html => Format::Html,
        FormatArg::Md => Format::Markdown,
        FormatArg::Json => Format::Json,
        FormatArg::Xlsx => return workbook(assessment, audit.as_ref()?).ok(),
    };
    render(assessment, format, &Look::default()).ok()
}

/// Writes a file of the folder under way, which is no result before the folder has its name.
fn put(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let made = || {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)
    };
    match made() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            path.parent().map_or(Ok(()), folder)?;
            made().map_err(|error| unwritten(path, &error))
        }
        other => other.map_err(|error| unwritten(path, &error)),
    }
}

fn changed(source: &str) -> String {
    format!("{source}: it, or judgements on it, changed or went away since it was scored, so that no report of it would be of its row")
}
