//! Names that must meet: every id that refers to another entry of the file.

use super::{At, each};
use crate::base::fault::{Fault, Faults};
use crate::base::near::nearest;
use crate::submission::fields::{Event, Id};
use crate::submission::model::answers::Covers;
use crate::submission::model::{Citation, Exercise, Submission};

/// The names that a reference may bear.
struct Names<'s> {
    what: &'static str,
    /// in order, each once: a list that is searched costs less than a tree where there are few, as there are in a file
    known: Vec<&'s str>,
}

impl<'s> Names<'s> {
    fn new(what: &'static str, ids: impl Iterator<Item = &'s Id>) -> Self {
        let mut known: Vec<&str> = ids.map(Id::as_str).collect();
        known.sort_unstable();
        known.dedup();
        Self { what, known }
    }

    fn has(&self, id: &Id) -> bool {
        self.known.binary_search(&id.as_str()).is_ok()
    }

    fn advice(&self, id: &Id) -> String {
        match nearest(id.as_str(), self.known.iter().copied()) {
            Some(near) => format!("did you mean '{near}'?"),
            None if self.known.is_empty() => format!("this file has no {} to refer to; add it, or take the reference out", self.what),
            None => format!("known here: {}", self.known.iter().take(12).copied().collect::<Vec<_>>().join(", ")),
        }
    }

    fn refer(&self, id: &Id, at: At<'_>, faults: &mut Faults) {
        if !self.has(id) {
            let fault = Fault::error(
                "dangling-reference",
                at.pointer(),
                format!("'{id}' is the id of no {} of this file", self.what),
            );
            faults.push(fault.with_help(self.advice(id)));
        }
    }

    fn maybe(&self, id: Option<&Id>, at: At<'_>, faults: &mut Faults) {
        if let Some(id) = id {
            self.refer(id, at, faults);
        }
    }

    fn all(&self, ids: &Option<Vec<Id>>, at: At<'_>, faults: &mut Faults) {
        for (index, id) in each(ids) {
            self.refer(id, at.item(index), faults);
        }
    }
}

/// The names of the whole file.
struct Known<'s> {
    partners: Names<'s>,
    documents: Names<'s>,
    reviews: Names<'s>,
    exercises: Names<'s>,
    units: Names<'s>,
}

impl Known<'_> {
    fn cites(&self, evidence: &Option<Vec<Citation>>, entry: At<'_>, faults: &mut Faults) {
        let list = entry.key("evidence");
        for (index, citation) in each(evidence) {
            let at = list.item(index);
            self.documents.maybe(citation.document.as_ref(), at.key("document"), faults);
            self.reviews.maybe(citation.review.as_ref(), at.key("review"), faults);
            if citation.document.is_none() && citation.review.is_none() {
                let fault = Fault::error(
                    "empty-citation",
                    at.pointer(),
                    "this citation names neither a document nor a review",
                );
                faults.push(fault.with_help("add document or review, or take the citation out"));
            }
        }
    }
}

pub(super) fn check(submission: &Submission, faults: &mut Faults) {
    let exercise_ids = || submission.exercises.iter().flatten().map(|x| &x.id);
    let known = Known {
        partners: Names::new("partner", submission.partners.iter().flatten().map(|x| &x.id)),
        documents: Names::new("document", submission.documents.iter().flatten().map(|x| &x.id)),
        reviews: Names::new("review", submission.reviews.iter().flatten().map(|x| &x.id)),
        exercises: Names::new("exercise", exercise_ids()),
        units: Names::new(
            "exercise or row of the register",
            exercise_ids().chain(submission.register.iter().flatten().map(|x| &x.id)),
        ),
    };
    let root = At::Root;
    known.cites(&submission.authority.evidence, root.key("authority"), faults);
    let list = root.key("partners");
    for (index, partner) in each(&submission.partners) {
        known.cites(&partner.evidence, list.item(index), faults);
    }
    let list = root.key("register");
    for (index, row) in each(&submission.register) {
        let at = list.item(index);
        known.exercises.maybe(row.exercise.as_ref(), at.key("exercise"), faults);
        known.cites(&row.evidence, at, faults);
    }
    let list = root.key("documents");
    for (index, document) in each(&submission.documents) {
        known.partners.maybe(document.by.as_ref(), list.item(index).key("by"), faults);
    }
    let list = root.key("reviews");
    for (index, review) in each(&submission.reviews) {
        let at = list.item(index);
        known.partners.maybe(review.partner.as_ref(), at.key("partner"), faults);
        known.exercises.maybe(review.exercise.as_ref(), at.key("exercise"), faults);
        known.documents.maybe(review.document.as_ref(), at.key("document"), faults);
    }
    let list = root.key("statements");
    for (index, statement) in each(&submission.statements) {
        let at = list.item(index);
        known.units.maybe(statement.on.as_ref(), at.key("on"), faults);
        known.cites(&statement.evidence, at, faults);
    }
    let list = root.key("exercises");
    let of_authority = || submission.authority.groups.iter().flatten().map(|x| &x.group);
    for (index, exercise) in each(&submission.exercises) {
        let groups = Names::new("group", exercise.groups.iter().flatten().map(|x| &x.group).chain(of_authority()));
        in_exercise(exercise, &known, &groups, list.item(index), faults);
    }
}

