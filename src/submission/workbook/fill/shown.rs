//! One value as a cell of the form shows it.
//!
//! Owns people's words for values; what cannot be shown in one cell gives nothing, and stands elsewhere then.

use crate::base::date::{Day, Days};
use crate::base::number::Q;
use crate::submission::fields::grouped;
use crate::submission::workbook::layout::Kind;
use crate::submission::workbook::raw::Cell;
use crate::submission::workbook::rest::is_plain;
use serde_json::Value;

/// A word of a file in people's words.
pub(super) fn word(kind: Kind, word: &str) -> String {
    match kind {
        Kind::Word(list) | Kind::Words(list) => list.label(word).unwrap_or(word).to_owned(),
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
        | Kind::Ref(_)
        | Kind::Refs(_)
        | Kind::Covers
        | Kind::Evidence
        | Kind::Address => word.to_owned(),
    }
}

/// A value as a cell.
pub(super) fn cell(kind: Kind, value: &Value) -> Option<Cell> {
    let plain = |text: String| is_plain(&text).then_some(Cell::Text(text));
    let text = value.as_str();
    if let Some(text) = text.filter(|text| matches!(*text, "not held" | "none") || text.starts_with("n/a:")) {
        return plain(text.to_owned());
    }
    match kind {
        Kind::Id | Kind::Name | Kind::Text | Kind::Flag | Kind::Ref(_) | Kind::Address => plain(text?.to_owned()),
        Kind::Word(_) => plain(word(kind, text?)),
        Kind::Words(_) | Kind::Texts | Kind::Refs(_) | Kind::Covers => {
            if let Some(text) = text {
                return plain(text.to_owned());
            }
            let items: Option<Vec<String>> = value
                .as_array()?
                .iter()
                .map(|item| item.as_str().map(|item| word(kind, item)))
                .collect();
            let items = items.filter(|items| items.iter().all(|item| !item.contains([';', '\n'])))?;
            plain(items.join("; "))
        }
        Kind::Count | Kind::CountOrShare if text.is_some() => share(text?),
        Kind::Count | Kind::CountOrShare | Kind::Whole => count(value),
        Kind::Percent => share(text?),
        Kind::Date => date(text?),
        Kind::Evidence => {
            let items: Option<Vec<String>> = value.as_array()?.iter().map(citation).collect();
            plain(items?.join("; "))
        }
    }
}

fn share(text: &str) -> Option<Cell> {
    let number = Q::parse(text.strip_suffix('%')?.trim())?;
    let fraction = number.times(Q::new(1, 100)?)?;
    Some(Cell::Share(fraction.decimal(3)))
}

fn count(value: &Value) -> Option<Cell> {
    if value.is_u64() {
        return Some(Cell::Number(value.to_string()));
    }
    let map = value.as_object()?;
    let part = |key: &str| {
        map.get(key)
            .and_then(Value::as_u64)
            .and_then(|n| u32::try_from(n).ok())
            .map(grouped)
    };
    let words = if let Some(n) = part("about") {
        format!("about {n}")
    } else if let Some(n) = part("at_least") {
        format!("at least {n}")
    } else if let Some(n) = part("at_most") {
        format!("at most {n}")
    } else if let (Some(from), Some(to)) = (part("from"), part("to")) {
        format!("{from} to {to}")
    } else {
        format!("{} of {}", map.get("share")?.as_str()?, part("of")?)
    };
    Some(Cell::Text(words))
}

fn date(text: &str) -> Option<Cell> {
    if let Some(day) = Day::parse(text) {
        return Some(Cell::Date(day));
    }
    let days = Days::parse(text)?;
    let month = (text.len() == 7).then(|| days.from.words());
    let month = month
        .as_deref()
        .and_then(|words| words.split_once(' '))
        .map(|(_, month)| month.to_owned());
    Some(Cell::Text(month.unwrap_or_else(|| text.to_owned())))
}

fn citation(value: &Value) -> Option<String> {
    let map = value.as_object()?;
    let text = |key: &str| map.get(key).and_then(Value::as_str);
    match (text("document"), map.get("page"), text("review")) {
        (Some(paper), Some(page), None) => Some(format!("{paper} p. {page}")),
        (Some(paper), None, None) => Some(paper.to_owned()),
        (None, None, Some(review)) => Some(format!("review {review}")),
        _ => None,
    }
}
