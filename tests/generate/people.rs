//! Who is affected and who took part.

use super::{GROUPS, Maker, any};
use serde_json::{Map, Value, json};

/// A percentage with at most one decimal.
pub fn share(m: &mut Maker) -> Value {
    let tenths = match m.rng.below(6) {
        0 => 0,
        1 => m.rng.between(1, 9),
        2 => 1000,
        _ => m.rng.between(10, 600),
    };
    match (m.rng.chance(30), tenths % 10) {
        (true, 0) => json!(tenths / 10),
        _ => json!(format!("{}.{} %", tenths / 10, tenths % 10)),
    }
}

/// Who is affected, and about how many.
pub fn affected(m: &mut Maker) -> (Value, i64) {
    let n = m.size();
    let mut a = Map::new();
    m.cell(&mut a, "people", |m| m.count(n));
    if m.rng.chance(15) {
        m.cell(&mut a, "visits", |m| m.count(n * 2));
    }
    if m.rng.chance(30) {
        m.cell(&mut a, "everyone", |m| json!(m.rng.pick(&["yes", "no"])));
    }
    m.some(&mut a, "source", |_| json!("the lists of the practices"));
    (Value::Object(a), n)
}

/// The groups affected and how many of each were heard.
pub fn groups(m: &mut Maker, heard: i64, affected: i64) -> Value {
    let mut ids: Vec<String> = GROUPS.iter().map(|g| (*g).to_owned()).collect();
    ids.push("deaf".to_owned());
    ids.push("own-group".to_owned());
    let named = [30, 60, 95][usize::try_from(m.rng.below(3)).unwrap()];
    let mut rows = Vec::new();
    for id in ids {
        if !m.rng.chance(named) {
            continue;
        }
        let mut row = Map::new();
        let part = m.rng.between(1, 60);
        row.insert("group".to_owned(), json!(id));
        if id == "own-group" || id == "deaf" || m.rng.chance(10) {
            row.insert("question".to_owned(), json!(m.rng.pick(&["sex", "age", "disability", "hearing"])));
        }
        if m.rng.chance(60) {
            m.cell(&mut row, "share", |_| json!(format!("{part} %")));
        } else {
            m.cell(&mut row, "people", |m| m.count(affected.saturating_mul(part) / 100));
        }
        m.cell(&mut row, "small", |m| json!(if m.rng.chance(20) { "yes" } else { "no" }));
        let fair = heard.saturating_mul(part) / 100;
        let n = if m.rng.chance(m.good) {
            fair
        } else {
            fair.saturating_mul(m.rng.between(0, 9)) / 10
        };
        let n = if m.rng.chance(8) { 0 } else { n };
        m.cell(&mut row, "heard", |m| m.count(n));
        m.cell(&mut row, "met_directly", |m| {
            let n = if m.rng.chance(50) { 0 } else { m.rng.between(1, 14) };
            m.count(n)
        });
        if m.rng.chance(15) {
            row.insert("reason".to_owned(), json!("No group of theirs could be found."));
        }
        m.evidence(&mut row);
        rows.push(Value::Object(row));
    }
    Value::Array(rows)
}

/// How many answered each question about who they are.
pub fn monitoring(m: &mut Maker, heard: i64) -> Value {
    let questions = [
        "sex",
        "age",
        "disability",
        "ethnic-group",
        "language",
        "caring",
        "income",
        "internet",
        "car",
        "hearing",
    ];
    let mut rows = Vec::new();
    for question in questions {
        if !m.rng.chance(55 + m.full * 4 / 10) {
            continue;
        }
        let mut row = Map::new();
        row.insert("question".to_owned(), json!(question));
        let left_out = if m.rng.chance(m.good) {
            heard / 20
        } else {
            heard.saturating_mul(m.rng.between(0, 6)) / 10
        };
        m.cell(&mut row, "answered", |m| m.count(heard - left_out));
        m.cell(&mut row, "not_stated", |m| m.count(left_out));
        rows.push(Value::Object(row));
    }
    Value::Array(rows)
}

