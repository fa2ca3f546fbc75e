//! When a theme is unheard, and when it is not.

use crate::region::published::Unheard;
use crate::region::report::texts_sample::{heard, orders, region, row, theme, unit};
use crate::region::row::{Row, UnitRow};

const NO: Option<bool> = Some(false);
const YES: Option<bool> = Some(true);

fn three() -> Vec<Row> {
    vec![
        heard("A1", vec![theme("No bus to the clinic in the evening.", NO, Some(12))]),
        heard("A2", vec![theme("Evening buses to the clinic", NO, Some(30))]),
        heard("A3", vec![theme("The bus does not serve the clinic after six", NO, Some(5))]),
    ]
}

fn names(unheard: &Unheard) -> Vec<&str> {
    unheard.themes.iter().map(|theme| theme.authority.as_str()).collect()
}

#[test]
fn what_three_raise_and_none_answers_is_unheard() {
    let found = region(&three()).unheard;
    assert_eq!(found.len(), 1);
    let unheard = &found[0];
    assert_eq!(unheard.authorities, 3);
    assert_eq!(unheard.voices, Some(47));
    assert_eq!(names(unheard), ["A1", "A2", "A3"]);
    assert_eq!(unheard.themes[0].summary, "No bus to the clinic in the evening.");
    assert_eq!(unheard.themes[0].name, "A1 Board");
    assert_eq!(unheard.themes[0].exercise, "A1-exercise");
    assert_eq!(unheard.more, 0);
    assert!(unheard.words.starts_with(&["bus".to_owned(), "clinic".to_owned()]) || unheard.words.contains(&"clinic".to_owned()));
}

#[test]
fn two_are_not_enough() {
    assert_eq!(region(&three()[..2]).unheard, []);
}

#[test]
fn one_answer_anywhere_is_an_answer() {
    let mut rows = three();
    rows.push(heard("A4", vec![theme("Evening bus for the clinic", YES, None)]));
    assert_eq!(region(&rows).unheard, []);
    // of another theme it is none
    let mut rows = three();
    rows.push(heard("A4", vec![theme("Parking at the hospital", YES, None)]));
    assert_eq!(region(&rows).unheard.len(), 1);
}

#[test]
fn an_answer_takes_away_all_that_is_alike_to_it() {
    // it is alike to both, whichever of them it would be put to
    let mut rows = three();
    rows.extend(["B1", "B2", "B3", "B4", "B5"].map(|code| heard(code, vec![theme("Hospital parking", NO, None)])));
    assert_eq!(region(&rows).unheard.len(), 2);
    rows.push(heard("C1", vec![theme("Hospital parking, and the bus to the clinic", YES, None)]));
    assert_eq!(region(&rows).unheard, []);
}

#[test]
fn an_answer_takes_away_nothing_else() {
    // the plain middle is answered; what three said besides is not
    let mut rows: Vec<Row> = ["A1", "A2", "A3"]
        .map(|code| heard(code, vec![theme("Clinic bus for wheelchair users from the village", NO, None)]))
        .to_vec();
    rows.extend(["B1", "B2", "B3"].map(|code| heard(code, vec![theme("Clinic bus", NO, None)])));
    rows.push(heard("C1", vec![theme("Clinic bus: the price of tickets on Sunday", YES, None)]));
    let found = region(&rows).unheard;
    assert_eq!(found.len(), 1);
    assert_eq!(names(&found[0]), ["A1", "A2", "A3"]);
}

#[test]
fn what_is_not_known_to_be_answered_counts_neither_way() {
    let mut rows = three();
    rows.push(heard("A4", vec![theme("Evening bus for the clinic", None, Some(1000))]));
    let found = region(&rows).unheard;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].authorities, found[0].voices), (3, Some(47)));
    assert!(!names(&found[0]).contains(&"A4"));
    let mut rows = three();
    rows[2].units[0].themes[0].answered = None;
    assert_eq!(region(&rows).unheard, [], "two that know and one that does not are two");
}

#[test]
fn voices_are_added_where_all_are_counted() {
    let mut rows = three();
    rows[1].units[0].themes[0].voices = None;
    let found = region(&rows).unheard;
    assert_eq!(found[0].voices, None);
    assert_eq!(found[0].themes.iter().filter(|theme| theme.voices.is_none()).count(), 1);
}

