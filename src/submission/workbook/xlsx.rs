//! The form as the bytes of a workbook.
//!
//! Owns how it looks and which lists its cells offer: no macros, no formulas in cells, no merged cells, all text as text, and the same bytes
//! for the same content. What stands in the cells is made elsewhere.

use super::fill::{FIRST_COLUMN, FIRST_ROW, asked};
use super::layout::{Kind, Line, Page, Placed, Target, lines};
use super::lists::List;
use super::raw::{Book, Cell, Sheet};
use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, Formula,
    Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// The hidden sheet with the words of the lists.
const LISTS: &str = "Lists";
/// The columns of a sheet that runs down are as wide as this, in letters: question, help, example, each answer.
const WIDE: [u16; 4] = [48, 48, 32, 32];
/// The narrowest column of a sheet of rows, in letters.
const NARROW: usize = 18;
/// The height of a line, in points, and the most lines of a row.
const LINE: usize = 15;
const MOST_LINES: usize = 12;

/// The looks of the cells.
struct Looks {
    question: Format,
    heading: Format,
    help: Format,
    example: Format,
    text: Format,
    date: Format,
    share: Format,
    number: Format,
}

impl Looks {
    fn new() -> Self {
        let base = || Format::new().set_align(FormatAlign::Top).set_text_wrap();
        Self {
            question: base().set_bold(),
            heading: Format::new().set_bold().set_font_size(13).set_align(FormatAlign::Top),
            help: base().set_font_color(Color::RGB(0x0050_5050)),
            example: base().set_italic().set_font_color(Color::RGB(0x0080_8080)),
            text: base(),
            date: base().set_num_format("d mmm yyyy").set_align(FormatAlign::Left),
            share: base().set_num_format("0.0%").set_align(FormatAlign::Left),
            number: base().set_num_format("#,##0").set_align(FormatAlign::Left),
        }
    }
}

/// Writes a form.
///
/// # Errors
/// What the writer of workbooks says.
pub fn write(book: &Book, light: bool) -> Result<Vec<u8>, String> {
    made(book, light).map_err(|error| error.to_string())
}

fn made(book: &Book, light: bool) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title("A submission to earnest, format 1")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    for sheet in &book.sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        let page = Page::ALL.into_iter().find(|page| page.name() == sheet.name);
        for ((row, column), cell) in &sheet.cells {
            let Ok(at) = u16::try_from(*column) else { continue };
            let look = page.map_or(&looks.text, |page| look(&looks, page, (*row, *column), sheet));
            one(worksheet, (*row, at), cell, look, &looks)?;
        }
        if let Some(page) = page {
            dressed(worksheet, page, light, sheet)?;
        }
    }
    listed(workbook.add_worksheet(), &looks)?;
    workbook.save_to_buffer()
}

fn look<'l>(looks: &'l Looks, page: Page, (row, column): (u32, u32), sheet: &Sheet) -> &'l Format {
    let (entry, question) = if page.runs_down() { (column, row) } else { (row, column) };
    match entry {
        _ if page.runs_down() && question == 0 => &looks.heading,
        0 if page.runs_down() && !sheet.cells.contains_key(&(row, 1)) => &looks.heading,
        0 => &looks.question,
        1 => &looks.help,
        2 => &looks.example,
        _ => &looks.text,
    }
}

fn one(worksheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, look: &Format, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) | Cell::Error(text) => worksheet.write_string_with_format(row, column, text, look)?,
        Cell::Number(text) => worksheet.write_number_with_format(row, column, text.parse::<f64>().unwrap_or_default(), &looks.number)?,
        Cell::Share(text) => worksheet.write_number_with_format(row, column, text.parse::<f64>().unwrap_or_default(), &looks.share)?,
        Cell::Truth(truth) => worksheet.write_boolean_with_format(row, column, *truth, look)?,
        Cell::Date(day) => {
            let date = ExcelDateTime::parse_from_str(&day.to_string())?;
            worksheet.write_datetime_with_format(row, column, date, &looks.date)?
        }
    };
    Ok(())
}

