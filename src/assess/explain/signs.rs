//! Signs and notes in words: what each rests on, what it caps, and what the grade would be without it.

use super::Explainer;
use crate::assess::marks::{Act, Target};
use crate::assess::published::{FactShown, Limit, Note, Sign, SignStatus};
use crate::assess::verdict::{SignState, SignVerdict, UnitVerdict};
use crate::facts::Unit;
use crate::rubric::file::{Confidence, CriterionFile, SignFile};

impl Explainer<'_> {
    /// The signs of counted units that cap a criterion, as limits.
    pub(super) fn unit_signs(&self, file: &CriterionFile) -> Vec<Limit> {
        let mut limits: Vec<Limit> = Vec::new();
        for (unit, verdict) in self.units.iter().zip(&self.verdict.units).filter(|(_, verdict)| verdict.counted) {
            for sign in verdict.signs.iter().filter(|sign| sign.state == SignState::Fired) {
                let Some(sign_file) = self.rubric.file.signs.get(sign.sign).filter(|sign| sign.caps == file.id) else {
                    continue;
                };
                let title = self.sign_title(unit, verdict, sign, sign_file.title.as_str());
                let says = if self.units.len() > 1 {
                    format!("{title} ({})", unit.exercise.title)
                } else {
                    title
                };
                limits.push(Limit {
                    id: sign_file.id.as_str().to_owned(),
                    kind: "sign".to_owned(),
                    at_most: sign.at_most,
                    sure: true,
                    says,
                });
            }
        }
        limits
    }

    pub(super) fn signs(&self) -> Vec<Sign> {
        let mut all: Vec<(usize, u8, Sign)> = Vec::new();
        for (at, (unit, verdict)) in self.units.iter().zip(&self.verdict.units).enumerate() {
            for sign in &verdict.signs {
                let Some((file, model)) = self.rubric.file.signs.get(sign.sign).zip(self.rubric.signs.get(sign.sign)) else {
                    continue;
                };
                let order = match sign.state {
                    SignState::Fired => 0,
                    SignState::Lifted => 1,
                    SignState::Noted => 2,
                    SignState::Possible => 3,
                };
                all.push((model.severity, order, self.sign(at, unit, verdict, sign, file)));
            }
        }
        all.sort_by_key(|(severity, order, _)| (*order, *severity));
        all.into_iter().map(|(_, _, sign)| sign).collect()
    }

    pub(super) fn sign(&self, at: usize, unit: &Unit<'_>, verdict: &UnitVerdict, sign: &SignVerdict, file: &SignFile) -> Sign {
        let facts = self.rubric.signs.get(sign.sign).map_or(&[][..], |model| model.facts.as_slice());
        let confidence = match (file.confidence, sign.on_silence) {
            (Confidence::High, true) => Confidence::Medium,
            (confidence, _) => confidence,
        };
        let severity = self.rubric.file.severities.iter().find(|severity| severity.id == file.severity);
        let lifted = self
            .inputs
            .marks
            .on(unit.id())
            .filter(|_| sign.state == SignState::Lifted)
            .filter_map(|mark| match &mark.target {
                Target::Sign(id, Act::Lift) if id == file.id.as_str() => {
                    Some(format!("{} ({}): {}", mark.author, mark.role.word(), mark.reason))
                }
                Target::Sign(..) | Target::Indicator(..) | Target::Apart(..) | Target::Fact(..) => None,
            })
            .last();
        let without = (sign.state == SignState::Fired).then(|| self.without_sign(at, verdict, sign));
        let mut shown: Vec<FactShown> = facts.iter().map(|fact| self.fact(at, *fact, verdict)).collect();
        if let Some(model) = self.rubric.signs.get(sign.sign)
            && model.facts.len() > 3
        {
            shown.retain(|fact| fact.silence != "unknown" || sign.state == SignState::Possible);
        }
        for fact in shown.iter_mut().filter(|fact| fact.silence == "blank") {
            fact.value = format!("left blank, read as {}", fact.value);
        }
        let places: Vec<String> = {
            let mut all: Vec<String> = shown.iter().flat_map(|fact| fact.places.iter().cloned()).collect();
            all.sort();
            all.dedup();
            all
        };
        Sign {
            id: file.id.as_str().to_owned(),
            title: file.title.as_str().to_owned(),
            says: file.says.as_str().to_owned(),
            detail: match sign.state {
                SignState::Possible => None,
                SignState::Fired | SignState::Lifted | SignState::Noted => self.sign_detail(unit, verdict, sign),
            },
            status: match sign.state {
                SignState::Fired => SignStatus::Fired,
                SignState::Possible => SignStatus::Possible,
                SignState::Lifted => SignStatus::Lifted,
                SignState::Noted => SignStatus::Noted,
            },
            severity: file.severity.as_str().to_owned(),
            confidence: confidence.word().to_owned(),
            caps: file.caps.as_str().to_owned(),
            at_most: sign.at_most,
            grade_at_most: severity.and_then(|severity| severity.grade_at_most),
            on: unit.id().to_owned(),
            places,
            facts: shown,
            without,
            lifted,
            source: file.source.as_ref().map(|source| source.as_str().to_owned()),
            remedy: file.remedy.act.as_str().to_owned(),
        }
    }

    pub(super) fn notes(&self) -> Vec<Note> {
        let mut all: Vec<Note> = Vec::new();
        for (at, (unit, verdict)) in self.units.iter().zip(&self.verdict.units).enumerate() {
            for place in &verdict.notes {
                let Some((file, model)) = self.rubric.file.notes.get(*place).zip(self.rubric.notes.get(*place)) else {
                    continue;
                };
                let facts = model.facts();
                let of_the_file = facts.iter().all(|fact| fact.def().from.iter().all(|from| from.starts_with("~/")))
                    && file.id.as_str() != "urgent-decision";
                let on = if of_the_file { String::new() } else { unit.id().to_owned() };
                if all.iter().any(|note| note.id == file.id.as_str() && note.on == on) {
                    continue;
                }
                let places = facts.iter().flat_map(|fact| self.places_of(at, *fact)).collect();
                all.push(Note {
                    id: file.id.as_str().to_owned(),
                    title: file.title.as_str().to_owned(),
                    says: file.says.as_str().to_owned(),
                    on,
                    places,
                });
            }
        }
        all
    }
}
