//! From a verdict to the published assessment: every number with its words, its reasons and its places.
//!
//! Reads the verdict and adds nothing to it: no level is decided here.

mod audit;
mod blanks;
pub(super) mod core;
mod criterion;
mod decide;
mod gaps;
pub(super) mod info;
mod judgements;
mod outcome;
mod people;
mod places;
mod plan;
mod signs;
mod tree;
mod unit;
mod words;

pub use audit::audited;
pub(super) use audit::{fact_held, number, read, rounding};
pub(crate) use people::parity_words as explain_parity;
pub(crate) use words::level as explain_words;
pub(super) use words::range;

use crate::assess::edges::edges;
use crate::assess::marks::Marks;
use crate::assess::published::{Assessment, Criterion, Engine, Grade, Limit, Plan, Ratio};
use crate::assess::rollup::score_units;
use crate::assess::score::Scoring;
use crate::assess::verdict::{RolledCriterion, State, UnitVerdict, Verdict, known_share};
use crate::base::fault::Faults;
use crate::base::number::Q;
use crate::facts::strength::Verified;
use crate::facts::view::Context;
use crate::facts::{Unit, units};
use crate::rubric::file::CriterionFile;
use crate::rubric::model::Rubric;
use crate::submission::model::Submission;
use crate::submission::workbook::cells::Cells;
use places::Places;
use std::collections::BTreeMap;

/// Everything that an assessment is made of.
pub struct Inputs<'a> {
    /// the stem of the submission's file
    pub name: &'a str,
    /// the SHA-256 of the submission's file
    pub sha256: &'a str,
    /// what is odd about the file
    pub warnings: &'a Faults,
    /// the cells of its values, where it was a workbook
    pub cells: Option<&'a Cells>,
    /// what all units share
    pub context: Context<'a>,
    /// the rubric
    pub rubric: &'a Rubric,
    /// the judgements
    pub marks: &'a Marks,
    /// documents that somebody looked at
    pub verified: &'a Verified,
}

/// What explaining needs at hand.
struct Explainer<'a> {
    inputs: &'a Inputs<'a>,
    rubric: &'a Rubric,
    submission: &'a Submission,
    units: &'a [Unit<'a>],
    verdict: &'a Verdict,
    /// the verdict had no light thresholds been used
    strict: &'a Verdict,
    places: Places,
}

/// Scores and explains a submission.
pub fn assess(inputs: &Inputs<'_>) -> Assessment {
    explained(inputs, |explainer| explainer.assessment())
}

/// The remedies of a submission alone.
pub(in crate::assess) fn remedies(inputs: &Inputs<'_>) -> Plan {
    explained(inputs, |explainer| explainer.plan())
}

/// Scores a submission, and makes of it what `make` says.
fn explained<T>(inputs: &Inputs<'_>, make: impl FnOnce(&Explainer<'_>) -> T) -> T {
    let submission = inputs.context.submission;
    let all = units(submission);
    let scoring = Scoring {
        rubric: inputs.rubric,
        marks: inputs.marks,
        verified: inputs.verified,
        without_light: false,
    };
    let verdict = score_units(&scoring, inputs.context, &all);
    let strict = score_units(
        &Scoring {
            without_light: true,
            ..scoring
        },
        inputs.context,
        &all,
    );
    let explainer = Explainer {
        inputs,
        rubric: inputs.rubric,
        submission,
        units: &all,
        verdict: &verdict,
        strict: &strict,
        places: Places::new(submission),
    };
    make(&explainer)
}

