//! Formulas, worked out by a spreadsheet that is none of ours, beside the plainest way to say the same.
#![allow(clippy::float_arithmetic, reason = "tests")]

use super::*;
use crate::assess::published::audit::Number;
use crate::base::number::{Q, Round};
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use proptest::prelude::*;

/// What is held of a fact, in the cells that formulas read: in sixths, so that several divisors meet.
#[derive(Clone, Copy, Debug)]
struct Row {
    held: &'static str,
    low: Option<i64>,
    high: Option<i64>,
}

const FACT_IDS: [&str; 4] = ["a", "b", "c", "d"];
const SIXTH: i64 = 6;

fn reduced(sixths: i64) -> (i64, i64) {
    let q = Q::new(sixths.into(), SIXTH.into()).unwrap();
    (q.numerator(), q.denominator())
}

fn number(sixths: i64) -> Side {
    let (number, over) = reduced(sixths);
    Side::Number(Number { number, over })
}

/// A workbook with the facts in place.
fn model(facts: &[Row]) -> (Model<'static>, FactRows) {
    let mut model = Model::new_empty("a", "en", "UTC", "en").unwrap();
    model.rename_sheet_by_index(0, FACTS).unwrap();
    model.add_sheet("Work").unwrap();
    let mut rows = FactRows::new();
    for ((row, fact), id) in (1_i32..).zip(facts).zip(FACT_IDS) {
        model.set_user_input(0, row, 5, fact.held.to_owned()).unwrap();
        for (column, end) in [(6, fact.low), (8, fact.high)] {
            let (number, over) = end.map_or((None, 1), |end| (Some(reduced(end).0), reduced(end).1));
            if let Some(number) = number {
                model.set_user_input(0, row, column, number.to_string()).unwrap();
            }
            model.set_user_input(0, row, column + 1, over.to_string()).unwrap();
        }
        rows.insert(id.to_owned(), u32::try_from(row).unwrap());
    }
    (model, rows)
}

fn value(model: &mut Model<'_>, formula: &str) -> CellValue {
    model.set_user_input(1, 1, 1, format!("={formula}")).unwrap();
    model.evaluate();
    model.get_cell_value_by_index(1, 1, 1).unwrap()
}

fn whole(model: &mut Model<'_>, formula: &str) -> i64 {
    match value(model, formula) {
        CellValue::Number(number) => format!("{number}").parse().unwrap_or_else(|_| panic!("{formula} gives {number}")),
        other @ (CellValue::None | CellValue::String(_) | CellValue::Boolean(_)) => panic!("{formula} gives {other:?}"),
    }
}

/// Every number in sixths that a fact could be, and none where there may be nothing.
fn worlds(side: &Side, facts: &[Row]) -> Vec<Option<i64>> {
    let row = match side {
        Side::Number(number) => return vec![Some(number.number * (SIXTH / number.over))],
        Side::Fact(id) => facts[FACT_IDS.iter().position(|known| known == id).unwrap()],
    };
    let numbers = (row.low.unwrap_or(-40)..=row.high.unwrap_or(40)).map(Some);
    match row.held {
        "none" => vec![None],
        "perhaps" => numbers.chain([None]).collect(),
        _ => numbers.collect(),
    }
}

