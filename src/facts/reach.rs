//! Facts of reach: who was heard, by which ways, against how many affected.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::group_counts::{counts, tally};
use crate::facts::groups::GroupSeen;
use crate::facts::heard::enough;
use crate::facts::settings::Parameter;
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::Cell;
use crate::submission::model::Activity;
use crate::submission::model::findings::ReachKind;
use crate::submission::model::people::{Selection, Way};

/// Fills in the facts of reach.
pub(super) fn fill(view: &View<'_>, groups: &[GroupSeen<'_>], facts: &mut Facts) {
    ways(view, facts);
    missing_review(view, facts);
    enough(view, groups, facts);
    left_out(view, groups, facts);
    claims(view, facts);
}

pub(super) fn activities<'a>(view: &View<'a>) -> &'a [Activity] {
    view.exercise.activities.as_deref().unwrap_or(&[])
}

/// Whether enough people were heard by a way, in one of its activities or in several that are distinct: the parameter, or its share of
/// all heard where that is fewer.
fn enough_for_a_way(view: &View<'_>, way: Way) -> Value {
    let by_way = |activity: &Activity| activity.way.value() == Some(&way);
    if !activities(view).iter().any(by_way) {
        return Value::truth(Truth::False);
    }
    let settings = view.context.settings;
    let least = settings.number(Parameter::WayPeople);
    let nobody = Value::whole(0).resting_on(Silence::Blank);
    let people: Vec<Value> = activities(view)
        .iter()
        .map(|activity| if by_way(activity) { view.activity_people(activity) } else { nobody })
        .collect();
    let (people, _) = view.distinct_sum(&people);
    let all = view.heard.as_number().unwrap_or(Interval::ANY);
    let part = |n: Option<Q>| {
        let share = n?.times(settings.number(Parameter::WayShare))?.over(Q::whole(100))?;
        Some(Q::whole(share.round(crate::base::number::Round::Up)).min(least))
    };
    // unknown people heard leave the full number as what is needed at most
    let (needed_low, needed_high) = (
        part(all.low).unwrap_or(Q::ZERO).max(Q::ONE),
        part(all.high).unwrap_or(least).max(Q::ONE),
    );
    people.compare(|interval| {
        if interval.at_least(needed_high).is_true() {
            Truth::True
        } else if interval.at_least(needed_low).is_false() {
            Truth::False
        } else {
            Truth::Unknown
        }
    })
}

fn ways(view: &View<'_>, facts: &mut Facts) {
    let (mut sure, mut maybe) = (0_i64, 0_i64);
    let mut reaching = Value::truth(Truth::False);
    let silence = if activities(view).is_empty() {
        Silence::Blank
    } else {
        Silence::Stated
    };
    for (way, _, _) in Way::ALL {
        let counted = enough_for_a_way(view, *way);
        match counted.as_truth() {
            Truth::True => sure = sure.saturating_add(1),
            Truth::Unknown => maybe = maybe.saturating_add(1),
            Truth::False => {}
        }
        if matches!(way, Way::Outreach | Way::DirectInvitation | Way::CommunityGroups) {
            reaching = reaching.or(counted);
        }
    }
    let all = i64::try_from(Way::ALL.len()).unwrap_or(0);
    // a compiled file may leave ways out, or leave them without a name
    let high = if view.returned() { sure.saturating_add(maybe) } else { all };
    if !view.returned() && !reaching.as_truth().is_true() {
        reaching = Value::UNKNOWN_TRUTH;
    }
    facts.set(
        Fact::Ways,
        Value {
            content: Content::Number(Interval::between(Q::whole(sure), Q::whole(high.min(all)))),
            silence,
        },
    );
    facts.set(Fact::WaysReachOut, reaching);

    let open = view.any(&view.exercise.activities, |activity| match &activity.selection {
        Cell::Value(selection) => Value::truth(Truth::from(*selection == Selection::Open)),
        Cell::NotHeld => view.not_held_truth(),
        Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
    });
    facts.set(Fact::OpenWay, unlisted(view, open));
    let opened = view.any(&view.exercise.activities, |activity| {
        let selected = match &activity.selection {
            Cell::Value(s) => Value::truth(Truth::from(matches!(
                s,
                Selection::Open | Selection::Random | Selection::Stratified
            ))),
            Cell::NotHeld => view.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
        };
        let went_out = match &activity.way {
            Cell::Value(way) => Value::truth(Truth::from(matches!(way, Way::Outreach | Way::OpenForm))),
            Cell::NotHeld => view.not_held_truth(),
            Cell::Blank | Cell::NotApplicable(_) => view.blank_truth(),
        };
        let least = view.context.settings.number(Parameter::WayPeople);
        selected
            .or(went_out)
            .and(view.activity_people(activity).compare(|people| people.at_least(least)))
    });
    facts.set(Fact::OpenedOut, unlisted(view, opened));
}

