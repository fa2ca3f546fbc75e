//! Holidays are counted as a walk over the days counts them.

use super::holiday_days;
use crate::base::date::Day;
use crate::facts::settings::Holiday;
use jiff::civil::Date;
use proptest::prelude::*;

/// One day after the other, as its month and its day of the month.
fn walked(holidays: &[Holiday], from: Day, to: Day) -> i32 {
    let inside = |number: &i32| {
        let date = Date::constant(1970, 1, 1).saturating_add(jiff::Span::new().days(*number));
        let at = (date.month(), date.day());
        holidays.iter().any(|holiday| {
            if holiday.from <= holiday.to {
                at >= holiday.from && at <= holiday.to
            } else {
                at >= holiday.from || at <= holiday.to
            }
        })
    };
    i32::try_from((from.number()..=to.number()).filter(inside).count()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn holidays_are_counted_as_a_walk_over_the_days_counts_them(
        ends in prop::collection::vec(((1_i8..=12, 1_i8..=28), (1_i8..=12, 1_i8..=28)), 0..4),
        leap in 0..3_u8,
        from in 9_000_i32..30_000,
        length in -5_i32..731,
    ) {
        let mut holidays: Vec<Holiday> = ends.into_iter().map(|(from, to)| Holiday { from, to }).collect();
        match leap {
            1 => holidays.push(Holiday { from: (2, 29), to: (3, 4) }),
            2 => holidays.push(Holiday { from: (12, 24), to: (2, 29) }),
            _ => {}
        }
        let (from, to) = (Day::from_number(from), Day::from_number(from + length));
        prop_assert_eq!(holiday_days(&holidays, from, to), walked(&holidays, from, to));
    }
}
