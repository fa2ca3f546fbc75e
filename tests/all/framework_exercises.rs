//! Frameworks that mark each exercise: what the file as a whole comes to, whose marks count, and a panel of those who marked.

use crate::frameworks::{file, shipped, sums};
use crate::support::{earnest, edited, fixture, rubric, said, told};
use earnest::assess::framework::explain::{Inputs, assess};
use earnest::assess::framework::given::Given;
use earnest::assess::marks::MarksFile;
use earnest::assess::published::{Assessment, GradeStatus};
use earnest::base::fault::Faults;
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::rubric::framework::model::Framework;
use earnest::submission::model::Submission;
use proptest::prelude::*;
use serde_json::{Value, json};

const FEATURES: [&str; 6] = ["assets", "capabilities", "mutuality", "networks", "shared-roles", "facilitating"];

/// The developing fixture with its exercise copied under other ids.
pub(crate) fn copies(ids: &[&str]) -> Submission {
    let base = fixture("developing");
    let exercise = base["exercises"][0].clone();
    let all = ids.iter().map(|id| edited(&exercise, &json!({"/id": id}))).collect();
    let mut value = base.clone();
    value["exercises"] = Value::Array(all);
    let text = value.to_string().replace("\"exercise\":\"clinic\"", "\"exercise\":\"e0\"");
    serde_json::from_str(&text).unwrap()
}

/// Marks of features on exercises, as one author.
fn on(author: &str, marks: &[(&str, &str, u32)]) -> MarksFile {
    let plain: Vec<(&str, u32)> = marks.iter().map(|(_, feature, level)| (*feature, *level)).collect();
    let mut made = file("assessor", author, &plain);
    for (mark, (on, ..)) in made.marks.iter_mut().zip(marks) {
        mark.on = Some(serde_json::from_value(json!(on)).unwrap());
    }
    made
}

fn scored(framework: &Framework, submission: &Submission, files: &[MarksFile]) -> Assessment {
    let rubric = rubric();
    let mut given = Given::default();
    for file in files {
        given.add(file, framework, submission, &rubric.settings).unwrap();
    }
    let found = assess(&Inputs {
        name: "exercises",
        sha256: "",
        warnings: &Faults::default(),
        context: Context {
            submission,
            settings: &rubric.settings,
            baseline: None,
            as_of: submission.period.to.to,
            basis: submission.basis,
            open: false,
        },
        framework,
        given: &given,
        verified: &Verified::new(),
    });
    sums(&found.tree);
    found
}

/// A level of every feature of an exercise.
fn all_at(on: &'static str, level: u32) -> Vec<(&'static str, &'static str, u32)> {
    FEATURES.iter().map(|feature| (on, *feature, level)).collect()
}

