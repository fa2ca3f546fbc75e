//! Facts about what changed because of an exercise.

use super::cells::{Date, Event, get, stated};
use super::closing::{Weighed, weighed_share};
use super::facts::{Fact, Facts, Unit, ahead};
use super::number::{Interval, Truth, int};
use serde_json::Value;

/// The facts.
pub fn facts(unit: &Unit, out: &mut Facts) {
    let (ctx, ex) = (&unit.ctx, unit.ex);
    let list = ctx.list(ex, "changes");
    let Some(all) = &list else {
        out.insert("closing.changes", Fact::number(Interval::any_count()));
        out.insert("closing.changes_dated", Fact::number(Interval::any_count()));
        out.insert("closing.changes_kept_share", Fact::number(Interval::wholes(0, 100)));
        out.insert("closing.effect_measured_and_told", Fact::Truth(Truth::Unknown));
        out.insert("closing.work_shifted_without_means", Fact::Truth(Truth::Unknown));
        return;
    };
    let as_of = Date::Span(ctx.as_of(), ctx.as_of());
    let come = |day: Date| if day == Date::Missing { Truth::No } else { ahead(day, as_of, 0) };
    let owned = |c: &Value| {
        if stated(c, "owner").is_some() {
            Truth::Yes
        } else {
            ctx.silent(get(c, "owner"))
        }
    };
    let dated = |c: &Value| match ctx.date(c, "due") {
        Date::Span(..) => Truth::Yes,
        Date::Missing => Truth::No,
        Date::Unknown => Truth::Unknown,
    };
    let with_both: Vec<Truth> = all.iter().map(|c| owned(c).and(dated(c))).collect();
    // Ambiguity: done late is done; done after the day of the assessment is not done yet
    let weighed: Vec<Weighed> = all
        .iter()
        .map(|c| (come(ctx.date(c, "due")), Interval::whole(1), come(ctx.event_day(c, "done"))))
        .collect();
    let none_due = if all.is_empty() {
        Interval::whole(0)
    } else {
        Interval::counted([Truth::all(with_both.clone())]).times(&int(100))
    };
    let kept = match weighed_share(&weighed) {
        Some(i) if weighed.iter().any(|w| w.0.yes()) => i,
        Some(i) => i.hull(&none_due),
        None => none_due,
    };
    out.insert("closing.changes", Fact::whole(i64::try_from(all.len()).unwrap()));
    out.insert("closing.changes_dated", Fact::number(Interval::counted(with_both)));
    out.insert("closing.changes_kept_share", Fact::number(kept));
    let measured = Truth::any(all.iter().map(|c| match ctx.event(c, "effect") {
        Event::None => Truth::No,
        Event::Unknown => Truth::Unknown,
        Event::Some(e) => ctx.flag(e, "before_and_after").and(ctx.happened(e, "told_on")),
    }));
    out.insert("closing.effect_measured_and_told", Fact::Truth(measured));
    let shifted = Truth::any(
        all.iter()
            .map(|c| ctx.happened(c, "moves_work_to").and(ctx.flag(c, "means_move_too").not())),
    );
    out.insert("closing.work_shifted_without_means", Fact::Truth(shifted));
}
