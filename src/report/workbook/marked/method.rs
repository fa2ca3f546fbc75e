//! The sheet of the method of a framework: its levels, how each figure is made, its bands, limits and sources, and what is not worked out
//! again.
//!
//! Only words; no formula stands here.

use super::words;
use crate::assess::published::Assessment;
use crate::assess::published::audit::{MarkedAudit, MarkedLimit};
use crate::report::RenderError;
use crate::report::workbook::method::{Levels, begun, left, made, rests_on};
use crate::report::workbook::sheet::{Sheet, maybe, text, whole};
use rust_xlsxwriter::Worksheet;

/// What a reader should know who works it out again.
const LEFT: [(&str, &str); 5] = [
    (
        "Which marks count",
        "of one author on one matter the latest, and those of the body itself only where there are no others: decided by the engine, and entered",
    ),
    (
        "Carried forward",
        "a mark made before the period counts like any other; its day stands beside it",
    ),
    (
        "Facts",
        "entered as held; how each is counted from the submission is told by `earnest facts`",
    ),
    (
        "Words",
        "names, titles and sentences are those of the engine, and do not move; the name of the result alone is looked up",
    ),
    (
        "Limits and bands",
        "written into the formulas from the rules above; another rule is another framework file",
    ),
];

/// The sheet, and where the levels of the result stand on it.
pub(super) fn sheet(assessment: &Assessment, audit: &MarkedAudit) -> Result<(Worksheet, Levels), RenderError> {
    let notes = [
        "Levels, figures, bands, limits and the result are worked out by formulas. Inputs say so in their heading; to see what a change does, change one.",
    ];
    let (mut sheet, levels) = begun(assessment, &notes)?;
    sheet.gap();
    sheet.headings(&["Level of an indicator", "Name", "What it means"])?;
    for level in &audit.rules.scale {
        sheet.row(&[whole(level.level), text(&level.name), text(&level.says)])?;
    }
    sheet.gap();
    made(&mut sheet, assessment)?;
    sheet.row(&[text("About"), text(""), text(&assessment.rubric.about)])?;
    sheet.row(&[
        text("An indicator without a mark"),
        text(words::missing(audit.rules.missing)),
        maybe(audit.rules.missing_says.as_ref()),
    ])?;
    rules(&mut sheet, audit)?;
    left(&mut sheet, &LEFT)?;
    rests_on(&mut sheet, assessment)?;
    Ok((sheet.done(), levels))
}

fn rules(sheet: &mut Sheet, audit: &MarkedAudit) -> Result<(), RenderError> {
    sheet.gap();
    sheet.headings(&["Figure", "How it is made", "From which figure on it is which level"])?;
    for criterion in &audit.rules.criteria {
        sheet.row(&[
            text(&criterion.title),
            text(format!("{} (weight {})", words::rule(&criterion.rule), criterion.weight)),
            text(words::bands(&criterion.rule)),
        ])?;
    }
    let over = if audit.rules.over_criteria { "criteria" } else { "indicators" };
    sheet.row(&[
        text(format!("The result, of {over}")),
        text(words::rule(&audit.rules.result)),
        text(words::bands(&audit.rules.result)),
    ])?;
    if !audit.rules.limits.is_empty() {
        sheet.gap();
        sheet.headings(&["Limit", "Rule", "Why"])?;
        for limit in &audit.rules.limits {
            sheet.row(&[text(&limit.id), text(rule_of(audit, limit)), text(&limit.says)])?;
        }
    }
    Ok(())
}

fn rule_of(audit: &MarkedAudit, limit: &MarkedLimit) -> String {
    let all = audit.units.first();
    let mut indicators = all
        .into_iter()
        .flat_map(|unit| unit.criteria.iter().flat_map(|criterion| &criterion.indicators));
    let place = usize::try_from(limit.indicator).unwrap_or(usize::MAX);
    let named = indicators.nth(place).map_or("the indicator", |one| one.title.as_str());
    let from = limit
        .only_from
        .map_or_else(String::new, |from| format!(", and the result would be at least {from}"));
    format!("at most {} where '{named}' is at most {}{from}", limit.at_most, limit.is_at_most)
}
