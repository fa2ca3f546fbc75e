//! Conditions and states in words, for the columns beside the formulas.
//!
//! Says what the published value holds; nothing here is computed from it.

use crate::assess::published::SignStatus;
use crate::assess::published::audit::{Comparison, Condition, Ends, Held, MarkEffect, Number, Part, Side, Truth};
use crate::base::number::Q;

/// A condition: `reach.heard ≥ 1 and not exercise.proposal`.
pub(super) fn condition(when: &Condition) -> String {
    let joined = |parts: &[Condition], word: &str| parts.iter().map(inner).collect::<Vec<_>>().join(word);
    match when {
        Condition::Fact(fact) => fact.clone(),
        Condition::Exists(fact) => format!("there is {fact}"),
        Condition::Known(fact) => format!("{fact} is known"),
        Condition::Always(value) => if *value { "always" } else { "never" }.to_owned(),
        Condition::Not(one) => format!("not {}", inner(one)),
        Condition::All(parts) => joined(parts, " and "),
        Condition::Any(parts) => joined(parts, " or "),
        Condition::Compare(left, how, right) => format!("{} {} {}", side(left), sign(*how), side(right)),
        Condition::Found(found) => format!("a part that was found: {}", truth(*found)),
    }
}

fn inner(part: &Condition) -> String {
    match part {
        Condition::All(_) | Condition::Any(_) => format!("({})", condition(part)),
        Condition::Fact(_)
        | Condition::Exists(_)
        | Condition::Known(_)
        | Condition::Always(_)
        | Condition::Not(_)
        | Condition::Compare(..)
        | Condition::Found(_) => condition(part),
    }
}

fn side(side: &Side) -> String {
    match side {
        Side::Fact(fact) => fact.clone(),
        Side::Number(number) => decimal(*number),
    }
}

/// A number with at most six decimals.
pub(super) fn decimal(number: Number) -> String {
    Q::new(number.number.into(), number.over.into()).map_or_else(String::new, |q| q.decimal(6))
}

const fn sign(how: Comparison) -> &'static str {
    match how {
        Comparison::Equal => "=",
        Comparison::NotEqual => "≠",
        Comparison::Less => "<",
        Comparison::AtMost => "≤",
        Comparison::More => ">",
        Comparison::AtLeast => "≥",
    }
}

/// A truth.
pub(super) const fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::No => "no",
        Truth::Unknown => "may be",
        Truth::Yes => "yes",
    }
}

/// What is held of a fact, as the formulas read it.
pub(super) const fn held(held: Held) -> &'static str {
    match held {
        Held::Yes => "yes",
        Held::No => "no",
        Held::Unknown => "unknown",
        Held::Number => "number",
        Held::Perhaps => "perhaps",
        Held::None => "none",
    }
}

/// Whether something counts, as the formulas write it.
pub(super) const fn part(part: Part) -> &'static str {
    match part {
        Part::Counts => "counts",
        Part::NotDue => "not due",
        Part::NotApplicable => "does not apply",
    }
}

/// What a mark on an indicator does, as the formulas read it.
pub(super) const fn mark(effect: MarkEffect) -> &'static str {
    match effect {
        MarkEffect::Judges => "judges",
        MarkEffect::SetsAgainst => "sets against",
    }
}

/// The state of a sign, as the formulas read it.
pub(super) const fn sign_status(status: SignStatus) -> &'static str {
    match status {
        SignStatus::Fired => "fired",
        SignStatus::Possible => "possible",
        SignStatus::Lifted => "lifted",
        SignStatus::Noted => "noted",
    }
}

/// Both ends as formulas give them; nothing where it does not count.
pub(super) fn shown(level: Ends, counts: bool) -> (String, String) {
    if counts {
        (level.low.to_string(), level.high.to_string())
    } else {
        (String::new(), String::new())
    }
}
