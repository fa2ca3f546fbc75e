//! When things are due: moments in the life of a unit, and whether their day has come.

use crate::base::date::Day;
use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::value::{Content, Value};
use crate::facts::view::View;
use crate::rubric::eval;
use crate::rubric::file::Moment;
use crate::rubric::model::Due;

/// Whether something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DueState {
    /// its day has come, or may have
    Due,
    /// it surely has not; the first day it can be, where that is known
    NotYet(Option<Day>),
}

/// The day of a moment, as a day number; nothing where there surely is none and none is announced.
fn moment(view: &View<'_>, at: Moment) -> Value {
    let announced = || match view.exercise.decision_due.value() {
        Some(days) => Value::number(days.interval()),
        None => Value::NOTHING,
    };
    // a decision without a day was made on some day
    let undated = view.decided.content == Content::Nothing && view.exercise.decisions.as_deref().is_some_and(|list| !list.is_empty());
    let decided = if undated { Value::number(Interval::ANY) } else { view.decided };
    let decided_or_due = || {
        if decided.content == Content::Nothing {
            announced()
        } else {
            decided
        }
    };
    match at {
        Moment::Closes => view.closes,
        Moment::Decision => decided,
        Moment::DecisionOrDue => decided_or_due(),
        Moment::Settled => match (view.closes.as_number(), decided_or_due().as_number()) {
            (Some(closes), Some(decided)) => Value::number(closes.greatest(&decided)),
            (_, None) => view.closes,
            (None, _) => decided_or_due(),
        },
    }
}

/// Whether something is due on the day of the assessment. Unknown days count as come.
pub(super) fn due(view: &View<'_>, facts: &Facts, due: &Due) -> DueState {
    let (day, mut days) = match moment(view, due.at).content {
        Content::Number(interval) | Content::Perhaps(interval) => (Some(interval), due.days),
        Content::Nothing | Content::Truth(_) => match due.else_days {
            Some(days) => (view.closes.as_number(), days),
            None => (view.closes.as_number(), due.days),
        },
    };
    if let Some((longer, when)) = &due.longer
        && eval::truth(when, facts) == Truth::True
    {
        days = *longer;
    }
    let Some(day) = day else { return DueState::Due };
    let add = |q: Option<Q>| {
        q.and_then(|q| i32::try_from(q.numerator()).ok())
            .map(|number| number.saturating_add(days))
    };
    let today = view.context.as_of.number();
    match add(day.low) {
        Some(first) if first > today => DueState::NotYet(Some(Day::from_number(first))),
        _ => DueState::Due,
    }
}
