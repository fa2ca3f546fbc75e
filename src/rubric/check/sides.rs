//! Whether each example stands on the side of the line that its kind says, and which criteria and signs lack an example of some kind.
//!
//! It compares what examples expect with one another; what comes of them nobody knows here.

use super::Checker;
use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::rubric::file::{ExampleKind, RubricFile, SignWord};
use crate::rubric::model::{Example, Expected, Rubric, Subject};

impl Checker {
    /// Each example expects something of what it is about, and stands on the side that its kind says.
    pub(super) fn sides(&mut self, file: &RubricFile, examples: &[Example], at: &Pointer) {
        for (place, (example, written)) in examples.iter().zip(&file.tests).enumerate() {
            let at = at.item(place);
            let Some(own) = own(example) else {
                self.error(
                    "beside-the-point",
                    &at.key("expect"),
                    format!("the example is about '{}' and expects nothing of it", written.about),
                    format!("add what must come of '{}'", written.about),
                );
                continue;
            };
            let wrong = match own {
                Own::State(state) => match (written.kind, state == SignWord::Fired) {
                    (ExampleKind::Positive | ExampleKind::Bait, false) => Some("must make its sign fire".to_owned()),
                    (ExampleKind::Negative, true) => Some("must not make its sign fire".to_owned()),
                    (ExampleKind::Positive | ExampleKind::Bait, true) | (ExampleKind::Negative, false) => None,
                },
                Own::Levels(_, high) if written.kind != ExampleKind::Positive => {
                    let positives = examples
                        .iter()
                        .zip(&file.tests)
                        .filter(|(other, other_written)| other.about == example.about && other_written.kind == ExampleKind::Positive);
                    let lowest = positives.filter_map(|(other, _)| other.own_levels().map(|(low, _)| low));
                    lowest
                        .min()
                        .filter(|good| high >= *good)
                        .map(|good| format!("must stay below {good}, which a positive example of the same reaches"))
                }
                Own::Levels(..) => None,
            };
            if let Some(wrong) = wrong {
                self.error(
                    "wrong-side",
                    &at.key("expect"),
                    format!("a {} example {wrong}", written.kind),
                    "correct what is expected, or call it another kind",
                );
            }
        }
    }
}

/// What an example expects of what it is about.
enum Own {
    Levels(u32, u32),
    State(SignWord),
}

fn own(example: &Example) -> Option<Own> {
    example.expected.iter().find_map(|expected| match (example.about, expected) {
        (Subject::Criterion(place), Expected::Criterion(of, low, high)) if place == *of => Some(Own::Levels(*low, *high)),
        (Subject::Grade, Expected::Grade(low, high)) => Some(Own::Levels(*low, *high)),
        (Subject::Sign(place), Expected::Sign(of, state)) if place == *of => Some(Own::State(*state)),
        _ => None,
    })
}

impl Example {
    /// The levels that it expects of what it is about.
    fn own_levels(&self) -> Option<(u32, u32)> {
        match own(self)? {
            Own::Levels(low, high) => Some((low, high)),
            Own::State(_) => None,
        }
    }
}

/// The criteria and signs of which an example of some kind is missing.
pub fn missing_examples(rubric: &Rubric) -> Faults {
    let file = &rubric.file;
    let root = Pointer::root();
    let criteria = file.criteria.iter().enumerate().map(|(place, criterion)| {
        let at = root.key("criteria").item(place).key("id");
        (Subject::Criterion(place), "criterion", &criterion.id, at)
    });
    let signs = file.signs.iter().enumerate().map(|(place, sign)| {
        let at = root.key("signs").item(place).key("id");
        (Subject::Sign(place), "sign", &sign.id, at)
    });
    let mut faults = Faults::default();
    for (subject, what, id, at) in criteria.chain(signs) {
        let has = |kind: ExampleKind| {
            let mut all = rubric.examples.iter().zip(&file.tests);
            all.any(|(example, written)| example.about == subject && written.kind == kind)
        };
        let lacking = ExampleKind::ALL.iter().filter(|(kind, _, _)| !has(*kind));
        let lacking: Vec<String> = lacking.map(|(_, word, _)| (*word).to_owned()).collect();
        if !lacking.is_empty() {
            let message = format!("the {what} '{id}' has no {} example", lacking.join(" and no "));
            let help = format!("add it under tests, with about: {id}; a bait goes through the motions and must not get away with it");
            faults.push(Fault::error("missing-example", at, message).with_help(help));
        }
    }
    faults
}
