//! `earnest explain` and `earnest facts`: every number and every word can be looked up.

use crate::cli::GOOD;
use crate::support::{code, earnest, rubric, said, told};

#[test]
fn explain_opens_any_number_and_any_word() {
    let whole = earnest(&["explain", GOOD]);
    assert_eq!(code(&whole), 0);
    assert!(said(&whole).contains("The authority's grade") && said(&whole).contains("/exercises/0"));
    let one = earnest(&["explain", GOOD, "voices-answered"]);
    assert_eq!(code(&one), 0);
    assert!(said(&one).contains("closing.answered_share = 75 percent"), "{}", said(&one));
    assert!(said(&one).contains("/exercises/0/themes/0/voices"));
    for word in [
        "told-counted-as-heard",
        "voices-answered",
        "reach.margin",
        "way-people",
        "unknown-key",
    ] {
        let output = earnest(&["explain", word]);
        assert_eq!(code(&output), 0, "{word}: {}", told(&output));
        assert!(said(&output).lines().count() >= 2, "{word}: {}", said(&output));
    }
    let sign = said(&earnest(&["explain", "told-counted-as-heard"]));
    assert!(sign.contains("fires when: reach.claim_ratio > 2"), "{sign}");
    for args in [&["explain", "no-such-word"][..], &["explain", GOOD, "no-such-part"]] {
        let output = earnest(args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(!told(&output).is_empty());
    }
}

#[test]
fn every_sign_indicator_and_parameter_is_explained() {
    let file = &rubric().file;
    let indicators = file
        .criteria
        .iter()
        .flat_map(|criterion| criterion.indicators.iter().map(|row| row.id.to_string()));
    let signs = file.signs.iter().map(|sign| sign.id.to_string());
    for word in signs.chain(indicators).step_by(4) {
        assert_eq!(code(&earnest(&["explain", &word])), 0, "{word}");
    }
}

#[test]
fn facts_are_listed() {
    let output = earnest(&["facts"]);
    assert_eq!(code(&output), 0);
    for fact in earnest::facts::catalogue::FACTS {
        assert!(said(&output).contains(fact.id), "{}", fact.id);
    }
}
