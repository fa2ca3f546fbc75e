//! The sheet of the method: what made the result, by which rubric, its levels, rules, numbers and sources, and what is not worked out again.

use super::formula::range;
use super::sheet::{Cell, Sheet, maybe, text, whole};
use crate::assess::published::Assessment;
use crate::report::RenderError;
use rust_xlsxwriter::Worksheet;

const METHOD: &str = "Method";

/// Where the levels stand.
pub(super) struct Levels {
    /// their numbers
    pub(super) numbers: String,
    /// their names
    pub(super) names: String,
}

/// What a reader should know who works it out again.
const LEFT: [(&str, &str); 6] = [
    (
        "Facts",
        "taken as held, after the judgements on facts; how each is counted from the submission is told by `earnest facts`",
    ),
    ("Due", "whether the day of an indicator has come is entered, yes or no"),
    ("Signs", "whether one holds is entered as its state; what it caps is worked out"),
    (
        "Corroborated",
        "how far the best effect indicator comes on what a body without interest says too is entered",
    ),
    (
        "Marks",
        "which marks stand, and how far one person may move a measured level, is checked by the engine alone",
    ),
    (
        "Entering the roll-up",
        "whether an exercise enters the authority's grade is entered, yes or no",
    ),
];

/// The sheet, and where the levels stand on it.
pub(super) fn sheet(assessment: &Assessment) -> Result<(Worksheet, Levels), RenderError> {
    let notes =
        ["Levels, criteria and grades are worked out by formulas. Inputs say so in their heading; to see what a change does, change one."];
    let (mut sheet, levels) = begun(assessment, &notes)?;
    sheet.gap();
    made(&mut sheet, assessment)?;
    left(&mut sheet, &LEFT)?;
    sheet.gap();
    sheet.headings(&["Number inside the facts", "Value", "What it means and where it comes from"])?;
    for parameter in &assessment.parameters {
        let source = parameter.source.as_deref().unwrap_or("");
        sheet.row(&[
            text(&parameter.id),
            text(format!("{} {}", parameter.value, parameter.unit)),
            text(format!("{} ({}) {source}", parameter.about, parameter.status)),
        ])?;
    }
    rests_on(&mut sheet, assessment)?;
    Ok((sheet.done(), levels))
}

/// The sheet as it begins: the levels, and where they stand.
pub(super) fn begun(assessment: &Assessment, notes: &[&str]) -> Result<(Sheet, Levels), RenderError> {
    let mut sheet = Sheet::new(METHOD, "Method", notes, &[("Level", 26), ("Name", 44), ("What it means", 90)], 1)?;
    let first = sheet.next();
    for level in &assessment.rubric.levels {
        sheet.row(&[whole(level.level), text(&level.name), text(&level.says)])?;
    }
    let last = sheet.next().saturating_sub(1).max(first);
    let levels = Levels {
        numbers: range(METHOD, "A", first, last),
        names: range(METHOD, "B", first, last),
    };
    Ok((sheet, levels))
}

/// What is not worked out again, and how it stands.
pub(super) fn left(sheet: &mut Sheet, left: &[(&str, &str)]) -> Result<(), RenderError> {
    sheet.gap();
    sheet.headings(&["Not worked out again", "How it stands here"])?;
    for (what, how) in left {
        sheet.row(&[text(*what), text(*how)])?;
    }
    Ok(())
}

/// The sources of the rubric, and the documents of the submission.
pub(super) fn rests_on(sheet: &mut Sheet, assessment: &Assessment) -> Result<(), RenderError> {
    sheet.gap();
    sheet.headings(&["Source", "Title", "Where"])?;
    for source in &assessment.rubric.sources {
        sheet.row(&[text(&source.id), text(&source.title), maybe(source.says.as_ref())])?;
    }
    sheet.gap();
    sheet.headings(&["Document", "Title", "Where, and what became of it"])?;
    for document in &assessment.documents {
        let address = document.url.as_deref().unwrap_or("no public address");
        sheet.row(&[
            text(&document.id),
            text(&document.title),
            text(format!("{address} ({})", document.state)),
        ])?;
    }
    Ok(())
}

/// What made the result, and by which rules.
pub(super) fn made(sheet: &mut Sheet, assessment: &Assessment) -> Result<(), RenderError> {
    let (rubric, submission) = (&assessment.rubric, &assessment.submission);
    sheet.headings(&["Made by", "", ""])?;
    let engine = format!("{} {}", assessment.engine.name, assessment.engine.version);
    let by = format!("{} {}", rubric.id, rubric.version);
    let rows: [(&str, &str, &str); 6] = [
        ("Engine", &engine, ""),
        ("Rubric", &by, &rubric.title),
        ("Digest of the rubric (SHA-256)", &rubric.sha256, ""),
        ("Submission", &submission.name, &submission.basis_says),
        ("Digest of the submission (SHA-256)", &submission.sha256, ""),
        ("Seen on", &assessment.as_of, ""),
    ];
    for (what, how, more) in rows {
        sheet.row(&[text(what), text(how), text(more)])?;
    }
    for (what, rule) in [("Grade", &rubric.grade_rule), ("Roll-up", &rubric.roll_up_rule)] {
        sheet.row(&[text(what), Cell::Blank, text(rule)])?;
    }
    Ok(())
}
