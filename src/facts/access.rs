//! Facts of ease of access: ways, times, formats, understanding and barriers.

use crate::base::date::Day;
use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::groups::{GroupSeen, counts};
use crate::facts::salience::none_otherwise;
use crate::facts::settings::{Holiday, Parameter};
use crate::facts::statistics;
use crate::facts::themes::ThemeSeen;
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::{Cell, Flag};
use crate::submission::model::answers::{Question, ThemeKind};
use crate::submission::model::exercise::Format;
use crate::submission::model::people::{Activity, ActivityKind, Ease};

/// Fills in the facts of ease of access and the ratings.
pub(super) fn fill(view: &View<'_>, groups: &[GroupSeen<'_>], themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    ease(view, facts);
    time(view, facts);
    formats(view, groups, facts);
    ratings(view, facts);
    barriers(view, groups, facts);
    unclear(view, themes, facts);
}

fn in_ease(view: &View<'_>, activity: &Activity, read: fn(&Ease) -> &Cell<Flag>) -> Value {
    activity
        .ease
        .as_ref()
        .map_or_else(|| view.blank_truth(), |ease| view.flag(read(ease)))
}

/// A session is something that people come to.
const fn is_session(kind: ActivityKind) -> bool {
    matches!(
        kind,
        ActivityKind::Meeting
            | ActivityKind::DropIn
            | ActivityKind::FocusGroup
            | ActivityKind::Workshop
            | ActivityKind::Jury
            | ActivityKind::CoDesign
            | ActivityKind::StandingGroup
    )
}

fn ease(view: &View<'_>, facts: &mut Facts) {
    let list = &view.exercise.activities;
    let some = |read: fn(&Ease) -> &Cell<Flag>| view.any(list, |activity| in_ease(view, activity, read));
    // the number of sessions says it, else the kind
    let session = |activity: &Activity| match (activity.sessions, &activity.kind) {
        (Some(sessions), _) => Value::truth(Truth::from(sessions > 0)),
        (None, Cell::Value(kind)) => Value::truth(Truth::from(is_session(*kind))),
        (None, Cell::NotHeld) => view.not_held_truth(),
        (None, Cell::Blank | Cell::NotApplicable(_)) => view.blank_truth(),
    };
    let every_session = |read: fn(&Ease) -> &Cell<Flag>| {
        view.any(list, |activity| session(activity).and(in_ease(view, activity, read).negated()))
            .negated()
    };
    let sessions = view.any(list, session);
    let anywhere = [
        some(|ease| &ease.no_screen),
        some(|ease| &ease.no_travel),
        some(|ease| &ease.outside_office_hours),
        some(|ease| &ease.help_offered),
    ];
    let venues = [
        every_session(|ease| &ease.step_free),
        // one session nearby is enough; none with steps is
        view.any(list, |activity| {
            session(activity).and(in_ease(view, activity, |ease| &ease.near_and_reachable))
        }),
    ];
    let mut low = count(&anywhere, |truth| truth.is_true());
    let mut high = count(&anywhere, |truth| !truth.is_false());
    let of = 4_i64;
    let (venues_low, venues_high) = (count(&venues, |truth| truth.is_true()), count(&venues, |truth| !truth.is_false()));
    let percent = |n: i64, all: i64| Q::new(i128::from(n).saturating_mul(100), i128::from(all)).unwrap_or(Q::ZERO);
    let share = match sessions.as_truth() {
        Truth::False => Interval::between(percent(low, of), percent(high, of)),
        Truth::True => {
            low = low.saturating_add(venues_low);
            high = high.saturating_add(venues_high);
            Interval::between(percent(low, 6), percent(high, 6))
        }
        Truth::Unknown => {
            let without = Interval::between(percent(low, of), percent(high, of));
            let with = Interval::between(
                percent(low.saturating_add(venues_low), 6),
                percent(high.saturating_add(venues_high), 6),
            );
            without.hull(&with)
        }
    };
    let answered = list.as_deref().unwrap_or(&[]).iter().any(|activity| {
        activity.ease.as_ref().is_some_and(|ease| {
            [
                &ease.no_screen,
                &ease.no_travel,
                &ease.outside_office_hours,
                &ease.step_free,
                &ease.near_and_reachable,
                &ease.help_offered,
            ]
            .iter()
            .any(|cell| cell.value().is_some())
        })
    });
    let silence = if answered { Silence::Stated } else { Silence::Blank };
    facts.set(
        Fact::EaseShare,
        Value {
            content: Content::Number(share),
            silence,
        },
    );
    facts.set(
        Fact::EaseAnswered,
        if answered { Value::truth(Truth::True) } else { view.blank_truth() },
    );

    let without_screen = view.any(list, |activity| match activity.ease.as_ref().map(|ease| &ease.no_screen) {
        Some(Cell::Value(flag)) => Value::truth(Truth::from(flag.0)),
        Some(Cell::NotHeld) => view.not_held_truth(),
        Some(Cell::Blank | Cell::NotApplicable(_)) | None => view.blank_truth(),
    });
    facts.set(Fact::AllNeedScreen, none_otherwise(view, without_screen));
}

