//! Facts typed over in the results workbook: its numbers move as scoring would move them.

use crate::support::{How, edited, fixture};
use crate::workbook_results::{Book, ends};
use ironcalc::base::cell::CellValue;
use serde_json::json;

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
