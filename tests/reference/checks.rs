//! The reference held against figures that were worked by hand before it was written.

use super::access::window;
use super::cells::{Ctx, count, day, days};
use super::expr::read;
use super::facts::Fact;
use super::grade::{grade_of, weighted_lower_median};
use super::levels::{level, round};
use super::number::{Interval, Truth, byar_lower, byar_upper, frac, int, margin, margin_at_most, wilson_at_least, wilson_high, wilson_low};
use serde_json::{Value, json};

/// The rubric that is shipped.
pub fn shipped() -> Value {
    serde_saphyr::from_str(include_str!("../../rubrics/healthwatch.yaml")).unwrap()
}

#[test]
fn the_people_that_a_margin_needs() {
    let needed = |affected: i64, points: i64| (1..=affected).find(|n| margin_at_most(*n, affected, &int(points))).unwrap();
    let (large, cuts) = (10_000_000, [14, 10, 5]);
    assert_eq!(cuts.map(|t| needed(large, t)), [49, 97, 385]);
    assert_eq!(cuts.map(|t| needed(150, t)), [38, 59, 109]);
    assert_eq!(cuts.map(|t| needed(500, t)), [45, 81, 218]);
    // just under these stands the rule for fewer than a hundred: a quarter, a half, three quarters
    assert_eq!(cuts.map(|t| needed(100, t)), [34, 50, 80]);
    for (n, of) in [(38, 150), (59, 150), (250, 676), (49, 3000)] {
        for t in cuts {
            assert_eq!(
                margin(&int(n), Some(&int(of))) <= int(t),
                margin_at_most(n, of, &int(t)),
                "{n} of {of}"
            );
        }
    }
    assert_eq!(margin(&int(1), None), int(98));
    assert_eq!(margin(&int(49), None), int(14));
    // 250 of 676 leaves 4.9 points
    let davenport = margin(&int(250), Some(&int(676)));
    assert!(davenport > frac(485, 100) && davenport < frac(495, 100));
}

#[test]
fn ratings_that_pass_three_in_five() {
    let passes = |good: i64, of: i64| wilson_at_least(&int(good), &int(of), &frac(60, 100));
    for (good, of) in [(10, 10), (18, 20), (24, 30), (70, 100)] {
        assert!(passes(good, of), "{good} of {of}");
        assert!(wilson_low(&int(good), &int(of)) >= int(60));
    }
    for (good, of) in [(9, 10), (21, 30)] {
        assert!(!passes(good, of), "{good} of {of}");
        assert!(wilson_low(&int(good), &int(of)) < int(60));
    }
    // the bound is the last millionth of a percent at which the exact test holds
    for (good, of) in [(1, 10), (9, 10), (37, 61), (123_456, 987_654)] {
        let (good, of) = (int(good), int(of));
        let bound = wilson_low(&good, &of) / int(100);
        assert!(wilson_at_least(&good, &of, &bound));
        assert!(!wilson_at_least(&good, &of, &(bound + frac(1, 100_000_000))));
    }
    assert_eq!(wilson_low(&int(0), &int(10)), int(0));
    assert_eq!(wilson_high(&int(10), &int(10)), int(100));
    assert!(wilson_high(&int(3), &int(20)) < int(50) && wilson_high(&int(5), &int(10)) > int(50));
}

#[test]
fn the_largest_number_heard_that_is_still_clearly_too_few() {
    let largest = |expected: i64| {
        (0..expected)
            .rev()
            .find(|o| byar_upper(&int(*o), &int(expected)) < frac(8, 10))
            .unwrap()
    };
    let table = [(5, 0), (8, 1), (10, 2), (15, 5), (20, 8), (30, 14), (50, 27), (100, 62)];
    for (expected, heard) in table {
        assert_eq!(largest(expected), heard, "expected {expected}");
    }
    assert_eq!(byar_lower(&int(0), &int(5)), int(0));
    // nobody of five expected: the limit is 3.67 / 5
    let none = byar_upper(&int(0), &int(5));
    assert!(none > frac(72, 100) && none < frac(74, 100));
}

