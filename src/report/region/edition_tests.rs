//! Views of an edition show what the edition holds, and nothing else.
#![allow(clippy::float_arithmetic, clippy::wildcard_enum_match_arm, reason = "tests")]

use super::html::tests::pointers;
use super::sample::{nothing, of, sample};
use super::{edition_html, edition_json, edition_text, edition_workbook};
use crate::region::edition::made::made;
use crate::region::published::{Edition, Region};
use crate::rubric::library;
use calamine::{Data, Reader, Xlsx};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::Cursor;

fn edition(region: &Region) -> Edition {
    made(region, &library::shipped(None).unwrap().1.unwrap(), None).unwrap().edition
}

fn all() -> Vec<Edition> {
    [sample(), nothing(), of(1), of(60)].iter().map(edition).collect()
}

#[test]
fn every_number_and_text_of_the_page_stands_in_the_edition() {
    for edition in all() {
        let json = serde_json::to_value(&edition).unwrap();
        let output = edition_html(&edition).unwrap();
        let page = Html::parse_document(&output);
        assert!(pointers(&page, &json).len() > 15);
        let holds = |element: ElementRef<'_>| {
            let mut around = element.ancestors().filter_map(ElementRef::wrap).chain([element]);
            around.any(|one| matches!(one.value().name(), "data" | "time" | "style" | "title") || one.value().attr("data-value").is_some())
        };
        for node in page.root_element().descendants() {
            let (Some(words), Some(parent)) = (node.value().as_text(), node.parent().and_then(ElementRef::wrap)) else {
                continue;
            };
            assert!(
                !words.chars().any(char::is_numeric) || holds(parent),
                "a number of nobody: {:?}",
                &**words
            );
        }
        assert!(output.contains("default-src 'none'") && !output.contains("<script"));
    }
}

#[test]
fn the_first_screen_says_what_was_done_to_numbers() {
    let output = edition_html(&edition(&sample())).unwrap();
    let page = Html::parse_document(&output);
    let first = page.select(&Selector::parse("section.first").unwrap()).next().unwrap();
    let text: String = first.text().collect();
    for said in [
        "published edition",
        "1 to 7",
        "nearest 5",
        "not shown",
        "nobody who took part can be found",
    ] {
        assert!(text.contains(said), "{said}");
    }
    for link in page.select(&Selector::parse("a").unwrap()) {
        let to = link.value().attr("href").unwrap();
        assert!(output.contains(&format!("id=\"{}\"", &to[1..])), "{to} is not there");
    }
    for table in page.select(&Selector::parse("table").unwrap()) {
        let columns = table.select(&Selector::parse("thead th").unwrap()).count();
        for row in table.select(&Selector::parse("tbody tr").unwrap()) {
            assert_eq!(row.child_elements().count(), columns, "{}", row.text().collect::<String>());
        }
    }
    for gone in [
        "returned/",
        "/statements/1",
        "We thank everybody",
        "402.1",
        "errors.csv",
        "rows.csv",
        "region.json",
    ] {
        assert!(!output.contains(gone), "{gone}");
    }
}

#[test]
fn the_workbook_holds_what_the_edition_holds() {
    fn gather(value: &Value, into: &mut BTreeSet<String>) {
        match value {
            Value::Null | Value::Bool(_) => {}
            Value::Number(number) => {
                into.insert(number.to_string());
            }
            Value::String(text) => {
                into.insert(text.clone());
            }
            Value::Array(items) => items.iter().for_each(|item| gather(item, into)),
            Value::Object(members) => members.values().for_each(|member| gather(member, into)),
        }
    }
    for edition in all() {
        let mut known = BTreeSet::new();
        gather(&serde_json::to_value(&edition).unwrap(), &mut known);
        let shown: BTreeSet<Number> = known.iter().filter_map(|text| text.parse::<f64>().ok()).map(Number::of).collect();
        let bytes = edition_workbook(&edition).unwrap();
        assert_eq!(bytes, edition_workbook(&edition).unwrap());
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        for sheet in book.sheet_names() {
            assert!(book.worksheet_formula(&sheet).unwrap().used_cells().next().is_none());
            for row in book.worksheet_range(&sheet).unwrap().rows() {
                for cell in row {
                    match cell {
                        Data::Float(number) => assert!(shown.contains(&Number::of(*number)), "{sheet}: {number}"),
                        Data::String(text) => assert!(!text.contains("returned/") && !text.contains("We thank everybody"), "{text}"),
                        _ => {}
                    }
                }
            }
        }
    }
}

/// A number as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Number(String);

impl Number {
    fn of(number: f64) -> Self {
        Self(format!("{number:.3}"))
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let mut region = sample();
    "<script>alert(1)</script>\u{202e}=1+1".clone_into(&mut region.unheard[0].themes[0].summary);
    "</data><b>".clone_into(&mut region.demand[0].words[0]);
    let edition = edition(&region);
    let output = edition_html(&edition).unwrap();
    assert!(!output.contains("<script") && !output.contains("</data><b>") && !output.contains('\u{202e}'));
    assert!(edition_workbook(&edition).is_ok());
}

#[test]
fn the_value_itself_is_read_back() {
    for edition in all() {
        let bytes = edition_json(&edition);
        assert_eq!(serde_json::from_slice::<Edition>(&bytes).unwrap(), edition);
    }
}

#[test]
fn what_must_be_put_in_other_words_is_told_up_to_some() {
    let one = |nth: usize| (format!("Board {nth}"), "clinic".to_owned(), format!("words\n{nth}"));
    assert!(!edition_text(&[], "out/published").contains("other words"));
    let text = edition_text(&(0..30).map(one).collect::<Vec<_>>(), "out/published");
    assert!(text.contains("Of 30 themes") && text.contains("Board 19, clinic: words 19") && text.contains("and 10 more"));
    assert!(!text.contains("Board 20"));
}
