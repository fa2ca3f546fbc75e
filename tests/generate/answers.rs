//! What people said and what became of it.

use super::{Maker, any};
use serde_json::{Map, Value, json};

const REASONS: [&str; 4] = [
    "It costs too much.",
    "The building is not safe.",
    "Staff cannot be found.",
    "It was tried before.",
];

/// Makes a theme.
pub fn theme(m: &mut Maker, id: &str, ways: &[String], groups: &[String], closes: i64) -> Value {
    let mut t = Map::new();
    t.insert("id".to_owned(), json!(id));
    let many = if m.rng.chance(30) { 5000 } else { 300 };
    t.insert("summary".to_owned(), json!("It is too far to travel."));
    m.cell(&mut t, "voices", |m| {
        let n = m.rng.between(0, many);
        m.count(n)
    });
    if m.rng.chance(15) {
        m.cell(&mut t, "signatures", |m| {
            let n = m.rng.between(0, 4000);
            m.count(n)
        });
        m.event(&mut t, "acknowledged_on", |m| {
            let day = closes + m.rng.between(-10, 60);
            m.date(day)
        });
    }
    m.word(&mut t, "stance", &["support", "oppose", "oppose", "mixed", "neutral"]);
    m.word(&mut t, "kind", &["problem", "suggestion", "offer", "about-the-exercise"]);
    if m.rng.chance(40) && !ways.is_empty() {
        t.insert("from".to_owned(), json!([any(&mut m.rng, ways)]));
    }
    if m.rng.chance(40) && !groups.is_empty() {
        t.insert("groups".to_owned(), json!([any(&mut m.rng, groups)]));
    }
    if m.rng.chance(10) {
        t.insert("reported_by".to_owned(), json!("The scrutiny committee"));
    }
    m.event(&mut t, "fixed_on", |m| {
        let day = closes - m.rng.between(0, 40);
        m.date(day)
    });
    if m.rng.chance(10) {
        t.insert("same_as".to_owned(), json!("2019-t4"));
    }
    m.evidence(&mut t);
    Value::Object(t)
}

/// Makes decisions.
pub fn decisions(m: &mut Maker, themes: &[String], ways: &[String], decided: i64) -> Value {
    let mut all = Vec::new();
    let many = [0, 1, 1, 1, 2, 3][usize::try_from(m.rng.below(6)).unwrap()];
    for n in 1..=many {
        let mut d = Map::new();
        m.some(&mut d, "id", |_| json!(format!("d{n}")));
        let later = m.rng.between(0, 60);
        m.cell(&mut d, "date", |m| m.date(decided + if n > 1 { later } else { 0 }));
        m.word(&mut d, "power", &["authority", "authority", "joint", "people"]);
        m.flag(&mut d, "carried_out");
        m.word(&mut d, "on_proposal", &["adopted", "amended", "rejected", "withdrawn", "deferred"]);
        m.cell(&mut d, "claims_support", |m| json!(m.rng.pick(&["yes", "no"])));
        m.cell(&mut d, "silence_counted_as_support", |m| json!(m.rng.pick(&["yes", "no", "no"])));
        if m.rng.chance(50) && !ways.is_empty() {
            d.insert("follows".to_owned(), json!(any(&mut m.rng, ways)));
        }
        if m.rng.chance(40) {
            d.insert("reason".to_owned(), json!(m.rng.pick(&REASONS)));
        }
        m.some(&mut d, "themes", |m| outcomes(m, themes, decided));
        m.evidence(&mut d);
        all.push(Value::Object(d));
    }
    Value::Array(all)
}

fn outcomes(m: &mut Maker, themes: &[String], decided: i64) -> Value {
    let mut all = Vec::new();
    for theme in themes {
        if !m.rng.chance(30 + m.good * 7 / 10) {
            continue;
        }
        let mut o = Map::new();
        o.insert("theme".to_owned(), json!(theme));
        m.word(
            &mut o,
            "outcome",
            &["adopted", "partly", "declined", "declined", "already-planned", "no-decision-yet"],
        );
        if m.rng.chance(40 + m.good * 6 / 10) {
            o.insert("reason".to_owned(), json!(m.rng.pick(&REASONS)));
        }
        m.event(&mut o, "told_on", |m| {
            let day = decided + m.rng.between(0, 90);
            m.date(day)
        });
        if m.rng.chance(30) && !m.documents.is_empty() {
            o.insert("planned_in".to_owned(), json!(any(&mut m.rng, &m.documents)));
        }
        m.evidence(&mut o);
        all.push(Value::Object(o));
    }
    Value::Array(all)
}

