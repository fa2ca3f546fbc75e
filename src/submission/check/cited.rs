//! Every count of a submission that an entry cites papers for, with its place and what it counts.
//!
//! Only goes through the model. Counts without a single number of their own (spans, shares) and those that are written in words as often
//! as in figures are passed over.

use super::{At, each};
use crate::base::pointer::Pointer;
use crate::submission::fields::{Cell, Count};
use crate::submission::model::exercise::Affected;
use crate::submission::model::people::Activity;
use crate::submission::model::{Citation, Exercise, Submission};

/// Smaller numbers are written in words as often as in figures.
const LEAST: u32 = 13;

/// A figure that papers are cited for.
pub(super) struct Cited<'s> {
    pub(super) evidence: &'s [Citation],
    /// the entry that cites
    pub(super) entry: Pointer,
    /// the count itself
    pub(super) at: Pointer,
    /// the exercise, or the row of the register
    pub(super) unit: Option<Pointer>,
    pub(super) figure: u32,
    /// what is counted
    pub(super) counts: &'static str,
}

/// A count of an entry: its key, its figure, what it counts.
type Counted = (&'static str, Option<u32>, &'static str);

fn figure<K>(cell: &Cell<Count<K>>) -> Option<u32> {
    cell.value().and_then(Count::figure).filter(|figure| *figure >= LEAST)
}

struct Walk<'s> {
    found: Vec<Cited<'s>>,
    unit: Option<Pointer>,
}

impl<'s> Walk<'s> {
    fn add(&mut self, evidence: &'s Option<Vec<Citation>>, at: At<'_>, counts: &[Counted]) {
        self.part(evidence, at, at, counts);
    }

    /// Counts of a part of an entry, which has no papers of its own.
    fn part(&mut self, evidence: &'s Option<Vec<Citation>>, entry: At<'_>, at: At<'_>, counts: &[Counted]) {
        let Some(evidence) = evidence.as_deref().filter(|evidence| !evidence.is_empty()) else {
            return;
        };
        for (key, figure, counts) in counts {
            let Some(figure) = *figure else { continue };
            self.found.push(Cited {
                evidence,
                entry: entry.pointer(),
                at: at.key(key).pointer(),
                unit: self.unit.clone(),
                figure,
                counts,
            });
        }
    }
}

/// Every figure that papers are cited for.
pub(super) fn cited(submission: &Submission) -> Vec<Cited<'_>> {
    let mut walk = Walk {
        found: Vec::new(),
        unit: None,
    };
    let root = At::Root;
    let authority = &submission.authority;
    let people = [("people", figure(&authority.people), "people")];
    walk.add(&authority.evidence, root.key("authority"), &people);
    let list = root.key("register");
    for (index, row) in each(&submission.register) {
        let at = list.item(index);
        walk.unit = Some(at.pointer());
        affected(&mut walk, row.affected.as_ref(), &row.evidence, at);
    }
    let list = root.key("exercises");
    for (index, exercise) in each(&submission.exercises) {
        let at = list.item(index);
        walk.unit = Some(at.pointer());
        of_exercise(&mut walk, exercise, at);
    }
    walk.found
}

fn affected<'s>(walk: &mut Walk<'s>, affected: Option<&Affected>, evidence: &'s Option<Vec<Citation>>, at: At<'_>) {
    if let Some(affected) = affected {
        let counts = [
            ("people", figure(&affected.people), "people affected"),
            ("visits", figure(&affected.visits), "visits affected"),
        ];
        walk.part(evidence, at, at.key("affected"), &counts);
    }
}

