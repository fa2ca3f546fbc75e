//! Every fault of a file of marks, and which marks count for which unit.

use super::{Act, Marks, MarksFile, Role, Target};
use crate::base::fault::Faults;
use crate::facts::catalogue::Fact;
use crate::rubric::library;
use crate::rubric::model::Rubric;
use crate::submission::model::Submission;
use crate::submission::read;
use serde_json::{Value, json};

fn sound() -> Rubric {
    library::shipped(None).unwrap().1.unwrap()
}

fn submission() -> Submission {
    let text = json!({
        "format": 1, "basis": "returned", "authority": {"name": "Eastlow"}, "period": {"from": "2025-01", "to": "2025-12"},
        "documents": [{"id": "report", "title": "what people said"}],
        "register": [{"id": "row-1", "what": "closing the clinic", "asked": "no"}],
        "exercises": [{"id": "hours", "title": "opening hours", "closes": "2025-03-01"}, {"id": "beds", "title": "beds", "closes": "2025-04-01"}]
    });
    read::submission("s.json", text.to_string().as_bytes()).unwrap().value
}

fn file(role: &str, marks: &Value) -> MarksFile {
    let file = json!({"format": 1, "role": role, "author": "A. Assessor", "interest": "none", "date": "2026-01-31", "marks": marks});
    serde_json::from_value(file).unwrap()
}

fn add(marks: &mut Marks, file: &MarksFile) -> Result<(), Faults> {
    marks.add(file, &sound(), &submission())
}

/// The faults of one mark by an assessor: code, pointer, message, help.
fn refused(mark: Value) -> Vec<(&'static str, String, String, Option<String>)> {
    let mut marks = Marks::default();
    let faults = add(&mut marks, &file("assessor", &json!([mark]))).expect_err("a fault");
    assert_eq!(marks, Marks::default(), "nothing of a faulty file is added");
    let fault = |fault: &crate::base::fault::Fault| (fault.code, fault.at.to_string(), fault.message.clone(), fault.help.clone());
    faults.iter().map(fault).collect()
}

fn level(indicator: &str, level: u32) -> Value {
    json!({"indicator": indicator, "level": level, "document": "report", "reason": "page 2"})
}

fn with(mut mark: Value, key: &str, value: Value) -> Value {
    mark[key] = value;
    mark
}

#[test]
fn names_of_a_mark_meet() {
    for (mark, key, message, help) in [
        (
            with(level("ways-in", 2), "on", json!("hour")),
            "on",
            "there is no exercise or decision 'hour'",
            "did you mean 'hours'?",
        ),
        (
            with(level("ways-in", 2), "on", json!("row-2")),
            "on",
            "there is no exercise or decision 'row-2'",
            "did you mean 'row-1'?",
        ),
        (
            with(level("ways-in", 2), "document", json!("reprot")),
            "document",
            "there is no document 'reprot'",
            "did you mean 'report'?",
        ),
        (
            level("ways-inn", 2),
            "indicator",
            "there is no indicator 'ways-inn'",
            "did you mean 'ways-in'?",
        ),
        (
            json!({"sign": "digital-onyl", "act": "lift", "reason": "paper was there"}),
            "sign",
            "there is no sign 'digital-onyl'",
            "did you mean 'digital-only'?",
        ),
        (
            json!({"fact": "salience.impact_show", "value": 1, "document": "report", "reason": "page 4"}),
            "fact",
            "there is no judged fact 'salience.impact_show'",
            "did you mean 'salience.impact_shown'?",
        ),
    ] {
        let expected = (
            "dangling-reference",
            format!("/marks/0/{key}"),
            message.to_owned(),
            Some(help.to_owned()),
        );
        assert_eq!(refused(mark), [expected]);
    }
    // a fact that is not for judging is none that may be judged
    let mark = json!({"fact": "reach.heard", "value": 1, "document": "report", "reason": "page 4"});
    assert_eq!(refused(mark)[0].0, "dangling-reference");
}

#[test]
fn a_level_is_one_of_the_rubrics() {
    assert_eq!(
        refused(level("ways-in", 5)),
        [(
            "unknown-level",
            "/marks/0/level".to_owned(),
            "level 5 is not one of 0 to 4".to_owned(),
            None
        )]
    );
    for good in 0..=4 {
        assert!(add(&mut Marks::default(), &file("assessor", &json!([level("ways-in", good)]))).is_ok());
    }
}

