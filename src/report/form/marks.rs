//! A workbook for judging: one row for each thing to judge, with its described levels, what to read, and lists to choose from.
//!
//! What the engine found is not in it, so that whoever fills it in judges first.

use crate::assess::published::sheet::{AFTER, APART, Asks, BEFORE, MarkingRow, MarkingSheet, SHEETS, WHO};
use crate::report::RenderError;
use crate::report::plain::visible;
use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet};

/// Cells hold no more characters.
const MOST_CHARACTERS: usize = 32_000;
/// A list written into a cell's own rule holds no more characters.
const LONGEST_LIST: usize = 250;
/// Rows below the headings that lists and formats reach.
const WIDE: u16 = 34;

/// The workbook.
///
/// # Errors
/// Where it cannot be made; a fault of this program.
pub fn marks(sheet: &MarkingSheet) -> Result<Vec<u8>, RenderError> {
    let mut book = Workbook::new();
    // one fixed moment, so that two runs give the same bytes
    let moment = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title("Marks").set_creation_datetime(&moment));
    book.push_worksheet(who(sheet)?);
    book.push_worksheet(rows(sheet)?);
    book.push_worksheet(papers(sheet)?);
    Ok(book.save_to_buffer()?)
}

fn shown(words: &str) -> String {
    visible(words).chars().take(MOST_CHARACTERS).collect()
}

fn plain() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

fn heading() -> Format {
    plain().set_bold().set_border_bottom(FormatBorder::Thin)
}

fn started(name: &str, widths: &[u16]) -> Result<Worksheet, RenderError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    for (column, width) in (0_u16..).zip(widths) {
        sheet.set_column_width(column, *width)?;
    }
    sheet
        .set_landscape()
        .set_paper_size(8)
        .set_print_fit_to_pages(1, 0)
        .set_footer("&L&A&R&P / &N");
    Ok(sheet)
}

fn who(of: &MarkingSheet) -> Result<Worksheet, RenderError> {
    let mut sheet = started(SHEETS[0], &[44, 40, 70])?;
    for (row, (question, help)) in (0_u32..).zip(WHO) {
        sheet.write_string_with_format(row, 0, question, &heading())?;
        sheet.write_blank(row, 1, &plain().set_num_format(if row == 4 { "d mmmm yyyy" } else { "@" }))?;
        sheet.write_string_with_format(row, 2, help, &plain().set_italic())?;
        sheet.set_row_height(row, height([(question, 44), (help, 70)].into_iter()))?;
    }
    let roles = DataValidation::new().allow_list_strings(&["assessor", "moderator", "self"])?;
    sheet.add_data_validation(0, 1, 0, 1, &roles)?;
    let bodies: Vec<&str> = of.bodies.iter().map(|(id, _)| id.as_str()).collect();
    if !bodies.is_empty() && bodies.join(",").len() <= LONGEST_LIST {
        sheet.add_data_validation(2, 1, 2, 1, &DataValidation::new().allow_list_strings(&bodies)?)?;
    }
    let about = [
        ("These marks are about", format!("{}, in the file {}", of.authority, of.submission)),
        ("The file's digest", of.sha256.clone()),
        ("The rubric", format!("{}, version {}", of.rubric, of.version)),
        (
            "How to fill it in",
            "Answer the rows of the sheet Marks that you have looked at, and leave the others empty. The level that the engine found is not shown, so that you judge first."
                .to_owned(),
        ),
    ];
    for (row, (name, words)) in (7_u32..).zip(about) {
        sheet.write_string_with_format(row, 0, name, &plain())?;
        sheet.write_string_with_format(row, 1, shown(&words), &plain())?;
        sheet.set_row_height(row, height(std::iter::once((words.as_str(), 40))))?;
    }
    Ok(sheet)
}

/// The height of a row in points, so that wrapped words of these widths can be read; spreadsheets stop at 409.
fn height<'w>(cells: impl Iterator<Item = (&'w str, u16)>) -> u32 {
    let lines = |(words, width): (&str, u16)| -> usize {
        let width = usize::from(width.max(1));
        words.lines().map(|line| line.chars().count().div_ceil(width).max(1)).sum()
    };
    let most = cells.map(lines).max().unwrap_or(1);
    u32::try_from(most).unwrap_or(u32::MAX).saturating_mul(15).clamp(15, 405)
}

