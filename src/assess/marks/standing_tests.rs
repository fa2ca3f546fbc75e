//! The fold: the latest of one author on one matter stands, whatever the order of files; who is tied cannot mark alone.

use super::super::{Act, Mark, Role, Target};
use super::{Stand, Standing, fold};
use crate::base::date::Day;

fn mark(author: &str, date: &str, target: Target) -> Mark {
    Mark {
        on: None,
        target,
        overrides: false,
        role: Role::Assessor,
        author: author.to_owned(),
        body: None,
        interest: "none".to_owned(),
        date: Day::parse(date).unwrap(),
        document: Some("paper".to_owned()),
        blind: None,
        reason: "page 2".to_owned(),
    }
}

fn row(level: u32) -> Target {
    Target::Indicator("row".to_owned(), level)
}

fn stands(marks: &[Mark]) -> Vec<Stand> {
    fold(marks.iter().enumerate(), |mark| mark.body.clone())
}

fn standings(marks: &[Mark]) -> Vec<Standing> {
    stands(marks).into_iter().map(|stand| stand.standing).collect()
}

#[test]
fn the_latest_of_one_author_stands_and_names_its_day() {
    let marks = [
        mark("A", "2026-01-01", row(1)),
        mark("B", "2026-01-02", row(2)),
        mark("A", "2026-01-03", row(3)),
        mark("A", "2026-01-04", row(0)),
    ];
    let replaced = Standing::Replaced(Day::parse("2026-01-04").unwrap());
    assert_eq!(standings(&marks), [replaced.clone(), Standing::Counts, replaced, Standing::Counts]);
    let places: Vec<usize> = stands(&marks).iter().map(Stand::place).collect();
    assert_eq!(places, [0, 1, 2, 3], "nothing is deleted");
}

#[test]
fn another_matter_is_not_replaced() {
    let marks = [
        mark("A", "2026-01-01", row(1)),
        mark("A", "2026-01-02", Target::Indicator("other".to_owned(), 1)),
        mark("A", "2026-01-03", Target::Sign("row".to_owned(), Act::Lift)),
    ];
    assert_eq!(standings(&marks), [Standing::Counts, Standing::Counts, Standing::Counts]);
    assert!(!marks[0].same_matter(&marks[1]) && !marks[0].same_matter(&marks[2]));
}

#[test]
fn a_name_is_one_person_however_it_is_dotted() {
    let marks = [mark("A. Assessor", "2026-01-01", row(1)), mark("a assessor", "2026-01-02", row(2))];
    assert!(matches!(standings(&marks)[..], [Standing::Replaced(_), Standing::Counts]));
    assert_eq!(marks[0].person(), "aassessor");
    assert_ne!(marks[0].person(), mark("B. Assessor", "2026-01-01", row(1)).person());
}

#[test]
fn what_the_authority_says_of_itself_replaces_nobody() {
    let mut own = mark("A", "2026-02-01", row(4));
    own.role = Role::SelfAssessed;
    let marks = [mark("A", "2026-01-01", row(1)), own];
    assert_eq!(standings(&marks), [Standing::Counts, Standing::OfTheAuthority]);
}

#[test]
fn a_moderator_who_was_an_assessor_speaks_once() {
    let mut later = mark("A", "2026-02-01", row(2));
    later.role = Role::Moderator;
    let marks = [mark("A", "2026-01-01", row(1)), later];
    assert!(matches!(standings(&marks)[..], [Standing::Replaced(_), Standing::Counts]));
}

fn tied(author: &str, target: Target) -> Mark {
    let mut mark = mark(author, "2026-01-01", target);
    mark.body = Some("Runners".to_owned());
    mark
}

#[test]
fn a_tied_mark_counts_only_beside_a_free_one_on_the_same_matter() {
    let other = || Target::Indicator("other".to_owned(), 1);
    assert_eq!(standings(&[tied("R", row(4))]), [Standing::Alone]);
    assert_eq!(
        standings(&[tied("R", row(4)), tied("S", row(4))]),
        [Standing::Alone, Standing::Alone]
    );
    assert_eq!(
        standings(&[tied("R", row(4)), mark("A", "2026-01-01", row(1))]),
        [Standing::Counts, Standing::Counts]
    );
    assert_eq!(
        standings(&[tied("R", row(4)), mark("A", "2026-01-01", other())]),
        [Standing::Alone, Standing::Counts]
    );
    let mut own = mark("P", "2026-01-01", row(4));
    own.role = Role::SelfAssessed;
    assert_eq!(standings(&[tied("R", row(4)), own]), [Standing::Alone, Standing::OfTheAuthority]);
}

#[test]
fn a_plain_level_of_somebody_free_carries_no_override_of_somebody_tied() {
    let mut over = tied("R", row(4));
    over.overrides = true;
    let marks = [over, mark("A", "2026-01-01", row(4))];
    assert_eq!(standings(&marks), [Standing::Alone, Standing::Counts]);
}

#[test]
fn a_replaced_mark_carries_nobody() {
    // what the free assessor says last is about something else: the fold keeps the earlier one as history only
    let mut untied_then_tied = tied("A", row(2));
    untied_then_tied.date = Day::parse("2026-03-01").unwrap();
    let marks = [mark("A", "2026-01-01", row(1)), tied("R", row(4)), untied_then_tied];
    assert!(matches!(
        standings(&marks)[..],
        [Standing::Replaced(_), Standing::Alone, Standing::Alone]
    ));
}
