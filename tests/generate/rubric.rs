//! Variations of a rubric that a check must still accept: thresholds moved but in order, other weights, caps, rounding and rules.

use super::Rng;
use serde_json::{Map, Value, json};

/// The rubric, varied by a seed; 0 leaves it as it is.
pub fn vary(rubric: &Value, seed: u64) -> Value {
    let mut out = rubric.clone();
    if seed == 0 {
        return out;
    }
    let mut rng = Rng::new(seed);
    out["version"] = json!(format!("0.0.{seed}"));
    out["default"] = json!(false);
    parts(&mut rng, &mut out);
    parameters(&mut rng, &mut out);
    for criterion in out["criteria"].as_array_mut().unwrap() {
        for indicator in criterion["indicators"].as_array_mut().unwrap() {
            steps(&mut rng, indicator["levels"].as_array_mut().unwrap());
            if let Some(caps) = indicator.get_mut("caps").and_then(Value::as_array_mut) {
                for cap in caps {
                    if rng.chance(30) {
                        cap["at_most"] = json!(rng.between(1, 3));
                    }
                }
            }
        }
        if rng.chance(15) {
            criterion["limits"] = json!([{ "id": "made-up-limit", "when": "exercise.first_attempt || reach.heard < 20", "at_most": rng.between(1, 3),
                "says": "a limit made up for a test", "status": "house" }]);
        }
    }
    out
}

fn parts(rng: &mut Rng, out: &mut Value) {
    if rng.chance(60) {
        out["parts"]["form"]["weight"] = json!(rng.between(1, 4));
        out["parts"]["effect"]["weight"] = json!(rng.between(1, 5));
    }
    if rng.chance(50) {
        out["parts"]["round"] = json!(rng.pick(&["floor", "half-up", "up", "half-even"]));
    }
    if rng.chance(40) {
        out["parts"]["above_effect"] = json!(rng.between(0, 3));
    }
    if rng.chance(40) {
        out["grade"]["combine"] = json!(rng.pick(&["lower-median", "min"]));
        out["grade"]["above_lowest"] = json!(rng.between(0, 3));
        out["grade"]["least_criteria"] = json!(rng.between(1, 4));
    }
    if rng.chance(20) {
        out.as_object_mut().unwrap().remove("top");
    } else if rng.chance(40) {
        out["top"]["all_at_least"] = json!(rng.between(2, 4));
        out["top"]["corroborated_at_least"] = json!(rng.between(1, 4));
        out["top"]["if"] = json!(format!("ratings.best_bound >= {}", rng.between(30, 80)));
    }
    if rng.chance(30) {
        out["light"]["when"] = json!("exercise.stakes <= 2 || authority.people < 100000");
    }
    for severity in out["severities"].as_array_mut().unwrap() {
        if rng.chance(25) {
            severity["criterion_at_most"] = json!(rng.between(0, 3));
        }
    }
    for cap in out["roll_up"]["caps"].as_array_mut().unwrap() {
        if rng.chance(25) {
            cap["at_most"] = json!(rng.between(0, 3));
        }
    }
}

/// Moves each number to something between half and one and a half of it; never to 0 nor beyond a hundred where it is a share.
fn parameters(rng: &mut Rng, out: &mut Value) {
    for parameter in out["parameters"].as_array_mut().unwrap() {
        if !rng.chance(40) {
            continue;
        }
        let Some(n) = parameter["value"].as_i64() else {
            // the two ratios: 0.8 and 0.5
            let tenths = if parameter["id"] == "under-heard" {
                rng.between(7, 9)
            } else {
                rng.between(3, 6)
            };
            parameter["value"] = serde_json::from_str(&format!("0.{tenths}")).unwrap();
            continue;
        };
        let most = if parameter["unit"] == "percent" {
            (n * 3 / 2).min(95)
        } else {
            n * 3 / 2
        };
        parameter["value"] = json!(rng.between((n / 2).max(1), most.max(1)));
    }
    // low stakes stay below high ones
    let at = |out: &Value, id: &str| out["parameters"].as_array().unwrap().iter().find(|p| p["id"] == id).unwrap()["value"].as_i64();
    if at(out, "stakes-low") > at(out, "stakes-high") {
        let low = out["parameters"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .find(|p| p["id"] == "stakes-low")
            .unwrap();
        low["value"] = json!(1);
    }
}

/// Moves the plain thresholds of a ladder together with their light ones, by the same number of steps from level to level.
fn steps(rng: &mut Rng, levels: &mut [Value]) {
    if !rng.chance(40) {
        return;
    }
    // every plain `at_least` grows or shrinks by the same amount, so that the order stands
    let plain: Vec<i64> = levels.iter().filter_map(|l| l.get("at_least").and_then(Value::as_i64)).collect();
    let (Some(least), Some(most)) = (plain.iter().min(), plain.iter().max()) else {
        return;
    };
    let down = if *least > 1 { -(least - 1).min(5) } else { 0 };
    let up = if *most > 20 { (100 - most).clamp(0, 5) } else { 1 };
    let by = rng.between(down, up);
    for level in levels {
        let move_in = |of: &mut Map<String, Value>| {
            if let Some(n) = of.get("at_least").and_then(Value::as_i64) {
                of.insert("at_least".to_owned(), json!(n + by));
            }
        };
        move_in(level.as_object_mut().unwrap());
        if let Some(light) = level.get_mut("light").and_then(Value::as_object_mut) {
            move_in(light);
        }
    }
}
