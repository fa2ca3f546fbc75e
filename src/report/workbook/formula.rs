//! Formulas as text: conditions over the cells of facts, the climb over levels, rounding in whole numbers, the weighted middle.
//!
//! Only what every spreadsheet knows is used: IF, AND, OR, NOT, ISNUMBER, MIN, MAX, SUM, SUMIF, ROUNDDOWN, ROUNDUP, LOOKUP. Fractions are
//! compared crosswise in whole numbers, since a spreadsheet counts in binary ones. Nothing here writes a cell.

use crate::assess::published::audit::{Comparison, Condition, Rounding, Side, Truth, UnitRule};
use std::collections::BTreeMap;

/// Spreadsheets take no longer formula.
const LONGEST: usize = 8000;

/// A cell of another sheet.
pub(super) fn at(sheet: &str, column: &str, row: u32) -> String {
    format!("{sheet}!${column}${row}")
}

/// A column of cells of another sheet.
pub(super) fn range(sheet: &str, column: &str, first: u32, last: u32) -> String {
    format!("{sheet}!${column}${first}:${column}${last}")
}

/// The rows of a unit's facts on their sheet, by fact.
pub(super) type FactRows = BTreeMap<String, u32>;

/// The name of the sheet of facts, and its columns: what is held, the ends, and the divisor of each.
pub(super) const FACTS: &str = "Facts";
const HELD: &str = "E";
const LOW: &str = "F";
const LOW_OVER: &str = "G";
const HIGH: &str = "H";
const HIGH_OVER: &str = "I";

/// That a condition surely holds, and that it may; none where it cannot be written as a formula.
pub(super) fn condition(when: &Condition, rows: &FactRows) -> Option<(String, String)> {
    let pair = (truth(when, rows, true)?, truth(when, rows, false)?);
    (pair.0.len() <= LONGEST && pair.1.len() <= LONGEST).then_some(pair)
}

fn truth(when: &Condition, rows: &FactRows, surely: bool) -> Option<String> {
    let cell = |fact: &String, column: &str| rows.get(fact).map(|row| at(FACTS, column, *row));
    let join = |name: &str, parts: &[Condition]| {
        let parts: Option<Vec<String>> = parts.iter().map(|part| truth(part, rows, surely)).collect();
        parts.map(|parts| format!("{name}({})", parts.join(",")))
    };
    Some(match when {
        Condition::Fact(fact) if surely => format!("{}=\"yes\"", cell(fact, HELD)?),
        Condition::Fact(fact) => format!("{}<>\"no\"", cell(fact, HELD)?),
        Condition::Exists(fact) => {
            let held = cell(fact, HELD)?;
            if surely {
                format!("OR({held}=\"number\",{held}=\"yes\")")
            } else {
                format!("AND({held}<>\"none\",{held}<>\"no\")")
            }
        }
        Condition::Known(fact) => {
            let (held, low, high) = (cell(fact, HELD)?, cell(fact, LOW)?, cell(fact, HIGH)?);
            let (low_over, high_over) = (cell(fact, LOW_OVER)?, cell(fact, HIGH_OVER)?);
            let same = format!("IF(AND(ISNUMBER({low}),ISNUMBER({high})),{low}*{high_over}={high}*{low_over},FALSE)");
            format!("OR({held}=\"yes\",{held}=\"no\",{held}=\"none\",AND({held}=\"number\",{same}))")
        }
        Condition::Always(value) => flag(*value).to_owned(),
        // what surely is not so is what may not be
        Condition::Not(inner) => format!("NOT({})", truth(inner, rows, !surely)?),
        Condition::All(parts) => join("AND", parts)?,
        Condition::Any(parts) => join("OR", parts)?,
        Condition::Compare(left, how, right) => compare(&ends(left, rows)?, *how, &ends(right, rows)?, surely),
        Condition::Found(found) if surely => flag(*found == Truth::Yes).to_owned(),
        Condition::Found(found) => flag(*found != Truth::No).to_owned(),
    })
}

