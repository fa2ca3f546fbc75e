//! The sheet of exercises: the grade of each by formula, its stakes, and whether it enters the authority's grade.
//!
//! Owns where each unit stands, and its columns. A decision on which nobody was asked is a unit like any other.

use super::criteria::{self, CRITERIA, Rows as CriterionRows};
use super::formula::{FACTS, FactRows, at, grade, range};
use super::sheet::{Cell, Sheet, differs, formula, text, whole};
use super::signs::{Placed, bears, grade_cap};
use crate::assess::published::Assessment;
use crate::assess::published::audit::{Audit, Part, UnitAudit};
use crate::report::RenderError;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::utility::column_number_to_name;
use std::collections::BTreeSet;

/// The name of the sheet.
pub(super) const EXERCISES: &str = "Exercises";
/// The column of stakes in the roll-up: nought where it does not enter.
pub(super) const STAKES: &str = "E";
/// The column of whether it enters.
pub(super) const ENTERS: &str = "D";
/// The column of the grade at worst.
pub(super) const LOW: &str = "J";
/// The column of the grade at best.
pub(super) const HIGH: &str = "K";
/// The column that is 1 where the formulas differ from the engine.
pub(super) const DIFFERS: &str = "O";
/// The first of the columns of severities.
const SEVERITIES: u16 = 15;

/// What other sheets ask of this one.
pub(super) struct Units {
    /// the row of each unit
    pub(super) rows: Vec<u32>,
    /// the columns of stakes under a sign of a severity
    pub(super) severities: Vec<(String, String)>,
}

impl Units {
    /// All units in a column; none where there is no unit.
    pub(super) fn column(&self, column: &str) -> Option<String> {
        let (first, last) = (self.rows.first()?, self.rows.last()?);
        Some(range(EXERCISES, column, *first, *last))
    }
}

/// The sheet, and where the units stand.
pub(super) fn sheet(
    assessment: &Assessment,
    audit: &Audit,
    facts: &[FactRows],
    criteria: &CriterionRows,
    signs: &[Vec<Placed<'_>>],
) -> Result<(Worksheet, Units), RenderError> {
    // the severities that the roll-up asks about, each once
    let asked: BTreeSet<&String> = audit.rules.roll_up.iter().filter_map(|cap| cap.severity.as_ref()).collect();
    let names: Vec<String> = asked
        .iter()
        .map(|severity| format!("Stakes under a sign that is {severity}"))
        .collect();
    let mut headings = vec![
        ("Exercise", 26),
        ("Title", 40),
        ("Stakes", 8),
        ("Enters the authority's grade (input)", 14),
        ("Stakes in the roll-up", 9),
        ("Criteria that apply", 9),
        ("Before signs, low", 9),
        ("Before signs, high", 9),
        ("Signs: at most", 8),
        ("Grade, low", 8),
        ("Grade, high", 8),
        ("In words, as found", 40),
        ("As found, low", 8),
        ("As found, high", 8),
        ("Differs", 8),
    ];
    headings.extend(names.iter().map(|name| (name.as_str(), 12)));
    let mut sheet = Sheet::new(EXERCISES, "Grade of each exercise", &[&assessment.rubric.grade_rule], &headings, 2)?;
    let first = sheet.next();
    let severities = asked.iter().zip(SEVERITIES..);
    let mut units = Units {
        rows: Vec::new(),
        severities: severities
            .map(|(severity, column)| ((*severity).clone(), column_number_to_name(column)))
            .collect(),
    };
    for (place, (unit, signs)) in audit.units.iter().zip(signs).enumerate() {
        let row = sheet.next();
        let mut cells = vec![text(&unit.id), text(&unit.title), stakes(audit, unit, facts.get(place))];
        cells.push(text(if unit.counted { "yes" } else { "no" }).input());
        let enters = if unit.counted { unit.weight } else { 0 };
        cells.push(formula(format!("IF(D{row}=\"yes\",C{row},0)"), enters));
        cells.extend(graded(audit, unit, criteria, signs, place, row));
        let said = assessment.exercises.get(place);
        cells.push(said.map_or(Cell::Blank, |said| text(&said.grade.words)));
        cells.extend([whole(unit.grade.low), whole(unit.grade.high)]);
        cells.push(differs("J", "K", "M", "N", row));
        for severity in &asked {
            let (bears, gives) = bears(signs, severity);
            cells.push(formula(format!("IF({bears},E{row},0)"), if gives { enters } else { 0 }));
        }
        units.rows.push(sheet.row(&cells)?);
    }
    sheet.choices(3, first, &["yes", "no"])?;
    Ok((sheet.done(), units))
}

/// The fact that weighs the unit, rounded to a whole number; one where it is not known.
fn stakes(audit: &Audit, unit: &UnitAudit, facts: Option<&FactRows>) -> Cell {
    let Some(row) = facts.and_then(|facts| facts.get(&audit.rules.unit_weight)) else {
        return whole(unit.weight);
    };
    let (low, over) = (at(FACTS, "F", *row), at(FACTS, "G", *row));
    formula(
        format!("IF(ISNUMBER({low}),ROUNDDOWN((2*{low}+{over})/(2*{over}),0),1)"),
        unit.weight,
    )
}

/// How many criteria apply, the grade before and after the caps of signs.
fn graded(audit: &Audit, unit: &UnitAudit, criteria: &CriterionRows, signs: &[Placed<'_>], place: usize, row: u32) -> Vec<Cell> {
    let rules = &audit.rules;
    let own: Vec<u32> = (0..unit.criteria.len())
        .filter_map(|criterion| criteria.get(&(place, criterion)).copied())
        .collect();
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        return vec![Cell::Blank; 6];
    };
    let column = |name: &str| range(CRITERIA, name, *first, *last);
    let ones = column(criteria::IN_GRADE);
    let applies = unit
        .criteria
        .iter()
        .filter(|criterion| criterion.part != Part::NotApplicable)
        .count();
    let levels = (rules.lowest, rules.highest);
    let end = |levels_in: &str, open: u32| {
        let grade = grade(&column(levels_in), &ones, rules.combine, rules.above_lowest, levels);
        format!("IF(F{row}=0,{open},{grade})")
    };
    let (cap, cap_gives) = grade_cap(signs, rules.highest);
    vec![
        formula(format!("SUM({ones})"), applies),
        formula(end(criteria::LOW, rules.lowest), unit.before_caps.low),
        formula(end(criteria::HIGH, rules.highest), unit.before_caps.high),
        formula(cap, cap_gives),
        formula(format!("MIN(G{row},I{row})"), unit.grade.low),
        formula(format!("MIN(H{row},I{row})"), unit.grade.high),
    ]
}
