//! The results workbook of frameworks, worked out again by a spreadsheet that is none of ours: every level, figure and result comes to the
//! engine's number, and moves as marking anew would move it where an input is changed.

use crate::framework_books::{APART, Book, agrees, fresh, none, of, pair, sample, scored, typed};
use crate::framework_exercises::copies;
use crate::framework_typed::{as_file, frameworks, indicators, typed_over, units};
use crate::frameworks::{file, shipped, statements};
use crate::support::{code, command, edited, fixture, path, samples, told};
use earnest::assess::published::{Assessment, GradeStatus};
use earnest::report::workbook::of_framework;
use earnest::submission::model::Submission;
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn every_example_of_every_framework_comes_to_the_same_in_another_program() {
    let submission = sample("forest-of-dean-2020");
    let all = frameworks();
    assert_eq!(all.len(), 18);
    for (id, framework) in all {
        // one workbook a framework and kind of example; the others are typed into the first
        let mut book: Option<Book> = None;
        for example in &framework.file.tests {
            let marks: Vec<(&str, Option<u32>)> = indicators(&framework)
                .into_iter()
                .map(|one| (one, example.marks.get(one).copied().or(example.all)))
                .collect();
            let names = units(&framework, &submission);
            let marks: Vec<(&str, &str, Option<u32>)> = names
                .iter()
                .flat_map(|on| marks.iter().map(move |(one, level)| (on.as_str(), *one, *level)))
                .collect();
            let files = [as_file(&marks, &BTreeSet::new())];
            let at = format!("{id} {}", example.id);
            match &mut book {
                Some(book) => {
                    book.mark(&marks, &BTreeSet::new());
                    let (assessment, audit) = scored(&framework, &submission, &files);
                    agrees(&at, book, &assessment, &audit);
                }
                None => book = Some(fresh(&at, &framework, &submission, &files)),
            }
        }
        assert!(book.is_some(), "{id} has no examples");
    }
}

#[test]
fn every_framework_moves_with_its_marks_as_marking_anew_would() {
    let submission = copies(&["e0", "e1"]);
    for (id, framework) in frameworks() {
        let different = typed_over(id, &framework, &submission, 9, 6);
        let total = framework.rule.combine != earnest::rubric::framework::file::Gather::None;
        assert!(!total || different > 1, "{id}: nothing moved");
    }
}

#[test]
fn every_sample_comes_to_the_same_without_a_mark() {
    for (place, (name, value)) in samples().iter().enumerate() {
        let submission = typed(value);
        for (number, (id, framework)) in frameworks().into_iter().enumerate() {
            // those that read facts with every sample, the others in turn
            let reads = ["participation", "coproduction"].contains(&id);
            if reads || number % 6 == place % 6 {
                fresh(&format!("{id} {name}"), &framework, &submission, &[]);
            }
        }
    }
}

#[test]
fn published_results_come_out_of_the_formulas() {
    let submission = sample("forest-of-dean-2020");
    let (_, framework) = shipped("cqc-local-authority");
    for (scores, sum, shown, name) in [
        ([3, 3, 3, 3, 4, 3, 3, 3, 3], "28", "78", "Good"),
        ([2, 2, 3, 3, 3, 3, 3, 3, 3], "25", "69", "Good"),
        ([3, 3, 4, 3, 4, 4, 3, 4, 4], "32", "89", "Outstanding"),
        ([1, 1, 1, 2, 2, 2, 1, 1, 1], "12", "33", "Inadequate"),
    ] {
        let book = fresh(
            "council",
            &framework,
            &submission,
            &[file("assessor", "its publisher", &statements(scores))],
        );
        assert_eq!(book.result("sum of the levels"), pair(sum, sum));
        assert_eq!(book.result("the most that it could be").0, "36");
        assert_eq!(book.result("the figure as it is looked up").0, shown);
        assert_eq!(book.result("in words"), pair(name, name));
        assert!(!book.names().contains(&"Facts".to_owned()), "this framework reads no facts");
    }
}

