//! Every level of every criterion is reached, firmly, by a returned file; and form without effect never gets far.

use crate::scored::{bounds, score};
use crate::support::{assessed, criterion, edited, fixture, fixtures};
use earnest::assess::published::GradeStatus;
use serde_json::{Value, json};

/// A criterion, a level, and the fixture that reaches it with the changes to it.
fn reached() -> Vec<(&'static str, u32, &'static str, Value)> {
    let none = || json!({});
    vec![
        ("reach", 0, "nothing", none()),
        ("reach", 1, "motions", none()),
        ("reach", 2, "developing", none()),
        ("reach", 3, "good", none()),
        ("reach", 4, "exemplary", none()),
        ("salience", 0, "nothing", none()),
        ("salience", 1, "motions", none()),
        ("salience", 2, "developing", none()),
        ("salience", 3, "good", none()),
        ("salience", 4, "exemplary", none()),
        ("ease", 0, "nothing", none()),
        ("ease", 1, "motions", none()),
        ("ease", 2, "developing", none()),
        ("ease", 3, "good", none()),
        ("ease", 4, "exemplary", none()),
        ("closing", 0, "nothing", none()),
        ("closing", 1, "motions", none()),
        ("closing", 2, "developing", none()),
        ("closing", 3, "good", none()),
        ("closing", 4, "exemplary", none()),
        // by other roads
        (
            "reach",
            1,
            "exemplary",
            json!({"/exercises/0/groups/10/heard": 0, "/exercises/0/groups/10/met_directly": 0}),
        ),
        (
            "reach",
            2,
            "exemplary",
            json!({"/exercises/0/claimed_reach": {"number": 1201, "includes": ["seen", "people"]}}),
        ),
        ("reach", 3, "exemplary", json!({"/exercises/0/ratings": []})),
        ("salience", 1, "exemplary", json!({"/exercises/0/commitment_made": "2025-01-01"})),
        ("salience", 2, "exemplary", json!({"/exercises/0/promise": "empower"})),
        ("salience", 3, "exemplary", json!({"/exercises/0/ties/users": 50})),
        ("ease", 1, "exemplary", json!({"/exercises/0/opens": "2025-04-30"})),
        (
            "ease",
            2,
            "exemplary",
            json!({"/exercises/0/information/formats/0/available_on": "none"}),
        ),
        ("ease", 3, "exemplary", json!({"/exercises/0/ratings/0/positive": 130})),
        ("closing", 1, "exemplary", json!({"/exercises/0/responses": []})),
        (
            "closing",
            2,
            "exemplary",
            json!({"/exercises/0/changes/0/moves_work_to": "carers", "/exercises/0/changes/0/means_move_too": "no"}),
        ),
        (
            "closing",
            3,
            "exemplary",
            json!({"/exercises/0/comments/sample_checked": "no", "/exercises/0/changes/0/effect": "none", "/exercises/0/results/by_group": "no"}),
        ),
    ]
}

#[test]
fn every_level_of_every_criterion_is_reached() {
    let rubric = crate::support::rubric();
    for id in rubric.file.criteria.iter().map(|criterion| criterion.id.as_str()) {
        for level in rubric.lowest..=rubric.highest {
            assert!(
                reached()
                    .iter()
                    .any(|(criterion, reached, ..)| *criterion == id && *reached == level),
                "nothing reaches {level} of {id}"
            );
        }
    }
    for (id, level, name, edits) in reached() {
        let verdict = score(&edited(&fixture(name), &edits));
        let found = bounds(&verdict.units[0], id);
        assert_eq!((found.low, found.high), (level, level), "{id} of {name} with {edits}");
    }
}

#[test]
fn the_grade_of_each_fixture_is_firm() {
    for (name, level) in [("nothing", 0), ("motions", 1), ("developing", 2), ("good", 3), ("exemplary", 4)] {
        let grade = assessed(&fixture(name)).grade;
        assert_eq!((grade.status, grade.level), (GradeStatus::Firm, Some(level)), "{name}");
    }
}

#[test]
fn form_without_effect_is_going_through_the_motions() {
    let assessment = assessed(&fixture("motions"));
    for id in ["ease", "closing"] {
        let found = criterion(&assessment, id);
        let mean = |range: &Option<earnest::assess::published::Range>| range.as_ref().map(|range| (range.low.clone(), range.high.clone()));
        assert_eq!(mean(&found.form), Some(("4".to_owned(), "4".to_owned())), "{id}");
        assert_eq!(mean(&found.effect), Some(("0".to_owned(), "0".to_owned())), "{id}");
        assert_eq!(found.level, Some(1), "{id}");
    }
    // where something was heard the effect is a little more than nothing, and still holds the form down
    for (id, form) in [("reach", "4"), ("salience", "2")] {
        let found = criterion(&assessment, id);
        // nothing was decided, so that nobody can say that it was asked in time
        assert_eq!(found.form.as_ref().unwrap().low, form, "{id}");
        assert_eq!(found.level, Some(1), "{id}");
    }
}

#[test]
fn the_highest_level_needs_a_body_without_interest() {
    let ways = [
        // the analyst of the exercise wrote it
        json!({"/documents/1/by": "analysts"}),
        // a body that lives on the authority wrote it
        json!({"/documents/1/by": "neighbours", "/partners/1/funded_share": "51 %"}),
        // the authority wrote it
        json!({"/documents/1/author": "authority"}),
    ];
    for edits in ways {
        let assessment = assessed(&edited(&fixture("exemplary"), &edits));
        for found in &assessment.exercises[0].criteria {
            assert_eq!(found.level, Some(3), "{} with {edits}", found.id);
            assert!(
                found.limits.iter().any(|limit| limit.kind == "top"),
                "{}: {:?}",
                found.id,
                found.limits
            );
        }
    }
    let half = json!({"/documents/1/by": "neighbours", "/partners/1/funded_share": "50 %"});
    assert_eq!(assessed(&edited(&fixture("exemplary"), &half)).grade.level, Some(4));
}

#[test]
fn the_highest_level_needs_a_rating_that_is_surely_good() {
    for (answered, positive, level) in [
        (10, 10, 4),
        (20, 18, 4),
        (30, 24, 4),
        (100, 70, 4),
        (10, 9, 3),
        (30, 21, 3),
        (9, 9, 3),
    ] {
        let ratings = json!([{"question": "heard", "asked": 600, "answered": answered, "positive": positive}]);
        let verdict = score(&edited(&fixture("exemplary"), &json!({"/exercises/0/ratings": ratings})));
        assert_eq!(bounds(&verdict.units[0], "closing").low, level, "{positive} of {answered}");
    }
}

#[test]
fn every_fixture_says_that_it_is_made_up() {
    for (name, value) in fixtures() {
        let note = value["note"].as_str().unwrap_or_default();
        assert!(note.starts_with("Made up for tests"), "{name}: {note}");
        assert_eq!(value["authority"]["name"], "Made-up Health Board (not real)", "{name}");
        assert_eq!(value["basis"], "returned", "{name}");
    }
}
