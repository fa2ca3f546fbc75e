//! `earnest plan` as its users run it: what it prints, in which format, for which level, and what it refuses.

use crate::plan_offered::{to_come, unanswered};
use crate::support::{code, earnest, edited, path, said, sample, samples, told};
use serde_json::{Value, json};

#[test]
fn the_command_prints_text_markdown_and_json_that_fits_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.json");
    std::fs::write(&file, unanswered().to_string()).unwrap();
    let file = file.display().to_string();
    let text = earnest(&["plan", &file]);
    assert_eq!(code(&text), 0, "{}", told(&text));
    let text = said(&text);
    for part in ["What to do: ", "Now\n", "about ", "lifts ", "In all about "] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    let schema: Value = serde_json::from_slice(&earnest(&["schema", "plan"]).stdout).unwrap();
    let fits = jsonschema::validator_for(&schema).unwrap();
    let found: Value = serde_json::from_slice(&earnest(&["plan", &file, "--to", "3", "--format", "json"]).stdout).unwrap();
    fits.validate(&found).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(found["goals"][0]["wanted"], 3);
    let page = said(&earnest(&["plan", &file, "--format", "md"]));
    assert!(
        page.starts_with("# What to do: ") && page.contains("\n## ") && page.contains("\n1. "),
        "{page}"
    );

    let assessment = folder.path().join("before.json");
    std::fs::write(&assessment, earnest(&["assess", &file, "--format", "json"]).stdout).unwrap();
    let before = assessment.display().to_string();
    let again = said(&earnest(&["plan", &file, "--previous", &before]));
    assert!(again.contains("Told twice"), "{again}");
    let ahead = folder.path().join("ahead.json");
    std::fs::write(&ahead, to_come().to_string()).unwrap();
    let ahead = said(&earnest(&["plan", &ahead.display().to_string()]));
    assert!(
        ahead.contains("still to open") && ahead.contains("Not due yet") && ahead.contains("15 May 2026"),
        "{ahead}"
    );
}

#[test]
fn a_level_is_wanted_by_its_name_too() {
    let plan = |to: &str| earnest(&["plan", "tests/fixtures/developing.yaml", "--to", to, "--format", "json"]).stdout;
    for name in ["good", "Good", " GOOD "] {
        assert_eq!(plan(name), plan("3"));
    }
    assert_eq!(plan("going-through-the-motions"), plan("1"));
}

#[test]
fn ranges_of_levels_can_be_told_from_what_they_lead_to() {
    let mut seen = 0;
    for (name, _) in samples() {
        let text = said(&earnest(&["plan", &format!("samples/{name}.yaml")]));
        assert!(
            !text.contains(" to 0 to ") && !text.contains(" to 1 to ") && !text.contains(" to 2 to "),
            "{text}"
        );
        seen += text.matches('–').count();
    }
    assert!(seen > 3, "{seen} ranges show little");
}

#[test]
fn the_command_refuses_in_words() {
    let developing = path("tests/fixtures/developing.yaml").display().to_string();
    for (args, exit, word) in [
        (vec!["plan", developing.as_str(), "--to", "9"], 2, "--to: 9 is not a level"),
        (
            vec!["plan", developing.as_str(), "--to", "splendid"],
            2,
            "expected 0 to 4 or a name: 0 Not evidenced, 1 Going through the motions",
        ),
        (
            vec!["plan", developing.as_str(), "--rubric", "uk-standards"],
            2,
            "a framework that people mark",
        ),
        (vec!["plan", "nowhere.yaml"], 3, "there is no such file"),
        (
            vec!["plan", developing.as_str(), "--previous", developing.as_str()],
            3,
            "not an assessment",
        ),
        (vec!["plan", developing.as_str(), "--as-of", "soon"], 2, "is not a day"),
    ] {
        let output = earnest(&args);
        assert_eq!(code(&output), exit, "{args:?}: {}", told(&output));
        assert!(told(&output).contains(word), "{args:?}: {}", told(&output));
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn samples_are_planned_for_without_a_word_that_steers() {
    let value = edited(
        &sample("starter"),
        &json!({"/authority/name": "A\u{1b}[31m", "/exercises/0/title": "T\u{202e}"}),
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("steers.json");
    std::fs::write(&file, value.to_string()).unwrap();
    for format in ["text", "md"] {
        let text = said(&earnest(&["plan", &file.display().to_string(), "--format", format]));
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text:?}");
    }
}
