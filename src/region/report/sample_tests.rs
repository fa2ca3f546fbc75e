//! Rows for the tests of what a region says: a plain one, and small changes of it.

pub(super) use crate::region::row::sample::rubric;

use super::{Seen, Shared, Standing};
use crate::assess::published::IndicatorStatus;
use crate::region::row::sample;
use crate::region::row::{CriterionRow, GroupRow, IndicatorRow, Means, Row, Span, UncountedRow, UnitRow};
use crate::region::settle::authority;
use std::collections::BTreeMap;

/// The id of its criterion at a place.
pub(super) fn criterion_id(place: usize) -> &'static str {
    rubric().file.criteria[place].id.as_str()
}

/// A criterion between two levels, with means of form and effect as fractions, from low to high.
pub(super) fn criterion(low: u32, high: u32, form: Option<(&str, &str)>, effect: Option<(&str, &str)>) -> CriterionRow {
    let means = |mean: Option<(&str, &str)>| {
        mean.map(|(low, high)| Means {
            low: low.to_owned(),
            high: high.to_owned(),
        })
    };
    CriterionRow {
        state: IndicatorStatus::Scored,
        low,
        high,
        on_held: Some(low),
        form: means(form),
        effect: means(effect),
    }
}

/// A criterion at one level, whose form and effect are at it too.
pub(super) fn at(level: u32) -> CriterionRow {
    let text = level.to_string();
    criterion(level, level, Some((&text, &text)), Some((&text, &text)))
}

/// A unit of its own, closed and counted, at level 2 in everything.
pub(super) fn unit(id: &str, key: u64) -> UnitRow {
    UnitRow {
        title: format!("Exercise {id}"),
        shared_key: format!("{key:016x}"),
        criteria: criteria(|_| at(2)),
        ..sample::unit(id)
    }
}

/// Every criterion of the rubric, each made by its place.
pub(super) fn criteria(made: impl Fn(usize) -> CriterionRow) -> BTreeMap<String, CriterionRow> {
    let file = rubric().file.criteria.iter().enumerate();
    file.map(|(place, file)| (file.id.as_str().to_owned(), made(place))).collect()
}

/// An indicator with what was measured.
pub(super) fn measured(value: &str) -> IndicatorRow {
    IndicatorRow {
        state: IndicatorStatus::Scored,
        low: 2,
        high: 2,
        measured: Some(value.to_owned()),
    }
}

/// A group that was counted.
pub(super) fn group(id: &str, question: &str, heard: u32, expected: &str) -> GroupRow {
    GroupRow {
        id: id.to_owned(),
        question: question.to_owned(),
        heard,
        expected: expected.to_owned(),
    }
}

/// A group that was not.
pub(super) fn uncounted(id: &str, question: &str, surely: bool) -> UncountedRow {
    UncountedRow {
        id: id.to_owned(),
        question: question.to_owned(),
        surely,
    }
}

/// A returned submission by the rubric, of 50,000 people, at level 2 in everything, with these units.
pub(super) fn row(id: &str, units: Vec<UnitRow>) -> Row {
    let rubric = rubric();
    Row {
        source: Some(format!("{id}.yaml")),
        code: Some(id.to_owned()),
        name: format!("Authority {id}"),
        kind: Some("trust".to_owned()),
        people: Some(people(50_000)),
        from: "2025-04-01".to_owned(),
        to: "2026-03-31".to_owned(),
        as_of: "2026-06-30".to_owned(),
        rubric: format!("{}/{}", rubric.file.id, rubric.file.version),
        rubric_sha256: rubric.sha256.clone(),
        on_held: Some(2),
        criteria: criteria(|_| at(2)),
        units,
        ..sample::row()
    }
}

/// So many people.
pub(super) const fn people(many: i64) -> Span {
    Span {
        low: Some(many),
        high: Some(many),
    }
}

/// Shows rows one by one, with the exercises that no earlier one held too.
pub(super) fn show(rows: &[Row], mut to: impl FnMut(&Seen<'_>)) {
    let mut shared = Shared::default();
    for row in rows {
        to(&Seen {
            id: authority(row),
            row,
            standing: Standing::of(row),
            units: row.units.iter().enumerate().filter(|(_, unit)| shared.first(unit)).collect(),
        });
    }
}

/// A number below `below`, in the order of a fixed seed: what rows are generated from.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }

    pub(super) fn level(&mut self) -> u32 {
        let all = u64::from(rubric().highest - rubric().lowest) + 1;
        rubric().lowest + u32::try_from(self.below(all)).unwrap()
    }
}
