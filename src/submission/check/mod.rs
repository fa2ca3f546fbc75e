//! What the types cannot say: that ids are single and references meet, that days and counts do not contradict one another.
//!
//! Owns the checks that need the whole model. A contradiction that leaves no fact to compute is an error; one that is itself a finding is
//! a warning, and feeds signs or notes. Nothing here judges whether an engagement was good.

mod bases;
mod cited;
pub mod copied;
mod counts;
mod dates;
pub mod figures;
mod ids;
mod papers;
mod references;

use super::trail::At;
use crate::base::fault::Faults;
use crate::submission::model::Submission;

/// Every contradiction of a submission, errors and warnings together, without places.
pub fn submission(submission: &Submission) -> Faults {
    let mut faults = Faults::default();
    ids::check(submission, &mut faults);
    references::check(submission, &mut faults);
    dates::check(submission, &mut faults);
    counts::check(submission, &mut faults);
    papers::check(submission, &mut faults);
    faults
}

/// The entries of a list that may be left out, each with its number.
fn each<T>(list: &Option<Vec<T>>) -> impl Iterator<Item = (usize, &T)> + Clone {
    list.as_deref().unwrap_or(&[]).iter().enumerate()
}

#[cfg(test)]
#[path = "../check_tests.rs"]
mod tests;
