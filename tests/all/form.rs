//! The form as people fill it in: what they type is read as they mean it, wherever it stands; with the form of a good submission, to be
//! changed cell by cell, that the tests of forms share.

use crate::support::{self, code, earnest, fixture, said, samples, submission};
use earnest::base::fault::{CellPlace, Fault};
use earnest::submission::read;
use earnest::submission::workbook::fill::fill;
use earnest::submission::workbook::raw::{Book, Cell, Sheet};
use earnest::submission::workbook::{self, xlsx};
use serde_json::{Value, json};

/// The value of a submission, as it is written again.
pub(crate) fn canonical(value: &Value) -> Value {
    serde_json::to_value(submission(value)).unwrap()
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
