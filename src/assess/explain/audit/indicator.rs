//! An indicator of one unit with its conditions, its caps and the marks that set it.

use super::{Explainer, decided, ends, part, read};
use crate::assess::marks::{Mark, Target};
use crate::assess::published::audit::{Cap, IndicatorAudit, MarkEffect, MarkUsed, Step};
use crate::assess::score::{capped, climb, may_be_judged};
use crate::assess::verdict::{Bounds, IndicatorVerdict, State};
use crate::base::interval::Truth;
use crate::facts::Facts;
use crate::rubric::eval;
use crate::rubric::file::{CapFile, IndicatorFile, Part};
use crate::rubric::model;

/// A cap with the truth of its condition.
pub(super) fn cap(file: &CapFile, cap: &model::Cap, facts: &Facts) -> Cap {
    Cap {
        id: file.id.as_str().to_owned(),
        says: file.says.as_str().to_owned(),
        at_most: cap.at_most,
        when: read(&cap.when, facts),
    }
}

impl Explainer<'_> {
    /// One indicator.
    pub(super) fn indicator_audit(
        &self,
        unit: &str,
        facts: &Facts,
        file: &IndicatorFile,
        model: &model::Indicator,
        result: &IndicatorVerdict,
        lenient: Truth,
    ) -> IndicatorAudit {
        let rubric = self.rubric;
        let plain = climb(model, rubric.lowest, facts, false);
        let has_light = model.steps.iter().any(|step| step.light.is_some());
        let light = has_light.then(|| climb(model, rubric.lowest, facts, true));
        let applies = model.applies.as_ref().map(|applies| read(applies, facts));
        // for one that does not count the verdict keeps no levels, and the reader still sees what its facts would give
        let before_caps = match (light, lenient) {
            _ if applies.as_ref().is_some_and(|applies| applies.may() && !applies.surely()) => Bounds {
                low: rubric.lowest,
                high: rubric.highest,
            },
            (Some(light), Truth::True) => light,
            (Some(light), Truth::Unknown) => Bounds {
                low: plain.low.min(light.low),
                high: plain.high.max(light.high),
            },
            (Some(_), Truth::False) | (None, _) => plain,
        };
        let caps = model.caps.iter();
        let measured = caps.fold(before_caps, |bounds, cap| {
            capped(bounds, cap.at_most, eval::truth(&cap.when, facts))
        });
        let steps = file.levels.iter().zip(&model.steps).map(|(file, step)| Step {
            level: step.level,
            looks_like: file.looks_like.as_str().to_owned(),
            when: decided(&step.when, facts),
            light: step.light.as_ref().map(|light| decided(light, facts)),
        });
        IndicatorAudit {
            id: file.id.as_str().to_owned(),
            title: file.title.as_str().to_owned(),
            is_effect: model.part == Part::Effect,
            part: part(result.state),
            due: !matches!(result.state, State::NotDue(_)),
            applies,
            steps: steps.collect(),
            plain: ends(plain),
            light: light.map(ends),
            before_caps: ends(before_caps),
            caps: file
                .caps
                .iter()
                .zip(&model.caps)
                .map(|(file, model)| cap(file, model, facts))
                .collect(),
            measured: ends(measured),
            mark: if may_be_judged(model, facts) {
                MarkEffect::Judges
            } else {
                MarkEffect::SetsAgainst
            },
            marks: self.marks_used(unit, file.id.as_str(), result),
            level: ends(result.bounds),
        }
    }

    /// The marks that set a level: every one that stands where a count is missing, else the overrides that are allowed.
    fn marks_used(&self, unit: &str, indicator: &str, result: &IndicatorVerdict) -> Vec<MarkUsed> {
        let used = |mark: &Mark, level: u32| MarkUsed {
            level,
            author: mark.author.clone(),
            role: mark.role.word().to_owned(),
            date: mark.date.to_string(),
            reason: mark.reason.clone(),
        };
        match result.state {
            State::Judged => {
                let marks = self.inputs.marks.on(unit);
                let levels = marks.filter_map(|mark| match &mark.target {
                    Target::Indicator(id, level) if id == indicator => Some(used(mark, *level)),
                    Target::Indicator(..) | Target::Apart(..) | Target::Fact(..) | Target::Sign(..) => None,
                });
                levels.collect()
            }
            State::Overridden => {
                let all = self.inputs.marks.overrides(unit, indicator);
                let allowed = all.iter().filter(|one| one.allowed(result.measured, &all));
                allowed.map(|one| used(one.mark, one.level)).collect()
            }
            State::Counts | State::NotDue(_) | State::NotApplicable => Vec::new(),
        }
    }
}
