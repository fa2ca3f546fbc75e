//! From the file to a framework that makes sense, or to all that is wrong with it, each fault at its place.
//!
//! A framework with a hole in its scale or bands, a cut that falls, an unknown fact or indicator, or a remembered number that would
//! decide a result never reaches scoring.

use super::file::{FrameworkFile, Gather, MarkedCriterion, MarkedIndicator, Over, UnitWord};
use super::model::{Criterion, Framework, Indicator, Limit};
use super::rule::{RuleFile, has_level};
use crate::base::digest::sha256;
use crate::base::fault::{Fault, Faults};
use crate::base::near::nearest;
use crate::base::number::Q;
use crate::base::pointer::Pointer;
use crate::facts::catalogue::Kind;
use crate::rubric::check::both;
use crate::rubric::expr::{Expr, Terms};
use crate::rubric::file::Status;
use crate::submission::fields::{Id, Text};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Checks a framework.
///
/// # Errors
/// Everything that is wrong with it.
pub fn check(file: FrameworkFile) -> Result<Framework, Faults> {
    let mut checker = Checker { faults: Faults::default() };
    let framework = checker.framework(file);
    both::judged(framework, checker.faults)
}

pub(super) struct Checker {
    pub(super) faults: Faults,
}

impl Checker {
    pub(super) fn error(&mut self, code: &'static str, at: &Pointer, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault::error(code, at.clone(), message).with_help(help));
    }

    fn framework(&mut self, file: FrameworkFile) -> Option<Framework> {
        let root = Pointer::root();
        if file.format != 1 {
            let message = format!("this framework says format {}, and this version reads format 1", file.format);
            self.error("wrong-format", &root.key("format"), message, "write format: 1");
        }
        let scale = self.ladder(file.scale.iter().map(|level| level.level), &root.key("scale"))?;
        let levels = if file.result.levels.is_empty() {
            scale
        } else {
            self.ladder(
                file.result.levels.iter().map(|level| level.level),
                &root.key("result").key("levels"),
            )?
        };
        self.ids(&file, &root.key("criteria"));
        self.facts_have_a_unit(&file, &root.key("criteria"));
        let criteria: Vec<Option<Criterion>> = file
            .criteria
            .iter()
            .enumerate()
            .map(|(place, criterion)| self.criterion(criterion, scale, &root.key("criteria").item(place)))
            .collect();
        let criteria = criteria.into_iter().collect::<Option<Vec<_>>>()?;
        let many = match file.result.over {
            Over::Indicators => criteria.iter().map(|criterion| criterion.indicators.len()).sum(),
            Over::Criteria => criteria.len(),
        };
        let rule = self.rule(
            &RuleFile {
                combine: file.result.combine,
                nth: file.result.nth,
                round: file.result.round,
                bands: &file.result.bands,
            },
            many,
            scale,
            levels,
            &root.key("result"),
        )?;
        if file.result.over == Over::Criteria && file.result.combine != Gather::None {
            for (place, (criterion, model)) in file.criteria.iter().zip(&criteria).enumerate() {
                if !has_level(&model.rule) {
                    let at = root.key("criteria").item(place);
                    let message = format!(
                        "'{}' has no level of its own, and the result is made of the criteria's",
                        criterion.id
                    );
                    self.error(
                        "no-rule",
                        &at,
                        message,
                        "write combine: for the criterion, or over: indicators for the result",
                    );
                }
            }
        }
        let stands_for_itself = rule.bands.is_empty() && has_level(&rule);
        if stands_for_itself && levels != scale {
            self.error(
                "unclear-band",
                &root.key("result").key("levels"),
                "levels of the result that no band leads to, since the figure itself is the level",
                "give bands, or write the levels of the scale",
            );
        }
        let limits: Vec<Option<Limit>> = file
            .limits
            .iter()
            .enumerate()
            .map(|(place, limit)| {
                let at = root.key("limits").item(place);
                self.decides(limit.status, limit.id.as_str(), &at);
                let indicator = self.indicator_named(&file, &limit.indicator, &at.key("indicator"));
                for (level, key, known) in [(limit.is_at_most, "is_at_most", scale), (limit.at_most, "at_most", levels)] {
                    self.level(level, known, &at.key(key));
                }
                if let Some(from) = limit.from {
                    self.level(from, levels, &at.key("from"));
                }
                Some(Limit {
                    indicator: indicator?,
                    is_at_most: limit.is_at_most,
                    at_most: limit.at_most,
                    only_from: limit.from,
                })
            })
            .collect();
        self.examples(&file, scale, &root.key("tests"));
        // what decides a result; an example decides none
        let decides = FrameworkFile {
            tests: Vec::new(),
            ..file.clone()
        };
        let json = serde_json::to_vec(&decides).unwrap_or_default();
        Some(Framework {
            sha256: sha256(&json),
            lowest: scale.0,
            highest: scale.1,
            result_levels: has_level(&rule).then_some(levels),
            criteria,
            rule,
            limits: limits.into_iter().collect::<Option<Vec<_>>>()?,
            overlay: None,
            file: Arc::new(file),
        })
    }

    /// Levels, each once and in order: the lowest and the highest.
    fn ladder(&mut self, levels: impl Iterator<Item = u32> + Clone, at: &Pointer) -> Option<(u32, u32)> {
        let found = both::ends(&mut self.faults, levels.clone(), at)?;
        both::in_order(&mut self.faults, levels, at, found.0)?;
        Some(found)
    }

