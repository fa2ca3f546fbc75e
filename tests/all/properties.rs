//! What must hold of every submission: bounds in order, sums that are exact, no reward for leaving out, no harm from filling in.
//!
//! Samples and fixtures are changed at places that a seeded generator picks; the same places at every run.

use crate::scored::{score, score_if_sound, score_typed};
use crate::support::{How, assess_how, assessed, edited, fixture, fixtures, places, rubric, sample, samples};
use earnest::assess::marks::{Marks, MarksFile};
use earnest::assess::published::Node;
use earnest::assess::verdict::{Bounds, SignState, Verdict};
use earnest::submission::check;
use earnest::submission::model::Submission;
use num_rational::BigRational;
use num_traits::Zero as _;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;

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
fn rounds(usual: usize) -> usize {
    std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

fn everything() -> impl Iterator<Item = (&'static str, &'static Value)> {
    samples().iter().chain(fixtures()).map(|(name, value)| (name.as_str(), value))
}

/// Takes a place away: a key of an object, or an entry of a list.
fn drop_at(value: &mut Value, at: &str) {
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

// filling in

/// Cells whose filling in may move a bound outward, and why.
fn may_widen(at: &str) -> Option<&'static str> {
    let ends = |ending: &str| at.ends_with(ending);
    if ends("/promise") {
        return Some("without a promise the part is held against consulting");
    }
    if at.contains("/evidence") || at.starts_with("/documents") || at.starts_with("/partners") || at.starts_with("/reviews") {
        return Some("how strong evidence is, is never unknown");
    }
    if at == "/as_of" || at.starts_with("/period") || at == "/basis" {
        return Some("it says how everything is read");
    }
    None
}

/// Marks of a moderator that take the caps of some signs away.
fn lifting(wanted: impl Fn(&earnest::rubric::file::SignFile) -> bool) -> Marks {
    let mut marks = Marks::default();
    let signs = rubric().file.signs.iter().filter(|sign| wanted(sign));
    let lifts: Vec<Value> = signs
        .map(|sign| json!({"sign": sign.id, "act": "lift", "reason": "left out of this test"}))
        .collect();
    let file = json!({"format": 1, "role": "moderator", "author": "A", "interest": "none", "date": "2026-02-01", "marks": lifts});
    let file: MarksFile = serde_json::from_value(file).unwrap();
    marks.add(&file, rubric(), &typed(&fixture("nothing")).unwrap()).unwrap();
    marks
}

fn typed(value: &Value) -> Option<Submission> {
    let typed: Submission = serde_json::from_value(value.clone()).ok()?;
    (check::submission(&typed).errors() == 0).then_some(typed)
}

/// What moved outward between a file and the same with more filled in.
fn widened(before: &Verdict, after: &Verdict) -> Vec<String> {
    let mut wider = Vec::new();
    let inside = |old: Bounds, new: Bounds| old.low <= new.low && new.high <= old.high;
    if before.units.len() != after.units.len() {
        return wider;
    }
    for (old, new) in before.units.iter().zip(&after.units) {
        for (place, (old, new)) in old.criteria.iter().zip(&new.criteria).enumerate() {
            let id = rubric().file.criteria[place].id.as_str();
            // whether a body outside says so too is read from what is surely there: more may come to light at the top, and nowhere else
            let top = old.after_top.high < old.after_effect.high;
            let most = if top { old.after_effect.high } else { old.bounds.high };
            if !(old.bounds.low <= new.bounds.low && new.bounds.high <= most) {
                let rows = rubric().file.criteria[place]
                    .indicators
                    .iter()
                    .zip(old.indicators.iter().zip(&new.indicators));
                let rows: Vec<String> = rows
                    .filter(|(_, (a, b))| a.bounds != b.bounds || a.state != b.state)
                    .map(|(row, (a, b))| {
                        format!(
                            "{} {}-{} to {}-{}",
                            row.id, a.bounds.low, a.bounds.high, b.bounds.low, b.bounds.high
                        )
                    })
                    .collect();
                wider.push(format!(
                    "{id} {}-{} to {}-{} by {rows:?}",
                    old.bounds.low, old.bounds.high, new.bounds.low, new.bounds.high
                ));
            }
        }
        let top = old
            .criteria
            .iter()
            .any(|criterion| criterion.after_top.high < criterion.after_effect.high);
        let at_the_top = top && old.grade.bounds.low <= new.grade.bounds.low;
        if !inside(old.grade.bounds, new.grade.bounds) && !at_the_top {
            wider.push(format!("grade {:?} to {:?}", old.grade.bounds, new.grade.bounds));
        }
    }
    wider
}

#[test]
fn filling_in_a_blank_never_widens() {
    // the two signs that compare answered with unanswered themes are bound by no refinement
    let marks = lifting(|sign| sign.not_monotone);
    assert_eq!(marks.list.len(), 2);
    let mut found: Vec<String> = Vec::new();
    let mut kinds: BTreeSet<String> = BTreeSet::new();
    let mut compared = 0_usize;
    for (number, (name, value)) in everything().enumerate() {
        let based = edited(value, &json!({"/basis": "compiled"}));
        // the cells of objects; entries of lists are not cells
        let cells: Vec<String> = places(&based)
            .into_iter()
            .filter(|at| at.rsplit('/').next().is_some_and(|key| key.parse::<usize>().is_err()))
            .filter(|at| may_widen(at).is_none())
            .collect();
        let mut dice = Dice::new(1_000 + u64::try_from(number).unwrap());
        for _ in 0..rounds(30) {
            let mut blank = based.clone();
            let mut taken: Vec<String> = (0..=dice.roll(14)).map(|_| cells[dice.roll(cells.len())].clone()).collect();
            // what stands in something that is taken goes with it
            taken.sort();
            taken.dedup();
            let tops: Vec<String> = taken
                .iter()
                .filter(|at| !taken.iter().any(|other| at.starts_with(&format!("{other}/"))))
                .cloned()
                .collect();
            for at in tops.iter().rev() {
                let mut less = blank.clone();
                drop_at(&mut less, at);
                if typed(&less).is_some() {
                    blank = less;
                }
            }
            let Some(before) = typed(&blank) else { continue };
            let at = &tops[dice.roll(tops.len())];
            if blank.pointer(at).is_some() {
                continue;
            }
            let (above, key) = at.rsplit_once('/').unwrap();
            let mut full = blank.clone();
            let Some(Value::Object(members)) = full.pointer_mut(above) else {
                continue;
            };
            members.insert(key.to_owned(), based.pointer(at).unwrap().clone());
            let Some(after) = typed(&full) else { continue };
            let how = How::default();
            let wider = widened(&score_typed(&before, &marks, &how), &score_typed(&after, &marks, &how));
            compared += 1;
            if !wider.is_empty() {
                let kind = format!(
                    "{} {:?}",
                    crate::reports::shape(at),
                    wider.iter().map(|one| one.split(' ').next().unwrap()).collect::<Vec<_>>()
                );
                if kinds.insert(kind) {
                    found.push(format!(
                        "{name}: {at} = {}: {wider:#?}\n  blank besides: {tops:?}",
                        based.pointer(at).unwrap()
                    ));
                }
            }
        }
    }
    assert!(compared > 200, "only {compared} compared");
    assert!(found.is_empty(), "{} of {compared}:\n{}", found.len(), found.join("\n"));
}

// leaving out

/// Places whose leaving out may raise a level although no sign is concerned, and why.
fn may_pay(at: &str) -> Option<&'static str> {
    let shape = crate::reports::shape(at);
    let table = [
        ("/exercises/*/promise", "without a promise the part is held against consulting"),
        ("/exercises/*/commitment_made", "what is not told did not happen"),
        (
            "/exercises/*/opens",
            "whether it was bound before it opened needs the day on which it opened",
        ),
        ("/exercises/*/proposal", "without a proposal less is asked of an honest choice"),
        ("/register", "a decision that the register keeps back is not seen"),
        ("/register/*", "the same"),
        ("/register/*/service_change", "the same"),
        (
            "/exercises/*/groups/*",
            "a group that is not counted is not under-heard; the share of groups counted falls",
        ),
        ("/exercises/*/groups/*/heard", "the same"),
        ("/exercises/*/monitoring/*", "the same"),
        ("/exercises/*/monitoring/*/answered", "the same"),
    ];
    table.iter().find(|(known, _)| *known == shape).map(|(_, why)| *why)
}

