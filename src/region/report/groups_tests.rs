//! Sums over exercises: shared ones once, questions apart, limits and words of one exercise, and every exercise in one number.
#![allow(clippy::cast_possible_truncation, clippy::type_complexity, reason = "tests")]

use super::super::sample_tests::{Dice, group, row, rubric, show, uncounted, unit};
use super::{EXACT, Groups, MOST, measurable, parity};
use crate::assess::published::GradeStatus;
use crate::base::number::Q;
use crate::facts::groups::Parity;
use crate::facts::statistics::byar;
use crate::region::published::{GroupSum, Warned};
use crate::region::row::{GroupRow, Line, Row, UncountedRow, UnitRow};
use crate::region::score::Scorer;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn made(rows: &[Row]) -> (Vec<GroupSum>, Option<Warned>) {
    let mut all = Groups::default();
    show(rows, |seen| all.add(seen, rubric()));
    all.made(rubric())
}

fn counting(key: u64, groups: Vec<GroupRow>) -> UnitRow {
    UnitRow {
        groups,
        ..unit(&key.to_string(), key)
    }
}

fn missing(key: u64, uncounted: Vec<UncountedRow>) -> UnitRow {
    UnitRow {
        uncounted,
        ..unit(&key.to_string(), key)
    }
}

/// A group that the rubric lists, with its question.
fn listed() -> (&'static str, &'static str) {
    let listed = &rubric().settings.groups[0];
    (&listed.group, &listed.question)
}

fn one(heard: u32, expected: &str) -> GroupSum {
    let (id, question) = listed();
    made(&[row("a", vec![counting(1, vec![group(id, question, heard, expected)])])])
        .0
        .remove(0)
}

#[test]
fn nothing_counted_is_no_group() {
    assert_eq!(made(&[]), (Vec::new(), None));
    assert_eq!(made(&[row("a", vec![unit("1", 1)])]), (Vec::new(), None));
}

#[test]
fn small_areas_that_alone_are_too_small_to_tell_are_told_together() {
    let (id, question) = listed();
    assert_eq!(one(1, "4").status, "cannot-tell");
    let rows: Vec<Row> = (0..10)
        .map(|place| row(&format!("a{place}"), vec![counting(place, vec![group(id, question, 1, "4")])]))
        .collect();
    let sum = made(&rows).0.remove(0);
    assert_eq!(
        (sum.authorities, sum.exercises, sum.heard, sum.expected.as_str()),
        (10, 10, 10, "40")
    );
    assert_eq!((sum.status.as_str(), sum.says.as_str()), ("badly-under-heard", "badly under-heard"));
    assert_eq!(
        (sum.ratio.as_deref(), sum.ratio_low.as_deref(), sum.ratio_high.as_deref()),
        (Some("0.25"), Some("0.12"), Some("0.46"))
    );
    assert_eq!(sum.title, rubric().settings.groups[0].title);
}

#[test]
fn the_largest_number_that_is_still_clearly_under_heard_is_that_of_the_table() {
    for (expected, most) in [
        ("5", 0),
        ("8", 1),
        ("10", 2),
        ("15", 5),
        ("20", 8),
        ("30", 14),
        ("50", 27),
        ("100", 62),
    ] {
        let under = |heard| one(heard, expected).status.ends_with("under-heard");
        assert!(under(most), "{expected}");
        assert!(!under(most + 1), "{expected}");
    }
}

#[test]
fn words_are_those_of_one_exercise() {
    assert_eq!(one(20, "20").says, "no sign of under-hearing; a small base");
    assert_eq!(one(30, "30").says, "no sign of under-hearing");
    assert_eq!(one(400, "30").says, "no sign of under-hearing");
    assert_eq!(one(4, "49/10").says, "too few to be expected to tell");
    assert_eq!(one(0, "5").says, "badly under-heard");
    assert_eq!(one(60, "100").says, "clearly under-heard");
}

#[test]
fn where_nobody_was_to_be_expected_there_is_no_ratio() {
    let sum = one(3, "0");
    assert_eq!((sum.ratio, sum.ratio_low, sum.ratio_high), (None, None, None));
    assert_eq!((sum.status.as_str(), sum.heard), ("cannot-tell", 3));
}

#[test]
fn fractions_are_added_exactly() {
    let (id, question) = listed();
    let rows = [("a", "10/3"), ("b", "20/3"), ("c", "1/7")].map(|(name, expected)| {
        row(
            name,
            vec![counting(u64::from(name.as_bytes()[0]), vec![group(id, question, 2, expected)])],
        )
    });
    let sum = made(&rows).0.remove(0);
    assert_eq!((sum.expected.as_str(), sum.expected_shown.as_str()), ("71/7", "10.1"));
}

#[test]
fn a_shared_exercise_is_added_once_and_all_who_share_it_counted_the_group() {
    let (id, question) = listed();
    let rows = ["a", "b"].map(|name| row(name, vec![counting(7, vec![group(id, question, 9, "10")])]));
    let sum = made(&rows).0.remove(0);
    assert_eq!((sum.authorities, sum.exercises, sum.heard, sum.expected.as_str()), (2, 1, 9, "10"));
}

