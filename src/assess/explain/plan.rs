//! What to do: the remedies of fired signs and of low indicators, ordered, and only what dates still allow.
//!
//! No lift is promised here, and nothing is advised that lies in the past.

use super::Explainer;
use crate::assess::published::{Plan, Step};
use crate::assess::verdict::{SignState, UnitVerdict};
use crate::base::date::Day;
use crate::base::number::Q;
use crate::facts::Unit;
use crate::facts::value::{Content, Value};
use crate::rubric::file::{Part, RemedyFile, When};

/// A step with what orders it: fired signs by severity, then indicators from the lowest.
struct Ranked {
    rank: (usize, u32, usize, u32, usize),
    step: Step,
    /// it may stand among the first things
    first: bool,
}

impl Explainer<'_> {
    pub(super) fn plan(&self) -> Plan {
        let mut all: Vec<Ranked> = Vec::new();
        for (place, (unit, verdict)) in self.units.iter().zip(&self.verdict.units).enumerate() {
            self.sign_steps(place, unit, verdict, &mut all);
            self.indicator_steps(place, unit, verdict, &mut all);
        }
        all.sort_by_key(|ranked| ranked.rank);
        let mut seen: Vec<(String, String)> = Vec::new();
        all.retain(|ranked| {
            let key = (ranked.step.act.clone(), ranked.step.on.clone());
            let new = !seen.contains(&key);
            seen.push(key);
            new
        });
        let of = |when: &[When]| {
            all.iter()
                .filter(|ranked| when.iter().any(|w| w.word() == ranked.step.when))
                .map(|ranked| ranked.step.clone())
                .collect()
        };
        Plan {
            first: all
                .iter()
                .filter(|ranked| ranked.first)
                .map(|ranked| ranked.step.clone())
                .take(3)
                .collect(),
            now: of(&[When::Now]),
            before_decision: of(&[When::BeforeClose, When::BeforeDecision]),
            next_time: of(&[When::NextTime]),
        }
    }

    fn sign_steps(&self, place: usize, unit: &Unit<'_>, verdict: &UnitVerdict, all: &mut Vec<Ranked>) {
        for (order, sign) in verdict
            .signs
            .iter()
            .enumerate()
            .filter(|(_, sign)| matches!(sign.state, SignState::Fired | SignState::Noted))
        {
            let Some((file, model)) = self.rubric.file.signs.get(sign.sign).zip(self.rubric.signs.get(sign.sign)) else {
                continue;
            };
            let mut step = self.step(unit, &file.remedy);
            step.answers = file.id.as_str().to_owned();
            step.why = file.title.as_str().to_owned();
            let fired = sign.state == SignState::Fired;
            all.push(Ranked {
                rank: (
                    if fired { 0 } else { 1 },
                    u32::try_from(model.severity).unwrap_or(0),
                    place,
                    0,
                    order,
                ),
                step,
                first: fired,
            });
        }
    }

    /// Indicators below good: the lowest effect indicator of each criterion may stand among the first things, the lowest criterion first.
    fn indicator_steps(&self, place: usize, unit: &Unit<'_>, verdict: &UnitVerdict, all: &mut Vec<Ranked>) {
        let mut own: Vec<Ranked> = Vec::new();
        for (at, (file, criterion)) in self.rubric.file.criteria.iter().zip(&verdict.criteria).enumerate() {
            if !criterion.state.counts() {
                continue;
            }
            let mut leading: Option<((u32, u32), usize)> = None;
            for (row, (indicator, result)) in file.indicators.iter().zip(&criterion.indicators).enumerate() {
                let good = self.rubric.highest.saturating_sub(1);
                if !result.state.counts() || result.bounds.low >= good {
                    continue;
                }
                let unknown = result.bounds.low == self.rubric.lowest && result.bounds.high == self.rubric.highest;
                let mut step = self.step(unit, &indicator.remedy);
                step.answers = indicator.id.as_str().to_owned();
                step.why = format!("{}: {}{}", file.title, indicator.title, if unknown { ", not known" } else { "" });
                let effect = indicator.part == Part::Effect;
                let level = (result.bounds.low, result.bounds.high);
                if effect && leading.is_none_or(|(known, _)| level < known) {
                    leading = Some((level, own.len()));
                }
                let part = u32::from(!effect);
                // what is known to be low comes before what nobody knows
                let order = result
                    .bounds
                    .low
                    .saturating_mul(4)
                    .saturating_add(u32::from(unknown).saturating_mul(2))
                    .saturating_add(part);
                own.push(Ranked {
                    rank: (3, order, place, criterion.bounds.low, at.saturating_mul(100).saturating_add(row)),
                    step,
                    first: false,
                });
            }
            if let Some(ranked) = leading.and_then(|(_, at)| own.get_mut(at)) {
                ranked.first = true;
                ranked.rank = (
                    2,
                    criterion.bounds.low.saturating_mul(10).saturating_add(criterion.bounds.high),
                    place,
                    0,
                    at,
                );
            }
        }
        all.extend(own);
    }

    /// A remedy as a step: where its time has passed, what to do next time.
    fn step(&self, unit: &Unit<'_>, remedy: &RemedyFile) -> Step {
        let view = unit.view(self.inputs.context);
        let last = match remedy.when {
            When::Now | When::NextTime => None,
            When::BeforeClose => day_of(&view.closes),
            When::BeforeDecision => day_of(&view.decided_or_due),
        };
        let today = self.inputs.context.as_of;
        let possible = match remedy.when {
            When::Now | When::NextTime => true,
            When::BeforeClose => last.is_some_and(|day| day > today),
            // before a decision that nobody has made or dated, there is still time
            When::BeforeDecision => match view.decided_or_due.content {
                Content::Nothing => true,
                Content::Number(_) | Content::Perhaps(_) | Content::Truth(_) => last.is_some_and(|day| day > today),
            },
        };
        let (when, act) = if possible {
            (remedy.when, remedy.act.as_str())
        } else {
            (
                When::NextTime,
                remedy.next_time.as_ref().map_or(remedy.act.as_str(), |next| next.as_str()),
            )
        };
        Step {
            act: act.to_owned(),
            when: when.word().to_owned(),
            by: last.filter(|_| possible).map(|day| day.to_string()),
            effort: remedy.effort.as_str().to_owned(),
            on: unit.id().to_owned(),
            answers: String::new(),
            why: String::new(),
        }
    }
}

/// The first day that a moment could be.
fn day_of(value: &Value) -> Option<Day> {
    let first: Q = value.as_number()?.low?;
    i32::try_from(first.numerator()).ok().map(Day::from_number)
}
