//! Facts of closing the loop: what was said back, to whom, how fast, and what followed.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::salience::results_date;
use crate::facts::settings::Parameter;
use crate::facts::strength::is_outside;
use crate::facts::themes::{ThemeSeen, answered, shares};
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::{Cell, Count, Event};
use crate::submission::model::answers::{Audience, Covers, Response};
use crate::submission::model::findings::Remarks;
use crate::submission::model::{Change, ReviewAbout, ReviewSays};

/// Fills in the facts of closing the loop.
pub(super) fn fill(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    said_back(view, facts);
    told(view, themes, facts);
    voices(view, themes, facts);
    followed(view, themes, facts);
}

fn said_back(view: &View<'_>, facts: &mut Facts) {
    let results = &view.exercise.results;
    let published = results_date(view);
    facts.set(Fact::ResultsPublished, view.happened(results));
    facts.set(Fact::DaysToResults, View::days_between(view.closes, published));
    facts.set(Fact::ResultsLead, View::days_between(published, view.decided_or_due));
    let inside = |read: &dyn Fn(&crate::submission::model::Results) -> Value| view.within(results, true, read);
    facts.set(
        Fact::ResultsByThemeStance,
        inside(&|results| view.flag(&results.by_theme).and(view.flag(&results.by_stance))),
    );
    facts.set(
        Fact::ResultsByGroupChecked,
        inside(&|results| view.flag(&results.by_group).and(view.flag(&results.analysed_by_others))),
    );
    let happened = view.happened(results);
    let after = if happened.as_truth().is_false() {
        happened.negated()
    } else if view.decided.content == Content::Nothing {
        Value {
            content: Content::Truth(Truth::False),
            silence: view.decided.silence,
        }
    } else if published.content == Content::Nothing {
        Value {
            content: Content::Truth(Truth::True),
            silence: published.silence,
        }
    } else if happened.as_truth().is_unknown() {
        happened
    } else {
        View::days_between(view.decided, published).compare(|gap| gap.at_least(Q::ONE))
    };
    facts.set(Fact::ResultsAfterDecision, after);
}

/// Whether a response covers enough of the voices.
fn covers_enough(view: &View<'_>, themes: &[ThemeSeen<'_>], response: &Response) -> Value {
    let covered = match &response.covers {
        Some(Covers::All) => return Value::truth(Truth::True),
        Some(Covers::Themes(list)) => list,
        None => return view.blank_truth(),
    };
    let zero = Interval::exact(Q::ZERO);
    let sum = |inside: bool| {
        themes
            .iter()
            .filter(|seen| covered.contains(&seen.theme.id) == inside)
            .fold(zero, |sum, seen| sum.plus(&seen.voices))
    };
    let (some, rest) = (sum(true), sum(false));
    let share = |a: Option<Q>, b: Option<Q>| {
        let (a, b) = (a?, b?);
        a.times(Q::whole(100))?.over(a.plus(b)?)
    };
    let all_covered = !themes.is_empty() && themes.iter().all(|seen| covered.contains(&seen.theme.id));
    if all_covered {
        return Value::truth(Truth::True);
    }
    let low = share(some.low, rest.high).unwrap_or(Q::ZERO);
    let high = match some.high {
        Some(high) => share(Some(high), rest.low).unwrap_or(Q::ZERO),
        None => Q::whole(100),
    };
    let least = view.context.settings.number(Parameter::AnswerCovers);
    Value::number(Interval::between(low.min(high), high)).compare(|share| share.at_least(least))
}

fn told(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    let responses = &view.exercise.responses;
    let any = match responses {
        Some(_) => Value::truth(Truth::from(view.responses().next().is_some())),
        None => view.blank_truth(),
    };
    facts.set(Fact::ResponseAny, any);
    let to = |response: &Response, audience: Audience| match response.audience.as_deref() {
        Some(list) => Value::truth(Truth::from(list.contains(&audience))),
        None => view.blank_truth(),
    };
    let days = |wanted: &dyn Fn(&Response) -> Value| first_answer(view, themes, wanted);
    facts.set(Fact::DaysToAnswer, days(&|_| Value::truth(Truth::True)));
    facts.set(Fact::DaysToDirect, days(&|response| to(response, Audience::Participants)));
    facts.set(Fact::DaysToPublic, days(&|response| to(response, Audience::Public)));
    facts.set(
        Fact::AnswerFormats,
        view.any(responses, |response| view.flag(&response.same_formats)),
    );
}

