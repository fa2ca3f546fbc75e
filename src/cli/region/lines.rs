//! The lines of a run, read again: once to learn whose they are, once in the order in which they are written.
//!
//! Owns that lines are parsed on all threads and handed on in their order, a batch at a time, so that memory depends on the batch and never
//! on the run. Parsing was the most of the second half of a run while one thread did it.

use super::super::io::why;
use crate::region::row::{Line, Refusal};
use crate::region::settle::{Rows, Span, Whose};
use rayon::prelude::*;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

/// Lines that are parsed at once, of some 10 KB each.
const BATCH: usize = 256;

/// The lines of a run, by their places.
pub(super) struct Lines {
    from: File,
    path: PathBuf,
}

impl Lines {
    /// The lines of a file.
    ///
    /// # Errors
    /// It cannot be read, in words.
    pub(super) fn open(path: &Path) -> Result<Self, String> {
        let from = File::open(path).map_err(|error| told(path, &error))?;
        Ok(Self {
            from,
            path: path.to_path_buf(),
        })
    }

    /// Hands on the line at each place, with its text and what comes with the place, in the order of `places`.
    ///
    /// # Errors
    /// A line cannot be read, or what `take` fails for.
    pub(super) fn each<T: Sync>(
        &mut self,
        places: &[(Span, T)],
        mut take: impl FnMut(&str, Line, &T) -> Result<(), String>,
    ) -> Result<(), String> {
        for batch in places.chunks(BATCH) {
            let texts = batch.iter().map(|(span, _)| self.text(*span)).collect::<Result<Vec<_>, _>>()?;
            let lines: Vec<Result<Line, String>> = texts.par_iter().map(|text| Line::read(text)).collect();
            for ((text, line), (_, with)) in texts.iter().zip(lines).zip(batch) {
                take(text, line?, with)?;
            }
        }
        Ok(())
    }

    fn text(&mut self, span: Span) -> Result<String, String> {
        self.from
            .seek(SeekFrom::Start(span.start))
            .map_err(|error| told(&self.path, &error))?;
        let mut bytes = vec![0; usize::try_from(span.length).unwrap_or(0)];
        self.from.read_exact(&mut bytes).map_err(|error| told(&self.path, &error))?;
        String::from_utf8(bytes).map_err(|_| format!("{}: a line is not UTF-8", self.path.display()))
    }
}

fn told(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {}", path.display(), why(error))
}

/// Whose each line is, and where it stands; and where refusals stand, in the order in which they are told.
///
/// # Errors
/// A line cannot be read, in words.
pub(super) fn learn(path: &Path) -> Result<(Rows, Vec<(Span, ())>), String> {
    /// What a line says of itself.
    enum Learnt {
        Row(Whose),
        Refusal(String),
    }
    let mut from = BufReader::with_capacity(1 << 20, File::open(path).map_err(|error| told(path, &error))?);
    let (mut rows, mut refusals) = (Rows::default(), Vec::new());
    let mut start = 0_u64;
    loop {
        let mut batch: Vec<String> = Vec::with_capacity(BATCH);
        while batch.len() < BATCH {
            let mut text = String::new();
            if from.read_line(&mut text).map_err(|error| told(path, &error))? == 0 {
                break;
            }
            batch.push(text);
        }
        if batch.is_empty() {
            break;
        }
        let learnt: Vec<Result<Learnt, String>> = batch
            .par_iter()
            .map(|text| match Whose::read(text) {
                Some(whose) => Ok(Learnt::Row(whose)),
                None => Line::read(text.trim_end_matches('\n')).map(|line| match line {
                    Line::Scored(row) => Learnt::Row(Whose::of(&row)),
                    Line::Refused(refusal) => Learnt::Refusal(order(&refusal)),
                }),
            })
            .collect();
        for (text, learnt) in batch.iter().zip(learnt) {
            let length = text.trim_end_matches('\n').len();
            let span = Span {
                start,
                length: u32::try_from(length).map_err(|_| format!("{}: a line is too long", path.display()))?,
            };
            match learnt? {
                Learnt::Row(whose) => rows.add(&whose, span)?,
                Learnt::Refusal(order) => refusals.push((order, span)),
            }
            start = start.saturating_add(text.len() as u64);
        }
    }
    refusals.sort();
    Ok((rows, refusals.into_iter().map(|(_, span)| (span, ())).collect()))
}

/// Where a refusal stands among others: by its file, then by its line; without either by its digest.
fn order(refusal: &Refusal) -> String {
    let Some(source) = &refusal.source else {
        return format!("\u{1f}{}", refusal.sha256.as_deref().unwrap_or_default());
    };
    match source
        .rsplit_once(':')
        .and_then(|(file, line)| Some((file, line.parse::<u64>().ok()?)))
    {
        Some((file, line)) => format!("{file}\u{1f}{line:020}"),
        None => source.clone(),
    }
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
