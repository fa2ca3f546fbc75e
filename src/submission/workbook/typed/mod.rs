//! Values as people type them, turned into values as a file writes them.
//!
//! Owns the reading of one cell, by what the form says it takes. What is not sure is refused with what to write instead; what only the
//! submission can judge (a range, a count too high) is passed on and judged there.

pub(super) mod count;
pub(super) mod date;
pub(super) mod word;

use super::layout::{Kind, Takes};
use super::raw::Cell;
use crate::base::number::Q;
use crate::submission::fields::{Id, LONGEST_ID};
use serde_json::{Value, json};

/// Why a cell was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// the stable name of the fault
    pub code: &'static str,
    /// what was read and what was expected
    pub message: String,
    /// what to do
    pub help: String,
}

impl Slip {
    pub(super) fn new(code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            help: help.into(),
        }
    }
}

/// The text of a cell as a person sees it, for messages and for cells that take any text.
pub fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => clean(text),
        Cell::Number(number) => number.clone(),
        Cell::Share(fraction) => percent(fraction).unwrap_or_else(|| fraction.clone()),
        Cell::Date(day) => day.to_string(),
        Cell::Truth(truth) => if *truth { "yes" } else { "no" }.to_owned(),
        Cell::Error(error) => error.clone(),
    }
}

/// Without spaces at either end, and with plain spaces for those that only look so.
pub(super) fn clean(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ").trim().to_owned()
}

