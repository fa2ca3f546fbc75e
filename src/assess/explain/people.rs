//! Who was heard and who was not: groups, ways with their counts, people heard against people affected.

use super::Explainer;
use crate::assess::published::{CountShown, GroupShown, Heard, WayShown};
use crate::assess::verdict::UnitVerdict;
use crate::base::interval::{Interval, Truth};
use crate::base::number::{Q, Round};
use crate::facts::Unit;
use crate::facts::catalogue::Fact;
use crate::facts::comparable;
use crate::facts::groups::{self, GroupSeen, Parity};
use crate::facts::statistics::byar;
use crate::facts::view::View;
use crate::submission::fields::{Cell, Count};
use crate::submission::model::Activity;

/// Where fewer are to be expected, being in proportion says little.
const SMALL_BASE: Q = Q::whole(30);

/// The status of a group in one word and in words, where at most so many of it were to be expected.
pub(crate) fn parity_words(parity: Parity, expected: Option<Q>) -> (&'static str, &'static str) {
    let small_base = expected.is_some_and(|expected| expected < SMALL_BASE);
    match parity {
        Parity::InProportion if small_base => ("in-proportion", "no sign of under-hearing; a small base"),
        Parity::InProportion => ("in-proportion", "no sign of under-hearing"),
        Parity::CannotTell => ("cannot-tell", "too few to be expected to tell"),
        Parity::ClearlyUnderHeard => ("clearly-under-heard", "clearly under-heard"),
        Parity::BadlyUnderHeard => ("badly-under-heard", "badly under-heard"),
        Parity::HeardDirectly => ("heard-directly", "met directly"),
        Parity::NotCounted => ("not-counted", "not counted"),
        Parity::Unknown => ("unknown", "not known"),
    }
}

fn words<K>(cell: &Cell<Count<K>>) -> Option<String> {
    match cell {
        Cell::Value(count) => Some(count.words()),
        Cell::NotHeld => Some("not held".to_owned()),
        Cell::Blank | Cell::NotApplicable(_) => None,
    }
}

