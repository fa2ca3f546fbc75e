//! One unit of assessment with everything about it that several facts need, worked out once.
//!
//! Owns how a cell becomes a value: what is stated, what is silent, and what silence means in a returned and in a compiled file.
//! A blank answer is the authority's adverse answer in a returned file and unknown in a compiled one; a blank event did not happen in a
//! returned file and may have in a compiled one; `not held` is adverse in both.

use crate::base::date::{Day, Days};
use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::settings::{Parameter, Settings};
use crate::facts::statistics;
use crate::facts::value::{Content, Silence, Value};
use crate::submission::fields::{Cell, Count, Event, Flag};
use crate::submission::model::answers::{Audience, Response};
use crate::submission::model::decisions::OnProposal;
use crate::submission::model::{Basis, Decision, Exercise, RegisterRow, Submission};
use std::cell::OnceCell;

/// What all units of a submission share.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// the submission
    pub submission: &'a Submission,
    /// what the rubric hands to the facts
    pub settings: &'a Settings,
    /// people by group in a baseline file, where the submission has no figure
    pub baseline: Option<&'a crate::facts::groups::Baseline>,
    /// the day on which the assessment looks
    pub as_of: Day,
    /// whose silence a blank is
    pub basis: Basis,
    /// leave silence open, as signs do, rather than read it as the adverse answer
    pub open: bool,
}

/// One unit, resolved.
pub struct View<'a> {
    /// what all units share
    pub context: Context<'a>,
    /// the exercise; for a decision on which nobody was asked, one that holds only what the register says
    pub exercise: &'a Exercise,
    /// the row of the register, for such a decision
    pub row: Option<&'a RegisterRow>,
    /// the day of the close, as a day number
    pub closes: Value,
    /// the day of the decision
    pub decided: Value,
    /// the day of the decision, or the day it is due where none was made
    pub decided_or_due: Value,
    /// the proposal was withdrawn
    pub withdrawn: Value,
    /// people heard, surely different ones
    pub heard: Value,
    /// the activities whose people they are; empty where the exercise gives the figure itself
    pub heard_from: Vec<usize>,
    /// the reading age of the text, once somebody asked
    age: OnceCell<Option<Q>>,
}

/// The entries of a list, and whether the list was there.
pub struct Listed<'a, T> {
    /// its entries
    pub items: &'a [T],
    /// it was written, be it empty
    pub written: bool,
}

impl<'a> View<'a> {
    /// Resolves a unit.
    pub fn new(context: Context<'a>, exercise: &'a Exercise, row: Option<&'a RegisterRow>) -> Self {
        let mut view = Self {
            context,
            exercise,
            row,
            closes: Value::NOTHING,
            decided: Value::NOTHING,
            decided_or_due: Value::NOTHING,
            withdrawn: Value::truth(Truth::False),
            heard: Value::NOTHING,
            heard_from: Vec::new(),
            age: OnceCell::new(),
        };
        view.closes = view.date(&exercise.closes);
        view.decided = view.decision_date(|_| true);
        view.withdrawn = view.any_decision(|decision| view.on_proposal(decision, |on| on == OnProposal::Withdrawn));
        view.decided_or_due = match view.decided.content {
            Content::Nothing => view.date(&exercise.decision_due),
            Content::Number(_) | Content::Perhaps(_) | Content::Truth(_) => view.decided,
        };
        let (heard, from) = view.distinct_people();
        view.heard = heard;
        view.heard_from = from;
        view
    }

    /// The same unit with silence left open.
    #[must_use]
    pub fn opened(&self) -> Self {
        let mut view = Self::new(
            Context {
                open: true,
                ..self.context
            },
            self.exercise,
            self.row,
        );
        // counting the syllables of a text takes as long as all else about ease
        view.age = self.age.clone();
        view
    }

    /// The reading age of the main public text, where there is one long enough.
    pub(super) fn reading_age(&self) -> Option<Q> {
        *self.age.get_or_init(|| {
            let words = self.context.settings.number(Parameter::ReadingWords).numerator();
            let text = self.exercise.information.as_ref()?.text.as_ref()?;
            statistics::reading_age(text.as_str(), words)
        })
    }

    /// The file is a returned one: blanks are the authority's.
    pub const fn returned(&self) -> bool {
        matches!(self.context.basis, Basis::Returned)
    }

