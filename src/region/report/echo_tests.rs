//! When two texts are one, and what is said of it.

use super::resemble;
use crate::region::published::Echo;
use crate::region::report::texts_sample::{holding, orders, region, row, text, unit};
use crate::region::row::{Row, TextRow, UnitRow};

/// Twelve marks of a text that nobody else has.
fn own(of: u32) -> impl Iterator<Item = u32> {
    (0..12).map(move |nth| 1_000_000 * of + 83_000 * nth)
}

fn reason(marks: impl IntoIterator<Item = u32>) -> TextRow {
    text("/exercises/0/decisions/0/reason", "We have listened and", marks)
}

fn whose(echo: &Echo) -> Vec<&str> {
    echo.places.iter().map(|place| place.authority.as_str()).collect()
}

/// Twelve marks each of two texts, so many of them the same.
fn sharing(many: u32) -> (Vec<u32>, Vec<u32>) {
    let one: Vec<u32> = (0..12).map(|nth| nth * 10).collect();
    let other: Vec<u32> = (0..12).map(|nth| if nth < many { nth * 10 } else { nth * 10 + 5 }).collect();
    (one, other)
}

#[test]
fn half_of_the_smallest_of_both_is_the_bound() {
    // of the twelve smallest of the union; those beyond are not asked
    let (one, other) = sharing(12);
    assert!(resemble(&one, &other));
    let (one, other) = sharing(8);
    assert!(resemble(&one, &other), "eight of the ten smallest pairs");
    let (one, other) = sharing(5);
    assert!(!resemble(&one, &other), "five of twelve");
    let (one, other) = sharing(6);
    assert!(resemble(&one, &other), "six of twelve");
    assert!(!resemble(&[1, 2, 3], &[4, 5, 6]));
    // shared ones that are not among the smallest of both say nothing
    let low: Vec<u32> = (0..6).chain(100..106).collect();
    let high: Vec<u32> = (50..56).chain(100..106).collect();
    assert!(!resemble(&low, &high));
}

#[test]
fn a_text_of_few_runs_is_whole_in_its_marks() {
    assert!(resemble(&[1, 2], &[1, 2]));
    assert!(resemble(&[1, 2], &[1, 3, 2]) || resemble(&[1, 2], &[1, 2, 3]));
    assert!(resemble(&[1], &[1, 2]));
    assert!(!resemble(&[1], &[1, 2, 3]));
}

#[test]
fn a_text_of_two_authorities_is_an_echo() {
    let rows = [
        holding("A1", vec![reason(own(1))]),
        holding("A2", vec![reason(own(1))]),
        holding("A3", vec![reason(own(2))]),
    ];
    let found = region(&rows).echo;
    assert_eq!(found.len(), 1);
    let echo = &found[0];
    assert_eq!((echo.authorities, echo.words, echo.more), (2, 30, 0));
    assert_eq!(echo.begins, "We have listened and");
    assert_eq!(whose(echo), ["A1", "A2"]);
    assert_eq!(echo.places[0].source.as_deref(), Some("A1.yaml"));
    assert_eq!(echo.places[1].at, "/exercises/0/decisions/0/reason");
    assert_eq!(echo.places[1].name, "A2 Board");
}

#[test]
fn a_text_that_was_changed_a_little_is_one_too() {
    for (many, expected) in [(12, true), (9, true), (6, true), (4, false), (1, false), (0, false)] {
        let (one, other) = sharing(many);
        let rows = [holding("A1", vec![reason(one)]), holding("A2", vec![reason(other)])];
        assert_eq!(!region(&rows).echo.is_empty(), expected, "{many}");
    }
}

#[test]
fn what_an_authority_says_twice_is_no_echo() {
    let mut later = holding("A1", vec![reason(own(1))]);
    (later.from, later.to) = ("2026-04-01".to_owned(), "2027-03-31".to_owned());
    later.units[0].shared_key = "0000000000000001".to_owned();
    let rows = [holding("A1", vec![reason(own(1)), reason(own(1))]), later];
    assert_eq!(region(&rows).echo, []);
}

#[test]
fn an_exercise_that_several_share_is_no_echo() {
    let shared = || UnitRow {
        texts: vec![reason(own(1))],
        ..unit("the-joint-one")
    };
    let rows = ["A1", "A2"].map(|code| Row {
        units: vec![shared()],
        ..row(code)
    });
    assert_eq!(region(&rows).echo, []);
    // and still is one where a third says it in an exercise of its own
    let mut rows = rows.to_vec();
    rows.push(holding("A3", vec![reason(own(1))]));
    assert_eq!(region(&rows).echo[0].authorities, 2);
}

#[test]
fn each_of_an_echo_resembles_its_middle() {
    // every second half is the first half of the next: the first and the third have nothing in common
    let part = |from: u32| (0..12).map(move |nth| from + nth * 1_000);
    let halves = |one: u32, other: u32| part(one).step_by(2).chain(part(other).skip(1).step_by(2)).collect::<Vec<u32>>();
    let rows = [
        holding("A1", vec![reason(halves(1, 2))]),
        holding("A2", vec![reason(halves(1, 3))]),
        holding("A3", vec![reason(halves(4, 3))]),
        holding("A4", vec![reason(halves(4, 5))]),
    ];
    for echo in region(&rows).echo {
        assert!(echo.authorities < 4, "{echo:?}");
    }
}

