//! The criteria: their levels in words, their indicators, the caps on them, and when each is due.
//!
//! What an indicator asks for is looked at in its own file.

use super::Checker;
use crate::base::pointer::Pointer;
use crate::rubric::file::{CapFile, DueFile, RubricFile};
use crate::rubric::model::{Cap, Criterion, Due};
use crate::submission::fields::Id;

impl Checker {
    /// The criteria with their indicators.
    pub(super) fn criteria(&mut self, file: &RubricFile, at: &Pointer) -> Vec<Criterion> {
        self.unique(at, file.criteria.iter().map(|criterion| &criterion.id));
        if file.criteria.is_empty() {
            self.error("no-criteria", at, "there is no criterion", "write at least one criterion");
        }
        let mut criteria = Vec::new();
        let mut indicator_ids: Vec<&Id> = Vec::new();
        for (place, criterion) in file.criteria.iter().enumerate() {
            let at = at.item(place);
            self.described(criterion.levels.iter().map(|level| level.level), &at.key("levels"), self.lowest);
            let mut indicators = Vec::new();
            if criterion.indicators.is_empty() {
                self.error(
                    "no-indicators",
                    &at.key("indicators"),
                    format!("the criterion '{}' has no indicator", criterion.id),
                    "write at least one",
                );
            }
            for (row, indicator) in criterion.indicators.iter().enumerate() {
                let at = at.key("indicators").item(row);
                if indicator_ids.contains(&&indicator.id) {
                    self.error(
                        "duplicate-id",
                        &at.key("id"),
                        format!("the indicator '{}' stands twice", indicator.id),
                        "give each its own id",
                    );
                }
                indicator_ids.push(&indicator.id);
                indicators.extend(self.indicator(indicator, &at));
            }
            let limits = self.caps(&criterion.limits, &at.key("limits"));
            criteria.push(Criterion { indicators, limits });
        }
        criteria
    }

    /// Caps on a criterion or an indicator.
    pub(super) fn caps(&mut self, caps: &[CapFile], at: &Pointer) -> Vec<Cap> {
        self.unique(at, caps.iter().map(|cap| &cap.id));
        let mut all = Vec::new();
        for (place, cap) in caps.iter().enumerate() {
            let at = at.item(place);
            self.level(cap.at_most, &at.key("at_most"));
            self.verified(cap.status, &at, cap.id.as_str());
            if let Some(when) = self.truth(&cap.when, &at.key("when")) {
                all.push(Cap {
                    when,
                    at_most: cap.at_most,
                });
            }
        }
        all
    }

    /// When an indicator or sign is due.
    pub(super) fn due(&mut self, due: &DueFile, at: &Pointer) -> Option<Due> {
        let days = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        let longer = match &due.longer {
            Some(longer) => Some((days(longer.days), self.truth(&longer.when, &at.key("longer").key("when"))?)),
            None => None,
        };
        Some(Due {
            at: due.at,
            days: days(due.days),
            else_days: due.else_days_after_close.map(days),
            longer,
        })
    }
}
