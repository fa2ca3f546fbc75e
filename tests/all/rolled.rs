//! From exercises to the authority: weights, caps, draws, what is left out, what is not due, and proportion.

use crate::scored::{bounds, score, score_how};
use crate::support::{How, assessed, assessed_on, edited, fixture, of_unit};
use earnest::assess::published::GradeStatus;
use earnest::assess::verdict::Verdict;
use serde_json::{Value, json};

/// A submission of several exercises, each from a fixture with changes.
fn several(parts: &[(&str, Value)]) -> Value {
    let mut whole = fixture("exemplary");
    whole["register"] = json!([]);
    whole["reviews"] = json!([]);
    let exercises = parts.iter().enumerate().map(|(at, (name, edits))| {
        let mut one = edited(&fixture(name), edits)["exercises"][0].clone();
        one["id"] = json!(format!("one-{at}"));
        one
    });
    whole["exercises"] = exercises.collect();
    whole
}

fn none() -> Value {
    json!({})
}

/// The stakes of an exercise: 3, 2 or 1.
fn stakes(stakes: u32) -> Value {
    match stakes {
        3 => json!({"/exercises/0/service_change": "moved"}),
        2 => none(),
        _ => json!({"/exercises/0/affected/people": 900}),
    }
}

fn level(verdict: &Verdict, place: usize) -> (u32, u32) {
    let bounds = verdict.criteria[place].bounds;
    (bounds.low, bounds.high)
}

#[test]
fn the_middle_is_weighed_by_stakes() {
    // 3 at level 2 against 2 at level 4: the middle lies at level 2
    let verdict = score(&several(&[("developing", stakes(3)), ("exemplary", stakes(2))]));
    let weights: Vec<u32> = verdict.units.iter().map(|unit| unit.weight).collect();
    assert_eq!(weights, [3, 2]);
    assert_eq!(level(&verdict, 1), (2, 2));
    // 2 at level 2 against 3 at level 4
    let verdict = score(&several(&[("developing", stakes(2)), ("exemplary", stakes(3))]));
    assert_eq!(level(&verdict, 1), (4, 4));
    // a tie goes to the lower
    let verdict = score(&several(&[("exemplary", stakes(2)), ("developing", stakes(2))]));
    assert_eq!(level(&verdict, 1), (2, 2));
}

#[test]
fn facts_are_not_pooled_over_exercises() {
    let one = score(&several(&[("exemplary", none())]));
    let two = score(&several(&[("exemplary", none()), ("nothing", none())]));
    assert_eq!(one.units[0], two.units[0]);
    assert!(two.grade.bounds.low < one.grade.bounds.low);
}

#[test]
fn high_stakes_that_failed_cap_their_criterion() {
    let parts = [
        ("motions", stakes(3)),
        ("exemplary", stakes(3)),
        ("exemplary", stakes(3)),
        ("exemplary", stakes(3)),
    ];
    let verdict = score(&several(&parts));
    for (place, criterion) in verdict.criteria.iter().enumerate() {
        assert_eq!(criterion.middle.low, 4, "{place}");
        assert_eq!(criterion.bounds.high, 2, "{place}");
    }
    // the same with less at stake
    let verdict = score(&several(&[("motions", none()), ("exemplary", stakes(3)), ("exemplary", stakes(3))]));
    assert_eq!(level(&verdict, 0), (4, 4));
}

#[test]
fn a_decisive_sign_caps_the_authority() {
    let settled = |weight: u32| {
        let mut edits = stakes(weight);
        edits["/exercises/0/commitment_made"] = json!("2025-01-01");
        ("exemplary", edits)
    };
    let good = |weight: u32| ("exemplary", stakes(weight));
    let alone = score(&several(&[settled(2)]));
    assert_eq!(alone.grade.bounds.high, 1);
    // three eighths of the weight: at most 2
    let some = score(&several(&[settled(3), good(3), good(2)]));
    assert_eq!(some.grade.bounds.high, 2, "{:?}", some.caps);
    // half of it: at most 1
    let half = score(&several(&[settled(3), good(3)]));
    assert_eq!(half.grade.bounds.high, 1, "{:?}", half.caps);
    // and nothing else is lowered by it
    assert_eq!(level(&some, 0), (4, 4));
}

