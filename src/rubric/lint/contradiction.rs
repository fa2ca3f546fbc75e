//! Whether conditions could all hold at once, for any facts at all.
//!
//! A search over the alternatives of the conditions, each holding down the spans in which the facts may lie. It errs on one side only:
//! where it cannot tell (arithmetic, two facts compared, too many alternatives) it says that they could.

use crate::base::number::Q;
use crate::facts::catalogue::{Fact, Kind};
use crate::rubric::expr::{Comparison, Expr};
use std::collections::BTreeMap;

/// How many steps are taken before the search gives up.
const STEPS: u32 = 20_000;

/// Something that is to hold.
#[derive(Clone, Copy)]
enum Goal<'e> {
    /// an expression is this
    Is(&'e Expr, bool),
    /// a number compares so
    Lies(Fact, Comparison, Q),
    /// there is such a thing, or there is not
    There(Fact, bool),
}

/// One end of a span, and whether the end itself is left out.
type End = Option<(Q, bool)>;

/// What must be so of the facts, as far as the search has come.
#[derive(Clone, Default)]
struct World {
    truths: BTreeMap<Fact, bool>,
    there: BTreeMap<Fact, bool>,
    spans: BTreeMap<Fact, (End, End)>,
}

/// Could all of `hold` be true and all of `fail` be false?
pub fn can_hold(hold: &[&Expr], fail: &[&Expr]) -> bool {
    let goals = hold.iter().map(|expr| Goal::Is(expr, true));
    let goals = goals.chain(fail.iter().map(|expr| Goal::Is(expr, false))).collect();
    let mut steps = STEPS;
    search(goals, World::default(), &mut steps)
}

fn search<'e>(mut goals: Vec<Goal<'e>>, mut world: World, steps: &mut u32) -> bool {
    while let Some(goal) = goals.pop() {
        let Some(left) = steps.checked_sub(1) else { return true };
        *steps = left;
        let mut alternatives: Vec<Vec<Goal<'e>>> = Vec::new();
        let possible = match goal {
            Goal::There(fact, there) => world.is_there(fact, there),
            Goal::Lies(fact, Comparison::NotEqual, number) => {
                alternatives = vec![
                    vec![Goal::Lies(fact, Comparison::Less, number)],
                    vec![Goal::Lies(fact, Comparison::More, number)],
                ];
                true
            }
            Goal::Lies(fact, how, number) => world.is_there(fact, true) && world.lies(fact, how, number),
            Goal::Is(expr, wanted) => match expr {
                Expr::Constant(value) => *value == wanted,
                Expr::Fact(fact) => *world.truths.entry(*fact).or_insert(wanted) == wanted,
                Expr::Exists(fact) if fact.def().kind == Kind::Number => world.is_there(*fact, wanted),
                Expr::Exists(_) | Expr::Known(_) | Expr::Number(_) | Expr::Minus(_) | Expr::Arithmetic(..) => true,
                Expr::Not(inner) => {
                    goals.push(Goal::Is(inner, !wanted));
                    true
                }
                Expr::And(parts) | Expr::Or(parts) => {
                    let each = parts.iter().map(|part| Goal::Is(part, wanted));
                    if matches!(expr, Expr::And(_)) == wanted {
                        goals.extend(each);
                    } else {
                        alternatives = each.map(|part| vec![part]).collect();
                    }
                    true
                }
                Expr::Compare(how, left, right) => match (single(left), single(right)) {
                    (Side::Number(a), Side::Number(b)) => compares(*how, a, b) == wanted,
                    (Side::Fact(fact), Side::Number(number)) => {
                        compared(fact, *how, number, wanted, &mut goals, &mut alternatives);
                        true
                    }
                    (Side::Number(number), Side::Fact(fact)) => {
                        compared(fact, turned(*how), number, wanted, &mut goals, &mut alternatives);
                        true
                    }
                    (Side::Fact(_) | Side::Other, Side::Fact(_) | Side::Other)
                    | (Side::Number(_), Side::Other)
                    | (Side::Other, Side::Number(_)) => true,
                },
            },
        };
        if !possible {
            return false;
        }
        if !alternatives.is_empty() {
            return alternatives.into_iter().any(|more| {
                let mut goals = goals.clone();
                goals.extend(more);
                search(goals, world.clone(), steps)
            });
        }
    }
    true
}

