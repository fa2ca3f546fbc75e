//! Several files of marks: what stands, what is kept as history, overrides of measured levels, blind marks, and bodies that cannot mark
//! alone.

use crate::support::{assessed, assessed_with, bounds, code, earnest, edited, fixture, indicator, said, sign, told};
use earnest::assess::published::{Assessment, IndicatorStatus, Judgement, SignStatus};
use serde_json::{Value, json};

const ROW: &str = "those-it-touches";

fn file(author: &str, date: &str, marks: Value) -> Value {
    json!({"format": 1, "role": "assessor", "author": author, "interest": "none", "date": date, "marks": marks})
}

fn mark(row: &str, level: u32) -> Value {
    json!({"on": "clinic", "indicator": row, "level": level, "document": "paper", "reason": "page 2"})
}

fn over(row: &str, level: u32) -> Value {
    let mut mark = mark(row, level);
    mark["override"] = json!(true);
    mark
}

fn as_moderator(file: &Value) -> Value {
    edited(file, &json!({"/role": "moderator"}))
}

/// The exemplary file without the count that one indicator needs.
fn untied() -> Value {
    edited(&fixture("exemplary"), &json!({"/exercises/0/ties": null}))
}

fn flags(assessment: &Assessment) -> Vec<(bool, bool)> {
    let of = |judgement: &Judgement| (judgement.standing, judgement.counted);
    assessment.judgements.iter().map(of).collect()
}

#[test]
fn the_later_mark_of_one_author_stands_and_the_earlier_is_kept() {
    let marks = [
        file("A", "2026-02-01", json!([mark(ROW, 1)])),
        file("A", "2026-02-09", json!([mark(ROW, 3)])),
    ];
    let assessment = assessed_with(&untied(), &marks);
    assert_eq!(bounds(&assessment.exercises[0], ROW), (3, 3));
    assert_eq!(flags(&assessment), [(false, false), (true, true)]);
    let why = assessment.judgements[0].left_out.as_deref().unwrap();
    assert!(why.contains("2026-02-09"), "{why}");
    // by the day on which they were made, not by the order of files
    let turned = [marks[1].clone(), marks[0].clone()];
    assert_eq!(assessed_with(&untied(), &turned), assessment);
}

#[test]
fn two_authors_still_give_what_lies_between() {
    let marks = [
        file("A", "2026-02-01", json!([mark(ROW, 0)])),
        file("B", "2026-02-02", json!([mark(ROW, 3)])),
        file("A", "2026-02-03", json!([mark(ROW, 2)])),
    ];
    assert_eq!(bounds(&assessed_with(&untied(), &marks).exercises[0], ROW), (2, 3));
}

#[test]
fn one_assessor_moves_a_measured_level_by_one() {
    let developing = fixture("developing");
    let before = bounds(&assessed(&developing).exercises[0], ROW);
    assert_eq!(before, (2, 2), "the fixture");
    for (level, stands) in [(1, 1), (2, 2), (3, 3), (0, 2), (4, 2)] {
        let marks = [file("A", "2026-02-01", json!([over(ROW, level)]))];
        let assessment = assessed_with(&developing, &marks);
        let unit = &assessment.exercises[0];
        assert_eq!(bounds(unit, ROW), (stands, stands), "to {level}");
        let near = level.abs_diff(2) <= 1;
        let status = indicator(unit, ROW).status;
        assert_eq!(status == IndicatorStatus::Overridden, near, "to {level}");
        let judgement = &assessment.judgements[0];
        assert!(judgement.overrides && judgement.standing);
        assert_eq!(judgement.counted, near, "to {level}: {judgement:?}");
        assert_eq!(judgement.engine, "2 by what is counted");
    }
}

#[test]
fn an_overridden_level_moves_what_stands_above_it_and_says_what_was_measured() {
    let developing = fixture("developing");
    let marks = [file("A", "2026-02-01", json!([over(ROW, 1)]))];
    let (before, after) = (assessed(&developing), assessed_with(&developing, &marks));
    let effect = |assessment: &Assessment| {
        let all = assessment.exercises[0].criteria.iter();
        let found = all.filter(|criterion| criterion.indicators.iter().any(|row| row.id == ROW));
        found.map(|criterion| criterion.effect.clone()).next().unwrap()
    };
    assert_ne!(effect(&before), effect(&after));
    let reason = indicator(&after.exercises[0], ROW).reason.clone().unwrap();
    assert!(reason.contains("gives 2"), "{reason}");
}

