//! What to do and what it brings: the fewest and cheapest changes that lead to a level, each checked by scoring the changed submission.
//!
//! Owns the closed set of changes that an officer can still make true, and the search among them. Scores nothing of its own: every number comes from
//! [`crate::assess::rollup`], with the changed submission in place of the one that was sent. Never advises what dates no longer allow, dates nothing
//! back, and offers no more people for their own sake.

mod act;
mod ahead;
mod answers;
mod board;
mod changes;
pub mod followed;
mod hours;
mod meeting;
pub mod moves;
mod opening;
mod search;
mod situation;
mod steps;

pub use search::TRIED_WHOLLY;

use crate::assess::explain::{Inputs, remedies};
use crate::assess::explain_words;
use crate::assess::published::guide::{Goal as Shown, Guide, Standing};
use crate::assess::published::{GradeStatus, Plan};
use crate::assess::verdict::{Bounds, Verdict};
use crate::facts::units;
use board::Board;
use followed::{Earlier, Later};
use moves::Move;
use search::{Goal, Search};
use steps::{Measure, steps};

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask<'a> {
    /// the level that is wanted; the next one where none is named
    pub to: Option<u32>,
    /// an earlier assessment whose advice is followed up
    pub earlier: Option<&'a Earlier>,
}

/// The moves that the dates of a submission still allow and that change anything.
pub fn moves(inputs: &Inputs<'_>) -> Vec<Move> {
    let all = units(inputs.context.submission);
    Board::new(inputs, &all).moves
}

/// What to do and what it brings.
pub fn guide(inputs: &Inputs<'_>, ask: &Ask<'_>) -> Guide {
    let submission = inputs.context.submission;
    let all = units(submission);
    let board = Board::new(inputs, &all);
    let before = board.verdict(&[]);
    let advised = remedies(inputs);
    let Plan { next_time, .. } = advised.clone();
    let file = &inputs.rubric.file;
    Guide {
        format: 1,
        engine: format!("earnest {}", env!("CARGO_PKG_VERSION")),
        as_of: inputs.context.as_of.to_string(),
        submission: inputs.name.to_owned(),
        submission_sha256: inputs.sha256.to_owned(),
        authority: submission.authority.name.to_string(),
        rubric: format!("{} {}", file.id, file.version),
        rubric_sha256: inputs.rubric.sha256.clone(),
        grade: Standing {
            low: before.grade.bounds.low,
            high: before.grade.bounds.high,
            words: explain_words(inputs.rubric, before.grade.status, before.grade.bounds),
        },
        goals: goals(&board, &before, ask),
        ahead: ahead::ahead(&board),
        next_time,
        followed: ask.earlier.map(|earlier| {
            let later = Later {
                inputs,
                units: &all,
                verdict: &before,
                advised: &advised,
            };
            followed::followed(earlier, &later)
        }),
    }
}

/// The goals: the grade, then each criterion that can still be lifted, the lowest first; none where nothing can be graded yet.
fn goals(board: &Board<'_>, before: &Verdict, ask: &Ask<'_>) -> Vec<Shown> {
    if !before.units.iter().any(|unit| unit.counted) {
        return Vec::new();
    }
    let rubric = board.inputs.rubric;
    let next = |low: u32| low.saturating_add(1).min(rubric.highest);
    let among = board.graded();
    let search = Search {
        board,
        before,
        among: &among,
    };
    let all = search.all();
    let grade = Goal::Grade(ask.to.unwrap_or_else(|| next(before.grade.bounds.low)));
    let mut goals = vec![shown(&search, grade, &all)];
    let best = board.verdict(&all);
    let mut criteria: Vec<(u32, usize, bool)> = before
        .criteria
        .iter()
        .zip(&best.criteria)
        .enumerate()
        .filter(|(_, (now, _))| now.state.counts() && now.bounds.low < rubric.highest)
        .map(|(place, (now, best))| (now.bounds.low, place, best.bounds.low > now.bounds.low))
        .collect();
    criteria.sort_unstable();
    // where none can still be lifted, the lowest is named
    if !criteria.iter().any(|(_, _, liftable)| *liftable) {
        criteria.truncate(1);
        criteria.iter_mut().for_each(|(_, _, liftable)| *liftable = true);
    }
    let open = criteria.into_iter().filter(|(_, _, liftable)| *liftable);
    goals.extend(open.map(|(low, place, _)| shown(&search, Goal::Criterion(place, next(low)), &all)));
    goals
}

