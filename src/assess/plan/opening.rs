//! Moves while an exercise is still to open, or open: what is said to people, how they can take part, and for how long.
//!
//! None of them is possible once it has closed: what people were not shown then, they were not shown.

use super::act::{Act, Said};
use super::hours;
use super::moves::{Collector, Draft, listed};
use crate::base::date::Day;
use crate::rubric::file::When;
use crate::submission::fields::{Event, Id};
use crate::submission::model::Proposal;
use crate::submission::model::people::{ActivityKind, Way};
use crate::submission::model::themes::ThemeKind;

pub(super) fn add(all: &mut Collector<'_, '_, '_>) {
    if let Some(close) = all.at.open_until {
        announce(all);
        said(all);
        ways(all, close);
        formats(all, close);
        review(all, close);
        mend(all);
        extend(all);
    }
}

/// The first day on which something can be there for people: today, or the day it opens.
pub(super) fn first_day(all: &Collector<'_, '_, '_>) -> Day {
    let opens = all.at.exercise().opens.value().map_or(all.at.today, |opens| opens.from);
    opens.max(all.at.today)
}

fn announce(all: &mut Collector<'_, '_, '_>) {
    let today = all.at.today;
    let Some(opens) = all
        .at
        .exercise()
        .opens
        .value()
        .map(|opens| opens.from)
        .filter(|opens| *opens > today)
    else {
        return;
    };
    if !all.at.missing(&all.at.exercise().announced) {
        return;
    }
    all.add(
        Some((When::BeforeClose, Some(opens.plus(-1)))),
        Draft {
            name: "announce".to_owned(),
            says: format!("Announce it now, before it opens on {}", opens.words()),
            hours: hours::ANNOUNCE,
            dated: Some(today),
            act: Act::Announce { day: today },
        },
    );
}

/// What an honest choice shows and this one does not yet.
fn said(all: &mut Collector<'_, '_, '_>) {
    let (exercise, today) = (all.at.exercise(), all.at.today);
    let until = all.at.before_close();
    let unsaid = |cell: &crate::submission::fields::Cell<crate::submission::fields::Flag>| cell.value().is_none_or(|flag| !flag.0);
    let mut say = |lacks: bool, said: Said, name: &str, hours: u32, says: &str| {
        if lacks {
            let (name, says) = (format!("say/{name}"), says.to_owned());
            all.add(
                until,
                Draft {
                    name,
                    says,
                    hours,
                    dated: None,
                    act: Act::Say(said),
                },
            );
        }
    };
    match &exercise.proposal {
        Event::Some(proposal) => {
            let lacks = |read: fn(&Proposal) -> &crate::submission::fields::Cell<crate::submission::fields::Flag>| unsaid(read(proposal));
            let one_page = hours::SAY;
            say(
                lacks(|p| &p.open_to_influence),
                Said::Influence,
                "influence",
                one_page,
                "Publish what can change and what cannot",
            );
            say(
                lacks(|p| &p.alternatives_explained),
                Said::Alternatives,
                "alternatives",
                hours::WORK_OUT,
                "Publish the options that were rejected, and why",
            );
            say(
                lacks(|p| &p.reasons_given),
                Said::Reasons,
                "reasons",
                one_page,
                "Publish the reasons for the proposal",
            );
            say(
                lacks(|p| &p.costs_shown),
                Said::Costs,
                "costs",
                hours::WORK_OUT,
                "Publish what each option costs or saves",
            );
            say(
                lacks(|p| &p.decider_and_date_said),
                Said::Decider,
                "decider",
                one_page,
                "Say who decides, and when",
            );
            if all.at.never(&proposal.impact_shown_on) {
                all.add(
                    until,
                    Draft {
                        name: "impact".to_owned(),
                        says: "Publish who would be affected, and how".to_owned(),
                        hours: hours::WORK_OUT,
                        dated: Some(today),
                        act: Act::Impact { day: today },
                    },
                );
            }
        }
        Event::None => {
            say(
                unsaid(&exercise.decision_and_date_said),
                Said::Feeds,
                "feeds",
                hours::SAY,
                "Say which decision this feeds, and when that is made",
            );
            say(
                unsaid(&exercise.known_already_said),
                Said::Known,
                "known",
                hours::SAY,
                "Say what is known already",
            );
        }
        Event::Blank => {}
    }
}

/// A name for something that is added, which nothing else bears.
pub(super) fn new_id(all: &Collector<'_, '_, '_>, name: &str) -> Option<Id> {
    let taken = |id: &Id| all.at.exercise().activities.iter().flatten().any(|activity| activity.id == *id);
    (0..10_u32)
        .filter_map(|number| {
            Id::new(&if number == 0 {
                format!("added-{name}")
            } else {
                format!("added-{name}-{number}")
            })
        })
        .find(|id| !taken(id))
}

