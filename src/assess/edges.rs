//! Which small change would move the grade: each number of the rubric and each judged level moved alone, and the result scored again.
//!
//! A number moves by a tenth of itself, a count by at least one, days by three, a judged level by one. Only what
//! moves the authority's grade is listed. Nothing here says how likely such a change is.

use crate::assess::cuts::cuts;
use crate::assess::explain::Inputs;
use crate::assess::marks::{Marks, Target};
use crate::assess::published::Edge;
use crate::assess::rollup::score_units;
use crate::assess::score::Scoring;
use crate::assess::verdict::{GradeVerdict, Verdict};
use crate::base::number::{Q, Round};
use crate::facts::Unit;
use crate::facts::settings::Parameter;
use crate::facts::view::Context;
use crate::rubric::model::{Indicator, Rubric};

/// Edges beyond this many are not listed.
const MOST_EDGES: usize = 12;

/// The edges of a submission's grade.
pub(super) fn edges(inputs: &Inputs<'_>, units: &[Unit<'_>], verdict: &Verdict) -> Vec<Edge> {
    let mut search = Search {
        inputs,
        units,
        verdict,
        found: Vec::new(),
    };
    search.thresholds();
    search.parameters();
    search.judgements();
    search.found.dedup();
    search.found.truncate(MOST_EDGES);
    search.found
}

struct Search<'a> {
    inputs: &'a Inputs<'a>,
    units: &'a [Unit<'a>],
    verdict: &'a Verdict,
    found: Vec<Edge>,
}

impl Search<'_> {
    /// Scores again, and keeps what moves the grade.
    fn with(&mut self, rubric: &Rubric, marks: &Marks, id: &str, moves: String) {
        let scoring = Scoring {
            rubric,
            marks,
            verified: self.inputs.verified,
            without_light: false,
        };
        let context = Context {
            settings: &rubric.settings,
            ..self.inputs.context
        };
        let grade = score_units(&scoring, context, self.units).grade;
        let was = &self.verdict.grade;
        let words = |grade: &GradeVerdict| crate::assess::explain_words(self.inputs.rubric, grade.status, grade.bounds);
        // a bound may move and leave the grade as it is said
        if (grade.bounds != was.bounds || grade.status != was.status) && words(&grade) != words(was) {
            self.found.push(Edge {
                on: String::new(),
                id: id.to_owned(),
                moves,
                to: words(&grade),
                of: "authority".to_owned(),
            });
        }
    }

    fn thresholds(&mut self) {
        let mut moved = self.inputs.rubric.clone();
        for criterion in 0..moved.criteria.len() {
            let rows = moved.criteria.get(criterion).map_or(0, |criterion| criterion.indicators.len());
            for row in 0..rows {
                let file = moved.file.criteria.get(criterion).and_then(|c| c.indicators.get(row));
                let id = file.map_or_else(String::new, |indicator| indicator.id.to_string());
                let Some(whole) = moved.criteria.get(criterion).and_then(|c| c.indicators.get(row)).cloned() else {
                    continue;
                };
                let mut all: Vec<(Q, &'static str, String)> = Vec::new();
                cuts(&mut whole.clone(), &mut |cut| all.push((*cut.at, cut.unit, cut.of())));
                for (place, (original, unit, of)) in all.into_iter().enumerate() {
                    for way in [-1_i64, 1] {
                        let Some(to) = shifted(original, unit, way) else { continue };
                        // each trial begins from the whole indicator: a cut that was moved to nought is a cut no more
                        let mut trial = whole.clone();
                        let mut left = place;
                        cuts(&mut trial, &mut |cut| {
                            if left == 0 {
                                *cut.at = to;
                            }
                            left = left.wrapping_sub(1);
                        });
                        put(&mut moved, criterion, row, trial);
                        let by = format!("{of}: {} {unit} at {} instead", original.decimal(2), to.decimal(2));
                        self.with(&moved, self.inputs.marks, &id, by);
                    }
                }
                put(&mut moved, criterion, row, whole);
            }
        }
    }

    fn parameters(&mut self) {
        let mut moved = self.inputs.rubric.clone();
        for (parameter, id, unit, _) in Parameter::ALL {
            let Some(original) = moved.settings.get(*parameter) else { continue };
            for way in [-1_i64, 1] {
                if let Some(to) = shifted(original, unit, way) {
                    moved.settings.set(*parameter, to);
                    let by = format!("{} {unit} at {} instead", original.decimal(2), to.decimal(2));
                    self.with(&moved, self.inputs.marks, id, by);
                }
            }
            moved.settings.set(*parameter, original);
        }
    }

    /// Each judged level one up and one down.
    fn judgements(&mut self) {
        for (place, mark) in self.inputs.marks.list.iter().enumerate() {
            let Target::Indicator(id, level) = &mark.target else { continue };
            for to in [level.checked_sub(1), level.checked_add(1)]
                .into_iter()
                .flatten()
                .filter(|to| *to <= self.inputs.rubric.highest)
            {
                let mut marks = self.inputs.marks.clone();
                if let Some(moved) = marks.list.get_mut(place) {
                    moved.target = Target::Indicator(id.clone(), to);
                }
                self.with(self.inputs.rubric, &marks, id, format!("a judged level of {level} at {to} instead"));
            }
        }
    }
}

/// The number after a small step: three days, a tenth, at least one for a count.
fn shifted(value: Q, unit: &str, way: i64) -> Option<Q> {
    let step = match unit {
        "days" => Q::whole(3),
        "percent" | "points" | "ratio" | "times" | "years" => {
            Q::new(i128::from(value.numerator()), i128::from(value.denominator()).saturating_mul(10))?
        }
        _ => {
            let tenth = Q::new(i128::from(value.numerator()), i128::from(value.denominator()).saturating_mul(10))?;
            Q::whole(tenth.round(Round::HalfUp).abs().max(1))
        }
    };
    let moved = value.plus(step.times(Q::whole(way))?)?;
    (step != Q::ZERO && moved >= Q::ZERO).then_some(moved)
}

/// Puts an indicator in its place.
fn put(rubric: &mut Rubric, criterion: usize, row: usize, indicator: Indicator) {
    let criterion = rubric.criteria.get_mut(criterion);
    if let Some(slot) = criterion.and_then(|criterion| criterion.indicators.get_mut(row)) {
        *slot = indicator;
    }
}
