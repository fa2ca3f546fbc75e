//! From bytes to text, and from a byte of the text to its line and column.
//!
//! Owns the limits that a file must keep before anybody reads it (size, encoding, emptiness) and the counting of lines and columns.
//! Columns count characters, as an editor does; offsets count bytes of the file as it lies on the disk, byte order mark included.

use crate::base::fault::{Fault, Faults, Place};
use crate::base::pointer::Pointer;
use crate::submission::tree::Span;

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 8 * 1024 * 1024;

const BOM: &str = "\u{feff}";

/// The text of a file, without its byte order mark.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    text: Box<str>,
    /// bytes that stood before the text
    before: usize,
}

impl Text {
    /// Checks size and encoding; the text still bears its byte order mark.
    pub(crate) fn check(bytes: &[u8]) -> Result<&str, Faults> {
        if bytes.len() > LARGEST {
            let message = format!("the file has {} bytes, expected at most {LARGEST}", bytes.len());
            return Err(whole(
                "too-large",
                message,
                "leave out long documents and cite them instead, or send several files",
            ));
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(whole(
                "not-utf8",
                "the text is in utf-16, expected utf-8",
                "save the file again as utf-8",
            ));
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let offset = error.valid_up_to();
                let sound = bytes
                    .get(..offset)
                    .and_then(|sound| std::str::from_utf8(sound).ok())
                    .unwrap_or_default();
                let message = format!("byte {offset} is not utf-8 text");
                return Err(at_byte("not-utf8", sound, offset, message, "save the file again as utf-8"));
            }
        };
        if bytes.contains(&0) {
            let offset = bytes.iter().position(|byte| *byte == 0).unwrap_or(0);
            let message = format!("byte {offset} is a nul byte, expected text");
            return Err(at_byte(
                "nul-byte",
                text,
                offset,
                message,
                "save the file again as text, or take the byte out",
            ));
        }
        if Self::bare(text).trim().is_empty() {
            return Err(whole(
                "empty-file",
                "the file is empty",
                "`earnest form submission` writes a form to fill in",
            ));
        }
        Ok(text)
    }

    /// The part of a text after its byte order mark.
    pub(crate) fn bare(text: &str) -> &str {
        text.strip_prefix(BOM).unwrap_or(text)
    }

    /// The text, without its byte order mark.
    pub(crate) fn new(text: &str) -> Self {
        let bare = Self::bare(text);
        Self {
            text: bare.into(),
            before: text.len().saturating_sub(bare.len()),
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The byte at which line `line` (from 1) and byte column `column` (from 1) stand.
    pub(crate) fn offset(&self, line: usize, column: usize) -> usize {
        let before: usize = self.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        before.saturating_add(column.saturating_sub(1)).min(self.text.len())
    }

    /// The byte at which line `line` (from 1) and character `column` (from 1) stand.
    pub(crate) fn offset_of_letter(&self, line: usize, column: usize) -> usize {
        let start = self.offset(line, 1);
        let rest = self.text.get(start..).unwrap_or_default();
        let within: usize = rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
        start.saturating_add(within)
    }

    /// Line and columns of a span. A span over several lines is shown up to the end of its first.
    pub(crate) fn place(&self, span: Span) -> Place {
        place(&self.text, self.before, span)
    }
}

fn place(text: &str, before: usize, span: Span) -> Place {
    let mut start = span.start.min(text.len());
    while !text.is_char_boundary(start) {
        start = start.saturating_sub(1);
    }
    let (head, tail) = text.split_at(start);
    let line_start = head.rfind('\n').map_or(0, |at| at.saturating_add(1));
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let line = head.bytes().filter(|byte| *byte == b'\n').count().saturating_add(1);
    let column = head.get(line_start..).unwrap_or_default().chars().count().saturating_add(1);
    let first_line = tail.find(['\n', '\r']).unwrap_or(tail.len());
    let end = span.end.min(start.saturating_add(first_line)).max(start);
    Place {
        line: count(line),
        column: count(column),
        start: start.saturating_add(before),
        end: end.saturating_add(before),
    }
}

fn whole(code: &'static str, message: impl Into<String>, help: &str) -> Faults {
    let place = Place {
        line: 1,
        column: 1,
        start: 0,
        end: 0,
    };
    one(Fault::error(code, Pointer::root(), message).with_help(help).at_place(place))
}

fn at_byte(code: &'static str, text: &str, offset: usize, message: String, help: &str) -> Faults {
    let place = place(
        text,
        0,
        Span {
            start: offset,
            end: offset.saturating_add(1),
        },
    );
    one(Fault::error(code, Pointer::root(), message).with_help(help).at_place(place))
}

/// A list of one fault.
pub(crate) fn one(fault: Fault) -> Faults {
    let mut faults = Faults::default();
    faults.push(fault);
    faults
}

#[cfg(test)]
#[path = "locate_tests.rs"]
mod tests;
