//! What becomes of an expression: comparisons of stored numbers where they stay exact, and else what the engine found.

use super::condition::{decided, read};
use crate::assess::published::audit::{Comparison, Condition, Decided, Number, Side, Truth};
use crate::base::interval::Interval;
use crate::base::number::Q;
use crate::facts::Facts;
use crate::facts::catalogue::{Fact, Kind};
use crate::facts::value::Value;
use crate::rubric::expr::{Expr, Terms};
use crate::rubric::model::{self, Threshold, Way};

fn of(text: &str, facts: &Facts) -> Decided {
    read(&Expr::read(text, Kind::Truth, &Terms::new()).unwrap(), facts)
}

fn heard(interval: Interval) -> Facts {
    let mut facts = Facts::unknown();
    facts.set(Fact::Heard, Value::number(interval));
    facts
}

fn number(number: i64, over: i64) -> Side {
    Side::Number(Number { number, over })
}

#[test]
fn a_comparison_is_said_with_its_numbers() {
    let facts = heard(Interval::between(Q::whole(10), Q::whole(20)));
    let found = of("reach.heard >= 2.5", &facts);
    let side = Side::Fact("reach.heard".to_owned());
    assert_eq!(found.when, Condition::Compare(side.clone(), Comparison::AtLeast, number(5, 2)));
    assert_eq!(found.truth, Truth::Yes);
    assert!(found.surely() && found.may());
    let found = of("-3 < reach.heard", &facts);
    assert_eq!(found.when, Condition::Compare(number(-3, 1), Comparison::Less, side));
    let found = of("reach.heard == 15", &facts);
    assert_eq!(found.truth, Truth::Unknown);
    assert!(!found.surely() && found.may());
}

#[test]
fn arithmetic_between_facts_stands_as_found() {
    let facts = heard(Interval::exact(Q::whole(10)));
    let found = of("reach.heard + 1 > 2 && reach.heard >= 1", &facts);
    let Condition::All(parts) = &found.when else { panic!("{found:?}") };
    assert_eq!(parts[0], Condition::Found(Truth::Yes));
    assert!(matches!(parts[1], Condition::Compare(..)));
    assert_eq!(found.when.as_found(), 1);
    let mut facts = Vec::new();
    found.when.facts(&mut facts);
    assert_eq!(facts, ["reach.heard"], "what stands as found reads nothing");
}

#[test]
fn numbers_that_a_binary_fraction_would_blur_stand_as_found() {
    let large = heard(Interval::exact(Q::whole(2_000_000_000_000_000)));
    assert_eq!(of("reach.heard >= 1", &large).when, Condition::Found(Truth::Yes));
    let fine = heard(Interval::exact(Q::new(1, 2_000_000_000_000_000).unwrap()));
    assert_eq!(of("reach.heard >= 1", &fine).when, Condition::Found(Truth::No));
    let people = heard(Interval::exact(Q::whole(4_000_000_000)));
    assert!(matches!(of("reach.heard >= 14.5", &people).when, Condition::Compare(..)));
    assert_eq!(of("reach.heard >= 0.0000001", &people).when, Condition::Found(Truth::Yes));
    // two facts that are each small enough, and not together
    let mut both = heard(Interval::exact(Q::whole(2_000_000_000)));
    both.set(Fact::Affected, Value::number(Interval::exact(Q::new(1, 2_000_000_000).unwrap())));
    assert_eq!(of("reach.heard > exercise.affected", &both).when, Condition::Found(Truth::Yes));
    let open = heard(Interval::from(Q::whole(3)));
    assert!(matches!(of("reach.heard > exercise.affected", &open).when, Condition::Compare(..)));
}

#[test]
fn a_threshold_and_what_stands_beside_it_are_one_condition() {
    let facts = heard(Interval::exact(Q::whole(10)));
    let threshold = Threshold {
        measure: Fact::Heard,
        way: Way::AtMost,
        at: Q::whole(12),
    };
    let and = Expr::read("exercise.proposal", Kind::Truth, &Terms::new()).unwrap();
    let with = |threshold, and| decided(&model::Condition { threshold, and }, &facts);
    let both = with(Some(threshold), Some(and.clone()));
    assert!(matches!(&both.when, Condition::All(parts) if parts.len() == 2), "{both:?}");
    assert_eq!(both.truth, Truth::Unknown);
    assert_eq!(with(Some(threshold), None).truth, Truth::Yes);
    assert_eq!(with(None, Some(and)).when, Condition::Fact("exercise.proposal".to_owned()));
    assert_eq!(with(None, None).when, Condition::Always(true));
}

#[test]
fn an_audit_is_written_and_read_back() {
    let facts = heard(Interval::exact(Q::whole(10)));
    let found = of("!(reach.heard < 5) && (exists(reach.margin) || known(reach.ways) || true)", &facts);
    let text = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Decided>(&text).unwrap(), found, "{text}");
}
