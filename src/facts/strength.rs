//! How strong the evidence of an entry is: stated, cited, exhibited or corroborated, by what it cites.
//!
//! Strength is a property of the file and never unknown. A fact at a strength is the fact counted again over the entries that have it:
//! one weak row cannot sink fifty good ones, and the count can only fall. `most` is everywhere the largest share of its income, in percent,
//! that a body without interest may have from the authority.

use crate::base::number::Q;
use crate::submission::fields::{Cell, Event, Id};
use crate::submission::model::{
    Citation, Decision, Document, DocumentAuthor, Exercise, OutsideReview, Partner, PartnerRole, Submission, ThemeOutcome,
};
use std::collections::BTreeMap;

pub use crate::facts::looked::{Looked, Verified};

/// How strong the evidence of an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// the authority says so
    Stated,
    /// a document is named
    Cited,
    /// the document exists and matches its digest
    Exhibited,
    /// a body without interest says so too
    Corroborated,
}

impl Strength {
    /// As people read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Cited => "cited",
            Self::Exhibited => "exhibited",
            Self::Corroborated => "corroborated",
        }
    }
}

/// Whether a partner has an interest: it ran or analysed the exercise, or more than `most` percent of its income is the authority's.
pub fn has_interest(partner: &Partner, most: Q) -> bool {
    let role = partner
        .role
        .value()
        .is_some_and(|role| matches!(role, PartnerRole::Runner | PartnerRole::Analyst));
    let funded = |share: Q| share.times(Q::whole(100)).is_some_and(|share| share > most);
    role || partner.funded_share.value().is_some_and(|share| funded(share.fraction()))
}

fn partner<'a>(submission: &'a Submission, id: &Id) -> Option<&'a Partner> {
    submission
        .partners
        .as_deref()
        .unwrap_or(&[])
        .iter()
        .find(|partner| partner.id == *id)
}

/// Whether a document is by a body without interest.
pub fn is_independent(submission: &Submission, document: &Document, most: Q) -> bool {
    let author = document.author.get();
    match &document.by {
        None => author == Some(DocumentAuthor::Independent),
        Some(by) => {
            author != Some(DocumentAuthor::Authority) && partner(submission, by).is_some_and(|partner| !has_interest(partner, most))
        }
    }
}

/// Whether a review is by a body without interest.
pub fn is_outside(submission: &Submission, review: &OutsideReview, most: Q) -> bool {
    review
        .partner
        .as_ref()
        .is_none_or(|id| partner(submission, id).is_some_and(|partner| !has_interest(partner, most)))
}

/// The strength of what an entry cites.
pub fn strength(submission: &Submission, verified: &Verified, citations: Option<&Vec<Citation>>, most: Q) -> Strength {
    let mut best = Strength::Stated;
    for citation in citations.map_or(&[][..], Vec::as_slice) {
        if let Some(id) = &citation.review
            && let Some(review) = submission.reviews.as_deref().unwrap_or(&[]).iter().find(|review| review.id == *id)
        {
            best = best.max(if is_outside(submission, review, most) {
                Strength::Corroborated
            } else {
                Strength::Cited
            });
        }
        if let Some(id) = &citation.document
            && let Some(document) = submission
                .documents
                .as_deref()
                .unwrap_or(&[])
                .iter()
                .find(|document| document.id == *id)
        {
            best = best.max(Strength::Cited);
            if verified.get(id.as_str()) == Some(Looked::Exhibited) {
                best = best.max(Strength::Exhibited);
            }
            if is_independent(submission, document, most) {
                best = best.max(Strength::Corroborated);
            }
        }
    }
    best
}

