//! A panel: how far assessors who marked the same agree, who is stricter than the others, and what a moderator should look at.
//!
//! Reads marks and never the engine's levels; nothing here enters a grade.

pub mod alpha;
mod severity;
mod sheet;

use crate::assess::marks::{Mark, Marks, Target};
use crate::assess::published::Ratio;
use crate::assess::published::panel::{Agreement, Difference, Panel, Said};
use crate::base::number::Q;
use crate::facts::catalogue::Kind;
use crate::facts::units;
use crate::rubric::framework::file::UnitWord;
use crate::rubric::framework::model::Framework;
use crate::rubric::model::Rubric;
use crate::submission::model::Submission;
use alpha::{Metric, RESAMPLES, alpha, interval};
use severity::assessors;
use sheet::{Line, lines};

/// Units that have to be doubly marked before alpha says anything (Krippendorff; house rule on agreement).
const LEAST_UNITS: usize = 10;
/// Levels that differ by as much are for a moderator.
const APART: u32 = 2;

/// What a panel is made of.
pub struct Inputs<'a> {
    /// the stem of the submission's file
    pub name: &'a str,
    /// the SHA-256 of the submission's file
    pub sha256: &'a str,
    /// what was marked
    pub paper: Paper<'a>,
    /// the marks
    pub marks: &'a Marks,
}

/// What assessors had before them: the units, and the indicators of a rubric or a framework.
pub struct Paper<'a> {
    /// the rubric's id
    pub rubric: &'a str,
    /// its version
    pub version: &'a str,
    /// the units; an empty one is the submission as a whole
    pub units: Vec<String>,
    /// each indicator with its title
    pub indicators: Vec<(&'a str, &'a str)>,
}

impl<'a> Paper<'a> {
    /// A rubric's: every unit of the submission.
    pub fn of_rubric(rubric: &'a Rubric, submission: &Submission) -> Self {
        let file = &rubric.file;
        let rows = file.criteria.iter().flat_map(|criterion| &criterion.indicators);
        Self {
            rubric: file.id.as_str(),
            version: file.version.as_str(),
            units: units(submission).iter().map(|unit| unit.id().to_owned()).collect(),
            indicators: rows.map(|row| (row.id.as_str(), row.title.as_str())).collect(),
        }
    }

    /// A framework's: each exercise, or the submission as one.
    pub fn of_framework(framework: &'a Framework, submission: &Submission) -> Self {
        let file = &framework.file;
        let rows = file.criteria.iter().flat_map(|criterion| &criterion.indicators);
        let exercises = submission.exercises.as_deref().unwrap_or(&[]).iter();
        Self {
            rubric: file.id.as_str(),
            version: file.version.as_str(),
            units: match file.unit {
                UnitWord::Submission => vec![String::new()],
                UnitWord::Exercise => exercises.map(|exercise| exercise.id.as_str().to_owned()).collect(),
            },
            indicators: rows.map(|row| (row.id.as_str(), row.title.as_str())).collect(),
        }
    }
}

/// The agreement of those who marked.
pub fn panel(inputs: &Inputs<'_>) -> Panel {
    let paper = &inputs.paper;
    let sheet: Vec<Line<'_>> = paper.units.iter().flat_map(|unit| lines(inputs.marks, unit)).collect();
    let mut all: Vec<Vec<u32>> = Vec::new();
    let mut indicators = Vec::new();
    for (id, title) in &paper.indicators {
        let given: Vec<Vec<u32>> = sheet.iter().filter_map(|line| levels(line, id)).collect();
        if !given.is_empty() {
            indicators.push(agreement(id, title, &given));
            all.extend(given);
        }
    }
    Panel {
        format: 1,
        submission: inputs.name.to_owned(),
        sha256: inputs.sha256.to_owned(),
        rubric: paper.rubric.to_owned(),
        rubric_version: paper.version.to_owned(),
        assessors: assessors(&sheet),
        overall: agreement("", "All indicators together", &all),
        indicators,
        to_moderate: sheet.iter().filter_map(difference).collect(),
    }
}

fn level(mark: &Mark) -> Option<u32> {
    match mark.target {
        Target::Indicator(_, level) => Some(level),
        Target::Apart(..) | Target::Fact(..) | Target::Sign(..) => None,
    }
}

/// The levels that an indicator was given on one unit.
fn levels(line: &Line<'_>, indicator: &str) -> Option<Vec<u32>> {
    let of_it = |mark: &&&Mark| matches!(&mark.target, Target::Indicator(id, _) if id == indicator);
    let levels: Vec<u32> = line.by.iter().filter(of_it).filter_map(|mark| level(mark)).collect();
    (!levels.is_empty()).then_some(levels)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn share(some: u32, all: u32) -> Option<Ratio> {
    let exact = Q::from(some).over(Q::from(all))?;
    let percent = exact.times(Q::whole(100))?.decimal(1);
    Some(Ratio {
        exact: exact.to_string(),
        shown: format!("{percent} %"),
    })
}

/// A number with three decimals, as agreement is quoted.
fn thousandths(exact: Q) -> Ratio {
    let bare = exact.decimal(3);
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare.as_str(), ""));
    Ratio {
        exact: exact.to_string(),
        shown: format!("{whole}.{fraction:0<3}"),
    }
}

