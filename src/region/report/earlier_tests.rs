//! What is read of rows of an earlier run, and what is refused.

use super::{Earlier, Judged, Made, judged, scale, short};
use crate::assess::published::GradeStatus;
use crate::assess::verdict::Bounds;
use crate::region::report::texts_sample::{holding, row, text};
use crate::region::row::{CoreRow, Line, Row};
use std::collections::BTreeMap;

fn line(row: &Row) -> String {
    let mut bytes = Vec::new();
    Line::Scored(Box::new(row.clone())).write(&mut bytes);
    String::from_utf8(bytes).unwrap()
}

fn read(rows: &[Row]) -> Earlier {
    let mut earlier = Earlier::default();
    for row in rows {
        earlier.add(&line(row)).unwrap();
    }
    earlier
}

fn of<'e>(earlier: &'e Earlier, id: &str) -> &'e Made {
    &earlier.standings[id]
}

#[test]
fn a_row_that_is_written_is_read() {
    let full = Row {
        low: 1,
        status: GradeStatus::Between,
        marks: 2,
        marks_sha256: Some("m".to_owned()),
        ..holding("a1", vec![text("/a", "We", [1, 2, 3])])
    };
    let earlier = read(std::slice::from_ref(&full));
    assert_eq!((earlier.len(), earlier.is_empty()), (1, false));
    let made = of(&earlier, "A1");
    assert_eq!((made.status, made.bounds), (GradeStatus::Between, Bounds { low: 1, high: 2 }));
    assert_eq!(&*made.period, "2025-04-01/2026-03-31");
    assert_eq!(made.evidence, short(&full.sha256));
    assert_eq!(made.judged, Judged::By(short("m")));
    assert_eq!(made.scale, scale(&full.rubric));
}

#[test]
fn an_authority_without_a_code_goes_by_its_name() {
    let named = Row {
        code: None,
        name: "  North   Board ".to_owned(),
        ..row("x")
    };
    assert!(read(&[named]).standings.contains_key("north board"));
}

#[test]
fn the_latest_period_is_kept_whatever_comes_first() {
    let period = |from: &str, to: &str, low: u32| Row {
        from: from.to_owned(),
        to: to.to_owned(),
        low,
        ..row("A1")
    };
    let (early, late) = (period("2024-04-01", "2025-03-31", 0), period("2025-04-01", "2026-03-31", 1));
    for rows in [[early.clone(), late.clone()], [late, early]] {
        let earlier = read(&rows);
        assert_eq!((earlier.len(), of(&earlier, "A1").bounds.low), (1, 1));
    }
}

#[test]
fn under_an_overlay_the_grade_that_areas_are_compared_by_is_kept() {
    let overlaid = Row {
        rubric: "local/3".to_owned(),
        core: Some(CoreRow {
            rubric: "base/1".to_owned(),
            rubric_sha256: "b".to_owned(),
            status: GradeStatus::AtMost,
            low: 1,
            high: 1,
            criteria: BTreeMap::new(),
        }),
        ..row("A1")
    };
    let earlier = read(&[overlaid]);
    let made = of(&earlier, "A1");
    assert_eq!((made.status, made.bounds), (GradeStatus::AtMost, Bounds { low: 1, high: 1 }));
    assert_eq!((made.rubric, made.scale), (short("b"), scale("base/9")));
}

#[test]
fn which_judgements_it_was_read_with_may_not_be_said() {
    assert_eq!(judged(0, None), Judged::No);
    assert_eq!(judged(0, Some("an empty file")), Judged::No);
    assert_eq!(judged(3, None), Judged::NotSaid);
    assert_eq!(judged(3, Some("m")), Judged::By(short("m")));
    // rows of the first version do not have the field at all
    let mut value: serde_json::Value = serde_json::from_str(&line(&Row { marks: 3, ..row("A1") })).unwrap();
    value.as_object_mut().unwrap().shift_remove("marks_sha256").unwrap();
    let mut earlier = Earlier::default();
    earlier.add(&value.to_string()).unwrap();
    assert_eq!(of(&earlier, "A1").judged, Judged::NotSaid);
}

#[test]
fn fields_of_another_version_are_passed_over() {
    let mut value: serde_json::Value = serde_json::from_str(&line(&row("A1"))).unwrap();
    let members = value.as_object_mut().unwrap();
    members.insert("new_field".to_owned(), serde_json::json!({"a": [1]}));
    members.shift_remove("units").unwrap();
    assert_eq!(Earlier::default().add(&value.to_string()), Ok(()));
}

#[test]
fn what_is_no_row_is_refused_in_words() {
    let refused = |text: &str| Earlier::default().add(text).unwrap_err();
    let mut other: serde_json::Value = serde_json::from_str(&line(&row("A1"))).unwrap();
    other["format"] = 2.into();
    assert_eq!(
        refused(&other.to_string()),
        "a row of format 2, expected 1; another version of earnest wrote it"
    );
    // whatever else that version did to it
    assert_eq!(
        refused("{\"format\": 7}"),
        "a row of format 7, expected 1; another version of earnest wrote it"
    );
    for text in [
        "",
        "no json",
        "[]",
        "{}",
        "{\"format\":1}",
        "{\"format\":1,\"refused\":[]}",
        "{\"format\":\"1\"}",
    ] {
        let told = refused(text);
        assert!(
            told.starts_with("no row of earnest region: ") && !told.contains(" line "),
            "{text}: {told}"
        );
    }
    let mut value: serde_json::Value = serde_json::from_str(&line(&row("A1"))).unwrap();
    value["low"] = "two".into();
    assert!(refused(&value.to_string()).contains("expected u32"));
}

#[test]
fn little_is_held_of_an_authority() {
    assert!(size_of::<Made>() <= 176, "{} bytes", size_of::<Made>());
}

#[test]
fn digests_tell_things_apart() {
    assert_ne!(short("a"), short("b"));
    assert_eq!(short("a"), short("a"));
    assert_ne!(short(""), 0);
    assert_eq!(scale("healthwatch/1.0.0"), scale("healthwatch/2.0.0"));
    assert_ne!(scale("healthwatch/1.0.0"), scale("other/1.0.0"));
}
