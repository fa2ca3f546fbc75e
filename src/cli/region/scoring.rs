//! The first half of a run: every input scored, in order, its lines kept with how far the run has come.
//!
//! Reads, writes and keeps the two files of a run under way; whatever a submission gives is asked of the library. A run that is cut short
//! leaves lines up to the last point that was kept, and goes on there.

use super::super::io::{why, write};
use super::inputs::{Input, Inputs, marks_beside, shown};
use super::progress::Progress;
use crate::region::feed::{Feed, LONGEST, Window, lines, pieces};
use crate::region::resume::{Checkpoint, Of, Position};
use crate::region::row::Line;
use crate::region::score::{MarksBytes, Scorer, too_long, unreadable};
use rayon::prelude::*;
use std::fs::File;
use std::io::{BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// Files scored between two points that are kept.
pub(super) const BATCH: usize = 256;

/// Where a run under way keeps its lines and how far it has come.
pub(super) struct Kept {
    /// the folder of both
    pub(super) folder: PathBuf,
}

impl Kept {
    /// The lines.
    pub(super) fn lines(&self) -> PathBuf {
        self.folder.join("lines.ndjson")
    }

    /// How far it has come.
    pub(super) fn point(&self) -> PathBuf {
        self.folder.join("run.json")
    }
}

/// Lines of some submissions.
#[derive(Default)]
struct Scored {
    bytes: Vec<u8>,
    submissions: u64,
    refused: u64,
}

impl Scored {
    fn add(&mut self, line: &Line) {
        line.write(&mut self.bytes);
        self.bytes.push(b'\n');
        self.submissions = self.submissions.saturating_add(1);
        if matches!(line, Line::Refused(_)) {
            self.refused = self.refused.saturating_add(1);
        }
    }
}

/// A run under way.
pub(super) struct Run<'a> {
    scorer: &'a Scorer,
    of: Of,
    kept: &'a Kept,
    to: BufWriter<File>,
    at: Position,
    /// bytes of lines that surely are on the disk
    safe: u64,
    progress: Progress,
}

