//! Figures as a second hand works them out.

use super::{Part, figure, levels, parts, rounded};
use crate::base::number::{Q, Round};
use crate::rubric::framework::file::Gather;
use crate::rubric::framework::model::{Band, Rule};
use proptest::prelude::*;

fn rule(combine: Gather, nth: usize) -> Rule {
    Rule {
        combine,
        nth,
        round: None,
        bands: Vec::new(),
    }
}

fn of(combine: Gather, nth: usize, levels: &[u32]) -> Option<Q> {
    let all: Vec<Part> = levels
        .iter()
        .map(|level| Part {
            level: Q::from(*level),
            weight: Q::ONE,
        })
        .collect();
    figure(&parts(&rule(combine, nth), &all, Q::ZERO, Q::from(3_u32))?)
}

fn q(n: i128, d: i128) -> Q {
    Q::new(n, d).unwrap()
}

#[test]
fn each_way_of_combining_on_one_list() {
    let list = [3, 1, 2, 2];
    assert_eq!(of(Gather::Sum, 1, &list), Some(Q::whole(8)));
    assert_eq!(of(Gather::Percent, 1, &list), Some(q(200, 3)));
    assert_eq!(of(Gather::Mean, 1, &list), Some(Q::whole(2)));
    assert_eq!(of(Gather::Min, 1, &list), Some(Q::ONE));
    assert_eq!(of(Gather::Median, 1, &[3, 1, 2, 3]), Some(q(5, 2)));
    assert_eq!(of(Gather::LowerMedian, 1, &[3, 1, 2, 3]), Some(Q::whole(2)));
    assert_eq!(of(Gather::NthLowest, 2, &list), Some(Q::whole(2)));
    assert_eq!(of(Gather::NthLowest, 5, &list), None);
    assert_eq!(of(Gather::All, 1, &list), Some(Q::ZERO));
    assert_eq!(of(Gather::All, 1, &[3, 3]), Some(Q::whole(3)));
    assert_eq!(of(Gather::Any, 1, &list), Some(Q::whole(3)));
    assert_eq!(of(Gather::Any, 1, &[1, 2]), Some(Q::ZERO));
    assert_eq!(of(Gather::None, 1, &list), None);
    assert_eq!(of(Gather::Sum, 1, &[]), None);
}

#[test]
fn ten_and_fourteen_of_sixteen_under_each_rounding() {
    let bands: Vec<Band> = [(25, 1), (39, 2), (63, 3), (88, 4)]
        .iter()
        .map(|(from, level)| Band {
            from: Q::whole(*from),
            low: *level,
            high: *level,
        })
        .collect();
    let level = |sum: i128, round: Round| {
        let rule = Rule {
            combine: Gather::Percent,
            nth: 1,
            round: Some(round),
            bands: bands.clone(),
        };
        levels(&rule, rounded(&rule, q(sum * 100, 16))).unwrap().0
    };
    // 62.5 and 87.5
    assert_eq!((level(10, Round::Floor), level(14, Round::Floor)), (2, 3));
    assert_eq!((level(10, Round::HalfUp), level(14, Round::HalfUp)), (3, 4));
    assert_eq!((level(10, Round::Up), level(14, Round::Up)), (3, 4));
    assert_eq!((level(10, Round::HalfEven), level(14, Round::HalfEven)), (2, 4));
}

fn any_gather() -> impl Strategy<Value = Gather> {
    let all = Gather::ALL.iter().map(|(combine, _, _)| *combine);
    prop::sample::select(all.filter(|combine| *combine != Gather::None).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_higher_mark_never_lowers_the_figure(combine in any_gather(), list in prop::collection::vec(0_u32..=3, 1..9), at in 0_usize..9) {
        let place = at % list.len();
        let mut more = list.clone();
        more[place] = (more[place] + 1).min(3);
        prop_assert!(of(combine, 1, &more) >= of(combine, 1, &list));
    }

    #[test]
    fn the_order_of_marks_does_not_matter(combine in any_gather(), list in prop::collection::vec(0_u32..=3, 1..9)) {
        let mut other = list.clone();
        other.reverse();
        prop_assert_eq!(of(combine, 1, &other), of(combine, 1, &list));
    }
}