/// The numbers of the levels that any row has, from the lowest.
fn levels_of(of: &MarkingSheet) -> Vec<u32> {
    let mut all: Vec<u32> = of.rows.iter().flat_map(|row| row.levels.iter().map(|level| level.level)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn rows(of: &MarkingSheet) -> Result<Worksheet, RenderError> {
    let levels = levels_of(of);
    let mut widths: Vec<u16> = vec![24, 14, 28, 18, 12, 36, 40];
    widths.extend(levels.iter().map(|_| WIDE));
    widths.extend([18, 16, 44, 18]);
    let mut sheet = started(SHEETS[1], &widths)?;
    let mut headings: Vec<String> = BEFORE.iter().map(|name| (*name).to_owned()).collect();
    headings.extend(levels.iter().map(|level| format!("Level {level}")));
    headings.extend(AFTER.iter().map(|name| (*name).to_owned()));
    for (column, name) in (0_u16..).zip(&headings) {
        sheet.write_string_with_format(0, column, name, &heading())?;
    }
    sheet.set_row_height(0, height(headings.iter().map(String::as_str).zip(widths.iter().copied())))?;
    sheet.set_freeze_panes(1, 4)?;
    sheet.set_repeat_rows(0, 0)?;
    let answer = u16::try_from(headings.len().saturating_sub(AFTER.len())).unwrap_or(u16::MAX);
    for (place, row) in (1_u32..).zip(&of.rows) {
        let read = row.read.join("\n");
        let before = [
            row.on_title.as_str(),
            row.on.as_str(),
            row.title.as_str(),
            row.id.as_str(),
            row.asks.words(),
            row.look_for.as_str(),
            if read.is_empty() {
                "nothing is cited for it"
            } else {
                read.as_str()
            },
        ];
        for (column, words) in (0_u16..).zip(before) {
            sheet.write_string_with_format(place, column, shown(words), &plain())?;
        }
        let looks: Vec<String> = row.levels.iter().map(words_of).collect();
        let widths = before.iter().copied().zip(widths.iter().copied());
        sheet.set_row_height(place, height(widths.chain(looks.iter().map(|words| (words.as_str(), WIDE)))))?;
        let described = (u16::try_from(before.len()).unwrap_or(u16::MAX)..).zip(&levels);
        for (column, number) in described {
            if let Some(level) = row.levels.iter().find(|level| level.level == *number) {
                sheet.write_string_with_format(place, column, shown(&words_of(level)), &plain())?;
            }
        }
        for column in answer..answer.saturating_add(u16::try_from(AFTER.len()).unwrap_or(0)) {
            sheet.write_blank(place, column, &plain().set_num_format("@"))?;
        }
        let choices = choices(of, row)?;
        sheet.add_data_validation(place, answer, place, answer, &choices)?;
    }
    let last = u32::try_from(of.rows.len()).unwrap_or(u32::MAX);
    if last > 0 {
        let column = answer.saturating_add(1);
        if !of.documents.is_empty() {
            let end = of.documents.len().saturating_add(1);
            let list = DataValidation::new().allow_list_formula(Formula::new(format!("={}!$A$2:$A${end}", SHEETS[2])));
            sheet.add_data_validation(1, column, last, column, &list)?;
        }
        let column = answer.saturating_add(3);
        let list = DataValidation::new().allow_list_strings(&["yes", "no"])?;
        sheet.add_data_validation(1, column, last, column, &list)?;
    }
    Ok(sheet)
}

fn words_of(level: &crate::assess::published::Level) -> String {
    match (level.name.is_empty(), level.says.is_empty()) {
        (_, true) => level.name.clone(),
        (true, false) => level.says.clone(),
        (false, false) => format!("{}: {}", level.name, level.says),
    }
}

/// What may be answered in a row.
fn choices(of: &MarkingSheet, row: &MarkingRow) -> Result<DataValidation, RenderError> {
    let list = |words: &[String]| DataValidation::new().allow_list_strings(words);
    Ok(match row.asks {
        Asks::Level => {
            let mut words: Vec<String> = row.levels.iter().map(|level| level.level.to_string()).collect();
            words.extend(of.may_be_apart.then(|| APART.to_owned()));
            list(&words)?
        }
        Asks::Truth => list(&["yes".to_owned(), "no".to_owned()])?,
        Asks::Sign => list(&["lift".to_owned(), "confirm".to_owned()])?,
        Asks::Number => DataValidation::new().allow_whole_number(rust_xlsxwriter::DataValidationRule::Between(0, 100)),
    })
}

fn papers(of: &MarkingSheet) -> Result<Worksheet, RenderError> {
    let mut sheet = started(SHEETS[2], &[18, 70, 70])?;
    for (column, name) in (0_u16..).zip(["Id", "Title", "Address"]) {
        sheet.write_string_with_format(0, column, name, &heading())?;
    }
    for (row, paper) in (1_u32..).zip(&of.documents) {
        let cells = [paper.id.as_str(), paper.title.as_str(), paper.url.as_deref().unwrap_or_default()];
        for (column, words) in (0_u16..).zip(cells) {
            sheet.write_string_with_format(row, column, shown(words), &plain())?;
        }
        sheet.set_row_height(row, height(cells.into_iter().zip([18, 70, 70])))?;
    }
    Ok(sheet)
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
