//! The sheet of indicators of a framework: the level of each by formula, from its marks, else from what facts settle.
//!
//! Owns where each indicator stands, and its columns. An indicator that does not apply has a blank level, which every sum passes over.

use super::words::{APART, LOWEST, MARKED, MEASURED, OPEN, state, unit as named};
use crate::assess::published::audit::{MarkedAudit, MarkedLevel, MarkedRules, MarkedState, MissingRule};
use crate::report::RenderError;
use crate::report::workbook::conditions::{Key, Places};
use crate::report::workbook::formula::{climb, flag, range};
use crate::report::workbook::marks::{LEVEL, MARKS, MarkRows};
use crate::report::workbook::sheet::{Cell, Sheet, differs, formula, text, whole};
use rust_xlsxwriter::Worksheet;
use std::collections::BTreeMap;

/// The name of the sheet.
pub(super) const INDICATORS: &str = "Indicators";
/// The columns of the level at worst and at best.
pub(super) const LEVELS: [&str; 2] = ["N", "O"];
/// The column that is 1 where it applies.
pub(super) const APPLIES: &str = "P";
/// The column that is 1 where it is known.
pub(super) const KNOWN: &str = "Q";
/// The column that is 1 where it is open.
pub(super) const WAITS: &str = "R";
/// The column that is 1 where the formulas differ from the engine.
pub(super) const DIFFERS: &str = "V";

const HEADINGS: [(&str, u16); 22] = [
    ("Exercise", 26),
    ("Criterion", 14),
    ("Indicator", 26),
    ("Title", 30),
    ("What to look for", 50),
    ("Surely applies", 9),
    ("May apply", 9),
    ("Marks that it does not apply", 10),
    ("Marks, low", 8),
    ("Marks, high", 8),
    ("Measured, low", 9),
    ("Measured, high", 9),
    ("State", 14),
    ("Level, low", 8),
    ("Level, high", 8),
    ("Applies", 8),
    ("Known", 8),
    ("Open", 8),
    ("In words, as found", 30),
    ("As found, low", 8),
    ("As found, high", 8),
    ("Differs", 8),
];

/// Where each indicator stands, by the places of unit, criterion and indicator.
pub(super) struct Rows(BTreeMap<(usize, usize, usize), u32>);

impl Rows {
    /// The first and the last row.
    pub(super) fn all(&self) -> Option<(u32, u32)> {
        self.0.values().next().copied().zip(self.0.values().next_back().copied())
    }

    /// The first and the last row of a unit.
    pub(super) fn of_unit(&self, unit: usize) -> Option<(u32, u32)> {
        let mut own = self.0.iter().filter(|((at, ..), _)| *at == unit).map(|(_, row)| *row);
        let first = own.next()?;
        Some((first, own.next_back().unwrap_or(first)))
    }

    /// The first and the last row of a criterion of a unit.
    pub(super) fn of_criterion(&self, unit: usize, criterion: usize) -> Option<(u32, u32)> {
        let mut own = self
            .0
            .range((unit, criterion, 0)..=(unit, criterion, usize::MAX))
            .map(|(_, row)| *row);
        let first = own.next()?;
        Some((first, own.next_back().unwrap_or(first)))
    }
}

/// The levels of some rows, at worst and at best.
pub(super) fn levels((first, last): (u32, u32)) -> [String; 2] {
    LEVELS.map(|column| range(INDICATORS, column, first, last))
}

/// The sheet, and where each indicator stands.
pub(super) fn sheet(audit: &MarkedAudit, places: &Places, marks: &MarkRows) -> Result<(Worksheet, Rows), RenderError> {
    let missing = format!("An indicator without a mark {}.", super::words::missing(audit.rules.missing));
    let notes = [
        "Low: with everything open at its lowest. High: with everything open at its highest. A mark goes before what facts settle.",
        missing.as_str(),
    ];
    let mut sheet = Sheet::new(INDICATORS, "Indicators", &notes, &HEADINGS, 3)?;
    let mut rows = BTreeMap::new();
    for (at, unit) in audit.units.iter().enumerate() {
        for (place, (criterion, rule)) in unit.criteria.iter().zip(&audit.rules.criteria).enumerate() {
            for (number, one) in criterion.indicators.iter().enumerate() {
                let key = (at, place, number);
                let row = Row {
                    rules: &audit.rules,
                    places,
                    marks: marks.get(&key).copied(),
                    one,
                    key,
                    row: sheet.next(),
                };
                let mut cells = vec![
                    text(named(unit)),
                    text(&rule.id),
                    text(&one.id),
                    text(&one.title),
                    text(&one.look_for),
                ];
                row.cells(&mut cells);
                rows.insert(key, sheet.row(&cells)?);
            }
        }
    }
    Ok((sheet.done(), Rows(rows)))
}

