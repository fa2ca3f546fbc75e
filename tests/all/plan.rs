//! Plans hold by scoring: every promise is checked by scoring the changed file, and no shorter plan is found by trying all.

use crate::generate;
use crate::support::{fixtures, rubric, samples, submission};
use earnest::assess::explain::Inputs;
use earnest::assess::marks::Marks;
use earnest::assess::plan::moves::Move;
use earnest::assess::plan::{Ask, TRIED_WHOLLY, guide, moves};
use earnest::assess::published::guide::{Goal, Guide};
use earnest::assess::rollup::score;
use earnest::assess::score::Scoring;
use earnest::assess::verdict::{Bounds, Verdict};
use earnest::base::date::Day;
use earnest::base::fault::Faults;
use earnest::facts::catalogue::Fact;
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::submission::model::Submission;
use earnest::submission::read;
use std::collections::BTreeSet;

fn context(submission: &Submission, as_of: Day) -> Context<'_> {
    Context {
        submission,
        settings: &rubric().settings,
        baseline: None,
        as_of,
        basis: submission.basis,
        open: false,
    }
}

pub(crate) fn with<T>(submission: &Submission, as_of: Day, make: impl FnOnce(&Inputs<'_>) -> T) -> T {
    make(&Inputs {
        name: "a",
        sha256: "",
        warnings: &Faults::default(),
        cells: None,
        context: context(submission, as_of),
        rubric: rubric(),
        marks: &Marks::default(),
        verified: &Verified::new(),
    })
}

pub(crate) fn planned(submission: &Submission, to: Option<u32>) -> Guide {
    with(submission, submission.as_of_day(), |inputs| {
        guide(inputs, &Ask { to, earlier: None })
    })
}

pub(crate) fn offered(submission: &Submission) -> Vec<Move> {
    with(submission, submission.as_of_day(), moves)
}

fn scored(submission: &Submission) -> Verdict {
    let scoring = Scoring {
        rubric: rubric(),
        marks: &Marks::default(),
        verified: &Verified::new(),
        without_light: false,
    };
    score(&scoring, context(submission, submission.as_of_day()))
}

/// The level of a goal, at worst and at best.
fn bounds(goal: &Goal, verdict: &Verdict) -> Bounds {
    if goal.id.is_empty() {
        return verdict.grade.bounds;
    }
    let place = rubric().file.criteria.iter().position(|file| file.id.as_str() == goal.id).unwrap();
    verdict.criteria[place].bounds
}

/// Nothing that counted counts for less: a law of its own here, written without looking at the engine's.
fn worse(before: &Verdict, after: &Verdict) -> Option<String> {
    let below = |was: Bounds, is: Bounds| is.low < was.low || is.high < was.high;
    for (place, (was, is)) in before
        .units
        .iter()
        .zip(&after.units)
        .enumerate()
        .filter(|(_, (was, _))| was.counted)
    {
        for (at, (was, is)) in was.criteria.iter().zip(&is.criteria).enumerate() {
            if was.state.counts() && (!is.state.counts() || below(was.bounds, is.bounds)) {
                return Some(format!("unit {place} criterion {at}: {:?} to {:?}", was.bounds, is.bounds));
            }
        }
        if !is.counted {
            return Some(format!("unit {place} counts no more"));
        }
    }
    for (at, (was, is)) in before.criteria.iter().zip(&after.criteria).enumerate() {
        if was.state.counts() && (!is.state.counts() || below(was.bounds, is.bounds)) {
            return Some(format!("criterion {at}: {:?} to {:?}", was.bounds, is.bounds));
        }
    }
    below(before.grade.bounds, after.grade.bounds).then(|| "the grade".to_owned())
}

pub(crate) fn changed(submission: &Submission, chosen: &[&Move]) -> Submission {
    let mut changed = submission.clone();
    chosen.iter().for_each(|one| one.apply(&mut changed));
    changed
}

/// Whether any choice of exactly so many of the moves that `may` be tried reaches a level.
fn any_of_size(
    (submission, before): (&Submission, &Verdict),
    (goal, level): (&Goal, u32),
    among: &[&Move],
    size: usize,
    may: &dyn Fn(&[&Move]) -> bool,
) -> bool {
    fn choose<'m>(among: &[&'m Move], size: usize, chosen: &mut Vec<&'m Move>, reaches: &mut dyn FnMut(&[&'m Move]) -> bool) -> bool {
        if size == 0 {
            return reaches(chosen);
        }
        among.iter().enumerate().any(|(at, one)| {
            chosen.push(one);
            let found = choose(&among[at + 1..], size - 1, chosen, reaches);
            chosen.pop();
            found
        })
    }
    choose(among, size, &mut Vec::new(), &mut |chosen| {
        if !may(chosen) {
            return false;
        }
        let after = scored(&changed(submission, chosen));
        bounds(goal, &after).low >= level && worse(before, &after).is_none()
    })
}

/// What was looked at, so that a law that nothing comes under is noticed.
#[derive(Default, Debug)]
struct Seen {
    moves: usize,
    steps: usize,
    reached: usize,
    tried: usize,
    cheapest: usize,
    ahead: usize,
}

