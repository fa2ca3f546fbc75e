//! Tests of lines with their places.

#![allow(clippy::wildcard_enum_match_arm, reason = "tests")]

use super::{PLACE, Placed, too_long_placed};
use crate::region::feed::LONGEST;
use crate::region::row::{Line, Refusal};
use crate::region::score::{Scorer, too_long};
use crate::rubric::library;

const SMALL: &str = r#"{"format":1,"authority":{"name":"A board"},"period":{"from":"2024-04-01","to":"2025-03-31"},"basis":"compiled"}"#;

fn scorer() -> Scorer {
    Scorer::new(library::shipped(None).unwrap().1.unwrap(), None, None, 0)
}

fn with_place(place: &str, line: &[u8]) -> Vec<u8> {
    [place.as_bytes(), b"\t", line].concat()
}

fn refusal(line: Option<Line>) -> Refusal {
    match line {
        Some(Line::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_line_with_its_place_gives_what_it_gives_there() {
    let scorer = scorer();
    let bad = SMALL.replace("compiled", "complied");
    let lines: [&[u8]; 9] = [
        SMALL.as_bytes(),
        bad.as_bytes(),
        b"{\"submission\": {}}",
        b"{\"source\": \"x.json\", \"submission\": {\"format\": 2}}",
        b"{\"format\":\xff}",
        b"\xff\xfe{}",
        b"\xef\xbb\xbf{\"format\": 1}",
        b"not json\tat all",
        b"\t{}\r",
    ];
    for line in lines {
        for end in ["", "\n", "\r\n"] {
            let line = [line, end.as_bytes()].concat();
            let there = scorer.line(Some("in/a b.ndjson:17"), 17, &line);
            assert!(there.is_some());
            assert_eq!(
                scorer.placed(&with_place("in/a b.ndjson:17", &line)),
                there,
                "{}",
                line.escape_ascii()
            );
        }
    }
}

#[test]
fn blank_lines_are_nothing_wherever_they_stand() {
    for blank in ["", "\n", "  \r\n", "a:1\t", "a:1\t\n", "a:1\t \t\r\n"] {
        assert_eq!(scorer().placed(blank.as_bytes()), None, "{blank:?}");
    }
}

#[test]
fn a_place_is_a_file_and_a_number() {
    let placed = Placed::of(b"abfss://box@there/in:2/a.ndjson:5\t{}").unwrap();
    assert_eq!(
        (placed.source, placed.number, placed.line),
        ("abfss://box@there/in:2/a.ndjson:5", 5, &b"{}"[..])
    );
    for odd in [
        "{}",
        "{\t}",
        "a.ndjson\t{}",
        "a.ndjson:\t{}",
        "a.ndjson:0\t{}",
        "a.ndjson:05\t{}",
        "a.ndjson:+5\t{}",
        "a.ndjson:-5\t{}",
        "a.ndjson:18446744073709551616\t{}",
        ":5\t{}",
        "a.ndjson:5 {}",
    ] {
        let told = refusal(scorer().placed(odd.as_bytes()));
        assert_eq!((told.refused[0].code.as_str(), told.source), ("line-without-place", None), "{odd}");
        assert!(told.sha256.is_some());
    }
    assert_eq!(Placed::of(b"\xff.ndjson:5\t{}"), None);
    assert_eq!(Placed::of(&with_place(&format!("{}:5", "x".repeat(PLACE)), b"{}")), None);
}

#[test]
fn a_submission_without_a_place_is_never_scored() {
    // a tab between two parts of a submission is not one after a place
    for odd in [
        SMALL.to_owned(),
        SMALL.replace(",\"basis\"", ",\t\"basis\""),
        SMALL.replacen(':', ":\t", 1),
    ] {
        let told = refusal(scorer().placed(odd.as_bytes()));
        assert_eq!(told.refused[0].code, "line-without-place");
    }
}

#[test]
fn the_longest_line_is_as_long_with_its_place() {
    let scorer = scorer();
    let padded = |length: usize| format!("{SMALL}{}", " ".repeat(length - SMALL.len()));
    let longest = padded(LONGEST - 1);
    let made = scorer.placed(&with_place("a:3", longest.as_bytes()));
    assert!(matches!(&made, Some(Line::Scored(row)) if row.source.as_deref() == Some("a:3")));
    let longer = with_place("a:3", padded(LONGEST).as_bytes());
    let told = too_long(Some("a:3"), Some(3), LONGEST);
    assert_eq!(scorer.placed(&longer), Some(told.clone()));
    assert_eq!(too_long_placed(&longer[..PLACE]), told);
    assert_eq!(too_long_placed(b"{ no place"), too_long(None, None, LONGEST));
}
