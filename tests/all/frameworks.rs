//! Published results come out exactly: the figures below were printed by others, and the shipped frameworks must give them.

use crate::support::{path, value};
use earnest::assess::framework::examples;
use earnest::assess::framework::explain::{Inputs, assess};
use earnest::assess::framework::given::Given;
use earnest::assess::marks::MarksFile;
use earnest::assess::published::{Assessment, Criterion, GradeStatus, Node};
use earnest::base::fault::Faults;
use earnest::base::number::{Q, Round};
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
use earnest::rubric::framework::examples::missing_marked_examples;
use earnest::rubric::framework::lint::lint;
use earnest::rubric::framework::model::Framework;
use earnest::rubric::library;
use earnest::submission::model::Submission;
use serde_json::{Value, json};

pub(crate) fn shipped(id: &str) -> (&'static str, Framework) {
    let (name, text) = library::SHIPPED.iter().find(|(name, _)| *name == format!("{id}.yaml")).unwrap();
    (
        text,
        library::framework(name, text.as_bytes()).unwrap_or_else(|faults| panic!("{id}: {faults:?}")),
    )
}

fn submission() -> Submission {
    serde_json::from_value(value(&path("samples/forest-of-dean-2020.yaml"))).unwrap()
}

pub(crate) fn file(role: &str, author: &str, marks: &[(&str, u32)]) -> MarksFile {
    let marks: Vec<Value> = marks
        .iter()
        .map(|(indicator, level)| json!({ "indicator": indicator, "level": level, "reason": "as published" }))
        .collect();
    serde_json::from_value(json!({ "format": 1, "role": role, "author": author, "interest": "none", "date": "2026-01-31", "marks": marks }))
        .unwrap()
}

pub(crate) fn given(framework: &Framework, files: &[MarksFile]) -> Assessment {
    let submission = submission();
    let rubric = crate::support::rubric();
    let mut given = Given::default();
    for file in files {
        given.add(file, framework, &submission, &rubric.settings).unwrap();
    }
    let found = assess(&Inputs {
        name: "published",
        sha256: "",
        warnings: &Faults::default(),
        context: Context {
            submission: &submission,
            settings: &rubric.settings,
            baseline: None,
            as_of: submission.period.to.to,
            basis: submission.basis,
            open: false,
        },
        framework,
        given: &given,
        verified: &Verified::new(),
    });
    sums(&found.tree);
    found
}

pub(crate) fn marked(framework: &Framework, marks: &[(&str, u32)]) -> Assessment {
    given(framework, &[file("assessor", "its publisher", marks)])
}

/// What the children of a node add is the node, at its lowest and at its highest.
pub(crate) fn sums(node: &Node) {
    let number = |text: &str| {
        let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
        Q::parse(top).unwrap().over(Q::parse(bottom).unwrap()).unwrap()
    };
    if node.children.is_empty() {
        return;
    }
    let total = |adds: &dyn Fn(&Node) -> String| {
        node.children
            .iter()
            .fold(Q::ZERO, |sum, child| sum.plus(number(&adds(child))).unwrap())
    };
    assert_eq!(total(&|child| child.adds_low.clone()), number(&node.low), "{}", node.id);
    assert_eq!(total(&|child| child.adds_high.clone()), number(&node.high), "{}", node.id);
    node.children.iter().for_each(sums);
}

pub(crate) const STATEMENTS: [&str; 9] = ["qs1", "qs2", "qs3", "qs4", "qs5", "qs6", "qs7", "qs8", "qs9"];

pub(crate) fn statements(scores: [u32; 9]) -> Vec<(&'static str, u32)> {
    STATEMENTS.into_iter().zip(scores).collect()
}