#[test]
fn a_draw_takes_high_stakes_and_then_as_the_seed_says() {
    let mut parts: Vec<(&str, Value)> = (0..8).map(|_| ("good", stakes(2))).collect();
    parts.push(("developing", stakes(3)));
    let value = several(&parts);
    let drawn = |seed: Option<u64>| -> Vec<bool> {
        let marks: Vec<Value> = seed
            .map(|seed| json!({"format": 1, "role": "assessor", "author": "A", "interest": "none", "date": "2026-02-01", "draw_seed": seed, "marks": []}))
            .into_iter()
            .collect();
        let how = How {
            marks: &marks,
            ..How::default()
        };
        score_how(&value, &how).units.iter().map(|unit| unit.counted).collect()
    };
    assert!(drawn(None).iter().all(|counted| *counted), "without a seed all are taken");
    let mut draws = Vec::new();
    for seed in 0..6 {
        let counted = drawn(Some(seed));
        assert_eq!(counted.iter().filter(|counted| **counted).count(), 5, "seed {seed}");
        assert!(counted[8], "what has high stakes is always taken");
        assert_eq!(counted, drawn(Some(seed)), "the same seed, the same draw");
        draws.push(counted);
    }
    draws.dedup();
    assert!(draws.len() > 1, "the seed decides");
}

#[test]
fn an_urgent_decision_is_left_out() {
    let row = json!({"id": "roof", "what": "The ward closed.", "date": "2025-09-01", "service_change": "ended", "asked": "urgent", "reason": "The roof fell in."});
    let value = edited(&fixture("exemplary"), &json!({"/register/-": row}));
    let assessment = assessed(&value);
    let unit = assessment.exercises.iter().find(|unit| unit.id == "roof").unwrap();
    assert!(!unit.counted && unit.left_out.is_some(), "{unit:?}");
    assert_eq!(assessment.grade.level, Some(4));
    assert!(
        assessment
            .notes
            .iter()
            .any(|note| note.id == "urgent-decision" && note.on == "roof")
    );
    // without a reason it counts, and weighs
    let bare = edited(&value, &json!({"/register/1/reason": null}));
    let verdict = score(&bare);
    assert!(verdict.units[1].counted);
    assert!(verdict.grade.bounds.high <= 2, "{:?}", verdict.grade);
}

#[test]
fn a_decision_on_which_nobody_was_asked_is_nothing_in_a_returned_file() {
    let row = json!({"id": "ward", "what": "The ward closed.", "date": "2025-09-01", "service_change": "ended", "asked": "no"});
    let value = edited(&fixture("exemplary"), &json!({"/register/-": row}));
    let verdict = score(&value);
    let unit = &verdict.units[1];
    assert_eq!(unit.weight, 3);
    for criterion in &unit.criteria {
        assert_eq!((criterion.bounds.low, criterion.bounds.high), (0, 0));
    }
    // in a compiled file it is unknown, and its salience is capped
    let compiled = edited(&value, &json!({"/basis": "compiled"}));
    let unit = &score(&compiled).units[1];
    assert_eq!(bounds(unit, "salience").high, 1);
    assert_eq!(bounds(unit, "reach").low, 0);
    assert!(bounds(unit, "reach").high >= 3);
}

#[test]
fn two_exercises_stand_side_by_side() {
    let assessment = assessed(&several(&[("exemplary", stakes(2)), ("developing", stakes(1))]));
    let ids: Vec<&str> = assessment.exercises.iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(ids, ["one-0", "one-1"]);
    assert_eq!(assessment.exercises[0].grade.level, Some(4));
    assert_eq!(assessment.exercises[1].stakes, 1);
    assert_eq!(assessment.grade.level, Some(4), "two thirds of the weight");
    assert_eq!(assessment.exercises[0].at, "/exercises/0");
    assert!(assessment.signs.iter().all(|sign| sign.on == "one-1"));
}

// dates

