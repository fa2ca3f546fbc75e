//! What nothing uses is found, whatever kind of thing it is.

use super::super::tests::{finds, passes};

#[test]
fn a_severity_that_no_sign_has() {
    finds(
        "terms:\n",
        "  - {id: slight, title: Slight, criterion_at_most: 1, lifted_by: assessor}\nterms:\n",
        "unused",
        "id: slight",
    );
}

#[test]
fn a_term_that_no_condition_names() {
    finds("if: term.crowd", "if: reach.heard >= 100", "unused", "id: crowd");
    finds(
        "criteria:\n",
        "  - {id: town, when: authority.people > 100}\ncriteria:\n",
        "unused",
        "id: town",
    );
    passes(
        "criteria:\n",
        "  - {id: town, when: authority.people > 100}\nnotes:\n  - {id: big, title: Big, says: big, when: term.town}\ncriteria:\n",
    );
}

#[test]
fn a_parameter_that_no_fact_needs() {
    let parameter = "parameters:\n  - {id: petition-days, value: 14, unit: days, status: house}\nterms:\n";
    finds("terms:\n", parameter, "unused", "id: petition-days");
    let noted = format!("notes:\n  - {{id: petition, title: P, says: p, when: closing.petition_unanswered}}\n{parameter}");
    passes("terms:\n", &noted);
}

#[test]
fn lists_that_no_fact_reads() {
    finds("terms:\n", "lists: {formats: [print]}\nterms:\n", "unused", "lists:");
    finds("terms:\n", "lists: {holidays: [\"08-01..08-31\"]}\nterms:\n", "unused", "lists:");
    finds(
        "terms:\n",
        "lists: {groups: [{group: men, title: men, question: sex}]}\nterms:\n",
        "unused",
        "lists:",
    );
    finds(
        "terms:\n",
        "lists: {formats_for_groups: [{group: deaf, format: bsl}]}\nterms:\n",
        "unused",
        "lists:",
    );
}

#[test]
fn a_set_of_facts_on_which_nothing_builds() {
    finds(
        "tests:\n",
        "  - {id: other, says: another, facts: {reach.heard: 1}}\ntests:\n",
        "unused",
        "id: other",
    );
}
