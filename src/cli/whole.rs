//! One submission with all that goes into its assessment: marks, documents that were looked at, the day.
//!
//! Tells nothing and scores nothing but by asking the library.

use super::With;
use super::load::{Prepared, Refused, load_submission, marks_of, stem};
use super::papers::look_from;
use crate::assess::explain::{Inputs, assess, audited};
use crate::assess::framework::given::Given;
use crate::assess::framework::{self, explain};
use crate::assess::marks::Marks;
use crate::assess::plan::{Ask, guide};
use crate::assess::published::Assessment;
use crate::assess::published::audit::{Audit, MarkedAudit};
use crate::base::date::Day;
use crate::facts::strength::Verified;
use crate::facts::view::Context;
use crate::submission::model::Submission;
use crate::submission::read::Read;
use std::path::Path;

/// One submission with all that goes into its assessment.
pub(super) struct Whole {
    submission: Read<Submission>,
    marks: Marks,
    given: Given,
    verified: Verified,
    as_of: Day,
    stem: String,
}

/// One submission, read with its marks and looked at with its documents.
///
/// # Errors
/// Why it is refused.
pub(super) fn whole(path: &Path, prepared: &Prepared, with: &With) -> Result<Whole, Refused> {
    let mut submission = load_submission(path)?;
    // what `check` says of a form is said here too
    submission.warnings.extend(std::mem::take(&mut submission.hints));
    submission.warnings.sort();
    let (marks, given) = marks_of(&with.marks, &prepared.by, &submission.value)?;
    let mut verified = Verified::new();
    if let Some(folder) = &with.documents {
        let (looked, faults) = look_from(path, folder, &submission);
        submission.warnings.extend(faults);
        submission.warnings.sort();
        verified = looked;
    }
    let value = &submission.value;
    Ok(Whole {
        as_of: prepared.as_of.unwrap_or_else(|| value.as_of_day()),
        stem: stem(path),
        submission,
        marks,
        given,
        verified,
    })
}

impl Whole {
    /// What an assessment by a rubric that measures evidence is made of.
    pub(super) fn inputs<'a>(&'a self, prepared: &'a Prepared) -> Inputs<'a> {
        let value = &self.submission.value;
        Inputs {
            name: &self.stem,
            sha256: &self.submission.sha256,
            warnings: &self.submission.warnings,
            cells: self.submission.cells.as_ref(),
            context: Context {
                submission: value,
                settings: &prepared.by.rubric.settings,
                baseline: prepared.baseline.as_ref(),
                as_of: self.as_of,
                basis: value.basis,
                open: false,
            },
            rubric: &prepared.by.rubric,
            marks: &self.marks,
            verified: &self.verified,
        }
    }
}

/// What lets a reader work an assessment out again.
pub(super) enum Again {
    /// one by a rubric that measures evidence
    Measured(Audit),
    /// one by a framework that people mark
    Marked(MarkedAudit),
}

/// What is made besides the assessment; a framework, which people mark, has no guide.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Besides {
    /// what to do and what it brings, within the assessment
    pub(super) guide: bool,
    /// what lets a reader work it out again
    pub(super) audit: bool,
}

/// One submission, assessed.
///
/// # Errors
/// Why it was not.
pub(super) fn one(path: &Path, prepared: &Prepared, with: &With) -> Result<Assessment, Refused> {
    made(path, prepared, with, Besides::default()).map(|(assessment, _)| assessment)
}

/// One submission, assessed, with what is wanted besides.
///
/// # Errors
/// Why it was not.
pub(super) fn made(path: &Path, prepared: &Prepared, with: &With, besides: Besides) -> Result<(Assessment, Option<Again>), Refused> {
    let whole = whole(path, prepared, with)?;
    let inputs = whole.inputs(prepared);
    if let Some(framework) = &prepared.by.framework {
        let inputs = explain::Inputs {
            name: inputs.name,
            sha256: inputs.sha256,
            warnings: inputs.warnings,
            context: inputs.context,
            framework,
            given: &whole.given,
            verified: inputs.verified,
        };
        if besides.audit {
            let (assessment, audit) = framework::audited(&inputs);
            return Ok((assessment, Some(Again::Marked(audit))));
        }
        return Ok((explain::assess(&inputs), None));
    }
    let (mut assessment, audit) = if besides.audit {
        let (assessment, audit) = audited(&inputs);
        (assessment, Some(Again::Measured(audit)))
    } else {
        (assess(&inputs), None)
    };
    assessment.guide = besides.guide.then(|| guide(&inputs, &Ask { to: None, earlier: None }));
    Ok((assessment, audit))
}
