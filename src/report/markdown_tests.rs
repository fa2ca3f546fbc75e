//! Whatever a text is, Markdown shows exactly it.

use super::{escape, tidy};
use crate::report::plain::one_line;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// What a reader sees of `markdown`, and whether it is anything but one paragraph of text.
fn read(markdown: &str) -> (String, bool) {
    let mut text = String::new();
    let mut more = false;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
    for event in Parser::new_ext(markdown, options) {
        if let Event::Text(words) = event {
            text.push_str(&words);
        } else if !matches!(event, Event::Start(Tag::Paragraph) | Event::End(_)) {
            more = true;
        }
    }
    (text, more)
}

#[test]
fn active_characters_lose_their_force() {
    for text in [
        "# one", "- one", "1. one", "12) one", "> one", "* a *", "a_b_c", "`x`", "[a](b)", "<b>", "a | b", "&lt;", "---", "===", "~~x~~",
        "+ x",
    ] {
        assert_eq!(read(&escape(text)), (text.to_owned(), false), "{text}");
    }
}

#[test]
fn plain_words_stay_plain() {
    for text in [
        "Salience: 2.5, at most 1 (a cap)",
        "64 % of 1,200 people",
        "don't know!",
        "1.5 to 2.7",
        "4 March 2025 - noon",
    ] {
        assert_eq!(escape(text), text);
    }
}

#[test]
fn bare_addresses_do_not_become_links() {
    assert_eq!(
        escape("see https://x.org, www.x.org, a@x.org"),
        "see https\\://x.org, www\\.x.org, a\\@x.org"
    );
}

#[test]
fn empty_lines_do_not_pile_up() {
    assert_eq!(tidy("\n\na  \n\n\n\nb\n\n"), "a\n\nb\n");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_back_as_itself(text in any::<String>()) {
        prop_assert_eq!(read(&escape(&text)).0, one_line(&text));
    }

    #[test]
    fn any_markdown_is_text(text in "[-#+*=_`~<>|&!\\\\\\[\\](){}.:/0-9a-z \\n]{0,40}") {
        let (seen, more) = read(&escape(&text));
        prop_assert_eq!(seen, one_line(&text));
        prop_assert!(!more, "{}", escape(&text));
    }
}