/// The plan for a goal, or for the best that is still to be had where it is out of reach.
fn shown(search: &Search<'_, '_>, goal: Goal, all: &[usize]) -> Shown {
    let (board, before) = (search.board, search.before);
    let rubric = board.inputs.rubric;
    let name = |level: u32| explain_words(rubric, GradeStatus::Firm, Bounds::at(level));
    let (wanted, stands) = (wanted_level(goal), goal.standing(before));
    let best = goal.standing(&board.verdict(all)).max(stands);
    let aim = goal.at(wanted.min(best));
    let chosen = if best > stands { search.fewest(aim, all) } else { Vec::new() };
    let after = board.verdict(&chosen);
    let reached = goal.reached(&after);
    let title = match goal {
        Goal::Grade(_) => "The grade".to_owned(),
        Goal::Criterion(place, _) => rubric
            .file
            .criteria
            .get(place)
            .map_or_else(String::new, |file| file.title.to_string()),
    };
    let says = match (reached, chosen.is_empty()) {
        (true, true) => format!("{title} surely stands at {wanted} or above as it is."),
        (true, false) => format!("These steps lift it surely to {wanted}, {}.", name(wanted)),
        (false, false) => format!(
            "{wanted}, {}, is no longer in reach with what dates still allow; these steps lift it to {best}, {}, the best that is.",
            name(wanted),
            name(best)
        ),
        (false, true) => format!(
            "Nothing that dates still allow surely lifts it above {stands}, {}. What holds it there is left for next time, or rests on facts that the file does not hold.",
            name(stands)
        ),
    };
    Shown {
        of: match goal {
            Goal::Grade(_) => "grade".to_owned(),
            Goal::Criterion(..) => "criterion".to_owned(),
        },
        id: match goal {
            Goal::Grade(_) => String::new(),
            Goal::Criterion(place, _) => rubric.file.criteria.get(place).map_or_else(String::new, |file| file.id.to_string()),
        },
        title,
        wanted,
        wanted_name: name(wanted),
        from: standing(board, goal, before),
        to: standing(board, goal, &after),
        best,
        reached,
        says,
        moves: u32::try_from(chosen.len()).unwrap_or(u32::MAX),
        hours: board.hours(&chosen),
        steps: steps(board, Measure::Sure, &chosen),
    }
}

const fn wanted_level(goal: Goal) -> u32 {
    match goal {
        Goal::Grade(level) | Goal::Criterion(_, level) => level,
    }
}

/// Where a goal stands, in words.
fn standing(board: &Board<'_>, goal: Goal, verdict: &Verdict) -> Standing {
    let rubric = board.inputs.rubric;
    let (bounds, words) = match goal {
        Goal::Grade(_) => (
            verdict.grade.bounds,
            explain_words(rubric, verdict.grade.status, verdict.grade.bounds),
        ),
        Goal::Criterion(place, _) => {
            let bounds = verdict.criteria.get(place).map_or(
                Bounds {
                    low: rubric.lowest,
                    high: rubric.highest,
                },
                |criterion| criterion.bounds,
            );
            let status = if bounds.firm().is_some() {
                GradeStatus::Firm
            } else {
                GradeStatus::Between
            };
            (bounds, explain_words(rubric, status, bounds))
        }
    };
    Standing {
        low: bounds.low,
        high: bounds.high,
        words,
    }
}
