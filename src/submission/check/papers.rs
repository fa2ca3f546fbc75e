//! Papers that cannot do what they are cited for: a plan that is not older than the question, an address that nobody outside can open.
//!
//! Looks at what the file says of its papers and opens none. Only warnings: what such a paper is worth is for the facts.

use super::{At, each};
use crate::base::fault::{Fault, Faults};
use crate::submission::fields::Cell;
use crate::submission::model::{Document, Exercise, Outcome, Submission};

/// Parts of addresses that only those inside can open.
const INSIDE: [&str; 10] = [
    "sharepoint",
    "/teams/",
    "teams.microsoft",
    "onedrive",
    "intranet",
    "localhost",
    "file:",
    "drive.google",
    ".local/",
    "\\\\",
];

pub(super) fn check(submission: &Submission, faults: &mut Faults) {
    let root = At::Root;
    let list = root.key("documents");
    for (index, document) in each(&submission.documents) {
        let at = list.item(index);
        for (key, address) in [("url", &document.url), ("path", &document.path)] {
            let Some(address) = address else { continue };
            let small = address.as_str().to_lowercase();
            if let Some(part) = INSIDE.iter().find(|part| small.contains(**part)) {
                let message = format!("this address is on an internal site ({})", part.trim_matches(['/', ':']));
                let fault = Fault::warning("internal-address", at.key(key).pointer(), message);
                faults.push(fault.with_help("give the public address or send the file; otherwise it counts as your word only"));
            }
        }
    }
    let list = root.key("exercises");
    for (index, exercise) in each(&submission.exercises) {
        planned(exercise, submission, list.item(index), faults);
    }
}

/// Themes that are said to have been planned already, without a paper that is older than the opening.
fn planned(exercise: &Exercise, submission: &Submission, at: At<'_>, faults: &mut Faults) {
    let Some(opens) = exercise.opens.value() else { return };
    let older = |document: &Document| document.published.value().is_some_and(|published| published.from < opens.from);
    let list = at.key("decisions");
    for (number, decision) in each(&exercise.decisions) {
        let themes = list.item(number);
        let themes = themes.key("themes");
        for (place, outcome) in each(&decision.themes) {
            let mut linked = each(&submission.documents).filter(|(_, document)| outcome.planned_in.as_ref() == Some(&document.id));
            // a link to a paper that is not there is a fault of its own
            let shown = outcome.planned_in.is_some() && linked.next().is_none_or(|(_, document)| older(document));
            if outcome.outcome == Cell::Value(Outcome::AlreadyPlanned) && !shown {
                let message = format!("already planned, but no paper dated before {opens}, when it opened, is linked");
                let fault = Fault::warning("planned-without-paper", themes.item(place).key("outcome").pointer(), message);
                faults.push(fault.with_help("link the older paper, or choose another outcome"));
            }
        }
    }
}
