//! Published results come out exactly: the figures below were printed by others, and the shipped frameworks must give them. What the tests
//! of frameworks share stands here too.

use crate::support::{path, value};
use earnest::assess::framework::explain::{Inputs, assess};
use earnest::assess::framework::given::Given;
use earnest::assess::marks::MarksFile;
use earnest::assess::published::{Assessment, Criterion, GradeStatus, Node};
use earnest::base::fault::Faults;
use earnest::base::number::Q;
use earnest::facts::strength::Verified;
use earnest::facts::view::Context;
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

pub(crate) fn submission() -> Submission {
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

pub(crate) fn criterion<'a>(found: &'a Assessment, id: &str) -> &'a Criterion {
    found.criteria.iter().find(|criterion| criterion.id == id).unwrap()
}

const DOMAINS: [&str; 5] = ["governance", "annual-reporting", "day-to-day", "feedback", "equalities"];

pub(crate) fn domains(scores: [u32; 5]) -> Vec<(&'static str, u32)> {
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
