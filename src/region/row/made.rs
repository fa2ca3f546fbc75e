//! A verdict and the submission it is on, as one line.
//!
//! Reads numbers that scoring found and counts the groups and themes of each unit once more; decides nothing.

use super::{
    CoreRow, CriterionRow, Draws, FORMAT, GroupRow, IndicatorRow, Means, NeedRow, Row, Span, ThemeRow, UncountedRow, UnitRow, texts,
};
use crate::assess::joint::Fared;
use crate::assess::published::IndicatorStatus;
use crate::assess::verdict::{Bounds, CriterionVerdict, SignState, State, UnitVerdict, Verdict};
use crate::base::digest::sha256;
use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::base::pointer::Pointer;
use crate::facts::groups::{GroupSeen, groups};
use crate::facts::value::{Content, Value};
use crate::facts::view::{Context, View};
use crate::facts::{Unit, themes_of, units};
use crate::rubric::model::{Indicator, Rubric};
use crate::submission::fields::Cell;
use crate::submission::model::Exercise;
use std::collections::BTreeMap;

/// What a line is made of.
#[derive(Clone)]
pub struct Made<'a> {
    /// where the submission was read
    pub source: Option<&'a str>,
    /// the digest of its bytes
    pub sha256: &'a str,
    /// what its units share
    pub context: Context<'a>,
    /// the rubric
    pub rubric: &'a Rubric,
    /// what scoring by it gave
    pub verdict: &'a Verdict,
    /// the rubric that an overlay changed, and what scoring by that gave
    pub core: Option<(&'a Rubric, &'a Verdict)>,
    /// the digest of the file of people by group of the area, where there was one
    pub baseline_sha256: Option<&'a str>,
    /// judgements that were read with it
    pub marks: usize,
    /// the digest of the files that they were read from, where there was one
    pub marks_sha256: Option<String>,
    /// how the grade that areas are compared by fared over the settings that were tried
    pub fared: Option<Fared>,
}

/// The line of a submission that was scored.
pub fn row(made: &Made<'_>) -> Row {
    let submission = made.context.submission;
    let (rubric, verdict) = (made.rubric, made.verdict);
    let authority = &submission.authority;
    let all = units(submission);
    Row {
        format: FORMAT,
        source: made.source.map(str::to_owned),
        sha256: made.sha256.to_owned(),
        corrects: submission.correction_of.as_ref().map(|earlier| earlier.sha256.as_str().to_owned()),
        code: authority.code.as_ref().map(|code| code.as_str().to_owned()),
        name: authority.name.as_str().to_owned(),
        kind: authority.kind.value().map(|kind| kind.word().to_owned()),
        region: authority.region.as_ref().map(|region| region.as_str().to_owned()),
        nation: authority.nation.value().map(|nation| nation.word().to_owned()),
        people: authority.people.value().map(|people| span(&people.interval())),
        from: submission.period.from.to_string(),
        to: submission.period.to.to_string(),
        as_of: made.context.as_of.to_string(),
        basis: submission.basis.word().to_owned(),
        rubric: name(rubric),
        rubric_sha256: rubric.sha256.clone(),
        baseline_sha256: made.baseline_sha256.map(str::to_owned),
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        marks: whole(made.marks),
        marks_sha256: made.marks_sha256.clone(),
        status: verdict.grade.status,
        low: verdict.grade.bounds.low,
        high: verdict.grade.bounds.high,
        on_held: verdict.grade.on_held,
        coverage: verdict.coverage().to_string(),
        due: verdict.grade.due.map(|day| day.to_string()),
        criteria: rolled(rubric, verdict),
        core: made.core.map(|(rubric, verdict)| CoreRow {
            rubric: name(rubric),
            rubric_sha256: rubric.sha256.clone(),
            status: verdict.grade.status,
            low: verdict.grade.bounds.low,
            high: verdict.grade.bounds.high,
            criteria: rolled(rubric, verdict),
        }),
        signs: signs(rubric, verdict, SignState::Fired),
        possible: signs(rubric, verdict, SignState::Possible),
        draws: made.fared.map(|fared| Draws {
            tried: fared.tried,
            held: fared.held,
            low: fared.low,
            high: fared.high,
        }),
        units: all
            .iter()
            .zip(&verdict.units)
            .map(|(unit, verdict)| unit_row(made, unit, verdict))
            .collect(),
    }
}

