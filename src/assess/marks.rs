//! The judgements of people: the file they come in, and which of them stand.
//!
//! Marks are only ever added to. A mark of role *self* is shown and never counted, like the authority's statements. Nothing here changes
//! a level; scoring asks [`Marks::on`] for what stands on a unit.

use crate::base::date::{Day, Days};
use crate::base::fault::{Fault, Faults};
use crate::base::near::nearest;
use crate::base::pointer::Pointer;
use crate::facts::catalogue::Fact;
use crate::rubric::file::RubricFile;
use crate::rubric::model::Rubric;
use crate::submission::fields::{Id, Text};
use crate::submission::model::Submission;
use crate::submission::words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A file of marks, format 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarksFile {
    /// the format of this file: 1
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// in what role
    pub role: Role,
    /// who
    pub author: Text,
    /// what ties the author to the authority or the exercise; `none` where nothing does
    pub interest: Text,
    /// when
    pub date: Days,
    /// a number for drawing which exercises are looked at
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draw_seed: Option<u64>,
    /// the marks; only ever added to
    pub marks: Vec<MarkFile>,
}

words! {
    /// In what role somebody marks.
    pub enum Role {
        /// the authority itself
        SelfAssessed = "self",
        /// an assessor
        Assessor = "assessor",
        /// a moderator
        Moderator = "moderator",
    }
}

words! {
    /// What a mark does to a sign.
    pub enum Act {
        /// takes its cap away
        Lift = "lift",
        /// confirms it
        Confirm = "confirm",
    }
}

/// One mark: a level for an indicator, a value for a fact, or a word on a sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkFile {
    /// the exercise or decision; every one where left out
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Id>,
    /// the indicator that is judged
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<Id>,
    /// its level
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 10))]
    pub level: Option<u32>,
    /// the fact that is judged
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<Text>,
    /// its value: 1 and 0 stand for yes and no
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 100))]
    pub value: Option<u32>,
    /// the sign
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<Id>,
    /// what is done about it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// the document of the submission that it rests on
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Id>,
    /// why
    pub reason: Text,
}

/// What a mark is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// a level of an indicator
    Indicator(String, u32),
    /// a value of a fact
    Fact(Fact, u32),
    /// a sign
    Sign(String, Act),
}

/// A mark that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// the unit; every one where none
    pub on: Option<String>,
    /// what it is about
    pub target: Target,
    /// in what role
    pub role: Role,
    /// who
    pub author: String,
    /// what ties the author
    pub interest: String,
    /// when
    pub date: Day,
    /// the document
    pub document: Option<String>,
    /// why
    pub reason: String,
}

/// All marks, in the order in which they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// the marks
    pub list: Vec<Mark>,
    /// the seed for drawing units, of the last file that names one
    pub draw_seed: Option<u64>,
}

