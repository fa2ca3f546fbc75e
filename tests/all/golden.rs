//! The samples: what each comes to, three whole reports, and by name what the project promises of them.
//!
//! The goldens only show that something moved; `BLESS=1` writes them anew. What must never move stands in the tests below them.

use crate::support::{How, assess_how, assessed, bounds, command, fired, golden, indicator, sample, samples, sign, signs};
use earnest::assess::published::{Assessment, Grade, GradeStatus, IndicatorStatus, Ratio, SignStatus};
use earnest::report::{Format, Look, render};
use std::fmt::Write as _;

fn status(status: GradeStatus) -> &'static str {
    match status {
        GradeStatus::Firm => "firm",
        GradeStatus::Between => "between",
        GradeStatus::AtMost => "at-most",
        GradeStatus::Insufficient => "insufficient",
        GradeStatus::NotDue => "not-due",
        GradeStatus::NotApplicable => "not-applicable",
    }
}

fn line(name: &str, grade: &Grade, coverage: &Ratio, criteria: &[(String, u32, u32)], assessment: &Assessment, on: Option<&str>) -> String {
    let held = grade.on_held.map_or_else(|| "-".to_owned(), |level| level.to_string());
    let mut text = format!(
        "{name} | {} {}-{} | held {held} | coverage {}",
        status(grade.status),
        grade.low,
        grade.high,
        coverage.exact
    );
    for (id, low, high) in criteria {
        write!(text, " | {id} {low}-{high}").unwrap();
    }
    let of = |wanted: SignStatus| {
        let all = assessment
            .signs
            .iter()
            .filter(|sign| sign.status == wanted && on.is_none_or(|on| sign.on == on));
        let ids: Vec<&str> = all.map(|sign| sign.id.as_str()).collect();
        if ids.is_empty() { "-".to_owned() } else { ids.join(",") }
    };
    write!(
        text,
        " | fired {} | noted {} | possible {}",
        of(SignStatus::Fired),
        of(SignStatus::Noted),
        of(SignStatus::Possible)
    )
    .unwrap();
    text
}

#[test]
fn every_sample_comes_to_what_it_came_to() {
    let mut text = String::new();
    for (name, value) in samples() {
        let assessment = assessed(value);
        let criteria: Vec<_> = assessment.criteria.iter().map(|one| (one.id.clone(), one.low, one.high)).collect();
        writeln!(
            text,
            "{}",
            line(name, &assessment.grade, &assessment.coverage, &criteria, &assessment, None)
        )
        .unwrap();
        for unit in &assessment.exercises {
            let criteria: Vec<_> = unit.criteria.iter().map(|one| (one.id.clone(), one.low, one.high)).collect();
            let name = format!("  {}", unit.id);
            writeln!(
                text,
                "{}",
                line(&name, &unit.grade, &unit.coverage, &criteria, &assessment, Some(&unit.id))
            )
            .unwrap();
        }
    }
    golden("samples.txt", &text);
}

#[test]
fn three_whole_reports() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["corby-2018", "forest-of-dean-2020", "hywel-dda-2018"];
    let inputs: Vec<String> = names.iter().map(|name| format!("samples/{name}.yaml")).collect();
    let mut args = vec!["assess"];
    args.extend(inputs.iter().map(String::as_str));
    let out = folder.path().display().to_string();
    args.extend(["--out", out.as_str()]);
    assert!(command(&args).output().unwrap().status.success());
    for name in names {
        for ending in ["html", "md", "json"] {
            let file = format!("{name}.{ending}");
            let found = std::fs::read_to_string(folder.path().join(&file)).unwrap();
            golden(&file, &found);
        }
    }
}

#[test]
fn the_library_and_the_program_make_the_same_report() {
    let value = sample("corby-2018");
    let assessment = assess_how("corby-2018", &value, &How::default()).unwrap();
    let bytes = render(&assessment, Format::Json, &Look::default()).unwrap();
    let made: Assessment = serde_json::from_slice(&bytes).unwrap();
    let output = command(&["assess", "samples/corby-2018.yaml", "--format", "json"])
        .output()
        .unwrap();
    let mut printed: Assessment = serde_json::from_slice(&output.stdout).unwrap();
    // the digest is of the file's bytes, and lines are of its notation
    printed.submission.sha256.clone_from(&made.submission.sha256);
    for warning in &mut printed.warnings {
        warning.line = None;
    }
    let mut made = made;
    for warning in &mut made.warnings {
        warning.line = None;
    }
    assert_eq!(printed, made);
}

// what the courts named

#[test]
fn corby_is_at_most_going_through_the_motions_for_what_the_court_named() {
    let assessment = assessed(&sample("corby-2018"));
    assert!(assessment.grade.high <= 1, "{:?}", assessment.grade);
    let fired = signs(&assessment, SignStatus::Fired);
    assert!(fired.contains("promised-consultation-missing"), "{fired:?}");
    assert!(fired.contains("decision-unasked"), "{fired:?}");
}