fn laws(name: &str, submission: &Submission, seen: &mut Seen) {
    let as_of = submission.as_of_day();
    let all = offered(submission);
    let ids: BTreeSet<&str> = all.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids.len(), all.len(), "{name}: two moves of one name");
    seen.moves += all.len();
    for one in &all {
        assert!(
            one.last.is_none_or(|last| last >= as_of),
            "{name}: {} is offered after {:?}",
            one.id,
            one.last
        );
        assert!(
            one.dated.is_none_or(|day| day >= as_of),
            "{name}: {} is dated {:?}",
            one.id,
            one.dated
        );
        assert!(one.hours > 0, "{name}: {} takes no time", one.id);
    }
    let before = scored(submission);
    let everything = changed(submission, &all.iter().collect::<Vec<_>>());
    let text = serde_json::to_vec(&everything).unwrap();
    if let Err(faults) = read::submission("a.json", &text) {
        panic!("{name}: the changed file is refused: {faults:?}");
    }
    // who will come to something that is still to be held, nobody knows; nobody is counted for it
    for (place, (was, is)) in before.units.iter().zip(&scored(&everything).units).enumerate() {
        let heard = |facts: &earnest::facts::Facts| facts.get(Fact::Heard).as_number();
        let to_hold = all
            .iter()
            .any(|one| one.unit == place && (one.id.contains("/open/") || one.id.ends_with("/session")));
        let (was, is) = (heard(&was.facts), heard(&is.facts));
        assert_eq!(was.map(|was| was.low), is.map(|is| is.low), "{name}: more people");
        assert!(to_hold || was == is, "{name}: perhaps more people");
    }
    for to in [None, Some(3)] {
        let found = planned(submission, to);
        assert_eq!(
            serde_json::to_string(&found).unwrap(),
            serde_json::to_string(&planned(submission, to)).unwrap(),
            "{name}: not the same twice"
        );
        for goal in &found.goals {
            kept(&format!("{name} to {to:?} {}", goal.title), submission, &before, goal, &all, seen);
        }
        seen.ahead += found.ahead.len();
    }
}

/// A goal's steps bring what they promise, and no shorter plan would.
fn kept(name: &str, submission: &Submission, before: &Verdict, goal: &Goal, all: &[Move], seen: &mut Seen) {
    let mut changed_so_far = submission.clone();
    let mut count = 0;
    for step in &goal.steps {
        for id in &step.moves {
            count += 1;
            all.iter()
                .find(|one| one.id == *id)
                .unwrap_or_else(|| panic!("{name}: no move {id}"))
                .apply(&mut changed_so_far);
        }
        let after = scored(&changed_so_far);
        for lift in &step.lifts {
            let of = |bounds: Bounds| (bounds.low.to_string(), bounds.high.to_string());
            let place = rubric().file.criteria.iter().position(|file| file.id.as_str() == lift.id);
            let unit = earnest::facts::units(submission).iter().position(|unit| unit.id() == lift.on);
            let found = match (place, unit) {
                (None, _) => of(after.grade.bounds),
                (Some(place), None) => of(after.criteria[place].bounds),
                (Some(place), Some(unit)) => of(after.units[unit].criteria[place].bounds),
            };
            assert_eq!((lift.to.low.clone(), lift.to.high.clone()), found, "{name}: {}", step.act);
        }
        seen.steps += 1;
    }
    let after = scored(&changed_so_far);
    let (was, is) = (bounds(goal, before), bounds(goal, &after));
    assert_eq!((goal.from.low, goal.from.high), (was.low, was.high), "{name}");
    assert_eq!((goal.to.low, goal.to.high), (is.low, is.high), "{name}");
    assert_eq!(goal.reached, is.low >= goal.wanted, "{name}");
    assert_eq!(usize::try_from(goal.moves).unwrap(), count, "{name}");
    let level = goal.wanted.min(goal.best);
    assert!(is.low >= level, "{name}: promised {level}, came to {}", is.low);
    if let Some(what) = worse(before, &after) {
        panic!("{name}: worse: {what}");
    }
    if was.low >= level {
        assert_eq!(count, 0, "{name}: steps for what stands already");
        return;
    }
    seen.reached += 1;
    let among: Vec<&Move> = all.iter().filter(|one| before.units[one.unit].counted).collect();
    // trying all of many takes long; where nobody asked for it, triples are tried of a few and pairs of all
    let whole = among.len() <= 9 || std::env::var_os("SEEDS").is_some();
    let most = if whole { TRIED_WHOLLY } else { 2 };
    for size in 1..count.min(most + 1) {
        assert!(
            !any_of_size((submission, before), (goal, level), &among, size, &|_| true),
            "{name}: {size} moves are enough, and the plan has {count}"
        );
        seen.tried += 1;
    }
    if count <= most {
        let hours = |chosen: &[&Move]| chosen.iter().map(|one| one.hours).sum::<u32>();
        let ids: BTreeSet<&String> = goal.steps.iter().flat_map(|step| &step.moves).collect();
        let plan: Vec<&Move> = all.iter().filter(|one| ids.contains(&one.id)).collect();
        assert!(
            !any_of_size((submission, before), (goal, level), &among, count, &|chosen| hours(chosen)
                < hours(&plan)),
            "{name}: {count} other moves take fewer than {} hours",
            hours(&plan)
        );
        seen.cheapest += 1;
    }
}

#[test]
fn plans_for_samples_and_fixtures_keep_what_they_promise() {
    let mut seen = Seen::default();
    for (name, value) in samples().iter().chain(fixtures()) {
        laws(name, &submission(value), &mut seen);
    }
    assert!(seen.moves > 40 && seen.steps > 5 && seen.reached > 2, "{seen:?}");
}

#[test]
fn plans_for_generated_submissions_keep_what_they_promise() {
    let many = std::env::var("SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(60);
    let mut seen = Seen::default();
    for seed in 0..many {
        laws(&format!("seed {seed}"), &submission(&generate::submission(seed)), &mut seen);
    }
    assert!(
        seen.moves > 100 && seen.steps > 10 && seen.reached > 5 && seen.tried > 3 && seen.cheapest > 3,
        "{seen:?}"
    );
}