#[test]
fn that_which_most_share_comes_first_then_by_how_it_begins() {
    let mut rows = vec![
        holding(
            "A1",
            vec![text("/a", "Some", own(1)), text("/b", "Zebra", own(2)), text("/c", "Apple", own(3))],
        ),
        holding(
            "A2",
            vec![text("/a", "Some", own(1)), text("/b", "Zebra", own(2)), text("/c", "Apple", own(3))],
        ),
        holding("A3", vec![text("/b", "Zebra", own(2))]),
    ];
    let found = region(&rows).echo;
    let begins: Vec<&str> = found.iter().map(|echo| echo.begins.as_str()).collect();
    assert_eq!(begins, ["Zebra", "Apple", "Some"]);
    rows.push(holding("A4", vec![text("/d", "Alone", own(9))]));
    for order in orders(&rows) {
        let again = region(&order).echo;
        let strip = |echo: &Echo| (echo.begins.clone(), echo.authorities, echo.words);
        assert_eq!(
            again.iter().map(strip).collect::<Vec<_>>(),
            found.iter().map(strip).collect::<Vec<_>>()
        );
    }
}

#[test]
fn the_longest_is_shown() {
    let longer = TextRow {
        words: 90,
        ..text("/a", "In 2019 we have listened", own(1))
    };
    let rows = [holding("A1", vec![reason(own(1))]), holding("A2", vec![longer])];
    let found = region(&rows).echo;
    assert_eq!((found[0].words, found[0].begins.as_str()), (90, "In 2019 we have listened"));
}

#[test]
fn each_authority_is_shown_before_a_second_place_of_any() {
    let many = |code: &str, times: usize| {
        let texts = (0..times).map(|nth| text(&format!("/{nth:02}"), "We", own(1)));
        holding(code, texts.collect())
    };
    let found = region(&[many("A1", 20), many("A2", 1), many("A3", 2)]).echo;
    assert_eq!(&whose(&found[0])[..4], ["A1", "A2", "A3", "A1"]);
    assert_eq!((found[0].places.len(), found[0].more, found[0].authorities), (12, 11, 3));
}

#[test]
fn what_is_said_of_it_accuses_nobody() {
    let rows = |at: &str, many: usize, others: usize| -> Vec<Row> {
        let those = (0..many).map(|nth| holding(&format!("A{nth}"), vec![text(at, "We", own(1))]));
        let other = |nth: usize| holding(&format!("B{nth}"), vec![text(at, "They", own(10 + u32::try_from(nth).unwrap()))]);
        those.chain((0..others).map(other)).collect()
    };
    let says = |at: &str, many: usize, others: usize| region(&rows(at, many, others)).echo[0].says.clone();
    assert!(says("/exercises/0/themes/1/summary", 3, 9).contains("a campaign"));
    assert!(says("/exercises/0/decisions/0/reason", 3, 9).contains("a decision made for all of them at once"));
    assert!(says("/exercises/0/purpose", 3, 9).contains("had one supplier"));
    assert!(
        says("/exercises/0/purpose", 9, 2).contains("a sentence of the law"),
        "boilerplate is listed, and said to be that"
    );
    assert!(
        !says("/exercises/0/purpose", 3, 0).contains("a sentence of the law"),
        "three of three are too few to say so"
    );
    for at in ["/themes/1/summary", "/reason", "/purpose"] {
        for (many, others) in [(2, 0), (3, 9), (9, 2)] {
            let says = says(at, many, others);
            assert!(
                says.contains("erhaps") && says.starts_with(&format!("{many} authorities")),
                "{says}"
            );
            for word in ["copied", "plagiar", "cheat", "fraud", "copy"] {
                assert!(!says.contains(word), "{says}");
            }
        }
    }
}

#[test]
fn a_sentence_in_otherwise_different_texts_is_no_echo_and_costs_little() {
    // one mark that five thousand texts share is never gone through
    let texts = |code: u32| (0..2_500).map(move |nth| reason(own(100 + (code * 2_500 + nth) % 4_000).skip(1).chain([7])));
    let rows: Vec<Row> = (0..2).map(|code| holding(&format!("A{code}"), texts(code).collect())).collect();
    let found = region(&rows);
    let told: Vec<&str> = found.not_looked_for.iter().map(|warned| warned.id.as_str()).collect();
    assert_eq!(told, ["echo-not-listed"], "all were compared");
    assert_eq!(found.echo.len(), 200);
    assert!(found.echo.iter().all(|echo| echo.authorities == 2));
}

#[test]
fn too_many_are_not_compared_and_that_is_said() {
    let rows: Vec<Row> = (0..2)
        .map(|code| holding(&format!("A{code}"), vec![reason(own(1)); 100_001]))
        .collect();
    let found = region(&rows);
    assert_eq!(found.echo, []);
    assert!(
        found.not_looked_for[0].says.starts_with("200002 longer texts came."),
        "{:?}",
        found.not_looked_for
    );
}

#[test]
fn texts_without_marks_are_none() {
    let rows = [holding("A1", vec![reason([])]), holding("A2", vec![reason([])])];
    let found = region(&rows);
    assert_eq!((found.echo, found.not_looked_for), (vec![], vec![]));
}

#[test]
fn marks_that_came_out_of_order_or_twice_are_put_right() {
    let turned: Vec<u32> = own(1).collect::<Vec<_>>().into_iter().rev().chain(own(1)).collect();
    let rows = [holding("A1", vec![reason(own(1))]), holding("A2", vec![reason(turned)])];
    assert_eq!(region(&rows).echo.len(), 1);
}
