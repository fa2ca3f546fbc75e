//! Each assessor of a panel: how many levels, made how, and how much higher or lower than the others on the same.
//!
//! Says who is stricter, not who is right.

use super::sheet::Line;
use super::{level, number, thousandths};
use crate::assess::marks::Mark;
use crate::assess::published::panel::Assessor;
use crate::base::number::Q;
use std::collections::BTreeMap;

/// What one assessor gave, counted.
#[derive(Default)]
struct Tally<'m> {
    marks: Vec<&'m Mark>,
    /// how far each lies from the mean of the others on the same
    apart: Vec<Q>,
}

pub(super) fn mean(numbers: &[Q]) -> Option<Q> {
    let sum = numbers.iter().try_fold(Q::ZERO, |sum, number| sum.plus(*number))?;
    sum.over(Q::from(number(numbers.len())))
}

/// Each assessor, in the order of their names.
pub(super) fn assessors(sheet: &[Line<'_>]) -> Vec<Assessor> {
    let mut all: BTreeMap<String, Tally<'_>> = BTreeMap::new();
    for line in sheet {
        let given: Vec<(&Mark, u32)> = line.by.iter().filter_map(|mark| Some((*mark, level(mark)?))).collect();
        for mark in &line.by {
            all.entry(mark.person()).or_default();
        }
        let sum = given.iter().fold(0_i64, |sum, (_, level)| sum.saturating_add(i64::from(*level)));
        let others = i64::try_from(given.len()).unwrap_or(0).saturating_sub(1);
        for (mark, level) in given {
            let tally = all.entry(mark.person()).or_default();
            tally.marks.push(mark);
            // the mean of the others on the same
            if let Some(mean) = Q::whole(sum.saturating_sub(i64::from(level))).over(Q::whole(others)) {
                tally.apart.extend(Q::from(level).minus(mean));
            }
        }
    }
    let name = |person: &str| {
        let mut marks = sheet.iter().flat_map(|line| &line.by);
        marks.find(|mark| mark.person() == person).copied()
    };
    all.iter()
        .filter_map(|(person, tally)| {
            let first = name(person)?;
            let count = |wanted: &dyn Fn(&Mark) -> bool| number(tally.marks.iter().filter(|mark| wanted(mark)).count());
            Some(Assessor {
                author: first.author.clone(),
                interest: first.interest.clone(),
                levels: number(tally.marks.len()),
                blind: count(&|mark| mark.blind == Some(true)),
                overrides: count(&|mark| mark.overrides),
                doubly_marked: number(tally.apart.len()),
                mean_difference: mean(&tally.apart).map(thousandths),
            })
        })
        .collect()
}
