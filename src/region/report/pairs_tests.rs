//! Who is shown beside whom: alike in size, stakes and kind, surely weak and surely strong, the nearest, and nobody too often.
#![allow(clippy::cast_possible_truncation, reason = "tests")]

use super::super::sample_tests::{Dice, at, criteria, criterion, criterion_id, people, row, rubric, show, unit};
use super::{MOST, MOST_EACH, MOST_USES, Pairs, ends, size};
use crate::assess::published::{GradeStatus, IndicatorStatus};
use crate::region::published::{Pair, Warned};
use crate::region::row::{CoreRow, Row, Span, UnitRow};
use std::collections::{BTreeMap, BTreeSet};

fn made(rows: &[Row]) -> (Vec<Pair>, Option<Warned>) {
    let mut all = Pairs::default();
    show(rows, |seen| all.add(seen, rubric()));
    all.made(rubric())
}

/// The weak and the strong of each pair.
fn names(rows: &[Row]) -> Vec<(String, String)> {
    let pairs = made(rows).0.into_iter();
    pairs.map(|pair| (pair.weak.authority, pair.strong.authority)).collect()
}

fn pair(weak: &str, strong: &str) -> (String, String) {
    (weak.to_uppercase(), strong.to_uppercase())
}

/// A unit of its own at this level on the first criterion.
fn unit_at(key: &str, level: u32) -> UnitRow {
    let number = key
        .bytes()
        .fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
    UnitRow {
        criteria: criteria(|place| at(if place == 0 { level } else { 2 })),
        ..unit(key, number)
    }
}

/// An authority at a level on the first criterion, and in the middle on the others.
fn stands(id: &str, level: u32) -> Row {
    Row {
        criteria: criteria(|place| at(if place == 0 { level } else { 2 })),
        ..row(id, vec![unit_at(id, level)])
    }
}

#[test]
fn weak_and_strong_follow_from_the_levels_of_the_rubric() {
    assert_eq!(ends(rubric()), Some((1, 3)));
    let with = |lowest, highest| {
        let mut other = rubric().clone();
        (other.lowest, other.highest) = (lowest, highest);
        ends(&other)
    };
    assert_eq!(with(1, 4), Some((2, 3)));
    // of three levels the ends alone, of one level none
    assert_eq!(with(0, 2), Some((0, 2)));
    assert_eq!(with(0, 1), Some((0, 1)));
    assert_eq!(with(2, 2), None);
}

#[test]
fn the_weak_stand_beside_the_strong_with_what_to_read() {
    let (pairs, warned) = made(&[stands("a", 1), stands("b", 3), stands("c", 2)]);
    assert_eq!(warned, None);
    let file = &rubric().file;
    assert_eq!(pairs.len(), 1);
    let pair = &pairs[0];
    assert_eq!(
        (pair.criterion.as_str(), pair.title.as_str()),
        (criterion_id(0), file.criteria[0].title.as_str())
    );
    assert_eq!((pair.weak.authority.as_str(), pair.weak.name.as_str()), ("A", "Authority a"));
    assert_eq!(
        (pair.weak.level.as_str(), pair.strong.level.as_str()),
        (file.levels[1].name.as_str(), file.levels[3].name.as_str())
    );
    assert_eq!((pair.strong.exercise.as_str(), pair.strong.title.as_str()), ("b", "Exercise b"));
    assert_eq!(pair.strong.source.as_deref(), Some("b.yaml"));
    assert_eq!(
        pair.alike,
        "both serve 20,000 people or more, and fewer than 100,000; the highest stakes of both are 1; they are of one kind (trust)"
    );
}

#[test]
fn only_what_is_sure_makes_a_pair() {
    let between = |id: &str, low, high| {
        let mut made = stands(id, 2);
        made.criteria.insert(criterion_id(0).to_owned(), criterion(low, high, None, None));
        made
    };
    assert_eq!(names(&[between("a", 0, 2), stands("b", 4)]), []);
    assert_eq!(names(&[stands("a", 1), between("b", 2, 4)]), []);
    assert_eq!(names(&[between("a", 0, 1), between("b", 3, 4)]), [pair("a", "b")]);
    let mut waiting = stands("a", 0);
    waiting.criteria.get_mut(criterion_id(0)).unwrap().state = IndicatorStatus::NotDue;
    assert_eq!(names(&[waiting, stands("b", 4)]), []);
}

