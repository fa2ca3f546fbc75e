//! The level of each indicator and criterion of one unit, and its signs and grade, step by step as the rulings order them.

use super::cells::{Ctx, get, items, number, text};
use super::corroborate::corroborated;
use super::expr::read;
use super::facts::{Fact, Facts, Unit, all};
use super::grade::{Bounds, combine, rule};
use super::number::{Q, Truth, int, small};
use super::signs::{due, sign};
use serde_json::{Value, json};

/// One indicator of one unit.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// its id
    pub id: String,
    /// it belongs to what was done and recorded
    pub form: bool,
    /// scored, not-due or not-applicable
    pub status: &'static str,
    /// what it could be
    pub bounds: Bounds,
    /// what it could be counting only what is corroborated
    pub outside: Bounds,
}

/// One criterion of one unit.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// its id
    pub id: String,
    /// scored, not-due or not-applicable
    pub state: &'static str,
    /// what it could be
    pub bounds: Bounds,
    /// the same without the signs that are printed as "at most"
    pub free: Bounds,
    /// its indicators
    pub indicators: Vec<Indicator>,
}

/// A sign of one unit.
#[derive(Clone, Debug)]
pub struct Sign {
    /// its id
    pub id: String,
    /// fired, possible or noted
    pub status: &'static str,
    /// its severity
    pub severity: String,
}

