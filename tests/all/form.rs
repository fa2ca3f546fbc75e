//! The form as a workbook: nothing is lost on the way there and back, and what people type is read as they mean it.

use crate::generate;
use crate::support::{self, code, earnest, files, fixture, fixtures, rubric, said, samples, submission};
use earnest::assess::explain::{Inputs, assess};
use earnest::assess::marks::Marks;
use earnest::base::date::Day;
use earnest::base::digest::sha256;
use earnest::base::fault::{CellPlace, Fault};
use earnest::facts::catalogue::FACTS;
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::submission::read;
use earnest::submission::workbook::fill::fill;
use earnest::submission::workbook::layout::{Need, Page, need, pages, questions};
use earnest::submission::workbook::raw::{Book, Cell, Sheet};
use earnest::submission::workbook::{self, xlsx};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The value of a submission, as it is written again.
fn canonical(value: &Value) -> Value {
    serde_json::to_value(submission(value)).unwrap()
}

/// A value, through the bytes of a workbook.
fn through(value: &Value, light: bool) -> Value {
    let bytes = workbook::form(Some(&submission(value)), light).unwrap();
    let read = read::submission("form.xlsx", &bytes).unwrap_or_else(|faults| panic!("{faults:#?}"));
    serde_json::to_value(&read.value).unwrap()
}

/// How many rows of *Everything else* a value needs.
fn rest(value: &Value) -> usize {
    let book = fill(Some(value), false);
    book.sheets
        .iter()
        .find(|sheet| sheet.name == "Everything else")
        .map_or(0, |sheet| sheet.cells.len() / 2 - 3)
}

fn same(name: &str, value: &Value) {
    for light in [false, true] {
        let value = canonical(value);
        let back = through(&value, light);
        if back != value {
            panic!("{name} (light: {light}) differs: {:?}", first_difference(&value, &back, ""));
        }
    }
}

fn first_difference(a: &Value, b: &Value, at: &str) -> Option<String> {
    match (a, b) {
        (Value::Object(x), Value::Object(y)) => {
            let keys = x.keys().chain(y.keys());
            keys.filter_map(|key| match (x.get(key), y.get(key)) {
                (Some(x), Some(y)) => first_difference(x, y, &format!("{at}/{key}")),
                (x, y) => Some(format!("{at}/{key}: {x:?} and {y:?}")),
            })
            .next()
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            let mut all = x.iter().zip(y).enumerate();
            all.find_map(|(number, (x, y))| first_difference(x, y, &format!("{at}/{number}")))
        }
        _ if a == b => None,
        _ => Some(format!("{at}: {a} and {b}")),
    }
}

#[test]
fn a_sample_loses_nothing_in_a_workbook() {
    for (name, value) in samples().iter().chain(fixtures()) {
        // nearly all has a cell of its own
        assert!(rest(&canonical(value)) <= 24, "{name}: {} rows", rest(&canonical(value)));
        same(name, value);
    }
}

