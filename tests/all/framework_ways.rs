//! Workbooks of made-up frameworks with every way of combining and rounding, and what the audit says beside what the assessment says.

use crate::framework_books::{fresh, none, of, pair, sample, scored, typed};
use crate::framework_exercises::copies;
use crate::framework_typed::{Dice, as_file, frameworks, indicators, typed_over, units};
use crate::frameworks::file;
use crate::generate;
use earnest::assess::published::audit::{Ends, MarkedAudit, MarkedState};
use earnest::assess::published::{Assessment, GradeStatus, IndicatorStatus};
use earnest::rubric::framework::model::Framework;
use earnest::rubric::library;
use earnest::submission::model::Submission;
use std::collections::BTreeSet;

/// A framework with rules that none of those shipped has; `criteria` are how the two criteria combine, of four and of three indicators.
fn made_up(criteria: [&str; 2], result: &str, more: &str) -> Framework {
    let scale: Vec<String> = (0..5)
        .map(|level| format!("  - {{level: {level}, name: L{level}, status: house}}"))
        .collect();
    let group = |id: &str, many: usize, how: &str| {
        let rows = (1..=many).map(|at| format!("      - {{id: {id}{at}, title: \"=1+{at}\", status: house}}"));
        format!(
            "  - id: {id}\n    title: Group {id}\n{how}    indicators:\n{}\n",
            rows.collect::<Vec<_>>().join("\n")
        )
    };
    let text = format!(
        "format: 1\nkind: framework\nid: made-up\nversion: 1.0.0\ntitle: Made up\nabout: For a test.\nlicence: MIT\nsources: []\nfaithful: No.\n\
         unit: submission\nscale:\n{}\nmissing: leave-open\ncriteria:\n{}{}result:\n{result}  says: As made up.\n  status: house\n{more}",
        scale.join("\n"),
        group("a", 4, criteria[0]),
        group("b", 3, criteria[1]),
    );
    library::framework("made-up.yaml", text.as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
}

/// Every way of combining and rounding, in both stages; ties abound among four levels and two.
#[test]
fn every_way_of_combining_and_rounding_comes_to_the_same() {
    let submission = sample("forest-of-dean-2020");
    let ways = [
        (
            "    combine: mean\n    round: half-even\n",
            "    combine: median\n    round: half-even\n",
        ),
        ("    combine: median\n    round: half-up\n", "    combine: mean\n    round: up\n"),
        ("    combine: median\n    round: floor\n", "    combine: lower-median\n"),
        (
            "    combine: lower-median\n    weight: 3\n",
            "    combine: nth-lowest\n    nth: 2\n    weight: 2\n",
        ),
        ("    combine: nth-lowest\n    nth: 3\n", "    combine: all\n"),
        ("    combine: any\n    weight: 5\n", "    combine: min\n"),
    ];
    let results = [
        "  over: criteria\n  combine: mean\n  round: half-even\n",
        "  over: criteria\n  combine: mean\n  bands:\n    - {from: 0, level: 0, status: house}\n    - {from: 1.25, level: 2, status: house}\n    - {from: 3.4, between: [3, 4], status: house}\n",
        "  over: criteria\n  combine: sum\n  bands:\n    - {from: 0, level: 0, status: house}\n    - {from: 9.5, level: 4, status: house}\n",
        "  over: indicators\n  combine: median\n  round: half-even\n",
        "  over: criteria\n  combine: percent\n  round: half-even\n  bands:\n    - {from: 0, level: 1, status: house}\n    - {from: 38, level: 2, status: house}\n    - {from: 63, level: 3, status: house}\n",
        "  over: indicators\n  combine: percent\n",
    ];
    let limits = "limits:\n  - {id: first, indicator: a1, is_at_most: 1, at_most: 2, from: 3, says: Held., status: house}\n  - {id: second, indicator: b3, is_at_most: 0, at_most: 1, says: Held., status: house}\n";
    for ((one, other), result) in ways.into_iter().zip(results) {
        let more = if result.contains("bands") || !result.contains("percent") {
            limits
        } else {
            ""
        };
        let framework = made_up([one, other], result, more);
        let different = typed_over(&format!("{one}{other}{result}"), &framework, &submission, 24, 5);
        assert!(different > 3, "{one}{other}{result}: {different}");
    }
}

/// A half goes where the rule says, although a spreadsheet counts in binary fractions.
#[test]
fn ties_are_decided_in_whole_numbers() {
    let submission = sample("forest-of-dean-2020");
    for (round, expected) in [
        ("half-even", ["0", "2", "2"]),
        ("half-up", ["1", "2", "3"]),
        ("floor", ["0", "1", "2"]),
        ("up", ["1", "2", "3"]),
    ] {
        let first = format!("    combine: mean\n    round: {round}\n");
        let framework = made_up([&first, "    combine: min\n"], "  over: criteria\n  combine: min\n", "");
        // means of 1/2, 3/2 and 5/2
        for (levels, expected) in [[0, 0, 1, 1], [1, 1, 2, 2], [2, 2, 3, 3]].into_iter().zip(expected) {
            let marks: Vec<(&str, u32)> = ["a1", "a2", "a3", "a4"].into_iter().zip(levels).collect();
            let book = fresh(round, &framework, &submission, &[file("assessor", "A", &marks)]);
            let all = book.table("Criteria", "Exercise");
            assert_eq!(of(&all[0].1, "Rounded"), pair(expected, expected), "{round} {levels:?}");
            assert_eq!(all[0].1["Title"], "Group a");
        }
    }
}

/// Both ends of an audit as the assessment publishes them.
fn ends(level: Option<Ends>) -> (String, String) {
    level.map_or_else(none, |level| pair(level.low, level.high))
}

/// Both ends of a grade or level, none where there is none.
fn published(status: GradeStatus, low: u32, high: u32) -> (String, String) {
    if status == GradeStatus::NotApplicable {
        none()
    } else {
        pair(low, high)
    }
}

/// Everything that the audit says beside what the assessment says.
fn says_the_same(at: &str, assessment: &Assessment, audit: &MarkedAudit) {
    let grade = &assessment.grade;
    assert_eq!(ends(audit.level), published(grade.status, grade.low, grade.high), "{at}");
    let single = [&assessment.criteria];
    let criteria: Vec<_> = if audit.rules.of_exercises {
        assessment.exercises.iter().map(|unit| &unit.criteria).collect()
    } else {
        single.to_vec()
    };
    assert_eq!(audit.units.len(), criteria.len(), "{at}");
    for (unit, criteria) in audit.units.iter().zip(criteria) {
        for (found, criterion) in unit.criteria.iter().zip(criteria) {
            let expected = published(criterion.status, criterion.low, criterion.high);
            assert_eq!(ends(found.figure.level), expected, "{at} {} {}", unit.id, criterion.id);
            for (found, one) in found.indicators.iter().zip(&criterion.indicators) {
                assert_eq!(
                    (found.id.as_str(), found.level.low, found.level.high),
                    (one.id.as_str(), one.low, one.high),
                    "{at}"
                );
                assert_eq!(
                    found.state == MarkedState::Apart,
                    one.status == IndicatorStatus::NotApplicable,
                    "{at}"
                );
                if found.state == MarkedState::Measured {
                    assert_eq!(found.measured, Some(found.level), "{at} {}", found.id);
                }
                if found.state == MarkedState::Marked {
                    let levels = || found.marks.iter().filter_map(|mark| mark.level);
                    assert_eq!(
                        (levels().min(), levels().max()),
                        (Some(one.low), Some(one.high)),
                        "{at} {}",
                        found.id
                    );
                }
            }
        }
        if let Some(last) = unit.limited.last() {
            assert_eq!(*last, unit.level, "{at}");
        }
        if let (Some(exact), Some(score)) = (&unit.figure.exact, assessment.score.as_ref().filter(|_| audit.units.len() == 1)) {
            let q = |dividend: u64| {
                earnest::base::number::Q::new(dividend.into(), exact.over.into())
                    .unwrap()
                    .to_string()
            };
            assert_eq!((q(exact.low), q(exact.high)), (score.low.clone(), score.high.clone()), "{at}");
        }
    }
    let again: MarkedAudit = serde_json::from_str(&serde_json::to_string(audit).unwrap()).unwrap();
    assert_eq!(&again, audit, "{at}: it is read as it is written");
}

/// For many more submissions and marks than another program could open in time.
#[test]
fn the_audit_says_what_the_assessment_says() {
    let mut dice = Dice(7);
    for seed in 0..12 {
        let submission: Submission = typed(&generate::submission(seed));
        for (id, framework) in frameworks() {
            let (names, ids) = (units(&framework, &submission), indicators(&framework));
            let mut marks = Vec::new();
            let mut apart = BTreeSet::new();
            for (on, one) in names.iter().flat_map(|on| ids.iter().map(move |id| (on.as_str(), *id))) {
                let levels = u64::from(framework.highest - framework.lowest) + 1;
                let level = framework.lowest + u32::try_from(dice.roll(levels)).unwrap();
                marks.push((on, one, (dice.roll(4) > 0).then_some(level)));
                if dice.roll(9) == 0 {
                    apart.insert((on, one));
                }
            }
            for files in [Vec::new(), vec![as_file(&marks, &apart)]] {
                let (assessment, audit) = scored(&framework, &submission, &files);
                says_the_same(&format!("{id} {seed}"), &assessment, &audit);
            }
        }
    }
}

#[test]
fn the_rules_of_an_audit_are_those_of_the_file() {
    let submission = copies(&["e0"]);
    for (id, framework) in frameworks() {
        let (_, audit) = scored(&framework, &submission, &[]);
        let file = &framework.file;
        assert_eq!(audit.rules.criteria.len(), file.criteria.len(), "{id}");
        assert_eq!(audit.rules.scale.len(), file.scale.len(), "{id}");
        assert_eq!(audit.rules.result.bands.len(), file.result.bands.len(), "{id}");
        for (found, band) in audit.rules.result.bands.iter().zip(&framework.rule.bands) {
            assert_eq!(
                (found.from.number, found.from.over),
                (band.from.numerator(), band.from.denominator()),
                "{id}"
            );
            assert_eq!((found.level.low, found.level.high), (band.low, band.high), "{id}");
        }
    }
}
