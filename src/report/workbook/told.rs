//! The sheets that are only read: what people said and what was done about it, and what to do next.

use super::sheet::{Sheet, maybe, text};
use crate::assess::published::Assessment;
use crate::report::RenderError;
use rust_xlsxwriter::Worksheet;

/// What people said, and what became of it.
pub(super) fn themes(assessment: &Assessment) -> Result<Worksheet, RenderError> {
    let headings = [
        ("Exercise", 26),
        ("Theme", 10),
        ("You said", 60),
        ("By how many", 14),
        ("For or against", 12),
        ("From", 22),
        ("Answered", 10),
        ("We did: outcome", 22),
        ("Why", 50),
        ("Told on", 14),
        ("What changes", 60),
    ];
    let mut sheet = Sheet::new("Themes", "You said, we did", &[], &headings, 2)?;
    for unit in &assessment.exercises {
        for theme in &unit.themes {
            sheet.row(&[
                text(&unit.id),
                text(&theme.id),
                text(&theme.summary),
                text(&theme.voices),
                maybe(theme.stance.as_ref()),
                text(theme.groups.join(", ")),
                text(&theme.answered),
                text(&theme.outcome),
                maybe(theme.reason.as_ref()),
                maybe(theme.told.as_ref()),
                text(theme.changes.join("\n")),
            ])?;
        }
    }
    Ok(sheet.done())
}

/// What to do next.
pub(super) fn plan(assessment: &Assessment) -> Result<Worksheet, RenderError> {
    let headings = [
        ("When", 22),
        ("What to do", 70),
        ("At the latest", 14),
        ("Effort", 16),
        ("Exercise", 26),
        ("Answers", 28),
        ("Why", 60),
    ];
    let mut sheet = Sheet::new("Plan", "What to do", &[], &headings, 1)?;
    let plan = &assessment.plan;
    let parts = [
        ("first of all", &plan.first),
        ("now", &plan.now),
        ("before the decision", &plan.before_decision),
        ("next time", &plan.next_time),
    ];
    for (when, steps) in parts {
        for step in steps {
            sheet.row(&[
                text(when),
                text(&step.act),
                maybe(step.by.as_ref()),
                text(&step.effort),
                text(&step.on),
                text(&step.answers),
                text(&step.why),
            ])?;
        }
    }
    Ok(sheet.done())
}
