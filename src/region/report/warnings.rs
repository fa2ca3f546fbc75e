//! What a reader must know before comparing areas: whose evidence differs in kind, and why.

use super::Seen;
use crate::assess::published::GradeStatus;
use crate::region::published::{Compared, Warned};
use crate::rubric::model::Rubric;
use std::collections::BTreeSet;

/// Periods and years are told apart up to so many.
const MOST: usize = 1_000;

/// What was seen that makes areas hard to compare.
#[derive(Debug, Default)]
pub(super) struct Warnings {
    all: u64,
    compiled: u64,
    other_rubric: u64,
    other_engine: u64,
    insufficient: u64,
    not_due: u64,
    unjudged: u64,
    without_baseline: u64,
    without_code: u64,
    periods: BTreeSet<(String, String)>,
    years: BTreeSet<String>,
    /// digests of the files of people by group of the area
    baselines: BTreeSet<String>,
}

impl Warnings {
    pub(super) fn add(&mut self, seen: &Seen<'_>, core: &Rubric) {
        let row = seen.row;
        let count = |slot: &mut u64, is: bool| *slot = slot.saturating_add(u64::from(is));
        count(&mut self.all, true);
        count(&mut self.compiled, row.basis != "returned");
        count(&mut self.other_rubric, seen.standing.rubric_sha256 != core.sha256);
        count(&mut self.other_engine, row.engine != env!("CARGO_PKG_VERSION"));
        count(&mut self.insufficient, seen.standing.status == GradeStatus::Insufficient);
        count(&mut self.not_due, seen.standing.status == GradeStatus::NotDue);
        count(&mut self.unjudged, row.marks == 0);
        count(&mut self.without_code, row.code.is_none());
        count(&mut self.without_baseline, row.baseline_sha256.is_none());
        if let Some(digest) = row.baseline_sha256.as_ref().filter(|_| self.baselines.len() < MOST) {
            self.baselines.insert(digest.clone());
        }
        if self.periods.len() < MOST {
            self.periods.insert((row.from.clone(), row.to.clone()));
        }
        if self.years.len() < MOST {
            self.years.insert(row.as_of.chars().take(4).collect());
        }
    }

    pub(super) fn made(self, ranked: u64, core: &Rubric) -> Compared {
        let mut warnings = Vec::new();
        let mut warn = |id: &str, authorities: Option<u64>, says: String| {
            if authorities != Some(0) {
                warnings.push(Warned {
                    id: id.to_owned(),
                    authorities,
                    says,
                });
            }
        };
        let name = format!("{}/{}", core.file.id, core.file.version);
        warn(
            "other-rubric",
            Some(self.other_rubric),
            format!("Scored by another rubric than {name}; they are listed and not ranked. Score them again to compare them."),
        );
        warn(
            "other-engine",
            Some(self.other_engine),
            "Scored by another version of the engine; they are listed and not ranked. Score them again to compare them.".to_owned(),
        );
        warn(
            "compiled",
            Some(self.compiled),
            "Compiled by others from what was published: what is missing says nothing of the authority, so they are not ranked.".to_owned(),
        );
        warn(
            "insufficient",
            Some(self.insufficient),
            "What is held does not settle the grade; they are listed with their bounds and not ranked.".to_owned(),
        );
        warn(
            "not-due",
            Some(self.not_due),
            "They cannot be graded yet, and are not ranked.".to_owned(),
        );
        if self.unjudged > 0 && self.unjudged < self.all {
            let says = "Nobody judged them, while others were judged: where a count is missing, only a judgement settles a level.";
            warn("unjudged", Some(self.unjudged), says.to_owned());
        }
        let files = self.baselines.len();
        if files > 1 || (files == 1 && self.without_baseline > 0) {
            let files = if files == 1 {
                "a file".to_owned()
            } else {
                format!("{files} different files")
            };
            let rest = match self.without_baseline {
                0 => String::new(),
                some => format!(", and {some} with none"),
            };
            let says = format!(
                "They were scored with {files} of people by group of the area (--baseline){rest}: where a submission has no figure of its \
                 own, how many of a group were to be expected is not counted alike. Score all with the same file to compare them."
            );
            warn("baselines", None, says);
        }
        if self.periods.len() > 1 {
            let says = format!(
                "The submissions are of {} different periods; one that was longer had more time to show something.",
                self.periods.len()
            );
            warn("periods", None, says);
        }
        if self.years.len() > 1 {
            let years: Vec<&str> = self.years.iter().map(String::as_str).collect();
            let says = format!(
                "They are looked at as of different years ({}); differences between years are no trend.",
                years.join(", ")
            );
            warn("years", None, says);
        }
        warn(
            "without-code",
            Some(self.without_code),
            "They give no official code and are told apart by their names; one that is spelled two ways counts twice.".to_owned(),
        );
        Compared { ranked, warnings }
    }
}
