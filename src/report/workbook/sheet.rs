//! One sheet of the workbook: a title, notes, a row of headings and rows of cells, with widths, panes and print set-up.
//!
//! Owns how cells are written: text as text whatever it begins with, numbers as numbers, a formula with its result. It knows nothing of
//! what stands in them. Cells to change are said to be so in their heading; their tint only repeats it.

use crate::report::RenderError;
use crate::report::plain::visible;
use rust_xlsxwriter::{Color, DataValidation, Format, FormatAlign, FormatBorder, Formula, Worksheet};

/// A line of words is so high, in points.
const LINE: u16 = 15;
/// A row is at most so high.
const HIGHEST: u16 = 405;
/// A printed page takes so many characters across.
const PAGE: u16 = 260;
/// Spreadsheets show no more than fifteen digits.
const MOST_WHOLE: u64 = 1_000_000_000_000_000;
/// A cell holds no more characters.
const MOST_CHARACTERS: usize = 32_000;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report) enum Cell {
    /// nothing
    Blank,
    /// words
    Text(String),
    /// a number
    Whole(i64),
    /// a number with a decimal point, as it is written
    Decimal(String),
    /// true or false
    Flag(bool),
    /// a formula without its `=`, and what it gives
    Formula(String, String),
    /// a cell to change
    Input(Box<Self>),
}

/// Words.
pub(in crate::report) fn text(words: impl Into<String>) -> Cell {
    Cell::Text(words.into())
}

/// Words where there are some.
pub(in crate::report) fn maybe(words: Option<&String>) -> Cell {
    words.map_or(Cell::Blank, text)
}

/// A number.
pub(in crate::report) fn whole(number: impl Into<i64>) -> Cell {
    Cell::Whole(number.into())
}

/// How many there are.
pub(in crate::report) fn count(many: u64) -> Cell {
    Cell::Whole(i64::try_from(many).unwrap_or(i64::MAX))
}

/// A number with a decimal point, where there is one.
pub(in crate::report) fn decimal(number: Option<&String>) -> Cell {
    number.map_or(Cell::Blank, |number| Cell::Decimal(number.clone()))
}

/// A formula and what it gives.
pub(in crate::report) fn formula(formula: impl Into<String>, gives: impl ToString) -> Cell {
    Cell::Formula(formula.into(), gives.to_string())
}

/// Whether two pairs of cells of a row differ, as 1 or 0; what is written is that they do not.
pub(in crate::report) fn differs(low: &str, high: &str, low_found: &str, high_found: &str, row: u32) -> Cell {
    formula(format!("IF(AND({low}{row}={low_found}{row},{high}{row}={high_found}{row}),0,1)"), 0)
}

impl Cell {
    /// The words that it shows, as far as they matter for its height.
    fn words(&self) -> &str {
        match self {
            Self::Text(words) | Self::Formula(_, words) => words,
            Self::Input(inner) => inner.words(),
            Self::Blank | Self::Whole(_) | Self::Decimal(_) | Self::Flag(_) => "",
        }
    }

    /// The same, to be changed by whoever reads.
    pub(in crate::report) fn input(self) -> Self {
        Self::Input(Box::new(self))
    }
}

/// A sheet that is being filled from above.
pub(in crate::report) struct Sheet {
    sheet: Worksheet,
    /// how many rows are filled
    filled: u32,
    /// the widths of the columns in characters
    widths: Vec<u16>,
    formats: Formats,
}

/// How cells look: words and numbers, each as shown and as an input.
struct Formats {
    words: [Format; 2],
    number: [Format; 2],
    flag: [Format; 2],
    heading: Format,
}

impl Formats {
    fn new() -> Self {
        let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let tinted = |format: &Format| format.clone().set_background_color(Color::RGB(0x00FF_F6D6));
        let both = |format: Format| [format.clone(), tinted(&format)];
        let centre = plain.clone().set_align(FormatAlign::Center);
        Self {
            heading: plain.clone().set_bold().set_border_bottom(FormatBorder::Thin),
            // some programs show the truth of a formula as 1 or 0 unless they are told how
            flag: both(centre.clone().set_num_format("\"TRUE\";\"TRUE\";\"FALSE\"")),
            number: both(centre),
            words: both(plain),
        }
    }
}

