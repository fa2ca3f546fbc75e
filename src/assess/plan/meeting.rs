//! Moves until a decision: a session on the findings, people of groups that were not heard enough, and the day of the decision itself.
//!
//! Only here does anybody join: a few people of a group, met directly, and never more than it has.

use super::act::Act;
use super::hours;
use super::moves::{Collector, Draft};
use super::opening::{first_day, new_id};
use crate::base::number::Round;
use crate::facts::groups::{GroupSeen, Parity, groups};
use crate::facts::settings::Parameter;

pub(super) fn add(all: &mut Collector<'_, '_, '_>) {
    session(all);
    meet(all);
    postpone(all);
}

/// An open session, where people and the authority have not met yet.
fn session(all: &mut Collector<'_, '_, '_>) {
    let activities = all.at.exercise().activities.as_deref().unwrap_or(&[]);
    let unmet = activities
        .iter()
        .all(|activity| activity.kind.value().is_some_and(|kind| !kind.is_two_way()));
    if activities.is_empty() || !unmet {
        return;
    }
    let until = all.at.before_decision();
    let day = match all.at.decision {
        Some(decision) => first_day(all).min(decision.plus(-1)),
        None => first_day(all),
    };
    let Some(id) = new_id(all, "findings") else { return };
    all.add(
        until,
        Draft {
            name: "session".to_owned(),
            says: "Hold an open session, in which people can ask and be answered, before it is decided".to_owned(),
            hours: hours::SESSION,
            dated: Some(day),
            act: Act::Session { id, day },
        },
    );
}

/// Groups that were not heard enough, or are too rare for a count to tell.
fn meet(all: &mut Collector<'_, '_, '_>) {
    let until = all.at.before_close().or_else(|| all.at.before_decision());
    let view = all.at.view;
    let many = u32::try_from(view.context.settings.number(Parameter::MetPeople).round(Round::Up)).unwrap_or(0);
    for group in groups(view) {
        let Some(row) = group.row else { continue };
        let Some(people) = to_meet(&group, many) else { continue };
        all.add(
            until,
            Draft {
                name: format!("meet/{}", group.id),
                says: format!(
                    "Meet {people} people of the group {} directly, through somebody they trust",
                    group.id
                ),
                hours: hours::MEET,
                dated: None,
                act: Act::Meet { group: row, people },
            },
        );
    }
}

/// How many to meet of a group: enough to count as met, and never more than there are; none where it was heard as it should be.
fn to_meet(group: &GroupSeen<'_>, many: u32) -> Option<u32> {
    let wanting = match group.parity() {
        Parity::ClearlyUnderHeard | Parity::BadlyUnderHeard => true,
        Parity::CannotTell => group.small.is_true(),
        Parity::NotCounted | Parity::Unknown => !group.unheard.is_false() || group.small.is_true(),
        Parity::InProportion | Parity::HeardDirectly => false,
    };
    let there = group.people.high.and_then(|people| u32::try_from(people.round(Round::Floor)).ok());
    let people = there.map_or(many, |there| many.min(there));
    (wanting && !group.required.is_false() && !group.met.is_true() && people > 0).then_some(people)
}

fn postpone(all: &mut Collector<'_, '_, '_>) {
    let exercise = all.at.exercise();
    let (Some(close), Some(due), Some(decision)) = (exercise.closes.value(), exercise.decision_due.value(), all.at.decision) else {
        return;
    };
    let later = close.to.plus(hours::DECISION_DAYS);
    // a decision that stands in the file with its day is not moved here
    if due.from != decision || due.to >= later || later <= all.at.today {
        return;
    }
    all.add(
        all.at.before_decision(),
        Draft {
            name: "postpone".to_owned(),
            says: format!(
                "Move the decision to {}, {} days after the close",
                later.words(),
                hours::DECISION_DAYS
            ),
            hours: hours::POSTPONE,
            dated: Some(later),
            act: Act::Postpone { decision: later },
        },
    );
}
