//! The sheet of criteria: form and effect added up, their weighted mean in whole numbers, rounding, and each cap after it, by formula.
//!
//! Owns where each criterion of each unit stands, and its columns.

use super::conditions::{Key, Places};
use super::formula::rounded;
use super::indicators::{self, Rows as IndicatorRows, cell as indicator_cell};
use super::sheet::{Cell, Sheet, differs, formula, text, whole};
use super::signs::{Placed, criterion_cap};
use super::words;
use crate::assess::published::audit::{Audit, CriterionAudit, Ends, Mean, Part, Sum};
use crate::base::number::Q;
use crate::report::RenderError;
use rust_xlsxwriter::Worksheet;
use std::collections::BTreeMap;

/// The name of the sheet.
pub(super) const CRITERIA: &str = "Criteria";
/// The column of states.
pub(super) const STATE: &str = "D";
/// The column of the level at worst.
pub(super) const LOW: &str = "AA";
/// The column of the level at best.
pub(super) const HIGH: &str = "AB";
/// The column that is 1 where it enters the grade of its unit.
pub(super) const IN_GRADE: &str = "AC";
/// The column that is 1 where the formulas differ from the engine.
pub(super) const DIFFERS: &str = "AF";

const HEADINGS: [(&str, u16); 32] = [
    ("Exercise", 26),
    ("Criterion", 12),
    ("Title", 20),
    ("State", 14),
    ("Form: how many", 7),
    ("Form: sum, low", 7),
    ("Form: sum, high", 7),
    ("Effect: how many", 7),
    ("Effect: sum, low", 7),
    ("Effect: sum, high", 7),
    ("Mean: dividend, low", 9),
    ("Mean: dividend, high", 9),
    ("Mean: divisor", 8),
    ("Mean, low", 8),
    ("Mean, high", 8),
    ("Rounded, low", 9),
    ("Rounded, high", 9),
    ("Held to effect, low", 8),
    ("Held to effect, high", 8),
    ("Corroborated, low (input)", 13),
    ("Corroborated, high (input)", 13),
    ("After highest level's test, low", 10),
    ("After highest level's test, high", 10),
    ("After limits, low", 8),
    ("After limits, high", 8),
    ("Signs: at most", 8),
    ("Level, low", 8),
    ("Level, high", 8),
    ("In the grade", 8),
    ("As found, low", 8),
    ("As found, high", 8),
    ("Differs", 8),
];

/// Where each criterion stands, by the places of unit and criterion.
pub(super) type Rows = BTreeMap<(usize, usize), u32>;

/// The sheet, and where each criterion stands.
pub(super) fn sheet(
    audit: &Audit,
    places: &Places,
    indicators: &IndicatorRows,
    signs: &[Vec<Placed<'_>>],
) -> Result<(Worksheet, Rows), RenderError> {
    let rules = &audit.rules;
    let weights = format!(
        "Mean: form weighs {}, effect {}; as whole numbers over a common divisor, so that no rounding of the spreadsheet can move a level.",
        rules.form_weight, rules.effect_weight
    );
    let held = format!(
        "Held to effect: at most {} above the whole level of effect. Corroborated: the best effect indicator when only what a body without interest says too is counted, as found by the engine.",
        rules.above_effect
    );
    let mut sheet = Sheet::new(CRITERIA, "Criteria of each exercise", &[&weights, &held], &HEADINGS, 3)?;
    let mut rows = Rows::new();
    for (at, (unit, signs)) in audit.units.iter().zip(signs).enumerate() {
        for (place, criterion) in unit.criteria.iter().enumerate() {
            let row = Row {
                audit,
                places,
                indicators,
                signs,
                criterion,
                key: (at, place),
                row: sheet.next(),
            };
            let mut cells = vec![text(&unit.id), text(&criterion.id), text(&criterion.title)];
            row.cells(&mut cells);
            rows.insert((at, place), sheet.row(&cells)?);
        }
    }
    Ok((sheet.done(), rows))
}

struct Row<'a> {
    audit: &'a Audit,
    places: &'a Places,
    indicators: &'a IndicatorRows,
    signs: &'a [Placed<'a>],
    criterion: &'a CriterionAudit,
    key: (usize, usize),
    row: u32,
}

