//! Texts that stand word for word in the submission of an earlier period.
//!
//! Compares what people are said to have said, the reasons they were given and what an authority says of itself. Case, punctuation and
//! spaces do not count. Texts of few words are left alone, since the same thing may be said in them twice; so is an exercise that was sent
//! before already, and a theme that is marked as said before. Only warnings: it does not know why a text was kept.

use super::{At, each};
use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::submission::fields::Text;
use crate::submission::model::{Exercise, Submission};
use std::collections::BTreeMap;

/// Texts of fewer words are left alone.
pub const FEWEST_WORDS: usize = 8;

/// What kind of text it is; only texts of one kind are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Summary,
    Reason,
    Statement,
}

impl Kind {
    const fn advice(self) -> &'static str {
        match self {
            Self::Summary => {
                "say what people said this time, in their words; if they did say the same again, fill 'said before: where' (same_as) with the earlier theme"
            }
            Self::Reason => "give the reason for this decision, as people were told it",
            Self::Statement => "say what was done in this period",
        }
    }
}

/// A text of a submission: its kind, its words, where it stands, and the exercise, with its title, that it belongs to.
struct Found<'s> {
    kind: Kind,
    words: String,
    at: Pointer,
    exercise: Option<&'s Exercise>,
    repeats: bool,
}

/// The words of a text: letters and digits in lower case, one space between them. `None` where there are too few.
fn words(text: &Text) -> Option<String> {
    let small = text.as_str().to_lowercase();
    let words: Vec<&str> = small
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    (words.len() >= FEWEST_WORDS).then(|| words.join(" "))
}

fn texts(submission: &Submission) -> Vec<Found<'_>> {
    let mut all = Vec::new();
    let root = At::Root;
    let list = root.key("exercises");
    for (index, exercise) in each(&submission.exercises) {
        let at = list.item(index);
        let mut add = |kind, text: Option<&Text>, at: &At<'_>, repeats| {
            if let Some(words) = text.and_then(words) {
                all.push(Found {
                    kind,
                    words,
                    at: at.pointer(),
                    exercise: Some(exercise),
                    repeats,
                });
            }
        };
        let themes = at.key("themes");
        for (number, theme) in each(&exercise.themes) {
            let at = themes.item(number);
            add(Kind::Summary, Some(&theme.summary), &at.key("summary"), theme.same_as.is_some());
        }
        let decisions = at.key("decisions");
        for (number, decision) in each(&exercise.decisions) {
            let at = decisions.item(number);
            add(Kind::Reason, decision.reason.as_ref(), &at.key("reason"), false);
            let themes = at.key("themes");
            for (number, outcome) in each(&decision.themes) {
                let at = themes.item(number);
                add(Kind::Reason, outcome.reason.as_ref(), &at.key("reason"), false);
            }
        }
    }
    let list = root.key("statements");
    for (index, statement) in each(&submission.statements) {
        if let Some(words) = words(&statement.text) {
            all.push(Found {
                kind: Kind::Statement,
                words,
                at: list.item(index).key("text").pointer(),
                exercise: None,
                repeats: false,
            });
        }
    }
    all
}

/// The same exercise, sent again: of the same title, opened on the same day.
fn same(now: Option<&Exercise>, before: Option<&Exercise>) -> bool {
    match (now, before) {
        (Some(now), Some(before)) => now.title == before.title && now.opens == before.opens,
        (None, _) | (_, None) => false,
    }
}

/// Every text of a submission that stands word for word in an earlier one.
pub fn copied(now: &Submission, before: &Submission) -> Faults {
    let earlier = texts(before);
    let mut known: BTreeMap<(Kind, &str), Vec<&Found<'_>>> = BTreeMap::new();
    for found in &earlier {
        known.entry((found.kind, &found.words)).or_default().push(found);
    }
    let mut faults = Faults::default();
    for found in texts(now) {
        let mut old = known.get(&(found.kind, found.words.as_str())).into_iter().flatten();
        let Some(old) = old.find(|old| !same(found.exercise, old.exercise) && !found.repeats) else {
            continue;
        };
        let of = old
            .exercise
            .map_or_else(String::new, |exercise| format!(", in '{}'", exercise.title));
        let message = format!(
            "this text stands word for word in the submission of the earlier period ({} to {}){of}",
            before.period.from, before.period.to
        );
        let fault = Fault::warning("copied-from-last-period", found.at, message);
        faults.push(fault.with_help(found.kind.advice()));
    }
    faults
}