fn ways(all: &mut Collector<'_, '_, '_>, close: Day) {
    let listed = all.at.exercise().activities.as_deref().unwrap_or(&[]);
    if listed.is_empty() {
        return;
    }
    let (first, until) = (first_day(all), all.at.before_close());
    for (way, kind, says) in [
        (
            Way::PhoneOrRemote,
            ActivityKind::Phone,
            "Add a telephone way, without a screen and without travel",
        ),
        (
            Way::Outreach,
            ActivityKind::DropIn,
            "Go where people already are, step-free and nearby",
        ),
        (
            Way::CommunityGroups,
            ActivityKind::FocusGroup,
            "Ask two groups that people trust to hold a discussion of their own",
        ),
        (
            Way::Session,
            ActivityKind::Meeting,
            "Hold an evening session, step-free and nearby, with help offered",
        ),
    ] {
        if listed.iter().any(|activity| activity.way.value() == Some(&way)) {
            continue;
        }
        let Some(id) = new_id(all, way.word()) else { continue };
        all.add(
            until,
            Draft {
                name: format!("open/{way}"),
                says: format!("{says}, by {}", close.words()),
                hours: hours::WAY,
                dated: Some(first),
                act: Act::Open {
                    id,
                    way,
                    kind,
                    from: first,
                    to: close,
                },
            },
        );
    }
}

/// The formats that are asked for and of which none can surely be had.
fn formats(all: &mut Collector<'_, '_, '_>, close: Day) {
    let view = all.at.view;
    let listed_formats = view
        .exercise
        .information
        .as_ref()
        .and_then(|information| information.formats.as_deref());
    let Some(entries) = listed_formats.or_else(|| view.returned().then_some(&[])) else {
        return;
    };
    let mut needed: Vec<Id> = view.context.settings.formats.iter().filter_map(|format| Id::new(format)).collect();
    for entry in entries {
        if entry.needed.value().is_some_and(|needed| needed.0) && !needed.contains(&entry.format) {
            needed.push(entry.format.clone());
        }
    }
    for (group, format) in &view.context.settings.formats_for_groups {
        let affected = view.exercise.groups.iter().flatten().any(|row| row.group.as_str() == group);
        if let Some(format) = Id::new(format).filter(|format| affected && !needed.contains(format)) {
            needed.push(format);
        }
    }
    needed.retain(|format| {
        entries
            .iter()
            .find(|entry| entry.format == *format)
            .is_none_or(|entry| all.at.never(&entry.available_on))
    });
    if needed.is_empty() {
        return;
    }
    let names: Vec<String> = needed.iter().map(ToString::to_string).collect();
    let first = first_day(all).min(close);
    all.add(
        all.at.before_close(),
        Draft {
            name: "formats".to_owned(),
            says: format!("Have {} ready by {}", listed(&names), first.words()),
            hours: hours::FORMAT.saturating_mul(u32::try_from(needed.len()).unwrap_or(1)),
            dated: Some(first),
            act: Act::Formats {
                formats: needed,
                day: first,
            },
        },
    );
}

/// Half-way to the close there is somebody to count and time left to mend it.
fn review(all: &mut Collector<'_, '_, '_>, close: Day) {
    if !all.at.never(&all.at.exercise().missing_review) {
        return;
    }
    let first = first_day(all);
    let opened = all.at.exercise().opens.value().is_none_or(|opens| opens.to <= all.at.today);
    let half = close.number().saturating_sub(first.number()).div_euclid(2);
    let day = if opened { first } else { first.plus(half.max(0)) };
    all.add(
        all.at.before_close(),
        Draft {
            name: "review".to_owned(),
            says: format!(
                "On {}, compare who has answered with who is affected, and publish who is missing",
                day.words()
            ),
            hours: hours::REVIEW,
            dated: Some(day),
            act: Act::Review { day },
        },
    );
}

fn mend(all: &mut Collector<'_, '_, '_>) {
    let (exercise, today) = (all.at.exercise(), all.at.today);
    for (place, theme) in exercise.themes.iter().flatten().enumerate() {
        if theme.kind.value() == Some(&ThemeKind::AboutTheExercise) && all.at.never(&theme.fixed_on) {
            all.add(
                all.at.before_close(),
                Draft {
                    name: format!("mend/{}", theme.id),
                    says: format!(
                        "Put right what people said of the exercise itself ({}), and write to those who have answered",
                        theme.id
                    ),
                    hours: hours::MEND,
                    dated: Some(today),
                    act: Act::Mend { theme: place, day: today },
                },
            );
        }
    }
}

/// The close may be moved by two weeks, by four or by six; the decision then moves with it.
fn extend(all: &mut Collector<'_, '_, '_>) {
    let exercise = all.at.exercise();
    let Some(close) = exercise.closes.value().map(|closes| closes.to) else {
        return;
    };
    let decision = exercise.decision_due.value().map(|due| due.to).filter(|due| *due > all.at.today);
    if all.at.decision.is_none() && !all.at.to_come {
        return;
    }
    for days in hours::EXTENSIONS {
        let (to, moved) = (close.plus(days), decision.map(|day| day.plus(days)));
        let with = moved.map_or_else(String::new, |day| format!(", and move the decision to {}", day.words()));
        all.add(
            all.at.before_close(),
            Draft {
                name: format!("extend/{days}"),
                says: format!("Extend by {days} days to {}{with}", to.words()),
                hours: hours::EXTEND,
                dated: Some(to),
                act: Act::Extend {
                    closes: to,
                    decision: moved,
                },
            },
        );
    }
}