struct Row<'a> {
    rules: &'a MarkedRules,
    places: &'a Places,
    marks: Option<(u32, u32)>,
    one: &'a MarkedLevel,
    key: (usize, usize, usize),
    row: u32,
}

impl Row<'_> {
    fn cells(&self, cells: &mut Vec<Cell>) {
        let (one, r) = (self.one, self.row);
        cells.extend(self.applies());
        cells.extend(self.marked());
        cells.extend(self.measured());
        cells.push(formula(self.state(), state(one.state)));
        let apart = one.state == MarkedState::Apart;
        let gives = |level: u32| if apart { String::new() } else { level.to_string() };
        let (lowest, highest) = (self.rules.lowest, self.rules.highest);
        let level = |mark: &str, measured: &str, open: u32| {
            let unmarked = format!("IF(M{r}=\"{MEASURED}\",{measured}{r},IF(M{r}=\"{LOWEST}\",{lowest},{open}))");
            format!("IF(M{r}=\"{APART}\",\"\",IF(M{r}=\"{MARKED}\",{mark}{r},{unmarked}))")
        };
        cells.push(formula(level("I", "K", lowest), gives(one.level.low)));
        cells.push(formula(level("J", "L", highest), gives(one.level.high)));
        let open = one.state == MarkedState::Open;
        cells.push(formula(format!("IF(M{r}=\"{APART}\",0,1)"), u8::from(!apart)));
        cells.push(formula(
            format!("IF(OR(M{r}=\"{APART}\",M{r}=\"{OPEN}\"),0,1)"),
            u8::from(!apart && !open),
        ));
        cells.push(formula(format!("IF(M{r}=\"{OPEN}\",1,0)"), u8::from(open)));
        cells.push(text(&one.says));
        for end in [one.level.low, one.level.high] {
            cells.push(if apart { text("") } else { whole(end) });
        }
        cells.push(differs("N", "O", "T", "U", r));
    }

    fn applies(&self) -> [Cell; 2] {
        let (unit, place, number) = self.key;
        match &self.one.applies {
            Some(applies) => {
                let key = Key::Applies(unit, place, number);
                [
                    formula(self.places.surely(key), flag(applies.surely())),
                    formula(self.places.may(key), flag(applies.may())),
                ]
            }
            None => [Cell::Flag(true), Cell::Flag(true)],
        }
    }

    /// How many marks say that it does not apply, and the lowest and the highest level of the others.
    fn marked(&self) -> [Cell; 3] {
        let Some((first, last)) = self.marks else {
            return [whole(0), Cell::Blank, Cell::Blank];
        };
        let cells = range(MARKS, LEVEL, first, last);
        let levels = || self.one.marks.iter().filter_map(|mark| mark.level);
        let apart = self.one.marks.iter().filter(|mark| mark.level.is_none()).count();
        let end = |function: &str, gives: Option<u32>| {
            let gives = gives.map_or_else(String::new, |level| level.to_string());
            formula(format!("IF(COUNT({cells})=0,\"\",{function}({cells}))"), gives)
        };
        [
            formula(format!("COUNTIF({cells},\"{APART}\")"), apart),
            end("MIN", levels().min()),
            end("MAX", levels().max()),
        ]
    }

    /// What facts give, where they can settle it.
    fn measured(&self) -> [Cell; 2] {
        let Some(gives) = self.one.measured else {
            return [Cell::Blank, Cell::Blank];
        };
        let (unit, place, number) = self.key;
        let climbed = |cell: &dyn Fn(Key) -> String| {
            let steps = self.one.steps.iter().enumerate();
            let steps: Vec<(u32, String)> = steps
                .map(|(at, step)| (step.level, cell(Key::Step(unit, place, number, at))))
                .collect();
            climb(&steps, self.rules.lowest)
        };
        [
            formula(climbed(&|key| self.places.surely(key)), gives.low),
            formula(climbed(&|key| self.places.may(key)), gives.high),
        ]
    }

    /// Where its level comes from: those who are divided on whether it applies leave it open.
    fn state(&self) -> String {
        let (r, rules) = (self.row, self.rules);
        let unmarked = match rules.missing {
            MissingRule::Lowest => LOWEST,
            MissingRule::Open | MissingRule::KeepsBack => OPEN,
        };
        // facts that say nothing leave it as open as no mark does
        let settled = match self.one.measured {
            Some(_) => format!(
                "IF(AND(F{r},NOT(AND(K{r}={},L{r}={}))),\"{MEASURED}\",\"{unmarked}\")",
                rules.lowest, rules.highest
            ),
            None => format!("\"{unmarked}\""),
        };
        let marked = format!("IF(H{r}>0,IF(ISNUMBER(I{r}),\"{OPEN}\",\"{APART}\"),IF(ISNUMBER(I{r}),\"{MARKED}\",{settled}))");
        format!("IF(NOT(G{r}),\"{APART}\",{marked})")
    }
}