#[test]
fn before_the_close_nothing_is_due() {
    let open = assessed_on(&fixture("exemplary"), "2025-05-11");
    let unit = &open.exercises[0];
    assert_eq!(unit.grade.status, GradeStatus::NotDue);
    assert_eq!((unit.grade.low, unit.grade.high, unit.grade.level), (0, 4, None));
    assert!(!unit.counted);
    for (id, due) in [
        ("reach", "2025-05-12"),
        ("ease", "2025-05-12"),
        ("salience", "2025-05-12"),
        ("closing", "2025-10-02"),
    ] {
        let found = of_unit(unit, id);
        assert_eq!(found.status, GradeStatus::NotDue, "{id}");
        assert_eq!(found.due.as_deref(), Some(due), "{id}");
    }
    assert_eq!(unit.grade.due.as_deref(), Some("2025-10-02"), "the last of its criteria");
    assert_eq!(open.grade.status, GradeStatus::NotDue);
    assert!(open.signs.is_empty(), "{:?}", open.signs);
}

#[test]
fn what_is_due_is_due_on_its_day() {
    let status = |day: &str, id: &str| of_unit(&assessed_on(&fixture("exemplary"), day).exercises[0], id).status;
    assert_eq!(status("2025-05-12", "reach"), GradeStatus::Firm);
    assert_eq!(status("2025-10-01", "closing"), GradeStatus::NotDue);
    assert_eq!(status("2025-10-02", "closing"), GradeStatus::Firm);
}

#[test]
fn an_exercise_that_is_not_due_stays_out_of_the_roll_up() {
    let mut value = several(&[("developing", none()), ("exemplary", none())]);
    value["exercises"][1]["opens"] = json!("2026-03-01");
    value["exercises"][1]["closes"] = json!("2026-06-01");
    for key in [
        "results",
        "decisions",
        "responses",
        "changes",
        "missing_review",
        "decision_due",
        "announced",
        "themes",
    ] {
        value["exercises"][1].as_object_mut().unwrap().shift_remove(key);
    }
    let assessment = assessed(&value);
    assert_eq!(assessment.exercises[1].grade.status, GradeStatus::NotDue);
    assert!(!assessment.exercises[1].counted);
    assert_eq!(assessment.grade.level, Some(2), "the other one's");
}

// proportion

#[test]
fn little_at_stake_lightens_form_and_says_so() {
    let short = json!({"/exercises/0/opens": "2025-04-21", "/exercises/0/announced": "2025-04-20"});
    let time = |edits: &Value| {
        let assessment = assessed(&edited(&edited(&fixture("developing"), &short), edits));
        let unit = assessment.exercises[0].clone();
        let found = crate::support::indicator(&unit, "time-to-answer").clone();
        (found.low, found.light, unit.grade.light.is_some(), unit.grade.without_light)
    };
    let (level, light, said, without) = time(&none());
    assert_eq!(
        (level, light, said, without.is_some()),
        (2, false, false, false),
        "22 days with much at stake"
    );
    let (level, light, said, without) = time(&json!({"/exercises/0/affected/people": 900}));
    assert_eq!((level, light, said), (3, true, true), "22 days with little at stake");
    assert!(without.is_some());
    let (level, light, ..) = time(&json!({"/authority/people": 19999}));
    assert_eq!((level, light), (3, true), "a small authority");
    let (level, light, ..) = time(&json!({"/authority/people": 20000}));
    assert_eq!((level, light), (2, false), "not a small authority");
}

#[test]
fn light_never_touches_effect_nor_lowers_anything() {
    for name in ["nothing", "motions", "developing", "good", "exemplary"] {
        let full = score(&fixture(name));
        let light = score(&edited(&fixture(name), &json!({"/authority/people": 9000})));
        for (before, after) in full.units[0].criteria.iter().zip(&light.units[0].criteria) {
            assert_eq!(before.effect, after.effect, "{name}");
            assert!(after.form >= before.form, "{name}");
            assert!(
                after.bounds.low >= before.bounds.low && after.bounds.high >= before.bounds.high,
                "{name}"
            );
        }
    }
}
