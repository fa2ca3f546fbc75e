//! A whole submission: who is assessed, partners, papers, reviews, exercises and the register.

use super::{GROUPS, Maker, Rng, any, exercise, people};
use serde_json::{Map, Value, json};

/// The submission of a seed.
pub fn submission(seed: u64) -> Value {
    let mut rng = Rng::new(seed);
    let returned = rng.chance(50);
    let full = [96, 92, 85, 70, 50, 30][usize::try_from(rng.below(6)).unwrap()];
    let good = [97, 90, 75, 50, 25][usize::try_from(rng.below(5)).unwrap()];
    let vague = [0, 0, 3, 10, 25][usize::try_from(rng.below(5)).unwrap()];
    let mut m = Maker {
        rng,
        returned,
        full,
        good,
        vague,
        documents: Vec::new(),
        reviews: Vec::new(),
        partners: Vec::new(),
    };
    let mut out = Map::new();
    out.insert("format".to_owned(), json!(1));
    out.insert("authority".to_owned(), authority(&mut m));
    let (from, to) = (2922, 4017);
    out.insert(
        "period".to_owned(),
        json!({ "from": Maker::exact_date(from), "to": Maker::exact_date(to) }),
    );
    out.insert("basis".to_owned(), json!(if returned { "returned" } else { "compiled" }));
    if m.rng.chance(50) {
        let day = m.rng.between(from, to + 200);
        out.insert("as_of".to_owned(), Maker::exact_date(day));
    }
    let exercises: Vec<String> = (1..=m.rng.between(0, 4)).map(|n| format!("e{n}")).collect();
    partners(&mut m, &mut out);
    documents(&mut m, &mut out);
    reviews(&mut m, &mut out, &exercises);
    let all: Vec<Value> = exercises.iter().map(|id| exercise::exercise(&mut m, id)).collect();
    if !all.is_empty() || m.rng.chance(50) {
        out.insert("exercises".to_owned(), Value::Array(all));
    }
    register(&mut m, &mut out, &exercises);
    if m.rng.chance(10) {
        out.insert(
            "statements".to_owned(),
            json!([{ "indicator": "ways-in", "text": "We asked everybody.", "level": 3 }]),
        );
    }
    Value::Object(out)
}

fn authority(m: &mut Maker) -> Value {
    let mut a = Map::new();
    a.insert("name".to_owned(), json!("Made Up Health Board"));
    m.some(&mut a, "code", |_| json!("XX1"));
    m.word(&mut a, "kind", &["commissioner", "trust", "council", "practice"]);
    m.cell(&mut a, "people", |m| {
        let n = if m.rng.chance(30) {
            m.rng.between(500, 30_000)
        } else {
            m.rng.between(20_000, 900_000)
        };
        m.count(n)
    });
    if m.rng.chance(60) {
        let rows = baseline(m);
        a.insert("groups".to_owned(), rows);
    }
    Value::Object(a)
}

fn baseline(m: &mut Maker) -> Value {
    let mut rows = Vec::new();
    for group in GROUPS {
        if !m.rng.chance(70) {
            continue;
        }
        let mut row = Map::new();
        row.insert("group".to_owned(), json!(group));
        if m.rng.chance(60) {
            m.cell(&mut row, "share", people::share);
        } else {
            m.cell(&mut row, "people", |m| {
                let n = m.rng.between(0, 40_000);
                m.count(n)
            });
        }
        rows.push(Value::Object(row));
    }
    Value::Array(rows)
}

fn partners(m: &mut Maker, out: &mut Map<String, Value>) {
    if !m.rng.chance(75) {
        return;
    }
    let mut all = Vec::new();
    for n in 1..=m.rng.between(0, 4) {
        let mut p = Map::new();
        let id = format!("p{n}");
        p.insert("id".to_owned(), json!(id));
        p.insert("name".to_owned(), json!(format!("Partner {n}")));
        m.word(
            &mut p,
            "role",
            &[
                "commissioner",
                "provider",
                "runner",
                "analyst",
                "funder",
                "community-group",
                "reviewer",
            ],
        );
        m.word(
            &mut p,
            "kind",
            &["statutory", "provider", "campaign", "self-help", "user-led", "company"],
        );
        m.cell(&mut p, "funded_share", people::share);
        m.partners.push(id);
        all.push(Value::Object(p));
    }
    out.insert("partners".to_owned(), Value::Array(all));
}

