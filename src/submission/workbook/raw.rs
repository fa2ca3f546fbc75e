//! A workbook as its cells: what stands where, and nothing of what it means.
//!
//! Owns the one door for bytes of workbooks. Everything is read one event after another within fixed bounds, so that no file can take
//! more than about 256 MB or a few seconds; a sheet's size is what it holds, never what it says.
//!
//! The parts are read here rather than by a library for workbooks: those build all shared strings and styles before the first bound can
//! be asked, and none gives a cell's value, its format and its formula in one pass.

use super::guard::{self, Kind, Package};
use super::sheet::{Context, Taken, cells};
use super::{parts, strings, styles};
use crate::base::date::Day;
use crate::base::fault::Faults;
use std::collections::BTreeMap;

/// A workbook as its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// its sheets in their order, hidden ones too; sheets of charts are left out
    pub sheets: Vec<Sheet>,
}

/// A sheet: only cells that hold something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// as people read it
    pub name: String,
    /// what stands at (row, column), both from 0
    pub cells: BTreeMap<(u32, u32), Cell>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// a text, as typed; never empty
    Text(String),
    /// a number, as its shortest decimal text, such as "3540" or "0.59"
    Number(String),
    /// a number that is shown as a percentage, as the fraction: "0.59" for 59 %
    Share(String),
    /// a day; a time of day is dropped
    Date(Day),
    /// true or false
    Truth(bool),
    /// what stands where a calculation failed, such as "#REF!"
    Error(String),
}

/// Whether the bytes are those of a workbook, or of an old or locked one that [`read`] refuses in words.
pub fn is_workbook(bytes: &[u8]) -> bool {
    match guard::kind(bytes) {
        Kind::Archive | Kind::Old => true,
        Kind::Other => false,
    }
}

/// Reads the cells of a workbook.
///
/// # Errors
/// Why it is refused: damaged, another kind of file, too large, locked or old, with macros, links to other workbooks or declared entities;
/// or every formula in it, each at its cell.
pub fn read(bytes: &[u8]) -> Result<Book, Faults> {
    let mut package = Package::open(bytes)?;
    let workbook = parts::workbook(&mut package)?;
    let context = Context {
        meanings: match &workbook.styles {
            Some(part) => styles::meanings(&mut package.xml(part)?)?,
            None => Vec::new(),
        },
        strings: match &workbook.strings {
            Some(part) => strings::shared(&mut package.xml(part)?)?,
            None => Vec::new(),
        },
        from_1904: workbook.from_1904,
    };
    let mut taken = Taken::default();
    let mut book = Book::default();
    for sheet in workbook.sheets {
        let mut xml = package.xml(&sheet.part)?;
        let cells = cells(&mut xml, (&sheet.name, sheet.order), &context, &mut taken)?;
        book.sheets.push(Sheet { name: sheet.name, cells });
    }
    let faults = taken.faults();
    if faults.is_empty() { Ok(book) } else { Err(faults) }
}

#[cfg(test)]
#[path = "raw_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "refused_tests.rs"]
mod refused_tests;
