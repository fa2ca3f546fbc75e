//! Moves that answer people: each theme, all who took part, what they said, petitions, comments, and claims that were too large.

use super::act::Act;
use super::hours;
use super::moves::{Answers, Collector, Draft, Lacks, count};
use crate::facts::themes::{ThemeSeen, themes};
use crate::rubric::file::When;
use crate::submission::fields::{Cell, Event, grouped};
use crate::submission::model::answers::{Audience, Covers};
use crate::submission::model::decisions::Outcome;
use crate::submission::model::findings::ReachKind;

pub(super) fn add(all: &mut Collector<'_, '_, '_>) {
    if !all.at.closed {
        return;
    }
    if !all.at.to_come || all.at.decision.is_none() {
        each_theme(all);
    }
    everybody(all);
    what_they_said(all);
    petitions(all);
    comments(all);
    claims(all);
}

/// One move a theme that is not surely answered. What becomes of it is the authority's to settle: the words leave it open.
fn each_theme(all: &mut Collector<'_, '_, '_>) {
    let (at, today) = (all.at, all.at.today);
    for seen in themes(at.view, &[], &[]) {
        if seen.answered.as_truth().is_true() {
            continue;
        }
        let Some(lacks) = lacking(all, &seen) else { continue };
        let id = &seen.theme.id;
        let voices = seen
            .theme
            .voices
            .value()
            .filter(|voices| voices.is_exact())
            .map(|voices| voices.low());
        let entry = if lacks == Lacks::Outcome { None } else { seen.outcome_at };
        let answers = Answers {
            theme: id.clone(),
            voices,
            lacks,
        };
        let says = answer_words(&[&answers]);
        let found = all.found.len();
        all.now(Draft {
            name: format!("answer/{id}"),
            says,
            hours: if lacks == Lacks::Outcome {
                hours::DECIDE_THEME
            } else {
                hours::FINISH_THEME
            },
            dated: Some(today),
            act: Act::Answer {
                theme: id.clone(),
                entry,
                day: today,
            },
        });
        if let Some(added) = all.found.get_mut(found) {
            added.answers = Some(answers);
        }
    }
}

/// What the answer to a theme lacks; nothing where a file by others leaves open what was decided.
fn lacking(all: &Collector<'_, '_, '_>, seen: &ThemeSeen<'_>) -> Option<Lacks> {
    let exercise = all.at.exercise();
    match seen.outcome {
        Some(outcome) => match &outcome.outcome {
            Cell::Value(Outcome::NoDecisionYet) | Cell::NotHeld => Some(Lacks::Outcome),
            Cell::Blank | Cell::NotApplicable(_) => all.at.silence_is_no().then_some(Lacks::Outcome),
            Cell::Value(Outcome::Adopted) => Some(Lacks::Telling),
            Cell::Value(Outcome::Partly | Outcome::Declined | Outcome::AlreadyPlanned) if outcome.reason.is_none() => Some(Lacks::Reason),
            Cell::Value(Outcome::Partly | Outcome::Declined | Outcome::AlreadyPlanned) => Some(Lacks::Telling),
        },
        None => {
            let decisions = exercise.decisions.as_deref();
            let listed = decisions.is_some_and(|list| !list.is_empty() && list.iter().all(|decision| decision.themes.is_some()));
            (all.at.silence_is_no() || listed).then_some(Lacks::Outcome)
        }
    }
}

/// How the answers to some themes, which lack the same, read in a plan.
pub(super) fn answer_words(answers: &[&Answers]) -> String {
    let names: Vec<String> = answers.iter().map(|one| one.theme.to_string()).collect();
    let themes = if answers.len() == 1 { "theme" } else { "themes" };
    let voices: Option<u32> = answers.iter().try_fold(0_u32, |sum, one| Some(sum.saturating_add(one.voices?)));
    let voices = voices.map_or_else(String::new, |sum| format!(" ({})", voices_in_words(sum)));
    let lacks = match answers.first().map(|one| one.lacks) {
        Some(Lacks::Outcome) => "settle what becomes of it, say why, and tell people",
        Some(Lacks::Reason) => "say why it was settled so, and tell people",
        Some(Lacks::Telling) | None => "tell people what was settled",
    };
    let lacks = if answers.len() == 1 {
        lacks.to_owned()
    } else {
        lacks.replace("of it", "of each").replace("why it was", "why each was")
    };
    format!("Answer {themes} {}{voices}: {lacks}", super::moves::listed(&names))
}

fn voices_in_words(voices: u32) -> String {
    if voices == 1 {
        "1 voice".to_owned()
    } else {
        format!("{} voices", grouped(voices))
    }
}

