//! An attack on tables as they are shown: small numbers, and small differences between two editions, are looked for by linear programming.
//!
//! Independent of the auditor: it writes down every condition that what is shown puts on the numbers behind it, and asks a solver how low and
//! how high each may be. It is told of every number whether it changed, as the worst of readers might know.
#![allow(clippy::float_arithmetic, reason = "the solver's numbers are floats")]

use earnest::region::edition::cover::{Covered, Earlier, Table, cover};
use earnest::region::edition::rule::Rule;
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// More than any number of people of these tests; stands for no end.
const END: f64 = 1e6;

/// A table as a reader sees it, and the numbers behind it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) name: String,
    /// what names each number, what is shown of it, what it is
    pub(crate) cells: Vec<(String, String, i64)>,
    pub(crate) total: Option<(String, i64)>,
    pub(crate) few_below: i64,
    /// the total may hold more than what is listed
    pub(crate) more: bool,
}

/// What a shown number may stand for, read from its words.
fn means(words: &str, few_below: i64) -> (f64, f64) {
    let number = |text: &str| text.parse::<f64>().unwrap();
    match words {
        "0" => (0.0, 0.0),
        "not shown" => (0.0, END),
        words => match words.strip_prefix("1 to ") {
            Some(most) => (1.0, number(most)),
            None => {
                let near = number(words.strip_prefix("about ").unwrap_or_else(|| panic!("{words}")));
                ((near - 2.0).max(f64::from(i32::try_from(few_below).unwrap())), near + 2.0)
            }
        },
    }
}

/// The numbers of both editions as unknowns: those that did not change are one.
struct Unknowns {
    problem: Problem,
    then: Vec<Variable>,
    now: Vec<Variable>,
}

/// What is asked: by how much each number of the earlier edition and of this one counts.
type Asked<'a> = &'a dyn Fn(bool, usize) -> f64;

fn unknowns(earlier: Option<&Seen>, now: &Seen, way: OptimizationDirection, asked: Asked<'_>) -> Unknowns {
    let mut problem = Problem::new(way);
    let bounds = |seen: &Seen, at: usize| means(&seen.cells[at].1, seen.few_below);
    let same = |at: usize| {
        let (name, _, exact) = &now.cells[at];
        earlier.and_then(|earlier| earlier.cells.iter().position(|(other, _, was)| other == name && was == exact))
    };
    let then: Vec<Variable> = (0..earlier.map_or(0, |earlier| earlier.cells.len()))
        .map(|at| {
            let own = bounds(earlier.unwrap(), at);
            let shared = (0..now.cells.len()).find(|other| same(*other) == Some(at));
            let (own, more) = shared.map_or((own, 0.0), |other| {
                let second = bounds(now, other);
                ((own.0.max(second.0), own.1.min(second.1)), asked(true, other))
            });
            problem.add_var(asked(false, at) + more, own)
        })
        .collect();
    let here: Vec<Variable> = (0..now.cells.len())
        .map(|at| match same(at) {
            Some(shared) => then[shared],
            None => problem.add_var(asked(true, at), bounds(now, at)),
        })
        .collect();
    let sides = [earlier.map(|earlier| (earlier, &then)), Some((now, &here))];
    for (seen, variables) in sides.into_iter().flatten() {
        let (low, mut high) = seen
            .total
            .as_ref()
            .map_or((0.0, END * 10.0), |(words, _)| means(words, seen.few_below));
        if high >= END {
            high = END * 10.0;
        }
        let mut sum: Vec<(Variable, f64)> = variables.iter().map(|variable| (*variable, 1.0)).collect();
        if seen.more {
            sum.push((problem.add_var(0.0, (0.0, END)), 1.0));
        }
        problem.add_constraint(&sum, ComparisonOp::Ge, low);
        problem.add_constraint(&sum, ComparisonOp::Le, high);
    }
    Unknowns { problem, then, now: here }
}

/// How low and how high what is asked may be.
fn ends(earlier: Option<&Seen>, now: &Seen, asked: Asked<'_>) -> (i64, i64) {
    let end = |way: OptimizationDirection| {
        let made = unknowns(earlier, now, way, asked);
        assert!(made.then.len() + made.now.len() > 0);
        let solved = made.problem.solve().unwrap().into_solution().unwrap();
        format!("{:.0}", solved.objective().round()).parse::<i64>().unwrap()
    };
    (end(OptimizationDirection::Minimize), end(OptimizationDirection::Maximize))
}

