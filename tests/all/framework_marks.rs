//! Whose marks of a framework count, and what marks that are missing, old, in dispute or not applicable leave open.

use crate::frameworks::{domains, file, given, marked, shipped, statements, submission};
use earnest::assess::framework::given::Given;
use earnest::assess::published::GradeStatus;
use serde_json::json;

#[test]
fn a_total_waits_for_every_mark() {
    let (_, framework) = shipped("ccg-engagement");
    let found = marked(&framework, &domains([3, 3, 3, 3, 3])[..4]);
    assert_eq!(
        (found.grade.status, found.grade.level, found.score),
        (GradeStatus::Insufficient, None, None)
    );
    assert_eq!(found.to_decide.judge.len(), 1);
}

#[test]
fn marks_of_the_body_itself_count_only_alone() {
    let (_, framework) = shipped("cqc-local-authority");
    let own = file("self", "the council", &statements([4; 9]));
    let found = given(&framework, std::slice::from_ref(&own));
    assert_eq!(found.grade.name.as_deref(), Some("Outstanding"));
    assert!(found.grade.says.contains("marked itself"));
    let found = given(&framework, &[own, file("assessor", "the regulator", &statements([2; 9]))]);
    assert_eq!(found.grade.name.as_deref(), Some("Requires improvement"));
    assert!(
        found
            .judgements
            .iter()
            .filter(|judgement| judgement.role == "self")
            .all(|judgement| !judgement.counted)
    );
}

#[test]
fn authors_who_differ_leave_open_what_lies_between_them() {
    let (_, framework) = shipped("cqc-local-authority");
    let found = given(
        &framework,
        &[
            file("assessor", "one", &statements([3; 9])),
            file("assessor", "other", &statements([2; 9])),
        ],
    );
    assert_eq!(
        (found.grade.status, found.grade.low, found.grade.high),
        (GradeStatus::Between, 2, 3)
    );
    assert_eq!(found.score.unwrap().exact, "18/36 to 27/36");
    // the last word of one author stands
    let found = given(
        &framework,
        &[
            file("assessor", "one", &statements([3; 9])),
            file("assessor", "one", &statements([2; 9])),
        ],
    );
    assert_eq!(found.grade.level, Some(2));
    assert_eq!(found.judgements.iter().filter(|judgement| judgement.counted).count(), 9);
}

#[test]
fn an_earlier_mark_is_carried_forward_with_its_date() {
    let (_, framework) = shipped("cqc-local-authority");
    let mut earlier = file("assessor", "the regulator", &statements([3; 9])[..1]);
    earlier.date = serde_json::from_value(json!("2019-05-04")).unwrap();
    let found = given(&framework, &[earlier, file("assessor", "the regulator", &statements([3; 9])[1..])]);
    assert_eq!(found.grade.level, Some(3));
    let first = &found.criteria[0].indicators[0];
    assert_eq!(first.reason.as_deref(), Some("carried forward from 4 May 2019"));
}

#[test]
fn a_bound_is_what_any_mark_could_make_of_it() {
    let (_, framework) = shipped("cqc-local-authority");
    let known = statements([3, 2, 2, 2, 2, 3, 3, 3, 3]);
    let found = marked(&framework, &known[..7]);
    let mut seen = Vec::new();
    for eighth in 1..=4 {
        for ninth in 1..=4 {
            let mut marks = known[..7].to_vec();
            marks.extend([("qs8", eighth), ("qs9", ninth)]);
            seen.push(marked(&framework, &marks).grade.level.unwrap());
        }
    }
    assert_eq!(
        (Some(&found.grade.low), Some(&found.grade.high)),
        (seen.iter().min(), seen.iter().max())
    );
}

#[test]
fn what_does_not_apply_leaves_the_sum_and_what_is_not_marked_does_not() {
    let (_, framework) = shipped("cqc-local-authority");
    let mut marks = file("assessor", "the regulator", &statements([3, 2, 2, 2, 2, 3, 3, 3, 3]));
    marks.marks[8].level = None;
    marks.marks[8].not_applicable = Some(true);
    let found = given(&framework, std::slice::from_ref(&marks));
    assert_eq!(found.score.unwrap().exact, "20/32");
    assert_eq!(found.grade.level, Some(3), "62.5 is shown and banded as 63");
    // one says that it does not apply and the other gives it a level: it is open
    let found = given(
        &framework,
        &[marks.clone(), file("assessor", "another", &statements([3, 2, 2, 2, 2, 3, 3, 3, 3]))],
    );
    assert_eq!(found.score.unwrap().exact, "21/36 to 24/36");
    // both at once is no mark
    marks.marks[8].level = Some(3);
    let faults = Given::default()
        .add(&marks, &framework, &submission(), &crate::support::rubric().settings)
        .expect_err("refused");
    assert_eq!(faults.iter().next().unwrap().code, "unclear-mark");
}
