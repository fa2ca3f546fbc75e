//! Tests of ranges of ranks.

#![allow(clippy::wildcard_enum_match_arm, clippy::cast_possible_truncation, reason = "tests")]

use super::{Authorities, rank, third};
use crate::assess::published::GradeStatus;
use crate::region::published::{Authority, Third};
use crate::region::report::{Seen, Standing};
use crate::region::row::sample::{row, rubric};
use crate::region::row::{Draws, Row};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn board(name: &str, low: u32, high: u32) -> Row {
    Row {
        name: name.to_owned(),
        rubric_sha256: rubric().sha256.clone(),
        low,
        high,
        status: if low == high { GradeStatus::Firm } else { GradeStatus::Between },
        ..row()
    }
}

fn made(rows: &[Row]) -> (Vec<Authority>, u64) {
    let mut all = Authorities::default();
    for row in rows {
        let seen = Seen {
            id: row.name.clone(),
            row,
            standing: Standing::of(row),
            units: Vec::new(),
        };
        all.add(&seen, rubric());
    }
    let (listed, more, ranked) = all.made();
    assert_eq!(more, 0);
    (listed, ranked)
}

#[test]
fn a_range_runs_from_those_surely_above_to_those_surely_below() {
    let (found, ranked) = made(&[board("a", 3, 3), board("b", 1, 2), board("c", 2, 2), board("d", 0, 0)]);
    assert_eq!(ranked, 4);
    let ranges: Vec<(u64, u64)> = found
        .iter()
        .map(|one| one.rank.as_ref().map(|rank| (rank.best, rank.worst)).unwrap())
        .collect();
    // b may stand beside c, and neither beside a or d
    assert_eq!(ranges, [(1, 1), (2, 3), (2, 3), (4, 4)]);
}

#[test]
fn what_cannot_be_compared_is_listed_with_its_reason() {
    let bad = [
        Row {
            basis: "compiled".to_owned(),
            ..board("a", 2, 2)
        },
        Row {
            rubric_sha256: "other".to_owned(),
            ..board("b", 2, 2)
        },
        Row {
            engine: "0.0.0".to_owned(),
            ..board("c", 2, 2)
        },
        Row {
            status: GradeStatus::Insufficient,
            ..board("d", 0, 3)
        },
        Row {
            status: GradeStatus::NotDue,
            ..board("e", 0, 4)
        },
    ];
    let mut rows = bad.to_vec();
    rows.push(board("f", 2, 2));
    let (found, ranked) = made(&rows);
    assert_eq!((found.len(), ranked), (6, 1));
    for one in &found[..5] {
        assert!(one.rank.is_none() && one.not_ranked.is_some(), "{one:?}");
    }
    let reasons: std::collections::BTreeSet<_> = found.iter().filter_map(|one| one.not_ranked.clone()).collect();
    assert_eq!(reasons.len(), 5, "each for a reason of its own");
}

#[test]
fn of_two_periods_the_later_is_ranked() {
    let (found, ranked) = made(&[board("a", 0, 0), board("a", 3, 3), board("b", 2, 2)]);
    assert_eq!(ranked, 2);
    assert!(found[0].rank.is_none() && found[0].not_ranked.as_deref().unwrap().contains("later period"));
    assert_eq!(found[1].rank.as_ref().map(|rank| (rank.best, rank.worst, rank.of)), Some((1, 1, 2)));
}

#[test]
fn draws_widen_a_range_and_never_narrow_it() {
    let drawn = |low, high| {
        Some(Draws {
            tried: 1000,
            held: 900,
            low,
            high,
        })
    };
    let rows = [
        Row {
            draws: drawn(1, 2),
            ..board("a", 2, 2)
        },
        Row {
            draws: drawn(2, 2),
            ..board("b", 1, 3)
        },
        board("c", 1, 1),
    ];
    let (found, _) = made(&rows);
    let worst = |place: usize| found[place].rank.as_ref().map(|rank| rank.worst);
    // a is 1 to 2 and may stand level with c; b stays 1 to 3
    assert_eq!((worst(0), worst(1)), (Some(3), Some(3)));
}

#[test]
fn a_third_is_said_only_where_the_whole_range_is_in_it() {
    assert_eq!(third(1, 3, 9), Third::Upper);
    assert_eq!(third(1, 4, 9), Third::Unsettled);
    assert_eq!(third(4, 6, 9), Third::Middle);
    assert_eq!(third(7, 9, 9), Third::Lower);
    assert_eq!(third(6, 9, 9), Third::Unsettled);
    assert_eq!(third(1, 1, 1), Third::Unsettled);
}

proptest! {
    /// By counting over all pairs instead of over bounds.
    #[test]
    fn ranges_agree_with_a_count_over_pairs(all in prop::collection::vec((0_u32..5, 0_u32..5), 1..30)) {
        let all: Vec<(u32, u32)> = all.into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect();
        let mut ranked: BTreeMap<(u32, u32), u64> = BTreeMap::new();
        for bounds in &all {
            *ranked.entry(*bounds).or_default() += 1;
        }
        let of = all.len() as u64;
        for (place, own) in all.iter().enumerate() {
            let others = || all.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, bounds)| bounds);
            let above = others().filter(|other| other.0 > own.1).count() as u64;
            let below = others().filter(|other| other.1 < own.0).count() as u64;
            let found = rank(*own, &ranked, of);
            prop_assert_eq!((found.best, found.worst), (above + 1, of - below));
            prop_assert!(found.best <= found.worst && found.worst <= of);
        }
    }
}
