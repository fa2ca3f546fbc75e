//! The cells of one sheet, read one after another.
//!
//! Owns what each stored cell holds, the bounds on cells, and the refusal of formulas. Never makes room by what a sheet says its size is.

use super::raw::Cell;
use super::strings::{ALL_TEXT, LONGEST_TEXT, plain, rich, too_much_text};
use super::styles::Meaning;
use super::xml::{Tag, Xml, damaged, whole};
use crate::base::date::Day;
use crate::base::fault::{CellPlace, Fault, Faults};
use crate::base::pointer::Pointer;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;
use std::io::Read;

/// The most cells that hold something.
pub(super) const CELLS: u32 = 250_000;
/// The most rows and cells that are written in the sheets, those that only have a format counted too.
const WRITTEN: u32 = 5_000_000;
/// How many formulas are named; the others are counted.
const FORMULAS: u32 = 24;
/// The first row and column that no spreadsheet program has, from 0.
pub(super) const ROWS: u32 = 1_048_576;
pub(super) const COLUMNS: u32 = 16_384;

/// What is read with the cells of every sheet.
pub(super) struct Context {
    /// the shared strings
    pub(super) strings: Vec<Box<str>>,
    /// the meaning of each style
    pub(super) meanings: Vec<Meaning>,
    /// whether days are counted from 1904
    pub(super) from_1904: bool,
}

/// What all sheets together have taken, and the formulas in them.
#[derive(Default)]
pub(super) struct Taken {
    cells: u32,
    written: u32,
    text: usize,
    formulas: u32,
    faults: Faults,
}

impl Taken {
    /// The formulas found, as faults.
    pub(super) fn faults(mut self) -> Faults {
        let more = self.formulas.saturating_sub(FORMULAS);
        if more > 0 {
            let what = if more == 1 { "formula" } else { "formulas" };
            let message = format!("{more} more {what} in the workbook, expected the values themselves");
            self.faults.push(Fault::error("workbook-formula", Pointer::root(), message));
        }
        self.faults
    }

    fn formula(&mut self, place: CellPlace) {
        self.formulas = self.formulas.saturating_add(1);
        if self.formulas <= FORMULAS {
            let fault = Fault::error("workbook-formula", Pointer::root(), "a formula, expected the value itself")
                .with_help("copy the cell, then paste it in its place as values only");
            self.faults.push(fault.at_cell(place));
        }
    }

    fn one_more(&mut self) -> Result<(), Faults> {
        self.written = self.written.saturating_add(1);
        if self.written > WRITTEN {
            return Err(whole(
                "workbook-too-many-cells",
                format!("the workbook has more than {WRITTEN} rows and cells, many of them perhaps only formatted"),
            ));
        }
        Ok(())
    }

    fn hold(&mut self, cell: &Cell) -> Result<(), Faults> {
        self.cells = self.cells.saturating_add(1);
        if self.cells > CELLS {
            return Err(whole(
                "workbook-too-many-cells",
                format!("more than {CELLS} cells of the workbook hold something"),
            ));
        }
        self.text = self.text.saturating_add(match cell {
            Cell::Text(text) | Cell::Number(text) | Cell::Share(text) | Cell::Error(text) => text.len(),
            Cell::Date(_) | Cell::Truth(_) => 0,
        });
        if self.text > ALL_TEXT {
            return Err(too_much_text());
        }
        Ok(())
    }
}

/// The cells of a sheet that hold something.
pub(super) fn cells<R: Read>(
    xml: &mut Xml<'_, R>,
    (name, order): (&str, u32),
    context: &Context,
    taken: &mut Taken,
) -> Result<BTreeMap<(u32, u32), Cell>, Faults> {
    let mut cells = BTreeMap::new();
    let (mut row, mut column): (u32, u32) = (0, 0);
    let mut seen = false;
    let part = xml.part().to_owned();
    loop {
        let at = match xml.tag()? {
            Tag::Open(start) => match start.local_name().into_inner() {
                "worksheet" => {
                    seen = true;
                    None
                }
                "row" => {
                    taken.one_more()?;
                    if let Some(said) = Attributes::of(&part, &start)?.place {
                        row = said
                            .parse::<u32>()
                            .ok()
                            .and_then(|said| said.checked_sub(1))
                            .ok_or_else(|| nowhere(&part))?;
                    }
                    column = 0;
                    None
                }
                "c" => Some(Attributes::of(&part, &start)?),
                _ => None,
            },
            Tag::Close(end) => {
                if end.local_name().into_inner() == "row" {
                    row = row.saturating_add(1);
                }
                None
            }
            Tag::Done => break,
            Tag::Other => None,
        };
        let Some(at) = at else { continue };
        taken.one_more()?;
        if let Some(said) = &at.place {
            (row, column) = place(said).ok_or_else(|| nowhere(&part))?;
        }
        if row >= ROWS || column >= COLUMNS {
            return Err(nowhere(&part));
        }
        let (cell, formula) = content(xml, &at, context)?;
        if formula {
            let sheet = name.to_owned();
            taken.formula(CellPlace { order, sheet, row, column });
        }
        if let Some(cell) = cell {
            taken.hold(&cell)?;
            if cells.insert((row, column), cell).is_some() {
                return Err(damaged(&part, "writes one cell twice"));
            }
        }
        column = column.saturating_add(1);
    }
    if seen { Ok(cells) } else { Err(damaged(&part, "is not a sheet")) }
}