/// The ways in which people were heard.
pub fn activities(m: &mut Maker, heard: i64, affected: i64, opens: i64, closes: i64) -> (Value, Vec<String>) {
    let ids: Vec<String> = (1..=m.rng.between(0, 6)).map(|n| format!("a{n}")).collect();
    let mut all = Vec::new();
    // now and then only those are asked who are always asked
    let closed = m.rng.chance(15);
    for id in &ids {
        let mut a = Map::new();
        a.insert("id".to_owned(), json!(id));
        let n = if m.rng.chance(60) {
            heard / m.rng.between(1, 6)
        } else {
            m.rng.between(0, 40)
        };
        what(m, &mut a);
        when(m, &mut a, opens, closes);
        counts(m, &mut a, n, affected);
        if closed {
            a.insert("way".to_owned(), json!("session"));
            a.insert("selection".to_owned(), json!(m.rng.pick(&["invited-members", "targeted"])));
            a.insert("returning".to_owned(), json!(n.clamp(0, 1_000_000_000)));
        }
        let others: Vec<String> = ids.iter().filter(|other| *other != id).cloned().collect();
        if m.rng.chance(40) && !others.is_empty() {
            let mut apart: Vec<String> = (0..m.rng.between(1, 3)).map(|_| any(&mut m.rng, &others)).collect();
            apart.sort();
            apart.dedup();
            a.insert("distinct_from".to_owned(), json!(apart));
        }
        if m.rng.chance(50) {
            let mut s = Map::new();
            let pro = m.rng.chance(50);
            for key in ["support", "oppose", "neither"] {
                let most = if (key == "support") == pro { n } else { n / 3 };
                m.cell(&mut s, key, |m| {
                    let n = m.rng.between(0, most.clamp(1, 5000));
                    m.count(n)
                });
            }
            a.insert("stances".to_owned(), Value::Object(s));
        }
        if m.rng.chance(80) {
            let mut e = Map::new();
            for key in [
                "no_screen",
                "no_travel",
                "outside_office_hours",
                "step_free",
                "near_and_reachable",
                "help_offered",
            ] {
                m.flag(&mut e, key);
            }
            a.insert("ease".to_owned(), Value::Object(e));
        }
        m.evidence(&mut a);
        all.push(Value::Object(a));
    }
    (Value::Array(all), ids)
}

fn what(m: &mut Maker, a: &mut Map<String, Value>) {
    let kinds = [
        "survey",
        "written",
        "petition",
        "poll",
        "meeting",
        "drop-in",
        "focus-group",
        "interview",
        "workshop",
        "jury",
        "co-design",
        "phone",
        "online-discussion",
        "standing-group",
    ];
    m.word(a, "kind", &kinds);
    m.word(
        a,
        "way",
        &[
            "open-form",
            "direct-invitation",
            "session",
            "outreach",
            "phone-or-remote",
            "community-groups",
        ],
    );
    m.word(
        a,
        "about",
        &["experience", "satisfaction", "priorities", "design", "proposal", "scrutiny"],
    );
    m.word(
        a,
        "selection",
        &["open", "everyone-invited", "invited-members", "targeted", "random", "stratified"],
    );
    m.flag(a, "weighted");
    if m.rng.chance(30) && !m.partners.is_empty() {
        a.insert("run_by".to_owned(), json!(any(&mut m.rng, &m.partners)));
    }
}

fn when(m: &mut Maker, a: &mut Map<String, Value>, opens: i64, closes: i64) {
    if m.rng.chance(40) {
        let first = m.rng.between(opens, closes);
        let last = m.rng.between(first, closes + 30);
        // partial dates only where both still stand in order
        a.insert("opens".to_owned(), Maker::exact_date(first));
        a.insert("closes".to_owned(), Maker::exact_date(last));
    }
    m.some(a, "sessions", |m| json!(m.rng.between(0, 8)));
    m.some(a, "notice_days", |m| json!(m.rng.between(0, 40)));
    m.cell(a, "hours_each", |m| {
        let n = m.rng.between(0, 16);
        m.count(n)
    });
}

fn counts(m: &mut Maker, a: &mut Map<String, Value>, n: i64, affected: i64) {
    m.cell(a, "seen", |m| m.count(n.saturating_mul(9)));
    if m.rng.chance(60) {
        let times = m.rng.between(1, 9);
        m.cell(a, "invited", |m| m.count(n.saturating_mul(times).max(affected.min(n * 3))));
    }
    m.cell(a, "completed", |m| m.count(n));
    if m.rng.chance(75) {
        m.cell(a, "people", |m| m.count(n));
    }
    m.cell(a, "returning", |m| {
        let n = if m.rng.chance(60) { 0 } else { m.rng.between(0, n.max(1)) };
        m.count(n)
    });
    m.cell(a, "standing_members", |m| {
        let n = if m.rng.chance(70) { 0 } else { m.rng.between(0, n.max(1)) };
        m.count(n)
    });
    if m.rng.chance(15) {
        m.cell(a, "signatures", |m| m.count(n * 4));
        m.cell(a, "organisations", |m| m.count(n / 9));
        m.cell(a, "members_claimed", |m| m.count(n * 90));
        m.cell(a, "contacts", |m| m.count(n * 2));
        m.cell(a, "started", |m| m.count(n + 3));
    }
}

/// What the service is to those who took part.
pub fn ties(m: &mut Maker, heard: i64) -> Value {
    let mut t = Map::new();
    m.cell(&mut t, "answered", |m| m.count(heard));
    let mut left = heard;
    for key in ["users", "will_need", "carers_and_family"] {
        let n = if m.rng.chance(m.good) {
            left * 6 / 10
        } else {
            m.rng.between(0, left.max(1)).min(left) / 3
        };
        left -= n;
        m.cell(&mut t, key, |m| m.count(n));
    }
    m.evidence(&mut t);
    Value::Object(t)
}
