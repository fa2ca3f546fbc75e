//! Tests of the faults and their explanations.

use super::CODES;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Words in quotes that stand first after `error(`, `warning(` and the helpers that take a code.
fn codes_of(text: &str, into: &mut BTreeSet<String>) {
    for opening in [
        "Fault::error(",
        "Fault::warning(",
        "Slip::new(",
        "whole(",
        "at_byte(",
        "single(",
        "code = if",
        "} else if",
        "} else {",
        "let (code, what)",
        "=> (",
    ] {
        for (at, _) in text.match_indices(opening) {
            let rest = &text[at + opening.len()..];
            let reach = if opening.ends_with('(') { 40 } else { 200 };
            let near: String = rest.chars().take(reach + 40).collect();
            if let Some(start) = near.find('"').filter(|start| *start < reach) {
                let before = near[..start].trim();
                let word: String = near[start + 1..].chars().take_while(|c| *c != '"').collect();
                let is_code = word.contains('-') || word == "unreadable";
                let kebab = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                if is_code && kebab && !before.contains(';') && (before.is_empty() || before.ends_with('{')) {
                    into.insert(word);
                }
            }
        }
    }
}

#[test]
fn every_code_used_is_in_the_table_once() {
    let known: Vec<&str> = CODES.iter().map(|(code, _, _)| *code).collect();
    let single: BTreeSet<&str> = known.iter().copied().collect();
    assert_eq!(known.len(), single.len(), "a code stands twice");
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/submission");
    let mut used = BTreeSet::new();
    let inner = ["check", "workbook", "workbook/gather", "workbook/typed"];
    for folder in inner.iter().map(|folder| room.join(folder)).chain([room.clone()]) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if name.ends_with(".rs") && !name.ends_with("_tests.rs") && name != "codes.rs" {
                codes_of(&fs::read_to_string(path).unwrap(), &mut used);
            }
        }
    }
    for code in &used {
        assert!(single.contains(code.as_str()), "'{code}' is used and not in the table");
    }
    for code in &single {
        assert!(used.contains(*code), "'{code}' is in the table and not used");
    }
}

#[test]
fn the_table_speaks_in_our_manner() {
    for (code, means, todo) in CODES {
        assert!(
            code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{code}"
        );
        for said in [means, todo] {
            assert!(
                !said.is_empty() && !said.ends_with('.') && !said.starts_with(|c: char| c.is_uppercase()),
                "{code}: {said}"
            );
        }
    }
    assert!(super::about("unknown-key").is_some() && super::about("nothing").is_none());
}