#[test]
fn councils_come_out_with_sum_exact_percentage_and_rating() {
    let (_, framework) = shipped("cqc-local-authority");
    for (council, scores, sum, exact, rating) in [
        ("Hertfordshire", [3, 3, 3, 3, 4, 3, 3, 3, 3], 28, "77.78", "Good"),
        ("Hounslow", [2, 2, 3, 3, 3, 3, 3, 3, 3], 25, "69.44", "Good"),
        ("West Berkshire", [3, 2, 2, 2, 2, 3, 3, 3, 3], 23, "63.89", "Good"),
        ("Camden", [3, 3, 4, 3, 4, 4, 3, 4, 4], 32, "88.89", "Outstanding"),
        ("Blackpool", [1, 1, 1, 2, 2, 2, 1, 1, 1], 12, "33.33", "Inadequate"),
    ] {
        let found = marked(&framework, &statements(scores));
        let score = found.score.unwrap();
        assert_eq!(score.exact, format!("{sum}/36"), "{council}");
        assert_eq!(score.unrounded, exact, "{council}");
        assert_eq!(found.grade.name.as_deref(), Some(rating), "{council}");
        assert_eq!(found.grade.status, GradeStatus::Firm, "{council}");
    }
}

#[test]
fn twenty_two_of_thirty_six_requires_improvement_and_twenty_three_is_good() {
    let (_, framework) = shipped("cqc-local-authority");
    let rating = |scores| marked(&framework, &statements(scores)).grade.name.unwrap();
    assert_eq!(rating([3, 3, 2, 2, 2, 2, 2, 3, 3]), "Requires improvement");
    assert_eq!(rating([3, 3, 2, 2, 2, 2, 3, 3, 3]), "Good");
}

/// What was printed of the score: rounding up gives all four, half up three; the file's choice is half up.
#[test]
fn rounding_up_gives_all_four_printed_scores_and_half_up_three() {
    let (text, framework) = shipped("cqc-local-authority");
    let up = text.replacen("round: half-up", "round: up", 1);
    assert_ne!(up, text);
    let up = library::framework("up.yaml", up.as_bytes()).unwrap();
    let shown = |framework: &Framework, scores| marked(framework, &statements(scores)).score.unwrap().shown;
    let rows = [
        ([3, 3, 3, 3, 4, 3, 3, 3, 3], "78 %", "78 %"),
        ([2, 2, 3, 3, 3, 3, 3, 3, 3], "70 %", "69 %"),
        ([3, 2, 2, 2, 2, 3, 3, 3, 3], "64 %", "64 %"),
        ([3, 3, 4, 3, 4, 4, 3, 4, 4], "89 %", "89 %"),
    ];
    for (scores, printed, half_up) in rows {
        assert_eq!(shown(&up, scores), printed);
        assert_eq!(shown(&framework, scores), half_up);
    }
}

fn criterion<'a>(found: &'a Assessment, id: &str) -> &'a Criterion {
    found.criteria.iter().find(|criterion| criterion.id == id).unwrap()
}

#[test]
fn a_statement_of_four_categories_is_scored_in_two_stages() {
    let (_, framework) = shipped("cqc-two-stage");
    let categories = ["qs1-experience", "qs1-staff", "qs1-partners", "qs1-processes"];
    let of = |scores: [u32; 4]| {
        let marks: Vec<(&str, u32)> = categories.into_iter().zip(scores).collect();
        let found = marked(&framework, &marks);
        let one = criterion(&found, "qs1").clone();
        (one.looks_like, one.level)
    };
    assert_eq!(of([3, 2, 3, 3]), ("69 %".to_owned(), Some(3)));
    // 10 and 14 of 16 lie between the integer bands
    assert_eq!(of([3, 3, 2, 2]), ("63 %".to_owned(), Some(3)));
    assert_eq!(of([4, 4, 3, 3]), ("88 %".to_owned(), Some(4)));
}

