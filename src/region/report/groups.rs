//! Who is under-heard over all exercises: people of each group heard against people to be expected, each added up.
//!
//! Owns the sums over exercises, by which small areas are judged that alone are too small to tell. An exercise that several authorities share is
//! added once. Groups of different questions are never added, not even of one name; nobody is guessed where a number is not known: such exercises
//! are counted beside the sums. Limits, cuts and words are those of one exercise.

use super::Seen;
use super::sums::{Sum, fraction};
use super::turn::{Once, Turns};
use crate::assess::explain_parity;
use crate::assess::published::GradeStatus;
use crate::base::number::Q;
use crate::facts::groups::Parity;
use crate::facts::settings::Parameter;
use crate::facts::statistics::byar;
use crate::region::published::{GroupSum, Warned};
use crate::region::row::UnitRow;
use crate::rubric::model::Rubric;
use std::collections::BTreeMap;

/// Groups that the rubric does not list are summed up to so many.
const MOST: usize = 1_000;
/// Decimals of a ratio that is shown.
const DECIMALS: u32 = 2;
/// Up to here a whole number is a float exactly, as the limits ask for.
const EXACT: i64 = 1 << 53;

/// Groups as rows come, each by its id and its question.
#[derive(Debug, Default)]
pub(super) struct Groups {
    tallies: BTreeMap<(String, String), Tally>,
    turns: Turns,
    turn: u64,
    strangers: usize,
    beyond: Once,
}

#[derive(Debug, Default)]
struct Tally {
    authorities: Once,
    exercises: u64,
    not_counted: u64,
    open: u64,
    heard: u64,
    expected: Sum,
}

impl Groups {
    pub(super) fn add(&mut self, seen: &Seen<'_>, core: &Rubric) {
        self.turn = self.turns.of(&seen.id);
        // who shares an exercise counted the group too, though its numbers are added once
        for unit in seen.row.units.iter().filter(|unit| !unit.unasked) {
            for group in unit.groups.iter().filter(|group| fraction(&group.expected).is_some()) {
                let turn = self.turn;
                if let Some(tally) = self.tally(&group.id, &group.question, core) {
                    tally.authorities.add(turn);
                }
            }
        }
        // where nobody was asked, nobody could be counted, and a sign says that
        for (_, unit) in seen.units.iter().filter(|(_, unit)| !unit.unasked) {
            self.unit(unit, core);
        }
    }

    fn unit(&mut self, unit: &UnitRow, core: &Rubric) {
        let one_more = |slot: &mut u64| *slot = slot.saturating_add(1);
        for group in &unit.groups {
            let Some(tally) = self.tally(&group.id, &group.question, core) else {
                continue;
            };
            match fraction(&group.expected) {
                Some(expected) => {
                    one_more(&mut tally.exercises);
                    tally.heard = tally.heard.saturating_add(u64::from(group.heard));
                    tally.expected.add(expected);
                }
                None => one_more(&mut tally.open),
            }
        }
        // one that is still open may count them yet
        for group in unit.uncounted.iter().filter(|_| unit.status != GradeStatus::NotDue) {
            let Some(tally) = self.tally(&group.id, &group.question, core) else {
                continue;
            };
            one_more(if group.surely { &mut tally.not_counted } else { &mut tally.open });
        }
    }

    /// What is held of a group: of every one that the rubric lists, and of so many others.
    fn tally(&mut self, id: &str, question: &str, core: &Rubric) -> Option<&mut Tally> {
        let key = (id.to_owned(), question.to_owned());
        if !self.tallies.contains_key(&key) {
            let mut listed = core.settings.groups.iter();
            let known = listed.any(|listed| listed.group == id && listed.question == question);
            if !known && self.strangers >= MOST {
                self.beyond.add(self.turn);
                return None;
            }
            self.strangers = self.strangers.saturating_add(usize::from(!known));
        }
        Some(self.tallies.entry(key).or_default())
    }

