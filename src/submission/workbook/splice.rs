//! Changes to the text of an XML part that leave every other byte as it was.
//!
//! Owns walking a part with the place of each event, and putting pieces in and taking pieces out. Knows no element by name.

use super::xml::{attribute, damaged};
use crate::base::fault::Faults;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::ops::Range;

/// A text and what is to be changed in it.
pub(super) struct Splice<'t> {
    text: &'t str,
    changes: Vec<(Range<usize>, String)>,
}

impl<'t> Splice<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, changes: Vec::new() }
    }

    /// Puts a piece in at a byte; pieces put in at one byte stand in the order in which they came.
    pub(super) fn insert(&mut self, at: usize, piece: impl Into<String>) {
        self.changes.push((at..at, piece.into()));
    }

    /// Takes bytes out and puts a piece in their place.
    pub(super) fn replace(&mut self, range: Range<usize>, piece: impl Into<String>) {
        self.changes.push((range, piece.into()));
    }

    /// The changed text; `None` where changes run into one another.
    pub(super) fn done(mut self) -> Option<String> {
        self.changes.sort_by_key(|(range, _)| range.start);
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for (range, piece) in self.changes {
            out.push_str(self.text.get(at..range.start)?);
            out.push_str(&piece);
            at = range.end;
        }
        out.push_str(self.text.get(at..)?);
        Some(out)
    }
}

/// One event of a part.
pub(super) struct Step<'t> {
    /// what it is
    pub(super) event: Event<'t>,
    /// its bytes
    pub(super) range: Range<usize>,
    /// how many elements stand around it
    pub(super) depth: usize,
}

impl Step<'_> {
    /// The element that begins here.
    const fn start(&self) -> Option<&BytesStart<'_>> {
        if let Event::Start(start) | Event::Empty(start) = &self.event {
            Some(start)
        } else {
            None
        }
    }

    /// The name without prefix of an element that begins here; one that also ends here is told by [`Step::ends`].
    pub(super) fn begins(&self) -> Option<&str> {
        self.start().map(|start| start.local_name().into_inner())
    }

    /// The name without prefix of an element that ends here.
    pub(super) fn ends(&self) -> Option<&str> {
        if let Event::End(end) = &self.event {
            Some(end.local_name().into_inner())
        } else if let Event::Empty(start) = &self.event {
            Some(start.local_name().into_inner())
        } else {
            None
        }
    }

    /// A piece of text.
    pub(super) fn words(&self) -> Option<Cow<'_, str>> {
        if let Event::Text(text) = &self.event {
            Some(text.xml10_content())
        } else {
            None
        }
    }

    /// An attribute of the element that begins here, by its name without prefix.
    pub(super) fn attribute(&self, part: &str, name: &str) -> Result<Option<String>, Faults> {
        self.start().map_or(Ok(None), |start| attribute(part, start, name))
    }
}

/// All events of a part with their places. `lenient` takes ends that do not match, as old drawings have them.
pub(super) fn steps<'t>(part: &str, text: &'t str, lenient: bool) -> Result<Vec<Step<'t>>, Faults> {
    // a mark at the very beginning is no event, and would shift the places
    let bare = text.trim_start_matches('\u{feff}');
    let shift = text.len().saturating_sub(bare.len());
    let mut reader = Reader::from_str(bare);
    if lenient {
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
    }
    let mut all = Vec::new();
    let mut depth: usize = 0;
    let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).saturating_add(shift);
    loop {
        let from = place(reader.buffer_position());
        let event = reader.read_event().map_err(|_| damaged(part, "is not well-formed"))?;
        let range = from..place(reader.buffer_position());
        if matches!(event, Event::Eof) {
            return Ok(all);
        }
        if matches!(event, Event::End(_)) {
            depth = depth.saturating_sub(1);
        }
        let opens = matches!(event, Event::Start(_));
        all.push(Step { event, range, depth });
        if opens {
            depth = depth.saturating_add(1);
        }
    }
}

/// The prefix of the outermost element with its colon, or nothing.
pub(super) fn prefix(steps: &[Step<'_>]) -> String {
    let root = steps.iter().find_map(Step::start);
    match root.and_then(|start| start.name().prefix().map(|found| found.into_inner().to_owned())) {
        Some(found) => format!("{found}:"),
        None => String::new(),
    }
}

/// Puts a piece in as the last within the outermost element.
pub(super) fn append(part: &str, text: &str, piece: &str) -> Result<String, Faults> {
    let steps = steps(part, text, false)?;
    let mut splice = Splice::new(text);
    let root = steps.iter().rev().find(|step| step.depth == 0 && step.ends().is_some());
    match root {
        Some(step) if step.begins().is_none() => splice.insert(step.range.start, piece),
        Some(step) => {
            let name = format!("{}{}", prefix(&steps), step.begins().unwrap_or_default());
            let slash = step.range.end.saturating_sub(2);
            splice.replace(slash..step.range.end, format!(">{piece}</{name}>"));
        }
        None => return Err(damaged(part, "holds nothing")),
    }
    splice.done().ok_or_else(|| damaged(part, "cannot be changed"))
}

#[cfg(test)]
#[path = "splice_tests.rs"]
mod tests;
