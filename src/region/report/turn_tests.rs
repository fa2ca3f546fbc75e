//! Periods of one authority are one turn, and add once.

use super::{Once, Turns};

#[test]
fn periods_of_one_authority_are_one_turn() {
    let mut turns = Turns::default();
    assert_eq!(["a", "a", "b", "c", "c"].map(|id| turns.of(id)), [1, 1, 2, 3, 3]);
}

#[test]
fn each_authority_adds_once() {
    let (mut turns, mut once) = (Turns::default(), Once::default());
    for id in ["a", "a", "b", "c", "c", "c"] {
        once.add(turns.of(id));
    }
    assert_eq!(once.many, 3);
    assert_eq!(Once::default().many, 0);
}
