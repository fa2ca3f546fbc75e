//! Marks of longer texts, by which the same text is found wherever it stands.
//!
//! A text becomes the smallest hashes of its runs of five words, without case, punctuation, numbers: two texts that share most of their
//! runs share most of their marks, whatever was changed between (Broder's resemblance by a bottom sketch). Nothing here compares texts.

use super::TextRow;
use crate::base::pointer::Pointer;
use crate::submission::fields::Text;
use crate::submission::model::{Exercise, RegisterRow};
use std::collections::BTreeSet;
use xxhash_rust::xxh3::xxh3_64;

/// Words in a run.
const RUN: usize = 5;
/// Marks kept of a text.
const MARKS: usize = 12;
/// A text of fewer words is too short to be sure that it was copied.
const LEAST_WORDS: usize = 20;
/// How much of a text is shown, in characters.
const BEGINS: usize = 90;

/// The longer texts of a unit.
pub(super) fn texts(at: &Pointer, exercise: &Exercise, row: Option<&RegisterRow>) -> Vec<TextRow> {
    let mut found = Vec::new();
    let mut add = |at: Pointer, text: Option<&Text>| found.extend(text.and_then(|text| text_row(&at, text.as_str())));
    if let Some(row) = row {
        add(at.key("reason"), row.reason.as_ref());
        return found;
    }
    add(at.key("purpose"), exercise.purpose.as_ref());
    add(
        at.key("information").key("text"),
        exercise.information.as_ref().and_then(|information| information.text.as_ref()),
    );
    for (place, theme) in exercise.themes.iter().flatten().enumerate() {
        add(at.key("themes").item(place).key("summary"), Some(&theme.summary));
    }
    for (place, decision) in exercise.decisions.iter().flatten().enumerate() {
        let at = at.key("decisions").item(place);
        add(at.key("what"), decision.what.as_ref());
        add(at.key("reason"), decision.reason.as_ref());
        for (place, outcome) in decision.themes.iter().flatten().enumerate() {
            add(at.key("themes").item(place).key("reason"), outcome.reason.as_ref());
        }
    }
    for (place, change) in exercise.changes.iter().flatten().enumerate() {
        add(at.key("changes").item(place).key("what"), Some(&change.what));
    }
    found
}

/// A text with its marks, where it is long enough.
fn text_row(at: &Pointer, text: &str) -> Option<TextRow> {
    let words: Vec<String> = words(text).collect();
    if words.len() < LEAST_WORDS {
        return None;
    }
    let hashes: BTreeSet<u32> = words
        .windows(RUN)
        .map(|run| u32::try_from(xxh3_64(run.join(" ").as_bytes()) >> 32).unwrap_or(u32::MAX))
        .collect();
    Some(TextRow {
        at: at.as_str().to_owned(),
        begins: begins(text),
        words: u32::try_from(words.len()).unwrap_or(u32::MAX),
        marks: hashes.into_iter().take(MARKS).collect(),
    })
}

/// Words without case, punctuation and numbers, so that another date or another name of a month is all that may differ.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .filter(|word| !word.is_empty() && !word.chars().any(|letter| letter.is_ascii_digit()))
        .map(str::to_lowercase)
}

/// The beginning of a text, cut between words.
fn begins(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= BEGINS {
        return line;
    }
    let head: String = line.chars().take(BEGINS).collect();
    let cut = head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head);
    format!("{cut} …")
}

#[cfg(test)]
#[path = "texts_tests.rs"]
mod tests;
