//! Which sentences come together, and which only look as if they should.

use super::{alike, alike_to_any, stars};
use crate::region::report::stems::stems;
use proptest::prelude::*;

/// The groups of more than one, each with its middle first.
fn groups(texts: &[&str]) -> Vec<Vec<String>> {
    let stems: Vec<Vec<String>> = texts.iter().map(|text| stems(text).into_keys().collect()).collect();
    let sets: Vec<Vec<&str>> = stems.iter().map(|stems| stems.iter().map(String::as_str).collect()).collect();
    let mut found = Vec::new();
    stars(&sets, |star| {
        if star.members.len() > 1 {
            let mut group = vec![texts[star.middle].to_owned()];
            group.extend(
                star.members
                    .iter()
                    .filter(|place| **place != star.middle)
                    .map(|place| texts[*place].to_owned()),
            );
            found.push(group);
        }
    });
    found
}

fn together(one: &str, other: &str) -> bool {
    !groups(&[one, other]).is_empty()
}

#[test]
fn the_rule_at_its_edges() {
    assert!(!alike(0, 0, 0), "nothing is like nothing");
    assert!(!alike(1, 1, 2), "the clinic, and the clinic closes");
    assert!(!alike(1, 2, 2));
    assert!(alike(1, 1, 1), "one word each, the same");
    assert!(alike(2, 2, 9));
    assert!(alike(2, 4, 4));
    assert!(!alike(2, 5, 5), "two of five are less than half");
    assert!(alike(3, 5, 12));
}

#[test]
fn sentences_about_one_thing_come_together() {
    let pairs = [
        (
            "Waiting for a GP appointment.",
            "People wait weeks for an appointment with their GP",
        ),
        ("No bus goes to the clinic in the evening.", "Evening buses to the clinic"),
        ("Parking at the hospital is dear.", "There is not enough hospital parking"),
        ("Closure of the walk-in centre", "Do not close the walk-in centre."),
        ("Cancelled operations", "My operation was cancelled twice"),
        ("Could not get through by telephone.", "Could not get through on the telephone"),
        ("Rude staff at reception", "The receptionists: reception staff were rude"),
        ("Parking.", "Not enough parking"),
        ("Waiting times", "Long waits"),
        ("Interpreters for deaf people are missing", "No interpreter came for my deaf mother"),
        ("Inpatient beds.", "Too few inpatient beds in the community hospital"),
    ];
    for (one, other) in pairs {
        assert!(together(one, other), "{one} | {other}");
    }
}

#[test]
fn false_friends_stay_apart() {
    let pairs = [
        ("The clinic.", "The clinic closes early."),
        ("Keep the branch open.", "Keep the hospital open."),
        ("Waiting for a GP appointment.", "Waiting for mental health treatment"),
        ("Parking at the hospital", "The hospital food"),
        ("Better care for older people", "Better care for young people"),
        ("More information is wanted.", "More buses are wanted."),
        ("The car park", "Nobody cared"),
        ("Staff are kind", "Staff shortage in maternity"),
        ("People need help with transport", "People need help with forms"),
        ("Health services in the north", "Health services for children"),
        ("A&E is full", "E-mail a receipt"),
    ];
    for (one, other) in pairs {
        assert!(!together(one, other), "{one} | {other}");
    }
}

#[test]
fn a_chain_does_not_come_together() {
    // each is alike to the next, and the first has nothing of the last
    let chain = [
        "bus clinic",
        "clinic bus evening weekend",
        "evening weekend nurse pharmacy",
        "nurse pharmacy dentist school",
        "dentist school",
    ];
    let found = groups(&chain);
    assert!(found.iter().all(|group| group.len() < 4), "{found:?}");
    for group in &found {
        assert!(
            !(group.contains(&chain[0].to_owned()) && group.contains(&chain[4].to_owned())),
            "{found:?}"
        );
    }
}

#[test]
fn the_one_that_most_are_alike_to_is_the_middle() {
    let found = groups(&[
        "hospital parking charges blue badge",
        "hospital parking",
        "hospital parking spaces night",
        "parking hospital drop off lane",
    ]);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0][0], "hospital parking",
        "all are alike to three, and this one is the plainest"
    );
    assert_eq!(found[0].len(), 4);
}

#[test]
fn what_a_star_took_is_in_no_other() {
    let sets = [
        vec!["a", "b"],
        vec!["a", "b", "p"],
        vec!["a", "b", "q"],
        vec!["a", "b", "c", "d", "f"],
        vec!["c", "d", "e"],
        vec!["c", "d", "e"],
    ];
    let mut told = Vec::new();
    stars(&sets, |star| told.push((star.middle, star.members.to_vec())));
    // the fourth is alike to all others and takes them
    assert_eq!(told, [(3, vec![0, 1, 2, 3, 4, 5])]);
    let mut sets = sets.to_vec();
    sets.extend([
        vec!["a", "b", "r", "s", "t"],
        vec!["a", "b", "u", "v", "w"],
        vec!["a", "b", "x", "y", "z"],
    ]);
    let mut told = Vec::new();
    stars(&sets, |star| told.push((star.middle, star.members.to_vec())));
    // now the first is alike to more than the fourth is, and takes that too
    assert_eq!(told, [(0, vec![0, 1, 2, 3, 6, 7, 8]), (4, vec![4, 5])]);
}

#[test]
fn alike_to_any_of_others() {
    let these = [
        vec!["a", "b"],
        vec!["a"],
        vec!["a", "b"],
        vec![],
        vec!["b", "c", "d", "e", "f"],
        vec!["z"],
    ];
    let others = [vec!["a", "b", "x"], vec!["z"], vec!["a", "b", "x"], vec![], vec!["c", "d"]];
    assert_eq!(alike_to_any(&these, &others), [true, false, true, false, true, true]);
    assert_eq!(alike_to_any(&these, &[]), [false; 6]);
    assert_eq!(alike_to_any(&[], &others), [false; 0]);
}

#[test]
fn nothing_is_in_no_star_with_others() {
    let mut told = Vec::new();
    stars(&[vec![], vec![], vec!["a", "b"]], |star| told.push(star.members.to_vec()));
    assert_eq!(told, [vec![2], vec![0], vec![1]]);
    stars(&[], |_| panic!("a star of nothing"));
}

proptest! {
    #[test]
    fn each_is_in_one_star_and_alike_to_its_middle(sets in prop::collection::vec(prop::collection::btree_set(0_u8..12, 0..6), 0..40)) {
        let names: Vec<String> = (0..12).map(|n| format!("w{n}")).collect();
        let sets: Vec<Vec<&str>> = sets.iter().map(|set| set.iter().map(|n| names[usize::from(*n)].as_str()).collect()).collect();
        let mut seen = vec![0; sets.len()];
        let near = |one: usize, other: usize| {
            let shared = sets[one].iter().filter(|word| sets[other].contains(word)).count();
            alike(shared, sets[one].len(), sets[other].len())
        };
        let mut wrong = Vec::new();
        stars(&sets, |star| {
            for member in star.members {
                seen[*member] += 1;
                if *member != star.middle && !near(*member, star.middle) {
                    wrong.push((star.middle, *member));
                }
            }
            // whatever is alike to a middle is in its star, or was taken before
            for (other, times) in seen.iter().enumerate() {
                if other != star.middle && near(star.middle, other) && *times == 0 {
                    wrong.push((star.middle, other));
                }
            }
        });
        prop_assert!(wrong.is_empty(), "{:?}", wrong);
        prop_assert!(seen.iter().all(|times| *times == 1), "{:?}", seen);
    }
}