fn agreement(id: &str, title: &str, units: &[Vec<u32>]) -> Agreement {
    let doubly: Vec<&Vec<u32>> = units.iter().filter(|unit| unit.len() > 1).collect();
    let (mut pairs, mut same, mut near) = (0_u32, 0_u32, 0_u32);
    for unit in &doubly {
        for (place, one) in unit.iter().enumerate() {
            for other in unit.iter().skip(place.saturating_add(1)) {
                let apart = one.abs_diff(*other);
                pairs = pairs.saturating_add(1);
                same = same.saturating_add(u32::from(apart == 0));
                near = near.saturating_add(u32::from(apart <= 1));
            }
        }
    }
    let enough = doubly.len() >= LEAST_UNITS;
    let value = if enough { alpha(units, Metric::Ordinal) } else { None };
    let between = value.and_then(|_| interval(units, Metric::Ordinal));
    let says = match value {
        None if doubly.is_empty() => "nobody else marked it".to_owned(),
        None if !enough => format!(
            "alpha is not computed: {} doubly marked, and fewer than {LEAST_UNITS} say nothing",
            doubly.len()
        ),
        None => "alpha is not computed: every level given is the same, so there is nothing to tell apart".to_owned(),
        Some(value) => reading(value),
    };
    Agreement {
        id: id.to_owned(),
        title: title.to_owned(),
        doubly_marked: number(doubly.len()),
        pairs,
        exact: share(same, pairs),
        within_one: share(near, pairs),
        alpha: value.map(thousandths),
        alpha_low: between.map(|(low, _)| thousandths(low)),
        alpha_high: between.map(|(_, high)| thousandths(high)),
        says,
    }
}

/// What alpha says, by the cuts that Krippendorff gives (*Content Analysis*, 2004: 0.800, and 0.667 for tentative conclusions).
fn reading(value: Q) -> String {
    let at_least = |thousandths: i128| Q::new(thousandths, 1000).is_some_and(|cut| value >= cut);
    let says = if at_least(800) {
        "assessors agree well enough for use in public"
    } else if at_least(667) {
        "enough for tentative conclusions, not for use in public"
    } else {
        "too little: rewrite the description of the levels"
    };
    format!("{says} (interval of {RESAMPLES} resamples)")
}

/// Levels far apart, a level where another says that it does not apply, a yes and a no, or a sign lifted and confirmed.
fn difference(line: &Line<'_>) -> Option<Difference> {
    let first = line.by.first()?;
    let spread = |values: &[u32]| {
        let (low, high) = (values.iter().min(), values.iter().max());
        low.zip(high).map_or(0, |(low, high)| high.abs_diff(*low))
    };
    let (id, kind, differ) = match &first.target {
        Target::Indicator(id, _) | Target::Apart(id) => {
            let given: Vec<u32> = line.by.iter().filter_map(|mark| level(mark)).collect();
            let divided = given.len() < line.by.len() && !given.is_empty();
            (id.clone(), "level", divided || spread(&given) >= APART)
        }
        Target::Fact(fact, _) => {
            let value = |mark: &&Mark| match mark.target {
                Target::Fact(_, value) if fact.def().kind == Kind::Truth => Some(value.min(1)),
                Target::Fact(_, value) => Some(value),
                Target::Indicator(..) | Target::Apart(..) | Target::Sign(..) => None,
            };
            let given: Vec<u32> = line.by.iter().filter_map(value).collect();
            let least = if fact.def().kind == Kind::Truth { 1 } else { APART };
            (fact.id().to_owned(), "fact", spread(&given) >= least)
        }
        Target::Sign(id, _) => (id.clone(), "sign", line.by.iter().any(|mark| mark.target != first.target)),
    };
    let said = |mark: &&Mark| Said {
        author: mark.author.clone(),
        says: match &mark.target {
            Target::Indicator(_, level) => level.to_string(),
            Target::Apart(_) => "does not apply".to_owned(),
            Target::Fact(fact, value) if fact.def().kind == Kind::Truth => if *value > 0 { "yes" } else { "no" }.to_owned(),
            Target::Fact(_, value) => value.to_string(),
            Target::Sign(_, act) => act.word().to_owned(),
        },
        reason: mark.reason.clone(),
    };
    differ.then(|| Difference {
        on: line.unit.clone(),
        id,
        kind: kind.to_owned(),
        said: line.by.iter().map(said).collect(),
        moderated_by: line.moderator.map(|mark| mark.author.clone()),
    })
}

#[cfg(test)]
#[path = "panel_tests.rs"]
mod tests;
