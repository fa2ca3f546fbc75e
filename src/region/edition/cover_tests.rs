//! No small number can be worked out: from one table by somebody who has this program, from two editions by every conclusion there is.

use super::super::rule::Rule;
use super::{Covered, Earlier, Table, cover, holds};
use crate::region::published::Shown::{self, About, Few, Hidden, None as Nobody};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const RULE: Rule = Rule { few_below: 8, round_to: 5 };

fn table(numbers: &[u64]) -> Table {
    Table {
        rule: RULE,
        cells: numbers
            .iter()
            .enumerate()
            .map(|(at, number)| (format!("cell {at}"), *number))
            .collect(),
        rest: None,
        total: true,
    }
}

fn published(numbers: &[u64]) -> Earlier {
    let table = table(numbers);
    let shown = cover(&table, None);
    Earlier { table, shown }
}

fn as_shown(cells: &[Shown], total: Shown) -> Covered {
    Covered {
        cells: cells.to_vec(),
        total: Some(total),
    }
}

#[test]
fn a_total_stands_beside_large_numbers_and_not_beside_small_ones() {
    assert_eq!(
        cover(&table(&[40, 0, 23]), None),
        as_shown(&[About(40), Nobody, About(25)], About(65))
    );
    assert_eq!(cover(&table(&[40, 0, 3]), None), as_shown(&[About(40), Nobody, Few(7)], Hidden));
    assert_eq!(cover(&table(&[0, 0]), None), as_shown(&[Nobody, Nobody], Nobody));
    // what is in the total and is not listed is small too
    let rest = |rest: u64| Table {
        rest: Some(rest),
        ..table(&[40, 23])
    };
    assert_eq!(cover(&rest(3), None).total, Some(Hidden));
    assert_eq!(cover(&rest(30), None).total, Some(About(95)));
}

#[test]
fn a_number_that_a_change_gives_away_is_not_shown() {
    // one more person in one place: the two totals alone would tell that it was one to four
    let before = published(&[44, 57]);
    let now = table(&[44, 58]);
    let plain = now.plain();
    assert!(!holds(&now, &plain, Some(&before)), "{plain:?}");
    let covered = cover(&now, Some(&before));
    assert!(holds(&now, &covered, Some(&before)));
    assert_ne!(covered, plain);
    // where nothing changed the edition is the same
    assert_eq!(cover(&table(&[44, 57]), Some(&before)), before.shown);
}

#[test]
fn what_was_not_shown_and_has_not_changed_stays_so() {
    let mut before = published(&[44, 30, 57]);
    before.shown.cells[1] = Hidden;
    let now = table(&[90, 30, 57]);
    assert_eq!(cover(&now, Some(&before)).cells[1], Hidden);
    let now = table(&[44, 70, 57]);
    assert_ne!(cover(&now, Some(&before)).cells[0], Hidden, "the others need not go with it");
}

#[test]
fn an_edition_that_gives_a_number_away_by_itself_leaves_nothing_to_show() {
    let table = table(&[6, 42]);
    let before = Earlier {
        shown: table.plain(),
        table: table.clone(),
    };
    let covered = cover(&table, Some(&before));
    assert_eq!(covered, as_shown(&[Hidden, Hidden], Hidden));
}

/// Every table of so many numbers up to one, by what is shown of it: what each number may then be for somebody who has this program.
fn by_edition(cells: usize, most: u64, make: fn(&[u64]) -> Table, show: fn(&Table) -> Covered) -> BTreeMap<Covered, Vec<BTreeSet<u64>>> {
    let mut found: BTreeMap<Covered, Vec<BTreeSet<u64>>> = BTreeMap::new();
    let side = most + 1;
    for nth in 0..side.pow(u32::try_from(cells).unwrap()) {
        let numbers: Vec<u64> = (0..u32::try_from(cells).unwrap()).map(|at| nth / side.pow(at) % side).collect();
        let table = make(&numbers);
        let sets = found.entry(show(&table)).or_insert_with(|| vec![BTreeSet::new(); cells]);
        for (set, number) in sets.iter_mut().zip(&numbers) {
            set.insert(*number);
        }
    }
    found
}

/// How few numbers a number shown as small may be.
fn fewest(found: &BTreeMap<Covered, Vec<BTreeSet<u64>>>) -> usize {
    let cells = found.iter().flat_map(|(covered, sets)| covered.cells.iter().zip(sets));
    cells
        .filter(|(shown, _)| matches!(shown, Few(_)))
        .map(|(_, set)| set.len())
        .min()
        .unwrap()
}

#[test]
fn whoever_has_this_program_learns_no_more_than_the_class() {
    assert_eq!(fewest(&by_edition(2, 40, table, |table| cover(table, None))), 7);
    assert_eq!(fewest(&by_edition(3, 16, table, |table| cover(table, None))), 7);
}

