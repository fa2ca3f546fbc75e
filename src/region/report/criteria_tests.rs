//! Levels, form and effect over authorities: a naive recount, the latest period alone, exact means, and every authority in one number.

use super::super::sample_tests::{Dice, at, criteria, criterion, criterion_id, row, rubric, show, unit};
use super::Criteria;
use crate::assess::published::GradeStatus;
use crate::assess::published::IndicatorStatus;
use crate::region::published::{Bin, CriterionSpread, Spread, Warned};
use crate::region::row::{CoreRow, Row};

fn made(rows: &[Row]) -> (Vec<CriterionSpread>, Option<Warned>) {
    let mut all = Criteria::default();
    show(rows, |seen| all.add(seen, rubric()));
    all.made(rubric())
}

/// How many have the levels, lowest first.
fn many(bins: &[Bin]) -> Vec<u64> {
    assert!(bins.iter().map(|bin| bin.level).eq(rubric().lowest..=rubric().highest));
    bins.iter().map(|bin| bin.authorities).collect()
}

fn at_levels(id: &str, low: u32, high: u32) -> Row {
    Row {
        criteria: criteria(|_| criterion(low, high, None, None)),
        ..row(id, vec![unit("1", 1)])
    }
}

#[test]
fn without_rows_every_criterion_is_there_with_nobody() {
    let (spread, warned) = made(&[]);
    let names: Vec<&str> = spread.iter().map(|criterion| criterion.id.as_str()).collect();
    let known: Vec<&str> = rubric().file.criteria.iter().map(|file| file.id.as_str()).collect();
    assert_eq!(names, known);
    for criterion in spread {
        assert_eq!(many(&criterion.levels).iter().sum::<u64>(), 0);
        assert_eq!((criterion.form.mean, criterion.effect.shown), (None, None));
    }
    assert_eq!(warned, None);
}

#[test]
fn a_level_that_is_not_settled_is_open_and_never_its_middle() {
    let (spread, _) = made(&[at_levels("a", 1, 3), at_levels("b", 2, 2), at_levels("c", 0, 4)]);
    assert_eq!(many(&spread[0].levels), [0, 0, 1, 0, 0]);
    assert_eq!(spread[0].open, 2);
}

#[test]
fn not_due_and_not_applicable_are_counted_as_such() {
    let with = |id: &str, state| {
        let mut made = at_levels(id, 0, 4);
        made.criteria.get_mut(criterion_id(1)).unwrap().state = state;
        made
    };
    let (spread, _) = made(&[with("a", IndicatorStatus::NotDue), with("b", IndicatorStatus::NotApplicable)]);
    assert_eq!((spread[1].not_due, spread[1].not_applicable, spread[1].open), (1, 1, 0));
    assert_eq!((spread[0].not_due, spread[0].not_applicable, spread[0].open), (0, 0, 2));
}

#[test]
fn means_go_down_to_a_whole_level_and_are_added_exactly() {
    let with = |id: &str, form: (&str, &str)| Row {
        criteria: criteria(|_| criterion(2, 2, Some(form), None)),
        ..row(id, vec![])
    };
    let rows = [
        with("a", ("8/3", "8/3")),
        with("b", ("1/3", "1/3")),
        with("c", ("1", "3/2")),
        with("d", ("4", "4")),
    ];
    let (spread, _) = made(&rows);
    let form = &spread[0].form;
    assert_eq!(many(&form.levels), [1, 0, 1, 0, 1]);
    assert_eq!((form.open, form.none), (1, 0));
    assert_eq!((form.mean.as_deref(), form.shown.as_deref()), (Some("7/3"), Some("2.33")));
    let effect = &spread[0].effect;
    assert_eq!((effect.none, effect.mean.clone()), (4, None));
}

#[test]
fn form_stands_above_effect_only_where_it_surely_does_by_a_whole_level() {
    let with = |id: &str, form: (&str, &str), effect: (&str, &str)| Row {
        criteria: criteria(|_| criterion(1, 2, Some(form), Some(effect))),
        ..row(id, vec![])
    };
    let rows = [
        with("a", ("3", "3"), ("2", "2")),
        with("b", ("3", "4"), ("1", "2")),
        with("c", ("3", "3"), ("1", "5/2")),
        with("d", ("8/3", "8/3"), ("2", "2")),
        with("e", ("1", "1"), ("4", "4")),
    ];
    assert_eq!(made(&rows).0[0].form_above_effect, 2);
}

#[test]
fn a_later_period_takes_the_place_of_an_earlier_one_and_that_is_said() {
    let mut later = at_levels("a", 4, 4);
    later.from = "2026-04-01".to_owned();
    let (spread, warned) = made(&[at_levels("a", 0, 0), later, at_levels("b", 3, 3)]);
    assert_eq!(many(&spread[0].levels), [0, 0, 0, 1, 1]);
    assert!(warned.unwrap().says.starts_with("1 submissions are of an earlier period"));
}

