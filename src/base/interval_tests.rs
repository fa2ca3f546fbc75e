//! Tests of intervals and of truth in three values.

use super::{Interval, Truth};
use crate::base::number::Q;
use Truth::{False, True, Unknown};
use proptest::prelude::*;

#[test]
fn three_valued_logic_has_its_full_tables() {
    let table = [
        // a, b, and, or
        (True, True, True, True),
        (True, Unknown, Unknown, True),
        (True, False, False, True),
        (Unknown, True, Unknown, True),
        (Unknown, Unknown, Unknown, Unknown),
        (Unknown, False, False, Unknown),
        (False, True, False, True),
        (False, Unknown, False, Unknown),
        (False, False, False, False),
    ];
    for (a, b, and, or) in table {
        assert_eq!((a.and(b), a.or(b)), (and, or), "{a:?} {b:?}");
        assert_eq!(a.and(b).not(), a.not().or(b.not()), "{a:?} {b:?}");
    }
    assert_eq!([True.not(), Unknown.not(), False.not()], [False, Unknown, True]);
    assert_eq!([Truth::from(true), Truth::from(false)], [True, False]);
    assert!(True.is_true() && False.is_false() && Unknown.is_unknown() && !Unknown.is_true() && !Unknown.is_false());
}

fn whole(low: Option<i64>, high: Option<i64>) -> Interval {
    Interval {
        low: low.map(Q::whole),
        high: high.map(Q::whole),
    }
}

#[test]
fn a_comparison_is_sure_only_where_every_number_agrees() {
    let five = Q::whole(5);
    for (of, at_least, at_most) in [
        (whole(Some(5), Some(5)), True, True),
        (whole(Some(5), Some(9)), True, Unknown),
        (whole(Some(1), Some(5)), Unknown, True),
        (whole(Some(1), Some(4)), False, True),
        (whole(Some(6), Some(9)), True, False),
        (whole(Some(1), Some(9)), Unknown, Unknown),
        (whole(Some(6), None), True, False),
        (whole(Some(4), None), Unknown, Unknown),
        (whole(None, Some(4)), False, True),
        (Interval::ANY, Unknown, Unknown),
    ] {
        assert_eq!((of.at_least(five), of.at_most(five)), (at_least, at_most), "{of:?}");
    }
}

#[test]
fn two_intervals_are_ordered_only_where_all_their_numbers_are() {
    for (a, b, no_more, same) in [
        (whole(Some(1), Some(5)), whole(Some(5), Some(9)), True, Unknown),
        (whole(Some(5), Some(9)), whole(Some(1), Some(5)), Unknown, Unknown),
        (whole(Some(6), Some(9)), whole(Some(1), Some(5)), False, False),
        (whole(Some(1), Some(4)), whole(Some(5), Some(9)), True, False),
        (whole(Some(1), Some(9)), whole(Some(2), Some(3)), Unknown, Unknown),
        (whole(Some(6), None), whole(None, Some(5)), False, False),
        (whole(None, Some(5)), whole(Some(5), None), True, Unknown),
        (whole(None, None), whole(Some(5), Some(5)), Unknown, Unknown),
        (whole(Some(5), Some(5)), whole(Some(5), Some(5)), True, True),
        (whole(Some(5), Some(5)), whole(Some(6), Some(6)), True, False),
    ] {
        assert_eq!((a.no_more_than(&b), a.same(&b), b.same(&a)), (no_more, same, same), "{a:?} {b:?}");
    }
}

#[test]
fn hulls_and_extremes_have_the_ends_of_both() {
    let (a, b) = (whole(Some(1), Some(4)), whole(Some(2), Some(3)));
    assert_eq!(
        (a.hull(&b), a.least(&b), a.greatest(&b)),
        (a, whole(Some(1), Some(3)), whole(Some(2), Some(4)))
    );
    let (a, b) = (whole(None, Some(4)), whole(Some(2), None));
    assert_eq!(
        (a.hull(&b), a.least(&b), a.greatest(&b)),
        (Interval::ANY, whole(None, Some(4)), whole(Some(2), None))
    );
    assert_eq!(
        (b.hull(&a), b.least(&a), b.greatest(&a)),
        (Interval::ANY, whole(None, Some(4)), whole(Some(2), None))
    );
}

