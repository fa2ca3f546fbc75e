//! Runs the examples of a rubric: their facts go through the same scoring as those of a submission, and what comes of them is compared.
//!
//! Owns the comparison and its words. Everything is due in an example, nobody has judged anything, and a rubric is changed nowhere.

use super::marks::Marks;
use super::moments::DueState;
use super::score::{Given, Scoring, by_facts};
use super::verdict::{Bounds, SignState, UnitVerdict};
use crate::base::fault::{Fault, Faults};
use crate::base::number::numbers;
use crate::base::pointer::Pointer;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::strength::Verified;
use crate::facts::value::Content;
use crate::rubric::file::SignWord;
use crate::rubric::model::{Example, Expected, Rubric};

/// What came of the examples of a rubric.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// how many were run
    pub run: usize,
    /// how many came out otherwise than expected
    pub failed: usize,
    /// each expectation that was not met
    pub faults: Faults,
}

/// Runs every example.
pub fn run(rubric: &Rubric) -> Outcome {
    let at = Pointer::root().key("tests");
    let mut outcome = Outcome::default();
    for (place, example) in rubric.examples.iter().enumerate() {
        let verdict = score(rubric, place, example);
        let id = rubric.file.tests.get(place).map_or("", |written| written.id.as_str());
        let mut met = true;
        for expected in &example.expected {
            let Some(told) = unmet(rubric, expected, &verdict) else { continue };
            met = false;
            let at = at.item(place).key("expect").key(&told.key);
            let message = format!("'{id}': expected {} {}, found {}", told.what, told.expected, told.found);
            outcome
                .faults
                .push(Fault::error("failed-example", at, message).with_help(told.because));
        }
        outcome.run = outcome.run.saturating_add(1);
        if !met {
            outcome.failed = outcome.failed.saturating_add(1);
        }
    }
    outcome
}

/// Scores one example.
fn score(rubric: &Rubric, place: usize, example: &Example) -> UnitVerdict {
    let mut facts = Facts::unknown();
    for (fact, value) in &example.facts {
        facts.set(*fact, *value);
    }
    let open = facts.clone();
    let written = rubric.file.tests.get(place);
    let outside = if written.is_some_and(|written| written.corroborated) {
        facts.clone()
    } else {
        Facts::nothing()
    };
    let scoring = Scoring {
        rubric,
        marks: &Marks::default(),
        verified: &Verified::new(),
        without_light: false,
    };
    by_facts(
        &scoring,
        Given {
            id: written.map_or("", |written| written.id.as_str()),
            facts,
            open: &open,
            corroborated: &|| outside.clone(),
            due: &|_, _| DueState::Due,
            row: false,
            individual: false,
        },
    )
}

/// An expectation that was not met, in words.
struct Unmet {
    key: String,
    what: String,
    expected: String,
    found: String,
    because: String,
}

fn unmet(rubric: &Rubric, expected: &Expected, verdict: &UnitVerdict) -> Option<Unmet> {
    match *expected {
        Expected::Criterion(place, low, high) => {
            let found = verdict.criteria.get(place)?;
            let file = rubric.file.criteria.get(place)?;
            let rows = file.indicators.iter().zip(&found.indicators);
            let rows: Vec<String> = rows.map(|(row, found)| format!("{} {}", row.id, level(found.bounds))).collect();
            let because = format!("its indicators: {}; {}", rows.join(", "), capped_by(rubric, place, verdict));
            compared(file.id.as_str(), low, high, found.bounds, because)
        }
        Expected::Indicator(place, row, low, high) => {
            let found = verdict.criteria.get(place)?.indicators.get(row)?;
            let file = rubric.file.criteria.get(place)?.indicators.get(row)?;
            let model = rubric.criteria.get(place)?.indicators.get(row)?;
            compared(file.id.as_str(), low, high, found.bounds, reads(&model.facts, &verdict.facts))
        }
        Expected::Grade(low, high) => {
            let all = rubric.file.criteria.iter().zip(&verdict.criteria);
            let all: Vec<String> = all.map(|(file, found)| format!("{} {}", file.id, level(found.bounds))).collect();
            compared(
                "grade",
                low,
                high,
                verdict.grade.bounds,
                format!("its criteria: {}", all.join(", ")),
            )
        }
        Expected::Sign(place, state) => {
            let found = state_of(place, verdict);
            let model = rubric.signs.get(place)?;
            (found != state).then(|| Unmet {
                key: "status".to_owned(),
                what: rubric
                    .file
                    .signs
                    .get(place)
                    .map_or_else(String::new, |sign| format!("'{}'", sign.id)),
                expected: state.word().to_owned(),
                found: found.word().to_owned(),
                because: reads(&model.facts, &verdict.facts),
            })
        }
    }
}

fn compared(id: &str, low: u32, high: u32, found: Bounds, because: String) -> Option<Unmet> {
    let expected = Bounds { low, high };
    (expected != found).then(|| Unmet {
        key: id.to_owned(),
        what: format!("'{id}' at"),
        expected: level(expected),
        found: level(found),
        because,
    })
}

fn level(bounds: Bounds) -> String {
    bounds
        .firm()
        .map_or_else(|| numbers(bounds.low, bounds.high), |level| level.to_string())
}

fn state_of(place: usize, verdict: &UnitVerdict) -> SignWord {
    let found = verdict.signs.iter().find(|sign| sign.sign == place);
    found.map_or(SignWord::Absent, |sign| match sign.state {
        SignState::Fired => SignWord::Fired,
        SignState::Possible => SignWord::Possible,
        SignState::Noted => SignWord::Noted,
        // nobody lifts anything in an example
        SignState::Lifted => SignWord::Absent,
    })
}

/// Which signs lowered a criterion.
fn capped_by(rubric: &Rubric, place: usize, verdict: &UnitVerdict) -> String {
    let fired = verdict
        .signs
        .iter()
        .filter(|sign| sign.criterion == place && sign.state == SignState::Fired);
    let ids: Vec<&str> = fired
        .filter_map(|sign| rubric.file.signs.get(sign.sign))
        .map(|sign| sign.id.as_str())
        .collect();
    if ids.is_empty() {
        "no sign fired on it".to_owned()
    } else {
        format!("signs that fired on it: {}", ids.join(", "))
    }
}

/// What some facts say in an example.
fn reads(read: &[Fact], facts: &Facts) -> String {
    let all: Vec<String> = read
        .iter()
        .map(|fact| {
            let said = match facts.get(*fact).content {
                Content::Truth(truth) if truth.is_true() => "yes".to_owned(),
                Content::Truth(truth) if truth.is_false() => "no".to_owned(),
                Content::Truth(_) => "unknown".to_owned(),
                Content::Number(interval) => interval.words(3),
                Content::Perhaps(_) => "unknown".to_owned(),
                Content::Nothing => "nothing".to_owned(),
            };
            format!("{} {said}", fact.id())
        })
        .collect();
    format!("it reads {}", all.join(", "))
}

#[cfg(test)]
#[path = "examples_tests.rs"]
mod tests;
