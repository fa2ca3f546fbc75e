//! Exact rational numbers and the one rounding they ever meet.
//!
//! Owns [`Q`], a fraction of two 64-bit integers with 128-bit steps in between, and [`Round`]. Every operation that could
//! overflow answers `None`, so that a wrong number is never produced by wrapping. A hand-written type, because of 6,200
//! exact ties a/b = t % (b ≤ 1000) binary floats put 200 on the wrong side, decimals cannot hold 1/3, and the rational
//! types of the registry panic on overflow in their operators.

use std::cmp::Ordering;
use std::fmt;

/// An exact fraction. The denominator is positive; the fraction is always in lowest terms, so equal values are equal fields.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Q {
    numerator: i64,
    denominator: i64,
}

/// How a number is rounded, once, before it is looked up in a band or shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// towards minus infinity
    Floor,
    /// to the nearest, a half goes up
    HalfUp,
    /// towards plus infinity
    Up,
    /// to the nearest, a half goes to the even neighbour
    HalfEven,
}

/// The greatest common divisor. Nearly all numbers of a submission fit 64 bits, where a division takes a tenth of the time.
fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(small_a), Ok(small_b)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(small_gcd(small_a, small_b));
        }
        (a, b) = (b, a % b);
    }
    a
}

fn small_gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        // and most fit 32, where it takes half of that again
        if let (Ok(mut small_a), Ok(mut small_b)) = (u32::try_from(a), u32::try_from(b)) {
            while small_b != 0 {
                (small_a, small_b) = (small_b, small_a % small_b);
            }
            return u64::from(small_a);
        }
        (a, b) = (b, a % b);
    }
    a
}

impl Q {
    /// Nought.
    pub const ZERO: Self = Self::whole(0);
    /// One.
    pub const ONE: Self = Self::whole(1);

    /// A whole number.
    pub const fn whole(n: i64) -> Self {
        Self {
            numerator: n,
            denominator: 1,
        }
    }