#[test]
fn a_mark_is_one_of_three_kinds() {
    for mark in [
        json!({"reason": "no more"}),
        json!({"indicator": "ways-in", "reason": "no level"}),
        json!({"level": 2, "reason": "no indicator"}),
        json!({"fact": "salience.impact_shown", "reason": "no value"}),
        json!({"sign": "digital-only", "reason": "no act"}),
        json!({"act": "lift", "reason": "no sign"}),
        json!({"indicator": "ways-in", "level": 2, "sign": "digital-only", "act": "lift", "reason": "two at once"}),
        json!({"indicator": "ways-in", "level": 2, "fact": "salience.impact_shown", "value": 1, "reason": "two at once"}),
    ] {
        let faults = refused(mark);
        assert_eq!((faults[0].0, faults[0].1.as_str()), ("unclear-mark", "/marks/0"));
        assert!(faults[0].3.is_some());
    }
}

#[test]
fn a_judgement_rests_on_a_document_and_a_word_on_a_sign_need_not() {
    for mark in [
        json!({"indicator": "ways-in", "level": 2, "reason": "I was there"}),
        json!({"fact": "salience.impact_shown", "value": 1, "reason": "I was there"}),
    ] {
        assert_eq!(refused(mark.clone())[0].0, "mark-without-document");
        // what the authority says of itself is only shown
        assert!(add(&mut Marks::default(), &file("self", &json!([mark]))).is_ok());
    }
    let word = json!({"sign": "digital-only", "act": "confirm", "reason": "the paper form was a link"});
    assert!(add(&mut Marks::default(), &file("assessor", &json!([word]))).is_ok());
}

#[test]
fn all_faults_of_a_file_come_at_once() {
    let mut file = file(
        "assessor",
        &json!([level("ways-inn", 2), level("ways-in", 1), level("ways-in", 9), {"reason": "none"}]),
    );
    file.format = 2;
    let faults = add(&mut Marks::default(), &file).unwrap_err();
    let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["wrong-format", "dangling-reference", "unknown-level", "unclear-mark"]);
}

#[test]
fn marks_are_only_ever_added_to() {
    let mut marks = Marks::default();
    let mut first = file(
        "assessor",
        &json!([level("ways-in", 2), with(level("enough-heard", 1), "on", json!("beds"))]),
    );
    first.draw_seed = Some(7);
    add(&mut marks, &first).unwrap();
    add(&mut marks, &file("assessor", &json!([level("ways-in", 3)]))).unwrap();
    assert_eq!(marks.list.len(), 3);
    assert_eq!(marks.draw_seed, Some(7), "a file without a seed keeps the one before");
    let mut last = file("moderator", &json!([]));
    last.draw_seed = Some(11);
    add(&mut marks, &last).unwrap();
    assert_eq!(marks.draw_seed, Some(11));
    assert!(add(&mut marks, &file("assessor", &json!([level("nothing", 3)]))).is_err());
    assert_eq!(marks.list.len(), 3, "a refused file leaves what stands");
    let mark = &marks.list[1];
    assert_eq!(
        (mark.author.as_str(), mark.interest.as_str(), mark.reason.as_str()),
        ("A. Assessor", "none", "page 2")
    );
    assert_eq!((mark.role, mark.document.as_deref()), (Role::Assessor, Some("report")));
}

#[test]
fn marks_on_a_unit_are_its_own_and_those_on_all_in_order_without_those_of_the_authority() {
    let mut marks = Marks::default();
    add(&mut marks, &file("self", &json!([level("ways-in", 4)]))).unwrap();
    let list = json!([
        level("ways-in", 2),
        with(level("ways-in", 3), "on", json!("beds")),
        {"on": "row-1", "sign": "decision-unasked", "act": "lift", "reason": "asked in 2024"},
        {"on": "hours", "fact": "salience.impact_shown", "value": 1, "document": "report", "reason": "page 4"}
    ]);
    add(&mut marks, &file("assessor", &list)).unwrap();
    add(
        &mut marks,
        &file("moderator", &json!([{"sign": "digital-only", "act": "confirm", "reason": "seen"}])),
    )
    .unwrap();
    let on = |unit: &str| -> Vec<Target> { marks.on(unit).map(|mark| mark.target.clone()).collect() };
    let ways = |level| Target::Indicator("ways-in".to_owned(), level);
    let digital = Target::Sign("digital-only".to_owned(), Act::Confirm);
    assert_eq!(on("hours"), [ways(2), Target::Fact(Fact::ImpactShown, 1), digital.clone()]);
    assert_eq!(on("beds"), [ways(3), digital.clone()], "the later of one author stands");
    assert_eq!(
        on("row-1"),
        [ways(2), Target::Sign("decision-unasked".to_owned(), Act::Lift), digital]
    );
}

fn dated(author: &str, date: &str, marks: &Value) -> MarksFile {
    let mut file = serde_json::to_value(file("assessor", marks)).unwrap();
    file["author"] = json!(author);
    file["date"] = json!(date);
    serde_json::from_value(file).unwrap()
}

