//! Which signs fired, could not be ruled out, were lifted or are only notes.
//!
//! Signs leave silence open but for what is owed; what a sign does to a level is the criterion's matter.

use super::{Given, Scoring};
use crate::assess::marks::{Act, Role, Target};
use crate::assess::moments::DueState;
use crate::assess::verdict::{SignState, SignVerdict};
use crate::facts::Facts;
use crate::facts::catalogue::Fact;
use crate::facts::value::Value;
use crate::rubric::eval::{self, Source};
use crate::rubric::file::{Confidence, LifterWord};
use crate::rubric::model::Sign;

/// Facts as a sign sees them: what rests on silence is open, unless it is an answer that is owed.
struct SignFacts<'a> {
    facts: &'a Facts,
    open: &'a Facts,
    duty: &'a [Fact],
    /// a decision on which nobody was asked: only what a row of the register holds is owed
    row: bool,
}

impl Source for SignFacts<'_> {
    fn value(&self, fact: Fact) -> Value {
        let owed = self.duty.contains(&fact) && (!self.row || fact.def().reads_row());
        if owed { self.facts.get(fact) } else { self.open.get(fact) }
    }
}

pub(super) fn signs(scoring: &Scoring<'_>, given: &Given<'_>) -> Vec<SignVerdict> {
    let rubric = scoring.rubric;
    let (unit, facts, open) = (given.id, &given.facts, given.open);
    let mut found = Vec::new();
    for (place, sign) in rubric.signs.iter().enumerate() {
        if let Some(waits) = &sign.due
            && matches!((given.due)(facts, waits), DueState::NotYet(_))
        {
            continue;
        }
        let seen = SignFacts {
            facts,
            open,
            duty: &sign.duty,
            row: given.row,
        };
        let truth = eval::truth(&sign.when, &seen);
        let possible = truth.is_unknown() && sign.conjuncts.iter().any(|part| eval::truth(part, open).is_true());
        if !truth.is_true() && !possible {
            continue;
        }
        let Some(severity) = rubric.severities.get(sign.severity) else {
            continue;
        };
        let worse = sign
            .worse
            .as_ref()
            .filter(|(when, _)| eval::truth(when, &seen).is_true())
            .map(|(_, cap)| *cap);
        // it would not fire by what is stated alone
        let on_silence = !eval::truth(&sign.when, open).is_true();
        let state = if possible {
            SignState::Possible
        } else if lifted(scoring, unit, place, severity.lifted_by) {
            SignState::Lifted
        } else if is_only_a_note(scoring, unit, place, sign, on_silence, facts) {
            SignState::Noted
        } else {
            SignState::Fired
        };
        found.push(SignVerdict {
            sign: place,
            criterion: sign.caps,
            state,
            at_most: worse.map_or(severity.criterion_at_most, |worse| worse.min(severity.criterion_at_most)),
            on_silence,
        });
    }
    found
}

pub(super) fn word_on<'m>(scoring: &'m Scoring<'_>, unit: &'m str, place: usize) -> impl Iterator<Item = (Role, Act)> + 'm {
    let name = scoring.rubric.file.signs.get(place).map_or("", |sign| sign.id.as_str());
    scoring.marks.on(unit).filter_map(move |mark| match &mark.target {
        Target::Sign(sign, act) if sign == name => Some((mark.role, *act)),
        Target::Sign(..) | Target::Indicator(..) | Target::Apart(..) | Target::Fact(..) => None,
    })
}

/// The last word of somebody who may speak decides.
pub(super) fn lifted(scoring: &Scoring<'_>, unit: &str, place: usize, by: LifterWord) -> bool {
    word_on(scoring, unit, place)
        .filter(|(role, _)| by == LifterWord::Assessor || *role == Role::Moderator)
        .last()
        .is_some_and(|(_, act)| act == Act::Lift)
}

/// A sign of medium confidence is only a note where its severity says so; one of low confidence until somebody confirms it.
pub(super) fn is_only_a_note(scoring: &Scoring<'_>, unit: &str, place: usize, sign: &Sign, on_silence: bool, facts: &Facts) -> bool {
    let confirmed = word_on(scoring, unit, place).last().is_some_and(|(_, act)| act == Act::Confirm);
    if confirmed {
        return false;
    }
    let medium = sign.confidence == Confidence::Medium || on_silence;
    let note_when = scoring
        .rubric
        .severities
        .get(sign.severity)
        .and_then(|severity| severity.note_when.as_ref());
    let noted = medium && note_when.is_some_and(|when| eval::truth(when, facts).is_true());
    noted || sign.confidence == Confidence::Low
}
