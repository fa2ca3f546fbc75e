//! Moves that make something follow: owners and days for changes, what a change brought, and a group that lasts.

use super::act::Act;
use super::hours;
use super::moves::{Collector, Draft, count, listed};
use crate::submission::fields::{Cell, Event};
use crate::submission::model::Change;
use crate::submission::model::exercise::Relationship;

pub(super) fn add(all: &mut Collector<'_, '_, '_>) {
    if all.at.closed {
        owners(all);
        overdue(all);
        brought(all);
        means(all);
    }
    lasting(all);
}

/// Whole hours for so many of one kind.
fn times(each: u32, many: usize) -> u32 {
    u32::try_from(many).map_or(u32::MAX, |many| each.saturating_mul(many))
}

/// The places of the changes that are so.
fn places(all: &Collector<'_, '_, '_>, is: impl Fn(&Change) -> bool) -> Vec<usize> {
    let list = all.at.exercise().changes.iter().flatten().enumerate();
    list.filter(|(_, change)| is(change)).map(|(place, _)| place).collect()
}

fn owners(all: &mut Collector<'_, '_, '_>) {
    let at = all.at;
    let undone = |change: &Change| !matches!(change.done, Event::Some(_));
    // who owns it can be settled today whatever was said before; a day that may have been promised is not replaced
    let unowned = places(all, |change| undone(change) && !matches!(change.owner, Cell::Value(_)));
    let undated = places(all, |change| undone(change) && at.missing(&change.due));
    let mut both = unowned.clone();
    both.extend(undated.iter().copied());
    both.sort_unstable();
    both.dedup();
    if both.is_empty() {
        return;
    }
    let due = at.today.plus(hours::CHANGE_DAYS);
    all.now(Draft {
        name: "own".to_owned(),
        says: format!(
            "Put an owner and a date, such as {}, to {} that lack{} one: {}",
            due.words(),
            count(both.len(), "change"),
            if both.len() == 1 { "s" } else { "" },
            listed(&lacking(all, &both, &unowned, &undated))
        ),
        hours: times(hours::OWN_CHANGE, both.len()),
        dated: (!undated.is_empty()).then_some(due),
        act: Act::Own {
            owners: unowned,
            days: undated,
            due,
        },
    });
}

/// The most changes that are named.
const NAMED: usize = 5;
/// The most letters of a change that are shown.
const LETTERS: usize = 60;

/// Changes by what they are, each with what it lacks.
fn lacking(all: &Collector<'_, '_, '_>, both: &[usize], unowned: &[usize], undated: &[usize]) -> Vec<String> {
    let list = all.at.exercise().changes.as_deref().unwrap_or(&[]);
    let named = both.iter().take(NAMED).filter_map(|place| {
        let what = list.get(*place)?.what.as_str().trim_end_matches('.');
        let short: String = what.chars().take(LETTERS).collect();
        let cut = if short.len() < what.len() { "…" } else { "" };
        let lacks = match (unowned.contains(place), undated.contains(place)) {
            (true, true) => "no owner, no date",
            (true, false) => "no owner",
            (false, _) => "no date",
        };
        Some(format!("“{short}{cut}” ({lacks})"))
    });
    let mut words: Vec<String> = named.collect();
    if let Some(more) = both.len().checked_sub(NAMED).filter(|more| *more > 0) {
        words.push(format!("{more} more"));
    }
    words
}

fn overdue(all: &mut Collector<'_, '_, '_>) {
    let at = all.at;
    let late = places(all, |change| {
        change.due.value().is_some_and(|due| due.to <= at.today) && at.never(&change.done)
    });
    if late.is_empty() {
        return;
    }
    let due = at.today.plus(hours::CHANGE_DAYS);
    all.now(Draft {
        name: "redate".to_owned(),
        says: format!(
            "Report publicly that {} late, and give a new date, such as {}",
            late_words(late.len()),
            due.words()
        ),
        hours: times(hours::REDATE_CHANGE, late.len()),
        dated: Some(due),
        act: Act::Redate { changes: late, due },
    });
}

fn late_words(many: usize) -> String {
    if many == 1 {
        "1 change is".to_owned()
    } else {
        format!("{many} changes are")
    }
}

/// The first change that is done and of which nobody was told what it brought.
fn brought(all: &mut Collector<'_, '_, '_>) {
    let at = all.at;
    let open = |change: &Change| {
        let done = matches!(&change.done, Event::Some(days) if days.to <= at.today);
        let untold = match &change.effect {
            Event::Some(effect) => effect.before_and_after.value().is_some_and(|both| both.0) && at.never(&effect.told_on),
            Event::None | Event::Blank => at.never(&change.effect),
        };
        done && untold
    };
    let Some(place) = places(all, open).first().copied() else { return };
    let what = at
        .exercise()
        .changes
        .as_deref()
        .and_then(|list| list.get(place))
        .map_or("", |change| change.what.as_str());
    all.now(Draft {
        name: format!("measure/{place}"),
        says: format!("Measure what a change brought against the records from before, and tell people: {what}"),
        hours: hours::MEASURE,
        dated: Some(at.today),
        act: Act::Measure {
            change: place,
            day: at.today,
        },
    });
}

fn means(all: &mut Collector<'_, '_, '_>) {
    let bare = places(all, |change| {
        matches!(change.moves_work_to, Event::Some(_)) && change.means_move_too.value().is_none_or(|too| !too.0)
    });
    if bare.is_empty() {
        return;
    }
    all.now(Draft {
        name: "means".to_owned(),
        says: format!(
            "Settle and publish the money, training or staff time that goes with the work moved by {}",
            count(bare.len(), "change")
        ),
        hours: times(hours::MEANS, bare.len()),
        dated: None,
        act: Act::Means { changes: bare },
    });
}

fn lasting(all: &mut Collector<'_, '_, '_>) {
    let exercise = all.at.exercise();
    match &exercise.standing_group {
        Event::Some(group) => {
            if group.notes_published.value().is_none_or(|notes| !notes.0) {
                all.now(Draft {
                    name: "notes".to_owned(),
                    says: "Publish the notes of the lasting group, the last ones and all to come".to_owned(),
                    hours: hours::NOTES,
                    dated: None,
                    act: Act::Notes,
                });
            }
        }
        Event::None | Event::Blank => {
            let enduring = exercise.relationship.value() == Some(&Relationship::Enduring);
            if enduring && all.at.never(&exercise.standing_group) {
                all.now(Draft {
                    name: "found".to_owned(),
                    says: format!(
                        "Found a lasting group of people who live with the service, with {} meetings a year and published notes",
                        hours::MEETINGS
                    ),
                    hours: hours::FOUND,
                    dated: None,
                    act: Act::Found,
                });
            }
        }
    }
}
