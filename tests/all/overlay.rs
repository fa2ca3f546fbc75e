//! Overlays as their users meet them: both grades printed, what is locked kept, every mistake told at its line.

use crate::parity::check;
use crate::reports::{html, markdown, select, single, text};
use crate::support::{assess_how, bounds, code, earnest, fixture, path, rubric_text, said, told};
use earnest::assess::published::Assessment;
use earnest::rubric::library;
use scraper::Html;
use std::path::{Path, PathBuf};

const GOOD: &str = "tests/fixtures/developing.yaml";
const BEST: &str = "tests/fixtures/exemplary.yaml";
const HEAD: &str = "format: 1\noverlay: true\nid: county\nversion: 1.0.0\ntitle: The county's own\nabout: For tests.\nlicence: MIT\n";

/// An overlay file in a folder of its own.
fn written(base: &str, changes: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("county.yaml");
    std::fs::write(&file, format!("{HEAD}base: {base}\nchanges:{changes}\n")).unwrap();
    (folder, file)
}

/// A change; the first stands on line 10.
fn change(at: &str, what: &str) -> String {
    format!("\n  - {{at: {at}, {what}, why: The council resolved it., status: house}}")
}

fn assessed(file: &str, overlay: &Path) -> Assessment {
    let output = earnest(&["assess", file, "--format", "json", "--rubric", &overlay.display().to_string()]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn refused(changes: &str) -> String {
    let (_folder, file) = written("healthwatch", changes);
    let output = earnest(&["assess", GOOD, "--rubric", &file.display().to_string()]);
    assert_eq!(code(&output), 4, "{}", told(&output));
    assert!(said(&output).is_empty());
    told(&output)
}

#[test]
fn both_grades_are_printed() {
    let (_folder, file) = written("healthwatch", &change("top/if", "to: ratings.best_bound >= 99"));
    let shown = file.display().to_string();
    let output = earnest(&["assess", BEST, "--rubric", &shown]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    let summary = said(&output);
    for words in [
        "Local grade  3 Good",
        "National core grade  4 Exemplary",
        "What the local rubric changes",
        "made locally, and not by the house",
        "top, if: “ratings.best_bound >= 99” in place of “ratings.best_bound >= 60”",
    ] {
        assert!(summary.contains(words), "{words} is not in\n{summary}");
    }
    let page = said(&earnest(&["assess", BEST, "--rubric", &shown, "--format", "html"]));
    let page = Html::parse_document(&page);
    let heads: Vec<String> = select(&page, "h2")
        .into_iter()
        .map(|head| text(head).split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    for head in [
        "Local grade 3Good",
        "National core grade 4Exemplary",
        "National core and local rubric",
    ] {
        let squeezed = head.replace(' ', "");
        assert!(
            heads.iter().any(|found| found.replace(' ', "").starts_with(&squeezed)),
            "{head} in {heads:?}"
        );
    }
    let plain = said(&earnest(&["assess", BEST, "--rubric", &shown, "--format", "md"]));
    for words in [
        "## Local grade: **3** Good",
        "**National core grade: **4** Exemplary",
        "| top, if (top/if) |",
    ] {
        assert!(plain.contains(words), "{words} is not in\n{plain}");
    }
}

#[test]
fn a_tightened_threshold_lowers_the_local_grade_alone() {
    let (_folder, file) = written("healthwatch", &change("top/if", "to: ratings.best_bound >= 99"));
    let with = assessed(BEST, &file);
    let without: Assessment = serde_json::from_slice(&earnest(&["assess", BEST, "--format", "json"]).stdout).unwrap();
    let core = with.core.clone().unwrap();
    assert_eq!(with.grade.level, Some(3));
    assert_eq!(core.grade, without.grade);
    assert_eq!(core.grade.level, Some(4));
    assert_eq!(core.rubric.sha256, without.rubric.sha256);
    assert_ne!(with.rubric.sha256, without.rubric.sha256);
    assert_eq!((with.rubric.id.as_str(), core.rubric.id.as_str()), ("county", "healthwatch"));
    for (one, other) in core.criteria.iter().zip(&without.criteria) {
        assert_eq!(
            (&one.id, one.low, one.high, &one.words),
            (&other.id, other.low, other.high, &other.words)
        );
    }
    assert!(without.core.is_none());
    check(&with);
}

#[test]
fn fail_under_asks_of_the_local_grade() {
    let (_folder, file) = written("healthwatch", &change("top/if", "to: ratings.best_bound >= 99"));
    let shown = file.display().to_string();
    assert_eq!(code(&earnest(&["assess", BEST, "--rubric", &shown, "--fail-under", "4"])), 1);
    assert_eq!(code(&earnest(&["assess", BEST, "--fail-under", "4"])), 0);
}

#[test]
fn no_changes_give_equal_grades() {
    let (_folder, file) = written("healthwatch", " []");
    for sample in [GOOD, BEST, "samples/corby-2018.yaml"] {
        let assessment = assessed(sample, &file);
        let core = assessment.core.clone().unwrap();
        assert_eq!(core.grade, assessment.grade, "{sample}");
        assert!(core.changes.is_empty());
        assert!(html(&assessment).contains("Nothing was changed."));
        assert!(markdown(&assessment).contains("Nothing was changed."));
    }
}

#[test]
fn loosening_what_is_locked_is_refused_at_its_line() {
    for (at, what) in [
        ("signs/single-option-no-alternatives/severity", "to: limiting"),
        ("signs/promised-consultation-missing", "off: true"),
        ("signs/decision-before-asking/when", "to: salience.adopted_by_close"),
        ("severities/decisive/grade_at_most", "to: 3"),
        ("criteria/closing/indicators/told-in-time", "off: true"),
        (
            "criteria/closing/indicators/told-in-time/levels/3/if",
            "to: \"closing.days_to_answer <= 365\"",
        ),
        ("terms/said_back_soon/when", "to: \"true\""),
        ("parameters/under-heard/value", "to: 0.5"),
    ] {
        let free = change("parts/effect/weight", "to: 3");
        let told = refused(&format!("{free}{}", change(at, what)));
        assert!(told.contains("[locked]") && told.contains("county.yaml:11:"), "{at}: {told}");
    }
    // tightening the same is taken
    let tighter = change("signs/no-answer-back/severity", "to: decisive");
    let (_folder, file) = written("healthwatch", &tighter);
    assert_eq!(assessed(GOOD, &file).core.unwrap().changes.len(), 1);
}

#[test]
fn mistakes_are_told_at_their_line_with_what_was_meant() {
    for (changes, fault, place, help) in [
        (
            change("criteria/reach/indicators/enough-herd/levels/3", "off: true"),
            "[unknown-path]",
            "county.yaml:10:",
            "did you mean 'criteria/reach/indicators/enough-heard'?",
        ),
        (
            change("signs/late-format/severty", "to: serious"),
            "[unknown-path]",
            "county.yaml:10:",
            "did you mean 'signs/late-format/severity'?",
        ),
        (
            change("signs/late-format/severity", "to: grave"),
            "[unknown-severity]",
            "county.yaml:10:",
            "name one of those under severities",
        ),
        (
            change("criteria/ease/indicators/time-to-answer/levels/3/at_least", "to: 7"),
            "[falling-threshold]",
            "county.yaml:10:",
            "each level must ask for more than the one below it",
        ),
        (
            change("criteria/reach", "off: true"),
            "[unknown-criterion]",
            "county.yaml:10:",
            "name one of the criteria",
        ),
        (
            "\n  - {at: parts/effect/weight, to: 3, why: x, status: house, sorce: x}".to_owned(),
            "[unknown-key]",
            "county.yaml:10:",
            "did you mean 'source'?",
        ),
    ] {
        let told = refused(&changes);
        for words in [fault, place, help] {
            assert!(told.contains(words), "{words} is not in\n{told}");
        }
        let name = fault.trim_matches(['[', ']']);
        assert_eq!(code(&earnest(&["explain", name])), 0, "{name} is explained");
    }
}

#[test]
fn a_file_beside_the_overlay_can_be_its_base() {
    let (folder, file) = written("mine/base.yaml", &change("top/if", "to: ratings.best_bound >= 99"));
    std::fs::create_dir(folder.path().join("mine")).unwrap();
    let text = rubric_text().replace("id: healthwatch\n", "id: mine\n");
    std::fs::write(folder.path().join("mine/base.yaml"), &text).unwrap();
    let assessment = assessed(BEST, &file);
    assert_eq!(assessment.core.unwrap().rubric.id, "mine");
    assert_eq!(assessment.grade.level, Some(3));
    // gone, and with a fault
    std::fs::write(
        folder.path().join("mine/base.yaml"),
        text.replace("measure: reach.ways\n", "measure: reach.wayz\n"),
    )
    .unwrap();
    let shown = file.display().to_string();
    let output = earnest(&["rubric", "show", &shown]);
    assert_eq!(code(&output), 4);
    assert!(
        told(&output).contains("[faulty-base]") && told(&output).contains("reach.wayz"),
        "{}",
        told(&output)
    );
    std::fs::remove_file(folder.path().join("mine/base.yaml")).unwrap();
    let output = earnest(&["rubric", "show", &shown]);
    assert_eq!(code(&output), 4);
    assert!(
        told(&output).contains("[unknown-base]") && told(&output).contains("county.yaml:8:"),
        "{}",
        told(&output)
    );
}

#[test]
fn overlays_are_listed_marked_and_shown_with_their_changes() {
    let list = said(&earnest(&["rubric", "list"]));
    assert!(
        list.lines()
            .any(|line| line.starts_with("light-profile") && line.ends_with("(overlay on healthwatch)")),
        "{list}"
    );
    let page = said(&earnest(&["rubric", "show", "light-profile"]));
    assert!(page.contains("## Changes") && page.contains("`light/when`"), "{page}");
    let raw = said(&earnest(&["rubric", "show", "light-profile", "--raw"]));
    assert_eq!(raw, std::fs::read_to_string(path("rubrics/light-profile.yaml")).unwrap());
    let base = said(&earnest(&["rubric", "show"]));
    assert!(!base.contains("## Changes"));
    assert!(base.contains(", locked"), "locks are shown");
}

#[test]
fn the_light_profile_relaxes_form_and_never_effect() {
    let (_, light) = library::shipped(Some("light-profile")).unwrap();
    let light = light.unwrap();
    let overlaid = light.overlay.as_ref().unwrap();
    assert!(overlaid.ours && !overlaid.changes.is_empty());
    for criterion in &light.criteria {
        for indicator in criterion
            .indicators
            .iter()
            .filter(|one| one.steps.iter().any(|step| step.light.is_some()))
        {
            assert_eq!(indicator.part.word(), "form");
        }
    }
    // middle stakes in a large body: three weeks to answer are enough for the profile and not for the core
    let mut value = fixture("good");
    value["exercises"][0]["opens"] = "2025-04-20".into();
    value["exercises"][0]["announced"] = serde_json::Value::Null;
    let how = crate::support::How {
        rubric: &light,
        ..Default::default()
    };
    let local = assess_how("a", &value, &how).unwrap();
    let core = local.core.clone().unwrap();
    assert!(local.grade.low >= core.grade.low && local.grade.high >= core.grade.high);
    for (own, other) in local.criteria.iter().zip(&core.criteria) {
        assert!(own.low >= other.low && own.high >= other.high, "{}", own.id);
    }
    // form is what moved: the time to answer is enough for the one and short for the other
    let strict = crate::support::assessed(&value);
    let (own, other) = (&local.exercises[0], &strict.exercises[0]);
    assert_eq!(bounds(other, "time-to-answer"), (2, 2));
    assert_eq!(bounds(own, "time-to-answer"), (3, 3));
    assert_eq!(bounds(own, "voices-answered"), bounds(other, "voices-answered"));
    check(&local);
}

#[test]
fn marks_on_what_is_taken_out_still_count_by_the_core() {
    let (folder, file) = written("healthwatch", &change("signs/late-format", "off: true"));
    let marks = folder.path().join("marks.yaml");
    let text = "format: 1\nrole: assessor\nauthor: A. Assessor\ninterest: none\ndate: 2026-01-31\nmarks:\n  - {sign: late-format, act: lift, reason: it came on request}\n";
    std::fs::write(&marks, text).unwrap();
    let (file, marks) = (file.display().to_string(), marks.display().to_string());
    let output = earnest(&["assess", GOOD, "--rubric", &file, "--marks", &marks]);
    assert_eq!(code(&output), 0, "{}", told(&output));
}

#[test]
fn a_report_without_an_overlay_has_no_word_of_one() {
    let mut plain = single();
    plain.core = None;
    for page in [html(&plain), markdown(&plain)] {
        for word in ["National core", "Local grade", "Local rubric", "#changes"] {
            assert!(!page.contains(word), "{word}");
        }
    }
    let core = single();
    let page = Html::parse_document(&html(&core));
    assert_eq!(select(&page, "#changes table").len(), 2);
    check(&core);
}
