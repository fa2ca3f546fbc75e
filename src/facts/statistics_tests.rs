//! The printed tables of the statistics: sample sizes and margins, Wilson's bounds, Byar's limits, reading ages.

use super::{byar, margin, reading_age, wilson_lower, wilson_upper};
use crate::base::number::Q;

fn q(n: i128, d: i128) -> Q {
    Q::new(n, d).unwrap()
}

fn whole(n: i64) -> Q {
    Q::whole(n)
}

/// The fewest people heard whose margin is at most so many points.
fn least(points: i64, affected: Option<u32>) -> u32 {
    (1..100_000).find(|n| margin(*n, affected) <= whole(points)).unwrap()
}

#[test]
fn margins_are_the_printed_sample_sizes() {
    for affected in [None, Some(1_000_000_000)] {
        assert_eq!((least(14, affected), least(10, affected), least(5, affected)), (49, 97, 385));
    }
    assert_eq!((least(14, Some(150)), least(10, Some(150)), least(5, Some(150))), (38, 59, 109));
    assert_eq!((least(14, Some(500)), least(10, Some(500)), least(5, Some(500))), (45, 81, 218));
}

#[test]
fn margins_at_the_ends() {
    assert_eq!(margin(0, None), whole(100));
    assert_eq!(margin(0, Some(0)), whole(100));
    assert_eq!(margin(1, None), whole(98));
    // one of one is everybody; so is more than all
    assert_eq!(margin(1, Some(1)), Q::ZERO);
    assert_eq!(margin(7, Some(5)), Q::ZERO);
    assert_eq!(margin(49, None), whole(14), "an exact root stays exact");
    assert_eq!(margin(1, Some(2)), whole(98));
    assert!(margin(u32::MAX - 1, Some(u32::MAX)) > Q::ZERO);
    assert!(margin(u32::MAX, None) > Q::ZERO);
}

/// y ≤ t ⇔ 9604 (N − n) ≤ t² (N − 1) n, whatever the rounding.
#[test]
fn a_margin_compares_as_the_exact_value_does() {
    for all in [2_u32, 3, 10, 99, 100, 150, 500, 9_999, 123_457] {
        for heard in (1..all).step_by(usize::try_from(all / 60 + 1).unwrap()) {
            for points in [1_i128, 5, 10, 14, 50] {
                let (n, big) = (i128::from(heard), i128::from(all));
                let exact = 9604 * (big - n) <= points * points * (big - 1) * n;
                assert_eq!(margin(heard, Some(all)) <= q(points, 1), exact, "{heard} of {all} at {points}");
            }
        }
    }
}

#[test]
fn margins_fall_with_people_heard_and_rise_with_people_affected() {
    for n in 1..400 {
        assert!(margin(n + 1, Some(500)) < margin(n, Some(500)));
        assert!(margin(n, Some(501)) >= margin(n, Some(500)));
        assert!(margin(n, None) >= margin(n, Some(1_000_000)));
    }
}

#[test]
fn wilson_bounds_pass_and_fail_as_printed() {
    for (positive, answered) in [(10, 10), (18, 20), (24, 30), (70, 100)] {
        assert!(wilson_lower(positive, answered) >= whole(60), "{positive} of {answered}");
    }
    for (positive, answered) in [(9, 10), (21, 30)] {
        assert!(wilson_lower(positive, answered) < whole(60), "{positive} of {answered}");
    }
}

#[test]
fn wilson_bounds_at_the_ends() {
    assert_eq!(wilson_lower(0, 0), Q::ZERO);
    assert_eq!(wilson_upper(0, 0), whole(100));
    assert_eq!(wilson_lower(0, 10), Q::ZERO);
    assert_eq!(wilson_upper(10, 10), whole(100));
    // more in favour than answered cannot be
    assert_eq!(wilson_lower(12, 10), wilson_lower(10, 10));
    // 10 of 10: n / (n + 3.8416)
    assert_eq!(wilson_lower(10, 10).decimal(4), "72.2459");
    for answered in 1..60 {
        for positive in 0..=answered {
            let (low, high) = (wilson_lower(positive, answered), wilson_upper(positive, answered));
            let share = q(i128::from(positive) * 100, i128::from(answered));
            assert!(low <= share && share <= high, "{positive} of {answered}");
            assert_eq!(high, whole(100).minus(wilson_lower(answered - positive, answered)).unwrap());
        }
    }
    assert!(wilson_lower(1_000_000_000, 1_000_000_000) <= whole(100));
}