#[test]
fn products_and_quotients_stay_open_where_they_must() {
    let zero = Interval::exact(Q::ZERO);
    let some = whole(Some(2), Some(3));
    assert_eq!(some.over(&zero), Interval::ANY);
    assert_eq!(
        some.over(&whole(Some(0), Some(4))),
        Interval {
            low: Q::new(1, 2),
            high: None
        }
    );
    assert_eq!(some.over(&whole(Some(1), None)), whole(Some(0), Some(3)));
    assert_eq!(some.times(&whole(Some(4), None)), whole(Some(8), None));
    assert_eq!(whole(Some(-1), Some(3)).times(&some), Interval::ANY);
    assert_eq!(whole(None, Some(3)).over(&some), Interval::ANY);
    assert_eq!(Interval::exact(Q::whole(i64::MAX)).plus(&Interval::exact(Q::ONE)), Interval::ANY);
}

#[test]
fn bounds_are_said_in_words() {
    for (of, words) in [
        (whole(Some(12), Some(12)), "12"),
        (whole(Some(12), Some(15)), "12 to 15"),
        (whole(Some(12), None), "12 or more"),
        (whole(None, Some(15)), "at most 15"),
        (Interval::ANY, "not known"),
    ] {
        assert_eq!(of.words(1), words);
    }
}

/// An interval and a number that lies in it.
fn held() -> impl Strategy<Value = (Interval, Q)> {
    (0_i64..9, 1_i64..3, 0_i64..4, 0_i64..4, any::<bool>(), any::<bool>()).prop_map(|(n, d, below, above, from, to)| {
        let point = Q::new(i128::from(n), i128::from(d)).unwrap();
        let low = from.then(|| point.minus(Q::whole(below)).unwrap().max(Q::ZERO));
        (
            Interval {
                low,
                high: to.then(|| point.plus(Q::whole(above)).unwrap()),
            },
            point,
        )
    })
}

fn holds(of: &Interval, point: Q) -> bool {
    of.low.is_none_or(|low| low <= point) && of.high.is_none_or(|high| point <= high)
}

fn sound(said: Truth, true_of_the_points: bool) -> bool {
    said.is_unknown() || said == Truth::from(true_of_the_points)
}

/// What is said of `a` and `b` is so of the points `x` and `y` that lie in them.
fn says_no_more_than_is_so((a, x): (Interval, Q), (b, y): (Interval, Q)) {
    assert!(sound(a.at_least(y), x >= y) && sound(a.at_most(y), x <= y));
    assert!(sound(a.no_more_than(&b), x <= y), "{a:?} {b:?}");
    assert!(sound(a.same(&b), x == y));
    assert!(holds(&a.plus(&b), x.plus(y).unwrap()));
    assert!(holds(&a.minus(&b), x.minus(y).unwrap()));
    assert!(holds(&a.times(&b), x.times(y).unwrap()));
    if let Some(quotient) = x.over(y) {
        assert!(holds(&a.over(&b), quotient), "{a:?} over {b:?}");
    }
    let hull = a.hull(&b);
    assert!(holds(&hull, x) && holds(&hull, y));
    assert!(holds(&a.least(&b), x.min(y)) && holds(&a.greatest(&b), x.max(y)));
}

#[test]
fn intervals_that_are_open_towards_each_other_say_nothing_too_much() {
    let one = Q::ONE;
    says_no_more_than_is_so((whole(Some(1), None), one), (whole(None, Some(1)), one));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_said_of_intervals_that_is_not_so_of_points((a, x) in held(), (b, y) in held()) {
        says_no_more_than_is_so((a, x), (b, y));
    }

    #[test]
    fn points_are_always_sure(n in -99_i64..99, m in -99_i64..99) {
        let (a, b) = (Interval::exact(Q::whole(n)), Interval::exact(Q::whole(m)));
        prop_assert_eq!(a.at_least(Q::whole(m)), Truth::from(n >= m));
        prop_assert_eq!(a.at_most(Q::whole(m)), Truth::from(n <= m));
        prop_assert_eq!(a.no_more_than(&b), Truth::from(n <= m));
        prop_assert_eq!(a.same(&b), Truth::from(n == m));
        prop_assert_eq!(a.point(), Some(Q::whole(n)));
    }

    #[test]
    fn knowing_more_never_turns_an_answer_round((a, x) in held(), bound in 0_i64..9) {
        let narrow = Interval::exact(x);
        for (wide, sure) in [(a.at_least(Q::whole(bound)), narrow.at_least(Q::whole(bound))), (a.at_most(Q::whole(bound)), narrow.at_most(Q::whole(bound)))] {
            prop_assert!(wide.is_unknown() || wide == sure);
        }
    }
}
