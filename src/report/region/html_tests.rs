//! What the page of a region shows is what the region says, whatever others wrote in it, and however many authorities there are.
#![allow(clippy::float_arithmetic, clippy::wildcard_enum_match_arm, reason = "tests")]

use super::super::sample::{authority, nothing, of, sample};
use super::{html, longest, weakest};
use crate::region::published::Region;
use crate::report::plain;
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn select<'a>(page: &'a Html, what: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(what).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every pointer that the page names, after seeing that what stands there is what is shown.
pub(in crate::report::region) fn pointers(page: &Html, json: &Value) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for item in select(page, "data, [data-value]") {
        let at = item.value().attr("data-value").or_else(|| item.value().attr("value")).unwrap();
        let value = json.pointer(at).unwrap_or_else(|| panic!("nothing at {at}"));
        assert!(!value.is_null() && !value.is_array() && !value.is_object(), "{at} has no text");
        let value = shown(value);
        named.insert(at.to_owned());
        if item.value().name() == "time" {
            assert_eq!(item.value().attr("datetime"), Some(value.as_str()), "{at}");
            continue;
        }
        assert_eq!(squeezed(&text(item)), squeezed(&plain::visible(&value)), "{at}");
    }
    named
}

fn check(region: &Region) {
    let json = serde_json::to_value(region).unwrap();
    let page = Html::parse_document(&html(region).unwrap());
    assert!(pointers(&page, &json).len() > 15);
    let holds = |element: ElementRef<'_>| {
        element.ancestors().filter_map(ElementRef::wrap).chain([element]).any(|e| {
            let value = e.value();
            matches!(value.name(), "data" | "time" | "style") || value.attr("data-value").is_some()
        })
    };
    for node in page.root_element().descendants() {
        let (Some(words), Some(parent)) = (node.value().as_text(), node.parent().and_then(ElementRef::wrap)) else {
            continue;
        };
        let head = parent.value().name() == "title"
            && parent
                .parent()
                .and_then(ElementRef::wrap)
                .is_some_and(|e| e.value().name() == "head");
        if !head && words.chars().any(char::is_numeric) {
            assert!(holds(parent), "a number of nobody: {:?}", &**words);
        }
    }
}

#[test]
fn every_number_and_text_stands_in_the_region() {
    check(&sample());
    check(&nothing());
    check(&of(1));
    check(&of(153));
}

/// Members that the page does not print: what titles stand for, exact fractions behind what is shown, words that steer the page.
const NOT_PRINTED: &[&str] = &[
    "authority",
    "basis",
    "criterion",
    "exercise",
    "expected",
    "format",
    "id",
    "indicator",
    "layout",
    "mean",
    "people",
    "report",
    "signs",
    "source",
    "off",
    "state",
    "status",
    "third",
];

#[test]
fn every_place_is_printed_or_is_known_not_to_be() {
    fn shape(at: &str) -> String {
        let steps = at.split('/').map(|step| {
            if step.chars().all(|c| c.is_ascii_digit()) && !step.is_empty() {
                "*"
            } else {
                step
            }
        });
        steps.collect::<Vec<_>>().join("/")
    }
    fn walk(value: &Value, at: &str, seen: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .for_each(|(n, item)| walk(item, &format!("{at}/{n}"), seen)),
            Value::Object(members) => members.iter().for_each(|(key, member)| walk(member, &format!("{at}/{key}"), seen)),
            Value::String(_) | Value::Number(_) => {
                seen.insert(shape(at));
            }
            Value::Null | Value::Bool(_) => {}
        }
    }
    let mut region = sample();
    region.signs[0].possible = 3;
    let json = serde_json::to_value(&region).unwrap();
    let page = Html::parse_document(&html(&region).unwrap());
    let printed: BTreeSet<String> = pointers(&page, &json).iter().map(|at| shape(at)).collect();
    let mut all = BTreeSet::new();
    walk(&json, "", &mut all);
    // a level stands once for form, effect and what is reached
    all.retain(|at| !(at.starts_with("/criteria/*/form/") || at.starts_with("/criteria/*/effect/")) || !at.ends_with("/level"));
    let word = |at: &str| at.rsplit('/').find(|step| *step != "*").unwrap_or_default().to_owned();
    let missing: Vec<&String> = all
        .difference(&printed)
        .filter(|at| !NOT_PRINTED.contains(&word(at).as_str()))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_rank_is_a_range_or_has_a_reason() {
    let region = of(60);
    let page = Html::parse_document(&html(&region).unwrap());
    let cells = select(&page, ".heat-table .ranks");
    assert_eq!(cells.len(), 60);
    for (cell, one) in cells.into_iter().zip(&region.authorities) {
        let words = text(cell);
        match &one.rank {
            Some(rank) => assert!(
                words.starts_with(&format!("{} to {} of {}", rank.best, rank.worst, rank.of)),
                "{words}"
            ),
            None => assert!(words.starts_with("not ranked: "), "{words}"),
        }
    }
    // the levels stand in the cells as text
    let first = select(&page, ".heat-table tbody tr").into_iter().next().unwrap();
    let levels: Vec<String> = first.select(&Selector::parse(".heat .box").unwrap()).map(text).collect();
    assert_eq!(levels, ["2", "n/a", "1–3", "4", "2–4"]);
}