/// Files that bear something that leaving out could hide.
fn telling() -> Vec<(&'static str, Value)> {
    let plain = fixtures().iter().map(|(name, value)| (name.as_str(), value.clone()));
    plain.chain(crate::signs::bearing()).collect()
}

#[test]
fn leaving_out_never_pays_but_for_signs() {
    let marks = lifting(|_| true);
    let mut found: Vec<String> = Vec::new();
    let mut kinds: BTreeSet<String> = BTreeSet::new();
    let mut compared = 0_usize;
    for (number, (name, full)) in telling().into_iter().enumerate() {
        let before = score_typed(&typed(&full).unwrap(), &marks, &How::default());
        let every = 23 / rounds(1).min(23);
        for at in places(&full)
            .iter()
            .skip(number % every)
            .step_by(every)
            .filter(|at| may_pay(at).is_none())
        {
            let mut less = full.clone();
            drop_at(&mut less, at);
            let Some(less) = typed(&less) else { continue };
            let after = score_typed(&less, &marks, &How::default());
            compared += 1;
            let mut raised: Vec<String> = Vec::new();
            if after.grade.bounds.low > before.grade.bounds.low {
                raised.push(format!("grade {} to {}", before.grade.bounds.low, after.grade.bounds.low));
            }
            if after.units.len() == before.units.len() {
                for (old, new) in before.units.iter().zip(&after.units) {
                    for (place, (old, new)) in old.criteria.iter().zip(&new.criteria).enumerate() {
                        if new.bounds.low > old.bounds.low {
                            raised.push(format!(
                                "{} {} to {}",
                                rubric().file.criteria[place].id,
                                old.bounds.low,
                                new.bounds.low
                            ));
                        }
                    }
                }
            }
            if !raised.is_empty() && kinds.insert(format!("{} {}", crate::reports::shape(at), raised.join(", "))) {
                found.push(format!(
                    "{name}: without {at} = {}: {}",
                    full.pointer(at).unwrap(),
                    raised.join(", ")
                ));
            }
        }
    }
    assert!(compared > 200, "only {compared} compared");
    assert!(found.is_empty(), "{} of {compared}:\n{}", found.len(), found.join("\n"));
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

/// In a returned file a sign goes away where a cell that it rests on is left out and is not owed. The golden names each such cell, so that a
/// change which opens or closes a way of hiding shows itself.
#[test]
fn what_hides_a_sign() {
    let mut text = String::new();
    for (id, full) in crate::signs::bearing() {
        let place = rubric().file.signs.iter().position(|sign| sign.id.as_str() == id).unwrap();
        let facts = &rubric().signs[place].facts;
        let bears = |verdict: &Verdict| {
            verdict
                .units
                .iter()
                .any(|unit| unit.signs.iter().any(|sign| sign.sign == place && sign.state == SignState::Fired))
        };
        assert!(bears(&score(&full)), "{id}");
        let mut hiding: BTreeSet<String> = BTreeSet::new();
        for at in places(&full) {
            let unit = if at.starts_with("/register/1") {
                "/register/1"
            } else {
                "/exercises/0"
            };
            if !facts.iter().any(|fact| crate::provenance::covers(fact.def(), unit, &at)) {
                continue;
            }
            let mut less = full.clone();
            drop_at(&mut less, &at);
            let key = at.rsplit('/').next().unwrap();
            if key.parse::<usize>().is_err() && score_if_sound(&less).is_some_and(|after| !bears(&after)) {
                hiding.insert(crate::reports::shape(&at));
            }
        }
        writeln!(text, "{id}: {}", hiding.into_iter().collect::<Vec<_>>().join(" ")).unwrap();
    }
    crate::support::golden("hiding.txt", &text);
}