/// The exercise with only the entries whose evidence has at least `least`; what it is about, its dates and its promise stay.
pub fn at_least(submission: &Submission, verified: &Verified, exercise: &Exercise, least: Strength, most: Q) -> Exercise {
    let good = |citations: &Option<Vec<Citation>>| strength(submission, verified, citations.as_ref(), most) >= least;
    macro_rules! kept {
        ($list:ident) => {
            exercise
                .$list
                .as_ref()
                .map(|list| list.iter().filter(|entry| good(&entry.evidence)).cloned().collect())
        };
    }
    macro_rules! kept_if {
        ($entry:ident) => {
            exercise.$entry.as_ref().filter(|entry| good(&entry.evidence)).cloned()
        };
    }
    macro_rules! kept_event {
        ($event:ident) => {
            match &exercise.$event {
                Event::Some(entry) if !good(&entry.evidence) => Event::None,
                event => event.clone(),
            }
        };
    }
    // field by field, so that nothing is copied that is not kept
    Exercise {
        id: exercise.id.clone(),
        title: exercise.title.clone(),
        purpose: exercise.purpose.clone(),
        service: exercise.service.clone(),
        level: exercise.level.clone(),
        service_change: exercise.service_change.clone(),
        affected: exercise.affected.clone(),
        groups: kept!(groups),
        monitoring: exercise.monitoring.clone(),
        relationship: exercise.relationship.clone(),
        commissioning_stage: exercise.commissioning_stage.clone(),
        promise: exercise.promise.clone(),
        promise_to_consult: exercise.promise_to_consult.clone(),
        agenda: exercise.agenda.clone(),
        proposal: exercise.proposal.clone(),
        decision_and_date_said: exercise.decision_and_date_said.clone(),
        known_already_said: exercise.known_already_said.clone(),
        announced: exercise.announced.clone(),
        opens: exercise.opens.clone(),
        closes: exercise.closes.clone(),
        decision_due: exercise.decision_due.clone(),
        commitment_made: exercise.commitment_made.clone(),
        first_attempt: exercise.first_attempt.clone(),
        draws_on: kept!(draws_on),
        people_heard: if good(&exercise.evidence) {
            exercise.people_heard.clone()
        } else {
            Cell::Blank
        },
        claimed_reach: kept_event!(claimed_reach),
        comments: kept_if!(comments),
        ties: kept_if!(ties),
        information: kept_if!(information),
        activities: kept!(activities),
        missing_review: kept_event!(missing_review),
        results: kept_event!(results),
        themes: kept!(themes),
        decisions: exercise.decisions.as_ref().map(|decisions| {
            let decisions = decisions.iter().map(|decision| answered(decision, &good));
            decisions
                .filter(|decision| decision.evidence.is_some() || decision.themes.as_deref().is_some_and(|themes| !themes.is_empty()))
                .collect()
        }),
        responses: kept!(responses),
        changes: kept!(changes),
        ratings: kept!(ratings),
        roles: kept!(roles),
        needs: exercise.needs.clone(),
        standing_group: kept_event!(standing_group),
        evidence: exercise.evidence.clone(),
    }
}

/// A decision with only the answers to themes that are `good`; where it is not good itself, they are all that is left of it.
fn answered(decision: &Decision, good: &impl Fn(&Option<Vec<Citation>>) -> bool) -> Decision {
    let whole = good(&decision.evidence);
    let kept = |outcome: &&ThemeOutcome| {
        if outcome.evidence.is_some() {
            good(&outcome.evidence)
        } else {
            whole
        }
    };
    let themes = decision.themes.as_ref().map(|themes| themes.iter().filter(kept).cloned().collect());
    if whole {
        Decision {
            themes,
            ..decision.clone()
        }
    } else {
        Decision {
            themes,
            ..Decision::default()
        }
    }
}

/// How many entries of an exercise have each strength: (name of the strength, number), weakest first.
pub fn census(submission: &Submission, verified: &Verified, exercise: &Exercise, most: Q) -> BTreeMap<Strength, u32> {
    let mut counts = BTreeMap::new();
    let mut add = |citations: Option<&Vec<Citation>>| {
        let slot: &mut u32 = counts.entry(strength(submission, verified, citations, most)).or_default();
        *slot = slot.saturating_add(1);
    };
    macro_rules! each {
        ($($list:ident),+) => { $( for entry in exercise.$list.iter().flatten() { add(entry.evidence.as_ref()); } )+ };
    }
    each!(groups, draws_on, activities, themes, decisions, responses, changes, ratings, roles);
    for information in exercise.information.iter() {
        add(information.evidence.as_ref());
    }
    for ties in exercise.ties.iter() {
        add(ties.evidence.as_ref());
    }
    if let Event::Some(results) = &exercise.results {
        add(results.evidence.as_ref());
    }
    if let Event::Some(review) = &exercise.missing_review {
        add(review.evidence.as_ref());
    }
    if let Event::Some(group) = &exercise.standing_group {
        add(group.evidence.as_ref());
    }
    counts
}
