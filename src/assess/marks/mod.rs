//! The judgements of people: the file they come in, and which of them stand.
//!
//! Marks are only ever added to. Several files fold into one view a unit, by the days on which the marks were made: of one author on one
//! matter the latest stands, and the others stay as history. A mark of role *self* is shown and never counted, like the authority's
//! statements. Nothing here changes a level; scoring asks [`Marks::on`] for what counts on a unit.

mod check;
mod file;
mod overrides;
mod standing;
mod ties;
pub mod workbook;

pub(super) use check::{cited, made, named, of_file};
pub use file::{Act, MarkFile, MarksFile, Role};
pub use overrides::{Opinion, overridden};
pub use standing::{Stand, Standing};

use crate::base::date::Day;
use crate::base::fault::Faults;
use crate::facts::catalogue::Fact;
use crate::facts::settings::{Parameter, Settings};
use crate::rubric::model::Rubric;
use crate::submission::model::{Exercise, Submission};
use std::collections::BTreeMap;

/// What a mark is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// a level of an indicator
    Indicator(String, u32),
    /// an indicator of a framework that does not apply
    Apart(String),
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
    /// it sets a level against one that is measured
    pub overrides: bool,
    /// in what role
    pub role: Role,
    /// who
    pub author: String,
    /// the partner of the submission for which the author works
    pub body: Option<String>,
    /// what ties the author
    pub interest: String,
    /// when
    pub date: Day,
    /// the document
    pub document: Option<String>,
    /// made before the engine's level was shown, where the mark says so or denies it
    pub blind: Option<bool>,
    /// why
    pub reason: String,
}

/// All marks, by the day on which they were made; those of one day in the order in which they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// the marks
    pub list: Vec<Mark>,
    /// the seed for drawing units, of the last file that names one
    pub draw_seed: Option<u64>,
    /// what became of the marks about each unit of the submission
    units: BTreeMap<String, Vec<Stand>>,
    /// what became of the marks about every unit, for one that the submission does not name
    everywhere: Vec<Stand>,
}

impl Marks {
    /// Adds a file's marks, checked against the submission and the rubric.
    ///
    /// # Errors
    /// Everything that is wrong with the file; nothing of it is then added.
    pub fn add(&mut self, file: &MarksFile, rubric: &Rubric, submission: &Submission) -> Result<(), Faults> {
        let (marks, faults) = check::file(file, rubric, submission);
        if !faults.is_empty() {
            return Err(faults);
        }
        self.take_by(file, marks, rubric, submission);
        Ok(())
    }

    /// Adds those of a file's marks that make sense and leaves the others: for marks that were made of another version of a submission or
    /// by another rubric. The faults are of those left out.
    pub fn add_what_fits(&mut self, file: &MarksFile, rubric: &Rubric, submission: &Submission) -> Faults {
        let (marks, faults) = check::file(file, rubric, submission);
        self.take_by(file, marks, rubric, submission);
        faults
    }

    fn take_by(&mut self, file: &MarksFile, marks: Vec<Mark>, rubric: &Rubric, submission: &Submission) {
        self.take(marks, submission, &rubric.settings, false);
        self.draw_seed = file.draw_seed.or(self.draw_seed);
    }

    /// Adds marks that were checked and folds all of them again. Where the submission is marked `as_one`, every mark is about the whole of
    /// it, whatever it is on.
    pub(super) fn take(&mut self, marks: Vec<Mark>, submission: &Submission, settings: &Settings, as_one: bool) {
        self.list.extend(marks);
        self.list.sort_by_key(|mark| mark.date);
        let most = settings.number(Parameter::FundedMost);
        let view = |unit: &str, exercise: Option<&Exercise>| {
            let about = self.list.iter().enumerate();
            let about = about.filter(|(_, mark)| mark.on.as_deref().is_none_or(|on| on == unit));
            standing::fold(about, |mark| ties::tie(submission, exercise, most, mark))
        };
        let exercises = submission.exercises.as_deref().unwrap_or(&[]).iter();
        let exercises = exercises.map(|exercise| (exercise.id.as_str().to_owned(), view(exercise.id.as_str(), Some(exercise))));
        let rows = submission.register.as_deref().unwrap_or(&[]).iter();
        let rows = rows.map(|row| (row.id.as_str().to_owned(), view(row.id.as_str(), None)));
        // where a row and an exercise bear one id, the exercise is meant
        let units = rows.chain(exercises).collect();
        let everywhere = self.list.iter().enumerate().filter(|(_, mark)| as_one || mark.on.is_none());
        self.everywhere = standing::fold(everywhere, |mark| ties::tie(submission, None, most, mark));
        self.units = if as_one { BTreeMap::new() } else { units };
    }

    /// Marks about no submission in particular, as an example of a rubric gives them.
    pub(super) fn of_an_example(marks: Vec<Mark>) -> Self {
        let everywhere = standing::fold(marks.iter().enumerate(), |_| None);
        Self {
            list: marks,
            everywhere,
            ..Self::default()
        }
    }

    /// Every mark about a unit with what became of it, in order.
    pub fn history<'m>(&'m self, unit: &str) -> impl Iterator<Item = (&'m Mark, &'m Stand)> + use<'m> {
        let stands = self.units.get(unit).unwrap_or(&self.everywhere);
        stands.iter().filter_map(|stand| Some((self.list.get(stand.place)?, stand)))
    }

    /// The marks about a unit that stand and may count, in order.
    pub fn on<'m>(&'m self, unit: &str) -> impl Iterator<Item = &'m Mark> + use<'m> {
        self.history(unit)
            .filter(|(_, stand)| stand.standing == Standing::Counts)
            .map(|(mark, _)| mark)
    }

    /// The overrides of an indicator of a unit that stand and may count, allowed or not.
    pub fn overrides<'m>(&'m self, unit: &str, indicator: &str) -> Vec<Opinion<'m>> {
        self.history(unit)
            .filter(|(_, stand)| stand.standing == Standing::Counts)
            .filter_map(|(mark, stand)| Opinion::of(mark, stand, indicator))
            .collect()
    }
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
