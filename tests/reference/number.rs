//! Exact numbers for the reference scorer: big rationals, intervals with open ends, three-valued logic, and the four statistics
//! (margin, the two Wilson bounds, the limits of Byar). Everything is done with whole numbers; a root is found by trying squares.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// An exact number.
pub type Q = BigRational;

/// A whole number.
pub fn int(n: i64) -> Q {
    Q::from_integer(BigInt::from(n))
}

/// A fraction.
pub fn frac(a: i64, b: i64) -> Q {
    Q::new(BigInt::from(a), BigInt::from(b))
}

/// Reads a decimal such as `0.8`, `-2` or `12.50`.
pub fn decimal(text: &str) -> Option<Q> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{part}");
    if all.is_empty() || !all.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let top: BigInt = all.parse().ok()?;
    Some(Q::new(top * sign, BigInt::from(10).pow(u32::try_from(part.len()).ok()?)))
}

/// Three-valued truth, in the order that makes `and` the lesser and `or` the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// surely not
    No,
    /// not known
    Unknown,
    /// surely
    Yes,
}

impl Truth {
    /// From a plain yes or no.
    pub fn of(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
    /// Both.
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }
    /// Either.
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
    /// The opposite.
    pub fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
    /// Surely.
    pub fn yes(self) -> bool {
        self == Self::Yes
    }
    /// Surely not.
    pub fn no(self) -> bool {
        self == Self::No
    }
    /// One of them; `No` of none.
    pub fn any(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::No, Self::or)
    }
    /// All of them; `Yes` of none.
    pub fn all(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::Yes, Self::and)
    }
}

/// The numbers that something could be, both ends included; `None` is an open end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// the least
    pub low: Option<Q>,
    /// the most
    pub high: Option<Q>,
}

