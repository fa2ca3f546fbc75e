use super::{MARKS, begins, text_row, words};
use crate::base::pointer::Pointer;

const REASON: &str = "We could not keep the minor injuries unit open at night because fewer than four people came between midnight and \
    six, and two nurses were needed elsewhere in the hospital at that time of day.";

fn marks(text: &str) -> Vec<u32> {
    text_row(&Pointer::root(), text).unwrap().marks
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
    assert!(text_row(&Pointer::root(), &nineteen).is_none());
    assert!(text_row(&Pointer::root(), &format!("{nineteen} more")).is_some());
    assert!(text_row(&Pointer::root(), "").is_none());
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
    let found: Vec<String> = words("Don't close Ward 7B, says 59% of us!").collect();
    assert_eq!(found, ["don't", "close", "ward", "says", "of", "us"]);
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
