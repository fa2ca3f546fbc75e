//! Any choice of moves, scored: the submission with those moves made true goes through the same scoring as the submission itself.
//!
//! A move touches one exercise, so each choice within an exercise is scored once and kept; the roll-up is done anew for every choice.

use super::ahead::awaited;
use super::moves::{Move, possible};
use crate::assess::explain::Inputs;
use crate::assess::rollup::roll;
use crate::assess::score::{Scoring, unit};
use crate::assess::verdict::{GradeStatus, State, UnitVerdict, Verdict};
use crate::base::date::Day;
use crate::facts::Unit;
use crate::facts::view::Context;
use crate::submission::model::Exercise;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What a choice of moves is scored with.
pub(super) struct Board<'a> {
    pub(super) inputs: &'a Inputs<'a>,
    pub(super) units: &'a [Unit<'a>],
    scoring: Scoring<'a>,
    /// each unit as it stands
    pub(super) now: Vec<UnitVerdict>,
    /// for a unit that cannot be graded yet: the day on which all of it is due
    pub(super) horizon: Vec<Option<Day>>,
    /// the moves that change anything, in order
    pub(super) moves: Vec<Move>,
    known: RefCell<BTreeMap<Vec<usize>, UnitVerdict>>,
}

impl<'a> Board<'a> {
    pub(super) fn new(inputs: &'a Inputs<'a>, units: &'a [Unit<'a>]) -> Self {
        let scoring = Scoring {
            rubric: inputs.rubric,
            marks: inputs.marks,
            verified: inputs.verified,
            without_light: false,
        };
        let now: Vec<UnitVerdict> = units.iter().map(|one| unit(&scoring, inputs.context, one)).collect();
        let mut board = Self {
            inputs,
            units,
            scoring,
            horizon: vec![None; now.len()],
            now,
            moves: Vec::new(),
            known: RefCell::default(),
        };
        board.horizon = (0..units.len()).map(|place| board.horizon_of(place)).collect();
        for (place, one) in units.iter().enumerate().filter(|(_, one)| one.row.is_none()) {
            let found = possible(inputs.context, &one.exercise, place);
            board.moves.extend(found);
        }
        board.prune();
        board
    }

    /// Moves that change no fact of their exercise, as it stands or when it is due, bring nothing.
    fn prune(&mut self) {
        let before: Vec<UnitVerdict> = (0..self.units.len()).map(|place| self.one(place, &[])).collect();
        let moves = std::mem::take(&mut self.moves);
        let changes = |one: &Move| {
            let exercise = self.edited(one.unit, std::iter::once(one));
            let after = self.score(one.unit, exercise);
            before.get(one.unit).is_some_and(|before| *before != after)
        };
        let kept = moves.iter().filter(|one| changes(one)).cloned().collect();
        self.moves = kept;
    }

    /// A unit that cannot be graded yet is looked at from the day on which the last of it is due.
    fn horizon_of(&self, place: usize) -> Option<Day> {
        let first = self.now.get(place)?;
        if first.grade.status != GradeStatus::NotDue || self.units.get(place).is_none_or(|one| one.row.is_some()) {
            return None;
        }
        let mut day = last_due(first)?;
        // a day can bring another with it, never many
        for _ in 0..8 {
            match last_due(&self.score_on(place, day, &self.edited(place, std::iter::empty()))) {
                Some(later) if later > day => day = later,
                Some(_) | None => break,
            }
        }
        Some(day)
    }

    /// A unit scored as of a day to come, with all that nobody can know yet left open.
    fn score_on(&self, place: usize, day: Day, exercise: &Exercise) -> UnitVerdict {
        let context = Context {
            as_of: day,
            open: true,
            ..self.inputs.context
        };
        let one = Unit {
            exercise: Cow::Owned(awaited(exercise, self.inputs.context.as_of)),
            row: None,
            index: place,
        };
        unit(&self.scoring, context, &one)
    }

    /// The exercise of a unit with moves made true.
    fn edited<'m>(&self, place: usize, moves: impl Iterator<Item = &'m Move>) -> Cow<'a, Exercise> {
        let mut exercise = match self.units.get(place) {
            Some(one) => match &one.exercise {
                Cow::Borrowed(exercise) => Cow::Borrowed(*exercise),
                Cow::Owned(exercise) => Cow::Owned(exercise.clone()),
            },
            None => return Cow::Owned(Exercise::blank(Default::default(), Default::default())),
        };
        for one in moves.filter(|one| one.unit == place) {
            one.apply_to(exercise.to_mut());
        }
        exercise
    }

    fn score(&self, place: usize, exercise: Cow<'_, Exercise>) -> UnitVerdict {
        if let Some(day) = self.horizon.get(place).copied().flatten() {
            return self.score_on(place, day, &exercise);
        }
        let Some(known) = self.units.get(place) else {
            return self.score_on(place, self.inputs.context.as_of, &exercise);
        };
        let one = Unit {
            exercise,
            row: known.row,
            index: known.index,
        };
        unit(&self.scoring, self.inputs.context, &one)
    }

    /// A unit with some of the moves made true: as it stands, or where it cannot be graded yet as it can stand when it is due.
    pub(super) fn one(&self, place: usize, chosen: &[usize]) -> UnitVerdict {
        let own: Vec<usize> = chosen
            .iter()
            .copied()
            .filter(|at| self.moves.get(*at).is_some_and(|one| one.unit == place))
            .collect();
        if own.is_empty()
            && self.horizon.get(place).copied().flatten().is_none()
            && let Some(now) = self.now.get(place)
        {
            return now.clone();
        }
        let mut key = own.clone();
        key.insert(0, place);
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let made = own.iter().filter_map(|at| self.moves.get(*at));
        let verdict = self.score(place, self.edited(place, made));
        self.known.borrow_mut().insert(key, verdict.clone());
        verdict
    }

    /// The whole with some of the moves made true; what cannot be graded yet is left as it stands.
    pub(super) fn verdict(&self, chosen: &[usize]) -> Verdict {
        let units = self.now.iter().enumerate().map(|(place, now)| {
            if self.horizon.get(place).copied().flatten().is_some() {
                now.clone()
            } else {
                self.one(place, chosen)
            }
        });
        roll(&self.scoring, self.units, units.collect())
    }

    /// The moves on units that can be graded.
    pub(super) fn graded(&self) -> Vec<usize> {
        let graded = |one: &Move| self.now.get(one.unit).is_some_and(|unit| unit.counted);
        self.places(graded)
    }

    /// The places of the moves that are so.
    pub(super) fn places(&self, is: impl Fn(&Move) -> bool) -> Vec<usize> {
        self.moves.iter().enumerate().filter(|(_, one)| is(one)).map(|(at, _)| at).collect()
    }

    /// About so many hours.
    pub(super) fn hours(&self, chosen: &[usize]) -> u32 {
        chosen
            .iter()
            .filter_map(|at| self.moves.get(*at))
            .fold(0, |sum, one| sum.saturating_add(one.hours))
    }
}

