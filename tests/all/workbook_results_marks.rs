//! Judgements in the results workbook: marks, overrides and lifted signs come to the engine's numbers, and one typed over moves them as
//! marking would.

use crate::support::{How, edited, fixture, sample};
use crate::workbook_results::{Book, agrees, ends};
use earnest::assess::published::SignStatus;
use serde_json::{Value, json};

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
