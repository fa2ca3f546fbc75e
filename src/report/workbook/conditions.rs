//! The sheet of conditions: each level's, cap's and limit's as live TRUE or FALSE over the facts, once where it is sure and once where it may be.
//!
//! Owns where each condition stands. What cannot be written as a formula is entered as the engine found it and says so.

use super::formula::{self, FactRows};
use super::sheet::{Cell, Sheet, formula as cell, text};
use super::words;
use crate::assess::published::audit::{Audit, CriterionAudit, Decided, IndicatorAudit, Step, UnitAudit};
use crate::report::RenderError;
use rust_xlsxwriter::Worksheet;
use std::collections::BTreeMap;

/// The name of the sheet.
pub(super) const CONDITIONS: &str = "Conditions";

/// Which condition it is: places of unit, criterion, indicator and of the condition itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// when the light thresholds apply
    Light(usize),
    /// what the top level also needs
    Top(usize),
    /// whether an indicator applies
    Applies(usize, usize, usize),
    /// what a level asks for
    Step(usize, usize, usize, usize),
    /// what it asks for where the light thresholds apply
    LightStep(usize, usize, usize, usize),
    /// a cap of an indicator
    Cap(usize, usize, usize, usize),
    /// a limit of a criterion
    Limit(usize, usize, usize),
}

/// Where each condition stands.
#[derive(Default)]
pub(super) struct Places(BTreeMap<Key, u32>);

impl Places {
    /// The cell that says that it surely holds; never, where there is no such condition.
    pub(super) fn surely(&self, key: Key) -> String {
        self.cell(key, "G")
    }

    /// The cell that says that it may hold.
    pub(super) fn may(&self, key: Key) -> String {
        self.cell(key, "H")
    }

    fn cell(&self, key: Key, column: &str) -> String {
        self.0
            .get(&key)
            .map_or_else(|| formula::flag(false).to_owned(), |row| formula::at(CONDITIONS, column, *row))
    }
}

/// The sheet while it is filled, a unit at a time.
pub(super) struct Filling<'a> {
    sheet: Sheet,
    places: Places,
    rows: Option<&'a FactRows>,
    unit: &'a str,
}

/// The sheet, and where each condition stands on it.
pub(super) fn sheet(audit: &Audit, rows: &[FactRows]) -> Result<(Worksheet, Places), RenderError> {
    let mut filling = Filling::new()?;
    for (at, (unit, rows)) in audit.units.iter().zip(rows).enumerate() {
        filling.of(&unit.id, rows);
        filling.unit(at, unit)?;
    }
    Ok(filling.done())
}

impl<'a> Filling<'a> {
    /// An empty sheet.
    pub(super) fn new() -> Result<Self, RenderError> {
        let headings = [
            ("Exercise", 26),
            ("Criterion", 12),
            ("Indicator", 24),
            ("For", 16),
            ("In words", 44),
            ("Condition", 60),
            ("Surely (formula)", 11),
            ("May be (formula)", 11),
            ("As found", 10),
            ("Note", 24),
        ];
        let notes = [
            "Surely: it holds whatever is not known. May be: nothing that is known rules it out. Both are worked out from the sheet Facts.",
            "Fractions are compared crosswise, in whole numbers: lowest ≥ 14 is written as lowest ≥ 14 × its divisor.",
        ];
        Ok(Self {
            sheet: Sheet::new(CONDITIONS, "What each level asks for", &notes, &headings, 3)?,
            places: Places::default(),
            rows: None,
            unit: "",
        })
    }

    /// What follows is of this unit, whose facts stand on these rows.
    pub(super) fn of(&mut self, unit: &'a str, rows: &'a FactRows) {
        self.unit = unit;
        self.rows = Some(rows);
    }

    /// The sheet, and where each condition stands on it.
    pub(super) fn done(self) -> (Worksheet, Places) {
        (self.sheet.done(), self.places)
    }
}

impl Filling<'_> {
    fn unit(&mut self, at: usize, unit: &UnitAudit) -> Result<(), RenderError> {
        if let Some(light) = &unit.light {
            self.row(Key::Light(at), ["", ""], "light thresholds", "the light thresholds apply", light)?;
        }
        if let Some(top) = &unit.top {
            self.row(
                Key::Top(at),
                ["", ""],
                "highest level",
                "what the highest level of a criterion also needs",
                top,
            )?;
        }
        for (place, criterion) in unit.criteria.iter().enumerate() {
            for (row, indicator) in criterion.indicators.iter().enumerate() {
                self.indicator((at, place, row), criterion, indicator)?;
            }
            for (number, limit) in criterion.limits.iter().enumerate() {
                let what = format!("at most {}", limit.at_most);
                self.row(Key::Limit(at, place, number), [&criterion.id, ""], &what, &limit.says, &limit.when)?;
            }
        }
        Ok(())
    }

    fn indicator(
        &mut self,
        (at, place, row): (usize, usize, usize),
        criterion: &CriterionAudit,
        indicator: &IndicatorAudit,
    ) -> Result<(), RenderError> {
        let of = [criterion.id.as_str(), indicator.id.as_str()];
        self.plain((at, place, row), of, indicator.applies.as_ref(), &indicator.steps)?;
        for (number, step) in indicator.steps.iter().enumerate() {
            if let Some(light) = &step.light {
                let what = format!("level {}, light", step.level);
                self.row(Key::LightStep(at, place, row, number), of, &what, &step.looks_like, light)?;
            }
        }
        for (number, cap) in indicator.caps.iter().enumerate() {
            let what = format!("at most {}", cap.at_most);
            self.row(Key::Cap(at, place, row, number), of, &what, &cap.says, &cap.when)?;
        }
        Ok(())
    }

    /// Whether an indicator applies, and what each of its levels asks for.
    pub(super) fn plain(
        &mut self,
        (at, place, row): (usize, usize, usize),
        of: [&str; 2],
        applies: Option<&Decided>,
        steps: &[Step],
    ) -> Result<(), RenderError> {
        if let Some(applies) = applies {
            self.row(Key::Applies(at, place, row), of, "applies", "the indicator applies", applies)?;
        }
        for (number, step) in steps.iter().enumerate() {
            let what = format!("level {}", step.level);
            self.row(Key::Step(at, place, row, number), of, &what, &step.looks_like, &step.when)?;
        }
        Ok(())
    }

    fn row(&mut self, key: Key, [criterion, indicator]: [&str; 2], what: &str, says: &str, decided: &Decided) -> Result<(), RenderError> {
        let live = self.rows.and_then(|rows| formula::condition(&decided.when, rows));
        let note = match &live {
            Some(_) if decided.when.as_found() == 0 => Cell::Blank,
            Some(_) => text("in part as found by the engine"),
            None => text("as found by the engine"),
        };
        let (surely, may) = match live {
            Some((surely, may)) => (
                cell(surely, formula::flag(decided.surely())),
                cell(may, formula::flag(decided.may())),
            ),
            None => (Cell::Flag(decided.surely()), Cell::Flag(decided.may())),
        };
        let row = self.sheet.row(&[
            text(self.unit),
            text(criterion),
            text(indicator),
            text(what),
            text(says),
            text(words::condition(&decided.when)),
            surely,
            may,
            text(words::truth(decided.truth)),
            note,
        ])?;
        self.places.0.insert(key, row);
        Ok(())
    }
}
