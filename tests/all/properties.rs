//! What must hold of every submission: bounds in order, sums that are exact, and no difference made by order, by words or by what does not
//! apply.
//!
//! Samples and fixtures are changed at places that a seeded generator picks; the same places at every run.

use crate::scored::{score, score_if_sound};
use crate::support::{How, assess_how, assessed, edited, fixture, fixtures, places, rubric, sample, samples};
use earnest::assess::published::Node;
use earnest::assess::verdict::{Bounds, Verdict};
use num_rational::BigRational;
use num_traits::Zero as _;
use serde_json::{Value, json};

/// A small generator of numbers that look random; the same seed, the same numbers.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        (0..8).for_each(|_| {
            dice.roll(2);
        });
        dice
    }

    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % sides.max(1)
    }
}

/// How many rounds a test runs for each file; `ROUNDS` looks further.
pub(crate) fn rounds(usual: usize) -> usize {
    std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

pub(crate) fn everything() -> impl Iterator<Item = (&'static str, &'static Value)> {
    samples().iter().chain(fixtures()).map(|(name, value)| (name.as_str(), value))
}

/// Takes a place away: a key of an object, or an entry of a list.
pub(crate) fn drop_at(value: &mut Value, at: &str) {
    let (above, key) = at.rsplit_once('/').unwrap();
    match value.pointer_mut(above) {
        Some(Value::Object(members)) => {
            members.shift_remove(key);
        }
        Some(Value::Array(items)) => {
            items.remove(key.parse().unwrap());
        }
        _ => {}
    }
}

/// A value with some random places taken away, nought to `most`, still sound.
pub(crate) fn thinned(value: &Value, dice: &mut Dice, most: usize) -> Value {
    let mut thin = value.clone();
    for _ in 0..dice.roll(most + 1) {
        let all = places(&thin);
        let mut next = thin.clone();
        drop_at(&mut next, &all[dice.roll(all.len())]);
        if score_if_sound(&next).is_some() {
            thin = next;
        }
    }
    thin
}

fn in_order(what: &str, bounds: Bounds) {
    assert!(bounds.low <= bounds.high && bounds.high <= rubric().highest, "{what}: {bounds:?}");
    assert!(bounds.low >= rubric().lowest, "{what}: {bounds:?}");
}

fn caps_only_lower(what: &str, steps: &[Bounds]) {
    for pair in steps.windows(2) {
        assert!(pair[1].low <= pair[0].low && pair[1].high <= pair[0].high, "{what}: {steps:?}");
    }
}

fn check_verdict(name: &str, verdict: &Verdict) {
    in_order(name, verdict.grade.bounds);
    caps_only_lower(name, &[verdict.grade.before_caps, verdict.grade.bounds]);
    for rolled in &verdict.criteria {
        in_order(name, rolled.bounds);
        caps_only_lower(name, &[rolled.middle, rolled.bounds]);
    }
    for unit in &verdict.units {
        in_order(name, unit.grade.bounds);
        caps_only_lower(name, &[unit.grade.before_caps, unit.grade.bounds]);
        if let Some(held) = unit.grade.on_held {
            assert!(held <= unit.grade.bounds.high, "{name}: {held} above {:?}", unit.grade.bounds);
        }
        for criterion in &unit.criteria {
            in_order(name, criterion.bounds);
            assert!(criterion.mean.0 <= criterion.mean.1, "{name}");
            assert!(criterion.known <= criterion.applies, "{name}");
            caps_only_lower(
                name,
                &[
                    criterion.rounded,
                    criterion.after_effect,
                    criterion.after_top,
                    criterion.after_limits,
                    criterion.without_hard_signs,
                    criterion.bounds,
                ],
            );
            for indicator in &criterion.indicators {
                in_order(name, indicator.bounds);
            }
        }
    }
}

#[test]
fn bounds_are_in_order_and_caps_only_lower() {
    for (number, (name, value)) in everything().enumerate() {
        for basis in ["compiled", "returned"] {
            let mut dice = Dice::new(u64::try_from(number).unwrap() + 1);
            let based = edited(value, &json!({"/basis": basis}));
            if score_if_sound(&based).is_none() {
                continue;
            }
            for _ in 0..rounds(3) {
                check_verdict(name, &score(&thinned(&based, &mut dice, 12)));
            }
        }
    }
}

fn fraction(text: &str) -> BigRational {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn sums(node: &Node) {
    let sum = |adds: fn(&Node) -> &String| {
        node.children
            .iter()
            .fold(BigRational::zero(), |sum, child| sum + fraction(adds(child)))
    };
    let (low, high) = (fraction(&node.low), fraction(&node.high));
    if ["grade", "unit", "criterion", "part", "indicator"].contains(&node.kind.as_str()) {
        assert!(low <= high, "{}: {low} above {high}", node.id);
    }
    if !node.children.is_empty() {
        assert_eq!(low, sum(|child| &child.adds_low), "{} at worst", node.id);
        assert_eq!(high, sum(|child| &child.adds_high), "{} at best", node.id);
    }
    for child in &node.children {
        if child.kind == "cap" || child.kind == "rule" {
            let none = BigRational::zero();
            assert!(
                fraction(&child.adds_low) <= none && fraction(&child.adds_high) <= none,
                "{} raises",
                child.id
            );
        }
        sums(child);
    }
}

#[test]
fn contributions_sum_exactly() {
    for (number, (name, value)) in everything().enumerate() {
        let assessment = assessed(value);
        assert_eq!(
            fraction(&assessment.tree.low),
            fraction(&assessment.grade.low.to_string()),
            "{name}"
        );
        assert_eq!(
            fraction(&assessment.tree.high),
            fraction(&assessment.grade.high.to_string()),
            "{name}"
        );
        sums(&assessment.tree);
        if number % 6 == 0 {
            sums(&assessed(&thinned(value, &mut Dice::new(77), 15)).tree);
        }
    }
}

// order

fn rotate(value: &mut Value, turn: usize) {
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(|item| rotate(item, turn));
            if !items.is_empty() {
                let by = turn % items.len();
                items.rotate_left(by);
            }
            if turn % 2 == 1 {
                items.reverse();
            }
        }
        Value::Object(members) => {
            members.values_mut().for_each(|member| rotate(member, turn));
            if turn % 2 == 1 {
                *members = std::mem::take(members).into_iter().rev().collect();
            }
        }
        _ => {}
    }
}

