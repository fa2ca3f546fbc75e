//! The published ratings of councils: scores, percentages and bands as printed, in one stage and in two.

use crate::frameworks::{STATEMENTS, criterion, marked, shipped, statements};
use earnest::assess::published::GradeStatus;
use earnest::base::number::{Q, Round};
use earnest::rubric::framework::model::Framework;
use earnest::rubric::library;

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
