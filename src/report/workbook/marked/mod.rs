//! The workbook of an assessment by a framework: marks and facts as inputs; levels, figures, bands, limits and the result as live formulas.
//!
//! Written from the published assessment and its audit alone, by the same writer and in the same style as the workbook of a rubric that
//! measures. It decides nothing. The sheets of facts and conditions are there only where the framework reads facts.

mod combination;
mod criteria;
mod figure;
mod indicators;
mod marks;
mod method;
mod result;
mod roll_up;
mod words;

use super::conditions::{Filling, Places};
use super::{RenderError, facts, formula, properties};
use crate::assess::published::Assessment;
use crate::assess::published::audit::{MarkedAudit, MarkedUnit};
use result::Refers;
use rust_xlsxwriter::{Workbook, Worksheet};

/// Writes the workbook of an assessment by a framework. The same values give the same bytes.
///
/// # Errors
/// Where the workbook could not be made, which is a fault of this program.
pub fn workbook(assessment: &Assessment, audit: &MarkedAudit) -> Result<Vec<u8>, RenderError> {
    let read = read(audit)?;
    let none = Places::default();
    let places = read.as_ref().map_or(&none, |(_, _, places)| places);
    let (marks_sheet, marks) = marks::sheet(assessment, audit)?;
    let (indicators_sheet, indicators) = indicators::sheet(audit, places, &marks)?;
    let (criteria_sheet, criteria) = criteria::sheet(audit, &indicators)?;
    let (combination_sheet, units) = combination::sheet(assessment, audit, &indicators, &criteria)?;
    let (roll_up_sheet, rolled) = roll_up::sheet(assessment, audit, &criteria, &units)?;
    let (method_sheet, levels) = method::sheet(assessment, audit)?;
    let columns = [
        (indicators::INDICATORS, indicators::DIFFERS, indicators.all()),
        (criteria::CRITERIA, figure::DIFFERS, criteria.all()),
        (combination::COMBINATION, figure::DIFFERS, units.all()),
        (roll_up::ROLL_UP, roll_up::DIFFERS, Some(rolled.all())),
    ];
    let refers = Refers {
        rolled: &rolled,
        units: &units,
        levels: &levels,
        indicators: indicators.all(),
        differs: columns
            .into_iter()
            .filter_map(|(sheet, column, rows)| rows.map(|(first, last)| formula::range(sheet, column, first, last)))
            .collect(),
    };
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(assessment)?);
    workbook.push_worksheet(result::sheet(assessment, audit, &refers)?);
    if let Some((facts_sheet, conditions_sheet, _)) = read {
        workbook.push_worksheet(facts_sheet);
        workbook.push_worksheet(conditions_sheet);
    }
    for sheet in [
        indicators_sheet,
        criteria_sheet,
        combination_sheet,
        roll_up_sheet,
        marks_sheet,
        method_sheet,
    ] {
        workbook.push_worksheet(sheet);
    }
    Ok(workbook.save_to_buffer()?)
}

/// The sheets of facts and of conditions, where there are conditions, and where each condition stands.
fn read(audit: &MarkedAudit) -> Result<Option<(Worksheet, Worksheet, Places)>, RenderError> {
    if !audit.units.iter().any(reads_facts) {
        return Ok(None);
    }
    let named = audit.units.iter().map(|unit| (unit.id.as_str(), unit.facts.as_slice()));
    let (facts_sheet, rows) = facts::sheet(named)?;
    let mut filling = Filling::new()?;
    for (at, (unit, rows)) in audit.units.iter().zip(&rows).enumerate() {
        filling.of(&unit.id, rows);
        for (place, (criterion, rule)) in unit.criteria.iter().zip(&audit.rules.criteria).enumerate() {
            for (number, one) in criterion.indicators.iter().enumerate() {
                filling.plain((at, place, number), [&rule.id, &one.id], one.applies.as_ref(), &one.steps)?;
            }
        }
    }
    let (conditions_sheet, places) = filling.done();
    Ok(Some((facts_sheet, conditions_sheet, places)))
}

fn reads_facts(unit: &MarkedUnit) -> bool {
    let mut all = unit.criteria.iter().flat_map(|criterion| &criterion.indicators);
    all.any(|one| one.applies.is_some() || !one.steps.is_empty())
}
