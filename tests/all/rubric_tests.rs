//! `earnest rubric test` and `show` as an author meets them: which examples hold, which fail at their line, and what a page says.

use crate::support::{code, earnest, path, rubric, rubric_text, said, told};
use std::path::PathBuf;

/// The small rubric of the tests.
pub(crate) fn small() -> String {
    std::fs::read_to_string(path("tests/data/rubric.yaml")).unwrap()
}

/// A text with one text in place of another that stands in it once, as a file.
pub(crate) fn changed(text: &str, old: &str, new: &str) -> (tempfile::TempDir, PathBuf) {
    assert_eq!(text.matches(old).count(), 1, "{old:?} stands {} times", text.matches(old).count());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.yaml");
    std::fs::write(&file, text.replace(old, new)).unwrap();
    (folder, file)
}

/// The line of `marker` in `text` after `old` became `new`.
pub(crate) fn line(text: &str, old: &str, new: &str, marker: &str) -> usize {
    let text = text.replace(old, new);
    let at = text.find(marker).unwrap_or_else(|| panic!("no {marker:?}"));
    text[..at].matches('\n').count() + 1
}

#[test]
fn the_examples_of_the_shipped_rubric_hold() {
    let output = earnest(&["rubric", "test"]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    assert!(told(&output).is_empty(), "{}", told(&output));
    let examples = rubric().file.tests.len();
    assert!(
        said(&output).contains(&format!("{examples} examples, {examples} as expected, 0 otherwise")),
        "{}",
        said(&output)
    );
    assert_eq!(code(&earnest(&["rubric", "test", "tests/data/rubric.yaml"])), 0);
    assert_eq!(code(&earnest(&["rubric", "test", "nonesuch"])), 2);
}

#[test]
fn a_changed_threshold_fails_an_example_at_its_line() {
    // each is a step of an indicator or a condition of a sign, and the example that stands on it
    for (old, new, example) in [
        ("{level: 3, at_least: 42, light", "{level: 3, at_least: 43, light", "id: ease-good"),
        (
            "{level: 3, at_least: 50, looks_like: \"half do\"",
            "{level: 3, at_least: 49, looks_like: \"half do\"",
            "id: salience-short",
        ),
        (
            "when: reach.return_rate < 20 && !reach.group_profile\n",
            "when: reach.return_rate < 21 && !reach.group_profile\n",
            "id: low-return-unexamined-not",
        ),
        (
            "access.days_to_take_part < 14 ||",
            "access.days_to_take_part < 13 ||",
            "id: short-window-fires",
        ),
        ("  above_lowest: 1\n", "  above_lowest: 2\n", "id: grade-one-dead"),
        ("  above_effect: 1\n", "  above_effect: 2\n", "id: reach-bait"),
    ] {
        let text = rubric_text();
        let (_folder, file) = changed(text, old, new);
        let output = earnest(&["rubric", "test", &file.display().to_string()]);
        assert_eq!(code(&output), 4, "{new}: {}", told(&output));
        let lines: Vec<String> = told(&output)
            .lines()
            .filter(|line| line.contains("-->"))
            .map(str::to_owned)
            .collect();
        let at = line(text, old, new, example);
        // what is expected stands on the line of the example or the ones below it
        let near = (at..at + 3).any(|at| lines.iter().any(|line| line.contains(&format!("mine.yaml:{at}:"))));
        assert!(near, "{new}: line {at} is not among {lines:?}");
        assert!(
            told(&output).contains("[failed-example]") && told(&output).contains("found"),
            "{}",
            told(&output)
        );
    }
}

#[test]
fn every_threshold_for_good_and_exemplary_is_held_by_an_example() {
    // one step harder, wherever the third or the fourth level of an indicator asks for a plain number
    let lines: Vec<&str> = rubric_text().lines().collect();
    let mut held = 0;
    for (place, line) in lines.iter().enumerate() {
        if !line.contains("- {level: 3, at_least: ") && !line.contains("- {level: 4, at_least: ") {
            continue;
        }
        let number = line.split("at_least: ").nth(1).unwrap().split([',', '}']).next().unwrap();
        let harder = line.replacen(
            &format!("at_least: {number}"),
            &format!("at_least: {}", number.parse::<i32>().unwrap() + 1),
            1,
        );
        let mut all = lines.clone();
        all[place] = &harder;
        // a step that would pass the next level is refused, and so needs no example
        if let Ok(read) = earnest::rubric::library::rubric("harder.yaml", all.join("\n").as_bytes()) {
            assert!(earnest::assess::examples::run(&read).failed > 0, "nothing holds {line}");
            held += 1;
        }
    }
    assert!(held >= 12, "only {held} were tried");
}

#[test]
fn a_criterion_or_sign_without_its_examples_is_told() {
    let text = small();
    let bait = text.lines().find(|line| line.contains("{id: loud")).unwrap();
    let (_folder, file) = changed(&text, &format!("{bait}\n"), "");
    let output = earnest(&["rubric", "test", &file.display().to_string()]);
    assert_eq!(code(&output), 4);
    assert!(told(&output).contains("the sign 'silent' has no bait example"), "{}", told(&output));
    let at = line(&text, bait, "", "- id: silent");
    assert!(told(&output).contains(&format!("mine.yaml:{at}:")), "{}", told(&output));
    assert!(
        said(&output).contains("5 examples, 5 as expected, 0 otherwise; 1 of 2"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_rubric_is_shown_as_a_page_and_as_markdown() {
    let plain = earnest(&["rubric", "show"]);
    let markdown = earnest(&["rubric", "show", "--format", "md"]);
    assert_eq!((code(&plain), plain.stdout == markdown.stdout), (0, true));
    let page = earnest(&["rubric", "show", "--format", "html"]);
    assert_eq!(code(&page), 0, "{}", told(&page));
    let (page, markdown) = (said(&page), said(&markdown));
    let shown = scraper::Html::parse_document(&page);
    let words: String = shown.root_element().text().collect::<Vec<_>>().join(" ");
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let file = &rubric().file;
    let rows = || file.criteria.iter().flat_map(|criterion| &criterion.indicators);
    let mut expected: Vec<&str> = rows().map(|row| row.title.as_str()).collect();
    expected.extend(rows().flat_map(|row| &row.levels).map(|step| step.looks_like.as_str()));
    expected.extend(file.signs.iter().map(|sign| sign.says.as_str()));
    expected.extend(file.notes.iter().map(|note| note.title.as_str()));
    expected.extend(file.parameters.iter().map(|parameter| parameter.id.as_str()));
    expected.extend(file.sources.iter().map(|source| source.title.as_str()));
    expected.extend(file.tests.iter().map(|example| example.why.as_str()));
    let whole = rows().flat_map(|row| &row.levels).filter_map(|step| step.source.as_ref());
    expected.extend(whole.map(|source| source.as_str()));
    for text in expected {
        assert!(words.contains(text), "the page does not say {text:?}");
    }
    for sign in &file.signs {
        assert!(markdown.contains(sign.title.as_str()), "{}", sign.title);
    }
    for outside in ["<script", "<link", "src=\"http", "@import", "url(http"] {
        assert!(!page.contains(outside), "the page needs {outside}");
    }
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
    for target in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.contains(&target), "#{target} leads nowhere");
    }
    let raw = earnest(&["rubric", "show", "--raw"]);
    assert_eq!(said(&raw), rubric_text());
    assert_eq!(code(&earnest(&["rubric", "show", "--raw", "--format", "html"])), 2);
}

/// Whoever changes what decides a grade makes a new version, and says which grades it moves.
#[test]
fn the_house_rubric_is_frozen_under_its_version_and_digest() {
    let rubric = crate::support::rubric();
    let readme = std::fs::read_to_string(crate::support::path("rubrics/README.md")).unwrap();
    let first = readme
        .lines()
        .skip_while(|line| !line.starts_with("| version | sha-256"))
        .nth(2)
        .unwrap();
    let wanted = format!("| {} | `{}` |", rubric.file.version, rubric.sha256);
    assert!(
        first.starts_with(&wanted),
        "rubrics/README.md says {first}, the shipped file is {wanted}"
    );
}
