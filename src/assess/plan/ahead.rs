//! An exercise that cannot be graded yet: the signs that it already commits to, what falls due when, and the best it can still reach.
//!
//! It is scored as of the day on which the last of it is due, with everything that nobody can know yet left open. Only the high end of such a
//! result means anything: the best grade that is still possible.

use super::board::Board;
use super::steps::{Measure, steps};
use crate::assess::explain_words;
use crate::assess::published::GradeStatus;
use crate::assess::published::guide::{Ahead, AheadSign, NotDue, Standing};
use crate::assess::verdict::{Bounds, SignState, State, UnitVerdict};
use crate::base::date::Day;
use crate::submission::fields::Event;
use crate::submission::model::Exercise;
use std::cmp::Reverse;

/// What has not happened yet is not what never will: `none` and empty lists of things to come are left open.
pub(super) fn awaited(exercise: &Exercise, today: Day) -> Exercise {
    let mut open = exercise.clone();
    fn event<T>(event: &mut Event<T>) {
        if matches!(event, Event::None) {
            *event = Event::Blank;
        }
    }
    fn list<T>(list: &mut Option<Vec<T>>) {
        if list.as_ref().is_some_and(Vec::is_empty) {
            *list = None;
        }
    }
    event(&mut open.results);
    event(&mut open.standing_group);
    list(&mut open.decisions);
    list(&mut open.responses);
    list(&mut open.changes);
    list(&mut open.ratings);
    for change in open.changes.iter_mut().flatten() {
        event(&mut change.done);
        event(&mut change.effect);
    }
    for decision in open.decisions.iter_mut().flatten() {
        for outcome in decision.themes.iter_mut().flatten() {
            event(&mut outcome.told_on);
        }
    }
    let still_open = open.closes.value().is_some_and(|closes| closes.from > today);
    if still_open {
        event(&mut open.missing_review);
        list(&mut open.themes);
        list(&mut open.activities);
        for theme in open.themes.iter_mut().flatten() {
            event(&mut theme.fixed_on);
        }
        if let Event::Some(proposal) = &mut open.proposal {
            event(&mut proposal.impact_shown_on);
        }
    }
    open
}

/// The places of the signs that fire, or that cannot be ruled out.
fn committed(unit: &UnitVerdict) -> Vec<(usize, bool)> {
    unit.signs
        .iter()
        .filter_map(|sign| match sign.state {
            SignState::Fired | SignState::Noted => Some((sign.sign, true)),
            SignState::Possible => Some((sign.sign, false)),
            SignState::Lifted => None,
        })
        .collect()
}

/// What a choice of moves is worth: the best grade, the best of each criterion, and the signs that are left.
fn worth(unit: &UnitVerdict) -> (u32, Vec<u32>, Vec<(usize, bool)>) {
    let criteria = unit.criteria.iter().map(|criterion| criterion.bounds.high).collect();
    (unit.grade.bounds.high, criteria, committed(unit))
}

pub(super) fn ahead(board: &Board<'_>) -> Vec<Ahead> {
    (0..board.units.len()).filter_map(|place| one(board, place)).collect()
}

fn one(board: &Board<'_>, place: usize) -> Option<Ahead> {
    let due = board.horizon.get(place).copied().flatten()?;
    let (unit, now) = (board.units.get(place)?, board.now.get(place)?);
    let (rubric, today) = (board.inputs.rubric, board.inputs.context.as_of);
    let before = board.one(place, &[]);
    let all = fitting(board, place, &before);
    let chosen = needed(board, place, all);
    let after = board.one(place, &chosen);
    let measure = Measure::Best(place);
    let exercise = unit.exercise.as_ref();
    let stage = match (exercise.opens.value(), exercise.closes.value()) {
        (Some(opens), _) if opens.from > today => "to-open",
        (_, Some(closes)) if closes.from > today => "open",
        (_, _) => "closed",
    };
    let at = |verdict: &UnitVerdict| {
        let high = verdict.grade.bounds.high;
        Standing {
            low: verdict.grade.bounds.low,
            high,
            words: explain_words(rubric, GradeStatus::Firm, Bounds::at(high)),
        }
    };
    let (best_now, best) = (at(&before), at(&after));
    let says = if best.high > best_now.high {
        format!(
            "As it is planned, it can be {} at best; with these steps it can still be {}.",
            best_now.words, best.words
        )
    } else {
        format!("It can still be {}.", best.words)
    };
    let signs = committed(&before).into_iter().filter_map(|(sign, sure)| {
        let file = rubric.file.signs.get(sign)?;
        let at_most = before
            .signs
            .iter()
            .find(|known| known.sign == sign)
            .map_or(rubric.highest, |known| known.at_most);
        Some(AheadSign {
            id: file.id.to_string(),
            title: file.title.to_string(),
            says: file.says.to_string(),
            sure,
            at_most,
            remedy: file.remedy.act.to_string(),
        })
    });
    Some(Ahead {
        on: unit.id().to_owned(),
        title: exercise.title.to_string(),
        stage: stage.to_owned(),
        due: due.to_string(),
        best_now,
        best,
        says,
        signs: signs.collect(),
        not_due: not_due(board, now),
        hours: board.hours(&chosen),
        steps: steps(board, measure, &chosen),
    })
}

/// All moves that together make nothing worse than it is.
fn fitting(board: &Board<'_>, place: usize, before: &UnitVerdict) -> Vec<usize> {
    let (grade, criteria, _) = worth(before);
    let fine = |chosen: &[usize]| {
        let (best, each, _) = worth(&board.one(place, chosen));
        best >= grade && each.iter().zip(&criteria).all(|(is, was)| is >= was)
    };
    let all = board.places(|one| one.unit == place);
    if fine(&all) {
        return all;
    }
    let mut chosen = Vec::new();
    for at in all {
        chosen.push(at);
        if !fine(&chosen) {
            chosen.pop();
        }
    }
    chosen
}

/// Of the moves, those without which it would be worth less; the most hours are left out first.
fn needed(board: &Board<'_>, place: usize, mut chosen: Vec<usize>) -> Vec<usize> {
    let whole = worth(&board.one(place, &chosen));
    let mut order = chosen.clone();
    order.sort_by_key(|at| Reverse((board.hours(&[*at]), *at)));
    for at in order {
        let without: Vec<usize> = chosen.iter().copied().filter(|kept| *kept != at).collect();
        if worth(&board.one(place, &without)) == whole {
            chosen = without;
        }
    }
    chosen
}

/// What is not due yet, by day and then in the order of the rubric.
fn not_due(board: &Board<'_>, now: &UnitVerdict) -> Vec<NotDue> {
    let mut waiting: Vec<(Day, NotDue)> = Vec::new();
    for (file, criterion) in board.inputs.rubric.file.criteria.iter().zip(&now.criteria) {
        for (indicator, verdict) in file.indicators.iter().zip(&criterion.indicators) {
            let day = match verdict.state {
                State::NotDue(Some(day)) => day,
                State::NotDue(None) | State::Counts | State::Judged | State::Overridden | State::NotApplicable => continue,
            };
            waiting.push((
                day,
                NotDue {
                    id: indicator.id.to_string(),
                    title: indicator.title.to_string(),
                    criterion: file.title.to_string(),
                    from: day.to_string(),
                    ask: indicator.ask.to_string(),
                },
            ));
        }
    }
    waiting.sort_by_key(|(day, _)| *day);
    waiting.into_iter().map(|(_, row)| row).collect()
}
