//! What a form asks: no more than its budget, each question with its help, a cell for all that a fact reads, and how the sheets look.

use earnest::facts::catalogue::FACTS;
use earnest::submission::workbook;
use earnest::submission::workbook::layout::{Need, Page, need, pages, questions};
use earnest::submission::workbook::raw::Cell;
use std::collections::BTreeSet;

#[test]
fn a_light_form_asks_for_no_sheet_that_it_lacks() {
    for page in pages(true) {
        for placed in questions(page, true) {
            assert!(!placed.field.help.contains("Papers"), "{}: {}", page.name(), placed.question);
        }
    }
    let role = questions(Page::You, true)
        .into_iter()
        .find(|placed| placed.key == "filled_in_by")
        .unwrap();
    assert_eq!(need(&role.field, true), Need::Must);
}

/// The part of a workbook that holds a sheet.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn a_form_is_printed_without_the_columns_that_wait_and_tints_what_is_to_be_filled() {
    let book = part(&workbook::form(None, false).unwrap(), "xl/workbook.xml");
    assert!(book.contains("Exercises!$A$1:$D$"), "{book}");
    let sheet = part(&workbook::form(None, false).unwrap(), "xl/worksheets/sheet2.xml");
    for wanted in [
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "<conditionalFormatting sqref=\"D2:",
    ] {
        assert!(sheet.contains(wanted), "{wanted}");
    }
}

/// Required cells of a sheet for one entry, with every condition taken as met.
fn required(page: Page, light: bool) -> usize {
    let met = |need: Need| !matches!(need, Need::Free | Need::Several | Need::NoProposal);
    questions(page, light)
        .iter()
        .filter(|placed| met(need(&placed.field, light)))
        .count()
}

#[test]
fn the_form_keeps_its_budget_of_required_cells() {
    let count = |light: bool, entries: &[(Page, usize)]| entries.iter().map(|(page, many)| required(*page, light) * many).sum::<usize>();
    let whole = count(
        false,
        &[
            (Page::You, 1),
            (Page::Exercises, 1),
            (Page::Ways, 4),
            (Page::Said, 6),
            (Page::Papers, 4),
            (Page::Register, 3),
        ],
    );
    let light = count(
        true,
        &[
            (Page::You, 1),
            (Page::Exercises, 1),
            (Page::Ways, 2),
            (Page::Said, 3),
            (Page::Register, 1),
        ],
    );
    // the aim is 100 and 45
    assert_eq!((whole, light), (97, 39));
}

/// The places that the sheets fill, as the facts name them.
fn filled_by_the_form() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for page in Page::ALL {
        for placed in questions(page, false) {
            let key = placed
                .slot
                .map_or(placed.key.clone(), |(list, _)| format!("{list}/*/{}", placed.field.key));
            all.extend(places(page, &key));
        }
    }
    all
}

fn places(page: Page, key: &str) -> Vec<String> {
    let one = |place: String| vec![place];
    match (page, key) {
        (_, "@affected") => vec!["affected/people".to_owned(), "affected/visits".to_owned()],
        (Page::Exercises, "@proposal") => one("proposal".to_owned()),
        (Page::You, _) => one(key
            .strip_prefix("@body/")
            .map_or_else(|| format!("~/{key}"), |key| format!("~/partners/{key}"))),
        (Page::Exercises, _) => one(key.to_owned()),
        (Page::Ways, _) => one(format!("activities/*/{key}")),
        (Page::Who, "@people") => ["groups/*/people", "groups/*/share", "~/authority/groups"]
            .map(str::to_owned)
            .to_vec(),
        (Page::Who, "heard") => ["groups/*/heard", "monitoring/*/answered"].map(str::to_owned).to_vec(),
        (Page::Who, "not_stated") => one("monitoring/*/not_stated".to_owned()),
        (Page::Who, _) => one(format!("groups/*/{key}")),
        (Page::Said, "@decided_on") => one("decisions/*/date".to_owned()),
        (Page::Said, "@told_how") => one("responses/*/channels".to_owned()),
        (Page::Said, "@themes") => one("changes/*/themes".to_owned()),
        (Page::Said, _) => one(if let Some(key) = key.strip_prefix("outcome/") {
            format!("decisions/*/themes/*/{key}")
        } else if let Some(key) = key.strip_prefix("change/") {
            format!("changes/*/{key}")
        } else {
            format!("themes/*/{key}")
        }),
        (Page::Papers, _) => one(if key.starts_with("review/") {
            format!("~/reviews/{key}")
        } else {
            format!("~/documents/{key}")
        }),
        (Page::Register, _) => vec![format!("~/register/{key}"), key.to_owned()],
        (Page::Rest, _) => Vec::new(),
    }
}

#[test]
fn every_cell_that_a_fact_reads_stands_on_a_sheet() {
    let filled = filled_by_the_form();
    let mut missing = BTreeSet::new();
    for fact in FACTS {
        for from in fact.from {
            let from = from.strip_suffix("/*").unwrap_or(from);
            if !filled
                .iter()
                .any(|place| place == from || place.strip_prefix(from).is_some_and(|rest| rest.starts_with('/')))
            {
                missing.insert(format!("{}: {from}", fact.id));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn questions_can_be_told_apart_and_every_one_has_its_help() {
    for page in Page::ALL {
        let all = questions(page, false);
        let words: BTreeSet<String> = all.iter().map(|placed| placed.question.to_lowercase()).collect();
        let keys: BTreeSet<&String> = all.iter().map(|placed| &placed.key).collect();
        assert_eq!((words.len(), keys.len()), (all.len(), all.len()), "{page:?}");
        assert!(
            all.iter()
                .all(|placed| !placed.field.help.is_empty() && !placed.question.contains("required"))
        );
        for placed in all.iter().filter(|placed| !placed.field.example.is_empty() && placed.key != "id") {
            let field = placed.field;
            let example = earnest::submission::workbook::typed::read(field.kind, field.takes, &Cell::Text(field.example.to_owned()));
            assert!(example.is_ok(), "{}: {example:?}", placed.key);
        }
    }
}