#[test]
fn what_another_rubric_scored_is_counted_and_never_mixed_in() {
    let mut other = at_levels("a", 4, 4);
    other.rubric_sha256 = "f".repeat(64);
    let mut strange = at_levels("b", 4, 9);
    let mut bare = at_levels("c", 4, 4);
    strange.criteria.get_mut(criterion_id(0)).unwrap().high = 9;
    bare.criteria.clear();
    let (spread, _) = made(&[other, strange, bare]);
    assert_eq!((spread[0].not_compared, spread[0].open, spread[0].form.none), (3, 0, 0));
    assert_eq!(many(&spread[0].levels), [0; 5]);
}

#[test]
fn under_an_overlay_the_levels_of_the_base_count() {
    let mut local = at_levels("a", 1, 1);
    local.rubric_sha256 = "f".repeat(64);
    local.core = Some(CoreRow {
        rubric: "base/1".to_owned(),
        rubric_sha256: rubric().sha256.clone(),
        status: GradeStatus::Firm,
        low: 3,
        high: 3,
        criteria: criteria(|_| at(3)),
    });
    let (spread, _) = made(&[local]);
    assert_eq!(many(&spread[0].levels), [0, 0, 0, 1, 0]);
    assert_eq!(spread[0].not_compared, 0);
}

/// An authority of which everything is thrown.
fn thrown(dice: &mut Dice, number: usize) -> Row {
    let mut made = row(&format!("a{number:04}"), vec![]);
    for criterion in made.criteria.values_mut() {
        let (low, high) = (dice.level(), dice.level());
        (criterion.low, criterion.high) = (low.min(high), low.max(high));
        criterion.state = match dice.below(8) {
            0 => IndicatorStatus::NotDue,
            1 => IndicatorStatus::NotApplicable,
            _ => IndicatorStatus::Scored,
        };
        let mut mean = || {
            let (low, more) = (dice.below(13), dice.below(3));
            (dice.below(5) > 0).then(|| (format!("{low}/3"), format!("{}/3", (low + more / 2).min(12))))
        };
        let (form, effect) = (mean(), mean());
        let text = |mean: &Option<(String, String)>| {
            mean.as_ref().map(|(low, high)| crate::region::row::Means {
                low: low.clone(),
                high: high.clone(),
            })
        };
        (criterion.form, criterion.effect) = (text(&form), text(&effect));
    }
    if dice.below(10) == 0 {
        made.rubric_sha256 = "e".repeat(64);
    }
    made
}

/// Thirds in a text such as 7/3.
fn thirds(text: &str) -> u64 {
    text.trim_end_matches("/3").parse().unwrap()
}

#[test]
fn a_naive_recount_of_thrown_rows_agrees_and_everybody_is_in_one_number() {
    let mut dice = Dice(7);
    let mut rows: Vec<Row> = (0..300).map(|number| thrown(&mut dice, number)).collect();
    let (spread, _) = made(&rows);
    for (place, criterion) in spread.iter().enumerate() {
        let all: Vec<_> = rows.iter().filter(|row| row.rubric_sha256 == rubric().sha256).collect();
        let those: Vec<_> = all.iter().map(|row| &row.criteria[criterion_id(place)]).collect();
        let scored = || those.iter().filter(|c| c.state == IndicatorStatus::Scored);
        for bin in &criterion.levels {
            let firm = scored().filter(|c| c.low == bin.level && c.high == bin.level).count();
            assert_eq!(bin.authorities, firm as u64);
        }
        assert_eq!(criterion.open, scored().filter(|c| c.low < c.high).count() as u64);
        assert_eq!(criterion.not_compared, (rows.len() - all.len()) as u64);
        let parts = many(&criterion.levels).iter().sum::<u64>() + criterion.open + criterion.not_due + criterion.not_applicable;
        assert_eq!(parts + criterion.not_compared, 300);
        let settled = |spread: &Spread| {
            assert_eq!(spread.settled, many(&spread.levels).iter().sum::<u64>());
            spread.settled
        };
        for spread in [&criterion.form, &criterion.effect] {
            assert_eq!(settled(spread) + spread.open + spread.none + criterion.not_compared, 300);
        }
        let forms = || those.iter().filter_map(|c| c.form.as_ref()).filter(|mean| mean.low == mean.high);
        let sum: u64 = forms().map(|mean| thirds(&mean.low)).sum();
        let mean = crate::base::number::Q::new(i128::from(sum), 3 * forms().count() as i128).unwrap();
        assert_eq!(criterion.form.mean, Some(mean.to_string()));
        let above = those.iter().filter(|c| match (&c.form, &c.effect) {
            (Some(form), Some(effect)) => thirds(&form.low) >= thirds(&effect.high) + 3,
            _ => false,
        });
        assert_eq!(criterion.form_above_effect, above.count() as u64);
    }
    // the order of authorities is nothing
    rows.reverse();
    assert_eq!(made(&rows).0, spread);
    rows.rotate_left(111);
    assert_eq!(made(&rows).0, spread);
}
