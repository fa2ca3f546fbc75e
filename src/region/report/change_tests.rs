//! What rose, what fell, and what is said to have moved it.

use super::{listed, way};
use crate::assess::published::GradeStatus;
use crate::assess::verdict::Bounds;
use crate::region::published::{Cause, Change, Moved};
use crate::region::report::texts_sample::{made, region, row, rubric};
use crate::region::report::{Earlier, Maker};
use crate::region::row::{Line, Row};
use std::cmp::Ordering;

fn earlier(rows: &[Row]) -> Earlier {
    let mut earlier = Earlier::default();
    for row in rows {
        let mut bytes = Vec::new();
        Line::Scored(Box::new(row.clone())).write(&mut bytes);
        earlier.add(std::str::from_utf8(&bytes).unwrap()).unwrap();
    }
    earlier
}

fn change(before: &[Row], now: &[Row]) -> Change {
    let mut maker = Maker::new(rubric());
    maker.with_earlier(earlier(before));
    made(maker, now).change.unwrap()
}

fn graded(code: &str, low: u32, high: u32) -> Row {
    Row {
        status: if low == high { GradeStatus::Firm } else { GradeStatus::Between },
        low,
        high,
        ..row(code)
    }
}

/// The one movement of an authority that went from level 1 to 3, and whose row was changed so.
fn moved_by(edit: impl Fn(&mut Row)) -> Moved {
    let mut now = graded("A1", 3, 3);
    edit(&mut now);
    let change = change(&[graded("A1", 1, 1)], &[now]);
    assert_eq!(change.moved.len(), 1);
    change.moved[0].clone()
}

#[test]
fn without_an_earlier_run_nothing_is_said() {
    assert_eq!(region(&[row("A1")]).change, None);
}

#[test]
fn a_run_compared_with_itself_moved_nothing() {
    let rows = [
        graded("A1", 1, 1),
        graded("A2", 0, 4),
        Row {
            status: GradeStatus::NotDue,
            ..graded("A3", 0, 4)
        },
        Row {
            marks: 3,
            ..graded("A4", 2, 2)
        },
    ];
    let change = change(&rows, &rows);
    assert_eq!((change.both, change.new, change.gone), (4, 0, 0));
    assert_eq!((change.rose, change.fell, change.more), (0, 0, 0));
    assert_eq!(change.moved, []);
}

#[test]
fn other_inputs_and_the_same_grade_moved_nothing() {
    let now = Row {
        sha256: "b".repeat(64),
        engine: "9.9.9".to_owned(),
        ..graded("A1", 2, 2)
    };
    assert_eq!(change(&[graded("A1", 2, 2)], &[now]).moved, []);
}

#[test]
fn who_is_new_and_who_is_gone() {
    let change = change(&[row("A1"), row("A2"), row("A3")], &[row("A2"), row("A4")]);
    assert_eq!((change.both, change.new, change.gone), (1, 1, 2));
    assert_eq!(change.moved, []);
}

#[test]
fn only_what_surely_rose_rose() {
    let cases = [
        ((1, 1), (2, 2), (1, 0)),
        ((1, 2), (3, 4), (1, 0)),
        ((1, 2), (2, 3), (0, 0)),
        ((1, 1), (1, 3), (0, 0)),
        ((0, 4), (4, 4), (0, 0)),
        ((3, 3), (2, 2), (0, 1)),
        ((3, 4), (0, 2), (0, 1)),
        ((2, 3), (1, 2), (0, 0)),
    ];
    for ((low, high), (new_low, new_high), expected) in cases {
        let change = change(&[graded("A1", low, high)], &[graded("A1", new_low, new_high)]);
        assert_eq!(
            (change.rose, change.fell),
            expected,
            "{low} to {high}, then {new_low} to {new_high}"
        );
        let says = &change.moved[0].says;
        let word = match expected {
            (1, 0) => "It surely rose.",
            (0, 1) => "It surely fell.",
            _ => "Whether it rose or fell is not sure.",
        };
        assert!(says.starts_with(word), "{says}");
    }
}