impl Sheet {
    /// A sheet with a title, notes and headings; each heading comes with the width of its column in characters.
    pub(in crate::report) fn new(
        name: &str,
        title: &str,
        notes: &[&str],
        headings: &[(&str, u16)],
        fixed: u16,
    ) -> Result<Self, RenderError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        // a formula that gives no words is not one that gives nought
        sheet.set_formula_result_default("");
        let mut new = Self {
            widths: headings.iter().map(|(_, width)| *width).collect(),
            formats: Formats::new(),
            sheet,
            filled: 0,
        };
        new.sheet
            .write_string_with_format(0, 0, title, &Format::new().set_bold().set_font_size(14))?;
        new.filled = 1;
        for note in notes {
            // a note runs over the cells beside it, which are empty
            new.sheet.write_string(new.filled, 0, *note)?;
            new.filled = new.filled.saturating_add(1);
        }
        new.filled = new.filled.saturating_add(1);
        for (column, (_, width)) in (0_u16..).zip(headings) {
            new.sheet.set_column_width(column, *width)?;
        }
        let names: Vec<&str> = headings.iter().map(|(name, _)| *name).collect();
        let row = new.headings(&names)?;
        new.sheet.set_freeze_panes(row, fixed)?;
        new.sheet.set_repeat_rows(row.saturating_sub(1), row.saturating_sub(1))?;
        let pages = new.pages();
        new.sheet
            .set_landscape()
            .set_paper_size(9)
            .set_print_fit_to_pages(pages, 0)
            .set_footer("&L&A&R&P / &N");
        if fixed > 0 {
            new.sheet.set_repeat_columns(0, fixed.saturating_sub(1))?;
        }
        Ok(new)
    }

    /// A row of headings; its number as formulas count.
    pub(in crate::report) fn headings(&mut self, names: &[&str]) -> Result<u32, RenderError> {
        for (column, name) in (0_u16..).zip(names) {
            self.sheet
                .write_string_with_format(self.filled, column, shown(name), &self.formats.heading)?;
        }
        self.fit(names.iter().copied())?;
        self.filled = self.filled.saturating_add(1);
        Ok(self.filled)
    }

    /// An empty row.
    pub(in crate::report) const fn gap(&mut self) {
        self.filled = self.filled.saturating_add(1);
    }

    /// The number that the next row will have in formulas.
    pub(in crate::report) const fn next(&self) -> u32 {
        self.filled.saturating_add(1)
    }

    /// A row; its number as formulas count.
    pub(in crate::report) fn row(&mut self, cells: &[Cell]) -> Result<u32, RenderError> {
        for (column, cell) in (0_u16..).zip(cells) {
            self.cell(column, cell, false)?;
        }
        self.fit(cells.iter().map(Cell::words))?;
        self.filled = self.filled.saturating_add(1);
        Ok(self.filled)
    }

    /// How many pages wide it is printed: a page takes so many characters and stays readable.
    fn pages(&self) -> u16 {
        let all = self.widths.iter().fold(0_u16, |sum, width| sum.saturating_add(*width));
        all.checked_div(PAGE).unwrap_or(0).saturating_add(1)
    }

    /// Makes the row that is being filled high enough for its words; not every program does so by itself.
    fn fit<'w>(&mut self, words: impl Iterator<Item = &'w str>) -> Result<(), RenderError> {
        let lines = words
            .zip(&self.widths)
            .map(|(words, width)| lines(words, *width))
            .max()
            .unwrap_or(1);
        let height = lines.saturating_mul(LINE).min(HIGHEST);
        self.sheet.set_row_height(self.filled, height)?;
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: &Cell, input: bool) -> Result<(), RenderError> {
        let (row, formats, tint) = (self.filled, &self.formats, usize::from(input));
        let pick = |pair: &[Format; 2]| pair.get(tint).cloned().unwrap_or_default();
        let format = &match cell {
            Cell::Blank | Cell::Text(_) | Cell::Input(_) => pick(&formats.words),
            Cell::Flag(_) => pick(&formats.flag),
            Cell::Formula(_, gives) if gives == "TRUE" || gives == "FALSE" => pick(&formats.flag),
            Cell::Whole(_) | Cell::Decimal(_) | Cell::Formula(..) => pick(&formats.number),
        };
        match cell {
            Cell::Blank if !input => {}
            Cell::Blank => {
                self.sheet.write_blank(row, column, format)?;
            }
            Cell::Text(words) => {
                self.sheet.write_string_with_format(row, column, shown(words), format)?;
            }
            Cell::Whole(number) => match exact(*number) {
                Some(number) => {
                    self.sheet.write_number_with_format(row, column, number, format)?;
                }
                // no formula reads so large a number, and as a binary fraction it might be another
                None => {
                    self.sheet.write_string_with_format(row, column, number.to_string(), format)?;
                }
            },
            // a text that is no number stays a text
            Cell::Decimal(number) => match number.parse::<f64>().ok().filter(|read| read.is_finite()) {
                Some(read) => {
                    self.sheet.write_number_with_format(row, column, read, format)?;
                }
                None => {
                    self.sheet
                        .write_string_with_format(row, column, shown(number), &pick(&formats.words))?;
                }
            },
            Cell::Flag(value) => {
                self.sheet.write_boolean_with_format(row, column, *value, format)?;
            }
            Cell::Formula(formula, gives) => {
                let formula = Formula::new(format!("={formula}")).set_result(gives);
                self.sheet.write_formula_with_format(row, column, formula, format)?;
            }
            Cell::Input(inner) => self.cell(column, inner, true)?,
        }
        Ok(())
    }

    /// Lets a reader filter the rows from the row `first` of formulas, before which the headings stand, to the last that is filled.
    pub(in crate::report) fn filters(&mut self, first: u32) -> Result<(), RenderError> {
        let last = u16::try_from(self.widths.len()).unwrap_or(1).saturating_sub(1);
        if first <= self.filled {
            self.sheet
                .autofilter(first.saturating_sub(2), 0, self.filled.saturating_sub(1), last)?;
        }
        Ok(())
    }

    /// Offers words to choose from in a column, from the row `first` of formulas to the last that is filled.
    pub(in crate::report) fn choices(&mut self, column: u16, first: u32, words: &[&str]) -> Result<(), RenderError> {
        if first <= self.filled {
            let choices = DataValidation::new().allow_list_strings(words)?;
            let (first, last) = (first.saturating_sub(1), self.filled.saturating_sub(1));
            self.sheet.add_data_validation(first, column, last, column, &choices)?;
        }
        Ok(())
    }

    /// The sheet, done.
    pub(in crate::report) fn done(self) -> Worksheet {
        self.sheet
    }
}

/// A whole number as a binary fraction, where it is surely the same.
fn exact(number: i64) -> Option<f64> {
    (number.unsigned_abs() <= MOST_WHOLE)
        .then(|| number.to_string().parse().ok())
        .flatten()
}

/// How many lines words take in a column; words are not broken, so a line is not filled to its end.
fn lines(words: &str, width: u16) -> u16 {
    let filled = usize::from(width.saturating_sub(width.checked_div(10).unwrap_or(0)).max(1));
    let lines = words.split('\n').map(|line| line.chars().count().div_ceil(filled).max(1));
    u16::try_from(lines.fold(0, usize::saturating_add)).unwrap_or(u16::MAX)
}

/// Words as a cell can hold them.
fn shown(words: &str) -> String {
    let words = visible(words);
    if words.chars().count() <= MOST_CHARACTERS {
        return words;
    }
    words.chars().take(MOST_CHARACTERS.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
