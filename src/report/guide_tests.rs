//! A plan as lines and as Markdown: grouped by when, with last day, hours and lift, and no text of others that steers.

use super::*;
use crate::assess::published::guide::{Advice, AheadSign, NotDue};

fn standing(low: u32, high: u32, words: &str) -> Standing {
    Standing {
        low,
        high,
        words: words.to_owned(),
    }
}

fn step(act: &str, when: &str, last: Option<&str>, hours: u32) -> GuideStep {
    GuideStep {
        moves: vec!["e/x".to_owned()],
        act: act.to_owned(),
        on: "e".to_owned(),
        when: when.to_owned(),
        last: last.map(str::to_owned),
        hours,
        lifts: Vec::new(),
        prevents: Vec::new(),
        says: "lifts Hearing from 1 to 2".to_owned(),
    }
}

fn goal(title: &str, steps: Vec<GuideStep>) -> Goal {
    Goal {
        of: "grade".to_owned(),
        id: String::new(),
        title: title.to_owned(),
        wanted: 2,
        wanted_name: "Second".to_owned(),
        from: standing(1, 1, "First"),
        to: standing(2, 2, "Second"),
        best: 3,
        reached: true,
        says: "These steps lift it.".to_owned(),
        moves: 2,
        hours: 9,
        steps,
    }
}

fn plan() -> Guide {
    let steps = vec![
        step("Write to people", "now", None, 1),
        step("Meet five people", "before-decision", Some("2026-05-09"), 8),
    ];
    Guide {
        format: 1,
        engine: "earnest 0".to_owned(),
        as_of: "2026-03-31".to_owned(),
        submission: "a".to_owned(),
        submission_sha256: String::new(),
        authority: "A *bold*\u{1b}[31m\nauthority".to_owned(),
        rubric: "r 1".to_owned(),
        rubric_sha256: String::new(),
        grade: standing(1, 1, "First"),
        goals: vec![goal("The grade", steps.clone()), goal("Hearing", steps)],
        ahead: vec![Ahead {
            on: "f".to_owned(),
            title: "Spring".to_owned(),
            stage: "to-open".to_owned(),
            due: "2026-09-01".to_owned(),
            best_now: standing(0, 1, "First"),
            best: standing(0, 3, "Third"),
            says: "It can still be Third.".to_owned(),
            signs: vec![AheadSign {
                id: "s".to_owned(),
                title: "Too short".to_owned(),
                says: "Too little time.".to_owned(),
                sure: false,
                at_most: 1,
                remedy: "Extend.".to_owned(),
            }],
            not_due: vec![NotDue {
                id: "i".to_owned(),
                title: "Told".to_owned(),
                criterion: "Hearing".to_owned(),
                from: "2026-06-01".to_owned(),
                ask: "When were they told?".to_owned(),
            }],
            hours: 0,
            steps: Vec::new(),
        }],
        next_time: Vec::new(),
        followed: Some(Followed {
            as_of: "2025-03-31".to_owned(),
            followed: 1,
            told_twice: 0,
            no_longer_applies: 0,
            advice: vec![Advice {
                act: "Write".to_owned(),
                on: "e".to_owned(),
                answers: "s".to_owned(),
                became: Became::Followed,
                why: "its sign no longer fires".to_owned(),
            }],
        }),
    }
}

#[test]
fn steps_stand_under_when_they_are_possible() {
    let text = text(&plan());
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} in {text}"));
    assert!(at("  Now\n") < at("1. Write to people."));
    assert!(at("1. Write to people.") < at("  Before the decision\n"));
    assert!(at("  Before the decision\n") < at("2. Meet five people."));
    at("e, from today, about 1 hour; lifts Hearing from 1 to 2.");
    at("e, by 9 May 2026, about 8 hours;");
    at("In all about 9 hours.");
    // the second goal has the same steps, which are not told twice
    at("They are the steps above.");
    assert_eq!(text.matches("Write to people.").count(), 1);
    at("Spring: still to open");
    at("could not be ruled out: Too little time.");
    at("1 June 2026: Told (Hearing). When were they told?");
    at("The advice of 31 March 2025");
    assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
}

#[test]
fn texts_of_others_stay_text() {
    let (text, page) = (text(&plan()), markdown(&plan()));
    assert!(text.starts_with("What to do: A *bold*⟨U+001B⟩[31m authority\n"), "{text}");
    assert!(page.starts_with("# What to do: A \\*bold\\*⟨U+001B⟩\\[31m authority\n"), "{page}");
}

#[test]
fn markdown_has_headings_and_numbers() {
    let page = markdown(&plan());
    for part in [
        "\n## The grade: now 1, wanted 2, Second\n",
        "\n### Now\n",
        "\n1. Write to people.\n",
        "\n2. Meet five people.\n",
        "\n- Too short: ",
    ] {
        assert!(page.contains(part), "{part:?} in {page}");
    }
    assert!(!page.contains("\n\n\n"));
}

#[test]
fn an_empty_plan_says_so() {
    let mut empty = plan();
    (empty.goals, empty.ahead, empty.followed) = (Vec::new(), Vec::new(), None);
    assert!(text(&empty).contains("nothing to plan for"));
}