impl Explainer<'_> {
    /// The groups of a unit: those it names, and those of the rubric that are counted nowhere.
    pub(super) fn groups(&self, view: &View<'_>) -> Vec<GroupShown> {
        groups::groups(view)
            .iter()
            .filter(|group| group.required != Truth::False)
            .map(|group| self.group(view, group))
            .collect()
    }

    fn group(&self, view: &View<'_>, group: &GroupSeen<'_>) -> GroupShown {
        let parity = group.parity();
        let row = group.row.and_then(|at| view.exercise.groups.as_deref().unwrap_or(&[]).get(at));
        let unknown = || "not known".to_owned();
        let percent = |share: &Interval| {
            share
                .point()
                .filter(|_| *share != Interval::between(Q::ZERO, Q::ONE))
                .and_then(|share| share.times(Q::whole(100)))
                .map(|share| format!("{} %", share.decimal(1)))
        };
        let mut affected = match row.map(|row| &row.people) {
            Some(Cell::Value(count)) => count.words(),
            _ => percent(&group.share).unwrap_or_else(unknown),
        };
        if group.from_baseline {
            affected.push_str(", from the baseline file");
        }
        let (status, says) = parity_words(parity, group.expected.high);
        let lacks = match parity {
            Parity::NotCounted | Parity::Unknown => comparable::lacks(view, group),
            Parity::InProportion | Parity::CannotTell | Parity::ClearlyUnderHeard | Parity::BadlyUnderHeard | Parity::HeardDirectly => {
                Vec::new()
            }
        };
        let says = if lacks.is_empty() {
            says.to_owned()
        } else {
            format!("cannot be compared: {}", lacks.join(" and "))
        };
        GroupShown {
            id: group.id.to_owned(),
            title: self.group_title(group.id),
            question: group.question.to_owned(),
            at: group
                .row
                .map_or_else(String::new, |at| format!("/exercises/{}/groups/{at}", self.exercise_place(view))),
            affected,
            expected: if group.expected.high.is_some() && group.expected.low.is_some_and(|low| low > Q::ZERO) {
                group.expected.words(1)
            } else {
                unknown()
            },
            heard: row.and_then(|row| words(&row.heard)).unwrap_or_else(|| "not counted".to_owned()),
            ratio: ratio(group),
            status: status.to_owned(),
            says,
            barrier: group.barrier,
            required: group.required.is_true(),
        }
    }

    fn exercise_place(&self, view: &View<'_>) -> usize {
        self.units
            .iter()
            .find(|unit| unit.id() == view.exercise.id.as_str())
            .map_or(0, |unit| unit.index)
    }

    /// Each way of being heard with its counts, never added.
    pub(super) fn ways(&self, _at: usize, unit: &Unit<'_>) -> Vec<WayShown> {
        unit.exercise
            .activities
            .as_deref()
            .unwrap_or(&[])
            .iter()
            .enumerate()
            .map(|(place, activity)| way(unit, place, activity))
            .collect()
    }

    /// People heard and affected, and what was only told.
    pub(super) fn heard(&self, view: &View<'_>, verdict: &UnitVerdict) -> Heard {
        let people = match view.heard.as_number() {
            Some(interval) if interval.high.is_some() || interval.low.is_some_and(|low| low > Q::ZERO) => interval.words(0),
            _ => "not known".to_owned(),
        };
        let ways = view.exercise.activities.as_deref().unwrap_or(&[]);
        let mut from = view.heard_from.iter().filter_map(|at| ways.get(*at));
        let people = if from.any(|way| way.people.value().is_none() && way.completed.value().is_some()) {
            format!("{people} (completed answers, not people: one person may have given several)")
        } else {
            people
        };
        let affected = view.exercise.affected.as_ref();
        let affected_words = affected.and_then(|affected| words(&affected.people)).or_else(|| {
            affected
                .and_then(|affected| words(&affected.visits))
                .map(|visits| format!("not known; {visits} visits a year"))
        });
        let claimed = view
            .exercise
            .claimed_reach
            .value()
            .and_then(|claim| words(&claim.number))
            .map(|number| format!("{number} published as reached"));
        let seen: Vec<String> = view
            .exercise
            .information
            .iter()
            .flat_map(|information| information.channels.as_deref().unwrap_or(&[]))
            .filter_map(|channel| words(&channel.seen).map(|seen| format!("{}: {seen}", channel.what)))
            .collect();
        let told = claimed.or_else(|| (!seen.is_empty()).then(|| seen.join("; ")));
        let margin = verdict
            .facts
            .get(Fact::Margin)
            .as_number()
            .and_then(|margin| margin.high)
            .filter(|margin| *margin < Q::whole(98));
        Heard {
            people,
            affected: affected_words.unwrap_or_else(|| "not known".to_owned()),
            told,
            margin: margin.map(|margin| {
                format!(
                    "a simple random sample of as many would be within {} points; these were not drawn by chance unless it is said",
                    margin.times(Q::whole(10)).map_or_else(
                        || margin.decimal(1),
                        |tenths| Q::new(i128::from(tenths.round(Round::Up)), 10).unwrap_or(margin).decimal(1)
                    )
                )
            }),
        }
    }
}

/// Heard over expected with Byar's limits, where both are single numbers.
fn ratio(group: &GroupSeen<'_>) -> Option<String> {
    let (expected, heard) = (group.expected.point()?, group.heard.as_number()?.point()?);
    let observed = u32::try_from(heard.numerator()).ok()?;
    if expected <= Q::ZERO || !group.counted.is_true() {
        return None;
    }
    let (lower, upper) = byar(observed, expected);
    Some(format!(
        "{} ({} to {})",
        heard.over(expected)?.decimal(2),
        lower.decimal(2),
        upper.decimal(2)
    ))
}

fn way(unit: &Unit<'_>, place: usize, activity: &Activity) -> WayShown {
    let counts = [
        ("seen", words(&activity.seen)),
        ("invited", words(&activity.invited)),
        ("started", words(&activity.started)),
        ("completed", words(&activity.completed)),
        ("people", words(&activity.people)),
        ("contacts", words(&activity.contacts)),
        ("signatures", words(&activity.signatures)),
        ("organisations", words(&activity.organisations)),
        ("members claimed", words(&activity.members_claimed)),
    ];
    WayShown {
        id: activity.id.as_str().to_owned(),
        title: activity
            .title
            .as_ref()
            .map_or_else(|| activity.id.as_str().to_owned(), |title| title.as_str().to_owned()),
        at: format!("{}/activities/{place}", unit.at()),
        way: activity.way.value().map_or("not stated", |way| way.word()).to_owned(),
        counts: counts
            .into_iter()
            .filter_map(|(of, number)| number.map(|number| CountShown { of: of.to_owned(), number }))
            .collect(),
    }
}
