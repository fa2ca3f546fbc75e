//! Facts of ease of access: ways, times, formats, understanding and barriers.

use crate::base::date::Day;
use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::groups::{GroupSeen, counts};
use crate::facts::settings::{Holiday, Parameter};
use crate::facts::statistics;
use crate::facts::themes::ThemeSeen;
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::{Cell, Count, Event, Flag};
use crate::submission::model::answers::{Question, ThemeKind};
use crate::submission::model::exercise::Format;
use crate::submission::model::people::{Activity, ActivityKind, Ease};

/// Fills in the facts of ease of access and the ratings.
pub(super) fn fill(view: &View<'_>, groups: &[GroupSeen<'_>], themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    ease(view, facts);
    time(view, facts);
    formats(view, groups, facts);
    ratings(view, facts);
    barriers(groups, facts);
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
    let session = |activity: &Activity| match &activity.kind {
        Cell::Value(kind) => Value::truth(Truth::from(is_session(*kind) || activity.sessions.is_some_and(|n| n > 0))),
        Cell::Blank | Cell::NotHeld | Cell::NotApplicable(_) => {
            if activity.sessions.is_some_and(|n| n > 0) {
                Value::truth(Truth::True)
            } else {
                view.blank_truth()
            }
        }
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
        every_session(|ease| &ease.near_and_reachable),
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
            .any(|cell| cell.is_answered())
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

    let listed = list.as_deref().is_some_and(|list| !list.is_empty());
    let without_screen = view.any(list, |activity| match activity.ease.as_ref().map(|ease| &ease.no_screen) {
        Some(Cell::Value(flag)) => Value::truth(Truth::from(flag.0)),
        Some(Cell::NotHeld | Cell::Blank | Cell::NotApplicable(_)) | None => view.blank_truth(),
    });
    let all_screen = without_screen.negated().and(Value::truth(Truth::from(listed)));
    facts.set(
        Fact::AllNeedScreen,
        if !view.returned() && all_screen.as_truth().is_true() {
            Value::UNKNOWN_TRUTH
        } else {
            all_screen
        },
    );
}

fn count(values: &[Value], is: impl Fn(Truth) -> bool) -> i64 {
    i64::try_from(values.iter().filter(|value| is(value.as_truth())).count()).unwrap_or(0)
}

/// Days of holidays from `from` to `to`, both included.
fn holiday_days(holidays: &[Holiday], from: Day, to: Day) -> i32 {
    // a holiday is days of the calendar; two years hold every pattern and more than any cap on them
    let days = from.until(to.min(from.plus(731)));
    let inside = |today: &(i8, i8)| {
        holidays.iter().any(|holiday| {
            if holiday.from <= holiday.to {
                *today >= holiday.from && *today <= holiday.to
            } else {
                *today >= holiday.from || *today <= holiday.to
            }
        })
    };
    i32::try_from(days.filter(inside).count()).unwrap_or(i32::MAX)
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
            let longest = between(opens.from, closes.to);
            let exact = opens.day().is_some() && closes.day().is_some();
            let shortest = if exact { longest } else { between(opens.to, closes.from) };
            Value::number(Interval::between(shortest, longest))
        }
        _ => view.blank_number(),
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
    let mut needed: Vec<&str> = settings.formats.iter().map(String::as_str).collect();
    for (group, format) in &settings.formats_for_groups {
        if groups.iter().any(|seen| seen.row.is_some() && seen.id == group) {
            needed.push(format);
        }
    }
    for entry in list.unwrap_or(&[]) {
        if entry.needed.value().is_some_and(|flag| flag.0) && !needed.contains(&entry.format.as_str()) {
            needed.push(entry.format.as_str());
        }
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
        let all: Vec<Value> = needed.iter().map(|format| is(entry(format))).collect();
        if all.is_empty() {
            return Value::whole(100);
        }
        let of = i64::try_from(all.len()).unwrap_or(1);
        let percent = |n: i64| Q::new(i128::from(n).saturating_mul(100), i128::from(of)).unwrap_or(Q::ZERO);
        let interval = Interval::between(percent(count(&all, |t| t.is_true())), percent(count(&all, |t| !t.is_false())));
        Value {
            content: Content::Number(interval),
            silence: all.iter().map(|value| value.silence).min().unwrap_or(Silence::Blank),
        }
    };
    facts.set(Fact::FormatsInTimeShare, share(&in_time));
    facts.set(Fact::FormatsOnRequestShare, share(&|entry| in_time(entry).or(quick(entry))));
    facts.set(Fact::FormatsFirstDayShare, share(&first_day));
    let late_days = settings.days(Parameter::FormatLateDays);
    let late = list
        .unwrap_or(&[])
        .iter()
        .filter(|entry| needed.contains(&entry.format.as_str()))
        .fold(Value::truth(Truth::False), |any, entry| {
            let never = match entry.available_on {
                Event::None => Value::truth(Truth::True),
                Event::Some(_) | Event::Blank => Value::truth(Truth::False),
            };
            let came = match entry.available_on {
                Event::Some(_) => lead(Some(entry), late_days).negated(),
                Event::None => Value::truth(Truth::False),
                Event::Blank => Value::UNKNOWN_TRUTH,
            };
            any.or(never).or(came)
        });
    facts.set(Fact::FormatLate, if list.is_some() { late } else { Value::UNKNOWN_TRUTH });
}