/// Two stages lose information that one stage keeps.
#[test]
fn two_stages_and_one_can_differ() {
    let (_, two) = shipped("cqc-two-stage");
    let (_, one) = shipped("cqc-local-authority");
    let ids: Vec<String> = STATEMENTS
        .iter()
        .flat_map(|statement| ["experience", "staff", "partners", "processes"].map(|category| format!("{statement}-{category}")))
        .collect();
    // 10 of 16 everywhere: 62.5 % in one stage, and 3 of 4 after the first of two
    let marks: Vec<(&str, u32)> = ids
        .iter()
        .enumerate()
        .map(|(at, id)| (id.as_str(), if at % 4 < 2 { 3 } else { 2 }))
        .collect();
    let found = marked(&two, &marks);
    assert_eq!(
        (found.score.unwrap().shown.as_str(), found.grade.name.as_deref()),
        ("75 %", Some("Good"))
    );
    let found = marked(&one, &statements([3, 2, 3, 2, 3, 2, 3, 2, 2]));
    assert_eq!(found.grade.name.as_deref(), Some("Requires improvement"));
}

const DOMAINS: [&str; 5] = ["governance", "annual-reporting", "day-to-day", "feedback", "equalities"];

fn domains(scores: [u32; 5]) -> Vec<(&'static str, u32)> {
    DOMAINS.into_iter().zip(scores).collect()
}

#[test]
fn commissioners_come_out_green_and_green_star() {
    let (_, framework) = shipped("ccg-engagement");
    for (who, scores, total, name) in [
        ("Warwickshire North", [3, 3, 3, 3, 3], "15/15", "Outstanding"),
        ("Croydon 2018", [3, 3, 2, 2, 2], "12/15", "Good"),
        ("Croydon 2019", [3, 3, 3, 1, 3], "13/15", "Good"),
        ("one more", [3, 3, 3, 2, 3], "14/15", "Outstanding"),
    ] {
        let found = marked(&framework, &domains(scores));
        assert_eq!(found.score.unwrap().exact, total, "{who}");
        assert_eq!(found.grade.name.as_deref(), Some(name), "{who}");
    }
}

#[test]
fn croydon_is_green_as_published_and_held_down_by_the_overlay_that_is_ours() {
    let (_, framework) = shipped("loop-must-close");
    let found = marked(&framework, &domains([3, 3, 3, 1, 3]));
    let core = found.core.unwrap();
    assert_eq!(core.grade.name.as_deref(), Some("Good"));
    assert_eq!(
        (found.grade.level, found.grade.name.as_deref()),
        (Some(1), Some("Requires improvement"))
    );
    assert_eq!(found.score.unwrap().exact, "13/15", "the score is the publisher's");
    assert!(found.grade.limits[0].says.contains("our limiter"));
    assert!(
        core.ours && core.whose.contains("are ours") && core.whose.contains("not its publisher's"),
        "{}",
        core.whose
    );
    assert_eq!(core.changes.len(), 1);
    // where feedback is not the trouble, nothing is held
    let found = marked(&framework, &domains([3, 3, 2, 2, 2]));
    assert_eq!(found.grade.name, found.core.unwrap().grade.name);
}

#[test]
fn a_cut_that_was_never_printed_decides_nothing() {
    let (_, framework) = shipped("ccg-engagement");
    let found = marked(&framework, &domains([3, 2, 2, 2, 2]));
    assert_eq!((found.grade.level, found.grade.low, found.grade.high), (None, 0, 2));
    assert!(found.grade.words.contains("cut is not known"), "{}", found.grade.words);
}

#[test]
fn a_total_waits_for_every_mark() {
    let (_, framework) = shipped("ccg-engagement");
    let found = marked(&framework, &domains([3, 3, 3, 3, 3])[..4]);
    assert_eq!(
        (found.grade.status, found.grade.level, found.score),
        (GradeStatus::Insufficient, None, None)
    );
    assert_eq!(found.to_decide.judge.len(), 1);
}

const OUTCOMES: [&str; 11] = ["1a", "1b", "1c", "1d", "2a", "2b", "2c", "2d", "3a", "3b", "3c"];

#[test]
fn twenty_one_is_developing_and_twenty_two_achieving() {
    let (_, framework) = shipped("eds-2022");
    let of = |last: u32| {
        let scores = [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, last];
        let marks: Vec<(&str, u32)> = OUTCOMES.into_iter().zip(scores).collect();
        let found = marked(&framework, &marks);
        (found.score.unwrap().exact, found.grade.name.unwrap())
    };
    assert_eq!(of(1), ("21/33".to_owned(), "Developing".to_owned()));
    assert_eq!(of(2), ("22/33".to_owned(), "Achieving".to_owned()));
}

