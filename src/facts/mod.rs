//! Turns a submission into documented numbers and truths.
//!
//! One pass over a unit resolves what several facts share ([`view::View`], its groups and its themes); each family of facts then fills in
//! its part of one table. A rubric speaks only of this table. No level, weight or grade is known here, and every cut comes from the
//! rubric through [`settings::Settings`].

mod access;
pub mod catalogue;
mod closing;
pub mod comparable;
mod coproduction;
mod distinct;
mod exercise;
mod formats;
mod group_counts;
mod group_figures;
pub mod groups;
mod heard;
mod integrity;
pub mod looked;
mod part;
mod reach;
mod salience;
pub mod settings;
pub mod statistics;
pub mod strength;
pub mod themes;
mod time;
mod understanding;
pub mod value;
pub mod view;

use crate::base::interval::Truth;
use crate::submission::fields::{Cell, Event, Text};
use crate::submission::model::{Asked, Basis, Exercise, RegisterRow, ServiceChange, Submission};
use catalogue::{COUNT, FACTS, Fact, Kind};
use groups::GroupSeen;
use themes::ThemeSeen;
use value::Value;
use view::{Context, View};

/// The facts of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    values: Vec<Value>,
}

impl Facts {
    fn empty() -> Self {
        Self {
            values: vec![Value::UNKNOWN_TRUTH; COUNT],
        }
    }

    /// Facts of which none is known.
    pub fn unknown() -> Self {
        let values = FACTS.iter().map(|def| match def.kind {
            Kind::Truth => Value::UNKNOWN_TRUTH,
            Kind::Number => Value::UNKNOWN_NUMBER,
        });
        Self { values: values.collect() }
    }

    /// Facts of something of which there surely is nothing.
    pub fn nothing() -> Self {
        let values = FACTS.iter().map(|def| match def.kind {
            Kind::Truth => Value::truth(Truth::False),
            Kind::Number => Value::NOTHING,
        });
        Self { values: values.collect() }
    }

    /// A fact.
    pub fn get(&self, fact: Fact) -> Value {
        self.values.get(fact.index()).copied().unwrap_or(Value::UNKNOWN_TRUTH)
    }

    /// Sets a fact.
    pub fn set(&mut self, fact: Fact, value: Value) {
        if let Some(slot) = self.values.get_mut(fact.index()) {
            *slot = value;
        }
    }

    /// The facts of a unit.
    pub fn of(view: &View<'_>) -> Self {
        let mut facts = Self::empty();
        let groups = groups::groups(view);
        let themes = themes_of(view, &groups);
        reach::fill(view, &groups, &mut facts);
        salience::fill(view, &themes, &mut facts);
        access::fill(view, &groups, &themes, &mut facts);
        closing::fill(view, &themes, &mut facts);
        integrity::fill(view, &themes, &mut facts);
        coproduction::fill(view, &themes, &mut facts);
        facts
    }
}

/// The themes of a unit, as far as its groups say whose they are.
pub fn themes_of<'a>(view: &View<'a>, groups: &[GroupSeen<'_>]) -> Vec<ThemeSeen<'a>> {
    let required: Vec<(&str, Truth)> = groups.iter().map(|group| (group.id, group.required)).collect();
    let small: Vec<(&str, Truth)> = groups
        .iter()
        .filter(|group| !group.small.is_false())
        .map(|group| (group.id, group.small))
        .collect();
    themes::themes(view, &required, &small)
}

/// A unit of assessment: an exercise, or a decision of the register on which nobody was asked.
pub struct Unit<'a> {
    /// the exercise, or what the register says in its shape
    pub exercise: std::borrow::Cow<'a, Exercise>,
    /// the row, for a decision on which nobody was asked
    pub row: Option<&'a RegisterRow>,
    /// its place in its list
    pub index: usize,
}

impl Unit<'_> {
    /// Its id.
    pub fn id(&self) -> &str {
        self.exercise.id.as_str()
    }

    /// Where it stands in the submission.
    pub fn at(&self) -> String {
        if self.row.is_some() {
            format!("/register/{}", self.index)
        } else {
            format!("/exercises/{}", self.index)
        }
    }

    /// The view of it.
    pub fn view<'s>(&'s self, context: Context<'s>) -> View<'s> {
        View::new(context, &self.exercise, self.row)
    }
}

/// The units of a submission: its exercises in order, then its unasked decisions in order.
pub fn units(submission: &Submission) -> Vec<Unit<'_>> {
    let mut units: Vec<Unit<'_>> = submission
        .exercises
        .as_deref()
        .unwrap_or(&[])
        .iter()
        .enumerate()
        .map(|(index, exercise)| Unit {
            exercise: std::borrow::Cow::Borrowed(exercise),
            row: None,
            index,
        })
        .collect();
    for (index, row) in submission.register.as_deref().unwrap_or(&[]).iter().enumerate() {
        if is_unasked(submission.basis, row) {
            units.push(Unit {
                exercise: std::borrow::Cow::Owned(shell(row)),
                row: Some(row),
                index,
            });
        }
    }
    units
}

/// A decision that changes a service and on which, as far as the file says, nobody was asked.
fn is_unasked(basis: Basis, row: &RegisterRow) -> bool {
    let decides = row.service_change.value().is_some_and(|change| *change != ServiceChange::None);
    let unasked = match &row.asked {
        Cell::Value(asked) => *asked != Asked::Yes,
        Cell::NotHeld => true,
        Cell::Blank | Cell::NotApplicable(_) => basis == Basis::Returned,
    };
    row.exercise.is_none() && decides && unasked
}

/// An exercise that holds only what the register says of a decision.
fn shell(row: &RegisterRow) -> Exercise {
    let mut exercise = Exercise::blank(row.id.clone(), row.what.clone());
    exercise.service_change = row.service_change.clone();
    exercise.affected = row.affected.clone();
    exercise.promise_to_consult = row.promise_to_consult.clone();
    exercise.evidence = row.evidence.clone();
    exercise
}

impl Exercise {
    /// An exercise of which nothing is known but its name.
    pub fn blank(id: crate::submission::fields::Id, title: Text) -> Self {
        Self {
            id,
            title,
            purpose: None,
            service: None,
            level: Cell::Blank,
            service_change: Cell::Blank,
            affected: None,
            groups: None,
            monitoring: None,
            relationship: Cell::Blank,
            commissioning_stage: Cell::Blank,
            promise: Cell::Blank,
            promise_to_consult: Event::Blank,
            agenda: Cell::Blank,
            proposal: Event::Blank,
            decision_and_date_said: Cell::Blank,
            known_already_said: Cell::Blank,
            announced: Cell::Blank,
            opens: Cell::Blank,
            closes: Cell::Blank,
            decision_due: Cell::Blank,
            commitment_made: Event::Blank,
            first_attempt: Cell::Blank,
            draws_on: None,
            people_heard: Cell::Blank,
            claimed_reach: Event::Blank,
            comments: None,
            ties: None,
            information: None,
            activities: None,
            missing_review: Event::Blank,
            results: Event::Blank,
            themes: None,
            decisions: None,
            responses: None,
            changes: None,
            ratings: None,
            roles: None,
            needs: None,
            standing_group: Event::Blank,
            evidence: None,
        }
    }
}