/// The height of each row, in lines of text, by the widest of its texts; no program that reads the form may have to guess it.
fn tall(worksheet: &mut Worksheet, page: Page, sheet: &Sheet) -> Result<(), XlsxError> {
    let mut lines: BTreeMap<u32, usize> = BTreeMap::new();
    for ((row, column), cell) in &sheet.cells {
        let Cell::Text(text) = cell else { continue };
        let wide = if page.runs_down() {
            let at = usize::try_from(*column).unwrap_or(usize::MAX);
            usize::from(WIDE.get(at).or(WIDE.last()).copied().unwrap_or(30))
        } else {
            NARROW
        };
        // headings run over the cells beside them
        let heading = page.runs_down() && *column == 0 && !sheet.cells.contains_key(&(*row, 1));
        let letters = if heading { 1 } else { text.chars().count() };
        let needed = letters.div_ceil(wide.saturating_mul(9) / 10).clamp(1, MOST_LINES);
        let known = lines.entry(*row).or_insert(1);
        *known = needed.max(*known);
    }
    for (row, lines) in lines {
        let points = u32::try_from(lines.saturating_mul(LINE)).unwrap_or(15);
        worksheet.set_row_height(row, f64::from(points))?;
    }
    Ok(())
}

/// Widths, frozen panes, the print and the lists of a sheet.
fn dressed(worksheet: &mut Worksheet, page: Page, light: bool, sheet: &Sheet) -> Result<(), XlsxError> {
    tall(worksheet, page, sheet)?;
    worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    printed(worksheet, page, sheet)?;
    let last = sheet
        .cells
        .keys()
        .map(|(row, column)| if page.runs_down() { *column } else { *row })
        .max()
        .unwrap_or(0);
    let first = if page.runs_down() { FIRST_COLUMN } else { FIRST_ROW };
    let last = last.max(first.saturating_add(page.room()));
    if page.runs_down() {
        worksheet.set_freeze_panes(1, 1)?;
        worksheet.set_repeat_rows(0, 0)?;
        for column in 0..=u16::try_from(last).unwrap_or(u16::MAX).min(200) {
            let width = WIDE.get(usize::from(column)).or(WIDE.last()).copied().unwrap_or(30);
            worksheet.set_column_width(column, width)?;
        }
    } else {
        worksheet.set_freeze_panes(FIRST_ROW, 2)?;
        worksheet.set_repeat_rows(0, 0)?;
    }
    tinted(worksheet, page, light, (first, last))?;
    let mut question: u32 = u32::from(page.runs_down());
    for line in lines(page, light) {
        if let Line::Question(placed) = line {
            if let (false, Ok(column)) = (page.runs_down(), u16::try_from(question)) {
                worksheet.set_column_width(
                    column,
                    if matches!(placed.field.kind, Kind::Text | Kind::Evidence) {
                        34
                    } else {
                        18
                    },
                )?;
            }
            offered(worksheet, page, &placed, light, question, (first, last))?;
            question = question.saturating_add(1);
        } else if page.runs_down() {
            question = question.saturating_add(1);
        }
    }
    Ok(())
}

/// What is printed of a sheet that runs down: the questions and the columns that say something, at least one, and none that are only prepared.
fn printed(worksheet: &mut Worksheet, page: Page, sheet: &Sheet) -> Result<(), XlsxError> {
    if !page.runs_down() {
        return Ok(());
    }
    let made = |cell: &Cell| matches!(cell, Cell::Text(text) if text.starts_with(page.letter()) && text.len() < 4);
    // the head of a column and the short name that the form makes are no answers
    let answers = sheet
        .cells
        .iter()
        .filter(|((row, column), cell)| *row > 0 && *column > FIRST_COLUMN && !made(cell));
    let prepared = |column: u32| {
        let own = sheet.cells.iter().filter(|((row, at), _)| *row > 0 && *at == column);
        let first = |row: u32| sheet.cells.get(&(row, FIRST_COLUMN));
        own.into_iter().all(|((row, _), cell)| made(cell) || first(*row) == Some(cell))
    };
    let last = answers.map(|((_, column), _)| *column).filter(|column| !prepared(*column)).max();
    let bottom = sheet.cells.keys().map(|(row, _)| *row).max().unwrap_or(0);
    let last = u16::try_from(last.unwrap_or(FIRST_COLUMN)).unwrap_or(u16::MAX);
    worksheet.set_print_area(0, 0, bottom, last)?;
    Ok(())
}

/// A light tint of the cells that wait for an answer, so that they are told from questions, help and the example.
fn tinted(worksheet: &mut Worksheet, page: Page, light: bool, (first, last): (u32, u32)) -> Result<(), XlsxError> {
    let many = u32::try_from(lines(page, light).len()).unwrap_or(u32::MAX);
    let tint = |rule: &str| {
        let look = Format::new().set_background_color(Color::RGB(0x00F4_F8EC));
        ConditionalFormatFormula::new().set_rule(rule).set_format(look)
    };
    if let (true, Ok(from), Ok(to)) = (page.runs_down(), u16::try_from(first), u16::try_from(last)) {
        // a heading has no help beside it
        worksheet.add_conditional_format(1, from, many, to, &tint("=$B2<>\"\""))?;
    } else if let Some(to) = many.checked_sub(1).and_then(|to| u16::try_from(to).ok()) {
        worksheet.add_conditional_format(first, 0, last, to, &tint("=TRUE"))?;
    }
    Ok(())
}

