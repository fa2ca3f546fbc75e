//! A file of marks against a rubric and a submission: every name must meet, and every mark must be of one kind.
//!
//! Finds faults and turns what makes sense into marks; which of them stand is not decided here.

use super::{Mark, MarkFile, MarksFile, Role, Target};
use crate::base::fault::{Fault, Faults};
use crate::base::near::nearest;
use crate::base::pointer::Pointer;
use crate::facts::catalogue::Fact;
use crate::rubric::file::RubricFile;
use crate::rubric::model::Rubric;
use crate::submission::model::Submission;

/// The marks of a file that make sense, and everything that is wrong with the others and with the file.
pub(super) fn file(file: &MarksFile, rubric: &Rubric, submission: &Submission) -> (Vec<Mark>, Faults) {
    let mut faults = of_file(file, submission);
    let mut marks = Vec::new();
    let root = Pointer::root();
    for (place, mark) in file.marks.iter().enumerate() {
        match checked(file, mark, rubric, submission, &root.key("marks").item(place)) {
            Ok(mark) => marks.push(mark),
            Err(fault) => faults.push(*fault),
        }
    }
    (marks, faults)
}

/// What is wrong with a file apart from its marks: another format than this version reads, a body that is no partner.
pub(in crate::assess) fn of_file(file: &MarksFile, submission: &Submission) -> Faults {
    let mut faults = Faults::default();
    let root = Pointer::root();
    if file.format != 1 {
        let message = format!("these marks say format {}, and this version reads format 1", file.format);
        faults.push(Fault::error("wrong-format", root.key("format"), message));
    }
    if let Some(body) = &file.body {
        let partners = submission.partners.as_deref().unwrap_or(&[]).iter();
        let known = partners.map(|partner| partner.id.as_str());
        if let Err(fault) = named("partner", body.as_str(), known, &root.key("body")) {
            faults.push(*fault);
        }
    }
    faults
}

/// Something that is named must be among what is known.
pub(in crate::assess) fn named<'a>(
    what: &str,
    id: &str,
    known: impl Iterator<Item = &'a str> + Clone,
    at: &Pointer,
) -> Result<(), Box<Fault>> {
    if known.clone().any(|known| known == id) {
        return Ok(());
    }
    let mut fault = Fault::error("dangling-reference", at.clone(), format!("there is no {what} '{id}'"));
    fault.help = nearest(id, known).map(|near| format!("did you mean '{near}'?"));
    Err(Box::new(fault))
}

/// What a mark is on and what it cites must be in the submission; `units` are the other units beside its exercises.
pub(in crate::assess) fn cited<'a>(
    mark: &MarkFile,
    submission: &'a Submission,
    what: &str,
    units: impl Iterator<Item = &'a str> + Clone,
    at: &Pointer,
) -> Result<(), Box<Fault>> {
    if let Some(on) = &mark.on {
        let exercises = submission.exercises.as_deref().unwrap_or(&[]).iter();
        let known = exercises.map(|exercise| exercise.id.as_str()).chain(units);
        named(what, on.as_str(), known, &at.key("on"))?;
    }
    if let Some(document) = &mark.document {
        let documents = submission.documents.as_deref().unwrap_or(&[]).iter();
        let known = documents.map(|document| document.id.as_str());
        named("document", document.as_str(), known, &at.key("document"))?;
    }
    Ok(())
}

/// A mark of a file, about what it is found to be about.
pub(in crate::assess) fn made(file: &MarksFile, mark: &MarkFile, target: Target) -> Mark {
    Mark {
        on: mark.on.as_ref().map(|on| on.as_str().to_owned()),
        target,
        overrides: mark.overrides.unwrap_or(false),
        role: file.role,
        author: file.author.as_str().to_owned(),
        body: file.body.as_ref().map(|body| body.as_str().to_owned()),
        interest: file.interest.as_str().to_owned(),
        date: file.date.from,
        document: mark.document.as_ref().map(|document| document.as_str().to_owned()),
        blind: mark.blind,
        reason: mark.reason.as_str().to_owned(),
    }
}

