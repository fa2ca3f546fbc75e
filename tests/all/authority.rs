//! The report for the authority itself: its first screen says the likely grade, what holds it, what to do, and what it may hold.

use crate::parity::check;
use crate::reports::{html, markdown, select, text};
use crate::support::{code, earnest, path, said, told};
use earnest::assess::published::Assessment;
use scraper::Html;
use serde_json::Value;

/// The assessment of a file for the authority, by the program.
fn of(file: &str) -> Assessment {
    let output = earnest(&["assess", file, "--for", "authority", "--format", "json"]);
    assert_eq!(code(&output), 0, "{file}: {}", told(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn files() -> Vec<String> {
    let folders = ["samples", "tests/fixtures"];
    let mut all: Vec<String> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(path(folder)).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|file| file.extension().is_some_and(|ending| ending == "yaml"))
        .map(|file| file.display().to_string())
        .collect();
    all.sort();
    all
}

#[test]
fn every_number_on_it_stands_in_the_assessment() {
    for file in files() {
        let assessment = of(&file);
        check(&assessment);
        let page = Html::parse_document(&html(&assessment));
        let headings: Vec<String> = select(&page, ".first h2").into_iter().map(text).collect();
        assert!(headings[0].starts_with("Likely grade"), "{file}: {headings:?}");
        for needed in ["What holds it there", "To do", "Ready to paste into your next form"] {
            assert!(headings.iter().any(|heading| heading == needed), "{file}: {headings:?}");
        }
        // what is an assessor's own is not its business
        assert!(
            !headings
                .iter()
                .any(|heading| heading == "Yours to decide" || heading.starts_with("Edges")),
            "{file}"
        );
        let likely = markdown(&assessment);
        assert!(
            likely.contains("## Likely grade") && likely.contains("## What holds it there, and what to do"),
            "{file}"
        );
    }
}

#[test]
fn what_it_says_to_do_is_the_plan_and_nothing_else_changes() {
    let mut steps = 0;
    for file in files() {
        let assessment = of(&file);
        let guide = assessment.guide.clone().unwrap();
        let planned: Value = serde_json::from_slice(&earnest(&["plan", &file, "--format", "json"]).stdout).unwrap();
        assert_eq!(serde_json::to_value(&guide).unwrap(), planned, "{file}");
        let screen = html(&assessment);
        if let Some(goal) = guide.goals.iter().find(|goal| !goal.steps.is_empty()) {
            steps += goal.steps.len();
            let page = Html::parse_document(&screen);
            let shown: Vec<String> = select(&page, ".first .act").into_iter().map(text).collect();
            let wanted: Vec<String> = goal
                .steps
                .iter()
                .map(|step| step.act.split_whitespace().collect::<Vec<_>>().join(" "))
                .collect();
            let shown: Vec<String> = shown
                .iter()
                .map(|act| act.split_whitespace().collect::<Vec<_>>().join(" "))
                .collect();
            assert_eq!(shown, wanted, "{file}");
        }
        let plain: Assessment = serde_json::from_slice(&earnest(&["assess", &file, "--format", "json"]).stdout).unwrap();
        assert_eq!(Assessment { guide: None, ..assessment }, plain, "{file}");
    }
    assert!(steps > 5, "{steps} steps show little");
}

#[test]
fn the_terminal_says_it_too_and_a_framework_has_no_such_screen() {
    let text = said(&earnest(&["assess", "tests/fixtures/developing.yaml", "--for", "authority"]));
    assert!(text.contains("Likely grade  2 Developing") && text.contains("\nTo do\n"), "{text}");
    assert!(!text.contains("Yours to decide"));
    let output = earnest(&[
        "assess",
        "tests/fixtures/developing.yaml",
        "--for",
        "authority",
        "--rubric",
        "gunning",
    ]);
    assert_eq!(code(&output), 2);
    assert!(told(&output).contains("people mark a framework"), "{}", told(&output));
}