fn count(values: &[Value], is: impl Fn(Truth) -> bool) -> i64 {
    i64::try_from(values.iter().filter(|value| is(value.as_truth())).count()).unwrap_or(0)
}

/// Days of holidays from `from` to `to`, both included, counted once where holidays overlap.
fn holiday_days(holidays: &[Holiday], from: Day, to: Day) -> i32 {
    // a holiday is days of the calendar; two years hold every pattern and more than any cap on them
    let to = to.min(from.plus(731));
    if to < from {
        return 0;
    }
    // in a year without a 29 February it stands for the night between the days beside it
    let eve = |year: i16, (month, day): (i8, i8)| Day::new(year, month, day.saturating_sub(1));
    let first = |year, at: (i8, i8)| Day::new(year, at.0, at.1).or_else(|| eve(year, at).map(|eve| eve.plus(1)));
    let last = |year, at: (i8, i8)| Day::new(year, at.0, at.1).or_else(|| eve(year, at));
    let mut spans: Vec<(Day, Day)> = Vec::new();
    for year in from.year().saturating_sub(1)..=to.year() {
        for holiday in holidays {
            let ends = if holiday.from <= holiday.to { year } else { year.saturating_add(1) };
            // beyond the years that a date may have there is nothing to take off
            let begins = first(year, holiday.from).unwrap_or(from).max(from);
            spans.push((begins, last(ends, holiday.to).unwrap_or(to).min(to)));
        }
    }
    spans.sort_unstable();
    let (mut days, mut counted) = (0_i32, from.plus(-1));
    for (first, last) in spans {
        let first = first.max(counted.plus(1));
        if first <= last {
            days = days.saturating_add(last.number().saturating_sub(first.number()).saturating_add(1));
            counted = last;
        }
    }
    days
}

fn time(view: &View<'_>, facts: &mut Facts) {
    let (opens, closes) = (view.exercise.opens.value(), view.exercise.closes.value());
    let value = match (opens, closes) {
        (Some(opens), Some(closes)) => {
            let most = view.context.settings.days(Parameter::HolidayDaysMost);
            let between = |from: Day, to: Day| {
                let all = to.number().saturating_sub(from.number()).saturating_add(1);
                let less = holiday_days(&view.context.settings.holidays, from, to).min(most);
                Q::whole(i64::from(all.saturating_sub(less).max(0)))
            };
            Value::number(Interval::between(between(opens.to, closes.from), between(opens.from, closes.to)))
        }
        _ => View::days_between(view.date(&view.exercise.opens), view.date(&view.exercise.closes)),
    };
    facts.set(Fact::DaysToTakePart, value);
    facts.set(
        Fact::DaysOfWarning,
        View::days_between(view.date(&view.exercise.announced), view.date(&view.exercise.opens)),
    );
}

