//! The sheet *Said and done*: to which decision and which answer a row belongs, and that both come back as they were.

use crate::support::submission;
use earnest::base::date::Day;
use earnest::submission::read;
use earnest::submission::workbook::fill::fill;
use earnest::submission::workbook::raw::{Book, Cell};
use earnest::submission::workbook::{self, xlsx};
use proptest::prelude::*;
use serde_json::{Value, json};

const SHEET: &str = "Said and done";

/// Four themes of one exercise, with a decision of 1 June on the first two.
fn base() -> Value {
    let theme = |number: u32| json!({ "id": format!("T{number}"), "summary": format!("What people said, the {number}.") });
    json!({
        "format": 1, "basis": "compiled", "authority": { "name": "Anyshire Health Board" },
        "period": { "from": "2025-01-01", "to": "2025-12-31" },
        "exercises": [{
            "id": "E1", "title": "Where the clinic should be", "opens": "2025-03-01", "closes": "2025-04-01",
            "themes": [theme(1), theme(2), theme(3), theme(4)],
            "decisions": [{ "date": "2025-06-01", "what": "It moves.",
                "themes": [{ "theme": "T1", "outcome": "adopted" }, { "theme": "T2", "outcome": "declined", "reason": "No money." }] }],
            "responses": [{ "date": "2025-06-10", "audience": ["public"], "channels": ["web page"], "covers": ["T1"] }],
        }],
    })
}

/// A value as it is written again.
fn canonical(value: &Value) -> Value {
    serde_json::to_value(submission(value)).unwrap()
}

fn form(value: &Value) -> Book {
    fill(Some(&canonical(value)), false)
}

/// The cell of a column in the row of a theme, from 1.
fn at(book: &Book, question: &str, theme: u32) -> (u32, u32) {
    let sheet = book.sheets.iter().find(|sheet| sheet.name == SHEET).unwrap();
    let (place, _) = sheet
        .cells
        .iter()
        .find(|((row, _), cell)| *row == 0 && matches!(cell, Cell::Text(text) if text == question))
        .unwrap_or_else(|| panic!("no column {question}"));
    (2 + theme, place.1)
}

fn put(book: &mut Book, question: &str, theme: u32, text: &str) {
    let at = at(book, question, theme);
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == SHEET).unwrap();
    let cell = Day::parse(text).map_or_else(|| Cell::Text(text.to_owned()), Cell::Date);
    sheet.cells.insert(at, cell);
}

fn cell(book: &Book, question: &str, theme: u32) -> Option<Cell> {
    let at = at(book, question, theme);
    let sheet = book.sheets.iter().find(|sheet| sheet.name == SHEET).unwrap();
    sheet.cells.get(&at).cloned()
}

fn rest(book: &Book) -> usize {
    let rest = book.sheets.iter().find(|sheet| sheet.name == "Everything else").unwrap();
    rest.cells.keys().filter(|(row, _)| *row > 2).count() / 2
}