fn checked(file: &MarksFile, mark: &MarkFile, rubric: &Rubric, submission: &Submission, at: &Pointer) -> Result<Mark, Box<Fault>> {
    let rows = submission.register.as_deref().unwrap_or(&[]).iter().map(|row| row.id.as_str());
    cited(mark, submission, "exercise or decision", rows, at)?;
    let target = target(mark, rubric, at)?;
    let judges = !matches!(target, Target::Sign(..));
    if judges && mark.document.is_none() && file.role != Role::SelfAssessed {
        let fault = Fault::error("mark-without-document", at.clone(), "a judged level or fact without a document")
            .with_help("name the document of the submission that shows it");
        return Err(Box::new(fault));
    }
    overriding(file, mark, &target, at)?;
    Ok(made(file, mark, target))
}

/// The rubric, and the one that it was changed from: a mark on what was taken out still counts there.
fn files(rubric: &Rubric) -> impl Iterator<Item = &RubricFile> + Clone {
    let base = rubric.overlay.as_ref().map(|overlaid| &*overlaid.base.file);
    std::iter::once(&*rubric.file).chain(base)
}

fn target(mark: &MarkFile, rubric: &Rubric, at: &Pointer) -> Result<Target, Box<Fault>> {
    match (&mark.indicator, &mark.level, &mark.fact, &mark.value, &mark.sign, mark.act) {
        (Some(indicator), Some(level), None, None, None, None) => {
            let rows = files(rubric)
                .flat_map(|file| &file.criteria)
                .flat_map(|criterion| criterion.indicators.iter());
            named(
                "indicator",
                indicator.as_str(),
                rows.map(|row| row.id.as_str()),
                &at.key("indicator"),
            )?;
            if *level < rubric.lowest || *level > rubric.highest {
                let message = format!("level {level} is not one of {} to {}", rubric.lowest, rubric.highest);
                return Err(Box::new(Fault::error("unknown-level", at.key("level"), message)));
            }
            Ok(Target::Indicator(indicator.as_str().to_owned(), *level))
        }
        (None, None, Some(fact), Some(value), None, None) => {
            let known = rubric.judged_facts.iter().map(|fact| fact.id());
            named("judged fact", fact.as_str(), known, &at.key("fact"))?;
            Fact::find(fact.as_str())
                .map(|fact| Target::Fact(fact, *value))
                .ok_or_else(|| Box::new(Fault::error("unknown-fact", at.key("fact"), format!("there is no fact '{fact}'"))))
        }
        (None, None, None, None, Some(sign), Some(act)) => {
            let known = files(rubric).flat_map(|file| &file.signs).map(|sign| sign.id.as_str());
            named("sign", sign.as_str(), known, &at.key("sign"))?;
            Ok(Target::Sign(sign.as_str().to_owned(), act))
        }
        _ => Err(Box::new(
            Fault::error("unclear-mark", at.clone(), "a mark that is not one of three kinds")
                .with_help("write indicator and level, or fact and value, or sign and act"),
        )),
    }
}

/// An override is of a level, by somebody other than the authority, who has seen what is measured.
fn overriding(file: &MarksFile, mark: &MarkFile, target: &Target, at: &Pointer) -> Result<(), Box<Fault>> {
    if mark.overrides != Some(true) {
        return Ok(());
    }
    let refuse = |code, message: &str, help: &str| Err(Box::new(Fault::error(code, at.key("override"), message).with_help(help)));
    if !matches!(target, Target::Indicator(..)) {
        return refuse(
            "bad-override",
            "an override of something other than a level",
            "leave out override, or write indicator and level",
        );
    }
    if file.role == Role::SelfAssessed {
        return refuse(
            "bad-override",
            "an override by the authority itself",
            "leave out override: what the authority says of itself is shown and never counted",
        );
    }
    if mark.blind == Some(true) {
        return refuse(
            "bad-override",
            "an override that says it was made blind, expected one made with the measured level in view",
            "leave out override for a blind mark, or add a second mark for the override",
        );
    }
    Ok(())
}
