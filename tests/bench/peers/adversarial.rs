//! Submissions that are sound and hard on whoever reads them: each kind takes one thing as far as a real file could.
//!
//! None holds a fault; whether they are read is checked by those who score them.

use super::region::plain;
use serde_json::{Map, Value, json};

/// How many kinds there are.
pub const KINDS: usize = 8;

/// The line of a number, of one of the kinds.
pub fn line(number: usize, kind: usize) -> String {
    let mut made: Value = serde_json::from_str(&plain(number)).expect("JSON");
    match kind {
        0 => long_texts(&mut made),
        1 => many_themes(&mut made),
        2 => many_groups(&mut made),
        3 => {
            many_scripts(&mut made);
            return escaped(&made.to_string());
        }
        4 => many_exercises(&mut made),
        5 => blank(&mut made),
        6 => {
            // a proposed level is no cell
            made["statements"] = Value::Null;
            not_held(&mut made);
        }
        _ => huge_register(&mut made),
    }
    made.to_string()
}

fn exercise(made: &mut Value) -> &mut Map<String, Value> {
    made["exercises"][0].as_object_mut().expect("an exercise")
}

/// Texts as long as a text may be, with all that a notation must escape.
fn long_texts(made: &mut Value) {
    let long = "What \"people\" said, in their words:\n\t— it's far\\away; ".repeat(1000);
    exercise(made)["information"]["text"] = json!(long);
    for theme in exercise(made)["themes"].as_array_mut().expect("themes") {
        theme["summary"] = json!(long.chars().take(5000).collect::<String>());
    }
}

/// Hundreds of themes, each with its outcome.
fn many_themes(made: &mut Value) {
    let exercise = exercise(made);
    let (theme, outcome) = (exercise["themes"][0].clone(), exercise["decisions"][0]["themes"][0].clone());
    let named = |of: &Value, key: &str, number: usize| {
        let mut one = of.clone();
        one[key] = json!(format!("theme-{number}"));
        one
    };
    exercise["themes"] = (0..300).map(|number| named(&theme, "id", number)).collect();
    exercise["decisions"][0]["themes"] = (0..300).map(|number| named(&outcome, "theme", number)).collect();
}

/// Hundreds of groups, most of them the authority's own.
fn many_groups(made: &mut Value) {
    let exercise = exercise(made);
    let group = exercise["groups"][0].clone();
    let more = (0..500).map(|number| {
        let mut one = group.clone();
        one["group"] = json!(format!("ward-{number}"));
        one["heard"] = json!(number % 9);
        one
    });
    exercise["groups"].as_array_mut().expect("groups").extend(more);
}

/// Scripts from everywhere in every text that is read by people.
fn many_scripts(made: &mut Value) {
    let text = "Ymgynghoriad: ysbyty’r fro · استشارة عامة حول العيادة · 公众参与:诊所 · सार्वजनिक परामर्श · e\u{301}\u{302} 👩🏽‍⚕️🧑‍🦽 · \u{202e}abc\u{202c} · Ω≈ç√∫";
    made["authority"]["name"] = json!(text);
    let exercise = exercise(made);
    exercise["title"] = json!(text);
    exercise["purpose"] = json!(text.repeat(8));
    exercise["information"]["text"] = json!(text.repeat(60));
    for theme in exercise["themes"].as_array_mut().expect("themes") {
        theme["summary"] = json!(text.repeat(3));
    }
}

/// The same JSON in ASCII alone: every other letter is written by its code, in pairs where one is not enough.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        if letter.is_ascii() {
            out.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    }
    out
}

/// Every list inside of every list, many times.
fn many_exercises(made: &mut Value) {
    let one = made["exercises"][0].clone();
    let more = (3..12).map(|number| {
        let mut copy = one.clone();
        copy["id"] = json!(format!("exercise-{number}"));
        copy["title"] = json!(format!("The same again, {number}"));
        copy
    });
    made["exercises"].as_array_mut().expect("exercises").extend(more);
}

/// Blanks wherever a file may have one.
fn blank(made: &mut Value) {
    made["basis"] = json!("compiled");
    for exercise in made["exercises"].as_array_mut().expect("exercises") {
        for (key, value) in exercise.as_object_mut().expect("an exercise") {
            match value {
                Value::Array(all) => all.iter_mut().for_each(blank_entry),
                Value::Object(_) | Value::String(_) | Value::Number(_) if !["id", "title"].contains(&key.as_str()) => *value = Value::Null,
                Value::Object(_) | Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => {}
            }
        }
    }
}

fn blank_entry(entry: &mut Value) {
    for (_, value) in entry.as_object_mut().into_iter().flatten().filter(|(_, value)| value.is_number()) {
        *value = Value::Null;
    }
}

/// `not held` wherever a number or a choice may be.
fn not_held(value: &mut Value) {
    const CELLS: [&str; 22] = [
        "people",
        "people_heard",
        "seen",
        "invited",
        "started",
        "completed",
        "contacts",
        "organisations",
        "answered",
        "not_stated",
        "positive",
        "heard",
        "met_directly",
        "level",
        "promise",
        "agenda",
        "way",
        "about",
        "selection",
        "outcome",
        "stance",
        "share",
    ];
    match value {
        Value::Array(all) => all.iter_mut().for_each(not_held),
        Value::Object(all) => {
            for (key, value) in all {
                if CELLS.contains(&key.as_str()) && !value.is_object() && !value.is_array() {
                    *value = json!("not held");
                } else {
                    not_held(value);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A register of a thousand rows.
fn huge_register(made: &mut Value) {
    let more = (0..1000).map(|number| {
        json!({"id": format!("more-{number}"), "what": format!("A decision on a service, number {number}"), "date": "2024-10-02",
            "service_change": "none", "asked": "no", "reason": "Nothing changed for anybody."})
    });
    made["register"].as_array_mut().expect("a register").extend(more);
}