fn formats(view: &View<'_>, groups: &[GroupSeen<'_>], facts: &mut Facts) {
    let settings = view.context.settings;
    let list = view
        .exercise
        .information
        .as_ref()
        .and_then(|information| information.formats.as_deref());
    facts.set(
        Fact::FormatsAnswered,
        match list {
            Some(list) => Value::truth(Truth::from(!list.is_empty())),
            None => view.blank_truth(),
        },
    );
    // the rubric's formats are needed whatever a row says; any other where its row says so, or where its group is affected
    let mut needed: Vec<(&str, Truth)> = settings.formats.iter().map(|format| (format.as_str(), Truth::True)).collect();
    for (group, format) in &settings.formats_for_groups {
        let affected = groups.iter().find(|seen| seen.row.is_some() && seen.id == group).map_or_else(
            || {
                if view.exercise.groups.is_none() && !view.adverse() {
                    Truth::Unknown
                } else {
                    Truth::False
                }
            },
            |seen| seen.required,
        );
        need(&mut needed, format, affected);
    }
    for entry in list.unwrap_or(&[]) {
        need(&mut needed, entry.format.as_str(), view.flag(&entry.needed).as_truth());
    }
    let opens = view.date(&view.exercise.opens);
    let since = |entry: Option<&Format>| entry.map_or_else(|| view.blank_number(), |entry| view.event_date(&entry.available_on));
    let first_day = |entry: Option<&Format>| View::on_or_before(since(entry), opens);
    let lead = |entry: Option<&Format>, days: i32| {
        View::days_between(since(entry), view.closes).compare(|lead| lead.at_least(Q::whole(i64::from(days))))
    };
    let in_time = |entry: Option<&Format>| lead(entry, settings.days(Parameter::FormatDays)).or(first_day(entry));
    let quick = |entry: Option<&Format>| {
        let within = u32::try_from(settings.days(Parameter::OnRequestDays)).unwrap_or(0);
        match entry.and_then(|entry| entry.on_request_days) {
            Some(days) => Value::truth(Truth::from(days <= within)),
            None => view.blank_truth(),
        }
    };
    let entry = |format: &str| list.unwrap_or(&[]).iter().find(|entry| entry.format.as_str() == format);
    let share = |is: &dyn Fn(Option<&Format>) -> Value| {
        let all: Vec<(Truth, Value)> = needed.iter().map(|(format, needed)| (*needed, is(entry(format)))).collect();
        let count = |pick: &dyn Fn(Truth, Truth) -> bool| {
            i128::try_from(all.iter().filter(|(needed, value)| pick(*needed, value.as_truth())).count()).unwrap_or(0)
        };
        let sure = count(&|needed, is| needed.is_true() && is.is_true());
        let against = count(&|needed, is| !needed.is_false() && !is.is_true());
        let possible = count(&|needed, is| !needed.is_false() && !is.is_false());
        let surely_not = count(&|needed, is| needed.is_true() && is.is_false());
        let percent = |part: i128, rest: i128| Q::new(part.saturating_mul(100), part.saturating_add(rest));
        let interval = Interval {
            low: percent(sure, against).or(Some(Q::ZERO)),
            high: percent(possible, surely_not).or(Some(Q::ZERO)),
        };
        let silence = all.iter().map(|(_, value)| value.silence).min().unwrap_or(Silence::Blank);
        if all.iter().any(|(needed, _)| !needed.is_false()) {
            Value {
                content: Content::Number(interval),
                silence,
            }
        } else {
            Value::whole(100)
        }
    };
    facts.set(Fact::FormatsInTimeShare, share(&in_time));
    facts.set(Fact::FormatsOnRequestShare, share(&|entry| in_time(entry).or(quick(entry))));
    facts.set(Fact::FormatsFirstDayShare, share(&first_day));
    let late_days = settings.days(Parameter::FormatLateDays);
    let late = needed.iter().fold(Value::truth(Truth::False), |any, format| {
        any.or(Value::truth(format.1).and(lead(entry(format.0), late_days).negated()))
    });
    facts.set(Fact::FormatLate, late);
}