fn name(rubric: &Rubric) -> String {
    format!("{}/{}", rubric.file.id, rubric.file.version)
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn span(interval: &Interval) -> Span {
    use crate::base::number::Round;
    Span {
        low: interval.low.map(|low| low.round(Round::Up)),
        high: interval.high.map(|high| high.round(Round::Floor)),
    }
}

/// The units on which each sign stands so.
fn signs(rubric: &Rubric, verdict: &Verdict, state: SignState) -> BTreeMap<String, Vec<u32>> {
    let mut signs: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (place, unit) in verdict.units.iter().enumerate() {
        for sign in unit.signs.iter().filter(|sign| sign.state == state) {
            if let Some(file) = rubric.file.signs.get(sign.sign) {
                signs.entry(file.id.as_str().to_owned()).or_default().push(whole(place));
            }
        }
    }
    signs
}

const fn state_of(state: State) -> IndicatorStatus {
    match state {
        State::Counts => IndicatorStatus::Scored,
        State::Judged => IndicatorStatus::Judged,
        State::Overridden => IndicatorStatus::Overridden,
        State::NotDue(_) => IndicatorStatus::NotDue,
        State::NotApplicable => IndicatorStatus::NotApplicable,
    }
}

/// The authority's criteria; form and effect are those of the unit that sets the lowest level.
fn rolled(rubric: &Rubric, verdict: &Verdict) -> BTreeMap<String, CriterionRow> {
    let rows = rubric.file.criteria.iter().zip(&verdict.criteria).enumerate();
    rows.map(|(place, (file, rolled))| {
        let chosen = rolled.chosen.0.and_then(|unit| verdict.units.get(unit));
        let chosen = chosen.and_then(|unit| unit.criteria.get(place));
        (
            file.id.as_str().to_owned(),
            criterion_row(rolled.state, rolled.bounds, rolled.on_held, chosen),
        )
    })
    .collect()
}

fn criterion_row(state: State, bounds: Bounds, on_held: Option<u32>, from: Option<&CriterionVerdict>) -> CriterionRow {
    let means = |mean: Option<(Q, Q)>| {
        mean.map(|(low, high)| Means {
            low: low.to_string(),
            high: high.to_string(),
        })
    };
    CriterionRow {
        state: state_of(state),
        low: bounds.low,
        high: bounds.high,
        on_held,
        form: from.and_then(|criterion| means(criterion.form)),
        effect: from.and_then(|criterion| means(criterion.effect)),
    }
}

fn unit_row(made: &Made<'_>, unit: &Unit<'_>, verdict: &UnitVerdict) -> UnitRow {
    let view = unit.view(made.context);
    let exercise = unit.exercise.as_ref();
    let seen = groups(&view);
    let rubric = made.rubric;
    let criteria = || rubric.file.criteria.iter().zip(&verdict.criteria);
    UnitRow {
        id: unit.id().to_owned(),
        title: exercise.title.as_str().to_owned(),
        unasked: unit.row.is_some(),
        shared_key: shared_key(exercise),
        stakes: verdict.weight,
        counted: verdict.counted,
        status: verdict.grade.status,
        low: verdict.grade.bounds.low,
        high: verdict.grade.bounds.high,
        criteria: criteria()
            .map(|(file, criterion)| {
                let row = criterion_row(criterion.state, criterion.bounds, criterion.on_held, Some(criterion));
                (file.id.as_str().to_owned(), row)
            })
            .collect(),
        indicators: rubric
            .criteria
            .iter()
            .zip(criteria())
            .flat_map(|(model, (file, criterion))| {
                let rows = file.indicators.iter().zip(&model.indicators).zip(&criterion.indicators);
                rows.map(|((file, model), indicator)| {
                    let row = IndicatorRow {
                        state: state_of(indicator.state),
                        low: indicator.bounds.low,
                        high: indicator.bounds.high,
                        measured: measured(model, verdict),
                    };
                    (file.id.as_str().to_owned(), row)
                })
            })
            .collect(),
        groups: seen.iter().filter_map(counted).collect(),
        uncounted: seen.iter().filter_map(uncounted).collect(),
        themes: themes(&view, &seen),
        needs: needs(exercise),
        texts: texts::texts(&Pointer::from_text(unit.at()), exercise, unit.row),
    }
}

/// A group that should be counted, is, and of which both numbers are exact.
fn counted(group: &GroupSeen<'_>) -> Option<GroupRow> {
    if !group.required.and(group.counted).is_true() {
        return None;
    }
    Some(GroupRow {
        id: group.id.to_owned(),
        question: group.question.to_owned(),
        heard: exact(&group.heard)?,
        expected: group.expected.point()?.to_string(),
    })
}

/// Any other that should be counted.
fn uncounted(group: &GroupSeen<'_>) -> Option<UncountedRow> {
    (group.required.is_true() && counted(group).is_none()).then(|| UncountedRow {
        id: group.id.to_owned(),
        question: group.question.to_owned(),
        surely: group.counted.is_false(),
    })
}

/// An exercise that several authorities share bears one id, one title and the same days in the file of each. The id alone would not do:
/// the form numbers the exercises of every authority alike.
fn shared_key(exercise: &Exercise) -> String {
    let days = |cell: &Cell<crate::base::date::Days>| cell.value().map_or_else(String::new, ToString::to_string);
    let title = exercise
        .title
        .as_str()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    let key = [exercise.id.as_str(), &title, &days(&exercise.opens), &days(&exercise.closes)].join("\u{1f}");
    let mut digest = sha256(key.as_bytes());
    digest.truncate(16);
    digest
}

/// The number that an indicator is cut by, where it is known exactly.
fn measured(indicator: &Indicator, verdict: &UnitVerdict) -> Option<String> {
    let threshold = indicator.steps.iter().find_map(|step| step.when.threshold.as_ref())?;
    let number = verdict.facts.get(threshold.measure).as_number()?;
    number.point().map(|point| point.to_string())
}

fn exact(value: &Value) -> Option<u32> {
    let Content::Number(number) = value.content else { return None };
    point(&number)
}

fn point(number: &Interval) -> Option<u32> {
    let point = number.point().filter(|point| point.denominator() == 1)?;
    u32::try_from(point.numerator()).ok()
}

const fn told(truth: Truth) -> Option<bool> {
    match truth {
        Truth::True => Some(true),
        Truth::False => Some(false),
        Truth::Unknown => None,
    }
}

fn themes(view: &View<'_>, seen: &[GroupSeen<'_>]) -> Vec<ThemeRow> {
    let themes = themes_of(view, seen);
    let rows = themes.iter().map(|theme| ThemeRow {
        id: theme.theme.id.as_str().to_owned(),
        summary: theme.theme.summary.as_str().to_owned(),
        voices: point(&theme.voices),
        answered: told(theme.answered.as_truth()),
        taken_up: told(theme.taken_up.as_truth()),
    });
    rows.collect()
}

/// Needs of which the place is said; nobody can be brought together over one whose place is not.
fn needs(exercise: &Exercise) -> Vec<NeedRow> {
    let needs = exercise.needs.iter().flatten();
    needs
        .filter_map(|need| {
            Some(NeedRow {
                what: need.what.as_str().to_owned(),
                place: need.place.as_ref()?.as_str().to_owned(),
                people: need.people.value().and_then(|people| point(&people.interval())),
                would_travel: need.would_travel.value().map(|flag| flag.0),
            })
        })
        .collect()
}

#[cfg(test)]
#[path = "made_tests.rs"]
mod tests;
