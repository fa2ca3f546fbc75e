//! The sheet of signs: the state of each as an input, and the caps that follow from it as formulas for other sheets.
//!
//! What makes a sign hold is not worked out again here: it is read where silence is left open, and stands as the engine found it.

use super::formula::at;
use super::sheet::{Cell, Sheet, text, whole};
use super::words;
use crate::assess::published::audit::{Audit, SignHeld};
use crate::assess::published::{Assessment, SignStatus};
use crate::report::RenderError;
use rust_xlsxwriter::Worksheet;

const SIGNS: &str = "Signs";
const STATE: &str = "D";
const CRITERION_AT_MOST: &str = "G";
const GRADE_AT_MOST: &str = "H";

/// A sign with the row it stands in.
pub(super) struct Placed<'a> {
    row: u32,
    sign: &'a SignHeld,
}

/// The sheet, and for each unit its signs with their rows.
pub(super) fn sheet<'a>(assessment: &Assessment, audit: &'a Audit) -> Result<(Worksheet, Vec<Vec<Placed<'a>>>), RenderError> {
    let headings = [
        ("Exercise", 26),
        ("Sign", 28),
        ("What it says", 44),
        ("State (input)", 11),
        ("Severity", 12),
        ("Caps", 14),
        ("Criterion at most", 10),
        ("Grade at most", 10),
        ("Without it", 26),
        ("What to do", 50),
        ("Source", 36),
    ];
    let notes = [
        "Only a sign that is fired caps. Change its state to see what follows: fired, possible, lifted or noted.",
        "Whether a sign holds is not worked out again here: it stands as the engine found it.",
    ];
    let mut sheet = Sheet::new(SIGNS, "Signs of going through the motions", &notes, &headings, 2)?;
    let first = sheet.next();
    let mut placed = Vec::new();
    for unit in &audit.units {
        let mut of_unit = Vec::new();
        for sign in &unit.signs {
            let said = assessment.signs.iter().find(|said| said.id == sign.id && said.on == unit.id);
            let told = |pick: &dyn Fn(&crate::assess::published::Sign) -> Option<String>| said.and_then(pick).map_or(Cell::Blank, text);
            let row = sheet.row(&[
                text(&unit.id),
                text(&sign.title),
                told(&|said| Some(said.says.clone())),
                text(words::sign_status(sign.status)).input(),
                text(&sign.severity),
                text(&sign.criterion),
                whole(sign.at_most),
                sign.grade_at_most.map_or(Cell::Blank, whole),
                told(&|said| said.without.clone()),
                told(&|said| Some(said.remedy.clone())),
                told(&|said| said.source.clone()),
            ])?;
            of_unit.push(Placed { row, sign });
        }
        placed.push(of_unit);
    }
    sheet.choices(3, first, &["fired", "possible", "lifted", "noted"])?;
    Ok((sheet.done(), placed))
}

impl Placed<'_> {
    fn fired(&self) -> String {
        format!("{}=\"fired\"", at(SIGNS, STATE, self.row))
    }
}

/// The most that signs leave of something: `highest` where none of them fired. The formula and what it gives.
fn cap<'p>(signs: impl Iterator<Item = (&'p Placed<'p>, u32, &'static str)>, highest: u32) -> (String, u32) {
    let (mut parts, mut gives) = (vec![highest.to_string()], highest);
    for (placed, at_most, column) in signs {
        parts.push(format!("IF({},{},{highest})", placed.fired(), at(SIGNS, column, placed.row)));
        if placed.sign.status == SignStatus::Fired {
            gives = gives.min(at_most);
        }
    }
    (format!("MIN({})", parts.join(",")), gives)
}

/// The most that the signs of a unit leave of a criterion.
pub(super) fn criterion_cap(signs: &[Placed<'_>], criterion: &str, highest: u32) -> (String, u32) {
    let own = signs.iter().filter(|placed| placed.sign.criterion == criterion);
    cap(own.map(|placed| (placed, placed.sign.at_most, CRITERION_AT_MOST)), highest)
}

/// The most that the signs of a unit leave of its grade.
pub(super) fn grade_cap(signs: &[Placed<'_>], highest: u32) -> (String, u32) {
    let own = signs.iter();
    let own = own.filter_map(|placed| placed.sign.grade_at_most.map(|at_most| (placed, at_most, GRADE_AT_MOST)));
    cap(own, highest)
}

/// That a unit bears a sign of a severity; the formula and what it gives.
pub(super) fn bears(signs: &[Placed<'_>], severity: &str) -> (String, bool) {
    let own: Vec<&Placed<'_>> = signs.iter().filter(|placed| placed.sign.severity == severity).collect();
    let gives = own.iter().any(|placed| placed.sign.status == SignStatus::Fired);
    let parts: Vec<String> = own.iter().map(|placed| placed.fired()).collect();
    if parts.is_empty() {
        ("FALSE".to_owned(), false)
    } else {
        (format!("OR({})", parts.join(",")), gives)
    }
}
