//! Every code that the checks of rubrics and marks use is explained, and no other.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use super::{CODES, about};
use crate::submission::codes as shared;
use std::collections::BTreeSet;

/// The first quoted text after each call that takes a code.
fn codes_of(text: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for opening in ["self.error(", "Fault::error(", "Fault::warning("] {
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
    let mut used = codes_of(include_str!("check.rs"));
    used.extend(codes_of(include_str!("../assess/marks.rs")));
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
