//! Which small change would move the grade: each number of the rubric and each judged level moved alone, and the result scored again.
//!
//! A number moves by a tenth of itself, a count by at least one, days by three, a judged level by one. Only what moves the authority's grade is listed. Nothing here says how likely
//! such a change is.

use crate::assess::explain::Inputs;
use crate::assess::marks::{Marks, Target};
use crate::assess::published::Edge;
use crate::assess::rollup::score_units;
use crate::assess::score::Scoring;
use crate::assess::verdict::{GradeVerdict, Verdict};
use crate::base::number::{Q, Round};
use crate::facts::Unit;
use crate::facts::catalogue::Fact;
use crate::facts::settings::Parameter;
use crate::facts::view::Context;
use crate::rubric::expr::{Comparison, Expr};
use crate::rubric::model::{Condition, Indicator, Rubric};

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
                let mut cut = 0_usize;
                while let Some((original, unit, of)) = cut_at(&mut whole.clone(), cut).map(|(slot, unit, of)| (*slot, unit, of)) {
                    for way in [-1_i64, 1] {
                        let Some(to) = shifted(original, unit, way) else { continue };
                        // each trial begins from the whole indicator: a cut that was moved to nought is a cut no more
                        let mut trial = whole.clone();
                        if let Some((slot, _, _)) = cut_at(&mut trial, cut) {
                            *slot = to;
                        }
                        put(&mut moved, criterion, row, trial);
                        let by = format!("{of}: {} {unit} at {} instead", original.decimal(2), to.decimal(2));
                        self.with(&moved, self.inputs.marks, &id, by);
                    }
                    cut = cut.saturating_add(1);
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

/// The numbered cut of an indicator with its unit and what it is a cut of: thresholds of its levels, then numbers that its conditions compare
/// with.
fn cut_at(indicator: &mut Indicator, wanted: usize) -> Option<(&mut Q, &'static str, String)> {
    let mut left = wanted;
    for step in &mut indicator.steps {
        if let Some((slot, unit)) = in_condition(&mut step.when, &mut left) {
            return Some((slot, unit, format!("the threshold of level {}", step.level)));
        }
        if let Some(light) = &mut step.light
            && let Some((slot, unit)) = in_condition(light, &mut left)
        {
            return Some((slot, unit, format!("the light threshold of level {}", step.level)));
        }
    }
    for cap in &mut indicator.caps {
        if let Some((slot, unit)) = in_expr(&mut cap.when, &mut left) {
            return Some((slot, unit, format!("the threshold of the cap at {}", cap.at_most)));
        }
    }
    None
}

fn in_condition<'r>(condition: &'r mut Condition, left: &mut usize) -> Option<(&'r mut Q, &'static str)> {
    if let Some(threshold) = &mut condition.threshold
        && moves(threshold.measure, threshold.at)
    {
        if *left == 0 {
            let unit = threshold.measure.def().unit;
            return Some((&mut threshold.at, unit));
        }
        *left = left.saturating_sub(1);
    }
    condition.and.as_mut().and_then(|and| in_expr(and, left))
}

/// Steps of a ladder of words, and noughts, are no cuts.
fn moves(measure: Fact, at: Q) -> bool {
    at > Q::ZERO && !matches!(measure.def().unit, "rungs" | "1 to 3" | "items")
}

fn in_expr<'r>(expr: &'r mut Expr, left: &mut usize) -> Option<(&'r mut Q, &'static str)> {
    match expr {
        Expr::Compare(Comparison::Less | Comparison::AtMost | Comparison::More | Comparison::AtLeast, fact, number) => {
            let (Expr::Fact(fact), Expr::Number(value)) = (fact.as_ref(), number.as_mut()) else {
                return None;
            };
            if !moves(*fact, *value) {
                return None;
            }
            if *left == 0 {
                return Some((value, fact.def().unit));
            }
            *left = left.saturating_sub(1);
            None
        }
        Expr::And(parts) | Expr::Or(parts) => {
            for part in parts {
                if let Some(found) = in_expr(part, left) {
                    return Some(found);
                }
            }
            None
        }
        Expr::Not(inner) => in_expr(inner, left),
        Expr::Compare(..)
        | Expr::Fact(_)
        | Expr::Number(_)
        | Expr::Constant(_)
        | Expr::Exists(_)
        | Expr::Known(_)
        | Expr::Minus(_)
        | Expr::Arithmetic(..) => None,
    }
}