/// The usual way: a number is taken away only where the sums tell, the smallest that is not small.
fn usual(table: &Table) -> Covered {
    let mut covered = table.plain();
    while !holds(table, &covered, None) {
        match super::next(&covered) {
            Some(at) => super::hide(&mut covered, at),
            None => return table.withheld(),
        }
    }
    covered
}

#[test]
fn the_usual_way_and_no_way_at_all_tell_more() {
    // the test can fail: these are what it must find
    assert!(fewest(&by_edition(2, 40, table, usual)) < 7);
    assert!(fewest(&by_edition(2, 40, table, Table::plain)) <= 2);
}

/// What is shown of two editions, and which numbers changed.
type Both = (Covered, Covered, Vec<bool>);

/// What numbers, and what changes of numbers, there may be.
type MayBe = (Vec<BTreeSet<u64>>, Vec<BTreeSet<i64>>);

/// Every pair of tables of two numbers up to one, by what is shown of both and what changed: what each small number and each small change may
/// then be for somebody who has this program.
fn by_two_editions(most: u64) -> BTreeMap<Both, MayBe> {
    let mut found: BTreeMap<Both, MayBe> = BTreeMap::new();
    for nth in 0..(most + 1).pow(2) {
        let before = published(&[nth % (most + 1), nth / (most + 1)]);
        for other in 0..(most + 1).pow(2) {
            let now = table(&[other % (most + 1), other / (most + 1)]);
            let both: Vec<(u64, u64)> = before
                .table
                .cells
                .iter()
                .zip(&now.cells)
                .map(|(then, now)| (then.1, now.1))
                .collect();
            let changed = both.iter().map(|(then, now)| then != now).collect();
            let key = (before.shown.clone(), cover(&now, Some(&before)), changed);
            let (numbers, changes) = found
                .entry(key)
                .or_insert_with(|| (vec![BTreeSet::new(); 4], vec![BTreeSet::new(); 2]));
            for (at, (then, now)) in both.into_iter().enumerate() {
                numbers[at].insert(then);
                numbers[at + 2].insert(now);
                changes[at].insert(i64::try_from(now).unwrap() - i64::try_from(then).unwrap());
            }
        }
    }
    found
}

#[test]
fn whoever_has_this_program_and_two_editions_learns_no_more_than_the_class() {
    // what stands at the end of what is tried has fewer neighbours than it has, so the last classes are left out
    let most = 17;
    let (mut classes, mut changes) = (usize::MAX, usize::MAX);
    for ((then, now, changed), (numbers, moved)) in by_two_editions(most) {
        let shown = then.cells.iter().chain(&now.cells);
        for (shown, set) in shown.zip(&numbers) {
            if matches!(shown, Few(_)) {
                classes = classes.min(set.len());
            }
        }
        for (at, set) in moved.iter().enumerate().filter(|(at, _)| changed[*at]) {
            let small = set.iter().any(|apart| apart.unsigned_abs() < 8);
            let inside = [then.cells[at], now.cells[at]]
                .into_iter()
                .all(|shown| matches!(shown, Nobody | Few(_) | About(10 | 15)));
            if small && inside {
                changes = changes.min(set.len());
            }
        }
    }
    assert_eq!((classes, changes), (7, 7));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn one_edition_needs_no_auditor(numbers in prop::collection::vec(0_u64..60, 1..7), rest in prop::option::of(0_u64..20)) {
        let table = Table { rest, ..table(&numbers) };
        let covered = cover(&table, None);
        prop_assert!(holds(&table, &covered, None));
        prop_assert!(covered.cells.iter().all(|shown| *shown != Hidden));
    }

    #[test]
    fn two_editions_hold_or_nothing_is_shown(
        numbers in prop::collection::vec((0_u64..60, 0_u64..60, 0_u64..3), 1..6), gone in 0_usize..2,
    ) {
        let before: Vec<u64> = numbers.iter().map(|(before, _, _)| *before).collect();
        let after: Vec<u64> = numbers
            .iter()
            .skip(gone)
            .map(|(before, other, way)| match way {
                0 => *before,
                1 => *other,
                _ => before + other % 5,
            })
            .collect();
        let before = published(&before);
        let mut now = table(&after);
        for (at, (name, _)) in now.cells.iter_mut().enumerate() {
            *name = format!("cell {}", at + gone);
        }
        let covered = cover(&now, Some(&before));
        prop_assert!(holds(&now, &covered, Some(&before)) || covered == now.withheld());
        // the same table twice is shown as it was
        prop_assert_eq!(cover(&before.table, Some(&before)), before.shown.clone());
    }
}
