//! A figure in a row: what is combined, the exact fraction in whole numbers, its rounding, its band. Twelve cells, each a formula.
//!
//! Owns the columns that the sheets of criteria and of the combination share, and the formulas in them. Fractions stand as a dividend over a
//! divisor, and bands are compared crosswise, so that no binary fraction decides a level: only what is shown is ever divided.

use crate::assess::published::audit::{BandRule, Combining, Ends, FigureRule, MarkedFigure, MarkedRules, Mean, Number};
use crate::base::number::Q;
use crate::report::workbook::formula::rounded;
use crate::report::workbook::sheet::{Cell, formula, text, whole};

/// The headings of the columns from E to P.
pub(super) const HEADINGS: [(&str, u16); 12] = [
    ("How many are combined", 9),
    ("Sum, low", 8),
    ("Sum, high", 8),
    ("Dividend, low", 9),
    ("Dividend, high", 9),
    ("Divisor", 8),
    ("Figure, low", 11),
    ("Figure, high", 11),
    ("Rounded, low", 9),
    ("Rounded, high", 9),
    ("By its band, low", 9),
    ("By its band, high", 9),
];
/// The columns of how many are combined, of their sums, of the exact figure, of its quotient, of its rounding and of its level.
pub(super) const COUNT: &str = "E";
/// See [`COUNT`].
pub(super) const SUMS: [&str; 2] = ["F", "G"];
/// See [`COUNT`].
pub(super) const DIVIDENDS: [&str; 2] = ["H", "I"];
/// See [`COUNT`].
pub(super) const DIVISOR: &str = "J";
/// See [`COUNT`].
pub(super) const FIGURES: [&str; 2] = ["K", "L"];
/// See [`COUNT`].
pub(super) const ROUNDED: [&str; 2] = ["M", "N"];
/// See [`COUNT`].
pub(super) const LEVELS: [&str; 2] = ["O", "P"];
/// The headings of the columns from U to Y: what the engine found, and whether it differs.
pub(super) const FOUND: [(&str, u16); 5] = [
    ("As found, low", 8),
    ("As found, high", 8),
    ("Dividend as found, low", 9),
    ("Dividend as found, high", 9),
    ("Differs", 8),
];
/// The column that is 1 where the formulas differ from the engine.
pub(super) const DIFFERS: &str = "Y";

/// The cells over which a figure is made: levels at worst and at best, and where they are weighed, their weights and the weighted levels.
pub(super) struct Over {
    /// the levels; blank where one does not count
    pub(super) levels: [String; 2],
    /// the weights, and the levels times their weights, nought where one does not count
    pub(super) weighed: Option<(String, [String; 2])>,
}

/// From how many on there is a figure; none where there is never one.
fn least(rule: &FigureRule, rules: &MarkedRules) -> Option<u32> {
    match rule.combine {
        Combining::Apart => None,
        // a share of nothing
        Combining::Percent if rules.highest == 0 => None,
        Combining::NthLowest => Some(rule.nth),
        Combining::Sum
        | Combining::Percent
        | Combining::Mean
        | Combining::Lowest
        | Combining::Median
        | Combining::LowerMedian
        | Combining::All
        | Combining::Any => Some(1),
    }
}

/// The cells of a figure from column E on.
pub(super) fn cells(rule: &FigureRule, rules: &MarkedRules, over: &Over, found: &MarkedFigure, row: u32) -> Vec<Cell> {
    let [low, high] = &over.levels;
    let mut cells = vec![
        formula(format!("COUNT({low})"), found.members.count),
        formula(format!("SUM({low})"), found.members.low),
        formula(format!("SUM({high})"), found.members.high),
    ];
    let Some(least) = least(rule, rules) else {
        // what refers to an empty cell reads nought, and there is no level
        let none = || formula("\"\"", "");
        cells.resize(HEADINGS.len().saturating_sub(LEVELS.len()), Cell::Blank);
        cells.extend(LEVELS.map(|_| none()));
        return cells;
    };
    let only = |formula: String| format!("IF({COUNT}{row}>={least},{formula},\"\")");
    let number = |pick: &dyn Fn(&Mean) -> u64| found.exact.as_ref().map_or_else(String::new, |exact| pick(exact).to_string());
    let figure = |pick: &dyn Fn(&Mean) -> u64| {
        let quotient = found.exact.as_ref().and_then(|exact| Q::new(pick(exact).into(), exact.over.into()));
        quotient.map_or_else(String::new, |quotient| quotient.decimal(9))
    };
    cells.push(formula(only(dividend(rule, rules, over, false, row)), number(&|exact| exact.low)));
    cells.push(formula(only(dividend(rule, rules, over, true, row)), number(&|exact| exact.high)));
    cells.push(formula(only(divisor(rule, rules, over, row)), number(&|exact| exact.over)));
    let [at_worst, at_best] = DIVIDENDS;
    cells.push(formula(only(format!("{at_worst}{row}/{DIVISOR}{row}")), figure(&|exact| exact.low)));
    cells.push(formula(only(format!("{at_best}{row}/{DIVISOR}{row}")), figure(&|exact| exact.high)));
    match rule.round {
        Some(how) => {
            for (dividend, gives) in DIVIDENDS.into_iter().zip(shown(found.rounded)) {
                let rounded = rounded(&format!("{dividend}{row}"), &format!("{DIVISOR}{row}"), how);
                cells.push(formula(only(rounded), gives));
            }
        }
        None => cells.extend([Cell::Blank, Cell::Blank]),
    }
    let [level_low, level_high] = shown(found.level);
    cells.push(formula(only(level(rule, false, row)), level_low));
    // a figure below the first band has no level, and then neither has the other end
    let [below, _] = LEVELS;
    let high = format!("IF({below}{row}=\"\",\"\",{})", level(rule, true, row));
    cells.push(formula(high, level_high));
    cells
}

