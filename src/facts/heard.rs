//! Whether enough people were heard: margin, self-selection, response, the same few, deliberation.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::group_counts::counts;
use crate::facts::groups::GroupSeen;
use crate::facts::reach::{activities, more_groups};
use crate::facts::settings::Parameter;
use crate::facts::statistics;
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::Cell;
use crate::submission::model::Activity;
use crate::submission::model::people::Selection;

/// People affected; in a returned file, unknown is endless.
fn affected(view: &View<'_>) -> Value {
    match view.exercise.affected.as_ref().and_then(|affected| affected.people.value()) {
        Some(count) => Value::number(count.interval()),
        None => Value {
            content: Content::Number(Interval::from(Q::ZERO)),
            silence: Silence::Blank,
        },
    }
}

pub(super) fn enough(view: &View<'_>, groups: &[GroupSeen<'_>], facts: &mut Facts) {
    facts.set(Fact::Heard, view.heard);
    let affected = affected(view);
    facts.set(Fact::Affected, affected);
    let (margin, small) = margin(view, &affected);
    facts.set(Fact::Margin, margin);
    facts.set(Fact::SmallShare, small);
    facts.set(Fact::SelfSelected, self_selected(view));
    facts.set(Fact::ReturnRate, return_rate(view));
    let share = counts(groups, more_groups(view), |_| true).counted_share;
    let weighted = view.any(&view.exercise.activities, |activity| {
        let random = match &activity.selection {
            Cell::Value(s) => Value::truth(Truth::from(matches!(s, Selection::Random | Selection::Stratified))),
            Cell::NotHeld => view.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
        };
        random.and(view.flag(&activity.weighted))
    });
    let counted = share.compare(|share| share.at_least(view.context.settings.number(Parameter::ProfileShare)));
    facts.set(Fact::GroupProfile, counted.or(weighted));
    facts.set(Fact::Deliberative, deliberative(view));
    facts.set(
        Fact::SameFewShare,
        part_of_heard(view, |activity| {
            view.count(&activity.returning).plus(view.count(&activity.standing_members))
        }),
    );
    facts.set(
        Fact::ReturningShare,
        part_of_heard(view, |activity| view.count(&activity.returning)),
    );
}

impl Value {
    fn plus(self, other: Self) -> Self {
        match (self.as_number(), other.as_number()) {
            (Some(a), Some(b)) => Self {
                content: Content::Number(a.plus(&b)),
                silence: self.silence.min(other.silence),
            },
            _ => Self::UNKNOWN_NUMBER,
        }
    }
}

/// Some of the people heard, surely different ones, as a share of all heard, in percent, at most a hundred.
fn part_of_heard<'a>(view: &View<'a>, part: impl Fn(&'a Activity) -> Value) -> Value {
    if view.exercise.activities.is_none() {
        return view.blank_number();
    }
    let numbers: Vec<Value> = activities(view).iter().map(part).collect();
    let (top, _) = view.distinct_sum(&numbers);
    let silence = top.silence.max(view.heard.silence);
    match (top.as_number(), view.heard.as_number()) {
        (Some(top), Some(bottom)) if bottom.high != Some(Q::ZERO) => {
            let hundred = Interval::exact(Q::whole(100));
            let part = if top.high == Some(Q::ZERO) {
                top
            } else {
                top.times(&hundred).over(&bottom).least(&hundred)
            };
            // of nobody there is no part
            let nobody = bottom.low.is_none_or(|low| low == Q::ZERO);
            Value {
                content: if nobody { Content::Perhaps(part) } else { Content::Number(part) },
                silence,
            }
        }
        _ => Value {
            content: Content::Nothing,
            silence,
        },
    }
}

