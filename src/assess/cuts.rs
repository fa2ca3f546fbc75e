//! The numbers of a rubric that may be moved to see what they decide: thresholds of levels, and numbers that conditions compare with.
//!
//! Owns which numbers are cuts and in what order they come. It moves none.

use crate::base::number::Q;
use crate::facts::catalogue::Fact;
use crate::rubric::expr::{Comparison, Expr};
use crate::rubric::model::{Condition, Indicator};

/// One cut of an indicator.
pub(super) struct Cut<'c> {
    /// the number
    pub(super) at: &'c mut Q,
    /// its unit
    pub(super) unit: &'static str,
    of: Of,
}

/// What a cut is a cut of.
#[derive(Clone, Copy)]
enum Of {
    Level(u32),
    Light(u32),
    Cap(u32),
}

impl Cut<'_> {
    /// What it is a cut of, in words.
    pub(super) fn of(&self) -> String {
        match self.of {
            Of::Level(level) => format!("the threshold of level {level}"),
            Of::Light(level) => format!("the light threshold of level {level}"),
            Of::Cap(at_most) => format!("the threshold of the cap at {at_most}"),
        }
    }
}

/// Hands out every cut of an indicator: of its levels, then of its caps.
pub(super) fn cuts(indicator: &mut Indicator, each: &mut dyn FnMut(Cut<'_>)) {
    for step in &mut indicator.steps {
        in_condition(&mut step.when, Of::Level(step.level), each);
        if let Some(light) = &mut step.light {
            in_condition(light, Of::Light(step.level), each);
        }
    }
    for cap in &mut indicator.caps {
        in_expr(&mut cap.when, Of::Cap(cap.at_most), each);
    }
}

fn in_condition(condition: &mut Condition, of: Of, each: &mut dyn FnMut(Cut<'_>)) {
    if let Some(threshold) = &mut condition.threshold
        && is_cut(threshold.measure, threshold.at)
    {
        let unit = threshold.measure.def().unit;
        let at = &mut threshold.at;
        each(Cut { at, unit, of });
    }
    if let Some(and) = &mut condition.and {
        in_expr(and, of, each);
    }
}

/// Steps of a ladder of words, and noughts, are no cuts.
fn is_cut(measure: Fact, at: Q) -> bool {
    at > Q::ZERO && !matches!(measure.def().unit, "rungs" | "1 to 3" | "items")
}

fn in_expr(expr: &mut Expr, of: Of, each: &mut dyn FnMut(Cut<'_>)) {
    match expr {
        Expr::Compare(Comparison::Less | Comparison::AtMost | Comparison::More | Comparison::AtLeast, fact, number) => {
            if let (Expr::Fact(fact), Expr::Number(at)) = (fact.as_ref(), number.as_mut())
                && is_cut(*fact, *at)
            {
                let unit = fact.def().unit;
                each(Cut { at, unit, of });
            }
        }
        Expr::And(parts) | Expr::Or(parts) => parts.iter_mut().for_each(|part| in_expr(part, of, each)),
        Expr::Not(inner) => in_expr(inner, of, each),
        Expr::Compare(..)
        | Expr::Fact(_)
        | Expr::Number(_)
        | Expr::Constant(_)
        | Expr::Exists(_)
        | Expr::Known(_)
        | Expr::Minus(_)
        | Expr::Arithmetic(..) => {}
    }
}
