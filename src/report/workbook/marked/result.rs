//! The first sheet of the workbook of a framework: the result, its figure, criteria and exercises by reference to the formulas that make
//! them, what was found beside it, and whether the two agree.
//!
//! Works out nothing of its own but sums of cells.

use super::combination::{self, COMBINATION, Units};
use super::figure::{self, ends, shown};
use super::indicators::{self, INDICATORS};
use super::roll_up::{self, ROLL_UP, Rolled};
use crate::assess::published::Assessment;
use crate::assess::published::audit::{MarkedAudit, MarkedUnit, Mean};
use crate::base::number::Q;
use crate::report::RenderError;
use crate::report::workbook::formula::{at, range};
use crate::report::workbook::method::Levels;
use crate::report::workbook::result::begun;
use crate::report::workbook::sheet::{Cell, Sheet, formula, text, whole};
use rust_xlsxwriter::Worksheet;

/// What the first sheet refers to.
pub(super) struct Refers<'a> {
    /// the roll-up
    pub(super) rolled: &'a Rolled,
    /// the exercises, or the submission as one
    pub(super) units: &'a Units,
    /// the names of levels
    pub(super) levels: &'a Levels,
    /// the first and the last row of indicators
    pub(super) indicators: Option<(u32, u32)>,
    /// the columns that are 1 where formulas differ from the engine
    pub(super) differs: Vec<String>,
}

/// The sheet.
pub(super) fn sheet(assessment: &Assessment, audit: &MarkedAudit, refers: &Refers<'_>) -> Result<Worksheet, RenderError> {
    let moves =
        "The columns by formula are worked out in this workbook from the marks and facts on their sheets, and move when these are changed.";
    let mut sheet = begun(assessment, 38, moves)?;
    result(&mut sheet, assessment, audit, refers)?;
    score(&mut sheet, assessment, audit, refers)?;
    checks(&mut sheet, audit, refers)?;
    if let Some(core) = &assessment.core {
        sheet.row(&[
            text("by the framework that was changed, as found"),
            Cell::Blank,
            Cell::Blank,
            text(&core.grade.words),
            Cell::Blank,
            text(format!("{} {}", core.rubric.title, core.whose)),
        ])?;
    }
    sheet.gap();
    criteria(&mut sheet, assessment, audit, refers)?;
    if audit.rules.of_exercises {
        sheet.gap();
        units(&mut sheet, assessment, audit, refers)?;
    }
    if !assessment.grade.limits.is_empty() {
        sheet.gap();
        sheet.headings(&["What holds the result down", "", "", "", "", "Why"])?;
        for limit in &assessment.grade.limits {
            let cells = [
                text(&limit.id),
                Cell::Blank,
                Cell::Blank,
                Cell::Blank,
                Cell::Blank,
                text(&limit.says),
            ];
            sheet.row(&cells)?;
        }
    }
    Ok(sheet.done())
}

/// Both ends of a row of the roll-up.
fn rolled(row: u32, gives: [String; 2]) -> [Cell; 2] {
    let [low, high] = roll_up::LEVELS;
    let [gives_low, gives_high] = gives;
    [
        formula(at(ROLL_UP, low, row), gives_low),
        formula(at(ROLL_UP, high, row), gives_high),
    ]
}

/// A row of the first sheet.
fn row(sheet: &mut Sheet, what: &str, [low, high]: [Cell; 2], more: [&str; 3]) -> Result<u32, RenderError> {
    let [words, known, more] = more.map(text);
    sheet.row(&[text(what), low, high, words, known, more])
}

