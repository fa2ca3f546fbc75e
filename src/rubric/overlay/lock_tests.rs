//! What is locked can be made harder and nothing else; what is not locked is free, unless something locked hangs on it.

use super::super::path::find;
use super::{Act, refuses};
use serde_json::{Value, json};

fn base() -> Value {
    json!({
        "severities": [{"id": "worst"}, {"id": "middle", "at_most": 1}, {"id": "mild"}],
        "parameters": [{"id": "days", "value": 28, "locked": true}, {"id": "free", "value": 1}],
        "signs": [{"id": "late", "severity": "middle", "when": "x", "worse": {"at_most": 1}, "locked": true}, {"id": "loose", "severity": "mild"}],
        "criteria": [
            {"id": "c", "question": "who?", "limits": [{"id": "cap", "at_most": 2, "locked": true}], "indicators": [
                {"id": "i", "measure": "m", "title": "I", "levels": [
                    {"level": 1, "at_least": 10},
                    {"level": 2, "at_least": 20.5, "light": {"at_least": 5}, "locked": true},
                    {"level": 3, "at_most": 7, "locked": true},
                ], "caps": []},
                {"id": "j", "levels": [{"level": 1, "at_least": 10}]},
            ]},
            {"id": "d", "question": "how?", "indicators": []},
        ],
    })
}

fn told(way: &str, act: Act<'_>) -> Option<String> {
    let base = base();
    refuses(&base, &find(&base, way).unwrap(), act)
}

fn to(way: &str, value: &Value) -> Option<String> {
    told(way, Act::To(value))
}

#[test]
fn tightening_is_allowed() {
    for (way, value) in [
        ("criteria/c/indicators/i/levels/2/at_least", json!(21)),
        ("criteria/c/indicators/i/levels/2/at_least", json!(20.5)),
        ("criteria/c/indicators/i/levels/2/light/at_least", json!(6)),
        ("criteria/c/indicators/i/levels/3/at_most", json!(6.5)),
        ("criteria/c/limits/cap/at_most", json!(1)),
        ("signs/late/severity", json!("worst")),
        ("signs/late/severity", json!("middle")),
        ("signs/late/worse/at_most", json!(0)),
        ("signs/late/locked", json!(true)),
    ] {
        assert_eq!(to(way, &value), None, "{way} {value}");
    }
}

#[test]
fn loosening_is_refused_with_the_reason() {
    for (way, value, why) in [
        (
            "criteria/c/indicators/i/levels/2/at_least",
            json!(20),
            "level 2 of 'i' is locked, and 20 allows less than 20.5 does",
        ),
        (
            "criteria/c/indicators/i/levels/2/light/at_least",
            json!(4),
            "level 2 of 'i' is locked, and 4 allows less than 5 does",
        ),
        (
            "criteria/c/indicators/i/levels/3/at_most",
            json!(8),
            "level 3 of 'i' is locked, and 8 allows more than 7 does",
        ),
        (
            "criteria/c/limits/cap/at_most",
            json!(3),
            "'cap' is locked, and 3 allows more than 2 does",
        ),
        (
            "signs/late/severity",
            json!("mild"),
            "'late' is locked, and 'mild' is less severe than 'middle'",
        ),
    ] {
        assert_eq!(to(way, &value).as_deref(), Some(why), "{way} {value}");
    }
}

#[test]
fn what_nobody_can_tell_is_refused() {
    for (way, value) in [
        ("signs/late/when", json!("x || y")),
        ("signs/late/locked", json!(false)),
        ("signs/late/severity", json!("unheard-of")),
        ("parameters/days/value", json!(29)),
        ("criteria/c/indicators/i/levels/2/at_least", json!("many")),
        ("criteria/c/indicators/i/levels/2/light", json!(null)),
    ] {
        let why = to(way, &value).unwrap_or_else(|| panic!("{way} {value}"));
        assert!(why.ends_with("cannot be told"), "{why}");
    }
    assert_eq!(
        to("signs/late", &json!({})).unwrap(),
        "'late' is locked; change its parts one by one"
    );
}

#[test]
fn nothing_locked_is_taken_out() {
    assert_eq!(
        told("signs/late", Act::Off).unwrap(),
        "'late' is locked, and may not be taken out, in whole or in part"
    );
    assert!(told("signs/late/worse", Act::Off).is_some());
    for way in ["signs", "criteria/c", "criteria/c/indicators/i", "criteria/c/indicators/i/levels"] {
        let why = told(way, Act::Off).unwrap();
        assert!(
            why.starts_with("this would take along ") && why.ends_with(", which is locked"),
            "{why}"
        );
        assert_eq!(to(way, &json!([])).unwrap(), why);
    }
}

#[test]
fn what_a_locked_threshold_hangs_on_stays() {
    let why = to("criteria/c/indicators/i/measure", &json!("other")).unwrap();
    assert_eq!(
        why,
        "level 2 of 'i' is locked and hangs on this, and whether this loosens it cannot be told"
    );
    // the threshold below it, and its neighbours, hang on nothing
    assert_eq!(to("criteria/c/indicators/i/levels/1/at_least", &json!(1)), None);
    assert_eq!(to("criteria/c/indicators/j/levels/1/at_least", &json!(1)), None);
    assert_eq!(told("criteria/c/indicators/i/levels/1", Act::Off), None);
}

#[test]
fn what_is_not_locked_is_free() {
    let cap = json!({"id": "another", "at_most": 1});
    for (way, act) in [
        ("signs/loose", Act::Off),
        ("signs", Act::Add(&cap)),
        ("criteria/c/limits", Act::Add(&cap)),
        ("criteria/c/indicators/i/caps", Act::Add(&cap)),
        ("criteria/d", Act::Off),
        ("criteria/d/question", Act::To(&cap)),
        ("parameters/free/value", Act::To(&cap)),
    ] {
        assert_eq!(told(way, act), None, "{way}");
    }
    assert!(
        told("signs/late/worse", Act::Add(&cap))
            .unwrap()
            .ends_with("one more entry loosens it cannot be told")
    );
}
