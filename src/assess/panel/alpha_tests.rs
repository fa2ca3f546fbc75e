//! Alpha against the worked examples of Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011), typed in.

use super::{Metric, alpha, interval};
use crate::base::number::Q;

/// Units from rows of observers; a dot is no value.
fn units(observers: &[&str]) -> Vec<Vec<u32>> {
    let rows: Vec<Vec<&str>> = observers.iter().map(|row| row.split(' ').collect()).collect();
    let value = |cell: &str| cell.chars().next().filter(|c| *c != '.').map(u32::from);
    (0..rows[0].len())
        .map(|unit| rows.iter().filter_map(|row| value(row[unit])).collect())
        .collect()
}

fn four_observers() -> Vec<Vec<u32>> {
    units(&[
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ])
}

fn shown(units: &[Vec<u32>], metric: Metric) -> String {
    alpha(units, metric).unwrap().decimal(3)
}

#[test]
fn four_observers_twelve_units() {
    let units = four_observers();
    assert_eq!(shown(&units, Metric::Nominal), "0.743");
    assert_eq!(shown(&units, Metric::Ordinal), "0.815");
    assert_eq!(shown(&units, Metric::Interval), "0.849");
}

#[test]
fn two_observers_binary_data() {
    let units = units(&["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]);
    for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval] {
        assert_eq!(shown(&units, metric), "0.095", "of two values every metric is the same");
    }
}

#[test]
fn two_observers_nominal_data() {
    let units = units(&["a a b b d c c c e d d a", "b a b b b c c c e d d d"]);
    assert_eq!(shown(&units, Metric::Nominal), "0.692");
}

#[test]
fn the_fraction_is_exact() {
    // 10 units, 1 of 14 and 1 of 6: 1 - 19 * 4 / (14 * 6)
    let units = units(&["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]);
    assert_eq!(alpha(&units, Metric::Nominal), Q::new(2, 21));
}

#[test]
fn perfect_and_systematic_disagreement() {
    assert_eq!(alpha(&[[1, 1], [2, 2], [3, 3]], Metric::Ordinal), Some(Q::ONE));
    let against = alpha(&[[0, 4], [4, 0]], Metric::Ordinal).unwrap();
    assert!(against < Q::ZERO, "{against}");
}

#[test]
fn what_has_no_alpha() {
    let none: [[u32; 2]; 0] = [];
    assert_eq!(alpha(&none, Metric::Ordinal), None);
    assert_eq!(alpha(&[vec![1], vec![2]], Metric::Ordinal), None, "nobody marked the same");
    assert_eq!(alpha(&[[2, 2], [2, 2]], Metric::Ordinal), None, "nothing to tell apart");
}

#[test]
fn units_with_one_value_change_nothing() {
    let mut units = four_observers();
    let before = alpha(&units, Metric::Ordinal);
    units.extend([vec![5], vec![1], vec![]]);
    assert_eq!(alpha(&units, Metric::Ordinal), before);
}

#[test]
fn neither_order_nor_who_marked_matters() {
    let mut units = four_observers();
    let before = alpha(&units, Metric::Ordinal);
    units.reverse();
    units.iter_mut().for_each(|unit| unit.reverse());
    assert_eq!(alpha(&units, Metric::Ordinal), before);
}

#[test]
fn the_interval_holds_alpha_and_is_the_same_every_time() {
    let units = four_observers();
    let value = alpha(&units, Metric::Ordinal).unwrap();
    let (low, high) = interval(&units, Metric::Ordinal).unwrap();
    assert!(low < value && value < high, "{low} {value} {high}");
    assert!(high <= Q::ONE);
    assert_eq!(interval(&units, Metric::Ordinal), Some((low, high)));
    assert_eq!(interval(&[[2, 2], [2, 2]], Metric::Ordinal), None);
    assert_eq!(interval(&[[1, 1], [2, 2], [3, 3], [0, 0]], Metric::Ordinal), Some((Q::ONE, Q::ONE)));
}
