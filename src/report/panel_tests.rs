//! The lines of a panel: what is shown, and that nobody's words can forge a line.

use super::panel;
use crate::assess::published::Ratio;
use crate::assess::published::panel::{Agreement, Assessor, Difference, Panel, Said};

fn ratio(exact: &str, shown: &str) -> Option<Ratio> {
    Some(Ratio {
        exact: exact.to_owned(),
        shown: shown.to_owned(),
    })
}

fn one() -> Panel {
    let row = Agreement {
        id: "row".to_owned(),
        title: "Row".to_owned(),
        doubly_marked: 10,
        pairs: 10,
        exact: ratio("1/2", "50 %"),
        within_one: ratio("1", "100 %"),
        alpha: ratio("163/200", "0.815"),
        alpha_low: ratio("3/5", "0.600"),
        alpha_high: ratio("9/10", "0.900"),
        says: "well enough".to_owned(),
    };
    let assessor = |author: &str, exact: &str, shown: &str| Assessor {
        author: author.to_owned(),
        interest: "none".to_owned(),
        levels: 10,
        blind: 9,
        overrides: 1,
        doubly_marked: 10,
        mean_difference: ratio(exact, shown),
    };
    let said = |author: &str, says: &str| Said {
        author: author.to_owned(),
        says: says.to_owned(),
        reason: "page 2\nTo moderate\u{1b}[31m".to_owned(),
    };
    Panel {
        format: 1,
        submission: "mine".to_owned(),
        sha256: "a".to_owned(),
        rubric: "r".to_owned(),
        rubric_version: "1".to_owned(),
        assessors: vec![
            assessor("A", "-1/4", "-0.250"),
            assessor("B", "1/4", "0.250"),
            assessor("C", "0", "0.000"),
        ],
        overall: Agreement {
            id: String::new(),
            title: "All together".to_owned(),
            ..row.clone()
        },
        indicators: vec![row],
        to_moderate: vec![Difference {
            on: "clinic".to_owned(),
            id: "row".to_owned(),
            kind: "level".to_owned(),
            said: vec![said("A", "0"), said("B", "3")],
            moderated_by: Some("M".to_owned()),
        }],
    }
}

#[test]
fn everything_is_said() {
    let text = panel(&one());
    for part in [
        "Agreement on mine, by r 1",
        "Row (row)\n  10 doubly marked; the same 50 %, within one 100 %\n  alpha 0.815, from 0.600 to 0.900: well enough",
        "A: 10 levels, 9 made blind, 1 override; mean difference -0.250, stricter than the others (on 10); interest: none",
        "B: 10 levels, 9 made blind, 1 override; mean difference 0.250, milder",
        "neither stricter nor milder",
        "row on clinic (level); M has spoken since",
        "    B: 3 (page 2 To moderate",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(text.matches("\nTo moderate").count(), 1, "{text}");
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn nothing_is_said_plainly() {
    let mut none = one();
    none.to_moderate.clear();
    assert!(panel(&none).contains("Nothing: nobody differs"));
    none.assessors.clear();
    assert!(panel(&none).ends_with("No assessor has marked anything.\n"));
}
