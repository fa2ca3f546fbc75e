//! The cells of a figure, worked out by a spreadsheet that is none of ours, beside the plainest way to combine, round and look up the same.

use super::*;
use crate::assess::published::audit::{MissingRule, Rounding, Sum};
use crate::base::number::Round;
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use proptest::prelude::*;

const LOWEST: u32 = 1;
const HIGHEST: u32 = 4;

const WAYS: [Combining; 10] = [
    Combining::Sum,
    Combining::Percent,
    Combining::Mean,
    Combining::Lowest,
    Combining::Median,
    Combining::LowerMedian,
    Combining::NthLowest,
    Combining::All,
    Combining::Any,
    Combining::Apart,
];

const ROUNDINGS: [(Rounding, Round); 4] = [
    (Rounding::Floor, Round::Floor),
    (Rounding::HalfUp, Round::HalfUp),
    (Rounding::Up, Round::Up),
    (Rounding::HalfEven, Round::HalfEven),
];

fn rules() -> MarkedRules {
    MarkedRules {
        lowest: LOWEST,
        highest: HIGHEST,
        scale: Vec::new(),
        result_highest: HIGHEST,
        of_exercises: false,
        missing: MissingRule::Open,
        missing_says: None,
        over_criteria: false,
        criteria: Vec::new(),
        result: rule(Combining::Apart, 1, None, &[]),
        limits: Vec::new(),
    }
}

fn rule(combine: Combining, nth: u32, round: Option<Rounding>, bands: &[(i64, i64)]) -> FigureRule {
    let band = |(place, (number, over)): (u32, &(i64, i64))| BandRule {
        from: Number {
            number: *number,
            over: *over,
        },
        level: Ends {
            low: place,
            high: place.saturating_add(place % 2),
        },
    };
    FigureRule {
        combine,
        nth,
        round,
        bands: (0..).zip(bands).map(band).collect(),
    }
}

/// A member: its two ends, or none where it does not apply, and its weight.
type Member = (Option<(u32, u32)>, u32);

/// Nothing was found, since only the formulas are looked at.
fn unknown() -> MarkedFigure {
    MarkedFigure {
        members: Sum { count: 0, low: 0, high: 0 },
        exact: None,
        rounded: None,
        level: None,
    }
}

/// The twelve cells of a figure over members, worked out.
fn worked_out(rule: &FigureRule, members: &[Member], weighed: bool) -> Vec<String> {
    let mut model = Model::new_empty("a", "en", "UTC", "en").unwrap();
    model.rename_sheet_by_index(0, "Work").unwrap();
    model.add_sheet("Levels").unwrap();
    for (row, (ends, weight)) in (1_i32..).zip(members) {
        // what does not apply has the formula of an empty text, as on the sheets
        let cells: [String; 5] = match ends {
            Some((low, high)) => [
                low.to_string(),
                high.to_string(),
                weight.to_string(),
                (low * weight).to_string(),
                (high * weight).to_string(),
            ],
            None => [
                "=\"\"".to_owned(),
                "=\"\"".to_owned(),
                "0".to_owned(),
                "0".to_owned(),
                "0".to_owned(),
            ],
        };
        for (column, cell) in (1_i32..).zip(cells) {
            model.set_user_input(1, row, column, cell).unwrap();
        }
    }
    let column = |name: &str| format!("Levels!${name}$1:${name}${}", members.len().max(1));
    let over = Over {
        levels: [column("A"), column("B")],
        weighed: weighed.then(|| (column("C"), [column("D"), column("E")])),
    };
    for (column, cell) in (5_i32..).zip(cells(rule, &rules(), &over, &unknown(), 1)) {
        if let Cell::Formula(formula, _) = cell {
            model.set_user_input(0, 1, column, format!("={formula}")).unwrap();
        }
    }
    model.evaluate();
    let text = |column: i32| match model.get_cell_value_by_index(0, 1, column).unwrap() {
        CellValue::None => String::new(),
        CellValue::String(text) => text,
        CellValue::Number(number) => number.to_string(),
        CellValue::Boolean(value) => value.to_string(),
    };
    (5..17).map(text).collect()
}

