//! What waits for people: questions to the authority, and what an assessor may judge, confirm or lift.

use super::gaps::{Gap, deepest};
use super::{Explainer, words};
use crate::assess::marks::{Act, Target};
use crate::assess::published::{Question, ToDecide, Waiting};
use crate::assess::verdict::{IndicatorVerdict, SignState, UnitVerdict};
use crate::facts::Unit;
use crate::facts::catalogue::Fact;
use crate::facts::value::Silence;
use crate::rubric::file::{Confidence, IndicatorFile, Part};
use crate::rubric::model::Indicator;
use crate::submission::workbook::layout::question_at;

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
                let open = |fact: &&Fact| {
                    let value = verdict.facts.get(**fact);
                    value.silence != Silence::Stated || !value.is_known()
                };
                let gaps = deepest(
                    model
                        .facts
                        .iter()
                        .filter(open)
                        .flat_map(|fact| self.places.gaps(*fact, &unit.at()))
                        .collect(),
                );
                // where every cell is filled there is nothing to send
                if gaps.is_empty() {
                    continue;
                }
                let has = |wanted: Gap| gaps.iter().any(|(_, gap)| *gap == wanted);
                let vague = if has(Gap::Span) && !has(Gap::Blank) {
                    Some("you gave a span of days; the exact day would settle it".to_owned())
                } else if has(Gap::Rough) && !has(Gap::Blank) {
                    Some("you gave a number that is not exact; the exact one would settle it".to_owned())
                } else {
                    None
                };
                let question = Question {
                    ask: indicator.ask.as_str().to_owned(),
                    on: unit.id().to_owned(),
                    indicator: indicator.id.as_str().to_owned(),
                    fills: fills(unit, gaps),
                    vague,
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

/// The cells to name with a question, the blank ones first: those of the unit, since what is the whole file's is asked for once.
fn fills(unit: &Unit<'_>, gaps: Vec<(String, Gap)>) -> Vec<String> {
    let at = format!("{}/", unit.at());
    // a row of the register holds less than an exercise
    let held = |place: &str| unit.row.is_none() || question_at(place).is_some();
    let (blank, vague): (Vec<_>, Vec<_>) = gaps
        .into_iter()
        .filter(|(place, _)| place.starts_with(&at) && held(place))
        .partition(|(_, gap)| *gap == Gap::Blank);
    let all = blank.into_iter().chain(vague);
    all.map(|(place, _)| place).take(MOST_CELLS).collect()
}