/// How many numbers of one class remain, for each that must be protected: what it is, how many may be, how many must be.
fn found(earlier: Option<&Seen>, now: &Seen) -> Vec<(String, i64, i64)> {
    let mut found = Vec::new();
    let mut tell = |what: String, ends: (i64, i64), least: i64, but_nought: bool| {
        let nought = i64::from(but_nought && ends.0 <= 0 && ends.1 >= 0);
        found.push((what, ends.1 - ends.0 + 1 - nought, least));
    };
    let sides = [(earlier, false), (Some(now), true)];
    for (seen, is_now) in sides.into_iter().filter_map(|(seen, is_now)| Some((seen?, is_now))) {
        for (at, (name, words, exact)) in seen.cells.iter().enumerate() {
            if (1..seen.few_below).contains(exact) {
                let may = ends(earlier, now, &|side, other| f64::from(u8::from(side == is_now && other == at)));
                assert!(may.0 <= *exact && *exact <= may.1, "{name} is {exact}, and may be {may:?}");
                tell(
                    format!("{}: {name} ({words}), now: {is_now}", seen.name),
                    may,
                    seen.few_below - 1,
                    false,
                );
            }
        }
    }
    let Some(before) = earlier else { return found };
    for (at, (name, _, exact)) in now.cells.iter().enumerate() {
        let was = before.cells.iter().position(|(other, _, _)| other == name);
        let Some(was) = was.filter(|was| small(before.cells[*was].2, *exact, now)) else {
            continue;
        };
        let may = ends(earlier, now, &|side, other| match (side, other) {
            (true, other) if other == at => 1.0,
            (false, other) if other == was => -1.0,
            _ => 0.0,
        });
        tell(format!("{}: change of {name}", now.name), may, now.few_below - 1, true);
    }
    let sum = |seen: &Seen| seen.cells.iter().map(|(_, _, exact)| exact).sum::<i64>();
    if !before.more && !now.more && small(sum(before), sum(now), now) {
        let may = ends(earlier, now, &|side, _| if side { 1.0 } else { -1.0 });
        tell(format!("{}: change of the total", now.name), may, now.few_below - 1, true);
    }
    found
}

fn small(before: i64, after: i64, seen: &Seen) -> bool {
    (1..seen.few_below).contains(&(before - after).abs())
}

pub(crate) fn assert_protected(earlier: Option<&Seen>, now: &Seen) -> usize {
    let all = found(earlier, now);
    for (what, may, least) in &all {
        assert!(
            may >= least,
            "{what}: {may} numbers remain, at least {least} are to\n{earlier:#?}\n{now:#?}"
        );
    }
    all.len()
}

fn made(numbers: &[u64], from: usize) -> Table {
    Table {
        rule: Rule { few_below: 8, round_to: 5 },
        cells: numbers
            .iter()
            .enumerate()
            .map(|(at, number)| (format!("{}", at + from), *number))
            .collect(),
        rest: None,
        total: true,
    }
}

fn seen(table: &Table, covered: &Covered) -> Seen {
    let cells = table.cells.iter().zip(&covered.cells);
    let exact = |number: u64| i64::try_from(number).unwrap();
    Seen {
        name: "made".to_owned(),
        cells: cells
            .map(|((name, number), shown)| (name.clone(), shown.to_string(), exact(*number)))
            .collect(),
        total: covered.total.map(|shown| (shown.to_string(), exact(table.sum()))),
        few_below: 8,
        more: false,
    }
}

mod generated {
    use super::{Earlier, assert_protected, cover, made, seen};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]

        #[test]
        fn tables_of_two_editions_give_nobody_away(
            numbers in prop::collection::vec((0_u64..40, 0_u64..40, 0_u64..3), 1..6), gone in 0_usize..2, new in prop::option::of(0_u64..30),
        ) {
            let before: Vec<u64> = numbers.iter().map(|(before, _, _)| *before).collect();
            let after = numbers.iter().skip(gone).map(|(before, other, way)| match way {
                0 => *before,
                1 => *other,
                _ => before + other % 5,
            });
            let after: Vec<u64> = after.chain(new).collect();
            let (then, now) = (made(&before, 0), made(&after, gone));
            let first = cover(&then, None);
            assert_protected(None, &seen(&then, &first));
            let earlier = Earlier { table: then.clone(), shown: first.clone() };
            let second = cover(&now, Some(&earlier));
            if !after.is_empty() {
                assert_protected(Some(&seen(&then, &first)), &seen(&now, &second));
            }
        }
    }
}

#[test]
fn the_attack_finds_what_is_not_protected() {
    // every number by its class and every total, with nothing taken away
    let mut given_away = 0;
    for large in 30..80 {
        let table = made(&[6, large], 0);
        given_away += usize::from(found(None, &seen(&table, &table.plain())).iter().any(|(_, may, least)| may < least));
    }
    assert!(given_away > 8, "only {given_away} of 50 tables");
    let (then, now) = (made(&[44, 57], 0), made(&[44, 58], 0));
    let both = found(Some(&seen(&then, &then.plain())), &seen(&now, &now.plain()));
    assert!(both.iter().any(|(_, may, least)| may < least), "{both:?}");
    // two editions, each safe by itself: the second made without the first in sight
    let (then, now) = (made(&[20, 31, 0], 0), made(&[20, 31, 0, 3], 0));
    let (first, second) = (cover(&then, None), cover(&now, None));
    assert!(
        found(Some(&seen(&then, &first)), &seen(&now, &second))
            .iter()
            .all(|(_, may, least)| may >= least)
    );
}
