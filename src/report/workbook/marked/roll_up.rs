//! The sheet of the roll-up of a framework: which exercise decides, and what the criteria and the result over all exercises are.
//!
//! Owns where they stand. The lowest result is that of the exercise with the lowest, the highest that of the one whose highest is the lowest.

use super::combination::{self, Units};
use super::criteria::{CRITERIA, Rows as CriterionRows};
use super::figure::{self, ends, shown};
use crate::assess::published::Assessment;
use crate::assess::published::audit::{Ends, MarkedAudit};
use crate::report::RenderError;
use crate::report::workbook::formula::range;
use crate::report::workbook::sheet::{Cell, Sheet, differs, formula, text};
use rust_xlsxwriter::Worksheet;

/// The name of the sheet as formulas write it.
pub(super) const ROLL_UP: &str = "'Roll-up'";
/// The columns of both ends.
pub(super) const LEVELS: [&str; 2] = ["G", "H"];
/// The column that is 1 where the formulas differ from the engine.
pub(super) const DIFFERS: &str = "K";

/// Where the rows stand.
pub(super) struct Rolled {
    /// which units decide
    pub(super) decides: u32,
    /// the criteria
    pub(super) criteria: Vec<u32>,
    /// whether the result is kept back
    pub(super) kept: u32,
    /// the result
    pub(super) level: u32,
}

impl Rolled {
    /// The first and the last row.
    pub(super) const fn all(&self) -> (u32, u32) {
        (self.decides, self.level)
    }
}

/// The sheet, and where its rows stand.
pub(super) fn sheet(
    assessment: &Assessment,
    audit: &MarkedAudit,
    criteria: &CriterionRows,
    units: &Units,
) -> Result<(Worksheet, Rolled), RenderError> {
    let headings = [
        ("What", 22),
        ("Title", 36),
        ("The one that decides the lowest, low", 12),
        ("The same, high", 12),
        ("The one that decides the highest, low", 12),
        ("The same, high", 12),
        ("Lowest", 10),
        ("Highest", 10),
        ("As found, low", 10),
        ("As found, high", 10),
        ("Differs", 10),
    ];
    let notes = [
        assessment.rubric.roll_up_rule.as_str(),
        "Exercises are counted in the order of the sheet Combination. A criterion lies between the two exercises that decide.",
    ];
    let mut sheet = Sheet::new("Roll-up", "From exercises to the result", &notes, &headings, 1)?;
    let decides = sheet.next();
    let own = [Cell::Blank, Cell::Blank, Cell::Blank, Cell::Blank];
    let cells = row(
        ("decides", "Which exercise decides"),
        own.clone(),
        places(units),
        audit.decides,
        decides,
    );
    sheet.row(&cells)?;
    let mut rows = Vec::new();
    for (place, (rule, level)) in audit.rules.criteria.iter().zip(&audit.criteria).enumerate() {
        let at = sheet.next();
        let taken = criteria.all().map(|(first, last)| {
            let many = audit.rules.criteria.len();
            let one = |column: &str, by: &str, gives: Option<u32>| {
                let of = range(CRITERIA, column, first, last);
                let number = place.saturating_add(1);
                let gives = gives.map_or_else(String::new, |level| level.to_string());
                let end = format!("INDEX({of},(${by}${decides}-1)*{many}+{number})");
                formula(format!("IF(ISNUMBER(${by}${decides}),{end},\"\")"), gives)
            };
            let unit = |pick: fn(Ends) -> u32| {
                let place = usize::try_from(pick(audit.decides?)).ok()?.checked_sub(1)?;
                Some((place, audit.units.get(place)?))
            };
            let level_of = |pick: fn(Ends) -> u32| unit(pick).and_then(|(_, unit)| unit.criteria.get(place)?.figure.level);
            let (lower, upper) = (level_of(|ends| ends.low), level_of(|ends| ends.high));
            let [low, high] = figure::LEVELS;
            let [by_low, by_high] = LEVELS;
            [
                one(low, by_low, lower.map(|level| level.low)),
                one(high, by_low, lower.map(|level| level.high)),
                one(low, by_high, upper.map(|level| level.low)),
                one(high, by_high, upper.map(|level| level.high)),
            ]
        });
        let both = ["MIN", "MAX"].map(|function| format!("IF(COUNT(C{at}:F{at})=0,\"\",{function}(C{at}:F{at}))"));
        let both = taken.is_some().then_some(both);
        let cells = row((&rule.id, &rule.title), taken.unwrap_or_else(|| own.clone()), both, *level, at);
        rows.push(sheet.row(&cells)?);
    }
    let kept = sheet.next();
    sheet.row(&kept_back(audit, units, (decides, kept)))?;
    let level = sheet.next();
    let [low, high] = combination::LEVELS;
    let whole = units.column(low).zip(units.column(high));
    let whole = whole.map(|(low, high)| [low, high].map(|column| format!("IF(COUNT({column})=0,\"\",MIN({column}))")));
    sheet.row(&row(("result", "The result"), own, whole, audit.level, level))?;
    Ok((
        sheet.done(),
        Rolled {
            decides,
            criteria: rows,
            kept,
            level,
        },
    ))
}

