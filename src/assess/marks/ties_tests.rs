//! Who is tied to an exercise: by the body the file of marks names, or the one its statement of interest names.

use super::super::{Mark, Role, Target};
use super::{says, tie};
use crate::base::date::Day;
use crate::base::number::Q;
use crate::submission::model::Submission;
use crate::submission::read;
use serde_json::json;

fn submission() -> Submission {
    let text = json!({
        "format": 1, "basis": "returned", "authority": {"name": "Eastlow"}, "period": {"from": "2025-01", "to": "2025-12"},
        "partners": [
            {"id": "runner", "name": "Runners (North)", "role": "runner"},
            {"id": "analyst", "name": "Analysts", "role": "analyst"},
            {"id": "paid", "name": "Paid Friends", "role": "reviewer", "funded_share": "51 %"},
            {"id": "half", "name": "Half Friends", "role": "reviewer", "funded_share": "50 %"},
            {"id": "host", "name": "Village Hall", "role": "community-group"}
        ],
        "exercises": [
            {"id": "hours", "title": "opening hours", "closes": "2025-03-01", "activities": [{"id": "evening", "title": "an evening", "run_by": "host"}]},
            {"id": "beds", "title": "beds", "closes": "2025-04-01"}
        ]
    });
    read::submission("s.json", text.to_string().as_bytes()).unwrap().value
}

fn tied(body: Option<&str>, interest: &str, exercise: usize) -> Option<String> {
    let submission = submission();
    let mark = Mark {
        on: None,
        target: Target::Indicator("row".to_owned(), 1),
        overrides: false,
        role: Role::Assessor,
        author: "A".to_owned(),
        body: body.map(str::to_owned),
        interest: interest.to_owned(),
        date: Day::parse("2026-01-01").unwrap(),
        document: None,
        blind: None,
        reason: "page 2".to_owned(),
    };
    let exercise = submission.exercises.as_deref().and_then(|all| all.get(exercise));
    tie(&submission, exercise, Q::whole(50), &mark)
}

#[test]
fn bodies_that_ran_analysed_or_live_on_it_are_tied() {
    for (body, name) in [
        ("runner", Some("Runners (North)")),
        ("analyst", Some("Analysts")),
        ("paid", Some("Paid Friends")),
        ("half", None),
        ("host", Some("Village Hall")),
    ] {
        assert_eq!(tied(Some(body), "none", 0).as_deref(), name, "{body}");
    }
    assert_eq!(tied(Some("host"), "none", 1), None, "it ran nothing there");
    assert_eq!(tied(None, "none", 0), None);
}

#[test]
fn a_statement_of_interest_may_name_the_body() {
    assert_eq!(tied(None, "I work for Runners (North)", 1).as_deref(), Some("Runners (North)"));
    assert_eq!(tied(None, "analyst", 1).as_deref(), Some("Analysts"));
    assert_eq!(tied(None, "none; never worked for Runners (North)", 1), None);
    assert_eq!(tied(None, "a patient of the practice", 1), None);
    assert_eq!(
        tied(Some("half"), "I once worked for Analysts", 1),
        None,
        "the body that is named decides"
    );
}

#[test]
fn a_name_is_found_whole() {
    assert!(says("employed by paid friends.", "Paid Friends"));
    assert!(!says("employed by unpaid friends", "Paid Friends"));
    assert!(!says("friends, paid", "Paid Friends"));
    assert!(!says("", "Paid Friends") && !says("anything", "—"));
    assert!(!says("No tie to Paid Friends", "Paid Friends"));
}
