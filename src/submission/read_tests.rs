//! Tests of the reader: formats, limits, faults.

use super::{Read, checked, document, submission, unwarned};
use crate::base::digest::sha256;
use crate::base::fault::{Fault, Faults, Weight};
use crate::submission::model::Submission;
use schemars::JsonSchema;
use serde::Deserialize;

const HEAD: &str = "format: 1\nauthority: {name: Northmoor}\nperiod: {from: 2024-04-01, to: 2025-03-31}\nbasis: compiled\n";

fn yaml(rest: &str) -> Result<Read<Submission>, Faults> {
    submission("a.yaml", format!("{HEAD}{rest}").as_bytes())
}

fn faults(rest: &str) -> Vec<Fault> {
    yaml(rest).unwrap_err().iter().cloned().collect()
}

/// The one fault of a file: its message and what to do.
fn said(rest: &str) -> (String, String) {
    let found = faults(rest);
    assert_eq!(found.len(), 1, "{found:?}");
    (found[0].message.clone(), found[0].help.clone().unwrap_or_default())
}

#[test]
fn a_sound_file_is_read_with_its_digest() {
    let text = format!("\u{feff}{HEAD}");
    let read = submission("a.yaml", text.as_bytes()).unwrap();
    assert_eq!(read.value.authority.name.as_str(), "Northmoor");
    assert_eq!(read.sha256, sha256(text.as_bytes()));
    assert!(read.warnings.is_empty() && read.tree.is_some());
    let json = br#"{"format": 1, "authority": {"name": "Northmoor"}, "period": {"from": 2024, "to": 2024}, "basis": "compiled"}"#;
    assert!(
        submission("a.json", json).unwrap().tree.is_none(),
        "a sound json file needs no tree"
    );
}

#[test]
fn a_slip_in_a_cell_is_said_in_one_message() {
    let exercise = |cell: &str| {
        let title = if cell.starts_with("title") { "" } else { "title: b, " };
        format!("exercises:\n  - {{id: a, {title}{cell}}}\n")
    };
    for (cell, message, help) in [
        (
            "first_attempt: maybe",
            "'maybe', expected yes or no, 'not held' or 'n/a: reason'",
            "",
        ),
        (
            "first_attempt: Yes",
            "'Yes', expected yes or no, 'not held' or 'n/a: reason'",
            "did you mean 'yes'?",
        ),
        (
            "agenda: shred",
            "'shred', expected one of authority, public, shared, 'not held' or 'n/a: reason'",
            "did you mean 'shared'?",
        ),
        (
            "people_heard: {at_lest: 5}",
            "'at_lest' is not a key of this entry",
            "did you mean 'at_least'?",
        ),
        (
            "people_heard: {at_least: five}",
            "'five', expected a whole number from 0 to 1000000000",
            "",
        ),
        ("people_heard: {from: 5}", "'to' is missing", "add 'to' to this entry"),
        (
            "proposal: {options_shwn: 2}",
            "'options_shwn' is not a key of this entry",
            "did you mean 'options_shown'?",
        ),
        ("proposal: {driver: saving}", "'saving', expected a list", ""),
        ("closes: 31/07/2024", "", "for 31 July 2024 write 2024-07-31"),
        ("people_heard: '1,200'", "", "write the number without quotes: 1200"),
        (
            "title: 5",
            "5, expected a text of 1 to 65,536 characters",
            "put it in quotes: \"5\"",
        ),
        ("results: 5", "", ""),
    ] {
        let (found, advice) = said(&exercise(cell));
        assert!(message.is_empty() || found == message, "{cell}: {found}");
        assert!(help.is_empty() || advice == help, "{cell}: {advice}");
    }
}

#[test]
fn the_inner_fault_of_a_map_stands_at_its_own_place() {
    let found =
        faults("exercises:\n  - id: a\n    title: b\n    proposal:\n      what: c\n      costs_shown: perhaps\n      optons_shown: 2\n");
    let places: Vec<(u32, u32, &str)> = found
        .iter()
        .map(|f| (f.place.unwrap().line, f.place.unwrap().column, f.code))
        .collect();
    assert_eq!(places, [(10, 20, "unknown-word"), (11, 7, "unknown-key")]);
}

