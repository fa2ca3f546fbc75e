//! Days that cannot be, and days that are in an order worth a remark.
//!
//! A partial date is a span: only an order that holds for every day of both spans is a fault.

use super::{At, each};
use crate::base::date::Days;
use crate::base::fault::{Fault, Faults};
use crate::submission::fields::Cell;
use crate::submission::model::{Basis, Submission};

/// `first` surely comes after `last`.
fn surely_after(first: &Cell<Days>, last: &Cell<Days>) -> bool {
    match (first.value(), last.value()) {
        (Some(first), Some(last)) => first.from > last.to,
        _ => false,
    }
}

fn order(opens: &Cell<Days>, closes: &Cell<Days>, at: At<'_>, faults: &mut Faults) {
    if let (true, Some(first), Some(last)) = (surely_after(opens, closes), opens.value(), closes.value()) {
        let fault = Fault::error(
            "closes-before-opens",
            at.key("closes").pointer(),
            format!("closes on {last}, before it opens on {first}"),
        );
        faults.push(fault.with_help("give the first day as opens and the last as closes"));
    }
}

pub(super) fn check(submission: &Submission, faults: &mut Faults) {
    let root = At::Root;
    let period = &submission.period;
    if period.to.to < period.from.from {
        let message = format!("the period ends on {}, before it begins on {}", period.to, period.from);
        let fault = Fault::error("ends-before-it-begins", root.key("period").key("to").pointer(), message);
        faults.push(fault.with_help("give the first day as from and the last as to"));
    }
    if let Some(as_of) = submission.as_of.value()
        && as_of.day().is_none()
    {
        let fault = Fault::error(
            "as-of-not-a-day",
            root.key("as_of").pointer(),
            format!("{as_of} is not one day, expected a date such as 2025-03-31"),
        );
        faults.push(fault.with_help("name the day on which the evidence is looked at"));
    }
    let list = root.key("exercises");
    for (index, exercise) in each(&submission.exercises) {
        let at = list.item(index);
        order(&exercise.opens, &exercise.closes, at, faults);
        if submission.basis == Basis::Returned && exercise.closes.value().is_none() {
            let here = if exercise.closes.is_blank() {
                at.pointer()
            } else {
                at.key("closes").pointer()
            };
            let fault = Fault::error(
                "closes-missing",
                here,
                "this exercise has no last day, and a returned file must give one",
            );
            faults.push(fault.with_help("add closes: the last day on which people could take part, past or planned"));
        }
        let activities = at.key("activities");
        for (number, activity) in each(&exercise.activities) {
            order(&activity.opens, &activity.closes, activities.item(number), faults);
        }
        let decisions = at.key("decisions");
        for (number, decision) in each(&exercise.decisions) {
            if let (true, Some(decided), Some(closes)) = (
                surely_after(&exercise.closes, &decision.date),
                decision.date.value(),
                exercise.closes.value(),
            ) {
                let message = format!("decided on {decided}, before the exercise closed on {closes}");
                let fault = Fault::warning("decided-before-close", decisions.item(number).key("date").pointer(), message);
                faults.push(fault.with_help(
                    "check both dates; if they are right, the report will say that it was decided before people had been heard",
                ));
            }
        }
    }
}