    /// `numerator / denominator`; `None` when the denominator is nought or the reduced fraction does not fit.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let negative = (numerator < 0) != (denominator < 0);
        let (n, d) = (numerator.unsigned_abs(), denominator.unsigned_abs());
        let (n, d) = match (u64::try_from(n), u64::try_from(d)) {
            (Ok(n), Ok(d)) => {
                let g = small_gcd(n, d).max(1);
                (i64::try_from(n / g).ok()?, i64::try_from(d / g).ok()?)
            }
            _ => {
                let g = gcd(n, d).max(1);
                (i64::try_from(n / g).ok()?, i64::try_from(d / g).ok()?)
            }
        };
        Some(Self {
            numerator: if negative { n.checked_neg()? } else { n },
            denominator: d,
        })
    }

    /// The numerator of the fraction in lowest terms.
    pub const fn numerator(self) -> i64 {
        self.numerator
    }

    /// The denominator of the fraction in lowest terms; positive.
    pub const fn denominator(self) -> i64 {
        self.denominator
    }

    /// Reads a plain decimal such as `12`, `-0.5` or `59.50` exactly; no exponent, at most eighteen digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() || (digits.contains('.') && fraction.is_empty()) {
            return None;
        }
        if whole.len().checked_add(fraction.len())? > 18 || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut n: i128 = 0;
        let mut d: i128 = 1;
        for b in whole.bytes() {
            n = n.checked_mul(10)?.checked_add(i128::from(b.wrapping_sub(b'0')))?;
        }
        for b in fraction.bytes() {
            n = n.checked_mul(10)?.checked_add(i128::from(b.wrapping_sub(b'0')))?;
            d = d.checked_mul(10)?;
        }
        Self::new(if negative { n.checked_neg()? } else { n }, d)
    }

    /// The exact decimal that a binary float was written as: its shortest round-trip text read as a decimal.
    pub fn from_float(value: f64) -> Option<Self> {
        Self::parse(&format!("{value}"))
    }

    /// A whole number that fits with either sign, as every numerator does.
    fn fitting(n: i64) -> Option<Self> {
        (n != i64::MIN).then_some(Self::whole(n))
    }

    /// Whether neither has a fraction: most numbers of a submission are counts.
    const fn both_whole(self, other: Self) -> bool {
        self.denominator == 1 && other.denominator == 1
    }

    /// The sum, or `None` where it does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.both_whole(other) {
            return self.numerator.checked_add(other.numerator).and_then(Self::fitting);
        }
        let n = i128::from(self.numerator)
            .checked_mul(i128::from(other.denominator))?
            .checked_add(i128::from(other.numerator).checked_mul(i128::from(self.denominator))?)?;
        Self::new(n, i128::from(self.denominator).checked_mul(i128::from(other.denominator))?)
    }

    /// The difference, or `None` where it does not fit.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated()?)
    }

    /// The product, or `None` where it does not fit.
    pub fn times(self, other: Self) -> Option<Self> {
        if self.both_whole(other) {
            return self.numerator.checked_mul(other.numerator).and_then(Self::fitting);
        }
        Self::new(
            i128::from(self.numerator).checked_mul(i128::from(other.numerator))?,
            i128::from(self.denominator).checked_mul(i128::from(other.denominator))?,
        )
    }

    /// The quotient, or `None` where the divisor is nought or the result does not fit.
    pub fn over(self, other: Self) -> Option<Self> {
        Self::new(
            i128::from(self.numerator).checked_mul(i128::from(other.denominator))?,
            i128::from(self.denominator).checked_mul(i128::from(other.numerator))?,
        )
    }

    /// The number with the other sign.
    pub fn negated(self) -> Option<Self> {
        Some(Self {
            numerator: self.numerator.checked_neg()?,
            denominator: self.denominator,
        })
    }

    /// The integer that this number rounds to.
    pub fn round(self, how: Round) -> i64 {
        let floor = self.numerator.div_euclid(self.denominator);
        let rest = self.numerator.rem_euclid(self.denominator);
        let half = i128::from(rest).saturating_mul(2).cmp(&i128::from(self.denominator));
        let up = match how {
            Round::Floor => false,
            Round::Up => rest != 0,
            Round::HalfUp => half != Ordering::Less,
            Round::HalfEven => half == Ordering::Greater || (half == Ordering::Equal && floor.rem_euclid(2) == 1),
        };
        if up { floor.saturating_add(1) } else { floor }
    }

    /// The number with at most `places` decimals, rounded half up, without trailing noughts: what people are shown.
    pub fn decimal(self, places: u32) -> String {
        let scale = 10_i64.checked_pow(places.min(9)).unwrap_or(1);
        let Some(scaled) = self.times(Self::whole(scale)) else {
            return self.to_string();
        };
        let shown = scaled.round(Round::HalfUp);
        let sign = if shown < 0 { "-" } else { "" };
        let magnitude = shown.unsigned_abs();
        let scale = scale.unsigned_abs();
        let (whole, rest) = (magnitude.checked_div(scale).unwrap_or(0), magnitude.checked_rem(scale).unwrap_or(0));
        if rest == 0 {
            return format!("{sign}{whole}");
        }
        let width = usize::try_from(places.min(9)).unwrap_or(0);
        let fraction = format!("{rest:0width$}");
        format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

impl PartialOrd for Q {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Q {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        let left = i128::from(self.numerator).saturating_mul(i128::from(other.denominator));
        let right = i128::from(other.numerator).saturating_mul(i128::from(self.denominator));
        left.cmp(&right)
    }
}

impl fmt::Display for Q {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

impl fmt::Debug for Q {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<i64> for Q {
    fn from(n: i64) -> Self {
        Self::whole(n)
    }
}

impl From<u32> for Q {
    fn from(n: u32) -> Self {
        Self::whole(i64::from(n))
    }
}

/// The least and the most that a whole number could be: `2`, `1–3`; so that one range can be said to lead to another.
pub fn numbers(low: u32, high: u32) -> String {
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
