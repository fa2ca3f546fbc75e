//! The cells of a workbook, as they lie in the file.
//!
//! Owns the step from bytes to cells. What a cell answers, and what its value means, is known elsewhere.

use crate::base::date::Day;
use crate::base::fault::{CellPlace, Fault, Faults};
use crate::base::pointer::Pointer;
use calamine::{DataRef, Reader as _, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

/// A workbook as its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// its sheets, in their order
    pub sheets: Vec<Sheet>,
}

/// A sheet: only cells that hold something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// its name
    pub name: String,
    /// its cells by row and column, both from 0
    pub cells: BTreeMap<(u32, u32), Cell>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// a text
    Text(String),
    /// a number in its shortest decimal text
    Number(String),
    /// a number shown as a percentage: the fraction, such as `0.59`
    Share(String),
    /// a day
    Date(Day),
    /// true or false
    Truth(bool),
    /// an error such as `#REF!`
    Error(String),
}

/// Whether the bytes begin as a workbook does.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
}

fn refused(message: String) -> Faults {
    let mut faults = Faults::default();
    faults.push(
        Fault::error("unreadable", Pointer::root(), message).with_help("save it again as an Excel workbook (.xlsx) without a password"),
    );
    faults
}

/// Reads the cells of a workbook.
///
/// # Errors
/// Why it is not a workbook that can be read.
pub fn read(bytes: &[u8]) -> Result<Book, Faults> {
    let whole = |why: calamine::XlsxError| refused(format!("this is not a workbook that can be read: {why}"));
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(whole)?;
    let mut book = Book::default();
    for (order, name) in file.sheet_names().into_iter().enumerate() {
        let mut cells = BTreeMap::new();
        let mut reader = file.worksheet_cells_reader(&name).map_err(whole)?;
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(whole)? {
            let percent = || {
                let style = reader.styles().get(style);
                let format = style.and_then(|style| style.number_format.as_ref());
                format.is_some_and(|format| format.format_code.contains('%'))
            };
            let place = CellPlace {
                order: u32::try_from(order).unwrap_or(u32::MAX),
                sheet: name.clone(),
                row: cell.get_position().0,
                column: cell.get_position().1,
            };
            let number = |text: String| if percent() { Cell::Share(text) } else { Cell::Number(text) };
            let held = match cell.get_value() {
                DataRef::Empty => continue,
                DataRef::Int(n) => number(n.to_string()),
                DataRef::Float(n) => number(n.to_string()),
                DataRef::String(text) => Cell::Text(text.clone()),
                DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
                DataRef::Bool(truth) => Cell::Truth(*truth),
                DataRef::DateTime(date) => {
                    let (year, month, day, ..) = date.to_ymd_hms_milli();
                    let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
                    match parts {
                        (Ok(year), Ok(month), Ok(day)) => {
                            Day::new(year, month, day).map_or_else(|| Cell::Text(format!("{year}-{month:02}-{day:02}")), Cell::Date)
                        }
                        _ => continue,
                    }
                }
                DataRef::DateTimeIso(text) => {
                    let day = text.get(..10).and_then(Day::parse);
                    day.map_or_else(|| Cell::Text(text.clone()), Cell::Date)
                }
                DataRef::DurationIso(text) => Cell::Text(text.clone()),
                DataRef::Error(error) => Cell::Error(error.to_string()),
            };
            if held != Cell::Text(String::new()) {
                cells.insert((place.row, place.column), held);
            }
        }
        book.sheets.push(Sheet { name, cells });
    }
    Ok(book)
}
