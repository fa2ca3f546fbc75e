//! One exercise: what it was about, what people said, what was decided and what followed.

use super::answers::{changes, decisions, ratings, responses, theme};
use super::{Maker, any, people};
use serde_json::{Map, Value, json};

/// The exercise of an id.
pub fn exercise(m: &mut Maker, id: &str) -> Value {
    let mut e = Map::new();
    e.insert("id".to_owned(), json!(id));
    e.insert("title".to_owned(), json!(format!("Exercise {id}")));
    let opens = m.rng.between(2922, 3950);
    let days = if m.rng.chance(m.good) {
        m.rng.between(35, 130)
    } else {
        m.rng.between(0, 40)
    };
    let closes = opens + days;
    about(m, &mut e);
    let (affected, n) = people::affected(m);
    if m.rng.chance(90) {
        e.insert("affected".to_owned(), affected);
    }
    let heard = match m.rng.below(6) {
        0 => m.rng.between(0, 30),
        1 => n / 2,
        2 => n,
        _ => m.rng.between(20, 900).min(n.max(20)),
    };
    m.some(&mut e, "groups", |m| people::groups(m, heard, n));
    m.some(&mut e, "monitoring", |m| people::monitoring(m, heard));
    dates(m, &mut e, opens, closes);
    proposal(m, &mut e, opens, closes);
    if m.rng.chance(65) {
        m.cell(&mut e, "people_heard", |m| m.count(heard));
    }
    m.event(&mut e, "claimed_reach", |m| claim(m, heard));
    m.some(&mut e, "comments", |m| comments(m, heard));
    m.some(&mut e, "ties", |m| people::ties(m, heard));
    m.some(&mut e, "information", |m| information(m, opens, closes));
    let (activities, ways) = people::activities(m, heard, n, opens, closes);
    m.some(&mut e, "activities", |_| activities);
    let ways = if e.contains_key("activities") { ways } else { Vec::new() };
    m.event(&mut e, "missing_review", |m| review(m, opens, closes));
    let decided = closes
        + if m.rng.chance(m.good) {
            m.rng.between(10, 150)
        } else {
            m.rng.between(-40, 60)
        };
    m.event(&mut e, "results", |m| results(m, closes, decided));
    let groups: Vec<String> = list_ids(&e, "groups", "group");
    let themes: Vec<String> = (1..=m.rng.between(0, 7)).map(|t| format!("t{t}")).collect();
    m.some(&mut e, "themes", |m| {
        Value::Array(themes.iter().map(|t| theme(m, t, &ways, &groups, closes)).collect())
    });
    let themes = list_ids(&e, "themes", "id");
    m.some(&mut e, "decisions", |m| decisions(m, &themes, &ways, decided));
    m.some(&mut e, "responses", |m| responses(m, &themes, closes));
    m.some(&mut e, "changes", |m| changes(m, &themes, closes));
    m.some(&mut e, "ratings", |m| ratings(m, heard));
    rest(m, &mut e);
    Value::Object(e)
}

/// Ids of the entries of a list that was put.
fn list_ids(e: &Map<String, Value>, list: &str, key: &str) -> Vec<String> {
    e.get(list)
        .and_then(Value::as_array)
        .map_or(Vec::new(), |all| all.iter().map(|x| x[key].as_str().unwrap().to_owned()).collect())
}

fn about(m: &mut Maker, e: &mut Map<String, Value>) {
    m.some(e, "purpose", |_| json!("To find out what people need."));
    m.word(e, "level", &["service", "strategic"]);
    m.word(
        e,
        "service_change",
        &["ended", "reduced", "moved", "started", "none", "none", "none"],
    );
    m.word(e, "relationship", &["enduring", "occasional"]);
    m.word(e, "commissioning_stage", &["needs", "priorities", "ending"]);
    m.word(e, "promise", &["inform", "consult", "consult", "involve", "collaborate", "empower"]);
    m.word(e, "agenda", &["authority", "public", "shared"]);
    m.flag(e, "decision_and_date_said");
    m.flag(e, "known_already_said");
    m.cell(e, "first_attempt", |m| json!(m.rng.pick(&["yes", "no", "no"])));
}

fn dates(m: &mut Maker, e: &mut Map<String, Value>, opens: i64, closes: i64) {
    m.cell(e, "announced", |m| {
        let day = opens - m.rng.between(0, 45);
        m.date(day)
    });
    // the two are partial only in ways that leave them in order
    m.cell(e, "opens", |_| Maker::exact_date(opens));
    if m.returned {
        e.insert("closes".to_owned(), Maker::exact_date(closes));
    } else {
        m.cell(e, "closes", |m| {
            if m.rng.chance(m.vague) {
                let last = closes + m.rng.between(0, 30);
                let (from, to) = (Maker::exact_date(closes), Maker::exact_date(last));
                json!(format!("{}..{}", from.as_str().unwrap(), to.as_str().unwrap()))
            } else {
                Maker::exact_date(closes)
            }
        });
    }
    m.cell(e, "decision_due", |m| {
        let day = closes + m.rng.between(-5, 120);
        m.date(day)
    });
    m.event(e, "promise_to_consult", |m| {
        let day = opens - m.rng.between(0, 400);
        m.date(day)
    });
    if m.rng.chance(30) {
        m.event(e, "commitment_made", |m| {
            let day = opens + m.rng.between(-60, 60);
            m.date(day)
        });
    } else {
        m.some(e, "commitment_made", |_| json!("none"));
    }
}

