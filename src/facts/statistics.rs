//! The four statistics of the field, exact where they can be.
//!
//! The margin of a simple random sample, Wilson's bounds for a share, Byar's limits for a ratio, and the reading age of a text.
//! Margin and Wilson's bounds are computed in whole numbers and rounded outwards to a millionth, so that a comparison with any
//! threshold of up to six decimals is the comparison with the exact value. Byar's limits need a root; they are quantised to
//! 1/1000, half to even, and then compared.

use crate::base::number::Q;

const MILLION: u128 = 1_000_000;

/// A root rounded up.
fn root_up(value: u128) -> u128 {
    let root = value.isqrt();
    if root.saturating_mul(root) < value {
        root.saturating_add(1)
    } else {
        root
    }
}

const fn divide_up(a: u128, b: u128) -> Option<u128> {
    match (a.checked_div(b), a.checked_rem(b)) {
        (Some(quotient), Some(0)) => Some(quotient),
        (Some(quotient), Some(_)) => quotient.checked_add(1),
        _ => None,
    }
}

/// The margin, in points of a hundred, that a simple random sample of `heard` out of `affected` leaves at 95 %: 98·√((N−n)/((N−1)·n)),
/// rounded up to a millionth. `None` for the population is infinity. At most 100, which also stands for nobody heard.
pub fn margin(heard: u32, affected: Option<u32>) -> Q {
    let hundred = Q::whole(100);
    if heard == 0 {
        return hundred;
    }
    let n = u128::from(heard);
    let squared = match affected {
        Some(all) if all <= heard => return Q::ZERO,
        Some(all) => {
            let all = u128::from(all);
            let top = 9604_u128.saturating_mul(MILLION * MILLION).saturating_mul(all.saturating_sub(n));
            divide_up(top, all.saturating_sub(1).saturating_mul(n))
        }
        None => divide_up(9604 * MILLION * MILLION, n),
    };
    let millionths = squared.map_or(100 * MILLION, root_up);
    i128::try_from(millionths)
        .ok()
        .and_then(|m| Q::new(m, 1_000_000))
        .map_or(hundred, |points| points.min(hundred))
}

/// Whether the lower 95 % Wilson bound of `positive` out of `answered` is at least `millionths`: p ≥ t and n(p−t)² ≥ 3.8416·t(1−t).
fn wilson_reaches(positive: u32, answered: u32, millionths: i128) -> bool {
    let (k, n) = (i128::from(positive), i128::from(answered));
    // k·10⁶ − n·t, all over n·10⁶
    let apart = k.saturating_mul(1_000_000).saturating_sub(n.saturating_mul(millionths));
    if apart < 0 {
        return false;
    }
    // n·(apart / (n·10⁶))² ≥ 3.8416·t(10⁶−t)/10¹²  ⇔  apart²·10⁴ ≥ 38416·t(10⁶−t)·n
    let left = apart.checked_mul(apart).and_then(|square| square.checked_mul(10_000));
    let right = millionths
        .checked_mul(1_000_000_i128.saturating_sub(millionths))
        .and_then(|product| product.checked_mul(38_416))
        .and_then(|product| product.checked_mul(n));
    match (left, right) {
        (Some(left), Some(right)) => left >= right,
        _ => false,
    }
}

/// The lower 95 % Wilson bound of `positive` out of `answered`, in percent, rounded down to a millionth of one.
pub fn wilson_lower(positive: u32, answered: u32) -> Q {
    if answered == 0 {
        return Q::ZERO;
    }
    let positive = positive.min(answered);
    let (mut low, mut high) = around(positive, answered);
    while high.saturating_sub(low) > 1 {
        let middle = low.saturating_add(high.saturating_sub(low) / 2);
        if wilson_reaches(positive, answered, middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Q::new(low, 10_000).unwrap_or(Q::ZERO)
}

/// Millionths between which the lower Wilson bound surely lies: those beside the value of the formula where they prove to hold it, else all.
/// The formula only says where to look, so its rounding can change no result.
#[expect(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    reason = "a first guess, tried in whole numbers before it is used"
)]
fn around(positive: u32, answered: u32) -> (i128, i128) {
    let (n, z) = (f64::from(answered), 3.8416);
    let share = f64::from(positive) / n;
    let half = (z * (share * (1.0 - share) / n + z / (4.0 * n * n))).sqrt();
    let guess = (share + z / (2.0 * n) - half) / (1.0 + z / n);
    let guess = i128::from((guess * 1e6) as i64);
    let (low, high) = (guess.saturating_sub(1).max(0), guess.saturating_add(2));
    if wilson_reaches(positive, answered, low) && !wilson_reaches(positive, answered, high) {
        (low, high)
    } else {
        (0, 1_000_001)
    }
}

/// The upper 95 % Wilson bound, in percent, rounded up: one hundred less the lower bound of those who did not agree.
pub fn wilson_upper(positive: u32, answered: u32) -> Q {
    let negative = answered.saturating_sub(positive.min(answered));
    Q::whole(100).minus(wilson_lower(negative, answered)).unwrap_or(Q::ZERO)
}

