//! Which marks stand on which indicator.
//!
//! Owns the standing view under a framework: the last word of each author, and the interval between authors. In a framework marks are
//! the measurement, so they need no document; marks of the body itself count only where there are no others, and are labelled so.

use crate::assess::marks::{MarkFile, MarksFile, Role};
use crate::assess::verdict::Bounds;
use crate::base::date::Day;
use crate::base::fault::{Fault, Faults};
use crate::base::near::nearest;
use crate::base::pointer::Pointer;
use crate::rubric::framework::model::Framework;
use crate::submission::model::Submission;
use std::collections::BTreeMap;

/// One mark, with who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// the exercise; none for the submission as a whole
    pub on: Option<String>,
    /// the indicator
    pub indicator: String,
    /// the level; none where it does not apply
    pub level: Option<u32>,
    /// in what role
    pub role: Role,
    /// who
    pub author: String,
    /// what ties the author
    pub interest: String,
    /// when
    pub date: Day,
    /// the document it rests on
    pub document: Option<String>,
    /// whether it was made before others' marks were shown, where it says so
    pub blind: Option<bool>,
    /// why
    pub reason: String,
}

/// All marks that were given, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// the marks
    pub words: Vec<Word>,
}

impl Given {
    /// Adds a file's marks, checked against the framework and the submission.
    ///
    /// # Errors
    /// Everything that is wrong with the file.
    pub fn add(&mut self, file: &MarksFile, framework: &Framework, submission: &Submission) -> Result<(), Faults> {
        let mut faults = Faults::default();
        let mut words = Vec::new();
        let root = Pointer::root();
        if file.format != 1 {
            let message = format!("these marks say format {}, and this version reads format 1", file.format);
            faults.push(Fault::error("wrong-format", root.key("format"), message));
        }
        for (place, mark) in file.marks.iter().enumerate() {
            match checked(file, mark, framework, submission, &root.key("marks").item(place)) {
                Ok(word) => words.push(word),
                Err(fault) => faults.push(*fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        self.words.extend(words);
        Ok(())
    }

    /// Whether the body marked itself and nobody else marked.
    pub fn is_self_assessment(&self) -> bool {
        !self.words.is_empty() && self.words.iter().all(|word| word.role == Role::SelfAssessed)
    }

    /// Whether a mark counts.
    pub fn counts(&self, word: &Word) -> bool {
        word.role != Role::SelfAssessed || self.is_self_assessment()
    }

    /// The standing marks on an indicator of a unit: the last of each author.
    pub fn standing(&self, unit: Option<&str>, indicator: &str) -> Vec<&Word> {
        let mut last: BTreeMap<&str, &Word> = BTreeMap::new();
        for word in &self.words {
            let here = word.on.as_deref().is_none_or(|on| unit.is_none_or(|unit| unit == on));
            if here && word.indicator == indicator && self.counts(word) {
                last.insert(&word.author, word);
            }
        }
        last.into_values().collect()
    }
}

/// What standing marks say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// nobody marked it
    Nothing,
    /// it does not apply
    Apart,
    /// some say that it does not apply, and some give it a level
    Divided,
    /// the levels that they leave open between them
    Levels(Bounds),
}

/// What standing marks say together.
pub fn together(standing: &[&Word]) -> Together {
    let levels = || standing.iter().filter_map(|word| word.level);
    match (levels().min(), levels().max()) {
        (Some(low), Some(high)) if levels().count() == standing.len() => Together::Levels(Bounds { low, high }),
        (Some(_), Some(_)) => Together::Divided,
        _ if standing.is_empty() => Together::Nothing,
        _ => Together::Apart,
    }
}

fn named<'a>(what: &str, id: &str, known: impl Iterator<Item = &'a str> + Clone, at: Pointer) -> Result<(), Box<Fault>> {
    if known.clone().any(|known| known == id) {
        return Ok(());
    }
    let mut fault = Fault::error("dangling-reference", at, format!("there is no {what} '{id}'"));
    fault.help = nearest(id, known).map(|near| format!("did you mean '{near}'?"));
    Err(Box::new(fault))
}

fn checked(file: &MarksFile, mark: &MarkFile, framework: &Framework, submission: &Submission, at: &Pointer) -> Result<Word, Box<Fault>> {
    if let Some(on) = &mark.on {
        let exercises = submission.exercises.as_deref().unwrap_or(&[]);
        let known = exercises.iter().map(|exercise| exercise.id.as_str());
        named("exercise", on.as_str(), known, at.key("on"))?;
    }
    if let Some(document) = &mark.document {
        let documents = submission.documents.as_deref().unwrap_or(&[]);
        let known = documents.iter().map(|document| document.id.as_str());
        named("document", document.as_str(), known, at.key("document"))?;
    }
    let apart = mark.not_applicable == Some(true);
    let (Some(indicator), true) = (&mark.indicator, mark.level.is_some() != apart) else {
        let fault = Fault::error("unclear-mark", at.clone(), "a mark that does not give an indicator its level")
            .with_help("write indicator and level, or indicator and not_applicable: true; a framework has no signs and no judged facts");
        return Err(Box::new(fault));
    };
    let criteria = framework.file.criteria.iter();
    let known = criteria.flat_map(|criterion| criterion.indicators.iter().map(|indicator| indicator.id.as_str()));
    named("indicator", indicator.as_str(), known, at.key("indicator"))?;
    if let Some(level) = mark.level
        && (level < framework.lowest || level > framework.highest)
    {
        let message = format!("level {level} is not one of {} to {}", framework.lowest, framework.highest);
        return Err(Box::new(Fault::error("unknown-level", at.key("level"), message)));
    }
    let owned = |id: &crate::submission::fields::Id| id.as_str().to_owned();
    Ok(Word {
        on: mark.on.as_ref().map(owned),
        indicator: owned(indicator),
        level: mark.level,
        role: file.role,
        author: file.author.as_str().to_owned(),
        interest: file.interest.as_str().to_owned(),
        date: file.date.from,
        document: mark.document.as_ref().map(owned),
        blind: mark.blind,
        reason: mark.reason.as_str().to_owned(),
    })
}
