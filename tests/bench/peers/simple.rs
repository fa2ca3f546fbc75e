//! The simple scoring of the README over what our own reader makes of a line: everything is checked, every fault has its place.
//!
//! It says what a plain scoring would cost with this reader in front of it. It draws no bounds and knows no signs.

use super::found::{Line, is_damaged, level, share};
use earnest::base::date::Days;
use earnest::submission::fields::{Cell, Count};
use earnest::submission::model::{Exercise, Submission};
use earnest::submission::read;
use std::collections::BTreeSet;

/// Reads and scores a line.
pub fn line(bytes: &[u8]) -> Line {
    let Ok(read) = read::checked("line.json", bytes) else {
        return Line::Refused;
    };
    let submission = read.value;
    if submission.authority.code.as_ref().is_some_and(|code| is_damaged(code.as_str())) {
        return Line::Taken;
    }
    Line::Scored(scored(&submission))
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

fn scored(submission: &Submission) -> [u64; 12] {
    let all = submission.exercises.as_deref().unwrap_or_default();
    let heard = all.iter().map(|exercise| plain(&exercise.people_heard)).sum();
    let invited = every(all, |e| &e.activities).map(|activity| plain(&activity.invited)).sum();
    let completed = every(all, |e| &e.activities).map(|activity| plain(&activity.completed)).sum();
    let ways: BTreeSet<_> = every(all, |e| &e.activities).filter_map(|activity| activity.way.value()).collect();
    let themes = many(every(all, |e| &e.themes));
    let outcomes = || {
        every(all, |e| &e.decisions)
            .flat_map(|decision| decision.themes.iter().flatten())
            .filter(|theme| theme.outcome.value().is_some_and(|outcome| outcome.word() != "no-decision-yet"))
    };
    let answered = many(outcomes());
    let reasons = many(outcomes().filter(|theme| theme.reason.is_some()));
    let formats = all.iter().filter_map(|exercise| exercise.information.as_ref());
    let formats = formats.flat_map(|information| information.formats.iter().flatten());
    let formats = many(formats.filter(|format| format.available_on.value().is_some()));
    let groups = many(every(all, |e| &e.groups).filter(|group| plain(&group.heard) >= 5));
    let positive = every(all, |e| &e.ratings).map(|rating| plain(&rating.positive)).sum();
    let rated = every(all, |e| &e.ratings).map(|rating| plain(&rating.answered)).sum();
    let done = many(every(all, |e| &e.changes).filter(|change| change.done.value().is_some()));
    [
        level(heard, [50, 200, 800, 2000]),
        level(invited, [100, 1000, 4000, 10_000]),
        share(completed, invited, [5, 10, 20, 40]),
        level(ways.len() as u64, [1, 2, 3, 5]),
        level(themes, [1, 4, 8, 14]),
        share(answered, themes, [25, 50, 75, 90]),
        share(reasons, answered, [25, 50, 75, 95]),
        level(formats, [1, 2, 4, 6]),
        all.iter()
            .filter_map(wait)
            .max()
            .map_or(0, |months| many([12, 6, 3, 1].iter().filter(|most| months <= **most))),
        level(groups, [1, 4, 8, 12]),
        share(positive, rated, [40, 50, 60, 75]),
        level(done, [1, 2, 3, 5]),
    ]
}

/// Months from the close of an exercise to the first answer.
fn wait(exercise: &Exercise) -> Option<i64> {
    let closes = month(exercise.closes.value()?);
    let told = exercise.responses.iter().flatten().filter_map(|response| response.date.value());
    told.map(month).min().map(|first| first - closes)
}