/// Adds a format, or a further reason why it may be needed.
fn need<'f>(needed: &mut Vec<(&'f str, Truth)>, format: &'f str, truth: Truth) {
    match needed.iter_mut().find(|(known, _)| *known == format) {
        Some((_, known)) => *known = known.or(truth),
        None => needed.push((format, truth)),
    }
}

/// What one question says: its answers, and those who agreed among them.
struct Rated {
    answers: Value,
    /// agreed and answered; nothing where too few answered
    counts: Option<(Interval, Interval)>,
    /// whether enough answered is open
    perhaps: bool,
}

fn rated(view: &View<'_>, question: Question) -> Rated {
    let entry = view
        .exercise
        .ratings
        .as_deref()
        .unwrap_or(&[])
        .iter()
        .find(|rating| rating.question == question);
    let Some(entry) = entry else {
        return Rated {
            answers: view.count::<crate::submission::fields::People>(&Cell::Blank),
            counts: None,
            perhaps: false,
        };
    };
    let answers = view.count(&entry.answered);
    let least = view.context.settings.number(Parameter::RatingLeast);
    // too few answers are as good as none
    let enough = answers.compare(|n| n.at_least(least)).as_truth();
    let counts = view.count(&entry.positive).as_number().zip(answers.as_number());
    Rated {
        answers,
        counts: counts.filter(|_| enough.is_true()),
        perhaps: counts.is_some() && enough.is_unknown(),
    }
}

impl Rated {
    /// The interval of a bound of the share who agreed: `at(positive, answered)`, which grows with the first.
    fn bound(&self, view: &View<'_>, at: impl Fn(u32, u32, u32) -> (Q, Q)) -> Value {
        let Some((agreed, all)) = self.counts else {
            return if self.perhaps { Value::UNKNOWN_NUMBER } else { view.blank_number() };
        };
        let whole = |q: Option<Q>| q.and_then(|q| u32::try_from(q.numerator()).ok());
        let (k_low, n_low) = (whole(agreed.low).unwrap_or(0), whole(all.low).unwrap_or(0));
        let most = whole(all.high).unwrap_or(crate::submission::fields::MOST);
        let agree = whole(agreed.high).unwrap_or(most);
        let (low, high) = if k_low == agree && n_low == most {
            at(agree, n_low, most)
        } else {
            (at(k_low, most, most).0, at(agree, n_low, most).1)
        };
        Value::number(Interval::between(low, high))
    }

    /// The lower Wilson bound.
    fn lower(&self, view: &View<'_>) -> Value {
        self.bound(view, |agree, n, most| {
            let at = statistics::wilson_lower(agree.min(n), n);
            // fewer answers with as many in favour is better and wider; take the ends that are surely outside
            let fewest = agree.clamp(n, most);
            let best = if fewest == n {
                at
            } else {
                at.max(statistics::wilson_lower(agree, fewest))
            };
            (at, best)
        })
    }

    /// The upper Wilson bound.
    fn upper(&self, view: &View<'_>) -> Value {
        self.bound(view, |agree, n, _| {
            let at = statistics::wilson_upper(agree.min(n), n);
            (at, at)
        })
    }
}

fn ratings(view: &View<'_>, facts: &mut Facts) {
    let mut best = Value::NOTHING;
    let mut unknown = false;
    for (question, _, _) in Question::ALL {
        let rated = rated(view, *question);
        let bound = rated.lower(view);
        match question {
            Question::Understood => {
                facts.set(Fact::UnderstoodAnswers, rated.answers);
                facts.set(Fact::UnderstoodBound, bound);
            }
            Question::Easy => facts.set(Fact::EasyBound, bound),
            Question::CouldChange => facts.set(Fact::CouldChangeUpper, rated.upper(view)),
            Question::Heard | Question::Matters | Question::WouldAgain => {}
        }
        match bound.content {
            Content::Perhaps(_) => unknown = true,
            Content::Number(interval) => {
                best = Value::number(best.as_number().map_or(interval, |known| known.greatest(&interval)));
            }
            Content::Nothing | Content::Truth(_) => {}
        }
    }
    let best = match (best.as_number(), unknown) {
        (Some(known), true) => Value::number(Interval {
            low: known.low,
            high: Some(Q::whole(100)),
        }),
        (None, true) => Value::UNKNOWN_NUMBER,
        (_, false) => best,
    };
    facts.set(Fact::BestRating, best);

    let age = view.reading_age();
    facts.set(
        Fact::ReadingAge,
        age.map_or_else(|| view.blank_number(), |age| Value::number(Interval::exact(age))),
    );
}

