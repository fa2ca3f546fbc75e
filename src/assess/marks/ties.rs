//! Whether the author of a mark is tied to an exercise: by a body that ran it, analysed it, or lives for the greater part on the authority.
//!
//! Reads the submission and the mark's own words; whether a tied mark counts is the fold's matter.

use super::Mark;
use crate::base::number::Q;
use crate::facts::strength::has_interest;
use crate::submission::model::{Exercise, Partner, Submission};

/// The name of the body by which the author of `mark` is tied to `exercise`. `most` is the largest share of its income, in percent, that a
/// body without interest may have from the authority.
pub(super) fn tie(submission: &Submission, exercise: Option<&Exercise>, most: Q, mark: &Mark) -> Option<String> {
    let partners = submission.partners.as_deref().unwrap_or(&[]).iter();
    let tied = partners.filter(|partner| has_interest(partner, most) || exercise.is_some_and(|exercise| ran(partner, exercise)));
    let mut of_the_author = tied.filter(|partner| match &mark.body {
        Some(body) => partner.id.as_str() == body,
        None => says(&mark.interest, partner.name.as_str()) || mark.interest.trim() == partner.id.as_str(),
    });
    of_the_author.next().map(|partner| partner.name.as_str().to_owned())
}

/// Whether a partner ran a part of an exercise.
fn ran(partner: &Partner, exercise: &Exercise) -> bool {
    let activities = exercise.activities.as_deref().unwrap_or(&[]);
    activities.iter().any(|activity| activity.run_by.as_ref() == Some(&partner.id))
}

/// Whether a statement of interest names a body: its whole name, and not after a denial.
fn says(interest: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (interest, name) = (words(interest), words(name));
    let denied = interest.first().is_some_and(|first| first == "none" || first == "no");
    !denied && !name.is_empty() && interest.windows(name.len()).any(|part| part == name.as_slice())
}

#[cfg(test)]
#[path = "ties_tests.rs"]
mod tests;