#[test]
fn a_grade_that_came_due_neither_rose_nor_fell() {
    let not_due = Row {
        status: GradeStatus::NotDue,
        ..graded("A1", 0, 0)
    };
    let change = change(std::slice::from_ref(&not_due), &[graded("A1", 3, 3)]);
    assert_eq!((change.rose, change.fell, change.moved.len()), (0, 0, 1));
    assert_ne!(change.moved[0].before, change.moved[0].now);
}

#[test]
fn a_status_that_moved_within_the_same_bounds_is_told() {
    let capped = Row {
        status: GradeStatus::AtMost,
        ..graded("A1", 2, 2)
    };
    let change = change(&[graded("A1", 2, 2)], &[capped]);
    assert_eq!((change.moved.len(), change.rose), (1, 0));
    assert_ne!(change.moved[0].before, change.moved[0].now);
}

#[test]
fn grades_are_told_in_the_words_of_the_rubric() {
    let moved = moved_by(|_| {});
    let name = |level: usize| rubric().file.levels[level].name.as_str();
    assert!(moved.before.to_lowercase().contains(&name(1).to_lowercase()), "{}", moved.before);
    assert!(moved.now.to_lowercase().contains(&name(3).to_lowercase()), "{}", moved.now);
    assert_eq!((moved.authority.as_str(), moved.name.as_str()), ("A1", "A1 Board"));
}

#[test]
fn one_thing_that_differs_moved_it() {
    type Edit = fn(&mut Row);
    let cases: [(Edit, Cause, &str); 6] = [
        (|row| row.engine = "9.9.9".to_owned(), Cause::Engine, "the version of the engine."),
        (|row| row.rubric_sha256 = "r".to_owned(), Cause::Rubric, "the rubric."),
        (|row| row.sha256 = "b".repeat(64), Cause::Evidence, "the submission."),
        (
            |row| row.as_of = "2027-01-01".to_owned(),
            Cause::Evidence,
            "the day on which the evidence is looked at.",
        ),
        (
            |row| {
                row.to = "2026-06-30".to_owned();
                row.sha256 = "b".repeat(64);
            },
            Cause::Evidence,
            "the submission, which is of another period.",
        ),
        (
            |row| {
                row.marks = 1;
                row.marks_sha256 = Some("m".to_owned());
            },
            Cause::Judgement,
            "the judgements.",
        ),
    ];
    for (edit, cause, named) in cases {
        let moved = moved_by(edit);
        assert_eq!(moved.causes, [cause]);
        assert_eq!(
            moved.says,
            format!("It surely rose. Of what rows record only this differs, and moved it: {named}")
        );
    }
}

#[test]
fn several_are_not_split() {
    let moved = moved_by(|row| {
        row.engine = "9.9.9".to_owned();
        row.sha256 = "b".repeat(64);
        row.as_of = "2027-01-01".to_owned();
        row.marks = 1;
    });
    assert_eq!(moved.causes, [Cause::Engine, Cause::Evidence, Cause::Judgement]);
    assert!(
        moved
            .says
            .contains("the version of the engine, the submission, the day on which the evidence is looked at and the judgements."),
        "{}",
        moved.says
    );
    assert!(
        moved
            .says
            .contains("not separable from the rows alone; `earnest compare` splits it"),
        "{}",
        moved.says
    );
}

#[test]
fn evidence_and_its_day_are_one_cause() {
    let moved = moved_by(|row| {
        row.sha256 = "b".repeat(64);
        row.as_of = "2027-01-01".to_owned();
    });
    assert_eq!(moved.causes, [Cause::Evidence]);
    assert!(moved.says.contains("and moved it: the submission and the day"), "{}", moved.says);
}

#[test]
fn other_figures_of_the_area_are_other_evidence() {
    let moved = moved_by(|row| row.baseline_sha256 = Some("b".repeat(64)));
    assert_eq!(moved.causes, [Cause::Evidence]);
    assert!(
        moved.says.contains("moved it: the figures of the area (--baseline)"),
        "{}",
        moved.says
    );
}

