//! What a step does to the file: a closed list of edits of one exercise.
//!
//! An edit says what is done from now on. It never moves a day of the past, and what nobody knows stays unknown.

use super::hours::MEETINGS;
use super::situation::{day, on};
use crate::base::date::{Day, Days};
use crate::submission::fields::{Cell, Count, Event, Flag, Id, Text};
use crate::submission::model::answers::{Audience, Covers};
use crate::submission::model::decisions::Outcome;
use crate::submission::model::findings::{Comments, ReachKind};
use crate::submission::model::information::Format;
use crate::submission::model::people::{Activity, ActivityKind, Ease, Way};
use crate::submission::model::{
    Change, Decision, Effect, Exercise, Information, Proposal, Response, Results, Review, StandingGroup, ThemeOutcome,
};

/// An edit of one exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// a theme gets an outcome, a reason, and people are told
    Answer {
        theme: Id,
        entry: Option<(usize, usize)>,
        day: Day,
    },
    /// those who took part are told; in a file that lists no answers there may be others
    Tell { day: Day, others: bool },
    /// what people said is published by theme and stance
    Publish { day: Day },
    /// changes get an owner and a day
    Own { owners: Vec<usize>, days: Vec<usize>, due: Day },
    /// overdue changes get another day
    Redate { changes: Vec<usize>, due: Day },
    /// a petition is acknowledged
    Acknowledge { theme: usize, day: Day },
    /// what a change brought is measured and told
    Measure { change: usize, day: Day },
    /// all comments are sorted
    Sort,
    /// a sample of the sorting is checked
    Check,
    /// the reach that was claimed is corrected to the people heard
    Restate { people: u32 },
    /// the reason for following one count is given
    Explain { decisions: Vec<usize> },
    /// what goes with moved work is settled
    Means { changes: Vec<usize> },
    /// a lasting group is founded
    Found,
    /// its notes are published
    Notes,
    /// the close is moved, and the decision with it
    Extend { closes: Day, decision: Option<Day> },
    /// the decision is moved
    Postpone { decision: Day },
    /// another way is opened
    Open {
        id: Id,
        way: Way,
        kind: ActivityKind,
        from: Day,
        to: Day,
    },
    /// an open session is held
    Session { id: Id, day: Day },
    /// formats are made
    Formats { formats: Vec<Id>, day: Day },
    /// it is announced
    Announce { day: Day },
    /// something is said to those asked
    Say(Said),
    /// who would be affected and how is shown
    Impact { day: Day },
    /// somebody looks who is missing
    Review { day: Day },
    /// people of a group are met
    Meet { group: usize, people: u32 },
    /// a question that was not understood is put right
    Mend { theme: usize, day: Day },
}

/// Something that is said to those asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// what can change and what cannot
    Influence,
    /// the rejected options and why
    Alternatives,
    /// the reasons
    Reasons,
    /// the cost or saving of each option
    Costs,
    /// who decides and when
    Decider,
    /// the decision that it feeds, and when that is made
    Feeds,
    /// what is known already
    Known,
}

const YES: Cell<Flag> = Cell::Value(Flag(true));

/// A text of ours.
fn text(words: &str) -> Text {
    Text::new(words).unwrap_or_default()
}

