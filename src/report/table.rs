//! Rows and refusals as tables of comma-separated values.
//!
//! Owns how a cell is written, and that a text stays a text: one that a spreadsheet would take for a formula has an apostrophe before it
//! (OWASP, CSV injection). The writing of cells is the csv library's.

use super::columns::{Cell, Column, Kind};
use crate::base::number::Q;
#[cfg(feature = "parquet")]
use crate::base::number::Round;
use crate::region::row::{Refusal, Row, Told};

/// Decimals of a fraction.
const DECIMALS: u32 = 3;

/// One line of a table.
fn line<'c>(cells: impl IntoIterator<Item = std::borrow::Cow<'c, str>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // cells of one line into memory: neither can fail
    let _ = writer.write_record(cells.into_iter().map(|cell| cell.into_owned()));
    writer.into_inner().unwrap_or_default()
}

/// A text of somebody else's.
fn safe(text: &str) -> String {
    let text = super::plain::one_line(text);
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        Some(_) | None => text,
    }
}

/// The heading of the table of rows.
pub fn head(columns: &[Column]) -> Vec<u8> {
    line(columns.iter().map(|column| column.name.as_str().into()))
}

/// A fraction, where its text is one.
fn fraction(text: &str) -> Option<Q> {
    let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
    let read = |text: &str| text.parse::<i128>().ok();
    read(top).zip(read(bottom)).and_then(|(top, bottom)| Q::new(top, bottom))
}

/// A fraction with three decimals.
fn decimal(text: &str) -> String {
    fraction(text).map_or_else(String::new, |value| value.decimal(DECIMALS))
}

/// The same in thousandths, where they are no more than seventeen digits.
#[cfg(feature = "parquet")]
pub(super) fn thousandths(text: &str) -> Option<i128> {
    const MOST: i128 = 100_000_000_000_000_000;
    let thousand = Q::new(1_000, 1)?;
    let value = fraction(text)?.times(thousand)?.round(Round::HalfUp);
    let value = i128::from(value);
    (-MOST < value && value < MOST).then_some(value)
}

/// One row.
pub fn row(row: &Row, columns: &[Column]) -> Vec<u8> {
    let cell = |column: &Column| match column.cell(row) {
        Cell::None => String::new(),
        Cell::Text(text) if column.kind == Kind::Fraction => decimal(text),
        Cell::Text(text) => safe(text),
        Cell::Whole(number) => number.to_string(),
        Cell::List(ids) => ids.join(" "),
    };
    line(columns.iter().map(|column| cell(column).into()))
}

/// The heading of the table of what was not scored.
pub fn errors_head() -> Vec<u8> {
    let columns = [
        "outcome", "source", "line", "column", "cell", "at", "code", "message", "help", "name", "sha256",
    ];
    line(columns.map(Into::into))
}

fn error(outcome: &str, source: Option<&str>, name: Option<&str>, digest: Option<&str>, told: &Told) -> Vec<u8> {
    let whole = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    let text = |text: Option<&str>| text.map_or_else(String::new, safe);
    line(
        [
            outcome.to_owned(),
            text(source),
            whole(told.line),
            whole(told.column),
            text(told.cell.as_deref()),
            told.at.clone(),
            told.code.clone(),
            safe(&told.message),
            text(told.help.as_deref()),
            text(name),
            text(digest),
        ]
        .map(Into::into),
    )
}

/// The lines of a submission that was not scored: one for each fault.
pub fn refusal(refusal: &Refusal) -> Vec<u8> {
    let of = |told: &Told| {
        let (source, name) = (refusal.source.as_deref(), refusal.name.as_deref());
        error("failed", source, name, refusal.sha256.as_deref(), told)
    };
    let mut lines: Vec<u8> = refusal.refused.iter().flat_map(of).collect();
    if refusal.more > 0 {
        let help = "mend those that are listed, and run again";
        let more = Told::whole("more-faults", format!("and {} more", refusal.more), help);
        lines.extend(of(&more));
    }
    lines
}

/// The line of a submission that was scored and does not stand.
pub fn aside(outcome: &str, row: &Row, told: &Told) -> Vec<u8> {
    error(outcome, row.source.as_deref(), Some(&row.name), Some(&row.sha256), told)
}

/// The heading of the list of reports.
pub fn reports_head() -> Vec<u8> {
    let columns = ["report", "code", "name", "from", "to", "source", "sha256"];
    line(columns.map(Into::into))
}

/// The line of a row whose report is at `path`.
pub fn report(row: &Row, path: &str) -> Vec<u8> {
    let text = |text: &Option<String>| text.as_deref().map_or_else(String::new, safe);
    let cells = [
        path.to_owned(),
        text(&row.code),
        safe(&row.name),
        row.from.clone(),
        row.to.clone(),
        text(&row.source),
        row.sha256.clone(),
    ];
    line(cells.map(Into::into))
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
