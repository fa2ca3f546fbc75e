//! A fault of the changed rubric is told at the first change after which it is there.

use super::super::{OverlayFile, apply};
use super::blame;
use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use serde_json::{Value, json};

/// A kind of rubric in which the weights must add to ten and no weight is nought.
fn judge(value: Value) -> Faults {
    let mut faults = Faults::default();
    let rows = value["rows"].as_array().unwrap();
    let weights: Vec<i64> = rows.iter().map(|row| row["weight"].as_i64().unwrap()).collect();
    let sum: i64 = weights.iter().sum();
    if sum != 10 {
        faults.push(Fault::error("sum", Pointer::root(), "the weights do not add to ten"));
    }
    for (place, row) in rows.iter().enumerate() {
        if weights[place] == 0 {
            let at = Pointer::root().key("rows").item(place);
            faults.push(Fault::error("nought", at, format!("{} weighs nothing", row["id"])));
        }
    }
    faults
}

fn base() -> Value {
    json!({"rows": [{"id": "a", "weight": 5}, {"id": "b", "weight": 3}, {"id": "c", "weight": 2}]})
}

fn blamed(changes: &Value) -> Vec<(&'static str, String, String)> {
    let overlay: OverlayFile = serde_json::from_value(json!({
        "format": 1, "overlay": true, "id": "here", "version": "1", "title": "Here", "about": "About.", "licence": "MIT",
        "base": "base", "changes": changes,
    }))
    .unwrap();
    let (value, _) = apply(base(), &overlay).unwrap();
    let faults = judge(value);
    blame(&base(), &overlay, &faults, &judge)
        .iter()
        .map(|fault| (fault.code, fault.at.to_string(), fault.message.clone()))
        .collect()
}

fn weight(id: &str, to: u32) -> Value {
    json!({"at": format!("rows/{id}/weight"), "to": to, "why": "Because.", "status": "house"})
}

#[test]
fn each_fault_goes_to_its_change() {
    assert_eq!(judge(base()), Faults::default());
    let found = blamed(&json!([weight("a", 6), weight("c", 0)]));
    assert_eq!(
        found,
        [
            (
                "sum",
                "/changes/0".to_owned(),
                "with this change: the weights do not add to ten".to_owned()
            ),
            (
                "nought",
                "/changes/1".to_owned(),
                "with this change, at /rows/2: \"c\" weighs nothing".to_owned()
            ),
        ]
    );
}

#[test]
fn a_fault_that_a_later_change_mends_is_none() {
    assert!(blamed(&json!([weight("a", 6), weight("c", 1)])).is_empty());
}

#[test]
fn an_entry_that_moved_is_still_known() {
    let off = json!({"at": "rows/a", "off": true, "why": "Because.", "status": "house"});
    let found = blamed(&json!([weight("c", 0), off]));
    let places: Vec<(&str, &str)> = found.iter().map(|(code, at, _)| (*code, at.as_str())).collect();
    assert_eq!(places, [("sum", "/changes/0"), ("nought", "/changes/0")]);
}