/// The figure of some levels with weights, the plainest way.
fn plain(rule: &FigureRule, levels: &[(u32, u32)]) -> Option<Q> {
    let mut order: Vec<u32> = levels.iter().map(|(level, _)| *level).collect();
    order.sort_unstable();
    let (many, first, last) = (order.len(), *order.first()?, *order.last()?);
    let sum: u32 = levels.iter().map(|(level, weight)| level * weight).sum();
    let weights: u32 = levels.iter().map(|(_, weight)| weight).sum();
    let over = |a: u32, b: u32| Q::new(a.into(), b.into());
    let gate = |level: u32| Q::from(if level == HIGHEST { HIGHEST } else { LOWEST });
    match rule.combine {
        Combining::Sum => Some(Q::from(sum)),
        Combining::Percent => over(100 * sum, weights * HIGHEST),
        Combining::Mean => over(sum, weights),
        Combining::Lowest => Some(Q::from(first)),
        Combining::Median => over(order[(many - 1) / 2] + order[many / 2], 2),
        Combining::LowerMedian => Some(Q::from(order[(many - 1) / 2])),
        Combining::NthLowest => order.get(usize::try_from(rule.nth).unwrap() - 1).map(|level| Q::from(*level)),
        Combining::All => Some(gate(first)),
        Combining::Any => Some(gate(last)),
        Combining::Apart => None,
    }
}

/// The level of a figure by its band, as its place among the bands.
fn place(rule: &FigureRule, shown: Q) -> Option<Ends> {
    let reached = |band: &&BandRule| Q::new(band.from.number.into(), band.from.over.into()).unwrap() <= shown;
    rule.bands.iter().rev().find(reached).map(|band| band.level)
}

fn number(q: Option<Q>) -> String {
    q.map_or_else(String::new, |q| q.to_string())
}

fn agrees(rule: &FigureRule, round: Option<Round>, members: &[Member], weighed: bool) {
    let found = worked_out(rule, members, weighed);
    let of = |pick: fn((u32, u32)) -> u32| -> Vec<(u32, u32)> {
        let weight = |weight: u32| if weighed { weight } else { 1 };
        let present = members.iter().filter_map(|(ends, own)| Some((pick((*ends)?), weight(*own))));
        present.collect()
    };
    let (low, high) = (of(|ends| ends.0), of(|ends| ends.1));
    let at = format!("{rule:?} {members:?} {weighed}: {found:?}");
    assert_eq!(found[0], low.len().to_string(), "{at}");
    assert_eq!(found[1], low.iter().map(|(level, _)| level).sum::<u32>().to_string(), "{at}");
    assert_eq!(found[2], high.iter().map(|(level, _)| level).sum::<u32>().to_string(), "{at}");
    let exact = (plain(rule, &low), plain(rule, &high));
    let quotient = |dividend: &str| {
        let whole = |text: &str| Q::parse(text).filter(|q| q.denominator() == 1);
        whole(dividend)
            .zip(whole(&found[5]))
            .and_then(|(dividend, divisor)| dividend.over(divisor))
    };
    assert_eq!((quotient(&found[3]), quotient(&found[4])), exact, "{at}");
    let shown = |exact: Option<Q>| exact.map(|exact| round.map_or(exact, |how| Q::whole(exact.round(how))));
    let shown = (shown(exact.0), shown(exact.1));
    if round.is_some() {
        assert_eq!((found[8].clone(), found[9].clone()), (number(shown.0), number(shown.1)), "{at}");
    }
    let level = |shown: Option<Q>, pick: fn(Ends) -> u32| {
        if rule.bands.is_empty() {
            return shown.filter(|_| rule.combine.is_a_level());
        }
        place(rule, shown?).map(|level| Q::from(pick(level)))
    };
    let (low, high) = (level(shown.0, |ends| ends.low), level(shown.1, |ends| ends.high));
    let high = low.and(high);
    // a mean that is neither rounded nor looked up is refused when a framework is read
    if round.is_some() || !rule.bands.is_empty() || !matches!(rule.combine, Combining::Mean | Combining::Median) {
        assert_eq!((found[10].clone(), found[11].clone()), (number(low), number(high)), "{at}");
    }
}

