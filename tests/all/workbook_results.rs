//! The results workbook, worked out again by a spreadsheet that is none of ours: every level, criterion and grade comes to the engine's
//! number. What the tests of the workbook share stands here too.

use crate::generate;
use crate::support::{How, fixture, fixtures, samples, submission};
use earnest::assess::explain::{Inputs, audited};
use earnest::assess::marks::{Marks, MarksFile};
use earnest::assess::published::Assessment;
use earnest::assess::published::audit::Audit;
use earnest::base::fault::Faults;
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::report::workbook::workbook;
use earnest::rubric::library;
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx_bytes;
use serde_json::Value;

/// An assessment with its audit, its workbook, and the workbook as the other program sees it.
pub(crate) struct Book {
    pub(crate) assessment: Assessment,
    pub(crate) audit: Audit,
    pub(crate) model: Model<'static>,
}

pub(crate) fn made(value: &Value, how: &How<'_>) -> (Assessment, Audit) {
    let read = submission(value);
    let mut marks = Marks::default();
    for file in how.marks {
        let file: MarksFile = serde_json::from_value(file.clone()).unwrap();
        marks.add(&file, how.rubric, &read).unwrap();
    }
    audited(&Inputs {
        name: "a",
        sha256: "",
        warnings: &Faults::default(),
        cells: None,
        context: Context {
            submission: &read,
            settings: &how.rubric.settings,
            baseline: None,
            as_of: read.as_of_day(),
            basis: read.basis,
            open: false,
        },
        rubric: how.rubric,
        marks: &marks,
        verified: &Verified::new(),
    })
}

impl Book {
    pub(crate) fn of(value: &Value, how: &How<'_>) -> Self {
        let (assessment, audit) = made(value, how);
        let bytes = workbook(&assessment, &audit).unwrap();
        Self {
            assessment,
            audit,
            model: opened(&bytes),
        }
    }

    pub(crate) fn sheet(&self, name: &str) -> u32 {
        let sheets = self.model.get_worksheets_properties();
        u32::try_from(
            sheets
                .iter()
                .position(|sheet| sheet.name == name)
                .unwrap_or_else(|| panic!("no sheet {name}")),
        )
        .unwrap()
    }

    pub(crate) fn value(&self, sheet: &str, row: i32, column: i32) -> CellValue {
        self.model.get_cell_value_by_index(self.sheet(sheet), row, column).unwrap()
    }

    pub(crate) fn text(&self, sheet: &str, row: i32, column: i32) -> String {
        match self.value(sheet, row, column) {
            CellValue::None => String::new(),
            CellValue::String(text) => text,
            CellValue::Number(number) => number.to_string(),
            CellValue::Boolean(value) => value.to_string(),
        }
    }

    /// The first row of headings of a sheet that begins with a word, and its headings.
    pub(crate) fn headings(&self, sheet: &str, first: &str) -> (i32, Vec<String>) {
        let row = (1..400).find(|row| self.text(sheet, *row, 1) == first && !self.text(sheet, *row, 2).is_empty());
        let row = row.unwrap_or_else(|| panic!("{sheet}: no row of headings that begins with {first}"));
        (row, (1..60).map(|column| self.text(sheet, row, column)).collect())
    }

    pub(crate) fn column(&self, sheet: &str, first: &str, heading: &str) -> i32 {
        let (_, headings) = self.headings(sheet, first);
        let at = headings.iter().position(|known| known.starts_with(heading));
        i32::try_from(at.unwrap_or_else(|| panic!("{sheet}: no column {heading} in {headings:?}"))).unwrap() + 1
    }

    /// The row of a table whose first cells are these.
    pub(crate) fn row(&self, sheet: &str, first: &str, cells: &[&str]) -> i32 {
        let (from, _) = self.headings(sheet, first);
        let fits = |row: &i32| {
            (1..)
                .zip(cells)
                .all(|(column, cell)| cell.is_empty() || self.text(sheet, *row, column) == *cell)
        };
        (from + 1..from + 3000)
            .find(fits)
            .unwrap_or_else(|| panic!("{sheet}: no row {cells:?}"))
    }

    /// Two cells of a row by their headings.
    fn ends(&self, sheet: &str, row: i32, low: &str, high: &str) -> (String, String) {
        let of = |heading: &str| self.text(sheet, row, self.column(sheet, self.first(sheet), heading));
        (of(low), of(high))
    }

    /// The first heading of each table that is compared.
    fn first(&self, sheet: &str) -> &'static str {
        if sheet == "Roll-up" { "Criterion" } else { "Exercise" }
    }

    pub(crate) fn set(&mut self, sheet: &str, row: i32, heading: &str, value: &Value) {
        let (at, column) = (self.sheet(sheet), self.column(sheet, self.first(sheet), heading));
        match value {
            Value::Number(number) => self.model.update_cell_with_number(at, row, column, number.as_f64().unwrap()),
            Value::String(text) => self.model.update_cell_with_text(at, row, column, text),
            other => panic!("{other}"),
        }
        .unwrap();
        self.model.evaluate();
    }

    pub(crate) fn unit_grade(&self, unit: &str) -> (String, String) {
        self.ends("Exercises", self.row("Exercises", "Exercise", &[unit]), "Grade, low", "Grade, high")
    }

    pub(crate) fn criterion(&self, unit: &str, criterion: &str) -> (String, String) {
        self.ends(
            "Criteria",
            self.row("Criteria", "Exercise", &[unit, criterion]),
            "Level, low",
            "Level, high",
        )
    }

    pub(crate) fn indicator(&self, unit: &str, criterion: &str, indicator: &str) -> (String, String) {
        let row = self.row("Indicators", "Exercise", &[unit, criterion, indicator]);
        self.ends("Indicators", row, "Level, low", "Level, high")
    }

    pub(crate) fn rolled(&self, id: &str) -> (String, String) {
        self.ends("Roll-up", self.row("Roll-up", "Criterion", &[id]), "Level, low", "Level, high")
    }
}