#[test]
fn more_than_one_level_needs_two_who_agree_or_a_moderator() {
    let developing = fixture("developing");
    let at = |marks: &[Value]| bounds(&assessed_with(&developing, marks).exercises[0], ROW);
    let by = |author: &str, level: u32| file(author, "2026-02-01", json!([over(ROW, level)]));
    assert_eq!(at(&[by("A", 0)]), (2, 2));
    assert_eq!(at(&[by("A", 0), by("B", 0)]), (0, 0));
    assert_eq!(at(&[by("A", 0), by("a.", 0)]), (2, 2), "one person under two spellings");
    assert_eq!(at(&[as_moderator(&by("M", 0))]), (0, 0));
    assert_eq!(at(&[by("A", 0), by("B", 1)]), (1, 1), "only the step of one level is allowed");
    assert_eq!(at(&[by("A", 1), by("B", 3)]), (1, 3), "two that differ give what lies between");
}

#[test]
fn a_plain_mark_on_a_measured_level_stays_a_mark() {
    let developing = fixture("developing");
    let assessment = assessed_with(&developing, &[file("A", "2026-02-01", json!([mark(ROW, 1)]))]);
    assert_eq!(bounds(&assessment.exercises[0], ROW), (2, 2));
    let judgement = &assessment.judgements[0];
    assert!(judgement.standing && !judgement.counted);
    assert!(judgement.left_out.as_deref().unwrap().contains("override"), "{judgement:?}");
}

#[test]
fn whether_a_mark_was_blind_is_shown() {
    let mut blind = mark(ROW, 2);
    blind["blind"] = json!(true);
    let mut seen = mark("understood", 2);
    seen["blind"] = json!(false);
    let assessment = assessed_with(&untied(), &[file("A", "2026-02-01", json!([blind, seen, mark("part-kept", 2)]))]);
    let told: Vec<Option<bool>> = assessment.judgements.iter().map(|one| one.blind).collect();
    assert_eq!(told, [Some(true), Some(false), None]);
    for text in [crate::reports::html(&assessment), crate::reports::markdown(&assessment)] {
        assert!(text.contains("made blind") && text.contains("not made blind"));
    }
    let plain = assessed_with(&untied(), &[file("A", "2026-02-01", json!([mark(ROW, 2)]))]);
    assert_eq!(
        plain.exercises[0].criteria,
        assessed_with(&untied(), &[file("A", "2026-02-01", json!([assessment_mark()]))]).exercises[0].criteria
    );
}

/// A blind mark: it scores as one that does not say.
fn assessment_mark() -> Value {
    let mut blind = mark(ROW, 2);
    blind["blind"] = json!(true);
    blind
}

#[test]
fn a_body_that_analysed_the_exercise_cannot_mark_it_alone() {
    let by_analysts = edited(&file("T", "2026-02-01", json!([mark(ROW, 3)])), &json!({"/body": "analysts"}));
    let alone = assessed_with(&untied(), std::slice::from_ref(&by_analysts));
    assert_eq!(alone.exercises, assessed(&untied()).exercises, "it scores nothing");
    let judgement = &alone.judgements[0];
    assert!(judgement.standing && !judgement.counted);
    let why = judgement.left_out.as_deref().unwrap();
    assert!(why.contains("Made-up Analysts (not real)"), "{why}");
    // the same by a statement of interest
    let stated = edited(
        &file("T", "2026-02-01", json!([mark(ROW, 3)])),
        &json!({"/interest": "employed by Made-up Analysts (not real)"}),
    );
    assert!(!assessed_with(&untied(), &[stated]).judgements[0].counted);
    // beside somebody without a tie it is one of two
    let both = [by_analysts, file("A", "2026-02-01", json!([mark(ROW, 1)]))];
    let beside = assessed_with(&untied(), &both);
    assert_eq!(bounds(&beside.exercises[0], ROW), (1, 3));
    // a partner that has no part in it is free
    let watched = edited(
        &untied(),
        &json!({"/partners/-": {"id": "watch", "name": "Made-up Watch (not real)", "role": "reviewer", "funded_share": "5 %"}}),
    );
    let watch = edited(&file("N", "2026-02-01", json!([mark(ROW, 2)])), &json!({"/body": "watch"}));
    assert_eq!(bounds(&assessed_with(&watched, &[watch]).exercises[0], ROW), (2, 2));
    // and one that ran a single activity of it is not
    let neighbour = edited(&file("N", "2026-02-01", json!([mark(ROW, 2)])), &json!({"/body": "neighbours"}));
    assert!(!assessed_with(&untied(), &[neighbour]).judgements[0].counted);
}