/// A row: what it is, what it is taken from, both ends by formula where there are units, and as found.
fn row((id, title): (&str, &str), from: [Cell; 4], formulas: Option<[String; 2]>, gives: Option<Ends>, at: u32) -> Vec<Cell> {
    let mut cells = vec![text(id), text(title)];
    cells.extend(from);
    match formulas {
        Some(formulas) => cells.extend(formulas.into_iter().zip(shown(gives)).map(|(one, gives)| formula(one, gives))),
        // what refers to an empty cell reads nought
        None => cells.extend(gives.map_or_else(|| [formula("\"\"", ""), formula("\"\"", "")], |gives| ends(Some(gives)))),
    }
    cells.extend(ends(gives));
    cells.push(differs("G", "H", "I", "J", at));
    cells
}

/// The units that decide, counted from 1: of those with the lowest highest the one with the lowest lowest, and another only where its
/// lowest is lower still; the first of equals. One alone decides even where it has no level.
fn places(units: &Units) -> Option<[String; 2]> {
    let [low, high] = combination::LEVELS;
    let (order, low, high) = (units.column(combination::ORDER)?, units.column(low)?, units.column(high)?);
    let alone = format!("IF(COUNT({high})=0,{},", if units.rows().len() == 1 { "1" } else { "\"\"" });
    let upper = format!("MATCH(MIN({order}),{order},0)");
    let lower = format!("IF(MIN({low})<INDEX({low},{upper}),MATCH(MIN({low}),{low},0),{upper})");
    Some([format!("{alone}{lower})"), format!("{alone}{upper})")])
}

/// Whether one of those that decide is kept back.
fn kept_back(audit: &MarkedAudit, units: &Units, (decides, at): (u32, u32)) -> Vec<Cell> {
    let title = "Kept back until every indicator is marked (1: yes)";
    let place = |place: u32| usize::try_from(place).ok()?.checked_sub(1);
    let refused = |at: u32| place(at).and_then(|place| audit.units.get(place)).is_some_and(|unit| unit.refused);
    let kept = audit.decides.is_some_and(|ends| refused(ends.low) || refused(ends.high));
    let gives = u32::from(kept);
    let formulas = units.column(combination::KEPT).map(|kept| {
        let one = |by: &str| format!("INDEX({kept},{by}{decides})");
        let [low, high] = LEVELS;
        let both = format!("IF(ISNUMBER({low}{decides}),MAX({},{}),0)", one(low), one(high));
        [both.clone(), both]
    });
    let own = [Cell::Blank, Cell::Blank, Cell::Blank, Cell::Blank];
    row(("kept back", title), own, formulas, Some(Ends { low: gives, high: gives }), at)
}
