//! People heard, each once: the most that activities with surely different people add up to.

use crate::base::interval::Interval;
use crate::base::number::Q;
use crate::facts::value::{Content, Silence, Value};
use crate::facts::view::View;
use crate::submission::fields::{Cell, People};
use crate::submission::model::Activity;

impl<'a> View<'a> {
    /// People heard in one activity: its people, else its completed answers.
    pub fn activity_people(&self, activity: &Activity) -> Value {
        if activity.people.value().is_some() {
            return self.count(&activity.people);
        }
        if activity.completed.value().is_some() {
            return self.count(&activity.completed);
        }
        self.count(&activity.people)
    }

    /// People surely different: the exercise's own figure, else those of the activities that are distinct from one another and most.
    pub(super) fn distinct_people(&self) -> (Value, Vec<usize>) {
        if self.exercise.people_heard.value().is_some() {
            return (self.count(&self.exercise.people_heard), Vec::new());
        }
        let listed = Self::list(&self.exercise.activities);
        if listed.items.is_empty() {
            let unsaid = self.count::<People>(&Cell::Blank);
            return (if listed.written { Value::whole(0) } else { unsaid }, Vec::new());
        }
        let people: Vec<Value> = listed.items.iter().map(|activity| self.activity_people(activity)).collect();
        self.distinct_sum(&people)
    }

    /// The greatest sum over activities that are distinct from one another, with the activities that give its low end.
    pub fn distinct_sum(&self, numbers: &[Value]) -> (Value, Vec<usize>) {
        let activities = self.exercise.activities.as_deref().unwrap_or(&[]);
        let names = |one: usize, other: usize| {
            activities
                .get(one)
                .zip(activities.get(other))
                .is_some_and(|(one, other)| one.distinct_from.as_deref().unwrap_or(&[]).contains(&other.id))
        };
        let apart = |one: usize, other: usize| names(one, other) || names(other, one);
        let mut whole = Interval::exact(Q::ZERO);
        let mut best: (Option<Q>, Vec<usize>) = (None, Vec::new());
        let mut silence = Silence::Blank;
        for (at, number) in numbers.iter().enumerate() {
            if number.silence == Silence::Stated {
                silence = Silence::Stated;
            }
            let later: Vec<usize> = (at.saturating_add(1)..numbers.len()).filter(|other| apart(at, *other)).collect();
            grow(&mut vec![at], &later, &apart, &mut { MOST_SETS }, &mut |set| {
                let sum = set
                    .iter()
                    .filter_map(|member| numbers.get(*member).and_then(Value::as_number))
                    .fold(Interval::exact(Q::ZERO), |sum, interval| sum.plus(&interval));
                whole = whole.greatest(&sum);
                if best.0.is_none() || sum.low > best.0 {
                    best = (sum.low, set.to_vec());
                }
            });
        }
        (
            Value {
                content: Content::Number(whole),
                silence,
            },
            best.1,
        )
    }
}

/// Sets of distinct activities beyond this many, from one activity, are not tried: no real file comes near it.
const MOST_SETS: u32 = 10_000;

/// Visits every set of mutually distinct activities that begins with `set` and goes on with some of `later`.
fn grow(set: &mut Vec<usize>, later: &[usize], apart: &dyn Fn(usize, usize) -> bool, left: &mut u32, visit: &mut dyn FnMut(&[usize])) {
    visit(set);
    for (place, next) in later.iter().enumerate() {
        if *left == 0 {
            return;
        }
        *left = left.saturating_sub(1);
        let rest: Vec<usize> = later
            .iter()
            .skip(place.saturating_add(1))
            .copied()
            .filter(|other| apart(*next, *other))
            .collect();
        set.push(*next);
        grow(set, &rest, apart, left, visit);
        set.pop();
    }
}