#[test]
fn limits_of_real_surveys() {
    let hundredths = |q: super::number::Q| (q * int(100)).round();
    let check = |heard: i64, expected: super::number::Q, ratio: i64, low: i64, high: i64| {
        let o = int(heard);
        assert_eq!(hundredths(&o / &expected), int(ratio), "{heard}");
        assert_eq!(hundredths(byar_lower(&o, &expected)), int(low), "{heard}");
        assert_eq!(hundredths(byar_upper(&o, &expected)), int(high), "{heard}");
    };
    // Brighton and Hove, 1,460 answers: lesbian, gay and bisexual people 10 % of them and 11 % of the city, trans people 1.5 % and 0.9 %
    check(146, int(1460) * frac(11, 100), 91, 77, 107);
    let (trans, expected) = (int(22), int(1460) * frac(9, 1000));
    assert_eq!(hundredths(&trans / &expected), int(167));
    assert_eq!(hundredths(byar_lower(&trans, &expected)), int(105));
    // 2.53 in print; the third decimal is a 5
    assert_eq!(byar_upper(&trans, &expected), frac(2535, 1000));
    // disabled people a third of them and 16 % of the city
    assert_eq!(hundredths(int(487) / (int(1460) * frac(16, 100))), int(208));
    // Hywel Dda 2012, 4,422 answers: 46 % from outside Pembrokeshire, where 68 % live
    check(2034, int(4422) * frac(68, 100), 68, 65, 71);
}

#[test]
fn the_rule_of_the_grade_over_all_patterns() {
    let rubric = shipped();
    for (levels, grade) in [([3, 3, 3, 1], 2), ([0, 3, 3, 3], 1), ([3, 3, 3, 2], 3), ([4, 4, 4, 3], 4)] {
        assert_eq!(grade_of(&rubric, &levels), grade, "{levels:?}");
    }
    let mut equal = 0;
    for pattern in 0..625 {
        let levels = [pattern % 5, pattern / 5 % 5, pattern / 25 % 5, pattern / 125];
        let mean = round(&frac(levels.iter().sum(), 4), "half-up");
        let grade = grade_of(&rubric, &levels);
        assert!(grade <= mean, "{levels:?}");
        equal += i64::from(grade == mean);
    }
    assert_eq!(equal, 133);
}

#[test]
fn form_is_held_to_effect() {
    let rubric = shipped();
    assert_eq!(level(&rubric, &[4], &[0]), 1);
    assert_eq!(level(&rubric, &[4], &[1]), 2);
    assert_eq!(level(&rubric, &[], &[3, 2]), 3);
    assert_eq!(level(&rubric, &[2, 3], &[2]), 2);
    assert_eq!([1, 3, 5].map(|n| round(&frac(n, 2), "half-even")), [0, 2, 2]);
    assert_eq!([1, 3].map(|n| round(&frac(n, 2), "floor")), [0, 1]);
    assert_eq!(round(&frac(9, 4), "up"), 3);
}

#[test]
fn days_are_counted_with_both_ends() {
    let rubric = shipped();
    let ctx = Ctx {
        submission: &json!({}),
        rubric: &rubric,
        returned: true,
        blank: true,
        not_held: true,
    };
    assert_eq!(window(&ctx, day(2018, 2, 1), day(2018, 5, 1)), 90);
    // all of August is 31 days, of which at most 14 are taken off
    assert_eq!(window(&ctx, day(2019, 8, 1), day(2019, 8, 31)), 17);
    // 24 December to 1 January is nine days
    assert_eq!(window(&ctx, day(2019, 12, 20), day(2020, 1, 5)), 8);
    assert_eq!(day(1970, 1, 1), 0);
    assert_eq!(day(2018, 5, 1) - day(2018, 2, 1), 89);
    assert_eq!(days(&json!("2024-02")), (day(2024, 2, 1), day(2024, 2, 29)));
    assert_eq!(days(&json!(2023)), (day(2023, 1, 1), day(2023, 12, 31)));
    assert_eq!(days(&json!("4 March 2025")), days(&json!("2025-03-04")));
    assert_eq!(days(&json!("2025-03-04..2025-03-09")).1, day(2025, 3, 9));
}

#[test]
fn counts_are_intervals() {
    assert_eq!(count(&json!({ "about": 251 })), Interval::wholes(225, 277));
    assert_eq!(count(&json!({ "at_least": 5 })), Interval::from(int(5)));
    assert_eq!(count(&json!({ "share": "59 %", "of": 251 })), Interval::wholes(147, 149));
    // 5 of 200 is 2.5 %, which rounds to 2 or to 3
    assert_eq!(count(&json!({ "share": "2 %", "of": 200 })), Interval::wholes(3, 5));
    assert_eq!(count(&json!({ "share": "3 %", "of": 200 })), Interval::wholes(5, 7));
    assert_eq!(count(&json!({ "share": "13.9 %", "of": 1800 })), Interval::wholes(250, 251));
}

