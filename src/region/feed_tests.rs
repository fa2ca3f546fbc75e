//! Tests of windows of lines.

#![allow(clippy::wildcard_enum_match_arm, clippy::cast_possible_truncation, reason = "tests")]

use super::{Feed, Window, lines, pieces};
use proptest::prelude::*;
use std::io::{self, Read};

/// Gives its bytes a few at a time, as a pipe may.
struct Drip<'a>(&'a [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let n = self.1.min(to.len()).min(self.0.len());
        to[..n].copy_from_slice(&self.0[..n]);
        self.0 = &self.0[n..];
        Ok(n)
    }
}

fn feed(text: &[u8], at_once: usize, window: usize) -> Vec<Window> {
    let mut feed = Feed::new(Drip(text, at_once), 0, 1);
    (feed.size, feed.longest) = (window, window);
    let mut all = Vec::new();
    while let Some(window) = feed.window().unwrap() {
        all.push(window);
    }
    all
}

#[test]
fn every_byte_comes_once_and_in_order_whatever_the_windows() {
    let text = b"first\n\nthird line\nfourth\nno end";
    for window in 11..40 {
        for at_once in [1, 3, 100] {
            let windows = feed(text, at_once, window);
            let joined: Vec<u8> = windows.iter().flat_map(|window| window.bytes.clone()).collect();
            assert_eq!(joined, text, "window {window}, {at_once} bytes at once");
            assert_eq!(windows.last().unwrap().end, text.len() as u64);
            assert_eq!(windows.last().unwrap().next, 6);
            for pair in windows.windows(2) {
                assert!(pair[0].bytes.ends_with(b"\n"), "a window ends within a line");
                assert_eq!(pair[0].next, pair[1].first);
            }
        }
    }
}

#[test]
fn a_line_longer_than_any_that_is_read_is_passed_over_and_numbered() {
    let long = "x".repeat(100);
    let text = format!("one\n{long}\nthree\n");
    let windows = feed(text.as_bytes(), 7, 20);
    let told: Vec<u64> = windows.iter().filter_map(|window| window.too_long).collect();
    assert_eq!(told, [2]);
    let joined: Vec<u8> = windows.iter().flat_map(|window| window.bytes.clone()).collect();
    assert_eq!(joined, b"one\nthree\n");
    let third = windows.iter().find(|window| window.bytes.starts_with(b"three")).unwrap();
    assert_eq!((third.first, third.next, third.end), (3, 4, text.len() as u64));
}

#[test]
fn a_long_line_without_an_end_ends_the_file() {
    let text = format!("one\n{}", "x".repeat(100));
    let windows = feed(text.as_bytes(), 7, 20);
    assert_eq!(windows.iter().filter_map(|window| window.too_long).collect::<Vec<_>>(), [2]);
    assert_eq!(windows.last().unwrap().end, text.len() as u64);
}

#[test]
fn room_before_a_line_is_not_of_its_length() {
    let text = format!(
        "12345{}
12345{}
67890{}",
        "x".repeat(14),
        "y".repeat(15),
        "z".repeat(15)
    );
    let mut feed = Feed::with_room(Drip(text.as_bytes(), 4), 0, 1, 5);
    (feed.size, feed.longest) = (15, 15);
    let mut all = Vec::new();
    while let Some(window) = feed.window().unwrap() {
        all.push(window);
    }
    let joined: Vec<u8> = all.iter().flat_map(|window| window.bytes.clone()).collect();
    assert_eq!(joined, [b"12345", "x".repeat(14).as_bytes(), b"\n"].concat());
    let told: Vec<_> = all
        .iter()
        .filter_map(|window| Some((window.too_long?, window.began.as_slice())))
        .collect();
    assert_eq!(told, [(2, &b"12345"[..]), (3, &b"67890"[..])]);
}

#[test]
fn a_feed_goes_on_where_another_stopped() {
    let text = b"one\ntwo\nthree\nfour\n";
    let all = feed(text, 5, 9);
    for stop in &all {
        let at = usize::try_from(stop.end).unwrap();
        let mut again = Feed::new(&text[at..], stop.end, stop.next);
        (again.size, again.longest) = (9, 9);
        let mut rest = Vec::new();
        while let Some(window) = again.window().unwrap() {
            rest.push(window);
        }
        let after: Vec<_> = all.iter().filter(|window| window.first >= stop.next).collect();
        assert_eq!(rest.iter().collect::<Vec<_>>(), after);
    }
}

#[test]
fn pieces_are_whole_lines_with_their_numbers() {
    let line = format!("{}\n", "y".repeat(50_000));
    let window = Window {
        first: 7,
        bytes: line.repeat(9).into_bytes(),
        too_long: None,
        began: Vec::new(),
        end: 0,
        next: 16,
    };
    let found = pieces(&window);
    assert!(found.len() > 2);
    assert_eq!(found.iter().map(|(_, bytes)| bytes.len()).sum::<usize>(), window.bytes.len());
    let mut expected = 7;
    for (first, bytes) in found {
        assert_eq!(first, expected);
        assert!(bytes.ends_with(b"\n"));
        expected += (bytes.len() / line.len()) as u64;
    }
}

proptest! {
    #[test]
    fn a_piece_is_its_lines_whatever_it_holds(piece in proptest::collection::vec(prop_oneof![Just(b'\n'), any::<u8>()], 0..200)) {
        let split: Vec<&[u8]> = piece.split_inclusive(|byte| *byte == b'\n').collect();
        prop_assert_eq!(lines(&piece).collect::<Vec<_>>(), split);
    }
}
