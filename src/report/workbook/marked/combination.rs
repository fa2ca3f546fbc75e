//! The sheet of the combination: the result of each exercise, or of the submission as one, from its members over bands and limits.
//!
//! Owns where each unit stands, and its columns; the limits stand last, since a framework may have any number of them.

use super::criteria::Rows as CriterionRows;
use super::figure::{self, Over, cells, found, shown};
use super::indicators::{self, INDICATORS, Rows as IndicatorRows, levels};
use super::words;
use crate::assess::published::Assessment;
use crate::assess::published::audit::{MarkedAudit, MarkedLimit, MarkedUnit, MissingRule};
use crate::report::RenderError;
use crate::report::workbook::formula::{at, range};
use crate::report::workbook::sheet::{Cell, Sheet, formula, text};
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::utility::column_number_to_name;

/// The name of the sheet.
pub(super) const COMBINATION: &str = "Combination";
/// The columns of the level after the limits.
pub(super) const LEVELS: [&str; 2] = ["Q", "R"];
/// The column that is 1 where the result is kept back.
pub(super) const KEPT: &str = "S";
/// The column by which the units are ordered to find which decides.
pub(super) const ORDER: &str = "T";
/// The first of the columns of limits.
const LIMITS: u16 = 25;

/// Where the units stand.
pub(super) struct Units(Vec<u32>);

impl Units {
    /// The first and the last row.
    pub(super) fn all(&self) -> Option<(u32, u32)> {
        self.0.first().copied().zip(self.0.last().copied())
    }

    /// All units in a column; none where there is no unit.
    pub(super) fn column(&self, column: &str) -> Option<String> {
        self.all().map(|(first, last)| range(COMBINATION, column, first, last))
    }

    /// The rows.
    pub(super) fn rows(&self) -> &[u32] {
        &self.0
    }
}

/// The sheet, and where the units stand.
pub(super) fn sheet(
    assessment: &Assessment,
    audit: &MarkedAudit,
    indicators: &IndicatorRows,
    criteria: &CriterionRows,
) -> Result<(Worksheet, Units), RenderError> {
    let rules = &audit.rules;
    let limits: Vec<String> = rules
        .limits
        .iter()
        .flat_map(|limit| ["low", "high"].map(|end| format!("After {}, {end}", limit.id)))
        .collect();
    let mut headings = vec![
        ("Exercise", 26),
        ("Title", 36),
        ("Open indicators", 10),
        ("How the result is made", 34),
    ];
    headings.extend(figure::HEADINGS);
    headings.extend([("Level, low", 8), ("Level, high", 8), ("Kept back", 8), ("Order", 8)]);
    headings.extend(figure::FOUND);
    headings.extend(limits.iter().map(|name| (name.as_str(), 10)));
    let notes = [
        assessment.rubric.grade_rule.as_str(),
        "The figure is a dividend over a divisor, both whole. Order: highest times the number of levels, and lowest; the least decides.",
    ];
    let mut sheet = Sheet::new(COMBINATION, "From indicators or criteria to the result", &notes, &headings, 2)?;
    let mut rows = Vec::new();
    for (place, unit) in audit.units.iter().enumerate() {
        let Some(own) = indicators.of_unit(place) else { continue };
        let over = if rules.over_criteria {
            criteria.over(place)
        } else {
            Some(Over {
                levels: levels(own),
                weighed: None,
            })
        };
        let Some(over) = over else { continue };
        let r = sheet.next();
        let mut row = vec![
            text(words::unit(unit)),
            text(&unit.title),
            formula(format!("SUM({})", range(INDICATORS, indicators::WAITS, own.0, own.1)), unit.open),
            text(words::rule(&rules.result)),
        ];
        row.extend(cells(&rules.result, rules, &over, &unit.figure, r));
        row.extend(level(audit, unit, r));
        row.extend(found(unit.level, LEVELS, &unit.figure, r));
        row.extend(limited(&rules.limits, unit, own.0, r));
        rows.push(sheet.row(&row)?);
    }
    Ok((sheet.done(), Units(rows)))
}

/// The columns of what a limit leaves; those of the figure's own level before the first.
fn after(limit: Option<usize>) -> [String; 2] {
    let Some(limit) = limit else {
        return figure::LEVELS.map(str::to_owned);
    };
    let column = u16::try_from(limit).unwrap_or(u16::MAX).saturating_mul(2).saturating_add(LIMITS);
    [column_number_to_name(column), column_number_to_name(column.saturating_add(1))]
}

/// The level after the last limit, whether it is kept back, and the order.
fn level(audit: &MarkedAudit, unit: &MarkedUnit, r: u32) -> Vec<Cell> {
    let mut cells = Vec::new();
    let last = after(audit.rules.limits.len().checked_sub(1));
    for (column, gives) in last.iter().zip(shown(unit.level)) {
        cells.push(formula(format!("{column}{r}"), gives));
    }
    let kept = match audit.rules.missing {
        MissingRule::KeepsBack => format!("IF(C{r}>0,1,0)"),
        MissingRule::Open | MissingRule::Lowest => "0".to_owned(),
    };
    cells.push(formula(kept, u8::from(unit.refused)));
    let [low, high] = LEVELS;
    let many = audit.rules.result_highest.saturating_add(1);
    let order = unit.level.map_or_else(String::new, |level| {
        let high = u64::from(level.high).saturating_mul(many.into());
        high.saturating_add(level.low.into()).to_string()
    });
    cells.push(formula(format!("IF(ISNUMBER({high}{r}),{high}{r}*{many}+{low}{r},\"\")"), order));
    cells
}

/// The level after each limit: an end is capped where the indicator is as low at that end.
fn limited(limits: &[MarkedLimit], unit: &MarkedUnit, first: u32, r: u32) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (place, (limit, gives)) in limits.iter().zip(&unit.limited).enumerate() {
        let ([low, high], [_, own]) = (after(place.checked_sub(1)), after(Some(place)));
        let indicator = first.saturating_add(limit.indicator);
        let [at_worst, at_best] = indicators::LEVELS.map(|column| at(INDICATORS, column, indicator));
        let capped = |end: &str, mark: &str| {
            let from = limit.only_from.map_or_else(String::new, |from| format!(",{end}{r}>={from}"));
            let bites = format!(
                "AND(ISNUMBER({mark}),{mark}<={},{end}{r}>{}{from})",
                limit.is_at_most, limit.at_most
            );
            format!("IF({bites},{},{end}{r})", limit.at_most)
        };
        let [gives_low, gives_high] = shown(*gives);
        let lowest = format!("IF(ISNUMBER({low}{r}),MIN({},{own}{r}),\"\")", capped(&low, &at_worst));
        let highest = format!("IF(ISNUMBER({high}{r}),{},\"\")", capped(&high, &at_best));
        cells.push(formula(lowest, gives_low));
        cells.push(formula(highest, gives_high));
    }
    cells
}
