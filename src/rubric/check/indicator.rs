//! What an indicator asks for: conditions level by level, each harder than the one below it.

use super::Checker;
use crate::base::number::Q;
use crate::base::pointer::Pointer;
use crate::facts::catalogue::{Fact, Kind};
use crate::rubric::expr::Expr;
use crate::rubric::file::{IndicatorFile, LightStepFile, StepFile};
use crate::rubric::model::{Condition, Indicator, Step, Threshold, Way};

impl Checker {
    /// One indicator.
    pub(super) fn indicator(&mut self, indicator: &IndicatorFile, at: &Pointer) -> Option<Indicator> {
        let measure = match &indicator.measure {
            Some(measure) => Some(self.fact(measure, Kind::Number, &at.key("measure"))?),
            None => None,
        };
        let due = self.due(&indicator.due, &at.key("due"));
        let applies = match &indicator.applies {
            Some(applies) => Some(self.truth(&applies.when, &at.key("applies").key("when"))?),
            None => None,
        };
        let steps_at = at.key("levels");
        self.described(
            indicator.levels.iter().map(|step| step.level),
            &steps_at,
            self.lowest.saturating_add(1),
        );
        let mut steps = Vec::new();
        for (place, step) in indicator.levels.iter().enumerate() {
            self.verified(step.status, &steps_at.item(place), indicator.id.as_str());
            steps.extend(self.step(step, measure, &steps_at.item(place)));
        }
        self.rising(&steps, &steps_at, |step| step.when.threshold);
        self.rising(&steps, &steps_at, |step| {
            step.light.as_ref().map_or(step.when.threshold, |light| light.threshold)
        });
        let caps = self.caps(&indicator.caps, &at.key("caps"));
        let mut judged_without = Vec::new();
        for (place, fact) in indicator.judged_without.iter().enumerate() {
            judged_without.extend(self.known_fact(fact, &at.key("judged_without").item(place)));
        }
        let mut facts: Vec<Fact> = measure.into_iter().collect();
        let conditions = steps.iter().flat_map(|step| std::iter::once(&step.when).chain(step.light.iter()));
        let expressions: Vec<&Expr> = conditions
            .filter_map(|condition| condition.and.as_ref())
            .chain(caps.iter().map(|cap| &cap.when))
            .chain(applies.iter())
            .collect();
        for fact in expressions.into_iter().flat_map(Expr::facts) {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        Some(Indicator {
            part: indicator.part,
            due: due?,
            applies,
            steps,
            caps,
            judged_without,
            facts,
        })
    }

    /// Thresholds that look one way get strictly harder from level to level.
    fn rising(&mut self, steps: &[Step], at: &Pointer, pick: impl Fn(&Step) -> Option<Threshold>) {
        let mut before: Option<(Way, Q)> = None;
        for (place, step) in steps.iter().enumerate() {
            let Some(threshold) = pick(step) else { continue };
            if let Some((way, last)) = before
                && way == threshold.way
            {
                let harder = match way {
                    Way::AtLeast => threshold.at >= last,
                    Way::AtMost => threshold.at <= last,
                };
                let same_with_more = threshold.at == last && step.when.and.is_some();
                if !harder || (threshold.at == last && !same_with_more && step.light.is_none()) {
                    let message = format!(
                        "level {} asks for {}, and the level below for {}",
                        step.level,
                        threshold.at.decimal(9),
                        last.decimal(9)
                    );
                    self.error(
                        "falling-threshold",
                        &at.item(place),
                        message,
                        "each level must ask for more than the one below it",
                    );
                }
            }
            before = Some((threshold.way, threshold.at));
        }
    }

    fn step(&mut self, step: &StepFile, measure: Option<Fact>, at: &Pointer) -> Option<Step> {
        let own = LightStepFile {
            at_least: step.at_least.clone(),
            at_most: step.at_most.clone(),
            and: step.and.clone(),
            holds: step.holds.clone(),
        };
        let when = self.condition(&own, measure, at);
        let light = match &step.light {
            Some(light) => Some(self.condition(light, measure, &at.key("light"))?),
            None => None,
        };
        Some(Step {
            level: step.level,
            when: when?,
            light,
        })
    }

    fn condition(&mut self, step: &LightStepFile, measure: Option<Fact>, at: &Pointer) -> Option<Condition> {
        let (way, number, key) = match (&step.at_least, &step.at_most, &step.holds) {
            (Some(number), None, None) => (Way::AtLeast, number, "at_least"),
            (None, Some(number), None) => (Way::AtMost, number, "at_most"),
            (None, None, Some(holds)) => {
                if step.and.is_some() {
                    self.error(
                        "two-conditions",
                        &at.key("and"),
                        "'and' beside 'if'",
                        "put both into 'if', joined by &&",
                    );
                }
                let and = self.truth(holds, &at.key("if"))?;
                return Some(Condition {
                    threshold: None,
                    and: Some(and),
                });
            }
            (None, None, None) => {
                self.error("no-condition", at, "the level asks for nothing", "write at_least, at_most or if");
                return None;
            }
            _ => {
                self.error(
                    "two-conditions",
                    at,
                    "more than one of at_least, at_most and if",
                    "write one of them",
                );
                return None;
            }
        };
        let Some(measure) = measure else {
            self.error(
                "no-measure",
                &at.key(key),
                "a threshold without a measure",
                "name the fact it is about under measure",
            );
            return None;
        };
        let Some(number) = number.exact() else {
            self.error(
                "bad-number",
                &at.key(key),
                "the threshold is not a plain decimal of at most eighteen digits",
                "write it as 0.8 or 14",
            );
            return None;
        };
        let and = match &step.and {
            Some(and) => Some(self.truth(and, &at.key("and"))?),
            None => None,
        };
        Some(Condition {
            threshold: Some(Threshold { measure, way, at: number }),
            and,
        })
    }
}

#[cfg(test)]
#[path = "indicator_tests.rs"]
mod tests;