#[test]
fn groups_of_different_questions_are_never_added_though_they_bear_one_name() {
    let rows = [row(
        "a",
        vec![
            counting(1, vec![group("veterans", "service", 1, "10")]),
            counting(2, vec![group("veterans", "age", 9, "10")]),
        ],
    )];
    let (sums, _) = made(&rows);
    let seen: Vec<(&str, &str, u64)> = sums.iter().map(|sum| (sum.id.as_str(), sum.question.as_str(), sum.heard)).collect();
    assert_eq!(seen, [("veterans", "service", 1), ("veterans", "age", 9)]);
}

#[test]
fn what_was_not_counted_and_what_is_not_known_are_told_apart() {
    let (id, question) = listed();
    let mut unasked = missing(3, vec![uncounted(id, question, true)]);
    unasked.unasked = true;
    let mut waiting = missing(4, vec![uncounted(id, question, true)]);
    waiting.status = GradeStatus::NotDue;
    let rows = [row(
        "a",
        vec![
            missing(1, vec![uncounted(id, question, true)]),
            missing(2, vec![uncounted(id, question, false)]),
            unasked,
            waiting,
            counting(5, vec![group(id, question, 1, "what")]),
        ],
    )];
    let sum = made(&rows).0.remove(0);
    assert_eq!((sum.exercises, sum.not_counted, sum.open, sum.authorities), (0, 1, 2, 0));
    assert_eq!(sum.says, "what is held does not settle how many were heard");
    let none = made(&[row("a", vec![missing(1, vec![uncounted(id, question, true)])])]).0.remove(0);
    assert_eq!(
        (none.status.as_str(), none.says.as_str()),
        ("cannot-tell", "no exercise counted it")
    );
}

#[test]
fn the_least_heard_comes_first_and_those_that_nobody_counted_last() {
    let groups = vec![
        group("d", "q", 90, "100"),
        group("c", "q", 20, "100"),
        group("b", "q", 20, "100"),
        group("a", "q", 1, "0"),
    ];
    let mut unit = counting(1, groups);
    unit.uncounted = vec![uncounted("0", "q", true)];
    let (sums, _) = made(&[row("a", vec![unit])]);
    assert_eq!(
        sums.iter().map(|sum| sum.id.as_str()).collect::<Vec<_>>(),
        ["b", "c", "d", "0", "a"]
    );
}

#[test]
fn beyond_what_the_limits_are_made_for_nothing_is_told_and_nothing_breaks() {
    let (id, question) = listed();
    let rows: Vec<Row> = (0..3)
        .map(|place| {
            row(
                &format!("a{place}"),
                vec![counting(place, vec![group(id, question, u32::MAX, "5000000000")])],
            )
        })
        .collect();
    let sum = made(&rows).0.remove(0);
    assert_eq!(sum.heard, 3 * u64::from(u32::MAX));
    assert_eq!(
        (sum.status.as_str(), sum.says.as_str()),
        ("cannot-tell", "too many were heard for these limits")
    );
    assert_eq!((sum.ratio.as_deref(), sum.ratio_high), (Some("0.86"), None));
}

#[test]
fn a_number_for_the_limits_is_itself_or_less_by_no_more_than_a_thousandth() {
    for (n, d) in [
        (1_i128, 3_i128),
        (1 << 53, 1),
        (i128::from(i64::MAX), 1),
        (i128::from(i64::MAX), 2),
        ((1 << 60) + 1, 1 << 59),
    ] {
        let number = Q::new(n, d).unwrap();
        let taken = measurable(number);
        assert!(taken <= number);
        let apart = number.minus(taken).unwrap_or(Q::ZERO);
        assert!(apart < Q::new(1, 1_000).unwrap(), "{number:?} {taken:?}");
        if number.numerator() <= EXACT && number.denominator() <= EXACT {
            assert_eq!(taken, number);
        }
    }
}

#[test]
fn groups_that_the_rubric_does_not_list_are_bounded_and_that_is_said() {
    let (id, question) = listed();
    let mut rows: Vec<Row> = (0..6)
        .map(|turn| {
            let groups = (turn * 200..(turn + 1) * 200).map(|name| group(&format!("g{name:05}"), "q", 1, "1"));
            row(&format!("a{turn}"), vec![counting(turn, groups.collect())])
        })
        .collect();
    rows.push(row("z", vec![counting(99, vec![group(id, question, 1, "1")])]));
    let (sums, warned) = made(&rows);
    assert_eq!(sums.len(), MOST + 1);
    assert!(sums.iter().any(|sum| sum.id == id));
    assert_eq!(warned.unwrap().authorities, Some(1));
}