fn members() -> impl Strategy<Value = Vec<Member>> {
    let ends = (LOWEST..=HIGHEST, LOWEST..=HIGHEST).prop_map(|(a, b)| (a.min(b), a.max(b)));
    proptest::collection::vec((proptest::option::weighted(0.8, ends), 1_u32..5), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_figure_comes_to_what_combining_plainly_gives(
        way in 0_usize..10,
        round in proptest::option::of(0_usize..4),
        nth in 1_u32..4,
        weighed: bool,
        froms in proptest::collection::btree_set(1_i64..60, 0..4),
        over in 1_i64..9,
        members in members(),
    ) {
        let round = round.map(|place| ROUNDINGS[place]);
        let bands: Vec<(i64, i64)> = froms.into_iter().map(|from| (from, over)).collect();
        let rule = rule(WAYS[way], nth, round.map(|(rounding, _)| rounding), &bands);
        agrees(&rule, round.map(|(_, round)| round), &members, weighed);
    }
}

#[test]
fn what_does_not_apply_to_anybody_has_no_figure() {
    for way in WAYS {
        let rule = rule(way, 1, Some(Rounding::HalfEven), &[(0, 1)]);
        let found = worked_out(&rule, &[(None, 1), (None, 2)], true);
        assert_eq!(found[..3], ["0", "0", "0"], "{way:?}");
        assert!(found[3..].iter().all(String::is_empty), "{way:?}: {found:?}");
    }
}

#[test]
fn the_third_from_below_of_two_is_none() {
    let rule = rule(Combining::NthLowest, 3, None, &[]);
    let three = [(Some((1, 2)), 1), (Some((4, 4)), 1), (Some((2, 3)), 1)];
    assert_eq!(worked_out(&rule, &three, false)[10..], ["4", "4"]);
    assert_eq!(worked_out(&rule, &three[..2], false)[10..], ["", ""]);
}

/// 62.5 of a hundred and halves of halves: the very fractions that percentages in binary put on either side.
#[test]
fn a_tie_goes_where_the_rule_says() {
    let eight = [3, 2, 2, 2, 2, 3, 3, 3].map(|level| (Some((level, level)), 1));
    for (round, expected) in ROUNDINGS.into_iter().zip(["62", "63", "63", "62"]) {
        let rule = rule(Combining::Percent, 1, Some(round.0), &[(25, 1), (39, 1), (63, 1)]);
        let found = worked_out(&rule, &eight, false);
        assert_eq!(found[3..6], ["2000", "2000", "32"]);
        assert_eq!(found[8], expected, "{round:?}");
        assert_eq!(found[10], if expected == "63" { "2" } else { "1" }, "{round:?}");
    }
}

/// A band that begins at a fraction is met by that very fraction, and not by one just below.
#[test]
fn a_band_is_met_exactly() {
    // seven thirds, by means of thirds and of others
    let rule = rule(Combining::Mean, 1, None, &[(1, 1), (7, 3)]);
    let of = |levels: &[u32]| {
        let members: Vec<Member> = levels.iter().map(|level| (Some((*level, *level)), 1)).collect();
        worked_out(&rule, &members, false)[10].clone()
    };
    assert_eq!(of(&[2, 2, 3]), "1");
    assert_eq!(of(&[2, 2, 2, 2, 3, 3]), "1");
    assert_eq!(of(&[2, 2, 2, 2, 2, 3, 3]), "0");
    assert_eq!(of(&[4, 4, 1, 1, 1, 3]), "1");
}

#[test]
fn what_was_found_stands_beside_it_as_it_was() {
    let mut made = unknown();
    assert_eq!(found(None, LEVELS, &made, 7)[..4], [text(""), text(""), text(""), text("")]);
    made.exact = Some(Mean { low: 5, high: 7, over: 2 });
    let cells = found(Some(Ends { low: 2, high: 3 }), LEVELS, &made, 7);
    assert_eq!(cells[..4], [whole(2_u32), whole(3_u32), whole(5_u32), whole(7_u32)]);
    let Cell::Formula(formula, gives) = &cells[4] else {
        panic!("not a formula")
    };
    assert_eq!((formula.as_str(), gives.as_str()), ("IF(AND(O7=U7,P7=V7,H7=W7,I7=X7),0,1)", "0"));
}