    /// A blank is read as the adverse answer.
    pub const fn adverse(&self) -> bool {
        self.returned() && !self.context.open
    }

    /// A yes or no that the authority does not hold.
    pub const fn not_held_truth(&self) -> Value {
        let truth = if self.context.open { Truth::Unknown } else { Truth::False };
        Value {
            content: Content::Truth(truth),
            silence: Silence::NotHeld,
        }
    }

    /// A yes or no cell.
    pub const fn flag(&self, cell: &Cell<Flag>) -> Value {
        match cell {
            Cell::Value(Flag(true)) => Value::truth(Truth::True),
            Cell::Value(Flag(false)) => Value::truth(Truth::False),
            Cell::NotHeld => self.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => self.blank_truth(),
        }
    }

    /// Whether what a cell states is what is looked for.
    pub fn states<T>(&self, cell: &Cell<T>, wanted: impl FnOnce(&T) -> bool) -> Value {
        match cell {
            Cell::Value(stated) => Value::truth(Truth::from(wanted(stated))),
            Cell::NotHeld => self.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => self.blank_truth(),
        }
    }

    /// The truth of something that is not there: no in a returned file, unknown in a compiled one.
    pub const fn blank_truth(&self) -> Value {
        if self.adverse() {
            Value {
                content: Content::Truth(Truth::False),
                silence: Silence::Blank,
            }
        } else {
            Value::UNKNOWN_TRUTH
        }
    }

    /// Words that may be given or not, such as a reason: one cannot say "none", so in a returned file what is left out is not given.
    pub const fn given(&self, given: bool) -> Value {
        if given {
            Value::truth(Truth::True)
        } else if self.returned() {
            Value::truth(Truth::False)
        } else {
            Value::UNKNOWN_TRUTH
        }
    }

    /// A number that is not there: nothing in a returned file, unknown in a compiled one.
    pub const fn blank_number(&self) -> Value {
        if self.adverse() {
            Value {
                content: Content::Nothing,
                silence: Silence::Blank,
            }
        } else {
            Value::UNKNOWN_NUMBER
        }
    }

    /// A count; blank is nought in a returned file, nought or more in a compiled one.
    pub fn count<K>(&self, cell: &Cell<Count<K>>) -> Value {
        match cell {
            Cell::Value(count) => Value::number(count.interval()),
            Cell::NotHeld if self.context.open => Value::number(Interval::from(Q::ZERO)).resting_on(Silence::NotHeld),
            Cell::NotHeld => Value::whole(0).resting_on(Silence::NotHeld),
            Cell::Blank | Cell::NotApplicable(_) if self.adverse() => Value::whole(0).resting_on(Silence::Blank),
            Cell::Blank | Cell::NotApplicable(_) => Value::number(Interval::from(Q::ZERO)).resting_on(Silence::Blank),
        }
    }

    /// A date, as a day number.
    pub fn date(&self, cell: &Cell<Days>) -> Value {
        let unknown = Value::number(Interval::ANY);
        match cell {
            Cell::Value(days) => Value::number(days.interval()),
            Cell::NotHeld if self.context.open => unknown.resting_on(Silence::NotHeld),
            Cell::NotHeld => Value::NOTHING.resting_on(Silence::NotHeld),
            Cell::Blank | Cell::NotApplicable(_) if self.adverse() => Value::NOTHING.resting_on(Silence::Blank),
            // there is such a day, and nobody says which
            Cell::Blank | Cell::NotApplicable(_) => unknown.resting_on(Silence::Blank),
        }
    }

    /// The date of an event, as a day number.
    pub fn event_date(&self, event: &Event<Days>) -> Value {
        match event {
            Event::Some(days) => Value::number(days.interval()),
            Event::None => Value::NOTHING,
            Event::Blank => self.blank_number(),
        }
    }

    /// Whether an event happened.
    pub const fn happened<T>(&self, event: &Event<T>) -> Value {
        match event {
            Event::Some(_) => Value::truth(Truth::True),
            Event::None => Value::truth(Truth::False),
            Event::Blank => self.blank_truth(),
        }
    }

