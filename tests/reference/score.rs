//! The criteria of one unit, and its signs and grade, step by step as the rulings order them.

use super::cells::{Ctx, get, items, text};
use super::corroborate::corroborated;
use super::facts::{Fact, Facts, Unit, all};
use super::grade::{Bounds, combine, rule};
use super::levels::{bounds, cap, highest, holds, level, look};
use super::number::{Truth, small};
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