fn of_exercise<'s>(walk: &mut Walk<'s>, exercise: &'s Exercise, at: At<'_>) {
    let heard = [("people_heard", figure(&exercise.people_heard), "people heard")];
    walk.add(&exercise.evidence, at, &heard);
    affected(walk, exercise.affected.as_ref(), &exercise.evidence, at);
    let list = at.key("activities");
    for (index, activity) in each(&exercise.activities) {
        of_activity(walk, activity, list.item(index));
    }
    let list = at.key("groups");
    for (index, group) in each(&exercise.groups) {
        let counts = [
            ("people", figure(&group.people), "people of the group"),
            ("heard", figure(&group.heard), "people of the group heard"),
            ("met_directly", figure(&group.met_directly), "people of the group met directly"),
        ];
        walk.add(&group.evidence, list.item(index), &counts);
    }
    let list = at.key("themes");
    for (index, theme) in each(&exercise.themes) {
        let counts = [
            ("voices", figure(&theme.voices), "people who said it"),
            ("signatures", figure(&theme.signatures), "signatures"),
        ];
        walk.add(&theme.evidence, list.item(index), &counts);
    }
    let list = at.key("ratings");
    for (index, rating) in each(&exercise.ratings) {
        let counts = [
            ("asked", figure(&rating.asked), "people asked to rate it"),
            ("answered", figure(&rating.answered), "people who rated it"),
            ("positive", figure(&rating.positive), "people who agreed"),
        ];
        walk.add(&rating.evidence, list.item(index), &counts);
    }
    let list = at.key("roles");
    for (index, role) in each(&exercise.roles) {
        walk.add(
            &role.evidence,
            list.item(index),
            &[("people", figure(&role.people), "people in the part")],
        );
    }
    of_parts(walk, exercise, at);
}

fn of_activity<'s>(walk: &mut Walk<'s>, activity: &'s Activity, at: At<'_>) {
    let counts = [
        ("seen", figure(&activity.seen), "people who saw it"),
        ("invited", figure(&activity.invited), "people invited"),
        ("started", figure(&activity.started), "answers started"),
        ("completed", figure(&activity.completed), "answers completed"),
        ("people", figure(&activity.people), "people"),
        ("contacts", figure(&activity.contacts), "visits or contacts"),
        ("signatures", figure(&activity.signatures), "signatures"),
        ("organisations", figure(&activity.organisations), "organisations"),
        ("members_claimed", figure(&activity.members_claimed), "members of organisations"),
        ("returning", figure(&activity.returning), "people who came again"),
        ("standing_members", figure(&activity.standing_members), "standing members"),
    ];
    walk.add(&activity.evidence, at, &counts);
    if let Some(stances) = &activity.stances {
        let counts = [
            ("support", figure(&stances.support), "people for it"),
            ("oppose", figure(&stances.oppose), "people against it"),
            ("neither", figure(&stances.neither), "people neither for nor against it"),
        ];
        walk.part(&activity.evidence, at, at.key("stances"), &counts);
    }
}

/// The parts of an exercise of which there is one each.
fn of_parts<'s>(walk: &mut Walk<'s>, exercise: &'s Exercise, at: At<'_>) {
    if let Some(comments) = &exercise.comments {
        let counts = [
            ("received", figure(&comments.received), "comments received"),
            ("sorted", figure(&comments.sorted), "comments sorted"),
        ];
        walk.add(&comments.evidence, at.key("comments"), &counts);
    }
    if let Some(reach) = exercise.claimed_reach.value() {
        let counts = [("number", figure(&reach.number), "published as reached")];
        walk.add(&reach.evidence, at.key("claimed_reach"), &counts);
    }
    if let Some(ties) = &exercise.ties {
        let counts = [
            ("answered", figure(&ties.answered), "people who answered"),
            ("users", figure(&ties.users), "people who use it"),
            ("will_need", figure(&ties.will_need), "people who will need it"),
            ("carers_and_family", figure(&ties.carers_and_family), "carers and family"),
        ];
        walk.add(&ties.evidence, at.key("ties"), &counts);
    }
    if let Some(information) = &exercise.information {
        let at = at.key("information");
        let tested = [("tested_with", figure(&information.tested_with), "people who tried it")];
        walk.add(&information.evidence, at, &tested);
        let list = at.key("channels");
        for (index, channel) in each(&information.channels) {
            let counts = [
                ("seen", figure(&channel.seen), "people who saw it"),
                ("members_claimed", figure(&channel.members_claimed), "members of organisations"),
            ];
            walk.part(&information.evidence, at, list.item(index), &counts);
        }
    }
    if let Some(group) = exercise.standing_group.value() {
        let members = [("members", figure(&group.members), "members of the group")];
        walk.add(&group.evidence, at.key("standing_group"), &members);
    }
}
