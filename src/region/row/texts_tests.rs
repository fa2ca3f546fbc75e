//! Tests of the marks of texts.

#![allow(clippy::wildcard_enum_match_arm, clippy::cast_possible_truncation, reason = "tests")]

use super::{MARKS, RUN, Words, begins, mark, text_row};
use crate::base::pointer::Pointer;
use proptest::prelude::*;
use std::collections::BTreeSet;

const REASON: &str = "We could not keep the minor injuries unit open at night because fewer than four people came between midnight and \
    six, and two nurses were needed elsewhere in the hospital at that time of day.";

fn marks(text: &str) -> Vec<u32> {
    text_row(Pointer::root, text).unwrap().marks
}

/// Marks that two texts share.
fn shared(a: &str, b: &str) -> usize {
    let (a, b) = (marks(a), marks(b));
    a.iter().filter(|mark| b.contains(mark)).count()
}

#[test]
fn the_same_text_has_the_same_marks_whatever_its_case_stops_and_numbers() {
    let other = REASON.to_uppercase().replace(", ", " – ").replace("six", "six 6 (06:00)");
    assert_eq!(marks(REASON), marks(&other));
}

#[test]
fn a_text_with_some_words_changed_shares_most_and_another_none() {
    let changed = REASON.replace("minor injuries unit", "walk-in centre");
    assert!(shared(REASON, &changed) >= MARKS / 2, "{}", shared(REASON, &changed));
    let other = "People told us that the bus does not stop at the surgery on Sundays, so we asked the council to move the stop, \
        and it will be moved in the spring of next year once the kerb has been lowered.";
    assert_eq!(shared(REASON, other), 0);
}

#[test]
fn short_texts_have_no_marks() {
    let nineteen = ["word"; 19].join(" ");
    assert!(text_row(Pointer::root, &nineteen).is_none());
    assert!(text_row(Pointer::root, &format!("{nineteen} more")).is_some());
    assert!(text_row(Pointer::root, "").is_none());
}

#[test]
fn marks_are_few_in_order_and_pinned() {
    let found = marks(REASON);
    assert_eq!(found.len(), MARKS);
    assert!(found.windows(2).all(|pair| pair[0] < pair[1]));
    // rows of two machines, or of two versions, are compared by these
    let one = xxhash_rust::xxh3::xxh3_64(b"could not keep the minor");
    assert_eq!(one >> 32, 401_262_097);
}

#[test]
fn words_keep_apostrophes_and_leave_numbers() {
    let found = Words::of("Don't close Ward 7B, says 59% of us! ÉCOLE");
    assert_eq!(found.text, "don't close ward says of us école");
    assert_eq!(found.ends.len(), 7);
    assert_eq!(
        found.runs().collect::<Vec<_>>()[..2],
        ["don't close ward says of", "close ward says of us"]
    );
}

/// The marks as the definition has them: words apart, each run joined.
fn by_definition(text: &str) -> Vec<u32> {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .filter(|word| !word.is_empty() && !word.chars().any(|letter| letter.is_ascii_digit()))
        .map(str::to_lowercase)
        .collect();
    let all: BTreeSet<u32> = words.windows(RUN).map(|run| mark(run.join(" ").as_bytes())).collect();
    all.into_iter().take(MARKS).collect()
}

proptest! {
    #[test]
    fn marks_are_those_of_the_definition(words in prop::collection::vec("[a-zA-ZäÖßΣİ0-9']{1,8}|\\PC{1,4}", 20..60)) {
        let text = words.join(" ");
        if let Some(row) = text_row(Pointer::root, &text) {
            prop_assert_eq!(row.marks, by_definition(&text));
        }
    }

    #[test]
    fn so_are_those_of_plain_letters(text in "([a-zA-Z']{1,9}[ ,.\\t-]{1,2}|[ -~]){20,80}") {
        if let Some(row) = text_row(Pointer::root, &text) {
            prop_assert_eq!(row.marks, by_definition(&text));
        }
    }
}

#[test]
fn a_beginning_is_one_line_cut_between_words() {
    assert_eq!(begins("a\n  b"), "a b");
    let long = begins(REASON);
    assert!(long.chars().count() <= 92 && long.ends_with(" …"), "{long}");
    assert!(REASON.starts_with(long.trim_end_matches(" …")));
    // one word without an end is cut somewhere
    assert!(begins(&"ö".repeat(500)).chars().count() <= 93);
}
