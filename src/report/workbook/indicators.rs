//! The sheet of indicators: the level of each by formula, from its conditions over its caps and marks to what its criterion counts.
//!
//! Owns where each indicator stands, and its columns.

use super::conditions::{Key, Places};
use super::formula::{at, climb, range};
use super::marks::{LEVEL, MARKS, MarkRows};
use super::sheet::{Cell, Sheet, differs, formula, text};
use super::words;
use crate::assess::published::audit::{Audit, Ends, IndicatorAudit, MarkEffect, Part};
use crate::report::RenderError;
use rust_xlsxwriter::Worksheet;
use std::collections::BTreeMap;

/// The name of the sheet.
pub(super) const INDICATORS: &str = "Indicators";
/// The column of states.
pub(super) const STATE: &str = "I";
/// The column that is 1 where it counts.
pub(super) const COUNTED: &str = "U";
/// The column of the level at worst.
pub(super) const LOW: &str = "V";
/// The column of the level at best.
pub(super) const HIGH: &str = "W";
/// The column that is 1 where the formulas differ from the engine.
pub(super) const DIFFERS: &str = "Z";

const HEADINGS: [(&str, u16); 26] = [
    ("Exercise", 26),
    ("Criterion", 12),
    ("Indicator", 26),
    ("Title", 28),
    ("Part", 8),
    ("Surely applies", 9),
    ("May apply", 9),
    ("Due (input)", 9),
    ("State", 14),
    ("Plain, low", 8),
    ("Plain, high", 8),
    ("Light, low", 8),
    ("Light, high", 8),
    ("Used, low", 8),
    ("Used, high", 8),
    ("After caps, low", 9),
    ("After caps, high", 9),
    ("A mark here", 13),
    ("Mark, low (input)", 9),
    ("Mark, high (input)", 9),
    ("Counted", 9),
    ("Level, low", 8),
    ("Level, high", 8),
    ("As found, low", 9),
    ("As found, high", 9),
    ("Differs", 8),
];

/// Where each indicator stands, by the places of unit, criterion and indicator.
pub(super) type Rows = BTreeMap<(usize, usize, usize), u32>;

/// The sheet, where each indicator stands, and the first and last row.
pub(super) fn sheet(audit: &Audit, places: &Places, marks: &MarkRows) -> Result<(Worksheet, Rows), RenderError> {
    let notes = [
        "Low: with every unknown at its worst. High: with every unknown at its best. Each level includes those below it.",
        "A mark judges where a count is missing; else it sets a level against what is measured. Both stay below the highest level unless that is measured.",
    ];
    let mut sheet = Sheet::new(INDICATORS, "Indicators", &notes, &HEADINGS, 3)?;
    let first = sheet.next();
    let mut rows = Rows::new();
    for (unit_at, unit) in audit.units.iter().enumerate() {
        for (place, criterion) in unit.criteria.iter().enumerate() {
            for (number, indicator) in criterion.indicators.iter().enumerate() {
                let key = (unit_at, place, number);
                let mut cells = vec![text(&unit.id), text(&criterion.id), text(&indicator.id), text(&indicator.title)];
                let row = Row {
                    audit,
                    places,
                    marks: marks.get(&key).copied(),
                    indicator,
                    key,
                    row: sheet.next(),
                };
                row.cells(&mut cells);
                rows.insert(key, sheet.row(&cells)?);
            }
        }
    }
    sheet.choices(7, first, &["yes", "no"])?;
    Ok((sheet.done(), rows))
}

struct Row<'a> {
    audit: &'a Audit,
    places: &'a Places,
    marks: Option<(u32, u32)>,
    indicator: &'a IndicatorAudit,
    key: (usize, usize, usize),
    row: u32,
}

