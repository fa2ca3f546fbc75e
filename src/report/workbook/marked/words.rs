//! The rules and states of a framework in words, as cells and formulas write them.
//!
//! Says what the published value holds; nothing here is computed from it.

use crate::assess::published::audit::{Combining, FigureRule, MarkedState, MarkedUnit, MissingRule, Rounding};
use crate::report::workbook::words::decimal;

/// What stands in the cell of a mark that says that an indicator does not apply, and in the cell of its state.
pub(super) const APART: &str = "does not apply";
/// The state of an indicator that could be anything.
pub(super) const OPEN: &str = "open";
/// The state of a marked indicator.
pub(super) const MARKED: &str = "marked";
/// The state of an indicator that facts settle.
pub(super) const MEASURED: &str = "measured";
/// The state of an indicator that counts as the lowest.
pub(super) const LOWEST: &str = "counts as the lowest";

/// A state, as the formulas write it.
pub(super) const fn state(state: MarkedState) -> &'static str {
    match state {
        MarkedState::Marked => MARKED,
        MarkedState::Measured => MEASURED,
        MarkedState::Lowest => LOWEST,
        MarkedState::Open => OPEN,
        MarkedState::Apart => APART,
    }
}

/// What a unit is called.
pub(super) fn unit(unit: &MarkedUnit) -> &str {
    if unit.id.is_empty() { "the submission" } else { &unit.id }
}

/// How levels become a figure.
pub(super) fn rule(rule: &FigureRule) -> String {
    let how = match rule.combine {
        Combining::Sum => "the sum",
        Combining::Percent => "the sum in percent of the most it could be",
        Combining::Mean => "the mean",
        Combining::Lowest => "the lowest",
        Combining::Median => "the one in the middle; of two, their mean",
        Combining::LowerMedian => "the lower of the two in the middle",
        Combining::NthLowest => return rounded(&format!("number {} from below", rule.nth), rule),
        Combining::All => "the highest level where every one has it, else the lowest",
        Combining::Any => "the highest level where one has it, else the lowest",
        Combining::Apart => "each stands for itself",
    };
    rounded(how, rule)
}

fn rounded(how: &str, rule: &FigureRule) -> String {
    let round = match rule.round {
        Some(Rounding::Floor) => ", rounded down",
        Some(Rounding::HalfUp) => ", rounded to the nearest, a half goes up",
        Some(Rounding::Up) => ", rounded up",
        Some(Rounding::HalfEven) => ", rounded to the nearest, a half goes to the even neighbour",
        None => "",
    };
    format!("{how}{round}")
}

/// The bands of a figure.
pub(super) fn bands(rule: &FigureRule) -> String {
    let one = |band: &crate::assess::published::audit::BandRule| {
        let level = if band.level.low == band.level.high {
            format!("level {}", band.level.low)
        } else {
            format!("between level {} and {}", band.level.low, band.level.high)
        };
        format!("from {}: {level}", decimal(band.from))
    };
    if rule.bands.is_empty() && rule.combine.is_a_level() {
        return "the figure is the level".to_owned();
    }
    rule.bands.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// What becomes of an indicator without a mark.
pub(super) const fn missing(rule: MissingRule) -> &'static str {
    match rule {
        MissingRule::Open => "could be anything, from the lowest level to the highest",
        MissingRule::Lowest => "counts as the lowest level",
        MissingRule::KeepsBack => "could be anything, and keeps the result back until it is marked",
    }
}
