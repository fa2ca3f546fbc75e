//! Regions that the tests of this room make editions of.

use crate::region::published::Region;
use crate::rubric::library;
use crate::rubric::model::Rubric;
use serde_json::{Value, json};

/// The default rubric.
pub(super) fn rubric() -> Rubric {
    library::shipped(None).unwrap().1.unwrap()
}

/// A group of a question with people heard and expected.
pub(super) fn group(question: &str, id: &str, heard: u64, expected: &str) -> Value {
    json!({ "id": id, "question": question, "title": format!("people of {id}"), "authorities": 4, "exercises": 5, "not_counted": 1, "open": 0,
        "heard": heard, "expected": expected, "expected_shown": "1.0", "ratio": null, "ratio_low": null, "ratio_high": null,
        "status": "in-proportion", "says": "in proportion" })
}

/// A theme of areas with voices and words.
pub(super) fn unheard(words: &[&str], themes: &[(&str, Option<u32>)]) -> Value {
    let all: Vec<Value> = (1..)
        .zip(themes)
        .map(|(nth, (summary, voices))| {
            json!({ "authority": format!("E{nth}"), "name": format!("Board {nth}"), "exercise": "clinic", "summary": summary, "voices": voices })
        })
        .collect();
    let voices: Option<u32> = themes.iter().map(|(_, voices)| *voices).sum();
    json!({ "words": words, "authorities": themes.len(), "voices": voices, "themes": all, "more": 0 })
}

/// A need of areas with people.
pub(super) fn demand(what: &str, people: &[u64]) -> Value {
    let sum: u64 = people.iter().sum();
    let areas: Vec<Value> = (1..)
        .zip(people)
        .map(|(nth, people)| {
            let places: Vec<String> = (0..*people).map(|place| format!("Place {nth} {place}")).collect();
            json!({ "authority": format!("E{nth}"), "name": format!("Board {nth}"), "places": places, "people": people })
        })
        .collect();
    let says = format!(
        "{} One more area beside them states it without saying for how many.",
        crate::region::report::together(people.len(), &sum.to_string())
    );
    let mut words: Vec<String> = what.split_whitespace().map(str::to_lowercase).collect();
    words.sort();
    json!({ "what": what, "words": words, "people": sum, "together": "of one region: North", "areas": areas, "says": says })
}

/// A region with these.
pub(super) fn region(groups: &[Value], unheard: &[Value], demand: &[Value]) -> Region {
    let side = |nth: u32| {
        json!({ "authority": format!("E{nth}"), "name": format!("Board {nth}"), "level": "1", "exercise": "clinic", "title": "The evening clinic",
            "source": "returned/secret.yaml" })
    };
    let value = json!({
        "format": 1, "engine": "0.1.0",
        "rubric": { "id": "house/1", "title": "A rubric", "sha256": "ab".repeat(32), "core": false, "levels": [], "criteria": [] },
        "summary": { "received": 3, "graded": 3, "between": 0, "at_most": 0, "insufficient": 0, "not_due": 0, "failed": 0, "superseded": 0,
            "repeated": 0, "units": 3, "shared": 0 },
        "compared": { "ranked": 0, "warnings": [] }, "criteria": [], "signs": [], "groups": groups,
        "authorities": [{ "id": "E1", "name": "Board 1", "code": "E1", "source": "returned/secret.yaml", "from": "2024-04-01", "to": "2025-03-31",
            "basis": "returned", "people": "120000", "status": "firm", "low": 2, "high": 2, "words": "developing", "criteria": [], "signs": [],
            "rank": null, "not_ranked": null }],
        "authorities_not_listed": 0, "map": null,
        "pairs": [{ "criterion": "c", "title": "Heard", "weak": side(1), "strong": side(2), "alike": "both serve people" }],
        "unheard": unheard, "demand": demand,
        "echo": [{ "begins": "We thank the family of the patient in bed four", "words": 64, "authorities": 2,
            "places": [{ "authority": "E2", "name": "Board 2", "source": "returned/secret.yaml", "at": "/statements/1" },
                { "authority": "E1", "name": "Board 1", "source": null, "at": "/statements/1" },
                { "authority": "E1", "name": "Board 1", "source": null, "at": "/statements/2" }],
            "more": 4, "says": "2 authorities have this text or much of it." }],
        "heaps": [], "not_looked_for": [], "change": null });
    serde_json::from_value(value).unwrap()
}
