//! Tests of lines of submissions.

#![allow(clippy::wildcard_enum_match_arm, clippy::cast_possible_truncation, reason = "tests")]

use super::{Scorer, guarded, is_envelope, too_long};
use crate::region::row::{Line, Refusal};
use crate::rubric::library;

fn scorer() -> Scorer {
    Scorer::new(library::shipped(None).unwrap().1.unwrap(), None, None, 0)
}

const SMALL: &str = r#"{"format":1,"authority":{"name":"A board"},"period":{"from":"2024-04-01","to":"2025-03-31"},"basis":"compiled"}"#;

fn refusal(line: Line) -> Refusal {
    match line {
        Line::Refused(refusal) => refusal,
        Line::Scored(row) => panic!("{} was scored", row.name),
    }
}

fn of(text: &str) -> Line {
    scorer().line(Some("a.ndjson:7"), 7, text.as_bytes()).unwrap()
}

#[test]
fn what_would_end_a_run_ends_one_submission() {
    let source = "a.json".to_owned();
    let line = guarded(Some(&source), b"bytes", || panic!("a fault of ours"));
    let refusal = refusal(line);
    assert_eq!(refusal.refused[0].code, "engine-failed");
    assert_eq!(refusal.source.as_deref(), Some("a.json"));
    assert!(refusal.sha256.is_some());
}

#[test]
fn a_line_is_a_submission_or_one_with_what_belongs_to_it() {
    let Line::Scored(bare) = of(SMALL) else { panic!() };
    assert_eq!(bare.source.as_deref(), Some("a.ndjson:7"));
    let Line::Scored(within) = of(&format!(r#"{{"submission": {SMALL}}}"#)) else {
        panic!()
    };
    assert_eq!(within, bare, "a submission is the same wherever it stands");
    let Line::Scored(from) = of(&format!(r#" {{ "source": "x.json", "marks": [], "submission": {SMALL}}} "#)) else {
        panic!()
    };
    assert_eq!((from.source.as_deref(), &from.sha256), (Some("x.json"), &bare.sha256));
}

#[test]
fn blank_lines_are_nothing() {
    for blank in ["", " ", "\n", "\r\n", "\t "] {
        assert!(scorer().line(None, 1, blank.as_bytes()).is_none());
    }
}

#[test]
fn a_mark_of_the_byte_order_is_no_part_of_a_line() {
    for line in [SMALL.to_owned(), format!(r#"{{"submission": {SMALL}}}"#), "{}".to_owned()] {
        assert_eq!(of(&format!("\u{feff}{line}")), of(&line));
    }
    assert!(scorer().line(None, 1, "\u{feff}\r\n".as_bytes()).is_none());
}

#[test]
fn faults_stand_at_their_line_and_column_in_the_file() {
    let bad = SMALL.replace("compiled", "complied");
    let column = |text: &str| u32::try_from(text.find("\"complied\"").unwrap()).unwrap() + 1;
    let alone = refusal(of(&bad));
    assert_eq!((alone.refused[0].line, alone.refused[0].column), (Some(7), Some(column(&bad))));
    let within = format!(r#"{{"marks":[],"submission":{bad}}}"#);
    let inside = refusal(of(&within));
    assert_eq!((inside.refused[0].line, inside.refused[0].column), (Some(7), Some(column(&within))));
    // one that says where it is from is pointed at as that
    let from = refusal(of(&format!(r#"{{"source":"x.json","submission":{bad}}}"#)));
    assert_eq!((from.refused[0].line, from.refused[0].column), (Some(1), Some(column(&bad))));
    assert_eq!(alone.name.as_deref(), Some("A board"));
}

#[test]
fn a_line_that_is_neither_is_told_as_that() {
    for (text, says) in [
        (r#"{"submission": 1, "other": 2}"#, "unknown field `other`"),
        (r#"{"source": "x"}"#, "missing field `submission`"),
        (r#"{"submission": {"#, "EOF"),
    ] {
        let refusal = refusal(of(text));
        assert_eq!(refusal.refused[0].code, "bad-line");
        assert!(refusal.refused[0].message.contains(says), "{}", refusal.refused[0].message);
    }
    assert!(is_envelope(r#"{ "marks": []}"#));
    assert!(!is_envelope(SMALL) && !is_envelope("[]") && !is_envelope(r#"{"submissions": 1}"#));
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let line = scorer().line(Some("a:1"), 1, b"{\"format\":\xff}").unwrap();
    assert!(!refusal(line).refused.is_empty());
}

#[test]
fn a_line_is_read_again_as_it_was_written() {
    for line in [of(SMALL), of("{}"), too_long(Some("a:1"), Some(1), 5), too_long(None, None, 5)] {
        let mut bytes = Vec::new();
        line.write(&mut bytes);
        assert!(!bytes.contains(&b'\n'));
        assert_eq!(Line::read(std::str::from_utf8(&bytes).unwrap()), Ok(line));
    }
    assert!(Line::read(r#"{"format":1}"#).unwrap_err().contains("missing field"));
    // a name cannot pass for a refusal
    let odd = SMALL.replace("A board", r#"\"refused\":["#);
    let mut bytes = Vec::new();
    of(&odd).write(&mut bytes);
    assert!(matches!(Line::read(std::str::from_utf8(&bytes).unwrap()), Ok(Line::Scored(_))));
}