fn barriers(view: &View<'_>, groups: &[GroupSeen<'_>], facts: &mut Facts) {
    let barrier = counts(groups, false, |group| group.barrier);
    facts.set(Fact::BarrierRequired, barrier.required);
    facts.set(Fact::BarrierCounted, barrier.counted);
    facts.set(Fact::BarrierCountedShare, barrier.counted_share);
    facts.set(Fact::BarrierClearly, barrier.clearly);
    facts.set(Fact::BarrierBadly, barrier.badly);
    let hundred = Q::whole(100);
    let mut largest: Option<Interval> = None;
    for group in groups.iter().filter(|group| group.screen_barrier && !group.required.is_false()) {
        if !group.has_figure && view.adverse() {
            continue;
        }
        let mut share = group.share.times(&Interval::exact(hundred)).least(&Interval::exact(hundred));
        if !group.required.is_true() {
            share.low = Some(Q::ZERO);
        }
        largest = Some(largest.map_or(share, |known| known.greatest(&share)));
    }
    let unnamed = || {
        if groups.iter().any(|group| group.required.is_unknown()) {
            view.blank_number()
        } else {
            Value::NOTHING
        }
    };
    facts.set(Fact::ScreenBarrierShare, largest.map_or_else(unnamed, Value::number));
}

/// Whether a theme says that the question was not understood, by enough voices or through a body outside; and whether every such theme
/// was put right in time.
fn unclear(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    let settings = view.context.settings;
    let mut said = if view.exercise.themes.is_some() {
        Value::truth(Truth::False)
    } else {
        view.blank_truth()
    };
    let mut mended = if view.exercise.themes.is_some() {
        Value::truth(Truth::True)
    } else {
        view.blank_truth().negated()
    };
    for seen in themes {
        let about = match &seen.theme.kind {
            Cell::Value(kind) => Value::truth(Truth::from(*kind == ThemeKind::AboutTheExercise)),
            Cell::NotHeld => view.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
        };
        let reported = view.given(seen.theme.reported_by.is_some());
        let share = share_of(seen, themes);
        let many = Value::number(share).compare(|share| share.at_least(settings.number(Parameter::UnclearShare)));
        said = said.or(about.and(reported.or(many)));
        let days = Q::whole(i64::from(settings.days(Parameter::UnclearFixedDays)));
        let fixed = View::days_between(view.event_date(&seen.theme.fixed_on), view.closes).compare(|lead| lead.at_least(days));
        mended = mended.and(about.negated().or(fixed));
    }
    facts.set(Fact::QuestionUnclear, said);
    facts.set(Fact::QuestionMended, mended);
}

/// The voices of one theme as a share of all, in percent: the more its own, the more; the more the others', the less.
fn share_of(one: &ThemeSeen<'_>, themes: &[ThemeSeen<'_>]) -> Interval {
    let zero = Interval::exact(Q::ZERO);
    let rest = themes
        .iter()
        .filter(|other| other.theme.id != one.theme.id)
        .fold(zero, |sum, other| sum.plus(&other.voices));
    let part = |own: Option<Q>, rest: Option<Q>| {
        let (own, rest) = (own?, rest?);
        own.times(Q::whole(100))?.over(own.plus(rest)?)
    };
    let low = part(one.voices.low, rest.high).unwrap_or(Q::ZERO);
    let high = if one.voices.high.is_none() {
        Q::whole(100)
    } else {
        part(one.voices.high, rest.low).unwrap_or(Q::ZERO)
    };
    Interval::between(low.min(high), high)
}

#[cfg(test)]
#[path = "access_tests.rs"]
mod tests;
