//! The level of one indicator by its thresholds and caps, and of form and effect together.

use super::cells::{get, items, number, text};
use super::expr::read;
use super::facts::{Fact, Facts};
use super::grade::Bounds;
use super::number::{Q, Truth, int, small};
use serde_json::Value;

/// A fact of a table.
pub fn look(facts: &Facts, id: &str) -> Fact {
    facts.get(id).unwrap_or_else(|| panic!("no fact {id}")).clone()
}

/// Does a condition of the rubric hold?
pub fn holds(rubric: &Value, facts: &Facts, condition: &Value) -> Truth {
    read(rubric, text(condition)).holds(&|id| look(facts, id))
}

/// A threshold or a condition of a step, light or not: everything that it says must hold.
fn step(rubric: &Value, facts: &Facts, measure: &Value, of: &Value) -> Truth {
    let mut parts = Vec::new();
    for (key, least) in [("at_least", true), ("at_most", false)] {
        let limit = get(of, key);
        if limit.is_null() {
            continue;
        }
        parts.push(match look(facts, text(measure)) {
            Fact::Number(i, maybe) => {
                let limit = super::number::Interval::exact(number(limit));
                let out = if least { i.at_least(&limit) } else { limit.at_least(&i) };
                if maybe { out.and(Truth::Unknown) } else { out }
            }
            Fact::Nothing | Fact::Truth(_) => Truth::No,
        });
    }
    for key in ["and", "if"] {
        if !get(of, key).is_null() {
            parts.push(holds(rubric, facts, get(of, key)));
        }
    }
    Truth::all(parts)
}

/// The cumulative levels by one set of thresholds.
fn climb(rubric: &Value, facts: &Facts, indicator: &Value, light: bool) -> Bounds {
    let mut steps: Vec<&Value> = items(get(indicator, "levels")).iter().collect();
    steps.sort_by_key(|s| get(s, "level").as_i64());
    let level = |ok: &dyn Fn(Truth) -> bool| {
        let mut level = 0;
        for s in &steps {
            let of = if light && !get(s, "light").is_null() { get(s, "light") } else { s };
            if !ok(step(rubric, facts, get(indicator, "measure"), of)) {
                break;
            }
            level = get(s, "level").as_i64().unwrap();
        }
        level
    };
    Bounds {
        low: level(&|t| t.yes()),
        high: level(&|t| !t.no()),
    }
}

/// Caps: those that surely hold bind both ends, those that may bind the lower.
pub(crate) fn cap(rubric: &Value, facts: &Facts, caps: &Value, mut to: Bounds) -> Bounds {
    for c in items(caps) {
        let most = get(c, "at_most").as_i64().unwrap();
        match holds(rubric, facts, get(c, "when")) {
            Truth::Yes => {
                to = Bounds {
                    low: to.low.min(most),
                    high: to.high.min(most),
                }
            }
            Truth::Unknown => to.low = to.low.min(most),
            Truth::No => {}
        }
    }
    to
}

pub(crate) fn bounds(rubric: &Value, facts: &Facts, indicator: &Value) -> Bounds {
    let light = get(rubric, "light");
    let when = if light.is_null() {
        Truth::No
    } else {
        holds(rubric, facts, get(light, "when"))
    };
    let (normal, eased) = (climb(rubric, facts, indicator, false), climb(rubric, facts, indicator, true));
    let both = match when {
        Truth::Yes => eased,
        Truth::No => normal,
        Truth::Unknown => Bounds {
            low: normal.low,
            high: eased.high,
        },
    };
    cap(rubric, facts, get(indicator, "caps"), both)
}

fn mean(of: &[i64]) -> Option<Q> {
    let count = i64::try_from(of.len()).unwrap();
    if count == 0 {
        None
    } else {
        Some(int(of.iter().sum()) / int(count))
    }
}

/// Rounds as the rubric says.
pub fn round(q: &Q, how: &str) -> i64 {
    let floor = q.floor();
    let rest = q - &floor;
    let half = super::number::frac(1, 2);
    let up = match how {
        "floor" => false,
        "up" => rest > int(0),
        "half-up" => rest >= half,
        _ => rest > half || (rest == half && small(&floor) % 2 != 0),
    };
    small(&floor) + i64::from(up)
}

/// Form and effect to a level: the weighted mean, rounded, and at most so much above the whole effect level.
pub fn level(rubric: &Value, form: &[i64], effect: &[i64]) -> i64 {
    let parts = get(rubric, "parts");
    let weight = |part: &str| int(get(get(parts, part), "weight").as_i64().unwrap());
    let effect = mean(effect).unwrap();
    let mixed = match mean(form) {
        None => effect.clone(),
        Some(form) => (weight("form") * form + weight("effect") * &effect) / (weight("form") + weight("effect")),
    };
    let above = get(parts, "above_effect").as_i64().unwrap();
    round(&mixed, text(get(parts, "round"))).min(small(&effect.floor()) + above)
}

/// The highest level of the rubric.
pub fn highest(rubric: &Value) -> i64 {
    items(get(rubric, "levels"))
        .iter()
        .filter_map(|l| get(l, "level").as_i64())
        .max()
        .unwrap()
}
