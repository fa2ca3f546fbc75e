//! Every slip in an example is told where it stands, with what to write instead.

use crate::base::interval::Interval;
use crate::base::number::Q;
use crate::facts::catalogue::Fact;
use crate::facts::value::{Content, Value};
use crate::rubric::check::missing_examples;
use crate::rubric::library::{Loaded, SHIPPED, load, rubric};
use crate::rubric::model::{Expected, Subject};
use crate::submission::read::tree;

const SMALL: &str = include_str!("../../../tests/data/rubric.yaml");

/// The edit gives these faults on the line of `marker`, the first with this help.
fn refused(from: &str, to: &str, code: &str, marker: &str, help: &str) {
    assert_eq!(SMALL.matches(from).count(), 1, "'{from}' stands once");
    let text = SMALL.replace(from, to);
    let faults = rubric("small.yaml", text.as_bytes()).expect_err(to);
    let first = faults.iter().next().unwrap();
    let line = text[..text.find(marker).unwrap()].matches('\n').count() + 1;
    assert_eq!((first.code, first.place.unwrap().line as usize), (code, line), "{faults:?}");
    assert!(first.help.as_deref().unwrap_or_default().contains(help), "{:?}", first.help);
}

#[test]
fn facts_are_facts_and_told_in_their_kind() {
    refused(
        "facts: {reach.heard: 99}",
        "facts: {reach.herd: 99}",
        "unknown-fact",
        "reach.herd",
        "did you mean 'reach.heard'?",
    );
    refused(
        "facts: {reach.heard: 99}",
        "facts: {reach.heard: yes}",
        "wrong-kind",
        "reach.heard: yes",
        "a number, {from, to}, nothing or unknown",
    );
    refused(
        "facts: {closing.response: no}",
        "facts: {closing.response: 0}",
        "wrong-kind",
        "closing.response: 0",
        "yes, no or unknown",
    );
    refused(
        "facts: {reach.heard: 99}",
        "facts: {reach.heard: {from: 9, to: 1}}",
        "wrong-kind",
        "from: 9",
        "the lower number under from",
    );
    refused(
        "facts: {reach.heard: 99}",
        "facts: {reach.heard: many}",
        "unknown-word",
        "facts: {reach.heard: many}",
        "",
    );
}

#[test]
fn sets_of_facts_stand_above_what_builds_on_them() {
    refused(
        "about: heard, base: whole, expect",
        "about: heard, base: whale, expect",
        "unknown-set",
        "whale",
        "did you mean 'whole'?",
    );
    refused(
        "says: all of it, facts",
        "says: all of it, base: whole, facts",
        "unknown-set",
        "base: whole, facts: {closing.days",
        "above it",
    );
}

#[test]
fn expectations_name_what_there_is() {
    refused(
        "about: heard, base: whole, expect",
        "about: herd, base: whole, expect",
        "unknown-subject",
        "about: herd",
        "did you mean 'heard'?",
    );
    refused(
        "expect: {heard: 1, people: 1}",
        "expect: {heard: 1, peple: 1}",
        "unknown-subject",
        "peple",
        "did you mean 'people'?",
    );
    refused(
        "expect: {heard: 1, people: 1}",
        "expect: {heard: 7}",
        "unknown-level",
        "heard: 7",
        "",
    );
    refused(
        "expect: {heard: 1, people: 1}",
        "expect: {heard: {from: 1, to: 0}}",
        "bad-number",
        "from: 1, to: 0",
        "lower level under from",
    );
    refused(
        "expect: {heard: 1, people: 1}",
        "expect: {}",
        "expects-nothing",
        "expect: {}",
        "{grade: 2}",
    );
    refused(
        "expect: {heard: 1, people: 1}",
        "expect: {people: 1}",
        "beside-the-point",
        "expect: {people: 1}",
        "add what must come of 'heard'",
    );
    refused(
        "expect: {heard: 1, people: 1}",
        "expect: {heard: 1, silent: 0}",
        "unknown-subject",
        "silent: 0",
        "{sign: silent, status: fired}",
    );
    refused(
        "expect: {sign: silent, status: absent}",
        "expect: {sign: silent}",
        "half-expectation",
        "expect: {sign: silent}",
        "write both",
    );
    refused(
        "expect: {sign: silent, status: absent}",
        "expect: {sign: silnt, status: absent}",
        "unknown-subject",
        "silnt",
        "did you mean 'silent'?",
    );
}

