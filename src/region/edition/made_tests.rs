//! An edition holds what a region says and none of what tells who somebody is.

use super::super::earlier::Before;
use super::super::layout::Rules;
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
fn needs_have_neither_numbers_nor_places_nor_the_words_of_one() {
    let mut one = demand("Hoist blind boy", &[9, 3, 2]);
    one["words"] = serde_json::json!(["hoist"]);
    let mut other = demand("Signing", &[9, 9]);
    other["words"] = serde_json::json!([]);
    let made = edition(&region(&[], &[], &[one, other]));
    assert_eq!(made.demand.len(), 1, "what shares no word is not listed");
    let need = &made.demand[0];
    assert_eq!(need.words, ["hoist"]);
    assert_eq!(
        need.says,
        "Each of these 3 areas alone has fewer than 10 people for it, together they have enough: one conversation for them to have. One more \
         area beside them states it without saying for how many."
    );
    let text = serde_json::to_string(&made).unwrap();
    assert!(!text.contains("Place 1") && !text.contains("blind"));
}

#[test]
fn beside_an_earlier_edition_only_needs_that_stand_as_they_stood_are_listed() {
    let rules = Rules::of(rubric().file.disclosure.as_ref().unwrap());
    let first = region(&[], &[], &[demand("Signing", &[9, 3]), demand("Hoists", &[2, 2, 7])]);
    let made_first = edition(&first);
    let before = Before::of(&made_first, &first, &rules).unwrap();
    // one area more, one person less, a new one: nobody is to tell why
    for changed in [
        demand("Signing", &[9, 3, 1]),
        demand("Signing", &[9, 2]),
        demand("Transport", &[9, 3]),
    ] {
        let now = region(&[], &[], &[changed, demand("Hoists", &[2, 2, 7])]);
        let now = made(&now, &rubric(), Some(&before)).unwrap().edition;
        let words: Vec<&str> = now.demand.iter().flat_map(|need| &need.words).map(String::as_str).collect();
        assert_eq!(words, ["hoists"]);
    }
    assert_eq!(made(&first, &rubric(), Some(&before)).unwrap().edition.demand, made_first.demand);
}

#[test]
fn words_that_are_changed_do_not_undo_what_two_editions_keep() {
    let rules = Rules::of(rubric().file.disclosure.as_ref().unwrap());
    let with = |summary: &str, voices: u32| {
        region(
            &[],
            &[unheard(
                &["parking"],
                &[(summary, Some(voices)), ("No parking", Some(60)), ("Parking costs", Some(40))],
            )],
            &[],
        )
    };
    let first = with("Nowhere to park", 44);
    let before = Before::of(&edition(&first), &first, &rules).unwrap();
    let now = made(&with("There is nowhere to park", 45), &rubric(), Some(&before))
        .unwrap()
        .edition;
    assert!(now.unheard[0].themes.iter().all(|theme| theme.voices == Some(Shown::Hidden)));
    assert_eq!(now.unheard[0].voices, Some(Shown::Hidden));
}

#[test]
fn no_question_has_a_total_while_one_has_a_small_number() {
    let of = |black: u64| {
        let groups = [
            group("sex", "female", 50, "40"),
            group("sex", "male", 51, "40"),
            group("ethnicity", "black", black, "9"),
            group("ethnicity", "white", 90, "80"),
        ];
        edition(&region(&groups, &[], &[]))
    };
    assert!(of(7).questions.iter().all(|question| question.people == Some(Shown::Hidden)));
    assert!(of(11).questions.iter().all(|question| question.people == Some(Shown::About(100))));
}

#[test]
fn a_status_is_shown_only_where_it_tells_nothing_more() {
    let core = rubric();
    let of = |heard: u64, expected: &str, others: u64| {
        let q = crate::region::report::fraction(expected).unwrap();
        let mut value = group("sex", "female", heard, expected);
        value["status"] = crate::region::report::status_of(heard, q, &core).0.into();
        edition(&region(&[value, group("sex", "male", others, "400")], &[], &[])).questions[0].groups[0].clone()
    };
    // whatever from 1 to 7 was heard of 400, it is badly too few
    let told = of(3, "400", 800);
    assert_eq!(
        (told.people, told.status.as_deref()),
        (Some(Shown::Few(7)), Some("badly-under-heard"))
    );
    // of ten, one is clearly too few and seven are in proportion
    for heard in 1..8 {
        let told = of(heard, "10", 800);
        assert_eq!(told.status, None, "{heard}");
        assert!(told.says.contains("not shown"));
    }
    // that too few were to be expected would say how few answered at all: half of nine people are fewer than five
    let told = of(8, "4", 1);
    assert_eq!((told.people, told.status), (Some(Shown::About(10)), None));
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
    assert!(made.questions[0].sensitive && !made.questions[1].sensitive);
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
    let needs: Vec<&str> = one.demand.iter().map(|demand| demand.words[0].as_str()).collect();
    assert_eq!(needs, ["a", "b"]);
    let turned: Vec<_> = groups.iter().rev().cloned().collect();
    let other = edition(&region(&turned, &[], &[demand("A", &[9, 3, 3]), demand("B", &[9, 9, 9])]));
    assert_eq!(one, other);
}