/// Makes responses.
pub fn responses(m: &mut Maker, themes: &[String], closes: i64) -> Value {
    let mut all = Vec::new();
    for _ in 0..m.rng.between(0, 3) {
        let mut r = Map::new();
        m.cell(&mut r, "date", |m| {
            let day = closes
                + if m.rng.chance(m.good) {
                    m.rng.between(5, 84)
                } else {
                    m.rng.between(-5, 260)
                };
            m.date(day)
        });
        m.some(&mut r, "audience", |m| match m.rng.below(5) {
            0 => json!(["participants"]),
            1 => json!(["public"]),
            2 => json!(["staff"]),
            _ => json!(["participants", "public"]),
        });
        m.flag(&mut r, "same_formats");
        m.some(&mut r, "covers", |m| {
            if themes.is_empty() || m.rng.chance(50) {
                return json!("all");
            }
            let some: Vec<&String> = themes.iter().filter(|_| m.rng.chance(60)).collect();
            json!(some)
        });
        m.evidence(&mut r);
        all.push(Value::Object(r));
    }
    Value::Array(all)
}

/// Makes changes.
pub fn changes(m: &mut Maker, themes: &[String], closes: i64) -> Value {
    let mut all = Vec::new();
    for n in 1..=m.rng.between(0, 4) {
        let mut c = Map::new();
        m.some(&mut c, "id", |_| json!(format!("c{n}")));
        c.insert("what".to_owned(), json!("A bus from the station"));
        if m.rng.chance(40) && !themes.is_empty() {
            c.insert("themes".to_owned(), json!([any(&mut m.rng, themes)]));
        }
        m.cell(&mut c, "owner", |_| json!("head of transport"));
        let due = closes + m.rng.between(30, 500);
        m.cell(&mut c, "due", |m| m.date(due));
        m.event(&mut c, "done", |m| {
            let day = due + m.rng.between(-60, 30);
            m.date(day)
        });
        m.event(&mut c, "effect", |m| {
            let mut e = Map::new();
            m.flag(&mut e, "before_and_after");
            m.event(&mut e, "told_on", |m| m.date(due + 60));
            Value::Object(e)
        });
        if m.rng.chance(25) {
            m.event(&mut c, "moves_work_to", |m| json!(m.rng.pick(&["users", "carers", "volunteers"])));
            m.flag(&mut c, "means_move_too");
        }
        m.evidence(&mut c);
        all.push(Value::Object(c));
    }
    Value::Array(all)
}

/// Makes ratings.
pub fn ratings(m: &mut Maker, heard: i64) -> Value {
    let mut all = Vec::new();
    for question in ["understood", "easy", "could-change", "heard", "matters", "would-again"] {
        if !m.rng.chance(60) {
            continue;
        }
        let mut r = Map::new();
        r.insert("question".to_owned(), json!(question));
        let answered = if m.rng.chance(30) { m.rng.between(0, 25) } else { heard };
        let percent = if m.rng.chance(m.good) {
            m.rng.between(75, 100)
        } else {
            m.rng.between(0, 100)
        };
        let positive = answered.saturating_mul(percent) / 100;
        m.cell(&mut r, "asked", |m| m.count(answered.saturating_mul(2)));
        // of the two at most one is vague, and never so that more agree than answered
        m.cell(&mut r, "answered", |_| json!(answered.clamp(0, 1_000_000_000)));
        m.cell(&mut r, "positive", |m| {
            if m.rng.chance(m.vague) {
                json!({ "at_most": positive })
            } else {
                json!(positive)
            }
        });
        m.evidence(&mut r);
        all.push(Value::Object(r));
    }
    Value::Array(all)
}