/// The margin, and the share of a small population; see their definitions.
fn margin(view: &View<'_>, affected: &Value) -> (Value, Value) {
    let small = view.context.settings.number(Parameter::SmallPopulation);
    let heard = view.heard.as_number().unwrap_or(Interval::from(Q::ZERO));
    let everyone = affected.as_number().unwrap_or(Interval::from(Q::ZERO));
    let whole = |q: Option<Q>| q.and_then(|q| u32::try_from(q.numerator()).ok());
    let (n_low, n_high) = (whole(heard.low).unwrap_or(0), whole(heard.high));
    let hundred = Q::whole(100);
    let silence = view.heard.silence;
    let number = |low: Q, high: Q| Value {
        content: Content::Number(Interval::between(low, high)),
        silence,
    };
    let stated = affected.silence == Silence::Stated;
    if !stated {
        // nobody knows how many are affected: endless at worst, and no better in a returned file
        let worst = statistics::margin(n_low, None);
        let not_held = matches!(
            view.exercise.affected.as_ref().map(|affected| &affected.people),
            Some(Cell::NotHeld)
        );
        if view.adverse() || (not_held && !view.context.open) {
            let best = n_high.map_or(Q::ZERO, |n| statistics::margin(n, None));
            return (number(best, worst), number(Q::ZERO, Q::ZERO));
        }
        return (number(Q::ZERO, worst), number(Q::ZERO, hundred));
    }
    let low = everyone.low.unwrap_or(Q::ZERO);
    let share_of = |n: Option<u32>, all: Q| {
        n.and_then(|n| Q::from(n).times(hundred))
            .and_then(|n| n.over(all))
            .map_or(hundred, |share| share.min(hundred))
    };
    let mut margin: Option<Interval> = None;
    let mut share = Interval::exact(Q::ZERO);
    let large = everyone.high.is_none_or(|high| high >= small);
    if large {
        let least_affected = whole(Some(low.max(small)));
        let best = n_high.map_or(Q::ZERO, |n| statistics::margin(n, least_affected));
        margin = Some(Interval::between(best, statistics::margin(n_low, whole(everyone.high))));
    }
    if low < small {
        // of fewer a share is asked for, and the margin reads 100
        let most = everyone.high.map_or(small, |high| high.min(small));
        let part = Interval::between(share_of(Some(n_low), most), share_of(n_high, low));
        share = if large { share.hull(&part) } else { part };
        let none = Interval::exact(hundred);
        margin = Some(margin.map_or(none, |margin| margin.hull(&none)));
    }
    (
        Value {
            content: Content::Number(margin.unwrap_or(Interval::ANY)),
            silence,
        },
        Value {
            content: Content::Number(share),
            silence,
        },
    )
}

fn self_selected(view: &View<'_>) -> Value {
    let chosen = |activity: &Activity| match &activity.selection {
        Cell::Value(s) => Value::truth(Truth::from(matches!(
            s,
            Selection::Open | Selection::Targeted | Selection::InvitedMembers
        ))),
        Cell::NotHeld => view.not_held_truth().negated(),
        Cell::Blank | Cell::NotApplicable(_) => view.blank_truth().negated(),
    };
    let list = activities(view);
    if list.is_empty() {
        return if view.adverse() {
            Value::truth(Truth::True).resting_on(Silence::Blank)
        } else {
            Value::UNKNOWN_TRUTH
        };
    }
    // the activity that heard most speaks for those heard; where several may be it, all of them must agree
    let people: Vec<Interval> = list
        .iter()
        .map(|activity| view.activity_people(activity).as_number().unwrap_or(Interval::ANY))
        .collect();
    let most = people.iter().filter_map(|people| people.low).max().unwrap_or(Q::ZERO);
    let candidates: Vec<(Value, &Interval)> = list
        .iter()
        .zip(&people)
        .filter(|(_, people)| people.high.is_none_or(|high| high >= most))
        .map(|(activity, people)| (chosen(activity), people))
        .collect();
    let tie = candidates.iter().all(|(_, people)| people.point() == Some(most));
    let any = candidates.iter().fold(Value::truth(Truth::False), |any, (value, _)| any.or(*value));
    let all = candidates.iter().fold(Value::truth(Truth::True), |all, (value, _)| all.and(*value));
    if tie || any.as_truth() == all.as_truth() {
        any
    } else {
        Value::UNKNOWN_TRUTH
    }
}

/// Answers completed over people invited, in percent, over the activities that count both.
fn return_rate(view: &View<'_>) -> Value {
    let zero = Interval::exact(Q::ZERO);
    let (mut top, mut bottom, mut any) = (zero, zero, false);
    for activity in activities(view) {
        let answers = if activity.completed.value().is_some() {
            view.count(&activity.completed)
        } else {
            view.count(&activity.people)
        };
        let both = activity.invited.value().is_some() && (activity.completed.value().is_some() || activity.people.value().is_some());
        if both {
            any = true;
            top = top.plus(&answers.as_number().unwrap_or(Interval::ANY));
            bottom = bottom.plus(&view.count(&activity.invited).as_number().unwrap_or(Interval::ANY));
        }
    }
    if !any || bottom.high == Some(Q::ZERO) {
        // nothing that counts both: as good as none came back
        return if view.adverse() {
            Value::whole(0).resting_on(Silence::Blank)
        } else {
            Value::UNKNOWN_NUMBER
        };
    }
    let hundred = Interval::exact(Q::whole(100));
    Value::number(top.times(&hundred).over(&bottom).least(&hundred))
}

fn deliberative(view: &View<'_>) -> Value {
    let settings = view.context.settings;
    view.any(&view.exercise.activities, |activity| {
        let kind = match &activity.kind {
            Cell::Value(kind) => Value::truth(Truth::from(kind.is_deliberative())),
            Cell::NotHeld => view.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
        };
        let drawn = match &activity.selection {
            Cell::Value(s) => Value::truth(Truth::from(matches!(s, Selection::Random | Selection::Stratified))),
            Cell::NotHeld => view.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
        };
        let people = view
            .activity_people(activity)
            .compare(|n| n.at_least(settings.number(Parameter::DeliberativePeople)));
        let hours = view
            .count(&activity.hours_each)
            .compare(|n| n.at_least(settings.number(Parameter::DeliberativeHours)));
        kind.and(drawn).and(people).and(hours)
    })
}