/// Those who agreed and those who answered, at least and at most.
#[derive(Clone, Copy)]
struct Agreed {
    agree: (u32, u32),
    answered: (u32, u32),
}

impl Agreed {
    fn is_exact(self) -> bool {
        self.agree.0 == self.agree.1 && self.answered.0 == self.answered.1
    }

    /// The lower bound of those who agreed.
    fn lower(self) -> Interval {
        let bound = |k: u32, n: u32| statistics::wilson_lower(k.min(n), n);
        if self.is_exact() {
            return Interval::exact(bound(self.agree.0, self.answered.0));
        }
        let (agree, (fewest, most)) = (self.agree.1, self.answered);
        // fewer answers with as many in favour is better and wider; take the ends that are surely outside
        Interval::between(
            bound(self.agree.0, most),
            bound(agree, fewest).max(bound(agree, agree.clamp(fewest, most))),
        )
    }

    /// The upper bound of those who agreed.
    fn upper(self) -> Interval {
        let bound = |k: u32, n: u32| statistics::wilson_upper(k.min(n), n);
        if self.is_exact() {
            return Interval::exact(bound(self.agree.0, self.answered.0));
        }
        Interval::between(bound(self.agree.0, self.answered.1), bound(self.agree.1, self.answered.0))
    }
}

/// The answers to a question, and the bound asked for of those who agreed.
fn rating(view: &View<'_>, question: Question, bound: fn(Agreed) -> Interval) -> (Value, Value) {
    let entry = view
        .exercise
        .ratings
        .as_deref()
        .unwrap_or(&[])
        .iter()
        .find(|rating| rating.question == question);
    let Some(entry) = entry else {
        let answers = view.count::<crate::submission::fields::People>(&Cell::Blank);
        return (answers, view.blank_number());
    };
    let answers = view.count(&entry.answered);
    let least = view.context.settings.number(Parameter::RatingLeast);
    let whole = |count: &Cell<Count<crate::submission::fields::People>>| count.value().map(|count| (count.low(), count.high()));
    let (Some((k_low, k_high)), Some((n_low, n_high))) = (whole(&entry.positive), whole(&entry.answered)) else {
        let none = answers.compare(|n| n.at_least(least)).as_truth().is_false();
        let missing = if none { Value::NOTHING } else { view.blank_number() };
        return (answers, missing);
    };
    match answers.compare(|n| n.at_least(least)).as_truth() {
        Truth::False => (answers, Value::NOTHING),
        Truth::Unknown => (answers, Value::UNKNOWN_NUMBER),
        Truth::True => {
            let most = n_high.unwrap_or(crate::submission::fields::MOST);
            let agreed = Agreed {
                agree: (k_low, k_high.unwrap_or(most)),
                answered: (n_low, most),
            };
            (answers, Value::number(bound(agreed)))
        }
    }
}

