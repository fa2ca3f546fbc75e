//! Which forms of words come to one stem, and which words tell nothing.

use super::{MOST_STEMS, ODD, TELL_NOTHING, stem, stems, words};

fn of(text: &str) -> Vec<String> {
    stems(text).into_keys().collect()
}

#[test]
fn the_list_is_in_order_and_names_each_word_once() {
    for pair in TELL_NOTHING.windows(2) {
        assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
    }
    for word in TELL_NOTHING {
        assert!(word.chars().all(|letter| letter.is_ascii_lowercase()), "{word}");
    }
}

#[test]
fn the_forms_of_one_word_have_one_stem() {
    let families: &[&[&str]] = &[
        &["close", "closes", "closed", "closing", "closure", "closures"],
        &["appointment", "appointments"],
        &["wait", "waits", "waiting", "waited"],
        &["park", "parks", "parking", "parked"],
        &["surgery", "surgeries"],
        &["cancel", "cancels", "cancelled", "cancelling", "cancellation"],
        &["nurse", "nurses", "nursing"],
        &["bus", "buses"],
        &["case", "cases"],
        &["house", "houses", "housing"],
        &["access", "accessible", "accessibility"],
        &["delay", "delays", "delayed"],
        &["carry", "carried", "carries", "carrying"],
        &["vaccine", "vaccines", "vaccination", "vaccinations"],
        &["child", "children"],
        &["woman", "women"],
        &["travel", "travels", "travelled", "travelling"],
        &["gp", "gps"],
        &["clinic", "clinics"],
        &["evening", "evenings"],
        &["church", "churches"],
        &["stop", "stopped", "stopping"],
        &["rude", "rudeness"],
        &["staff", "staffed", "staffing"],
        &["speed", "speeds", "speeding"],
    ];
    for family in families {
        for word in *family {
            assert_eq!(stem(word), stem(family[0]), "{word}");
        }
    }
}

#[test]
fn words_apart_keep_stems_apart() {
    let pairs = [
        ("care", "car"),
        ("site", "sit"),
        ("mile", "mill"),
        ("bed", "bead"),
        ("ward", "warden"),
        ("station", "state"),
        ("bus", "business"),
        ("virus", "viral"),
        ("access", "accident"),
        ("hospital", "hospice"),
        ("dental", "dentist"),
        ("maternity", "maternal"),
        ("fare", "far"),
        ("string", "stray"),
        ("hundred", "hunt"),
        ("glass", "gas"),
    ];
    for (one, other) in pairs {
        assert_ne!(stem(one), stem(other), "{one} and {other}");
    }
}

#[test]
fn known_confusions_stay_known() {
    // crude rules take these for one word; whoever mends that may take them out of here
    assert_eq!(stem("train"), stem("training"));
    assert_eq!(stem("build"), stem("building"));
}

#[test]
fn words_of_any_sentence_tell_nothing() {
    assert_eq!(
        of("People want more of the services that they need, and better care for patients."),
        [""; 0]
    );
    assert_eq!(of("We don't think it's good; they couldn't help."), [""; 0]);
    assert_eq!(of(""), [""; 0]);
    assert_eq!(of("… – !! 35 % (44)"), [""; 0]);
}

#[test]
fn case_punctuation_and_figures_make_no_difference() {
    let all = [
        "Waiting for a GP appointment",
        "WAITING FOR A GP APPOINTMENT!!",
        "waits for GP-appointments",
        "“Waited” 3 weeks for the GP’s appointments (44 %)",
        "waiting... for: a GP's appointment in 2019",
    ];
    for text in all {
        assert_eq!(of(text), ["appointment", "gp", "wait"], "{text}");
    }
}

#[test]
fn what_an_ampersand_joins_is_one_word() {
    assert_eq!(of("Waits in A&E"), ["a&e", "wait"]);
    assert_eq!(of("Waits & delays"), ["delay", "wait"]);
    assert_eq!(words("&&& '' & a").count(), 0);
}

#[test]
fn each_stem_comes_with_a_word_that_was_written() {
    let found = stems("Closures of surgeries, and surgery closed");
    assert_eq!(found.get("clos").map(String::as_str), Some("closures"));
    assert_eq!(found.get("surgery").map(String::as_str), Some("surgeries"));
    assert_eq!(found.len(), 2);
}

#[test]
fn a_long_sentence_is_looked_at_as_far_as_its_first_stems() {
    let long: Vec<String> = ('a'..='z').map(|letter| format!("{letter}{letter}k")).collect();
    let found = of(&long.join(" "));
    assert_eq!(found.len(), MOST_STEMS);
    assert_eq!(found.first().map(String::as_str), Some("aak"));
}

#[test]
fn any_letters_are_taken() {
    assert_eq!(of("Gofal yn Gymraeg"), ["gofal", "gymraeg", "yn"]);
    assert_eq!(of("Ärzte für Kinder"), ["für", "kinder", "ärzt"]);
    for word in ["ß", "éé", "sss", "ies", "ing", "eeed", "ss", "日本", "日本日本", "e", "ééé"] {
        assert!(!stem(word).is_empty(), "{word}");
    }
    for (form, one) in ODD {
        assert_eq!(stem(form), one);
    }
}