impl Row<'_> {
    fn cells(&self, cells: &mut Vec<Cell>) {
        let (indicator, rules, r) = (self.indicator, &self.audit.rules, self.row);
        let counts = indicator.part == Part::Counts;
        cells.push(text(if indicator.is_effect { &rules.effect } else { &rules.form }));
        cells.extend(self.applies());
        cells.push(text(if indicator.due { "yes" } else { "no" }).input());
        cells.push(formula(
            format!("IF(NOT(G{r}),\"does not apply\",IF(H{r}=\"no\",\"not due\",\"counts\"))"),
            words::part(indicator.part),
        ));
        cells.extend(self.climbed());
        cells.extend(self.used());
        cells.extend(self.capped());
        cells.push(text(words::mark(indicator.mark)));
        cells.extend(self.marked());
        let (low, high) = words::shown(indicator.level, counts);
        cells.push(formula(format!("IF(I{r}=\"counts\",1,0)"), u8::from(counts)));
        cells.push(formula(self.level("S", "P"), &low));
        cells.push(formula(self.level("T", "Q"), &high));
        for end in [indicator.level.low, indicator.level.high] {
            cells.push(if counts { Cell::Whole(end.into()) } else { text("") });
        }
        cells.push(differs("V", "W", "X", "Y", r));
    }

    fn applies(&self) -> [Cell; 2] {
        let (unit, place, number) = self.key;
        match &self.indicator.applies {
            Some(applies) => {
                let key = Key::Applies(unit, place, number);
                [
                    formula(self.places.surely(key), super::formula::flag(applies.surely())),
                    formula(self.places.may(key), super::formula::flag(applies.may())),
                ]
            }
            None => [Cell::Flag(true), Cell::Flag(true)],
        }
    }

    /// The levels by the plain and by the light thresholds, each at worst and at best.
    fn climbed(&self) -> [Cell; 4] {
        let (indicator, lowest) = (self.indicator, self.audit.rules.lowest);
        let (unit, place, number) = self.key;
        let steps = |light: bool, cell: &dyn Fn(Key) -> String| {
            let steps = indicator.steps.iter().enumerate().map(|(at, step)| {
                let key = if light && step.light.is_some() {
                    Key::LightStep(unit, place, number, at)
                } else {
                    Key::Step(unit, place, number, at)
                };
                (step.level, cell(key))
            });
            climb(&steps.collect::<Vec<_>>(), lowest)
        };
        let pair = |light: bool, gives: Ends| {
            [
                formula(steps(light, &|key| self.places.surely(key)), gives.low),
                formula(steps(light, &|key| self.places.may(key)), gives.high),
            ]
        };
        let [plain_low, plain_high] = pair(false, indicator.plain);
        let [light_low, light_high] = indicator.light.map_or([Cell::Blank, Cell::Blank], |light| pair(true, light));
        [plain_low, plain_high, light_low, light_high]
    }

    /// What is used of them: the light ones where they surely apply, the kinder of both at best where they may.
    fn used(&self) -> [Cell; 2] {
        let (r, rules, gives) = (self.row, &self.audit.rules, self.indicator.before_caps);
        let key = Key::Light(self.key.0);
        let (surely, may) = (self.places.surely(key), self.places.may(key));
        let of = |plain: &str, light: &str, join: &str| match self.indicator.light {
            Some(_) => format!("IF({surely},{light}{r},IF({may},{join}({plain}{r},{light}{r}),{plain}{r}))"),
            None => format!("{plain}{r}"),
        };
        // what may not apply can be anything
        let open = |end: u32, formula: String| match self.indicator.applies {
            Some(_) => format!("IF(AND(G{r},NOT(F{r})),{end},{formula})"),
            None => formula,
        };
        [
            formula(open(rules.lowest, of("J", "L", "MIN")), gives.low),
            formula(open(rules.highest, of("K", "M", "MAX")), gives.high),
        ]
    }

    /// After the caps of its own row: one that may hold lowers the worst alone.
    fn capped(&self) -> [Cell; 2] {
        let (r, highest) = (self.row, self.audit.rules.highest);
        let (unit, place, number) = self.key;
        let caps = |column: &str, cell: &dyn Fn(Key) -> String| {
            let caps = self.indicator.caps.iter().enumerate();
            let caps = caps.map(|(at, cap)| format!("IF({},{},{highest})", cell(Key::Cap(unit, place, number, at)), cap.at_most));
            let all: Vec<String> = std::iter::once(format!("{column}{r}")).chain(caps).collect();
            format!("MIN({})", all.join(","))
        };
        [
            formula(caps("N", &|key| self.places.may(key)), self.indicator.measured.low),
            formula(caps("O", &|key| self.places.surely(key)), self.indicator.measured.high),
        ]
    }

    /// The lowest and the highest of its marks; without any, cells to put one in.
    fn marked(&self) -> [Cell; 2] {
        let Some((first, last)) = self.marks else {
            return [Cell::Blank.input(), Cell::Blank.input()];
        };
        let levels = || self.indicator.marks.iter().map(|mark| mark.level);
        let cells = range(MARKS, LEVEL, first, last);
        [
            formula(format!("MIN({cells})"), levels().min().unwrap_or_default()),
            formula(format!("MAX({cells})"), levels().max().unwrap_or_default()),
        ]
    }

    fn level(&self, mark: &str, measured: &str) -> String {
        let (r, below) = (self.row, self.audit.rules.highest.saturating_sub(1));
        let most = match self.indicator.mark {
            MarkEffect::Judges => below.to_string(),
            MarkEffect::SetsAgainst => format!("MAX({below},P{r})"),
        };
        format!("IF(I{r}<>\"counts\",\"\",IF(ISNUMBER({mark}{r}),MIN({mark}{r},{most}),{measured}{r}))")
    }
}

/// The cell of an indicator in a column.
pub(super) fn cell(column: &str, row: u32) -> String {
    at(INDICATORS, column, row)
}
