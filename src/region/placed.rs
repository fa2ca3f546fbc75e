//! Lines that are sent on with the place they are from, so that their rows are those of one run over the whole file, whoever makes them.
//!
//! Owns how a place stands before a line: `returned/all.ndjson:17`, a tab, the line with every byte as it is. The line itself is scored as
//! any other; nothing here looks into it.

use super::feed::LONGEST;
use super::row::{Line, Refusal, Told};
use super::score::{Scorer, too_long};
use crate::base::digest::sha256;

/// Bytes that a place may take before its line, with the tab.
pub const PLACE: usize = 8 << 10;

/// A line and where it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Placed<'l> {
    /// the file and the number, such as returned/all.ndjson:17
    source: &'l str,
    /// the number, from 1
    number: u64,
    /// the line, without its place
    line: &'l [u8],
}

impl<'l> Placed<'l> {
    /// Parts a line from its place; none where it does not begin with one.
    fn of(bytes: &'l [u8]) -> Option<Self> {
        let head = bytes.get(..bytes.len().min(PLACE))?;
        let tab = head.iter().position(|byte| *byte == b'\t')?;
        let (place, rest) = bytes.split_at(tab);
        let source = std::str::from_utf8(place).ok()?;
        let (file, digits) = source.rsplit_once(':')?;
        let number: u64 = digits.parse().ok()?;
        // one number is written in one way
        let sound = !file.is_empty() && number > 0 && number.to_string() == digits;
        sound.then_some(Self {
            source,
            number,
            line: rest.strip_prefix(b"\t").unwrap_or(rest),
        })
    }
}

impl Scorer {
    /// The line of a line that begins with its place: what [`Scorer::line`] makes of it there. None where the line is blank.
    pub fn placed(&self, bytes: &[u8]) -> Option<Line> {
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        if bytes.trim_ascii().is_empty() {
            return None;
        }
        let Some(placed) = Placed::of(bytes) else {
            return Some(without_place(bytes));
        };
        if placed.line.len() >= LONGEST {
            return Some(too_long(Some(placed.source), Some(placed.number), LONGEST));
        }
        let number = u32::try_from(placed.number).unwrap_or(u32::MAX);
        self.line(Some(placed.source), number, placed.line)
    }
}

/// A line that was passed over because of its length, by its first bytes, where its place is.
pub fn too_long_placed(began: &[u8]) -> Line {
    Placed::of(began).map_or_else(
        || too_long(None, None, LONGEST),
        |placed| too_long(Some(placed.source), Some(placed.number), LONGEST),
    )
}

/// A line that does not say where it is from.
fn without_place(bytes: &[u8]) -> Line {
    let told = Told::whole(
        "line-without-place",
        "a line that does not begin with the place it is from and a tab",
        "write its file, a colon, its number in that file and a tab before each line; or leave out --placed",
    );
    Line::Refused(Refusal::whole(None, Some(sha256(bytes)), told))
}

#[cfg(test)]
#[path = "placed_tests.rs"]
mod tests;
