//! What a page shows is what the assessment says: every text and number of it stands at a pointer, and no other number stands anywhere.

use crate::reports::{bare, html, markdown, select, several, shape, single, text, walk};
use earnest::assess::published::Assessment;
use scraper::{ElementRef, Html};
use serde_json::Value;
use std::collections::BTreeSet;

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether `element` or one above it may hold digits.
fn may_hold_digits(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).chain([element]).any(|e| {
        let value = e.value();
        matches!(value.name(), "data" | "time" | "style") || value.attr("data-value").is_some() || value.attr("data-static").is_some()
    })
}

pub(crate) fn check(assessment: &Assessment) {
    let json = serde_json::to_value(assessment).expect("json");
    let page = Html::parse_document(&html(assessment));
    let items = select(&page, "data");
    assert!(items.len() > 20);
    for item in items {
        let at = item.value().attr("value").expect("a pointer");
        let value = json.pointer(at).unwrap_or_else(|| panic!("nothing at {at}"));
        assert!(!value.is_null() && !value.is_array() && !value.is_object(), "{at} has no text");
        assert_eq!(text(item).trim(), shown(value), "{at}");
    }
    for item in select(&page, "[data-value]") {
        let at = item.value().attr("data-value").expect("a pointer");
        let value = shown(json.pointer(at).unwrap_or_else(|| panic!("nothing at {at}")));
        if item.value().name() == "time" {
            assert_eq!(item.value().attr("datetime"), Some(value.as_str()), "{at}");
            continue;
        }
        let said = squeezed(&text(item));
        match said.strip_suffix('…') {
            Some(start) => assert!(squeezed(&value).starts_with(start), "{at}: {said}"),
            None => assert_eq!(said, squeezed(&value), "{at}"),
        }
    }
    for node in page.root_element().descendants() {
        let (Some(words), Some(parent)) = (node.value().as_text(), node.parent().and_then(ElementRef::wrap)) else {
            continue;
        };
        if parent.value().name() == "title"
            && parent.value().attr("data-value").is_none()
            && parent.parent().and_then(ElementRef::wrap).is_some_and(is_head)
        {
            assert_eq!(&**words, format!("{}: {}", assessment.authority.name, assessment.rubric.title));
        } else if words.chars().any(char::is_numeric) {
            assert!(may_hold_digits(parent), "a number of nobody: {:?}", &**words);
        }
    }
}

fn is_head(node: scraper::ElementRef<'_>) -> bool {
    node.value().name() == "head"
}

#[test]
fn every_number_and_text_stands_in_the_assessment() {
    check(&several());
    check(&single());
    check(&bare());
}

#[test]
fn every_sample_keeps_to_its_assessment() {
    for (_, assessment) in crate::reports::real() {
        check(&assessment);
    }
}

/// Members that the page does not print: ids that titles stand for, exact fractions behind what is shown, words that steer the page.
const NOT_PRINTED: &[&str] = &[
    "across",
    "answered",
    "answers",
    "caps",
    "end",
    "exact",
    "high",
    "id",
    "indicator",
    "kind",
    "level",
    "low",
    "name",
    "of",
    "on",
    "on_held",
    "silence",
    "status",
    "unit",
    "up",
    "url",
    "when",
];

#[test]
fn every_place_is_printed_or_is_known_not_to_be() {
    let assessment = several();
    let page = Html::parse_document(&html(&assessment));
    let mut printed: BTreeSet<String> = select(&page, "data")
        .iter()
        .filter_map(|e| e.value().attr("value"))
        .map(shape)
        .collect();
    printed.extend(
        select(&page, "[data-value]")
            .iter()
            .filter_map(|e| e.value().attr("data-value"))
            .map(shape),
    );
    let mut missing = BTreeSet::new();
    walk(&serde_json::to_value(&assessment).expect("json"), "", &mut |at, value| {
        if (value.is_string() || value.is_number()) && !printed.contains(&shape(at)) {
            missing.insert(shape(at));
        }
    });
    missing.retain(|at| !NOT_PRINTED.contains(&at.rsplit('/').next().unwrap_or_default()));
    // the question of a group is the form's business
    missing.remove("/exercises/*/groups/*/question");
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn markdown_says_what_the_page_says() {
    let assessment = several();
    let (page, plain) = (Html::parse_document(&html(&assessment)), markdown(&assessment).replace('\\', ""));
    let squeezed_plain = squeezed(&plain);
    let missing: BTreeSet<String> = select(&page, "data")
        .into_iter()
        .filter(|item| !squeezed_plain.contains(&squeezed(&text(*item))))
        .filter_map(|item| item.value().attr("value").map(shape))
        .collect();
    assert!(missing.is_empty(), "not in the Markdown: {missing:?}");
}
