//! Signs over authorities: shared exercises once, an authority once, by stakes, with the words of the rubric.

use super::super::sample_tests::{Dice, row, rubric, show, unit};
use super::{MOST, Signs};
use crate::region::published::{SignCount, Warned};
use crate::region::row::{Row, UnitRow};
use std::collections::{BTreeMap, BTreeSet};

fn made(rows: &[Row]) -> (Vec<SignCount>, Option<Warned>) {
    let mut all = Signs::default();
    show(rows, |seen| all.add(seen, [rubric(), rubric()]));
    all.made([rubric(), rubric()])
}

fn sign(place: usize) -> String {
    rubric().file.signs[place].id.as_str().to_owned()
}

/// A unit of such stakes.
fn heavy(key: u64, stakes: u32) -> UnitRow {
    UnitRow {
        stakes,
        ..unit(&key.to_string(), key)
    }
}

fn fired(id: &str, units: Vec<UnitRow>, signs: &[(&str, &[u32])]) -> Row {
    Row {
        signs: signs.iter().map(|(sign, places)| ((*sign).to_owned(), places.to_vec())).collect(),
        ..row(id, units)
    }
}

fn numbers(sign: &SignCount) -> (u64, u64, u64, u64, u64) {
    (sign.authorities, sign.units, sign.high_stakes, sign.weight, sign.possible)
}

#[test]
fn nothing_fired_is_no_sign() {
    assert_eq!(made(&[]), (Vec::new(), None));
    assert_eq!(made(&[row("a", vec![unit("1", 1)])]), (Vec::new(), None));
}

#[test]
fn signs_are_weighed_by_stakes_and_the_weightiest_comes_first() {
    let (light, strong) = (sign(0), sign(1));
    let rows = [
        fired("a", vec![heavy(1, 1), heavy(2, 3)], &[(&light, &[0]), (&strong, &[1])]),
        fired("b", vec![heavy(3, 2), heavy(4, 1)], &[(&light, &[1]), (&strong, &[0, 1])]),
    ];
    let (signs, _) = made(&rows);
    assert_eq!(signs.iter().map(|sign| sign.id.as_str()).collect::<Vec<_>>(), [&strong, &light]);
    assert_eq!(numbers(&signs[0]), (2, 3, 1, 6, 0));
    assert_eq!(numbers(&signs[1]), (2, 2, 0, 2, 0));
}

#[test]
fn words_are_those_of_the_rubric_and_one_it_does_not_know_keeps_its_id() {
    let rows = [fired("a", vec![heavy(1, 1)], &[(&sign(2), &[0]), ("not-of-here", &[0])])];
    let (signs, _) = made(&rows);
    let file = &rubric().file.signs[2];
    let known = signs.iter().find(|sign| sign.id == file.id.as_str()).unwrap();
    assert_eq!(known.title, file.title.as_str());
    assert_eq!(known.severity, file.severity.as_str());
    assert_eq!(known.remedy, file.remedy.act.as_str());
    let stranger = signs.iter().find(|sign| sign.id == "not-of-here").unwrap();
    assert_eq!((stranger.title.as_str(), stranger.remedy.as_str()), ("not of here", ""));
}

#[test]
fn a_shared_exercise_counts_once_and_each_of_its_authorities_too() {
    let id = sign(0);
    let rows = ["a", "b", "c"].map(|name| fired(name, vec![heavy(9, 3)], &[(&id, &[0])]));
    assert_eq!(numbers(&made(&rows).0[0]), (3, 1, 1, 3, 0));
}

#[test]
fn an_unasked_decision_is_never_shared() {
    let id = sign(0);
    let unasked = UnitRow {
        unasked: true,
        ..heavy(9, 2)
    };
    let rows = ["a", "b"].map(|name| fired(name, vec![unasked.clone()], &[(&id, &[0])]));
    assert_eq!(numbers(&made(&rows).0[0]), (2, 2, 0, 4, 0));
}

#[test]
fn two_periods_are_one_authority_and_their_exercises_two() {
    let id = sign(0);
    let mut later = fired("a", vec![heavy(2, 1)], &[(&id, &[0])]);
    later.from = "2026-04-01".to_owned();
    let rows = [fired("a", vec![heavy(1, 1)], &[(&id, &[0])]), later];
    assert_eq!(numbers(&made(&rows).0[0]), (1, 2, 0, 2, 0));
}

#[test]
fn what_fired_is_not_merely_possible() {
    let (both, only) = (sign(0), sign(1));
    let mut one = fired("a", vec![heavy(1, 1), heavy(2, 1)], &[(&both, &[0])]);
    one.possible = BTreeMap::from([(both.clone(), vec![1]), (only.clone(), vec![0, 1])]);
    let mut other = row("b", vec![heavy(3, 1)]);
    other.possible = BTreeMap::from([(both, vec![0])]);
    let (signs, _) = made(&[one, other]);
    assert_eq!(numbers(&signs[0]), (1, 1, 0, 1, 1));
    assert_eq!((signs[1].id.as_str(), numbers(&signs[1])), (only.as_str(), (0, 0, 0, 0, 1)));
}

#[test]
fn signs_of_other_rubrics_are_bounded_and_that_is_said_while_those_of_this_one_always_count() {
    let strangers = |from: usize| {
        let mut made = row(&format!("s{from:05}"), vec![heavy(from as u64, 1)]);
        made.signs = (from..from + 200).map(|number| (format!("stranger-{number}"), vec![0])).collect();
        made
    };
    let mut rows: Vec<Row> = (0..5).map(|turn| strangers(turn * 200)).collect();
    rows.push(fired("z", vec![heavy(99, 1)], &[(&sign(0), &[0])]));
    let (signs, warned) = made(&rows);
    assert_eq!(signs.len(), MOST + 1);
    assert!(signs.iter().any(|found| found.id == sign(0)));
    assert_eq!(warned.unwrap().authorities, Some(3));
}

#[test]
fn a_naive_recount_of_thrown_rows_agrees() {
    let mut dice = Dice(11);
    let rows: Vec<Row> = (0..200)
        .map(|number| {
            let units: Vec<UnitRow> = (0..3)
                .map(|_| heavy(dice.below(250), 1 + u32::try_from(dice.below(3)).unwrap()))
                .collect();
            let mut made = row(&format!("a{number:04}"), units);
            for place in 0..4 {
                let mut places: Vec<u32> = (0..3).filter(|_| dice.below(3) == 0).collect();
                places.dedup();
                if !places.is_empty() {
                    made.signs.insert(sign(place), places);
                }
            }
            made
        })
        .collect();
    let (signs, warned) = made(&rows);
    assert_eq!(warned, None);
    for found in &signs {
        let mut keys = BTreeSet::new();
        let (mut authorities, mut units, mut high, mut weight) = (0, 0, 0, 0);
        for row in &rows {
            let places = row.signs.get(&found.id).cloned().unwrap_or_default();
            authorities += u64::from(!places.is_empty());
            for (place, unit) in row.units.iter().enumerate() {
                let first = keys.insert(unit.shared_key.clone());
                if first && places.contains(&u32::try_from(place).unwrap()) {
                    units += 1;
                    high += u64::from(unit.stakes == 3);
                    weight += u64::from(unit.stakes);
                }
            }
        }
        assert_eq!(numbers(found), (authorities, units, high, weight, 0));
    }
    assert!(signs.is_sorted_by(|a, b| (b.weight, &a.id) <= (a.weight, &b.id)));
    assert_eq!(signs.len(), 4);
}