fn ratings(view: &View<'_>, facts: &mut Facts) {
    facts.set(Fact::CouldChangeUpper, rating(view, Question::CouldChange, Agreed::upper).1);
    let mut best = Value::NOTHING;
    let mut unknown = false;
    for (question, _, _) in Question::ALL {
        let (answers, bound) = rating(view, *question, Agreed::lower);
        match question {
            Question::Understood => {
                facts.set(Fact::UnderstoodAnswers, answers);
                facts.set(Fact::UnderstoodBound, bound);
            }
            Question::Easy => facts.set(Fact::EasyBound, bound),
            Question::CouldChange | Question::Heard | Question::Matters | Question::WouldAgain => {}
        }
        match bound.content {
            Content::Number(interval) if interval == Interval::ANY => unknown = true,
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

    let words = view.context.settings.number(Parameter::ReadingWords).numerator();
    let age = match view.exercise.information.as_ref().and_then(|information| information.text.as_ref()) {
        Some(text) => match statistics::reading_age(text.as_str(), words) {
            Some(age) => Value::number(Interval::exact(age)),
            None => view.blank_number(),
        },
        None => view.blank_number(),
    };
    facts.set(Fact::ReadingAge, age);
}

fn barriers(groups: &[GroupSeen<'_>], facts: &mut Facts) {
    let barrier = counts(groups, |group| group.barrier);
    facts.set(Fact::BarrierRequired, barrier.required);
    facts.set(Fact::BarrierCounted, barrier.counted);
    facts.set(Fact::BarrierCountedShare, barrier.counted_share);
    facts.set(Fact::BarrierClearly, barrier.clearly);
    facts.set(Fact::BarrierBadly, barrier.badly);
    let hundred = Q::whole(100);
    let mut largest: Option<Interval> = None;
    for group in groups.iter().filter(|group| group.screen_barrier) {
        let share = group.share.times(&Interval::exact(hundred));
        largest = Some(largest.map_or(share, |known| known.greatest(&share)));
    }
    facts.set(
        Fact::ScreenBarrierShare,
        largest.map_or(Value::NOTHING, |share| {
            let share = share.least(&Interval::exact(hundred));
            // a share that nobody gives is not stated
            let silence = if share.low == Some(Q::ZERO) && share.high == Some(hundred) {
                Silence::Blank
            } else {
                Silence::Stated
            };
            Value {
                content: Content::Number(share),
                silence,
            }
        }),
    );
}

/// Whether a theme says that the question was not understood, by enough voices or through a body outside; and whether every such theme
/// was put right in time.
fn unclear(view: &View<'_>, themes: &[ThemeSeen<'_>], facts: &mut Facts) {
    let settings = view.context.settings;
    let hundred = Interval::exact(Q::whole(100));
    let all = themes.iter().fold(Interval::exact(Q::ZERO), |sum, theme| sum.plus(&theme.voices));
    let mut said = if view.exercise.themes.is_some() {
        Value::truth(Truth::False)
    } else {
        view.blank_truth()
    };
    let mut mended = Value::truth(Truth::True);
    for seen in themes
        .iter()
        .filter(|seen| seen.theme.kind.value() == Some(&ThemeKind::AboutTheExercise))
    {
        let reported = Value::truth(Truth::from(seen.theme.reported_by.is_some()));
        let share = if all.high == Some(Q::ZERO) {
            Interval::exact(Q::ZERO)
        } else {
            seen.voices.times(&hundred).over(&all)
        };
        let many = Value::number(share).compare(|share| share.at_least(settings.number(Parameter::UnclearShare)));
        said = said.or(reported.or(many));
        let days = Q::whole(i64::from(settings.days(Parameter::UnclearFixedDays)));
        mended = mended.and(View::days_between(view.event_date(&seen.theme.fixed_on), view.closes).compare(|lead| lead.at_least(days)));
    }
    facts.set(Fact::QuestionUnclear, said);
    facts.set(Fact::QuestionMended, mended);
}
