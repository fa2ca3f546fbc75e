//! The boxes in which the notes of one sheet are shown, in the old drawing language that every spreadsheet program still asks for.
//!
//! Owns where a box stands and how large it is. A drawing may hold other things, such as buttons; they are left as they are.

use super::comments::Place;
use super::sheet::{COLUMNS, ROWS};
use super::splice::{Splice, Step, steps};
use super::xml::damaged;
use crate::base::fault::Faults;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};

const NAMES: &str = "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
                     xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";
/// How a box is called, before its number.
const BOX: &str = "_x0000_s";
/// How many numbers of boxes belong to one sheet.
const BLOCK: u32 = 1024;
/// About how many letters fit on one line of a box.
const LINE: usize = 44;

/// A new drawing; `sheet` is the place of its sheet, from 0.
pub(super) fn new(boxes: &BTreeMap<Place, &str>, sheet: u32) -> String {
    let block = sheet.saturating_add(1);
    let shapes = shapes(boxes, block.saturating_mul(BLOCK).saturating_add(1));
    format!(
        "<xml {NAMES}><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{block}\"/></o:shapelayout>{}{shapes}</xml>",
        kind()
    )
}

/// A drawing without the boxes of some cells and with new ones.
///
/// # Errors
/// What is wrong with the drawing.
pub(super) fn merged(part: &str, text: &str, gone: &BTreeSet<Place>, boxes: &BTreeMap<Place, &str>) -> Result<String, Faults> {
    let steps = steps(part, text, true)?;
    let mut splice = Splice::new(text);
    let mut highest: u32 = BLOCK;
    let mut from: Option<usize> = None;
    for (at, step) in steps.iter().enumerate() {
        if step.begins() == Some("shape") {
            from = Some(at);
            let id = step.attribute(part, "id")?.unwrap_or_default();
            highest = highest.max(id.strip_prefix(BOX).and_then(|number| number.parse().ok()).unwrap_or(0));
        }
        if step.ends() == Some("shape") {
            let inside = from.take().and_then(|from| steps.get(from..=at)).unwrap_or_default();
            if let (Some(cell), Some(first)) = (cell(inside), inside.first())
                && gone.contains(&cell)
            {
                splice.replace(first.range.start..step.range.end, "");
            }
        }
    }
    let root = steps.iter().rev().find(|step| matches!(step.event, Event::End(_)));
    let root = root.ok_or_else(|| damaged(part, "holds nothing"))?;
    let mut fresh = String::new();
    if !text.contains("id=\"_x0000_t202\"") && !boxes.is_empty() {
        fresh.push_str(&kind());
    }
    fresh.push_str(&shapes(boxes, highest.saturating_add(1)));
    splice.insert(root.range.start, fresh);
    splice.done().ok_or_else(|| damaged(part, "cannot be changed"))
}

/// The cell of a box, where it is that of a note.
fn cell(inside: &[Step<'_>]) -> Option<Place> {
    let (mut row, mut column, mut note) = (None, None, false);
    let mut open = "";
    for step in inside {
        if let Some(said) = step.words() {
            let said = said.trim().parse::<u32>().ok();
            match open {
                "Row" => row = said.or(row),
                "Column" => column = said.or(column),
                _ => {}
            }
        } else {
            open = step.begins().unwrap_or_default();
        }
        if step.begins() == Some("ClientData") {
            note = step.attribute("", "ObjectType").ok().flatten().as_deref() == Some("Note");
        }
    }
    note.then_some((row?, column?))
}

/// What a box of a note is, said once in a drawing.
fn kind() -> String {
    format!(
        "<v:shapetype {NAMES} id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">\
         <v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
    )
}

fn shapes(boxes: &BTreeMap<Place, &str>, first: u32) -> String {
    (first..).zip(boxes).map(|(number, (at, note))| shape(*at, number, note)).collect()
}

/// Right of its cell, three columns wide and as high as its text; hidden until somebody points at the cell.
fn shape((row, column): Place, number: u32, note: &str) -> String {
    let lines = note
        .lines()
        .map(|line| line.chars().count().checked_div(LINE).unwrap_or(0).saturating_add(1))
        .fold(1_usize, usize::saturating_add);
    let lines = u32::try_from(lines.min(30)).unwrap_or(30);
    let left = column.saturating_add(1).min(COLUMNS.saturating_sub(4));
    let top = row.saturating_sub(1).min(ROWS.saturating_sub(40));
    let (right, bottom) = (left.saturating_add(3), top.saturating_add(lines).saturating_add(1));
    format!(
        "<v:shape {NAMES} id=\"{BOX}{number}\" type=\"#_x0000_t202\" \
         style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:230pt;height:{}pt;z-index:1;visibility:hidden\" \
         fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>\
         <v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
         <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
         <x:Anchor>{left}, 15, {top}, 4, {right}, 40, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
         <x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
        lines.saturating_add(1).saturating_mul(15)
    )
}

#[cfg(test)]
#[path = "drawing_tests.rs"]
mod tests;
