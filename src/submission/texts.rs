//! What only the words of a file tell: personal data that should not be there, and reasons that a rubric must list.
//!
//! Owns three small scanners for personal data: e-mail addresses, NHS numbers (by their check digit) and mobile telephone numbers. They find
//! lookalikes, so they warn and never refuse, and a message never repeats what was found.

use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use serde_json::Value;

/// Keys whose texts are addresses or names of files, not words about people.
const PASSED_OVER: [&str; 4] = ["url", "path", "sha256", "id"];

/// Personal data that a text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// an e-mail address
    Email,
    /// a number that passes the check of an NHS number
    NhsNumber,
    /// a mobile telephone number of the United Kingdom
    Mobile,
}

/// A quick look at a whole file: is anything in it worth a walk through its texts?
pub(crate) fn may_tell(text: &str) -> bool {
    text.contains('@') || text.contains("n/a:") || has_long_number(text.as_bytes())
}

/// The fewest digits of a number that is worth a look.
const LONG: usize = 10;

/// Ten digits with nothing but spaces and hyphens between them. Looks at every fifth byte, and further only where two in a row may be of one
/// number, as two are in any ten bytes: every file passes here, and single spaces are many.
fn has_long_number(bytes: &[u8]) -> bool {
    let of_number = |at: usize| {
        bytes
            .get(at)
            .is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-'))
    };
    const STEP: usize = LONG / 2;
    let mut at = STEP.saturating_sub(1);
    let mut before = false;
    while at < bytes.len() {
        let now = of_number(at);
        if now && before {
            let mut start = at;
            while start > 0 && of_number(start.saturating_sub(1)) {
                start = start.saturating_sub(1);
            }
            while of_number(at) {
                at = at.saturating_add(1);
            }
            let digits = bytes
                .get(start..at)
                .unwrap_or_default()
                .iter()
                .filter(|byte| byte.is_ascii_digit())
                .count();
            if digits >= LONG {
                return true;
            }
            before = false;
        } else {
            before = now;
        }
        at = at.saturating_add(STEP);
    }
    false
}

/// The warnings about the texts of a file, given as its plain value.
pub fn faults(value: &Value) -> Faults {
    let mut faults = Faults::default();
    walk(value, &Pointer::root(), &mut faults);
    faults
}

fn walk(value: &Value, at: &Pointer, faults: &mut Faults) {
    match value {
        Value::String(text) => tell(text, at, faults),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().filter(|(_, item)| !item.is_number()) {
                walk(item, &at.item(index), faults);
            }
        }
        Value::Object(map) => {
            for (key, item) in map
                .iter()
                .filter(|(key, item)| !item.is_number() && !PASSED_OVER.contains(&key.as_str()))
            {
                walk(item, &at.key(key), faults);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn tell(text: &str, at: &Pointer, faults: &mut Faults) {
    if text.starts_with("n/a:") {
        let fault = Fault::warning(
            "reason-unlisted",
            at.clone(),
            "'n/a' counts only for a reason that the rubric lists; any other is read as a blank",
        );
        faults.push(fault.with_help("`earnest rubric show` lists the reasons"));
        return;
    }
    for personal in personal(text) {
        let (code, what) = match personal {
            Personal::Email => ("e-mail-address", "an e-mail address"),
            Personal::NhsNumber => ("nhs-number", "an nhs number"),
            Personal::Mobile => ("mobile-number", "a mobile telephone number"),
        };
        let fault = Fault::warning(code, at.clone(), format!("this text holds what looks like {what}"));
        faults.push(fault.with_help("take personal data out of the file: it is published, and counts and roles are enough"));
    }
}

/// The kinds of personal data that `text` seems to hold.
pub fn personal(text: &str) -> Vec<Personal> {
    let mut found = Vec::new();
    if has_email(text) {
        found.push(Personal::Email);
    }
    let runs = digit_runs(text);
    if any_window(&runs, is_nhs_number) {
        found.push(Personal::NhsNumber);
    }
    if any_window(&runs, is_mobile) {
        found.push(Personal::Mobile);
    }
    found
}

fn has_email(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let (before, after) = text.split_at(at);
        let local = before.bytes().next_back().is_some_and(|byte| byte.is_ascii_alphanumeric());
        let domain: &str = after.get(1..).unwrap_or_default();
        let end = domain
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-'))
            .unwrap_or(domain.len());
        let domain = domain.get(..end).unwrap_or_default().trim_end_matches(['.', '-']);
        let ending = domain
            .rsplit_once('.')
            .filter(|(name, _)| !name.is_empty())
            .map(|(_, ending)| ending);
        local && ending.is_some_and(|ending| ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_alphabetic()))
    })
}

/// Groups of digits that stand one space or hyphen apart, each with whether a plus stands before it.
pub(super) type Run = Vec<(bool, String)>;

pub(super) fn digit_runs(text: &str) -> Vec<Run> {
    let (mut runs, mut run): (Vec<Run>, Run) = (Vec::new(), Vec::new());
    // what stood before: the group is open, closed by one separator, or broken off
    let (mut open, mut apart, mut before) = (false, false, ' ');
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_digit() {
            if open {
                if let Some((_, digits)) = run.last_mut() {
                    digits.push(c);
                }
            } else if !before.is_alphanumeric() {
                if !apart {
                    runs.push(std::mem::take(&mut run));
                }
                run.push((before == '+', c.to_string()));
                open = true;
            }
            apart = false;
        } else {
            apart = open && matches!(c, ' ' | '-');
            if open && c.is_alphanumeric() {
                // digits that run into letters belong to a code, not to a number
                run.pop();
            }
            open = false;
        }
        before = c;
    }
    runs.push(run);
    runs
}

pub(super) fn any_window(runs: &[Run], is: fn(&[usize], &str, bool) -> bool) -> bool {
    runs.iter().any(|run| {
        (1..=5).any(|width| {
            run.windows(width).any(|window| {
                let digits: String = window.iter().map(|(_, digits)| digits.as_str()).collect();
                let lengths: Vec<usize> = window.iter().map(|(_, digits)| digits.len()).collect();
                is(&lengths, &digits, window.first().is_some_and(|(plus, _)| *plus))
            })
        })
    })
}

/// Ten digits, plain or in threes and four, whose last is the check digit by weights 10 to 2 and modulus 11.
fn is_nhs_number(lengths: &[usize], digits: &str, _: bool) -> bool {
    if !matches!(lengths, [10] | [3, 3, 4]) || digits.bytes().all(|byte| Some(byte) == digits.bytes().next()) {
        return false;
    }
    let values = || digits.bytes().map(|byte| u32::from(byte.wrapping_sub(b'0')));
    let sum: u32 = values()
        .zip((2..=10).rev())
        .map(|(digit, weight)| digit.saturating_mul(weight))
        .sum();
    let check = match 11_u32.saturating_sub(sum % 11) {
        11 => 0,
        other => other,
    };
    values().next_back() == Some(check)
}

fn is_mobile(_: &[usize], digits: &str, plus: bool) -> bool {
    let local = match digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44").filter(|_| plus)) {
        Some(rest) => rest,
        None => match digits.strip_prefix('0') {
            Some(rest) => rest,
            None => return false,
        },
    };
    local.len() == 10 && local.starts_with('7')
}

#[cfg(test)]
#[path = "texts_tests.rs"]
mod tests;
