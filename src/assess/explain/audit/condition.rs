//! From the expressions of a rubric to conditions that can be worked out in whole numbers by anybody's spreadsheet.
//!
//! A spreadsheet counts in binary fractions of 53 bits, so a comparison is published as one only where both sides, brought over one
//! divisor, stay far within that. What does not, and arithmetic between facts, stands as the engine found it.

use crate::assess::published::audit::{self as published, Comparison, Condition, Decided, Number, Side, UnitAudit};
use crate::assess::score::holds;
use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::rubric::eval;
use crate::rubric::expr::{self, Expr};
use crate::rubric::model::{self, Way};

/// The product of any dividend or divisor of one side with any of the other is at most this.
const PRODUCT_MOST: u128 = 1_000_000_000_000_000;

/// A number as it is published.
pub(in crate::assess) const fn number(q: Q) -> Number {
    Number {
        number: q.numerator(),
        over: q.denominator(),
    }
}

const fn truth(truth: Truth) -> published::Truth {
    match truth {
        Truth::True => published::Truth::Yes,
        Truth::Unknown => published::Truth::Unknown,
        Truth::False => published::Truth::No,
    }
}

/// An expression with its truth over facts.
pub(in crate::assess) fn read(expr: &Expr, facts: &Facts) -> Decided {
    Decided {
        when: shape(expr, facts),
        truth: truth(eval::truth(expr, facts)),
    }
}

/// The condition of a level with its truth over facts.
pub(super) fn decided(condition: &model::Condition, facts: &Facts) -> Decided {
    let threshold = condition.threshold.map(|threshold| {
        let how = match threshold.way {
            Way::AtLeast => expr::Comparison::AtLeast,
            Way::AtMost => expr::Comparison::AtMost,
        };
        let (left, right) = (Expr::Fact(threshold.measure), Expr::Number(threshold.at));
        shape(&Expr::Compare(how, Box::new(left), Box::new(right)), facts)
    });
    let and = condition.and.as_ref().map(|and| shape(and, facts));
    let when = match (threshold, and) {
        (Some(threshold), Some(and)) => Condition::All(vec![threshold, and]),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => Condition::Always(true),
    };
    Decided {
        when,
        truth: truth(holds(condition, facts)),
    }
}

/// Every condition of a unit.
pub(super) fn conditions(unit: &UnitAudit) -> Vec<&Decided> {
    let mut all: Vec<&Decided> = unit.light.iter().chain(&unit.top).collect();
    for criterion in &unit.criteria {
        for indicator in &criterion.indicators {
            all.extend(&indicator.applies);
            all.extend(
                indicator
                    .steps
                    .iter()
                    .flat_map(|step| std::iter::once(&step.when).chain(&step.light)),
            );
            all.extend(indicator.caps.iter().map(|cap| &cap.when));
        }
        all.extend(criterion.limits.iter().map(|cap| &cap.when));
    }
    all
}

fn shape(expr: &Expr, facts: &Facts) -> Condition {
    let all = |parts: &[Expr]| parts.iter().map(|part| shape(part, facts)).collect();
    match expr {
        Expr::Fact(fact) => Condition::Fact(fact.id().to_owned()),
        Expr::Exists(fact) => Condition::Exists(fact.id().to_owned()),
        Expr::Known(fact) => Condition::Known(fact.id().to_owned()),
        Expr::Constant(value) => Condition::Always(*value),
        Expr::Not(inner) => Condition::Not(Box::new(shape(inner, facts))),
        Expr::And(parts) => Condition::All(all(parts)),
        Expr::Or(parts) => Condition::Any(all(parts)),
        Expr::Compare(how, left, right) => match (side(left), side(right)) {
            (Some(a), Some(b)) if fits(a, b, facts) => Condition::Compare(a.published(), comparison(*how), b.published()),
            _ => as_found(expr, facts),
        },
        Expr::Number(_) | Expr::Minus(_) | Expr::Arithmetic(..) => as_found(expr, facts),
    }
}

/// What stands as the engine found it.
fn as_found(expr: &Expr, facts: &Facts) -> Condition {
    Condition::Found(truth(eval::truth(expr, facts)))
}

const fn comparison(how: expr::Comparison) -> Comparison {
    match how {
        expr::Comparison::Equal => Comparison::Equal,
        expr::Comparison::NotEqual => Comparison::NotEqual,
        expr::Comparison::Less => Comparison::Less,
        expr::Comparison::AtMost => Comparison::AtMost,
        expr::Comparison::More => Comparison::More,
        expr::Comparison::AtLeast => Comparison::AtLeast,
    }
}

/// A side that needs no arithmetic.
#[derive(Clone, Copy)]
enum Plain {
    Fact(Fact),
    Number(Q),
}

fn side(expr: &Expr) -> Option<Plain> {
    match expr {
        Expr::Fact(fact) => Some(Plain::Fact(*fact)),
        Expr::Number(number) => Some(Plain::Number(*number)),
        Expr::Minus(inner) => match side(inner)? {
            Plain::Number(number) => number.negated().map(Plain::Number),
            Plain::Fact(_) => None,
        },
        Expr::Constant(_)
        | Expr::Exists(_)
        | Expr::Known(_)
        | Expr::Not(_)
        | Expr::And(_)
        | Expr::Or(_)
        | Expr::Compare(..)
        | Expr::Arithmetic(..) => None,
    }
}

impl Plain {
    fn published(self) -> Side {
        match self {
            Self::Fact(fact) => Side::Fact(fact.id().to_owned()),
            Self::Number(q) => Side::Number(number(q)),
        }
    }

    /// The ends that are compared.
    fn ends(self, facts: &Facts) -> Vec<Q> {
        match self {
            Self::Fact(fact) => {
                let held = facts.get(fact).as_number().unwrap_or(Interval::ANY);
                held.low.into_iter().chain(held.high).collect()
            }
            Self::Number(number) => vec![number],
        }
    }
}

/// Whether both sides can be compared exactly in binary fractions.
fn fits(left: Plain, right: Plain, facts: &Facts) -> bool {
    let parts = |q: &Q| [q.numerator().unsigned_abs(), q.denominator().unsigned_abs()];
    let largest = |side: Plain| side.ends(facts).iter().flat_map(parts).max().unwrap_or(1);
    u128::from(largest(left)).saturating_mul(largest(right).into()) <= PRODUCT_MOST
}
