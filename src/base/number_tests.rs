//! Tests of exact numbers.

use super::{Q, Round};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

fn q(n: i64, d: i64) -> Q {
    Q::new(i128::from(n), i128::from(d)).unwrap()
}

fn big(x: Q) -> BigRational {
    BigRational::new(BigInt::from(x.numerator()), BigInt::from(x.denominator()))
}

#[test]
fn fractions_are_kept_in_lowest_terms_with_the_sign_above() {
    for (n, d, shown) in [
        (10, 16, "5/8"),
        (-10, 16, "-5/8"),
        (10, -16, "-5/8"),
        (-10, -16, "5/8"),
        (0, -7, "0"),
        (14, 7, "2"),
    ] {
        assert_eq!(q(n, d).to_string(), shown);
    }
    assert_eq!(q(1, 3), q(-2, -6));
    assert_eq!(Q::new(1, 0), None);
    assert_eq!(Q::new(i128::from(i64::MAX) + 1, 1), None);
    assert_eq!(Q::new((i128::from(i64::MAX) + 1) * 2, 2), None);
    assert_eq!(Q::new(i128::from(i64::MAX) * 6, 3).and_then(|x| x.over(Q::whole(2))), None);
    assert_eq!(Q::new(i128::from(i64::MAX) * 3, 3), Some(Q::whole(i64::MAX)));
}

#[test]
fn rounding_meets_the_published_cases() {
    let hundredths = |n: i64, d: i64, how| q(n, d).times(Q::whole(100)).unwrap().round(how);
    // 10 of 16 is 62.5 and 25 of 36 is 69.44…; frameworks differ in how they round exactly these
    for (n, d, floor, half_up, up, half_even) in [
        (10, 16, 62, 63, 63, 62),
        (25, 36, 69, 69, 70, 69),
        (14, 36, 38, 39, 39, 39),
        (1, 200, 0, 1, 1, 0),
        (3, 200, 1, 2, 2, 2),
        (5, 200, 2, 3, 3, 2),
        (1, 4, 25, 25, 25, 25),
    ] {
        let all = [Round::Floor, Round::HalfUp, Round::Up, Round::HalfEven].map(|how| hundredths(n, d, how));
        assert_eq!(all, [floor, half_up, up, half_even], "{n}/{d}");
    }
}

#[test]
fn ties_below_nought_go_the_same_way() {
    for (n, floor, half_up, up, half_even) in [
        (-1, -1, 0, 0, 0),
        (-3, -2, -1, -1, -2),
        (-5, -3, -2, -2, -2),
        (1, 0, 1, 1, 0),
        (3, 1, 2, 2, 2),
        (5, 2, 3, 3, 2),
    ] {
        let all = [Round::Floor, Round::HalfUp, Round::Up, Round::HalfEven].map(|how| q(n, 2).round(how));
        assert_eq!(all, [floor, half_up, up, half_even], "{n}/2");
    }
    for how in [Round::Floor, Round::HalfUp, Round::Up, Round::HalfEven] {
        assert_eq!(Q::whole(i64::MAX).round(how), i64::MAX);
        assert_eq!(Q::whole(i64::MIN + 1).round(how), i64::MIN + 1);
    }
}

#[test]
fn decimals_are_read_exactly_or_not_at_all() {
    for (text, n, d) in [
        ("12", 12, 1),
        ("-0.5", -1, 2),
        ("59.50", 119, 2),
        ("0", 0, 1),
        ("-0", 0, 1),
        ("0.1", 1, 10),
        ("007", 7, 1),
        ("123456789012345678", 123_456_789_012_345_678, 1),
    ] {
        assert_eq!(Q::parse(text), Some(q(n, d)), "{text}");
    }
    for text in [
        "",
        "-",
        ".5",
        "5.",
        "1e3",
        "+1",
        "1,5",
        " 1",
        "1.2.3",
        "--1",
        "1234567890123456789",
        "0.1234567890123456789",
        "nan",
    ] {
        assert_eq!(Q::parse(text), None, "{text}");
    }
    assert_eq!(Q::from_float(0.1), Some(q(1, 10)));
    assert_eq!(Q::from_float(29.0), Some(Q::whole(29)));
    assert_eq!(Q::from_float(f64::NAN), None);
    assert_eq!(Q::from_float(1e300), None);
}