#[test]
fn sizes_have_bounds_and_one_that_is_not_settled_is_none() {
    let exact = |many| size(people(many));
    assert_eq!(
        [0, 19_999, 20_000, 99_999, 100_000, 499_999, 500_000]
            .map(exact)
            .map(Option::unwrap),
        [0, 0, 1, 1, 2, 2, 3]
    );
    let between = |low, high| size(Span { low, high });
    assert_eq!(between(Some(21_000), Some(99_000)), Some(1));
    assert_eq!(between(Some(19_000), Some(21_000)), None);
    assert_eq!(between(None, Some(19_000)), Some(0));
    assert_eq!(between(None, Some(20_000)), None);
    assert_eq!(between(Some(500_000), None), Some(3));
    assert_eq!(between(Some(499_999), None), None);
    assert_eq!(between(None, None), None);
}

#[test]
fn areas_of_another_size_are_not_alike_and_unknown_sizes_match_only_each_other() {
    let sized = |id: &str, level, many: Option<i64>| Row {
        people: many.map(people),
        ..stands(id, level)
    };
    assert_eq!(names(&[sized("a", 1, Some(99_999)), sized("b", 4, Some(100_000))]), []);
    assert_eq!(names(&[sized("a", 1, None), sized("b", 4, Some(50_000))]), []);
    assert_eq!(names(&[sized("a", 1, Some(50_000)), sized("b", 4, None)]), []);
    let (pairs, _) = made(&[sized("a", 1, None), sized("b", 4, None)]);
    assert!(
        pairs[0].alike.starts_with("of neither is it settled how many people it serves"),
        "{}",
        pairs[0].alike
    );
    let (pairs, _) = made(&[sized("a", 1, Some(10)), sized("b", 4, Some(20))]);
    assert!(
        pairs[0].alike.starts_with("both serve fewer than 20,000 people"),
        "{}",
        pairs[0].alike
    );
    let (pairs, _) = made(&[sized("a", 1, Some(9_000_000)), sized("b", 4, Some(600_000))]);
    assert!(
        pairs[0].alike.starts_with("both serve 500,000 people or more;"),
        "{}",
        pairs[0].alike
    );
}

#[test]
fn stakes_are_the_highest_of_what_counts() {
    let staked = |id: &str, level, stakes: &[(u32, bool)]| {
        let units = stakes.iter().enumerate().map(|(place, (stakes, counted))| UnitRow {
            stakes: *stakes,
            counted: *counted,
            ..unit_at(&format!("{id}{place}"), level)
        });
        let units = units.collect();
        Row {
            units,
            ..stands(id, level)
        }
    };
    assert_eq!(names(&[staked("a", 1, &[(3, true)]), staked("b", 4, &[(2, true)])]), []);
    assert_eq!(
        names(&[staked("a", 1, &[(1, true), (3, true)]), staked("b", 4, &[(3, true)])]),
        [pair("a", "b")]
    );
    assert_eq!(names(&[staked("a", 1, &[(1, true), (3, false)]), staked("b", 4, &[(3, true)])]), []);
    assert_eq!(names(&[staked("a", 1, &[(1, false)]), staked("b", 4, &[(1, true)])]), []);
}

#[test]
fn kinds_agree_where_both_say_them() {
    let kind = |id: &str, level, kind: Option<&str>| Row {
        kind: kind.map(str::to_owned),
        ..stands(id, level)
    };
    assert_eq!(names(&[kind("a", 1, Some("trust")), kind("b", 4, Some("council"))]), []);
    let (pairs, _) = made(&[kind("a", 1, None), kind("b", 4, Some("health-board"))]);
    assert!(
        pairs[0].alike.ends_with("one of them does not say of what kind it is"),
        "{}",
        pairs[0].alike
    );
    let (pairs, _) = made(&[kind("a", 1, None), kind("b", 4, None)]);
    assert!(pairs[0].alike.ends_with("neither says of what kind it is"), "{}", pairs[0].alike);
}