fn submitted(book: &Book) -> Value {
    let read = read::submission("form.xlsx", &xlsx::write(book, false).unwrap()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    serde_json::to_value(&read.value).unwrap()
}

fn exercise(book: &Book) -> Value {
    submitted(book)["exercises"][0].clone()
}

#[test]
fn a_row_without_a_day_belongs_to_the_decision_on_exercises() {
    let mut book = form(&base());
    put(&mut book, "Why (required unless adopted)", 3, "It was not in the plan.");
    let decisions = &exercise(&book)["decisions"];
    assert_eq!(decisions.as_array().unwrap().len(), 1);
    assert_eq!(
        decisions[0]["themes"][2],
        json!({ "theme": "T3", "reason": "It was not in the plan." })
    );
}

#[test]
fn rows_of_another_day_are_decisions_of_their_own() {
    let mut book = form(&base());
    // the later rows do not take the number of the decision on Exercises, wherever they stand
    put(&mut book, "Decided on", 1, "2025-09-01");
    put(&mut book, "Decided on", 3, "2025-09-01");
    put(&mut book, "Decided on", 4, "2025-10-01");
    put(&mut book, "What you decided on it (required)", 3, "it will be done");
    let decisions = &exercise(&book)["decisions"];
    assert_eq!(
        decisions[0]["themes"],
        json!([{ "theme": "T2", "outcome": "declined", "reason": "No money." }])
    );
    assert_eq!(
        decisions[1],
        json!({ "date": "2025-09-01", "themes": [{ "theme": "T1", "outcome": "adopted" }, { "theme": "T3", "outcome": "adopted" }] })
    );
    assert_eq!(decisions[2], json!({ "date": "2025-10-01", "themes": [{ "theme": "T4" }] }));
    assert_eq!(decisions.as_array().unwrap().len(), 3);
    // the day of the decision on Exercises is that decision
    let mut book = form(&base());
    put(&mut book, "Decided on", 3, "2025-06-01");
    let decisions = &exercise(&book)["decisions"];
    assert_eq!(decisions.as_array().unwrap().len(), 1);
    assert_eq!(decisions[0]["themes"][2], json!({ "theme": "T3" }));
}

#[test]
fn a_row_that_says_how_people_were_told_is_an_answer() {
    let mut book = form(&base());
    for theme in [2, 4] {
        put(&mut book, "Told on", theme, "2025-07-01");
        put(&mut book, "Told how", theme, "letter; a meeting");
    }
    put(&mut book, "Told on", 3, "2025-07-02");
    put(&mut book, "Told on", 1, "2025-07-01");
    put(&mut book, "Told how", 1, "letter");
    let exercise = exercise(&book);
    assert_eq!(exercise["responses"].as_array().unwrap().len(), 3);
    assert_eq!(
        exercise["responses"][1],
        json!({ "date": "2025-07-01", "channels": ["letter"], "covers": ["T1"] })
    );
    assert_eq!(
        exercise["responses"][2],
        json!({ "date": "2025-07-01", "channels": ["letter", "a meeting"], "covers": ["T2", "T4"] })
    );
    // told on alone stays with what was decided, and an answer alone decides nothing
    let decided = exercise["decisions"][0]["themes"].as_array().unwrap();
    assert_eq!(decided.len(), 3);
    assert_eq!(decided[2], json!({ "theme": "T3", "told_on": "2025-07-02" }));
}

#[test]
fn a_way_of_telling_beside_none_is_told_at_its_cell() {
    let mut book = form(&base());
    put(&mut book, "Told on", 2, "none");
    put(&mut book, "Told how", 2, "letter");
    let faults = read::submission("form.xlsx", &xlsx::write(&book, false).unwrap()).unwrap_err();
    let fault = faults.iter().next().unwrap();
    let place = fault.cell.as_ref().unwrap();
    assert_eq!((fault.code, place.sheet.as_str()), ("filled-beside-none", SHEET));
    assert_eq!((place.row, place.column), at(&book, "Told how", 2));
}

#[test]
fn a_fault_in_a_later_decision_or_answer_has_its_cell() {
    let mut book = form(&base());
    put(&mut book, "Decided on", 3, "2025-03-05");
    put(&mut book, "What you decided on it (required)", 3, "already planned");
    put(&mut book, "Told on", 4, "05/19/25");
    put(&mut book, "Told how", 4, "letter");
    let faults = read::submission("form.xlsx", &xlsx::write(&book, false).unwrap()).unwrap_err();
    let column = |code: &str| {
        let fault = faults
            .iter()
            .find(|fault| fault.code == code)
            .unwrap_or_else(|| panic!("{code}: {faults:#?}"));
        let cell = fault.cell.as_ref().unwrap();
        (cell.row, cell.column)
    };
    assert_eq!(column("decided-before-close"), at(&book, "Decided on", 3));
    assert_eq!(column("planned-without-paper"), at(&book, "What you decided on it (required)", 3));
    assert!(faults.iter().any(|fault| fault.message.contains("05/19/25")), "{faults:#?}");
}

#[test]
fn other_decisions_and_answers_stand_in_rows() {
    let mut value = base();
    let exercise = &mut value["exercises"][0];
    exercise["decisions"].as_array_mut().unwrap().push(json!({
        "date": "2025-09-01", "by": "the board", "themes": [{ "theme": "T3", "outcome": "adopted" }, { "theme": "T4", "outcome": "partly", "reason": "So." }]
    }));
    exercise["responses"].as_array_mut().unwrap().push(json!({
        "date": "2025-09", "channels": ["letter", "a meeting"], "covers": ["T2", "T4"]
    }));
    let book = form(&value);
    // who made the second decision has no column
    assert_eq!(rest(&book), 1);
    assert_eq!(cell(&book, "Decided on", 1), None);
    assert_eq!(cell(&book, "Decided on", 3), Some(Cell::Date(Day::parse("2025-09-01").unwrap())));
    assert_eq!(cell(&book, "Told how", 4), Some(Cell::Text("letter; a meeting".to_owned())));
    assert_eq!(cell(&book, "Told how", 3), None);
    assert_eq!(self::exercise(&book), canonical(&value)["exercises"][0]);
}

#[test]
fn what_rows_cannot_say_stands_elsewhere_and_nothing_is_lost() {
    let decision = |date: &str, themes: &[&str]| {
        let themes: Vec<Value> = themes.iter().map(|theme| json!({ "theme": theme, "outcome": "adopted" })).collect();
        json!({ "date": date, "themes": themes })
    };
    let answer = |date: &str, how: &[&str], themes: &[&str]| json!({ "date": date, "channels": how, "covers": themes });
    let decisions = [
        // of the day of the first, of a theme that has its row, out of order, of no theme, of no day
        vec![decision("2025-06-01", &["T3"])],
        vec![decision("2025-09-01", &["T1"])],
        vec![decision("2025-09-01", &["T4"]), decision("2025-10-01", &["T3"])],
        vec![decision("2025-09-01", &["T4", "T3"])],
        vec![decision("2025-09-01", &[]), decision("2025-09-01", &["T3"])],
        vec![decision("not held", &["T3"])],
        vec![json!({ "themes": [{ "theme": "T3" }] })],
    ];
    let answers = [
        vec![
            answer("2025-07-01", &["letter"], &["T2"]),
            answer("2025-07-01", &["letter"], &["T3"]),
        ],
        vec![answer("2025-07-01", &["letter; web"], &["T2"])],
        vec![answer("2025-07-01", &["letter"], &["T4", "T2"])],
        vec![
            answer("2025-07-01", &["letter"], &["T3"]),
            answer("2025-07-02", &["letter"], &["T2"]),
        ],
        vec![answer("2025-07-01", &["letter"], &["T3"]), answer("2025-07-02", &["web"], &["T3"])],
        vec![answer("2025-07-01", &[], &["T3"])],
        vec![answer("not held", &["letter"], &["T3"])],
        vec![json!({ "channels": ["letter"], "covers": "all" })],
        vec![json!({ "channels": ["letter"], "covers": ["T3"] }), json!({})],
        vec![json!({}), answer("2025-07-01", &["letter"], &["T3"])],
    ];
    for decisions in &decisions {
        for answers in &answers {
            for without_first in [false, true] {
                let mut value = base();
                let exercise = &mut value["exercises"][0];
                for (list, more) in [("decisions", decisions), ("responses", answers)] {
                    let all = exercise[list].as_array_mut().unwrap();
                    if without_first {
                        all.clear();
                    }
                    all.extend(more.iter().cloned());
                }
                let value = canonical(&value);
                for light in [false, true] {
                    let bytes = workbook::form(Some(&submission(&value)), light).unwrap();
                    let back = read::submission("form.xlsx", &bytes).unwrap_or_else(|faults| panic!("{faults:#?}"));
                    assert_eq!(serde_json::to_value(&back.value).unwrap(), value, "light: {light}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn what_rows_say_comes_back_in_rows(
        rows in proptest::collection::vec((0_u32..4, 0_usize..4, 0_u32..3, 0_usize..3), 4),
        first in any::<bool>(),
    ) {
        let mut value = base();
        let exercise = value["exercises"][0].as_object_mut().unwrap();
        exercise["decisions"][0].as_object_mut().unwrap().remove("themes");
        if !first {
            exercise.remove("decisions");
            exercise.remove("responses");
        }
        let mut book = form(&value);
        for (theme, (decided, outcome, told, how)) in (1..).zip(rows) {
            // the first of June is the day of the decision on Exercises
            for (question, text) in [
                ("Decided on", ["", "2025-06-01", "2025-09-01", "2025-10"].get(usize::try_from(decided).unwrap()).copied()),
                ("What you decided on it (required)", ["", "it will be done", "it will not be done", "not held"].get(outcome).copied()),
                ("Told on", ["", "2025-07-01", "2025-07-02"].get(usize::try_from(told).unwrap()).copied()),
                ("Told how", ["", "letter", "letter; web page"].get(how).copied()),
            ] {
                if let Some(text) = text.filter(|text| !text.is_empty()) {
                    put(&mut book, question, theme, text);
                }
            }
        }
        let said = self::exercise(&book);
        let again = fill(Some(&submitted(&book)), false);
        prop_assert_eq!(&self::exercise(&again), &said);
        if first {
            prop_assert_eq!(rest(&again), 0, "{:#?}", said);
        }
    }
}
