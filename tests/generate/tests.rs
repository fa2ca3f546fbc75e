//! The makers themselves: what they make is read by the program's own types, and the reference can score it.

use crate::generate::{submission, vary};
use crate::reference::assess;
use earnest::rubric::check::check;
use earnest::rubric::file::RubricFile;
use earnest::submission::read;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn shipped() -> Value {
    serde_saphyr::from_str(include_str!("../../rubrics/healthwatch.yaml")).unwrap()
}

#[test]
fn what_is_made_is_taken_by_the_reader() {
    for seed in 0..400 {
        let made = submission(seed);
        assert_eq!(made, submission(seed));
        let bytes = serde_json::to_vec(&made).unwrap();
        if let Err(faults) = read::submission("made.json", &bytes) {
            panic!(
                "seed {seed}: {:#?}\n{made:#}",
                faults.iter().map(|f| (&f.code, f.at.to_string(), &f.message)).collect::<Vec<_>>()
            );
        }
    }
    let rubric = shipped();
    for seed in 0..100 {
        let read: Result<RubricFile, _> = serde_json::from_value(vary(&rubric, seed));
        if let Err(faults) = check(read.unwrap()) {
            panic!(
                "seed {seed}: {:#?}",
                faults.iter().map(|f| (&f.code, f.at.to_string(), &f.message)).collect::<Vec<_>>()
            );
        }
    }
}

#[test]
fn every_sign_level_and_status_is_met() {
    let rubric = shipped();
    let mut signs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut levels: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    let mut statuses: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..300 {
        let found = assess(&submission(seed), &rubric);
        for unit in found["units"].as_array().unwrap() {
            let grade = &unit["grade"];
            let (low, high) = (grade["low"].as_i64().unwrap(), grade["high"].as_i64().unwrap());
            assert!((0..=4).contains(&low) && low <= high && high <= 4, "seed {seed}: {grade}");
            *statuses.entry(grade["status"].as_str().unwrap().to_owned()).or_default() += 1;
            for sign in unit["signs"].as_array().unwrap() {
                signs
                    .entry(sign["id"].as_str().unwrap().to_owned())
                    .or_default()
                    .insert(sign["status"].as_str().unwrap().to_owned());
            }
            for criterion in unit["criteria"].as_array().unwrap() {
                assert!(criterion["low"].as_i64() <= criterion["high"].as_i64(), "seed {seed}: {criterion}");
                for i in criterion["indicators"].as_array().unwrap() {
                    assert!(i["low"].as_i64() <= i["high"].as_i64(), "seed {seed}: {i}");
                    let met = levels.entry(i["id"].as_str().unwrap().to_owned()).or_default();
                    if i["low"] == i["high"] && i["status"] == "scored" {
                        met.insert(i["low"].as_i64().unwrap());
                    }
                }
            }
        }
    }
    let fired: BTreeSet<&String> = signs.iter().filter(|(_, met)| met.contains("fired")).map(|(id, _)| id).collect();
    let all = rubric["signs"].as_array().unwrap();
    let missing: Vec<&str> = all
        .iter()
        .map(|s| s["id"].as_str().unwrap())
        .filter(|id| !fired.contains(&(*id).to_owned()))
        .collect();
    assert!(statuses.len() >= 4, "{statuses:?}");
    assert!(missing.len() <= 2, "never fired: {missing:?}");
    let full = levels.values().filter(|met| met.len() == 5).count();
    assert!(full + 2 >= levels.len(), "levels that were met: {levels:?}");
}

#[test]
fn varied_rubrics_are_scored_as_well() {
    let rubric = shipped();
    for seed in 1..60 {
        let found = assess(&submission(seed * 7), &vary(&rubric, seed));
        assert!(found["grade"]["low"].as_i64() <= found["grade"]["high"].as_i64(), "seed {seed}");
    }
}
