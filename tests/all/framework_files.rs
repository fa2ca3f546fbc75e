//! The file of a framework as its author meets it: what is refused at its line, which examples hold, and what the commands say of it.

use crate::frameworks::{criterion, marked, shipped};
use earnest::assess::framework::examples;
use earnest::rubric::framework::examples::missing_marked_examples;
use earnest::rubric::framework::lint::lint;
use earnest::rubric::framework::model::Framework;
use earnest::rubric::library;

fn faults(id: &str, from: &str, to: &str) -> Vec<String> {
    let (text, _) = shipped(id);
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text, "nothing to change");
    let faults = library::framework("changed.yaml", changed.as_bytes()).expect_err("a fault");
    faults
        .iter()
        .map(|fault| format!("{} line {}", fault.code, fault.place.map_or(0, |place| place.line)))
        .collect()
}

#[test]
fn a_framework_that_makes_no_sense_is_refused_at_its_line() {
    let (text, _) = shipped("cqc-local-authority");
    let line = |of: &str| text.lines().position(|line| line.contains(of)).unwrap() + 1;
    let first = line("{from: 25");
    assert_eq!(
        faults("cqc-local-authority", "{from: 25", "{from: 30"),
        [format!("hole-in-bands line {first}")]
    );
    assert_eq!(
        faults("cqc-local-authority", "{from: 39", "{from: 89"),
        [format!("falling-threshold line {}", line("{from: 63"))]
    );
    assert_eq!(
        faults("cqc-local-authority", "{from: 39, level: 2", "{from: 39, level: 7"),
        [format!("unknown-level line {}", line("{from: 39"))]
    );
    assert_eq!(
        faults("cqc-local-authority", "{from: 39, level: 2", "{from: 39, between: [2, 2]"),
        [format!("unclear-band line {}", line("{from: 39"))]
    );
    assert_eq!(faults("gunning", "when: exercise.proposal", "when: exercise.proposals").len(), 1);
}

/// One entry in one file, and it is marked, scored and shown.
#[test]
fn adding_a_criterion_touches_one_file() {
    let (text, _) = shipped("fourpi");
    let more = "  - id: people\n    title: People\n    combine: none\n    indicators:\n      - {id: named, title: Named, status: house}\nresult:\n";
    let framework = library::framework("more.yaml", text.replacen("result:\n", more, 1).as_bytes()).unwrap();
    let found = marked(&framework, &[("named", 2)]);
    assert_eq!(criterion(&found, "people").indicators[0].level, Some(2));
}

fn all_shipped() -> impl Iterator<Item = (&'static str, &'static str, Framework)> {
    let shipped = library::SHIPPED
        .iter()
        .filter_map(|(name, text)| match library::load(name, text.as_bytes()).unwrap() {
            library::Loaded::Framework(framework) => Some((*name, *text, *framework)),
            library::Loaded::Rubric(_) => None,
        });
    shipped.filter(|(_, _, framework)| framework.overlay.is_none())
}

#[test]
fn every_criterion_of_every_framework_has_its_examples_and_they_hold() {
    let mut count = 0;
    for (name, _, framework) in all_shipped() {
        let missing = missing_marked_examples(&framework.file);
        assert!(missing.is_empty(), "{name}: {missing:?}");
        let outcome = examples::run(&framework);
        assert_eq!(outcome.failed, 0, "{name}: {:?}", outcome.faults);
        count += outcome.run;
        assert!(lint(&framework).is_empty(), "{name}: {:?}", lint(&framework));
    }
    assert!(count > 90, "{count} examples");
}

/// A cut that is moved, and a rule that is another, make an example fail.
#[test]
fn an_example_notices_another_rule() {
    for (id, from, to) in [
        ("ccg-engagement", "{from: 14, level: 3", "{from: 13, level: 3"),
        ("ccg-engagement", "  combine: sum", "  combine: median\n  round: floor"),
        ("gunning", "  combine: all", "  combine: any"),
        ("coproduction", "  combine: min", "  combine: median\n  round: floor"),
        ("ceppp", "missing: count-lowest", "missing: leave-open"),
    ] {
        let (text, _) = shipped(id);
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{id}: nothing to change");
        let Ok(framework) = library::framework("changed.yaml", changed.as_bytes()) else {
            continue;
        };
        let failed = examples::run(&framework).failed;
        // an unmarked item is no example's subject
        assert_eq!(failed > 0, id != "ceppp", "{id}: {from}");
    }
}

#[test]
fn the_commands_run_on_frameworks() {
    let run = |args: &[&str]| crate::support::earnest(args);
    let text = |output: &std::process::Output| String::from_utf8_lossy(&output.stdout).into_owned();
    let tested = run(&["rubric", "test", "cqc-two-stage"]);
    assert_eq!(tested.status.code(), Some(0));
    assert!(text(&tested).contains("27 examples, 27 as expected"), "{}", text(&tested));
    assert_eq!(run(&["rubric", "lint", "eds-2022", "--deny"]).status.code(), Some(0));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("other.yaml");
    let (source, _) = shipped("fourpi");
    std::fs::write(
        &file,
        source.replacen("kind: bait, about: domains", "kind: positive, about: domains", 1),
    )
    .unwrap();
    let lacking = run(&["rubric", "test", &file.display().to_string()]);
    assert_eq!(lacking.status.code(), Some(4));
    let told = String::from_utf8_lossy(&lacking.stderr).into_owned();
    assert!(told.contains("[missing-example]") && told.contains("no bait"), "{told}");
    std::fs::write(
        &file,
        source.replacen(
            "scale:\n  - {level: 0, name: Unmet, status: published, source: matthews-2019}",
            "scale:\n  - {level: 0, name: Unmet, status: published}",
            1,
        ),
    )
    .unwrap();
    let linted = run(&["rubric", "lint", &file.display().to_string(), "--deny"]);
    assert_eq!(linted.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&linted.stderr).contains("[missing-source]"));
    for format in ["html", "md"] {
        let page = run(&["rubric", "show", "loop-must-close", "--format", format]);
        assert_eq!(page.status.code(), Some(0));
        assert!(text(&page).contains("Changes") && text(&page).contains("loop-must-close"));
    }
}