/// Both ends as formulas give them; nothing where there is none.
pub(super) fn shown(ends: Option<Ends>) -> [String; 2] {
    ends.map_or_else(
        || [String::new(), String::new()],
        |ends| [ends.low.to_string(), ends.high.to_string()],
    )
}

/// Both ends as values; nothing where there is none.
pub(super) fn ends(ends: Option<Ends>) -> [Cell; 2] {
    ends.map_or_else(|| [text(""), text("")], |ends| [whole(ends.low), whole(ends.high)])
}

/// What the engine found, and whether the levels in two columns or the dividends differ.
pub(super) fn found(level: Option<Ends>, [low, high]: [&str; 2], figure: &MarkedFigure, row: u32) -> Vec<Cell> {
    let mut cells = ends(level).to_vec();
    let dividend = |pick: fn(&Mean) -> u64| match &figure.exact {
        Some(exact) => i64::try_from(pick(exact)).map_or_else(|_| text(""), Cell::Whole),
        None => text(""),
    };
    cells.extend([dividend(|exact| exact.low), dividend(|exact| exact.high)]);
    let [at_worst, at_best] = DIVIDENDS;
    let same = format!("AND({low}{row}=U{row},{high}{row}=V{row},{at_worst}{row}=W{row},{at_best}{row}=X{row})");
    cells.push(formula(format!("IF({same},0,1)"), 0));
    cells
}

/// The dividend at worst or at best.
fn dividend(rule: &FigureRule, rules: &MarkedRules, over: &Over, best: bool, row: u32) -> String {
    let pick = |[low, high]: &[String; 2]| if best { high.clone() } else { low.clone() };
    let levels = pick(&over.levels);
    let sum = || match &over.weighed {
        Some((_, weighed)) => format!("SUM({})", pick(weighed)),
        None => format!("SUM({levels})"),
    };
    let small = |rank: &str| format!("SMALL({levels},{rank})");
    let lower = format!("ROUNDDOWN(({COUNT}{row}+1)/2,0)");
    let (lowest, highest) = (rules.lowest, rules.highest);
    match rule.combine {
        Combining::Sum | Combining::Mean => sum(),
        Combining::Percent => format!("100*{}", sum()),
        Combining::Lowest => format!("MIN({levels})"),
        Combining::NthLowest => small(&rule.nth.to_string()),
        Combining::LowerMedian => small(&lower),
        Combining::Median => format!("{}+{}", small(&lower), small(&format!("ROUNDDOWN({COUNT}{row}/2,0)+1"))),
        Combining::All => format!("IF(MIN({levels})={highest},{highest},{lowest})"),
        Combining::Any => format!("IF(MAX({levels})={highest},{highest},{lowest})"),
        Combining::Apart => "\"\"".to_owned(),
    }
}

/// What the dividend is over.
fn divisor(rule: &FigureRule, rules: &MarkedRules, over: &Over, row: u32) -> String {
    let weights = || match &over.weighed {
        Some((weights, _)) => format!("SUM({weights})"),
        None => format!("{COUNT}{row}"),
    };
    match rule.combine {
        Combining::Mean => weights(),
        Combining::Percent => format!("{}*{}", weights(), rules.highest),
        Combining::Median => "2".to_owned(),
        Combining::Sum
        | Combining::Lowest
        | Combining::NthLowest
        | Combining::LowerMedian
        | Combining::All
        | Combining::Any
        | Combining::Apart => "1".to_owned(),
    }
}

/// The level of a figure, at worst or at best: by its band, or itself where it is one.
fn level(rule: &FigureRule, best: bool, row: u32) -> String {
    let pick = |[low, high]: [&'static str; 2]| if best { high } else { low };
    let (number, over) = match rule.round {
        Some(_) => (format!("{}{row}", pick(ROUNDED)), None),
        None => (format!("{}{row}", pick(DIVIDENDS)), Some(format!("{DIVISOR}{row}"))),
    };
    if rule.bands.is_empty() {
        return if rule.combine.is_a_level() { number } else { "\"\"".to_owned() };
    }
    rule.bands.iter().fold("\"\"".to_owned(), |below, band| {
        let level = if best { band.level.high } else { band.level.low };
        format!("IF({},{level},{below})", reaches(&number, over.as_deref(), band))
    })
}

/// That a figure reaches a band, crosswise.
fn reaches(number: &str, over: Option<&str>, band: &BandRule) -> String {
    let Number { number: from, over: parts } = band.from;
    let left = if parts == 1 {
        number.to_owned()
    } else {
        format!("{number}*{parts}")
    };
    match over {
        Some(over) if from != 0 => format!("{left}>={from}*{over}"),
        _ => format!("{left}>={from}"),
    }
}

#[cfg(test)]
#[path = "figure_tests.rs"]
mod tests;
