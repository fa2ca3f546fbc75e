//! How strong the evidence of an entry is: stated, cited, exhibited or corroborated, by what it cites.
//!
//! Strength is a property of the file and never unknown. A fact at a strength is the fact counted again over the entries that have it:
//! one weak row cannot sink fifty good ones, and the count can only fall.

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

/// Whether a partner has an interest: it ran or analysed the exercise, commissioned or provides the service, or lives on the authority.
pub fn has_interest(partner: &Partner) -> bool {
    let role = partner.role.value().is_some_and(|role| {
        matches!(
            role,
            PartnerRole::Runner | PartnerRole::Analyst | PartnerRole::Commissioner | PartnerRole::Provider
        )
    });
    let half = Q::new(1, 2).unwrap_or(Q::ONE);
    role || partner.funded_share.value().is_some_and(|share| share.fraction() > half)
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
pub fn is_independent(submission: &Submission, document: &Document) -> bool {
    document.author.value().is_some_and(|author| *author == DocumentAuthor::Independent)
        && document
            .by
            .as_ref()
            .is_none_or(|id| partner(submission, id).is_some_and(|partner| !has_interest(partner)))
}

/// Whether a review is by a body without interest.
pub fn is_outside(submission: &Submission, review: &OutsideReview) -> bool {
    review
        .partner
        .as_ref()
        .is_none_or(|id| partner(submission, id).is_some_and(|partner| !has_interest(partner)))
}

/// The strength of what an entry cites.
pub fn strength(submission: &Submission, verified: &Verified, citations: Option<&Vec<Citation>>) -> Strength {
    let mut best = Strength::Stated;
    for citation in citations.map_or(&[][..], Vec::as_slice) {
        if let Some(id) = &citation.review
            && let Some(review) = submission.reviews.as_deref().unwrap_or(&[]).iter().find(|review| review.id == *id)
        {
            best = best.max(if is_outside(submission, review) {
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
            if is_independent(submission, document) {
                best = best.max(Strength::Corroborated);
            }
        }
    }
    best
}

/// The exercise with only the entries whose evidence has at least `least`; what it is about, its dates and its promise stay.
pub fn at_least(submission: &Submission, verified: &Verified, exercise: &Exercise, least: Strength) -> Exercise {
    let good = |citations: &Option<Vec<Citation>>| strength(submission, verified, citations.as_ref()) >= least;
    // every field is named, so that a new one cannot be forgotten here; what goes is never copied
    macro_rules! list {
        ($list:ident) => {
            exercise
                .$list
                .as_ref()
                .map(|list| list.iter().filter(|entry| good(&entry.evidence)).cloned().collect())
        };
    }
    macro_rules! part {
        ($part:ident) => {
            exercise.$part.as_ref().filter(|part| good(&part.evidence)).cloned()
        };
    }
    macro_rules! event {
        ($event:ident) => {
            match &exercise.$event {
                Event::Some(entry) if good(&entry.evidence) => Event::Some(entry.clone()),
                Event::Some(_) | Event::None => Event::None,
                Event::Blank => Event::Blank,
            }
        };
    }
    let mut decisions: Option<Vec<Decision>> = list!(decisions);
    for decision in decisions.iter_mut().flatten() {
        if let Some(outcomes) = &mut decision.themes {
            // an outcome without evidence of its own rests on that of the decision, which is good or it would not be here
            outcomes.retain(|outcome| outcome.evidence.is_none() || good(&outcome.evidence));
        }
    }
    Exercise {
        id: exercise.id.clone(),
        title: exercise.title.clone(),
        purpose: exercise.purpose.clone(),
        service: exercise.service.clone(),
        level: exercise.level.clone(),
        service_change: exercise.service_change.clone(),
        affected: exercise.affected.clone(),
        groups: list!(groups),
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
        draws_on: list!(draws_on),
        people_heard: if good(&exercise.evidence) {
            exercise.people_heard.clone()
        } else {
            Cell::Blank
        },
        claimed_reach: event!(claimed_reach),
        comments: part!(comments),
        ties: part!(ties),
        information: part!(information),
        activities: list!(activities),
        missing_review: event!(missing_review),
        results: event!(results),
        themes: list!(themes),
        decisions,
        responses: list!(responses),
        changes: list!(changes),
        ratings: list!(ratings),
        roles: list!(roles),
        needs: exercise.needs.clone(),
        standing_group: event!(standing_group),
        evidence: exercise.evidence.clone(),
    }
}

/// How many entries of an exercise have each strength: (name of the strength, number), weakest first.
pub fn census(submission: &Submission, verified: &Verified, exercise: &Exercise) -> BTreeMap<Strength, u32> {
    let mut counts = BTreeMap::new();
    let mut add = |citations: Option<&Vec<Citation>>| {
        let slot: &mut u32 = counts.entry(strength(submission, verified, citations)).or_default();
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
