//! The notes of one sheet: those of people kept, those of an earlier check replaced.
//!
//! Owns the part that holds the texts of notes. Where a person's note stands on a cell that needs one of ours, ours is added below theirs
//! and taken away again by the next check.

use super::sheet::place;
use super::splice::{Splice, Step, prefix, steps};
use super::xml::damaged;
use crate::base::fault::{CellPlace, Faults};
use quick_xml::escape::minimal_escape;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Whose notes ours are.
const AUTHOR: &str = "earnest";
/// How our notes begin: some programs forget whose a note is.
const MARK: &str = "earnest: ";
/// How our part of a person's note begins.
const BELOW: &str = "\n\nearnest: ";
/// The same, as programs store it that write the ends of lines by number.
const BELOW_BY_NUMBER: &str = "&#10;&#10;earnest: ";
/// The most characters of a note.
const LONGEST: usize = 30_000;

/// Row and column of a cell, from 0.
pub(super) type Place = (u32, u32);

/// What becomes of the notes of a sheet.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// the part
    pub(super) text: String,
    /// cells that lose the box in which a note is shown
    pub(super) gone: BTreeSet<Place>,
    /// cells that need one
    pub(super) fresh: BTreeSet<Place>,
}

/// A new part with notes.
pub(super) fn new(notes: &BTreeMap<Place, &str>, namespace: &str) -> Merged {
    let list: String = notes.iter().map(|(at, note)| comment("", *at, 0, note)).collect();
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <comments xmlns=\"{namespace}\"><authors><author>{AUTHOR}</author></authors><commentList>{list}</commentList></comments>"
    );
    Merged {
        text,
        gone: BTreeSet::new(),
        fresh: notes.keys().copied().collect(),
    }
}

/// A part with notes of people and of an earlier check, with these added.
///
/// # Errors
/// What is wrong with the part.
pub(super) fn merged(part: &str, text: &str, notes: &BTreeMap<Place, &str>) -> Result<Merged, Faults> {
    let steps = steps(part, text, false)?;
    let prefix = prefix(&steps);
    let mut splice = Splice::new(text);
    let mut merged = Merged::default();
    let (ours, known) = author(part, &steps, &prefix, &mut splice)?;
    let mut left = notes.clone();
    let mut at = 0;
    while let Some(step) = steps.get(at) {
        if step.begins() != Some("comment") {
            at = at.saturating_add(1);
            continue;
        }
        let length = steps
            .get(at..)
            .and_then(|rest| {
                rest.iter()
                    .position(|other| other.ends() == Some("comment") && other.depth == step.depth)
            })
            .ok_or_else(|| damaged(part, "is not well-formed"))?;
        let inside = steps.get(at..=at.saturating_add(length)).unwrap_or_default();
        at = at.saturating_add(length).saturating_add(1);
        let cell = step.attribute(part, "ref")?.as_deref().and_then(place);
        let cell = cell.ok_or_else(|| damaged(part, "holds a note on a cell that no sheet has"))?;
        let whole = step.range.start..inside.last().map_or(step.range.end, |last| last.range.end);
        let said = inside.iter().find_map(Step::words);
        let marked = said.is_some_and(|said| said.starts_with(MARK));
        let author = step.attribute(part, "authorId")?.and_then(|id| id.trim().parse().ok());
        if marked || (known && author == Some(ours)) {
            splice.replace(whole, "");
            merged.gone.insert(cell);
        } else {
            theirs((part, text), inside, left.remove(&cell), &prefix, &mut splice)?;
        }
    }
    let list: String = left.iter().map(|(at, note)| comment(&prefix, *at, ours, note)).collect();
    merged.fresh = left.into_keys().collect();
    let end = steps.iter().rev().find(|step| step.ends() == Some("commentList"));
    match end {
        Some(step) if step.begins().is_none() => splice.insert(step.range.start, list),
        Some(step) => splice.replace(step.range.clone(), format!("<{prefix}commentList>{list}</{prefix}commentList>")),
        None => return Err(damaged(part, "holds no list of notes")),
    }
    merged.text = splice.done().ok_or_else(|| damaged(part, "cannot be changed"))?;
    Ok(merged)
}

