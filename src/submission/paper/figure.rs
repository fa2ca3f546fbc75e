//! Whether a figure stands in a text, in any of its usual writings: 3540, 3,540, 3.540, 3 540, 3'540.
//!
//! Leans to finding it: what is found wrongly is silence, what is missed wrongly would be a charge. It never takes a part of a longer
//! number, of a decimal or of a percentage for the figure.

use super::html::TAG;

/// Stands between thousands.
const fn between(letter: char) -> bool {
    matches!(letter, ' ') || glue(letter)
}

/// Stands between thousands and, unlike a space, hardly between two numbers. A letter that could not be read may be one.
const fn glue(letter: char) -> bool {
    matches!(
        letter,
        ',' | '.' | '\'' | '\u{2019}' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{fffd}'
    )
}

/// Whether a figure stands in a text; `loose` where its digits may stand apart.
pub(super) fn stands(text: &str, figure: u32, loose: bool) -> bool {
    let digits: Vec<char> = figure.to_string().chars().collect();
    let Some(first) = digits.first().copied() else { return false };
    let letters: Vec<char> = text.chars().collect();
    let starts = letters.iter().enumerate().filter(|(_, letter)| **letter == first);
    starts
        .map(|(at, _)| at)
        .filter(|at| begins(letters.get(..*at).unwrap_or(&[]), digits.len()))
        .any(|at| {
            let rest = letters.get(at..).unwrap_or(&[]);
            after(rest, &digits, loose).is_some_and(ends)
        })
}

/// No number is under way before it.
fn begins(before: &[char], digits: usize) -> bool {
    match before {
        [.., last] if last.is_ascii_digit() => false,
        [.., digit, '.'] if digit.is_ascii_digit() => false,
        [.., digit, last] if digit.is_ascii_digit() && glue(*last) => !digits.is_multiple_of(3),
        _ => true,
    }
}

/// What follows the digits, where they stand at the beginning of the letters.
fn after<'l>(mut letters: &'l [char], digits: &[char], loose: bool) -> Option<&'l [char]> {
    let apart = |letter: char| letter == TAG || (loose && letter.is_whitespace());
    for (place, digit) in digits.iter().enumerate() {
        if place > 0 {
            letters = skipped(letters, apart);
            if digits.len().saturating_sub(place).is_multiple_of(3)
                && let [letter, rest @ ..] = letters
                && between(*letter)
            {
                letters = skipped(rest, apart);
            }
        }
        match letters {
            [letter, rest @ ..] if letter == digit => letters = rest,
            _ => return None,
        }
    }
    Some(letters)
}

fn skipped(letters: &[char], apart: impl Fn(char) -> bool) -> &[char] {
    let many = letters.iter().take_while(|letter| apart(**letter)).count();
    letters.get(many..).unwrap_or(&[])
}

/// The number goes on no further, and is no percentage.
fn ends(after: &[char]) -> bool {
    match after {
        [next, ..] if next.is_ascii_digit() => false,
        [next, digit, ..] if glue(*next) && digit.is_ascii_digit() => false,
        _ => {
            let rest = skipped(after, |letter| letter.is_whitespace() || letter == TAG);
            !matches!(rest, ['%', ..])
        }
    }
}
