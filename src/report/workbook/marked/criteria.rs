//! The sheet of criteria of a framework: what the indicators of each make, and with which weight that enters the result.
//!
//! Owns where each criterion of each unit stands, and the columns of weights. A criterion without a level enters nothing.

use super::figure::{self, Over, cells, found};
use super::indicators::{Rows as IndicatorRows, levels};
use super::words;
use crate::assess::published::audit::MarkedAudit;
use crate::report::RenderError;
use crate::report::workbook::formula::range;
use crate::report::workbook::sheet::{Sheet, formula, text, whole};
use rust_xlsxwriter::Worksheet;
use std::collections::BTreeMap;

/// The name of the sheet.
pub(super) const CRITERIA: &str = "Criteria";
const WEIGHTS: &str = "R";
const WEIGHED: [&str; 2] = ["S", "T"];

/// Where each criterion stands, by the places of unit and criterion.
pub(super) struct Rows(BTreeMap<(usize, usize), u32>);

impl Rows {
    /// The first and the last row.
    pub(super) fn all(&self) -> Option<(u32, u32)> {
        self.0.values().next().copied().zip(self.0.values().next_back().copied())
    }

    /// The criteria of a unit as what its result is made of.
    pub(super) fn over(&self, unit: usize) -> Option<Over> {
        let mut own = self.0.range((unit, 0)..=(unit, usize::MAX)).map(|(_, row)| *row);
        let first = own.next()?;
        let last = own.next_back().unwrap_or(first);
        let of = |column: &str| range(CRITERIA, column, first, last);
        Some(Over {
            levels: figure::LEVELS.map(of),
            weighed: Some((of(WEIGHTS), WEIGHED.map(of))),
        })
    }
}

/// The sheet, and where each criterion stands.
pub(super) fn sheet(audit: &MarkedAudit, indicators: &IndicatorRows) -> Result<(Worksheet, Rows), RenderError> {
    let mut headings = vec![
        ("Exercise", 26),
        ("Criterion", 14),
        ("Title", 30),
        ("How its indicators combine", 34),
    ];
    headings.extend(figure::HEADINGS);
    headings.extend([
        ("Weight", 8),
        ("Weight in the result", 9),
        ("Weighed, low", 9),
        ("Weighed, high", 9),
    ]);
    headings.extend(figure::FOUND);
    let notes = [
        "The figure is a dividend over a divisor, both whole: bands are looked up and halves are decided in whole numbers, never in fractions.",
        if audit.rules.over_criteria {
            "The result is made of the levels of the criteria."
        } else {
            "The result is made of all indicators alike, on the sheet Combination; a figure here stands for itself."
        },
    ];
    let mut sheet = Sheet::new(CRITERIA, "Criteria", &notes, &headings, 3)?;
    let mut rows = BTreeMap::new();
    for (at, unit) in audit.units.iter().enumerate() {
        for (place, (criterion, rule)) in unit.criteria.iter().zip(&audit.rules.criteria).enumerate() {
            let Some(own) = indicators.of_criterion(at, place) else { continue };
            let over = Over {
                levels: levels(own),
                weighed: None,
            };
            let (r, made) = (sheet.next(), &criterion.figure);
            let mut row = vec![
                text(words::unit(unit)),
                text(&rule.id),
                text(&rule.title),
                text(words::rule(&rule.rule)),
            ];
            row.extend(cells(&rule.rule, &audit.rules, &over, made, r));
            let [low, high] = figure::LEVELS;
            row.push(whole(rule.weight));
            row.push(formula(
                format!("IF(ISNUMBER({low}{r}),Q{r},0)"),
                made.level.map_or(0, |_| rule.weight),
            ));
            let weighed = |level: Option<u32>| u64::from(level.unwrap_or(0)).saturating_mul(rule.weight.into());
            for (column, gives) in [
                (low, weighed(made.level.map(|level| level.low))),
                (high, weighed(made.level.map(|level| level.high))),
            ] {
                row.push(formula(format!("IF(ISNUMBER({column}{r}),{column}{r}*Q{r},0)"), gives));
            }
            row.extend(found(made.level, figure::LEVELS, made, r));
            rows.insert((at, place), sheet.row(&row)?);
        }
    }
    Ok((sheet.done(), Rows(rows)))
}