impl Act {
    /// Does it.
    pub(super) fn apply(&self, to: &mut Exercise) {
        match self {
            Self::Answer { theme, entry, day } => answer(to, theme, *entry, *day),
            Self::Tell { day, others } => tell(to, *day, *others),
            Self::Publish { day: today } => publish(to, *today),
            Self::Own { owners, days, due } => {
                each(to, owners, |change| change.owner = Cell::Value(text("a role that is named")));
                each(to, days, |change| change.due = day(*due));
            }
            Self::Redate { changes, due } => each(to, changes, |change| change.due = day(*due)),
            Self::Acknowledge { theme, day } => {
                if let Some(theme) = to.themes.as_mut().and_then(|list| list.get_mut(*theme)) {
                    theme.acknowledged_on = on(*day);
                }
            }
            Self::Measure { change, day } => each(to, &[*change], |change| measure(change, *day)),
            Self::Sort => {
                if let Some(comments) = &mut to.comments {
                    comments.sorted = comments.received.clone();
                }
            }
            Self::Check => to.comments.get_or_insert_with(Comments::default).sample_checked = YES,
            Self::Restate { people } => {
                if let Event::Some(claim) = &mut to.claimed_reach {
                    claim.number = Cell::Value(Count::exact(*people));
                    claim.includes = Some(vec![ReachKind::People]);
                }
            }
            Self::Explain { decisions } => {
                for place in decisions {
                    if let Some(decision) = to.decisions.as_mut().and_then(|list| list.get_mut(*place)) {
                        decision.reason = Some(text("both counts, and why this one is followed"));
                    }
                }
            }
            Self::Means { changes } => each(to, changes, |change| change.means_move_too = YES),
            Self::Found => {
                to.standing_group = Event::Some(StandingGroup {
                    meetings_a_year: Cell::Value(Count::exact(MEETINGS)),
                    notes_published: YES,
                    ..StandingGroup::default()
                });
            }
            Self::Notes => {
                if let Event::Some(group) = &mut to.standing_group {
                    group.notes_published = YES;
                }
            }
            Self::Extend { closes, decision } => extend(to, *closes, *decision),
            Self::Postpone { decision } => to.decision_due = later(&to.decision_due, *decision),
            Self::Open {
                id,
                way,
                kind,
                from,
                to: until,
            } => {
                let mut activity = opened(id, *kind, *from, *until);
                activity.way = Cell::Value(*way);
                to.activities.get_or_insert_default().push(activity);
            }
            Self::Session { id, day } => {
                let activity = opened(id, ActivityKind::Meeting, *day, *day);
                to.activities.get_or_insert_default().push(activity);
            }
            Self::Formats { formats, day } => made(to, formats, *day),
            Self::Announce { day: today } => to.announced = day(*today),
            Self::Say(said) => say(to, *said),
            Self::Impact { day } => {
                if let Event::Some(proposal) = &mut to.proposal {
                    proposal.impact_shown_on = on(*day);
                }
            }
            Self::Review { day: when } => {
                to.missing_review = Event::Some(Review {
                    date: day(*when),
                    published: YES,
                    led_to_activity: Cell::Blank,
                    what: None,
                    evidence: None,
                });
            }
            Self::Meet { group, people } => {
                if let Some(group) = to.groups.as_mut().and_then(|list| list.get_mut(*group)) {
                    group.met_directly = Cell::Value(Count::exact(*people));
                }
            }
            Self::Mend { theme, day } => {
                if let Some(theme) = to.themes.as_mut().and_then(|list| list.get_mut(*theme)) {
                    theme.fixed_on = on(*day);
                }
            }
        }
    }
}

fn each(to: &mut Exercise, places: &[usize], edit: impl Fn(&mut Change)) {
    for place in places {
        if let Some(change) = to.changes.as_mut().and_then(|list| list.get_mut(*place)) {
            edit(change);
        }
    }
}

/// An entry that was decided keeps its outcome; where none was, the cautious one is taken, in a decision of its own.
fn answer(to: &mut Exercise, theme: &Id, entry: Option<(usize, usize)>, today: Day) {
    let reason = || Some(text(&format!("the reason, as it is given to those who raised {theme}")));
    let list = to.decisions.get_or_insert_default();
    let decided = entry.and_then(|(decision, entry)| list.get_mut(decision)?.themes.as_mut()?.get_mut(entry));
    if let Some(known) = decided {
        if known.reason.is_none() && known.outcome.value() != Some(&Outcome::Adopted) {
            known.reason = reason();
        }
        if !matches!(known.told_on, Event::Some(_)) {
            known.told_on = on(today);
        }
        return;
    }
    let outcome = ThemeOutcome {
        theme: theme.clone(),
        outcome: Cell::Value(Outcome::Declined),
        reason: reason(),
        told_on: on(today),
        planned_in: None,
        evidence: None,
    };
    let name = Id::new(&format!("answers-{today}"));
    if let Some(own) = list.iter_mut().find(|decision| decision.id.is_some() && decision.id == name) {
        own.themes.get_or_insert_default().push(outcome);
        return;
    }
    // it settles nothing else, and is no earlier than what was decided before
    let dated = list.iter().any(|decision| decision.date.value().is_some());
    let before = list.last().cloned().unwrap_or_default();
    list.push(Decision {
        id: name,
        date: if dated { day(today) } else { Cell::Blank },
        power: before.power,
        on_proposal: before.on_proposal,
        claims_support: Cell::Value(Flag(false)),
        silence_counted_as_support: Cell::Value(Flag(false)),
        carried_out: Cell::Value(Flag(false)),
        themes: Some(vec![outcome]),
        ..Decision::default()
    });
}

