//! What a plan offers and what it leaves alone: open loops, exercises to come, dates that have passed, and what became of earlier advice.

use crate::plan::{changed, offered, planned, with};
use crate::support::{assessed, edited, fixture, submission};
use earnest::assess::plan::followed::Earlier;
use earnest::assess::plan::moves::Move;
use earnest::assess::plan::{Ask, guide};
use earnest::assess::published::guide::{Ahead, Became, Guide};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The developing fixture with its loop left open: two themes without an answer, nobody told.
pub(crate) fn unanswered() -> Value {
    let mut value = fixture("good");
    let exercise = &mut value["exercises"][0];
    for decision in exercise["decisions"].as_array_mut().unwrap() {
        decision.as_object_mut().unwrap().remove("themes");
    }
    exercise["responses"] = json!([]);
    value
}

#[test]
fn themes_without_an_answer_are_one_step_with_their_voices() {
    let value = unanswered();
    let found = planned(&submission(&value), None);
    let grade = &found.goals[0];
    assert!(grade.reached && grade.from.low < grade.to.low, "{grade:?}");
    let step = grade.steps.iter().find(|step| step.act.starts_with("Answer themes")).unwrap();
    assert!(step.act.contains("(340 voices)"), "{}", step.act);
    assert!(step.moves.len() > 1 && step.when == "now" && step.last.is_none(), "{step:?}");
    assert!(
        grade
            .steps
            .iter()
            .any(|step| step.says.contains("lifts Closing the loop from 1 to 3")),
        "{grade:?}"
    );
    // the criterion alone is lifted by one with less
    let closing = found.goals.iter().find(|goal| goal.id == "closing").unwrap();
    assert!(
        closing.reached && closing.moves < grade.moves && closing.hours < grade.hours,
        "{closing:?}"
    );
}

#[test]
fn what_is_settled_is_left_to_the_authority() {
    let value = unanswered();
    let sent = submission(&value);
    for one in offered(&sent).iter().filter(|one| one.id.contains("/answer/")) {
        let after = serde_json::to_value(changed(&sent, &[one])).unwrap();
        let text = after["exercises"][0]["decisions"].to_string();
        assert!(text.contains("\"declined\"") && !text.contains("\"partly\""), "{}", one.id);
        assert!(one.says.contains("settle what becomes of it"), "{}", one.says);
    }
}

/// A plan for an exercise that opens in the spring after the day of the assessment.
pub(crate) fn to_come() -> Value {
    let exercise = json!({
        "id": "spring", "title": "Where the clinic is to be", "purpose": "to find a place", "service_change": "moved",
        "affected": {"people": 4000}, "relationship": "enduring", "promise": "consult",
        "groups": [{"group": "age-75-plus", "people": 900}, {"group": "no-internet", "people": 700}],
        "proposal": {"what": "one site", "driver": ["saving"], "options_shown": 1, "alternatives_explained": "no", "costs_shown": "no", "open_to_influence": "no"},
        "opens": "2026-05-04", "closes": "2026-05-15", "decision_due": "2026-05-20",
        "activities": [{"id": "form", "kind": "survey", "way": "open-form", "selection": "open", "opens": "2026-05-04", "closes": "2026-05-15", "ease": {"no_screen": "no", "no_travel": "yes"}}],
        "results": "none", "decisions": [], "responses": []
    });
    json!({
        "format": 1, "basis": "returned", "authority": {"name": "A", "people": 250_000},
        "period": {"from": "2026-01-01", "to": "2026-03-31"}, "exercises": [exercise]
    })
}

fn only(guide: &Guide) -> &Ahead {
    assert_eq!(guide.ahead.len(), 1);
    &guide.ahead[0]
}

