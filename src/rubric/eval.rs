//! Evaluates expressions over facts: three-valued, exact, total.
//!
//! A comparison with something that surely is not there is false. What overflows or divides by nought is unknown, never an error.

use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::catalogue::Fact;
use crate::facts::value::{Content, Value};
use crate::rubric::expr::{Comparison, Expr, Operation};

/// Where an expression finds its facts.
pub trait Source {
    /// The value of a fact.
    fn value(&self, fact: Fact) -> Value;
}

impl Source for crate::facts::Facts {
    fn value(&self, fact: Fact) -> Value {
        self.get(fact)
    }
}

/// Whether a condition holds.
pub fn truth<S: Source + ?Sized>(expr: &Expr, facts: &S) -> Truth {
    match expr {
        Expr::Fact(fact) => facts.value(*fact).as_truth(),
        Expr::Constant(value) => Truth::from(*value),
        Expr::Exists(fact) => match facts.value(*fact).content {
            Content::Nothing => Truth::False,
            Content::Perhaps(_) => Truth::Unknown,
            Content::Number(_) => Truth::True,
            Content::Truth(truth) => truth,
        },
        Expr::Known(fact) => Truth::from(facts.value(*fact).is_known()),
        Expr::Not(inner) => truth(inner, facts).not(),
        Expr::And(parts) => until(parts, Truth::False, Truth::True, |all, part| all.and(truth(part, facts))),
        Expr::Or(parts) => until(parts, Truth::True, Truth::False, |any, part| any.or(truth(part, facts))),
        Expr::Compare(how, left, right) => compare(*how, left, right, facts),
        Expr::Number(_) | Expr::Minus(_) | Expr::Arithmetic(..) => Truth::Unknown,
    }
}

/// Joins the parts from `start` on, as far as the first that decides all of it.
fn until(parts: &[Expr], decides: Truth, start: Truth, join: impl Fn(Truth, &Expr) -> Truth) -> Truth {
    let mut all = start;
    for part in parts {
        all = join(all, part);
        if all == decides {
            break;
        }
    }
    all
}

fn compare<S: Source + ?Sized>(how: Comparison, left: &Expr, right: &Expr, facts: &S) -> Truth {
    let (Some(a), Some(b)) = (number(left, facts), number(right, facts)) else {
        return Truth::False;
    };
    let truth = match how {
        Comparison::AtMost => a.no_more_than(&b),
        Comparison::AtLeast => b.no_more_than(&a),
        Comparison::Less => b.no_more_than(&a).not(),
        Comparison::More => a.no_more_than(&b).not(),
        Comparison::Equal => a.same(&b),
        Comparison::NotEqual => a.same(&b).not(),
    };
    // where there may be nothing to compare, it is never sure
    if perhaps(left, facts) || perhaps(right, facts) {
        truth.and(Truth::Unknown)
    } else {
        truth
    }
}

/// Whether a number reads a fact of which it is not sure that there is one.
fn perhaps<S: Source + ?Sized>(expr: &Expr, facts: &S) -> bool {
    match expr {
        Expr::Fact(fact) => matches!(facts.value(*fact).content, Content::Perhaps(_)),
        Expr::Minus(inner) => perhaps(inner, facts),
        Expr::Arithmetic(_, left, right) => perhaps(left, facts) || perhaps(right, facts),
        Expr::Number(_)
        | Expr::Constant(_)
        | Expr::Exists(_)
        | Expr::Known(_)
        | Expr::Not(_)
        | Expr::And(_)
        | Expr::Or(_)
        | Expr::Compare(..) => false,
    }
}

/// The interval of a number; `None` where there is no such thing.
pub fn number<S: Source + ?Sized>(expr: &Expr, facts: &S) -> Option<Interval> {
    match expr {
        Expr::Number(value) => Some(Interval::exact(*value)),
        Expr::Fact(fact) => match facts.value(*fact).content {
            Content::Number(interval) | Content::Perhaps(interval) => Some(interval),
            Content::Nothing => None,
            Content::Truth(_) => Some(Interval::ANY),
        },
        Expr::Minus(inner) => number(inner, facts).map(|value| Interval::exact(Q::ZERO).minus(&value)),
        Expr::Arithmetic(how, left, right) => {
            let (a, b) = (number(left, facts)?, number(right, facts)?);
            Some(match how {
                Operation::Plus => a.plus(&b),
                Operation::Minus => a.minus(&b),
                Operation::Times => a.times(&b),
                Operation::Over => a.over(&b),
            })
        }
        Expr::Constant(_) | Expr::Exists(_) | Expr::Known(_) | Expr::Not(_) | Expr::And(_) | Expr::Or(_) | Expr::Compare(..) => {
            Some(Interval::ANY)
        }
    }
}

#[cfg(test)]
#[path = "eval_tests.rs"]
mod tests;
