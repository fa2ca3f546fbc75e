//! Two assessments compared: what moved, and whether the engine, the rubric, the evidence or the judgement moved it.
//!
//! Where everything that went into both is at hand, the earlier one is scored again with one thing at a time put in place of the other, in
//! a fixed order: engine, rubric, evidence, judgement. Each step's difference is that thing's part, so the parts sum exactly. Where it is
//! not, a movement is put down to the only thing that differs, or called not separable; nothing is guessed.

mod levels;
mod movements;
mod told;

pub use told::Told;

use crate::assess::explain::{self, assess};
use crate::assess::framework::{explain as framework, given as by_framework};
use crate::assess::marks::{Marks, MarksFile};
use crate::assess::published::comparison::{Cause, Change, Comparison};
use crate::base::date::Day;
use crate::base::fault::Faults;
use crate::facts::groups::Baseline;
use crate::facts::strength::{Looked, Verified};
use crate::facts::view::Context;
use crate::rubric::framework::model::Framework;
use crate::rubric::model::Rubric;
use crate::submission::model::Submission;
use movements::movements;

/// What went into an assessment.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// the stem of the submission's file
    pub name: &'a str,
    /// the SHA-256 of the submission's file
    pub sha256: &'a str,
    /// the submission
    pub submission: &'a Submission,
    /// the day on which it is looked at
    pub as_of: Day,
    /// documents that somebody looked at
    pub verified: &'a Verified,
    /// people by group of the area
    pub baseline: Option<&'a Baseline>,
    /// the rubric, or for a framework that which says how facts are counted
    pub rubric: &'a Rubric,
    /// the framework, where one makes the result
    pub framework: Option<&'a Framework>,
    /// the files of marks
    pub marks: &'a [MarksFile],
}

/// Documents looked at, as an assessment tells of them.
pub fn looked(told: &Told) -> Verified {
    let mut verified = Verified::new();
    for paper in &told.documents {
        let state = match paper.state.as_str() {
            "exhibited" => Looked::Exhibited,
            "missing" => Looked::Missing,
            "changed" => Looked::Changed,
            _ => continue,
        };
        verified.insert(paper.id.clone(), state);
    }
    verified.set_figures(told.not_shown());
    verified
}

/// What this engine makes of it. Marks that do not fit the submission or the rubric are left out, and counted.
pub fn score(given: &Given<'_>) -> Option<(Told, usize)> {
    let mut misfits = 0_usize;
    let mut left_out = |faults: &Faults| {
        misfits = misfits.saturating_add(faults.iter().count()).saturating_add(faults.dropped());
    };
    let context = Context {
        submission: given.submission,
        settings: &given.rubric.settings,
        baseline: given.baseline,
        as_of: given.as_of,
        basis: given.submission.basis,
        open: false,
    };
    let assessment = if let Some(framework) = given.framework {
        let mut marks = by_framework::Given::default();
        for file in given.marks {
            left_out(&marks.add_what_fits(file, framework, given.submission, &given.rubric.settings));
        }
        framework::assess(&framework::Inputs {
            name: given.name,
            sha256: given.sha256,
            warnings: &Faults::default(),
            context,
            framework,
            given: &marks,
            verified: given.verified,
        })
    } else {
        let mut marks = Marks::default();
        for file in given.marks {
            left_out(&marks.add_what_fits(file, given.rubric, given.submission));
        }
        assess(&explain::Inputs {
            name: given.name,
            sha256: given.sha256,
            warnings: &Faults::default(),
            cells: None,
            context,
            rubric: given.rubric,
            marks: &marks,
            verified: given.verified,
        })
    };
    Some((Told::of(&assessment)?, misfits))
}