impl<'a> Run<'a> {
    /// A run that begins at `at`, or goes on there.
    ///
    /// # Errors
    /// Why its lines cannot be kept, in words.
    pub(super) fn new(scorer: &'a Scorer, of: Of, kept: &'a Kept, at: Position, bytes: u64) -> Result<Self, String> {
        let path = kept.lines();
        let failed = |error: &std::io::Error| format!("{}: could not be written: {}", path.display(), why(error));
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| failed(&error))?;
        // what came after the last point that was kept is scored again
        if file.metadata().map_err(|error| failed(&error))?.len() > at.written {
            file.set_len(at.written).map_err(|error| failed(&error))?;
        }
        file.seek(SeekFrom::Start(at.written)).map_err(|error| failed(&error))?;
        let mut run = Self {
            scorer,
            of,
            kept,
            to: BufWriter::with_capacity(1 << 20, file),
            at,
            safe: at.written,
            progress: Progress::new("scored", bytes, at),
        };
        run.keep()?;
        Ok(run)
    }

    /// Scores every input.
    ///
    /// # Errors
    /// Why the run cannot go on, in words; what was kept by then is there.
    pub(super) fn all(mut self, inputs: &Inputs) -> Result<Position, String> {
        let done = usize::try_from(self.at.inputs).unwrap_or(usize::MAX);
        let mut batch: Vec<Input> = Vec::with_capacity(BATCH);
        for input in inputs.walk().skip(done) {
            if let Input::Lines(path) = &input {
                self.files(&mut batch)?;
                self.lines(path)?;
                continue;
            }
            batch.push(input);
            if batch.len() >= BATCH {
                self.files(&mut batch)?;
            }
        }
        self.files(&mut batch)?;
        self.progress.done();
        Ok(self.at)
    }

    /// Scores files that hold one submission each.
    fn files(&mut self, batch: &mut Vec<Input>) -> Result<(), String> {
        if batch.is_empty() {
            return Ok(());
        }
        let scored: Vec<(Scored, u64)> = batch.par_iter().map(|input| self.one(input)).collect();
        for (scored, bytes) in scored {
            self.at.inputs = self.at.inputs.saturating_add(1);
            self.at.read = self.at.read.saturating_add(bytes);
            self.take(&scored)?;
        }
        batch.clear();
        self.keep()
    }

    /// The line of a file, and its bytes.
    fn one(&self, input: &Input) -> (Scored, u64) {
        let mut scored = Scored::default();
        let (line, bytes) = match input {
            Input::Unreadable(at, why) => (unreadable(at, why), 0),
            Input::File(path) | Input::Lines(path) => {
                let source = shown(path);
                match super::super::io::read(path) {
                    Ok(bytes) => {
                        let marks: Vec<MarksBytes> = marks_beside(path)
                            .iter()
                            .map(|path| (shown(path), super::super::io::read(path)))
                            .collect();
                        (self.scorer.file(&source, &bytes, &marks), bytes.len() as u64)
                    }
                    Err(why) => (unreadable(&source, why.strip_prefix(&format!("{source}: ")).unwrap_or(&why)), 0),
                }
            }
        };
        scored.add(&line);
        (scored, bytes)
    }

    /// Scores the lines of a file, from where an earlier run stopped in it.
    fn lines(&mut self, path: &Path) -> Result<(), String> {
        let source = shown(path);
        let opened = File::open(path).and_then(|mut file| {
            file.seek(SeekFrom::Start(self.at.bytes))?;
            Ok(file)
        });
        match opened {
            Ok(file) => self.windows(file, &source)?,
            Err(error) => self.broken(&source, &why(&error))?,
        }
        self.at.inputs = self.at.inputs.saturating_add(1);
        (self.at.bytes, self.at.lines) = (0, 0);
        self.keep()
    }

    fn windows(&mut self, file: File, source: &str) -> Result<(), String> {
        let mut feed = Feed::new(file, self.at.bytes, self.at.lines.saturating_add(1));
        let mut window = feed.window();
        loop {
            let current = match window {
                Ok(Some(current)) => current,
                Ok(None) => return Ok(()),
                Err(error) => return self.broken(source, &why(&error)),
            };
            // the next window is read while this one is scored
            let scorer = self.scorer;
            let (scored, next) = rayon::join(|| score(scorer, &current, source), || feed.window());
            for piece in &scored {
                self.take(piece)?;
            }
            if let Some(number) = current.too_long {
                let mut told = Scored::default();
                told.add(&too_long(Some(&format!("{source}:{number}")), Some(number), LONGEST));
                self.take(&told)?;
            }
            self.at.read = self.at.read.saturating_add(current.end.saturating_sub(self.at.bytes));
            self.at.bytes = current.end;
            self.at.lines = current.next.saturating_sub(1);
            self.keep()?;
            window = next;
        }
    }

    /// A file of lines that could not be read to its end.
    fn broken(&mut self, source: &str, why: &str) -> Result<(), String> {
        let mut told = Scored::default();
        told.add(&unreadable(source, why));
        self.take(&told)
    }

    fn take(&mut self, scored: &Scored) -> Result<(), String> {
        self.to.write_all(&scored.bytes).map_err(|error| self.failed(&error))?;
        self.at.written = self.at.written.saturating_add(scored.bytes.len() as u64);
        self.at.submissions = self.at.submissions.saturating_add(scored.submissions);
        self.at.refused = self.at.refused.saturating_add(scored.refused);
        Ok(())
    }

    /// Keeps how far the run has come: first the lines, then the point that counts on them.
    fn keep(&mut self) -> Result<(), String> {
        if self.safe < self.at.written {
            self.to
                .flush()
                .and_then(|()| self.to.get_ref().sync_data())
                .map_err(|error| self.failed(&error))?;
            self.safe = self.at.written;
        }
        write(&self.kept.point(), &Checkpoint::new(self.of.clone(), self.at).write())?;
        self.progress.at(&self.at);
        Ok(())
    }

    fn failed(&self, error: &std::io::Error) -> String {
        format!("{}: could not be written: {}", self.kept.lines().display(), why(error))
    }
}

/// The lines of a window, a piece at a time.
fn score(scorer: &Scorer, window: &Window, source: &str) -> Vec<Scored> {
    pieces(window)
        .par_iter()
        .map(|(first, bytes)| {
            let mut scored = Scored::default();
            let mut number = *first;
            for line in lines(bytes) {
                let at = format!("{source}:{number}");
                if let Some(line) = scorer.line(Some(&at), u32::try_from(number).unwrap_or(u32::MAX), line) {
                    scored.add(&line);
                }
                number = number.saturating_add(1);
            }
            scored
        })
        .collect()
}
