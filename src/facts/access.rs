//! Facts of ease of access: ways, times, formats, understanding and barriers.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::formats::formats;
use crate::facts::group_counts::counts;
use crate::facts::groups::GroupSeen;
use crate::facts::part::none_otherwise;
use crate::facts::themes::ThemeSeen;
use crate::facts::time::time;
use crate::facts::understanding::{ratings, unclear};
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::{Cell, Flag};
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
