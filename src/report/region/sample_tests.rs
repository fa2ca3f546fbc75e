//! Regions that the tests of this room render: one with everything that a region can show, one of any size, one of nothing but failures.

use crate::region::map;
use crate::region::published::Region;
use serde_json::{Value, json};

const NAMES: [&str; 4] = [
    "Hearing everyone",
    "Choosing what matters",
    "Making it easy",
    "Saying what came of it",
];

fn levels() -> Value {
    json!([{ "level": 0, "name": "absent" }, { "level": 1, "name": "going through the motions" }, { "level": 2, "name": "developing" },
        { "level": 3, "name": "good" }, { "level": 4, "name": "in earnest" }])
}

fn bins(counts: [u64; 5]) -> Value {
    (0..)
        .zip(counts)
        .map(|(level, authorities)| json!({ "level": level, "authorities": authorities }))
        .collect()
}

fn criterion(nth: usize, mean: Option<(&str, &str)>) -> Value {
    let n = nth as u64;
    json!({ "id": format!("c{nth}"), "title": NAMES[nth], "levels": bins([11 + n, 37, 52 - n, 14, 3]), "open": 31, "not_due": 4,
        "not_applicable": 1, "not_compared": 6, "form_above_effect": 23 + n,
        "form": { "levels": bins([2, 19, 61, 40 + n, 9]), "settled": 131 + n, "open": 17, "none": 5, "mean": "19/8", "shown": "2.38" },
        "effect": { "levels": bins([24, 48 - n, 30, 12, 1]), "settled": 115 - n, "open": 33, "none": 5, "mean": mean.map(|(exact, _)| exact),
            "shown": mean.map(|(_, shown)| shown) } })
}

/// The authority of a number: every way in which one can stand comes once in ten.
pub(super) fn authority(n: usize) -> Value {
    let (status, low, high) = [
        ("firm", 2, 2),
        ("between", 1, 2),
        ("at-most", 0, 1),
        ("insufficient", 0, 4),
        ("firm", 3, 3),
        ("not-due", 0, 4),
        ("firm", 1, 1),
        ("between", 2, 3),
        ("firm", 4, 4),
        ("firm", 0, 0),
    ][n % 10];
    let cells: Vec<Value> = (0..4)
        .map(|c| {
            let state = if (n + c).is_multiple_of(17) {
                "not-applicable"
            } else if status == "not-due" {
                "not-due"
            } else {
                "scored"
            };
            json!({ "id": format!("c{c}"), "state": state, "low": (low + c).min(4) / (1 + c % 2), "high": (high + c).min(4) })
        })
        .collect();
    let ranked = status != "insufficient" && status != "not-due" && n % 7 != 3;
    let third = ["upper", "middle", "lower", "unsettled"][n % 4];
    json!({ "id": format!("E{n:08}"), "name": format!("{} and District Integrated Care Board {n}", ["Ash", "Birch", "Cedar", "Elm"][n % 4]),
        "code": (n % 5 != 4).then(|| format!("E{n:08}")), "source": format!("returned/{n:03}.yaml"),
        "report": (n % 4 != 1).then(|| format!("reports/e{n:08}_2024-04-01_2025-03-31.html")), "from": "2024-04-01", "to": "2025-03-31",
        "basis": if n % 7 == 3 { "compiled" } else { "returned" }, "people": "120000 to 130000", "status": status, "low": low, "high": high,
        "words": if low == high { "developing".to_owned() } else { format!("between {low} and {high}") }, "criteria": cells,
        "signs": (if n.is_multiple_of(3) { vec!["s0"] } else { vec!["s0", "s1"] }),
        "rank": ranked.then(|| json!({ "best": 1 + n, "worst": 40 + n, "of": 120, "third": third })),
        "not_ranked": (!ranked).then_some("what is held does not settle its grade") })
}