/// A truth as a formula writes it.
pub(super) const fn flag(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

/// An end of a side: its dividend, which may be a blank cell, and its divisor.
struct End {
    number: String,
    over: String,
    may_be_blank: bool,
}

/// A side of a comparison: what says whether there is such a number, and its ends.
struct Ends {
    held: Option<String>,
    low: End,
    high: End,
}

fn ends(side: &Side, rows: &FactRows) -> Option<Ends> {
    Some(match side {
        Side::Fact(fact) => {
            let row = *rows.get(fact)?;
            let end = |number, over| End {
                number: at(FACTS, number, row),
                over: at(FACTS, over, row),
                may_be_blank: true,
            };
            Ends {
                held: Some(at(FACTS, HELD, row)),
                low: end(LOW, LOW_OVER),
                high: end(HIGH, HIGH_OVER),
            }
        }
        Side::Number(number) => {
            let end = || End {
                number: number.number.to_string(),
                over: number.over.to_string(),
                may_be_blank: false,
            };
            Ends {
                held: None,
                low: end(),
                high: end(),
            }
        }
    })
}

fn times(number: &str, over: &str) -> String {
    match (number, over) {
        (_, "1") => number.to_owned(),
        ("0", _) => "0".to_owned(),
        ("1", _) => over.to_owned(),
        _ => format!("{number}*{over}"),
    }
}

/// One end beside another, crosswise; where one of them is open, what is then so.
fn crosswise(left: &End, sign: &str, right: &End, open: bool) -> String {
    let compared = format!("{}{sign}{}", times(&left.number, &right.over), times(&right.number, &left.over));
    let blank: Vec<String> = [left, right]
        .into_iter()
        .filter(|end| end.may_be_blank)
        .map(|end| format!("ISNUMBER({})", end.number))
        .collect();
    match blank.as_slice() {
        [] => compared,
        [one] => format!("IF({one},{compared},{})", flag(open)),
        _ => format!("IF(AND({}),{compared},{})", blank.join(","), flag(open)),
    }
}

fn compare(left: &Ends, how: Comparison, right: &Ends, surely: bool) -> String {
    let at_least = |sign: &str, surely: bool| {
        let (left, right) = if surely {
            (&left.low, &right.high)
        } else {
            (&left.high, &right.low)
        };
        crosswise(left, sign, right, !surely)
    };
    let at_most = |sign: &str, surely: bool| {
        let (left, right) = if surely {
            (&left.high, &right.low)
        } else {
            (&left.low, &right.high)
        };
        crosswise(left, sign, right, !surely)
    };
    let same = |surely: bool| format!("AND({},{})", at_least(">=", surely), at_most("<=", surely));
    let compared = match how {
        Comparison::AtLeast => at_least(">=", surely),
        Comparison::More => at_least(">", surely),
        Comparison::AtMost => at_most("<=", surely),
        Comparison::Less => at_most("<", surely),
        Comparison::Equal => same(surely),
        Comparison::NotEqual => format!("NOT({})", same(!surely)),
    };
    // without a number every comparison is false; where there may be none, none is sure
    let there = [left, right].into_iter().filter_map(|side| side.held.as_ref());
    let mut parts: Vec<String> = there
        .map(|held| format!("{held}{}", if surely { "=\"number\"" } else { "<>\"none\"" }))
        .collect();
    parts.push(compared);
    format!("AND({})", parts.join(","))
}

/// The level climbed over cells that say whether each level's condition holds; each level includes those before it.
pub(super) fn climb(steps: &[(u32, String)], lowest: u32) -> String {
    let mut levels: Vec<u32> = vec![lowest];
    levels.extend(steps.iter().map(|(level, _)| *level));
    let top = levels.last().copied().unwrap_or(lowest).to_string();
    let below = steps.iter().zip(&levels).rev();
    below.fold(top, |above, ((_, cell), level)| format!("IF({cell},{above},{level})"))
}

/// A dividend over a divisor, both whole and not negative, rounded to a whole number.
pub(super) fn rounded(number: &str, over: &str, how: Rounding) -> String {
    let half_up = format!("ROUNDDOWN((2*{number}+{over})/(2*{over}),0)");
    match how {
        Rounding::Floor => format!("ROUNDDOWN({number}/{over},0)"),
        Rounding::Up => format!("ROUNDUP({number}/{over},0)"),
        Rounding::HalfEven => {
            let tie = format!("{half_up}*2*{over}=2*{number}+{over}");
            format!("{half_up}-IF(AND({tie},ROUNDDOWN({half_up}/2,0)*2<>{half_up}),1,0)")
        }
        Rounding::HalfUp => half_up,
    }
}

/// The smallest level that at least half of the weight does not exceed.
pub(super) fn middle(levels: &str, weights: &str, lowest: u32, highest: u32) -> String {
    let steps = (lowest..highest).map(|level| format!("IF(2*SUMIF({levels},\"<={level}\",{weights})<SUM({weights}),1,0)"));
    std::iter::once(lowest.to_string()).chain(steps).collect::<Vec<_>>().join("+")
}

/// The grade of some levels: combined, and at most so many above the lowest.
pub(super) fn grade(levels: &str, ones: &str, how: UnitRule, above: u32, (lowest, highest): (u32, u32)) -> String {
    let combined = match how {
        UnitRule::LowerMedian => middle(levels, ones, lowest, highest),
        UnitRule::Lowest => format!("MIN({levels})"),
    };
    format!("MIN({combined},MIN({levels})+{above})")
}

#[cfg(test)]
#[path = "formula_tests.rs"]
mod tests;
