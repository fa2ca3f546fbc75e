//! Examples inside a framework: marks given directly, and what must come of them.
//!
//! The shape, and the check of the names. Whether the framework does what an example expects is for whoever can score.

use super::check::Checker;
use super::file::FrameworkFile;
use crate::base::fault::{Fault, Faults};
use crate::base::near::nearest;
use crate::base::pointer::Pointer;
use crate::rubric::file::ExampleKind;
use crate::submission::fields::{Id, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An example of a framework.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedExample {
    /// its id
    pub id: Id,
    /// which side of the line it stands on
    pub kind: ExampleKind,
    /// the criterion it is about
    pub about: Id,
    /// the mark of every indicator that has none of its own here; without it they are not marked
    #[serde(default)]
    pub all: Option<u32>,
    /// marks by indicator
    #[serde(default)]
    pub marks: BTreeMap<String, u32>,
    /// what must come of it
    pub expect: MarkedExpectation,
    /// why it should
    pub why: Text,
}

/// What must come of an example; at least one of these.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedExpectation {
    /// the level of the result
    #[serde(default)]
    pub result: Option<u32>,
    /// the lowest and the highest level that the result may have
    #[serde(default)]
    pub between: Option<[u32; 2]>,
    /// the figure of the result as it is shown, such as 64 %
    #[serde(default)]
    pub score: Option<Text>,
    /// the level of the criterion
    #[serde(default)]
    pub level: Option<u32>,
    /// the figure of the criterion as it is shown
    #[serde(default)]
    pub figure: Option<Text>,
    /// levels that stand for themselves, by indicator
    #[serde(default)]
    pub marks: BTreeMap<String, u32>,
}

impl Checker {
    /// Every name of an example is known, every mark on the scale, and something is expected.
    pub(super) fn examples(&mut self, file: &FrameworkFile, scale: (u32, u32), at: &Pointer) {
        let known: Vec<&str> = file
            .criteria
            .iter()
            .flat_map(|criterion| criterion.indicators.iter().map(|indicator| indicator.id.as_str()))
            .collect();
        self.unique(file.tests.iter().map(|example| &example.id), at);
        for (place, example) in file.tests.iter().enumerate() {
            let at = at.item(place);
            if !file.criteria.iter().any(|criterion| criterion.id == example.about) {
                let near = nearest(example.about.as_str(), file.criteria.iter().map(|criterion| criterion.id.as_str()));
                let help = near.map_or_else(
                    || "name a criterion of this framework".to_owned(),
                    |near| format!("did you mean '{near}'?"),
                );
                self.error(
                    "unknown-subject",
                    &at.key("about"),
                    format!("there is no criterion '{}'", example.about),
                    help,
                );
            }
            for (marks, at) in [
                (&example.marks, at.key("marks")),
                (&example.expect.marks, at.key("expect").key("marks")),
            ] {
                for (indicator, level) in marks {
                    let at = at.key(indicator);
                    if !known.contains(&indicator.as_str()) {
                        let near = nearest(indicator, known.iter().copied());
                        let help = near.map_or_else(|| "name an indicator".to_owned(), |near| format!("did you mean '{near}'?"));
                        self.error("dangling-reference", &at, format!("there is no indicator '{indicator}'"), help);
                    }
                    self.level(*level, scale, &at);
                }
            }
            let expect = &example.expect;
            let nothing = expect.result.is_none()
                && expect.between.is_none()
                && expect.score.is_none()
                && expect.level.is_none()
                && expect.figure.is_none()
                && expect.marks.is_empty();
            if nothing {
                let message = format!("'{}' expects nothing", example.id);
                self.error(
                    "expects-nothing",
                    &at.key("expect"),
                    message,
                    "write what must come of it, such as {result: 2} or {score: 64 %}",
                );
            }
        }
    }
}

/// The criteria of which an example of some kind is missing.
pub fn missing_marked_examples(file: &FrameworkFile) -> Faults {
    let mut faults = Faults::default();
    for (place, criterion) in file.criteria.iter().enumerate() {
        let lacking: Vec<&str> = [ExampleKind::Positive, ExampleKind::Negative, ExampleKind::Bait]
            .into_iter()
            .filter(|kind| {
                !file
                    .tests
                    .iter()
                    .any(|example| example.about == criterion.id && example.kind == *kind)
            })
            .map(ExampleKind::word)
            .collect();
        if !lacking.is_empty() {
            let at = Pointer::root().key("criteria").item(place).key("id");
            let message = format!("the criterion '{}' has no {} example", criterion.id, lacking.join(" and no "));
            let help = format!("add it under tests, with about: {}", criterion.id);
            faults.push(Fault::error("missing-example", at, message).with_help(help));
        }
    }
    faults
}
