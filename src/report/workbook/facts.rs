//! The sheet of facts: what is held of each, with both ends, which is what every condition reads.
//!
//! These cells are the first inputs; the columns are fixed, because formulas of other sheets name them.

use super::formula::{FACTS, FactRows};
use super::sheet::{Cell, Sheet, text, whole};
use super::words;
use crate::assess::published::audit::{FactHeld, Held, Number};
use crate::report::RenderError;
use rust_xlsxwriter::Worksheet;

/// The sheet over units and what is held of each, and for each unit the rows of its facts.
pub(super) fn sheet<'a>(units: impl Iterator<Item = (&'a str, &'a [FactHeld])>) -> Result<(Worksheet, Vec<FactRows>), RenderError> {
    let headings = [
        ("Exercise", 26),
        ("Fact", 34),
        ("What it says", 48),
        ("Unit", 10),
        ("Held (input)", 10),
        ("Lowest (input)", 12),
        ("over (input)", 9),
        ("Highest (input)", 12),
        ("over (input)", 9),
        ("In words", 22),
        ("Rests on", 12),
    ];
    let notes = [
        "A number lies between its lowest and its highest; each is a whole number over another (1 for most), and a blank end is open.",
        "Held: a truth is yes, no or unknown; a number is number, perhaps (there may be none) or none. Change a cell to see what follows.",
    ];
    let mut sheet = Sheet::new(FACTS, "What is held", &notes, &headings, 2)?;
    let first = sheet.next();
    let mut rows = Vec::new();
    for (unit, facts) in units {
        let mut of_unit = FactRows::new();
        for fact in facts {
            let row = sheet.row(&cells(unit, fact))?;
            of_unit.insert(fact.id.clone(), row);
        }
        rows.push(of_unit);
    }
    sheet.choices(4, first, &["yes", "no", "unknown", "number", "perhaps", "none"])?;
    Ok((sheet.done(), rows))
}

fn cells(unit: &str, fact: &FactHeld) -> Vec<Cell> {
    let mut cells = vec![
        text(unit),
        text(&fact.id),
        text(&fact.about),
        text(&fact.unit),
        text(words::held(fact.held)).input(),
    ];
    for end in [fact.low, fact.high] {
        if fact.is_truth {
            cells.extend([Cell::Blank, Cell::Blank]);
        } else {
            cells.extend(end_cells(end, fact.held));
        }
    }
    cells.extend([text(&fact.words), text(&fact.silence)]);
    cells
}

/// An end and its divisor; where it is open, blank over one.
fn end_cells(end: Option<Number>, held: Held) -> [Cell; 2] {
    match end {
        Some(end) if held != Held::None => [whole(end.number).input(), whole(end.over).input()],
        Some(_) | None => [Cell::Blank.input(), whole(1).input()],
    }
}