/// A compiled file may leave activities out: that there is none of a kind is never sure.
fn unlisted(view: &View<'_>, value: Value) -> Value {
    if !view.returned() && value.as_truth().is_false() {
        Value::UNKNOWN_TRUTH
    } else {
        value
    }
}

fn missing_review(view: &View<'_>, facts: &mut Facts) {
    let review = &view.exercise.missing_review;
    facts.set(Fact::MissingReviewed, view.happened(review));
    let date = view.within(review, false, |review| view.date(&review.date));
    facts.set(Fact::MissingReviewDays, View::days_between(date, view.closes));
    facts.set(
        Fact::MissingReviewPublished,
        view.within(review, true, |review| view.flag(&review.published)),
    );
    facts.set(
        Fact::MissingReviewLedTo,
        view.within(review, true, |review| view.flag(&review.led_to_activity)),
    );
}

/// Where the list of a file is missing and that is not its answer, further groups may have been named.
pub(super) fn more_groups(view: &View<'_>) -> bool {
    view.exercise.groups.is_none() && !view.adverse()
}

fn left_out(view: &View<'_>, groups: &[GroupSeen<'_>], facts: &mut Facts) {
    let all = counts(groups, more_groups(view), |_| true);
    facts.set(Fact::GroupsRequired, all.required);
    facts.set(Fact::GroupsCounted, all.counted);
    facts.set(Fact::GroupsCountedShare, all.counted_share);
    facts.set(Fact::GroupsClearly, all.clearly);
    facts.set(Fact::GroupsBadly, all.badly);
    facts.set(Fact::SmallGroupsUnmet, all.small_unmet);
    let unheard = tally(groups.iter().filter(|group| group.row.is_some()), |group| {
        let stated = if group.heard.silence == Silence::Stated {
            Truth::True
        } else {
            Truth::Unknown
        };
        group.unheard.and(group.met.not()).and(group.reason.not()).and(stated)
    });
    facts.set(Fact::GroupsUnheard, Value::number(unheard));
    let silent = tally(groups.iter().filter(|group| group.row.is_some()), |group| {
        group.unheard.and(if group.heard.silence == Silence::Stated {
            Truth::True
        } else {
            Truth::Unknown
        })
    });
    facts.set(Fact::GroupsSilent, Value::number(silent));
}

fn claims(view: &View<'_>, facts: &mut Facts) {
    let claim = &view.exercise.claimed_reach;
    let number = view.within(claim, false, |claim| view.count(&claim.number));
    let silence = number.silence.max(view.heard.silence);
    // beside nobody heard, a claim is set against one person
    let heard = view
        .heard
        .as_number()
        .map_or(Interval::ANY, |heard| heard.greatest(&Interval::exact(Q::ONE)));
    let value = match number.content {
        Content::Perhaps(claimed) => Value::number(claimed.over(&heard)).perhaps().resting_on(silence),
        Content::Number(claimed) => Value {
            content: Content::Number(claimed.over(&heard)),
            silence,
        },
        Content::Nothing | Content::Truth(_) => Value {
            content: Content::Nothing,
            silence: number.silence,
        },
    };
    facts.set(Fact::ClaimRatio, value);
    let told = view.within(claim, true, |claim| match claim.includes.as_deref() {
        Some(kinds) => Value::truth(Truth::from(kinds.iter().any(|kind| {
            matches!(
                kind,
                ReachKind::Seen | ReachKind::Invited | ReachKind::Signatures | ReachKind::Contacts | ReachKind::Members
            )
        }))),
        None => view.blank_truth(),
    });
    facts.set(Fact::ClaimIncludesTold, told);
}