fn nowhere(part: &str) -> Faults {
    damaged(part, "names a cell that no sheet has")
}

/// What a cell says of itself.
#[derive(Default)]
struct Attributes {
    place: Option<String>,
    style: Option<usize>,
    kind: Option<String>,
}

impl Attributes {
    /// In one pass, since there may be millions.
    fn of(part: &str, start: &BytesStart<'_>) -> Result<Self, Faults> {
        let mut all = Self::default();
        for found in start.attributes().with_checks(false) {
            let found = found.map_err(|_| damaged(part, "holds an attribute that is not well-formed"))?;
            match found.key.into_inner() {
                "r" => all.place = Some(found.value.into_owned()),
                "s" => all.style = found.value.parse().ok(),
                "t" => all.kind = Some(found.value.into_owned()),
                _ => {}
            }
        }
        Ok(all)
    }
}

/// Row and column, both from 0, of a cell's name such as `C7`.
pub(super) fn place(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    let mut column: u32 = 0;
    for letter in letters.bytes() {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(value))?.checked_add(1)?;
    }
    let row = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse::<u32>().ok())??;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// What the cell just opened holds, and whether it is a formula.
fn content<R: Read>(xml: &mut Xml<'_, R>, at: &Attributes, context: &Context) -> Result<(Option<Cell>, bool), Faults> {
    let inside = xml.depth();
    let mut formula = false;
    let mut value = None;
    let mut inline = None;
    while xml.depth() >= inside {
        let child = match xml.tag()? {
            Tag::Open(start) => match start.local_name().into_inner() {
                "v" => 'v',
                "is" => 'i',
                "f" => 'f',
                _ => 'o',
            },
            Tag::Done => break,
            Tag::Close(_) | Tag::Other => ' ',
        };
        match child {
            'v' => value = Some(xml.text(LONGEST_TEXT)?),
            'i' => inline = Some(rich(xml)?),
            'f' => {
                let text = xml.text(LONGEST_TEXT)?;
                // some programs write a plain truth as a call without anything to compute
                let truth = ["TRUE()", "FALSE()"].iter().any(|call| text.trim().eq_ignore_ascii_case(call));
                formula |= !(truth && at.kind.as_deref() == Some("b"));
            }
            'o' => xml.leave(inside)?,
            _ => {}
        }
    }
    let text = |text: String| (!text.is_empty()).then_some(Cell::Text(text));
    let Some(value) = value.filter(|value| !value.is_empty()) else {
        return Ok((inline.and_then(text), formula));
    };
    let cell = match at.kind.as_deref() {
        Some("inlineStr") => inline.and_then(text),
        Some("s") => {
            let found = value.trim().parse::<usize>().ok().and_then(|index| context.strings.get(index));
            let Some(found) = found else {
                return Err(damaged(xml.part(), "uses a shared text that the workbook does not have"));
            };
            text(found.to_string())
        }
        Some("str") => text(plain(&value)),
        Some("b") => Some(Cell::Truth(matches!(value.trim(), "1" | "true" | "TRUE"))),
        Some("e") => Some(Cell::Error(value)),
        Some("d") => match value.get(..10).and_then(Day::parse) {
            Some(day) => Some(Cell::Date(day)),
            None => text(value),
        },
        Some("n") | None => number(&value, at, context).or_else(|| text(value)),
        Some(_) => return Err(damaged(xml.part(), "holds a cell of a kind that is not known")),
    };
    Ok((cell, formula))
}

/// A stored number as what its format makes of it.
fn number(value: &str, at: &Attributes, context: &Context) -> Option<Cell> {
    let text = decimal(value)?;
    let meaning = at.style.and_then(|style| context.meanings.get(style)).copied();
    Some(match meaning.unwrap_or(Meaning::Plain) {
        Meaning::Plain => Cell::Number(text),
        Meaning::Share => Cell::Share(text),
        Meaning::Date => match day(&text, context.from_1904) {
            Some(day) => Cell::Date(day),
            None => Cell::Number(text),
        },
    })
}

/// The shortest decimal text of a stored number. Spreadsheet programs show and keep fifteen digits; what is stored beyond them is the
/// residue of binary fractions.
pub(super) fn decimal(value: &str) -> Option<String> {
    let begins = |letter: u8| letter.is_ascii_digit() || matches!(letter, b'-' | b'+' | b'.');
    let value = value.trim();
    let number: f64 = value
        .bytes()
        .next()
        .filter(|first| begins(*first))
        .and_then(|_| value.parse().ok())?;
    let fifteen: f64 = format!("{number:.14e}").parse().ok().filter(|number: &f64| number.is_finite())?;
    let text = fifteen.to_string();
    Some(if text == "-0" { "0".to_owned() } else { text })
}

/// The day of a serial number; the time of day is dropped. The system of 1900 has a 29 February 1900, which was no day.
pub(super) fn day(serial: &str, from_1904: bool) -> Option<Day> {
    let whole: i32 = serial.split('.').next()?.parse().ok()?;
    // 31 December 9999 is the last that spreadsheet programs know
    if !(0..=2_958_465).contains(&whole) || serial.starts_with('-') {
        return None;
    }
    if from_1904 {
        return Some(Day::from_number(whole.checked_sub(24_107)?));
    }
    match whole {
        0 | 60 => None,
        1..=59 => Some(Day::from_number(whole.checked_sub(25_568)?)),
        _ => Some(Day::from_number(whole.checked_sub(25_569)?)),
    }
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
