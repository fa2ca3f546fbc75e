//! `earnest rubric test`, `lint` and `show` as an author meets them: what holds, what fails at its line, and what to write instead.

use crate::support::{code, earnest, path, rubric, rubric_text, said, told};
use std::path::PathBuf;

/// The small rubric of the tests.
fn small() -> String {
    std::fs::read_to_string(path("tests/data/rubric.yaml")).unwrap()
}

/// A text with one text in place of another that stands in it once, as a file.
fn changed(text: &str, old: &str, new: &str) -> (tempfile::TempDir, PathBuf) {
    assert_eq!(text.matches(old).count(), 1, "{old:?} stands {} times", text.matches(old).count());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.yaml");
    std::fs::write(&file, text.replace(old, new)).unwrap();
    (folder, file)
}

/// The line of `marker` in `text` after `old` became `new`.
fn line(text: &str, old: &str, new: &str, marker: &str) -> usize {
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
fn lint_finds_nothing_in_the_shipped_rubric() {
    let output = earnest(&["rubric", "lint", "--deny"]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    assert!(
        told(&output).is_empty() && said(&output).contains("nothing found"),
        "{}",
        said(&output)
    );
}

#[test]
fn findings_warn_and_are_denied_on_demand() {
    // each finding has a small rubric that calls it up; the line is that of the marker
    let table = [
        (
            "if: term.crowd",
            "if: term.crowd && reach.heard < 1",
            "unreachable-level",
            "if: term.crowd && reach.heard < 1",
        ),
        (
            "when: reach.heard >= 1 && !closing.response",
            "when: reach.heard >= 1 && reach.heard < 1",
            "never-holds",
            "when: reach.heard >= 1 && reach",
        ),
        (
            "says: The middle one., status: house}",
            "says: The middle one.}",
            "missing-status",
            "roll_up:",
        ),
        (
            "status: published, source: \"a page that was read\"",
            "status: published",
            "missing-source",
            "status: published",
        ),
        (
            "{title: Form, weight: 1,",
            "{title: Form, weight: 0,",
            "weighs-nothing",
            "{title: Form, weight: 0",
        ),
        (
            "terms:\n",
            "terms:\n  - {id: town, when: authority.people > 9}\n",
            "unused",
            "id: town",
        ),
        (
            "{id: grave, title",
            "{id: slight, title: Slight, criterion_at_most: 1, lifted_by: assessor}\n  - {id: grave, title",
            "unused",
            "id: slight",
        ),
        (
            "terms:\n",
            "parameters:\n  - {id: way-share, value: 5, unit: percent, status: house}\nterms:\n",
            "unused",
            "id: way-share",
        ),
        ("terms:\n", "lists: {formats: [print]}\nterms:\n", "unused", "lists:"),
    ];
    for (old, new, finding, marker) in table {
        let text = small();
        let (_folder, file) = changed(&text, old, new);
        let file = file.display().to_string();
        let output = earnest(&["rubric", "lint", &file]);
        assert_eq!(code(&output), 0, "{finding}: {}", told(&output));
        let shown = told(&output);
        assert!(shown.contains(&format!("warning: [{finding}]")), "{finding}: {shown}");
        assert!(
            shown.contains(&format!("mine.yaml:{}:", line(&text, old, new, marker))),
            "{finding}: {shown}"
        );
        assert!(shown.contains("help:"), "{finding}: {shown}");
        assert_eq!(code(&earnest(&["rubric", "lint", &file, "--deny"])), 4, "{finding}");
        let explained = earnest(&["explain", finding]);
        assert_eq!(code(&explained), 0, "{finding}");
        assert!(said(&explained).contains("to do:"), "{}", said(&explained));
    }
}

#[test]
fn a_scale_from_one_says_that_it_is_meant() {
    let text = small();
    let text = text[..text.find("bases:").unwrap()].to_owned();
    let up = text
        .replace("level: 2,", "level: 3,")
        .replace("level: 1,", "level: 2,")
        .replace("level: 0,", "level: 1,");
    let (_folder, file) = changed(&up, "\nlevels:\n", "\nlevels:   # from one\n");
    let output = earnest(&["rubric", "lint", &file.display().to_string()]);
    assert!(
        told(&output).contains("[lowest-not-nought]") && told(&output).contains("counts_from: 1"),
        "{}",
        told(&output)
    );
    let (_folder, file) = changed(&up, "\nlevels:\n", "\ncounts_from: 1\nlevels:\n");
    let output = earnest(&["rubric", "lint", &file.display().to_string()]);
    assert!(!told(&output).contains("[lowest-not-nought]"), "{}", told(&output));
}

#[test]
fn an_unverified_threshold_decides_nothing() {
    for (old, new) in [
        (
            "looks_like: \"somebody\", status: house",
            "looks_like: \"somebody\", status: unverified",
        ),
        ("says: The middle one., status: house", "says: The middle one., status: unverified"),
        ("    caps: heard\n    status: house", "    caps: heard\n    status: unverified"),
    ] {
        let text = small();
        let (_folder, file) = changed(&text, old, new);
        let output = earnest(&["rubric", "lint", &file.display().to_string()]);
        assert_eq!(code(&output), 4, "{}", told(&output));
        assert!(
            told(&output).contains("[unverified]") && told(&output).contains("call it house"),
            "{}",
            told(&output)
        );
        assert!(
            told(&output).contains(&format!("mine.yaml:{}:", line(&text, old, new, "unverified"))),
            "{}",
            told(&output)
        );
    }
}

#[test]
fn what_no_submission_shows_is_told_over_them() {
    let fixtures = ["nothing", "motions", "developing", "good", "exemplary"].map(|name| format!("tests/fixtures/{name}.yaml"));
    let mut args = vec!["rubric", "lint", "--over"];
    args.extend(fixtures.iter().map(String::as_str));
    let output = earnest(&args);
    assert_eq!(code(&output), 0, "{}", told(&output));
    assert!(told(&output).contains("[sign-not-seen]"), "{}", told(&output));
    for criterion in &rubric().file.criteria {
        assert!(
            !told(&output).contains(&format!("of '{}' in", criterion.id)),
            "the fixtures show every level of {}",
            criterion.id
        );
    }
    assert!(told(&output).contains("in 5 units of 5 files"));
    args.push("--deny");
    assert_eq!(code(&earnest(&args)), 4);
    assert_eq!(code(&earnest(&["rubric", "lint", "--over", "no/such/file.yaml"])), 3);
}

#[test]
fn ten_usual_mistakes_are_told_at_their_line_with_what_to_write() {
    let table = [
        (
            "measure: reach.heard\n",
            "measure: reach.herd\n",
            "unknown-fact",
            "did you mean 'reach.heard'?",
        ),
        (
            "measure: reach.heard\n",
            "measure: reach.heard / 2\n",
            "not-a-bare-fact",
            "name one fact",
        ),
        (
            "when: reach.heard >= 100}",
            "when: reach.heard = 100}",
            "bad-expression",
            "use == to compare",
        ),
        (
            "when: reach.heard >= 1 && !closing.response",
            "when: reach.heard >= 1 and not closing.response",
            "bad-expression",
            "use && for and",
        ),
        (
            "when: reach.heard >= 100}",
            "when: reach.return_rate >= 60%}",
            "bad-expression",
            "leave the sign out",
        ),
        (
            "when: reach.self_selected, at_most",
            "when: reach.self_selected == true, at_most",
            "bad-expression",
            "write it alone, or with ! before it",
        ),
        (
            "{level: 2, at_most: 30,",
            "{level: 2, at_most: 91,",
            "falling-threshold",
            "each level must ask for more",
        ),
        (
            "{level: 2, if: term.crowd,",
            "{level: 3, if: term.crowd,",
            "hole-in-levels",
            "write every level once, in order",
        ),
        (
            "    caps: heard\n",
            "    caps: herd\n",
            "unknown-criterion",
            "name one of the criteria",
        ),
        (
            "    severity: grave\n",
            "    severity: gravest\n",
            "unknown-severity",
            "name one of those under severities",
        ),
        (
            "says: \"they came of themselves\", status: house",
            "says: \"they came of themselves\", status: hause",
            "unknown-word",
            "did you mean 'house'?",
        ),
        (
            "        title: People\n",
            "        titel: People\n",
            "unknown-key",
            "did you mean 'title'?",
        ),
        (
            "{level: 1, at_least: 1, looks_like",
            "{level: 1, at_least: 1, if: exercise.proposal, looks_like",
            "two-conditions",
            "write one of them",
        ),
        (
            "facts: {reach.heard: 99}",
            "facts: {reach.herd: 99}",
            "unknown-fact",
            "did you mean 'reach.heard'?",
        ),
    ];
    assert!(table.len() >= 10);
    for (old, new, fault, help) in table {
        let text = small();
        let (_folder, file) = changed(&text, old, new);
        for command in ["test", "lint", "show"] {
            let output = earnest(&["rubric", command, &file.display().to_string()]);
            let shown = told(&output);
            assert_eq!(code(&output), 4, "{new}: {shown}");
            assert!(shown.contains(&format!("error: [{fault}]")), "{new}: {shown}");
            assert!(
                shown.contains(&format!("mine.yaml:{}:", line(&text, old, new, new.trim_end()))),
                "{new}: {shown}"
            );
            assert!(shown.contains(help), "{new}: {shown}");
        }
    }
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

#[test]
fn a_framework_is_not_looked_at_over_submissions() {
    let output = earnest(&["rubric", "lint", "gunning", "--over", "samples/forest-of-dean-2020.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("marked by people"), "{}", told(&output));
    assert!(said(&earnest(&["rubric", "test", "gunning"])).contains("its criterion has its examples"));
}
