//! A condition with a name may stand anywhere but within itself.

use crate::rubric::check::tests::{edited, finds, read};

#[test]
fn terms_do_not_come_back_to_themselves() {
    let term = "  - {id: said_back_soon, when: \"exercise.stakes == 3 && closing.days_to_results <= 84\", locked: true}";
    finds(
        term,
        "  - {id: said_back_soon, when: \"term.other\"}\n  - {id: other, when: \"!term.said_back_soon\"}",
        "cyclic-reference",
        "{id: said_back_soon",
    );
    finds(
        term,
        "  - {id: said_back_soon, when: \"term.said_back_soon\"}",
        "cyclic-reference",
        "{id: said_back_soon",
    );
    // a later term may stand in an earlier one
    let text = edited(
        term,
        "  - {id: said_back_soon, when: \"term.high && closing.days_to_results <= 84\"}\n  - {id: high, when: \"exercise.stakes == 3\"}",
    );
    assert!(read(&text).is_ok());
}