const DOCUMENTS: [(&str, &str); 15] = [
    ("A1", "FFPPP"),
    ("A2", "FPUUP"),
    ("A3", "PPPPP"),
    ("A4", "UFPPU"),
    ("B5", "UPPPU"),
    ("B6", "UFUPU"),
    ("B7", "FFPPP"),
    ("B8", "UUPPU"),
    ("B9", "FFFPF"),
    ("B10", "UUPPU"),
    ("C11", "PFUPF"),
    ("D12", "UFPPU"),
    ("D13", "UFUUU"),
    ("D14", "UPPUP"),
    ("D15", "PPPFP"),
];

#[test]
fn fifteen_documents_keep_their_ratings_and_the_published_counts() {
    let (_, framework) = shipped("fourpi");
    let domains = ["principles", "purpose", "presence", "process", "impact"];
    let mut counts = [[0_u32; 3]; 5];
    let mut all_five = 0;
    for (document, ratings) in DOCUMENTS {
        let level = |rating: char| "UPF".find(rating).map(|at| u32::try_from(at).unwrap()).unwrap();
        let marks: Vec<(&str, u32)> = domains.into_iter().zip(ratings.chars().map(level)).collect();
        let found = marked(&framework, &marks);
        assert_eq!(found.grade.status, GradeStatus::NotApplicable, "{document}: there is no total");
        assert_eq!(found.score, None);
        let indicators = &found.criteria[0].indicators;
        for (domain, indicator) in indicators.iter().enumerate() {
            counts[domain][usize::try_from(indicator.level.unwrap()).unwrap()] += 1;
        }
        all_five += u32::from(indicators.iter().all(|indicator| indicator.level == Some(2)));
    }
    // fully, partially, not met
    let columns: Vec<(u32, u32, u32)> = counts.iter().map(|[unmet, partly, fully]| (*fully, *partly, *unmet)).collect();
    assert_eq!(columns, [(4, 3, 8), (8, 5, 2), (1, 10, 4), (1, 11, 3), (2, 6, 7)]);
    assert_eq!(all_five, 0, "no document met all five");
}

#[test]
fn toolkits_come_out_with_the_published_percentages() {
    let (_, framework) = shipped("ceppp");
    for (tool, yes, percentages) in [
        ("Scottish toolkit 2014", [1, 4, 4, 5], ["20 %", "80 %", "80 %", "100 %"]),
        ("Quality involvement questionnaire", [2, 4, 3, 4], ["40 %", "80 %", "60 %", "80 %"]),
    ] {
        let ids: Vec<(String, u32)> = ["rigour", "perspective", "comprehensiveness", "usability"]
            .iter()
            .zip(yes)
            .flat_map(|(criterion, yes)| (1..=yes).map(move |item| (format!("{criterion}-{item}"), 1)))
            .collect();
        let marks: Vec<(&str, u32)> = ids.iter().map(|(id, level)| (id.as_str(), *level)).collect();
        let found = marked(&framework, &marks);
        let shown: Vec<&str> = found.criteria.iter().map(|criterion| criterion.looks_like.as_str()).collect();
        assert_eq!(shown, percentages, "{tool}");
    }
}

/// Columns are activities; a criterion of the adaptation that the nine do not have is left out.
const ACTIVITIES: [(&str, &str); 7] = [
    ("representativeness", "MMHHHHM"),
    ("independence", "MHLHMHH"),
    ("early-involvement", "HHHHHHH"),
    ("transparency", "HHLHLHH"),
    ("resource-accessibility", "MHMMMHH"),
    ("task-definition", "HHLHHHM"),
    ("cost-effectiveness", "HHHHHHH"),
];

