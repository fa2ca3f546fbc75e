//! What a rubric as a whole must hold, and the means by which each fault is made by a small edit of the shipped one and found on its line.

use crate::base::fault::Faults;
use crate::rubric::check::check;
use crate::rubric::file::RubricFile;
use crate::rubric::library::{SHIPPED, rubric};
use crate::rubric::model::Rubric;
use crate::submission::read::typed;

/// The shipped text with `from`, which stands in it once, put as `to`.
pub(super) fn edited(from: &str, to: &str) -> String {
    let (_, text) = SHIPPED[0];
    assert_eq!(text.matches(from).count(), 1, "'{from}' stands once in the shipped rubric");
    text.replace(from, to)
}

pub(super) fn read(text: &str) -> Result<Rubric, Faults> {
    rubric("edited.yaml", text.as_bytes())
}

/// The line, from 1, on which `marker` stands.
pub(super) fn line_of(text: &str, marker: &str) -> u32 {
    let at = text
        .find(marker)
        .unwrap_or_else(|| panic!("'{marker}' stands in the edited rubric"));
    u32::try_from(text[..at].matches('\n').count() + 1).unwrap()
}

/// The edit gives the fault `code` on the line of `marker`; all codes that it gives, with their lines.
pub(super) fn gives(from: &str, to: &str, code: &str, marker: &str) -> Vec<(&'static str, u32)> {
    let text = edited(from, to);
    let faults = read(&text).expect_err(code);
    let found: Vec<(&'static str, u32)> = faults
        .iter()
        .map(|fault| (fault.code, fault.place.map_or(0, |place| place.line)))
        .collect();
    let line = line_of(&text, marker);
    assert!(found.contains(&(code, line)), "{code} is expected on line {line}, found {found:?}");
    for fault in faults.iter() {
        assert!(
            fault.help.is_some() || fault.code == "bad-expression",
            "{} says what to do",
            fault.code
        );
    }
    found
}

/// As [`gives`], and nothing but faults of that code.
pub(super) fn finds(from: &str, to: &str, code: &str, marker: &str) {
    let found = gives(from, to, code, marker);
    assert!(
        found.iter().all(|(other, _)| *other == code),
        "only {code} is expected, found {found:?}"
    );
}

#[test]
fn the_format_is_the_one_that_is_read() {
    // a file of another format is told by whoever reads it, before its keys are looked at
    finds("format: 1\n", "format: 2\n", "other-format", "format: 2");
    let (mut file, _) = typed::<RubricFile>("shipped.yaml", SHIPPED[0].1.as_bytes()).unwrap();
    file.format = 2;
    let faults = check(file).unwrap_err();
    let found: Vec<(&str, String)> = faults.iter().map(|fault| (fault.code, fault.at.to_string())).collect();
    assert_eq!(found, [("wrong-format", "/format".to_owned())]);
}

#[test]
fn ids_are_single() {
    for (from, to, marker) in [
        (
            "{id: way-share, value",
            "{id: way-people, value",
            "{id: way-people, value: 5, unit: percent",
        ),
        (
            "  - {id: serious, title",
            "  - {id: decisive, title",
            "{id: decisive, title: Serious",
        ),
        (
            "- id: missing-looked-for\n",
            "- id: ways-in\n",
            "- id: ways-in\n        title: Looked",
        ),
        (
            "- id: low-return-unexamined\n",
            "- id: answerers-unknown\n",
            "- id: answerers-unknown\n    title: Few",
        ),
        (
            "{id: asked-again-what-was-known,",
            "{id: totals-do-not-add,",
            "{id: totals-do-not-add, title: Asked",
        ),
        (
            "{id: unprofiled-return,",
            "{id: unprofiled-low-return,",
            "{id: unprofiled-low-return, when: \"!reach.group_profile && !reach.self_selected && reach.return_rate < 50",
        ),
    ] {
        let text = edited(from, to);
        let faults = read(&text).expect_err(to);
        let line = line_of(&text, marker);
        assert!(
            faults
                .iter()
                .any(|fault| fault.code == "duplicate-id" && fault.place.is_some_and(|place| place.line == line)),
            "line {line}: {faults:?}"
        );
    }
}

#[test]
fn something_is_scored_and_weighs() {
    let (_, text) = SHIPPED[0];
    let none = text
        .replace(", weight: 1, says", ", weight: 0, says")
        .replace(", weight: 2, says", ", weight: 0, says");
    let faults = read(&none).unwrap_err();
    let fault = faults.iter().next().unwrap();
    assert_eq!(
        (fault.code, fault.place.unwrap().line),
        ("no-weight", line_of(&none, "\nparts:") + 2)
    );

    let head = text.find("\nlevels:\n").unwrap();
    let parts = text.find("\nparts:\n").unwrap();
    let none = format!("{}\nlevels: []\n{}", &text[..head], &text[parts..]);
    let faults = read(&none).unwrap_err();
    assert!(faults.iter().any(|fault| fault.code == "no-levels"), "{faults:?}");

    let begin = text.find("\ncriteria:\n").unwrap();
    let signs = text.find("\nsigns:\n").unwrap();
    let notes = text.find("\nnotes:\n").unwrap();
    let none = format!("{}\ncriteria: []\n{}", &text[..begin], &text[notes..]);
    let faults = read(&none).unwrap_err();
    let line = line_of(&none, "criteria: []");
    assert!(
        faults
            .iter()
            .any(|fault| fault.code == "no-criteria" && fault.place.is_some_and(|place| place.line == line)),
        "{faults:?}"
    );

    let closing = text.find("  - id: closing\n").unwrap();
    let indicators = closing + text[closing..].find("    indicators:\n").unwrap();
    let none = format!("{}    indicators: []\n{}", &text[..indicators], &text[signs..]);
    let faults = read(&none).unwrap_err();
    let line = line_of(&none, "    indicators: []");
    assert!(
        faults
            .iter()
            .any(|fault| fault.code == "no-indicators" && fault.place.is_some_and(|place| place.line == line)),
        "{faults:?}"
    );
}

#[test]
fn all_faults_come_at_once_in_the_order_of_their_lines() {
    let text = edited("  across: ease\n", "  across: easy\n")
        .replace("measure: reach.ways\n", "measure: reach.wayz\n")
        .replace("unit: ratio, status: published", "unit: rate, status: published");
    let faults = read(&text).unwrap_err();
    let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["wrong-unit", "unknown-criterion", "unknown-fact"]);
}

#[test]
fn comments_do_not_change_the_digest_and_a_threshold_does() {
    let (_, text) = SHIPPED[0];
    let same = read(text).unwrap().sha256;
    assert_eq!(read(&format!("# a comment\n{text}")).unwrap().sha256, same);
    let other = edited(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, at_least: 51, looks_like: \"half do\"",
    );
    assert_ne!(read(&other).unwrap().sha256, same);
}