#[test]
fn one_level_typed_over_moves_the_rating() {
    let (_, framework) = shipped("cqc-local-authority");
    let marks = statements([3, 3, 2, 2, 2, 2, 2, 3, 3]);
    let mut book = fresh(
        "22 of 36",
        &framework,
        &sample("forest-of-dean-2020"),
        &[file("assessor", "A", &marks)],
    );
    assert_eq!(book.result("in words").0, "Requires improvement");
    let rows = book.table("Marks", "Exercise");
    let (row, _) = rows.iter().find(|(_, cells)| cells["Indicator"] == "qs7").unwrap();
    let column = book.column("Marks", "Exercise", "Level");
    book.put("Marks", *row, column, "3");
    book.0.evaluate();
    assert_eq!(book.result("sum of the levels").0, "23");
    assert_eq!(book.result("in words").0, "Good");
    assert_ne!(
        book.result("rows whose formulas differ from the engine").0,
        "0",
        "the first sheet says so"
    );
}

#[test]
fn a_limit_of_an_overlay_holds_the_result_down() {
    let (_, framework) = shipped("loop-must-close");
    let submission = sample("forest-of-dean-2020");
    let ids = ["governance", "annual-reporting", "day-to-day", "feedback", "equalities"];
    let marks: Vec<(&str, u32)> = ids.into_iter().zip([3, 3, 3, 1, 3]).collect();
    let book = fresh("Croydon", &framework, &submission, &[file("assessor", "A", &marks)]);
    assert_eq!(book.result("the figure, exactly: dividend").0, "13");
    assert_eq!(book.result("The result"), pair(1, 1));
    let all = book.table("Combination", "Exercise");
    assert_eq!(of(&all[0].1, "By its band"), pair(2, 2), "without the limit it is green");
    assert!(typed_over("loop-must-close", &framework, &submission, 12, 5) > 4);
}

#[test]
fn authors_who_differ_or_are_divided_come_to_the_same() {
    let (_, framework) = shipped("cqc-local-authority");
    let submission = sample("forest-of-dean-2020");
    let mut earlier = file("assessor", "two", &statements([2; 9])[..8]);
    earlier.date = serde_json::from_value(json!("2019-05-04")).unwrap();
    let differ = [file("assessor", "one", &statements([3, 3, 3, 1, 4, 3, 3, 3, 3])), earlier];
    let book = fresh("differ", &framework, &submission, &differ);
    assert_eq!(book.table("Marks", "Exercise").len(), 17);
    let apart: BTreeSet<(&str, &str)> = BTreeSet::from([("the submission", "qs1"), ("the submission", "qs2")]);
    let two: Vec<(&str, &str, Option<u32>)> = apart.iter().map(|(on, id)| (*on, *id, None)).collect();
    let mut divided = as_file(&two, &apart);
    divided.author = serde_json::from_value(json!("three")).unwrap();
    let mut files = differ.to_vec();
    files.push(divided);
    let book = fresh("divided", &framework, &submission, &files);
    let rows = book.table("Indicators", "Exercise");
    assert_eq!((rows[0].1["State"].as_str(), of(&rows[0].1, "Level")), ("open", pair(1, 4)));
}

#[test]
fn two_exercises_may_decide_and_then_no_one_has_the_score() {
    let (_, framework) = shipped("coproduction");
    let submission = copies(&["e0", "e1", "e2"]);
    let ids = indicators(&framework);
    let marks: Vec<(&str, &str, Option<u32>)> = ["e0", "e1", "e2"]
        .into_iter()
        .flat_map(|on| {
            ids.iter().map(move |id| {
                let level = match on {
                    "e0" if *id == "capabilities" => None,
                    "e1" => Some(1),
                    _ => Some(2),
                };
                (on, *id, level)
            })
        })
        .collect();
    let mut book = fresh("coproduction", &framework, &submission, &[as_file(&marks, &BTreeSet::new())]);
    assert_eq!(book.result("The result"), pair(0, 1));
    assert_eq!(book.table("Roll-up", "What")[0].1["Lowest"], "1");
    assert_eq!(book.table("Roll-up", "What")[0].1["Highest"], "2");
    assert_eq!(book.result("the figure, exactly: dividend"), none());
    // marked at last, the second decides alone
    let whole: Vec<(&str, &str, Option<u32>)> = marks.iter().map(|(on, id, level)| (*on, *id, level.or(Some(2)))).collect();
    book.mark(&whole, &BTreeSet::new());
    let (assessment, audit) = scored(&framework, &submission, &[as_file(&whole, &BTreeSet::new())]);
    agrees("marked at last", &book, &assessment, &audit);
    assert_eq!(book.result("The result"), pair(1, 1));
    assert_eq!(book.result("the figure, exactly: dividend"), pair(1, 1));
    assert!(typed_over("three exercises", &framework, &submission, 16, 8) > 2);
}