#[test]
fn an_authority_is_linked_to_its_report_where_there_is_one() {
    let region = of(60);
    let page = Html::parse_document(&html(&region).unwrap());
    let names = select(&page, ".heat-table tbody th");
    assert_eq!(names.len(), 60);
    for (name, one) in names.into_iter().zip(&region.authorities) {
        let link = name.select(&Selector::parse("a").unwrap()).next();
        let to = link.and_then(|link| link.value().attr("href"));
        assert_eq!(to, one.report.as_ref().map(|path| format!("./{path}")).as_deref());
        assert!(link.is_none_or(|link| text(link) == one.name));
    }
    // whatever stands there is a path, and never a script or another host
    let mut json = serde_json::to_value(of(1)).unwrap();
    for hostile in ["javascript:alert(1)", "//host.example/x", "\"><script>"] {
        json["authorities"][0]["report"] = json!(hostile);
        let region: Region = serde_json::from_value(json.clone()).unwrap();
        let page = Html::parse_document(&html(&region).unwrap());
        let link = select(&page, ".heat-table tbody th a").into_iter().next().unwrap();
        assert_eq!(link.value().attr("href"), Some(format!("./{hostile}").as_str()));
    }
}

#[test]
fn the_page_is_well_formed_and_can_be_walked_by_its_headings() {
    for region in [sample(), nothing(), of(1), of(153)] {
        let output = html(&region).unwrap();
        // as XML every element ends where it should; the few of HTML that never end are written without an end
        let body = format!(
            "<body{}",
            output
                .split_once("<body")
                .unwrap()
                .1
                .replace("<br>", "<br/>")
                .replace("</html>", "")
        );
        let mut depth = 0_i64;
        let mut xml = quick_xml::Reader::from_str(&body);
        loop {
            match xml
                .read_event()
                .unwrap_or_else(|error| panic!("{error} at {}", xml.buffer_position()))
            {
                quick_xml::events::Event::Start(_) => depth += 1,
                quick_xml::events::Event::End(_) => depth -= 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0);
        let page = Html::parse_document(&output);
        let mut last = 0;
        for heading in select(&page, "h1, h2, h3, h4") {
            let level: u8 = heading.value().name()[1..].parse().unwrap();
            assert!(level <= last + 1, "{} after h{last}", text(heading));
            assert!(!text(heading).trim().is_empty());
            last = level;
        }
        assert_eq!(select(&page, "h1").len(), 1);
        let ids: Vec<&str> = select(&page, "[id]").iter().filter_map(|e| e.value().attr("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "an id stands twice");
        for link in select(&page, "a") {
            let to = link.value().attr("href").unwrap();
            let Some(to) = to.strip_prefix('#') else {
                assert!(to.starts_with("./reports/"), "{to}");
                continue;
            };
            assert!(ids.contains(&to), "a link to {to}, which is not there");
        }
        for table in select(&page, "table") {
            assert_eq!(table.select(&Selector::parse("caption").unwrap()).count(), 1);
            assert!(table.select(&Selector::parse("th:not([scope])").unwrap()).next().is_none());
            let columns = table.select(&Selector::parse("thead th").unwrap()).count();
            for row in table.select(&Selector::parse("tbody tr").unwrap()) {
                assert_eq!(row.child_elements().count(), columns, "{}", text(row));
            }
        }
        for picture in select(&page, "svg[role=img]") {
            let named = |what: &str| picture.child_elements().any(|child| child.value().name() == what);
            assert!(named("title") && named("desc"));
        }
        assert!(output.contains("default-src 'none'") && !output.contains("<script"));
    }
}

#[test]
fn hostile_texts_stay_texts() {
    const PAYLOAD: &str = "<script>alert(1)</script>{{ 7*7 }}</title></style></data></svg></table><b onmouseover=\"x\">'\"&lt;\u{202E}\u{7}\u{1b}[31m javascript:alert(1)";
    const CLOSED: &[&str] = &["status", "state", "basis", "third", "layout", "causes", "from", "to"];
    const KEYS: &[&str] = &["id", "authority", "off", "severity"];
    fn poison(value: &mut Value, key: &str, keys: bool) {
        match value {
            Value::String(text) if !(CLOSED.contains(&key) || keys && KEYS.contains(&key)) => PAYLOAD.clone_into(text),
            Value::Array(items) => items.iter_mut().for_each(|item| poison(item, key, keys)),
            Value::Object(members) => members.iter_mut().for_each(|(key, member)| poison(member, key, keys)),
            _ => {}
        }
    }
    let names = |page: &Html| -> BTreeSet<String> {
        let all = select(page, "*");
        let attributes = all.iter().flat_map(|e| e.value().attrs().map(|(name, _)| format!("@{name}")));
        attributes.chain(all.iter().map(|e| e.value().name().to_owned())).collect()
    };
    let known = names(&Html::parse_document(&html(&sample()).unwrap()));
    for keys in [false, true] {
        let mut json = serde_json::to_value(sample()).unwrap();
        poison(&mut json, "", keys);
        let region: Region = serde_json::from_value(json.clone()).unwrap();
        let output = html(&region).unwrap();
        assert!(output.chars().all(|c| !plain::steers(c)), "a steering character reached the reader");
        let page = Html::parse_document(&output);
        let found = names(&page);
        assert!(found.is_subset(&known), "{:?}", found.difference(&known));
        assert_eq!(select(&page, "head > title").len(), 1);
        assert!(pointers(&page, &json).len() > 30);
        assert!(output.contains("{{ 7*7 }}"), "a text was run as a template");
    }
}

#[test]
fn the_same_region_gives_the_same_bytes() {
    assert_eq!(html(&sample()).unwrap(), html(&sample()).unwrap());
}

#[test]
fn nothing_but_failures_is_said_in_sentences() {
    let page = html(&nothing()).unwrap();
    for words in [
        "No authority can be compared by rank.",
        "No criterion could be looked at",
        "No sign of going through the motions fired.",
        "nothing can be said",
        "No theme was found",
        "No need was found",
        "No two authorities",
        "No submission stands",
        "No text of several authorities",
        "No value was found to pile up",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("id=\"map\"") && !page.contains("id=\"change\"") && !page.contains("id=\"signs\""));
}

#[test]
fn the_weakest_criterion_is_the_one_of_least_effect() {
    assert_eq!(weakest(&sample().criteria), Some(1));
    assert_eq!(weakest(&nothing().criteria), None);
    assert_eq!(longest(&sample().criteria), 61);
    // and over how many that is settled
    let page = Html::parse_document(&html(&sample()).unwrap());
    let words = text(select(&page, ".first .two p").into_iter().next().unwrap());
    assert!(
        words.ends_with("Its effect is settled for 114 authorities and open for 33."),
        "{words}"
    );
}

/// Light as WCAG counts it, in ten-thousandths.
fn light(colour: &str) -> f64 {
    let part = |at: usize| {
        let c = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn neighbouring_levels_differ_in_light_and_their_numbers_can_be_read() {
    let style = super::STYLE;
    let of = |level: usize| -> (String, String) {
        let rule = style.split(&format!(".box.h{level} {{")).nth(1).unwrap().split('}').next().unwrap();
        let colour = |text: &str| format!("#{:f<6}", text.split('#').nth(1).unwrap().split([';', ' ']).next().unwrap());
        let (ground, ink) = rule.split_once("color:").unwrap();
        (colour(ground), colour(ink))
    };
    let all: Vec<(String, String)> = (0..5).map(of).collect();
    for pair in all.windows(2) {
        assert!(
            contrast(&pair[0].0, &pair[1].0) >= 3.0,
            "{pair:?}: {}",
            contrast(&pair[0].0, &pair[1].0)
        );
    }
    for (ground, ink) in &all {
        assert!(contrast(ground, ink) >= 4.5, "{ground} {ink}: {}", contrast(ground, ink));
    }
    // the map has the same grounds
    for (level, (ground, _)) in all.iter().enumerate().skip(1) {
        assert!(style.contains(&format!(".hex.h{level} polygon {{ fill: {ground}; }}")), "{ground}");
    }
}

#[test]
fn an_authority_of_two_periods_is_on_the_map_with_the_later() {
    let mut json = serde_json::to_value(of(1)).unwrap();
    let (mut earlier, mut later) = (authority(0), authority(0));
    (earlier["to"], earlier["low"], earlier["high"]) = (json!("2024-03-31"), json!(1), json!(1));
    (later["low"], later["high"]) = (json!(4), json!(4));
    json["authorities"] = json!([later, earlier]);
    let region: Region = serde_json::from_value(json).unwrap();
    let page = Html::parse_document(&html(&region).unwrap());
    let hex: Vec<String> = select(&page, ".hexmap .hex text").into_iter().map(text).collect();
    assert_eq!(hex, ["4"]);
}
