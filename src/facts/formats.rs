//! Formats and languages: which were needed, and which were there in time.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::groups::GroupSeen;
use crate::facts::settings::Parameter;
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::model::information::Format;

pub(super) fn formats(view: &View<'_>, groups: &[GroupSeen<'_>], facts: &mut Facts) {
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
