//! The sheet of a panel: what each assessor says of each matter on each unit.
//!
//! Of one author on one matter it takes the latest mark made blind, and where none says so the latest: agreement is about what people saw
//! on their own. Self marks and moderators are no part of a panel.

use crate::assess::marks::{Mark, Marks, Role, Standing};
use std::collections::BTreeMap;

/// What assessors say of one matter on one unit: one mark each, by person.
pub(super) struct Line<'m> {
    /// the unit
    pub(super) unit: String,
    /// what each says, in the order of their names
    pub(super) by: Vec<&'m Mark>,
    /// the moderator whose word on it stands
    pub(super) moderator: Option<&'m Mark>,
}

/// The lines of a unit, in the order in which their matters were first marked.
pub(super) fn lines<'m>(marks: &'m Marks, unit: &str) -> Vec<Line<'m>> {
    let mut lines: Vec<Vec<&'m Mark>> = Vec::new();
    let all: Vec<_> = marks.history(unit).collect();
    for (mark, _) in all.iter().filter(|(mark, _)| mark.role == Role::Assessor) {
        match lines.iter_mut().find(|line| line.iter().any(|known| known.same_matter(mark))) {
            Some(line) => line.push(mark),
            None => lines.push(vec![mark]),
        }
    }
    let moderator = |of: &Mark| {
        let standing = all.iter().filter(|(_, stand)| stand.standing == Standing::Counts);
        let mut words = standing.filter(|(mark, _)| mark.role == Role::Moderator && mark.same_matter(of));
        words.next().map(|(mark, _)| *mark)
    };
    let line = |line: Vec<&'m Mark>| {
        let mut by: BTreeMap<String, &'m Mark> = BTreeMap::new();
        for mark in &line {
            let slot = by.entry(mark.person()).or_insert(mark);
            let blind = |mark: &Mark| mark.blind == Some(true);
            if blind(mark) || !blind(slot) {
                *slot = mark;
            }
        }
        Line {
            unit: unit.to_owned(),
            moderator: line.first().and_then(|mark| moderator(mark)),
            by: by.into_values().collect(),
        }
    };
    lines.into_iter().map(line).collect()
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