/// The truth of a condition over all that could be; joined as truths of three values.
fn naive(when: &Condition, facts: &[Row]) -> Truth {
    let held = |id: &String| facts[FACT_IDS.iter().position(|known| known == id).unwrap()];
    let of = |surely: bool, may: bool| match (surely, may) {
        (true, _) => Truth::Yes,
        (false, true) => Truth::Unknown,
        (false, false) => Truth::No,
    };
    match when {
        Condition::Fact(id) => match held(id).held {
            "yes" => Truth::Yes,
            "no" => Truth::No,
            _ => Truth::Unknown,
        },
        Condition::Exists(id) => match held(id).held {
            "yes" | "number" => Truth::Yes,
            "no" | "none" => Truth::No,
            _ => Truth::Unknown,
        },
        Condition::Known(id) => {
            let row = held(id);
            let point = row.held == "number" && row.low.is_some() && row.low == row.high;
            of(point || matches!(row.held, "yes" | "no" | "none"), false)
        }
        Condition::Always(value) => of(*value, false),
        Condition::Not(inner) => match naive(inner, facts) {
            Truth::Yes => Truth::No,
            Truth::Unknown => Truth::Unknown,
            Truth::No => Truth::Yes,
        },
        Condition::All(parts) => parts.iter().map(|part| naive(part, facts)).min().unwrap(),
        Condition::Any(parts) => parts.iter().map(|part| naive(part, facts)).max().unwrap(),
        Condition::Compare(left, how, right) => {
            let (left, right) = (worlds(left, facts), worlds(right, facts));
            let all: Vec<bool> = left
                .iter()
                .flat_map(|a| right.iter().map(move |b| (a, b)))
                .map(|(a, b)| match (a, b) {
                    (Some(a), Some(b)) => match how {
                        Comparison::Equal => a == b,
                        Comparison::NotEqual => a != b,
                        Comparison::Less => a < b,
                        Comparison::AtMost => a <= b,
                        Comparison::More => a > b,
                        Comparison::AtLeast => a >= b,
                    },
                    _ => false,
                })
                .collect();
            of(all.iter().all(|one| *one), all.iter().any(|one| *one))
        }
        Condition::Found(found) => *found,
    }
}

fn numbers() -> impl Strategy<Value = Row> {
    let ends = (-12_i64..=24, 0_i64..=12, 0_u8..8);
    (prop::sample::select(vec!["number", "number", "perhaps", "none"]), ends).prop_map(|(held, (low, more, open))| Row {
        held,
        low: (held != "none" && open != 0).then_some(low),
        high: (held != "none" && open != 1).then_some(if open > 5 { low } else { low + more }),
    })
}

fn truths() -> impl Strategy<Value = Row> {
    prop::sample::select(vec!["yes", "no", "unknown"]).prop_map(|held| Row {
        held,
        low: None,
        high: None,
    })
}

fn comparisons() -> impl Strategy<Value = Condition> {
    let how = prop::sample::select(vec![
        Comparison::Equal,
        Comparison::NotEqual,
        Comparison::Less,
        Comparison::AtMost,
        Comparison::More,
        Comparison::AtLeast,
    ]);
    let side = || {
        prop_oneof![
            Just(Side::Fact("a".to_owned())),
            Just(Side::Fact("b".to_owned())),
            (-12_i64..=24).prop_map(number)
        ]
    };
    (side(), how, side()).prop_map(|(left, how, right)| Condition::Compare(left, how, right))
}

