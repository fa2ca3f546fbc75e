//! Counts that contradict one another.
//!
//! Counts are intervals of several kinds; they are compared here and never added across kinds. Only what holds for every number that both
//! could be is a fault. Nearly all are warnings, because the contradiction is itself a finding.

use super::{At, bases, each};
use crate::base::fault::{Fault, Faults};
use crate::submission::fields::{Cell, Count, People, grouped};
use crate::submission::model::{Activity, Basis, Exercise, Submission};
use std::collections::BTreeMap;

/// The words of both counts, where the first is surely more than the second.
fn more<A, B>(part: &Cell<Count<A>>, whole: &Cell<Count<B>>) -> Option<(String, String)> {
    let (part, whole) = (part.value()?, whole.value()?);
    (part.low() > whole.high()?).then(|| (part.words(), whole.words()))
}

fn least<K>(cell: &Cell<Count<K>>) -> u32 {
    cell.value().map_or(0, Count::low)
}

/// A part that is surely more than its whole.
fn part<A, B>(name: &'static str, part: &Cell<Count<A>>, whole_name: &str, whole: &Cell<Count<B>>, at: At<'_>, faults: &mut Faults) {
    if let Some((part, whole)) = more(part, whole) {
        let message = format!("{name} is {part}, but {whole_name} is {whole}");
        faults.push(
            Fault::warning("part-over-whole", at.key(name).pointer(), message)
                .with_help("a part cannot be more than its whole; check both"),
        );
    }
}

pub(super) fn check(submission: &Submission, faults: &mut Faults) {
    let root = At::Root;
    if let (Some(register), Some(exercises)) = (&submission.register, &submission.exercises)
        && register.len() < exercises.len()
    {
        let message = format!(
            "the register has {} rows, but the file has {} exercises",
            register.len(),
            exercises.len()
        );
        let fault = Fault::warning("register-too-short", root.key("register").pointer(), message);
        faults.push(fault.with_help("enter every exercise of the period in the register, those of this file too"));
    }
    let list = root.key("exercises");
    for (index, exercise) in each(&submission.exercises) {
        in_exercise(exercise, list.item(index), faults);
        // what is blank in a compiled file is not its authority's to fill
        if submission.basis == Basis::Returned {
            bases::check(submission, exercise, list.item(index), faults);
        }
    }
}

fn in_exercise(exercise: &Exercise, at: At<'_>, faults: &mut Faults) {
    let list = at.key("activities");
    for (index, activity) in each(&exercise.activities) {
        let at = list.item(index);
        in_activity(activity, at, faults);
        if let Some((here, all)) = more(&activity.people, &exercise.people_heard) {
            let message = format!("{here} people in this activity, but {all} people heard in the whole exercise");
            let fault = Fault::warning("activity-over-exercise", at.key("people").pointer(), message);
            faults.push(fault.with_help("people_heard counts each person once over all activities; check both"));
        }
    }
    added_up(exercise, at, faults);
    groups(exercise, at, faults);
    if let Some(comments) = &exercise.comments {
        part(
            "sorted",
            &comments.sorted,
            "received",
            &comments.received,
            at.key("comments"),
            faults,
        );
    }
    if let Some(ties) = &exercise.ties {
        let at = at.key("ties");
        part("users", &ties.users, "answered", &ties.answered, at, faults);
        part("will_need", &ties.will_need, "answered", &ties.answered, at, faults);
        part("carers_and_family", &ties.carers_and_family, "answered", &ties.answered, at, faults);
    }
    let list = at.key("ratings");
    for (index, rating) in each(&exercise.ratings) {
        let at = list.item(index);
        if let Some((positive, answered)) = more(&rating.positive, &rating.answered) {
            let message = format!("{positive} agreed, but {answered} answered");
            let fault = Fault::error("positive-over-answered", at.key("positive").pointer(), message);
            faults.push(fault.with_help("positive counts those who agreed, among those who answered; check both"));
        }
        part("answered", &rating.answered, "asked", &rating.asked, at, faults);
    }
}

