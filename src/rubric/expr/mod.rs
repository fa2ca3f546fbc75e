//! The words after `when:`, `if:` and `and:`: a closed subset of the Common Expression Language's syntax, read by hand.
//!
//! Numbers are exact decimals, truth has three values, and every name is checked when the rubric is read. Written by hand because
//! the parsers of the registry turn `0.1` into a binary fraction, know no unknown, and cost 29 crates for what is needed here:
//! facts, numbers, `exists(x)`, `known(x)`, `! - * / + == != < <= > >= && ||` and parentheses. At most 500 nodes, 32 deep.

mod reader;
mod tokens;

use crate::base::near::nearest;
use crate::base::number::Q;
use crate::facts::catalogue::{FACTS, Fact, Kind};
use std::collections::BTreeMap;

/// A condition or number over facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// a fact
    Fact(Fact),
    /// a number
    Number(Q),
    /// true or false
    Constant(bool),
    /// there is such a thing at all
    Exists(Fact),
    /// the fact is known
    Known(Fact),
    /// not
    Not(Box<Expr>),
    /// minus
    Minus(Box<Expr>),
    /// both
    And(Vec<Expr>),
    /// either
    Or(Vec<Expr>),
    /// a comparison
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// arithmetic
    Arithmetic(Operation, Box<Expr>, Box<Expr>),
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// ==
    Equal,
    /// !=
    NotEqual,
    /// <
    Less,
    /// <=
    AtMost,
    /// >
    More,
    /// >=
    AtLeast,
}

impl Comparison {
    /// As it is written.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }
}

/// An operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// +
    Plus,
    /// -
    Minus,
    /// *
    Times,
    /// /
    Over,
}

/// What is wrong with an expression, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExprFault {
    /// first character, from 0
    pub start: usize,
    /// what is wrong
    pub message: String,
    /// what to write instead
    pub help: Option<String>,
}

fn fault(start: usize, message: impl Into<String>) -> ExprFault {
    ExprFault {
        start,
        message: message.into(),
        help: None,
    }
}

/// What to write instead of a fact that there is not.
pub(super) fn instead_of_fact(name: &str) -> String {
    nearest(name, FACTS.iter().map(|def| def.id)).map_or_else(
        || "`earnest facts` lists every fact".to_owned(),
        |near| format!("did you mean '{near}'?"),
    )
}

/// The conditions with a name, by name.
pub type Terms = BTreeMap<String, Expr>;

impl Expr {
    /// Truth or number.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Fact(fact) => fact.def().kind,
            Self::Number(_) | Self::Minus(_) | Self::Arithmetic(..) => Kind::Number,
            Self::Constant(_) | Self::Exists(_) | Self::Known(_) | Self::Not(_) | Self::And(_) | Self::Or(_) | Self::Compare(..) => {
                Kind::Truth
            }
        }
    }

    /// The facts that it reads, each once, in order.
    pub fn facts(&self) -> Vec<Fact> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect(&self, found: &mut Vec<Fact>) {
        match self {
            Self::Fact(fact) | Self::Exists(fact) | Self::Known(fact) => {
                if !found.contains(fact) {
                    found.push(*fact);
                }
            }
            Self::Number(_) | Self::Constant(_) => {}
            Self::Not(inner) | Self::Minus(inner) => inner.collect(found),
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.collect(found)),
            Self::Compare(_, left, right) | Self::Arithmetic(_, left, right) => {
                left.collect(found);
                right.collect(found);
            }
        }
    }
}

#[cfg(test)]
#[path = "expr_tests.rs"]
mod tests;