#[test]
fn a_compiled_one_may_be_an_example_and_is_told_of_compiled_ones_alone() {
    let based = |id: &str, level, basis: &str| Row {
        basis: basis.to_owned(),
        ..stands(id, level)
    };
    assert_eq!(names(&[based("a", 1, "compiled"), based("b", 4, "returned")]), []);
    assert_eq!(names(&[based("a", 1, "compiled"), based("b", 4, "compiled")]), [pair("a", "b")]);
    let (pairs, _) = made(&[based("a", 1, "returned"), based("b", 4, "compiled")]);
    assert!(pairs[0].alike.ends_with("every silence counts against it"), "{}", pairs[0].alike);
}

#[test]
fn other_rubrics_and_engines_are_not_compared_and_under_an_overlay_the_base_is() {
    let mut rubrics = stands("b", 4);
    rubrics.rubric_sha256 = "f".repeat(64);
    assert_eq!(names(&[stands("a", 1), rubrics.clone()]), []);
    let mut engine = stands("b", 4);
    engine.engine = "0.0.0".to_owned();
    assert_eq!(names(&[stands("a", 1), engine]), []);
    rubrics.core = Some(CoreRow {
        rubric: "base/1".to_owned(),
        rubric_sha256: rubric().sha256.clone(),
        status: GradeStatus::Firm,
        low: 3,
        high: 3,
        criteria: criteria(|_| at(3)),
    });
    rubrics.criteria = criteria(|_| at(0));
    assert_eq!(names(&[stands("a", 1), rubrics]), [pair("a", "b")]);
}

#[test]
fn the_nearest_in_people_comes_first_and_ties_go_by_name() {
    let sized = |id: &str, level, many| Row {
        people: Some(people(many)),
        ..stands(id, level)
    };
    let mut rows = vec![
        sized("a", 1, 50_000),
        sized("b", 4, 90_000),
        sized("c", 3, 52_000),
        sized("d", 4, 48_000),
        sized("e", 4, 30_000),
    ];
    let expected = [pair("a", "c"), pair("a", "d"), pair("a", "e")];
    assert_eq!(names(&rows), expected);
    rows.reverse();
    assert_eq!(names(&rows), expected);
}

#[test]
fn the_weakest_and_those_of_the_highest_stakes_come_first() {
    let staked = |id: &str, level, stakes| {
        let mut made = stands(id, level);
        made.units[0].stakes = stakes;
        made
    };
    let rows = [
        staked("a", 1, 1),
        staked("b", 1, 3),
        staked("c", 0, 1),
        staked("d", 4, 1),
        staked("e", 4, 3),
    ];
    assert_eq!(names(&rows), [pair("c", "d"), pair("b", "e"), pair("a", "d")]);
}

#[test]
fn the_strong_show_their_best_exercise_and_the_weak_their_worst() {
    let several = |id: &str, level, levels: &[u32]| {
        let units = levels
            .iter()
            .enumerate()
            .map(|(place, level)| unit_at(&format!("{id}{place}"), *level));
        let units = units.collect();
        Row {
            units,
            ..stands(id, level)
        }
    };
    let (pairs, _) = made(&[several("a", 1, &[1, 0, 2]), several("b", 3, &[2, 3, 4])]);
    assert_eq!((pairs[0].weak.exercise.as_str(), pairs[0].strong.exercise.as_str()), ("a1", "b2"));
    // of equals the one of higher stakes
    let mut strong = several("b", 3, &[4, 4]);
    strong.units[1].stakes = 3;
    let mut weak = stands("a", 1);
    weak.units[0].stakes = 3;
    assert_eq!(made(&[weak, strong]).0[0].strong.exercise, "b1");
}

#[test]
fn nobody_is_shown_the_exercise_that_is_also_its_own() {
    let (weak, mut strong) = (stands("a", 1), stands("b", 4));
    strong.units[0].shared_key.clone_from(&weak.units[0].shared_key);
    assert_eq!(names(&[weak, strong]), []);
}

#[test]
fn a_later_period_takes_the_place_of_an_earlier_one() {
    let mut later = stands("b", 2);
    later.from = "2026-04-01".to_owned();
    assert_eq!(names(&[stands("a", 1), stands("b", 4), later]), []);
    let mut better = stands("a", 4);
    better.from = "2026-04-01".to_owned();
    assert_eq!(names(&[stands("a", 1), better, stands("b", 1)]), [pair("b", "a")]);
}

