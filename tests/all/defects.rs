//! Sixteen defects that were found in well-known scoring programs, each with what this one does instead. Numbers are the defects' own.

use crate::frameworks::{given, marked, shipped, statements};
use earnest::assess::framework::gather::{Part, figure, levels, parts, rounded};
use earnest::assess::published::{GradeStatus, IndicatorStatus, Node};
use earnest::base::number::{Q, Round};
use earnest::rubric::framework::file::Gather;
use earnest::rubric::framework::model::{Band, Rule};
use earnest::rubric::library;
use rayon::prelude::*;

/// The ways of combining that give a figure.
fn combining() -> impl Iterator<Item = Gather> {
    let all = Gather::ALL.iter().map(|(combine, _, _)| *combine);
    all.filter(|combine| *combine != Gather::None)
}

fn rule(combine: Gather, round: Option<Round>, bands: &[(i64, u32)]) -> Rule {
    let band = |(from, level): &(i64, u32)| Band {
        from: Q::whole(*from),
        low: *level,
        high: *level,
    };
    Rule {
        combine,
        nth: 1,
        round,
        bands: bands.iter().map(band).collect(),
    }
}

fn part(level: u32, weight: u32) -> Part {
    Part {
        level: Q::from(level),
        weight: Q::from(weight),
    }
}

fn of(rule: &Rule, list: &[Part], highest: u32) -> Option<Q> {
    figure(&parts(rule, list, Q::ZERO, Q::from(highest))?)
}

#[test]
fn first_no_figure_falls_between_two_bands() {
    let scale = rule(Gather::Percent, None, &[(0, 1), (20, 2), (40, 3), (60, 4), (80, 5)]);
    let level = |n: i128, d: i128| levels(&scale, Q::new(n * 100, d).unwrap()).unwrap().0;
    assert_eq!((level(41, 204), level(81, 202)), (2, 3));
    for below in 1..400_i128 {
        for above in 0..=below {
            let wanted = u32::try_from((above * 5 / below).min(4)).unwrap() + 1;
            assert_eq!(level(above, below), wanted, "{above}/{below}");
        }
    }
}

#[test]
fn second_of_nothing_there_is_no_figure_however_it_is_combined() {
    for combine in combining() {
        assert_eq!(of(&rule(combine, None, &[]), &[], 4), None);
    }
}

#[test]
fn third_leaving_a_form_unfinished_raises_nothing() {
    let (_, framework) = shipped("cqc-local-authority");
    let all = statements([1, 2, 2, 3, 3, 2, 2, 3, 3]);
    let whole = marked(&framework, &all).grade;
    for left_out in 0..all.len() {
        let mut some = all.clone();
        some.remove(left_out);
        let grade = marked(&framework, &some).grade;
        assert!(grade.low <= whole.low && grade.high >= whole.high);
    }
}

#[test]
fn fourth_what_does_not_apply_is_no_nought_and_one_gap_does_not_empty_the_rest() {
    let (text, framework) = shipped("gunning");
    let found = marked(&framework, &[]);
    assert_ne!(found.grade.level, Some(0));
    // without any proposal none of the four tests applies
    let never = text
        .replace("when: exercise.proposal", "when: \"false\"")
        .replace("when: \"exercise.proposal\"", "when: \"false\"");
    let never = library::framework("never.yaml", never.as_bytes()).unwrap();
    let found = marked(&never, &[]);
    assert_eq!((found.grade.status, found.grade.level), (GradeStatus::NotApplicable, None));
    let (_, framework) = shipped("cqc-local-authority");
    let found = marked(&framework, &statements([3; 9])[..8]);
    assert!(found.score.is_some() && found.grade.low > 1);
}

#[test]
fn fifth_emptiness_means_the_same_in_every_way_of_combining() {
    let answers: Vec<Option<Q>> = combining().map(|combine| of(&rule(combine, None, &[]), &[], 10)).collect();
    assert!(answers.iter().all(Option::is_none));
    // and so does weight: a criterion of none is refused when it is read
    let (text, _) = shipped("cqc-local-authority");
    let weightless = text.replacen("    combine: none\n", "    combine: none\n    weight: 0\n", 1);
    assert_ne!(weightless, text);
    let faults = library::framework("weightless.yaml", weightless.as_bytes()).expect_err("refused");
    assert!(faults.iter().any(|fault| fault.code == "no-weight"));
}

#[test]
fn sixth_equal_levels_with_other_weights_are_all_counted() {
    let mean = rule(Gather::Mean, None, &[]);
    let list = [part(3, 1), part(3, 2), part(3, 5), part(0, 2)];
    assert_eq!(of(&mean, &list, 3), Q::new(24, 10));
}

#[test]
fn seventh_thirds_make_a_whole_and_the_shown_number_is_the_banded_one() {
    let percent = rule(Gather::Percent, Some(Round::HalfUp), &[(0, 1), (75, 2)]);
    assert_eq!(of(&percent, &[part(3, 1), part(3, 1), part(3, 1)], 3), Some(Q::whole(100)));
    // 74.5 shows as 75 and is banded as 75; rounded down it shows as 74 and is banded as 74
    let half = Q::new(149, 2).unwrap();
    assert_eq!(
        (rounded(&percent, half), levels(&percent, rounded(&percent, half))),
        (Q::whole(75), Some((2, 2)))
    );
    let down = rule(Gather::Percent, Some(Round::Floor), &[(0, 1), (75, 2)]);
    assert_eq!(
        (rounded(&down, half), levels(&down, rounded(&down, half))),
        (Q::whole(74), Some((1, 1)))
    );
}

