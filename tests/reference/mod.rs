//! An independent scorer: the same rulings, written a second time as plainly as possible, to disagree with the engine where either is
//! wrong. It shares no code with the engine, works on the files as plain JSON values, and takes no care to be fast.
//!
//! Where the rulings leave room, what was decided stands in a comment that begins with `Ambiguity:`.

pub mod access;
pub mod cells;
pub mod changes;
pub mod closing;
pub mod coproduction;
pub mod corroborate;
pub mod expr;
pub mod facts;
pub mod grade;
pub mod groups;
pub mod levels;
pub mod number;
pub mod people;
pub mod salience;
pub mod score;
pub mod signs;
pub mod votes;

mod checks;

use cells::{Cell, Ctx, cell, get, items, text};
use facts::{CUTS, Unit};
use serde_json::{Value, json};

/// Is this row of the register a unit of its own: a decision on a service on which nobody says that the public was asked?
fn is_unit(row: &Value, returned: bool) -> bool {
    let change = text(get(row, "service_change"));
    let asked = match cell(get(row, "asked")) {
        Cell::Value(word) => text(word) != "yes",
        Cell::NotHeld => true,
        Cell::Blank => returned,
    };
    get(row, "exercise").is_null() && asked && (CUTS.contains(&change) || change == "started")
}

/// The otherwise empty exercise of such a row.
fn exercise_of(row: &Value) -> Value {
    let mut out = json!({ "id": get(row, "id"), "title": get(row, "what"), "service_change": get(row, "service_change") });
    for key in ["affected", "promise_to_consult"] {
        if !get(row, key).is_null() {
            out[key] = get(row, key).clone();
        }
    }
    out
}

/// Scores a submission by a rubric.
pub fn assess(submission: &Value, rubric: &Value) -> Value {
    let returned = text(get(submission, "basis")) == "returned";
    let ctx = Ctx {
        submission,
        rubric,
        returned,
        blank: returned,
        not_held: true,
    };
    let rows: Vec<&Value> = items(get(submission, "register"))
        .iter()
        .filter(|row| is_unit(row, returned))
        .collect();
    let mut units = Vec::new();
    for ex in items(get(submission, "exercises")) {
        units.push(score::unit(&Unit { ctx, ex, row: None }));
    }
    for row in rows {
        units.push(score::unit(&Unit {
            ctx,
            ex: &exercise_of(row),
            row: Some(row),
        }));
    }
    let (grade, criteria) = grade::roll_up(rubric, &units);
    json!({ "grade": grade, "criteria": criteria, "units": units.iter().map(score::Scored::json).collect::<Vec<_>>() })
}
