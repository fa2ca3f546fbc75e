//! What waits for people: questions to the authority, and what an assessor may judge, confirm or lift.

use super::{Explainer, words};
use crate::assess::marks::{Act, Target};
use crate::assess::published::{Question, ToDecide, Waiting};
use crate::assess::verdict::{IndicatorVerdict, SignState, UnitVerdict};
use crate::facts::value::Silence;
use crate::rubric::file::{Confidence, IndicatorFile, Part};
use crate::rubric::model::Indicator;

/// The most questions that are put to an authority at once.
const MOST_QUESTIONS: usize = 10;
/// The most cells that are named with a question.
const MOST_CELLS: usize = 5;

/// Widest bounds first, effect before form, high stakes before low, then as they come.
type QuestionOrder = (u32, bool, u32, usize, usize);

impl Explainer<'_> {
    /// Every indicator of a unit: as it is written, as it is checked, and what came of it.
    fn indicators_of<'v>(
        &'v self,
        verdict: &'v UnitVerdict,
    ) -> impl Iterator<Item = (&'v IndicatorFile, &'v Indicator, &'v IndicatorVerdict)> {
        let criteria = self.rubric.file.criteria.iter().zip(&self.rubric.criteria).zip(&verdict.criteria);
        criteria.flat_map(|((file, model), criterion)| {
            let rows = file.indicators.iter().zip(&model.indicators).zip(&criterion.indicators);
            rows.map(|((file, model), result)| (file, model, result))
        })
    }

    /// What to ask, the widest bounds first, effect before form, high stakes before low.
    pub(super) fn questions(&self) -> Vec<Question> {
        let mut all: Vec<(QuestionOrder, Question)> = Vec::new();
        for (place, (unit, verdict)) in self.units.iter().zip(&self.verdict.units).enumerate() {
            for (indicator, model, result) in self.indicators_of(verdict) {
                let width = result.bounds.high.saturating_sub(result.bounds.low);
                let silent = result.silence != Silence::Stated && result.bounds.high == self.rubric.lowest;
                if !result.state.counts() || (width == 0 && !silent) {
                    continue;
                }
                let form = indicator.part == Part::Form;
                let mut fills: Vec<String> = model
                    .facts
                    .iter()
                    .filter(|fact| verdict.facts.get(**fact).silence != Silence::Stated || !verdict.facts.get(**fact).is_known())
                    .flat_map(|fact| fact.def().from.iter())
                    .filter(|from| !from.starts_with('~'))
                    .map(|from| format!("{}/{}", unit.at(), from.replace("/*", "")))
                    .collect();
                fills.sort();
                fills.dedup();
                let deepest = fills.clone();
                fills.retain(|field| {
                    !deepest
                        .iter()
                        .any(|other| other.strip_prefix(field.as_str()).is_some_and(|rest| rest.starts_with('/')))
                });
                fills.truncate(MOST_CELLS);
                let question = Question {
                    ask: indicator.ask.as_str().to_owned(),
                    on: unit.id().to_owned(),
                    indicator: indicator.id.as_str().to_owned(),
                    fills,
                };
                let order = (
                    u32::MAX.saturating_sub(width),
                    form,
                    u32::MAX.saturating_sub(verdict.weight),
                    place,
                    all.len(),
                );
                all.push((order, question));
            }
        }
        all.sort_by_key(|(order, _)| *order);
        all.into_iter().map(|(_, question)| question).take(MOST_QUESTIONS).collect()
    }

    pub(super) fn to_decide(&self) -> ToDecide {
        let mut judge = Vec::new();
        let mut confirm = Vec::new();
        for (unit, verdict) in self.units.iter().zip(&self.verdict.units) {
            for (indicator, model, result) in self.indicators_of(verdict) {
                let marked = self
                    .inputs
                    .marks
                    .on(unit.id())
                    .any(|mark| matches!(&mark.target, Target::Indicator(id, _) if id == indicator.id.as_str()));
                if result.state.counts() && !marked && self.judgeable(model, &verdict.facts) {
                    judge.push(Waiting {
                        on: unit.id().to_owned(),
                        id: indicator.id.as_str().to_owned(),
                        title: indicator.title.as_str().to_owned(),
                        look_for: indicator.ask.as_str().to_owned(),
                    });
                }
            }
            for (file, fact) in self.rubric.file.judged_facts.iter().zip(&self.rubric.judged_facts) {
                let marked = self
                    .inputs
                    .marks
                    .on(unit.id())
                    .any(|mark| matches!(&mark.target, Target::Fact(judged, _) if judged == fact));
                if !marked && !verdict.facts.get(*fact).is_known() {
                    judge.push(Waiting {
                        on: unit.id().to_owned(),
                        id: fact.id().to_owned(),
                        title: words::sentence_case(fact.def().about),
                        look_for: file.look_for.as_str().to_owned(),
                    });
                }
            }
            for sign in verdict.signs.iter().filter(|sign| sign.state == SignState::Fired) {
                let Some(file) = self.rubric.file.signs.get(sign.sign) else {
                    continue;
                };
                let confirmed = self
                    .inputs
                    .marks
                    .on(unit.id())
                    .any(|mark| matches!(&mark.target, Target::Sign(id, Act::Confirm) if id == file.id.as_str()));
                if !confirmed && (sign.on_silence || file.confidence == Confidence::Medium) {
                    confirm.push(Waiting {
                        on: unit.id().to_owned(),
                        id: file.id.as_str().to_owned(),
                        title: file.title.as_str().to_owned(),
                        look_for: if sign.on_silence {
                            "it rests on a blank: is it so?"
                        } else {
                            "it rests on how themes were sorted: is it so?"
                        }
                        .to_owned(),
                    });
                }
            }
        }
        let mut interests: Vec<String> = Vec::new();
        for mark in &self.inputs.marks.list {
            let line = format!("{} ({}): {}", mark.author, mark.role.word(), mark.interest);
            if !interests.contains(&line) {
                interests.push(line);
            }
        }
        ToDecide { judge, confirm, interests }
    }
}
