//! The first sheet: the grade, its criteria and exercises by reference to the formulas that make them, what was found beside it, and
//! whether the two agree.
//!
//! Works out nothing of its own but the sum of the cells that differ.

use super::exercises::{self, EXERCISES, Units};
use super::formula::at;
use super::method::Levels;
use super::roll_up::{self, ROLL_UP, Rolled};
use super::sheet::{Cell, Sheet, formula, text, whole};
use super::words;
use crate::assess::published::audit::{Audit, Part};
use crate::assess::published::{Assessment, CountShown};
use crate::report::RenderError;
use rust_xlsxwriter::Worksheet;

/// What the first sheet refers to.
pub(super) struct Refers<'a> {
    /// the roll-up
    pub(super) rolled: &'a Rolled,
    /// the exercises
    pub(super) units: &'a Units,
    /// the names of levels
    pub(super) levels: &'a Levels,
    /// the columns that are 1 where formulas differ from the engine
    pub(super) differs: Vec<String>,
}

/// The first sheet of either kind of workbook as far as its headings: of what, of when, and what moves. `what` is the width of its first column.
pub(super) fn begun(assessment: &Assessment, what: u16, moves: &str) -> Result<Sheet, RenderError> {
    let headings = [
        ("What", what),
        ("Lowest, by formula", 11),
        ("Highest, by formula", 11),
        ("In words, as found", 44),
        ("Known", 10),
        ("More", 70),
    ];
    let title = format!("{}: {}", assessment.authority.name, assessment.rubric.title);
    let period = format!(
        "{} to {}, seen on {}. {}",
        assessment.submission.from, assessment.submission.to, assessment.as_of, assessment.submission.basis_says
    );
    let title = crate::report::plain::visible(&title);
    let notes = [period.as_str(), moves, "The words are those of the engine, and do not move."];
    Sheet::new("Result", &title, &notes, &headings, 1)
}

/// The sheet.
pub(super) fn sheet(assessment: &Assessment, audit: &Audit, refers: &Refers<'_>) -> Result<Worksheet, RenderError> {
    let moves = "The columns by formula are worked out in this workbook from the sheets Facts and Marks, and move when these are changed.";
    let mut sheet = begun(assessment, 34, moves)?;
    grade(&mut sheet, assessment, audit, refers)?;
    sheet.gap();
    criteria(&mut sheet, assessment, audit, refers)?;
    sheet.gap();
    units(&mut sheet, assessment, audit, refers)?;
    sheet.gap();
    sheet.headings(&["Sign", "", "", "Exercise and state", "", "What it says"])?;
    for sign in &assessment.signs {
        let state = format!("{}: {}", sign.on, words::sign_status(sign.status));
        sheet.row(&[
            text(&sign.title),
            Cell::Blank,
            Cell::Blank,
            text(state),
            Cell::Blank,
            text(&sign.says),
        ])?;
    }
    sheet.gap();
    sheet.headings(&["What it rests on", "How many"])?;
    for count in assessment.evidence.strengths.iter().chain(&assessment.evidence.silences) {
        sheet.row(&counted(count))?;
    }
    Ok(sheet.done())
}

fn counted(count: &CountShown) -> [Cell; 2] {
    let number = count.number.parse().map_or_else(|_| text(&count.number), Cell::Whole);
    [text(&count.of), number]
}

fn grade(sheet: &mut Sheet, assessment: &Assessment, audit: &Audit, refers: &Refers<'_>) -> Result<(), RenderError> {
    let row = refers.rolled.grade;
    let end = |column: &str, gives: u32| formula(at(ROLL_UP, column, row), gives);
    let first = sheet.row(&[
        text("The authority's grade"),
        end(roll_up::LOW, audit.grade.low),
        end(roll_up::HIGH, audit.grade.high),
        text(&assessment.grade.words),
        text(&assessment.coverage.shown),
        text(&assessment.grade.says),
    ])?;
    let name = |column: &str, level: u32| {
        let levels = &assessment.rubric.levels;
        let gives = levels
            .iter()
            .find(|known| known.level == level)
            .map_or("", |known| known.name.as_str());
        formula(
            format!("LOOKUP({column}{first},{},{})", refers.levels.numbers, refers.levels.names),
            gives,
        )
    };
    sheet.row(&[text("in words"), name("B", audit.grade.low), name("C", audit.grade.high)])?;
    sheet.row(&[text("as found by the engine"), whole(audit.grade.low), whole(audit.grade.high)])?;
    let sums: Vec<String> = refers.differs.iter().map(|column| format!("SUM({column})")).collect();
    let sums = if sums.is_empty() { "0".to_owned() } else { sums.join("+") };
    sheet.row(&[
        text("rows whose formulas differ from the engine"),
        formula(sums, 0),
        Cell::Blank,
        text("0 until an input is changed"),
    ])?;
    sheet.row(&[
        text("parts of conditions entered as found"),
        whole(audit.as_found),
        Cell::Blank,
        text("what cannot be worked out from stored numbers; marked on the sheet Conditions"),
    ])?;
    Ok(())
}

fn criteria(sheet: &mut Sheet, assessment: &Assessment, audit: &Audit, refers: &Refers<'_>) -> Result<(), RenderError> {
    sheet.headings(&[
        "Criterion",
        "Lowest",
        "Highest",
        "In words, as found",
        "Known",
        "What it looks like",
    ])?;
    for ((criterion, rolled), row) in assessment.criteria.iter().zip(&audit.criteria).zip(&refers.rolled.criteria) {
        let (low, high) = words::shown(rolled.level, rolled.part != Part::NotApplicable);
        sheet.row(&[
            text(&criterion.title),
            formula(at(ROLL_UP, roll_up::LOW, *row), low),
            formula(at(ROLL_UP, roll_up::HIGH, *row), high),
            text(&criterion.words),
            text(&criterion.coverage.shown),
            text(&criterion.looks_like),
        ])?;
    }
    Ok(())
}

fn units(sheet: &mut Sheet, assessment: &Assessment, audit: &Audit, refers: &Refers<'_>) -> Result<(), RenderError> {
    sheet.headings(&["Exercise", "Lowest", "Highest", "In words, as found", "Known", "What that means"])?;
    for ((unit, found), row) in assessment.exercises.iter().zip(&audit.units).zip(&refers.units.rows) {
        sheet.row(&[
            text(&unit.title),
            formula(at(EXERCISES, exercises::LOW, *row), found.grade.low),
            formula(at(EXERCISES, exercises::HIGH, *row), found.grade.high),
            text(&unit.grade.words),
            text(&unit.coverage.shown),
            text(&unit.grade.says),
        ])?;
    }
    Ok(())
}
