//! Conditions with a name: each read after those that it names, none coming back to itself.

use super::Checker;
use crate::base::pointer::Pointer;
use crate::rubric::expr::Expr;
use crate::rubric::file::RubricFile;
use std::collections::BTreeMap;

impl Checker {
    /// Reads the terms, so that every expression after them may name them.
    pub(super) fn named_terms(&mut self, file: &RubricFile, at: &Pointer) {
        self.unique(at, file.terms.iter().map(|term| &term.id));
        let needs: BTreeMap<&str, Vec<String>> = file
            .terms
            .iter()
            .map(|term| (term.id.as_str(), Expr::terms_in(term.when.as_str())))
            .collect();
        let mut left: Vec<usize> = (0..file.terms.len()).collect();
        // each round reads the terms whose own terms have been read; what is left then comes back to itself
        loop {
            let before = left.len();
            let mut next = Vec::new();
            for place in left {
                let Some(term) = file.terms.get(place) else { continue };
                let ready = needs.get(term.id.as_str()).is_none_or(|names| {
                    names
                        .iter()
                        .all(|name| self.terms.contains_key(name) || !needs.contains_key(name.as_str()))
                });
                if !ready {
                    next.push(place);
                    continue;
                }
                let expr = self.truth(&term.when, &at.item(place).key("when")).unwrap_or(Expr::Constant(false));
                self.terms.insert(term.id.as_str().to_owned(), expr);
            }
            if next.len() == before || next.is_empty() {
                left = next;
                break;
            }
            left = next;
        }
        for place in left {
            if let Some(term) = file.terms.get(place) {
                let names = needs.get(term.id.as_str()).map_or_else(String::new, |names| names.join(", "));
                let message = format!("the term '{}' comes back to itself through {names}", term.id);
                self.error(
                    "cyclic-reference",
                    &at.item(place).key("when"),
                    message,
                    "write one of them out in full",
                );
                self.terms.insert(term.id.as_str().to_owned(), Expr::Constant(false));
            }
        }
    }
}

#[cfg(test)]
#[path = "terms_tests.rs"]
mod tests;
