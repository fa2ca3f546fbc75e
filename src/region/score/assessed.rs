//! The assessment of a submission of a region, as it would be made of it alone: what its report is made of.
//!
//! Owns that an assessment is of the very bytes and judgements that its row was made of, and that a fault in explaining one submission ends
//! with that submission. It scores and reads as a row is scored and read, and renders nothing.

use super::{Envelope, MarksBytes, Scorer, add_marks, bare, digest, is_envelope};
use crate::assess::explain::{Inputs, assess, audited};
use crate::assess::marks::Marks;
use crate::assess::published::Assessment;
use crate::assess::published::audit::Audit;
use crate::base::digest::sha256;
use crate::base::fault::Faults;
use crate::facts::strength::Verified;
use crate::region::row::Row;
use crate::rubric::model::Rubric;
use crate::submission::model::Submission;
use crate::submission::read;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// An assessment, and what lets a reader work it out again where that was asked for.
pub type Assessed = (Assessment, Option<Audit>);

/// Why there is no assessment of a submission that has a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmade {
    /// the submission, or a file of judgements on it, is another one than the row was made of
    Changed,
    /// the engine failed on it
    Failed,
}

impl Scorer {
    /// The assessment of a file that holds one submission, which `row` was made of.
    ///
    /// # Errors
    /// Why there is none.
    pub fn file_assessed(&self, row: &Row, bytes: &[u8], marks: &[MarksBytes], audit: bool) -> Result<Assessed, Unmade> {
        let source = row.source.as_deref().unwrap_or_default();
        let judged = digest(marks.iter().filter_map(|(_, bytes)| bytes.as_deref().ok()));
        let of = Of {
            row,
            name: stem(source),
            notation: source,
            bytes,
            judged,
            audit,
        };
        self.assessed(&of, |by, submission, all| {
            for (name, bytes) in marks {
                if let Ok(bytes) = bytes {
                    add_marks(name, bytes, by, submission, all)?;
                }
            }
            Ok(())
        })
    }

    /// The assessment of a line of a file, which `row` was made of; `at` is where the line is from.
    ///
    /// # Errors
    /// Why there is none.
    pub fn line_assessed(&self, row: &Row, at: &str, bytes: &[u8], audit: bool) -> Result<Assessed, Unmade> {
        let text = std::str::from_utf8(bare(bytes)).map_err(|_| Unmade::Changed)?;
        let envelope: Option<Envelope<'_>> = match is_envelope(text) {
            true => Some(serde_json::from_str(text).map_err(|_| Unmade::Changed)?),
            false => None,
        };
        let inside = envelope.as_ref().map_or(text, |envelope| envelope.submission.get());
        let marks = envelope.iter().flat_map(|envelope| envelope.marks.iter().flatten());
        let marks: Vec<&str> = marks.map(|marks| marks.get()).collect();
        // a line that says where its submission is from bears that name, any other its own
        let source = row.source.as_deref().unwrap_or_default();
        let of = Of {
            row,
            name: if source == at { last(at) } else { stem(source) },
            notation: "line.json",
            bytes: inside.as_bytes(),
            judged: digest(marks.iter().map(|text| text.as_bytes())),
            audit,
        };
        self.assessed(&of, |by, submission, all| {
            marks
                .iter()
                .try_for_each(|text| add_marks("marks.json", text.as_bytes(), by, submission, all))
        })
    }

    fn assessed(&self, of: &Of<'_>, marks: impl Fn(&Rubric, &Submission, &mut Marks) -> Result<(), Faults>) -> Result<Assessed, Unmade> {
        if sha256(of.bytes) != of.row.sha256 || of.judged != of.row.marks_sha256 {
            return Err(Unmade::Changed);
        }
        let made = catch_unwind(AssertUnwindSafe(|| -> Result<Assessed, Faults> {
            let mut checked = read::checked(of.notation, of.bytes)?;
            // what is odd about a form is told in a report of it alone too
            checked.warnings.extend(std::mem::take(&mut checked.hints));
            checked.warnings.sort();
            let mut all = Marks::default();
            marks(&self.rubric, &checked.value, &mut all)?;
            let inputs = Inputs {
                name: of.name,
                sha256: &of.row.sha256,
                warnings: &checked.warnings,
                cells: checked.cells.as_ref(),
                context: self.context(&self.rubric, &checked.value, self.looks(&checked.value)),
                rubric: &self.rubric,
                marks: &all,
                verified: &Verified::new(),
            };
            Ok(if of.audit {
                let (assessment, audit) = audited(&inputs);
                (assessment, Some(audit))
            } else {
                (assess(&inputs), None)
            })
        }));
        // the same bytes were read and scored before
        made.map_err(|_| Unmade::Failed)?.map_err(|_| Unmade::Failed)
    }
}

/// What an assessment is of.
struct Of<'a> {
    row: &'a Row,
    /// what the report calls the submission
    name: &'a str,
    /// a name by whose ending the notation is known
    notation: &'a str,
    bytes: &'a [u8],
    /// the digest of the files of judgements
    judged: Option<String>,
    audit: bool,
}

/// The last step of a path.
fn last(source: &str) -> &str {
    source.rsplit('/').next().unwrap_or_default()
}

/// The name of a file without folder and ending.
fn stem(source: &str) -> &str {
    let name = last(source);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        Some(_) | None => name,
    }
}

#[cfg(test)]
#[path = "assessed_tests.rs"]
mod tests;