#[test]
fn the_order_of_entries_changes_no_grade() {
    for (name, value) in everything() {
        let before = score(value);
        for turn in 1..4 {
            let mut turned = value.clone();
            rotate(&mut turned, turn);
            let after = score(&turned);
            assert_eq!(before.grade, after.grade, "{name} turned {turn}");
            let levels = |verdict: &Verdict| {
                let mut all: Vec<String> = verdict
                    .units
                    .iter()
                    .map(|unit| {
                        format!(
                            "{:?} {:?}",
                            unit.criteria.iter().map(|criterion| criterion.bounds).collect::<Vec<_>>(),
                            unit.signs
                        )
                    })
                    .collect();
                all.sort();
                all
            };
            assert_eq!(levels(&before), levels(&after), "{name} turned {turn}");
        }
    }
}

// words that are shown and never scored

#[test]
fn words_change_no_score() {
    for (name, value) in [("corby-2018", sample("corby-2018")), ("developing", fixture("developing"))] {
        let on = value["exercises"][0]["id"].clone();
        let with = edited(
            &value,
            &json!({
                "/reply": "We were very good at all of this.",
                "/note": "Made up for tests. Exemplary.",
                "/filled_in_by": "the head of praise",
                "/statements": [{"on": on, "indicator": "part-kept", "text": "They decided everything.", "level": 4}],
            }),
        );
        let (before, after) = (assessed(&value), assessed(&with));
        assert_eq!(before.grade, after.grade, "{name}");
        assert_eq!(before.criteria, after.criteria, "{name}");
        assert_eq!(before.exercises, after.exercises, "{name}");
        assert_eq!(before.signs, after.signs, "{name}");
        assert_eq!(before.tree, after.tree, "{name}");
        assert_eq!(after.statements.len(), 1, "{name}");
        assert!(after.submission.reply.is_some());
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for name in ["forest-of-dean-2020", "skye-2014"] {
        let once = assess_how(name, &sample(name), &How::default()).unwrap();
        let twice = assess_how(name, &sample(name), &How::default()).unwrap();
        assert_eq!(serde_json::to_vec(&once).unwrap(), serde_json::to_vec(&twice).unwrap());
    }
}

#[test]
fn what_does_not_apply_changes_nothing() {
    let occasional = edited(&fixture("exemplary"), &json!({"/exercises/0/relationship": "occasional"}));
    let groups = [
        Value::Null,
        json!("none"),
        json!({"members": 3, "meetings_a_year": 1, "notes_published": "no"}),
    ];
    let grade = score(&occasional).units[0].grade;
    for group in groups {
        let other = score(&edited(&occasional, &json!({"/exercises/0/standing_group": group})));
        assert_eq!(other.units[0].grade, grade, "{group}");
    }
}
