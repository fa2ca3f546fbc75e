//! What a sign rests on where nobody wrote it down: the blanks that are read against the authority, and the counts that cannot be used.
//!
//! Owns the words for it. Whether a sign fires is settled elsewhere, and nothing here changes it.

use super::Explainer;
use super::gaps::{Gap, deepest};
use crate::assess::verdict::{SignVerdict, UnitVerdict};
use crate::facts::Unit;
use crate::facts::catalogue::{Fact, Kind};
use crate::facts::value::Silence;
use crate::facts::{comparable, groups};
use crate::submission::model::Basis;
use crate::submission::workbook::layout::{Page, question_at};

/// The most cells that one sentence names.
const MOST: usize = 4;

/// The sheet whose rows are missing at a place, in words.
fn rows_at(at: &str) -> Option<String> {
    let list = at.strip_prefix("/exercises/")?.split_once('/')?.1;
    let page = match list {
        "groups" | "monitoring" => Page::Who,
        "activities" => Page::Ways,
        "themes" => Page::Said,
        _ => return None,
    };
    Some(format!("the rows of '{}'", page.name()))
}

impl Explainer<'_> {
    /// What a sign that holds leaves unsaid when it is read alone: that it rests on blanks, or that what was given cannot be used.
    pub(super) fn sign_detail(&self, unit: &Unit<'_>, verdict: &UnitVerdict, sign: &SignVerdict) -> Option<String> {
        let model = self.rubric.signs.get(sign.sign)?;
        if model.facts.contains(&Fact::GroupsCounted)
            && let Some(says) = self.not_comparable(unit)
        {
            return Some(says);
        }
        if !sign.on_silence || self.inputs.context.basis != Basis::Returned {
            return None;
        }
        let blank = |fact: &&Fact| verdict.facts.get(**fact).silence == Silence::Blank;
        let mut sentences = Vec::new();
        for fact in model.duty.iter().filter(blank) {
            let gaps = deepest(self.places.gaps(*fact, &unit.at()));
            let blank = || gaps.iter().filter(|(_, gap)| *gap == Gap::Blank).map(|(at, _)| at.as_str());
            // where a whole sheet is blank, its name says more than single cells elsewhere
            let mut cells: Vec<String> = blank().filter_map(rows_at).collect();
            if cells.is_empty() {
                cells = blank().map(|at| self.asked_at(at)).collect();
            }
            cells.dedup();
            let more = cells.len().saturating_sub(MOST);
            cells.truncate(MOST);
            if cells.is_empty() {
                continue;
            }
            let read = match fact.def().kind {
                Kind::Truth => "no",
                Kind::Number => "none",
            };
            let others = if more > 0 { format!(" and {more} more") } else { String::new() };
            sentences.push(format!(
                "The authority left {}{others} blank; a blank is read as {read}.",
                cells.join(", ")
            ));
        }
        sentences.dedup();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// A cell with its question: `'How many…?' (Exercises D27 or /exercises/0/…)`.
    fn asked_at(&self, at: &str) -> String {
        let cell = self.inputs.cells.and_then(|cells| cells.named(at));
        let place = cell.map_or_else(|| at.to_owned(), |cell| format!("{cell} or {at}"));
        match question_at(at) {
            Some(question) => format!("'{question}' ({place})"),
            None => place,
        }
    }

    /// The name of a sign where it stands alone, with whether it rests on what nobody wrote.
    pub(super) fn sign_title(&self, unit: &Unit<'_>, verdict: &UnitVerdict, sign: &SignVerdict, title: &str) -> String {
        let blank = sign.on_silence && self.sign_detail(unit, verdict, sign).is_some();
        if blank {
            format!("{title} (rests on what was left blank)")
        } else {
            title.to_owned()
        }
    }

    /// The groups whose people heard were given and cannot be compared, each with what is missing.
    fn not_comparable(&self, unit: &Unit<'_>) -> Option<String> {
        let view = unit.view(self.inputs.context);
        let mut all: Vec<(String, Vec<String>)> = Vec::new();
        for group in groups::groups(&view) {
            let row = group.row.and_then(|at| view.exercise.groups.as_deref().unwrap_or(&[]).get(at));
            let lacks = comparable::lacks(&view, &group);
            if let (Some(heard), false) = (row.and_then(|row| row.heard.value()), lacks.is_empty()) {
                let why = lacks.join(" and ");
                let named = format!("{} ({} heard)", self.group_title(group.id), heard.words());
                match all.iter_mut().find(|(known, _)| *known == why) {
                    Some((_, groups)) => groups.push(named),
                    None => all.push((why, vec![named])),
                }
            }
        }
        (!all.is_empty()).then(|| {
            format!(
                "Numbers of groups heard were given, but none can be compared with those affected: {}.",
                all.iter()
                    .map(|(why, groups)| format!("{why} for {}", groups.join(", ")))
                    .collect::<Vec<_>>()
                    .join("; ")
            )
        })
    }
}
