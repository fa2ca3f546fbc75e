//! Where an exercise stands on the day of the assessment: still open or closed, decided or not, and until when what is possible.
//!
//! Only what the dates surely allow is allowed: a day that may have passed has passed, save where nobody has named one.

use crate::base::date::{Day, Days};
use crate::facts::view::View;
use crate::rubric::file::When;
use crate::submission::fields::{Cell, Event};
use crate::submission::model::Exercise;

/// Where an exercise stands.
pub(super) struct Situation<'v, 'a> {
    /// the exercise with what is resolved about it
    pub(super) view: &'v View<'a>,
    /// its place among the exercises
    pub(super) unit: usize,
    /// the day of the assessment
    pub(super) today: Day,
    /// people can surely still take part, until this day
    pub(super) open_until: Option<Day>,
    /// it surely has closed, or has no day of a close
    pub(super) closed: bool,
    /// the decision is surely still to come
    pub(super) to_come: bool,
    /// its first possible day
    pub(super) decision: Option<Day>,
}

impl<'v, 'a> Situation<'v, 'a> {
    pub(super) fn new(view: &'v View<'a>, unit: usize) -> Self {
        let (exercise, today) = (view.exercise, view.context.as_of);
        let closes = exercise.closes.value();
        let decisions = exercise.decisions.as_deref().unwrap_or(&[]);
        let made = decisions
            .iter()
            .any(|decision| decision.date.value().is_none_or(|days| days.from <= today));
        let planned = decisions
            .iter()
            .filter_map(|decision| decision.date.value())
            .map(|days| days.from)
            .min();
        let due = exercise.decision_due.value().map(|days| days.from);
        let decision = planned.or(due).filter(|day| *day > today && !made);
        // a returned file that names neither a decision nor its day has none
        let undated = !made && planned.is_none() && due.is_none() && view.returned();
        Self {
            view,
            unit,
            today,
            open_until: closes.map(|days| days.from).filter(|day| *day > today),
            closed: closes.is_none_or(|days| days.to <= today),
            to_come: decision.is_some() || undated,
            decision,
        }
    }

    /// The exercise.
    pub(super) const fn exercise(&self) -> &'a Exercise {
        self.view.exercise
    }

    /// What was left out did not happen: in a returned file silence says so.
    pub(super) const fn silence_is_no(&self) -> bool {
        self.view.returned()
    }

    /// Something surely did not happen.
    pub(super) const fn never<T>(&self, event: &Event<T>) -> bool {
        match event {
            Event::Some(_) => false,
            Event::None => true,
            Event::Blank => self.silence_is_no(),
        }
    }

    /// A cell surely has no value that anybody holds.
    pub(super) const fn missing<T>(&self, cell: &Cell<T>) -> bool {
        match cell {
            Cell::Value(_) | Cell::NotApplicable(_) => false,
            Cell::NotHeld => true,
            Cell::Blank => self.silence_is_no(),
        }
    }

    /// Until the close: when, and the last day.
    pub(super) fn before_close(&self) -> Option<(When, Option<Day>)> {
        self.open_until.map(|close| (When::BeforeClose, Some(close)))
    }

    /// Until the decision, where it is to come and dated; at any time, where nobody has dated it.
    pub(super) fn before_decision(&self) -> Option<(When, Option<Day>)> {
        match self.decision {
            Some(day) => Some((When::BeforeDecision, Some(day.plus(-1)))),
            None => self.to_come.then_some((When::BeforeDecision, None)),
        }
    }
}

/// One day, as a cell.
pub(super) const fn day(day: Day) -> Cell<Days> {
    Cell::Value(Days::exact(day))
}

/// One day on which something happens.
pub(super) const fn on(day: Day) -> Event<Days> {
    Event::Some(Days::exact(day))
}
