//! How long people had: days to take part without holidays, and days of warning.

use crate::base::date::Day;
use crate::base::interval::Interval;
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::settings::{Holiday, Parameter};
use crate::facts::value::Value;
use crate::facts::view::View;

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

pub(super) fn time(view: &View<'_>, facts: &mut Facts) {
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

#[cfg(test)]
#[path = "time_tests.rs"]
mod tests;
