//! Whatever an authority writes stays text, in every format: checked by reading the output back.

use crate::reports::{html, markdown, select, several, text, walk};
use earnest::assess::published::Assessment;
use earnest::report::{Format, Look, plain, render};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scraper::Html;
use serde_json::Value;
use std::collections::BTreeSet;

const PAYLOAD: &str = "<script>alert(1)</script>{{ 7*7 }}{% for x in a %}{# c #}</title></style></data></svg><b onmouseover=\"x\">'\"&lt;\u{202E}\u{2028}\u{7}\u{1b}[31m\
[link](javascript:alert(1)) ![i](https://evil.example/x.png) <https://evil.example> https://evil.example www.evil.example a@evil.example \
`code` **bold** _it_ ~~gone~~ | cell | \\ $x$ &amp; \u{9b}2J\r\n# forged heading\n- forged item\n\n1. forged number\n---\n> forged quote\n    forged code\n```\nforged fence";

/// Words that the published types close.
const CLOSED: &[&str] = &[
    "firm",
    "between",
    "at-most",
    "insufficient",
    "not-due",
    "not-applicable",
    "scored",
    "judged",
    "not-evidenced",
    "not-held",
    "unknown",
    "fired",
    "possible",
    "lifted",
    "noted",
];
/// Members by which a page finds its way; kept in the second pass so that the texts behind them are reached.
const KEYS: &[&str] = &[
    "id",
    "on",
    "caps",
    "end",
    "across",
    "up",
    "kind",
    "severity",
    "part",
    "answered",
    "of",
    "indicator",
    "status",
    "low",
    "high",
];

fn hostile(with: &str, keep_keys: bool) -> Assessment {
    fn poison(value: &mut Value, key: &str, with: &str, keep_keys: bool) {
        match value {
            Value::String(text) => {
                let closed = key == "status" && CLOSED.contains(&text.as_str());
                let kept = keep_keys && KEYS.contains(&key);
                if !closed && !kept {
                    *text = if key == "url" {
                        format!("javascript:{with}")
                    } else {
                        with.to_owned()
                    };
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| poison(item, key, with, keep_keys)),
            Value::Object(members) => members.iter_mut().for_each(|(key, member)| poison(member, key, with, keep_keys)),
            _ => {}
        }
    }
    let mut json = serde_json::to_value(several()).expect("json");
    poison(&mut json, "", with, keep_keys);
    serde_json::from_value(json).expect("still an assessment")
}

fn names(page: &Html) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut elements, mut attributes) = (BTreeSet::new(), BTreeSet::new());
    for element in select(page, "*") {
        elements.insert(element.value().name().to_owned());
        attributes.extend(element.value().attrs().map(|(name, _)| name.to_owned()));
    }
    (elements, attributes)
}

fn no_steering(output: &str) {
    for c in output.chars() {
        assert!(!plain::steers(c), "U+{:04X} reached the reader", u32::from(c));
    }
}

#[test]
fn html_shows_hostile_texts_as_texts() {
    let (elements, attributes) = names(&Html::parse_document(&html(&several())));
    for keep_keys in [false, true] {
        let output = html(&hostile(PAYLOAD, keep_keys));
        no_steering(&output);
        let page = Html::parse_document(&output);
        let (found, found_attributes) = names(&page);
        assert!(found.is_subset(&elements), "{:?}", found.difference(&elements));
        assert!(
            found_attributes.is_subset(&attributes),
            "{:?}",
            found_attributes.difference(&attributes)
        );
        for link in select(&page, "a") {
            assert!(
                link.value().attr("href").is_some_and(|to| to.starts_with('#')),
                "a link to {:?}",
                link.value().attr("href")
            );
        }
        assert_eq!(select(&page, "head > title").len(), 1);
        let name = select(&page, "h1 data").into_iter().next().map(text).unwrap_or_default();
        assert_eq!(name, plain::visible(PAYLOAD));
        assert!(!output.contains("49}"), "a text was run as a template");
    }
}