/// The last day on which anything of a unit becomes due.
fn last_due(unit: &UnitVerdict) -> Option<Day> {
    let indicators = unit.criteria.iter().flat_map(|criterion| &criterion.indicators);
    indicators
        .filter_map(|indicator| match indicator.state {
            State::NotDue(day) => day,
            State::Counts | State::Judged | State::Overridden | State::NotApplicable => None,
        })
        .max()
}

/// No criterion of any unit or of the authority is worse than before, at worst or at best.
pub(super) fn no_worse(before: &Verdict, after: &Verdict) -> bool {
    let held = |was: (State, crate::assess::verdict::Bounds), is: (State, crate::assess::verdict::Bounds)| {
        !was.0.counts() || (is.0.counts() && is.1.low >= was.1.low && is.1.high >= was.1.high)
    };
    let units = before.units.iter().zip(&after.units).all(|(was, is)| {
        (!was.counted || is.counted)
            && was
                .criteria
                .iter()
                .zip(&is.criteria)
                .all(|(was, is)| held((was.state, was.bounds), (is.state, is.bounds)))
    });
    let criteria = before
        .criteria
        .iter()
        .zip(&after.criteria)
        .all(|(was, is)| held((was.state, was.bounds), (is.state, is.bounds)));
    units && criteria && after.grade.bounds.low >= before.grade.bounds.low && after.grade.bounds.high >= before.grade.bounds.high
}
