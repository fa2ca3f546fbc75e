//! The judgements that were made, in words: every one of them, which stand, which entered the result, and why the others did not.
//!
//! The order is that of the days on which they were made. What stands is the fold's decision, what entered the score's; here both are told.

use super::{Explainer, words};
use crate::assess::marks::{Act, Mark, Role, Stand, Standing, Target};
use crate::assess::published::Judgement;
use crate::assess::verdict::{IndicatorVerdict, SignState, SignVerdict, State, UnitVerdict};
use crate::facts::catalogue::Kind;
use crate::rubric::file::LifterWord;

/// A mark on one unit with what came of the unit.
struct Here<'a> {
    unit: &'a str,
    verdict: &'a UnitVerdict,
    mark: &'a Mark,
}

/// What a judgement says, what the evidence alone gives, and why it did not enter.
struct Told {
    id: String,
    says: String,
    engine: String,
    left_out: Option<String>,
}

impl Explainer<'_> {
    pub(super) fn judgements(&self) -> Vec<Judgement> {
        let mut all: Vec<(usize, Judgement)> = Vec::new();
        for (unit, verdict) in self.units.iter().zip(&self.verdict.units) {
            let unit = unit.id();
            for (mark, stand) in self.inputs.marks.history(unit) {
                all.push((stand.place(), self.judgement(&Here { unit, verdict, mark }, stand)));
            }
        }
        // a mark on every unit stands beside itself
        all.sort_by_key(|(place, _)| *place);
        all.into_iter().map(|(_, judgement)| judgement).collect()
    }

    fn judgement(&self, here: &Here<'_>, stand: &Stand) -> Judgement {
        let mark = here.mark;
        let told = match &mark.target {
            Target::Indicator(id, level) => self.level(here, id, *level),
            // a rubric that measures evidence says itself where an indicator applies, and its marks never do
            Target::Apart(id) => Told {
                id: id.clone(),
                says: "does not apply".to_owned(),
                engine: String::new(),
                left_out: None,
            },
            Target::Fact(fact, value) => Told {
                id: fact.id().to_owned(),
                says: match (fact.def().kind, value) {
                    (Kind::Truth, 0) => "no".to_owned(),
                    (Kind::Truth, _) => "yes".to_owned(),
                    (Kind::Number, value) => format!("{value} {}", fact.def().unit),
                },
                engine: "not known from the file alone".to_owned(),
                left_out: None,
            },
            Target::Sign(sign, act) => self.word_on_sign(here, sign, *act),
        };
        let left_out = stand.left_out().or(told.left_out);
        Judgement {
            on: here.unit.to_owned(),
            id: told.id,
            says: told.says,
            engine: told.engine,
            role: mark.role.word().to_owned(),
            author: mark.author.clone(),
            interest: mark.interest.clone(),
            date: mark.date.to_string(),
            reason: mark.reason.clone(),
            document: mark.document.clone(),
            body: stand.tied.clone(),
            blind: mark.blind,
            overrides: mark.overrides,
            standing: !matches!(stand.standing, Standing::Replaced(_)),
            counted: left_out.is_none(),
            left_out,
        }
    }

    fn level(&self, here: &Here<'_>, id: &str, level: u32) -> Told {
        let result = self.result(here, id);
        let engine = result.map_or_else(String::new, |result| match result.state {
            State::Counts | State::Judged | State::Overridden => format!("{} by what is counted", words::range(result.measured)),
            State::NotDue(_) => "not due yet".to_owned(),
            State::NotApplicable => "does not apply".to_owned(),
        });
        Told {
            id: id.to_owned(),
            says: format!("level {level}, {}", words::name(self.rubric, level)),
            engine,
            left_out: result.map_or_else(
                || Some("the local rubric takes it out; it counts by the national core alone".to_owned()),
                |result| self.why_not(here, id, result),
            ),
        }
    }

    fn result<'v>(&self, here: &Here<'v>, id: &str) -> Option<&'v IndicatorVerdict> {
        let criteria = self.rubric.file.criteria.iter().zip(&here.verdict.criteria);
        let mut rows = criteria.flat_map(|(file, criterion)| file.indicators.iter().zip(&criterion.indicators));
        rows.find(|(file, _)| file.id.as_str() == id).map(|(_, result)| result)
    }

    /// Why a level that stands did not enter.
    fn why_not(&self, here: &Here<'_>, id: &str, result: &IndicatorVerdict) -> Option<String> {
        match result.state {
            State::Judged => None,
            State::NotDue(_) | State::NotApplicable => Some("it is not due, or does not apply".to_owned()),
            State::Counts | State::Overridden if !here.mark.overrides => {
                Some("it is measured from counts; a level is set against that by an override".to_owned())
            }
            State::Counts | State::Overridden => {
                let all = self.inputs.marks.overrides(here.unit, id);
                let own = all.iter().find(|one| std::ptr::eq(one.mark, here.mark))?;
                (!own.allowed(result.measured, &all)).then(|| {
                    "one assessor alone moves a measured level by one; for more a second assessor, or a moderator, has to say the same"
                        .to_owned()
                })
            }
        }
    }

    fn word_on_sign(&self, here: &Here<'_>, sign: &str, act: Act) -> Told {
        let is_it = |found: &&SignVerdict| self.rubric.file.signs.get(found.sign).is_some_and(|file| file.id.as_str() == sign);
        let state = here.verdict.signs.iter().find(is_it);
        let engine = match state.map(|sign| sign.state) {
            Some(SignState::Fired | SignState::Lifted | SignState::Noted) => "it holds",
            Some(SignState::Possible) => "it could not be ruled out",
            None => "it does not hold",
        };
        let lifter = state
            .and_then(|found| self.rubric.signs.get(found.sign))
            .and_then(|model| self.rubric.severities.get(model.severity))
            .map(|severity| severity.lifted_by);
        let left_out = match (act, state.map(|sign| sign.state)) {
            (Act::Confirm, _) | (Act::Lift, Some(SignState::Lifted)) => None,
            (Act::Lift, Some(SignState::Fired)) if lifter == Some(LifterWord::Moderator) && here.mark.role != Role::Moderator => {
                Some("a sign of this severity is lifted by a moderator alone")
            }
            (Act::Lift, Some(SignState::Fired | SignState::Noted)) => Some("a later word on this sign stands"),
            (Act::Lift, Some(SignState::Possible) | None) => Some("there is nothing to lift"),
        };
        Told {
            id: sign.to_owned(),
            says: act.word().to_owned(),
            engine: engine.to_owned(),
            left_out: left_out.map(str::to_owned),
        }
    }
}
