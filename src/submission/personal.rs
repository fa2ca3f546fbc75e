//! What in a text tells who somebody is: what the check of a file warns of, and more, since what is published cannot be taken back.
//!
//! Owns scanners for telephone numbers of any kind, full postcodes and National Insurance numbers of the United Kingdom, addresses of pages and
//! names of accounts, beside those of [`super::texts`]. A name it does not know from another word. They find lookalikes: whoever asks refuses rather than publishes, and says what to do. They never repeat what they found.

use super::texts::{self, any_window, digit_runs};

/// What a text seems to hold, in words, each once.
pub fn kinds(text: &str) -> Vec<&'static str> {
    // figures of other widths and scripts are figures, and what parts them is one space
    let text: String = text.chars().map(plain).collect();
    let text = text.as_str();
    let of_file = texts::personal(text);
    let mut found = Vec::new();
    if of_file.contains(&texts::Personal::Email) || is_spelt_address(text) {
        found.push("an e-mail address");
    }
    if of_file.contains(&texts::Personal::NhsNumber) {
        found.push("an NHS number");
    }
    // brackets stand around the code of a town
    let open: String = text.chars().filter(|c| !matches!(c, '(' | ')')).collect();
    let parted: String = open.chars().map(|c| if matches!(c, '.' | '/') { ' ' } else { c }).collect();
    let telephone = |text: &str| any_window(&digit_runs(text), is_telephone);
    if of_file.contains(&texts::Personal::Mobile) || telephone(&open) || telephone(&parted) {
        found.push("a telephone number");
    }
    let words: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if windows(&words, 2, is_postcode) {
        found.push("a full postcode");
    }
    if windows(&words, 5, is_national_insurance) {
        found.push("a National Insurance number");
    }
    if text.contains("://") || is_handle(text) {
        found.push("the address of a page or the name of an account");
    }
    found
}

/// A sign as it is most plainly written: figures and Latin letters of full width as those of everyday.
fn plain(sign: char) -> char {
    let code = u32::from(sign);
    match code {
        0xff01..=0xff5e => char::from_u32(code.saturating_sub(0xfee0)).unwrap_or(sign),
        _ => sign,
    }
}

/// An address with its sign as a word: ann.smith at example.org.
fn is_spelt_address(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).any(|three| match three {
        [before, at, after] => {
            let at = at.trim_matches(['(', ')', '[', ']']).eq_ignore_ascii_case("at");
            let named = before.chars().next_back().is_some_and(char::is_alphanumeric);
            let host = after.trim_end_matches(['.', ',', ';', ':', ')', '?', '!']);
            let parts: Vec<&str> = host.split('.').collect();
            let ending = parts
                .last()
                .is_some_and(|last| last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_lowercase()));
            at && named && parts.len() > 1 && ending && parts.iter().all(|part| !part.is_empty() && part.is_ascii())
        }
        _ => false,
    })
}

/// A word that begins with the sign of accounts.
fn is_handle(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ',' | ';'));
    words
        .filter_map(|word| word.strip_prefix('@'))
        .any(|name| name.chars().next().is_some_and(char::is_alphabetic))
}

/// Whether some words that follow each other, up to so many, are together what is looked for.
fn windows(words: &[&str], most: usize, is: fn(&[&str]) -> bool) -> bool {
    (1..=most).any(|width| words.windows(width).any(is))
}

/// A number of ten or eleven digits with its nought, the first group of which is a code of three digits or more; or the same from abroad.
fn is_telephone(lengths: &[usize], digits: &str, plus: bool) -> bool {
    let abroad = digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44").filter(|_| plus));
    if let Some(rest) = abroad {
        let local = rest.strip_prefix('0').unwrap_or(rest);
        return (9..=10).contains(&local.len());
    }
    let code = lengths.first().is_some_and(|first| *first >= 3);
    code && (10..=11).contains(&digits.len()) && digits.starts_with('0') && !digits.starts_with("00")
}

/// A full postcode: one or two letters, a digit, perhaps one more sign; a digit and two letters.
fn is_postcode(words: &[&str]) -> bool {
    let joined = words.concat();
    let Some(at) = joined.len().checked_sub(3) else { return false };
    // a space may stand nowhere but in the middle
    if words.len() > 1 && words.first().is_none_or(|first| first.len() != at) {
        return false;
    }
    let upper = joined.to_ascii_uppercase();
    let (out, inward) = upper.split_at(at);
    // "a1 2nd" begins an address of another kind
    if matches!(inward, "1ST" | "2ND" | "3RD") && joined != upper {
        return false;
    }
    let letter = |byte: u8| byte.is_ascii_uppercase();
    let digit = |byte: u8| byte.is_ascii_digit();
    let inner = match inward.as_bytes() {
        [one, two, three] => digit(*one) && [*two, *three].into_iter().all(|byte| letter(byte) && !b"CIKMOV".contains(&byte)),
        _ => false,
    };
    let outer = match out.as_bytes() {
        [one, two] => letter(*one) && digit(*two),
        [one, two, three] => letter(*one) && ((digit(*two) && three.is_ascii_alphanumeric()) || (letter(*two) && digit(*three))),
        [one, two, three, four] => letter(*one) && letter(*two) && digit(*three) && four.is_ascii_alphanumeric(),
        _ => false,
    };
    inner && outer
}

/// Two letters that are given out, six digits, a letter from A to D.
fn is_national_insurance(words: &[&str]) -> bool {
    let upper = words.concat().to_ascii_uppercase();
    match upper.as_bytes() {
        [one, two, digits @ .., last] if digits.len() == 6 => {
            one.is_ascii_uppercase()
                && two.is_ascii_uppercase()
                && !b"DFIQUV".contains(one)
                && !b"DFIOQUV".contains(two)
                && !matches!(&[*one, *two], b"BG" | b"GB" | b"KN" | b"NK" | b"NT" | b"TN" | b"ZZ")
                && digits.iter().all(u8::is_ascii_digit)
                && (b'A'..=b'D').contains(last)
        }
        _ => false,
    }
}

#[cfg(test)]
#[path = "personal_tests.rs"]
mod tests;