#[test]
fn seven_activities_stay_ordinal() {
    let (_, framework) = shipped("rowe-frewer");
    for activity in 0..7 {
        let level = |marks: &str| u32::try_from("LMH".find(marks.chars().nth(activity).unwrap()).unwrap()).unwrap() + 1;
        let marks: Vec<(&str, u32)> = ACTIVITIES.iter().map(|(criterion, marks)| (*criterion, level(marks))).collect();
        let found = marked(&framework, &marks);
        assert_eq!((found.grade.status, found.grade.level), (GradeStatus::NotApplicable, None));
        assert_eq!(found.score, None, "no total is made of ordinal marks");
        for (id, wanted) in &marks {
            let mut indicators = found.exercises[0].criteria.iter().flat_map(|criterion| &criterion.indicators);
            assert_eq!(indicators.find(|indicator| indicator.id == *id).unwrap().level, Some(*wanted));
        }
    }
}

/// Positive and negative shares of four months of answers at a practice.
#[test]
fn practice_counts_give_the_published_shares() {
    for (counts, total, positive, negative) in [
        ([211, 132, 12, 6, 2, 1], 364, "94.23", "2.2"),
        ([250, 127, 18, 6, 6, 1], 408, "92.4", "2.94"),
        ([196, 86, 10, 5, 1, 0], 298, "94.63", "2.01"),
        ([165, 101, 15, 5, 3, 2], 291, "91.41", "2.75"),
    ] {
        assert_eq!(counts.iter().sum::<i128>(), total);
        let share = |some: i128| Q::new(some * 100, total).unwrap().decimal(2);
        assert_eq!(share(counts[0] + counts[1]), positive);
        assert_eq!(share(counts[3] + counts[4]), negative);
    }
}

#[test]
fn marks_of_the_body_itself_count_only_alone() {
    let (_, framework) = shipped("cqc-local-authority");
    let own = file("self", "the council", &statements([4; 9]));
    let found = given(&framework, std::slice::from_ref(&own));
    assert_eq!(found.grade.name.as_deref(), Some("Outstanding"));
    assert!(found.grade.says.contains("marked itself"));
    let found = given(&framework, &[own, file("assessor", "the regulator", &statements([2; 9]))]);
    assert_eq!(found.grade.name.as_deref(), Some("Requires improvement"));
    assert!(
        found
            .judgements
            .iter()
            .filter(|judgement| judgement.role == "self")
            .all(|judgement| !judgement.counted)
    );
}

#[test]
fn authors_who_differ_leave_open_what_lies_between_them() {
    let (_, framework) = shipped("cqc-local-authority");
    let found = given(
        &framework,
        &[
            file("assessor", "one", &statements([3; 9])),
            file("assessor", "other", &statements([2; 9])),
        ],
    );
    assert_eq!(
        (found.grade.status, found.grade.low, found.grade.high),
        (GradeStatus::Between, 2, 3)
    );
    assert_eq!(found.score.unwrap().exact, "18/36 to 27/36");
    // the last word of one author stands
    let found = given(
        &framework,
        &[
            file("assessor", "one", &statements([3; 9])),
            file("assessor", "one", &statements([2; 9])),
        ],
    );
    assert_eq!(found.grade.level, Some(2));
    assert_eq!(found.judgements.iter().filter(|judgement| judgement.counted).count(), 9);
}

#[test]
fn an_earlier_mark_is_carried_forward_with_its_date() {
    let (_, framework) = shipped("cqc-local-authority");
    let mut earlier = file("assessor", "the regulator", &statements([3; 9])[..1]);
    earlier.date = serde_json::from_value(json!("2019-05-04")).unwrap();
    let found = given(&framework, &[earlier, file("assessor", "the regulator", &statements([3; 9])[1..])]);
    assert_eq!(found.grade.level, Some(3));
    let first = &found.criteria[0].indicators[0];
    assert_eq!(first.reason.as_deref(), Some("carried forward from 4 May 2019"));
}

#[test]
fn a_bound_is_what_any_mark_could_make_of_it() {
    let (_, framework) = shipped("cqc-local-authority");
    let known = statements([3, 2, 2, 2, 2, 3, 3, 3, 3]);
    let found = marked(&framework, &known[..7]);
    let mut seen = Vec::new();
    for eighth in 1..=4 {
        for ninth in 1..=4 {
            let mut marks = known[..7].to_vec();
            marks.extend([("qs8", eighth), ("qs9", ninth)]);
            seen.push(marked(&framework, &marks).grade.level.unwrap());
        }
    }
    assert_eq!(
        (Some(&found.grade.low), Some(&found.grade.high)),
        (seen.iter().min(), seen.iter().max())
    );
}

