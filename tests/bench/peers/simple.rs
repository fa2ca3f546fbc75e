//! The simple scoring of the README over what our own reader makes of a line: everything that refuses is checked, every fault has its place.
//!
//! It says what a plain scoring would cost with this reader in front of it. It draws no bounds and knows no signs.

use super::found::{Line, is_damaged, level, share};
use earnest::base::date::Days;
use earnest::submission::fields::{Cell, Count};
use earnest::submission::model::decisions::Outcome;
use earnest::submission::model::{Exercise, Submission};
use earnest::submission::read;
use std::collections::BTreeSet;

/// Reads and scores a line.
pub fn line(bytes: &[u8]) -> Line {
    let Ok(submission) = read::unwarned("line.json", bytes) else {
        return Line::Refused;
    };
    if submission.authority.code.as_ref().is_some_and(|code| is_damaged(code.as_str())) {
        return Line::Taken;
    }
    Line::Scored(levels(&numbers(&submission)))
}

/// A number that stands there as it is; anything else counts as none.
fn plain<K>(cell: &Cell<Count<K>>) -> u64 {
    let exact = cell.value().filter(|count| count.is_exact());
    exact.and_then(Count::figure).map_or(0, u64::from)
}

/// Months since the year 0 of the first day that a date could be.
fn month(days: &Days) -> i64 {
    let words = days.from.to_string();
    let (year, rest) = words.split_once('-').unwrap();
    let month = &rest[..2];
    year.parse::<i64>().unwrap() * 12 + month.parse::<i64>().unwrap()
}

/// The entries of a list that may not be there, over all exercises.
fn every<'s, T: 's>(exercises: &'s [Exercise], list: impl Fn(&'s Exercise) -> &'s Option<Vec<T>> + 's) -> impl Iterator<Item = &'s T> + 's {
    exercises.iter().flat_map(move |exercise| list(exercise).iter().flatten())
}

fn many(found: impl Iterator) -> u64 {
    found.count() as u64
}

/// Whether an outcome settles a theme.
pub fn settles(outcome: Outcome) -> bool {
    outcome != Outcome::NoDecisionYet
}

/// What the indicators are worked out from.
#[derive(Default)]
pub struct Numbers {
    pub heard: u64,
    pub invited: u64,
    pub completed: u64,
    pub ways: u64,
    pub themes: u64,
    pub answered: u64,
    pub reasons: u64,
    pub formats: u64,
    /// months
    pub wait: Option<i64>,
    pub groups: u64,
    pub positive: u64,
    pub rated: u64,
    pub done: u64,
}

fn numbers(submission: &Submission) -> Numbers {
    let all = submission.exercises.as_deref().unwrap_or_default();
    let ways: BTreeSet<_> = every(all, |e| &e.activities).filter_map(|activity| activity.way.value()).collect();
    let outcomes = || {
        every(all, |e| &e.decisions)
            .flat_map(|decision| decision.themes.iter().flatten())
            .filter(|theme| theme.outcome.value().copied().is_some_and(settles))
    };
    let formats = all.iter().filter_map(|exercise| exercise.information.as_ref());
    let formats = formats.flat_map(|information| information.formats.iter().flatten());
    Numbers {
        heard: all.iter().map(|exercise| plain(&exercise.people_heard)).sum(),
        invited: every(all, |e| &e.activities).map(|activity| plain(&activity.invited)).sum(),
        completed: every(all, |e| &e.activities).map(|activity| plain(&activity.completed)).sum(),
        ways: ways.len() as u64,
        themes: many(every(all, |e| &e.themes)),
        answered: many(outcomes()),
        reasons: many(outcomes().filter(|theme| theme.reason.is_some())),
        formats: many(formats.filter(|format| format.available_on.value().is_some())),
        wait: all.iter().filter_map(wait).max(),
        groups: many(every(all, |e| &e.groups).filter(|group| plain(&group.heard) >= 5)),
        positive: every(all, |e| &e.ratings).map(|rating| plain(&rating.positive)).sum(),
        rated: every(all, |e| &e.ratings).map(|rating| plain(&rating.answered)).sum(),
        done: many(every(all, |e| &e.changes).filter(|change| change.done.value().is_some())),
    }
}

/// The level of each indicator.
pub fn levels(found: &Numbers) -> [u64; 12] {
    [
        level(found.heard, [50, 200, 800, 2000]),
        level(found.invited, [100, 1000, 4000, 10_000]),
        share(found.completed, found.invited, [5, 10, 20, 40]),
        level(found.ways, [1, 2, 3, 5]),
        level(found.themes, [1, 4, 8, 14]),
        share(found.answered, found.themes, [25, 50, 75, 90]),
        share(found.reasons, found.answered, [25, 50, 75, 95]),
        level(found.formats, [1, 2, 4, 6]),
        found
            .wait
            .map_or(0, |months| many([12, 6, 3, 1].iter().filter(|most| months <= **most))),
        level(found.groups, [1, 4, 8, 12]),
        share(found.positive, found.rated, [40, 50, 60, 75]),
        level(found.done, [1, 2, 3, 5]),
    ]
}

/// Months from the close of an exercise to the first answer.
fn wait(exercise: &Exercise) -> Option<i64> {
    let closes = month(exercise.closes.value()?);
    let told = exercise.responses.iter().flatten().filter_map(|response| response.date.value());
    told.map(month).min().map(|first| first - closes)
}
