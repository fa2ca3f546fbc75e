//! The sheet of marks on a framework: a row for each that counts, and one to fill in for each indicator that nobody marked.
//!
//! Owns where the marks on each indicator stand; which of all that were given count is the engine's affair.

use super::words::{APART, unit as named};
use crate::assess::published::Assessment;
use crate::assess::published::audit::MarkedAudit;
use crate::report::RenderError;
use crate::report::workbook::marks::{MarkRows, judgements};
use crate::report::workbook::sheet::{Cell, Sheet, text, whole};
use rust_xlsxwriter::Worksheet;

/// The sheet, and where the marks on each indicator stand.
pub(super) fn sheet(assessment: &Assessment, audit: &MarkedAudit) -> Result<(Worksheet, MarkRows), RenderError> {
    let headings = [
        ("Exercise", 26),
        ("Criterion", 14),
        ("Indicator", 26),
        ("Level (input)", 14),
        ("By", 24),
        ("Role", 12),
        ("On", 12),
        ("Why", 60),
        ("Interest", 30),
        ("Counted", 10),
        ("Why not", 40),
    ];
    let levels = format!(
        "Write a level from {} to {}, or that it does not apply; an empty cell is no mark. Change one to see what follows.",
        audit.rules.lowest, audit.rules.highest
    );
    let notes = [
        levels.as_str(),
        "Where several stand on one indicator, its level lies between them. Which of the marks below count is decided by the engine.",
    ];
    let mut sheet = Sheet::new("Marks", "Marks", &notes, &headings, 3)?;
    let (first, mut rows) = (sheet.next(), MarkRows::new());
    for (at, unit) in audit.units.iter().enumerate() {
        for (place, (criterion, rule)) in unit.criteria.iter().zip(&audit.rules.criteria).enumerate() {
            for (number, one) in criterion.indicators.iter().enumerate() {
                let of = || vec![text(named(unit)), text(&rule.id), text(&one.id)];
                let mut own = Vec::new();
                for mark in &one.marks {
                    let mut cells = of();
                    cells.push(mark.level.map_or_else(|| text(APART), whole).input());
                    cells.extend([text(&mark.author), text(&mark.role), text(&mark.date), text(&mark.reason)]);
                    own.push(sheet.row(&cells)?);
                }
                if own.is_empty() {
                    let mut cells = of();
                    cells.push(Cell::Blank.input());
                    own.push(sheet.row(&cells)?);
                }
                if let (Some(first), Some(last)) = (own.first(), own.last()) {
                    rows.insert((at, place, number), (*first, *last));
                }
            }
        }
    }
    let mut choices: Vec<String> = audit.rules.scale.iter().map(|level| level.level.to_string()).collect();
    choices.push(APART.to_owned());
    // a list of choices holds no more characters
    if choices.iter().map(|choice| choice.len().saturating_add(1)).sum::<usize>() < 250 {
        sheet.choices(3, first, &choices.iter().map(String::as_str).collect::<Vec<_>>())?;
    }
    judgements(&mut sheet, assessment)?;
    Ok((sheet.done(), rows))
}