fn faults(id: &str, from: &str, to: &str) -> Vec<String> {
    let (text, _) = shipped(id);
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text, "nothing to change");
    let faults = library::framework("changed.yaml", changed.as_bytes()).expect_err("a fault");
    faults
        .iter()
        .map(|fault| format!("{} line {}", fault.code, fault.place.map_or(0, |place| place.line)))
        .collect()
}

#[test]
fn a_framework_that_makes_no_sense_is_refused_at_its_line() {
    let (text, _) = shipped("cqc-local-authority");
    let line = |of: &str| text.lines().position(|line| line.contains(of)).unwrap() + 1;
    let first = line("{from: 25");
    assert_eq!(
        faults("cqc-local-authority", "{from: 25", "{from: 30"),
        [format!("hole-in-bands line {first}")]
    );
    assert_eq!(
        faults("cqc-local-authority", "{from: 39", "{from: 89"),
        [format!("falling-threshold line {}", line("{from: 63"))]
    );
    assert_eq!(
        faults("cqc-local-authority", "{from: 39, level: 2", "{from: 39, level: 7"),
        [format!("unknown-level line {}", line("{from: 39"))]
    );
    assert_eq!(
        faults("cqc-local-authority", "{from: 39, level: 2", "{from: 39, between: [2, 2]"),
        [format!("unclear-band line {}", line("{from: 39"))]
    );
    assert_eq!(faults("gunning", "when: exercise.proposal", "when: exercise.proposals").len(), 1);
}

#[test]
fn the_band_is_looked_up_in_the_number_that_is_shown() {
    let (_, framework) = shipped("cqc-local-authority");
    for sum in 9_u32..=36 {
        let scores: Vec<u32> = (0..9).map(|at| (sum / 9) + u32::from(at < sum % 9)).collect();
        let found = marked(&framework, &statements(scores.try_into().unwrap()));
        let shown = Q::new(i128::from(sum) * 100, 36).unwrap().round(Round::HalfUp);
        assert_eq!(found.score.unwrap().shown, format!("{shown} %"));
        let wanted = match shown {
            25..=38 => 1,
            39..=62 => 2,
            63..=87 => 3,
            _ => 4,
        };
        assert_eq!(found.grade.level, Some(wanted), "{sum} of 36");
    }
}

/// One entry in one file, and it is marked, scored and shown.
#[test]
fn adding_a_criterion_touches_one_file() {
    let (text, _) = shipped("fourpi");
    let more = "  - id: people\n    title: People\n    combine: none\n    indicators:\n      - {id: named, title: Named, status: house}\nresult:\n";
    let framework = library::framework("more.yaml", text.replacen("result:\n", more, 1).as_bytes()).unwrap();
    let found = marked(&framework, &[("named", 2)]);
    assert_eq!(criterion(&found, "people").indicators[0].level, Some(2));
}

fn all_shipped() -> impl Iterator<Item = (&'static str, &'static str, Framework)> {
    let shipped = library::SHIPPED
        .iter()
        .filter_map(|(name, text)| match library::load(name, text.as_bytes()).unwrap() {
            library::Loaded::Framework(framework) => Some((*name, *text, *framework)),
            library::Loaded::Rubric(_) => None,
        });
    shipped.filter(|(_, _, framework)| framework.overlay.is_none())
}

#[test]
fn every_criterion_of_every_framework_has_its_examples_and_they_hold() {
    let mut count = 0;
    for (name, _, framework) in all_shipped() {
        let missing = missing_marked_examples(&framework.file);
        assert!(missing.is_empty(), "{name}: {missing:?}");
        let outcome = examples::run(&framework);
        assert_eq!(outcome.failed, 0, "{name}: {:?}", outcome.faults);
        count += outcome.run;
        assert!(lint(&framework).is_empty(), "{name}: {:?}", lint(&framework));
    }
    assert!(count > 90, "{count} examples");
}

