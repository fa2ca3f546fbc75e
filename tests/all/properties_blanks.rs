//! What must hold of every blank: no harm from filling in, no reward for leaving out but for the signs that a golden names.

use crate::properties::{Dice, drop_at, everything, rounds};
use crate::scored::{score, score_if_sound, score_typed};
use crate::support::{How, edited, fixture, fixtures, places, rubric};
use earnest::assess::marks::{Marks, MarksFile};
use earnest::assess::verdict::{Bounds, SignState, Verdict};
use earnest::submission::check;
use earnest::submission::model::Submission;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;

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