#[test]
fn an_example_stands_on_the_side_that_it_says() {
    refused(
        "expect: {heard: 1}, why",
        "expect: {heard: 2}, why",
        "wrong-side",
        "expect: {heard: 2}, why",
        "another kind",
    );
    refused(
        "kind: negative, about: silent",
        "kind: bait, about: silent",
        "wrong-side",
        "kind: bait, about: silent, base: whole, expect: {sign: silent, status: absent}",
        "another kind",
    );
    refused(
        "kind: positive, about: silent",
        "kind: negative, about: silent",
        "wrong-side",
        "kind: negative, about: silent, facts",
        "another kind",
    );
}

#[test]
fn facts_build_on_their_set_and_expectations_are_places() {
    let read = rubric("small.yaml", SMALL.as_bytes()).unwrap();
    let few = &read.examples[1];
    assert_eq!(few.about, Subject::Criterion(0));
    assert_eq!(few.expected, [Expected::Criterion(0, 1, 1), Expected::Indicator(0, 1, 1, 1)]);
    let of = |fact: Fact| few.facts.iter().find(|(known, _)| *known == fact).map(|(_, value)| *value);
    assert_eq!(of(Fact::Heard), Some(Value::whole(99)), "its own before that of the set");
    assert_eq!(of(Fact::DaysToResults), Some(Value::whole(30)), "that of the set");
    assert_eq!(of(Fact::Ways), None);
    let text = SMALL.replace(
        "facts: {reach.heard: 99}",
        "facts: {reach.heard: {from: 2}, reach.margin: nothing, reach.ways: unknown}",
    );
    let read = rubric("small.yaml", text.as_bytes()).unwrap();
    let of = |fact: Fact| read.examples[1].facts.iter().find(|(known, _)| *known == fact).unwrap().1.content;
    assert_eq!(of(Fact::Heard), Content::Number(Interval::from(Q::whole(2))));
    assert_eq!(of(Fact::Margin), Content::Nothing);
    assert_eq!(of(Fact::Ways), Content::Perhaps(Interval::ANY));
}

#[test]
fn what_lacks_an_example_is_told_where_it_stands() {
    for (name, text) in SHIPPED
        .iter()
        .filter(|(name, text)| matches!(load(name, text.as_bytes()), Ok(Loaded::Rubric(rubric)) if rubric.overlay.is_none()))
    {
        let read = rubric(name, text.as_bytes()).unwrap();
        assert!(missing_examples(&read).is_empty(), "{:?}", missing_examples(&read));
    }
    let text = SMALL
        .lines()
        .filter(|line| !line.contains("{id: noise") && !line.contains("about: silent"))
        .collect::<Vec<_>>()
        .join("\n");
    let read = rubric("small.yaml", text.as_bytes()).unwrap();
    let mut faults = missing_examples(&read);
    tree("small.yaml", text.as_bytes()).unwrap().locate(&mut faults);
    let told: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("'heard'") && told[0].contains("bait") && !told[0].contains("positive"),
        "{}",
        told[0]
    );
    assert!(
        told[1].contains("'silent'") && told[1].contains("positive") && told[1].contains("negative"),
        "{}",
        told[1]
    );
    let lines: Vec<u32> = faults.iter().map(|fault| fault.place.unwrap().line).collect();
    let line = |marker: &str| u32::try_from(text[..text.find(marker).unwrap()].matches('\n').count() + 1).unwrap();
    assert_eq!(lines, [line("  - id: heard"), line("  - id: silent")]);
}

#[test]
fn an_example_more_is_the_same_rubric() {
    let digest = |text: &str| rubric("small.yaml", text.as_bytes()).unwrap().sha256;
    let without = &SMALL[..SMALL.find("bases:").unwrap()];
    assert_eq!(digest(without), digest(SMALL));
    assert_ne!(digest(&SMALL.replace("at_most: 90", "at_most: 91")), digest(SMALL));
}
