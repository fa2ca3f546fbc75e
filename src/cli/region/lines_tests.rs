//! Tests of the lines of a run, read again.

#![allow(clippy::cast_possible_truncation, reason = "tests")]

use super::{BATCH, Lines, learn};
use crate::region::row::Line;
use crate::region::row::sample::row;
use crate::region::score::unreadable;
use crate::region::settle::{Rows, Span, Whose};
use std::path::PathBuf;

/// More lines than are parsed at once, every third of them a refusal, in no order.
fn lines() -> Vec<Line> {
    let many = BATCH * 2 + 7;
    let line = |number: usize| match number % 3 {
        0 => unreadable(&format!("folder/all.ndjson:{}", many - number), "it \"refused\":[ to open"),
        _ => {
            let mut row = row();
            row.name = format!("Board \"refused\":[ {number}");
            row.sha256 = format!("{:064x}", number * 7919 % many);
            Line::Scored(Box::new(row))
        }
    };
    (0..many).map(line).collect()
}

fn written(lines: &[Line]) -> (tempfile::TempDir, PathBuf, Vec<Span>) {
    let (mut bytes, mut spans) = (Vec::new(), Vec::new());
    for line in lines {
        let start = bytes.len();
        line.write(&mut bytes);
        spans.push(Span {
            start: start as u64,
            length: (bytes.len() - start) as u32,
        });
        bytes.push(b'\n');
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lines.ndjson");
    std::fs::write(&path, bytes).unwrap();
    (folder, path, spans)
}

#[test]
fn what_is_learnt_is_what_each_line_says() {
    let all = lines();
    let (_folder, path, spans) = written(&all);
    let (rows, refusals) = learn(&path).unwrap();
    let mut by_hand = Rows::default();
    for (line, span) in all.iter().zip(&spans) {
        if let Line::Scored(row) = line {
            by_hand.add(&Whose::of(row), *span).unwrap();
        }
    }
    assert_eq!(rows.settled(), by_hand.settled());
    // refusals in the order of their lines, as numbers
    let expected: Vec<Span> = spans.iter().copied().step_by(3).rev().collect();
    assert_eq!(refusals.into_iter().map(|(span, ())| span).collect::<Vec<_>>(), expected);
}

#[test]
fn lines_are_handed_on_in_the_order_that_is_asked_for() {
    let all = lines();
    let (_folder, path, spans) = written(&all);
    let asked: Vec<(Span, usize)> = (0..all.len())
        .map(|place| (place * 101) % all.len())
        .map(|at| (spans[at], at))
        .collect();
    let mut given = Vec::new();
    let taken = Lines::open(&path).unwrap().each(&asked, |text, line, at| {
        assert_eq!(line, all[*at]);
        assert_eq!(Line::read(text).unwrap(), line);
        given.push(*at);
        Ok(())
    });
    taken.unwrap();
    assert_eq!(given, asked.iter().map(|(_, at)| *at).collect::<Vec<_>>());
}

#[test]
fn what_cannot_be_read_is_told_and_ends_it() {
    let (_folder, path, spans) = written(&lines());
    let mut seen = 0;
    let stopped = Lines::open(&path).unwrap().each(&[(spans[0], ()), (spans[1], ())], |_, _, ()| {
        seen += 1;
        Err("the disk is full".to_owned())
    });
    assert_eq!((stopped, seen), (Err("the disk is full".to_owned()), 1));
    let beyond = Span {
        start: 1 << 40,
        length: 10,
    };
    let cut = Span {
        length: spans[1].length - 1,
        ..spans[1]
    };
    for bad in [beyond, cut] {
        let mut lines = Lines::open(&path).unwrap();
        assert!(lines.each(&[(bad, ())], |_, _, ()| Ok(())).is_err(), "{bad:?}");
    }
    std::fs::write(&path, "{\"name\": 5}\n").unwrap();
    assert!(learn(&path).is_err());
    std::fs::remove_file(&path).unwrap();
    let gone = learn(&path).unwrap_err();
    assert!(gone.contains("lines.ndjson: there is no such file"), "{gone}");
    assert!(Lines::open(&path).is_err());
}
