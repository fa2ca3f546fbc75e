//! How levels combine: the rules over criteria and units name what there is, and something weighs.

use super::Checker;
use crate::base::number::Round;
use crate::base::pointer::Pointer;
use crate::rubric::file::{RoundWord, RubricFile};
use crate::rubric::model::Top;

/// The rounding that a word of the file names.
pub(in crate::rubric) const fn round(word: RoundWord) -> Round {
    match word {
        RoundWord::Floor => Round::Floor,
        RoundWord::HalfUp => Round::HalfUp,
        RoundWord::Up => Round::Up,
        RoundWord::HalfEven => Round::HalfEven,
    }
}

impl Checker {
    /// Whatever the roll-up and the square name is there.
    pub(super) fn named_by_rules(&mut self, file: &RubricFile, root: &Pointer) {
        for (place, cap) in file.roll_up.caps.iter().enumerate() {
            if let Some(severity) = &cap.severity {
                self.severity(severity, file, &root.key("roll_up").key("caps").item(place).key("severity"));
            }
        }
        if let Some(square) = &file.square {
            for (key, id) in [("across", &square.across), ("up", &square.up)] {
                self.criterion(id, file, &root.key("square").key(key));
            }
        }
    }

    /// The rules over criteria and units are verified too.
    pub(super) fn rules_verified(&mut self, file: &RubricFile, root: &Pointer) {
        let grade = [("grade", Some(file.grade.status)), ("roll_up", file.roll_up.status)];
        let top = file.top.as_ref().and_then(|top| top.status);
        let light = file.light.as_ref().and_then(|light| light.status);
        for (key, status) in grade.into_iter().chain([("top", top), ("light", light)]) {
            if let Some(status) = status {
                self.verified(status, &root.key(key), key);
            }
        }
    }

    /// Form and effect do not both weigh nothing.
    pub(super) fn weights(&mut self, file: &RubricFile, at: &Pointer) {
        let weights = file.parts.form.weight.saturating_add(file.parts.effect.weight);
        if weights == 0 {
            self.error(
                "no-weight",
                at,
                "form and effect both weigh nothing",
                "give at least one of them a weight",
            );
        }
    }

    /// What the top level also needs.
    pub(super) fn top(&mut self, file: &RubricFile, at: &Pointer) -> Option<Top> {
        let top = file.top.as_ref()?;
        self.level(top.level, &at.key("level"));
        let holds = self.truth(&top.holds, &at.key("if"))?;
        Some(Top {
            level: top.level,
            all_at_least: top.all_at_least,
            corroborated_at_least: top.corroborated_at_least,
            holds,
        })
    }
}