#[test]
fn the_lowest_may_be_one_exercise_at_its_lowest_and_another_at_its_highest() {
    let (_, framework) = shipped("coproduction");
    let submission = copies(&["e0", "e1"]);
    // e0 could be anything from begun up, and e1 is practised all over but for one: begun at most
    let mut marks = all_at("e0", 2);
    marks.retain(|(_, feature, _)| *feature != "capabilities");
    marks.extend(all_at("e1", 1));
    let found = scored(&framework, &submission, &[on("A", &marks)]);
    let ends = |id: usize| (found.exercises[id].grade.low, found.exercises[id].grade.high);
    assert_eq!((ends(0), ends(1)), ((0, 2), (1, 1)));
    assert_eq!((found.grade.low, found.grade.high), (0, 1));
    assert_eq!(found.grade.status, GradeStatus::Between);
    assert!(found.score.is_none(), "no exercise alone is the result");
    let children: Vec<(&str, &str, &str)> = found
        .tree
        .children
        .iter()
        .map(|child| (child.id.as_str(), child.adds_low.as_str(), child.adds_high.as_str()))
        .collect();
    assert_eq!(children, [("grade/e0", "0", "0"), ("grade/e1", "0", "1")]);
    assert!(
        found.grade.says.contains("between Not co-production and On the way"),
        "{}",
        found.grade.says
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn each_end_of_the_result_is_the_lowest_of_that_end(levels in proptest::collection::vec(proptest::option::weighted(0.8, 0_u32..=2), 18)) {
        let (_, framework) = shipped("coproduction");
        let submission = copies(&["e0", "e1", "e2"]);
        let mut marks = Vec::new();
        for (place, level) in levels.iter().enumerate() {
            let exercise = ["e0", "e1", "e2"][place / 6];
            marks.extend(level.map(|level| (exercise, FEATURES[place % 6], level)));
        }
        let found = scored(&framework, &submission, &[on("A", &marks)]);
        let low = found.exercises.iter().map(|unit| unit.grade.low).min();
        let high = found.exercises.iter().map(|unit| unit.grade.high).min();
        prop_assert_eq!((Some(found.grade.low), Some(found.grade.high)), (low, high));
        prop_assert_eq!(found.tree.low, found.grade.low.to_string());
        prop_assert_eq!(found.tree.high, found.grade.high.to_string());
    }
}

#[test]
fn a_framework_without_a_total_says_so_over_several_exercises_too() {
    let (_, framework) = shipped("gripp2");
    let found = scored(&framework, &copies(&["e0", "e1"]), &[]);
    assert_eq!(found.grade.words, "no overall result");
    assert!(!found.grade.says.contains("Nothing was sent"), "{}", found.grade.says);
    let none: Submission = serde_json::from_value(edited(&fixture("developing"), &json!({"/exercises": []}))).unwrap();
    assert_eq!(
        scored(&framework, &none, &[]).grade.says,
        "Nothing was sent that this framework looks at."
    );
}

#[test]
fn a_body_with_a_part_in_an_exercise_does_not_mark_it_alone() {
    let (_, framework) = shipped("coproduction");
    let value = serde_json::to_value(copies(&["e0"])).unwrap();
    let value = edited(
        &value,
        &json!({"/partners/-": {"id": "analysts", "name": "Made-up Analysts (not real)", "role": "analyst"}}),
    );
    let submission: Submission = serde_json::from_value(value).unwrap();
    let mut tied = on("T", &all_at("e0", 2));
    tied.body = Some(serde_json::from_value(json!("analysts")).unwrap());
    let alone = scored(&framework, &submission, std::slice::from_ref(&tied));
    assert_ne!((alone.grade.low, alone.grade.high), (2, 2));
    let first = &alone.judgements[0];
    assert!(first.standing && !first.counted);
    assert!(first.left_out.as_deref().unwrap().contains("has a part in this"));
    let beside = scored(&framework, &submission, &[tied.clone(), on("N", &all_at("e0", 2))]);
    assert!(beside.judgements.iter().all(|judgement| judgement.counted));
    // a body that is no partner is refused, and nothing of the file is taken
    tied.body = Some(serde_json::from_value(json!("analists")).unwrap());
    let mut given = Given::default();
    let faults = given.add(&tied, &framework, &submission, &rubric().settings).unwrap_err();
    assert_eq!(faults.iter().next().unwrap().code, "dangling-reference");
    assert_eq!(given, Given::default());
}

#[test]
fn a_mark_of_a_framework_that_says_something_else_too_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.yaml");
    for more in ["fact: stated-figures, value: 2", "sign: odd-survey, act: lift", "override: true"] {
        let text = format!(
            "format: 1\nrole: assessor\nauthor: A\ninterest: none\ndate: 2026-02-01\nmarks:\n  - {{indicator: qs1, level: 3, reason: seen, {more}}}\n"
        );
        std::fs::write(&path, text).unwrap();
        let output = earnest(&[
            "assess",
            "samples/forest-of-dean-2020.yaml",
            "--rubric",
            "cqc-local-authority",
            "--marks",
            path.to_str().unwrap(),
        ]);
        assert_eq!(output.status.code(), Some(3), "{more}");
        assert!(
            told(&output).contains("unclear-mark") && told(&output).contains(":7:"),
            "{}",
            told(&output)
        );
    }
}

