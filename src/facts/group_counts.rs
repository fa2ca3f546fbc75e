//! Counts over groups: how many are required, counted and under-heard, each with its bounds.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::groups::GroupSeen;
use crate::facts::value::{Content, Silence, Value};

/// How many groups are so, as an interval over those of which it is not known.
pub(super) fn tally<'g, 'a: 'g>(groups: impl Iterator<Item = &'g GroupSeen<'a>>, is: impl Fn(&GroupSeen<'a>) -> Truth) -> Interval {
    let (mut sure, mut maybe) = (0_i64, 0_i64);
    for group in groups {
        match group.required.and(is(group)) {
            Truth::True => sure = sure.saturating_add(1),
            Truth::Unknown => maybe = maybe.saturating_add(1),
            Truth::False => {}
        }
    }
    Interval::between(Q::whole(sure), Q::whole(sure.saturating_add(maybe)))
}

/// The counts that reach and ease of access share, over some of the groups.
pub(super) struct GroupCounts {
    /// groups that should have been looked for
    pub required: Value,
    /// counted
    pub counted: Value,
    /// counted, in percent of required
    pub counted_share: Value,
    /// clearly under-heard and not met
    pub clearly: Value,
    /// badly under-heard or unheard and not met
    pub badly: Value,
    /// too few to tell, not met, no reason
    pub small_unmet: Value,
}

/// The counts over the groups that `wanted` picks; with `more`, further groups may have been named than are known.
pub(super) fn counts<'a>(groups: &[GroupSeen<'a>], more: bool, wanted: impl Fn(&GroupSeen<'a>) -> bool) -> GroupCounts {
    let picked: Vec<&GroupSeen<'a>> = groups.iter().filter(|group| wanted(group)).collect();
    let of = |is: fn(&GroupSeen<'_>) -> Truth| tally(picked.iter().copied(), is);
    let required = of(|_| Truth::True);
    let counted = of(|group| group.counted);
    let stated = picked.iter().any(|group| group.row.is_some());
    let silence = if stated { Silence::Stated } else { Silence::Blank };
    let number = |interval: Interval| {
        let high = if more { None } else { interval.high };
        Value {
            content: Content::Number(Interval { low: interval.low, high }),
            silence,
        }
    };
    let counted_share = counted_share(&picked, more);
    let counted_share = Value {
        content: counted_share,
        silence,
    };
    GroupCounts {
        required: number(required),
        counted: number(counted),
        counted_share,
        clearly: number(of(|group| group.clearly.and(group.met.not()))),
        badly: number(of(|group| group.badly.and(group.met.not()))),
        small_unmet: number(of(|group| group.cannot_tell.and(group.met.not()).and(group.reason.not()))),
    }
}

/// Of the groups that should have been looked for, the share that was counted, 0 to 100. A group that may be required and may have been
/// counted is taken into both or into neither: the share never leaves what some choice of the open answers gives.
fn counted_share(groups: &[&GroupSeen<'_>], more: bool) -> Content {
    if !more && groups.iter().all(|group| group.required == Truth::False) {
        return Content::Nothing;
    }
    let number = |is: &dyn Fn(Truth, Truth) -> bool| {
        let found = groups.iter().filter(|group| is(group.required, group.counted)).count();
        Q::whole(i64::try_from(found).unwrap_or(i64::MAX))
    };
    let hundred = Q::whole(100);
    let share = |part: Q, rest: Q| part.times(hundred)?.over(part.plus(rest)?);
    let surely = number(&|required, counted| required.is_true() && counted.is_true());
    let perhaps_not = number(&|required, counted| !required.is_false() && !counted.is_true());
    let perhaps = number(&|required, counted| !required.is_false() && !counted.is_false());
    let surely_not = number(&|required, counted| required.is_true() && counted.is_false());
    let interval = if more {
        Interval::between(Q::ZERO, hundred)
    } else {
        Interval::between(
            share(surely, perhaps_not).unwrap_or(Q::ZERO),
            share(perhaps, surely_not).unwrap_or(Q::ZERO),
        )
    };
    if groups.iter().any(|group| group.required.is_true()) {
        Content::Number(interval)
    } else {
        Content::Perhaps(interval)
    }
}