#[test]
fn a_naive_recount_of_thrown_rows_agrees_in_any_order() {
    let mut dice = Dice(5);
    let questions = ["sex", "age"];
    let mut rows: Vec<Row> = (0..200)
        .map(|number| {
            let units = (0..3).map(|_| {
                // what is shared bears the same numbers wherever it stands
                let key = dice.below(400);
                let mut own = Dice(key);
                let mut made = counting(key, Vec::new());
                for id in ["x", "y", "z"] {
                    let question = questions[own.below(2) as usize];
                    match own.below(4) {
                        0 => made.uncounted.push(uncounted(id, question, true)),
                        1 => made.uncounted.push(uncounted(id, question, false)),
                        _ => made
                            .groups
                            .push(group(id, question, own.below(9) as u32, &format!("{}/4", own.below(60)))),
                    }
                }
                made
            });
            row(&format!("a{number:04}"), units.collect())
        })
        .collect();
    let (sums, warned) = made(&rows);
    assert_eq!(warned, None);
    let mut naive: BTreeMap<(&str, &str), (BTreeSet<&str>, u64, u64, u64, u64, i128)> = BTreeMap::new();
    let mut keys = BTreeSet::new();
    for row in &rows {
        for unit in &row.units {
            let first = u64::from(keys.insert(unit.shared_key.as_str()));
            for group in &unit.groups {
                let entry = naive.entry((&group.id, &group.question)).or_default();
                entry.0.insert(&row.name);
                entry.1 += first;
                entry.4 += first * u64::from(group.heard);
                entry.5 += i128::from(first) * group.expected.trim_end_matches("/4").parse::<i128>().unwrap();
            }
            for group in &unit.uncounted {
                let entry = naive.entry((&group.id, &group.question)).or_default();
                *(if group.surely { &mut entry.2 } else { &mut entry.3 }) += first;
            }
        }
    }
    assert_eq!(sums.len(), naive.len());
    for sum in &sums {
        let (authorities, exercises, not_counted, open, heard, quarters) = &naive[&(sum.id.as_str(), sum.question.as_str())];
        assert_eq!(sum.authorities, authorities.len() as u64);
        assert_eq!(
            (sum.exercises, sum.not_counted, sum.open, sum.heard),
            (*exercises, *not_counted, *open, *heard)
        );
        assert_eq!(sum.expected, Q::new(*quarters, 4).unwrap().to_string());
    }
    rows.reverse();
    assert_eq!(made(&rows).0, sums);
}

proptest! {
    #[test]
    fn the_status_is_that_of_the_limits_and_the_cuts(heard in 0_u32..200, expected in 0_i64..2_000) {
        let expected = Q::new(i128::from(expected), 10).unwrap();
        let limits = (expected > Q::ZERO).then(|| byar(heard, expected));
        let found = parity(u64::from(heard), expected, limits, rubric());
        let enough = expected >= Q::whole(5);
        let upper = limits.map_or(Q::ZERO, |(_, upper)| upper);
        let naive = if !enough {
            Parity::CannotTell
        } else if heard == 0 || upper < Q::new(1, 2).unwrap() {
            Parity::BadlyUnderHeard
        } else if upper < Q::new(4, 5).unwrap() {
            Parity::ClearlyUnderHeard
        } else {
            Parity::InProportion
        };
        prop_assert_eq!(found, naive);
    }
}

/// The row of a submission with one exercise: a group counted, one left blank, one only known to be few.
fn scored(basis: &str) -> Row {
    let text = format!(
        "format: 1
basis: {basis}
authority: {{name: North, people: 50000}}
period: {{from: 2024-04-01, to: 2025-03-31}}
as_of: 2025-12-31
exercises:
  - id: one
    title: One
    opens: 2024-05-01
    closes: 2024-06-30
    affected: {{people: 1000}}
    people_heard: 100
    groups:
      - {{group: female, question: sex, people: 510, heard: 40}}
      - {{group: male, question: sex, people: 490}}
      - {{group: disabled, question: disability, people: 200, heard: {{at_most: 9}}}}
    monitoring:
      - {{question: sex, answered: 100, not_stated: 0}}
      - {{question: disability, answered: 100, not_stated: 0}}
"
    );
    let scorer = Scorer::new(rubric().clone(), None, None, 0);
    match scorer.file("north.yaml", text.as_bytes(), &[]) {
        Line::Scored(row) => *row,
        Line::Refused(refusal) => panic!("{refusal:?}"),
    }
}

#[test]
fn of_an_exercise_every_group_that_should_be_counted_reaches_the_sums() {
    for (basis, surely) in [("returned", true), ("compiled", false)] {
        let row = scored(basis);
        let unit = &row.units[0];
        assert_eq!(unit.groups, [group("female", "sex", 40, "51")], "{basis}");
        let find = |id: &str| unit.uncounted.iter().find(|group| group.id == id).map(|group| group.surely);
        // a blank is the authority's where it returned the file; few is a count, though none that can be added
        assert_eq!((find("male"), find("disabled")), (Some(surely), Some(false)), "{basis}");
        let (sums, warned) = made(std::slice::from_ref(&row));
        assert_eq!(warned, None);
        assert_eq!(sums.len(), unit.groups.len() + unit.uncounted.len(), "{basis}");
        assert!(sums.iter().all(|sum| sum.exercises + sum.not_counted + sum.open == 1), "{basis}");
        for listed in rubric().settings.groups.iter().filter(|listed| listed.always) {
            assert!(
                sums.iter().any(|sum| sum.id == listed.group) || unit.unasked,
                "{basis}: {}",
                listed.group
            );
        }
    }
}
