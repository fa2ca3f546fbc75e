//! The sheet of the roll-up: from the criteria of the exercises, each weighed by its stakes, to those of the authority and to its grade.
//!
//! Two blocks: above what comes out, below a row for each criterion of each exercise. Owns where both stand.

use super::criteria::{self, CRITERIA, Rows as CriterionRows};
use super::exercises::{self, EXERCISES, Units};
use super::formula::{at, grade, middle};
use super::sheet::{Cell, Sheet, differs, formula, text, whole};
use super::words;
use crate::assess::published::Assessment;
use crate::assess::published::audit::{Audit, Ends, Part, RollUpCap, RolledAudit, UnitAudit};
use crate::report::RenderError;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::utility::column_number_to_name;

const NAME: &str = "Roll-up";
/// The name of the sheet as formulas write it.
pub(super) const ROLL_UP: &str = "'Roll-up'";
/// The column of the level at worst.
pub(super) const LOW: &str = "F";
/// The column of the level at best.
pub(super) const HIGH: &str = "G";
/// The column that is 1 where the formulas differ from the engine.
pub(super) const DIFFERS: &str = "K";
/// The first column of the lower block that says whether a cap is met, at worst and beside it at best.
const MET: u16 = 7;

/// Where the authority's criteria and its grade stand.
pub(super) struct Rolled {
    /// the rows of its criteria
    pub(super) criteria: Vec<u32>,
    /// the row of its grade
    pub(super) grade: u32,
}