/// Days from the close to the first response that covers enough voices and is `wanted`.
fn first_answer(view: &View<'_>, themes: &[ThemeSeen<'_>], wanted: &dyn Fn(&Response) -> Value) -> Value {
    if view.exercise.responses.is_none() {
        return view.blank_number();
    }
    let mut possible: Vec<(Interval, bool)> = Vec::new();
    for response in view.responses() {
        let counts = covers_enough(view, themes, response).and(wanted(response)).as_truth();
        let days = View::days_between(view.closes, view.date(&response.date));
        if let Some(days) = days.as_number().filter(|_| !counts.is_false()) {
            possible.push((days, counts.is_true()));
        }
    }
    let Some((first, _)) = possible.first() else {
        return Value::NOTHING;
    };
    let low = possible.iter().fold(*first, |least, (days, _)| least.least(days)).low;
    let surely = possible
        .iter()
        .filter(|(_, sure)| *sure)
        .map(|(days, _)| *days)
        .reduce(|least, days| least.least(&days));
    match surely {
        Some(surely) => Value::number(Interval { low, high: surely.high }),
        None => Value::number(Interval {
            low,
            high: possible.iter().fold(*first, |all, (days, _)| all.hull(days)).high,
        })
        .perhaps(),
    }
}

fn voices(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    let exact = |n: usize| Value::whole(i64::try_from(n).unwrap_or(0));
    let written = view.exercise.themes.is_some();
    let silent = |value: Value| if written { value } else { value.resting_on(Silence::Blank) };
    facts.set(
        Fact::Themes,
        if written || view.adverse() {
            silent(exact(themes.len()))
        } else {
            Value::number(Interval::from(Q::ZERO))
        },
    );
    let all = shares(themes.iter(), |_| Truth::True);
    facts.set(Fact::AnsweredShare, answered(view, all, !themes.is_empty()));
    // of the voices alone: nothing where no theme is a member or nobody said it, and perhaps nothing where none surely is
    let of_voices = |is: fn(&ThemeSeen<'_>) -> Truth| {
        let sure = themes.iter().any(|theme| is(theme).is_true());
        match shares(themes.iter(), is) {
            _ if !written && !view.adverse() => Value::UNKNOWN_NUMBER,
            Some((None, _)) => Value::NOTHING,
            Some((Some(voices), _)) if sure => Value::number(voices),
            Some((Some(voices), _)) => Value::number(voices).perhaps(),
            None => silent(Value::NOTHING),
        }
    };
    facts.set(Fact::VoicesAnsweredShare, of_voices(|_| Truth::True));
    let members = |is: fn(&ThemeSeen<'_>) -> Truth| {
        let sure = themes.iter().filter(|theme| is(theme).is_true()).count();
        let maybe = themes.iter().filter(|theme| is(theme).is_unknown()).count();
        let high = if written || view.adverse() {
            Some(Q::whole(i64::try_from(sure.saturating_add(maybe)).unwrap_or(0)))
        } else {
            None
        };
        silent(Value::number(Interval {
            low: Some(Q::whole(i64::try_from(sure).unwrap_or(0))),
            high,
        }))
    };
    facts.set(Fact::HardThemes, members(|theme| theme.hard));
    facts.set(
        Fact::HardAnsweredShare,
        answered(
            view,
            shares(themes.iter(), |theme| theme.hard),
            themes.iter().any(|theme| theme.hard.is_true()),
        ),
    );
    facts.set(Fact::OpposingThemes, members(|theme| theme.opposes));
    facts.set(Fact::OpposingAnsweredShare, of_voices(|theme| theme.opposes));
    facts.set(Fact::OtherAnsweredShare, of_voices(|theme| theme.opposes.not()));
    facts.set(Fact::SmallGroupThemes, members(|theme| theme.from_small));
    facts.set(Fact::SmallGroupAnsweredShare, of_voices(|theme| theme.from_small));

    let comments = view.exercise.comments.as_ref();
    facts.set(Fact::SortedShare, sorted_share(view));
    facts.set(
        Fact::SampleChecked,
        comments.map_or_else(|| view.blank_truth(), |comments| view.flag(&comments.sample_checked)),
    );
}

