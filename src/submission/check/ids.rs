//! Names that must be single: ids within their list, groups, questions, and the themes of one decision.

use super::{At, each};
use crate::base::fault::{Fault, Faults};
use crate::submission::fields::Id;
use crate::submission::model::Submission;
use std::collections::BTreeMap;

/// One fault for every name that stands a second time in its list.
fn single<'s, K: Ord + 's>(
    code: &'static str,
    what: &str,
    key: &'static str,
    list: &At<'_>,
    names: impl Iterator<Item = (usize, Option<(K, &'s Id)>)> + Clone,
    faults: &mut Faults,
) {
    // nearly always all names are single, which sorting them tells at less cost than a map of their places
    let mut sorted: Vec<K> = names.clone().filter_map(|(_, name)| name.map(|(name, _)| name)).collect();
    sorted.sort_unstable();
    if sorted.windows(2).all(|pair| pair.first() != pair.last()) {
        return;
    }
    let mut seen = BTreeMap::new();
    for (index, name) in names {
        let Some((name, id)) = name else { continue };
        if let Some(first) = seen.get(&name) {
            let number = usize::saturating_add(*first, 1);
            let fault = Fault::error(
                code,
                list.item(index).key(key).pointer(),
                format!("'{id}' already names {what} number {number} of this list"),
            );
            faults.push(fault.with_help("give each its own name, or make one entry of the two"));
        } else {
            seen.insert(name, index);
        }
    }
}

fn ids<'s>(what: &str, list: &At<'_>, names: impl Iterator<Item = (usize, &'s Id)> + Clone, faults: &mut Faults) {
    single(
        "duplicate-id",
        what,
        "id",
        list,
        names.map(|(index, id)| (index, Some((id, id)))),
        faults,
    );
}

pub(super) fn check(submission: &Submission, faults: &mut Faults) {
    let root = At::Root;
    ids(
        "partner",
        &root.key("partners"),
        each(&submission.partners).map(|(i, x)| (i, &x.id)),
        faults,
    );
    ids(
        "row",
        &root.key("register"),
        each(&submission.register).map(|(i, x)| (i, &x.id)),
        faults,
    );
    ids(
        "document",
        &root.key("documents"),
        each(&submission.documents).map(|(i, x)| (i, &x.id)),
        faults,
    );
    ids(
        "review",
        &root.key("reviews"),
        each(&submission.reviews).map(|(i, x)| (i, &x.id)),
        faults,
    );
    ids(
        "exercise",
        &root.key("exercises"),
        each(&submission.exercises).map(|(i, x)| (i, &x.id)),
        faults,
    );
    let authority = root.key("authority");
    let groups = each(&submission.authority.groups).map(|(i, x)| (i, Some((&x.group, &x.group))));
    single("duplicate-group", "group", "group", &authority.key("groups"), groups, faults);
    let exercises = root.key("exercises");
    for (index, exercise) in each(&submission.exercises) {
        let at = exercises.item(index);
        ids(
            "activity",
            &at.key("activities"),
            each(&exercise.activities).map(|(i, x)| (i, &x.id)),
            faults,
        );
        ids("theme", &at.key("themes"), each(&exercise.themes).map(|(i, x)| (i, &x.id)), faults);
        let named = each(&exercise.decisions).filter_map(|(i, x)| x.id.as_ref().map(|id| (i, id)));
        ids("decision", &at.key("decisions"), named, faults);
        let named = each(&exercise.changes).filter_map(|(i, x)| x.id.as_ref().map(|id| (i, id)));
        ids("change", &at.key("changes"), named, faults);
        // one group may answer to two questions, but not twice to one
        let groups = each(&exercise.groups).map(|(i, x)| (i, Some(((&x.group, &x.question), &x.group))));
        single("duplicate-group", "group", "group", &at.key("groups"), groups, faults);
        let questions = each(&exercise.monitoring).map(|(i, x)| (i, Some((&x.question, &x.question))));
        single(
            "duplicate-question",
            "question",
            "question",
            &at.key("monitoring"),
            questions,
            faults,
        );
        let decisions = at.key("decisions");
        for (number, decision) in each(&exercise.decisions) {
            let at = decisions.item(number);
            let themes = each(&decision.themes).map(|(i, x)| (i, Some((&x.theme, &x.theme))));
            single("duplicate-outcome", "outcome", "theme", &at.key("themes"), themes, faults);
        }
    }
}
