//! The cells of a workbook, as they stand in it.

use crate::base::date::Day;
use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use calamine::{Data, DataRef, Reader as _, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

/// A workbook as its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// its sheets, in order
    pub sheets: Vec<Sheet>,
}

/// A sheet: only cells that hold something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// its name
    pub name: String,
    /// by row and column, both from 0
    pub cells: BTreeMap<(u32, u32), Cell>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// words
    Text(String),
    /// a number, in its shortest decimal form
    Number(String),
    /// a number shown as a percentage: the fraction
    Share(String),
    /// a day
    Date(Day),
    /// true or false
    Truth(bool),
    /// an error of the spreadsheet
    Error(String),
}

/// Whether the bytes are those of a workbook.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// Reads every cell.
///
/// # Errors
/// Where it cannot be read.
pub fn read(bytes: &[u8]) -> Result<Book, Faults> {
    let refuse = |why: String| {
        let mut faults = Faults::default();
        faults.push(Fault::error("unreadable-workbook", Pointer::root(), why));
        faults
    };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| refuse(error.to_string()))?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut cells = BTreeMap::new();
        let mut reader = book.worksheet_cells_reader(&name).map_err(|error| refuse(error.to_string()))?;
        while let Some(cell) = reader.next_cell().map_err(|error| refuse(error.to_string()))? {
            let value = match cell.get_value() {
                DataRef::String(text) => Cell::Text(text.clone()),
                DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
                DataRef::Float(number) => Cell::Number(number.to_string()),
                DataRef::Int(number) => Cell::Number(number.to_string()),
                DataRef::Bool(truth) => Cell::Truth(*truth),
                DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) | DataRef::Error(_) | DataRef::Empty => continue,
            };
            cells.insert(cell.get_position(), value);
        }
        sheets.push(Sheet { name, cells });
    }
    let _ = Data::Empty;
    Ok(Book { sheets })
}