fn result(sheet: &mut Sheet, assessment: &Assessment, audit: &MarkedAudit, refers: &Refers<'_>) -> Result<(), RenderError> {
    let grade = &assessment.grade;
    let both = rolled(refers.rolled.level, shown(audit.level));
    let first = row(sheet, "The result", both, [&grade.words, &assessment.coverage.shown, &grade.says])?;
    let name = |column: &str, level: Option<u32>| {
        let known = assessment.rubric.levels.iter().find(|known| Some(known.level) == level);
        let look = format!("LOOKUP({column}{first},{},{})", refers.levels.numbers, refers.levels.names);
        let gives = known.map_or("", |known| known.name.as_str());
        formula(format!("IF(ISNUMBER({column}{first}),{look},\"\")"), gives)
    };
    let names = [
        name("B", audit.level.map(|level| level.low)),
        name("C", audit.level.map(|level| level.high)),
    ];
    row(sheet, "in words", names, ["", "", ""])?;
    row(sheet, "as found by the engine", ends(audit.level), ["", "", ""])?;
    let kept = kept(audit);
    let both = rolled(refers.rolled.kept, [kept.to_string(), kept.to_string()]);
    let more = "1 where an indicator without a mark keeps the result back: what stands above is then no result";
    row(sheet, "kept back until every indicator is marked", both, ["", "", more])?;
    Ok(())
}

/// 1 where one of the units that decide is kept back.
fn kept(audit: &MarkedAudit) -> u32 {
    let refused = |place: u32| unit_at(audit, place).is_some_and(|unit| unit.refused);
    u32::from(audit.decides.is_some_and(|ends| refused(ends.low) || refused(ends.high)))
}

fn unit_at(audit: &MarkedAudit, place: u32) -> Option<&MarkedUnit> {
    audit.units.get(usize::try_from(place).ok()?.checked_sub(1)?)
}

/// The figure of the unit that alone decides both ends, where it is not kept back.
fn score(sheet: &mut Sheet, assessment: &Assessment, audit: &MarkedAudit, refers: &Refers<'_>) -> Result<(), RenderError> {
    let alone = audit.decides.filter(|ends| ends.low == ends.high && kept(audit) == 0);
    let unit = alone.and_then(|ends| unit_at(audit, ends.low));
    let made = unit.map(|unit| &unit.figure).filter(|made| made.exact.is_some());
    let [low, high] = roll_up::LEVELS.map(|column| at(ROLL_UP, column, refers.rolled.decides));
    let [kept_back, _] = roll_up::LEVELS.map(|column| at(ROLL_UP, column, refers.rolled.kept));
    let taken = |column: &str, times: &str, gives: String| match refers.units.column(column).zip(refers.units.column(figure::DIVISOR)) {
        Some((column, divisors)) => {
            let one = format!("IF(ISNUMBER(INDEX({divisors},{low})),INDEX({column},{low}){times},\"\")");
            formula(
                format!("IF(ISNUMBER({low}),IF(AND({low}={high},{kept_back}=0),{one},\"\"),\"\")"),
                gives,
            )
        }
        None => text(""),
    };
    let pair = |[low, high]: [&str; 2], gives: [String; 2]| {
        let [gives_low, gives_high] = gives;
        [taken(low, "", gives_low), taken(high, "", gives_high)]
    };
    let words = |pick: fn(&crate::assess::published::Score) -> &String| assessment.score.as_ref().map_or("", |score| pick(score).as_str());
    let none = || [String::new(), String::new()];
    let sums = made.map_or_else(none, |made| [made.members.low.to_string(), made.members.high.to_string()]);
    row(
        sheet,
        "sum of the levels",
        pair(figure::SUMS, sums),
        [words(|score| &score.exact), "", ""],
    )?;
    let most = made.map_or_else(String::new, |made| {
        let most = u64::from(made.members.count).saturating_mul(audit.rules.highest.into());
        most.to_string()
    });
    let times = format!("*{}", audit.rules.highest);
    let most = || taken(figure::COUNT, &times, most.clone());
    row(sheet, "the most that it could be", [most(), most()], ["", "", ""])?;
    let exact = made.and_then(|made| made.exact.as_ref());
    let number = |pick: fn(&Mean) -> u64| exact.map_or_else(String::new, |exact| pick(exact).to_string());
    let dividends = [number(|exact| exact.low), number(|exact| exact.high)];
    row(
        sheet,
        "the figure, exactly: dividend",
        pair(figure::DIVIDENDS, dividends),
        [words(|score| &score.unrounded), "", ""],
    )?;
    let divisors = [number(|exact| exact.over), number(|exact| exact.over)];
    row(
        sheet,
        "the figure, exactly: divisor",
        pair([figure::DIVISOR; 2], divisors),
        ["", "", ""],
    )?;
    let quotient = |pick: fn(&Mean) -> u64| {
        let q = exact.and_then(|exact| Q::new(pick(exact).into(), exact.over.into()));
        q.map_or_else(String::new, |q| q.decimal(9))
    };
    let (columns, gives) = match audit.rules.result.round {
        Some(_) => (figure::ROUNDED, made.map_or_else(none, |made| shown(made.rounded))),
        None => (figure::FIGURES, [quotient(|exact| exact.low), quotient(|exact| exact.high)]),
    };
    row(
        sheet,
        "the figure as it is looked up",
        pair(columns, gives),
        [words(|score| &score.shown), "", words(|score| &score.rule)],
    )?;
    Ok(())
}

