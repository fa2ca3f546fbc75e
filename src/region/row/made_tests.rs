//! Tests of rows.

#![allow(clippy::wildcard_enum_match_arm, clippy::cast_possible_truncation, reason = "tests")]

use super::{Made, row};
use crate::assess::marks::Marks;
use crate::assess::rollup;
use crate::assess::score::Scoring;
use crate::facts::strength::Verified;
use crate::facts::view::Context;
use crate::region::row::{Line, Row};
use crate::rubric::library;
use crate::submission::read;

fn made(yaml: &str) -> Row {
    let rubric = library::shipped(None).unwrap().1.unwrap();
    let read = read::submission("a.yaml", yaml.as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}"));
    let context = Context {
        submission: &read.value,
        settings: &rubric.settings,
        baseline: None,
        as_of: read.value.period.to.to,
        basis: read.value.basis,
        open: false,
    };
    let (marks, verified) = (Marks::default(), Verified::new());
    let scoring = Scoring {
        rubric: &rubric,
        marks: &marks,
        verified: &verified,
        without_light: false,
    };
    let verdict = rollup::score(&scoring, context);
    row(&Made {
        source: Some("a.yaml"),
        sha256: &read.sha256,
        context,
        rubric: &rubric,
        verdict: &verdict,
        core: None,
        baseline_sha256: None,
        marks: 0,
        marks_sha256: None,
        fared: None,
    })
}

const FILE: &str = "
format: 1
authority: {name: A board, code: X1, kind: council, region: North, people: {from: 100, to: 200}}
period: {from: 2024-04-01, to: 2025-03-31}
basis: returned
exercises:
  - id: e1
    title: The  Clinic
    opens: 2024-06-01
    closes: 2024-08-01
    affected: {people: 1000}
    people_heard: 200
    groups:
      - {group: carers, question: caring, people: 100, heard: 15}
      - {group: no-car, people: 50, heard: not held}
    monitoring:
      - {question: caring, answered: 190, not_stated: 10}
    themes:
      - {id: t1, summary: The bus does not stop there, voices: 40}
      - {id: t2, summary: Open on Saturdays, voices: {about: 10}}
    needs:
      - {what: evening clinic, place: LU1, people: 4, would_travel: no}
      - {what: no place said}
    decisions:
      - date: 2024-10-01
        themes:
          - {theme: t1, outcome: adopted, told_on: 2024-11-01}
          - {theme: t2, outcome: declined}
register:
  - {id: r1, what: Ward closed, service_change: ended, asked: no}
";

#[test]
fn a_row_holds_what_areas_are_compared_by() {
    let row = made(FILE);
    let people = row.people.unwrap();
    assert_eq!((people.low, people.high), (Some(100), Some(200)));
    assert_eq!((row.kind.as_deref(), row.region.as_deref()), (Some("council"), Some("North")));
    assert_eq!(row.units.len(), 2);
    let (exercise, decision) = (&row.units[0], &row.units[1]);
    assert!(!exercise.unasked && decision.unasked);
    assert_eq!(decision.stakes, 3);
    let groups: Vec<(&str, u32, &str)> = exercise
        .groups
        .iter()
        .map(|group| (group.id.as_str(), group.heard, group.expected.as_str()))
        .collect();
    // 190 who answered × 100 of 1,000; the group that is not held is not counted
    assert_eq!(groups, [("carers", 15, "19")]);
    let themes: Vec<(Option<u32>, Option<bool>, Option<bool>)> = exercise
        .themes
        .iter()
        .map(|theme| (theme.voices, theme.answered, theme.taken_up))
        .collect();
    assert_eq!(themes, [(Some(40), Some(true), Some(true)), (None, Some(false), Some(false))]);
    assert_eq!(exercise.needs.len(), 1);
    assert_eq!((exercise.needs[0].people, exercise.needs[0].would_travel), (Some(4), Some(false)));
    assert!(row.signs.contains_key("decision-unasked"), "{:?}", row.signs);
    assert_eq!(row.signs["decision-unasked"], [1]);
    for criterion in row.criteria.values() {
        assert!(criterion.low <= criterion.high);
    }
    assert_eq!(row.criteria.len(), 4);
    assert_eq!(exercise.indicators.len(), 19);
}

#[test]
fn an_exercise_is_known_again_by_id_title_and_days() {
    let key = |text: &str| made(text).units[0].shared_key.clone();
    let first = key(FILE);
    assert_eq!(first.len(), 16);
    assert_eq!(key(&FILE.replace("The  Clinic", "the clinic")), first);
    assert_eq!(key(&FILE.replace("A board", "Another")), first);
    assert_ne!(key(&FILE.replace("The  Clinic", "The Ward")), first);
    assert_ne!(key(&FILE.replace("closes: 2024-08-01", "closes: 2024-08-02")), first);
    assert_ne!(key(&FILE.replace("id: e1", "id: e2")), first);
}

#[test]
fn a_row_is_read_again_as_it_was_written() {
    let row = made(FILE);
    let mut bytes = Vec::new();
    Line::Scored(Box::new(row.clone())).write(&mut bytes);
    assert_eq!(Line::read(std::str::from_utf8(&bytes).unwrap()), Ok(Line::Scored(Box::new(row))));
}