fn everybody(all: &mut Collector<'_, '_, '_>) {
    let (exercise, today) = (all.at.exercise(), all.at.today);
    let told = exercise.responses.iter().flatten().any(|response| {
        response.date.value().is_some()
            && response.covers == Some(Covers::All)
            && response
                .audience
                .as_deref()
                .is_some_and(|audience| audience.contains(&Audience::Participants) && audience.contains(&Audience::Public))
    });
    if told {
        return;
    }
    let heard = all
        .at
        .view
        .heard
        .as_number()
        .and_then(|people| people.point())
        .filter(|people| people.denominator() == 1);
    let who = match heard.map(|people| people.numerator()).and_then(|people| u32::try_from(people).ok()) {
        Some(people) if people > 1 => format!("the {} people who took part", grouped(people)),
        Some(_) | None => "those who took part".to_owned(),
    };
    all.now(Draft {
        name: "tell".to_owned(),
        says: format!(
            "Write to {who}, in the formats in which they were asked, with what was decided on every theme and why, and publish the letter"
        ),
        hours: hours::TELL,
        dated: Some(today),
        act: Act::Tell {
            day: today,
            others: exercise.responses.is_none() && !all.at.silence_is_no(),
        },
    });
}

fn what_they_said(all: &mut Collector<'_, '_, '_>) {
    let (exercise, today) = (all.at.exercise(), all.at.today);
    let before = all.at.before_decision();
    let flat = |results: &crate::submission::model::Results| {
        let yes = |cell: &Cell<crate::submission::fields::Flag>| cell.value().is_some_and(|flag| flag.0);
        !(yes(&results.by_theme) && yes(&results.by_stance))
    };
    let lacking = match &exercise.results {
        // what was published once is published again only while it can still be read before the decision
        Event::Some(results) => before.is_some() && flat(results),
        Event::None | Event::Blank => all.at.never(&exercise.results),
    };
    if !lacking {
        return;
    }
    let themes = exercise.themes.as_deref().map_or(0, <[_]>::len);
    let of = if themes > 0 {
        format!(" on {}", count(themes, "theme"))
    } else {
        String::new()
    };
    let until = before.unwrap_or((When::Now, None));
    let goal = if until.0 == When::Now { "" } else { ", before it is decided" };
    all.add(
        Some(until),
        Draft {
            name: "publish".to_owned(),
            says: format!("Publish what people said{of}, by theme and for and against, with counts{goal}"),
            hours: hours::PUBLISH,
            dated: Some(today),
            act: Act::Publish { day: today },
        },
    );
}

fn petitions(all: &mut Collector<'_, '_, '_>) {
    let (exercise, today) = (all.at.exercise(), all.at.today);
    for (place, theme) in exercise.themes.iter().flatten().enumerate() {
        let Some(signatures) = theme.signatures.value().filter(|signatures| signatures.low() > 0) else {
            continue;
        };
        if !all.at.never(&theme.acknowledged_on) {
            continue;
        }
        all.now(Draft {
            name: format!("acknowledge/{}", theme.id),
            says: format!("Acknowledge the petition {} ({} signatures)", theme.id, signatures.words()),
            hours: hours::ACKNOWLEDGE,
            dated: Some(today),
            act: Act::Acknowledge { theme: place, day: today },
        });
    }
}

fn comments(all: &mut Collector<'_, '_, '_>) {
    let exercise = all.at.exercise();
    let Some(comments) = &exercise.comments else { return };
    let sorted = comments.sorted.value().map_or(0, |sorted| sorted.low());
    if let Some(received) = comments.received.value().filter(|received| received.low() > sorted) {
        let left = received.low().saturating_sub(sorted);
        all.now(Draft {
            name: "sort".to_owned(),
            says: format!("Sort the {} comments that are not sorted yet into themes", grouped(left)),
            hours: left.div_ceil(hours::COMMENTS_AN_HOUR).max(1),
            dated: None,
            act: Act::Sort,
        });
    }
    if comments.sample_checked.value().is_none_or(|checked| !checked.0) {
        all.now(Draft {
            name: "check".to_owned(),
            says: "Have a second person check a sample of how comments were sorted into themes".to_owned(),
            hours: hours::CHECK,
            dated: None,
            act: Act::Check,
        });
    }
}

/// Published figures and reasons that are put right.
fn claims(all: &mut Collector<'_, '_, '_>) {
    let exercise = all.at.exercise();
    let heard = exercise
        .people_heard
        .value()
        .filter(|people| people.is_exact())
        .map(|people| people.low());
    if let (Event::Some(claim), Some(people)) = (&exercise.claimed_reach, heard) {
        let told = claim.includes.iter().flatten().any(|kind| match kind {
            ReachKind::Seen | ReachKind::Invited | ReachKind::Contacts | ReachKind::Signatures | ReachKind::Members => true,
            ReachKind::Completed | ReachKind::People => false,
        });
        if let (true, Some(number)) = (told, claim.number.value()) {
            all.now(Draft {
                name: "restate".to_owned(),
                says: format!(
                    "Correct the published reach: {} were told, {} took part",
                    number.words(),
                    grouped(people)
                ),
                hours: hours::RESTATE,
                dated: None,
                act: Act::Restate { people },
            });
        }
    }
    let silent: Vec<usize> = exercise
        .decisions
        .iter()
        .flatten()
        .enumerate()
        .filter(|(_, decision)| decision.follows.is_some() && decision.reason.is_none())
        .map(|(place, _)| place)
        .collect();
    if !silent.is_empty() {
        all.now(Draft {
            name: "explain".to_owned(),
            says: "Show the counts of every way side by side, and say publicly why this one was followed".to_owned(),
            hours: hours::EXPLAIN,
            dated: None,
            act: Act::Explain { decisions: silent },
        });
    }
}
