//! What verdicts show is taken off the list, and what they never show stays on it at its place.

use super::Seen;
use crate::assess::marks::Marks;
use crate::assess::rollup::score;
use crate::assess::score::Scoring;
use crate::facts::strength::Verified;
use crate::facts::view::Context;
use crate::rubric::library::shipped;
use crate::rubric::model::Rubric;
use crate::submission::read;

fn see(rubric: &Rubric, seen: &mut Seen, name: &str) {
    let path = format!("{}/tests/fixtures/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    let read = read::submission(&path, &std::fs::read(&path).unwrap()).unwrap();
    let scoring = Scoring {
        rubric,
        marks: &Marks::default(),
        verified: &Verified::new(),
        without_light: false,
    };
    let context = Context {
        submission: &read.value,
        settings: &rubric.settings,
        baseline: None,
        as_of: read.value.as_of.value().unwrap().from,
        basis: read.value.basis,
        open: false,
    };
    seen.add(&score(&scoring, context));
}

#[test]
fn what_is_seen_is_taken_off() {
    let rubric = shipped(None).unwrap().1.unwrap();
    let mut seen = Seen::default();
    let all = seen.missing(&rubric);
    let signs = |faults: &crate::base::fault::Faults| faults.iter().filter(|fault| fault.code == "sign-not-seen").count();
    assert_eq!(signs(&all), rubric.signs.len());
    see(&rubric, &mut seen, "motions");
    assert_eq!((seen.files, seen.units), (1, 1));
    let some = seen.missing(&rubric);
    assert!(signs(&some) < signs(&all), "a file of motions fires signs");
    for name in ["nothing", "developing", "good", "exemplary"] {
        see(&rubric, &mut seen, name);
    }
    let left = seen.missing(&rubric);
    let criteria = left
        .iter()
        .filter(|fault| fault.code == "level-not-seen" && fault.at.steps().count() == 4);
    assert_eq!(criteria.count(), 0, "the five fixtures show every level of every criterion");
}

#[test]
fn the_order_does_not_matter_and_levels_are_told_together() {
    let rubric = shipped(None).unwrap().1.unwrap();
    let (mut one, mut other) = (Seen::default(), Seen::default());
    for name in ["good", "nothing"] {
        see(&rubric, &mut one, name);
    }
    for name in ["nothing", "good"] {
        see(&rubric, &mut other, name);
    }
    assert_eq!(one, other);
    let faults = one.missing(&rubric);
    let first = faults.iter().find(|fault| fault.at.to_string() == "/criteria/0/levels/1").unwrap();
    assert!(
        first.message.starts_with("nothing stands firmly at levels 1, 2, 4 of '"),
        "{}",
        first.message
    );
    assert!(first.message.ends_with("in 2 units of 2 files"), "{}", first.message);
}