    fn ids(&mut self, file: &FrameworkFile, at: &Pointer) {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for (place, criterion) in file.criteria.iter().enumerate() {
            let at = at.item(place);
            if criterion.indicators.is_empty() {
                let message = format!("'{}' has no indicator", criterion.id);
                self.error("no-indicators", &at, message, "give it an indicator, or take it out");
            }
            for (row, indicator) in criterion.indicators.iter().enumerate() {
                if let Some(other) = seen.insert(indicator.id.as_str(), criterion.id.as_str()) {
                    let message = format!("the id '{}' stands twice, first under '{other}'", indicator.id);
                    self.error(
                        "duplicate-id",
                        &at.key("indicators").item(row).key("id"),
                        message,
                        "give each its own id",
                    );
                }
            }
        }
        self.unique(file.criteria.iter().map(|criterion| &criterion.id), at);
    }

    /// Ids that must differ.
    pub(super) fn unique<'a>(&mut self, ids: impl Iterator<Item = &'a Id>, at: &Pointer) {
        for (id, place, _) in both::repeated(ids) {
            let message = format!("the id '{id}' stands twice");
            self.error("duplicate-id", &at.item(place).key("id"), message, "give each its own id");
        }
    }

    /// Facts are of an exercise: where the submission is marked as one there is none to read.
    fn facts_have_a_unit(&mut self, file: &FrameworkFile, at: &Pointer) {
        if file.unit == UnitWord::Exercise {
            return;
        }
        for (place, criterion) in file.criteria.iter().enumerate() {
            for (row, indicator) in criterion.indicators.iter().enumerate() {
                if indicator.applies.is_some() || !indicator.levels.is_empty() {
                    let at = at.item(place).key("indicators").item(row);
                    let message = format!("'{}' reads facts, and the submission is marked as one", indicator.id);
                    self.error("no-unit", &at, message, "write unit: exercise, or take the conditions out");
                }
            }
        }
    }

    fn criterion(&mut self, file: &MarkedCriterion, scale: (u32, u32), at: &Pointer) -> Option<Criterion> {
        let indicators: Vec<Option<Indicator>> = file
            .indicators
            .iter()
            .enumerate()
            .map(|(row, indicator)| self.indicator(indicator, scale, &at.key("indicators").item(row)))
            .collect();
        let lone = if file.indicators.len() == 1 { Gather::Min } else { Gather::None };
        let rule = self.rule(
            &RuleFile {
                combine: file.combine.unwrap_or(lone),
                nth: file.nth,
                round: file.round,
                bands: &file.bands,
            },
            file.indicators.len(),
            scale,
            scale,
            at,
        );
        let weight = file.weight.unwrap_or(1);
        if weight == 0 {
            let message = format!("'{}' weighs nothing", file.id);
            self.error("no-weight", &at.key("weight"), message, "give it a weight, or take it out");
        }
        Some(Criterion {
            weight: Q::from(weight),
            rule: rule?,
            indicators: indicators.into_iter().collect::<Option<Vec<_>>>()?,
        })
    }

    fn indicator(&mut self, file: &MarkedIndicator, scale: (u32, u32), at: &Pointer) -> Option<Indicator> {
        let applies = match &file.applies {
            Some(applies) => Some(self.truth(&applies.when, &at.key("applies").key("when"))?),
            None => None,
        };
        let mut steps = Vec::new();
        for (place, step) in file.levels.iter().enumerate() {
            let at = at.key("levels").item(place);
            let wanted = scale.0.saturating_add(1).saturating_add(u32::try_from(place).unwrap_or(u32::MAX));
            if step.level != wanted {
                let message = format!("read level {} where level {wanted} is expected", step.level);
                self.error(
                    "hole-in-levels",
                    &at.key("level"),
                    message,
                    "write every level above the lowest once, in order",
                );
            }
            self.level(step.level, scale, &at.key("level"));
            self.decides(step.status, file.id.as_str(), &at);
            if let Some(holds) = self.truth(&step.holds, &at.key("if")) {
                steps.push((step.level, holds));
            }
        }
        Some(Indicator { applies, steps })
    }

    fn truth(&mut self, text: &Text, at: &Pointer) -> Option<Expr> {
        both::expression(&mut self.faults, text, Kind::Truth, &Terms::new(), at)
    }

    pub(super) fn level(&mut self, level: u32, known: (u32, u32), at: &Pointer) {
        if level < known.0 || level > known.1 {
            let message = format!("level {level} is not one of {} to {}", known.0, known.1);
            self.error("unknown-level", at, message, "use a level that stands in the list of levels");
        }
    }

    /// Whatever decides a result is verified.
    pub(super) fn decides(&mut self, status: Status, what: &str, at: &Pointer) {
        if status == Status::Unverified {
            let message = format!("'{what}' is unverified and would decide a result");
            self.error(
                "unverified",
                &at.key("status"),
                message,
                "verify it, call it house, or say between which levels it may lie",
            );
        }
    }

    fn indicator_named(&mut self, file: &FrameworkFile, id: &Id, at: &Pointer) -> Option<(usize, usize)> {
        let mut all = file.criteria.iter().enumerate().flat_map(|(place, criterion)| {
            let rows = criterion.indicators.iter().enumerate();
            rows.map(move |(row, indicator)| (place, row, indicator.id.as_str()))
        });
        if let Some((place, row, _)) = all.clone().find(|(_, _, known)| *known == id.as_str()) {
            return Some((place, row));
        }
        let near = nearest(id.as_str(), all.by_ref().map(|(_, _, known)| known));
        let help = near.map_or_else(
            || "name an indicator of this framework".to_owned(),
            |near| format!("did you mean '{near}'?"),
        );
        self.error("dangling-reference", at, format!("there is no indicator '{id}'"), help);
        None
    }
}
