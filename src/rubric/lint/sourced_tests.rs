//! What decides names its status and its source; a scale that does not begin at nought says that it is meant.

use super::super::tests::{edited, finds, found, passes};

#[test]
fn a_published_threshold_names_its_source() {
    finds(
        "status: published, source: \"a page that was read\"",
        "status: published",
        "missing-source",
        "status: published",
    );
    finds(
        "status: published, source: \"a page that was read\"",
        "status: reported",
        "missing-source",
        "status: reported",
    );
    passes("status: published, source: \"a page that was read\"", "status: house");
}

#[test]
fn the_rules_have_a_status() {
    finds(
        "says: The middle one., status: house}",
        "says: The middle one.}",
        "missing-status",
        "roll_up:",
    );
    let light = "light: {when: exercise.proposal, says: small ones}\nseverities:\n";
    finds("severities:\n", light, "missing-status", "light:");
    passes("severities:\n", &light.replace("ones}", "ones, status: house}"));
    let top = "top: {level: 2, all_at_least: 1, corroborated_at_least: 1, if: exercise.proposal, says: more}\nseverities:\n";
    finds("severities:\n", top, "missing-status", "top:");
    passes("severities:\n", &top.replace("more}", "more, status: house}"));
}

#[test]
fn caps_and_signs_name_their_source_too() {
    finds(
        "says: \"they came of themselves\", status: house",
        "says: \"they came of themselves\", status: published",
        "missing-source",
        "id: alike",
    );
    finds(
        "    caps: heard\n    status: house",
        "    caps: heard\n    status: reported",
        "missing-source",
        "    status: reported",
    );
}

#[test]
fn a_part_that_weighs_nothing() {
    finds(
        "{title: Form, weight: 1,",
        "{title: Form, weight: 0,",
        "weighs-nothing",
        "{title: Form, weight: 0",
    );
}

#[test]
fn a_scale_that_does_not_begin_at_nought() {
    let up = |text: String| {
        text.replace("level: 2,", "level: 3,")
            .replace("level: 1,", "level: 2,")
            .replace("level: 0,", "level: 1,")
    };
    let text = up(edited("id: small", "id: other"));
    let text = text[..text.find("bases:").unwrap()].to_owned();
    let codes: Vec<&str> = found(&text).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["lowest-not-nought"]);
    assert_eq!(found(&text.replace("\nlevels:\n", "\ncounts_from: 1\nlevels:\n")), []);
}
