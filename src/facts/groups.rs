//! Who was to be expected and who was heard, group by group.
//!
//! Owns the required groups, expected against observed people with Byar's limits, and the status of each group. Groups of different
//! questions are never added; the worst group is never picked out of many. Only under-hearing counts.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::group_figures::{Figure, figures, nobody_of};
use crate::facts::settings::Parameter;
use crate::facts::statistics::byar;
use crate::facts::value::Value;
use crate::facts::view::View;
use crate::submission::fields::Cell;
use crate::submission::model::{Group, Monitoring};
use std::collections::BTreeMap;

/// People by group in a baseline file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// all people of the area
    pub people: u32,
    /// people of each group
    pub groups: BTreeMap<String, u32>,
}

/// How a group was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parity {
    /// no sign of under-hearing
    InProportion,
    /// too few are expected to tell
    CannotTell,
    /// surely less than its due
    ClearlyUnderHeard,
    /// surely much less than its due, or expected and not heard at all
    BadlyUnderHeard,
    /// met directly
    HeardDirectly,
    /// nobody counted
    NotCounted,
    /// what is held does not settle it
    Unknown,
}

/// One group, resolved.
#[derive(Clone, Debug)]
pub struct GroupSeen<'a> {
    /// the group
    pub id: &'a str,
    /// the question that shows it
    pub question: &'a str,
    /// its place among the exercise's groups
    pub row: Option<usize>,
    /// it should have been looked for
    pub required: Truth,
    /// its members face barriers
    pub barrier: bool,
    /// its members are kept out where a screen is the only way
    pub screen_barrier: bool,
    /// it is rare
    pub small: Truth,
    /// its people among those affected
    pub people: Interval,
    /// its share of those affected
    pub share: Interval,
    /// the figure comes from a baseline file
    pub from_baseline: bool,
    /// there is a figure at all
    pub has_figure: bool,
    /// people of the group heard
    pub heard: Value,
    /// people to be expected among those who answered the question
    pub expected: Interval,
    /// it is counted
    pub counted: Truth,
    /// too few are expected to tell
    pub cannot_tell: Truth,
    /// met directly
    pub met: Truth,
    /// a reason is given
    pub reason: Truth,
    /// clearly under-heard, whether met or not
    pub clearly: Truth,
    /// badly under-heard or expected and wholly unheard, whether met or not
    pub badly: Truth,
    /// expected and wholly unheard
    pub unheard: Truth,
}

impl GroupSeen<'_> {
    /// Its status in one word.
    pub fn parity(&self) -> Parity {
        let under = self.badly.or(self.clearly);
        if self.counted.is_false() {
            if self.met.is_true() {
                Parity::HeardDirectly
            } else {
                Parity::NotCounted
            }
        } else if self.counted.is_unknown() {
            Parity::Unknown
        } else if self.cannot_tell.is_true() {
            if self.met.is_true() {
                Parity::HeardDirectly
            } else {
                Parity::CannotTell
            }
        } else if under.is_false() {
            Parity::InProportion
        } else if self.met.is_true() {
            Parity::HeardDirectly
        } else if self.badly.is_true() {
            Parity::BadlyUnderHeard
        } else if self.clearly.is_true() {
            Parity::ClearlyUnderHeard
        } else {
            Parity::Unknown
        }
    }
}

fn interval_of(value: &Value) -> Interval {
    value.as_number().unwrap_or(Interval::ANY)
}

/// Byar's limits over intervals: the upper limit's interval.
fn upper_limit(observed: &Interval, expected: &Interval) -> Interval {
    let count = |q: Option<Q>| q.and_then(|q| u32::try_from(q.numerator()).ok());
    let low = match (count(observed.low), expected.high) {
        (Some(o), Some(e)) => Some(byar(o, e).1),
        _ => Some(Q::ZERO),
    };
    let high = match (count(observed.high), expected.low) {
        (Some(o), Some(e)) if e > Q::ZERO => Some(byar(o, e).1),
        _ => None,
    };
    Interval { low, high }
}

