//! The engine against the reference scorer, which was written from the specification alone: every indicator, sign, criterion and grade of
//! generated submissions under generated rubrics, and of the samples.

use crate::{generate, reference};
use earnest::assess::marks::Marks;
use earnest::assess::rollup::score;
use earnest::assess::score::Scoring;
use earnest::assess::verdict::{SignState, State, Verdict};
use earnest::base::interval::Truth;
use earnest::facts::catalogue::{Fact, Kind};
use earnest::facts::strength::Verified;
use earnest::facts::units;
use earnest::facts::view::Context;
use earnest::rubric::library;
use earnest::rubric::model::Rubric;
use earnest::submission::model::Submission;
use serde_json::{Value, json};

fn shipped() -> Value {
    serde_saphyr::from_str(library::SHIPPED[0].1).unwrap()
}

fn verdict(submission: &Submission, rubric: &Rubric) -> Verdict {
    let as_of = submission.as_of.value().map_or(submission.period.to.to, |days| days.from);
    let context = Context {
        submission,
        settings: &rubric.settings,
        baseline: None,
        as_of,
        basis: submission.basis,
        open: false,
    };
    score(
        &Scoring {
            rubric,
            marks: &Marks::default(),
            verified: &Verified::new(),
            without_light: false,
        },
        context,
    )
}

/// The engine's verdict in the shape of the reference's.
fn shown(submission: &Submission, rubric: &Rubric, verdict: &Verdict) -> Value {
    let names: Vec<String> = units(submission).iter().map(|unit| unit.id().to_owned()).collect();
    let state = |state: State| match state {
        State::NotDue(_) => "not-due",
        State::NotApplicable => "not-applicable",
        State::Counts | State::Judged | State::Overridden => "scored",
    };
    let units: Vec<Value> = verdict
        .units
        .iter()
        .zip(&names)
        .map(|(unit, id)| {
            let criteria: Vec<Value> = unit
                .criteria
                .iter()
                .zip(&rubric.file.criteria)
                .map(|(criterion, file)| {
                    let indicators: Vec<Value> = criterion
                        .indicators
                        .iter()
                        .zip(&file.indicators)
                        .map(|(indicator, file)| {
                            let counts = indicator.state.counts();
                            json!({ "id": file.id, "status": state(indicator.state), "low": counts.then_some(indicator.bounds.low), "high": counts.then_some(indicator.bounds.high) })
                        })
                        .collect();
                    let counts = criterion.state.counts();
                    json!({ "id": file.id, "low": counts.then_some(criterion.bounds.low), "high": counts.then_some(criterion.bounds.high), "indicators": indicators })
                })
                .collect();
            let signs: Vec<Value> = unit
                .signs
                .iter()
                .map(|sign| {
                    let status = match sign.state {
                        SignState::Fired => "fired",
                        SignState::Possible => "possible",
                        SignState::Lifted => "lifted",
                        SignState::Noted => "noted",
                    };
                    json!({ "id": rubric.file.signs[sign.sign].id, "status": status })
                })
                .collect();
            json!({ "id": id, "stakes": unit.weight, "grade": { "status": unit.grade.status, "low": unit.grade.bounds.low, "high": unit.grade.bounds.high }, "criteria": criteria, "signs": signs })
        })
        .collect();
    let grade = &verdict.grade;
    json!({ "grade": { "status": grade.status, "low": grade.bounds.low, "high": grade.bounds.high }, "units": units })
}

/// The reference's result with only what is compared.
fn expected(result: &Value) -> Value {
    let units: Vec<Value> = result["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| {
            let criteria: Vec<Value> = unit["criteria"]
                .as_array()
                .unwrap()
                .iter()
                .map(|criterion| {
                    let indicators: Vec<Value> = criterion["indicators"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|indicator| {
                            let scored = indicator["status"] == "scored";
                            let of = |key: &str| if scored { indicator[key].clone() } else { Value::Null };
                            json!({ "id": indicator["id"], "status": indicator["status"], "low": of("low"), "high": of("high") })
                        })
                        .collect();
                    let out = criterion["status"] == "not-due" || criterion["status"] == "not-applicable";
                    let of = |key: &str| if out { Value::Null } else { criterion[key].clone() };
                    json!({ "id": criterion["id"], "low": of("low"), "high": of("high"), "indicators": indicators })
                })
                .collect();
            json!({ "id": unit["id"], "stakes": unit["stakes"], "grade": unit["grade"], "criteria": criteria, "signs": unit["signs"] })
        })
        .collect();
    json!({ "grade": result["grade"], "units": units })
}