#[test]
fn haringey_is_at_most_going_through_the_motions_for_what_the_court_named() {
    let assessment = assessed(&sample("haringey-2012"));
    assert!(assessment.grade.high <= 1, "{:?}", assessment.grade);
    let fired = signs(&assessment, SignStatus::Fired);
    assert!(fired.contains("single-option-no-alternatives"), "{fired:?}");
}

// what independent bodies spoke well of

#[test]
fn no_decisive_or_serious_sign_where_an_independent_body_was_content() {
    for name in [
        "ketton-2018",
        "skye-2014",
        "skye-2014-with-review",
        "moorfields-2019",
        "hywel-dda-2018",
        "norwich-2025",
        "leicester-traffic",
    ] {
        let assessment = assessed(&sample(name));
        let hard: Vec<&str> = assessment
            .signs
            .iter()
            .filter(|sign| sign.status == SignStatus::Fired && ["decisive", "serious"].contains(&sign.severity.as_str()))
            .map(|sign| sign.id.as_str())
            .collect();
        assert!(hard.is_empty(), "{name}: {hard:?}");
        assert!(assessment.grade.high >= 2, "{name}: {:?}", assessment.grade);
    }
}

// told is not heard

#[test]
fn haringeys_leaflets_are_told_and_not_heard() {
    let assessment = assessed(&sample("haringey-2012"));
    let heard = &assessment.exercises[0].heard;
    assert!(heard.told.as_ref().is_some_and(|told| told.contains("36,000")), "{heard:?}");
    assert!(!heard.people.contains("36,000"), "{heard:?}");
}

#[test]
fn the_forests_impressions_are_told_and_not_heard() {
    let assessment = assessed(&sample("forest-of-dean-2020"));
    let heard = &assessment.exercises[0].heard;
    let told = heard.told.clone().unwrap_or_default();
    for number in ["56,000", "7,000"] {
        assert!(told.contains(number), "{number}: {heard:?}");
        assert!(!heard.people.contains(number), "{number}: {heard:?}");
    }
    assert!(!told.contains("63,000"), "two counts of people told were added: {told}");
}

// nobody of the young was in the group

#[test]
fn biscots_young_are_badly_under_heard_and_named() {
    let assessment = assessed(&sample("biscot-2015"));
    let young = assessment.exercises[0].groups.iter().find(|group| group.id == "under-16").unwrap();
    assert_eq!(young.status, "badly-under-heard", "{young:?}");
    let unheard = sign(&assessment, "group-unheard").expect("fired or possible");
    let named = unheard.places.iter().any(|place| place.starts_with(&young.at));
    assert!(named || unheard.says.contains(&young.title), "{unheard:?}");
}

// nothing countable

#[test]
fn willow_tree_is_asked_and_not_judged() {
    let assessment = assessed(&sample("willow-tree-2014"));
    assert_eq!(assessment.grade.status, GradeStatus::Insufficient);
    assert!(!assessment.questions.is_empty());
    assert!(fired(&assessment).is_empty(), "{:?}", fired(&assessment));
    let unit = &assessment.exercises[0];
    for counted in ["enough-heard", "nobody-left-out", "voices-answered", "those-it-touches"] {
        let found = indicator(unit, counted);
        assert!(
            [IndicatorStatus::Unknown, IndicatorStatus::NotApplicable].contains(&found.status),
            "{counted}: {found:?}"
        );
    }
    assert_eq!(bounds(unit, "voices-answered").0, 0);
}

// an independent report

#[test]
fn a_review_narrows_skyes_bounds_and_strengthens_its_evidence() {
    let without = assessed(&sample("skye-2014"));
    let with = assessed(&sample("skye-2014-with-review"));
    for (old, new) in without.exercises[0].criteria.iter().zip(&with.exercises[0].criteria) {
        assert_eq!(old.id, new.id);
        assert!(
            old.low <= new.low && new.high <= old.high,
            "{}: {}-{} to {}-{}",
            old.id,
            old.low,
            old.high,
            new.low,
            new.high
        );
    }
    assert!(without.grade.low <= with.grade.low && with.grade.high <= without.grade.high);
    let corroborated = |assessment: &Assessment| -> u32 {
        let all = assessment
            .evidence
            .strengths
            .iter()
            .filter(|count| count.of.starts_with("corroborated"));
        all.map(|count| count.number.parse::<u32>().unwrap()).sum()
    };
    assert!(corroborated(&with) > corroborated(&without), "{:?}", with.evidence);
}

#[test]
fn the_starter_is_a_file_that_can_be_assessed() {
    let assessment = assessed(&sample("starter"));
    assert_eq!(assessment.exercises.len(), 1);
    assert_eq!(assessment.grade.high, 0, "{:?}", assessment.grade);
}
