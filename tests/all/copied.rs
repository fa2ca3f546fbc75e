//! Last period's texts sent again: told at their cell and at their line, and only where somebody should look.

use crate::support::{code, earnest, fixture, said, submission, told};
use earnest::submission::check::copied::{FEWEST_WORDS, copied};
use earnest::submission::workbook;
use serde_json::{Value, json};

const SUMMARY: &str = "It is too far to travel for those of us without a car.";
const REASON: &str = "A bus can be had on two days of the week only, for lack of money.";
const STATEMENT: &str = "We asked early, and we asked those whom it touches most of all.";

/// A submission of a year, with one exercise.
fn of(year: u32) -> Value {
    json!({
        "format": 1, "basis": "compiled", "authority": { "name": "Anyshire Health Board" },
        "period": { "from": format!("{year}-01-01"), "to": format!("{year}-12-31") },
        "exercises": [{
            "id": "E1", "title": format!("Where the clinic should be, {year}"), "opens": format!("{year}-03-01"), "closes": format!("{year}-04-01"),
            "themes": [{ "id": "T1", "summary": SUMMARY }],
            "decisions": [{ "date": format!("{year}-06-01"), "reason": "More of the people who need it can reach it there.",
                "themes": [{ "theme": "T1", "outcome": "partly", "reason": REASON }] }],
        }],
        "statements": [{ "on": "E1", "indicator": "ways-in", "text": STATEMENT }],
    })
}

fn found(now: &Value, before: &Value) -> Vec<String> {
    let faults = copied(&submission(now), &submission(before));
    faults
        .iter()
        .map(|fault| {
            assert_eq!(fault.code, "copied-from-last-period");
            fault.at.as_str().to_owned()
        })
        .collect()
}

fn with(mut value: Value, at: &str, new: Value) -> Value {
    let (above, key) = at.rsplit_once('/').unwrap();
    value.pointer_mut(above).unwrap()[key] = new;
    value
}

#[test]
fn every_text_that_was_sent_before_is_found() {
    let places = [
        "/exercises/0/themes/0/summary",
        "/exercises/0/decisions/0/reason",
        "/exercises/0/decisions/0/themes/0/reason",
        "/statements/0/text",
    ];
    assert_eq!(found(&of(2026), &of(2025)), places);
    for at in places {
        let others: Vec<&str> = places.into_iter().filter(|place| *place != at).collect();
        // one other word is another text
        let text = of(2026).pointer(at).unwrap().as_str().unwrap().to_owned();
        assert_eq!(
            found(&with(of(2026), at, json!(format!("{text} Indeed"))), &of(2025)),
            others,
            "{at}"
        );
        // other letters, spaces and stops are not
        let shouted = text.to_uppercase().replace(' ', "  ").replace('.', " !").replace(',', ";\n");
        assert_eq!(found(&with(of(2026), at, json!(shouted)), &of(2025)), places, "{at}");
    }
}

#[test]
fn texts_of_few_words_are_left_alone() {
    for (words, told) in [(FEWEST_WORDS - 1, false), (FEWEST_WORDS, true)] {
        let text = vec!["far"; words].join(" ");
        let at = "/exercises/0/themes/0/summary";
        let (now, before) = (with(of(2026), at, json!(text)), with(of(2025), at, json!(text)));
        assert_eq!(found(&now, &before).contains(&at.to_owned()), told, "{words}");
    }
}

#[test]
fn a_text_of_another_kind_is_no_copy() {
    // people said it, and it became the reason
    let now = with(of(2026), "/exercises/0/decisions/0/themes/0/reason", json!(SUMMARY));
    let now = with(
        now,
        "/exercises/0/themes/0/summary",
        json!("Nobody can come to a place without a bus and a shelter."),
    );
    let places = found(&now, &of(2025));
    assert!(
        !places.contains(&"/exercises/0/decisions/0/themes/0/reason".to_owned()),
        "{places:?}"
    );
}

#[test]
fn the_same_exercise_and_what_was_marked_as_said_before_are_left_alone() {
    let again = with(of(2026), "/exercises/0/themes/0/same_as", json!("T1 of 2025"));
    assert!(!found(&again, &of(2025)).iter().any(|at| at.ends_with("summary")));
    // an exercise over two periods stands in both submissions
    let mut now = of(2026);
    for key in ["title", "opens"] {
        now = with(now, &format!("/exercises/0/{key}"), of(2025)["exercises"][0][key].clone());
    }
    assert_eq!(found(&now, &of(2025)), ["/statements/0/text"]);
    // what another exercise took from it is told
    let mut other = of(2026)["exercises"][0].clone();
    other["id"] = json!("E2");
    now["exercises"].as_array_mut().unwrap().push(other);
    assert_eq!(found(&now, &of(2025)).len(), 4);
}

#[test]
fn nothing_is_told_of_a_first_submission_of_its_own_words() {
    for name in ["good", "motions"] {
        assert_eq!(found(&fixture(name), &of(2020)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_copied_text_is_told_at_its_cell_and_at_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let lines = |year: u32| serde_json::to_string_pretty(&of(year)).unwrap().into_bytes();
    let form = |year: u32| workbook::form(Some(&submission(&of(year))), false).unwrap();
    let old = [
        put("old.yaml", &lines(2025)),
        put("old.xlsx", &form(2025)),
        put("old.json", &lines(2025)),
    ];
    for (new, summary, reason) in [
        (put("new.yaml", &lines(2026)), "new.yaml:", "new.yaml:"),
        (put("new.json", &lines(2026)), "new.json:", "new.json:"),
        (
            put("new.xlsx", &form(2026)),
            "new.xlsx: Said and done, C4",
            "new.xlsx: Said and done, H4",
        ),
    ] {
        for old in &old {
            let output = earnest(&["check", &new, "--previous", old]);
            let told = told(&output);
            assert_eq!(code(&output), 0, "{told}");
            assert_eq!(told.matches("[copied-from-last-period]").count(), 4, "{told}");
            assert!(
                told.contains("word for word in the submission of the earlier period (2025-01-01 to 2025-12-31), in 'Where the clinic should be, 2025'"),
                "{told}"
            );
            assert!(told.contains(summary) && told.contains(reason), "{told}");
            assert!(said(&output).contains("4 warnings: can be assessed"), "{}", said(&output));
        }
        let output = earnest(&["check", &new]);
        assert!(!told(&output).contains("copied"), "{}", told(&output));
    }
}

#[test]
fn the_earlier_submission_must_be_one_and_earlier() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (old, new) = (file("old.json", &of(2025).to_string()), file("new.json", &of(2026).to_string()));
    let output = earnest(&["check", &old, "--previous", &new]);
    assert_eq!(code(&output), 2);
    assert!(told(&output).contains("expected an earlier one"), "{}", told(&output));
    let broken = file("broken.json", "{}");
    for previous in [broken.as_str(), "no-such-file.yaml"] {
        let output = earnest(&["check", &new, "--previous", previous]);
        assert_eq!(code(&output), 3, "{}", told(&output));
        assert!(told(&output).contains(previous), "{}", told(&output));
    }
}