/// What a comparison with a number asks for; one that is to fail may also have nothing to compare.
fn compared<'e>(fact: Fact, how: Comparison, number: Q, wanted: bool, goals: &mut Vec<Goal<'e>>, alternatives: &mut Vec<Vec<Goal<'e>>>) {
    if wanted {
        goals.push(Goal::Lies(fact, how, number));
    } else {
        *alternatives = vec![vec![Goal::Lies(fact, opposite(how), number)], vec![Goal::There(fact, false)]];
    }
}

enum Side {
    Fact(Fact),
    Number(Q),
    Other,
}

fn single(expr: &Expr) -> Side {
    match expr {
        Expr::Fact(fact) => Side::Fact(*fact),
        Expr::Number(number) => Side::Number(*number),
        Expr::Minus(inner) => match single(inner) {
            Side::Number(number) => number.negated().map_or(Side::Other, Side::Number),
            Side::Fact(_) | Side::Other => Side::Other,
        },
        Expr::Constant(_)
        | Expr::Exists(_)
        | Expr::Known(_)
        | Expr::Not(_)
        | Expr::And(_)
        | Expr::Or(_)
        | Expr::Compare(..)
        | Expr::Arithmetic(..) => Side::Other,
    }
}

fn compares(how: Comparison, a: Q, b: Q) -> bool {
    match how {
        Comparison::Equal => a == b,
        Comparison::NotEqual => a != b,
        Comparison::Less => a < b,
        Comparison::AtMost => a <= b,
        Comparison::More => a > b,
        Comparison::AtLeast => a >= b,
    }
}

/// The comparison with its sides changed over.
const fn turned(how: Comparison) -> Comparison {
    match how {
        Comparison::Less => Comparison::More,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::More => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        Comparison::Equal | Comparison::NotEqual => how,
    }
}

/// The comparison that holds where this one does not.
const fn opposite(how: Comparison) -> Comparison {
    match how {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::Less => Comparison::AtLeast,
        Comparison::AtMost => Comparison::More,
        Comparison::More => Comparison::AtMost,
        Comparison::AtLeast => Comparison::Less,
    }
}

/// The span in which a number lies by its unit alone.
fn natural(fact: Fact) -> (End, End) {
    let closed = |n: i64| Some((Q::whole(n), false));
    match fact.def().unit {
        "percent" | "points" => (closed(0), closed(100)),
        "1 to 3" => (closed(1), closed(3)),
        // these may lie before what they are counted from
        "days" | "rungs" => (None, None),
        _ => (closed(0), None),
    }
}

impl World {
    fn is_there(&mut self, fact: Fact, there: bool) -> bool {
        *self.there.entry(fact).or_insert(there) == there
    }

    fn lies(&mut self, fact: Fact, how: Comparison, number: Q) -> bool {
        let (low, high) = self.spans.entry(fact).or_insert_with(|| natural(fact));
        let from = |end: &mut End, open: bool| {
            if end.is_none_or(|(least, least_open)| number > least || (number == least && open && !least_open)) {
                *end = Some((number, open));
            }
        };
        let to = |end: &mut End, open: bool| {
            if end.is_none_or(|(most, most_open)| number < most || (number == most && open && !most_open)) {
                *end = Some((number, open));
            }
        };
        match how {
            Comparison::AtLeast => from(low, false),
            Comparison::More => from(low, true),
            Comparison::AtMost => to(high, false),
            Comparison::Less => to(high, true),
            Comparison::Equal => {
                from(low, false);
                to(high, false);
            }
            Comparison::NotEqual => {}
        }
        low.zip(*high)
            .is_none_or(|((low, low_open), (high, high_open))| low < high || (low == high && !low_open && !high_open))
    }
}

#[cfg(test)]
#[path = "contradiction_tests.rs"]
mod tests;