impl Interval {
    /// One number.
    pub fn exact(q: Q) -> Self {
        Self {
            low: Some(q.clone()),
            high: Some(q),
        }
    }
    /// One whole number.
    pub fn whole(n: i64) -> Self {
        Self::exact(int(n))
    }
    /// Two ends.
    pub fn between(low: Q, high: Q) -> Self {
        Self {
            low: Some(low),
            high: Some(high),
        }
    }
    /// Two whole ends.
    pub fn wholes(low: i64, high: i64) -> Self {
        Self::between(int(low), int(high))
    }
    /// From a number upwards.
    pub fn from(low: Q) -> Self {
        Self {
            low: Some(low),
            high: None,
        }
    }
    /// Anything at all.
    pub fn any() -> Self {
        Self { low: None, high: None }
    }
    /// A count of which nothing is known.
    pub fn any_count() -> Self {
        Self::from(Q::zero())
    }
    /// A number of which `sure` are certain and `possible` could be.
    pub fn counted(all: impl IntoIterator<Item = Truth>) -> Self {
        let (mut sure, mut possible) = (0, 0);
        for one in all {
            sure += i64::from(one.yes());
            possible += i64::from(!one.no());
        }
        Self::wholes(sure, possible)
    }
    /// The sum.
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            low: both(&self.low, &other.low, |a, b| a + b),
            high: both(&self.high, &other.high, |a, b| a + b),
        }
    }
    /// The difference.
    pub fn minus(&self, other: &Self) -> Self {
        Self {
            low: both(&self.low, &other.high, |a, b| a - b),
            high: both(&self.high, &other.low, |a, b| a - b),
        }
    }
    /// Multiplied by a number that is not negative.
    pub fn times(&self, by: &Q) -> Self {
        Self {
            low: self.low.as_ref().map(|q| q * by),
            high: self.high.as_ref().map(|q| q * by),
        }
    }
    /// The smallest interval that holds both.
    pub fn hull(&self, other: &Self) -> Self {
        Self {
            low: both(&self.low, &other.low, |a, b| a.min(b).clone()),
            high: both(&self.high, &other.high, |a, b| a.max(b).clone()),
        }
    }
    /// The greater of the two numbers.
    pub fn max(&self, other: &Self) -> Self {
        let low = match (&self.low, &other.low) {
            (Some(a), Some(b)) => Some(a.max(b).clone()),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        Self {
            low,
            high: both(&self.high, &other.high, |a, b| a.max(b).clone()),
        }
    }
    /// The smaller of the two numbers.
    pub fn min(&self, other: &Self) -> Self {
        let high = match (&self.high, &other.high) {
            (Some(a), Some(b)) => Some(a.min(b).clone()),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        Self {
            low: both(&self.low, &other.low, |a, b| a.min(b).clone()),
            high,
        }
    }
    /// It is at least the other.
    pub fn at_least(&self, other: &Self) -> Truth {
        if matches!((&self.low, &other.high), (Some(a), Some(b)) if a >= b) {
            Truth::Yes
        } else if matches!((&self.high, &other.low), (Some(a), Some(b)) if a < b) {
            Truth::No
        } else {
            Truth::Unknown
        }
    }
    /// It is more than the other.
    pub fn more_than(&self, other: &Self) -> Truth {
        other.at_least(self).not()
    }
    /// They are the same number.
    pub fn equals(&self, other: &Self) -> Truth {
        let point = |i: &Self| i.low.is_some() && i.low == i.high;
        if point(self) && point(other) && self.low == other.low {
            Truth::Yes
        } else if self.more_than(other).yes() || other.more_than(self).yes() {
            Truth::No
        } else {
            Truth::Unknown
        }
    }
    /// It is at least this number.
    pub fn reaches(&self, t: &Q) -> Truth {
        self.at_least(&Self::exact(t.clone()))
    }
}

fn both(a: &Option<Q>, b: &Option<Q>, f: impl Fn(&Q, &Q) -> Q) -> Option<Q> {
    match (a, b) {
        (Some(a), Some(b)) => Some(f(a, b)),
        _ => None,
    }
}

/// A number as `a/b`, or `a` where it is whole.
pub fn show(q: &Q) -> String {
    if q.is_integer() {
        q.to_integer().to_string()
    } else {
        format!("{}/{}", q.numer(), q.denom())
    }
}

/// A number that is known to be small and whole.
pub fn small(q: &Q) -> i64 {
    q.to_integer().to_i64().unwrap()
}

/// The least whole k with k * k >= q.
pub fn root_up(q: &Q) -> BigInt {
    let mut k = q.floor().to_integer().sqrt();
    while Q::from_integer(&k * &k) < *q {
        k += BigInt::one();
    }
    k
}

/// Half the width in points of the 95 % interval: y = 98 * sqrt((N - n) / ((N - 1) n)), rounded up to a millionth; N `None` is without end.
/// Ambiguity: nobody heard has the margin 100; more heard than affected has the margin 0.
pub fn margin(n: &Q, affected: Option<&Q>) -> Q {
    if !n.is_positive() {
        return int(100);
    }
    let square = match affected {
        None => int(9604) / n,
        Some(of) if of <= n => return Q::zero(),
        Some(of) => int(9604) * (of - n) / ((of - int(1)) * n),
    };
    let million = int(1_000_000);
    Q::from_integer(root_up(&(square * &million * &million))) / million
}

/// The exact test of the margin: y <= t.
pub fn margin_at_most(n: i64, affected: i64, t: &Q) -> bool {
    int(9604) * int(affected - n) <= t * t * int(affected - 1) * int(n)
}

/// The exact test: the lower 95 % Wilson bound of `good` out of `n` is at least `t`.
pub fn wilson_at_least(good: &Q, n: &Q, t: &Q) -> bool {
    let p = good / n;
    p >= *t && n * (&p - t) * (&p - t) >= frac(38416, 10000) * t * (int(1) - t)
}

const STEPS: i64 = 100_000_000;

/// The lower Wilson bound in percent, rounded down to a millionth: the last step at which the exact test still holds.
pub fn wilson_low(good: &Q, n: &Q) -> Q {
    if !n.is_positive() {
        return Q::zero();
    }
    // the exact test with t = k / STEPS, all sides multiplied out: (good STEPS - k n)^2 10000 >= 38416 k (STEPS - k) n
    let (good, n, steps) = (good.to_integer(), n.to_integer(), BigInt::from(STEPS));
    let holds = |k: i64| {
        let k = BigInt::from(k);
        let over = &good * &steps - &k * &n;
        !over.is_negative() && &over * &over * 10_000 >= 38_416 * &k * (&steps - &k) * &n
    };
    let (mut yes, mut no) = (0, STEPS + 1);
    while no - yes > 1 {
        let middle = (yes + no) / 2;
        if holds(middle) { yes = middle } else { no = middle }
    }
    frac(yes, STEPS) * int(100)
}

/// The upper Wilson bound in percent, rounded up: what the lower bound leaves of those who did not agree.
pub fn wilson_high(good: &Q, n: &Q) -> Q {
    int(100) - wilson_low(&(n - good), n)
}

/// To the nearest thousandth, a half to the even neighbour.
pub fn thousandths(q: &Q) -> Q {
    // nothing here is negative
    let (top, bottom) = (q.numer() * 1000, q.denom());
    let (floor, rest) = (&top / bottom, &top % bottom);
    let odd = &floor % 2 == BigInt::one();
    let twice = rest * 2;
    let up = twice > *bottom || (twice == *bottom && odd);
    Q::new(if up { floor + 1 } else { floor }, BigInt::from(1000))
}

/// o (1 - 1/(9 o) ± 1.96/(3 √o))³ / expected, to a thousandth. The root is taken to 24 decimals; all else is whole numbers, with the
/// bracket written over 900 o r, r being the root times 10^24.
fn byar(o: &Q, expected: &Q, sign: i64) -> Q {
    let o = o.to_integer();
    let scale = BigInt::from(10).pow(24);
    let r: BigInt = (&o * &scale * &scale).sqrt();
    let bottom: BigInt = 900 * &o * &r;
    let top: BigInt = &bottom - 100 * &r + sign * 588 * &o * &scale;
    thousandths(&Q::new_raw(o * top.pow(3) * expected.denom(), bottom.pow(3) * expected.numer()))
}

/// Byar's upper 95 % limit of the ratio of `heard` to `expected`, to a thousandth.
pub fn byar_upper(heard: &Q, expected: &Q) -> Q {
    byar(&(heard + int(1)), expected, 1)
}

/// Byar's lower 95 % limit.
pub fn byar_lower(heard: &Q, expected: &Q) -> Q {
    if heard.is_zero() { Q::zero() } else { byar(heard, expected, -1) }
}
