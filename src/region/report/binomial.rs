//! Whether a fair coin would so seldom fall on one side so often.
//!
//! Owns the one-sided binomial test with a half and the bound of one in a hundred, in whole numbers. Up to 120 throws it is exact. Beyond, the sums
//! no longer fit 128 bits, and the normal curve stands in, with half a throw taken off for the steps: against the exact test, for every number of
//! throws from 121 to 3,000, it asks for the same number on one side, or in 43 of these 2,880 for one more. So it is never the easier one.

/// Throws up to which the sums fit: those of 120 are at most 2^120, and a hundredfold of that fits 128 bits.
const MOST_EXACT: u64 = 120;
/// The bound: one in so many.
const ONE_IN: u128 = 100;
/// Of the normal curve, the square of the point beyond which one in a hundred lies, in millionths: 2.326348².
const SQUARE: u128 = 5_411_894;
const MILLION: u128 = 1_000_000;

/// Whether of `throws` throws `many` or more fall on one side less often than once in a hundred times.
pub(super) fn seldom(many: u64, throws: u64) -> bool {
    if many > throws {
        return false;
    }
    let found = if throws <= MOST_EXACT {
        exact(many, throws)
    } else {
        normal(many, throws)
    };
    // what does not fit is not told
    found.unwrap_or(false)
}

/// 100 · Σ C(n, k) over k from `many` to n is below 2^n.
fn exact(many: u64, throws: u64) -> Option<bool> {
    let ways = 1_u128.checked_shl(u32::try_from(throws).ok()?)?;
    // from the end, where all fall on one side
    let (mut term, mut sum) = (1_u128, 1_u128);
    let mut at = throws;
    while at > many {
        // C(n, k − 1) = C(n, k) · k / (n − k + 1)
        let below = throws.checked_sub(at)?.checked_add(1)?;
        term = term.checked_mul(u128::from(at))?.checked_div(u128::from(below))?;
        sum = sum.checked_add(term)?;
        at = at.checked_sub(1)?;
    }
    Some(sum.checked_mul(ONE_IN)? < ways)
}

/// The point (many − 1/2 − n/2) / (√n / 2) lies beyond that of one in a hundred: (2·many − 1 − n)² is above its square times n.
fn normal(many: u64, throws: u64) -> Option<bool> {
    let twice = u128::from(many).checked_mul(2)?.checked_sub(1)?;
    let Some(apart) = twice.checked_sub(u128::from(throws)) else {
        return Some(false);
    };
    let left = apart.checked_mul(apart)?.checked_mul(MILLION)?;
    Some(left > SQUARE.checked_mul(u128::from(throws))?)
}

#[cfg(test)]
#[path = "binomial_tests.rs"]
mod tests;