#[test]
fn a_fact_typed_over_moves_what_it_settles() {
    let (_, framework) = shipped("participation");
    let submission = sample("forest-of-dean-2020");
    let mut book = fresh("participation", &framework, &submission, &[]);
    let row = |book: &Book, fact: &str| {
        book.table("Facts", "Exercise")
            .iter()
            .find(|(_, cells)| cells["Fact"] == fact)
            .unwrap()
            .0
    };
    let level = |book: &Book| {
        let all = book.table("Indicators", "Exercise");
        all.iter()
            .map(|(_, cells)| (cells["Indicator"].clone(), cells["State"].clone(), of(cells, "Level")))
            .collect::<Vec<_>>()
    };
    let before = level(&book);
    let held = book.column("Facts", "Exercise", "Held");
    let proposal = row(&book, "exercise.proposal");
    book.put("Facts", proposal, held, "no");
    book.0.evaluate();
    let after = level(&book);
    let moved: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
    assert_eq!(moved.len(), 1, "{moved:?}");
    assert_eq!((moved[0].1.1.as_str(), moved[0].1.2.clone()), (APART, none()));
    book.put("Facts", proposal, held, "yes");
    book.0.evaluate();
    assert_eq!(level(&book), before);
}

/// The facts of another submission typed into a workbook come to what scoring that submission gives.
#[test]
fn other_facts_typed_in_come_to_what_scoring_them_gives() {
    let base = serde_json::to_value(copies(&["e0"])).unwrap();
    let other = [
        json!({"/exercises/0/roles": [{"kind": "co-designer", "people": 4, "paid": "expenses"}], "/exercises/0/themes/0/kind": "offer"}),
        json!({"/basis": "compiled", "/exercises/0/themes": null}),
        json!({"/exercises/0/promise": "collaborate", "/exercises/0/decisions": null}),
    ];
    for id in ["coproduction", "participation"] {
        let (_, framework) = shipped(id);
        for edits in &other {
            let target = fresh(id, &framework, &typed(&edited(&base, edits)), &[]);
            let mut book = fresh(id, &framework, &typed(&base), &[]);
            let held = book.column("Facts", "Exercise", "Held");
            for (row, cells) in target.table("Facts", "Exercise") {
                for column in held..held + 5 {
                    let value = target.text(target.sheet("Facts"), row, column);
                    book.put("Facts", row, column, &value);
                }
                assert_eq!(cells["Exercise"], "e0");
            }
            book.0.evaluate();
            let (assessment, audit) = scored(&framework, &typed(&edited(&base, edits)), &[]);
            agrees(&format!("{id} {edits}"), &book, &assessment, &audit);
        }
    }
}

#[test]
fn what_is_not_worked_out_again_is_said() {
    for (id, framework) in frameworks() {
        let (assessment, audit) = scored(&framework, &copies(&["e0"]), &[]);
        let book = Book::opened(&of_framework(&assessment, &audit).unwrap());
        let sheet = book.sheet("Method");
        let words: Vec<String> = (1..200)
            .flat_map(|row| (1..4).map(move |column| (row, column)))
            .map(|(row, column)| book.text(sheet, row, column))
            .collect();
        let said = words.join("\n");
        for wanted in [
            "Not worked out again",
            "Which marks count",
            "Facts",
            "An indicator without a mark",
            "The result, of ",
        ] {
            assert!(said.contains(wanted), "{id}: {wanted}");
        }
        assert!(said.contains(framework.file.result.says.as_str()), "{id}");
        assert!(
            said.contains(framework.file.faithful.as_str().split_whitespace().next().unwrap()),
            "{id}"
        );
    }
}

