//! The sheet of marks: those that set a level, as inputs, and below them every judgement in words.
//!
//! Owns where the level of each mark stands; which marks stand and may count is the engine's affair.

use super::sheet::{Sheet, maybe, text, whole};
use crate::assess::published::Assessment;
use crate::assess::published::audit::Audit;
use crate::report::RenderError;
use rust_xlsxwriter::Worksheet;
use std::collections::BTreeMap;

/// The name of the sheet.
pub(super) const MARKS: &str = "Marks";
/// The column of levels.
pub(super) const LEVEL: &str = "D";

/// The first and the last row of the marks on an indicator, by the places of unit, criterion and indicator.
pub(super) type MarkRows = BTreeMap<(usize, usize, usize), (u32, u32)>;

/// The sheet, and where the marks on each indicator stand.
pub(super) fn sheet(assessment: &Assessment, audit: &Audit) -> Result<(Worksheet, MarkRows), RenderError> {
    let headings = [
        ("Exercise", 26),
        ("Criterion", 14),
        ("Indicator", 26),
        ("Level (input)", 12),
        ("By", 24),
        ("Role", 12),
        ("On", 12),
        ("Why", 60),
        ("Interest", 30),
        ("Counted", 10),
        ("Why not", 40),
    ];
    let notes = [
        "The marks that set a level. Change one to see what follows; where several stand, the level lies between them.",
        "How far one assessor alone may move a measured level is not checked here, but by the engine.",
    ];
    let mut sheet = Sheet::new(MARKS, "Marks", &notes, &headings, 3)?;
    let mut rows = MarkRows::new();
    for (at, unit) in audit.units.iter().enumerate() {
        for (place, criterion) in unit.criteria.iter().enumerate() {
            for (number, indicator) in criterion.indicators.iter().enumerate() {
                for mark in &indicator.marks {
                    let row = sheet.row(&[
                        text(&unit.id),
                        text(&criterion.id),
                        text(&indicator.id),
                        whole(mark.level).input(),
                        text(&mark.author),
                        text(&mark.role),
                        text(&mark.date),
                        text(&mark.reason),
                    ])?;
                    rows.entry((at, place, number)).or_insert((row, row)).1 = row;
                }
            }
        }
    }
    judgements(&mut sheet, assessment)?;
    Ok((sheet.done(), rows))
}

/// Every judgement in words, below.
pub(super) fn judgements(sheet: &mut Sheet, assessment: &Assessment) -> Result<(), RenderError> {
    sheet.gap();
    sheet.headings(&[
        "Exercise", "About", "Judged", "", "By", "Role", "On", "Why", "Interest", "Counted", "Why not",
    ])?;
    for judgement in &assessment.judgements {
        sheet.row(&[
            text(&judgement.on),
            text(&judgement.id),
            text(&judgement.says),
            text(""),
            text(&judgement.author),
            text(&judgement.role),
            text(&judgement.date),
            text(&judgement.reason),
            text(&judgement.interest),
            text(if judgement.counted { "yes" } else { "no" }),
            maybe(judgement.left_out.as_ref()),
        ])?;
    }
    Ok(())
}
