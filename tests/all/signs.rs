//! Every sign fires on a file that bears it and not on one that only just does not.
//!
//! Each row is two small changes to the exemplary fixture: one that makes that sign fire and no other but those listed, and a near miss.

use crate::scored::{fired as fired_in, score};
use crate::support::{assessed, edited, fired, fixture, rubric, sign, signs};
use earnest::assess::published::SignStatus;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A sign, what makes it fire, the signs that cannot be kept from firing with it, and what only just does not.
struct Row {
    sign: &'static str,
    fires: Value,
    with: &'static [&'static str],
    near: Value,
}

/// The place of the exercise before each key of an object.
fn on(edits: &Value) -> Value {
    let edits = edits.as_object().unwrap();
    let placed = edits.iter().map(|(key, value)| {
        let key = if key.starts_with('/') {
            key.clone()
        } else {
            format!("/exercises/0/{key}")
        };
        (key, value.clone())
    });
    Value::Object(placed.collect())
}

fn row(sign: &'static str, fires: &Value, with: &'static [&'static str], near: &Value) -> Row {
    Row {
        sign,
        fires: on(fires),
        with,
        near: on(near),
    }
}

fn decided(more: &Value) -> Value {
    let mut row = json!({"id": "row-2", "what": "Another clinic", "date": "2025-09-01", "service_change": "started", "asked": "no"});
    for (key, value) in more.as_object().unwrap() {
        row[key] = value.clone();
    }
    json!({"/register/-": row})
}

fn theme(outcome: &str) -> Value {
    json!({"theme": outcome, "outcome": "no-decision-yet"})
}

fn table() -> Vec<Row> {
    let one_option = |explained: &str| json!({"proposal/options_shown": 1, "proposal/alternatives_explained": explained});
    let screen = |last: &str| {
        json!({
            "activities/0/ease/no_screen": "no", "activities/1/ease/no_screen": "no", "activities/2/ease/no_screen": "no",
            "activities/3/ease/no_screen": last,
        })
    };
    let surveys =
        |evening: &str| json!({"promise": "consult", "activities/2/kind": evening, "activities/3/kind": "survey", "agenda": "authority"});
    let invited = |invited: u32| {
        let groups = fixture("exemplary")["exercises"][0]["groups"].as_array().unwrap()[..3].to_vec();
        json!({"activities/1/invited": invited, "activities/1/weighted": "no", "groups": groups, "activities/3/groups": null, "themes/2/groups": null})
    };
    let few = |returning: u32| {
        json!({
            "activities/0/selection": "invited-members", "activities/0/way": "direct-invitation", "activities/0/returning": returning,
            "activities/1/selection": "targeted", "activities/1/returning": 100, "activities/3/way": "session",
        })
    };
    let wording = |fixed: &str| json!({"themes/-": {"id": "wording", "summary": "It was hard to follow.", "voices": 20, "kind": "about-the-exercise", "stance": "neutral", "fixed_on": fixed}});
    let opposite = |reason: Value| {
        json!({
            "activities/1/stances": {"support": 70, "oppose": 140, "neither": 30}, "decisions/0/follows": "letter", "decisions/0/reason": reason,
        })
    };
    vec![
        row(
            "decision-before-asking",
            &json!({"commitment_made": "2025-02-02"}),
            &[],
            &json!({"commitment_made": "2025-02-03"}),
        ),
        row(
            "promised-consultation-missing",
            &decided(&json!({"promise_to_consult": "2025-03-01", "on_proposal": "adopted"})),
            &[],
            &decided(&json!({"promise_to_consult": "none", "on_proposal": "adopted"})),
        ),
        row("single-option-no-alternatives", &one_option("no"), &[], &one_option("yes")),
        row(
            "decision-unasked",
            &decided(&json!({"service_change": "ended"})),
            &[],
            &decided(&json!({"service_change": "ended", "asked": "urgent", "reason": "The roof fell in."})),
        ),
        row(
            "support-overclaimed",
            &json!({"decisions/0/claims_support": "yes", "activities/0/stances": {"support": 129, "oppose": 101, "neither": 30}}),
            &[],
            &json!({"decisions/0/claims_support": "yes", "activities/0/stances": {"support": 130, "oppose": 100, "neither": 30}}),
        ),
        row(
            "decision-before-analysis",
            &json!({"promise": "inform", "results/published": "2025-07-11"}),
            &[],
            &json!({"promise": "inform", "results/published": "2025-07-10"}),
        ),
        row(
            "no-answer-back",
            &json!({"responses": []}),
            &[],
            &json!({"responses": [], "/as_of": "2025-08-03"}),
        ),
        row(
            "dissent-unanswered",
            &json!({"decisions/0/themes/0": theme("bus"), "decisions/0/themes/3": theme("noise")}),
            &[],
            &json!({"decisions/0/themes/3": theme("noise")}),
        ),
        row(
            "group-unheard",
            &json!({"groups/10/heard": 0, "groups/10/met_directly": 0}),
            &[],
            &json!({"groups/10/heard": 0, "groups/10/met_directly": 0, "groups/10/reason": "None wished to."}),
        ),
        row("digital-only", &screen("no"), &[], &screen("yes")),
        row(
            "short-window",
            &json!({"opens": "2025-04-30"}),
            &[],
            &json!({"opens": "2025-04-29"}),
        ),
        row(
            "promise-unkept",
            &json!({"promise": "empower"}),
            &[],
            &json!({"promise": "collaborate"}),
        ),
        row("odd-survey", &surveys("survey"), &[], &surveys("workshop")),
        row(
            "scope-unsaid",
            &json!({"proposal/open_to_influence": "no"}),
            &[],
            &json!({"proposal": "none"}),
        ),
        row(
            "money-unsaid",
            &json!({"proposal/driver": ["saving"], "proposal/costs_shown": "no"}),
            &[],
            &json!({"proposal/driver": ["quality"], "proposal/costs_shown": "no"}),
        ),
        row(
            "told-counted-as-heard",
            &json!({"claimed_reach": {"number": 1201, "includes": ["seen", "people"]}}),
            &[],
            &json!({"claimed_reach": {"number": 1200, "includes": ["seen", "people"]}}),
        ),
        row(
            "answerers-unknown",
            &json!({"groups": [], "monitoring": [], "activities/3/groups": null, "themes/2/groups": null}),
            &[],
            &json!({"groups": [{"group": "female", "question": "sex", "share": "52 %", "heard": 312}], "activities/3/groups": null, "themes/2/groups": null}),
        ),
        row("low-return-unexamined", &invited(1201), &[], &invited(1200)),
        row("same-few-people", &few(248), &[], &few(247)),
        row("question-not-understood", &wording("2025-04-29"), &[], &wording("2025-04-28")),
        row(
            "late-format",
            &json!({"information/formats/0/available_on": "2025-04-29"}),
            &[],
            &json!({"information/formats/0/available_on": "2025-04-28"}),
        ),
        row(
            "crowded-out",
            &json!({"decisions/0/themes/2": theme("chairs")}),
            &[],
            &json!({"decisions/0/themes/2": theme("chairs"), "groups/12/small": "no"}),
        ),
        row(
            "convenient-count",
            &opposite(Value::Null),
            &[],
            &opposite(json!("More of them use it.")),
        ),
        row(
            "work-shifted-without-means",
            &json!({"changes/0/moves_work_to": "carers", "changes/0/means_move_too": "no"}),
            &[],
            &json!({"changes/0/moves_work_to": "carers", "changes/0/means_move_too": "yes"}),
        ),
    ]
}

/// The files on which the signs fire, with the name of the sign.
pub(crate) fn bearing() -> Vec<(&'static str, Value)> {
    let all = table().into_iter();
    all.map(|row| (row.sign, edited(&fixture("exemplary"), &row.fires))).collect()
}

#[test]
fn every_sign_has_a_row() {
    let rows: BTreeSet<&str> = table().iter().map(|row| row.sign).collect();
    let signs: BTreeSet<&str> = rubric().file.signs.iter().map(|sign| sign.id.as_str()).collect();
    assert_eq!(rows, signs);
    assert_eq!(signs.len(), 24);
}

#[test]
fn nothing_fires_on_the_exemplary_file() {
    let assessment = assessed(&fixture("exemplary"));
    assert!(assessment.signs.is_empty(), "{:?}", assessment.signs);
}

#[test]
fn every_sign_fires_alone_and_its_near_miss_does_not() {
    let mut wrong = Vec::new();
    for row in table() {
        let verdict = score(&edited(&fixture("exemplary"), &row.fires));
        let mut expected: BTreeSet<String> = row.with.iter().map(|sign| (*sign).to_owned()).collect();
        expected.insert(row.sign.to_owned());
        if fired_in(&verdict) != expected {
            wrong.push(format!("{}: fired {:?}", row.sign, fired_in(&verdict)));
        }
        let near = fired_in(&score(&edited(&fixture("exemplary"), &row.near)));
        if !near.is_empty() {
            wrong.push(format!("{}: its near miss fired {near:?}", row.sign));
        }
        for unit in &verdict.units {
            for found in &unit.signs {
                let capped = unit.criteria[found.criterion].bounds;
                assert!(
                    capped.high <= found.at_most,
                    "{}: {capped:?} is not capped at {}",
                    row.sign,
                    found.at_most
                );
                let severity = &rubric().file.severities[rubric().signs[found.sign].severity];
                if let Some(most) = severity.grade_at_most {
                    assert!(unit.grade.bounds.high <= most, "{}: the grade is not capped at {most}", row.sign);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_sign_that_fired_shows_the_cells_it_rests_on() {
    for row in table().into_iter().step_by(3) {
        let changed = edited(&fixture("exemplary"), &row.fires);
        let assessment = assessed(&changed);
        let found = sign(&assessment, row.sign).unwrap();
        assert!(!found.remedy.is_empty() && !found.says.is_empty(), "{}", row.sign);
        for place in &found.places {
            // a cell that is owed and was left out has a place and no value; what it stands in has one
            let above = place.rsplit_once('/').map_or("", |(above, _)| above);
            assert!(
                changed.pointer(place).is_some() || changed.pointer(above).is_some() || above.split('/').count() > 3,
                "{}: nothing at {place}",
                row.sign
            );
        }
        assert!(!found.places.is_empty(), "{} shows no place", row.sign);
    }
}

#[test]
fn a_blank_of_a_compiled_file_fires_nothing() {
    let mut bare = fixture("nothing");
    bare["basis"] = json!("compiled");
    let assessment = assessed(&bare);
    assert!(fired(&assessment).is_empty(), "{:?}", fired(&assessment));
}

#[test]
fn a_sign_is_possible_only_where_something_stated_points_at_it() {
    for basis in ["returned", "compiled"] {
        let mut bare = fixture("nothing");
        bare["basis"] = json!(basis);
        let assessment = assessed(&bare);
        // a long window is stated, and a late format would be a sign in it
        assert_eq!(signs(&assessment, SignStatus::Possible), BTreeSet::from(["late-format"]), "{basis}");
        bare["exercises"][0]["opens"] = Value::Null;
        let assessment = assessed(&bare);
        assert_eq!(signs(&assessment, SignStatus::Possible), BTreeSet::new(), "{basis}");
    }
}

#[test]
fn an_answer_that_is_owed_and_missing_counts_in_a_returned_file() {
    let sign_of = |edits: Value| {
        let assessment = assessed(&edited(&fixture("exemplary"), &on(&edits)));
        assessment
            .signs
            .iter()
            .map(|sign| (sign.id.clone(), sign.status, sign.confidence.clone()))
            .collect::<Vec<_>>()
    };
    let medium = |id: &str| vec![(id.to_owned(), SignStatus::Fired, "medium".to_owned())];
    assert_eq!(sign_of(json!({"responses": null})), medium("no-answer-back"));
    assert_eq!(sign_of(json!({"proposal/open_to_influence": null})), medium("scope-unsaid"));
    assert_eq!(sign_of(json!({"proposal/open_to_influence": "not held"})), medium("scope-unsaid"));
    // what is not owed is only unknown
    assert_eq!(sign_of(json!({"commitment_made": null})), vec![]);
}

#[test]
fn a_decision_on_which_nobody_was_asked_owes_only_what_a_register_holds() {
    let asked = |more: Value| {
        let assessment = assessed(&edited(&fixture("exemplary"), &decided(&more)));
        let all = assessment
            .signs
            .iter()
            .filter(|sign| sign.on == "row-2" && sign.status == SignStatus::Fired);
        all.map(|sign| sign.id.clone()).collect::<Vec<_>>()
    };
    // no decisive sign comes with it for options that nobody was shown
    assert_eq!(
        asked(json!({"service_change": "ended", "on_proposal": "adopted"})),
        ["decision-unasked"]
    );
    // a blank where it is owed
    assert_eq!(asked(json!({"service_change": "ended", "asked": null})), ["decision-unasked"]);
    assert!(asked(json!({"service_change": "ended", "asked": "urgent", "reason": "The roof fell in."})).is_empty());
}

#[test]
fn an_early_answer_gives_more_time_where_much_is_at_stake() {
    let high = json!({"/exercises/0/service_change": "moved", "/exercises/0/responses": [], "/as_of": "2025-11-09"});
    let base = edited(&fixture("exemplary"), &high);
    assert!(!fired(&assessed(&base)).contains("no-answer-back"), "181 days after the close");
    let later = edited(&base, &json!({"/as_of": "2025-11-10"}));
    assert!(fired(&assessed(&later)).contains("no-answer-back"), "182 days after the close");
    let late = edited(&base, &json!({"/exercises/0/results/published": "2025-08-05"}));
    assert!(
        fired(&assessed(&late)).contains("no-answer-back"),
        "what people said was published after 85 days"
    );
}