fn in_exercise(exercise: &Exercise, known: &Known<'_>, groups: &Names<'_>, at: At<'_>, faults: &mut Faults) {
    let activities = Names::new("activity", exercise.activities.iter().flatten().map(|x| &x.id));
    let themes = Names::new("theme", exercise.themes.iter().flatten().map(|x| &x.id));
    let decisions = Names::new("decision", exercise.decisions.iter().flatten().filter_map(|x| x.id.as_ref()));
    known.cites(&exercise.evidence, at, faults);
    evidence_of_parts(exercise, known, at, faults);
    let list = at.key("activities");
    for (index, activity) in each(&exercise.activities) {
        let at = list.item(index);
        known.partners.maybe(activity.run_by.as_ref(), at.key("run_by"), faults);
        activities.all(&activity.distinct_from, at.key("distinct_from"), faults);
        for (number, other) in each(&activity.distinct_from) {
            if *other == activity.id {
                let fault = Fault::error(
                    "refers-to-itself",
                    at.key("distinct_from").item(number).pointer(),
                    format!("'{other}' is this activity itself"),
                );
                faults.push(fault.with_help("name the activities whose people are surely others"));
            }
        }
        groups_known(groups, &activity.groups, at.key("groups"), faults);
        known.cites(&activity.evidence, at, faults);
    }
    if let Event::Some(results) = &exercise.results {
        let at = at.key("results");
        known.partners.maybe(results.by.as_ref(), at.key("by"), faults);
        decisions.maybe(results.before_decision.as_ref(), at.key("before_decision"), faults);
    }
    let list = at.key("themes");
    for (index, theme) in each(&exercise.themes) {
        let at = list.item(index);
        activities.all(&theme.from, at.key("from"), faults);
        groups_known(groups, &theme.groups, at.key("groups"), faults);
        known.cites(&theme.evidence, at, faults);
    }
    let list = at.key("decisions");
    for (index, decision) in each(&exercise.decisions) {
        let at = list.item(index);
        activities.maybe(decision.follows.as_ref(), at.key("follows"), faults);
        known.cites(&decision.evidence, at, faults);
        let list = at.key("themes");
        for (number, outcome) in each(&decision.themes) {
            let at = list.item(number);
            themes.refer(&outcome.theme, at.key("theme"), faults);
            known.documents.maybe(outcome.planned_in.as_ref(), at.key("planned_in"), faults);
            known.cites(&outcome.evidence, at, faults);
        }
    }
    let list = at.key("responses");
    for (index, response) in each(&exercise.responses) {
        let at = list.item(index);
        if let Some(Covers::Themes(ids)) = &response.covers {
            let list = at.key("covers");
            for (number, id) in ids.iter().enumerate() {
                themes.refer(id, list.item(number), faults);
            }
        }
        known.cites(&response.evidence, at, faults);
    }
    let list = at.key("changes");
    for (index, change) in each(&exercise.changes) {
        let at = list.item(index);
        themes.all(&change.themes, at.key("themes"), faults);
        known.cites(&change.evidence, at, faults);
    }
}

/// Citations of the parts of an exercise that refer to nothing else.
fn evidence_of_parts(exercise: &Exercise, known: &Known<'_>, at: At<'_>, faults: &mut Faults) {
    let single = [
        ("comments", exercise.comments.as_ref().map(|x| &x.evidence)),
        ("ties", exercise.ties.as_ref().map(|x| &x.evidence)),
        ("information", exercise.information.as_ref().map(|x| &x.evidence)),
        ("claimed_reach", exercise.claimed_reach.value().map(|x| &x.evidence)),
        ("missing_review", exercise.missing_review.value().map(|x| &x.evidence)),
        ("results", exercise.results.value().map(|x| &x.evidence)),
        ("standing_group", exercise.standing_group.value().map(|x| &x.evidence)),
    ];
    for (key, evidence) in single {
        if let Some(evidence) = evidence {
            known.cites(evidence, at.key(key), faults);
        }
    }
    let list = at.key("groups");
    for (index, group) in each(&exercise.groups) {
        known.cites(&group.evidence, list.item(index), faults);
    }
    let list = at.key("draws_on");
    for (index, finding) in each(&exercise.draws_on) {
        known.cites(&finding.evidence, list.item(index), faults);
    }
    let list = at.key("ratings");
    for (index, rating) in each(&exercise.ratings) {
        known.cites(&rating.evidence, list.item(index), faults);
    }
    let list = at.key("roles");
    for (index, role) in each(&exercise.roles) {
        known.cites(&role.evidence, list.item(index), faults);
    }
}

/// A group that nobody gave a figure for is still a group: only a warning.
fn groups_known(groups: &Names<'_>, named: &Option<Vec<Id>>, at: At<'_>, faults: &mut Faults) {
    for (index, id) in each(named) {
        if !groups.has(id) {
            let message = format!("'{id}' is no group of this exercise or of the authority, so how many it has is not known");
            faults.push(Fault::warning("unlisted-group", at.item(index).pointer(), message).with_help(groups.advice(id)));
        }
    }
}
