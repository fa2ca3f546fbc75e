//! A rule of disclosure protects somebody, never makes nobody of somebody, and protects the sensitive no less.

use crate::rubric::check::tests::{edited, finds, gives, read};

#[test]
fn numbers_that_do_not_fit_together_are_told() {
    let cases = [
        ("  few_below: 8\n  round_to: 5", "  few_below: 1\n  round_to: 1", "few_below: 1"),
        ("  few_below: 8\n  round_to: 5", "  few_below: 8\n  round_to: 0", "round_to: 0"),
        ("  few_below: 8\n  round_to: 5", "  few_below: 8\n  round_to: 9", "round_to: 9"),
        ("    few_below: 10\n", "    few_below: 7\n", "few_below: 7"),
        ("words: {from: 8,", "words: {from: 0,", "words: {from: 0,"),
        (
            "  few_below: 8\n  round_to: 5",
            "  few_below: 5000\n  round_to: 5",
            "few_below: 5000",
        ),
    ];
    for (old, new, at) in cases {
        gives(old, new, "bad-disclosure", at);
    }
    finds(
        "words: {from: 8, status: house",
        "words: {from: 8, status: unverified",
        "unverified",
        "words: {from: 8",
    );
}

#[test]
fn the_shipped_rule_and_a_rubric_without_one_are_read() {
    let text = edited("default: true\n", "default: true\n");
    let rule = read(&text).unwrap().file.disclosure.clone().unwrap();
    assert_eq!((rule.few_below, rule.round_to, rule.words.from), (8, 5, 8));
    assert_eq!(rule.sensitive.unwrap().few_below, 10);
    let (before, rest) = text.split_once("\ndisclosure:\n").unwrap();
    let after = rest.split_once("\nterms:\n").unwrap().1;
    let without = read(&format!("{before}\nterms:\n{after}")).unwrap();
    assert!(without.file.disclosure.is_none());
}