impl Marks {
    /// Adds a file's marks, checked against the submission and the rubric.
    ///
    /// # Errors
    /// Everything that is wrong with the file.
    pub fn add(&mut self, file: &MarksFile, rubric: &Rubric, submission: &Submission) -> Result<(), Faults> {
        let mut faults = Faults::default();
        let mut marks = Vec::new();
        let root = Pointer::root();
        if file.format != 1 {
            faults.push(Fault::error(
                "wrong-format",
                root.key("format"),
                format!("these marks say format {}, and this version reads format 1", file.format),
            ));
        }
        for (place, mark) in file.marks.iter().enumerate() {
            match checked(file, mark, rubric, submission, &root.key("marks").item(place)) {
                Ok(mark) => marks.push(mark),
                Err(fault) => faults.push(*fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        self.list.extend(marks);
        self.draw_seed = file.draw_seed.or(self.draw_seed);
        Ok(())
    }

    /// The marks about a unit that count, in order.
    pub fn on<'m>(&'m self, unit: &'m str) -> impl Iterator<Item = &'m Mark> {
        self.list
            .iter()
            .filter(move |mark| mark.role != Role::SelfAssessed && mark.on.as_deref().is_none_or(|on| on == unit))
    }
}

fn named<'a>(what: &str, id: &str, known: impl Iterator<Item = &'a str> + Clone, at: &Pointer) -> Result<(), Box<Fault>> {
    if known.clone().any(|known| known == id) {
        return Ok(());
    }
    let mut fault = Fault::error("dangling-reference", at.clone(), format!("there is no {what} '{id}'"));
    fault.help = nearest(id, known).map(|near| format!("did you mean '{near}'?"));
    Err(Box::new(fault))
}

/// The rubric, and the one that it was changed from: a mark on what was taken out still counts there.
fn files(rubric: &Rubric) -> impl Iterator<Item = &RubricFile> + Clone {
    let base = rubric.overlay.as_ref().map(|overlaid| &*overlaid.base.file);
    std::iter::once(&*rubric.file).chain(base)
}

fn checked(file: &MarksFile, mark: &MarkFile, rubric: &Rubric, submission: &Submission, at: &Pointer) -> Result<Mark, Box<Fault>> {
    if let Some(on) = &mark.on {
        let exercises = submission
            .exercises
            .as_deref()
            .unwrap_or(&[])
            .iter()
            .map(|exercise| exercise.id.as_str());
        let rows = submission.register.as_deref().unwrap_or(&[]).iter().map(|row| row.id.as_str());
        named("exercise or decision", on.as_str(), exercises.chain(rows), &at.key("on"))?;
    }
    if let Some(document) = &mark.document {
        let documents = submission
            .documents
            .as_deref()
            .unwrap_or(&[])
            .iter()
            .map(|document| document.id.as_str());
        named("document", document.as_str(), documents, &at.key("document"))?;
    }
    let target = match (&mark.indicator, &mark.level, &mark.fact, &mark.value, &mark.sign, mark.act) {
        (Some(indicator), Some(level), None, None, None, None) => {
            let known = files(rubric)
                .flat_map(|file| &file.criteria)
                .flat_map(|criterion| criterion.indicators.iter().map(|indicator| indicator.id.as_str()));
            named("indicator", indicator.as_str(), known, &at.key("indicator"))?;
            if *level < rubric.lowest || *level > rubric.highest {
                let message = format!("level {level} is not one of {} to {}", rubric.lowest, rubric.highest);
                return Err(Box::new(Fault::error("unknown-level", at.key("level"), message)));
            }
            Target::Indicator(indicator.as_str().to_owned(), *level)
        }
        (None, None, Some(fact), Some(value), None, None) => {
            let known = rubric.judged_facts.iter().map(|fact| fact.id());
            named("judged fact", fact.as_str(), known, &at.key("fact"))?;
            let Some(fact) = Fact::find(fact.as_str()) else {
                return Err(Box::new(Fault::error(
                    "unknown-fact",
                    at.key("fact"),
                    format!("there is no fact '{fact}'"),
                )));
            };
            Target::Fact(fact, *value)
        }
        (None, None, None, None, Some(sign), Some(act)) => {
            named(
                "sign",
                sign.as_str(),
                files(rubric).flat_map(|file| &file.signs).map(|sign| sign.id.as_str()),
                &at.key("sign"),
            )?;
            Target::Sign(sign.as_str().to_owned(), act)
        }
        _ => {
            let fault = Fault::error("unclear-mark", at.clone(), "a mark that is not one of three kinds")
                .with_help("write indicator and level, or fact and value, or sign and act");
            return Err(Box::new(fault));
        }
    };
    let judges = !matches!(target, Target::Sign(..));
    if judges && mark.document.is_none() && file.role != Role::SelfAssessed {
        let fault = Fault::error("mark-without-document", at.clone(), "a judged level or fact without a document")
            .with_help("name the document of the submission that shows it");
        return Err(Box::new(fault));
    }
    Ok(Mark {
        on: mark.on.as_ref().map(|on| on.as_str().to_owned()),
        target,
        role: file.role,
        author: file.author.as_str().to_owned(),
        interest: file.interest.as_str().to_owned(),
        date: file.date.from,
        document: mark.document.as_ref().map(|document| document.as_str().to_owned()),
        reason: mark.reason.as_str().to_owned(),
    })
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
