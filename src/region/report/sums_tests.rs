//! Sums of fractions agree with big rational numbers, whatever their order, and say where they are no longer exact.

use super::{Sum, fraction};
use crate::base::number::Q;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;

fn q(n: i64, d: i64) -> Q {
    Q::new(i128::from(n), i128::from(d)).unwrap()
}

fn big(number: Q) -> BigRational {
    BigRational::new(BigInt::from(number.numerator()), BigInt::from(number.denominator()))
}

fn sum_of(numbers: &[Q]) -> Sum {
    let mut sum = Sum::default();
    numbers.iter().for_each(|number| sum.add(*number));
    sum
}

#[test]
fn nothing_comes_to_nought_and_has_no_mean() {
    let sum = Sum::default();
    assert_eq!((sum.total().value, sum.total().exact), (Q::ZERO, true));
    assert_eq!(sum.mean(), None);
}

#[test]
fn thirds_come_to_a_whole() {
    let sum = sum_of(&[q(1, 3), q(2, 3), q(5, 1)]);
    assert_eq!(sum.total().value, Q::whole(6));
    assert_eq!(sum.mean().unwrap().value, Q::whole(2));
    assert!(sum.mean().unwrap().exact);
}

#[test]
fn denominators_without_end_are_summed_to_a_billionth_and_said_to_be_so() {
    // the primes below 1,000 have a product of far more than 128 bits
    let primes: Vec<i64> = (2..1_000_i64).filter(|n| (2..*n).all(|d| n % d != 0)).collect();
    let numbers: Vec<Q> = primes.iter().map(|prime| q(1_000_000, *prime)).collect();
    let total = sum_of(&numbers).total();
    assert!(!total.exact);
    let exact: BigRational = numbers.iter().map(|number| big(*number)).sum();
    let below = exact - big(total.value);
    assert!(below >= BigRational::zero());
    assert!(below < BigRational::new(BigInt::from(numbers.len()), BigInt::from(1_000_000_000)));
}

#[test]
fn a_sum_that_no_longer_fits_is_coarser_and_never_wraps() {
    let most = Q::whole(i64::MAX);
    let total = sum_of(&[most, most]).total();
    assert!(!total.exact);
    assert_eq!(total.value, most);
    let fine = sum_of(&[Q::whole(i64::MAX / 2), q(1, 3)]).total();
    assert!(!fine.exact);
    assert_eq!(fine.value.round(crate::base::number::Round::Floor), i64::MAX / 2);
}

#[test]
fn numbers_of_a_row_are_read() {
    for (text, number) in [
        ("8/3", Some(q(8, 3))),
        ("5", Some(q(5, 1))),
        ("0", Some(Q::ZERO)),
        ("6/4", Some(q(3, 2))),
    ] {
        assert_eq!(fraction(text), number, "{text}");
    }
    for text in ["", "-1", "1/0", "a", "1/b", "1.5", "1/2/3", "99999999999999999999"] {
        assert_eq!(fraction(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn a_sum_is_that_of_big_numbers_or_near_it_in_any_order(
        parts in prop::collection::vec((0_i64..1_000_000, 1_i64..1_000_000), 0..40),
        turn in 0_usize..40,
    ) {
        let mut numbers: Vec<Q> = parts.iter().map(|(n, d)| q(*n, *d)).collect();
        let sum = sum_of(&numbers);
        let exact: BigRational = numbers.iter().map(|number| big(*number)).sum();
        let total = sum.total();
        if total.exact {
            prop_assert_eq!(big(total.value), exact.clone());
        } else {
            let below = exact.clone() - big(total.value);
            prop_assert!(below >= BigRational::zero());
            prop_assert!(below <= BigRational::new(BigInt::from(numbers.len() + 1), BigInt::from(1_000_000_000)));
        }
        if let Some(mean) = sum.mean().filter(|mean| mean.exact) {
            prop_assert_eq!(big(mean.value) * BigRational::from(BigInt::from(numbers.len())), exact);
        }
        let turn = turn.min(numbers.len());
        numbers.rotate_left(turn);
        numbers.reverse();
        prop_assert_eq!(sum_of(&numbers).total(), total);
    }
}
