//! Signs of going through the motions: what each severity does, and what each sign caps and rests on.

use super::Checker;
use crate::base::pointer::Pointer;
use crate::rubric::expr::Expr;
use crate::rubric::file::{RubricFile, SignFile};
use crate::rubric::model::{Severity, Sign};

impl Checker {
    /// What each severity does.
    pub(super) fn severities(&mut self, file: &RubricFile, at: &Pointer) -> Vec<Severity> {
        self.unique(at, file.severities.iter().map(|severity| &severity.id));
        let mut all = Vec::new();
        for (place, severity) in file.severities.iter().enumerate() {
            let at = at.item(place);
            self.level(severity.criterion_at_most, &at.key("criterion_at_most"));
            let note_when = severity.note_when.as_ref().and_then(|when| self.truth(when, &at.key("note_when")));
            all.push(Severity {
                criterion_at_most: severity.criterion_at_most,
                grade_at_most: severity.grade_at_most,
                says_at_most: severity.says_at_most,
                lifted_by: severity.lifted_by,
                note_when,
            });
        }
        all
    }

    /// One sign, as the criterion that it caps and the facts that it rests on are there.
    pub(super) fn sign(&mut self, sign: &SignFile, file: &RubricFile, at: &Pointer) -> Option<Sign> {
        let when = self.truth(&sign.when, &at.key("when"));
        let severity = self.severity(&sign.severity, file, &at.key("severity"));
        let caps = self.criterion(&sign.caps, file, &at.key("caps"));
        let worse = match &sign.worse {
            Some(worse) => {
                self.level(worse.at_most, &at.key("worse").key("at_most"));
                Some((self.truth(&worse.when, &at.key("worse").key("when"))?, worse.at_most))
            }
            None => None,
        };
        let due = match &sign.due {
            Some(due) => Some(self.due(due, &at.key("due"))?),
            None => None,
        };
        self.verified(sign.status, at, sign.id.as_str());
        let mut duty = Vec::new();
        for (place, fact) in sign.duty.iter().enumerate() {
            duty.extend(self.known_fact(fact, &at.key("duty").item(place)));
        }
        let when = when?;
        let conjuncts = match &when {
            Expr::And(parts) => parts.clone(),
            Expr::Fact(_)
            | Expr::Number(_)
            | Expr::Constant(_)
            | Expr::Exists(_)
            | Expr::Known(_)
            | Expr::Not(_)
            | Expr::Minus(_)
            | Expr::Or(_)
            | Expr::Compare(..)
            | Expr::Arithmetic(..) => vec![when.clone()],
        };
        let facts = when.facts();
        Some(Sign {
            when,
            conjuncts,
            severity: severity?,
            confidence: sign.confidence,
            caps: caps?,
            worse,
            duty,
            due,
            facts,
        })
    }
}

#[cfg(test)]
#[path = "sign_tests.rs"]
mod tests;
