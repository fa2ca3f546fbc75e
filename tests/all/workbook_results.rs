//! The results workbook, worked out again by a spreadsheet that is none of ours: every level, criterion and grade comes to the engine's
//! number, and moves as scoring would move it where an input is changed.

use crate::generate;
use crate::support::{How, code, command, edited, files, fixture, fixtures, path, sample, samples, stem, submission, told};
use earnest::assess::explain::{Inputs, audited};
use earnest::assess::marks::{Marks, MarksFile};
use earnest::assess::published::audit::{Audit, Part};
use earnest::assess::published::{Assessment, SignStatus};
use earnest::base::fault::Faults;
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::report::workbook::workbook;
use earnest::rubric::library;
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx_bytes;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// An assessment with its audit, its workbook, and the workbook as the other program sees it.
struct Book {
    assessment: Assessment,
    audit: Audit,
    model: Model<'static>,
}

fn made(value: &Value, how: &How<'_>) -> (Assessment, Audit) {
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
            as_of: read.as_of.value().map_or(read.period.to.to, |days| days.from),
            basis: read.basis,
            open: false,
        },
        rubric: how.rubric,
        marks: &marks,
        verified: &Verified::new(),
    })
}

impl Book {
    fn of(value: &Value, how: &How<'_>) -> Self {
        let (assessment, audit) = made(value, how);
        let bytes = workbook(&assessment, &audit).unwrap();
        Self {
            assessment,
            audit,
            model: opened(&bytes),
        }
    }

    fn sheet(&self, name: &str) -> u32 {
        let sheets = self.model.get_worksheets_properties();
        u32::try_from(
            sheets
                .iter()
                .position(|sheet| sheet.name == name)
                .unwrap_or_else(|| panic!("no sheet {name}")),
        )
        .unwrap()
    }

    fn value(&self, sheet: &str, row: i32, column: i32) -> CellValue {
        self.model.get_cell_value_by_index(self.sheet(sheet), row, column).unwrap()
    }

    fn text(&self, sheet: &str, row: i32, column: i32) -> String {
        match self.value(sheet, row, column) {
            CellValue::None => String::new(),
            CellValue::String(text) => text,
            CellValue::Number(number) => number.to_string(),
            CellValue::Boolean(value) => value.to_string(),
        }
    }

    /// The first row of headings of a sheet that begins with a word, and its headings.
    fn headings(&self, sheet: &str, first: &str) -> (i32, Vec<String>) {
        let row = (1..400).find(|row| self.text(sheet, *row, 1) == first && !self.text(sheet, *row, 2).is_empty());
        let row = row.unwrap_or_else(|| panic!("{sheet}: no row of headings that begins with {first}"));
        (row, (1..60).map(|column| self.text(sheet, row, column)).collect())
    }

    fn column(&self, sheet: &str, first: &str, heading: &str) -> i32 {
        let (_, headings) = self.headings(sheet, first);
        let at = headings.iter().position(|known| known.starts_with(heading));
        i32::try_from(at.unwrap_or_else(|| panic!("{sheet}: no column {heading} in {headings:?}"))).unwrap() + 1
    }

    /// The row of a table whose first cells are these.
    fn row(&self, sheet: &str, first: &str, cells: &[&str]) -> i32 {
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

    fn set(&mut self, sheet: &str, row: i32, heading: &str, value: &Value) {
        let (at, column) = (self.sheet(sheet), self.column(sheet, self.first(sheet), heading));
        match value {
            Value::Number(number) => self.model.update_cell_with_number(at, row, column, number.as_f64().unwrap()),
            Value::String(text) => self.model.update_cell_with_text(at, row, column, text),
            other => panic!("{other}"),
        }
        .unwrap();
        self.model.evaluate();
    }

    fn unit_grade(&self, unit: &str) -> (String, String) {
        self.ends("Exercises", self.row("Exercises", "Exercise", &[unit]), "Grade, low", "Grade, high")
    }

    fn criterion(&self, unit: &str, criterion: &str) -> (String, String) {
        self.ends(
            "Criteria",
            self.row("Criteria", "Exercise", &[unit, criterion]),
            "Level, low",
            "Level, high",
        )
    }

    fn indicator(&self, unit: &str, criterion: &str, indicator: &str) -> (String, String) {
        let row = self.row("Indicators", "Exercise", &[unit, criterion, indicator]);
        self.ends("Indicators", row, "Level, low", "Level, high")
    }

    fn rolled(&self, id: &str) -> (String, String) {
        self.ends("Roll-up", self.row("Roll-up", "Criterion", &[id]), "Level, low", "Level, high")
    }
}

fn opened(bytes: &[u8]) -> Model<'static> {
    let loaded = load_from_xlsx_bytes(bytes, "a", "en", "UTC").unwrap();
    let mut model = Model::from_workbook(loaded, "en").unwrap();
    model.evaluate();
    model
}

