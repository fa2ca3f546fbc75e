//! Tests of the settings that are tried all at once.

#![allow(clippy::wildcard_enum_match_arm, clippy::cast_possible_truncation, reason = "tests")]

use super::{FACTOR, Joint, between, setting};
use crate::assess::cuts::cuts;
use crate::assess::marks::Marks;
use crate::assess::rollup;
use crate::assess::score::Scoring;
use crate::assess::verdict::Verdict;
use crate::base::number::Q;
use crate::facts::strength::Verified;
use crate::facts::view::Context;
use crate::rubric::library;
use crate::rubric::model::Rubric;
use crate::submission::model::Submission;
use crate::submission::read;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;

/// The first factors, in thousandths.
const PINNED: [u32; 8] = [1_019, 1_007, 1_049, 966, 1_099, 997, 1_070, 1_033];

fn rubric() -> Rubric {
    library::shipped(None).unwrap().1.unwrap()
}

fn fixture(name: &str) -> Submission {
    let path = format!("{}/tests/fixtures/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    read::submission(&path, &std::fs::read(&path).unwrap()).unwrap().value
}

fn context<'a>(rubric: &'a Rubric, submission: &'a Submission) -> Context<'a> {
    Context {
        submission,
        settings: &rubric.settings,
        baseline: None,
        as_of: submission.as_of_day(),
        basis: submission.basis,
        open: false,
    }
}

fn verdict(rubric: &Rubric, submission: &Submission) -> Verdict {
    let scoring = Scoring {
        rubric,
        marks: &Marks::default(),
        verified: &Verified::new(),
        without_light: false,
    };
    rollup::score(&scoring, context(rubric, submission))
}

/// Every cut of a rubric, in order.
fn all_cuts(rubric: &Rubric) -> Vec<Q> {
    let mut found = Vec::new();
    for indicator in rubric.criteria.iter().flat_map(|criterion| &criterion.indicators) {
        cuts(&mut indicator.clone(), &mut |cut| found.push(*cut.at));
    }
    found
}

#[test]
fn settings_are_those_of_a_recount_by_hand() {
    let rubric = rubric();
    let submission = fixture("good");
    let plain = verdict(&rubric, &submission);
    let joint = Joint::new(&rubric, 60);
    let fared = joint.fared(context(&rubric, &submission), &Marks::default(), &Verified::new(), &plain);
    let grades: Vec<_> = joint
        .settings
        .iter()
        .map(|setting| verdict(&setting.rubric, &submission).grade)
        .collect();
    let same = |grade: &&crate::assess::verdict::GradeVerdict| (grade.status, grade.bounds) == (plain.grade.status, plain.grade.bounds);
    let held = grades.iter().filter(same).count();
    let mut lows: Vec<u32> = grades.iter().map(|grade| grade.bounds.low).collect();
    let mut highs: Vec<u32> = grades.iter().map(|grade| grade.bounds.high).collect();
    lows.sort_unstable();
    highs.sort_unstable();
    assert_eq!((fared.tried, fared.held as usize), (60, held));
    // three of sixty are the twentieth that is left out at either end
    assert_eq!((fared.low, fared.high), (lows[3], highs[60 - 4]));
}

#[test]
fn every_cut_moves_by_at_most_a_tenth_and_nearly_all_do() {
    let rubric = rubric();
    let before = all_cuts(&rubric);
    assert!(before.len() > 40, "only {} cuts", before.len());
    let mut random = ChaCha8Rng::from_seed([7; 32]);
    for _ in 0..20 {
        let moved = setting(&rubric, &mut random).rubric;
        let after = all_cuts(&moved);
        assert_eq!(after.len(), before.len());
        let same = before.iter().zip(&after).filter(|(a, b)| a == b).count();
        assert!(same < 8, "{same} of {} cuts did not move", before.len());
        for (a, b) in before.iter().zip(&after) {
            let factor = b.over(*a).unwrap();
            assert!(
                factor >= Q::new(9, 10).unwrap() && factor <= Q::new(11, 10).unwrap(),
                "{a:?} became {b:?}"
            );
        }
        let (form, effect) = (moved.form_weight, moved.effect_weight);
        assert_eq!(form.plus(effect), Some(Q::ONE));
        assert!(effect >= Q::new(1, 2).unwrap() && effect <= Q::new(4, 5).unwrap());
    }
}

#[test]
fn more_settings_begin_with_those_of_fewer_and_are_the_same_each_time() {
    let rubric = rubric();
    let of = |many| -> Vec<Vec<Q>> {
        let joint = Joint::new(&rubric, many);
        joint.settings.iter().map(|setting| all_cuts(&setting.rubric)).collect()
    };
    let (few, many) = (of(5), of(12));
    assert_eq!(few, many[..5]);
    assert_eq!(many, of(12));
    assert_ne!(many[0], many[1]);
}

/// Pinned, since a draw that changes with a library moves every published range.
#[test]
fn the_first_draws_are_these() {
    let mut random = ChaCha8Rng::from_seed(super::SEED);
    let drawn: Vec<u32> = (0..8).map(|_| between(&mut random, FACTOR)).collect();
    assert_eq!(drawn, PINNED);
}

#[test]
fn whole_numbers_are_drawn_evenly_and_within_their_ends() {
    let mut random = ChaCha8Rng::from_seed([1; 32]);
    let mut seen = [0_u32; 10];
    for _ in 0..10_000 {
        let drawn = between(&mut random, (20, 29));
        seen[usize::try_from(drawn - 20).unwrap()] += 1;
    }
    // five standard deviations of a count of 1,000
    assert!(seen.iter().all(|many| (850..1_150).contains(many)), "{seen:?}");
    assert_eq!(between(&mut random, (5, 5)), 5);
}

#[test]
fn what_is_settled_beyond_doubt_holds_in_every_setting() {
    let rubric = rubric();
    let submission = fixture("nothing");
    let plain = verdict(&rubric, &submission);
    let fared = Joint::new(&rubric, 40).fared(context(&rubric, &submission), &Marks::default(), &Verified::new(), &plain);
    assert_eq!((fared.tried, fared.held), (40, 40));
    assert_eq!((fared.low, fared.high), (plain.grade.bounds.low, plain.grade.bounds.high));
}

#[test]
fn without_settings_the_bounds_stay() {
    let rubric = rubric();
    let submission = fixture("developing");
    let plain = verdict(&rubric, &submission);
    let fared = Joint::new(&rubric, 0).fared(context(&rubric, &submission), &Marks::default(), &Verified::new(), &plain);
    assert_eq!((fared.tried, fared.held), (0, 0));
    assert_eq!((fared.low, fared.high), (plain.grade.bounds.low, plain.grade.bounds.high));
}