fn proposal(m: &mut Maker, e: &mut Map<String, Value>, opens: i64, closes: i64) {
    m.event(e, "proposal", |m| {
        let mut p = Map::new();
        m.some(&mut p, "what", |_| json!("Move the clinic."));
        m.some(&mut p, "driver", |m| {
            json!([m.rng.pick(&["saving", "safety", "staffing", "quality"])])
        });
        m.cell(&mut p, "options_shown", |m| {
            let n = if m.rng.chance(m.good) {
                m.rng.between(2, 5)
            } else {
                m.rng.between(0, 2)
            };
            m.count(n)
        });
        for key in [
            "alternatives_explained",
            "open_to_influence",
            "reasons_given",
            "costs_shown",
            "decider_and_date_said",
            "public_option_tested",
        ] {
            m.flag(&mut p, key);
        }
        m.event(&mut p, "impact_shown_on", |m| {
            let day = m.rng.between(opens - 10, closes);
            m.date(day)
        });
        Value::Object(p)
    });
    m.some(e, "draws_on", |m| {
        let mut all = Vec::new();
        for _ in 0..m.rng.between(0, 2) {
            let mut d = Map::new();
            d.insert("what".to_owned(), json!("An earlier report"));
            m.word(&mut d, "kind", &["lived", "lived", "professional", "data"]);
            m.flag(&mut d, "before_options_fixed");
            m.evidence(&mut d);
            all.push(Value::Object(d));
        }
        Value::Array(all)
    });
}

fn claim(m: &mut Maker, heard: i64) -> Value {
    let mut c = Map::new();
    let times = m.rng.between(1, 6);
    m.cell(&mut c, "number", |m| m.count(heard.saturating_mul(times)));
    m.some(&mut c, "includes", |m| {
        json!([m.rng.pick(&["seen", "invited", "completed", "people", "members"]), "people"])
    });
    m.evidence(&mut c);
    Value::Object(c)
}

fn comments(m: &mut Maker, heard: i64) -> Value {
    let mut c = Map::new();
    m.cell(&mut c, "received", |m| m.count(heard));
    let sorted = if m.rng.chance(m.good) {
        heard
    } else {
        heard.saturating_mul(m.rng.between(0, 9)) / 10
    };
    m.cell(&mut c, "sorted", |m| m.count(sorted));
    m.flag(&mut c, "sample_checked");
    m.evidence(&mut c);
    Value::Object(c)
}

fn information(m: &mut Maker, opens: i64, closes: i64) -> Value {
    let mut i = Map::new();
    m.cell(&mut i, "published", |m| m.date(opens));
    m.some(&mut i, "text", |_| json!("Tell us what you think of the clinic."));
    m.some(&mut i, "formats", |m| {
        let mut all = Vec::new();
        for format in ["easy-read", "print", "large-print", "bsl", "polish"] {
            if !m.rng.chance(40 + m.good / 2) {
                continue;
            }
            let mut f = Map::new();
            f.insert("format".to_owned(), json!(format));
            m.flag(&mut f, "needed");
            m.event(&mut f, "available_on", |m| {
                let late = if m.rng.chance(m.good) { 0 } else { closes - opens };
                let day = opens + m.rng.between(-3, late.max(1));
                m.date(day)
            });
            if m.rng.chance(30) {
                f.insert("on_request_days".to_owned(), json!(m.rng.between(0, 12)));
            }
            all.push(Value::Object(f));
        }
        Value::Array(all)
    });
    m.evidence(&mut i);
    Value::Object(i)
}

fn review(m: &mut Maker, opens: i64, closes: i64) -> Value {
    let mut r = Map::new();
    m.cell(&mut r, "date", |m| {
        let day = m.rng.between(opens, closes + 20);
        m.date(day)
    });
    m.flag(&mut r, "published");
    m.flag(&mut r, "led_to_activity");
    m.evidence(&mut r);
    Value::Object(r)
}

fn results(m: &mut Maker, closes: i64, decided: i64) -> Value {
    let mut r = Map::new();
    m.cell(&mut r, "published", |m| {
        let day = if m.rng.chance(m.good) {
            decided - m.rng.between(0, 20)
        } else {
            closes + m.rng.between(0, 200)
        };
        m.date(day)
    });
    for key in ["by_theme", "by_stance", "by_group", "analysed_by_others"] {
        m.flag(&mut r, key);
    }
    if m.rng.chance(20) && !m.partners.is_empty() {
        r.insert("by".to_owned(), json!(any(&mut m.rng, &m.partners)));
    }
    m.evidence(&mut r);
    Value::Object(r)
}

fn rest(m: &mut Maker, e: &mut Map<String, Value>) {
    m.some(e, "roles", |m| {
        let mut all = Vec::new();
        for _ in 0..m.rng.between(0, 2) {
            let mut r = Map::new();
            r.insert(
                "kind".to_owned(),
                json!(m.rng.pick(&["respondent", "adviser", "co-designer", "co-designer", "board-member"])),
            );
            m.cell(&mut r, "people", |m| m.count(4));
            m.word(&mut r, "paid", &["yes", "expenses", "no"]);
            all.push(Value::Object(r));
        }
        Value::Array(all)
    });
    if m.rng.chance(20) {
        e.insert(
            "needs".to_owned(),
            json!([{ "what": "a dentist", "place": "North Ward", "people": 7, "would_travel": "no" }]),
        );
    }
    m.event(e, "standing_group", |m| {
        let mut g = Map::new();
        m.cell(&mut g, "members", |m| m.count(12));
        m.cell(&mut g, "meetings_a_year", |m| {
            let n = m.rng.between(0, 12);
            m.count(n)
        });
        for key in ["notes_published", "seat_where_decided", "own_budget"] {
            m.flag(&mut g, key);
        }
        m.evidence(&mut g);
        Value::Object(g)
    });
    m.evidence(e);
}
