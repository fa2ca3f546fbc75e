//! A long file of lines as windows of whole lines, so that memory depends on the windows and never on the file.
//!
//! Owns where windows, pieces and lines end, and what becomes of a line that is longer than any that is read. It is handed the bytes, and
//! opens nothing. Ends are looked for by `memchr`: looking at each byte in turn took a seventh of the time of `earnest rows`.

use memchr::{memchr, memchr_iter, memrchr};
use std::io::{self, Read};

/// Bytes of a window.
pub const WINDOW: usize = 8 << 20;
/// A longer line is not read.
pub const LONGEST: usize = 8 << 20;
/// Bytes of the pieces that a window is scored in.
const PIECE: usize = 128 << 10;
/// What ends a line.
const END: u8 = b'\n';

/// A part of the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Window {
    /// the number of its first line, from 1
    pub first: u64,
    /// its bytes: whole lines
    pub bytes: Vec<u8>,
    /// a line that was passed over because of its length follows; it is the last of this window
    pub too_long: Option<u64>,
    /// how that line began, as many bytes as lines may be longer than [`LONGEST`]
    pub began: Vec<u8>,
    /// where the file stands after it, in bytes
    pub end: u64,
    /// the number of the first line after it
    pub next: u64,
}

/// The lines of a file.
pub struct Feed<R> {
    from: R,
    kept: Vec<u8>,
    at: u64,
    line: u64,
    ended: bool,
    size: usize,
    longest: usize,
    room: usize,
}

impl<R: Read> Feed<R> {
    /// The lines of what stands after `at` bytes, which end before line `line`, counted from 1.
    pub const fn new(from: R, at: u64, line: u64) -> Self {
        Self::with_room(from, at, line, 0)
    }

    /// The same, where a line may be so many bytes longer than [`LONGEST`], for what stands before it.
    pub const fn with_room(from: R, at: u64, line: u64, room: usize) -> Self {
        Self {
            from,
            kept: Vec::new(),
            at,
            line,
            ended: false,
            size: WINDOW,
            longest: LONGEST,
            room,
        }
    }

    /// The next window; none where the file ends.
    ///
    /// # Errors
    /// What the file could not be read for.
    pub fn window(&mut self) -> io::Result<Option<Window>> {
        self.fill()?;
        if self.kept.is_empty() {
            return Ok(None);
        }
        let first = self.line;
        let (mut too_long, mut began) = (None, Vec::new());
        let whole = match memrchr(END, &self.kept) {
            Some(last) => last.saturating_add(1),
            None if self.ended => self.kept.len(),
            None => 0,
        };
        let rest = self.kept.split_off(whole);
        let mut bytes = std::mem::replace(&mut self.kept, rest);
        self.pass(&bytes);
        if whole == 0 {
            // a line that does not end within a window
            bytes.clear();
            too_long = Some(self.line);
            began = self.kept.get(..self.room.min(self.kept.len())).unwrap_or_default().to_vec();
            self.skip()?;
        }
        Ok(Some(Window {
            first,
            bytes,
            too_long,
            began,
            end: self.at,
            next: self.line,
        }))
    }

    /// Counts bytes that were handed out.
    fn pass(&mut self, bytes: &[u8]) {
        self.at = self.at.saturating_add(bytes.len() as u64);
        let ends = memchr_iter(END, bytes).count();
        let last = usize::from(bytes.last().is_some_and(|byte| *byte != END));
        self.line = self.line.saturating_add((ends.saturating_add(last)) as u64);
    }

    /// Reads until a window is full or the file ends.
    fn fill(&mut self) -> io::Result<()> {
        let wanted = self.size.max(self.longest.saturating_add(self.room));
        while !self.ended && self.kept.len() < wanted {
            let room = wanted.saturating_sub(self.kept.len()) as u64;
            let read = self.from.by_ref().take(room).read_to_end(&mut self.kept)?;
            self.ended = read == 0;
        }
        Ok(())
    }

    /// Passes over the rest of a line.
    fn skip(&mut self) -> io::Result<()> {
        loop {
            if let Some(end) = memchr(END, &self.kept) {
                let rest = self.kept.split_off(end.saturating_add(1));
                let line = std::mem::replace(&mut self.kept, rest);
                self.at = self.at.saturating_add(line.len() as u64);
                break;
            }
            self.at = self.at.saturating_add(self.kept.len() as u64);
            self.kept.clear();
            self.fill()?;
            if self.kept.is_empty() {
                break;
            }
        }
        self.line = self.line.saturating_add(1);
        Ok(())
    }
}

/// The lines of a window in pieces that can be worked on at once: the number of the first line of each, and its bytes.
pub fn pieces(window: &Window) -> Vec<(u64, &[u8])> {
    let mut found = Vec::new();
    let mut rest: &[u8] = &window.bytes;
    let mut line = window.first;
    while !rest.is_empty() {
        let from = PIECE.min(rest.len());
        let end = rest
            .get(from..)
            .and_then(|tail| memchr(END, tail))
            .map_or(rest.len(), |at| from.saturating_add(at).saturating_add(1));
        let (piece, after) = rest.split_at(end.min(rest.len()));
        found.push((line, piece));
        line = line.saturating_add(memchr_iter(END, piece).count() as u64);
        rest = after;
    }
    found
}

/// The lines of a piece, each with its end where it has one.
pub fn lines(mut piece: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let end = memchr(END, piece).map_or(piece.len(), |at| at.saturating_add(1));
        let (line, rest) = piece.split_at_checked(end)?;
        piece = rest;
        (!line.is_empty()).then_some(line)
    })
}

#[cfg(test)]
#[path = "feed_tests.rs"]
mod tests;
