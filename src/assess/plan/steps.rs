//! From chosen moves to steps: in order, themes that are answered alike together, each with what it brings on top of those before it.
//!
//! Nothing is promised that was not scored.

use super::answers::answer_words;
use super::board::Board;
use super::moves::{Answers, Move, listed};
use crate::assess::explain::range;
use crate::assess::published::Range;
use crate::assess::published::guide::{GuideStep, Lift};
use crate::assess::verdict::{Bounds, SignState, UnitVerdict, Verdict};

/// What a step is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// what is sure of the whole
    Sure,
    /// the best that one unit can still be
    Best(usize),
}

/// The steps of a plan.
pub(super) fn steps(board: &Board<'_>, measure: Measure, chosen: &[usize]) -> Vec<GuideStep> {
    let mut made: Vec<usize> = Vec::new();
    let mut all = Vec::new();
    for group in groups(board, chosen) {
        let before = made.clone();
        made.extend(&group);
        made.sort_unstable();
        all.extend(step(board, measure, &before, &made, &group));
    }
    all
}

/// Moves that read as one step: answers that lack the same on one exercise, one after another.
fn groups(board: &Board<'_>, chosen: &[usize]) -> Vec<Vec<usize>> {
    let mut sorted = chosen.to_vec();
    sorted.sort_unstable();
    let alike = |a: &Move, b: &Move| match (&a.answers, &b.answers) {
        (Some(one), Some(other)) => a.unit == b.unit && one.lacks == other.lacks,
        (_, _) => false,
    };
    let mut all: Vec<Vec<usize>> = Vec::new();
    for at in sorted {
        let Some(one) = board.moves.get(at) else { continue };
        // of one exercise all answers stand in one run, whatever they lack
        let with = all.iter_mut().find(|group| {
            group
                .first()
                .and_then(|first| board.moves.get(*first))
                .is_some_and(|first| alike(first, one))
        });
        match with {
            Some(group) => group.push(at),
            None => all.push(vec![at]),
        }
    }
    all
}

fn step(board: &Board<'_>, measure: Measure, before: &[usize], after: &[usize], group: &[usize]) -> Option<GuideStep> {
    let moves: Vec<&Move> = group.iter().filter_map(|at| board.moves.get(*at)).collect();
    let first = *moves.first()?;
    let answers: Vec<&Answers> = moves.iter().filter_map(|one| one.answers.as_ref()).collect();
    let (lifts, prevents) = match measure {
        Measure::Sure => {
            let (was, is) = (board.verdict(before), board.verdict(after));
            (sure(board, first.unit, &was, &is), lost(board, first.unit, &was, &is))
        }
        Measure::Best(place) => {
            let (was, is) = (board.one(place, before), board.one(place, after));
            (best(board, place, &was, &is), gone(board, &was, &is, true))
        }
    };
    Some(GuideStep {
        moves: moves.iter().map(|one| one.id.clone()).collect(),
        act: if answers.len() > 1 {
            answer_words(&answers)
        } else {
            first.says.clone()
        },
        on: first.on.to_string(),
        when: first.when.word().to_owned(),
        last: first.last.map(|day| day.to_string()),
        hours: board.hours(group),
        says: in_words(board, &lifts, &prevents),
        lifts,
        prevents,
    })
}

fn shown(bounds: Bounds) -> Range {
    Range {
        low: bounds.low.to_string(),
        high: bounds.high.to_string(),
        shown: range(bounds),
    }
}

/// One level before and after, where it moves.
fn lift(of: &str, on: &str, id: &str, title: &str, was: Bounds, is: Bounds) -> Option<Lift> {
    (was != is).then(|| Lift {
        of: of.to_owned(),
        on: on.to_owned(),
        id: id.to_owned(),
        title: title.to_owned(),
        from: shown(was),
        to: shown(is),
    })
}

