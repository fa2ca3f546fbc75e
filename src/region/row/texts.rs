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
/// Bytes of the shortest text of so many words: a letter for each, and a space between each two.
const SHORTEST: usize = 2 * LEAST_WORDS - 1;
/// How much of a text is shown, in characters.
const BEGINS: usize = 90;

/// The longer texts of a unit.
pub(super) fn texts(at: &Pointer, exercise: &Exercise, row: Option<&RegisterRow>) -> Vec<TextRow> {
    let mut found = Vec::new();
    if let Some(row) = row {
        found.extend(
            row.reason
                .as_ref()
                .and_then(|reason| text_row(|| at.key("reason"), reason.as_str())),
        );
        return found;
    }
    // most texts are too short for a mark, and the place of such a one is not made
    let mut add = |text: Option<&Text>, place: &dyn Fn() -> Pointer| found.extend(text.and_then(|text| text_row(place, text.as_str())));
    add(exercise.purpose.as_ref(), &|| at.key("purpose"));
    let text = exercise.information.as_ref().and_then(|information| information.text.as_ref());
    add(text, &|| at.key("information").key("text"));
    for (place, theme) in exercise.themes.iter().flatten().enumerate() {
        add(Some(&theme.summary), &|| at.key("themes").item(place).key("summary"));
    }
    for (place, decision) in exercise.decisions.iter().flatten().enumerate() {
        let at = at.key("decisions").item(place);
        add(decision.what.as_ref(), &|| at.key("what"));
        add(decision.reason.as_ref(), &|| at.key("reason"));
        for (place, outcome) in decision.themes.iter().flatten().enumerate() {
            add(outcome.reason.as_ref(), &|| at.key("themes").item(place).key("reason"));
        }
    }
    for (place, change) in exercise.changes.iter().flatten().enumerate() {
        add(Some(&change.what), &|| at.key("changes").item(place).key("what"));
    }
    found
}

/// A text with its marks, where it is long enough.
fn text_row(at: impl FnOnce() -> Pointer, text: &str) -> Option<TextRow> {
    if text.len() < SHORTEST {
        return None;
    }
    let words = Words::of(text);
    if words.ends.len() < LEAST_WORDS {
        return None;
    }
    let mut marks: Vec<u32> = words.runs().map(|run| mark(run.as_bytes())).collect();
    marks.sort_unstable();
    marks.dedup();
    marks.truncate(MARKS);
    Some(TextRow {
        at: at().as_str().to_owned(),
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
        if text.is_ascii() {
            all.take_ascii(&text.to_ascii_lowercase());
        } else {
            all.take(text);
        }
        all
    }

    /// Takes the words of any text.
    fn take(&mut self, text: &str) {
        let words = text
            .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
            .filter(|word| !word.is_empty() && !word.bytes().any(|byte| byte.is_ascii_digit()));
        for word in words {
            self.push(&word.to_lowercase());
        }
    }

    /// Takes the same words of a text that is ASCII, in lower case, in one pass over its bytes: a third of the time.
    fn take_ascii(&mut self, text: &str) {
        let (mut start, mut digit) = (0, false);
        for (at, byte) in text.bytes().chain([b' ']).enumerate() {
            match byte {
                b'a'..=b'z' | b'\'' => {}
                b'0'..=b'9' => digit = true,
                _ => {
                    if at > start && !digit {
                        self.push(text.get(start..at).unwrap_or_default());
                    }
                    (start, digit) = (at.saturating_add(1), false);
                }
            }
        }
    }

    fn push(&mut self, word: &str) {
        if !self.ends.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.ends.push(self.text.len());
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
    let (mut line, mut length) = (String::new(), 0_usize);
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
            length = length.saturating_add(1);
        }
        line.push_str(word);
        length = length.saturating_add(word.chars().count());
        // what follows is not shown
        if length > BEGINS {
            break;
        }
    }
    if length <= BEGINS {
        return line;
    }
    let head: String = line.chars().take(BEGINS).collect();
    let cut = head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head);
    format!("{cut} …")
}

#[cfg(test)]
#[path = "texts_tests.rs"]
mod tests;
