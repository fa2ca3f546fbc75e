//! What became of the advice of an earlier assessment: followed, told twice, or no longer applying, each with why.
//!
//! Reads of the earlier assessment only what its plan advised and where its indicators stood, so that those of other versions can be read.

use crate::assess::explain::Inputs;
use crate::assess::published::guide::{Advice, Became, Followed};
use crate::assess::published::{Plan, Step};
use crate::assess::verdict::{SignState, State, UnitVerdict, Verdict};
use crate::facts::Unit;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An earlier assessment, as far as its advice goes. Whatever else stands in it is passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Earlier {
    /// the format of the value: 1
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// the day on which it looked at the evidence
    pub as_of: String,
    /// what it advised
    pub plan: Plan,
    /// where its indicators stood
    pub exercises: Vec<EarlierUnit>,
}

/// A unit of an earlier assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EarlierUnit {
    /// its id
    pub id: String,
    /// its criteria
    #[serde(default)]
    pub criteria: Vec<EarlierCriterion>,
}

/// A criterion of an earlier assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EarlierCriterion {
    /// its indicators
    #[serde(default)]
    pub indicators: Vec<EarlierIndicator>,
}

/// An indicator of an earlier assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EarlierIndicator {
    /// its id
    pub id: String,
    /// the lowest it could be
    pub low: u32,
}

/// What the earlier advice is held against.
pub(super) struct Later<'a> {
    pub(super) inputs: &'a Inputs<'a>,
    pub(super) units: &'a [Unit<'a>],
    pub(super) verdict: &'a Verdict,
    /// what is advised now
    pub(super) advised: &'a Plan,
}

/// Every step of a plan, each piece of advice once.
fn steps(plan: &Plan) -> Vec<&Step> {
    let mut all: Vec<&Step> = Vec::new();
    for step in plan
        .first
        .iter()
        .chain(&plan.now)
        .chain(&plan.before_decision)
        .chain(&plan.next_time)
    {
        if !all.iter().any(|known| known.on == step.on && known.answers == step.answers) {
            all.push(step);
        }
    }
    all
}

/// What became of each piece of earlier advice.
pub(super) fn followed(earlier: &Earlier, later: &Later<'_>) -> Followed {
    let advice: Vec<Advice> = steps(&earlier.plan)
        .into_iter()
        .map(|step| {
            let (became, why) = later.became(step, earlier);
            Advice {
                act: step.act.clone(),
                on: step.on.clone(),
                answers: step.answers.clone(),
                became,
                why,
            }
        })
        .collect();
    let count = |wanted: Became| u32::try_from(advice.iter().filter(|one| one.became == wanted).count()).unwrap_or(u32::MAX);
    Followed {
        as_of: earlier.as_of.clone(),
        followed: count(Became::Followed),
        told_twice: count(Became::ToldTwice),
        no_longer_applies: count(Became::NoLongerApplies),
        advice,
    }
}

impl Later<'_> {
    fn became(&self, step: &Step, earlier: &Earlier) -> (Became, String) {
        let own: Vec<(&str, &UnitVerdict)> = self.looked_at(Some(&step.on));
        // advice for next time is held against whatever came since
        let looked = if own.is_empty() { self.looked_at(None) } else { own };
        if looked.is_empty() {
            return (Became::NoLongerApplies, "nothing in this file can be held against it".to_owned());
        }
        let file = &self.inputs.rubric.file;
        if let Some(place) = file.signs.iter().position(|sign| sign.id.as_str() == step.answers) {
            return self.of_sign(place, &looked);
        }
        let found = file.criteria.iter().enumerate().find_map(|(at, criterion)| {
            let row = criterion
                .indicators
                .iter()
                .position(|indicator| indicator.id.as_str() == step.answers)?;
            Some((at, row))
        });
        match found {
            Some((criterion, row)) => {
                let was = earlier
                    .exercises
                    .iter()
                    .filter(|unit| unit.id == step.on)
                    .flat_map(|unit| &unit.criteria)
                    .flat_map(|criterion| &criterion.indicators)
                    .find(|indicator| indicator.id == step.answers)
                    .map(|indicator| indicator.low);
                self.of_indicator(criterion, row, &step.answers, was, &looked)
            }
            None => (
                Became::NoLongerApplies,
                format!("the rubric {} knows no '{}'", file.id, step.answers),
            ),
        }
    }

    /// The unit of an id, or all; a decision on which nobody was asked stands among them.
    fn looked_at(&self, id: Option<&str>) -> Vec<(&str, &UnitVerdict)> {
        self.units
            .iter()
            .zip(&self.verdict.units)
            .filter(|(unit, _)| id.is_none_or(|id| unit.id() == id))
            .map(|(unit, verdict)| (unit.id(), verdict))
            .collect()
    }

    fn of_sign(&self, place: usize, looked: &[(&str, &UnitVerdict)]) -> (Became, String) {
        let on = |wanted: &[SignState]| {
            let bears = |unit: &UnitVerdict| unit.signs.iter().any(|sign| sign.sign == place && wanted.contains(&sign.state));
            looked.iter().find(|(_, unit)| bears(unit)).map(|(id, _)| (*id).to_owned())
        };
        if let Some(unit) = on(&[SignState::Fired, SignState::Noted]) {
            return (Became::ToldTwice, format!("its sign still fires, on {unit}"));
        }
        if let Some(unit) = on(&[SignState::Possible]) {
            return (Became::ToldTwice, format!("its sign can still not be ruled out, on {unit}"));
        }
        if let Some(unit) = on(&[SignState::Lifted]) {
            return (Became::NoLongerApplies, format!("a person lifted its sign, on {unit}"));
        }
        (Became::Followed, "its sign no longer fires".to_owned())
    }

    fn of_indicator(&self, criterion: usize, row: usize, id: &str, was: Option<u32>, looked: &[(&str, &UnitVerdict)]) -> (Became, String) {
        let levels: Vec<(&str, u32)> = looked
            .iter()
            .filter_map(|(unit, verdict)| {
                let indicator = verdict.criteria.get(criterion)?.indicators.get(row)?;
                match indicator.state {
                    State::Counts | State::Judged | State::Overridden => Some((*unit, indicator.bounds.low)),
                    State::NotDue(_) | State::NotApplicable => None,
                }
            })
            .collect();
        let Some((unit, is)) = levels.iter().min_by_key(|(_, level)| *level).copied() else {
            return (
                Became::NoLongerApplies,
                "its indicator does not apply, or is not due yet".to_owned(),
            );
        };
        let again = |unit: &str| {
            let advised = steps(self.advised);
            advised.iter().any(|step| step.answers == id && step.on == unit)
        };
        match was {
            Some(was) if is > was => (Became::Followed, format!("its indicator rose from {was} to {is}, on {unit}")),
            Some(was) if again(unit) => (Became::ToldTwice, format!("its indicator stood at {was} and is at {is}, on {unit}")),
            None if again(unit) => (Became::ToldTwice, format!("its indicator is at {is}, on {unit}")),
            Some(_) | None => (
                Became::Followed,
                format!("its indicator is at {is} and nothing more is advised, on {unit}"),
            ),
        }
    }
}