fn conditions() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        4 => comparisons(),
        1 => prop::sample::select(vec!["c", "d"]).prop_map(|id| Condition::Fact(id.to_owned())),
        1 => prop::sample::select(vec!["a", "b", "c"]).prop_map(|id| Condition::Exists(id.to_owned())),
        1 => prop::sample::select(vec!["a", "b", "c"]).prop_map(|id| Condition::Known(id.to_owned())),
        1 => any::<bool>().prop_map(Condition::Always),
        1 => Just(Condition::Found(Truth::Unknown)),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|one| Condition::Not(Box::new(one))),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Condition::All),
            prop::collection::vec(inner, 1..4).prop_map(Condition::Any),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// A formula is sure where every possible number agrees, and may be where one does; over parts as truths of three values are joined.
    #[test]
    fn a_condition_is_as_true_as_all_that_could_be(
        when in conditions(), a in numbers(), b in numbers(), c in truths(), d in truths(),
    ) {
        let facts = [a, b, c, d];
        let (mut model, rows) = model(&facts);
        let (surely, may) = condition(&when, &rows).unwrap();
        let expected = naive(&when, &facts);
        prop_assert_eq!(value(&mut model, &surely), CellValue::Boolean(expected == Truth::Yes), "surely {}", surely);
        prop_assert_eq!(value(&mut model, &may), CellValue::Boolean(expected != Truth::No), "may {}", may);
    }

    /// The middle is the smallest level that at least half of the weight does not exceed.
    #[test]
    fn the_middle_is_where_half_of_the_weight_is(entries in prop::collection::vec((0_u32..=4, 1_u32..=3), 1..9), above in 0_u32..3) {
        let (mut model, _) = model(&[]);
        for (row, (level, weight)) in (1_i32..).zip(&entries) {
            model.set_user_input(1, row, 3, level.to_string()).unwrap();
            model.set_user_input(1, row, 4, weight.to_string()).unwrap();
        }
        // words beside numbers count for nothing
        let last = i32::try_from(entries.len()).unwrap() + 1;
        model.set_user_input(1, last, 3, "=\"\"".to_owned()).unwrap();
        model.set_user_input(1, last, 4, "0".to_owned()).unwrap();
        let column = |name: &str| range("Work", name, 1, u32::try_from(last).unwrap());
        let all: u32 = entries.iter().map(|(_, weight)| weight).sum();
        let within = |level: u32| entries.iter().filter(|(found, _)| *found <= level).map(|(_, weight)| weight).sum::<u32>();
        let expected = (0..=4).find(|level| 2 * within(*level) >= all).unwrap();
        let formula = middle(&column("C"), &column("D"), 0, 4);
        prop_assert_eq!(whole(&mut model, &formula), i64::from(expected), "{}", formula);
        let lowest = entries.iter().map(|(level, _)| *level).min().unwrap();
        let graded = grade(&column("C"), &column("D"), UnitRule::LowerMedian, above, (0, 4));
        prop_assert_eq!(whole(&mut model, &graded), i64::from(expected.min(lowest + above)));
        let least = grade(&column("C"), &column("D"), UnitRule::Lowest, above, (0, 4));
        prop_assert_eq!(whole(&mut model, &least), i64::from(lowest));
    }
}

#[test]
fn every_small_fraction_is_rounded_as_the_engine_rounds_it() {
    let (mut model, _) = model(&[]);
    for (how, exact) in [
        (Rounding::Floor, Round::Floor),
        (Rounding::HalfUp, Round::HalfUp),
        (Rounding::Up, Round::Up),
        (Rounding::HalfEven, Round::HalfEven),
    ] {
        for over in [1_i64, 2, 3, 6, 7, 12, 30] {
            for number in 0..=4 * over {
                model.set_user_input(1, 5, 1, number.to_string()).unwrap();
                model.set_user_input(1, 6, 1, over.to_string()).unwrap();
                let expected = Q::new(number.into(), over.into()).unwrap().round(exact);
                assert_eq!(whole(&mut model, &rounded("A5", "A6", how)), expected, "{number}/{over} {how:?}");
            }
        }
    }
}

#[test]
fn a_level_includes_those_below_it() {
    let (mut model, _) = model(&[]);
    let steps = |truths: &[bool]| -> Vec<(u32, String)> {
        (1_u32..)
            .zip(truths)
            .map(|(level, truth)| (level, flag(*truth).to_owned()))
            .collect()
    };
    for (truths, level) in [
        (&[true, true, true, true][..], 4),
        (&[true, false, true, true], 1),
        (&[false, true, true, true], 0),
        (&[true, true, true, false], 3),
        (&[], 0),
    ] {
        assert_eq!(whole(&mut model, &climb(&steps(truths), 0)), level, "{truths:?}");
    }
}

#[test]
fn what_cannot_be_a_formula_is_none() {
    let rows = FactRows::from([("a".to_owned(), 7)]);
    let fact = |id: &str| Condition::Fact(id.to_owned());
    assert_eq!(condition(&fact("a"), &rows).unwrap().0, "Facts!$E$7=\"yes\"");
    assert_eq!(condition(&fact("b"), &rows), None, "a fact that stands nowhere");
    let long = Condition::Any(vec![fact("a"); 1000]);
    assert_eq!(condition(&long, &rows), None, "longer than a cell may hold");
}
