//! Sums of very many fractions, exact as long as that fits.
//!
//! Owns the adding of numbers that are not below nought. A fraction of two 64-bit integers soon overflows when fractions of many
//! denominators are added, so a sum stands over the least common multiple of its denominators in 128 bits, and beside it in billionths, each
//! part rounded down. Whether the exact sum fits depends on what was added and never on the order. It never wraps, and says which it gives.

use crate::base::number::Q;

/// Parts of one in which a sum is kept besides.
const BILLION: u128 = 1_000_000_000;

/// A sum.
#[derive(Debug)]
pub(super) struct Sum {
    /// numerator and denominator, as long as they fit
    exact: Option<(u128, u128)>,
    /// billionths, each part rounded down
    near: u128,
    count: u64,
}

/// What a sum or a mean came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Total {
    /// the number; where it is not exact, below the exact one by less than a billionth for each number added, and by what does not fit
    pub(super) value: Q,
    /// it is the very number
    pub(super) exact: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Self {
            exact: Some((0, 1)),
            near: 0,
            count: 0,
        }
    }
}

const fn gcd(mut a: u128, mut b: u128) -> u128 {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

/// The sum of two fractions over the least common multiple of their denominators; what is reduced now would have to be widened again.
fn plus(a: (u128, u128), b: (u128, u128)) -> Option<(u128, u128)> {
    let shared = gcd(a.1, b.1);
    let (widen_a, widen_b) = (b.1.checked_div(shared)?, a.1.checked_div(shared)?);
    let numerator = a.0.checked_mul(widen_a)?.checked_add(b.0.checked_mul(widen_b)?)?;
    Some((numerator, a.1.checked_mul(widen_a)?))
}

impl Sum {
    /// Adds a number, which is not below nought; one that is counts as nought.
    pub(super) fn add(&mut self, number: Q) {
        let part = |of: i64| u128::try_from(of).unwrap_or(0);
        let (numerator, denominator) = (part(number.numerator()), part(number.denominator()).max(1));
        self.exact = self.exact.and_then(|sum| plus(sum, (numerator, denominator)));
        let near = numerator.saturating_mul(BILLION).checked_div(denominator).unwrap_or(0);
        self.near = self.near.saturating_add(near);
        self.count = self.count.saturating_add(1);
    }

    /// What they come to.
    pub(super) fn total(&self) -> Total {
        self.over(1)
    }

    /// Their mean, where there is any.
    pub(super) fn mean(&self) -> Option<Total> {
        (self.count > 0).then(|| self.over(u128::from(self.count)))
    }

    fn over(&self, divisor: u128) -> Total {
        let exact = self.exact.and_then(|(numerator, denominator)| {
            let denominator = denominator.checked_mul(divisor)?;
            let shared = gcd(numerator, denominator);
            fitting(numerator.checked_div(shared)?, denominator.checked_div(shared)?)
        });
        if let Some(value) = exact {
            return Total { value, exact: true };
        }
        let near = self.near.checked_div(divisor).unwrap_or(0);
        // billionths, or as fine a part as fits
        let parts = [(1, BILLION), (1_000, 1_000_000), (1_000_000, 1_000), (BILLION, 1)];
        let value = parts
            .iter()
            .find_map(|(coarser, part): &(u128, u128)| fitting(near.checked_div(*coarser)?, *part));
        Total {
            value: value.unwrap_or(Q::whole(i64::MAX)),
            exact: false,
        }
    }
}

fn fitting(numerator: u128, denominator: u128) -> Option<Q> {
    Q::new(i128::try_from(numerator).ok()?, i128::try_from(denominator).ok()?)
}

/// Reads a number of a row: a whole number, or a fraction such as 8/3. None where it is neither, or below nought.
pub(in crate::region) fn fraction(text: &str) -> Option<Q> {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    let number = Q::new(
        i128::from(numerator.parse::<i64>().ok()?),
        i128::from(denominator.parse::<i64>().ok()?),
    )?;
    (number >= Q::ZERO).then_some(number)
}

#[cfg(test)]
#[path = "sums_tests.rs"]
mod tests;
