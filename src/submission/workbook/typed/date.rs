//! Dates as people type them: `19 May 2025`, `2025-05-19`, `19/05/2025` where the day cannot be a month, `May 2025`, `2025`.
//!
//! Owns the refusal of what could be two days. Which days exist is known in `base`.

use super::{Slip, clean};
use crate::base::date::Days;
use crate::submission::workbook::layout::Takes;
use crate::submission::workbook::raw::Cell;
use serde_json::{Value, json};

/// Reads a date as a file writes it.
pub(super) fn read(cell: &Cell, takes: Takes) -> Result<Value, Slip> {
    let text = super::text(cell);
    let or = match takes {
        Takes::Held => ", or not held",
        Takes::None => ", or none",
        Takes::Only => "",
    };
    let refuse = || {
        Slip::new(
            "bad-date",
            format!("'{text}' is not a date we can be sure of"),
            format!(
                "write 19 May 2025 or 2025-05-19; where the day is not known, May 2025, 2025 or a span such as 3 May 2025 to 19 May 2025{or}"
            ),
        )
    };
    match cell {
        Cell::Date(day) => Ok(json!(day.to_string())),
        // a year; any other number is a date that the spreadsheet no longer shows as one
        Cell::Number(number) if number.len() == 4 => Days::parse(number).map(|days| json!(days.to_string())).ok_or_else(refuse),
        Cell::Number(number) => Err(Slip::new(
            "bad-date",
            format!("{number} is a number, expected a date"),
            "format the cell as a date, or write 19 May 2025",
        )),
        Cell::Text(text) => days(&clean(text)).map(|days| json!(days.to_string())).ok_or_else(refuse),
        Cell::Share(_) | Cell::Truth(_) | Cell::Error(_) => Err(refuse()),
    }
}

fn days(text: &str) -> Option<Days> {
    if let Some(days) = Days::parse(text) {
        return Some(days);
    }
    if let Some((from, to)) = text.split_once(" to ").or_else(|| text.split_once(" - ")) {
        let (from, to) = (days(from)?, days(to)?);
        return (from.from <= to.to).then_some(Days {
            from: from.from,
            to: to.to,
        });
    }
    // Monday, 19 May 2025 · May 19, 2025 · 19-May-2025
    let loose = text.replace([',', '-'], " ");
    let words: Vec<&str> = loose.split_whitespace().collect();
    let weekday = |word: &str| {
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
            .iter()
            .any(|day| word.to_lowercase().starts_with(day))
    };
    let words = match words.split_first() {
        Some((first, rest)) if weekday(first) => rest.to_vec(),
        _ => words,
    };
    let turned = match words.as_slice() {
        [month, day, year] if month.starts_with(|c: char| c.is_alphabetic()) => format!("{day} {month} {year}"),
        _ => words.join(" "),
    };
    Days::parse(&turned).filter(|_| words.len() > 1).or_else(|| slashed(text))
}

/// `19/05/2025`, `19.5.2025`: a day, a month and a year, where the first cannot be the month or both are the same.
fn slashed(text: &str) -> Option<Days> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    let (day, month): (u8, u8) = (day.parse().ok()?, month.parse().ok()?);
    if day <= 12 && day != month {
        return None;
    }
    Days::parse(&format!("{year}-{month:02}-{day:02}"))
}