/// Every group of the unit: those it names, then those the rubric always looks for.
pub fn groups<'a>(view: &View<'a>) -> Vec<GroupSeen<'a>> {
    let settings = view.context.settings;
    let rows = view.exercise.groups.as_deref().unwrap_or(&[]);
    let mut seen = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let listed = settings.groups.iter().find(|listed| listed.group == row.group.as_str());
        let question = row
            .question
            .as_ref()
            .map(|q| q.as_str())
            .or_else(|| listed.map(|l| l.question.as_str()));
        seen.push(resolve(
            view,
            row.group.as_str(),
            question.unwrap_or(row.group.as_str()),
            Some((at, row)),
            listed,
        ));
    }
    // where the list is missing, and that is not its answer, any other group may have been named
    let more = view.exercise.groups.is_none() && !view.adverse();
    for listed in settings.groups.iter().filter(|listed| listed.always || more) {
        if !rows.iter().any(|row| row.group.as_str() == listed.group) {
            let mut group = resolve(view, &listed.group, &listed.question, None, Some(listed));
            if !listed.always {
                group.required = Truth::Unknown;
            }
            seen.push(group);
        }
    }
    seen
}

/// The question about who people are that a group belongs to, as the exercise counts it.
pub(super) fn monitoring<'a>(view: &View<'a>, question: &str) -> Option<&'a Monitoring> {
    view.exercise
        .monitoring
        .as_deref()
        .unwrap_or(&[])
        .iter()
        .find(|row| row.question.as_str() == question)
}

fn resolve<'a>(
    view: &View<'a>,
    id: &'a str,
    question: &'a str,
    row: Option<(usize, &'a Group)>,
    listed: Option<&'a crate::facts::settings::GroupToLookFor>,
) -> GroupSeen<'a> {
    let settings = view.context.settings;
    let number = |parameter| settings.number(parameter);
    let entry = row.map(|(_, group)| group);
    let (share, people, source, computable) = figures(view, id, entry);
    let share = share.least(&Interval::exact(Q::ONE));
    let (from_baseline, figure) = (source == Figure::Baseline, source != Figure::None);
    // one that the exercise names is left out by its own figure alone; none of "at most 9" may be there
    let authority = view.context.submission.authority.groups.as_deref().unwrap_or(&[]);
    let none = match (entry, authority.iter().find(|group| group.group.as_str() == id)) {
        (Some(row), _) => nobody_of(&row.people, &row.share),
        (None, Some(group)) if source == Figure::Stated => nobody_of(&group.people, &group.share),
        (None, _) => Truth::from(share.high == Some(Q::ZERO)),
    };
    let required = none.not();

    let asked = monitoring(view, question);
    let answered = asked.map_or_else(
        || view.count::<crate::submission::fields::People>(&Cell::Blank),
        |asked| view.count(&asked.answered),
    );
    let heard = entry.map_or_else(
        || view.count::<crate::submission::fields::People>(&Cell::Blank),
        |row| view.count(&row.heard),
    );
    let has_figure = match entry.map(|row| &row.people) {
        _ if figure => Truth::True,
        Some(Cell::NotHeld) => view.not_held_truth().as_truth(),
        Some(Cell::Value(_) | Cell::Blank | Cell::NotApplicable(_)) | None => view.blank_truth().as_truth(),
    };
    let counted = counted(view, asked, &answered, entry).and(has_figure);
    let known = computable && asked.is_some_and(|asked| asked.answered.value().is_some());
    let expected = if known {
        share.times(&interval_of(&answered))
    } else if view.adverse() {
        Interval::exact(Q::ZERO)
    } else {
        Interval::from(Q::ZERO)
    };
    let observed = interval_of(&heard);

    let least = number(Parameter::ExpectedLeast);
    let enough = expected.at_least(least);
    let upper = upper_limit(&observed, &expected);
    let below = |cut: Q| upper.at_least(cut).not();
    let told = |truth: Truth| counted.and(enough).and(truth);
    let nobody = observed.at_most(Q::ZERO);
    // for this one it does not matter how many left the question out
    let unheard = enough.and(nobody);
    let badly = told(below(number(Parameter::BadlyUnderHeard))).or(told(nobody));

    let met = entry.map_or_else(
        || view.count::<crate::submission::fields::People>(&Cell::Blank),
        |row| view.count(&row.met_directly),
    );
    // how small it is, only its own figures tell
    let whole = view.exercise.affected.as_ref().and_then(|affected| affected.people.value());
    let own = entry.is_some_and(|row| row.people.value().is_some() || row.share.value().is_some() && whole.is_some());
    let met_needed = met_needed(view, own.then_some(&people));
    GroupSeen {
        id,
        question,
        row: row.map(|(at, _)| at),
        required,
        barrier: listed.is_some_and(|listed| listed.barrier),
        screen_barrier: listed.is_some_and(|listed| listed.screen_barrier),
        small: entry.map_or(Truth::False, |row| view.flag(&row.small).as_truth()),
        people,
        share,
        from_baseline,
        has_figure: figure,
        heard,
        expected,
        counted,
        cannot_tell: counted.and(enough.not()),
        met: met.compare(|people| met_needed.no_more_than(people)).as_truth(),
        reason: view.given(entry.is_some_and(|row| row.reason.is_some())).as_truth(),
        clearly: told(below(number(Parameter::UnderHeard))).or(badly),
        badly,
        unheard,
    }
}

