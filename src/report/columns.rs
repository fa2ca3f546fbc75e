//! The columns of a table of rows, for every way in which such a table is written.
//!
//! Owns which columns there are, in which order, of what kind and unit, what each means, and what a row holds of each. What a column means is
//! said by the schema of a row, so that there is one source of words; a column that holds less than its field, or counts it, says that. Writes
//! nothing.

use crate::assess::published::IndicatorStatus;
use crate::region::row::{CriterionRow, Means, Row};
use serde_json::Value;
use std::collections::BTreeMap;

/// What kind of value a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// a text of somebody else's, or a word of ours
    Text,
    /// a day of the calendar
    Day,
    /// a number of something
    Count,
    /// a level
    Level,
    /// an exact fraction
    Fraction,
    /// ids
    List,
}

/// What a row holds of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'r> {
    /// nothing
    None,
    /// a text, a day, or a fraction such as 8/3
    Text(&'r str),
    /// a whole number
    Whole(i64),
    /// ids in their order
    List(Vec<&'r str>),
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// its name
    pub name: String,
    /// what it holds
    pub kind: Kind,
    /// in what its numbers are counted; empty for texts
    pub unit: &'static str,
    /// what stands before the words of the schema
    says: String,
    /// where the schema has the words, each a part of the one before
    at: &'static [&'static str],
    of: Of,
}

/// From what a column takes its value.
#[derive(Clone, Debug)]
enum Of {
    Row(for<'r> fn(&'r Row) -> Cell<'r>),
    Criterion(String, for<'r> fn(&'r CriterionRow) -> Cell<'r>),
}

/// A column that every row has: name, kind, unit, words of its own, places of the words of the schema, value.
type Given = (
    &'static str,
    Kind,
    &'static str,
    &'static str,
    &'static [&'static str],
    for<'r> fn(&'r Row) -> Cell<'r>,
);

/// A column that every criterion has.
type OfCriterion = (
    &'static str,
    Kind,
    &'static str,
    &'static [&'static str],
    for<'r> fn(&'r CriterionRow) -> Cell<'r>,
);

/// The columns before those of the criteria.
const BEFORE: [Given; 26] = [
    ("source", Kind::Text, "", "", &["source"], |row| maybe(&row.source)),
    ("sha256", Kind::Text, "", "", &["sha256"], |row| Cell::Text(&row.sha256)),
    ("code", Kind::Text, "", "", &["code"], |row| maybe(&row.code)),
    ("name", Kind::Text, "", "", &["name"], |row| Cell::Text(&row.name)),
    ("kind", Kind::Text, "", "", &["kind"], |row| maybe(&row.kind)),
    ("region", Kind::Text, "", "", &["region"], |row| maybe(&row.region)),
    ("nation", Kind::Text, "", "", &["nation"], |row| maybe(&row.nation)),
    ("people_low", Kind::Count, "people", "", &["people", "Span/low"], |row| {
        number(row.people.and_then(|people| people.low))
    }),
    ("people_high", Kind::Count, "people", "", &["people", "Span/high"], |row| {
        number(row.people.and_then(|people| people.high))
    }),
    ("from", Kind::Day, "day", "", &["from"], |row| Cell::Text(&row.from)),
    ("to", Kind::Day, "day", "", &["to"], |row| Cell::Text(&row.to)),
    ("as_of", Kind::Day, "day", "", &["as_of"], |row| Cell::Text(&row.as_of)),
    ("basis", Kind::Text, "", "", &["basis"], |row| Cell::Text(&row.basis)),
    ("rubric", Kind::Text, "", "", &["rubric"], |row| Cell::Text(&row.rubric)),
    ("rubric_sha256", Kind::Text, "", "", &["rubric_sha256"], |row| {
        Cell::Text(&row.rubric_sha256)
    }),
    ("baseline_sha256", Kind::Text, "", "", &["baseline_sha256"], |row| {
        maybe(&row.baseline_sha256)
    }),
    ("engine", Kind::Text, "", "", &["engine"], |row| Cell::Text(&row.engine)),
    ("marks", Kind::Count, "judgements", "", &["marks"], |row| whole(row.marks)),
    ("status", Kind::Text, "", "", &["status"], |row| Cell::Text(row.status.word())),
    ("low", Kind::Level, "level", "", &["low"], |row| whole(row.low)),
    ("high", Kind::Level, "level", "", &["high"], |row| whole(row.high)),
    ("on_held", Kind::Level, "level", "", &["on_held"], |row| perhaps(row.on_held)),
    ("coverage", Kind::Fraction, "share of 1", "", &["coverage"], |row| {
        Cell::Text(&row.coverage)
    }),
    ("due", Kind::Day, "day", "", &["due"], |row| maybe(&row.due)),
    ("core_low", Kind::Level, "level", "", &["core", "CoreRow/low"], |row| {
        perhaps(row.core.as_ref().map(|core| core.low))
    }),
    ("core_high", Kind::Level, "level", "", &["core", "CoreRow/high"], |row| {
        perhaps(row.core.as_ref().map(|core| core.high))
    }),
];