fn documents(m: &mut Maker, out: &mut Map<String, Value>) {
    if !m.rng.chance(85) {
        return;
    }
    let mut all = Vec::new();
    for n in 1..=m.rng.between(0, 5) {
        let mut d = Map::new();
        let id = format!("doc{n}");
        d.insert("id".to_owned(), json!(id));
        d.insert("title".to_owned(), json!(format!("Paper {n}")));
        m.some(&mut d, "url", |_| json!("https://example.org/paper"));
        let day = m.rng.between(2600, 4200);
        m.cell(&mut d, "published", |m| m.date(day));
        m.word(
            &mut d,
            "kind",
            &["consultation", "report", "board-paper", "letter", "web-page", "other"],
        );
        let outside = m.rng.chance(m.good);
        m.word(
            &mut d,
            "author",
            if outside {
                &["independent"]
            } else {
                &["authority", "public", "independent"]
            },
        );
        if m.rng.chance(30) && !m.partners.is_empty() {
            d.insert("by".to_owned(), json!(any(&mut m.rng, &m.partners)));
        }
        m.documents.push(id);
        all.push(Value::Object(d));
    }
    out.insert("documents".to_owned(), Value::Array(all));
}

fn reviews(m: &mut Maker, out: &mut Map<String, Value>, exercises: &[String]) {
    if !m.rng.chance(60) {
        return;
    }
    let mut all = Vec::new();
    for n in 1..=m.rng.between(0, 3) {
        let mut r = Map::new();
        let id = format!("rev{n}");
        r.insert("id".to_owned(), json!(id));
        r.insert(
            "by".to_owned(),
            json!(m.rng.pick(&["scrutiny", "healthwatch", "court", "regulator", "other"])),
        );
        if m.rng.chance(30) && !m.partners.is_empty() {
            r.insert("partner".to_owned(), json!(any(&mut m.rng, &m.partners)));
        }
        m.cell(&mut r, "date", |m| {
            let day = m.rng.between(2900, 4200);
            m.date(day)
        });
        if m.rng.chance(70) && !exercises.is_empty() {
            r.insert("exercise".to_owned(), json!(any(&mut m.rng, exercises)));
        }
        m.word(&mut r, "says", &["supports", "supports", "criticises", "quashes"]);
        m.word(
            &mut r,
            "about",
            &[
                "reach", "salience", "access", "question", "answers", "reasons", "reasons", "process",
            ],
        );
        if m.rng.chance(40) && !m.documents.is_empty() {
            r.insert("document".to_owned(), json!(any(&mut m.rng, &m.documents)));
        }
        m.reviews.push(id);
        all.push(Value::Object(r));
    }
    out.insert("reviews".to_owned(), Value::Array(all));
}

fn register(m: &mut Maker, out: &mut Map<String, Value>, exercises: &[String]) {
    if !m.rng.chance(70) {
        return;
    }
    let mut all = Vec::new();
    let mut add = |m: &mut Maker, exercise: Option<&String>| {
        let mut r = Map::new();
        r.insert("id".to_owned(), json!(format!("r{}", all.len() + 1)));
        r.insert("what".to_owned(), json!("A change to a service"));
        m.cell(&mut r, "date", |m| {
            let day = m.rng.between(2922, 4100);
            m.date(day)
        });
        m.word(&mut r, "service_change", &["ended", "reduced", "moved", "started", "none"]);
        if m.rng.chance(40) {
            r.insert("affected".to_owned(), people::affected(m).0);
        }
        if exercise.is_some() && m.rng.chance(85) {
            r.insert("asked".to_owned(), json!("yes"));
        } else {
            m.word(&mut r, "asked", &["yes", "no", "no", "urgent"]);
        }
        if m.rng.chance(50) {
            r.insert("reason".to_owned(), json!("The ward was not safe."));
        }
        if let Some(id) = exercise {
            r.insert("exercise".to_owned(), json!(id));
        }
        m.event(&mut r, "promise_to_consult", |m| {
            let day = m.rng.between(2700, 3900);
            m.date(day)
        });
        m.word(&mut r, "on_proposal", &["adopted", "amended", "rejected", "withdrawn", "deferred"]);
        all.push(Value::Object(r));
    };
    for id in exercises {
        if m.rng.chance(60) {
            add(m, Some(id));
        }
    }
    for _ in 0..[0, 0, 0, 1, 2][usize::try_from(m.rng.below(5)).unwrap()] {
        add(m, None);
    }
    out.insert("register".to_owned(), Value::Array(all));
}
