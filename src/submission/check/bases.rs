//! Counts of people heard that cannot be used, because what they are to be compared with is blank, or that cannot be true beside it.
//!
//! Says what is missing for a number to count. Only warnings: what a number without a base is worth is for the facts.

use super::{At, each};
use crate::base::fault::{Fault, Faults};
use crate::submission::model::{Exercise, Group, Submission};

pub(super) fn check(submission: &Submission, exercise: &Exercise, at: At<'_>, faults: &mut Faults) {
    let list = at.key("groups");
    for (index, group) in each(&exercise.groups) {
        let Some(heard) = group.heard.value() else { continue };
        let mut missing = Vec::new();
        if let Some(blank) = asked(exercise, group) {
            missing.push(blank);
        }
        if !has_figure(submission, group) {
            missing.push("how many of them are affected");
        }
        if missing.is_empty() {
            continue;
        }
        let (name, number) = (&group.group, heard.words());
        let verb = if missing.len() > 1 { "are" } else { "is" };
        let missing = missing.join(" and ");
        let message = format!("{name}: {number} heard, but {missing} {verb} blank, so the {number} cannot be compared");
        let question = group.question.as_ref().map_or("this question", |question| question.as_str());
        let help = format!(
            "give the people affected beside the group, and a row 'everybody asked' of '{question}' with how many answered it and how many \
             left it out; a figure of the whole area can stand in for the people affected"
        );
        faults.push(Fault::warning("group-without-base", list.item(index).key("heard").pointer(), message).with_help(help));
    }
    let affected = exercise.affected.as_ref().and_then(|affected| affected.people.value());
    let Some((affected, most)) = affected.and_then(|affected| affected.high().map(|most| (affected.words(), most))) else {
        return;
    };
    let whole = exercise.people_heard.value().map(|heard| (heard, at.key("people_heard").pointer()));
    let list = at.key("activities");
    let each_way = each(&exercise.activities)
        .filter_map(|(index, way)| way.people.value().map(|heard| (heard, list.item(index).key("people").pointer())));
    for (heard, place) in whole.into_iter().chain(each_way).filter(|(heard, _)| heard.low() > most) {
        let message = format!("{} people heard, but {affected} are affected", heard.words());
        let fault = Fault::warning("heard-over-affected", place, message);
        faults.push(fault.with_help(
            "count each person once, and not each answer; if others than those affected took part, check how many are affected",
        ));
    }
}

/// What is blank of the question that shows a group.
fn asked(exercise: &Exercise, group: &Group) -> Option<&'static str> {
    let Some(question) = &group.question else {
        let any = exercise.monitoring.as_ref().is_some_and(|rows| !rows.is_empty());
        return (!any).then_some("how many were asked");
    };
    match exercise.monitoring.iter().flatten().find(|asked| asked.question == *question) {
        None => Some("how many were asked"),
        Some(asked) if asked.answered.is_blank() => Some("how many answered the question"),
        Some(_) => None,
    }
}

/// Whether anything in the file says how many of a group there are.
fn has_figure(submission: &Submission, group: &Group) -> bool {
    let own = group.share.is_answered() || group.people.is_answered();
    let listed = submission
        .authority
        .groups
        .iter()
        .flatten()
        .find(|listed| listed.group == group.group);
    own || listed.is_some_and(|listed| listed.people.is_answered() || listed.share.is_answered())
}
