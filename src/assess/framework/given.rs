//! Which marks stand on which indicator.
//!
//! The marks and their fold are those of every rubric: of one author on one matter the latest stands. What a framework has of its own is
//! that marks are its measurement, so that they need no document; that an indicator may not apply; and that marks of the body itself count
//! where there are no others, labelled so.

use crate::assess::marks::{Mark, MarkFile, Marks, MarksFile, Role, Stand, Standing, Target, cited, made, named, of_file};
use crate::assess::verdict::Bounds;
use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::facts::settings::Settings;
use crate::rubric::framework::file::UnitWord;
use crate::rubric::framework::model::Framework;
use crate::submission::model::Submission;

/// All marks that were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// the marks, folded
    pub marks: Marks,
}

impl Given {
    /// Adds a file's marks, checked against the framework and the submission. `settings` say from which share of its income a body is tied.
    ///
    /// # Errors
    /// Everything that is wrong with the file; nothing of it is then added.
    pub fn add(&mut self, file: &MarksFile, framework: &Framework, submission: &Submission, settings: &Settings) -> Result<(), Faults> {
        let (marks, faults) = all_checked(file, framework, submission);
        if !faults.is_empty() {
            return Err(faults);
        }
        self.take(marks, framework, submission, settings);
        Ok(())
    }

    /// Adds those of a file's marks that make sense and leaves the others: for marks that were made of another version of a submission or
    /// by another rubric. The faults are of those left out.
    pub fn add_what_fits(&mut self, file: &MarksFile, framework: &Framework, submission: &Submission, settings: &Settings) -> Faults {
        let (marks, faults) = all_checked(file, framework, submission);
        self.take(marks, framework, submission, settings);
        faults
    }

    fn take(&mut self, marks: Vec<Mark>, framework: &Framework, submission: &Submission, settings: &Settings) {
        let as_one = framework.file.unit == UnitWord::Submission;
        self.marks.take(marks, submission, settings, as_one);
    }

    /// Whether the body marked itself and nobody else marked.
    pub fn is_self_assessment(&self) -> bool {
        !self.marks.list.is_empty() && self.marks.list.iter().all(|mark| mark.role == Role::SelfAssessed)
    }

    /// Whether what stands like this counts.
    pub fn counts(&self, stand: &Stand) -> bool {
        match stand.standing {
            Standing::Counts => true,
            Standing::OfTheAuthority => self.is_self_assessment(),
            Standing::Replaced(_) | Standing::Alone => false,
        }
    }

    /// Every mark about a unit, or about the submission as a whole where none is named, with what became of it.
    pub fn history(&self, unit: Option<&str>) -> Vec<(&Mark, &Stand)> {
        self.marks.history(unit.unwrap_or_default()).collect()
    }

    /// What the marks that count say together of an indicator of a unit.
    pub fn together<'m>(&self, history: &[(&'m Mark, &Stand)], indicator: &str) -> Together<'m> {
        let mut levels: Vec<(u32, &'m Mark)> = Vec::new();
        let mut apart = false;
        for (mark, _) in history.iter().filter(|(_, stand)| self.counts(stand)) {
            match &mark.target {
                Target::Indicator(id, level) if id == indicator => levels.push((*level, mark)),
                Target::Apart(id) if id == indicator => apart = true,
                Target::Indicator(..) | Target::Apart(..) | Target::Fact(..) | Target::Sign(..) => {}
            }
        }
        let low = levels.iter().map(|(level, _)| *level).min();
        let high = levels.iter().map(|(level, _)| *level).max();
        match (low.zip(high), apart) {
            (Some(_), true) => Together::Divided,
            (Some((low, high)), false) => Together::Levels(Bounds { low, high }, levels.into_iter().map(|(_, mark)| mark).collect()),
            (None, true) => Together::Apart,
            (None, false) => Together::Nothing,
        }
    }
}

/// What standing marks say together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Together<'m> {
    /// nobody marked it
    Nothing,
    /// it does not apply
    Apart,
    /// some say that it does not apply, and some give it a level
    Divided,
    /// the levels that they leave open between them, and the marks
    Levels(Bounds, Vec<&'m Mark>),
}

/// The marks of a file that make sense, and everything that is wrong with the others and with the file.
fn all_checked(file: &MarksFile, framework: &Framework, submission: &Submission) -> (Vec<Mark>, Faults) {
    let mut faults = of_file(file, submission);
    let mut marks = Vec::new();
    for (place, mark) in file.marks.iter().enumerate() {
        match checked(file, mark, framework, submission, &Pointer::root().key("marks").item(place)) {
            Ok(mark) => marks.push(mark),
            Err(fault) => faults.push(*fault),
        }
    }
    (marks, faults)
}

fn checked(file: &MarksFile, mark: &MarkFile, framework: &Framework, submission: &Submission, at: &Pointer) -> Result<Mark, Box<Fault>> {
    cited(mark, submission, "exercise", std::iter::empty(), at)?;
    let apart = mark.not_applicable == Some(true);
    let other = mark.fact.is_some() || mark.value.is_some() || mark.sign.is_some() || mark.act.is_some() || mark.overrides.is_some();
    let (Some(indicator), true, false) = (&mark.indicator, mark.level.is_some() != apart, other) else {
        let fault = Fault::error("unclear-mark", at.clone(), "a mark that does not give an indicator its level")
            .with_help("write indicator and level, or indicator and not_applicable: true; a framework has no signs, no judged facts and nothing measured to override");
        return Err(Box::new(fault));
    };
    let criteria = framework.file.criteria.iter();
    let known = criteria.flat_map(|criterion| criterion.indicators.iter().map(|indicator| indicator.id.as_str()));
    named("indicator", indicator.as_str(), known, &at.key("indicator"))?;
    let id = indicator.as_str().to_owned();
    let Some(level) = mark.level else {
        return Ok(made(file, mark, Target::Apart(id)));
    };
    if level < framework.lowest || level > framework.highest {
        let message = format!("level {level} is not one of {} to {}", framework.lowest, framework.highest);
        return Err(Box::new(Fault::error("unknown-level", at.key("level"), message)));
    }
    Ok(made(file, mark, Target::Indicator(id, level)))
}
