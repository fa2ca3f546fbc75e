//! Marks typed into the workbook of a framework, many times over, beside what marking so gives; and the frameworks and units to try it on.

use crate::framework_books::{agrees, fresh, of, scored};
use crate::frameworks::shipped;
use earnest::assess::marks::MarksFile;
use earnest::rubric::framework::model::Framework;
use earnest::rubric::library;
use earnest::submission::model::Submission;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Every shipped framework by its id.
pub(crate) fn frameworks() -> Vec<(&'static str, Framework)> {
    let all = library::SHIPPED.iter().filter(|(_, text)| text.contains("\nkind: framework\n"));
    all.map(|(name, _)| library::id_of(name)).map(|id| (id, shipped(id).1)).collect()
}

pub(crate) fn indicators(framework: &Framework) -> Vec<&str> {
    let all = framework.file.criteria.iter().flat_map(|criterion| &criterion.indicators);
    all.map(|one| one.id.as_str()).collect()
}

/// What the units are called in the workbook.
pub(crate) fn units(framework: &Framework, submission: &Submission) -> Vec<String> {
    if framework.file.unit == earnest::rubric::framework::file::UnitWord::Submission {
        return vec!["the submission".to_owned()];
    }
    let all = submission.exercises.as_deref().unwrap_or(&[]).iter();
    all.map(|exercise| exercise.id.as_str().to_owned()).collect()
}

/// The same marks as a file.
pub(crate) fn as_file(marks: &[(&str, &str, Option<u32>)], apart: &BTreeSet<(&str, &str)>) -> MarksFile {
    let entries = marks.iter().filter_map(|(on, id, level)| {
        let mut mark = json!({"indicator": id, "reason": "as typed"});
        if *on != "the submission" {
            mark["on"] = json!(on);
        }
        if apart.contains(&(*on, *id)) {
            mark["not_applicable"] = json!(true);
        } else {
            mark["level"] = json!((*level)?);
        }
        Some(mark)
    });
    let marks: Vec<Value> = entries.collect();
    serde_json::from_value(
        json!({"format": 1, "role": "assessor", "author": "A", "interest": "none", "date": "2026-01-31", "marks": marks}),
    )
    .unwrap()
}

/// Numbers that look random and are the same every time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Types many marks into one workbook and compares each time with what marking so gives; how many different results came of it, of the units and of all.
pub(crate) fn typed_over(id: &str, framework: &Framework, submission: &Submission, times: u64, holes: u64) -> usize {
    let mut book = fresh(id, framework, submission, &[]);
    let (names, ids) = (units(framework, submission), indicators(framework));
    let mut dice = Dice(times);
    let mut results = BTreeSet::new();
    for time in 0..times {
        // the first rounds have every mark, the later ones also holes and what does not apply
        let whole = time * 2 < times;
        let mut apart = BTreeSet::new();
        let mut marks = Vec::new();
        for (on, one) in names.iter().flat_map(|on| ids.iter().map(move |id| (on.as_str(), *id))) {
            let levels = u64::from(framework.highest - framework.lowest) + 1;
            // all at the highest, most of them, and any: a gate opens in the first alone
            let any = time % 3 == 2 || time % 3 == 1 && dice.roll(4) == 0;
            let level = if any {
                framework.lowest + u32::try_from(dice.roll(levels)).unwrap()
            } else {
                framework.highest
            };
            let hole = !whole && dice.roll(holes) == 0;
            marks.push((on, one, (!hole).then_some(level)));
            if hole && dice.roll(2) == 0 {
                apart.insert((on, one));
            }
        }
        book.mark(&marks, &apart);
        let (assessment, audit) = scored(framework, submission, &[as_file(&marks, &apart)]);
        agrees(&format!("{id} {time} {marks:?} {apart:?}"), &book, &assessment, &audit);
        let units = book.table("Combination", "Exercise");
        let figures: Vec<_> = units.iter().map(|(_, cells)| (of(cells, "Level"), of(cells, "Dividend"))).collect();
        results.insert((book.result("The result"), figures));
    }
    results.len()
}
