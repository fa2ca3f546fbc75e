//! Submissions scored without being explained, for the tests that score thousands of them.

use crate::support::{How, rubric, submission};
use earnest::assess::marks::{Marks, MarksFile};
use earnest::assess::rollup;
use earnest::assess::score::Scoring;
use earnest::assess::verdict::{Bounds, SignState, UnitVerdict, Verdict};
use earnest::base::date::Day;
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::submission::check;
use earnest::submission::model::Submission;
use serde_json::Value;
use std::collections::BTreeSet;

/// A typed submission scored.
pub(crate) fn score_typed(submission: &Submission, marks: &Marks, how: &How<'_>) -> Verdict {
    let as_of = how.as_of.map(|day| Day::parse(day).unwrap());
    let as_of = as_of.or_else(|| submission.as_of.value().map(|days| days.from));
    let verified = Verified::new();
    let scoring = Scoring {
        rubric: how.rubric,
        marks,
        verified: &verified,
        without_light: false,
    };
    let context = Context {
        submission,
        settings: &how.rubric.settings,
        baseline: None,
        as_of: as_of.unwrap_or(submission.period.to.to),
        basis: submission.basis,
        open: false,
    };
    rollup::score(&scoring, context)
}

/// A sound value scored by the default rubric.
pub(crate) fn score(value: &Value) -> Verdict {
    score_how(value, &How::default())
}

/// The same with marks, or on another day.
pub(crate) fn score_how(value: &Value, how: &How<'_>) -> Verdict {
    let typed = submission(value);
    let faults = check::submission(&typed);
    assert_eq!(faults.errors(), 0, "{faults:?}");
    let mut marks = Marks::default();
    for file in how.marks {
        let file: MarksFile = serde_json::from_value(file.clone()).unwrap_or_else(|error| panic!("{error}: {file}"));
        marks.add(&file, how.rubric, &typed).unwrap_or_else(|faults| panic!("{faults:?}"));
    }
    score_typed(&typed, &marks, how)
}

/// A value scored if a file of it would be taken.
pub(crate) fn score_if_sound(value: &Value) -> Option<Verdict> {
    let typed: Submission = serde_json::from_value(value.clone()).ok()?;
    if check::submission(&typed).errors() > 0 {
        return None;
    }
    Some(score_typed(&typed, &Marks::default(), &How::default()))
}

/// The bounds of a criterion of a unit.
pub(crate) fn bounds(unit: &UnitVerdict, id: &str) -> Bounds {
    let place = rubric().file.criteria.iter().position(|criterion| criterion.id.as_str() == id);
    unit.criteria[place.unwrap_or_else(|| panic!("no criterion {id}"))].bounds
}

/// The signs that fired in any unit, whatever became of them.
pub(crate) fn fired(verdict: &Verdict) -> BTreeSet<String> {
    let all = verdict.units.iter().flat_map(|unit| &unit.signs);
    all.filter(|sign| sign.state != SignState::Possible)
        .map(|sign| rubric().file.signs[sign.sign].id.as_str().to_owned())
        .collect()
}
