//! An assessment for a report is of the bytes and judgements of its row, and grades as the row does.
#![allow(clippy::wildcard_enum_match_arm, reason = "tests")]

use super::{Unmade, last, stem};
use crate::assess::published::Assessment;
use crate::region::row::{Line, Row};
use crate::region::score::{MarksBytes, Scorer};
use crate::rubric::library;

fn scorer() -> Scorer {
    Scorer::new(library::shipped(None).unwrap().1.unwrap(), None, None, 0)
}

const SMALL: &str = r#"{"format":1,"authority":{"name":"A board"},"period":{"from":"2024-04-01","to":"2025-03-31"},"basis":"returned",
"exercises":[{"id":"e1","title":"A clinic","opens":"2024-05-01","closes":"2024-08-01"}]}"#;
const MARKS: &str = r#"{"format":1,"role":"assessor","author":"A","interest":"none","date":"2026-01-31","marks":[]}"#;

fn scored(line: Line) -> Row {
    match line {
        Line::Scored(row) => *row,
        Line::Refused(refusal) => panic!("{refusal:?}"),
    }
}

fn agrees(row: &Row, assessment: &Assessment) {
    assert_eq!((assessment.grade.low, assessment.grade.high), (row.low, row.high));
    assert_eq!((assessment.grade.status, &assessment.submission.sha256), (row.status, &row.sha256));
}

#[test]
fn a_file_is_assessed_as_its_row_was_scored() {
    let marks = |text: &str| -> Vec<MarksBytes> { vec![("a.marks.json".to_owned(), Ok(text.as_bytes().to_vec()))] };
    let scorer = scorer();
    let row = scored(scorer.file("in/a.json", SMALL.as_bytes(), &marks(MARKS)));
    let (assessment, audit) = scorer.file_assessed(&row, SMALL.as_bytes(), &marks(MARKS), false).unwrap();
    agrees(&row, &assessment);
    assert_eq!((assessment.submission.name.as_str(), audit.is_some()), ("a", false));
    let (same, audit) = scorer.file_assessed(&row, SMALL.as_bytes(), &marks(MARKS), true).unwrap();
    assert_eq!((same, audit.is_some()), (assessment, true));
    // another submission, other judgements, none, and one that cannot be read any more
    let changed = |bytes: &str, marks: &[MarksBytes]| scorer.file_assessed(&row, bytes.as_bytes(), marks, false).err();
    assert_eq!(changed(&SMALL.replace("clinic", "ward"), &marks(MARKS)), Some(Unmade::Changed));
    assert_eq!(changed(SMALL, &marks(&MARKS.replace("none", "a cousin"))), Some(Unmade::Changed));
    assert_eq!(changed(SMALL, &[]), Some(Unmade::Changed));
    let gone = [("a.marks.json".to_owned(), Err("there is no such file".to_owned()))];
    assert_eq!(changed(SMALL, &gone), Some(Unmade::Changed));
    assert_eq!(changed("", &marks(MARKS)), Some(Unmade::Changed));
}

#[test]
fn a_line_is_assessed_as_its_row_was_scored() {
    let scorer = scorer();
    let small = SMALL.replace('\n', "");
    let bare = format!("  {small}\n");
    let with = format!(r#"{{"submission": {small}, "marks": [{MARKS}]}}"#);
    let from = format!(r#"{{"source": "returned/north.yaml", "submission": {small}}}"#);
    for (text, name) in [(&bare, "all.ndjson:7"), (&with, "all.ndjson:7"), (&from, "north")] {
        let at = "in/all.ndjson:7";
        let row = scored(scorer.line(Some(at), 7, text.as_bytes()).unwrap());
        let (assessment, _) = scorer.line_assessed(&row, at, text.as_bytes(), false).unwrap();
        agrees(&row, &assessment);
        assert_eq!(assessment.submission.name, name);
    }
    let row = scored(scorer.line(None, 1, with.as_bytes()).unwrap());
    let changed = |text: &[u8]| scorer.line_assessed(&row, "a:1", text, false).err();
    for other in [bare.as_bytes(), b"\xff", b"{\"submission\": 1", b""] {
        assert_eq!(changed(other), Some(Unmade::Changed));
    }
}

#[test]
fn a_submission_is_called_as_its_file() {
    for (source, name) in [
        ("in/north.yaml", "north"),
        ("north.marks.yaml", "north.marks"),
        ("north", "north"),
        ("a.b/north", "north"),
        (".yaml", ".yaml"),
        ("", ""),
    ] {
        assert_eq!(stem(source), name, "{source}");
    }
    assert_eq!(last("in/all.ndjson:7"), "all.ndjson:7");
}
