//! Edges: each that is listed, made for itself in a rubric of its own, gives the grade that it promises; and none that tips it is left out.
//!
//! The thresholds are moved here through the rubric's own fields and not as the search moves them, so that a number which the search forgot to
//! put back shows.

use crate::generate;
use crate::support::{assessed, fixtures, rubric, samples, submission};
use earnest::assess::marks::Marks;
use earnest::assess::published::{Edge, GradeStatus};
use earnest::assess::rollup;
use earnest::assess::score::Scoring;
use earnest::base::number::Q;
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::rubric::model::Rubric;
use serde_json::Value;

/// The grade of a submission by a rubric, in words; scored alone, since an assessment looks for edges of its own.
fn graded_by(rubric: &Rubric, file: &Value) -> String {
    let submission = submission(file);
    let (marks, verified) = (Marks::default(), Verified::new());
    let scoring = Scoring {
        rubric,
        marks: &marks,
        verified: &verified,
        without_light: false,
    };
    let context = Context {
        submission: &submission,
        settings: &rubric.settings,
        baseline: None,
        as_of: submission.as_of_day(),
        basis: submission.basis,
        open: false,
    };
    let grade = rollup::score(&scoring, context).grade;
    let name = |level: u32| rubric.file.levels[usize::try_from(level).unwrap()].name.as_str().to_owned();
    let (low, high) = (name(grade.bounds.low), name(grade.bounds.high));
    match grade.status {
        GradeStatus::Firm => low,
        GradeStatus::AtMost => format!("at most {high}"),
        GradeStatus::Between => format!("between {low} and {high}"),
        GradeStatus::Insufficient if grade.bounds.high < rubric.highest => format!("insufficient evidence, not above {high}"),
        GradeStatus::Insufficient => "insufficient evidence".to_owned(),
        GradeStatus::NotDue => "not due yet".to_owned(),
        GradeStatus::NotApplicable => panic!("a grade always applies"),
    }
}

/// The level, the number and what it becomes, of an edge that moves a threshold of a level.
fn threshold(edge: &Edge) -> Option<(bool, u32, String, String)> {
    let light = edge.moves.starts_with("the light threshold of level ");
    let rest = edge
        .moves
        .strip_prefix("the threshold of level ")
        .or_else(|| edge.moves.strip_prefix("the light threshold of level "))?;
    let (level, rest) = rest.split_once(": ")?;
    let (from, rest) = rest.split_once(' ')?;
    let to = rest.rsplit_once(" at ")?.1.strip_suffix(" instead")?;
    Some((light, level.parse().ok()?, from.to_owned(), to.to_owned()))
}

/// The rubric with one threshold elsewhere; none where the number is one that a condition compares with.
fn moved(id: &str, light: bool, level: u32, from: &str, to: &str) -> Option<Rubric> {
    let mut rubric = rubric().clone();
    let file = rubric.file.clone();
    for (criterion, file) in rubric.criteria.iter_mut().zip(&file.criteria) {
        for (indicator, file) in criterion.indicators.iter_mut().zip(&file.indicators) {
            let step = indicator
                .steps
                .iter_mut()
                .find(|step| file.id.as_str() == id && step.level == level);
            let condition = step.and_then(|step| if light { step.light.as_mut() } else { Some(&mut step.when) });
            let threshold = condition.and_then(|condition| condition.threshold.as_mut());
            if let Some(threshold) = threshold.filter(|threshold| threshold.at.decimal(2) == from) {
                threshold.at = Q::parse(to).unwrap();
                return Some(rubric);
            }
        }
    }
    None
}

/// Edges that were tried, of a file each of whose edges must come true.
fn check(name: &str, file: &Value) -> usize {
    let plain = assessed(file);
    assert_eq!(graded_by(rubric(), file), plain.grade.words, "{name}");
    let mut tried = 0;
    for edge in &plain.edges {
        assert_ne!(edge.to, plain.grade.words, "{name}: {} promises what is already so", edge.moves);
        let Some((light, level, from, to)) = threshold(edge) else {
            continue;
        };
        let Some(rubric) = moved(&edge.id, light, level, &from, &to) else {
            continue;
        };
        assert_eq!(graded_by(&rubric, file), edge.to, "{name}: {}, {}", edge.id, edge.moves);
        tried += 1;
    }
    tried
}

/// Most samples are settled by far more, or by far less, than a small change; whatever is listed comes true.
#[test]
fn every_edge_of_every_sample_comes_true() {
    for (name, file) in samples().iter().chain(fixtures()) {
        check(name, file);
    }
}

#[test]
fn every_edge_of_generated_submissions_comes_true() {
    let tried: usize = (0..60)
        .map(|seed| check(&format!("seed {seed}"), &generate::submission(seed)))
        .sum();
    assert!(tried > 3, "only {tried} edges were tried");
}

/// Each threshold of a level, moved by a tenth either way, that tips the grade is listed.
#[test]
fn no_threshold_that_tips_a_sample_is_left_out() {
    for (name, file) in samples() {
        let plain = assessed(file);
        if plain.edges.len() >= 12 {
            continue;
        }
        let original = rubric();
        for (at, criterion) in original.criteria.iter().enumerate() {
            for (row, indicator) in criterion.indicators.iter().enumerate() {
                let id = original.file.criteria[at].indicators[row].id.as_str();
                for (step, unit) in indicator
                    .steps
                    .iter()
                    .enumerate()
                    .filter_map(|(place, step)| Some((place, step.when.threshold?.measure.def().unit)))
                {
                    if unit != "percent" {
                        continue;
                    }
                    for tenths in [9, 11] {
                        let mut rubric = original.clone();
                        let threshold = rubric.criteria[at].indicators[row].steps[step].when.threshold.as_mut().unwrap();
                        threshold.at = threshold.at.times(Q::new(tenths, 10).unwrap()).unwrap();
                        let to = threshold.at.decimal(2);
                        let words = graded_by(&rubric, file);
                        let told = plain
                            .edges
                            .iter()
                            .any(|edge| edge.id == id && edge.moves.ends_with(&format!("at {to} instead")) && edge.to == words);
                        assert!(
                            words == plain.grade.words || told,
                            "{name}: {id} at {to} would be {words} and is not listed"
                        );
                    }
                }
            }
        }
    }
}