#[test]
fn no_submission_loses_anything_in_a_workbook() {
    let seeds = std::env::var("SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(100);
    for seed in 0..seeds {
        same(&format!("seed {seed}"), &generate::submission(seed));
    }
}

#[test]
fn awkward_texts_are_kept() {
    let long = "A long text; with \"quotes\" \u{1F600}. ".repeat(1500);
    for text in [
        "=1+1",
        "  spaces  ",
        "\"quoted\"",
        "[list]",
        "none",
        "not held",
        "n/a: x",
        "1",
        "yes",
        "a;b",
        "line\nline",
        "tab\tx",
        "_x0041_",
        "\u{a0}",
        "(nothing)",
        "x\r\ny",
        long.as_str(),
    ] {
        let value = json!({
            "format": 1, "basis": "compiled", "authority": { "name": text },
            "period": { "from": "2025-01-01", "to": "2025-12-31" }, "note": text,
            "exercises": [{ "id": "a", "title": text, "purpose": text, "themes": [{ "id": "t", "summary": text }] }],
        });
        same(text.get(..text.len().min(20)).unwrap_or("long"), &value);
    }
}

#[test]
fn two_forms_of_the_same_are_the_same_bytes() {
    let good = submission(&fixture("good"));
    for light in [false, true] {
        for from in [None, Some(&good)] {
            assert_eq!(workbook::form(from, light).unwrap(), workbook::form(from, light).unwrap());
        }
    }
}

#[test]
fn an_empty_form_says_what_is_missing_and_nothing_else() {
    for light in [false, true] {
        let faults = read::submission("form.xlsx", &workbook::form(None, light).unwrap()).unwrap_err();
        assert!(faults.iter().all(|fault| fault.code == "blank-cell"), "{faults:#?}");
        let cells: Vec<String> = faults.iter().map(|fault| fault.cell.as_ref().unwrap().sheet.clone()).collect();
        assert!(!cells.is_empty() && cells.iter().all(|sheet| sheet == "You"), "{faults:#?}");
    }
}

/// An assessment without what differs by notation: the digest, and the lines, the cells and the order of warnings.
fn assessment(name: &str, bytes: &[u8]) -> String {
    let read = read::submission(name, bytes).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
    let value = &read.value;
    let mut made = assess(&Inputs {
        name: "a",
        sha256: &sha256(b""),
        warnings: &read.warnings,
        cells: None,
        context: Context {
            submission: value,
            settings: &rubric().settings,
            baseline: None,
            as_of: value.as_of.value().map_or(value.period.to.to, |days| days.from),
            basis: value.basis,
            open: false,
        },
        rubric: rubric(),
        marks: &Marks::default(),
        verified: &Verified::new(),
    });
    made.warnings.sort_by(|a, b| (&a.at, &a.code).cmp(&(&b.at, &b.code)));
    made.warnings
        .iter_mut()
        .for_each(|warning| (warning.line, warning.cell) = (None, None));
    serde_json::to_string(&made).unwrap()
}

#[test]
fn a_workbook_and_a_text_of_the_same_facts_give_the_same_assessment() {
    for folder in ["samples", "tests/fixtures"] {
        for file in files(folder, "yaml") {
            let bytes = std::fs::read(&file).unwrap();
            let read = read::submission("a.yaml", &bytes).unwrap();
            let form = workbook::form(Some(&read.value), false).unwrap();
            assert_eq!(assessment("a.xlsx", &form), assessment("a.yaml", &bytes), "{}", file.display());
        }
    }
}

/// The form of a good submission, to be changed cell by cell.
pub(crate) struct Form {
    book: Book,
}

impl Form {
    pub(crate) fn of(name: &str) -> Self {
        Self {
            book: fill(Some(&canonical(&fixture(name))), false),
        }
    }
    pub(crate) fn sheet(&mut self, name: &str) -> &mut Sheet {
        self.book.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap()
    }
    /// The cell of a question for an entry, from 0.
    pub(crate) fn at(&mut self, sheet: &str, question: &str, entry: u32) -> (u32, u32) {
        let found = self
            .sheet(sheet)
            .cells
            .iter()
            .find(|(_, cell)| matches!(cell, Cell::Text(text) if text.starts_with(question)));
        let (row, column) = *found.unwrap_or_else(|| panic!("no question {question}")).0;
        if column == 0 && ["You", "Exercises"].contains(&sheet) {
            (row, 3 + entry)
        } else {
            (3 + entry, column)
        }
    }
    pub(crate) fn put(mut self, sheet: &str, question: &str, entry: u32, cell: Cell) -> Self {
        let at = self.at(sheet, question, entry);
        self.sheet(sheet).cells.insert(at, cell);
        self
    }
    pub(crate) fn text(self, sheet: &str, question: &str, entry: u32, text: &str) -> Self {
        self.put(sheet, question, entry, Cell::Text(text.to_owned()))
    }
    pub(crate) fn clear(mut self, sheet: &str, question: &str, entry: u32) -> Self {
        let at = self.at(sheet, question, entry);
        self.sheet(sheet).cells.remove(&at);
        self
    }
    /// Takes every entry of a sheet of rows out.
    pub(crate) fn drop_entries(&mut self, name: &str) {
        for sheet in self.book.sheets.iter_mut().filter(|sheet| sheet.name == name) {
            sheet.cells.retain(|(row, _), _| *row < 3);
        }
    }
    pub(crate) fn bytes(&self) -> Vec<u8> {
        xlsx::write(&self.book, false).unwrap()
    }
    /// Every fault, warning and hint: the sheet and cell, the message and the advice.
    pub(crate) fn said(&self) -> Vec<String> {
        let all = match read::submission("form.xlsx", &self.bytes()) {
            Ok(mut read) => {
                read.warnings.extend(read.hints);
                read.warnings
            }
            Err(faults) => faults,
        };
        let line = |fault: &Fault| {
            let cell = fault
                .cell
                .as_ref()
                .map_or_else(|| format!("no cell for {}", fault.at), ToString::to_string);
            format!("{cell}: {}; {}", fault.message, fault.help.as_deref().unwrap_or_default())
        };
        all.iter().map(line).collect()
    }
    pub(crate) fn read(&self) -> Value {
        let read = read::submission("form.xlsx", &self.bytes()).unwrap_or_else(|faults| panic!("{faults:#?}"));
        serde_json::to_value(&read.value).unwrap()
    }
}

/// A form with one mistake says so at its cell, with all these words.
pub(crate) fn told(form: &mut Form, sheet: &str, question: &str, entry: u32, words: &[&str]) {
    let (row, column) = form.at(sheet, question, entry);
    let place = CellPlace {
        order: 0,
        sheet: sheet.to_owned(),
        row,
        column,
    };
    let said = form.said();
    let found = said
        .iter()
        .any(|line| line.starts_with(&format!("{place}: ")) && words.iter().all(|word| line.contains(word)));
    assert!(found, "{place}: {words:?} not in {said:#?}");
}

#[test]
fn a_good_form_has_nothing_to_be_told() {
    let said = Form::of("good").said();
    assert!(said.iter().all(|line| line.contains("is blank")), "{said:#?}");
}

#[test]
fn mistake_1_people_added_up_over_ways() {
    let mut form = Form::of("good")
        .text("Ways", "Short name", 4, "W5")
        .text("Ways", "What was it?", 4, "a public meeting")
        .put("Ways", "People heard", 4, Cell::Number("600".to_owned()));
    told(
        &mut form,
        "Ways",
        "People heard",
        4,
        &["people heard 600 is the sum of all other ways", "leave this entry out"],
    );
}

#[test]
fn mistake_2_visits_as_people() {
    let mut form = Form::of("good")
        .put("Exercises", "How many are affected", 0, Cell::Number("72000".to_owned()))
        .clear("Exercises", "Is that people or visits", 0);
    told(
        &mut form,
        "Exercises",
        "Is that people or visits",
        0,
        &["72000 affected, but 'people or visits?' is blank", "choose visits"],
    );
}

#[test]
fn mistake_3_a_blank_for_none() {
    let mut form = Form::of("good").clear("Ways", "People heard", 1);
    told(
        &mut form,
        "Ways",
        "People heard",
        1,
        &["'People heard' is blank", "type 0 if you counted", "not held if you did not count"],
    );
}

#[test]
fn a_blank_that_another_answer_requires_is_told_with_what_it_is_read_as() {
    let asked = ["How many real options", "Were rejected options explained", "Was it said what can"];
    let mut form = Form::of("good");
    for question in asked {
        form = form.clear("Exercises", question, 0);
    }
    for (question, read) in asked.into_iter().zip(["none", "no", "no"]) {
        let words = [
            question,
            "is blank, and there is a proposal",
            "a blank is read as the adverse answer",
            read,
        ];
        told(&mut form, "Exercises", question, 0, &words);
    }
    // without a proposal nothing of it is required
    let mut none = Form::of("good").text("Exercises", "Were people asked about a proposal", 0, "no");
    for (row, column) in questions_of_the_proposal(&mut none) {
        none.sheet("Exercises").cells.remove(&(row, column));
    }
    let said = none.said().join("\n");
    assert!(!said.contains("there is a proposal"), "{said}");
    // and what a theme's outcome requires
    let form = Form::of("good")
        .text("Said and done", "What you decided on it", 1, "it will not be done")
        .clear("Said and done", "Why", 1);
    let said = form.said().join("\n");
    assert!(said.contains("the theme was not simply adopted"), "{said}");
}

/// The cells of the first exercise that answer questions on its proposal.
fn questions_of_the_proposal(form: &mut Form) -> Vec<(u32, u32)> {
    let of = questions(Page::Exercises, false);
    let asked = of.iter().filter(|placed| placed.key.starts_with("proposal/"));
    asked.map(|placed| form.at("Exercises", &placed.question, 0)).collect()
}

#[test]
fn a_group_without_a_base_is_told_at_its_row() {
    let mut form = Form::of("good");
    let (row, _) = form.at("Who", "Heard", 0);
    let affected = form.at("Who", "People affected", 0).1;
    let rows: Vec<u32> = (row..row + 20).collect();
    for row in &rows {
        let group = form.sheet("Who").cells.get(&(*row, 1)).cloned();
        if matches!(group, Some(Cell::Text(group)) if group == "everybody asked") {
            form.sheet("Who").cells.retain(|(at, _), _| at != row);
        }
        form.sheet("Who").cells.remove(&(*row, affected));
    }
    let said = form.said();
    let told = said
        .iter()
        .filter(|line| line.contains("heard, but") && line.contains("cannot be compared"));
    assert!(told.clone().count() > 1, "{said:#?}");
    assert!(
        told.clone().all(|line| line.starts_with("Who, ")) && said.iter().any(|line| line.contains("how many were asked")),
        "{said:#?}"
    );
}

#[test]
fn more_people_heard_than_affected_is_told() {
    let mut form = Form::of("good").put("Exercises", "How many different people", 0, Cell::Number("900000".to_owned()));
    told(
        &mut form,
        "Exercises",
        "How many different people",
        0,
        &["900,000 people heard, but", "are affected", "not each answer"],
    );
}

#[test]
fn mistake_4_a_date_in_american_order() {
    let mut form = Form::of("good").text("Exercises", "Last day on which", 0, "05/19/25");
    told(
        &mut form,
        "Exercises",
        "Last day on which",
        0,
        &["'05/19/25' is not a date we can be sure of", "write 19 May 2025 or 2025-05-19"],
    );
}

#[test]
fn mistake_5_a_percentage_for_a_count() {
    let mut form = Form::of("good").put("Said and done", "How many said it", 2, Cell::Share("0.59".to_owned()));
    told(
        &mut form,
        "Said and done",
        "How many said it",
        2,
        &["'59%' is a share", "how many people is it?"],
    );
}

#[test]
fn mistake_6_groups_bigger_than_the_whole() {
    let mut form = Form::of("good").put("Who", "Heard", 8, Cell::Number("60".to_owned()));
    let said = form.said().join(" ");
    assert!(said.contains("add up to") && said.contains("but 600 were heard in all"), "{said}");
    assert!(said.contains("Who, F12"), "{said}");
    assert_eq!(form.at("Who", "Heard", 8), (11, 5));
}

#[test]
fn mistake_7_noted_as_an_answer() {
    let mut form = Form::of("good").text("Said and done", "What you decided on it", 1, "noted");
    told(
        &mut form,
        "Said and done",
        "What you decided on it",
        1,
        &["'noted' is not one of the choices", "not decided"],
    );
}

#[test]
fn mistake_8_already_planned_without_proof() {
    let mut form = Form::of("good").text("Said and done", "What you decided on it", 0, "already planned");
    told(
        &mut form,
        "Said and done",
        "What you decided on it",
        0,
        &["already planned, but no paper dated before 2025-02-03", "link the older paper"],
    );
    let form = form.text("Said and done", "If already planned", 0, "The plan of the year before");
    assert!(
        form.said().iter().all(|line| !line.contains("already planned, but")),
        "{:#?}",
        form.said()
    );
}

#[test]
fn mistake_9_a_paper_nobody_outside_can_open() {
    let mut form = Form::of("good").text("Papers", "Web address", 0, "https://anyshire.sharepoint.com/teams/board/paper.pdf");
    told(
        &mut form,
        "Papers",
        "Web address",
        0,
        &["on an internal site (sharepoint)", "your word only"],
    );
}

#[test]
fn a_decision_before_the_close_and_an_address_of_a_person_are_told() {
    let mut form = Form::of("good").put("Exercises", "When was it decided", 0, Cell::Date(Day::parse("2025-03-01").unwrap()));
    told(
        &mut form,
        "Exercises",
        "When was it decided",
        0,
        &["before the exercise closed", "check both dates"],
    );
    let mut form = Form::of("good").text("Said and done", "Why", 3, "Ask jo.bloggs@example.org about it.");
    told(&mut form, "Said and done", "Why", 3, &["looks like an e-mail address"]);
}

#[test]
fn what_people_type_is_read_as_they_mean_it() {
    let form = Form::of("good")
        .text("Ways", "Number invited", 1, " 400 ")
        .text("Ways", "Possible without a screen?", 0, "YES")
        .text("Ways", "Exercise", 1, "CLINIC")
        .clear("Ways", "Exercise", 2)
        .text("Exercises", "First day on which", 0, "3 February 2025")
        .text("Exercises", "What are the reasons", 0, "Quality")
        .text("Said and done", "How many said it", 3, "40");
    assert_eq!(form.read(), canonical(&fixture("good")));
    let vague = Form::of("good").text("Said and done", "How many said it", 3, "about 40").read();
    assert_eq!(vague.pointer("/exercises/0/themes/3/voices"), Some(&json!({ "about": 40 })));
}

#[test]
fn columns_in_another_order_notes_and_blank_rows_change_nothing() {
    let mut form = Form::of("good");
    for sheet in &mut form.book.sheets {
        let down = ["You", "Exercises"].contains(&sheet.name.as_str());
        let last = sheet
            .cells
            .keys()
            .map(|(row, column)| if down { *row } else { *column })
            .max()
            .unwrap();
        let moved = sheet.cells.iter().map(|((row, column), cell)| {
            // questions backwards with one line between; entries further on from the third, as after inserted rows
            let question = |at: u32| (last - at) * 2 + 1;
            let entry = |at: u32| if at < 3 { at } else { at * 2 };
            (
                if down {
                    (question(*row), entry(*column))
                } else {
                    (entry(*row), question(*column))
                },
                cell.clone(),
            )
        });
        sheet.cells = moved.collect();
        if !down {
            sheet
                .cells
                .insert((5, 1), Cell::Text("Note: the rows below are of the second survey".to_owned()));
            sheet.cells.insert((0, 0), Cell::Text("Notes of our own".to_owned()));
            sheet.cells.insert((6, 0), Cell::Text("checked".to_owned()));
        }
    }
    form.book.sheets.reverse();
    assert_eq!(form.read(), canonical(&fixture("good")));
}

#[test]
fn a_renamed_question_is_found_or_asked_about() {
    let near = Form::of("good").rename("Ways", "How did people come to take part?", "How did people came to take part");
    assert_eq!(near.read(), canonical(&fixture("good")));
    let other = Form::of("good").rename("Ways", "How did people come to take part?", "How people were picked");
    assert!(
        other.said().iter().any(|line| line.contains("which is no question of this form")),
        "{:#?}",
        other.said()
    );
}

impl Form {
    fn rename(mut self, sheet: &str, question: &str, new: &str) -> Self {
        let cells = &mut self.sheet(sheet).cells;
        let cell = cells
            .values_mut()
            .find(|cell| matches!(cell, Cell::Text(text) if text.starts_with(question)))
            .unwrap();
        *cell = Cell::Text(new.to_owned());
        self
    }
}

#[test]
fn how_people_were_told_is_two_cells() {
    let form = Form::of("good")
        .text(
            "Exercises",
            "How were people told of it",
            0,
            "letter to every patient; posters; local radio",
        )
        .text("Exercises", "How many saw each of these", 0, "3,200; not held; about 9,000");
    let channels = form.read()["exercises"][0]["information"]["channels"].clone();
    let wanted = json!([
        { "what": "letter to every patient", "seen": 3200 },
        { "what": "posters", "seen": "not held" },
        { "what": "local radio", "seen": { "about": 9000 } },
    ]);
    assert_eq!(channels, wanted);
    let mut short = form.text("Exercises", "How many saw each of these", 0, "3,200");
    told(
        &mut short,
        "Exercises",
        "How many saw each of these",
        0,
        &["1 numbers", "for 3 ways", "one number for each"],
    );
    // every sample that says how people were told says it there, and needs no row of everything else for it
    for (name, value) in samples() {
        let book = fill(Some(&canonical(value)), false);
        let rest = book.sheets.iter().find(|sheet| sheet.name == "Everything else");
        let cells = rest.iter().flat_map(|sheet| sheet.cells.values());
        let what = cells.filter(|cell| matches!(cell, Cell::Text(text) if text.contains("> channels >") && text.ends_with("> what")));
        assert_eq!(what.count(), 0, "{name}");
    }
}

#[test]
fn what_is_wrong_is_told_once_and_says_all_that_can_be_written() {
    let last = "Last day on which";
    let form = Form::of("good").text("Exercises", last, 0, "soon");
    let said = form.said();
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].contains("or not held") && said[0].contains("a span such as"), "{said:#?}");
    let mut form = Form::of("good").clear("Exercises", last, 0);
    told(
        &mut form,
        "Exercises",
        last,
        0,
        &["no last day", "answer 'Last day on which people could take part'"],
    );
    assert!(form.said().iter().all(|line| !line.contains("add closes")), "{:#?}", form.said());
    for (question, text, help) in [
        ("When was what people said published", "later", "or none"),
        (
            "When was it announced",
            "n/a",
            "write n/a with its reason, such as n/a: no session; or not held",
        ),
        ("When was it shown who", "soon", "or none"),
        (
            "What are the reasons for it",
            "the state of a building, to save money",
            "put ; between them",
        ),
    ] {
        let mut form = Form::of("good").text("Exercises", question, 0, text);
        told(&mut form, "Exercises", question, 0, &[help]);
    }
}

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

