//! What a cell's number format makes of its number: a date, a share, or a plain number.
//!
//! Owns reading formats; the programs that write workbooks store dates and percents as numbers and tell them apart by these alone.

use super::xml::{Tag, Xml, attribute, damaged};
use crate::base::fault::Faults;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;
use std::io::Read;

/// The most formats; spreadsheet programs write no more than 65,490.
const FORMATS: usize = 70_000;

/// What a number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// a number
    Plain,
    /// a part of one, shown as a percentage
    Share,
    /// a day, counted from the first
    Date,
}

/// The meaning of each style of a cell, in order.
pub(super) fn meanings<R: Read>(xml: &mut Xml<'_, R>) -> Result<Vec<Meaning>, Faults> {
    let mut own: BTreeMap<u32, Meaning> = BTreeMap::new();
    let mut all = Vec::new();
    let mut of_cells = false;
    let part = xml.part().to_owned();
    let number = |start: &BytesStart<'_>| -> Result<u32, Faults> {
        let said = attribute(&part, start, "numFmtId")?;
        Ok(said.and_then(|said| said.parse().ok()).unwrap_or(0))
    };
    loop {
        match xml.tag()? {
            Tag::Open(start) => match start.local_name().into_inner() {
                "numFmt" => {
                    let code = attribute(&part, &start, "formatCode")?.unwrap_or_default();
                    own.insert(number(&start)?, of_code(&code));
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells => {
                    let id = number(&start)?;
                    all.push(own.get(&id).copied().unwrap_or_else(|| of_id(id)));
                }
                _ => {}
            },
            Tag::Close(end) if end.local_name().into_inner() == "cellXfs" => of_cells = false,
            Tag::Done => return Ok(all),
            Tag::Close(_) | Tag::Other => {}
        }
        if all.len() > FORMATS || own.len() > FORMATS {
            return Err(damaged(&part, "holds more formats than any workbook has"));
        }
    }
}

/// The meaning of a format that every program knows by its number.
pub(super) fn of_id(id: u32) -> Meaning {
    match id {
        9 | 10 => Meaning::Share,
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Meaning::Date,
        _ => Meaning::Plain,
    }
}

/// The meaning of a format written out, such as `dd/mm/yyyy` or `0.0%`. A time of day without a day is a plain number.
pub(super) fn of_code(code: &str) -> Meaning {
    // after the first section come those for negative numbers, zero and text
    let mut letters = code.chars();
    let mut bare = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => {
                let _ = letters.by_ref().find(|next| *next == '"');
            }
            // colours, conditions, languages, and hours or minutes that have run
            '[' => {
                let _ = letters.by_ref().find(|next| *next == ']');
            }
            // the next one is text, as wide as, or a fill
            '\\' | '_' | '*' => {
                letters.next();
            }
            other => bare.push(other.to_ascii_lowercase()),
        }
    }
    let bare = bare.replace("am/pm", "").replace("a/p", "").replace("general", "");
    let time = bare.contains(['h', 's']);
    if bare.contains(['y', 'd']) || (bare.contains('m') && !time) {
        Meaning::Date
    } else if bare.contains('%') {
        Meaning::Share
    } else {
        Meaning::Plain
    }
}

#[cfg(test)]
#[path = "styles_tests.rs"]
mod tests;
