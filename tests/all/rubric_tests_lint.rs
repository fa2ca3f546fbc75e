//! `earnest rubric lint` as an author meets it, and the usual mistakes: what is found at its line, and what to write instead.

use crate::rubric_tests::{changed, line, small};
use crate::support::{code, earnest, rubric, said, told};

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
fn a_framework_is_not_looked_at_over_submissions() {
    let output = earnest(&["rubric", "lint", "gunning", "--over", "samples/forest-of-dean-2020.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("marked by people"), "{}", told(&output));
    assert!(said(&earnest(&["rubric", "test", "gunning"])).contains("its criterion has its examples"));
}