/// A region of so many authorities with everything that a region can show.
pub(super) fn of(many: usize) -> Region {
    let authorities: Vec<Value> = (0..many).map(authority).collect();
    let side = |n: usize| {
        json!({ "authority": format!("E{n:08}"), "name": format!("Board {n}"), "level": "1, going through the motions",
        "exercise": format!("e{n}"), "title": format!("The maternity unit, {n}"), "source": n.is_multiple_of(2).then(|| format!("returned/{n:03}.yaml")) })
    };
    let sign = |n: u64, severity: &str| {
        json!({ "id": format!("s{n}"), "title": format!("A sign of many words that says what is wrong, number {n}"),
        "severity": severity, "authorities": 40 - n, "units": 60 - n, "high_stakes": 21 - n, "weight": 131 - n, "possible": 7 + n,
        "remedy": "Answer every theme, with the reason for each refusal." })
    };
    let group = |n: u64, status: &str| {
        json!({ "id": format!("g{n}"), "question": "ethnic group", "open": 4 + n, "title": format!("Group {n}"), "authorities": 31 + n, "exercises": 55 + n,
        "not_counted": 12 + n, "heard": 214 + n, "expected": "4021/10", "expected_shown": "402.1", "ratio": "0.53", "ratio_low": "0.46",
        "ratio_high": "0.61", "status": status, "says": format!("{status}, said in words") })
    };
    let mut region = json!({
        "format": 1, "engine": "0.1.0",
        "rubric": { "id": "house/3", "title": "Engagement in earnest", "sha256": "ab".repeat(32), "core": true, "levels": levels(),
            "criteria": (0..4).map(|c| json!({ "id": format!("c{c}"), "title": NAMES[c] })).collect::<Vec<_>>() },
        "summary": { "received": 171, "graded": 61, "between": 44, "at_most": 13, "insufficient": 31, "not_due": 4, "failed": 12, "superseded": 5,
            "repeated": 1, "units": 402, "shared": 9 },
        "compared": { "ranked": 120, "warnings": [
            { "id": "compiled", "authorities": 22, "says": "compiled by others, so that what is missing says nothing of the authority" },
            { "id": "whole", "authorities": null, "says": "the periods of those received differ" }] },
        "criteria": [criterion(0, Some(("3/2", "1.50"))), criterion(1, Some(("9/8", "1.13"))), criterion(2, None), criterion(3, Some(("2", "2.00")))],
        "signs": [sign(0, "decisive"), sign(1, "serious"), sign(2, "limiting"), sign(3, "serious"), sign(4, "limiting"), sign(5, "limiting"),
            sign(6, "limiting")],
        "groups": [group(0, "badly-under-heard"), group(1, "clearly-under-heard"), group(2, "cannot-tell"), group(3, "in-proportion")],
        "authorities": authorities, "authorities_not_listed": 2, "map": null,
        "pairs": (0..6).map(|n| json!({ "criterion": "c1", "title": NAMES[1], "weak": side(n), "strong": side(n + 20),
            "alike": "people served and highest stakes" })).collect::<Vec<_>>(),
        "unheard": (0..5_u64).map(|n| json!({ "words": ["parking", format!("bus{n}")], "authorities": 3 + n, "voices": (n != 1).then_some(812 + n),
            "themes": [{ "authority": "E00000001", "name": "Board 1", "exercise": "e1", "summary": "There is nowhere to park, and the 37 does not come",
                "voices": 412 }, { "authority": "E00000002", "name": "Board 2", "exercise": "e2", "summary": "No bus", "voices": null }],
            "more": n })).collect::<Vec<_>>(),
        "demand": [{ "what": "Signing for deaf people at appointments", "words": ["deaf", "signing"], "people": 31, "together": "neighbours on the map",
            "areas": [{ "authority": "E00000001", "name": "Board 1", "places": ["Grays", "Tilbury 2"], "people": 14 },
                { "authority": "E00000002", "name": "Board 2", "places": [], "people": 17 }], "says": "Buy it together for all 31." }],
        "echo": [{ "begins": "We thank everybody who took part in the 2024 survey", "words": 64, "authorities": 3,
            "places": [{ "authority": "E00000001", "name": "Board 1", "source": null, "at": "/exercises/0/themes/3/reason" },
                { "authority": "E00000002", "name": "Board 2", "source": "returned/002.yaml", "at": "/statements/1" }], "more": 4, "says": "It may be a good answer passed on, or words that were never about the place." }],
        "heaps": [{ "indicator": "i1", "title": "Share of themes answered", "cut": "50", "above": 41, "below": 6,
            "says": "41 of 47 exercises near 50 stand just above it" }],
        "not_looked_for": [{ "id": "draws", "authorities": 9, "says": "how far a grade depends on settings" },
            { "id": "pairs", "authorities": null, "says": "pairs of those without a number of people" }],
        "change": { "both": 140, "new": 13, "gone": 2, "rose": 21, "fell": 8, "moved": [{ "authority": "E00000001", "name": "Board 1",
            "before": "going through the motions", "now": "developing", "causes": ["evidence", "judgement"], "says": "two themes of 412 voices were answered" }],
            "more": 27 } });
    let columns = 13;
    let hexes: serde_json::Map<String, Value> = (0..many + 2)
        .filter(|n| n % 11 != 7)
        .map(|n| {
            (
                format!("e{n:08}"),
                json!({ "n": format!("Hexagon {n}"), "q": n % columns, "r": n / columns }),
            )
        })
        .collect();
    if many > 0 {
        let text = json!({ "layout": "odd-r", "hexes": hexes }).to_string();
        let value: Region = serde_json::from_value(region.clone()).unwrap();
        let placed = map::read("map.hexjson", text.as_bytes()).unwrap().placed(&value.authorities);
        region["map"] = serde_json::to_value(placed).unwrap();
    }
    serde_json::from_value(region).unwrap()
}

/// A region with everything that a region can show.
pub(super) fn sample() -> Region {
    of(23)
}

/// A region in which every submission failed.
pub(super) fn nothing() -> Region {
    let mut value = serde_json::to_value(of(0)).unwrap();
    for list in [
        "criteria",
        "signs",
        "groups",
        "authorities",
        "pairs",
        "unheard",
        "demand",
        "echo",
        "heaps",
        "not_looked_for",
    ] {
        value[list] = json!([]);
    }
    value["change"] = Value::Null;
    value["authorities_not_listed"] = json!(0);
    value["compared"] = json!({ "ranked": 0, "warnings": [] });
    for (_, many) in value["summary"].as_object_mut().unwrap() {
        *many = json!(0);
    }
    value["summary"]["received"] = json!(3);
    value["summary"]["failed"] = json!(3);
    serde_json::from_value(value).unwrap()
}
