//! Truth tables through expressions, comparisons with what is not there, and arithmetic on intervals.

use super::{Source, number, truth};
use crate::base::interval::{Interval, Truth};
use crate::base::number::Q;
use crate::facts::catalogue::{Fact, Kind};
use crate::facts::value::{Silence, Value};
use crate::rubric::expr::{Expr, Terms};
use std::collections::BTreeMap;

/// Facts given by hand; any other is not known.
struct Given(BTreeMap<Fact, Value>);

impl Source for Given {
    fn value(&self, fact: Fact) -> Value {
        self.0.get(&fact).copied().unwrap_or(match fact.def().kind {
            Kind::Truth => Value::UNKNOWN_TRUTH,
            Kind::Number => Value::UNKNOWN_NUMBER,
        })
    }
}

fn given(facts: &[(Fact, Value)]) -> Given {
    Given(facts.iter().copied().collect())
}

fn holds(text: &str, facts: &Given) -> Truth {
    truth(
        &Expr::read(text, Kind::Truth, &Terms::new()).unwrap_or_else(|w| panic!("{text}: {w:?}")),
        facts,
    )
}

fn is(text: &str, facts: &Given) -> Option<Interval> {
    number(
        &Expr::read(text, Kind::Number, &Terms::new()).unwrap_or_else(|w| panic!("{text}: {w:?}")),
        facts,
    )
}

fn q(n: i128, d: i128) -> Q {
    Q::new(n, d).unwrap()
}

fn between(low: i64, high: i64) -> Value {
    Value::number(Interval::between(Q::whole(low), Q::whole(high)))
}

use Truth::{False as F, True as T, Unknown as U};

#[test]
fn kleene_tables_hold_in_full() {
    let tables = [
        (F, F, F, F),
        (F, U, F, U),
        (F, T, F, T),
        (U, F, F, U),
        (U, U, U, U),
        (U, T, U, T),
        (T, F, F, T),
        (T, U, U, T),
        (T, T, T, T),
    ];
    for (a, b, both, either) in tables {
        let facts = given(&[(Fact::HasProposal, Value::truth(a)), (Fact::Withdrawn, Value::truth(b))]);
        assert_eq!(holds("exercise.proposal && exercise.withdrawn", &facts), both, "{a:?} and {b:?}");
        assert_eq!(holds("exercise.proposal || exercise.withdrawn", &facts), either, "{a:?} or {b:?}");
        // what must follow from them
        assert_eq!(
            holds("!(exercise.proposal && exercise.withdrawn)", &facts),
            holds("!exercise.proposal || !exercise.withdrawn", &facts)
        );
        assert_eq!(
            holds("!(exercise.proposal || exercise.withdrawn)", &facts),
            holds("!exercise.proposal && !exercise.withdrawn", &facts)
        );
    }
    for (a, not) in [(F, T), (U, U), (T, F)] {
        assert_eq!(holds("!exercise.proposal", &given(&[(Fact::HasProposal, Value::truth(a))])), not);
    }
}

#[test]
fn a_comparison_of_intervals_is_sure_only_where_all_numbers_agree() {
    let signs = ["<", "<=", ">", ">=", "==", "!="];
    for (low, high, other, expected) in [
        (2, 4, 5, [T, T, F, F, F, T]),
        (2, 4, 4, [U, T, F, U, U, U]),
        (2, 4, 3, [U, U, U, U, U, U]),
        (2, 4, 2, [F, U, U, T, U, U]),
        (2, 4, 1, [F, F, T, T, F, T]),
        (3, 3, 3, [F, T, F, T, T, F]),
    ] {
        let facts = given(&[(Fact::Heard, between(low, high))]);
        for (sign, expected) in signs.iter().zip(expected) {
            assert_eq!(
                holds(&format!("reach.heard {sign} {other}"), &facts),
                expected,
                "{low}..{high} {sign} {other}"
            );
        }
    }
    let facts = given(&[(Fact::Heard, between(2, 4)), (Fact::Ways, between(4, 9))]);
    assert_eq!(holds("reach.heard <= reach.ways", &facts), T);
    assert_eq!(holds("reach.heard < reach.ways", &facts), U);
    assert_eq!(holds("reach.heard > reach.ways", &facts), F);
    // a fact is not known to equal itself while it is an interval
    assert_eq!(holds("reach.heard == reach.heard", &facts), U);
}