/// The sheet, and where its results stand.
pub(super) fn sheet(
    assessment: &Assessment,
    audit: &Audit,
    rows: &CriterionRows,
    units: &Units,
) -> Result<(Worksheet, Rolled), RenderError> {
    let headings = [
        ("Criterion", 26),
        ("Title or exercise", 26),
        ("State", 14),
        ("Middle, low", 10),
        ("Middle, high", 10),
        ("Level, low", 10),
        ("Level, high", 10),
        ("In the grade", 10),
        ("As found, low", 10),
        ("As found, high", 10),
        ("Differs", 10),
        ("In words, as found", 40),
    ];
    let rules: Vec<String> = audit
        .rules
        .roll_up
        .iter()
        .map(|cap| format!("At most {}: {}.", cap.at_most, cap.says))
        .collect();
    let mut notes = vec![assessment.rubric.roll_up_rule.as_str()];
    notes.extend(rules.iter().map(String::as_str));
    let mut sheet = Sheet::new(NAME, "From exercises to the authority", &notes, &headings, 1)?;
    let caps: Vec<&RollUpCap> = audit.rules.roll_up.iter().filter(|cap| cap.level_at_most.is_some()).collect();
    let first = sheet.next();
    let criteria = u32::try_from(audit.criteria.len()).unwrap_or(u32::MAX);
    // the results, the grade, an empty row and the headings of what they are made of
    let below = first.saturating_add(criteria).saturating_add(3);
    let each = u32::try_from(audit.units.len()).unwrap_or(u32::MAX);
    let mut done = Rolled {
        criteria: Vec::new(),
        grade: 0,
    };
    for (place, rolled) in (0_u32..).zip(&audit.criteria) {
        let block = Block {
            first: below.saturating_add(place.saturating_mul(each)),
            units: each,
        };
        let row = sheet.next();
        let mut cells = criterion(audit, units, &caps, rolled, &block, row);
        let said = assessment.criteria.iter().find(|said| said.id == rolled.id);
        cells.push(said.map_or(Cell::Blank, |said| text(&said.words)));
        done.criteria.push(sheet.row(&cells)?);
    }
    let row = sheet.next();
    let mut cells = whole_grade(audit, units, first, row);
    cells.push(text(&assessment.grade.words));
    done.grade = sheet.row(&cells)?;
    sheet.gap();
    let mut names: Vec<String> = ["Criterion", "Exercise", "Enters", "Waits", "Stakes", "Level, low", "Level, high"]
        .map(str::to_owned)
        .to_vec();
    for cap in &caps {
        names.extend([format!("{}, low", cap.id), format!("{}, high", cap.id)]);
    }
    sheet.headings(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
    for (place, rolled) in audit.criteria.iter().enumerate() {
        for (at_unit, unit) in audit.units.iter().enumerate() {
            if let (Some(from), Some(of)) = (rows.get(&(at_unit, place)), units.rows.get(at_unit)) {
                let row = sheet.next();
                sheet.row(&entry(rolled, unit, place, &caps, (*from, *of, row)))?;
            }
        }
    }
    Ok((sheet.done(), done))
}

/// The rows of one criterion in the lower block.
struct Block {
    first: u32,
    units: u32,
}

impl Block {
    fn column(&self, column: &str) -> String {
        let last = self.first.saturating_add(self.units).saturating_sub(1);
        format!("${column}${}:${column}${last}", self.first)
    }
}

fn met(number: usize) -> (String, String) {
    let column = u16::try_from(number).unwrap_or(u16::MAX).saturating_mul(2).saturating_add(MET);
    (column_number_to_name(column), column_number_to_name(column.saturating_add(1)))
}

/// A criterion of the authority.
fn criterion(audit: &Audit, units: &Units, caps: &[&RollUpCap], rolled: &RolledAudit, block: &Block, row: u32) -> Vec<Cell> {
    let rules = &audit.rules;
    let applies = rolled.part != Part::NotApplicable;
    let mut cells = vec![text(&rolled.id), text(&rolled.title)];
    let Some(stakes) = units.column(exercises::STAKES) else {
        cells.push(text(words::part(rolled.part)));
        cells.extend(
            [rolled.middle, rolled.level]
                .into_iter()
                .flat_map(|ends| [whole(ends.low), whole(ends.high)]),
        );
        cells.push(whole(1));
        cells.extend([whole(rolled.level.low), whole(rolled.level.high), whole(0)]);
        return cells;
    };
    let (enters, waits, weights) = (block.column("C"), block.column("D"), block.column("E"));
    cells.push(formula(
        format!("IF(SUM({enters})>0,\"counts\",IF(SUM({waits})>0,\"not due\",IF(SUM({stakes})>0,\"does not apply\",\"counts\")))"),
        words::part(rolled.part),
    ));
    let middle = |column: &str, open: u32| {
        let middle = middle(&block.column(column), &weights, rules.lowest, rules.highest);
        format!("IF(SUM({enters})=0,{open},{middle})")
    };
    cells.push(formula(middle("F", rules.lowest), rolled.middle.low));
    cells.push(formula(middle("G", rules.highest), rolled.middle.high));
    let capped = |from: &str, high: bool| {
        let caps = caps.iter().enumerate().map(|(number, cap)| {
            let (at_worst, at_best) = met(number);
            let met = block.column(if high { &at_best } else { &at_worst });
            format!("IF(SUM({met})>0,{},{})", cap.at_most, rules.highest)
        });
        let all: Vec<String> = std::iter::once(format!("{from}{row}")).chain(caps).collect();
        format!("IF(C{row}=\"does not apply\",\"\",MIN({}))", all.join(","))
    };
    let (low, high) = words::shown(rolled.level, applies);
    cells.push(formula(capped("D", false), low));
    cells.push(formula(capped("E", true), high));
    cells.push(formula(format!("IF(C{row}=\"does not apply\",0,1)"), u8::from(applies)));
    for end in [rolled.level.low, rolled.level.high] {
        cells.push(if applies { whole(end) } else { text("") });
    }
    cells.push(differs("F", "G", "I", "J", row));
    cells
}

/// The authority's grade: the same rule as for one exercise, and the caps that signs of exercises put on it.
fn whole_grade(audit: &Audit, units: &Units, first: u32, row: u32) -> Vec<Cell> {
    let rules = &audit.rules;
    let last = row.saturating_sub(1);
    let column = |name: &str| format!("${name}${first}:${name}${last}");
    let end = |name: &str, open: u32| {
        let levels = (rules.lowest, rules.highest);
        let grade = grade(&column(name), &column("H"), rules.combine, rules.above_lowest, levels);
        format!("IF(SUM({})=0,{open},{grade})", column("H"))
    };
    let caps: Vec<String> = rules.roll_up.iter().filter_map(|cap| severity_cap(audit, units, cap)).collect();
    let capped = |from: &str| {
        let all: Vec<String> = std::iter::once(format!("{from}{row}")).chain(caps.iter().cloned()).collect();
        format!("MIN({})", all.join(","))
    };
    vec![
        text("grade"),
        text("The authority's grade"),
        text("counts"),
        formula(end("F", rules.lowest), audit.before_caps.low),
        formula(end("G", rules.highest), audit.before_caps.high),
        formula(capped("D"), audit.grade.low),
        formula(capped("E"), audit.grade.high),
        Cell::Blank,
        whole(audit.grade.low),
        whole(audit.grade.high),
        differs("F", "G", "I", "J", row),
    ]
}

/// What a rule leaves of the grade where exercises that carry enough of the stakes bear a sign of its severity.
fn severity_cap(audit: &Audit, units: &Units, cap: &RollUpCap) -> Option<String> {
    let severity = cap.severity.as_ref()?;
    let (_, column) = units.severities.iter().find(|(known, _)| known == severity)?;
    let (under, all) = (units.column(column)?, units.column(exercises::STAKES)?);
    let share = cap.weight_share.unwrap_or(0);
    Some(format!(
        "IF(AND(SUM({under})>0,SUM({under})*100>={share}*SUM({all})),{},{})",
        cap.at_most, audit.rules.highest
    ))
}

/// One criterion of one exercise in the lower block.
fn entry(rolled: &RolledAudit, unit: &UnitAudit, place: usize, caps: &[&RollUpCap], (from, of, row): (u32, u32, u32)) -> Vec<Cell> {
    let criterion = unit.criteria.get(place);
    let part = criterion.map_or(Part::NotApplicable, |criterion| criterion.part);
    let level = criterion.map_or(Ends { low: 0, high: 0 }, |criterion| criterion.level);
    let enters = unit.counted && part == Part::Counts;
    let state = at(CRITERIA, criteria::STATE, from);
    let (low, high) = words::shown(level, enters);
    let mut cells = vec![
        text(&rolled.id),
        text(&unit.id),
        formula(
            format!("IF(AND({}=\"yes\",{state}=\"counts\"),1,0)", at(EXERCISES, exercises::ENTERS, of)),
            u8::from(enters),
        ),
        formula(format!("IF({state}=\"not due\",1,0)"), u8::from(part == Part::NotDue)),
        formula(
            format!("IF(C{row}=1,{},0)", at(EXERCISES, exercises::STAKES, of)),
            if enters { unit.weight } else { 0 },
        ),
        formula(format!("IF(C{row}=1,{},\"\")", at(CRITERIA, criteria::LOW, from)), low),
        formula(format!("IF(C{row}=1,{},\"\")", at(CRITERIA, criteria::HIGH, from)), high),
    ];
    for cap in caps {
        let (heavy, most) = (cap.unit_weight.unwrap_or(0), cap.level_at_most.unwrap_or(0));
        for (column, level) in [("F", level.low), ("G", level.high)] {
            let met = enters && unit.weight >= heavy && level <= most;
            cells.push(formula(
                format!("IF(C{row}=1,IF(AND(E{row}>={heavy},{column}{row}<={most}),1,0),0)"),
                u8::from(met),
            ));
        }
    }
    cells
}
