//! A workbook of the whole assessment, in which levels, criteria and grades are live formulas over the facts and marks.
//!
//! Written from the published assessment and its audit alone. Every formula carries the number that the engine found, so that a reader
//! without a spreadsheet sees it too, and stands beside it, so that one with a spreadsheet sees whether both agree. No macros, no merged
//! cells; text stays text whatever it begins with. [`of_framework`] does the same for a published framework, with the same sheets where they
//! say the same.

mod conditions;
mod criteria;
mod exercises;
mod facts;
mod formula;
mod indicators;
mod marked;
mod marks;
mod method;
mod result;
mod roll_up;
pub(super) mod sheet;
mod signs;
mod told;
mod words;

pub use marked::workbook as of_framework;

use super::RenderError;
use crate::assess::published::Assessment;
use crate::assess::published::audit::Audit;
use result::Refers;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

impl From<XlsxError> for RenderError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// Writes the workbook of an assessment. The same values give the same bytes.
///
/// # Errors
/// Where the workbook could not be made, which is a fault of this program.
pub fn workbook(assessment: &Assessment, audit: &Audit) -> Result<Vec<u8>, RenderError> {
    let (facts_sheet, facts) = facts::sheet(audit.units.iter().map(|unit| (unit.id.as_str(), unit.facts.as_slice())))?;
    let (conditions_sheet, conditions) = conditions::sheet(audit, &facts)?;
    let (marks_sheet, marks) = marks::sheet(assessment, audit)?;
    let (signs_sheet, signs) = signs::sheet(assessment, audit)?;
    let (indicators_sheet, indicators) = indicators::sheet(audit, &conditions, &marks)?;
    let (criteria_sheet, criteria) = criteria::sheet(audit, &conditions, &indicators, &signs)?;
    let (exercises_sheet, units) = exercises::sheet(assessment, audit, &facts, &criteria, &signs)?;
    let (roll_up_sheet, rolled) = roll_up::sheet(assessment, audit, &criteria, &units)?;
    let (method_sheet, levels) = method::sheet(assessment)?;
    let ends = |first: Option<&u32>, last: Option<&u32>| first.copied().zip(last.copied());
    let places = [
        (
            indicators::INDICATORS,
            indicators::DIFFERS,
            ends(indicators.values().next(), indicators.values().next_back()),
        ),
        (
            criteria::CRITERIA,
            criteria::DIFFERS,
            ends(criteria.values().next(), criteria.values().next_back()),
        ),
        (
            exercises::EXERCISES,
            exercises::DIFFERS,
            ends(units.rows.first(), units.rows.last()),
        ),
        (
            roll_up::ROLL_UP,
            roll_up::DIFFERS,
            ends(rolled.criteria.first(), Some(&rolled.grade)),
        ),
    ];
    let refers = Refers {
        rolled: &rolled,
        units: &units,
        levels: &levels,
        differs: places
            .into_iter()
            .filter_map(|(sheet, column, rows)| rows.map(|(first, last)| formula::range(sheet, column, first, last)))
            .collect(),
    };
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(assessment)?);
    for sheet in [
        result::sheet(assessment, audit, &refers)?,
        facts_sheet,
        conditions_sheet,
        indicators_sheet,
        criteria_sheet,
        exercises_sheet,
        roll_up_sheet,
        signs_sheet,
        marks_sheet,
        told::themes(assessment)?,
        told::plan(assessment)?,
        method_sheet,
    ] {
        workbook.push_worksheet(sheet);
    }
    Ok(workbook.save_to_buffer()?)
}

/// Made on the day on which the assessment looks at the evidence, so that nothing depends on the clock.
fn properties(assessment: &Assessment) -> Result<DocProperties, RenderError> {
    let day = ExcelDateTime::parse_from_str(&assessment.as_of).or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1))?;
    let title = super::plain::one_line(&format!("{}: {}", assessment.authority.name, assessment.grade.words));
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&day))
}