fn checks(sheet: &mut Sheet, audit: &MarkedAudit, refers: &Refers<'_>) -> Result<(), RenderError> {
    let sum = |column: &str, gives: u32| match refers.indicators {
        Some((first, last)) => formula(format!("SUM({})", range(INDICATORS, column, first, last)), gives),
        None => whole(gives),
    };
    let known = [sum(indicators::KNOWN, audit.known), sum(indicators::APPLIES, audit.applying)];
    row(sheet, "indicators that are known, of those that apply", known, ["", "", ""])?;
    let sums: Vec<String> = refers.differs.iter().map(|column| format!("SUM({column})")).collect();
    let sums = if sums.is_empty() { "0".to_owned() } else { sums.join("+") };
    let differ = [formula(sums, 0), Cell::Blank];
    row(
        sheet,
        "rows whose formulas differ from the engine",
        differ,
        ["0 until an input is changed", "", ""],
    )?;
    let found = [whole(audit.as_found), Cell::Blank];
    let says = "what cannot be worked out from stored numbers; marked on the sheet Conditions";
    row(sheet, "parts of conditions entered as found", found, [says, "", ""])?;
    Ok(())
}

fn criteria(sheet: &mut Sheet, assessment: &Assessment, audit: &MarkedAudit, refers: &Refers<'_>) -> Result<(), RenderError> {
    sheet.headings(&[
        "Criterion",
        "Lowest",
        "Highest",
        "In words, as found",
        "Known",
        "Its figure, as found",
    ])?;
    for ((rule, level), at) in audit.rules.criteria.iter().zip(&audit.criteria).zip(&refers.rolled.criteria) {
        let said = assessment.criteria.iter().find(|said| said.id == rule.id);
        let more = said.map_or(["", "", ""], |said| [&said.words, &said.coverage.shown, &said.looks_like]);
        row(sheet, &rule.title, rolled(*at, shown(*level)), more)?;
    }
    Ok(())
}

fn units(sheet: &mut Sheet, assessment: &Assessment, audit: &MarkedAudit, refers: &Refers<'_>) -> Result<(), RenderError> {
    sheet.headings(&["Exercise", "Lowest", "Highest", "In words, as found", "Known", "What that means"])?;
    for ((unit, found), place) in assessment.exercises.iter().zip(&audit.units).zip(refers.units.rows()) {
        let [low, high] = combination::LEVELS.map(|column| at(COMBINATION, column, *place));
        let [gives_low, gives_high] = shown(found.level);
        let both = [formula(low, gives_low), formula(high, gives_high)];
        row(
            sheet,
            &unit.title,
            both,
            [&unit.grade.words, &unit.coverage.shown, &unit.grade.says],
        )?;
    }
    Ok(())
}