fn tell(to: &mut Exercise, today: Day, others: bool) {
    let blank = Response {
        date: Cell::Blank,
        audience: None,
        channels: None,
        same_formats: Cell::Blank,
        covers: None,
        evidence: None,
    };
    let list = to.responses.get_or_insert_default();
    if others {
        list.push(blank.clone());
    }
    list.push(Response {
        date: day(today),
        audience: Some(vec![Audience::Participants, Audience::Public]),
        same_formats: YES,
        covers: Some(Covers::All),
        ..blank
    });
}

fn publish(to: &mut Exercise, today: Day) {
    let blank = Results {
        published: Cell::Blank,
        by_theme: Cell::Blank,
        by_stance: Cell::Blank,
        by_group: Cell::Blank,
        analysed_by_others: Cell::Blank,
        by: None,
        before_decision: None,
        evidence: None,
    };
    let mut results = to.results.value().cloned().unwrap_or(blank);
    (results.published, results.by_theme, results.by_stance) = (day(today), YES, YES);
    to.results = Event::Some(results);
}

fn measure(change: &mut Change, today: Day) {
    if let Event::Some(effect) = &mut change.effect {
        effect.told_on = on(today);
        return;
    }
    change.effect = Event::Some(Effect {
        what: Some(text("the records from before set beside those of today")),
        before_and_after: YES,
        told_on: on(today),
    });
}

/// The later of the day that stands there and another.
fn later(known: &Cell<Days>, at: Day) -> Cell<Days> {
    day(known.value().map_or(at, |days| days.to.max(at)))
}

fn extend(to: &mut Exercise, closes: Day, decision: Option<Day>) {
    to.closes = later(&to.closes, closes);
    if let Some(decision) = decision {
        to.decision_due = later(&to.decision_due, decision);
    }
}

/// Something that is still to be held; who will come, nobody knows.
fn opened(id: &Id, kind: ActivityKind, from: Day, until: Day) -> Activity {
    let afar = matches!(kind, ActivityKind::Phone);
    Activity {
        id: id.clone(),
        kind: Cell::Value(kind),
        opens: day(from),
        closes: day(until),
        ease: Some(Ease {
            no_screen: YES,
            no_travel: Cell::Value(Flag(afar)),
            outside_office_hours: YES,
            step_free: if afar { Cell::Blank } else { YES },
            near_and_reachable: if afar { Cell::Blank } else { YES },
            help_offered: YES,
        }),
        ..Activity::default()
    }
}

fn made(to: &mut Exercise, formats: &[Id], day: Day) {
    let information = to.information.get_or_insert_with(Information::default);
    let list = information.formats.get_or_insert_default();
    for format in formats {
        match list.iter_mut().find(|known| known.format == *format) {
            Some(known) => known.available_on = on(day),
            None => list.push(Format {
                format: format.clone(),
                needed: Cell::Blank,
                available_on: on(day),
                on_request_days: None,
            }),
        }
    }
}

fn say(to: &mut Exercise, said: Said) {
    let slot = |proposal: &mut Proposal| match said {
        Said::Influence => proposal.open_to_influence = YES,
        Said::Alternatives => proposal.alternatives_explained = YES,
        Said::Reasons => proposal.reasons_given = YES,
        Said::Costs => proposal.costs_shown = YES,
        Said::Decider => proposal.decider_and_date_said = YES,
        Said::Feeds | Said::Known => {}
    };
    match (said, &mut to.proposal) {
        (Said::Feeds, _) => to.decision_and_date_said = YES,
        (Said::Known, _) => to.known_already_said = YES,
        (_, Event::Some(proposal)) => slot(proposal),
        (_, Event::None | Event::Blank) => {}
    }
}
