//! How far overrides reach: one level by one person, more by two who agree or a moderator, and the interval between those that stand.

use super::super::{Mark, Role, Target};
use super::{Opinion, overridden};
use crate::assess::verdict::Bounds;
use crate::base::date::Day;

fn mark(author: &str, role: Role, level: u32) -> Mark {
    Mark {
        on: None,
        target: Target::Indicator("row".to_owned(), level),
        overrides: true,
        role,
        author: author.to_owned(),
        body: None,
        interest: "none".to_owned(),
        date: Day::parse("2026-01-01").unwrap(),
        document: Some("paper".to_owned()),
        blind: None,
        reason: "page 2".to_owned(),
    }
}

fn bounds(low: u32, high: u32) -> Bounds {
    Bounds { low, high }
}

/// What assessors and moderators (the names in capitals) leave of a measured level of 0 to 4.
fn leave(measured: Bounds, by: &[(&str, u32)]) -> Option<Bounds> {
    let role = |name: &str| {
        if name.chars().all(char::is_uppercase) {
            Role::Moderator
        } else {
            Role::Assessor
        }
    };
    let marks: Vec<Mark> = by.iter().map(|(name, level)| mark(name, role(name), *level)).collect();
    let all: Vec<Opinion<'_>> = marks
        .iter()
        .zip(by)
        .map(|(mark, (name, level))| Opinion {
            mark,
            level: *level,
            tied: name.starts_with("tied"),
        })
        .collect();
    overridden(measured, &all, 4)
}

#[test]
fn one_assessor_moves_one_level() {
    let two = Bounds::at(2);
    assert_eq!(leave(two, &[]), None);
    assert_eq!(leave(two, &[("a", 1)]), Some(Bounds::at(1)));
    assert_eq!(leave(two, &[("a", 3)]), Some(Bounds::at(3)));
    assert_eq!(leave(two, &[("a", 2)]), Some(two));
    assert_eq!(leave(two, &[("a", 0)]), None);
    assert_eq!(leave(two, &[("a", 4)]), None);
}

#[test]
fn two_who_agree_or_a_moderator_move_more() {
    let two = Bounds::at(2);
    assert_eq!(leave(two, &[("a", 0), ("b", 0)]), Some(Bounds::at(0)));
    assert_eq!(leave(two, &[("a", 0), ("A.", 0)]), None, "one person");
    assert_eq!(leave(two, &[("M", 0)]), Some(Bounds::at(0)));
    assert_eq!(leave(two, &[("a", 0), ("b", 1)]), Some(Bounds::at(1)), "they do not agree");
    assert_eq!(leave(two, &[("a", 0), ("M", 0)]), Some(Bounds::at(0)));
}

#[test]
fn those_that_differ_give_what_lies_between() {
    let two = Bounds::at(2);
    assert_eq!(leave(two, &[("a", 1), ("b", 3)]), Some(bounds(1, 3)));
    assert_eq!(leave(two, &[("b", 3), ("a", 1)]), Some(bounds(1, 3)));
    assert_eq!(leave(two, &[("M", 0), ("a", 2)]), Some(bounds(0, 2)));
}

#[test]
fn an_open_level_is_moved_at_the_end_that_moves_most() {
    assert_eq!(leave(bounds(1, 3), &[("a", 2)]), Some(Bounds::at(2)));
    assert_eq!(leave(bounds(1, 2), &[("a", 1)]), Some(Bounds::at(1)));
    assert_eq!(
        leave(bounds(0, 4), &[("a", 2)]),
        None,
        "nobody alone settles what could be anything"
    );
    assert_eq!(leave(bounds(0, 4), &[("a", 2), ("b", 2)]), Some(Bounds::at(2)));
}

#[test]
fn nobodys_word_gives_the_top_level() {
    assert_eq!(leave(Bounds::at(3), &[("a", 4)]), Some(Bounds::at(3)));
    assert_eq!(leave(Bounds::at(1), &[("M", 4)]), Some(Bounds::at(3)));
    assert_eq!(leave(Bounds::at(4), &[("a", 4)]), Some(Bounds::at(4)), "it is measured there");
    assert_eq!(leave(Bounds::at(4), &[("a", 3)]), Some(Bounds::at(3)));
}

#[test]
fn who_is_tied_seconds_nobody() {
    let two = Bounds::at(2);
    assert_eq!(leave(two, &[("a", 0), ("tied b", 0)]), None);
    assert_eq!(leave(two, &[("tied a", 0), ("tied b", 0)]), None);
    assert_eq!(leave(two, &[("tied a", 1), ("b", 1)]), Some(Bounds::at(1)));
}

#[test]
fn only_overrides_of_the_indicator_are_opinions() {
    let stand = super::super::standing::fold([(0, &mark("a", Role::Assessor, 1))].into_iter(), |_| None);
    let over = mark("a", Role::Assessor, 1);
    assert!(Opinion::of(&over, &stand[0], "row").is_some());
    assert!(Opinion::of(&over, &stand[0], "other").is_none());
    let mut plain = over.clone();
    plain.overrides = false;
    assert!(Opinion::of(&plain, &stand[0], "row").is_none());
}
