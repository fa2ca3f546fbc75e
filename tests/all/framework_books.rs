//! The workbook of a framework as a spreadsheet that is none of ours reads it: its tables, its inputs, and every level, figure and
//! result of it beside those of the engine.

use crate::support::rubric;
use earnest::assess::framework::audited;
use earnest::assess::framework::explain::Inputs;
use earnest::assess::framework::given::Given;
use earnest::assess::marks::MarksFile;
use earnest::assess::published::audit::{Combining, MarkedAudit};
use earnest::assess::published::{Assessment, Criterion, GradeStatus, IndicatorStatus};
use earnest::base::fault::Faults;
use earnest::base::number::Q;
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::report::workbook::of_framework;
use earnest::rubric::framework::model::Framework;
use earnest::submission::model::Submission;
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx_bytes;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The words by which a mark says that an indicator does not apply.
pub(crate) const APART: &str = "does not apply";

pub(crate) fn scored(framework: &Framework, submission: &Submission, files: &[MarksFile]) -> (Assessment, MarkedAudit) {
    let rubric = rubric();
    let mut given = Given::default();
    for file in files {
        given.add(file, framework, submission, &rubric.settings).unwrap();
    }
    audited(&Inputs {
        name: "a",
        sha256: "",
        warnings: &Faults::default(),
        context: Context {
            submission,
            settings: &rubric.settings,
            baseline: None,
            as_of: submission.as_of_day(),
            basis: submission.basis,
            open: false,
        },
        framework,
        given: &given,
        verified: &Verified::new(),
    })
}

