//! Tests of the faults of runs and their explanations.

#![allow(clippy::wildcard_enum_match_arm, clippy::cast_possible_truncation, reason = "tests")]

use super::CODES;
use std::collections::BTreeSet;
use std::path::Path;

/// The codes that this room's files name: words in quotes that stand first, or after a line's end, in what tells a fault.
fn used() -> BTreeSet<String> {
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = [
        "region/map.rs",
        "region/placed.rs",
        "region/score.rs",
        "region/settle.rs",
        "report/table.rs",
    ];
    let mut found = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(room.join(file)).unwrap();
        for opening in ["Told::whole(", "told("] {
            for (at, _) in text.match_indices(opening) {
                let rest = text[at + opening.len()..].trim_start();
                if let Some(word) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                    found.insert(word.to_owned());
                }
            }
        }
    }
    found
}

#[test]
fn every_code_used_is_in_the_table_once_and_the_other_way_round() {
    let table: BTreeSet<String> = CODES.iter().map(|(code, _, _)| (*code).to_owned()).collect();
    assert_eq!(table.len(), CODES.len(), "a code stands twice");
    assert_eq!(table, used());
}