#[test]
fn every_comparison_with_what_is_not_there_is_false() {
    let facts = given(&[(Fact::Margin, Value::NOTHING), (Fact::Heard, Value::whole(3))]);
    for sign in ["<", "<=", ">", ">=", "==", "!="] {
        for text in [
            format!("reach.margin {sign} 1"),
            format!("1 {sign} reach.margin"),
            format!("reach.margin {sign} reach.margin"),
            format!("reach.margin + 1 {sign} reach.heard"),
            format!("-reach.margin {sign} 1"),
            format!("reach.heard * reach.margin {sign} 1"),
        ] {
            assert_eq!(holds(&text, &facts), F, "{text}");
        }
    }
    assert_eq!(is("reach.margin + 1", &facts), None);
    assert_eq!(is("-reach.margin", &facts), None);
}

#[test]
fn exists_and_known_tell_absence_from_not_knowing() {
    let nothing = given(&[(Fact::Margin, Value::NOTHING)]);
    assert_eq!(holds("exists(reach.margin)", &nothing), F);
    assert_eq!(holds("known(reach.margin)", &nothing), T);
    let unknown = given(&[]);
    assert_eq!(holds("exists(reach.margin)", &unknown), U);
    assert_eq!(holds("known(reach.margin)", &unknown), F);
    let some = given(&[(Fact::Margin, Value::number(Interval::from(Q::ZERO)))]);
    assert_eq!(holds("exists(reach.margin)", &some), T);
    assert_eq!(holds("known(reach.margin)", &some), F);
    let exact = given(&[(Fact::Margin, Value::whole(3).resting_on(Silence::Blank))]);
    assert_eq!(holds("exists(reach.margin)", &exact), T);
    assert_eq!(holds("known(reach.margin)", &exact), T);
    for (value, exists, known) in [(F, F, T), (U, U, F), (T, T, T)] {
        let facts = given(&[(Fact::HasProposal, Value::truth(value))]);
        assert_eq!(holds("exists(exercise.proposal)", &facts), exists);
        assert_eq!(holds("known(exercise.proposal)", &facts), known);
    }
}

#[test]
fn arithmetic_takes_the_ends_of_intervals() {
    let facts = given(&[(Fact::Heard, between(2, 4)), (Fact::Ways, between(1, 3))]);
    let ends = |low: Q, high: Q| Some(Interval::between(low, high));
    assert_eq!(is("reach.heard + reach.ways", &facts), ends(Q::whole(3), Q::whole(7)));
    assert_eq!(is("reach.heard - reach.ways", &facts), ends(Q::whole(-1), Q::whole(3)));
    assert_eq!(is("reach.heard * reach.ways", &facts), ends(Q::whole(2), Q::whole(12)));
    assert_eq!(is("reach.heard / reach.ways", &facts), ends(q(2, 3), Q::whole(4)));
    assert_eq!(is("-reach.heard", &facts), ends(Q::whole(-4), Q::whole(-2)));
    assert_eq!(is("0.1 + 0.2", &facts), Some(Interval::exact(q(3, 10))));
    assert_eq!(holds("0.1 + 0.2 == 0.3", &facts), T);
    assert_eq!(holds("1 / 3 * 3 == 1", &facts), T);
    // one open end stays open, the other does not
    let open = given(&[(Fact::Heard, Value::number(Interval::from(Q::whole(5))))]);
    assert_eq!(is("reach.heard + 1", &open), Some(Interval::from(Q::whole(6))));
    assert_eq!(holds("reach.heard + 1 >= 6", &open), T);
    assert_eq!(holds("reach.heard <= 4", &open), F);
    assert_eq!(holds("reach.heard <= 5", &open), U);
}

#[test]
fn what_divides_by_nought_or_does_not_fit_is_unknown() {
    let facts = given(&[(Fact::Heard, between(0, 4)), (Fact::Ways, Value::whole(0))]);
    assert_eq!(is("1 / reach.ways", &facts), Some(Interval::ANY));
    assert_eq!(is("1 / 0", &facts), Some(Interval::ANY));
    assert_eq!(holds("1 / 0 > 1", &facts), U);
    assert_eq!(holds("1 / 0 == 1 / 0", &facts), U);
    // a divisor that may be nought leaves the top open
    assert_eq!(is("1 / reach.heard", &facts), Some(Interval::from(q(1, 4))));
    let large = "999999999999999999";
    assert_eq!(is(&format!("{large} * {large}"), &facts), Some(Interval::ANY));
    assert_eq!(holds(&format!("{large} * {large} > 1"), &facts), U);
    assert_eq!(holds(&format!("{large} * {large} * {large} < 1"), &facts), U);
}