/// One unit, scored.
#[derive(Clone, Debug)]
pub struct Scored {
    /// its id
    pub id: String,
    /// it enters the roll-up if it is due
    pub counted: bool,
    /// its weight
    pub weight: i64,
    /// its grade
    pub grade: (&'static str, Bounds),
    /// its criteria
    pub criteria: Vec<Criterion>,
    /// its signs
    pub signs: Vec<Sign>,
    /// its facts
    pub facts: Facts,
}

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
fn cap(rubric: &Value, facts: &Facts, caps: &Value, mut to: Bounds) -> Bounds {
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

fn bounds(rubric: &Value, facts: &Facts, indicator: &Value) -> Bounds {
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

fn top(rubric: &Value, facts: &Facts, scored: &[&Indicator], mut to: Bounds) -> Bounds {
    let top = get(rubric, "top");
    if top.is_null() {
        return to;
    }
    let n = |key: &str| get(top, key).as_i64().unwrap();
    let rating = holds(rubric, facts, get(top, "if"));
    let effect: Vec<&&Indicator> = scored.iter().filter(|i| !i.form).collect();
    let sure = scored.iter().all(|i| i.bounds.low >= n("all_at_least"))
        && effect.iter().any(|i| i.outside.low >= n("corroborated_at_least"))
        && rating.yes();
    let possible = scored.iter().all(|i| i.bounds.high >= n("all_at_least"))
        && effect.iter().any(|i| i.outside.high >= n("corroborated_at_least"))
        && !rating.no();
    if to.low >= n("level") && !sure {
        to.low = n("level") - 1;
    }
    if to.high >= n("level") && !possible {
        to.high = n("level") - 1;
    }
    to
}

/// The highest level of the rubric.
pub fn highest(rubric: &Value) -> i64 {
    items(get(rubric, "levels"))
        .iter()
        .filter_map(|l| get(l, "level").as_i64())
        .max()
        .unwrap()
}

fn criterion(unit: &Unit, of: &Value, facts: &Facts, outside: &Facts) -> Criterion {
    let rubric = unit.ctx.rubric;
    let indicators: Vec<Indicator> = items(get(of, "indicators"))
        .iter()
        .map(|i| {
            let applies = get(i, "applies");
            let applied = if applies.is_null() {
                Truth::Yes
            } else {
                holds(rubric, facts, get(applies, "when"))
            };
            let status = if applied.no() {
                "not-applicable"
            } else if due(unit, facts, get(i, "due")) {
                "scored"
            } else {
                "not-due"
            };
            // of a decision on which the authority does not say that anybody was asked, nothing is evidenced
            let nothing = unit.row.is_some() && unit.ctx.returned;
            let bounds = if nothing {
                Bounds { low: 0, high: 0 }
            } else if applied == Truth::Unknown {
                // Ambiguity: left out it would be worth the mean of the others, which may be anything: so it may be anything
                Bounds {
                    low: 0,
                    high: highest(rubric),
                }
            } else {
                bounds(rubric, facts, i)
            };
            let form = text(get(i, "part")) == "form";
            Indicator {
                id: text(get(i, "id")).to_owned(),
                form,
                status,
                bounds,
                outside: self::bounds(rubric, outside, i),
            }
        })
        .collect();
    let scored: Vec<&Indicator> = indicators.iter().filter(|i| i.status == "scored").collect();
    let pick = |form: bool, low: bool| -> Vec<i64> {
        scored
            .iter()
            .filter(|i| i.form == form)
            .map(|i| if low { i.bounds.low } else { i.bounds.high })
            .collect()
    };
    let all = Bounds {
        low: 0,
        high: highest(rubric),
    };
    let (state, found) = if indicators.iter().filter(|i| !i.form).all(|i| i.status == "not-applicable") {
        ("not-applicable", all)
    } else if pick(false, true).is_empty() {
        ("not-due", all)
    } else {
        let plain = Bounds {
            low: level(rubric, &pick(true, true), &pick(false, true)),
            high: level(rubric, &pick(true, false), &pick(false, false)),
        };
        ("scored", cap(rubric, facts, get(of, "limits"), top(rubric, facts, &scored, plain)))
    };
    Criterion {
        id: text(get(of, "id")).to_owned(),
        state,
        bounds: found,
        free: found,
        indicators,
    }
}

/// Scores one unit.
pub fn unit(unit: &Unit) -> Scored {
    let ctx = unit.ctx;
    let rubric = ctx.rubric;
    let facts = all(unit);
    let stated = all(&Unit {
        ctx: Ctx {
            blank: false,
            not_held: false,
            ..ctx
        },
        ..*unit
    });
    let ctx_outside = Ctx {
        returned: true,
        blank: true,
        not_held: true,
        ..ctx
    };
    let less = corroborated(&ctx, unit.ex);
    let outside = all(&Unit {
        ctx: ctx_outside,
        ex: &less,
        row: unit.row,
    });
    let mut criteria: Vec<Criterion> = items(get(rubric, "criteria"))
        .iter()
        .map(|c| criterion(unit, c, &facts, &outside))
        .collect();
    let mut signs = Vec::new();
    let (mut grade_cap, mut free_cap) = (highest(rubric), highest(rubric));
    for s in items(get(rubric, "signs")) {
        let Some((status, most)) = sign(unit, s, &facts, &stated) else {
            continue;
        };
        let severity = items(get(rubric, "severities"))
            .iter()
            .find(|v| get(v, "id") == get(s, "severity"))
            .unwrap();
        let says = get(severity, "says_at_most") == &Value::Bool(true);
        for c in criteria.iter_mut().filter(|c| c.id == text(get(s, "caps"))) {
            c.bounds = c.bounds.at_most(most);
            c.free = if says { c.free } else { c.free.at_most(most) };
        }
        if let Some(n) = get(severity, "grade_at_most").as_i64()
            && status == "fired"
            && text(get(s, "confidence")) != "low"
        {
            grade_cap = grade_cap.min(n);
            free_cap = if says { free_cap } else { free_cap.min(n) };
        }
        signs.push(Sign {
            id: text(get(s, "id")).to_owned(),
            status,
            severity: text(get(severity, "id")).to_owned(),
        });
    }
    let applicable: Vec<&Criterion> = criteria.iter().filter(|c| c.state != "not-applicable").collect();
    let pending = applicable.iter().any(|c| c.state == "not-due");
    let of = |free: bool, most: i64| {
        rule(
            rubric,
            &applicable.iter().map(|c| if free { c.free } else { c.bounds }).collect::<Vec<_>>(),
        )
        .at_most(most)
    };
    let (found, free) = (of(false, grade_cap), of(true, free_cap));
    let grade = combine(rubric, pending, applicable.len(), found, free);
    let weight = match look(&facts, text(get(get(rubric, "roll_up"), "weight"))) {
        Fact::Number(i, _) => small(&i.low.unwrap()),
        Fact::Nothing | Fact::Truth(_) => 0,
    };
    let urgent = look(&facts, "register.urgent") == Fact::Truth(Truth::Yes);
    // Ambiguity: how one person's care is planned is not scored, so it stays out of the roll-up
    let individual = get(unit.ex, "level").as_str() == Some("individual");
    let counted = !(individual || unit.row.is_some() && urgent);
    Scored {
        id: text(get(unit.ex, "id")).to_owned(),
        counted,
        weight,
        grade: (grade, found),
        criteria,
        signs,
        facts,
    }
}

impl Scored {
    /// As JSON.
    pub fn json(&self) -> Value {
        let criteria: Vec<Value> = self
            .criteria
            .iter()
            .map(|c| {
                let indicators: Vec<Value> = c
                    .indicators
                    .iter()
                    .map(|i| json!({ "id": i.id, "status": i.status, "low": i.bounds.low, "high": i.bounds.high }))
                    .collect();
                let status = super::grade::status(c.state, c.bounds, c.free);
                json!({ "id": c.id, "status": status, "low": c.bounds.low, "high": c.bounds.high, "indicators": indicators })
            })
            .collect();
        let signs: Vec<Value> = self.signs.iter().map(|s| json!({ "id": s.id, "status": s.status })).collect();
        let facts: serde_json::Map<String, Value> = self.facts.iter().map(|(id, fact)| ((*id).to_owned(), fact.json())).collect();
        let (status, b) = &self.grade;
        json!({
            "id": self.id, "counted": self.counted, "stakes": self.weight, "grade": { "status": status, "low": b.low, "high": b.high },
            "criteria": criteria, "signs": signs, "facts": facts,
        })
    }
}