#[test]
fn one_authority_that_says_it_three_times_is_one() {
    let again = || theme("Evening bus to the clinic", NO, None);
    let rows = [heard("A1", vec![again(), again(), again()]), heard("A2", vec![again()])];
    assert_eq!(region(&rows).unheard, []);
    // nor do two periods make two authorities of it
    let mut later = heard("A2", vec![again()]);
    (later.from, later.to) = ("2026-04-01".to_owned(), "2027-03-31".to_owned());
    later.units[0] = UnitRow {
        themes: vec![again()],
        ..unit("A2-later")
    };
    let rows = [heard("A1", vec![again()]), heard("A2", vec![again()]), later];
    assert_eq!(region(&rows).unheard, []);
}

#[test]
fn a_shared_exercise_is_heard_once() {
    let shared = || UnitRow {
        themes: vec![theme("Evening bus to the clinic", NO, None)],
        ..unit("the-joint-one")
    };
    let rows: Vec<Row> = ["A1", "A2", "A3", "A4"]
        .map(|code| Row {
            units: vec![shared()],
            ..row(code)
        })
        .to_vec();
    let found = region(&rows);
    assert_eq!(found.unheard, []);
    assert_eq!(found.summary.shared, 1);
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let mut rows = three();
    rows.push(heard("A4", vec![theme("Clinic in the evening: weekend nurse", NO, None)]));
    rows.push(heard(
        "A5",
        vec![
            theme("Weekend nurse", NO, None),
            theme("Parking", NO, None),
            theme("Buses to the clinic", NO, None),
        ],
    ));
    let expected = region(&rows).unheard;
    assert!(!expected.is_empty());
    for order in orders(&rows) {
        assert_eq!(region(&order).unheard, expected);
    }
}

#[test]
fn what_most_heard_comes_first() {
    let mut rows = three();
    for code in ["B1", "B2", "B3", "B4"] {
        rows.push(heard(code, vec![theme("Parking", NO, None)]));
    }
    for code in ["C1", "C2", "C3"] {
        rows.push(heard(code, vec![theme("Dentists for children", NO, Some(100))]));
    }
    let found = region(&rows).unheard;
    let order: Vec<(u64, Option<u64>)> = found.iter().map(|unheard| (unheard.authorities, unheard.voices)).collect();
    assert_eq!(order, [(4, None), (3, Some(300)), (3, Some(47))]);
    assert_eq!(found[0].words, ["parking"]);
    assert_eq!(found[1].words, ["children", "dentists"]);
}

#[test]
fn each_authority_is_shown_before_a_second_theme_of_any() {
    let many = |code: &str, times: usize| heard(code, vec![theme("Parking", NO, None); times]);
    let found = region(&[many("A1", 20), many("A2", 1), many("A3", 3)]).unheard;
    assert_eq!(&names(&found[0])[..5], ["A1", "A2", "A3", "A1", "A3"]);
    assert_eq!(found[0].themes.len(), 12);
    assert_eq!(found[0].more, 12);
}

#[test]
fn findings_beyond_those_listed_are_told() {
    let mut rows = Vec::new();
    for code in ["A1", "A2", "A3"] {
        let letters = || (b'a'..=b'z').map(char::from);
        let words = letters().flat_map(|one| letters().map(move |two| format!("q{one}k{two}k")));
        rows.push(heard(code, words.take(201).map(|word| theme(&word, NO, None)).collect()));
    }
    let found = region(&rows);
    assert_eq!(found.unheard.len(), 200);
    assert_eq!(found.not_looked_for.len(), 1);
    assert!(found.not_looked_for[0].says.starts_with("201 themes"), "{:?}", found.not_looked_for);
}

#[test]
fn too_many_are_not_compared_and_that_is_said() {
    let rows: Vec<Row> = ["A1", "A2", "A3"]
        .map(|code| heard(code, vec![theme("Parking", NO, None); 6_667]))
        .to_vec();
    let found = region(&rows);
    assert_eq!(found.unheard, []);
    assert_eq!(found.not_looked_for[0].id, "unheard");
    assert!(found.not_looked_for[0].says.starts_with("20001 themes came."));
    // those of which nothing is known are not among them
    let mut fewer = rows;
    fewer[0].units[0].themes[0].answered = None;
    let found = region(&fewer);
    assert_eq!(found.not_looked_for, []);
    assert_eq!(found.unheard[0].authorities, 3);
}

#[test]
fn without_themes_there_is_nothing() {
    let found = region(&[row("A1")]);
    assert_eq!((found.unheard, found.not_looked_for), (vec![], vec![]));
    assert_eq!(region(&[]).unheard, []);
}