/// Where two values differ, as lines of pointer, engine, reference.
fn differences(at: &str, ours: &Value, theirs: &Value, found: &mut Vec<String>) {
    match (ours, theirs) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                differences(
                    &format!("{at}/{key}"),
                    ours.get(key).unwrap_or(&Value::Null),
                    theirs.get(key).unwrap_or(&Value::Null),
                    found,
                );
            }
        }
        (Value::Array(a), Value::Array(b)) if a.iter().chain(b).all(|item| item.get("id").is_some()) => {
            let by = |list: &[Value], id: &Value| list.iter().find(|item| item["id"] == *id).cloned().unwrap_or(Value::Null);
            for item in a.iter().chain(b.iter().filter(|item| by(a, &item["id"]).is_null())) {
                let id = item["id"].clone();
                differences(&format!("{at}/{}", id.as_str().unwrap_or("?")), &by(a, &id), &by(b, &id), found);
            }
        }
        _ if ours != theirs => found.push(format!("{at}: engine {ours}, reference {theirs}")),
        _ => {}
    }
}

fn compare(name: &str, submission: &Value, rubric_value: &Value, rubric: &Rubric, found: &mut Vec<String>) {
    let text = submission.to_string();
    let typed: Submission = serde_json::from_str(&text).unwrap();
    let ours = shown(&typed, rubric, &verdict(&typed, rubric));
    let theirs = expected(&reference::assess(submission, rubric_value));
    differences(name, &ours, &theirs, found);
}

fn rubric_of(value: &Value) -> Rubric {
    library::rubric("rubric.json", value.to_string().as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn fail(found: &[String]) {
    assert!(
        found.is_empty(),
        "{} differences:\n{}",
        found.len(),
        found
            .iter()
            .take(std::env::var("MOST").ok().and_then(|most| most.parse().ok()).unwrap_or(60))
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    );
}

#[test]
fn generated_submissions_come_to_what_the_reference_says() {
    let value = shipped();
    let rubric = rubric_of(&value);
    let many = std::env::var("SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(150);
    let mut found = Vec::new();
    for seed in 0..many {
        compare(&format!("seed {seed}"), &generate::submission(seed), &value, &rubric, &mut found);
    }
    fail(&found);
}

#[test]
fn generated_rubrics_come_to_what_the_reference_says() {
    let value = shipped();
    let mut found = Vec::new();
    for seed in 1..40 {
        let varied = generate::vary(&value, seed);
        let rubric = rubric_of(&varied);
        for other in 0..3 {
            let number = 1000 + seed * 3 + other;
            compare(
                &format!("rubric {seed} seed {number}"),
                &generate::submission(number),
                &varied,
                &rubric,
                &mut found,
            );
        }
    }
    fail(&found);
}

#[test]
fn samples_come_to_what_the_reference_says() {
    let value = shipped();
    let rubric = rubric_of(&value);
    let mut found = Vec::new();
    for entry in std::fs::read_dir("samples").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            let text = std::fs::read_to_string(&path).unwrap();
            let submission: Value = serde_saphyr::from_str(&text).unwrap();
            compare(
                &path.file_stem().unwrap().to_string_lossy(),
                &submission,
                &value,
                &rubric,
                &mut found,
            );
        }
    }
    fail(&found);
}

/// Read otherwise where no level or sign depends on it: whether a question was put right that nobody found unclear, the day of what a
/// decision without an exercise has no day for, and how late something is against a close that is not held.
const READ_OTHERWISE: [&str; 5] = [
    "access.question_put_right",
    "access.question_unclear",
    "access.format_late",
    "closing.petition_unanswered",
    "salience.adopted_by_close",
];

#[test]
fn yes_and_no_facts_come_to_what_the_reference_says() {
    let value = shipped();
    let rubric = rubric_of(&value);
    let mut found = Vec::new();
    for seed in 2000..2060 {
        let submission = generate::submission(seed);
        let typed: Submission = serde_json::from_str(&submission.to_string()).unwrap();
        let ours = verdict(&typed, &rubric);
        let theirs = reference::assess(&submission, &value);
        for ((unit, ours), theirs) in units(&typed).iter().zip(&ours.units).zip(theirs["units"].as_array().unwrap()) {
            for fact in Fact::all().filter(|fact| fact.def().kind == Kind::Truth && !READ_OTHERWISE.contains(&fact.id())) {
                let said = match ours.facts.get(fact).as_truth() {
                    Truth::True => "yes",
                    Truth::False => "no",
                    Truth::Unknown => "unknown",
                };
                if theirs["facts"][fact.id()]["truth"] != said {
                    found.push(format!(
                        "seed {seed}/{}/{}: engine {said}, reference {}",
                        unit.id(),
                        fact.id(),
                        theirs["facts"][fact.id()]
                    ));
                }
            }
        }
    }
    fail(&found);
}
