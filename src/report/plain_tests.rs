//! What steers is shown, and nothing else changes.

use super::{one_line, steers, visible, wrap};
use proptest::prelude::*;

#[test]
fn steering_characters_are_shown() {
    assert_eq!(
        visible("a\u{202E}b\u{7}c\u{1b}[31m\u{2028}\u{FEFF}"),
        "a⟨U+202E⟩b⟨U+0007⟩c⟨U+001B⟩[31m⟨U+2028⟩⟨U+FEFF⟩"
    );
    assert_eq!(visible("one\r\ntwo\rthree"), "one\ntwo⟨U+000D⟩three");
    assert_eq!(visible("tab\tstop"), "tab stop");
}

#[test]
fn other_scripts_and_joined_letters_stay() {
    for text in [
        "Zażółć gęślą jaźń",
        "ਪੰਜਾਬੀ",
        "می\u{200c}خواهم",
        "👩\u{200d}⚕️",
        "<b>&amp;",
        "24 °C – 1 200 €",
    ] {
        assert_eq!(visible(text), text);
    }
}

#[test]
fn one_line_is_one_line() {
    assert_eq!(one_line("  a \n\n b\u{a0}c  "), "a b c");
}

#[test]
fn wrapping_keeps_to_width_and_count() {
    assert_eq!(wrap("keep two hospitals open", 10, 9), ["keep two", "hospitals", "open"]);
    assert_eq!(wrap("keep two hospitals open", 10, 2), ["keep two", "hospitals…"]);
    assert_eq!(wrap("abcdefghij", 4, 9), ["abcd", "efgh", "ij"]);
    assert_eq!(wrap("ab abcdefgh", 4, 2), ["ab", "abc…"]);
    assert!(wrap("", 4, 2).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_steers_afterwards(text in any::<String>()) {
        prop_assert!(!visible(&text).chars().any(steers));
        let line = one_line(&text);
        prop_assert!(!line.contains('\n'));
    }

    #[test]
    fn wrapped_lines_hold_all_letters(text in "[a-zé ]{0,80}", width in 2_usize..30) {
        let lines = wrap(&text, width, usize::MAX);
        prop_assert!(lines.iter().all(|line| line.chars().count() <= width));
        let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
        prop_assert_eq!(letters(&lines.concat()), letters(&text));
    }
}