#[test]
fn the_command_writes_a_form_once_and_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let form = folder.path().join("form.xlsx");
    let form = form.to_str().unwrap();
    let write = |more: &[&str]| earnest(&[&["form", "submission", "-o", form], more].concat());
    assert_eq!(code(&write(&["--from", "samples/skye-2014.yaml"])), 0);
    let again = write(&[]);
    assert_eq!(code(&again), 2);
    assert!(support::told(&again).contains("--force"), "{}", support::told(&again));
    let checked = earnest(&["check", form]);
    assert!(
        code(&checked) == 0 && said(&checked).contains("can be assessed"),
        "{}",
        support::told(&checked)
    );
    assert_eq!(code(&write(&["--force"])), 0);
    let checked = earnest(&["check", form]);
    assert_eq!(code(&checked), 3);
    assert!(support::told(&checked).contains("form.xlsx: You, D"), "{}", support::told(&checked));
    assert_eq!(code(&earnest(&["form", "submission", "-o", "form.csv"])), 2);
}

#[test]
fn an_empty_form_says_which_questions_wait_in_its_own_words() {
    let folder = tempfile::tempdir().unwrap();
    let form = folder.path().join("form.xlsx");
    let form = form.to_str().unwrap();
    assert_eq!(code(&earnest(&["form", "submission", "-o", form])), 0);
    let checked = earnest(&["check", form]);
    let told = support::told(&checked);
    assert_eq!(code(&checked), 3, "{told}");
    assert!(
        told.contains("What is the name of your authority?") && told.contains("is blank"),
        "{told}"
    );
    assert!(told.contains("form.xlsx: You, D"), "{told}");
    assert!(!told.contains("missing-key") && !told.contains("'authority' is missing"), "{told}");
}