#[test]
fn files_fold_the_same_in_any_order() {
    let files = [
        dated("A", "2026-01-01", &json!([level("ways-in", 1), level("enough-heard", 2)])),
        dated("B", "2026-01-02", &json!([level("ways-in", 2)])),
        dated("A", "2026-01-03", &json!([with(level("ways-in", 3), "on", json!("hours"))])),
    ];
    let fold = |order: [usize; 3]| {
        let mut marks = Marks::default();
        for place in order {
            add(&mut marks, &files[place]).unwrap();
        }
        marks
    };
    let first = fold([0, 1, 2]);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(fold(order), first, "{order:?}");
    }
    let levels = |unit: &str| -> Vec<u32> {
        let levels = first.on(unit).filter_map(|mark| match &mark.target {
            Target::Indicator(id, level) if id == "ways-in" => Some(*level),
            Target::Indicator(..) | Target::Fact(..) | Target::Sign(..) | Target::Apart(_) => None,
        });
        levels.collect()
    };
    assert_eq!(levels("hours"), [2, 3], "what A said of every exercise is replaced there");
    assert_eq!(levels("beds"), [1, 2], "and stands elsewhere");
    assert_eq!(levels("unknown to the file"), [1, 2]);
    assert_eq!(first.history("hours").count(), 4, "nothing is deleted");
}

#[test]
fn of_one_day_the_file_named_later_has_the_last_word() {
    let mut marks = Marks::default();
    add(&mut marks, &dated("A", "2026-01-01", &json!([level("ways-in", 1)]))).unwrap();
    add(
        &mut marks,
        &dated("A", "2026-01-01", &json!([level("ways-in", 2), level("ways-in", 3)])),
    )
    .unwrap();
    let standing: Vec<&Target> = marks.on("hours").map(|mark| &mark.target).collect();
    assert_eq!(standing, [&Target::Indicator("ways-in".to_owned(), 3)]);
}

#[test]
fn an_override_is_of_a_level_seen_and_by_somebody_else() {
    let over = |mark: Value| with(mark, "override", json!(true));
    let sign = json!({"sign": "digital-only", "act": "lift", "reason": "paper was there"});
    let fact = json!({"fact": "salience.impact_shown", "value": 1, "document": "report", "reason": "page 4"});
    for mark in [over(sign), over(fact), with(over(level("ways-in", 2)), "blind", json!(true))] {
        let faults = refused(mark);
        assert_eq!((faults[0].0, faults[0].1.as_str()), ("bad-override", "/marks/0/override"));
        assert!(faults[0].3.is_some());
    }
    let own = file("self", &json!([over(level("ways-in", 2))]));
    let faults = add(&mut Marks::default(), &own).unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["bad-override"]);
    for good in [over(level("ways-in", 2)), with(over(level("ways-in", 2)), "blind", json!(false))] {
        let mut marks = Marks::default();
        add(&mut marks, &file("assessor", &json!([good]))).unwrap();
        assert_eq!(marks.overrides("hours", "ways-in").len(), 1);
        assert!(marks.overrides("hours", "enough-heard").is_empty());
    }
    let mut marks = Marks::default();
    let plain = with(level("ways-in", 2), "override", json!(false));
    add(&mut marks, &file("assessor", &json!([plain]))).unwrap();
    assert!(marks.overrides("hours", "ways-in").is_empty());
}

#[test]
fn the_body_of_an_author_is_a_partner_of_the_file() {
    let mut file = file("assessor", &json!([level("ways-in", 2)]));
    file.body = serde_json::from_value(json!("runner")).unwrap();
    let faults = add(&mut Marks::default(), &file).unwrap_err();
    let fault = faults.iter().next().unwrap();
    assert_eq!((fault.code, fault.at.to_string()), ("dangling-reference", "/body".to_owned()));
    assert_eq!(fault.message, "there is no partner 'runner'");
}

#[test]
fn what_fits_is_taken_and_the_rest_is_told() {
    let mut marks = Marks::default();
    let file = file("assessor", &json!([level("ways-inn", 2), level("ways-in", 1)]));
    let faults = marks.add_what_fits(&file, &sound(), &submission());
    assert_eq!((faults.iter().count(), marks.list.len()), (1, 1));
    assert_eq!(marks.on("hours").count(), 1);
}

#[test]
fn files_written_before_there_were_overrides_are_read() {
    let old = json!({"format": 1, "role": "assessor", "author": "A", "interest": "none", "date": "2026-01-31",
        "marks": [{"on": "hours", "indicator": "ways-in", "level": 2, "document": "report", "reason": "page 2"}]});
    let file: MarksFile = serde_json::from_value(old.clone()).unwrap();
    assert_eq!(serde_json::to_value(&file).unwrap(), old, "and written again as they were");
}