/// An entry whose people are the sum of all others: a total that was entered as one more way.
fn added_up(exercise: &Exercise, at: At<'_>, faults: &mut Faults) {
    let exact = |activity: &Activity| activity.people.get().filter(Count::is_exact).map(|people| people.low());
    let list = at.key("activities");
    let all: Vec<Option<u32>> = each(&exercise.activities).map(|(_, activity)| exact(activity)).collect();
    let known: Vec<u32> = all.iter().copied().flatten().filter(|people| *people > 0).collect();
    let Some(most) = known.iter().copied().max() else { return };
    let sum: u32 = known.iter().copied().fold(0, u32::saturating_add);
    if known.len() < 3 || sum.checked_sub(most) != Some(most) {
        return;
    }
    let Some(index) = all.iter().position(|people| *people == Some(most)) else {
        return;
    };
    let message = format!("people heard {} is the sum of all other ways", grouped(most));
    let fault = Fault::warning("added-up-over-ways", list.item(index).key("people").pointer(), message);
    faults.push(fault.with_help("people may be in several ways: leave this entry out, and say which ways surely heard other people"));
}

fn in_activity(activity: &Activity, at: At<'_>, faults: &mut Faults) {
    if let Some((completed, started)) = more(&activity.completed, &activity.started) {
        let message = format!("{completed} answers completed, but {started} started");
        let fault = Fault::warning("completed-over-started", at.key("completed").pointer(), message);
        faults.push(fault.with_help("started counts all who began, those who completed too; check both"));
    }
    if let Some((completed, invited)) = more(&activity.completed, &activity.invited) {
        let message = format!("{completed} answers completed, but {invited} people invited");
        let fault = Fault::warning("completed-over-invited", at.key("completed").pointer(), message);
        faults.push(fault.with_help("check both; where anybody could answer, leave invited out"));
    }
    part("returning", &activity.returning, "people", &activity.people, at, faults);
    part(
        "standing_members",
        &activity.standing_members,
        "people",
        &activity.people,
        at,
        faults,
    );
    let Some(stances) = &activity.stances else { return };
    let sum = [&stances.support, &stances.oppose, &stances.neither]
        .into_iter()
        .map(least)
        .fold(0, u32::saturating_add);
    // an activity counts people or answers: the sum must go into one of them
    let bounds = [
        activity.people.value().map(Count::high),
        activity.completed.value().map(Count::high),
    ];
    let most = bounds
        .into_iter()
        .flatten()
        .collect::<Option<Vec<u32>>>()
        .and_then(|known| known.into_iter().max());
    if let Some(most) = most
        && sum > most
    {
        let message = format!("{sum} people for, against or neither, but {most} took part");
        let fault = Fault::warning("stances-over-people", at.key("stances").pointer(), message);
        faults.push(fault.with_help("each person has one stance; check the three counts and the people"));
    }
}

/// Groups against the question that shows them, and against the people heard.
fn groups(exercise: &Exercise, at: At<'_>, faults: &mut Faults) {
    let list = at.key("groups");
    let mut sums: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
    for (index, group) in each(&exercise.groups) {
        let Some(question) = &group.question else { continue };
        let heard: &Cell<Count<People>> = &group.heard;
        let row = sums.entry(question.as_str()).or_insert((0, index));
        *row = (row.0.saturating_add(least(heard)), index);
        let asked = exercise.monitoring.iter().flatten().find(|asked| asked.question == *question);
        if let Some((heard, answered)) = asked.and_then(|asked| more(heard, &asked.answered)) {
            let message = format!(
                "{heard} of '{}' heard, but {answered} answered the question '{question}'",
                group.group
            );
            let fault = Fault::warning("group-over-question", list.item(index).key("heard").pointer(), message);
            faults.push(fault.with_help("heard counts those of the group among the people who answered the question; check both"));
        }
    }
    let Some(most) = exercise.people_heard.value().and_then(Count::high) else {
        return;
    };
    for (question, (sum, last)) in sums {
        if sum > most {
            let message = format!("the groups of the question '{question}' add up to {sum} people heard, but {most} were heard in all");
            let fault = Fault::warning("groups-over-people", list.item(last).key("heard").pointer(), message);
            faults.push(
                fault.with_help("count each person in one group of a question, or ask about overlapping groups in questions of their own"),
            );
        }
    }
}
