//! What stands in one cell of a rubric: an expression, the name of a fact, a level, a status, an id among others.
//!
//! Each is held against what there is; what the cells say together is looked at by the file of their entry.

use super::{Checker, both};
use crate::base::pointer::Pointer;
use crate::facts::catalogue::{Fact, Kind};
use crate::rubric::expr::{Expr, instead_of_fact};
use crate::rubric::file::{RubricFile, Status};
use crate::submission::fields::{Id, Text};

impl Checker {
    /// Reads an expression and remembers the facts that it uses.
    fn expression(&mut self, text: &Text, kind: Kind, at: &Pointer) -> Option<Expr> {
        let expr = both::expression(&mut self.faults, text, kind, &self.terms, at)?;
        for fact in expr.facts() {
            self.used.push((fact, at.clone()));
        }
        Some(expr)
    }

    /// A condition.
    pub(super) fn truth(&mut self, text: &Text, at: &Pointer) -> Option<Expr> {
        self.expression(text, Kind::Truth, at)
    }

    /// A fact that is used, of the kind that is wanted.
    pub(super) fn fact(&mut self, name: &Text, kind: Kind, at: &Pointer) -> Option<Fact> {
        if Fact::find(name.as_str()).is_none() && Expr::read(name.as_str(), kind, &self.terms).is_ok() {
            self.error(
                "not-a-bare-fact",
                at,
                format!("'{name}' is worked out of facts, and one fact is expected here"),
                "name one fact, and put the rest into the levels as if: or and:",
            );
            return None;
        }
        let fact = self.known_fact(name, at)?;
        if fact.def().kind != kind {
            let wanted = if kind == Kind::Number { "a number" } else { "true or false" };
            self.error(
                "wrong-kind",
                at,
                format!("'{name}' is not {wanted}"),
                "choose a fact of the right kind; `earnest facts` lists them",
            );
            return None;
        }
        self.used.push((fact, at.clone()));
        Some(fact)
    }

    /// A fact by its name, of any kind; it is named and not used.
    pub(super) fn known_fact(&mut self, name: &Text, at: &Pointer) -> Option<Fact> {
        let found = Fact::find(name.as_str());
        if found.is_none() {
            self.error(
                "unknown-fact",
                at,
                format!("there is no fact '{name}'"),
                instead_of_fact(name.as_str()),
            );
        }
        found
    }

    /// Ids that must differ.
    pub(super) fn unique<'a>(&mut self, at: &Pointer, ids: impl Iterator<Item = &'a Id>) {
        for (id, place, first) in both::repeated(ids) {
            self.error(
                "duplicate-id",
                &at.item(place).key("id"),
                format!("the id '{id}' stands twice, first as entry {}", first.saturating_add(1)),
                "give each its own id",
            );
        }
    }

    /// A level that the rubric has.
    pub(super) fn level(&mut self, level: u32, at: &Pointer) {
        if level < self.lowest || level > self.highest {
            let message = format!(
                "level {level} is not one of the rubric's levels {} to {}",
                self.lowest, self.highest
            );
            self.error("unknown-level", at, message, "use a level that stands under levels");
        }
    }

    /// Whatever decides grades is verified.
    pub(super) fn verified(&mut self, status: Status, at: &Pointer, what: &str) {
        if status == Status::Unverified {
            self.error(
                "unverified",
                &at.key("status"),
                format!("'{what}' is unverified and would decide grades"),
                "verify it, or call it house",
            );
        }
    }

    /// Which of the rubric's severities `id` names.
    pub(super) fn severity(&mut self, id: &Id, file: &RubricFile, at: &Pointer) -> Option<usize> {
        let found = file.severities.iter().position(|severity| severity.id == *id);
        if found.is_none() {
            self.error(
                "unknown-severity",
                at,
                format!("there is no severity '{id}'"),
                "name one of those under severities",
            );
        }
        found
    }

    /// Which of the rubric's criteria `id` names.
    pub(super) fn criterion(&mut self, id: &Id, file: &RubricFile, at: &Pointer) -> Option<usize> {
        let found = file.criteria.iter().position(|criterion| criterion.id == *id);
        if found.is_none() {
            self.error(
                "unknown-criterion",
                at,
                format!("there is no criterion '{id}'"),
                "name one of the criteria",
            );
        }
        found
    }
}

#[cfg(test)]
#[path = "cells_tests.rs"]
mod tests;