#[test]
fn a_panel_over_a_framework_compares_those_who_marked_it() {
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str, marks: &[(&str, u32)]| {
        let path = folder.path().join(name);
        std::fs::write(&path, serde_json::to_string(&file("assessor", name, marks)).unwrap()).unwrap();
        path.display().to_string()
    };
    let one = written(
        "one.json",
        &[("governance", 3), ("day-to-day", 2), ("feedback", 1), ("equalities", 3)],
    );
    let other = written(
        "other.json",
        &[("governance", 3), ("day-to-day", 3), ("feedback", 3), ("annual-reporting", 3)],
    );
    let args = [
        "panel",
        "samples/forest-of-dean-2020.yaml",
        &one,
        &other,
        "--rubric",
        "ccg-engagement",
    ];
    let output = earnest(&[&args[..], &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let panel: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(panel["rubric"], "ccg-engagement");
    assert_eq!(panel["overall"]["doubly_marked"], 3);
    assert_eq!(panel["overall"]["exact"]["exact"], "1/3");
    assert_eq!(panel["overall"]["within_one"]["exact"], "2/3");
    // feedback lies two levels apart
    assert_eq!(panel["to_moderate"][0]["id"], "feedback");
    assert_eq!(panel["to_moderate"][0]["on"], "");
    assert!(said(&earnest(&args)).contains("feedback on the submission (level)"));
}

#[test]
fn features_that_facts_show_need_no_mark_and_a_mark_goes_before_them() {
    let (_, framework) = shipped("coproduction");
    let bare = serde_json::to_value(copies(&["e0"])).unwrap();
    let rich = edited(
        &bare,
        &json!({
            "/partners/-": {"id": "peers", "name": "Made-up Peers (not real)", "role": "community-group", "kind": "user-led"},
            "/exercises/0/roles": [{"kind": "co-designer", "people": 4, "paid": "expenses"}],
            "/exercises/0/activities/0/run_by": "peers",
            "/exercises/0/themes/0/kind": "offer",
        }),
    );
    let levels = |value: &Value, marks: &[MarksFile]| -> Vec<(String, u32, u32)> {
        let submission: Submission = serde_json::from_value(value.clone()).unwrap();
        let found = scored(&framework, &submission, marks);
        let rows = found.exercises[0].criteria[0].indicators.iter();
        rows.map(|row| (row.id.clone(), row.low, row.high)).collect()
    };
    let of = |all: &[(String, u32, u32)], id: &str| all.iter().find(|row| row.0 == id).map(|row| (row.1, row.2)).unwrap();
    let (was, is) = (levels(&bare, &[]), levels(&rich, &[]));
    for feature in ["assets", "mutuality", "networks", "shared-roles"] {
        assert_eq!(of(&was, feature), (0, 0), "{feature}");
        assert!(of(&is, feature).0 >= 1, "{feature}: {:?}", of(&is, feature));
    }
    assert_eq!(of(&is, "capabilities"), (0, 2), "no file says what became of people later");
    // what nobody wrote down in a compiled file is not known, and does not count as known
    let compiled = edited(
        &bare,
        &json!({"/basis": "compiled", "/exercises/0/roles": null, "/exercises/0/themes": null}),
    );
    let submission: Submission = serde_json::from_value(compiled).unwrap();
    let found = scored(&framework, &submission, &[]);
    let open = found.exercises[0].criteria[0]
        .indicators
        .iter()
        .filter(|row| (row.low, row.high) == (0, 2));
    assert_eq!(
        found.coverage.exact,
        format!("{}/6", 6 - open.count()).replace("3/6", "1/2").replace("2/6", "1/3")
    );
    let marked = levels(&rich, &[on("A", &[("e0", "networks", 0)])]);
    assert_eq!(of(&marked, "networks"), (0, 0));
}