#[test]
fn an_exercise_to_come_says_what_its_plan_commits_to() {
    const EXPECTED: [&str; 5] = [
        "single-option-no-alternatives",
        "short-window",
        "digital-only",
        "money-unsaid",
        "scope-unsaid",
    ];
    let found = planned(&submission(&to_come()), None);
    assert!(found.goals.is_empty(), "nothing can be graded: {:?}", found.goals);
    let ahead = only(&found);
    assert_eq!(ahead.stage, "to-open");
    let sure: BTreeSet<&str> = ahead.signs.iter().filter(|sign| sign.sure).map(|sign| sign.id.as_str()).collect();
    for sign in EXPECTED {
        assert!(sure.contains(sign), "{sign} among {sure:?}");
    }
    assert!(ahead.best_now.high < ahead.best.high, "{ahead:?}");
    let prevented: BTreeSet<&str> = ahead.steps.iter().flat_map(|step| &step.prevents).map(String::as_str).collect();
    for sign in EXPECTED {
        assert!(prevented.contains(sign), "{sign} among {prevented:?}");
    }
    // every step is before the close or the decision, and dated
    for step in &ahead.steps {
        assert!(
            step.when == "before-close" || step.when == "before-decision" || step.when == "now",
            "{step:?}"
        );
        assert!(
            !step.lifts.is_empty() || !step.prevents.is_empty() || step.says.contains("needed"),
            "{step:?}"
        );
    }
    let first = &ahead.not_due[0];
    assert_eq!(first.from, "2026-05-15");
    assert!(ahead.not_due.windows(2).all(|pair| pair[0].from <= pair[1].from));
    assert!(ahead.due > first.from, "{}", ahead.due);
}

#[test]
fn what_dates_no_longer_allow_is_not_offered() {
    let early = offered(&submission(&to_come()));
    let has = |moves: &[Move], part: &str| moves.iter().any(|one| one.id.contains(part));
    assert!(
        has(&early, "/announce") && has(&early, "/extend/") && has(&early, "/say/costs"),
        "{early:?}"
    );
    // a day before the close there is no announcing; after it nothing is said to those asked any more
    let open = offered(&submission(&edited(&to_come(), &json!({"/as_of": "2026-05-14"}))));
    assert!(!has(&open, "/announce") && has(&open, "/extend/"));
    let after = offered(&submission(&edited(&to_come(), &json!({"/as_of": "2026-06-30"}))));
    for part in [
        "/announce",
        "/extend/",
        "/say/",
        "/open/",
        "/formats",
        "/review",
        "/meet/",
        "/postpone",
    ] {
        assert!(!has(&after, part), "{part} among {after:?}");
    }
}

#[test]
fn nothing_is_offered_for_a_file_that_lacks_nothing_that_can_be_done() {
    let found = planned(&submission(&fixture("exemplary")), Some(1));
    assert!(found.goals[0].reached && found.goals[0].steps.is_empty(), "{:?}", found.goals[0]);
}

#[test]
fn earlier_advice_is_followed_told_twice_or_gone() {
    let earlier = |value: &Value| -> Earlier { serde_json::from_value(serde_json::to_value(assessed(value)).unwrap()).unwrap() };
    let told_then = earlier(&unanswered());
    let became = |value: &Value| {
        let sent = submission(value);
        let ask = Ask {
            to: None,
            earlier: Some(&told_then),
        };
        with(&sent, sent.as_of_day(), |inputs| guide(inputs, &ask)).followed.unwrap()
    };
    let same = became(&unanswered());
    assert!(same.followed == 0 && same.told_twice > 0, "{same:?}");
    let better = became(&fixture("good"));
    assert!(better.followed > 0 && better.told_twice < same.told_twice, "{better:?}");
    let sign = better.advice.iter().find(|advice| advice.answers == "no-answer-back").unwrap();
    assert_eq!(sign.became, Became::Followed);
    // another exercise that is not due yet: what was advised does not apply to it
    let other = became(&to_come());
    assert!(
        other.advice.iter().any(|advice| advice.became == Became::NoLongerApplies),
        "{other:?}"
    );
    let all = [&same, &better, &other];
    for one in all {
        assert_eq!(
            usize::try_from(one.followed + one.told_twice + one.no_longer_applies).unwrap(),
            one.advice.len()
        );
        assert!(one.advice.iter().all(|advice| !advice.why.is_empty()));
    }
}

#[test]
fn changes_without_owner_or_date_are_named() {
    let mut value = fixture("good").clone();
    let changes = value["exercises"][0]["changes"].as_array_mut().unwrap();
    let open = changes.first_mut().unwrap().as_object_mut().unwrap();
    for key in ["owner", "due", "done", "effect"] {
        open.remove(key);
    }
    let what = open["what"].as_str().unwrap().chars().take(20).collect::<String>();
    let moves = offered(&submission(&value));
    let own = moves
        .iter()
        .find(|one| one.id.ends_with("/own"))
        .unwrap_or_else(|| panic!("{moves:#?}"));
    assert!(own.says.contains(&what) && own.says.contains("(no owner, no date)"), "{}", own.says);
}