/// A workbook as the other program sees it.
pub(crate) struct Book(pub(crate) Model<'static>);

/// A row of a table: its number, and its cells by heading.
pub(crate) type Line = (i32, BTreeMap<String, String>);

impl Book {
    pub(crate) fn opened(bytes: &[u8]) -> Self {
        let loaded = load_from_xlsx_bytes(bytes, "a", "en", "UTC").unwrap();
        let mut model = Model::from_workbook(loaded, "en").unwrap();
        model.evaluate();
        Self(model)
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.0.get_worksheets_properties().iter().map(|sheet| sheet.name.clone()).collect()
    }

    pub(crate) fn sheet(&self, name: &str) -> u32 {
        let at = self.names().iter().position(|known| known == name);
        u32::try_from(at.unwrap_or_else(|| panic!("no sheet {name}"))).unwrap()
    }

    pub(crate) fn text(&self, sheet: u32, row: i32, column: i32) -> String {
        match self.0.get_cell_value_by_index(sheet, row, column).unwrap() {
            CellValue::None => String::new(),
            CellValue::String(text) => text,
            CellValue::Number(number) => number.to_string(),
            CellValue::Boolean(value) => value.to_string(),
        }
    }

    /// The row of headings that begins with a word, and the headings.
    pub(crate) fn headings(&self, name: &str, first: &str) -> (i32, Vec<String>) {
        let sheet = self.sheet(name);
        let found = (1..60).find(|row| self.text(sheet, *row, 1) == first && !self.text(sheet, *row, 2).is_empty());
        let row = found.unwrap_or_else(|| panic!("{name}: no headings that begin with {first}"));
        let all = (1..60).map(|column| self.text(sheet, row, column));
        (row, all.take_while(|heading| !heading.is_empty()).collect())
    }

    /// The rows of a table, until the first without a beginning.
    pub(crate) fn table(&self, name: &str, first: &str) -> Vec<Line> {
        let sheet = self.sheet(name);
        let (from, headings) = self.headings(name, first);
        let rows = (from + 1..).take_while(|row| !self.text(sheet, *row, 1).is_empty());
        rows.map(|row| {
            let cells = (1..).zip(&headings);
            (
                row,
                cells
                    .map(|(column, heading)| (heading.clone(), self.text(sheet, row, column)))
                    .collect(),
            )
        })
        .collect()
    }

    /// Both columns by formula of the first sheet beside some words.
    pub(crate) fn result(&self, what: &str) -> (String, String) {
        let all = self.table("Result", "What");
        let (_, cells) = all
            .iter()
            .find(|(_, cells)| cells["What"] == what)
            .unwrap_or_else(|| panic!("no {what}"));
        (cells["Lowest, by formula"].clone(), cells["Highest, by formula"].clone())
    }

    pub(crate) fn column(&self, name: &str, first: &str, heading: &str) -> i32 {
        let (_, headings) = self.headings(name, first);
        let at = headings.iter().position(|known| known.starts_with(heading)).unwrap();
        i32::try_from(at).unwrap() + 1
    }

    pub(crate) fn put(&mut self, name: &str, row: i32, column: i32, value: &str) {
        let sheet = self.sheet(name);
        match value.parse() {
            Ok(number) => self.0.update_cell_with_number(sheet, row, column, number),
            Err(_) => self.0.update_cell_with_text(sheet, row, column, value),
        }
        .unwrap();
    }

    /// Types a level, the words that it does not apply, or nothing for the mark on each indicator of each exercise.
    pub(crate) fn mark(&mut self, marks: &[(&str, &str, Option<u32>)], apart: &BTreeSet<(&str, &str)>) {
        let column = self.column("Marks", "Exercise", "Level");
        for (row, cells) in self.table("Marks", "Exercise") {
            let of = marks
                .iter()
                .find(|(on, id, _)| *on == cells["Exercise"] && *id == cells["Indicator"]);
            let (on, id, level) = of.unwrap_or_else(|| panic!("no mark for {cells:?}"));
            let level = level.map_or_else(String::new, |level| level.to_string());
            self.put("Marks", row, column, if apart.contains(&(*on, *id)) { APART } else { &level });
        }
        self.0.evaluate();
    }
}

pub(crate) fn pair(low: impl ToString, high: impl ToString) -> (String, String) {
    (low.to_string(), high.to_string())
}

pub(crate) fn none() -> (String, String) {
    pair("", "")
}

pub(crate) fn of(cells: &BTreeMap<String, String>, what: &str) -> (String, String) {
    let end = |end: &str| {
        cells
            .get(&format!("{what}, {end}"))
            .unwrap_or_else(|| panic!("no {what} in {cells:?}"))
            .clone()
    };
    (end("low"), end("high"))
}

pub(crate) fn q(text: &str) -> Q {
    let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
    Q::parse(top).unwrap().over(Q::parse(bottom).unwrap()).unwrap()
}

/// A figure of the recalculated workbook in the words of the engine: as it was rounded, else exactly.
pub(crate) fn figure_words(cells: &BTreeMap<String, String>, percent: bool) -> String {
    let (rounded, dividends) = (of(cells, "Rounded"), of(cells, "Dividend"));
    if dividends.0.is_empty() {
        return String::new();
    }
    let end = |rounded: &str, dividend: &str| {
        let exact = q(dividend).over(q(&cells["Divisor"])).unwrap();
        if rounded.is_empty() { exact.decimal(2) } else { rounded.to_owned() }
    };
    let (low, high) = (end(&rounded.0, &dividends.0), end(&rounded.1, &dividends.1));
    let unit = if percent { " %" } else { "" };
    if low == high {
        format!("{low}{unit}")
    } else {
        format!("{low} to {high}{unit}")
    }
}

/// The criteria of one unit beside the rows of the workbook.
pub(crate) fn criteria_agree(at: &str, book: &Book, on: &str, criteria: &[Criterion], audit: &MarkedAudit) {
    let (indicators, rows) = (book.table("Indicators", "Exercise"), book.table("Criteria", "Exercise"));
    for (criterion, rule) in criteria.iter().zip(&audit.rules.criteria) {
        for one in &criterion.indicators {
            let own = |(_, cells): &&Line| cells["Exercise"] == on && cells["Indicator"] == one.id;
            let (_, cells) = indicators.iter().find(own).unwrap();
            let apart = one.status == IndicatorStatus::NotApplicable;
            let expected = if apart { none() } else { pair(one.low, one.high) };
            assert_eq!(of(cells, "Level"), expected, "{at} {on} {}: {cells:?}", one.id);
            let state = match one.status {
                IndicatorStatus::Judged => "marked",
                IndicatorStatus::Scored => "measured",
                IndicatorStatus::NotEvidenced => "counts as the lowest",
                IndicatorStatus::NotApplicable => APART,
                _ => "open",
            };
            assert_eq!(cells["State"], state, "{at} {on} {}", one.id);
        }
        let own = |(_, cells): &&Line| cells["Exercise"] == on && cells["Criterion"] == criterion.id;
        let (_, cells) = rows.iter().find(own).unwrap();
        let expected = if criterion.status == GradeStatus::NotApplicable {
            none()
        } else {
            pair(criterion.low, criterion.high)
        };
        assert_eq!(of(cells, "By its band"), expected, "{at} {on} {}: {cells:?}", criterion.id);
        let words = figure_words(cells, rule.rule.combine == Combining::Percent);
        assert_eq!(words, criterion.looks_like, "{at} {on} {}: {cells:?}", criterion.id);
    }
}

/// Every level, figure and result of the recalculated workbook beside those of an assessment.
pub(crate) fn agrees(at: &str, book: &Book, assessment: &Assessment, audit: &MarkedAudit) {
    let single = !audit.rules.of_exercises;
    let units = book.table("Combination", "Exercise");
    if single {
        criteria_agree(at, book, "the submission", &assessment.criteria, audit);
    }
    assert_eq!(units.len(), if single { 1 } else { assessment.exercises.len() }, "{at}");
    for (unit, (_, cells)) in assessment.exercises.iter().zip(&units) {
        assert_eq!(cells["Exercise"], unit.id);
        criteria_agree(at, book, &unit.id, &unit.criteria, audit);
        let graded = unit.grade.status != GradeStatus::NotApplicable;
        let expected = if graded { pair(unit.grade.low, unit.grade.high) } else { none() };
        assert_eq!(of(cells, "Level"), expected, "{at} {}: {cells:?}", unit.id);
        let refused = unit.grade.says.starts_with("There is no result until");
        assert_eq!(cells["Kept back"], u8::from(refused).to_string(), "{at} {}", unit.id);
    }
    let grade = &assessment.grade;
    let graded = grade.status != GradeStatus::NotApplicable;
    let expected = if graded { pair(grade.low, grade.high) } else { none() };
    assert_eq!(book.result("The result"), expected, "{at}: {units:?}");
    let refused = u8::from(grade.says.starts_with("There is no result until"));
    assert_eq!(
        book.result("kept back until every indicator is marked"),
        pair(refused, refused),
        "{at}"
    );
    let name = |level: u32| {
        assessment
            .rubric
            .levels
            .iter()
            .find(|known| known.level == level)
            .unwrap()
            .name
            .clone()
    };
    if graded {
        assert_eq!(book.result("in words"), (name(grade.low), name(grade.high)), "{at}");
    }
    for criterion in &assessment.criteria {
        let all = book.table("Roll-up", "What");
        let (_, cells) = all.iter().find(|(_, cells)| cells["What"] == criterion.id).unwrap();
        let applies = criterion.status != GradeStatus::NotApplicable;
        let expected = if applies { pair(criterion.low, criterion.high) } else { none() };
        assert_eq!(
            (cells["Lowest"].clone(), cells["Highest"].clone()),
            expected,
            "{at} {}: {cells:?}",
            criterion.id
        );
    }
    let (known, applying) = book.result("indicators that are known, of those that apply");
    assert_eq!(
        q(&known).over(q(&applying)).unwrap_or(Q::ZERO),
        q(&assessment.coverage.exact),
        "{at}: coverage"
    );
    score_agrees(at, book, assessment, audit);
}

/// The score on the first sheet beside that of the assessment: sums of levels, the exact fraction, the figure that is looked up.
pub(crate) fn score_agrees(at: &str, book: &Book, assessment: &Assessment, audit: &MarkedAudit) {
    let (dividends, divisors) = (
        book.result("the figure, exactly: dividend"),
        book.result("the figure, exactly: divisor"),
    );
    let Some(score) = &assessment.score else {
        assert_eq!((dividends, divisors), (none(), none()), "{at}: there is no score");
        return;
    };
    assert_eq!(q(&dividends.0).over(q(&divisors.0)), Some(q(&score.low)), "{at}");
    assert_eq!(q(&dividends.1).over(q(&divisors.1)), Some(q(&score.high)), "{at}");
    let rule = &audit.rules.result;
    if matches!(rule.combine, Combining::Sum | Combining::Percent) {
        let (sums, most) = (book.result("sum of the levels"), book.result("the most that it could be"));
        let both = if sums.0 == sums.1 {
            format!("{}/{}", sums.0, most.0)
        } else {
            format!("{}/{} to {}/{}", sums.0, most.0, sums.1, most.1)
        };
        assert_eq!(both, score.exact, "{at}");
    }
    if rule.round.is_some() {
        let (low, high) = book.result("the figure as it is looked up");
        let words = if low == high { low } else { format!("{low} to {high}") };
        assert_eq!(words, score.shown.trim_end_matches(" %"), "{at}");
    }
}

/// A workbook just made: it agrees, and no row says that it differs.
pub(crate) fn fresh(at: &str, framework: &Framework, submission: &Submission, files: &[MarksFile]) -> Book {
    let (assessment, audit) = scored(framework, submission, files);
    let book = Book::opened(&of_framework(&assessment, &audit).unwrap());
    agrees(at, &book, &assessment, &audit);
    let differ: Vec<Line> = ["Indicators", "Criteria", "Combination", "Roll-up"]
        .into_iter()
        .flat_map(|sheet| book.table(sheet, if sheet == "Roll-up" { "What" } else { "Exercise" }))
        .filter(|(_, cells)| cells["Differs"] != "0")
        .collect();
    assert!(differ.is_empty(), "{at}: {differ:#?}");
    assert_eq!(book.result("rows whose formulas differ from the engine").0, "0", "{at}");
    assert_eq!(audit.as_found, 0, "{at}: a condition stands as found");
    book
}

pub(crate) fn typed(value: &Value) -> Submission {
    serde_json::from_value(value.clone()).unwrap()
}

pub(crate) fn sample(name: &str) -> Submission {
    typed(&crate::support::sample(name))
}