/// The list that a cell offers, if any. What else a cell takes may be typed all the same.
fn offered(
    worksheet: &mut Worksheet,
    page: Page,
    placed: &Placed,
    light: bool,
    question: u32,
    (first, last): (u32, u32),
) -> Result<(), XlsxError> {
    let range = match placed.field.kind {
        Kind::Flag => Some(column_of(0, 3)),
        Kind::Word(list) | Kind::Words(list) => List::ALL.iter().position(|known| *known == list).map(|at| {
            // the list and `not held` below it
            column_of(at.saturating_add(1), list.items().len().saturating_add(1))
        }),
        Kind::Ref(target) => referred(target, light),
        Kind::Id
        | Kind::Name
        | Kind::Text
        | Kind::Texts
        | Kind::Count
        | Kind::Whole
        | Kind::Date
        | Kind::Percent
        | Kind::CountOrShare
        | Kind::Refs(_)
        | Kind::Covers
        | Kind::Evidence
        | Kind::Address => None,
    };
    let Some(range) = range else { return Ok(()) };
    let message: String = placed.field.help.chars().take(250).collect();
    let title: String = asked(placed, light).chars().take(32).collect();
    let validation = DataValidation::new()
        .allow_list_formula(Formula::new(range))
        .set_input_title(title)?
        .set_input_message(message)?
        .set_error_title("Not on the list")?
        .set_error_message("Keep it if you are sure: not held, n/a with a reason, and several with ; between them are read too.")?
        .set_error_style(DataValidationErrorStyle::Information);
    let (Ok(first), Ok(last), Ok(across)) = (u16::try_from(first), u16::try_from(last), u16::try_from(question)) else {
        return Ok(());
    };
    if page.runs_down() {
        worksheet.add_data_validation(question, first, question, last, &validation)?;
    } else {
        worksheet.add_data_validation(u32::from(first), across, u32::from(last), across, &validation)?;
    }
    Ok(())
}

/// The cells of the hidden sheet that hold so many words of a list.
fn column_of(column: usize, many: usize) -> String {
    let place = crate::base::fault::CellPlace {
        order: 0,
        sheet: String::new(),
        row: 0,
        column: u32::try_from(column).unwrap_or(0),
    };
    let letters: String = place.name().chars().filter(char::is_ascii_alphabetic).collect();
    format!("={LISTS}!${letters}$1:${letters}${many}")
}

/// The cells that hold what a reference may name.
fn referred(target: Target, light: bool) -> Option<String> {
    let (page, key) = match target {
        Target::Exercise => (Page::Exercises, "title"),
        Target::Way => (Page::Ways, "id"),
        Target::Theme => (Page::Said, "id"),
        Target::Paper => (Page::Papers, "title"),
        Target::Body => (Page::You, "@body/name"),
        Target::Group => return None,
    };
    if light && page == Page::Papers {
        return None;
    }
    let at = lines(page, light)
        .iter()
        .position(|line| matches!(line, Line::Question(placed) if placed.key == key))?;
    let down = page.runs_down();
    let place = |entry: u32, question: u32| {
        let (row, column) = if down { (question, entry) } else { (entry, question) };
        let name = crate::base::fault::CellPlace {
            order: 0,
            sheet: String::new(),
            row,
            column,
        }
        .name();
        let digits = name.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let (letters, number) = name.split_at(digits);
        format!("${letters}${number}")
    };
    let question = u32::try_from(at).ok()?.saturating_add(u32::from(down));
    let first = if down { FIRST_COLUMN } else { FIRST_ROW };
    let last = first.saturating_add(page.room()).saturating_sub(1);
    Some(format!("='{}'!{}:{}", page.name(), place(first, question), place(last, question)))
}

fn listed(worksheet: &mut Worksheet, looks: &Looks) -> Result<(), XlsxError> {
    worksheet.set_name(LISTS)?.set_hidden(true);
    let lists = std::iter::once(vec!["yes", "no"]).chain(
        List::ALL
            .iter()
            .map(|list| list.items().into_iter().map(|(label, _)| label).collect()),
    );
    for (column, mut words) in lists.enumerate() {
        words.push("not held");
        let Ok(column) = u16::try_from(column) else { continue };
        for (row, word) in words.into_iter().enumerate() {
            worksheet.write_string_with_format(u32::try_from(row).unwrap_or(0), column, word, &looks.text)?;
        }
    }
    Ok(())
}
