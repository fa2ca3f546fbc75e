//! From the file to a rubric that makes sense, or to all that is wrong with it, each fault at its place.
//!
//! A rubric with a hole in its levels, an unknown fact, a threshold that falls, a name that comes back to itself or a parameter that is
//! missing never reaches scoring.

pub(in crate::rubric) mod both;
mod cells;
mod criterion;
mod disclosure;
mod examples;
mod indicator;
mod levels;
mod rules;
mod settings;
mod sides;
mod sign;
mod terms;

use crate::base::digest::sha256;
use crate::base::fault::{Fault, Faults};
use crate::base::number::Q;
use crate::base::pointer::Pointer;
use crate::facts::catalogue::{Fact, Kind};
use crate::rubric::expr::{Expr, Terms};
use crate::rubric::file::RubricFile;
use crate::rubric::model::{Rubric, Sign};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) use rules::round;
pub use sides::missing_examples;

/// Checks a rubric.
///
/// # Errors
/// Everything that is wrong with it.
pub fn check(file: RubricFile) -> Result<Rubric, Faults> {
    let mut checker = Checker {
        faults: Faults::default(),
        terms: Terms::new(),
        used: Vec::new(),
        lowest: 0,
        highest: 0,
    };
    let rubric = checker.rubric(file);
    both::judged(rubric, checker.faults)
}

/// What is wrong so far, and what has been read of the rubric that the rest is held against.
struct Checker {
    faults: Faults,
    terms: Terms,
    /// facts that decide something, each with the cell that names it
    used: Vec<(Fact, Pointer)>,
    lowest: u32,
    highest: u32,
}

impl Checker {
    fn error(&mut self, code: &'static str, at: &Pointer, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault::error(code, at.clone(), message).with_help(help));
    }

    fn rubric(&mut self, mut file: RubricFile) -> Option<Rubric> {
        let root = Pointer::root();
        if file.format != 1 {
            self.error(
                "wrong-format",
                &root.key("format"),
                format!("this rubric says format {}, and this version reads format 1", file.format),
                "write format: 1",
            );
        }
        self.levels(&file, &root.key("levels"));
        self.named_terms(&file, &root.key("terms"));
        let settings = self.settings(&file, &root);
        let severities = self.severities(&file, &root.key("severities"));
        let criteria = self.criteria(&file, &root.key("criteria"));
        self.unique(&root.key("signs"), file.signs.iter().map(|sign| &sign.id));
        let signs: Vec<Option<Sign>> = file
            .signs
            .iter()
            .enumerate()
            .map(|(place, sign)| self.sign(sign, &file, &root.key("signs").item(place)))
            .collect();
        self.unique(&root.key("notes"), file.notes.iter().map(|note| &note.id));
        let notes: Vec<Option<Expr>> = file
            .notes
            .iter()
            .enumerate()
            .map(|(place, note)| self.truth(&note.when, &root.key("notes").item(place).key("when")))
            .collect();
        let light = match &file.light {
            Some(light) => Some(self.truth(&light.when, &root.key("light").key("when"))?),
            None => None,
        };
        let top = self.top(&file, &root.key("top"));
        let unit_weight = self.fact(&file.roll_up.weight, Kind::Number, &root.key("roll_up").key("weight"));
        let mut judged_facts = Vec::new();
        for (place, judged) in file.judged_facts.iter().enumerate() {
            let at = root.key("judged_facts").item(place).key("fact");
            judged_facts.extend(self.known_fact(&judged.fact, &at));
        }
        self.named_by_rules(&file, &root);
        self.rules_verified(&file, &root);
        self.disclosure(&file, &root.key("disclosure"));
        self.parameters_needed(&settings);
        self.weights(&file, &root.key("parts"));
        let examples = self.examples(&file, &root);
        // an example decides no grade, so a rubric with one more is the same rubric
        let (bases, tests) = (std::mem::take(&mut file.bases), std::mem::take(&mut file.tests));
        let json = serde_json::to_vec(&file).unwrap_or_default();
        (file.bases, file.tests) = (bases, tests);
        Some(Rubric {
            sha256: sha256(&json),
            lowest: self.lowest,
            highest: self.highest,
            form_weight: Q::from(file.parts.form.weight),
            effect_weight: Q::from(file.parts.effect.weight),
            round: rules::round(file.parts.round),
            above_effect: file.parts.above_effect,
            combine: file.grade.combine,
            above_lowest: file.grade.above_lowest,
            least_criteria: usize::try_from(file.grade.least_criteria).unwrap_or(0),
            unit_weight: unit_weight?,
            light,
            top,
            criteria,
            signs: signs.into_iter().collect::<Option<Vec<Sign>>>()?,
            notes: notes.into_iter().collect::<Option<Vec<Expr>>>()?,
            judged_facts,
            severities,
            settings,
            overlay: None,
            used: self
                .used
                .iter()
                .map(|(fact, _)| *fact)
                .collect::<BTreeSet<Fact>>()
                .into_iter()
                .collect(),
            examples,
            file: Arc::new(file),
        })
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