#[test]
fn a_tied_body_lifts_no_sign_alone() {
    let value = edited(
        &fixture("exemplary"),
        &json!({"/exercises/0/groups/10/heard": 0, "/exercises/0/groups/10/met_directly": 0}),
    );
    let lift = json!([{"on": "clinic", "sign": "group-unheard", "act": "lift", "reason": "It was mended."}]);
    let free = as_moderator(&file("M", "2026-02-01", lift));
    let tied = edited(&free, &json!({"/body": "analysts"}));
    let state = |marks: &[Value]| sign(&assessed_with(&value, marks), "group-unheard").unwrap().status;
    assert_eq!(state(std::slice::from_ref(&tied)), SignStatus::Fired);
    assert_eq!(state(&[free]), SignStatus::Lifted);
}

#[test]
fn a_later_word_on_a_sign_is_told_as_such() {
    let value = edited(
        &fixture("exemplary"),
        &json!({"/exercises/0/groups/10/heard": 0, "/exercises/0/groups/10/met_directly": 0}),
    );
    let word = |author: &str, date: &str, act: &str| {
        file(
            author,
            date,
            json!([{"on": "clinic", "sign": "group-unheard", "act": act, "reason": "Looked again."}]),
        )
    };
    let assessment = assessed_with(&value, &[word("A", "2026-02-01", "lift"), word("B", "2026-02-02", "confirm")]);
    assert_eq!(sign(&assessment, "group-unheard").unwrap().status, SignStatus::Fired);
    assert_eq!(
        assessment.judgements[0].left_out.as_deref(),
        Some("a later word on this sign stands")
    );
}

#[test]
fn a_correction_is_scored_anew_and_a_reply_scores_nothing() {
    for name in ["exemplary", "developing"] {
        let before = assessed(&fixture(name));
        let said = edited(
            &fixture(name),
            &json!({"/reply": "We do not agree: it was exemplary, 4 of 4.",
                "/correction_of": {"sha256": "a".repeat(64), "what": "Nothing but words."}}),
        );
        let after = assessed(&said);
        assert_eq!(
            after.submission.reply.as_deref(),
            Some("We do not agree: it was exemplary, 4 of 4.")
        );
        for text in [crate::reports::html(&after), crate::reports::markdown(&after)] {
            assert!(text.contains("We do not agree") && text.contains("Nothing but words."));
        }
        assert_eq!((before.grade, before.criteria), (after.grade, after.criteria), "{name}");
        assert_eq!((before.exercises, before.signs), (after.exercises, after.signs), "{name}");
        assert_eq!((before.tree, before.plan), (after.tree, after.plan), "{name}");
    }
}

#[test]
fn faults_of_marks_are_told_at_their_lines() {
    let folder = tempfile::tempdir().unwrap();
    let marks = folder.path().join("marks.yaml");
    let text = "format: 1\nrole: assessor\nauthor: A\nbody: analists\ninterest: none\ndate: 2026-02-01\nmarks:\n  - {on: clinic, indicator: understood, level: 2, override: true, blind: true, document: paper, reason: seen}\n";
    std::fs::write(&marks, text).unwrap();
    let marks = marks.display().to_string();
    let output = earnest(&["assess", "tests/fixtures/exemplary.yaml", "--marks", &marks]);
    assert_eq!(code(&output), 3);
    let all = told(&output);
    assert!(all.contains("marks.yaml:4:") && all.contains("did you mean 'analysts'?"), "{all}");
    assert!(all.contains("[bad-override]") && all.contains("marks.yaml:8:"), "{all}");
    let meaning = earnest(&["explain", "bad-override"]);
    assert_eq!(code(&meaning), 0, "{}", said(&meaning));
}
