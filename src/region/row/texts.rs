//! Marks of longer texts, by which the same text is found wherever it stands.
//!
//! A text becomes the smallest hashes of its runs of five words, without case, punctuation, numbers: two texts that share most of their
//! runs share most of their marks, whatever was changed between (Broder's resemblance by a bottom sketch). Nothing here compares texts.

use super::TextRow;
use crate::base::pointer::Pointer;
use crate::submission::fields::Text;
use crate::submission::model::{Exercise, RegisterRow};
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
    let words = Words::of(text);
    if words.ends.len() < LEAST_WORDS {
        return None;
    }
    let mut marks: Vec<u32> = words.runs().map(|run| mark(run.as_bytes())).collect();
    marks.sort_unstable();
    marks.dedup();
    marks.truncate(MARKS);
    Some(TextRow {
        at: at.as_str().to_owned(),
        begins: begins(text),
        words: u32::try_from(words.ends.len()).unwrap_or(u32::MAX),
        marks,
    })
}

/// The mark of a run of words.
fn mark(run: &[u8]) -> u32 {
    u32::try_from(xxh3_64(run) >> 32).unwrap_or(u32::MAX)
}

/// Words without case, punctuation and numbers, so that another date or another name of a month is all that may differ: in one text with a
/// space between each two, so that a run of words is a part of it.
struct Words {
    text: String,
    /// where each word ends
    ends: Vec<usize>,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut all = Self {
            text: String::with_capacity(text.len()),
            ends: Vec::new(),
        };
        let words = text
            .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
            .filter(|word| !word.is_empty() && !word.bytes().any(|byte| byte.is_ascii_digit()));
        for word in words {
            if !all.ends.is_empty() {
                all.text.push(' ');
            }
            if word.is_ascii() {
                all.text.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
            } else {
                all.text.push_str(&word.to_lowercase());
            }
            all.ends.push(all.text.len());
        }
        all
    }

    /// Every run of [`RUN`] words.
    fn runs(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|end| end.saturating_add(1)));
        let ends = self.ends.iter().skip(RUN.saturating_sub(1));
        starts.zip(ends).filter_map(|(start, end)| self.text.get(start..*end))
    }
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
