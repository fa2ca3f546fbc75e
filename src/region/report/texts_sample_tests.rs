//! Rows of which only what a test is about is filled, for the findings over texts and over time.
pub(super) use crate::region::row::sample::rubric;

use super::Maker;
use crate::region::published::Region;
use crate::region::row::sample;
use crate::region::row::{NeedRow, Row, TextRow, ThemeRow, UnitRow};
use crate::region::settle::Fate;

/// A row with a grade and nothing else.
pub(super) fn row(code: &str) -> Row {
    Row {
        source: Some(format!("{code}.yaml")),
        sha256: "a".repeat(64),
        code: Some(code.to_owned()),
        name: format!("{code} Board"),
        from: "2025-04-01".to_owned(),
        to: "2026-03-31".to_owned(),
        as_of: "2026-03-31".to_owned(),
        rubric: format!("{}/{}", rubric().file.id, rubric().file.version),
        rubric_sha256: rubric().sha256.clone(),
        ..sample::row()
    }
}

/// A unit of its own; its key is shared with nobody as long as `id` is not.
pub(super) fn unit(id: &str) -> UnitRow {
    UnitRow {
        stakes: 2,
        ..sample::unit(id)
    }
}

pub(super) fn theme(summary: &str, answered: Option<bool>, voices: Option<u32>) -> ThemeRow {
    ThemeRow {
        id: "t".to_owned(),
        summary: summary.to_owned(),
        voices,
        answered,
        taken_up: None,
    }
}

/// An authority with one exercise of its own that heard these.
pub(super) fn heard(code: &str, themes: Vec<ThemeRow>) -> Row {
    let own = UnitRow {
        themes,
        ..unit(&format!("{code}-exercise"))
    };
    Row {
        units: vec![own],
        ..row(code)
    }
}

pub(super) fn need(what: &str, place: &str, people: Option<u32>) -> NeedRow {
    NeedRow {
        what: what.to_owned(),
        place: place.to_owned(),
        people,
        would_travel: None,
    }
}

/// An authority of a region with one exercise of its own that states these.
pub(super) fn needing(code: &str, region: Option<&str>, needs: Vec<NeedRow>) -> Row {
    let own = UnitRow {
        needs,
        ..unit(&format!("{code}-exercise"))
    };
    Row {
        region: region.map(str::to_owned),
        units: vec![own],
        ..row(code)
    }
}

pub(super) fn text(at: &str, begins: &str, marks: impl IntoIterator<Item = u32>) -> TextRow {
    TextRow {
        at: at.to_owned(),
        begins: begins.to_owned(),
        words: 30,
        marks: marks.into_iter().collect(),
    }
}

/// An authority with one exercise of its own that holds these.
pub(super) fn holding(code: &str, texts: Vec<TextRow>) -> Row {
    let own = UnitRow {
        texts,
        ..unit(&format!("{code}-exercise"))
    };
    Row {
        units: vec![own],
        ..row(code)
    }
}

/// The region of rows that all stand, in this order.
pub(super) fn region(rows: &[Row]) -> Region {
    made(Maker::new(rubric()), rows)
}

/// The same by a maker that knows more.
pub(super) fn made(mut maker: Maker<'_>, rows: &[Row]) -> Region {
    for row in rows {
        maker.settled(row, &Fate::Stands);
    }
    maker.made()
}

/// Every order of a few things.
pub(super) fn orders<T: Clone>(things: &[T]) -> Vec<Vec<T>> {
    if things.len() < 2 {
        return vec![things.to_vec()];
    }
    let mut all = Vec::new();
    for (place, first) in things.iter().enumerate() {
        let rest: Vec<T> = things
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != place)
            .map(|(_, thing)| thing.clone())
            .collect();
        all.extend(orders(&rest).into_iter().map(|order| [vec![first.clone()], order].concat()));
    }
    all
}