/// Byar's 95 % limits for `observed` over `expected`, each quantised to 1/1000 half to even.
pub fn byar(observed: u32, expected: Q) -> (Q, Q) {
    (byar_lower(observed, expected), byar_upper(observed, expected))
}

#[expect(
    clippy::cast_precision_loss,
    clippy::float_arithmetic,
    reason = "numerators and denominators of expected people stay far below 2^53; the division is exactly rounded"
)]
fn as_float(value: Q) -> f64 {
    value.numerator() as f64 / value.denominator() as f64
}

/// Byar's lower limit.
#[expect(
    clippy::float_arithmetic,
    reason = "a cube of a root; every step is exactly rounded by IEEE 754, and the result is quantised"
)]
pub fn byar_lower(observed: u32, expected: Q) -> Q {
    if expected <= Q::ZERO || observed == 0 {
        return Q::ZERO;
    }
    let count = f64::from(observed);
    let inner = 1.0 - 1.0 / (9.0 * count) - 1.96 / (3.0 * count.sqrt());
    thousandths(count * inner * inner * inner / as_float(expected))
}

/// Byar's upper limit.
#[expect(
    clippy::float_arithmetic,
    reason = "a cube of a root; every step is exactly rounded by IEEE 754, and the result is quantised"
)]
pub fn byar_upper(observed: u32, expected: Q) -> Q {
    if expected <= Q::ZERO {
        return Q::ZERO;
    }
    let next = f64::from(observed) + 1.0;
    let inner = 1.0 - 1.0 / (9.0 * next) + 1.96 / (3.0 * next.sqrt());
    thousandths(next * inner * inner * inner / as_float(expected))
}

#[expect(clippy::float_arithmetic, clippy::cast_possible_truncation, reason = "quantising, after a clamp")]
fn thousandths(value: f64) -> Q {
    let scaled = (value * 1000.0).round_ties_even().clamp(0.0, 1e15);
    Q::new(i128::from(scaled as i64), 1000).unwrap_or(Q::ZERO)
}

/// The reading age of a text in years: the Flesch–Kincaid grade plus five; `None` below `least_words` words.
///
/// A one-pass count of words, sentences and syllables by a rule of vowels: the crate of the registry that counts them was measured at
/// 22 times the time and gets common words wrong. The formula itself is good to about a year, which the report says.
pub fn reading_age(text: &str, least_words: i64) -> Option<Q> {
    let (mut words, mut sentences, mut syllables) = (0_i64, 0_i64, 0_i64);
    let mut open = false;
    for word in text.split_whitespace() {
        let count = syllables_of(word);
        if count > 0 {
            words = words.saturating_add(1);
            syllables = syllables.saturating_add(count);
            open = true;
        }
        if open && word.trim_end_matches(['"', '\'', ')', '”', '’']).ends_with(['.', '!', '?']) {
            sentences = sentences.saturating_add(1);
            open = false;
        }
    }
    if open {
        sentences = sentences.saturating_add(1);
    }
    if words < least_words || sentences == 0 {
        return None;
    }
    // 0.39·words/sentences + 11.8·syllables/words − 15.59 + 5
    let length = Q::new(i128::from(words).checked_mul(39)?, i128::from(sentences).checked_mul(100)?)?;
    let weight = Q::new(i128::from(syllables).checked_mul(118)?, i128::from(words).checked_mul(10)?)?;
    let age = length.plus(weight)?.minus(Q::new(1059, 100)?)?;
    let shown = age.times(Q::whole(10))?.round(crate::base::number::Round::HalfEven);
    Q::new(i128::from(shown), 10)
}

fn syllables_of(word: &str) -> i64 {
    let vowel = |c: char| {
        matches!(
            c,
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'â' | 'ê' | 'î' | 'ô' | 'û' | 'ŵ' | 'ŷ' | 'é' | 'á' | 'ó' | 'í' | 'ú'
        )
    };
    let (mut count, mut letters) = (0_i64, 0_usize);
    // the last two letters, each with whether it is a vowel; what stands before the first letter is none
    let (mut before, mut last) = ((' ', false), (' ', false));
    let mut take = |letter: char| {
        let now = vowel(letter);
        if now && !last.1 {
            count = count.saturating_add(1);
        }
        letters = letters.saturating_add(1);
        (before, last) = (last, (letter, now));
    };
    for c in word.chars() {
        if c.is_ascii_alphabetic() {
            take(c.to_ascii_lowercase());
        } else if c.is_alphabetic() {
            c.to_lowercase().for_each(&mut take);
        }
    }
    if letters == 0 {
        return 0;
    }
    let silent_e = letters > 2 && last.0 == 'e' && !before.1 && before.0 != 'l';
    if silent_e && count > 1 {
        count = count.saturating_sub(1);
    }
    count.max(1)
}

#[cfg(test)]
#[path = "statistics_tests.rs"]
mod tests;
