//! Runs the examples inside a framework through its own scoring.

use super::given::Given;
use super::score::{UnitResult, unit};
use super::words::figure;
use crate::assess::examples::Outcome;
use crate::assess::explain::range;
use crate::assess::marks::{Mark, Marks, Role, Target};
use crate::base::date::Day;
use crate::base::fault::Fault;
use crate::base::number::numbers;
use crate::base::pointer::Pointer;
use crate::rubric::framework::examples::MarkedExample;
use crate::rubric::framework::model::Framework;

/// Runs every example.
pub fn run(framework: &Framework) -> Outcome {
    let mut outcome = Outcome::default();
    for (place, example) in framework.file.tests.iter().enumerate() {
        let result = scored(framework, example);
        let at = Pointer::root().key("tests").item(place).key("expect");
        let mut met = true;
        for (what, expected, found) in expectations(framework, example, &result) {
            if expected != found {
                met = false;
                let message = format!("'{}': expected {what} {expected}, found {found}", example.id);
                let fault = Fault::error("failed-example", at.clone(), message);
                outcome
                    .faults
                    .push(fault.with_help("find out which of the two is meant: the rule or the expectation"));
            }
        }
        outcome.run = outcome.run.saturating_add(1);
        outcome.failed = outcome.failed.saturating_add(usize::from(!met));
    }
    outcome
}

fn scored(framework: &Framework, example: &MarkedExample) -> UnitResult {
    let indicators = framework.file.criteria.iter().flat_map(|criterion| &criterion.indicators);
    let marks = indicators.filter_map(|indicator| {
        let level = example.marks.get(indicator.id.as_str()).copied().or(example.all)?;
        Some(Mark {
            on: None,
            target: Target::Indicator(indicator.id.as_str().to_owned(), level),
            overrides: false,
            role: Role::Assessor,
            author: "example".to_owned(),
            body: None,
            interest: "none".to_owned(),
            date: Day::from_number(0),
            document: None,
            blind: None,
            reason: example.why.as_str().to_owned(),
        })
    });
    let given = Given {
        marks: Marks::of_an_example(marks.collect()),
    };
    unit(framework, &given, None, None, Day::from_number(0))
}

/// What is expected and what was found, in the same words.
fn expectations(framework: &Framework, example: &MarkedExample, result: &UnitResult) -> Vec<(String, String, String)> {
    let none = || "none".to_owned();
    let expect = &example.expect;
    let mut all = Vec::new();
    let level = result.level.filter(|_| !result.refused).map_or_else(none, range);
    if let Some(wanted) = expect.result {
        all.push(("the result".to_owned(), wanted.to_string(), level.clone()));
    }
    if let Some([low, high]) = expect.between {
        all.push(("a result between".to_owned(), numbers(low, high), level));
    }
    if let Some(wanted) = &expect.score {
        let found = result
            .figure
            .as_ref()
            .map_or_else(none, |made| figure(&framework.rule.combine, made));
        all.push(("the score".to_owned(), wanted.as_str().to_owned(), found));
    }
    let place = framework.file.criteria.iter().position(|criterion| criterion.id == example.about);
    let criterion = place.and_then(|place| Some((result.criteria.get(place)?, framework.criteria.get(place)?)));
    let made = criterion.and_then(|(result, model)| Some((result.figure.as_ref()?, model)));
    if let Some(wanted) = expect.level {
        let found = made.and_then(|(made, _)| made.level).map_or_else(none, range);
        all.push((format!("the level of '{}'", example.about), wanted.to_string(), found));
    }
    if let Some(wanted) = &expect.figure {
        let found = made.map_or_else(none, |(made, model)| figure(&model.rule.combine, made));
        all.push((format!("the figure of '{}'", example.about), wanted.as_str().to_owned(), found));
    }
    let files = framework.file.criteria.iter().zip(&result.criteria);
    for (file, one) in files.flat_map(|(file, result)| file.indicators.iter().zip(&result.indicators)) {
        if let Some(wanted) = expect.marks.get(file.id.as_str()) {
            all.push((format!("'{}' at", file.id), wanted.to_string(), range(one.bounds)));
        }
    }
    all
}
