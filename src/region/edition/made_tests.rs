//! An edition holds what a region says and none of what tells who somebody is.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use super::super::sample::{demand, group, region, rubric, unheard};
use super::made;
use crate::region::published::{Edition, Region, Shown};

fn edition(region: &Region) -> Edition {
    made(region, &rubric(), None).unwrap().edition
}

#[test]
fn files_places_and_texts_of_others_are_left_out() {
    let region = region(
        &[],
        &[unheard(
            &["parking"],
            &[
                ("Nowhere to park", Some(40)),
                ("No parking for me and my twins", Some(3)),
                ("Parking costs", None),
            ],
        )],
        &[demand("Interpreters", &[9, 3, 2])],
    );
    let made = made(&region, &rubric(), None).unwrap();
    let text = serde_json::to_string(&made.edition).unwrap();
    for secret in [
        "secret",
        "bed four",
        "twins",
        "Parking costs",
        "/statements",
        "Place 2",
        "\"expected\"",
        "\"ratio\"",
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(text.contains("Nowhere to park") && text.contains("The evening clinic") && text.contains("120000"));
    let told: Vec<&str> = made.paraphrase.iter().map(|(_, _, words)| words.as_str()).collect();
    assert_eq!(told, ["No parking for me and my twins", "Parking costs"]);
    assert_eq!(made.edition.echo[0].names, ["Board 1", "Board 2"]);
}

#[test]
fn sentences_are_made_of_what_is_shown() {
    let made = edition(&region(&[], &[], &[demand("Interpreters", &[9, 3, 2])]));
    let need = &made.demand[0];
    assert_eq!(need.people, Shown::Hidden, "beside small numbers there is no total");
    assert_eq!(
        need.says,
        "Each of these 3 areas alone has fewer than 10 people for it, together they have enough: one conversation for them to have. One more \
         area beside them states it without saying for how many."
    );
    assert_eq!(
        need.areas[0].places.len(),
        8,
        "nine places of nine people would tell that there are nine"
    );
    assert!(need.areas[1].places.is_empty(), "places of few say how many at least");
}

#[test]
fn a_status_is_shown_only_where_it_tells_nothing_more() {
    let core = rubric();
    let of = |heard: u64, expected: &str| {
        let q = crate::region::report::fraction(expected).unwrap();
        let mut value = group("sex", "female", heard, expected);
        value["status"] = crate::region::report::status_of(heard, q, &core).0.into();
        edition(&region(&[value], &[], &[])).questions[0].groups[0].clone()
    };
    // whatever from 1 to 7 was heard of 400, it is badly too few
    let told = of(3, "400");
    assert_eq!(
        (told.people, told.status.as_deref()),
        (Some(Shown::Few(7)), Some("badly-under-heard"))
    );
    // of ten, one is clearly too few and seven are in proportion
    for heard in 1..8 {
        let told = of(heard, "10");
        assert_eq!(told.status, None, "{heard}");
        assert!(told.says.contains("not shown"));
    }
}

#[test]
fn what_nobody_counted_is_not_nobody() {
    let mut none = group("sex", "female", 0, "0");
    none["exercises"] = 0.into();
    let made = edition(&region(&[none, group("sex", "male", 40, "40")], &[], &[]));
    let question = &made.questions[0];
    assert_eq!(question.groups[0].people, None);
    assert_eq!(question.groups[1].people, Some(Shown::About(40)));
    assert_eq!(question.people, None, "one group that was counted needs no total");
}

#[test]
fn what_is_sensitive_is_protected_more() {
    let made = edition(&region(
        &[group("gender-identity", "trans", 9, "4"), group("sex", "male", 9, "4")],
        &[unheard(
            &["asylum"],
            &[
                ("Asylum seekers wait", Some(9)),
                ("Asylum seekers wait long", Some(30)),
                ("Asylum", Some(30)),
            ],
        )],
        &[],
    ));
    let shown = |at: usize| made.questions[at].groups[0].people.unwrap();
    assert_eq!((shown(0), shown(1)), (Shown::Few(9), Shown::About(10)));
    assert!(made.questions[0].sensitive && !made.questions[1].sensitive && made.unheard[0].sensitive);
    assert_eq!(made.unheard[0].themes[0].voices, Some(Shown::Few(9)));
    assert!(made.rule.says.iter().any(|sentence| sentence.contains("1 to 9")));
}

#[test]
fn a_rubric_without_a_rule_makes_no_edition() {
    let mut core = rubric();
    let mut file = (*core.file).clone();
    file.disclosure = None;
    core.file = file.into();
    assert_eq!(made(&region(&[], &[], &[]), &core, None), None);
}

#[test]
fn an_order_tells_nothing_of_numbers() {
    let groups = [
        group("sex", "male", 2, "40"),
        group("age", "old", 50, "40"),
        group("sex", "female", 50, "40"),
    ];
    let one = edition(&region(&groups, &[], &[demand("B", &[9, 9, 9]), demand("A", &[9, 3, 3])]));
    let names: Vec<&str> = one
        .questions
        .iter()
        .flat_map(|question| &question.groups)
        .map(|group| group.id.as_str())
        .collect();
    assert_eq!(names, ["old", "female", "male"]);
    let needs: Vec<&str> = one.demand.iter().map(|demand| demand.what.as_str()).collect();
    assert_eq!(needs, ["A", "B"]);
    let turned: Vec<_> = groups.iter().rev().cloned().collect();
    let other = edition(&region(&turned, &[], &[demand("A", &[9, 3, 3]), demand("B", &[9, 9, 9])]));
    assert_eq!(one, other);
}