/// Formulas keep to functions that every spreadsheet knows, and nothing that came with a file is one.
#[test]
fn formulas_are_simple_and_words_stay_words() {
    let hostile = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(1)"];
    let value = edited(
        &serde_json::to_value(copies(&["e0"])).unwrap(),
        &json!({"/authority/name": hostile[0], "/exercises/0/title": hostile[1], "/documents/0/title": hostile[2]}),
    );
    let mut simple = BTreeSet::from(["SUM", "COUNT", "COUNTIF", "MIN", "MAX", "SMALL", "IF", "AND", "OR", "NOT"]);
    simple.extend(["ISNUMBER", "ROUNDDOWN", "ROUNDUP", "INDEX", "MATCH", "LOOKUP"]);
    for (id, framework) in frameworks() {
        let book = fresh(id, &framework, &typed(&value), &[]);
        let mut found = BTreeSet::new();
        for sheet in 0..u32::try_from(book.names().len()).unwrap() {
            for (row, column) in (1..80).flat_map(|row| (1..30).map(move |column| (row, column))) {
                let formula = book.0.get_cell_formula(sheet, row, column).unwrap();
                let text = book.text(sheet, row, column);
                if let Some(known) = hostile.iter().find(|known| text.contains(**known)) {
                    assert_eq!(formula, None, "{id}: {text}");
                    found.insert(known);
                }
                assert!(!text.starts_with('#'), "{id} {sheet} {row} {column}: {text} of {formula:?}");
                for (at, _) in formula.iter().flat_map(|formula| formula.match_indices('(')) {
                    let before = &formula.as_ref().unwrap()[..at];
                    let name = before.rsplit(|letter: char| !letter.is_ascii_uppercase()).next().unwrap();
                    assert!(name.is_empty() || simple.contains(name), "{id}: {name} in {formula:?}");
                }
            }
        }
        assert!(found.contains(&hostile[0]), "{id}");
    }
}

#[test]
fn a_file_without_exercises_makes_a_workbook() {
    let none: Submission = typed(&edited(&fixture("developing"), &json!({"/exercises": []})));
    for (id, framework) in frameworks() {
        let (assessment, audit) = scored(&framework, &none, &[]);
        let book = Book::opened(&of_framework(&assessment, &audit).unwrap());
        if audit.rules.of_exercises {
            assert_eq!(book.result("The result"), pair("", ""), "{id}");
            assert_eq!(book.result("rows whose formulas differ from the engine").0, "0", "{id}");
        } else {
            agrees(id, &book, &assessment, &audit);
        }
    }
}

#[test]
fn the_same_assessment_gives_the_same_bytes() {
    let (_, framework) = shipped("eds-2022");
    let made = || {
        let (assessment, audit) = scored(&framework, &sample("forest-of-dean-2020"), &[]);
        of_framework(&assessment, &audit).unwrap()
    };
    let first = made();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(first == made());
}

#[test]
fn the_command_writes_one_for_every_framework() {
    let sample = path("samples/starter.yaml");
    let folder = tempfile::tempdir().unwrap();
    for (id, _) in frameworks() {
        let out = folder.path().join(id);
        let args = [
            "assess",
            sample.to_str().unwrap(),
            "--rubric",
            id,
            "--format",
            "xlsx,json",
            "--out",
            out.to_str().unwrap(),
        ];
        let output = command(&args).output().unwrap();
        assert_eq!(code(&output), 0, "{id}: {}", told(&output));
        let book = Book::opened(&std::fs::read(out.join("starter.xlsx")).unwrap());
        let published: Assessment = serde_json::from_slice(&std::fs::read(out.join("starter.json")).unwrap()).unwrap();
        let graded = published.grade.status != GradeStatus::NotApplicable;
        let expected = if graded {
            pair(published.grade.low, published.grade.high)
        } else {
            none()
        };
        assert_eq!(book.result("The result"), expected, "{id}");
        assert_eq!(book.names()[0], "Result");
    }
}