#[test]
fn eighth_a_tie_needs_no_epsilon() {
    // 31 of 40 is 77.5, which binary fractions miss
    let cut = Rule {
        bands: vec![
            Band {
                from: Q::ZERO,
                low: 0,
                high: 0,
            },
            Band {
                from: Q::new(775, 10).unwrap(),
                low: 1,
                high: 1,
            },
        ],
        ..rule(Gather::Percent, None, &[])
    };
    let marks: Vec<Part> = (0..40).map(|at| part(u32::from(at < 31), 1)).collect();
    assert_eq!(levels(&cut, of(&cut, &marks, 1).unwrap()), Some((1, 1)));
}

#[test]
fn ninth_forty_six_passed_of_a_hundred_and_eighty_five_is_a_quarter() {
    let percent = rule(Gather::Percent, None, &[]);
    let marks: Vec<Part> = (0..185).map(|at| part(u32::from(at < 46), 1)).collect();
    assert_eq!(of(&percent, &marks, 1).unwrap().decimal(2), "24.86");
    // and the tree shows each of them with what it adds
    let (_, framework) = shipped("cqc-local-authority");
    let found = marked(&framework, &statements([3, 2, 2, 2, 2, 3, 3, 3, 3]));
    fn leaves(node: &Node) -> usize {
        if node.children.is_empty() {
            1
        } else {
            node.children.iter().map(leaves).sum()
        }
    }
    assert!(leaves(&found.tree) >= 9);
}

#[test]
fn tenth_a_scale_without_a_nought_says_what_its_least_is() {
    let (_, framework) = shipped("cqc-local-authority");
    let found = marked(&framework, &statements([1; 9]));
    assert_eq!(found.score.unwrap().shown, "25 %");
    let (text, _) = shipped("cqc-local-authority");
    assert!(text.contains("from: 25"), "the first band begins where the scale does");
}

#[test]
fn eleventh_good_begins_exactly_at_its_cut() {
    let floor = rule(Gather::Percent, Some(Round::Floor), &[(0, 1), (90, 2)]);
    let at = |n: i128, d: i128| levels(&floor, rounded(&floor, Q::new(n * 100, d).unwrap())).unwrap().0;
    assert_eq!((at(899, 1000), at(8999, 10_000), at(9, 10)), (1, 1, 2));
}

#[test]
fn twelfth_one_point_between_twenty_one_and_twenty_two() {
    let (_, framework) = shipped("eds-2022");
    let ids: Vec<String> = framework
        .file
        .criteria
        .iter()
        .flat_map(|c| c.indicators.iter().map(|i| i.id.to_string()))
        .collect();
    let of = |last: u32| {
        let marks: Vec<(&str, u32)> = ids
            .iter()
            .enumerate()
            .map(|(at, id)| (id.as_str(), if at == 10 { last } else { 2 }))
            .collect();
        marked(&framework, &marks).grade.name.unwrap()
    };
    assert_eq!((of(1).as_str(), of(2).as_str()), ("Developing", "Achieving"));
}

#[test]
fn thirteenth_a_missing_mark_does_not_move_the_denominator() {
    let (_, framework) = shipped("cqc-local-authority");
    let score = |marks: &[(&str, u32)]| marked(&framework, marks).score.unwrap().exact;
    let all = statements([3; 9]);
    assert!(score(&all).ends_with("/36"));
    assert!(score(&all[..5]).ends_with("/36"));
}

#[test]
fn fourteenth_runs_side_by_side_do_not_mix() {
    let (_, framework) = shipped("cqc-local-authority");
    let one = |score: u32| serde_json::to_string(&marked(&framework, &statements([score; 9]))).unwrap();
    let alone: Vec<String> = (1..=4).map(one).collect();
    let beside: Vec<String> = (0..64_usize)
        .into_par_iter()
        .map(|at| one(u32::try_from(at % 4).unwrap() + 1))
        .collect();
    for (at, found) in beside.iter().enumerate() {
        assert!(*found == alone[at % 4]);
    }
}

#[test]
fn fifteenth_what_was_skipped_is_told_and_not_passed() {
    let (_, framework) = shipped("cqc-local-authority");
    let found = given(&framework, &[]);
    assert!(found.to_decide.judge.len() == 9 && found.grade.level.is_none());
    assert!(
        found
            .criteria
            .iter()
            .flat_map(|c| &c.indicators)
            .all(|i| i.status == IndicatorStatus::Unknown)
    );
}

#[test]
fn sixteenth_the_verdict_is_the_band_of_the_score() {
    let (_, framework) = shipped("cqc-local-authority");
    for score in 1..=4_u32 {
        for other in 1..=4_u32 {
            let found = marked(
                &framework,
                &statements([score, other, score, other, score, other, score, other, score]),
            );
            let shown = found.score.unwrap().shown;
            let number = Q::parse(shown.trim_end_matches(" %")).unwrap();
            assert_eq!(found.grade.level, levels(&framework.rule, number).map(|(low, _)| low));
            assert_eq!(found.tree.low, found.grade.level.unwrap().to_string());
        }
    }
}
