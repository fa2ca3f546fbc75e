//! Values and places are said as a reader would say them.

use super::super::path::find;
use super::{place, value};
use serde_json::json;

#[test]
fn values_in_words() {
    for (given, words) in [
        (json!(null), "nothing"),
        (json!([]), "nothing"),
        (json!(true), "yes"),
        (json!(false), "no"),
        (json!(0.8), "0.8"),
        (json!(42), "42"),
        (json!("serious"), "serious"),
        (json!(["print", "easy-read"]), "print; easy-read"),
        (json!({"id": "x", "title": "Too little time"}), "Too little time"),
        (json!({"id": "x", "when": "a && b", "at_most": 1}), "a && b"),
        (json!({"days": 3}), "{\"days\":3}"),
    ] {
        assert_eq!(value(&given), words);
    }
}

#[test]
fn places_by_their_titles() {
    let base = json!({
        "light": {"when": "x"},
        "criteria": [{"id": "reach", "title": "Reach", "limits": [], "indicators": [
            {"id": "a", "title": "Enough heard", "levels": [{"level": 3, "at_least": 1}]},
        ]}],
        "parameters": [{"id": "way-people", "value": 5}],
        "lists": {"formats": ["print"]},
    });
    for (way, words) in [
        ("light/when", "light, when"),
        (
            "criteria/reach/indicators/a/levels/3/at_least",
            "Reach, Enough heard, level 3, at least",
        ),
        ("criteria/reach/limits", "Reach, limits"),
        ("lists/formats/print", "lists, formats, print"),
        ("parameters/way-people/value", "parameters, way-people, value"),
        ("criteria/reach", "Reach"),
    ] {
        assert_eq!(place(&base, &find(&base, way).unwrap()), words, "{way}");
    }
}