#[test]
fn markdown_shows_hostile_texts_as_texts() {
    for keep_keys in [false, true] {
        let output = markdown(&hostile(PAYLOAD, keep_keys));
        no_steering(&output);
        let mut heading = None;
        let mut first = String::new();
        for event in Parser::new_ext(&output, Options::all()) {
            match event {
                Event::Html(x) | Event::InlineHtml(x) | Event::InlineMath(x) | Event::DisplayMath(x) => panic!("HTML or mathematics: {x}"),
                Event::Code(x) => panic!("code: {x}"),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => panic!("a link to {dest_url}"),
                Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Strikethrough | Tag::FootnoteDefinition(_)) => panic!("a block"),
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => {
                    let words = heading.take().unwrap_or_default();
                    assert!(!words.starts_with("forged"), "{words}");
                    if first.is_empty() {
                        first = words;
                    }
                }
                Event::Text(words) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&words);
                    }
                }
                _ => {}
            }
        }
        let squeezed = |text: &str| {
            text.chars()
                .filter(|c| !c.is_whitespace() && !"‘’“”'\"–—….-".contains(*c))
                .collect::<String>()
        };
        assert!(squeezed(&first).starts_with(&squeezed(&plain::one_line(PAYLOAD))), "{first}");
        for bare in ["https://", "www.", "a@evil"] {
            let raw = output.match_indices(bare).filter(|(at, _)| !output[..*at].ends_with('\\')).count();
            assert_eq!(raw, 0, "{bare} would become a link");
        }
    }
}

#[test]
fn the_terminal_cannot_be_forged() {
    let several = hostile(PAYLOAD, true);
    let mut single = several.clone();
    single.exercises.truncate(1);
    for (assessment, colour) in [(&several, false), (&several, true), (&single, false), (&single, true)] {
        let look = Look { colour, width: 90 };
        let output = String::from_utf8(render(assessment, Format::Text, &look).expect("text")).expect("UTF-8");
        let mut plain_output = output;
        for ours in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[1;33m"] {
            plain_output = plain_output.replace(ours, "");
        }
        no_steering(&plain_output);
        assert!(plain_output.contains("⟨U+202E⟩") && plain_output.contains("⟨U+001B⟩"));
        assert!(plain_output.lines().all(|line| line.chars().count() <= 90));
    }
}

#[test]
fn endless_words_break_nothing() {
    let word = "W".repeat(5_000);
    let mut json = serde_json::to_value(several()).expect("json");
    let mut nth = 0_usize;
    let mut places = Vec::new();
    walk(&json, "", &mut |at, value| {
        let closed = value.as_str().is_some_and(|text| CLOSED.contains(&text)) || at.ends_with("/low") || at.ends_with("/high");
        if value.is_string() && !closed {
            nth += 1;
            if nth.is_multiple_of(9) || at.contains("/voices/") {
                places.push(at.to_owned());
            }
        }
    });
    for at in &places {
        *json.pointer_mut(at).expect("a place") = Value::String(word.clone());
    }
    let assessment: Assessment = serde_json::from_value(json).expect("an assessment");
    let page = Html::parse_document(&html(&assessment));
    for line in select(&page, "svg tspan") {
        assert!(text(line).chars().count() <= 40, "a line runs out of the picture");
    }
    assert!(html(&assessment).contains(&word) && markdown(&assessment).contains(&word));
    let look = Look { colour: false, width: 60 };
    let output = String::from_utf8(render(&assessment, Format::Text, &look).expect("text")).expect("UTF-8");
    assert!(output.lines().all(|line| line.chars().count() <= 60));
}

#[test]
fn only_web_addresses_become_links() {
    let linked = |url: &str| {
        let mut assessment = several();
        assessment.documents.truncate(1);
        if let Some(document) = assessment.documents.first_mut() {
            document.url = Some(url.to_owned());
        }
        let page = Html::parse_document(&html(&assessment));
        let markdown = markdown(&assessment).contains("](<");
        let found = select(&page, ".documents a").len() == 1;
        assert_eq!(found, markdown, "{url}");
        found
    };
    for good in ["https://example.org/a?b=c&d=e#f", "http://example.org", "HTTPS://EXAMPLE.ORG/ü"] {
        assert!(linked(good), "{good}");
    }
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://example.org",
        "https://example.org/\" onclick=x",
        "data:text/html,x",
        "//example.org",
        "https://",
        "https:///x",
        "ftp://example.org",
        "https://example.org/a b",
        "https://example.org/\u{202E}",
        "file:///etc/passwd",
        "",
        "https://example.org/>x",
        "mailto:a@example.org",
        "é",
        "https:/é",
    ] {
        assert!(!linked(bad), "{bad}");
    }
}

#[test]
fn no_template_trusts_a_text() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/templates");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("templates") {
        let path = entry.expect("a file").path();
        let source = std::fs::read_to_string(&path).expect("a template");
        let allowed = source.matches("{{ style|safe }}").count();
        let spaced: String = source.chars().filter(|c| !c.is_whitespace()).collect();
        assert_eq!(spaced.matches("|safe").count(), allowed, "{}", path.display());
        assert!(
            !source.contains("autoescape") && !source.contains("<script") && !source.contains(" on=\""),
            "{}",
            path.display()
        );
        seen += 1;
    }
    assert!(seen > 5);
}