/// Our place among the authors, and whether we had it before; where not, we are added.
fn author(part: &str, steps: &[Step<'_>], prefix: &str, splice: &mut Splice<'_>) -> Result<(usize, bool), Faults> {
    let mut count: usize = 0;
    let mut open = false;
    for step in steps {
        if open && step.words().is_some_and(|said| said.trim() == AUTHOR) {
            return Ok((count.saturating_sub(1), true));
        }
        if step.begins() == Some("author") {
            count = count.saturating_add(1);
            open = true;
        }
        if step.ends() == Some("author") {
            open = false;
        }
        if step.ends() == Some("authors") {
            let author = format!("<{prefix}author>{AUTHOR}</{prefix}author>");
            if step.begins().is_none() {
                splice.insert(step.range.start, author);
            } else {
                splice.replace(step.range.clone(), format!("<{prefix}authors>{author}</{prefix}authors>"));
            }
            return Ok((count, false));
        }
    }
    Err(damaged(part, "names no authors of its notes"))
}

/// A person's note: what an earlier check added below is taken out, and what this one says is added.
fn theirs(
    (part, whole): (&str, &str),
    inside: &[Step<'_>],
    note: Option<&str>,
    prefix: &str,
    splice: &mut Splice<'_>,
) -> Result<(), Faults> {
    let Some(outer) = inside.iter().find(|step| step.begins() == Some("text")) else {
        return Err(damaged(part, "holds a note without a text"));
    };
    let mut run: Option<(Range<usize>, String)> = None;
    let mut bare = None;
    let mut words: Option<usize> = None;
    for step in inside {
        let direct = step.depth == outer.depth.saturating_add(1);
        if direct && step.begins() == Some("r") {
            run = Some((step.range.clone(), String::new()));
        }
        if direct && step.begins() == Some("t") {
            bare = Some(step.range.start);
        }
        if let (Some(piece), Some((_, said))) = (step.words(), &mut run) {
            said.push_str(&piece);
        }
        if step.begins() == Some("t") {
            words = Some(step.range.end);
        }
        if let (Some("t"), Some(from)) = (step.ends(), words.take_if(|_| step.ends() == Some("t"))) {
            // programs that join all runs leave ours at the end of theirs
            let raw = whole.get(from..step.range.start).unwrap_or_default();
            let joined = raw.find(BELOW).filter(|at| *at > 0).or_else(|| raw.find(BELOW_BY_NUMBER));
            if let Some(at) = joined {
                splice.replace(from.saturating_add(at)..step.range.start, "");
            }
        }
        if direct
            && step.ends() == Some("r")
            && let Some((range, _)) = run.take().filter(|(_, said)| said.starts_with(BELOW))
        {
            splice.replace(range.start..step.range.end, "");
        }
        // a text that is no run becomes one, since not every program shows a run after it
        if let (true, Some("t"), Some(from), true) = (direct, step.ends(), bare, note.is_some()) {
            splice.insert(from, format!("<{prefix}r>"));
            splice.insert(step.range.end, format!("</{prefix}r>"));
            bare = None;
        }
        if let (Some("text"), Some(note)) = (step.ends(), note) {
            let run = format!("<{prefix}r>{}</{prefix}r>", shown(prefix, &format!("{BELOW}{note}")));
            if step.begins().is_none() {
                splice.insert(step.range.start, run);
            } else {
                splice.replace(step.range.clone(), format!("<{prefix}text>{run}</{prefix}text>"));
            }
        }
    }
    Ok(())
}

fn comment(prefix: &str, (row, column): Place, author: usize, note: &str) -> String {
    let name = CellPlace {
        order: 0,
        sheet: String::new(),
        row,
        column,
    };
    format!(
        "<{prefix}comment ref=\"{}\" authorId=\"{author}\"><{prefix}text><{prefix}r>{}</{prefix}r></{prefix}text></{prefix}comment>",
        name.name(),
        shown(prefix, &format!("{MARK}{note}"))
    )
}

/// A text as an element; what XML cannot hold is left out.
fn shown(prefix: &str, text: &str) -> String {
    let clean: String = text
        .chars()
        .filter(|letter| matches!(letter, '\n' | '\t') || (*letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}')))
        .take(LONGEST)
        .collect();
    // what looks like an escape of spreadsheets is to be read as it stands
    let clean = clean.replace("_x", "_x005F_x");
    format!("<{prefix}t xml:space=\"preserve\">{}</{prefix}t>", minimal_escape(clean.as_str()))
}

#[cfg(test)]
#[path = "comments_tests.rs"]
mod tests;