/// How many have to be met of a group of so many people: of a small one its share, of any other a number. Nobody is met by nobody.
fn met_needed(view: &View<'_>, people: Option<&Interval>) -> Interval {
    let number = |parameter| view.context.settings.number(parameter);
    let (many, small) = (number(Parameter::MetPeople).max(Q::ONE), number(Parameter::MetSmallGroup));
    let share = |people: Q| {
        let met = people.times(number(Parameter::MetShare)).and_then(|met| met.over(Q::whole(100)));
        met.map_or(many, |met| met.max(Q::ONE))
    };
    let Some(people) = people else { return Interval::exact(many) };
    let of = |people: Option<Q>| Interval::exact(people.filter(|people| *people < small).map_or(many, share));
    let (low, high) = (people.low.unwrap_or(Q::ZERO), people.high);
    let ends = of(Some(low)).hull(&of(high));
    // of the largest of the small ones more may have to be met than of one that is not
    let largest = small.minus(Q::ONE).filter(|_| low < small && high.is_none_or(|high| high >= small));
    if largest.is_some() { ends.hull(&of(largest)) } else { ends }
}

/// A group is counted when its people heard and the question's answers are known, and few enough left the question out.
fn counted(view: &View<'_>, asked: Option<&Monitoring>, answered: &Value, row: Option<&Group>) -> Truth {
    let blank = view.blank_truth().as_truth();
    let observed = match row.map(|row| &row.heard) {
        Some(Cell::Value(_)) => Truth::True,
        Some(Cell::NotHeld) => view.not_held_truth().as_truth(),
        Some(Cell::Blank | Cell::NotApplicable(_)) | None => blank,
    };
    let Some(asked) = asked else { return observed.and(blank) };
    let base = match asked.answered {
        Cell::Value(_) => Truth::True,
        Cell::NotHeld => view.not_held_truth().as_truth(),
        Cell::Blank | Cell::NotApplicable(_) => blank,
    };
    let answered = interval_of(answered);
    let not_stated = match &asked.not_stated {
        Cell::Value(count) => count.interval(),
        Cell::Blank | Cell::NotApplicable(_) | Cell::NotHeld => {
            // those heard less those who answered is what is left, where both are known and agree
            let heard = interval_of(&view.heard);
            if heard.high.is_none() || !answered.no_more_than(&heard).is_true() {
                let untold = match asked.not_stated {
                    Cell::NotHeld => view.not_held_truth().as_truth(),
                    Cell::Value(_) | Cell::Blank | Cell::NotApplicable(_) => blank,
                };
                return observed.and(base).and(untold);
            }
            heard.minus(&answered)
        }
    };
    // left out ÷ (left out + answered) ≤ most, without a division: left out · (100 − most) ≤ most · answered
    let most = view.context.settings.number(Parameter::NotStatedMost);
    let rest = Q::whole(100).minus(most).unwrap_or(Q::ZERO);
    let few = not_stated
        .times(&Interval::exact(rest))
        .no_more_than(&answered.times(&Interval::exact(most)));
    observed.and(base).and(few)
}
