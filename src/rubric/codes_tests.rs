//! Every code that the checks of rubrics and marks use is explained, and no other.

use super::{CODES, about};
use crate::submission::codes as shared;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The first quoted text after each call that takes a code.
fn codes_of(text: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for opening in ["self.error(", "Fault::error(", "Fault::warning(", "finding(", "refuse("] {
        for (at, _) in text.match_indices(opening) {
            let rest = text[at + opening.len()..].trim_start();
            if let Some(rest) = rest.strip_prefix('"') {
                found.insert(rest.split('"').next().unwrap());
            }
        }
    }
    found
}

#[test]
fn every_code_used_is_explained_and_every_code_explained_is_used() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files: Vec<_> = [
        "assess/marks/check.rs",
        "assess/marks/workbook.rs",
        "assess/examples.rs",
        "assess/lint.rs",
        "assess/seen.rs",
        "rubric/local.rs",
        "rubric/library.rs",
        "assess/framework/examples.rs",
        "assess/framework/given.rs",
    ]
    .map(|file| src.join(file))
    .into();
    let folders = ["rubric/check", "rubric/lint", "rubric/overlay", "rubric/framework"].into_iter();
    let checks = folders.flat_map(|folder| fs::read_dir(src.join(folder)).unwrap().map(|entry| entry.unwrap().path()));
    files.extend(checks.filter(|file| !file.to_string_lossy().ends_with("_tests.rs")));
    let texts: Vec<String> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let used: BTreeSet<&str> = texts.iter().flat_map(|text| codes_of(text)).collect();
    assert!(used.len() > 20, "the codes are found in the text: {used:?}");
    let own: BTreeSet<&str> = CODES.iter().map(|(code, _, _)| *code).collect();
    assert_eq!(own.len(), CODES.len(), "a code stands twice");
    for code in &used {
        assert!(
            own.contains(code) || shared::about(code).is_some(),
            "'{code}' is used and not explained"
        );
    }
    for code in &own {
        assert!(used.contains(code), "'{code}' is explained and not used");
        assert!(shared::about(code).is_none(), "'{code}' is explained twice");
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
                !said.is_empty() && !said.ends_with('.') && !said.starts_with(char::is_uppercase),
                "{code}: {said}"
            );
        }
    }
    assert!(about("no-levels").is_some() && about("nothing").is_none());
}