#[test]
fn nothing_that_rows_record_may_have_moved_it() {
    let moved = moved_by(|_| {});
    assert_eq!(moved.causes, []);
    assert!(moved.says.contains("--baseline"), "{}", moved.says);
}

#[test]
fn judgements_of_which_rows_do_not_say_leave_it_open() {
    let before = Row {
        marks: 2,
        ..graded("A1", 1, 1)
    };
    let now = |sha256: &str, marks: u32, digest: Option<&str>| Row {
        sha256: sha256.repeat(64),
        marks,
        marks_sha256: digest.map(str::to_owned),
        ..graded("A1", 3, 3)
    };
    let says = |row: Row| {
        let change = change(std::slice::from_ref(&before), &[row]);
        (change.moved[0].causes.clone(), change.moved[0].says.clone())
    };
    let (causes, text) = says(now("a", 2, Some("m")));
    assert_eq!(causes, []);
    assert!(
        text.contains("do not say whether the judgements differ") && !text.contains("--baseline"),
        "{text}"
    );
    let (causes, text) = says(now("b", 2, Some("m")));
    assert_eq!(causes, [Cause::Evidence]);
    assert!(text.contains("not separable"), "{text}");
    // none now and some before surely differ
    let (causes, _) = says(now("a", 0, None));
    assert_eq!(causes, [Cause::Judgement]);
}

#[test]
fn another_rubric_is_another_scale_and_another_version_is_not() {
    let moved = moved_by(|row| {
        row.rubric = format!("{}/99", rubric().file.id);
        row.rubric_sha256 = "r".to_owned();
    });
    assert!(moved.says.starts_with("It surely rose."), "{}", moved.says);
    let before = Row {
        rubric: "another/1".to_owned(),
        rubric_sha256: "r".to_owned(),
        ..graded("A1", 1, 2)
    };
    for now in [graded("A1", 3, 3), graded("A1", 1, 2)] {
        let change = change(std::slice::from_ref(&before), &[now]);
        assert_eq!((change.rose, change.fell, change.moved.len()), (0, 0, 1));
        let moved = &change.moved[0];
        assert_eq!(moved.before, "levels 1 to 2 of another rubric");
        assert!(moved.says.contains("neither a rise nor a fall"), "{}", moved.says);
        assert_eq!(moved.causes, [Cause::Rubric]);
    }
}

#[test]
fn the_latest_period_of_each_run_is_compared() {
    let period = |year: u32, low: u32| Row {
        from: format!("{year}-04-01"),
        to: format!("{}-03-31", year + 1),
        ..graded("A1", low, low)
    };
    let change = change(
        &[period(2023, 3), period(2024, 1)],
        &[period(2024, 0), period(2025, 2), graded("B1", 1, 1)],
    );
    assert_eq!((change.both, change.new, change.rose, change.fell), (1, 1, 1, 0));
    assert_eq!(change.moved.len(), 1);
}

#[test]
fn the_list_ends_and_the_counts_do_not() {
    let rows = |level: u32| -> Vec<Row> { (0..520).map(|nth| graded(&format!("A{nth:04}"), level, level)).collect() };
    let change = change(&rows(1), &rows(2));
    assert_eq!((change.moved.len(), change.more, change.rose, change.both), (500, 20, 520, 520));
    assert!(change.moved.windows(2).all(|pair| pair[0].authority < pair[1].authority));
}

#[test]
fn ways_and_lists() {
    let earlier = earlier(&[graded("A1", 1, 1)]);
    let one = &earlier.standings["A1"];
    let mut other = one.clone();
    assert_eq!(way(one, &other), None);
    other.bounds = Bounds { low: 2, high: 2 };
    assert_eq!(way(one, &other), Some(Ordering::Greater));
    assert_eq!(way(&other, one), Some(Ordering::Less));
    other.status = GradeStatus::NotApplicable;
    assert_eq!(way(one, &other), None);
    assert_eq!(listed(&[]), "");
    assert_eq!(listed(&["a"]), "a");
    assert_eq!(listed(&["a", "b"]), "a and b");
    assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
}