impl Row<'_> {
    fn counts(&self) -> bool {
        self.criterion.part == Part::Counts
    }

    /// The rows of its indicators of one part.
    fn own(&self, is_effect: bool) -> Vec<u32> {
        let own = self.criterion.indicators.iter().enumerate();
        own.filter(|(_, indicator)| indicator.is_effect == is_effect)
            .filter_map(|(number, _)| self.indicators.get(&(self.key.0, self.key.1, number)).copied())
            .collect()
    }

    fn cells(&self, cells: &mut Vec<Cell>) {
        let (criterion, r) = (self.criterion, self.row);
        let waits: Vec<String> = self
            .own(true)
            .iter()
            .map(|row| format!("{}=\"not due\"", indicator_cell(indicators::STATE, *row)))
            .collect();
        let waits = if waits.is_empty() {
            "FALSE".to_owned()
        } else {
            format!("OR({})", waits.join(","))
        };
        cells.push(formula(
            format!("IF(H{r}>0,\"counts\",IF({waits},\"not due\",\"does not apply\"))"),
            words::part(criterion.part),
        ));
        cells.extend(self.sums(false, criterion.form));
        cells.extend(self.sums(true, criterion.effect));
        cells.extend(self.mean());
        let rounding = self.audit.rules.rounding;
        cells.extend(self.step(
            [
                &rounded(&format!("K{r}"), &format!("M{r}"), rounding),
                &rounded(&format!("L{r}"), &format!("M{r}"), rounding),
            ],
            criterion.rounded,
        ));
        let above = self.audit.rules.above_effect;
        cells.extend(self.step(
            [
                &format!("MIN(P{r},ROUNDDOWN(I{r}/H{r},0)+{above})"),
                &format!("MIN(Q{r},ROUNDDOWN(J{r}/H{r},0)+{above})"),
            ],
            criterion.after_effect,
        ));
        cells.extend([
            whole(criterion.corroborated.low).input(),
            whole(criterion.corroborated.high).input(),
        ]);
        let [low, high] = self.tested();
        cells.extend(self.step([&low, &high], criterion.after_top));
        cells.extend(self.limited());
        cells.extend(self.level());
        cells.push(differs("AA", "AB", "AD", "AE", r));
    }

    /// How many indicators of a part count, and the sum of their levels.
    fn sums(&self, is_effect: bool, gives: Sum) -> [Cell; 3] {
        let own = self.own(is_effect);
        let sum = |column: &str, gives: u32| {
            let cells: Vec<String> = own.iter().map(|row| indicator_cell(column, *row)).collect();
            if cells.is_empty() {
                whole(0)
            } else {
                formula(format!("SUM({})", cells.join(",")), gives)
            }
        };
        [
            sum(indicators::COUNTED, gives.count),
            sum(indicators::LOW, gives.low),
            sum(indicators::HIGH, gives.high),
        ]
    }

    fn mean(&self) -> [Cell; 5] {
        let (r, rules, mean) = (self.row, &self.audit.rules, self.criterion.mean);
        let (light, heavy) = (rules.form_weight, rules.effect_weight);
        let dividend = |form: &str, effect: &str| format!("IF(E{r}>0,{form}{r}*{light}*H{r}+{effect}{r}*{heavy}*E{r},{effect}{r})");
        let divisor = format!("IF(E{r}>0,E{r}*H{r}*{},H{r})", light.saturating_add(heavy));
        let number = |pick: &dyn Fn(Mean) -> u64| mean.map_or_else(String::new, |mean| pick(mean).to_string());
        let decimal = |pick: &dyn Fn(Mean) -> u64| {
            let q = mean.and_then(|mean| Q::new(pick(mean).into(), mean.over.into()));
            q.map_or_else(String::new, |q| q.decimal(9))
        };
        [
            formula(self.only(&dividend("F", "I")), number(&|mean| mean.low)),
            formula(self.only(&dividend("G", "J")), number(&|mean| mean.high)),
            formula(self.only(&divisor), number(&|mean| mean.over)),
            formula(self.only(&format!("K{r}/M{r}")), decimal(&|mean| mean.low)),
            formula(self.only(&format!("L{r}/M{r}")), decimal(&|mean| mean.high)),
        ]
    }

    /// A formula that is only worked out where the criterion counts.
    fn only(&self, formula: &str) -> String {
        format!("IF(D{}=\"counts\",{formula},\"\")", self.row)
    }

    fn step(&self, [low, high]: [&str; 2], gives: Ends) -> [Cell; 2] {
        let shown = words::shown(gives, self.counts());
        [formula(self.only(low), shown.0), formula(self.only(high), shown.1)]
    }

    /// What the highest level also needs: at worst surely, at best unless it surely fails.
    fn tested(&self) -> [String; 2] {
        let r = self.row;
        let Some(top) = self.audit.rules.top else {
            return [format!("R{r}"), format!("S{r}")];
        };
        let key = Key::Top(self.key.0);
        let rows: Vec<u32> = [false, true].into_iter().flat_map(|effect| self.own(effect)).collect();
        let least = |column: &str| {
            let cells: Vec<String> = rows.iter().map(|row| indicator_cell(column, *row)).collect();
            format!("MIN({})", cells.join(","))
        };
        let below = top.level.saturating_sub(1);
        let end = |column: &str, least: String, holds: String, outside: &str| {
            format!(
                "IF(AND({least}>={},{holds},{outside}{r}>={}),{column}{r},MIN({column}{r},{below}))",
                top.all_at_least, top.corroborated_at_least
            )
        };
        [
            end("R", least(indicators::LOW), self.places.surely(key), "T"),
            end("S", least(indicators::HIGH), self.places.may(key), "U"),
        ]
    }

    /// After its limits; what does not count could be anything.
    fn limited(&self) -> [Cell; 2] {
        let (r, rules, gives) = (self.row, &self.audit.rules, self.criterion.after_limits);
        let (unit, place) = self.key;
        let limits = |column: &str, cell: &dyn Fn(Key) -> String| {
            let limits = self.criterion.limits.iter().enumerate();
            let limits = limits.map(|(at, cap)| {
                let holds = cell(Key::Limit(unit, place, at));
                format!("IF({holds},{},{})", cap.at_most, rules.highest)
            });
            let all: Vec<String> = std::iter::once(format!("{column}{r}")).chain(limits).collect();
            format!("MIN({})", all.join(","))
        };
        let end = |formula: String, open: u32| format!("IF(D{r}=\"counts\",{formula},{open})");
        [
            formula(end(limits("V", &|key| self.places.may(key)), rules.lowest), gives.low),
            formula(end(limits("W", &|key| self.places.surely(key)), rules.highest), gives.high),
        ]
    }

    fn level(&self) -> Vec<Cell> {
        let (r, gives) = (self.row, self.criterion.level);
        let applies = self.criterion.part != Part::NotApplicable;
        let (cap, cap_gives) = criterion_cap(self.signs, &self.criterion.id, self.audit.rules.highest);
        let (low, high) = words::shown(gives, applies);
        let end = |column: &str| format!("IF(D{r}=\"does not apply\",\"\",MIN({column}{r},Z{r}))");
        let mut cells = vec![
            formula(cap, cap_gives),
            formula(end("X"), low),
            formula(end("Y"), high),
            formula(format!("IF(D{r}=\"does not apply\",0,1)"), u8::from(applies)),
        ];
        for end in [gives.low, gives.high] {
            cells.push(if applies { whole(end) } else { text("") });
        }
        cells
    }
}