#[test]
fn the_largest_count_that_is_still_clearly_too_few() {
    for (expected, largest) in [(5, 0), (8, 1), (10, 2), (15, 5), (20, 8), (30, 14), (50, 27), (100, 62)] {
        let below = |observed: u32| byar(observed, whole(expected)).1 < q(8, 10);
        assert!(below(largest), "{largest} of {expected} expected");
        assert!(!below(largest + 1), "{} of {expected} expected", largest + 1);
    }
    // nobody heard of five expected: upper limit 3.67 / 5
    assert_eq!(byar(0, whole(5)).1.decimal(2), "0.73");
}

/// Outside Pembrokeshire, 46 % of 4422 answers came from 68 % of the people: 0.68, and surely between 0.65 and 0.71.
#[test]
fn hywel_dda_2012_heard_too_few_outside_pembrokeshire() {
    let expected = q(4422 * 68, 100);
    let heard = 2034_u32;
    assert_eq!(q(i128::from(heard), 1).over(expected).unwrap().decimal(2), "0.68");
    let (low, high) = byar(heard, expected);
    assert_eq!((low.decimal(2), high.decimal(2)), ("0.65".to_owned(), "0.71".to_owned()));
}

#[test]
fn byars_limits_hold_the_ratio_and_are_thousandths() {
    assert_eq!(byar(3, Q::ZERO), (Q::ZERO, Q::ZERO));
    assert_eq!(byar(0, whole(7)).0, Q::ZERO);
    for observed in 1..200_u32 {
        let (low, high) = byar(observed, whole(40));
        let ratio = q(i128::from(observed), 40);
        assert!(low < ratio && ratio < high, "{observed}");
        assert_eq!(low.times(whole(1000)).unwrap().denominator(), 1);
        assert_eq!(high.times(whole(1000)).unwrap().denominator(), 1);
        assert!(byar(observed + 1, whole(40)).1 > high);
    }
}

/// Three texts whose words, sentences and syllables were counted by hand: grade = 0.39 W/S + 11.8 Y/W − 15.59, and five years.
#[test]
fn reading_ages_of_three_counted_texts() {
    // 10 words, 2 sentences, 10 syllables: 1.95 + 11.8 − 15.59 + 5 = 3.16
    assert_eq!(reading_age("The cat sat on the mat. It was not big.", 1).unwrap().decimal(1), "3.2");
    // 14 words, 1 sentence, 21 syllables: 5.46 + 17.7 − 15.59 + 5 = 12.57
    let text = "We want to hear what you think about the future of your local hospital beds.";
    let counted = "we1 want1 to1 hear1 what1 you1 think1 about2 the1 future2 of1 your1 local2 hospital3 beds1";
    let words = i128::try_from(counted.split(' ').count()).unwrap();
    let syllables: i128 = counted.chars().filter_map(|c| c.to_digit(10)).map(i128::from).sum();
    let expected = q(39 * words, 100)
        .plus(q(118 * syllables, 10 * words))
        .unwrap()
        .minus(q(1059, 100))
        .unwrap();
    assert_eq!(reading_age(text, 1).unwrap().decimal(1), expected.decimal(1));
    // 9 words, 1 sentence, 30 syllables: 3.51 + 39.33 − 15.59 + 5 = 32.26
    let hard = "Organisational reconfiguration necessitates considerable stakeholder participation regarding anticipated accessibility implications.";
    assert!(reading_age(hard, 1).unwrap() > whole(30));
}

#[test]
fn a_text_of_few_words_has_no_reading_age() {
    assert_eq!(reading_age("", 0), None);
    assert_eq!(reading_age("... !!! 12 34", 1), None);
    assert_eq!(reading_age("Few words here.", 100), None);
    assert!(reading_age("Few words here.", 3).is_some());
    // a text without a full stop is one sentence; a full stop inside quotation marks ends one
    assert_eq!(reading_age("we go home", 1), reading_age("we go home.", 1));
    assert_eq!(
        reading_age("“We go home.” We go home.", 1),
        reading_age("We go home. We go home.", 1)
    );
    // other scripts and any bytes of text are counted without a panic
    assert!(reading_age("Mae'r ŵyl yn y tŷ hwn. Ψ 漢字 \u{301} e.", 1).is_some());
}
