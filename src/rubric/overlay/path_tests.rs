//! Ways lead by ids and levels to where things stand, and a slip of the pen finds what was meant.

use super::{along, find, is_entry, name_of};
use serde_json::{Value, json};

fn base() -> Value {
    json!({
        "parts": {"effect": {"weight": 2}},
        "lists": {"formats": ["print", "easy-read"]},
        "criteria": [
            {"id": "one", "limits": []},
            {"id": "two", "indicators": [{"id": "a", "levels": [{"level": 1, "at_least": 1}, {"level": 3, "at_least": 9}]}]},
        ],
    })
}

#[test]
fn ids_levels_and_texts_name_entries() {
    let base = base();
    for (way, pointer) in [
        ("parts/effect/weight", "/parts/effect/weight"),
        ("lists/formats/easy-read", "/lists/formats/1"),
        ("criteria/one/limits", "/criteria/0/limits"),
        (
            "criteria/two/indicators/a/levels/3/at_least",
            "/criteria/1/indicators/0/levels/1/at_least",
        ),
    ] {
        assert_eq!(find(&base, way).unwrap().as_str(), pointer, "{way}");
    }
    assert_eq!(name_of(&json!({"id": "x", "level": 2})).unwrap(), "x");
    assert_eq!(name_of(&json!({"level": 2})).unwrap(), "2");
    assert_eq!(name_of(&json!({"group": "x"})), None);
}

#[test]
fn places_in_a_list_name_nothing() {
    let lost = find(&base(), "criteria/0/limits").unwrap_err();
    assert_eq!(lost.message, "there is no '0' in 'criteria'");
    assert_eq!(lost.help, "name one of one, two");
}

#[test]
fn a_slip_finds_what_was_meant() {
    for (way, message, help) in [
        ("criterai/one", "there is no 'criterai' in the base", "did you mean 'criteria'?"),
        (
            "criteria/two/indicators/a/levels/3/at_leest",
            "there is no 'at_leest' in 'criteria/two/indicators/a/levels/3'",
            "did you mean 'criteria/two/indicators/a/levels/3/at_least'?",
        ),
        (
            "parts/effect/weight/more",
            "there is no 'more' in 'parts/effect/weight'",
            "nothing in there has a name; change it as a whole",
        ),
        ("", "there is no '' in the base", "name one of parts, lists, criteria"),
    ] {
        let lost = find(&base(), way).unwrap_err();
        assert_eq!((lost.message.as_str(), lost.help.as_str()), (message, help), "{way}");
    }
}

#[test]
fn every_value_on_the_way_is_met() {
    let base = base();
    let at = find(&base, "criteria/two/indicators/a").unwrap();
    let ways: Vec<String> = along(&base, &at).iter().map(|(at, _)| at.to_string()).collect();
    assert_eq!(
        ways,
        ["", "/criteria", "/criteria/1", "/criteria/1/indicators", "/criteria/1/indicators/0"]
    );
    assert!(is_entry(&base, &at));
    assert!(!is_entry(&base, &at.parent()));
}