/// Comments sorted as a share of those received, in percent; nothing where none came.
fn sorted_share(view: &View<'_>) -> Value {
    let (blank, comments) = (Cell::Blank, view.exercise.comments.as_ref());
    let received = comments.map_or(&blank, |comments| &comments.received);
    let sorted = comments.map_or(&blank, |comments| &comments.sorted);
    let silent = |cell: &Cell<Count<Remarks>>| match cell {
        Cell::NotHeld => !view.context.open,
        Cell::Blank | Cell::NotApplicable(_) => view.adverse(),
        Cell::Value(_) => false,
    };
    let hundred = Interval::exact(Q::whole(100));
    match (sorted.value(), received.value()) {
        (_, Some(all)) if all.high() == Some(0) => Value::NOTHING,
        (Some(some), Some(all)) => {
            let share = Value::number(some.interval().times(&hundred).over(&all.interval()).least(&hundred));
            if all.low() == 0 { share.perhaps() } else { share }
        }
        (None, _) if silent(sorted) => Value::whole(0).resting_on(Silence::Blank),
        (Some(_), None) if silent(received) => Value::whole(0).resting_on(Silence::Blank),
        _ => Value::UNKNOWN_NUMBER,
    }
}

/// A change with an owner and a date.
fn dated(view: &View<'_>, change: &Change) -> Value {
    let owner = match &change.owner {
        Cell::Value(_) => Value::truth(Truth::True),
        Cell::NotHeld => view.not_held_truth(),
        Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
    };
    let due = match &change.due {
        Cell::Value(_) => Value::truth(Truth::True),
        Cell::NotHeld => view.not_held_truth(),
        Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
    };
    owner.and(due)
}

fn followed(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    let decided = match &view.exercise.decisions {
        Some(list) => Value::truth(Truth::from(!list.is_empty())),
        None => view.blank_truth(),
    };
    facts.set(Fact::Decided, decided);
    let tally = |is: fn(&ThemeSeen<'_>) -> Value| {
        let number = |wanted: &[Truth]| {
            Q::whole(i64::try_from(themes.iter().filter(|theme| wanted.contains(&is(theme).as_truth())).count()).unwrap_or(0))
        };
        let high = if themes.is_empty() && view.exercise.themes.is_none() && !view.adverse() {
            None
        } else {
            Some(number(&[Truth::True, Truth::Unknown]))
        };
        Value::number(Interval {
            low: Some(number(&[Truth::True])),
            high,
        })
    };
    facts.set(Fact::AdoptedThemes, tally(|theme| theme.taken_up));
    facts.set(Fact::RefusedThemes, tally(|theme| theme.refused));
    let mut seen = themes.iter();
    let unreasoned = view.any(&view.exercise.themes, |_| {
        seen.next().map_or(Value::UNKNOWN_TRUTH, |theme| theme.unreasoned)
    });
    facts.set(Fact::RefusalsReasoned, unreasoned.negated());
    let fair = view.any(&view.context.submission.reviews, |review| {
        let about = review.exercise.as_ref().is_none_or(|id| *id == view.exercise.id);
        let about_reasons = view.states(&review.about, |about| *about == ReviewAbout::Reasons);
        let supports = view.states(&review.says, |says| *says == ReviewSays::Supports);
        let outside = about && is_outside(view.context.submission, review, view.context.settings.number(Parameter::FundedMost));
        Value::truth(Truth::from(outside)).and(about_reasons).and(supports)
    });
    facts.set(Fact::ReasonsFoundFair, fair);
    changes(view, facts);
}