fn ends(low: u32, high: u32) -> (String, String) {
    (low.to_string(), high.to_string())
}

/// Every level, criterion and grade of the recalculated workbook beside that of the assessment.
fn agrees(name: &str, book: &Book) {
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

/// The levels that stand as found, with the facts that are too fine.
fn stands_as_found(audit: &Audit) -> Vec<String> {
    let mut found = Vec::new();
    for unit in &audit.units {
        for fact in &unit.facts {
            let large = [fact.low, fact.high]
                .into_iter()
                .flatten()
                .any(|end| end.number.max(end.over) > 1_000_000_000);
            if large {
                found.push(format!("{} {}: {:?} {:?}", unit.id, fact.id, fact.low, fact.high));
            }
        }
    }
    found
}

/// What a workbook says beside what the assessment says, for many more submissions than another program could open in time.
#[test]
fn the_audit_says_what_the_assessment_says() {
    for seed in 0..150 {
        let (assessment, audit) = made(&generate::submission(seed), &How::default());
        assert_eq!(audit.as_found, 0, "seed {seed}: {:?}", stands_as_found(&audit));
        assert_eq!(
            (audit.grade.low, audit.grade.high),
            (assessment.grade.low, assessment.grade.high),
            "seed {seed}"
        );
        assert_eq!(audit.units.len(), assessment.exercises.len());
        for (found, unit) in audit.units.iter().zip(&assessment.exercises) {
            assert_eq!(
                (found.grade.low, found.grade.high),
                (unit.grade.low, unit.grade.high),
                "seed {seed} {}",
                unit.id
            );
            let indicators = found.criteria.iter().flat_map(|criterion| &criterion.indicators);
            let shown = unit.criteria.iter().flat_map(|criterion| &criterion.indicators);
            for (found, shown) in indicators.zip(shown) {
                assert_eq!(found.id, shown.id);
                if found.part == Part::Counts && found.marks.is_empty() {
                    assert_eq!(found.measured, found.level, "seed {seed} {} {}", unit.id, found.id);
                }
            }
        }
    }
}

/// Types the inputs of one workbook into another that has the same rows: facts, days that have come, what is corroborated, states of signs.
fn type_over(into: &mut Book, from: &Book) {
    let columns: [(&str, &[&str]); 5] = [
        ("Facts", &["Held", "Lowest", "Highest"]),
        ("Indicators", &["Due"]),
        ("Criteria", &["Corroborated, low", "Corroborated, high"]),
        ("Exercises", &["Enters the authority's grade"]),
        ("Signs", &["State"]),
    ];
    for (sheet, headings) in columns {
        let (first, _) = into.headings(sheet, "Exercise");
        for heading in headings {
            let column = into.column(sheet, "Exercise", heading);
            // the divisor of an end stands beside it
            let columns = if sheet == "Facts" && *heading != "Held" {
                vec![column, column + 1]
            } else {
                vec![column]
            };
            for column in columns {
                let mut row = first + 1;
                while !from.text(sheet, row, 1).is_empty() {
                    assert_eq!(into.text(sheet, row, 2), from.text(sheet, row, 2), "{sheet} {row}: other rows");
                    let at = into.sheet(sheet);
                    match from.value(sheet, row, column) {
                        CellValue::Number(number) => into.model.update_cell_with_number(at, row, column, number),
                        CellValue::String(text) => into.model.update_cell_with_text(at, row, column, &text),
                        CellValue::None => into.model.update_cell_with_text(at, row, column, ""),
                        CellValue::Boolean(value) => into.model.update_cell_with_bool(at, row, column, value),
                    }
                    .unwrap();
                    row += 1;
                }
            }
        }
    }
    into.model.evaluate();
}

#[test]
fn other_facts_typed_in_come_to_what_scoring_them_gives() {
    let other = [
        json!({"/exercises/0/people_heard": 30}),
        json!({"/exercises/0/people_heard": null, "/exercises/0/ties": null}),
        json!({"/exercises/0/draws_on": null, "/exercises/0/proposal/costs_shown": false}),
        json!({"/exercises/0/decisions/0/themes/3/reason": null, "/exercises/0/changes/0/done": null}),
        json!({"/exercises/0/affected/people": 90, "/exercises/0/ratings": null}),
    ];
    let mut moved = 0;
    for edits in other {
        let target = Book::of(&edited(&fixture("good"), &edits), &How::default());
        let mut book = Book::of(&fixture("good"), &How::default());
        if signs_of(&book) != signs_of(&target) {
            continue;
        }
        let before = book.assessment.exercises[0].clone();
        type_over(&mut book, &target);
        let unit = &target.assessment.exercises[0];
        for (criterion, was) in unit.criteria.iter().zip(&before.criteria) {
            for (indicator, was) in criterion.indicators.iter().zip(&was.indicators) {
                let found = book.indicator(&unit.id, &criterion.id, &indicator.id);
                assert_eq!(found, ends(indicator.low, indicator.high), "{edits}: {}", indicator.id);
                moved += u32::from(indicator.low != was.low);
            }
            assert_eq!(
                book.criterion(&unit.id, &criterion.id),
                ends(criterion.low, criterion.high),
                "{edits}: {}",
                criterion.id
            );
        }
        assert_eq!(book.unit_grade(&unit.id), ends(unit.grade.low, unit.grade.high), "{edits}");
        let grade = &target.assessment.grade;
        assert_eq!(book.rolled("grade"), ends(grade.low, grade.high), "{edits}");
    }
    assert!(moved >= 4, "only {moved} levels moved");
}

fn signs_of(book: &Book) -> Vec<&str> {
    book.audit.units[0].signs.iter().map(|sign| sign.id.as_str()).collect()
}

#[test]
fn one_number_typed_in_moves_what_rests_on_it() {
    let mut book = Book::of(&fixture("good"), &How::default());
    let row = book.row("Facts", "Exercise", &["clinic", "closing.answered_share"]);
    // half of the voices, less than half, and half again in thirds
    for (low, over, level) in [(50, 1, "2"), (149, 3, "1"), (150, 3, "2"), (0, 1, "0")] {
        for heading in ["Lowest", "Highest"] {
            let (sheet, column) = (book.sheet("Facts"), book.column("Facts", "Exercise", heading));
            book.model.update_cell_with_number(sheet, row, column, f64::from(low)).unwrap();
            book.model.update_cell_with_number(sheet, row, column + 1, f64::from(over)).unwrap();
        }
        book.model.evaluate();
        let found = book.indicator("clinic", "closing", "voices-answered");
        assert_eq!(found, (level.to_owned(), level.to_owned()), "{low}/{over}");
    }
    // what the formulas of the criterion make of it, by hand: (form + 2 effect) / 3, at most one above effect
    let unit = &book.assessment.exercises[0];
    let closing = unit.criteria.iter().find(|criterion| criterion.id == "closing").unwrap();
    let levels = |part: &str| -> Vec<i32> {
        let own = closing.indicators.iter().filter(|one| one.part == part && one.words != "–");
        own.map(|one| book.indicator("clinic", "closing", &one.id).0.parse().unwrap())
            .collect()
    };
    let (form, effect) = (levels("form"), levels("effect"));
    let (forms, effects) = (form.len().try_into().unwrap_or(1), effect.len().try_into().unwrap_or(1));
    let (form, effect): (i32, i32) = (form.iter().sum(), effect.iter().sum());
    let (top, over) = (form * effects + 2 * effect * forms, 3 * forms * effects);
    let expected = ((2 * top + over) / (2 * over)).min(effect / effects + 1);
    assert_eq!(book.criterion("clinic", "closing").0, expected.min(3).to_string());
    let differs = book.row("Result", "What", &["rows whose formulas differ from the engine"]);
    assert_ne!(
        book.text("Result", differs, 2),
        "0",
        "the first sheet says that something was changed"
    );
}

fn marked(role: &str, marks: &Value) -> Value {
    json!({"format": 1, "role": role, "author": "A. N. Other", "interest": "none", "date": "2026-02-01", "marks": marks})
}

#[test]
fn a_mark_typed_over_moves_the_level_as_marking_would() {
    let untied = edited(&fixture("exemplary"), &json!({"/exercises/0/ties": null}));
    let judged = |level: u32| {
        let mark = json!([{"on": "clinic", "indicator": "those-it-touches", "level": level, "document": "paper", "reason": "page 2"}]);
        let marks = [marked("assessor", &mark)];
        Book::of(
            &untied,
            &How {
                marks: &marks,
                ..How::default()
            },
        )
    };
    let mut book = judged(1);
    agrees("judged", &book);
    for level in [0, 2, 3, 4] {
        let row = book.row("Marks", "Exercise", &["clinic", "", "those-it-touches"]);
        book.set("Marks", row, "Level", &json!(level));
        let target = judged(level);
        agrees("judged anew", &target);
        let unit = &target.assessment.exercises[0];
        for criterion in &unit.criteria {
            assert_eq!(
                book.criterion("clinic", &criterion.id),
                ends(criterion.low, criterion.high),
                "{level}: {}",
                criterion.id
            );
        }
        assert_eq!(
            book.indicator("clinic", "salience", "those-it-touches"),
            target.indicator("clinic", "salience", "those-it-touches")
        );
        assert_eq!(book.unit_grade("clinic"), ends(unit.grade.low, unit.grade.high), "{level}");
    }
}

#[test]
fn overrides_come_to_the_same() {
    for (indicator, level) in [("time-to-answer", 2), ("those-it-touches", 3), ("said-back", 1)] {
        let mark =
            json!([{"on": "clinic", "indicator": indicator, "level": level, "override": true, "document": "paper", "reason": "page 2"}]);
        let marks = [marked("moderator", &mark)];
        let book = Book::of(
            &fixture("exemplary"),
            &How {
                marks: &marks,
                ..How::default()
            },
        );
        assert!(book.assessment.judgements[0].counted, "{indicator}");
        agrees(indicator, &book);
    }
}

#[test]
fn a_sign_typed_as_lifted_caps_no_more() {
    let value = sample("corby-2018");
    let mut book = Book::of(&value, &How::default());
    let unit = &book.audit.units[1];
    let fired: Vec<String> = unit
        .signs
        .iter()
        .filter(|sign| sign.status == SignStatus::Fired)
        .map(|sign| sign.id.clone())
        .collect();
    assert!(!fired.is_empty());
    let (id, titles): (String, Vec<String>) = (unit.id.clone(), unit.signs.iter().map(|sign| sign.title.clone()).collect());
    let states: Vec<SignStatus> = unit.signs.iter().map(|sign| sign.status).collect();
    for (title, state) in titles.iter().zip(states) {
        if state == SignStatus::Fired {
            let row = book.row("Signs", "Exercise", &[&id, title]);
            book.set("Signs", row, "State", &json!("lifted"));
        }
    }
    let lifts: Vec<Value> = fired
        .iter()
        .map(|sign| json!({"on": id, "sign": sign, "act": "lift", "reason": "It was held after all."}))
        .collect();
    let marks = [marked("moderator", &json!(lifts))];
    let target = Book::of(
        &value,
        &How {
            marks: &marks,
            ..How::default()
        },
    );
    agrees("lifted", &target);
    assert_ne!(
        target.unit_grade(&id),
        Book::of(&value, &How::default()).unit_grade(&id),
        "lifting moves something"
    );
    assert_eq!(book.unit_grade(&id), target.unit_grade(&id));
    assert_eq!(book.rolled("grade"), target.rolled("grade"));
}

#[test]
fn words_that_look_like_formulas_stay_words() {
    let hostile = [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1)",
        "=HYPERLINK(\"https://evil.example\")",
    ];
    let edits = json!({
        "/authority/name": hostile[0],
        "/exercises/0/title": hostile[1],
        "/exercises/0/themes/0/summary": hostile[2],
        "/exercises/0/decisions/0/themes/0/reason": hostile[3],
        "/documents/0/title": hostile[4],
        "/exercises/0/id": "clinic",
    });
    let value = edited(&fixture("good"), &edits);
    let book = Book::of(&value, &How::default());
    let mut found: BTreeSet<&str> = BTreeSet::new();
    for (at, sheet) in (0_u32..).zip(book.model.get_worksheets_properties()) {
        for row in 1..200 {
            for column in 1..40 {
                let CellValue::String(text) = book.model.get_cell_value_by_index(at, row, column).unwrap() else {
                    continue;
                };
                if let Some(known) = hostile.iter().find(|known| text.contains(**known)) {
                    let formula = book.model.get_cell_formula(at, row, column).unwrap();
                    assert_eq!(formula, None, "{} {row} {column}: {text}", sheet.name);
                    found.insert(known);
                }
            }
        }
    }
    assert_eq!(found.len(), hostile.len(), "{found:?}");
    agrees("hostile", &book);
}

#[test]
fn the_same_assessment_gives_the_same_bytes() {
    for (name, value) in samples().iter().take(4) {
        let (assessment, audit) = made(value, &How::default());
        let first = workbook(&assessment, &audit).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert!(first == workbook(&assessment, &audit).unwrap(), "{name}");
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

#[test]
fn the_command_writes_one_and_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let file = files("samples", "yaml").remove(0);
    let output = command(&["assess", file.to_str().unwrap(), "--format", "xlsx,json", "--out", out])
        .output()
        .unwrap();
    assert_eq!(code(&output), 0, "{}", told(&output));
    let written = folder.path().join(format!("{}.xlsx", stem(&file)));
    let book = opened(&std::fs::read(&written).unwrap());
    assert_eq!(book.get_worksheets_properties()[0].name, "Result");
    assert!(folder.path().join(format!("{}.json", stem(&file))).exists());
}

#[test]
fn the_command_says_why_it_writes_none() {
    let file = path("samples/starter.yaml");
    let file = file.to_str().unwrap();
    let output = command(&["assess", file, "--format", "xlsx"]).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(told(&output).contains("give --out"), "{}", told(&output));
}
