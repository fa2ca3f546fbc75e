//! How strong the evidence of an entry is: stated, cited, exhibited or corroborated, by what it cites.
//!
//! Strength is a property of the file and never unknown. A fact at a strength is the fact counted again over the entries that have it:
//! one weak row cannot sink fifty good ones, and the count can only fall. `most` is everywhere the largest share of its income, in percent,
//! that a body without interest may have from the authority.

use crate::base::number::Q;
use crate::submission::fields::{Cell, Event, Id};
use crate::submission::model::{Citation, Decision, Document, DocumentAuthor, Exercise, OutsideReview, Partner, PartnerRole, Submission};
use std::collections::BTreeMap;

/// What became of a cited document when somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// it exists and matches its digest
    Exhibited,
    /// there is no such file
    Missing,
    /// the file is there and is not the one that was cited
    Changed,
}

/// Documents that somebody looked at, by id.
pub type Verified = BTreeMap<String, Looked>;

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
            if verified.get(id.as_str()) == Some(&Looked::Exhibited) {
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
    let mut kept = exercise.clone();
    macro_rules! keep {
        ($($list:ident),+) => { $( if let Some(list) = &mut kept.$list { list.retain(|entry| good(&entry.evidence)); } )+ };
    }
    keep!(groups, draws_on, activities, themes, responses, changes, ratings, roles);
    for decision in kept.decisions.iter_mut().flatten() {
        let whole = good(&decision.evidence);
        let mut outcomes = decision.themes.take();
        if let Some(outcomes) = &mut outcomes {
            outcomes.retain(|outcome| {
                if outcome.evidence.is_some() {
                    good(&outcome.evidence)
                } else {
                    whole
                }
            });
        }
        if !whole {
            // of a decision that nobody else speaks of, only the answers to themes may be left
            *decision = Decision::default();
        }
        decision.themes = outcomes;
    }
    if let Some(decisions) = &mut kept.decisions {
        decisions.retain(|decision| decision.evidence.is_some() || decision.themes.as_deref().is_some_and(|themes| !themes.is_empty()));
    }
    if kept.ties.as_ref().is_some_and(|ties| !good(&ties.evidence)) {
        kept.ties = None;
    }
    if kept.information.as_ref().is_some_and(|information| !good(&information.evidence)) {
        kept.information = None;
    }
    if kept.comments.as_ref().is_some_and(|comments| !good(&comments.evidence)) {
        kept.comments = None;
    }
    macro_rules! keep_event {
        ($($event:ident),+) => { $( if let Event::Some(entry) = &kept.$event && !good(&entry.evidence) { kept.$event = Event::None; } )+ };
    }
    keep_event!(claimed_reach, missing_review, results, standing_group);
    if !good(&exercise.evidence) {
        kept.people_heard = Cell::Blank;
    }
    kept
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
