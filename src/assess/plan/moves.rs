//! The changes that an officer can still make true, each with its words, its time and what it does to the file.
//!
//! A closed set. None is dated before the day of the assessment, none is offered after its last day, and none raises a count of people
//! heard: only meeting a few people of a group that was not heard enough adds anybody. What they bring is for the scorer to say.

use super::act::Act;
use super::situation::Situation;
use super::{answers, changes, meeting, opening};
use crate::base::date::Day;
use crate::facts::view::Context;
use crate::rubric::file::When;
use crate::submission::fields::Id;
use crate::submission::model::{Exercise, Submission};

/// One change that can still be made true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// a stable name: the exercise, what is done, and to what
    pub id: String,
    /// the exercise it is about
    pub on: Id,
    /// its place among the exercises of the file
    pub unit: usize,
    /// what to do, with its own figures
    pub says: String,
    /// until when it is possible
    pub when: When,
    /// the last day on which it is possible; none where any day will do
    pub last: Option<Day>,
    /// the earliest day that it writes into the file; none where it writes no day
    pub dated: Option<Day>,
    /// about so many hours
    pub hours: u32,
    /// the theme that it answers and how many raised it, where it answers one
    pub(super) answers: Option<Answers>,
    pub(super) act: Act,
}

/// The theme that a change answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answers {
    pub(super) theme: Id,
    /// people who raised it, where that is known
    pub(super) voices: Option<u32>,
    pub(super) lacks: Lacks,
}

/// What an answer still lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lacks {
    /// an outcome, and so all else
    Outcome,
    /// a reason, and perhaps that people are told
    Reason,
    /// that people are told
    Telling,
}

impl Move {
    /// Makes it true in a submission; one that lacks the exercise is left as it is.
    pub fn apply(&self, submission: &mut Submission) {
        if let Some(exercise) = submission.exercises.as_mut().and_then(|list| list.get_mut(self.unit)) {
            self.apply_to(exercise);
        }
    }

    pub(super) fn apply_to(&self, exercise: &mut Exercise) {
        self.act.apply(exercise);
    }
}

/// What a family of moves hands in: all but what the exercise says.
pub(super) struct Draft {
    /// what is done, and to what, for the name of the move
    pub(super) name: String,
    pub(super) says: String,
    pub(super) hours: u32,
    pub(super) dated: Option<Day>,
    pub(super) act: Act,
}

/// Collects moves of one exercise.
pub(super) struct Collector<'s, 'v, 'a> {
    pub(super) at: &'s Situation<'v, 'a>,
    pub(super) found: Vec<Move>,
}

impl Collector<'_, '_, '_> {
    /// Adds a move, unless its time has passed.
    pub(super) fn add(&mut self, until: Option<(When, Option<Day>)>, draft: Draft) {
        let Some((when, last)) = until else { return };
        if last.is_some_and(|last| last < self.at.today) {
            return;
        }
        let on = &self.at.exercise().id;
        self.found.push(Move {
            id: format!("{on}/{}", draft.name),
            on: on.clone(),
            unit: self.at.unit,
            says: draft.says,
            when,
            last,
            dated: draft.dated,
            hours: draft.hours,
            answers: None,
            act: draft.act,
        });
    }

    /// Adds a move that is possible on any day.
    pub(super) fn now(&mut self, draft: Draft) {
        self.add(Some((When::Now, None)), draft);
    }
}

/// Every move that the dates of an exercise still allow, whether or not it brings anything; those of now first.
pub(super) fn possible(context: Context<'_>, exercise: &Exercise, unit: usize) -> Vec<Move> {
    let view = crate::facts::view::View::new(context, exercise, None);
    let at = Situation::new(&view, unit);
    let mut all = Collector {
        at: &at,
        found: Vec::new(),
    };
    answers::add(&mut all);
    changes::add(&mut all);
    opening::add(&mut all);
    meeting::add(&mut all);
    let mut found = all.found;
    found.sort_by_key(|one| one.when);
    found
}

/// "1 comment", "3 comments".
pub(super) fn count(number: usize, what: &str) -> String {
    if number == 1 {
        format!("1 {what}")
    } else {
        format!("{number} {what}s")
    }
}

/// "a", "a and b", "a, b and c".
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
#[path = "moves_tests.rs"]
mod tests;