impl Explainer<'_> {
    fn assessment(&self) -> Assessment {
        let exercises: Vec<_> = self
            .units
            .iter()
            .zip(&self.verdict.units)
            .enumerate()
            .map(|(at, (one, verdict))| self.unit(at, one, verdict))
            .collect();
        let signs = self.signs();
        let mut made = Assessment {
            format: 1,
            engine: Engine {
                name: "earnest".to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            as_of: self.inputs.context.as_of.to_string(),
            submission: self.submission_info(),
            rubric: self.rubric_info(),
            authority: self.authority_info(),
            score: None,
            coverage: coverage(&self.verdict.criteria.iter().map(|c| (c.known, c.applies)).collect::<Vec<_>>()),
            plan: self.plan(),
            guide: None,
            edges: edges(self.inputs, self.units, self.verdict),
            questions: self.questions(),
            to_decide: self.to_decide(),
            judgements: self.judgements(),
            statements: self.statements(),
            warnings: self.warnings(),
            evidence: self.evidence(&exercises),
            independence: self.independence(),
            documents: self.documents(),
            parameters: self.parameters(),
            notes: self.notes(),
            tree: self.tree(),
            grade: self.authority_grade(),
            core: core::core(self.inputs),
            criteria: self.authority_criteria(),
            exercises,
            signs,
            cells: BTreeMap::new(),
        };
        if let Some(cells) = self.inputs.cells {
            made.cells = places::cells_named(&made, cells);
        }
        made
    }

    fn authority_criteria(&self) -> Vec<Criterion> {
        let files = self.rubric.file.criteria.iter();
        files
            .zip(&self.verdict.criteria)
            .map(|(file, rolled)| self.rolled(file, rolled))
            .collect()
    }

    fn authority_grade(&self) -> Grade {
        let mut grade = self.grade(
            &self.verdict.grade,
            self.authority_limits(),
            self.strict.grade,
            self.verdict.units.iter().any(|unit| self.uses_light(unit)),
        );
        if self.units.is_empty() {
            grade.says = "Nothing was sent that could be graded.".to_owned();
        }
        grade
    }

    /// What binds the authority's grade: the roll-up caps of signs.
    fn authority_limits(&self) -> Vec<Limit> {
        let caps = &self.rubric.file.roll_up.caps;
        self.verdict
            .caps
            .iter()
            .filter_map(|(place, high)| caps.get(*place).map(|cap| (cap, *high)))
            .map(|(cap, sure)| Limit {
                id: cap.id.as_str().to_owned(),
                kind: "rule".to_owned(),
                at_most: cap.at_most,
                sure,
                says: cap.says.as_str().to_owned(),
            })
            .collect()
    }

    /// A criterion of the authority.
    fn rolled(&self, file: &CriterionFile, rolled: &RolledCriterion) -> Criterion {
        let lowered = rolled.bounds.high < rolled.without_hard_signs.high;
        let place = self.rubric.file.criteria.iter().position(|known| known.id == file.id);
        // where one unit alone counts, what binds it binds the authority
        let mut counted = self.units.iter().zip(&self.verdict.units).filter(|(_, verdict)| verdict.counted);
        let mut limits = match (counted.next(), counted.next(), place) {
            (Some((unit, verdict)), None, Some(place)) => match (self.rubric.criteria.get(place), verdict.criteria.get(place)) {
                (Some(model), Some(criterion)) => self.criterion_limits(unit, verdict, file, model, criterion),
                _ => Vec::new(),
            },
            _ => self.unit_signs(file),
        };
        if rolled.bounds != rolled.middle {
            for cap in self.rubric.file.roll_up.caps.iter().filter(|cap| cap.level_at_most.is_some()) {
                limits.push(Limit {
                    id: cap.id.as_str().to_owned(),
                    kind: "rule".to_owned(),
                    at_most: cap.at_most,
                    sure: rolled.bounds.high < rolled.middle.high,
                    says: cap.says.as_str().to_owned(),
                });
            }
        }
        self.criterion_shown(
            file,
            rolled.state,
            rolled.bounds,
            lowered,
            (rolled.known, rolled.applies),
            rolled.on_held,
            limits,
        )
    }

    fn uses_light(&self, unit: &UnitVerdict) -> bool {
        unit.criteria
            .iter()
            .flat_map(|criterion| &criterion.indicators)
            .any(|indicator| indicator.state.counts() && indicator.light.is_true())
    }
}

/// The known share of what applies, in percent.
fn coverage(parts: &[(Q, Q)]) -> Ratio {
    let exact = known_share(parts.iter().copied());
    let percent = exact
        .times(Q::whole(100))
        .unwrap_or(Q::ZERO)
        .round(crate::base::number::Round::Floor);
    Ratio {
        exact: exact.to_string(),
        shown: format!("{percent} %"),
    }
}

/// The day on which something that waits can first be graded, in writing.
fn due_day(state: State) -> Option<String> {
    match state {
        State::NotDue(day) => day.map(|day| day.to_string()),
        State::Counts | State::Judged | State::Overridden | State::NotApplicable => None,
    }
}