/// In small letters with single spaces, for comparing.
pub(super) fn plain(text: &str) -> String {
    let text = clean(text)
        .to_lowercase()
        .replace(['\u{2019}', '\u{2018}'], "'")
        .replace(['\u{2013}', '\u{2014}'], "-");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `0.125` as `12.5 %`.
fn percent(fraction: &str) -> Option<String> {
    let hundred = Q::parse(fraction)?.times(Q::whole(100))?;
    // a spreadsheet keeps 0.57 as the nearest binary fraction
    let tenths = hundred.times(Q::whole(10))?;
    if tenths.denominator() == 1 {
        return Some(format!("{} %", hundred.decimal(1)));
    }
    Some(format!("{} %", hundred.decimal(3)))
}

/// Reads a cell. `None` is a blank.
///
/// # Errors
/// Why it was not understood.
pub fn read(kind: Kind, takes: Takes, cell: &Cell) -> Result<Option<Value>, Slip> {
    if let Cell::Error(error) = cell {
        return Err(Slip::new(
            "cell-error",
            format!("the spreadsheet shows the error {error}"),
            "type the value itself",
        ));
    }
    if let Cell::Text(text) = cell
        && takes != Takes::Only
        && matches!(plain(text).trim_end_matches([':', '.', ' ']), "n/a" | "na" | "not applicable")
    {
        let or = if takes == Takes::Held { "not held" } else { "none" };
        return Err(Slip::new(
            "bad-value",
            format!("'{}' stands without its reason", clean(text)),
            format!("write n/a with its reason, such as n/a: no session; or {or}"),
        ));
    }
    if let Cell::Text(text) = cell
        && let Some(special) = special(&clean(text), kind, takes)
    {
        return Ok(special);
    }
    let text = text(cell);
    let value = match kind {
        Kind::Id => id(&text)?,
        Kind::Name => name(&text)?,
        Kind::Text | Kind::Address => json!(text),
        Kind::Texts => json!(several(&text)),
        Kind::Count => count::read(cell)?,
        Kind::Whole => count::whole(cell)?,
        Kind::CountOrShare => match count::share(cell) {
            Some(share) => json!(share),
            None => count::read(cell)?,
        },
        Kind::Percent => count::percentage(cell)?,
        Kind::Date => date::read(cell, takes)?,
        Kind::Flag => word::flag(cell)?,
        Kind::Word(list) => json!(word::one(list, &text)?),
        Kind::Words(list) => {
            let words: Result<Vec<&str>, Slip> = several(&text).iter().map(|text| word::one_of_several(list, text)).collect();
            json!(words?)
        }
        Kind::Ref(_) => json!(text),
        Kind::Refs(_) => json!(several(&text)),
        Kind::Covers if matches!(plain(&text).as_str(), "all" | "all themes" | "every theme") => json!("all"),
        Kind::Covers => json!(several(&text)),
        Kind::Evidence => evidence(&text)?,
    };
    Ok(Some(value))
}

/// What stands in any cell: nothing, `not held`, `n/a` and `none`. The outer `None` is a value to be read.
#[expect(clippy::option_option, reason = "a blank is not the same as nothing special")]
fn special(text: &str, kind: Kind, takes: Takes) -> Option<Option<Value>> {
    let lower = plain(text);
    if matches!(lower.as_str(), "" | "-") {
        return Some(None);
    }
    let none = matches!(lower.as_str(), "none" | "never" | "nil" | "no such thing");
    let held = matches!(lower.as_str(), "not held" | "not-held" | "'not held'");
    let reason = ["n/a", "na:", "not applicable"].iter().any(|start| lower.starts_with(start));
    match takes {
        Takes::Only if none || held || reason => {
            // a list may have a word that says so
            let word = match kind {
                Kind::Word(list) => word::one(list, text).ok(),
                Kind::Id
                | Kind::Name
                | Kind::Text
                | Kind::Texts
                | Kind::Count
                | Kind::Whole
                | Kind::Date
                | Kind::Percent
                | Kind::CountOrShare
                | Kind::Flag
                | Kind::Words(_)
                | Kind::Ref(_)
                | Kind::Refs(_)
                | Kind::Covers
                | Kind::Evidence
                | Kind::Address => None,
            };
            Some(word.map(|word| json!(word)))
        }
        Takes::Held if held => Some(Some(json!("not held"))),
        Takes::Held | Takes::None if reason => {
            let said = text.find([':', ';', ',', '-']).and_then(|at| text.get(at.saturating_add(1)..));
            let said = said.or_else(|| text.get(3..)).unwrap_or_default().trim();
            Some(Some(json!(format!("n/a: {said}"))))
        }
        Takes::None if none || held => Some(Some(json!("none"))),
        Takes::Held | Takes::None | Takes::Only => None,
    }
}

/// Texts with `;` between them.
fn several(text: &str) -> Vec<String> {
    text.split([';', '\n']).map(clean).filter(|part| !part.is_empty()).collect()
}

fn id(text: &str) -> Result<Value, Slip> {
    if Id::new(text).is_some() {
        return Ok(json!(text));
    }
    Err(Slip::new(
        "bad-value",
        format!("'{text}' cannot be a short name"),
        "use letters, digits, '.', '_' and '-', at most 64, such as W1",
    ))
}

/// A name of a group and its like: `Aged 75 plus` is `aged-75-plus`.
fn name(text: &str) -> Result<Value, Slip> {
    if Id::new(text).is_some() {
        return Ok(json!(text));
    }
    let mut slug = String::new();
    for letter in plain(text).chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_') {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.trim_end_matches('-').chars().take(LONGEST_ID).collect();
    id(&slug).map_err(|_| {
        Slip::new(
            "bad-value",
            format!("'{text}' cannot be a name"),
            "write it in letters and digits, such as carers",
        )
    })
}

/// `D1 p. 7; D2; review V1`.
fn evidence(text: &str) -> Result<Value, Slip> {
    let mut all = Vec::new();
    for part in several(text) {
        if let Some(review) = part.strip_prefix("review ").or_else(|| part.strip_prefix("Review ")) {
            all.push(json!({ "review": review.trim() }));
            continue;
        }
        let (paper, page) = page(&part);
        let mut one = serde_json::Map::new();
        one.insert("document".to_owned(), json!(paper));
        if let Some(page) = page {
            one.insert("page".to_owned(), json!(page));
        }
        all.push(Value::Object(one));
    }
    Ok(json!(all))
}

/// A paper and the page that stands after it: `D1 p. 7`, `D1, page 7`.
fn page(text: &str) -> (String, Option<u32>) {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(bare.len()..).unwrap_or_default();
    let before = bare.trim_end();
    for word in [" page", " pages", " p.", " pp.", " p", ",p", ",p."] {
        if let (Some(paper), Ok(page)) = (before.strip_suffix(word), digits.parse::<u32>()) {
            return (paper.trim_end_matches([',', ' ']).to_owned(), Some(page));
        }
    }
    (text.to_owned(), None)
}

#[cfg(test)]
#[path = "../typed_tests.rs"]
mod tests;