/// What surely moves: the criteria of the unit, those of the authority where there are more units, and the grade.
fn sure(board: &Board<'_>, place: usize, was: &Verdict, is: &Verdict) -> Vec<Lift> {
    let criteria = &board.inputs.rubric.file.criteria;
    let mut lifts = Vec::new();
    if let (Some(unit), Some(before), Some(after)) = (board.units.get(place), was.units.get(place), is.units.get(place)) {
        for (file, (was, is)) in criteria.iter().zip(before.criteria.iter().zip(&after.criteria)) {
            if is.state.counts() {
                lifts.extend(lift(
                    "criterion",
                    unit.id(),
                    file.id.as_str(),
                    file.title.as_str(),
                    was.bounds,
                    is.bounds,
                ));
            }
        }
    }
    if board.units.len() > 1 {
        for (file, (was, is)) in criteria.iter().zip(was.criteria.iter().zip(&is.criteria)) {
            if is.state.counts() {
                lifts.extend(lift("criterion", "", file.id.as_str(), file.title.as_str(), was.bounds, is.bounds));
            }
        }
    }
    lifts.extend(lift("grade", "", "", "the grade", was.grade.bounds, is.grade.bounds));
    lifts
}

/// The best that can still come of one unit.
fn best(board: &Board<'_>, place: usize, was: &UnitVerdict, is: &UnitVerdict) -> Vec<Lift> {
    let on = board.units.get(place).map_or("", |unit| unit.id());
    let high = |bounds: Bounds| Bounds::at(bounds.high);
    let mut lifts = Vec::new();
    for (file, (was, is)) in board.inputs.rubric.file.criteria.iter().zip(was.criteria.iter().zip(&is.criteria)) {
        if is.state.counts() {
            let (was, is) = (high(was.bounds), high(is.bounds));
            lifts.extend(lift("best-criterion", on, file.id.as_str(), file.title.as_str(), was, is));
        }
    }
    lifts.extend(lift(
        "best-grade",
        on,
        "",
        "the grade",
        high(was.grade.bounds),
        high(is.grade.bounds),
    ));
    lifts
}

fn lost(board: &Board<'_>, place: usize, was: &Verdict, is: &Verdict) -> Vec<String> {
    match (was.units.get(place), is.units.get(place)) {
        (Some(was), Some(is)) => gone(board, was, is, false),
        (_, _) => Vec::new(),
    }
}

/// The signs that fire no more; with `possible`, also those that can now be ruled out.
fn gone(board: &Board<'_>, was: &UnitVerdict, is: &UnitVerdict, possible: bool) -> Vec<String> {
    let stands = |unit: &UnitVerdict, place: usize| {
        unit.signs.iter().any(|sign| {
            let holds = match sign.state {
                SignState::Fired | SignState::Noted => true,
                SignState::Possible => possible,
                SignState::Lifted => false,
            };
            sign.sign == place && holds
        })
    };
    let signs = board.inputs.rubric.file.signs.iter().enumerate();
    signs
        .filter(|(place, _)| stands(was, *place) && !stands(is, *place))
        .map(|(_, file)| file.id.to_string())
        .collect()
}

/// "lifts Closing the loop from 1 to 2 and the grade from 1 to 2; prevents …".
fn in_words(board: &Board<'_>, lifts: &[Lift], prevents: &[String]) -> String {
    let mut parts = Vec::new();
    let several = board.units.len() > 1;
    let name = |lift: &Lift| {
        let whose = match (several, lift.on.as_str(), lift.id.as_str()) {
            (true, "", "") => " of the authority".to_owned(),
            (true, "", _) => " of the authority".to_owned(),
            (true, on, _) => format!(" of {on}"),
            (false, _, _) => String::new(),
        };
        let best = if lift.of.starts_with("best") { "the best of " } else { "" };
        format!("{best}{}{whose} from {} to {}", lift.title, lift.from.shown, lift.to.shown)
    };
    let rising: Vec<String> = lifts.iter().map(name).collect();
    if !rising.is_empty() {
        parts.push(format!("lifts {}", listed(&rising)));
    }
    let titles: Vec<String> = board
        .inputs
        .rubric
        .file
        .signs
        .iter()
        .filter(|file| prevents.iter().any(|id| id == file.id.as_str()))
        .map(|file| format!("“{}”", file.title))
        .collect();
    if !titles.is_empty() {
        parts.push(format!("takes away the sign {}", listed(&titles)));
    }
    if parts.is_empty() {
        parts.push("lifts nothing alone, and is needed for the rest".to_owned());
    }
    parts.join("; ")
}