    /// The groups, the least heard first, and what was left out.
    pub(super) fn made(self, core: &Rubric) -> (Vec<GroupSum>, Option<Warned>) {
        let made = self
            .tallies
            .into_iter()
            .map(|((id, question), tally)| tally.made(id, question, core));
        let mut made: Vec<(Option<Q>, GroupSum)> = made.collect();
        // those without a limit come last, and those of one limit stay in the order of their ids
        made.sort_by_key(|(high, _)| (high.is_none(), *high));
        let beyond = (self.beyond.many > 0).then(|| Warned {
            id: "groups-not-summed".to_owned(),
            authorities: Some(self.beyond.many),
            says: format!("More than {MOST} groups are named that the rubric does not list; the others are not summed."),
        });
        (made.into_iter().map(|(_, group)| group).collect(), beyond)
    }
}

impl Tally {
    /// The group with its upper limit.
    fn made(self, id: String, question: String, core: &Rubric) -> (Option<Q>, GroupSum) {
        let expected = self.expected.total().value;
        let limits = limits(self.heard, expected);
        let (status, says) = match self.exercises {
            0 if self.open == 0 => (status_of(self.heard, expected, core).0, "no exercise counted it"),
            0 => (
                status_of(self.heard, expected, core).0,
                "what is held does not settle how many were heard",
            ),
            _ => status_of(self.heard, expected, core),
        };
        let ratio = i64::try_from(self.heard)
            .ok()
            .map(Q::whole)
            .and_then(|heard| heard.over(measurable(expected)));
        let listed = core.settings.groups.iter().find(|listed| listed.group == id);
        let group = GroupSum {
            title: listed.map_or_else(|| id.replace('-', " "), |listed| listed.title.clone()),
            id,
            question,
            authorities: self.authorities.many,
            exercises: self.exercises,
            not_counted: self.not_counted,
            open: self.open,
            heard: self.heard,
            expected: expected.to_string(),
            expected_shown: expected.decimal(1),
            ratio: ratio.map(|ratio| ratio.decimal(DECIMALS)),
            ratio_low: limits.map(|(low, _)| low.decimal(DECIMALS)),
            ratio_high: limits.map(|(_, high)| high.decimal(DECIMALS)),
            status: status.to_owned(),
            says: says.to_owned(),
        };
        (limits.map(|(_, high)| high), group)
    }
}

/// Byar's limits of people heard over people expected; none where nobody was to be expected, or too many were heard for them.
fn limits(heard: u64, expected: Q) -> Option<(Q, Q)> {
    let observed = u32::try_from(heard).ok().filter(|_| expected > Q::ZERO);
    observed.map(|observed| byar(observed, measurable(expected)))
}

/// How a group was heard that some exercise counted, and the same in words.
pub(in crate::region) fn status_of(heard: u64, expected: Q, core: &Rubric) -> (&'static str, &'static str) {
    let limits = limits(heard, expected);
    let (status, says) = explain_parity(parity(heard, expected, limits, core), Some(expected));
    match limits {
        None if expected > Q::ZERO => (status, "too many were heard for these limits"),
        _ => (status, says),
    }
}

/// A number as the limits take it: itself where both its parts are exact as floats, else rounded down to a thousandth, so that a group seems
/// heard a little better and never worse.
fn measurable(expected: Q) -> Q {
    if expected.numerator() <= EXACT && expected.denominator() <= EXACT {
        return expected;
    }
    let whole = expected.round(crate::base::number::Round::Floor);
    let rest = expected.minus(Q::whole(whole)).and_then(|rest| rest.times(Q::whole(1_000)));
    let thousandths = rest.map_or(0, |rest| rest.round(crate::base::number::Round::Floor));
    let all = i128::from(whole).saturating_mul(1_000).saturating_add(i128::from(thousandths));
    Q::new(all, 1_000).unwrap_or(expected)
}

/// How a group was heard over all exercises, by the rubric's own cuts.
fn parity(heard: u64, expected: Q, limits: Option<(Q, Q)>, core: &Rubric) -> Parity {
    let cut = |parameter| core.settings.get(parameter).unwrap_or(Q::ZERO);
    match limits {
        Some((_, upper)) if expected >= cut(Parameter::ExpectedLeast) => {
            if heard == 0 || upper < cut(Parameter::BadlyUnderHeard) {
                Parity::BadlyUnderHeard
            } else if upper < cut(Parameter::UnderHeard) {
                Parity::ClearlyUnderHeard
            } else {
                Parity::InProportion
            }
        }
        Some(_) | None => Parity::CannotTell,
    }
}

#[cfg(test)]
#[path = "groups_tests.rs"]
mod tests;