/// The columns of each criterion.
const CRITERION: [OfCriterion; 7] = [
    ("state", Kind::Text, "", &["CriterionRow/state"], |row| Cell::Text(state(row.state))),
    ("low", Kind::Level, "level", &["CriterionRow/low"], |row| whole(row.low)),
    ("high", Kind::Level, "level", &["CriterionRow/high"], |row| whole(row.high)),
    ("form_low", Kind::Fraction, "level", &["CriterionRow/form", "Means/low"], |row| {
        end(&row.form, |means| &means.low)
    }),
    ("form_high", Kind::Fraction, "level", &["CriterionRow/form", "Means/high"], |row| {
        end(&row.form, |means| &means.high)
    }),
    (
        "effect_low",
        Kind::Fraction,
        "level",
        &["CriterionRow/effect", "Means/low"],
        |row| end(&row.effect, |means| &means.low),
    ),
    (
        "effect_high",
        Kind::Fraction,
        "level",
        &["CriterionRow/effect", "Means/high"],
        |row| end(&row.effect, |means| &means.high),
    ),
];

/// The columns after those of the criteria.
const AFTER: [Given; 8] = [
    ("signs", Kind::List, "", "the ids of the signs that fired", &[], |row| {
        ids(&row.signs)
    }),
    (
        "possible_signs",
        Kind::List,
        "",
        "the ids of the signs that could not be ruled out",
        &[],
        |row| ids(&row.possible),
    ),
    (
        "units",
        Kind::Count,
        "exercises and decisions",
        "how many there are of ",
        &["units"],
        |row| count(row.units.len()),
    ),
    (
        "high_stakes_units",
        Kind::Count,
        "exercises and decisions",
        "how many have stakes of 3, of ",
        &["units"],
        |row| count(row.units.iter().filter(|unit| unit.stakes >= 3).count()),
    ),
    ("draws_tried", Kind::Count, "settings", "", &["draws", "Draws/tried"], |row| {
        perhaps(row.draws.as_ref().map(|draws| draws.tried))
    }),
    ("draws_held", Kind::Count, "settings", "", &["draws", "Draws/held"], |row| {
        perhaps(row.draws.as_ref().map(|draws| draws.held))
    }),
    ("draws_low", Kind::Level, "level", "", &["draws", "Draws/low"], |row| {
        perhaps(row.draws.as_ref().map(|draws| draws.low))
    }),
    ("draws_high", Kind::Level, "level", "", &["draws", "Draws/high"], |row| {
        perhaps(row.draws.as_ref().map(|draws| draws.high))
    }),
];

/// The columns of a table over criteria, each given by its id and its name.
pub fn columns(criteria: &[(String, String)]) -> Vec<Column> {
    let given = |(name, kind, unit, says, at, of): &Given| Column {
        name: (*name).to_owned(),
        kind: *kind,
        unit,
        says: (*says).to_owned(),
        at,
        of: Of::Row(*of),
    };
    let of_criteria = criteria.iter().flat_map(|(id, title)| {
        CRITERION.iter().map(move |(name, kind, unit, at, of)| Column {
            name: format!("{id}_{name}"),
            kind: *kind,
            unit,
            says: format!("{title}: "),
            at,
            of: Of::Criterion(id.clone(), *of),
        })
    });
    BEFORE.iter().map(given).chain(of_criteria).chain(AFTER.iter().map(given)).collect()
}

impl Column {
    /// What a row holds of it.
    pub fn cell<'r>(&self, row: &'r Row) -> Cell<'r> {
        match &self.of {
            Of::Row(of) => of(row),
            Of::Criterion(id, of) => row.criteria.get(id).map_or(Cell::None, of),
        }
    }

    /// What it means, in the words of the schema of a row.
    pub fn description(&self, schema: &Value) -> String {
        let words = |at: &&str| {
            let pointer = match at.split_once('/') {
                Some((of, field)) => format!("/$defs/{of}/properties/{field}/description"),
                None => format!("/properties/{at}/description"),
            };
            schema.pointer(&pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        format!("{}{}", self.says, self.at.iter().map(words).collect::<Vec<_>>().join(": "))
    }
}

/// The schema of a row, which says what its fields mean.
pub fn schema() -> Value {
    schemars::schema_for!(Row).to_value()
}

fn maybe(text: &Option<String>) -> Cell<'_> {
    text.as_deref().map_or(Cell::None, Cell::Text)
}

fn number(number: Option<i64>) -> Cell<'static> {
    number.map_or(Cell::None, Cell::Whole)
}

fn whole(number: u32) -> Cell<'static> {
    Cell::Whole(i64::from(number))
}

fn perhaps(number: Option<u32>) -> Cell<'static> {
    number.map_or(Cell::None, whole)
}

fn count(many: usize) -> Cell<'static> {
    Cell::Whole(i64::try_from(many).unwrap_or(i64::MAX))
}

fn end<'r>(means: &'r Option<Means>, of: fn(&'r Means) -> &'r String) -> Cell<'r> {
    means.as_ref().map_or(Cell::None, |means| Cell::Text(of(means)))
}

fn ids(signs: &BTreeMap<String, Vec<u32>>) -> Cell<'_> {
    Cell::List(signs.keys().map(String::as_str).collect())
}

/// The word for a state as it stands in files.
const fn state(state: IndicatorStatus) -> &'static str {
    match state {
        IndicatorStatus::Scored => "scored",
        IndicatorStatus::Judged => "judged",
        IndicatorStatus::Overridden => "overridden",
        IndicatorStatus::NotDue => "not-due",
        IndicatorStatus::NotApplicable => "not-applicable",
        IndicatorStatus::NotEvidenced => "not-evidenced",
        IndicatorStatus::NotHeld => "not-held",
        IndicatorStatus::Unknown => "unknown",
    }
}

#[cfg(test)]
#[path = "columns_tests.rs"]
pub(super) mod tests;