/// What differs of what went in, as far as the assessments tell.
fn changes(old: &Told, new: &Told) -> Vec<Change> {
    let mut all = Vec::new();
    let mut differs = |cause, differs: bool, says: String| {
        if differs {
            all.push(Change { cause, says });
        }
    };
    let (before, after) = (old.side(), new.side());
    differs(
        Cause::Engine,
        old.engine != new.engine,
        format!("the engine: {} to {}", before.engine, after.engine),
    );
    let versions = if before.rubric == after.rubric {
        format!("{}, under the same version", before.rubric)
    } else {
        format!("{} to {}", before.rubric, after.rubric)
    };
    differs(
        Cause::Rubric,
        old.rubric.sha256 != new.rubric.sha256,
        format!("the rubric: {versions}"),
    );
    differs(
        Cause::Evidence,
        old.submission.sha256 != new.submission.sha256,
        "the submission: its file has another digest".to_owned(),
    );
    differs(
        Cause::Evidence,
        old.as_of != new.as_of,
        format!("the day on which the evidence is looked at: {} to {}", old.as_of, new.as_of),
    );
    differs(
        Cause::Evidence,
        old.submission.sha256 == new.submission.sha256 && old.papers() != new.papers(),
        "what became of the documents when somebody looked".to_owned(),
    );
    let (before, after) = (old.judged(), new.judged());
    differs(
        Cause::Judgement,
        before != after,
        format!(
            "the judgements: {} added, {} gone",
            after.difference(&before).count(),
            before.difference(&after).count()
        ),
    );
    all
}

/// Two assessments of which only what they tell is known; `needs` says what would tell more.
pub fn compare_told(old: &Told, new: &Told, needs: Vec<String>) -> Comparison {
    let changes = changes(old, new);
    let first = changes.first().map(|change| change.cause);
    let only = first.filter(|first| changes.iter().all(|change| change.cause == *first));
    let cause = only.unwrap_or(Cause::NotSeparable);
    let movements = movements(old, &[(cause, new.clone())]);
    let separable = movements.is_empty() || only.is_some();
    let mut notes = Vec::new();
    if !separable && changes.is_empty() {
        notes.push(BESIDES.to_owned());
    }
    Comparison {
        format: 1,
        old: old.side(),
        new: new.side(),
        changes,
        separable,
        needs: if separable { Vec::new() } else { needs },
        notes,
        movements,
    }
}

const BESIDES: &str =
    "something moved that nothing recorded explains: such as figures of the area (--baseline) that only one was made with";

/// Two assessments of which everything that went in is at hand. None where one cannot be scored again.
pub fn compare(old: &Told, new: &Told, was: &Given<'_>, is: &Given<'_>) -> Option<Comparison> {
    let rubric = Given {
        rubric: is.rubric,
        framework: is.framework,
        ..*was
    };
    let evidence = Given { marks: was.marks, ..*is };
    let (again, _) = score(was)?;
    let (by_rubric, misfits_rubric) = score(&rubric)?;
    let (by_evidence, misfits_evidence) = score(&evidence)?;
    let (by_marks, _) = score(is)?;
    // what this engine makes of the same is the engine's part where another made it, and nobody's where it did itself
    let engine = again.engine.clone();
    let own = |told: &Told| {
        if told.engine == engine {
            Cause::NotSeparable
        } else {
            Cause::Engine
        }
    };
    let mut notes = Vec::new();
    if misfits_rubric.max(misfits_evidence) > 0 {
        notes.push(
            "some earlier judgements do not fit the later rubric or submission: where they end, that moved it, and not the judgement"
                .to_owned(),
        );
    }
    let steps = [
        (own(old), again),
        (Cause::Rubric, by_rubric),
        (Cause::Evidence, by_evidence),
        (Cause::Judgement, by_marks),
        (own(new), new.clone()),
    ];
    let movements = movements(old, &steps);
    let mut parts = movements.iter().flat_map(|movement| &movement.parts);
    let separable = !parts.any(|part| part.cause == Cause::NotSeparable);
    if !separable {
        notes.push(BESIDES.to_owned());
    }
    Some(Comparison {
        format: 1,
        old: old.side(),
        new: new.side(),
        changes: changes(old, new),
        separable,
        needs: Vec::new(),
        notes,
        movements,
    })
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
