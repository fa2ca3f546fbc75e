//! The numbers and lists that facts need: known, counted in their unit, and there wherever a fact of the rubric needs them.

use super::Checker;
use crate::base::date::Day;
use crate::base::near::nearest;
use crate::base::number::Q;
use crate::base::pointer::Pointer;
use crate::facts::catalogue::Fact;
use crate::facts::settings::{GroupToLookFor, Holiday, Parameter, Settings};
use crate::rubric::file::{ParameterFile, RubricFile};
use std::collections::BTreeMap;

impl Checker {
    /// What the rubric gives the facts.
    pub(super) fn settings(&mut self, file: &RubricFile, root: &Pointer) -> Settings {
        let mut settings = Settings::default();
        let at = root.key("parameters");
        self.unique(&at, file.parameters.iter().map(|parameter| &parameter.id));
        for (place, parameter) in file.parameters.iter().enumerate() {
            self.parameter(parameter, &at.item(place), &mut settings);
        }
        settings.groups = file
            .lists
            .groups
            .iter()
            .map(|group| GroupToLookFor {
                group: group.group.as_str().to_owned(),
                question: group.question.as_str().to_owned(),
                title: group.title.as_str().to_owned(),
                barrier: group.barrier,
                screen_barrier: group.screen_barrier,
                always: group.always,
            })
            .collect();
        settings.formats = file.lists.formats.iter().map(|format| format.as_str().to_owned()).collect();
        settings.formats_for_groups = file
            .lists
            .formats_for_groups
            .iter()
            .map(|pair| (pair.group.as_str().to_owned(), pair.format.as_str().to_owned()))
            .collect();
        for (place, holiday) in file.lists.holidays.iter().enumerate() {
            match read_holiday(holiday.as_str()) {
                Some(holiday) => settings.holidays.push(holiday),
                None => {
                    let at = root.key("lists").key("holidays").item(place);
                    self.error(
                        "bad-holiday",
                        &at,
                        format!("'{holiday}' is not a span of the year"),
                        "write it as 08-01..08-31",
                    );
                }
            }
        }
        settings
    }

    fn parameter(&mut self, parameter: &ParameterFile, at: &Pointer, settings: &mut Settings) {
        let Some((known, _, unit, _)) = Parameter::ALL.iter().find(|(_, id, _, _)| *id == parameter.id.as_str()) else {
            let near = nearest(parameter.id.as_str(), Parameter::ALL.iter().map(|(_, id, _, _)| *id));
            let help = near.map_or_else(
                || "`earnest facts` lists the parameters".to_owned(),
                |near| format!("did you mean '{near}'?"),
            );
            self.error(
                "unknown-parameter",
                &at.key("id"),
                format!("there is no parameter '{}'", parameter.id),
                help,
            );
            return;
        };
        if parameter.unit.as_str() != *unit {
            let message = format!("'{}' is given in {}, and is counted in {unit}", parameter.id, parameter.unit);
            self.error("wrong-unit", &at.key("unit"), message, format!("give it in {unit}"));
        }
        match parameter.value.exact() {
            Some(value) if value >= Q::ZERO => settings.set(*known, value),
            _ => self.error(
                "bad-number",
                &at.key("value"),
                "the value is not a number from 0 with at most eighteen digits",
                "write a plain decimal such as 0.8",
            ),
        }
        self.verified(parameter.status, at, parameter.id.as_str());
    }

    /// Every fact that is used has the parameters that it needs.
    pub(super) fn parameters_needed(&mut self, settings: &Settings) {
        let mut missing: BTreeMap<&'static str, (Fact, Pointer)> = BTreeMap::new();
        for (fact, at) in &self.used {
            for parameter in fact.def().needs {
                if settings.get(*parameter).is_none() {
                    missing.entry(parameter.id()).or_insert_with(|| (*fact, at.clone()));
                }
            }
        }
        for (parameter, (fact, at)) in missing {
            let message = format!("the fact '{}' needs the parameter '{parameter}'", fact.id());
            self.error("missing-parameter", &at, message, format!("add '{parameter}' under parameters"));
        }
    }
}

fn read_holiday(text: &str) -> Option<Holiday> {
    let day = |text: &str| {
        let (month, day) = text.split_once('-')?;
        let (month, day) = (month.parse::<i8>().ok()?, day.parse::<i8>().ok()?);
        // a leap year knows every day of the calendar
        Day::new(2024, month, day).map(|_| (month, day))
    };
    let (from, to) = text.split_once("..")?;
    Some(Holiday {
        from: day(from.trim())?,
        to: day(to.trim())?,
    })
}

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;
