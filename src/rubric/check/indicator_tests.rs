//! Each level of an indicator asks for one thing, and for more than the level below it.

use crate::rubric::check::tests::finds;

#[test]
fn thresholds_climb_and_ask_for_one_thing() {
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, at_least: 20, looks_like: \"half do\"",
        "falling-threshold",
        "looks_like: \"half do\"",
    );
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, at_least: 25, looks_like: \"half do\"",
        "falling-threshold",
        "looks_like: \"half do\"",
    );
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, looks_like: \"half do\"",
        "no-condition",
        "looks_like: \"half do\"",
    );
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, at_least: 50, at_most: 60, looks_like: \"half do\"",
        "two-conditions",
        "looks_like: \"half do\"",
    );
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, if: exercise.enduring, and: exercise.enduring, looks_like: \"half do\"",
        "two-conditions",
        "looks_like: \"half do\"",
    );
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\"",
        "{level: 3, at_least: 1e-30, looks_like: \"half do\"",
        "bad-number",
        "looks_like: \"half do\"",
    );
    finds(
        "        measure: salience.ties_share\n",
        "",
        "no-measure",
        "at_least: 25, looks_like: \"a quarter do\"",
    );
    finds(
        "{level: 3, at_least: 50, looks_like: \"half do\", status: house",
        "{level: 3, at_least: 50, looks_like: \"half do\", status: unverified",
        "unverified",
        "looks_like: \"half do\"",
    );
}
