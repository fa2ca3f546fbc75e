//! The XML of one part, event by event, within bounds.
//!
//! Owns the counting of what is inflated (declared sizes are never trusted), the longest single event, the depth, and the refusal of
//! declared entities. Knows no element by name.

use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::submission::locate::one;
use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use std::io::{self, BufRead, BufReader, Read};

/// The longest tag or run of text, in bytes: four times what a cell may hold, and room for escapes.
const LONGEST_EVENT: u64 = 1024 * 1024;
/// How deep elements may stand within one another; spreadsheets need about ten.
const DEEPEST: u32 = 64;

/// A fault of the whole workbook.
pub(super) fn whole(code: &'static str, message: impl Into<String>) -> Faults {
    one(Fault::error(code, Pointer::root(), message))
}

/// A part that cannot be read.
pub(super) fn damaged(part: &str, what: &str) -> Faults {
    whole("workbook-damaged", format!("the part {part} of the workbook {what}"))
}

/// Why a meter lets no more through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Inflated,
    Long,
}

/// Counts bytes as they are inflated, against what is left for the whole workbook and what one event may have.
struct Meter<'p, R> {
    inner: BufReader<R>,
    left: &'p mut u64,
    since: u64,
    stopped: Option<Stop>,
}

impl<R: Read> Read for Meter<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Meter<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if *self.left == 0 {
            self.stopped = Some(Stop::Inflated);
        } else if self.since > LONGEST_EVENT {
            self.stopped = Some(Stop::Long);
        }
        if self.stopped.is_some() {
            return Err(io::Error::other("beyond the bounds"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
        let amount = u64::try_from(amount).unwrap_or(u64::MAX);
        *self.left = self.left.saturating_sub(amount);
        self.since = self.since.saturating_add(amount);
    }
}

/// What a reader of a part looks for: where elements begin and end.
pub(super) enum Tag<'e> {
    /// an element begins; an empty one begins and ends
    Open(BytesStart<'e>),
    /// an element ends
    Close(BytesEnd<'e>),
    /// words, comments, declarations
    Other,
    /// nothing more
    Done,
}

/// A part, read event by event. An empty element comes as its start and its end.
pub(super) struct Xml<'p, R> {
    reader: Reader<Meter<'p, R>>,
    buffer: Vec<u8>,
    depth: u32,
    part: String,
}

impl<'p, R: Read> Xml<'p, R> {
    /// The part `part`, which may inflate to `left` bytes; what it takes is taken off.
    pub(super) fn new(part: &str, inner: R, left: &'p mut u64) -> Self {
        let mut reader = Reader::from_reader(Meter {
            inner: BufReader::new(inner),
            left,
            since: 0,
            stopped: None,
        });
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            depth: 0,
            part: part.to_owned(),
        }
    }

    /// The next tag, or whatever else stands there.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn tag(&mut self) -> Result<Tag<'_>, Faults> {
        Ok(match self.next()? {
            Event::Start(start) => Tag::Open(start),
            Event::End(end) => Tag::Close(end),
            Event::Eof => Tag::Done,
            Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => Tag::Other,
        })
    }

    /// The next event.
    ///
    /// # Errors
    /// What is wrong with the part, or which bound it goes beyond.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Faults> {
        self.buffer.clear();
        self.reader.get_mut().since = 0;
        let Ok(event) = self.reader.read_event_into(&mut self.buffer) else {
            return Err(match self.reader.get_ref().stopped {
                Some(Stop::Inflated) => whole(
                    "workbook-too-large",
                    "the workbook unpacks to more than a form can hold, as damaged or hostile files do",
                ),
                Some(Stop::Long) => damaged(&self.part, "holds a text longer than any cell may have"),
                None => damaged(&self.part, "cannot be unpacked or is not well-formed"),
            });
        };
        match event {
            Event::Start(_) => self.depth = self.depth.saturating_add(1),
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => return Err(damaged(&self.part, "ends before it is complete")),
            Event::DocType(_) => {
                return Err(whole(
                    "workbook-entities",
                    format!(
                        "the part {} of the workbook declares a document type, which no spreadsheet program writes",
                        self.part
                    ),
                ));
            }
            Event::Eof
            | Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::GeneralRef(_) => {}
        }
        if self.depth > DEEPEST {
            return Err(damaged(&self.part, "nests its elements too deep"));
        }
        Ok(event)
    }

    /// How many elements are open.
    pub(super) const fn depth(&self) -> u32 {
        self.depth
    }

    /// Reads on until only `depth` elements are open.
    pub(super) fn leave(&mut self, depth: u32) -> Result<(), Faults> {
        while self.depth > depth {
            self.next()?;
        }
        Ok(())
    }

    /// The text directly within the element that was just opened, at most `most` characters; its children are passed over.
    pub(super) fn text(&mut self, most: usize) -> Result<String, Faults> {
        let inside = self.depth;
        let mut text = String::new();
        while self.depth >= inside {
            let direct = self.depth == inside;
            let part = self.part.clone();
            match self.next()? {
                Event::Text(piece) if direct => text.push_str(&piece.xml10_content()),
                Event::CData(piece) if direct => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(name) if direct => text.push(resolved(&part, &name)?),
                Event::Eof => break,
                Event::Start(_)
                | Event::End(_)
                | Event::Empty(_)
                | Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_)
                | Event::GeneralRef(_) => {}
            }
            // in bytes first, since that is cheap
            if text.len() > most && text.chars().count() > most {
                return Err(damaged(&self.part, "holds a text longer than any cell may have"));
            }
        }
        Ok(text)
    }

    /// The name of the part.
    pub(super) fn part(&self) -> &str {
        &self.part
    }
}

/// The character that a reference stands for; only the five of XML and characters by number are known.
fn resolved(part: &str, name: &BytesRef<'_>) -> Result<char, Faults> {
    let known = match name.resolve_char_ref() {
        Ok(Some(letter)) => Some(letter),
        Ok(None) => resolve_xml_entity(&name.xml10_content()).and_then(|text| text.chars().next()),
        Err(_) => None,
    };
    known.ok_or_else(|| {
        whole(
            "workbook-entities",
            format!("the part {part} of the workbook uses an entity that XML does not have"),
        )
    })
}

/// An attribute by its name without prefix.
pub(super) fn attribute(part: &str, start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Faults> {
    for found in start.attributes().with_checks(false) {
        let found = found.map_err(|_| damaged(part, "holds an attribute that is not well-formed"))?;
        if found.key.local_name().into_inner() == name {
            let value = unescape(&found.value).map_err(|_| damaged(part, "holds an attribute that is not well-formed"))?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

#[cfg(test)]
#[path = "xml_tests.rs"]
mod tests;