#[test]
fn shares_that_binary_floats_put_on_the_wrong_side_stand_right() {
    for of in 1..=400_i64 {
        for percent in 0..=100_i64 {
            if of * percent % 100 == 0 {
                let share = q(of * percent / 100, of).times(Q::whole(100)).unwrap();
                assert_eq!(share, Q::whole(percent), "{percent} % of {of}");
            }
        }
    }
}

#[test]
fn people_are_shown_decimals_without_trailing_noughts() {
    for (x, places, shown) in [
        (q(1, 3), 2, "0.33"),
        (q(2, 3), 2, "0.67"),
        (q(5, 2), 1, "2.5"),
        (q(5, 2), 0, "3"),
        (q(-1, 8), 2, "-0.12"),
        (q(21, 10), 3, "2.1"),
        (q(1, 1000), 2, "0"),
        (q(7, 100), 2, "0.07"),
    ] {
        assert_eq!(x.decimal(places), shown, "{x}");
    }
}

#[test]
fn what_does_not_fit_is_nothing() {
    let most = Q::whole(i64::MAX);
    assert_eq!(most.plus(Q::ONE), None);
    assert_eq!(most.times(Q::whole(2)), None);
    assert_eq!(Q::whole(i64::MIN).negated(), None);
    assert_eq!(Q::ONE.over(Q::ZERO), None);
    assert_eq!(q(1, i64::MAX).plus(q(1, i64::MAX - 1)), None);
}

/// `a/b` and `c/d` come to what fractions without bounds come to.
fn agree(a: i32, b: i32, c: i32, d: i32) {
    let (x, y) = (q(a.into(), b.into()), q(c.into(), d.into()));
    assert_eq!(x.cmp(&y), big(x).cmp(&big(y)));
    for (ours, theirs) in [
        (x.plus(y), big(x) + big(y)),
        (x.minus(y), big(x) - big(y)),
        (x.times(y), big(x) * big(y)),
    ] {
        if let Some(ours) = ours {
            assert_eq!(big(ours), theirs);
        }
    }
    if let Some(ours) = x.over(y) {
        assert_eq!(big(ours), big(x) / big(y));
    }
    assert_eq!(BigInt::from(x.round(Round::Floor)), big(x).floor().to_integer());
    assert_eq!(BigInt::from(x.round(Round::Up)), big(x).ceil().to_integer());
    assert_eq!(
        BigInt::from(x.round(Round::HalfUp)),
        (big(x) + BigRational::new(1.into(), 2.into())).floor().to_integer()
    );
}

#[test]
fn a_fraction_of_long_numbers_agrees_beside_nought() {
    agree(1_840_815_851, 736_326_341, 0, 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_unbounded_fractions(a in any::<i32>(), b in 1..i32::MAX, c in any::<i32>(), d in 1..i32::MAX) {
        agree(a, b, c, d);
    }

    #[test]
    fn sums_and_products_obey_their_laws(a in -9999_i64..9999, b in 1_i64..999, c in -9999_i64..9999, d in 1_i64..999, e in -9999_i64..9999, f in 1_i64..999) {
        let (x, y, z) = (q(a, b), q(c, d), q(e, f));
        prop_assert_eq!(x.plus(y), y.plus(x));
        prop_assert_eq!(x.times(y), y.times(x));
        prop_assert_eq!(x.plus(y).and_then(|s| s.plus(z)), y.plus(z).and_then(|s| x.plus(s)));
        prop_assert_eq!(x.times(y.plus(z).unwrap()), x.times(y).unwrap().plus(x.times(z).unwrap()));
        prop_assert_eq!(x.minus(x), Some(Q::ZERO));
        prop_assert_eq!(x.plus(y).unwrap().minus(y), Some(x));
        if y != Q::ZERO {
            prop_assert_eq!(x.over(y).unwrap().times(y), Some(x));
        }
        prop_assert_eq!(Q::parse(&x.decimal(0)).map(|r| r.round(Round::Floor)), Some(x.round(Round::HalfUp)));
    }
}