/// A cut that is moved, and a rule that is another, make an example fail.
#[test]
fn an_example_notices_another_rule() {
    for (id, from, to) in [
        ("ccg-engagement", "{from: 14, level: 3", "{from: 13, level: 3"),
        ("ccg-engagement", "  combine: sum", "  combine: median\n  round: floor"),
        ("gunning", "  combine: all", "  combine: any"),
        ("coproduction", "  combine: min", "  combine: median\n  round: floor"),
        ("ceppp", "missing: count-lowest", "missing: leave-open"),
    ] {
        let (text, _) = shipped(id);
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{id}: nothing to change");
        let Ok(framework) = library::framework("changed.yaml", changed.as_bytes()) else {
            continue;
        };
        let failed = examples::run(&framework).failed;
        // an unmarked item is no example's subject
        assert_eq!(failed > 0, id != "ceppp", "{id}: {from}");
    }
}

#[test]
fn the_commands_run_on_frameworks() {
    let run = |args: &[&str]| crate::support::earnest(args);
    let text = |output: &std::process::Output| String::from_utf8_lossy(&output.stdout).into_owned();
    let tested = run(&["rubric", "test", "cqc-two-stage"]);
    assert_eq!(tested.status.code(), Some(0));
    assert!(text(&tested).contains("27 examples, 27 as expected"), "{}", text(&tested));
    assert_eq!(run(&["rubric", "lint", "eds-2022", "--deny"]).status.code(), Some(0));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("other.yaml");
    let (source, _) = shipped("fourpi");
    std::fs::write(
        &file,
        source.replacen("kind: bait, about: domains", "kind: positive, about: domains", 1),
    )
    .unwrap();
    let lacking = run(&["rubric", "test", &file.display().to_string()]);
    assert_eq!(lacking.status.code(), Some(4));
    let told = String::from_utf8_lossy(&lacking.stderr).into_owned();
    assert!(told.contains("[missing-example]") && told.contains("no bait"), "{told}");
    std::fs::write(
        &file,
        source.replacen(
            "scale:\n  - {level: 0, name: Unmet, status: published, source: matthews-2019}",
            "scale:\n  - {level: 0, name: Unmet, status: published}",
            1,
        ),
    )
    .unwrap();
    let linted = run(&["rubric", "lint", &file.display().to_string(), "--deny"]);
    assert_eq!(linted.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&linted.stderr).contains("[missing-source]"));
    for format in ["html", "md"] {
        let page = run(&["rubric", "show", "loop-must-close", "--format", format]);
        assert_eq!(page.status.code(), Some(0));
        assert!(text(&page).contains("Changes") && text(&page).contains("loop-must-close"));
    }
}

#[test]
fn what_does_not_apply_leaves_the_sum_and_what_is_not_marked_does_not() {
    let (_, framework) = shipped("cqc-local-authority");
    let mut marks = file("assessor", "the regulator", &statements([3, 2, 2, 2, 2, 3, 3, 3, 3]));
    marks.marks[8].level = None;
    marks.marks[8].not_applicable = Some(true);
    let found = given(&framework, std::slice::from_ref(&marks));
    assert_eq!(found.score.unwrap().exact, "20/32");
    assert_eq!(found.grade.level, Some(3), "62.5 is shown and banded as 63");
    // one says that it does not apply and the other gives it a level: it is open
    let found = given(
        &framework,
        &[marks.clone(), file("assessor", "another", &statements([3, 2, 2, 2, 2, 3, 3, 3, 3]))],
    );
    assert_eq!(found.score.unwrap().exact, "21/36 to 24/36");
    // both at once is no mark
    marks.marks[8].level = Some(3);
    let faults = Given::default()
        .add(&marks, &framework, &submission(), &crate::support::rubric().settings)
        .expect_err("refused");
    assert_eq!(faults.iter().next().unwrap().code, "unclear-mark");
}
