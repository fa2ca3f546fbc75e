//! What the auditor says can be known is exactly what trying every table finds: no number less, and no number more.

use super::super::range::Range;
use super::{Attack, Link, Seen};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Every way to choose a whole number of each range.
fn ways(ranges: &[Range]) -> Vec<Vec<i128>> {
    let mut all = vec![Vec::new()];
    for range in ranges {
        all = all
            .into_iter()
            .flat_map(|way: Vec<i128>| (range.low..=range.high).map(move |number| [way.clone(), vec![number]].concat()))
            .collect();
    }
    all
}

/// All that can be, found by trying: numbers now and then, totals now and then, changes of links and of the total.
#[derive(Default, Debug)]
struct Found {
    now: Vec<BTreeSet<i128>>,
    then: Vec<BTreeSet<i128>>,
    totals: [BTreeSet<i128>; 3],
    changes: Vec<BTreeSet<i128>>,
}

fn tried(earlier: &Seen, now: &Seen, links: &[Link]) -> Found {
    let mut found = Found {
        now: vec![BTreeSet::new(); now.cells.len()],
        then: vec![BTreeSet::new(); earlier.cells.len()],
        changes: vec![BTreeSet::new(); links.len()],
        ..Found::default()
    };
    for then in ways(&earlier.cells) {
        for here in ways(&now.cells) {
            let (sum_then, sum_now) = (then.iter().sum::<i128>(), here.iter().sum::<i128>());
            let fits = |total: Range, sum: i128| (total.low..=total.high).contains(&sum);
            let same = links.iter().all(|link| !link.same || then[link.earlier] == here[link.now]);
            if !same || !fits(earlier.total, sum_then) || !fits(now.total, sum_now) {
                continue;
            }
            for (set, number) in found.now.iter_mut().zip(&here) {
                set.insert(*number);
            }
            for (set, number) in found.then.iter_mut().zip(&then) {
                set.insert(*number);
            }
            let totals = [sum_then, sum_now, sum_now - sum_then];
            for (set, number) in found.totals.iter_mut().zip(totals) {
                set.insert(number);
            }
            for (set, link) in found.changes.iter_mut().zip(links) {
                set.insert(here[link.now] - then[link.earlier]);
            }
        }
    }
    found
}

fn range() -> impl Strategy<Value = Range> {
    (0_u64..5, 0_u64..4).prop_map(|(low, more)| Range::of(low, low + more))
}

fn seen(cells: usize) -> impl Strategy<Value = Seen> {
    (prop::collection::vec(range(), cells), 0_u64..14, 0_u64..6).prop_map(|(cells, low, more)| Seen {
        cells,
        total: Range::of(low, low + more),
    })
}

fn is(set: &BTreeSet<i128>, range: Range) -> bool {
    let whole: BTreeSet<i128> = (range.low..=range.high).collect();
    *set == whole
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, max_global_rejects: 40_000, ..ProptestConfig::default() })]

    #[test]
    fn two_editions_tell_exactly_what_trying_finds(
        then in seen(3), now in seen(3), shared in 0_usize..=3, same in prop::collection::vec(any::<bool>(), 3),
    ) {
        let links: Vec<Link> = (0..shared).map(|at| Link { earlier: at, now: 2 - at, same: same[at] }).collect();
        let found = tried(&then, &now, &links);
        // what is shown is of a table that there was
        prop_assume!(!found.totals[0].is_empty());
        let attack = Attack::new(&then, &now, &links);
        for at in 0..3 {
            prop_assert!(is(&found.now[at], attack.now(at)), "now {at}: {:?} {:?}", found.now[at], attack.now(at));
            prop_assert!(is(&found.then[at], attack.then(at)), "then {at}: {:?} {:?}", found.then[at], attack.then(at));
        }
        prop_assert!(is(&found.totals[0], attack.total_then()));
        prop_assert!(is(&found.totals[1], attack.total_now()));
        prop_assert!(is(&found.totals[2], attack.change_of_total()), "{:?} {:?}", found.totals[2], attack.change_of_total());
        for (set, link) in found.changes.iter().zip(&links) {
            prop_assert!(is(set, attack.change(link)), "{link:?}: {set:?} {:?}", attack.change(link));
        }
    }

    #[test]
    fn one_edition_tells_exactly_what_trying_finds(now in seen(4)) {
        let nothing = Seen::nothing();
        let found = tried(&nothing, &now, &[]);
        prop_assume!(!found.totals[1].is_empty());
        let attack = Attack::new(&nothing, &now, &[]);
        for at in 0..4 {
            prop_assert!(is(&found.now[at], attack.now(at)));
        }
        prop_assert!(is(&found.totals[1], attack.total_now()));
    }
}

#[test]
fn a_total_beside_a_small_number_can_give_it_away() {
    // 1 to 7 and about 40, of which the total is about 50: at least 48 of which at most 42 are others
    let seen = Seen {
        cells: vec![Range::of(1, 7), Range::of(38, 42)],
        total: Range::of(48, 52),
    };
    let nothing = Seen::nothing();
    assert_eq!(Attack::new(&nothing, &seen, &[]).now(0), Range::of(6, 7));
}

#[test]
fn numbers_without_an_end_stay_so() {
    let open = Seen {
        cells: vec![Range::ANY; 900],
        total: Range::ANY,
    };
    let nothing = Seen::nothing();
    let attack = Attack::new(&nothing, &open, &[]);
    assert_eq!(attack.now(899), Range::ANY);
    assert!(attack.total_now().high >= Range::END);
}