    /// Something inside an event: false or nothing where the event did not happen, unknown where it may have.
    pub fn within<T>(&self, event: &'a Event<T>, truth: bool, read: impl FnOnce(&'a T) -> Value) -> Value {
        match event {
            Event::Some(inner) => read(inner),
            Event::None => {
                if truth {
                    Value::truth(Truth::False)
                } else {
                    Value::NOTHING
                }
            }
            Event::Blank => {
                if truth {
                    self.blank_truth()
                } else {
                    self.blank_number()
                }
            }
        }
    }

    /// A list.
    pub fn list<T>(list: &'a Option<Vec<T>>) -> Listed<'a, T> {
        Listed {
            items: list.as_deref().unwrap_or(&[]),
            written: list.is_some(),
        }
    }

    /// Whether any entry of a list is so; a missing list is unknown or, in a returned file, silent.
    pub fn any<T>(&self, list: &'a Option<Vec<T>>, mut read: impl FnMut(&'a T) -> Value) -> Value {
        let listed = Self::list(list);
        if !listed.written {
            return self.blank_truth();
        }
        listed.items.iter().fold(Value::truth(Truth::False), |all, item| all.or(read(item)))
    }

    /// Whether any decision is so.
    pub fn any_decision(&self, read: impl FnMut(&'a Decision) -> Value) -> Value {
        self.any(&self.exercise.decisions, read)
    }

    /// A question about what became of the proposal in one decision.
    pub fn on_proposal(&self, decision: &Decision, holds: impl FnOnce(OnProposal) -> bool) -> Value {
        match &decision.on_proposal {
            Cell::Value(on) => Value::truth(Truth::from(holds(*on))),
            Cell::NotHeld => self.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => self.blank_truth(),
        }
    }

    /// The day of the earliest decision that is `wanted`: of those that say what became of the proposal, else of any that is dated.
    pub fn decision_date(&self, wanted: impl Fn(&Decision) -> bool) -> Value {
        let listed = Self::list(&self.exercise.decisions);
        if !listed.written {
            return self.blank_number();
        }
        let dated = |settled: bool| {
            listed
                .items
                .iter()
                .filter(|decision| wanted(decision))
                .filter(|decision| !settled || decision.on_proposal.value().is_some_and(|on| *on != OnProposal::Deferred))
                .filter_map(|decision| decision.date.value().map(Days::interval))
                .reduce(|earliest, days| earliest.least(&days))
        };
        match dated(true).or_else(|| dated(false)) {
            Some(days) => Value::number(days),
            // made on a day that nobody names
            None => listed
                .items
                .iter()
                .filter(|decision| wanted(decision))
                .map(|decision| self.date(&decision.date))
                .fold(
                    Value::NOTHING,
                    |known, day| if known.content == Content::Nothing { day } else { known },
                ),
        }
    }

    /// The answers given to people; an answer to the staff alone is none.
    pub fn responses(&self) -> impl Iterator<Item = &'a Response> + use<'a> {
        self.exercise.responses.as_deref().unwrap_or(&[]).iter().filter(|response| {
            response
                .audience
                .as_deref()
                .is_none_or(|audience| audience.is_empty() || audience.iter().any(|to| *to != Audience::Staff))
        })
    }

    /// `later − earlier`, in days; nothing where either is not there.
    pub fn days_between(earlier: Value, later: Value) -> Value {
        let nothing = |value: &Value| value.content == Content::Nothing;
        // what is surely not there decides alone
        let silence = match (nothing(&earlier), nothing(&later)) {
            (true, true) => earlier.silence.min(later.silence),
            (true, false) => earlier.silence,
            (false, true) => later.silence,
            (false, false) => earlier.silence.max(later.silence),
        };
        match (earlier.content, later.content) {
            (Content::Number(from), Content::Number(to)) => Value {
                content: Content::Number(to.minus(&from)),
                silence,
            },
            (Content::Number(from) | Content::Perhaps(from), Content::Number(to) | Content::Perhaps(to)) => Value {
                content: Content::Perhaps(to.minus(&from)),
                silence,
            },
            (Content::Nothing, _) | (_, Content::Nothing) => Value {
                content: Content::Nothing,
                silence,
            },
            (Content::Truth(_), _) | (_, Content::Truth(_)) => Value {
                content: Content::Perhaps(Interval::ANY),
                silence,
            },
        }
    }

    /// Whether the first day is on or before the second; false where either is not there.
    pub fn on_or_before(first: Value, second: Value) -> Value {
        let gap = Self::days_between(first, second);
        gap.compare(|interval| interval.at_least(Q::ZERO))
    }
}