#[test]
fn conditions_are_weighed_with_three_values() {
    let rubric = json!({ "terms": [{ "id": "both", "when": "a.yes && a.five > 4" }] });
    let facts = |id: &str| match id {
        "a.yes" => Fact::Truth(Truth::Yes),
        "a.unknown" => Fact::Truth(Truth::Unknown),
        "a.five" => Fact::whole(5),
        "a.two_to_six" => Fact::number(Interval::wholes(2, 6)),
        "a.maybe" => Fact::Number(Interval::whole(5), true),
        _ => Fact::Nothing,
    };
    let cases = [
        ("a.yes && a.unknown", Truth::Unknown),
        ("a.yes || a.unknown", Truth::Yes),
        ("!a.unknown", Truth::Unknown),
        ("a.five >= 5 && !(a.five > 5)", Truth::Yes),
        ("a.two_to_six >= 2", Truth::Yes),
        ("a.two_to_six >= 3", Truth::Unknown),
        ("a.two_to_six <= -1", Truth::No),
        ("a.nothing >= 0 || a.nothing < 0", Truth::No),
        ("exists(a.nothing)", Truth::No),
        ("exists(a.maybe)", Truth::Unknown),
        ("a.maybe >= 5", Truth::Unknown),
        ("a.maybe > 5", Truth::No),
        ("a.five == 5", Truth::Yes),
        ("a.five != 5", Truth::No),
        ("!term.both", Truth::No),
    ];
    for (text, truth) in cases {
        assert_eq!(read(&rubric, text).holds(&facts), truth, "{text}");
    }
}

#[test]
fn the_middle_of_weighed_levels_goes_lower_on_a_tie() {
    assert_eq!(weighted_lower_median(&[(1, 3), (3, 3)]), 1);
    assert_eq!(weighted_lower_median(&[(1, 2), (3, 3)]), 3);
    assert_eq!(weighted_lower_median(&[(0, 1), (2, 1), (4, 1)]), 2);
}

#[test]
fn the_samples_bear_the_signs_that_were_found_by_hand() {
    let rubric = shipped();
    let fired = |name: &str| -> Vec<String> {
        let submission: Value = serde_saphyr::from_str(&std::fs::read_to_string(format!("samples/{name}.yaml")).unwrap()).unwrap();
        let found = super::assess(&submission, &rubric);
        let units = found["units"].as_array().unwrap().iter();
        let signs = units
            .flat_map(|u| u["signs"].as_array().unwrap())
            .filter(|s| s["status"] == "fired");
        signs.map(|s| s["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(fired("corby-2018"), ["promised-consultation-missing", "decision-unasked"]);
    assert_eq!(fired("haringey-2012"), ["single-option-no-alternatives"]);
    // what a compiled file leaves out fires nothing
    for name in [
        "skye-2014",
        "hywel-dda-2012",
        "hywel-dda-2018",
        "moorfields-2019",
        "forest-of-dean-2020",
        "leicester-traffic",
    ] {
        assert_eq!(fired(name), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_decision_on_which_nobody_was_asked() {
    let rubric = shipped();
    let row = json!({ "id": "r1", "what": "The ward closes", "date": "2024-03-01", "service_change": "ended", "asked": "no", "on_proposal": "adopted" });
    let of = |basis: &str, row: &Value| {
        let submission = json!({ "format": 1, "authority": { "name": "X" }, "period": { "from": "2024-01-01", "to": "2024-12-31" },
            "basis": basis, "register": [row], "exercises": [] });
        super::assess(&submission, &rubric)
    };
    let returned = of("returned", &row);
    assert_eq!(returned["units"][0]["grade"], json!({ "status": "firm", "low": 0, "high": 0 }));
    assert_eq!(returned["grade"]["high"], 0);
    let compiled = of("compiled", &row);
    let unit = &compiled["units"][0];
    assert_eq!(unit["stakes"], 3);
    assert_eq!(
        unit["criteria"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c["high"].as_i64().unwrap())
            .collect::<Vec<_>>(),
        [3, 1, 3, 3]
    );
    // the lowest may be 1, so the grade is at most 2: a serious sign that lowered it
    assert_eq!(unit["grade"], json!({ "status": "at-most", "low": 0, "high": 2 }));
    let mut urgent = row.clone();
    urgent["asked"] = json!("urgent");
    urgent["reason"] = json!("The roof fell in.");
    assert_eq!(of("returned", &urgent)["units"][0]["counted"], false);
    let mut asked = row.clone();
    asked["asked"] = json!("yes");
    assert_eq!(of("returned", &asked)["units"], json!([]));
    asked.as_object_mut().unwrap().remove("asked");
    assert_eq!(of("returned", &asked)["units"].as_array().unwrap().len(), 1);
    assert_eq!(of("compiled", &asked)["units"], json!([]));
}