pub(crate) fn opened(bytes: &[u8]) -> Model<'static> {
    let loaded = load_from_xlsx_bytes(bytes, "a", "en", "UTC").unwrap();
    let mut model = Model::from_workbook(loaded, "en").unwrap();
    model.evaluate();
    model
}

pub(crate) fn ends(low: u32, high: u32) -> (String, String) {
    (low.to_string(), high.to_string())
}

/// Every level, criterion and grade of the recalculated workbook beside that of the assessment.
pub(crate) fn agrees(name: &str, book: &Book) {
    for unit in &book.assessment.exercises {
        for criterion in &unit.criteria {
            let at = format!("{name} {} {}", unit.id, criterion.id);
            for indicator in &criterion.indicators {
                if indicator.words != "–" {
                    let found = book.indicator(&unit.id, &criterion.id, &indicator.id);
                    assert_eq!(found, ends(indicator.low, indicator.high), "{at} {}", indicator.id);
                }
            }
            if criterion.words != "does not apply" {
                assert_eq!(book.criterion(&unit.id, &criterion.id), ends(criterion.low, criterion.high), "{at}");
            }
        }
        assert_eq!(
            book.unit_grade(&unit.id),
            ends(unit.grade.low, unit.grade.high),
            "{name} {}",
            unit.id
        );
    }
    for criterion in book
        .assessment
        .criteria
        .iter()
        .filter(|criterion| criterion.words != "does not apply")
    {
        assert_eq!(
            book.rolled(&criterion.id),
            ends(criterion.low, criterion.high),
            "{name} {}",
            criterion.id
        );
    }
    let grade = &book.assessment.grade;
    assert_eq!(book.rolled("grade"), ends(grade.low, grade.high), "{name}");
    let row = book.row("Result", "What", &["The authority's grade"]);
    assert_eq!(
        (book.text("Result", row, 2), book.text("Result", row, 3)),
        ends(grade.low, grade.high),
        "{name}"
    );
    let row = book.row("Result", "What", &["rows whose formulas differ from the engine"]);
    assert_eq!(book.text("Result", row, 2), "0", "{name}: {}", differing(book));
    assert_eq!(book.audit.as_found, 0, "{name}: a condition stands as found");
    conditions_agree(name, book);
}

/// Each condition's two truths beside what the engine found.
fn conditions_agree(name: &str, book: &Book) {
    let (from, _) = book.headings("Conditions", "Exercise");
    let mut row = from + 1;
    while !book.text("Conditions", row, 1).is_empty() {
        let found = book.text("Conditions", row, 9);
        let expected = match found.as_str() {
            "yes" => (true, true),
            "may be" => (false, true),
            "no" => (false, false),
            other => panic!("{name}: row {row} of conditions says {other}"),
        };
        let cells = (book.value("Conditions", row, 7), book.value("Conditions", row, 8));
        assert_eq!(
            cells,
            (CellValue::Boolean(expected.0), CellValue::Boolean(expected.1)),
            "{name}: row {row} of conditions, {}",
            book.text("Conditions", row, 6)
        );
        row += 1;
    }
    assert!(row > from + 40 || book.audit.units.is_empty(), "{name}: few conditions");
}

fn differing(book: &Book) -> String {
    let mut rows = Vec::new();
    for sheet in ["Indicators", "Criteria", "Exercises", "Roll-up"] {
        let column = book.column(sheet, book.first(sheet), "Differs");
        let (from, headings) = book.headings(sheet, book.first(sheet));
        for row in from + 1..from + 300 {
            if book.text(sheet, row, column) == "1" {
                let cells: Vec<String> = (1..)
                    .zip(&headings)
                    .map(|(column, name)| format!("{name}={}", book.text(sheet, row, column)))
                    .collect();
                rows.push(format!("{sheet} {row}: {}", cells.join(" ")));
            }
        }
    }
    rows.join("\n")
}

#[test]
fn every_sample_comes_to_the_same_in_another_program() {
    for (name, value) in samples() {
        agrees(name, &Book::of(value, &How::default()));
    }
}

#[test]
fn every_fixture_comes_to_the_same_in_another_program() {
    for (name, value) in fixtures() {
        agrees(name, &Book::of(value, &How::default()));
    }
}

#[test]
fn generated_submissions_come_to_the_same_in_another_program() {
    for seed in 0..10 {
        agrees(&format!("seed {seed}"), &Book::of(&generate::submission(seed), &How::default()));
    }
}

#[test]
fn a_file_without_exercises_makes_a_workbook() {
    let mut value = fixture("nothing");
    value.as_object_mut().unwrap().remove("exercises");
    value.as_object_mut().unwrap().remove("register");
    let book = Book::of(&value, &How::default());
    assert!(book.assessment.exercises.is_empty());
    let grade = &book.assessment.grade;
    assert_eq!(book.rolled("grade"), ends(grade.low, grade.high));
}

#[test]
fn a_local_rubric_comes_to_the_same() {
    let (_, loaded) = library::SHIPPED
        .iter()
        .filter(|(_, text)| text.contains("\nbase: "))
        .filter_map(|(name, _)| library::shipped(Some(library::id_of(name))))
        .find(|(_, loaded)| loaded.is_ok())
        .expect("an overlay is shipped");
    let local = loaded.unwrap();
    for (name, value) in fixtures() {
        agrees(
            name,
            &Book::of(
                value,
                &How {
                    rubric: &local,
                    ..How::default()
                },
            ),
        );
    }
}
