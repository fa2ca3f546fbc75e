//! Values just above a cut: counted on either side, told only where there are many and the parting is seldom, and never as an accusation.

use super::super::sample_tests::{Dice, measured, row, rubric, show, unit};
use super::{Heaps, LEAST, PERCENT, cuts};
use crate::assess::published::IndicatorStatus;
use crate::base::number::Q;
use crate::region::published::Heap;
use crate::region::row::Row;
use crate::rubric::model::{Rubric, Way};

fn made_by(rows: &[Row], used: &Rubric) -> Vec<Heap> {
    let mut all = Heaps::default();
    show(rows, |seen| all.add(seen, used));
    all.made(used)
}

fn made(rows: &[Row]) -> Vec<Heap> {
    made_by(rows, rubric())
}

/// An indicator that is cut at 80 % and lies within its range.
fn indicator() -> String {
    let all = cuts(rubric());
    let found = all.iter().find(|(_, cuts)| cuts.iter().any(|cut| cut.at == Q::whole(80)));
    found.unwrap().0.clone()
}

/// An exercise for each value.
fn rows(values: &[String]) -> Vec<Row> {
    let id = indicator();
    let one = |(place, value): (usize, &String)| {
        let mut unit = unit("1", place as u64);
        unit.indicators.insert(id.clone(), measured(value));
        row(&format!("a{place:05}"), vec![unit])
    };
    values.iter().enumerate().map(one).collect()
}

/// So many values above 80 % and so many below it, none of them a share of few things.
fn around(above: usize, below: usize) -> Vec<String> {
    let above = (0..above).map(|place| format!("{}/1000", 80_001 + place % 1_990));
    let below = (0..below).map(|place| format!("{}/1000", 78_001 + place % 1_990));
    above.chain(below).collect()
}

#[test]
fn the_rubric_has_cuts_on_shares_and_none_at_an_end() {
    let all = cuts(rubric());
    assert!(!all.is_empty());
    for cut in all.values().flatten() {
        assert!(cut.at >= Q::whole(2) && cut.at <= Q::whole(98), "{:?}", cut.at);
        let indicator = &rubric().criteria[cut.place.0].indicators[cut.place.1];
        let measure = indicator.steps.iter().find_map(|step| step.when.threshold).unwrap().measure;
        assert_eq!(measure.def().unit, PERCENT);
    }
}

#[test]
fn a_parting_that_is_seldom_is_told_and_an_even_one_is_not() {
    let heaps = made(&rows(&around(30, 5)));
    assert_eq!(heaps.len(), 1);
    assert_eq!((heaps[0].indicator.as_str(), heaps[0].cut.as_str()), (indicator().as_str(), "80 %"));
    assert_eq!((heaps[0].above, heaps[0].below), (30, 5));
    assert_eq!(made(&rows(&around(18, 17))), []);
    assert_eq!(made(&rows(&around(5, 30))), []);
    // 15 of 20 come more often than once in a hundred times, 16 of 20 do not
    assert_eq!(made(&rows(&around(15, 5))), []);
    assert_eq!(made(&rows(&around(16, 4))).len(), 1);
}

#[test]
fn with_fewer_than_twenty_values_nothing_is_told() {
    let many = usize::try_from(LEAST).unwrap();
    assert_eq!(made(&rows(&around(many - 1, 0))), []);
    assert_eq!(made(&rows(&around(many, 0))).len(), 1);
}

#[test]
fn the_cut_itself_is_above_and_two_points_from_it_only_below() {
    let mut values = around(20, 0);
    values.extend([
        "80".to_owned(),
        "78".to_owned(),
        "82".to_owned(),
        "77999/1000".to_owned(),
        "81999/1000".to_owned(),
    ]);
    let heaps = made(&rows(&values));
    assert_eq!((heaps[0].above, heaps[0].below), (22, 1));
    assert!(heaps[0].says.contains("1 of them exactly there"), "{}", heaps[0].says);
}

#[test]
fn words_accuse_nobody_and_say_what_else_may_explain_it() {
    let fine = made(&rows(&around(30, 0))).remove(0);
    assert!(fine.says.contains("which is what cuts are for"), "{}", fine.says);
    let coarse = made(&rows(&vec!["80".to_owned(); 40])).remove(0);
    assert!(
        coarse.says.contains("Shares of few things fall on round numbers"),
        "{}",
        coarse.says
    );
    for heap in [fine, coarse] {
        for word in ["gaming", "manipul", "suspicious", "cheat", "fraud", "dishonest"] {
            assert!(!heap.says.to_lowercase().contains(word), "{}", heap.says);
        }
    }
}

#[test]
fn what_is_not_due_or_not_known_or_was_scored_by_another_rubric_is_not_counted() {
    let id = indicator();
    let mut all = rows(&around(60, 0));
    for (place, row) in all.iter_mut().enumerate() {
        let indicator = row.units[0].indicators.get_mut(&id).unwrap();
        match place % 3 {
            0 => indicator.state = IndicatorStatus::NotDue,
            1 => indicator.measured = None,
            _ => row.rubric_sha256 = "f".repeat(64),
        }
    }
    assert_eq!(made(&all), []);
}

#[test]
fn a_shared_exercise_counts_once() {
    let mut all = rows(&around(30, 0));
    let shared = all[0].units[0].shared_key.clone();
    for row in &mut all {
        row.units[0].shared_key.clone_from(&shared);
    }
    assert_eq!(made(&all), []);
}

#[test]
fn where_a_level_asks_for_at_most_so_much_the_other_side_is_looked_at() {
    let mut turned = rubric().clone();
    for step in turned
        .criteria
        .iter_mut()
        .flat_map(|c| &mut c.indicators)
        .flat_map(|i| &mut i.steps)
    {
        for condition in [Some(&mut step.when), step.light.as_mut()].into_iter().flatten() {
            if let Some(threshold) = &mut condition.threshold {
                threshold.way = Way::AtMost;
            }
        }
    }
    assert_eq!(made_by(&rows(&around(30, 3)), &turned), []);
    let heaps = made_by(&rows(&around(3, 30)), &turned);
    assert_eq!((heaps[0].above, heaps[0].below), (30, 3));
    assert!(heaps[0].says.contains("at or just below 80 %"), "{}", heaps[0].says);
}

#[test]
fn a_naive_recount_of_thrown_values_agrees_in_any_order() {
    let mut dice = Dice(3);
    // thousandths from 70 to 90, the two points above the cut twice as often
    let values: Vec<u64> = (0..900)
        .map(|_| match dice.below(10) {
            0 => 80_000 + dice.below(2_000),
            _ => 70_000 + dice.below(20_000),
        })
        .collect();
    let texts: Vec<String> = values.iter().map(|value| format!("{value}/1000")).collect();
    let mut all = rows(&texts);
    let heaps = made(&all);
    let heap = heaps.iter().find(|heap| heap.cut == "80 %").unwrap();
    assert_eq!(
        heap.above,
        values.iter().filter(|value| (80_000..82_000).contains(*value)).count() as u64
    );
    assert_eq!(
        heap.below,
        values.iter().filter(|value| (78_000..80_000).contains(*value)).count() as u64
    );
    all.reverse();
    assert_eq!(made(&all), heaps);
}
