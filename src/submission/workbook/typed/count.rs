//! Counts and percentages as people type them: `3,540`, `about 300`, `at least 40`, `10 to 20`, `59 % of 251`, `12.5 %`.
//!
//! Owns the words for what is not exact. Nothing here knows what is counted.

use super::{Slip, clean, percent, plain};
use crate::submission::workbook::raw::Cell;
use serde_json::{Value, json};

/// A whole number with or without commas or spaces between thousands.
fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    let parts: Vec<&str> = text.split([',', ' ']).collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = parts.iter().skip(1).all(|part| part.len() == 3) && parts.first().is_some_and(|part| parts.len() == 1 || part.len() <= 3);
    if grouped && parts.iter().all(|part| digits(part)) {
        return parts.concat().parse().ok();
    }
    let whole = text.strip_suffix(".0").filter(|whole| digits(whole));
    whole.and_then(|whole| whole.parse().ok())
}

/// What stands after a number and says only what it counts.
const NOUNS: [&str; 9] = [
    "people",
    "persons",
    "responses",
    "answers",
    "members",
    "visits",
    "signatures",
    "comments",
    "organisations",
];

fn bare(text: &str) -> &str {
    let trimmed = NOUNS.iter().find_map(|noun| text.strip_suffix(noun)).unwrap_or(text);
    trimmed.trim()
}

fn phrase(text: &str) -> Option<Value> {
    if let Some(n) = number(text) {
        return Some(json!(n));
    }
    if matches!(text, "none" | "nobody" | "nil" | "zero" | "no one") {
        return Some(json!(0));
    }
    if let Some((share, of)) = text.split_once(" of ") {
        let (share, of) = (rate(share)?, number(bare(of))?);
        return Some(json!({ "share": share, "of": of }));
    }
    let after = |starts: &[&str]| starts.iter().find_map(|start| text.strip_prefix(start)).and_then(number);
    if let Some(n) = after(&[
        "about ",
        "approximately ",
        "approx. ",
        "approx ",
        "around ",
        "circa ",
        "c. ",
        "c.",
        "roughly ",
        "~",
    ]) {
        return Some(json!({ "about": n }));
    }
    if let Some(n) = after(&["at least ", "no fewer than ", "no less than ", "≥ ", "≥", ">= ", ">="]) {
        return Some(json!({ "at_least": n }));
    }
    if let Some(n) = after(&["more than ", "over ", "> ", ">"]) {
        return Some(json!({ "at_least": n.saturating_add(1) }));
    }
    if let Some(n) = ["+", " or more", " plus"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .and_then(number)
    {
        return Some(json!({ "at_least": n }));
    }
    if let Some(n) = after(&["at most ", "up to ", "no more than ", "not more than ", "≤ ", "≤", "<= ", "<="]) {
        return Some(json!({ "at_most": n }));
    }
    if let Some(n) = after(&["fewer than ", "less than ", "under ", "< ", "<"]) {
        return Some(json!({ "at_most": n.saturating_sub(1) }));
    }
    let inner = text.strip_prefix("between ").or_else(|| text.strip_prefix("from ")).unwrap_or(text);
    for between in [" to ", " and ", " - ", "-"] {
        if let Some((from, to)) = inner.split_once(between)
            && let (Some(from), Some(to)) = (number(from), number(to))
        {
            return Some(json!({ "from": from, "to": to }));
        }
    }
    None
}

/// `59 %`, `59%`, `59 per cent`, as `59 %`.
fn rate(text: &str) -> Option<String> {
    let bare = ["%", "per cent", "percent"]
        .iter()
        .find_map(|end| text.trim().strip_suffix(end))?
        .trim();
    let number = bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !bare.is_empty();
    number.then(|| format!("{} %", bare.strip_suffix(".0").unwrap_or(bare)))
}

/// Reads a count.
pub(super) fn read(cell: &Cell) -> Result<Value, Slip> {
    if let Some(share) = share(cell) {
        return Err(Slip::new(
            "share-for-count",
            format!("'{}' is a share", share.replace(" %", "%")),
            "how many people is it? write the number, or '59 % of 251'; if the form allowed several answers, shares can pass 100 and that is fine, but counts are needed",
        ));
    }
    let refuse = |read: &str| {
        Slip::new(
            "bad-value",
            format!("'{read}' is not a count, expected a whole number"),
            "write a number such as 3,540, or about 300, at least 40, at most 40, 10 to 20, 59 % of 251, or not held",
        )
    };
    match cell {
        Cell::Number(text) => number(text).map(|n| json!(n)).ok_or_else(|| refuse(text)),
        Cell::Text(text) => phrase(bare(&plain(text))).ok_or_else(|| refuse(&clean(text))),
        Cell::Date(day) => Err(refuse(&day.words())),
        Cell::Truth(truth) => Err(refuse(if *truth { "yes" } else { "no" })),
        Cell::Share(text) | Cell::Error(text) => Err(refuse(text)),
    }
}

/// A bare whole number.
pub(super) fn whole(cell: &Cell) -> Result<Value, Slip> {
    let text = super::text(cell);
    number(&text)
        .map(|n| json!(n))
        .ok_or_else(|| Slip::new("bad-value", format!("'{text}' is not a whole number"), "write a number such as 3"))
}

/// A percentage and nothing else, as `59 %`.
pub(super) fn share(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Share(fraction) => percent(fraction),
        Cell::Text(text) => rate(&plain(text)),
        Cell::Number(_) | Cell::Date(_) | Cell::Truth(_) | Cell::Error(_) => None,
    }
}

/// Reads a percentage; a bare number of more than one counts as one.
pub(super) fn percentage(cell: &Cell) -> Result<Value, Slip> {
    if let Some(share) = share(cell) {
        return Ok(json!(share));
    }
    let text = super::text(cell);
    let bare = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !text.starts_with("0.") && !text.is_empty();
    if bare {
        return Ok(json!(format!("{text} %")));
    }
    Err(Slip::new(
        "bad-value",
        format!("'{text}' is not a percentage that we can be sure of"),
        "write it with its sign, such as 12.5 %",
    ))
}