fn changes(view: &View<'_>, facts: &mut Facts) {
    let listed = View::list(&view.exercise.changes);
    if !listed.written && !view.adverse() {
        for fact in [Fact::Changes, Fact::ChangesDated] {
            facts.set(
                fact,
                Value {
                    content: Content::Number(Interval::from(Q::ZERO)),
                    silence: Silence::Blank,
                },
            );
        }
        facts.set(
            Fact::ChangesKeptShare,
            Value {
                content: Content::Number(Interval::between(Q::ZERO, Q::whole(100))),
                silence: Silence::Blank,
            },
        );
        facts.set(Fact::EffectMeasured, Value::UNKNOWN_TRUTH);
        return;
    }
    let silence = if listed.written { Silence::Stated } else { Silence::Blank };
    let number = |interval: Interval| Value {
        content: Content::Number(interval),
        silence,
    };
    let whole = |n: usize| Q::whole(i64::try_from(n).unwrap_or(0));
    facts.set(Fact::Changes, number(Interval::exact(whole(listed.items.len()))));
    let with_date: Vec<Truth> = listed.items.iter().map(|change| dated(view, change).as_truth()).collect();
    let sure = with_date.iter().filter(|truth| truth.is_true()).count();
    let possible = with_date.iter().filter(|truth| !truth.is_false()).count();
    facts.set(Fact::ChangesDated, number(Interval::between(whole(sure), whole(possible))));

    // due on or before the day of the assessment, and done by it
    let today = Q::whole(i64::from(view.context.as_of.number()));
    let by_today = |value: Value| value.compare(|day| day.at_most(today));
    let mut kept = (0_usize, 0_usize, 0_usize, 0_usize);
    for change in listed.items {
        let due = by_today(view.date(&change.due)).as_truth();
        let done = match &change.done {
            Event::Some(days) => by_today(Value::number(days.interval())),
            Event::None => Value::truth(Truth::False),
            Event::Blank => view.blank_truth(),
        }
        .as_truth();
        // surely due and done; due at worst and not surely done; due at best and done at best; surely due and surely undone
        if due.is_true() && done.is_true() {
            kept.0 = kept.0.saturating_add(1);
        }
        if !due.is_false() && !done.is_true() {
            kept.1 = kept.1.saturating_add(1);
        }
        if !due.is_false() && !done.is_false() {
            kept.2 = kept.2.saturating_add(1);
        }
        if due.is_true() && done.is_false() {
            kept.3 = kept.3.saturating_add(1);
        }
    }
    let percent = |part: usize, rest: usize| {
        let all = part.saturating_add(rest);
        whole(part).times(Q::whole(100)).and_then(|part| part.over(whole(all)))
    };
    let all_dated = with_date.iter().fold(Truth::True, |all, truth| all.and(*truth));
    let none_due = |good: bool| if good { Q::whole(100) } else { Q::ZERO };
    let value = if listed.items.is_empty() {
        Value {
            content: Content::Nothing,
            silence,
        }
    } else {
        let any_may_be_due = kept.1.saturating_add(kept.2) > 0;
        let surely_due = kept.0 > 0
            || kept.3 > 0
            || listed
                .items
                .iter()
                .any(|change| by_today(view.date(&change.due)).as_truth().is_true());
        let mut low = percent(kept.0, kept.1).unwrap_or(none_due(all_dated.is_true()));
        let mut high = percent(kept.2, kept.3).unwrap_or(none_due(!all_dated.is_false()));
        if any_may_be_due && !surely_due {
            // it may also be that none is due
            low = low.min(none_due(all_dated.is_true()));
            high = high.max(none_due(!all_dated.is_false()));
        }
        number(Interval::between(low.min(high), high))
    };
    facts.set(Fact::ChangesKeptShare, value);
    let measured = view.any(&view.exercise.changes, |change| {
        view.within(&change.effect, true, |effect| {
            view.flag(&effect.before_and_after).and(view.happened(&effect.told_on))
        })
    });
    facts.set(Fact::EffectMeasured, measured);
}