#[test]
fn what_the_schema_cannot_say_is_found_beside_what_it_can() {
    let found = faults("exercises:\n  - id: a\n    title: b\n    people_heard: {from: 9, to: 5}\n    agenda: nobody\n");
    let codes: Vec<&str> = found.iter().map(|f| f.code).collect();
    assert_eq!(codes, ["bad-value", "unknown-word"]);
    assert_eq!(found[0].message, "from 9 to 5, expected the smaller number first");
}

#[test]
fn everything_missing_is_named() {
    let found = submission("a.yaml", b"note: nothing else\n").unwrap_err();
    let messages: Vec<&str> = found.iter().map(|f| f.message.split(" is").next().unwrap()).collect();
    assert_eq!(messages, ["'authority'", "'basis'", "'format'", "'period'"]);
    assert_eq!(faults("documents: [{}]\n").len(), 2);
}

#[test]
fn another_format_is_said_and_nothing_else() {
    let text = HEAD.replace("format: 1", "format: 2").replace("basis: compiled", "bases: compiled");
    let found = submission("a.yaml", text.as_bytes()).unwrap_err();
    let messages: Vec<&str> = found.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(messages, ["this file says format 2; this version reads format 1"]);
    assert!(submission("a.yaml", HEAD.replace("format: 1", "format: 1.0").as_bytes()).is_ok());
}

#[test]
fn warnings_refuse_nothing_and_have_places() {
    let read = yaml("note: by ann@example.org\nregister: []\nexercises: [{id: a, title: b}]\n").unwrap();
    let found: Vec<(&str, Weight, u32)> = read.warnings.iter().map(|f| (f.code, f.weight, f.place.unwrap().line)).collect();
    assert_eq!(
        found,
        [("e-mail-address", Weight::Warning, 5), ("register-too-short", Weight::Warning, 6)]
    );
}

#[test]
fn who_shows_no_warning_is_refused_the_same_files_for_the_same_faults() {
    let exercise = "exercises:\n  - {id: E1, title: Beds, closes: 2024-05-01, opens: 2024-06-01}\n";
    let mail = "note: by ann@example.org\nregister: []\nexercises: [{id: a, title: b}]\n";
    for rest in ["", exercise, mail, "register: [{id: R1}]\n", "colour: red\n", "exercises: 5\n"] {
        let text = format!("{HEAD}{rest}");
        let (all, plain) = (checked("a.yaml", text.as_bytes()), unwarned("a.yaml", text.as_bytes()));
        match (all, plain) {
            (Ok(all), Ok(plain)) => assert_eq!(all.value, plain, "{rest}"),
            (Err(all), Err(plain)) => assert_eq!(all.iter().collect::<Vec<_>>(), plain.iter().collect::<Vec<_>>(), "{rest}"),
            (all, plain) => panic!("{rest}: {all:?}, {plain:?}"),
        }
    }
}

#[test]
fn more_faults_than_are_kept_are_counted() {
    let rows: String = (0..300).map(|n| format!("  - {{id: a{n}, surplus: 1, title: b}}\n")).collect();
    let found = yaml(&format!("exercises:\n{rows}")).unwrap_err();
    assert_eq!((found.iter().count(), found.dropped()), (200, 100));
}

/// Another kind of file, with a type that its schema does not know all of.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Other {
    /// a word
    word: String,
    #[schemars(with = "serde_json::Value")]
    #[expect(dead_code, reason = "only read")]
    odd: Odd,
}

#[derive(Debug)]
struct Odd;

impl<'de> Deserialize<'de> for Odd {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let number = u32::deserialize(from)?;
        if number % 2 == 1 {
            Ok(Self)
        } else {
            Err(serde::de::Error::custom(format!("{number}, expected an odd number")))
        }
    }
}

#[test]
fn any_type_is_read_and_never_refused_without_a_reason() {
    let (read, tree, digest) = document::<Other>("a.yaml", b"word: a\nodd: 3\n").unwrap();
    assert_eq!((read.word.as_str(), tree.is_some(), digest.len()), ("a", true, 64));
    for (name, text, place) in [
        ("a.yaml", "word: a\nodd: 4\n", (2, 6)),
        ("a.json", "{\"word\": \"a\",\n \"odd\": 4}", (2, 9)),
    ] {
        let found = document::<Other>(name, text.as_bytes()).unwrap_err();
        let found: Vec<_> = found.iter().collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "4, expected an odd number");
        assert_eq!((found[0].place.unwrap().line, found[0].place.unwrap().column), place);
    }
    let found = document::<Other>("a.yaml", b"- 1\n").unwrap_err();
    assert!(found.errors() > 0);
}