#[test]
fn everybody_has_a_first_example_before_anybody_has_a_second_and_nobody_is_one_too_often() {
    let mut rows: Vec<Row> = (0..7).map(|place| stands(&format!("w{place}"), 1)).collect();
    rows.extend(["x", "y"].map(|id| stands(id, 4)));
    let pairs = names(&rows);
    assert_eq!(pairs.len(), 2 * MOST_USES);
    let weak: BTreeSet<&String> = pairs.iter().map(|(weak, _)| weak).collect();
    assert_eq!(weak.len(), 7);
    for strong in ["X", "Y"] {
        assert_eq!(pairs.iter().filter(|(_, id)| id == strong).count(), MOST_USES);
    }
}

#[test]
fn so_many_are_held_and_the_weakest_of_all_are_among_them_in_any_order() {
    let mut rows: Vec<Row> = (0..250)
        .map(|place| stands(&format!("w{place:03}"), u32::from(place != 200)))
        .collect();
    rows.extend((0..150).map(|place| stands(&format!("x{place:03}"), 3)));
    let (pairs, warned) = made(&rows);
    assert_eq!(pairs.len(), MOST);
    assert_eq!(pairs[0].weak.authority, "W200");
    assert!(warned.unwrap().says.contains("200 times one was left out"));
    rows.reverse();
    assert_eq!(made(&rows).0, pairs);
    rows.rotate_right(77);
    assert_eq!(made(&rows).0, pairs);
}

#[test]
fn pairs_of_thrown_rows_hold_what_they_promise() {
    let mut dice = Dice(13);
    let mut rows: Vec<Row> = (0..120)
        .map(|number| {
            let id = format!("t{number:03}");
            let levels: Vec<(u32, u32)> = (0..rubric().file.criteria.len())
                .map(|_| (dice.level(), dice.level()))
                .map(|(a, b)| if a.abs_diff(b) < 3 { (a.min(b), a.max(b)) } else { (a, a) })
                .collect();
            let mut made = stands(&id, 2);
            made.criteria = criteria(|place| criterion(levels[place].0, levels[place].1, None, None));
            made.people = [None, Some(10_000), Some(50_000), Some(60_000)][dice.below(4) as usize].map(people);
            made.kind = [None, Some("trust"), Some("council")][dice.below(3) as usize].map(str::to_owned);
            made.basis = ["returned", "returned", "compiled"][dice.below(3) as usize].to_owned();
            made.units[0].stakes = 1 + dice.below(2) as u32;
            made
        })
        .collect();
    let (pairs, warned) = made(&rows);
    assert_eq!((pairs.len(), warned), (MOST, None));
    let by_id: BTreeMap<String, &Row> = rows.iter().map(|row| (row.code.clone().unwrap().to_uppercase(), row)).collect();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    let mut each: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for pair in &pairs {
        let (weak, strong) = (by_id[&pair.weak.authority], by_id[&pair.strong.authority]);
        assert!(weak.criteria[&pair.criterion].high <= 1 && strong.criteria[&pair.criterion].low >= 3);
        assert_eq!(weak.people.and_then(size), strong.people.and_then(size));
        assert_eq!(weak.units[0].stakes, strong.units[0].stakes);
        assert!(weak.kind.is_none() || strong.kind.is_none() || weak.kind == strong.kind);
        assert!(weak.basis == "returned" || strong.basis == "compiled");
        *uses.entry(&pair.strong.authority).or_default() += 1;
        assert!(
            each.entry((&pair.criterion, &pair.weak.authority))
                .or_default()
                .insert(&pair.strong.authority)
        );
    }
    assert!(uses.values().all(|uses| *uses <= MOST_USES));
    assert!(each.values().all(|strong| strong.len() <= MOST_EACH));
    // the weakest come first
    let rank = |pair: &Pair| {
        (
            by_id[&pair.weak.authority].criteria[&pair.criterion].high,
            by_id[&pair.weak.authority].criteria[&pair.criterion].low,
        )
    };
    assert!(pairs.is_sorted_by_key(rank));
    let before = pairs.clone();
    rows.reverse();
    assert_eq!(made(&rows).0, before);
}
