//! A row to make others of, for tests.

use super::{Row, UnitRow};
use crate::assess::published::GradeStatus;
use crate::rubric::library;
use crate::rubric::model::Rubric;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The default rubric, read once.
pub(crate) fn rubric() -> &'static Rubric {
    static RUBRIC: OnceLock<Rubric> = OnceLock::new();
    RUBRIC.get_or_init(|| library::shipped(None).unwrap().1.unwrap())
}

/// A row with a grade and nothing else, of no rubric in particular.
pub(crate) fn row() -> Row {
    Row {
        format: 1,
        source: None,
        sha256: "0".repeat(64),
        corrects: None,
        code: None,
        name: "A board".to_owned(),
        kind: None,
        region: None,
        nation: None,
        people: None,
        from: "2024-04-01".to_owned(),
        to: "2025-03-31".to_owned(),
        as_of: "2025-03-31".to_owned(),
        basis: "returned".to_owned(),
        rubric: "r/1".to_owned(),
        rubric_sha256: "0".repeat(64),
        baseline_sha256: None,
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        marks: 0,
        marks_sha256: None,
        status: GradeStatus::Firm,
        low: 2,
        high: 2,
        on_held: None,
        coverage: "1".to_owned(),
        due: None,
        criteria: BTreeMap::new(),
        core: None,
        signs: BTreeMap::new(),
        possible: BTreeMap::new(),
        draws: None,
        units: Vec::new(),
    }
}

/// A unit of a row.
pub(crate) fn unit(id: &str) -> UnitRow {
    UnitRow {
        id: id.to_owned(),
        title: id.to_owned(),
        unasked: false,
        shared_key: crate::base::digest::sha256(id.as_bytes()).chars().take(16).collect(),
        stakes: 1,
        counted: true,
        status: GradeStatus::Firm,
        low: 2,
        high: 2,
        criteria: BTreeMap::new(),
        indicators: BTreeMap::new(),
        groups: Vec::new(),
        uncounted: Vec::new(),
        themes: Vec::new(),
        needs: Vec::new(),
        texts: Vec::new(),
    }
}
