//! The test by whole numbers against sums of big numbers.

use super::{MOST_EXACT, exact, normal, seldom};
use num_bigint::BigUint;

/// The least number on one side that is as seldom, by sums of big numbers.
fn least(throws: u64) -> u64 {
    let ways = BigUint::from(1_u32) << throws;
    let (mut term, mut sum) = (BigUint::from(1_u32), BigUint::from(1_u32));
    for at in (1..=throws).rev() {
        if &sum * 100_u32 >= ways {
            return at + 1;
        }
        term = term * at / (throws - at + 1);
        sum += &term;
    }
    1
}

#[test]
fn a_fair_coin_is_never_seldom_at_half() {
    for throws in [0_u64, 1, 2, 20, 119, 120, 121, 122, 5_000, 1_000_000_000] {
        assert!(!seldom(throws / 2, throws), "{throws}");
        assert!(!seldom(throws.div_ceil(2), throws), "{throws}");
    }
}

#[test]
fn known_numbers() {
    // seven heads of seven are 1 in 128; six of six are 1 in 64
    assert!(seldom(7, 7));
    assert!(!seldom(6, 6));
    // 16 of 20: 6,196 of 1,048,576; 15 of 20: 21,700
    assert!(seldom(16, 20));
    assert!(!seldom(15, 20));
    // more on one side than were thrown never happens
    assert!(!seldom(21, 20));
}

#[test]
fn up_to_a_hundred_and_twenty_it_is_the_exact_test() {
    for throws in 1..=MOST_EXACT {
        let least = least(throws);
        for many in 0..=throws {
            assert_eq!(exact(many, throws), Some(many >= least), "{many} of {throws}");
            assert_eq!(seldom(many, throws), many >= least, "{many} of {throws}");
        }
    }
}

#[test]
fn beyond_it_asks_for_the_same_or_for_one_more() {
    let mut more = 0;
    for throws in (MOST_EXACT + 1)..=700 {
        let least = least(throws);
        let found = (0..=throws).find(|many| normal(*many, throws) == Some(true)).unwrap();
        assert!(found == least || found == least + 1, "{throws}: {found} and not {least}");
        more += u32::from(found != least);
    }
    assert!(more <= 30, "{more}");
}

#[test]
fn nothing_is_too_large_to_be_told() {
    assert!(seldom(u64::MAX / 4 * 3, u64::MAX) || normal(u64::MAX / 4 * 3, u64::MAX).is_none());
    assert!(seldom(600_000_000, 1_000_000_000));
    assert!(!seldom(500_010_000, 1_000_000_000));
}
