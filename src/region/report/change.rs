//! How grades moved since an earlier run, and what moved them.
//!
//! Owns when a grade surely rose, and what can be said of the cause from two rows alone: where one thing differs, that moved it; where
//! several do, nothing here splits them. Each authority is compared once, its latest period of each run. Grades of two rubrics of different
//! ids are on two scales, and are told of without a rise or a fall.

use super::Seen;
use super::earlier::{Earlier, Judged, Made};
use crate::assess::explain_words;
use crate::assess::published::GradeStatus;
use crate::region::published::{Cause, Change, Moved};
use crate::rubric::model::Rubric;
use std::cmp::Ordering;

/// Movements that are listed.
const MOST_LISTED: usize = 500;

/// Movements as they are found.
#[derive(Debug)]
pub(super) struct Changes {
    earlier: Earlier,
    /// the authority that came last, which a later period may follow
    last: Option<Now>,
    change: Change,
}

#[derive(Debug)]
struct Now {
    id: String,
    name: String,
    made: Made,
}

/// What differs between two rows.
struct Differs {
    causes: Vec<Cause>,
    /// the same in words
    named: Vec<&'static str>,
    /// one of the rows does not say which judgements it was read with
    judged_unknown: bool,
}

impl Changes {
    /// What moved since these.
    pub(super) const fn since(earlier: Earlier) -> Self {
        Self {
            earlier,
            last: None,
            change: Change {
                both: 0,
                new: 0,
                gone: 0,
                rose: 0,
                fell: 0,
                moved: Vec::new(),
                more: 0,
            },
        }
    }

    pub(super) fn add(&mut self, seen: &Seen<'_>, core: &Rubric) {
        if self.last.as_ref().is_some_and(|last| last.id != seen.id) {
            self.settle(core);
        }
        self.last = Some(Now {
            id: seen.id.clone(),
            name: seen.row.name.clone(),
            made: Made::of(seen),
        });
    }

    /// Compares the authority that came last.
    fn settle(&mut self, core: &Rubric) {
        let Some(now) = self.last.take() else { return };
        let count = |slot: &mut u64| *slot = slot.saturating_add(1);
        let Some(before) = self.earlier.standings.remove(now.id.as_str()) else {
            count(&mut self.change.new);
            return;
        };
        count(&mut self.change.both);
        if before.status == now.made.status && before.bounds == now.made.bounds && before.scale == now.made.scale {
            return;
        }
        let way = way(&before, &now.made);
        match way {
            Some(Ordering::Greater) => count(&mut self.change.rose),
            Some(Ordering::Less) => count(&mut self.change.fell),
            Some(Ordering::Equal) | None => {}
        }
        if self.change.moved.len() < MOST_LISTED {
            self.change.moved.push(moved(now, &before, way, core));
        } else {
            count(&mut self.change.more);
        }
    }

    /// What moved.
    pub(super) fn made(mut self, core: &Rubric) -> Change {
        self.settle(core);
        self.change.gone = self.earlier.len() as u64;
        self.change
    }
}

/// Whether it surely rose or fell: none where that is not sure, or where there is no grade on one scale on both sides.
fn way(before: &Made, now: &Made) -> Option<Ordering> {
    let graded = |made: &Made| !matches!(made.status, GradeStatus::NotDue | GradeStatus::NotApplicable);
    if before.scale != now.scale || !graded(before) || !graded(now) {
        return None;
    }
    if now.bounds.low > before.bounds.high {
        Some(Ordering::Greater)
    } else if now.bounds.high < before.bounds.low {
        Some(Ordering::Less)
    } else {
        None
    }
}

fn moved(now: Now, before: &Made, way: Option<Ordering>, core: &Rubric) -> Moved {
    let scale = now.made.scale;
    let words = |made: &Made| {
        if made.scale == scale {
            return explain_words(core, made.status, made.bounds);
        }
        let (low, high) = (made.bounds.low, made.bounds.high);
        let level = if low == high {
            format!("level {low}")
        } else {
            format!("levels {low} to {high}")
        };
        format!("{level} of another rubric")
    };
    let differs = differs(before, &now.made);
    let what = match way {
        Some(Ordering::Greater) => "It surely rose.",
        Some(Ordering::Less) => "It surely fell.",
        Some(Ordering::Equal) | None if before.scale != scale => {
            "The two rubrics have scales of their own; this is neither a rise nor a fall."
        }
        Some(Ordering::Equal) | None => "Whether it rose or fell is not sure.",
    };
    Moved {
        authority: now.id,
        name: now.name,
        before: words(before),
        now: words(&now.made),
        says: format!("{what} {}", because(&differs)),
        causes: differs.causes,
    }
}

fn differs(before: &Made, now: &Made) -> Differs {
    let judgement = match (before.judged, now.judged) {
        (Judged::No, Judged::No) => Some(false),
        (Judged::By(before), Judged::By(now)) => Some(before != now),
        (Judged::No, Judged::By(_) | Judged::NotSaid) | (Judged::By(_) | Judged::NotSaid, Judged::No) => Some(true),
        (Judged::NotSaid, Judged::By(_) | Judged::NotSaid) | (Judged::By(_), Judged::NotSaid) => None,
    };
    let evidence = if before.period != now.period {
        "the submission, which is of another period"
    } else {
        "the submission"
    };
    let all = [
        (Cause::Engine, before.engine != now.engine, "the version of the engine"),
        (Cause::Rubric, before.rubric != now.rubric, "the rubric"),
        (Cause::Evidence, before.evidence != now.evidence, evidence),
        (
            Cause::Evidence,
            before.as_of != now.as_of,
            "the day on which the evidence is looked at",
        ),
        (
            Cause::Evidence,
            before.baseline != now.baseline,
            "the figures of the area (--baseline)",
        ),
        (Cause::Judgement, judgement == Some(true), "the judgements"),
    ];
    let found = || all.iter().filter(|(_, differs, _)| *differs);
    let mut causes: Vec<Cause> = found().map(|(cause, _, _)| *cause).collect();
    causes.dedup();
    Differs {
        causes,
        named: found().map(|(_, _, named)| *named).collect(),
        judged_unknown: judgement.is_none(),
    }
}

/// What can be said of the cause.
fn because(differs: &Differs) -> String {
    let named = listed(&differs.named);
    let also = "the rows do not say whether the judgements differ too";
    match (differs.causes.len(), differs.judged_unknown) {
        (0, true) => format!("Nothing else that rows record differs, and {also}."),
        (0, false) => "Nothing that rows record differs; rows of an older version do not say which figures of the area (--baseline) they were made with.".to_owned(),
        (1, false) => format!("Of what rows record only this differs, and moved it: {named}."),
        (1, true) => format!("This differs: {named}; {also}. {NOT_SEPARABLE}"),
        (_, true) => format!("These differ: {named}; {also}. {NOT_SEPARABLE}"),
        (_, false) => format!("These differ: {named}. {NOT_SEPARABLE}"),
    }
}

const NOT_SEPARABLE: &str =
    "What moved it is not separable from the rows alone; `earnest compare` splits it where both submissions are at hand.";

/// Several things in one sentence.
fn listed(named: &[&str]) -> String {
    match named.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        Some((last, _)) => (*last).to_owned(),
        None => String::new(),
    }
}

#[cfg(test)]
#[path = "change_tests.rs"]
mod tests;
