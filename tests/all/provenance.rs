//! A fact never changes with a cell that its entry in the catalogue does not name.
//!
//! Every leaf of every sample and fixture is taken away, one at a time; whichever fact of whichever unit then changes must list a pattern
//! that covers the leaf. A report shows a reader the places behind a number: without this they could be the wrong ones.

use crate::properties::{Dice, thinned};
use crate::support::{edited, fixtures, places, rubric, samples, submission};
use earnest::facts::catalogue::{Def, Fact};
use earnest::facts::view::Context;
use earnest::facts::{Facts, units};
use earnest::submission::model::Submission;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The facts of each unit by where the unit stands.
fn facts(submission: &Submission) -> Vec<(String, Facts)> {
    let context = Context {
        submission,
        settings: &rubric().settings,
        baseline: None,
        as_of: submission.as_of_day(),
        basis: submission.basis,
        open: false,
    };
    units(submission)
        .iter()
        .map(|unit| (unit.at(), Facts::of(&unit.view(context))))
        .collect()
}

/// Whether `pattern` covers the cell whose steps are `cell`: it names the cell, or something that the cell stands in.
fn names(pattern: &str, cell: &[&str]) -> bool {
    let steps: Vec<&str> = pattern.split('/').collect();
    steps.len() <= cell.len() && steps.iter().zip(cell).all(|(step, part)| *step == "*" || step == part)
}

/// Whether an entry of the catalogue covers a leaf, for the unit that stands at `unit`.
pub(crate) fn covers(def: &Def, unit: &str, leaf: &str) -> bool {
    let whole: Vec<&str> = leaf.split('/').skip(1).collect();
    let inside: Option<Vec<&str>> = leaf
        .strip_prefix(unit)
        .and_then(|rest| rest.strip_prefix('/'))
        .map(|rest| rest.split('/').collect());
    def.from.iter().any(|pattern| match pattern.strip_prefix("~/") {
        Some(top) => names(top, &whole),
        None => inside.as_ref().is_some_and(|inside| names(pattern, inside)),
    })
}

fn without(value: &Value, at: &str) -> Value {
    let mut value = value.clone();
    let (above, key) = at.rsplit_once('/').unwrap();
    match value.pointer_mut(above).unwrap() {
        Value::Object(members) => {
            members.shift_remove(key);
        }
        Value::Array(items) => {
            items.remove(key.parse().unwrap());
        }
        _ => {}
    }
    value
}

#[test]
fn every_fact_names_the_cells_it_reads() {
    let mut missing: BTreeSet<String> = BTreeSet::new();
    let mut moved = 0_usize;
    // the same with some cells gone, so that facts fall back on others; read as either kind of file
    let fewer = fixtures().iter().enumerate().map(|(number, (name, value))| {
        let basis = if number % 2 == 0 { "returned" } else { "compiled" };
        let mut dice = Dice::new(31 + u64::try_from(number).unwrap());
        (name.clone(), thinned(&edited(value, &json!({"/basis": basis})), &mut dice, 40))
    });
    for (name, value) in samples().iter().chain(fixtures()).cloned().chain(fewer) {
        let value = &value;
        let before = facts(&submission(value));
        for leaf in places(value) {
            let part = value.pointer(&leaf).unwrap();
            // a period, an as-of date and a basis say how everything is read
            if part.is_object() || part.is_array() || leaf.starts_with("/period") || leaf == "/as_of" || leaf == "/basis" {
                continue;
            }
            let Ok(changed) = serde_json::from_value::<Submission>(without(value, &leaf)) else {
                continue;
            };
            let after = facts(&changed);
            for (at, old) in &before {
                let Some((_, new)) = after.iter().find(|(now, _)| now == at) else {
                    continue;
                };
                for fact in Fact::all().filter(|fact| old.get(*fact) != new.get(*fact)) {
                    moved += 1;
                    if !covers(fact.def(), at, &leaf) {
                        missing.insert(format!("{} does not name {} (e.g. {name}{leaf})", fact.id(), shape(at, &leaf)));
                    }
                }
            }
        }
    }
    let mut short: BTreeSet<&str> = BTreeSet::new();
    let once: Vec<&String> = missing
        .iter()
        .filter(|line| short.insert(line.split(" (e.g.").next().unwrap()))
        .collect();
    assert!(once.is_empty(), "{} gaps:\n{once:#?}", once.len());
    assert!(moved > 1_000, "only {moved} changes: the test shows nothing");
}

/// The leaf as a pattern, for the message.
fn shape(unit: &str, leaf: &str) -> String {
    let (start, rest) = match leaf.strip_prefix(unit) {
        Some(rest) => ("", rest),
        None => ("~", leaf),
    };
    let steps = rest.split('/').map(|step| {
        if !step.is_empty() && step.bytes().all(|b| b.is_ascii_digit()) {
            "*"
        } else {
            step
        }
    });
    format!("{start}{}", steps.collect::<Vec<_>>().join("/"))
        .trim_start_matches('/')
        .to_owned()
}
