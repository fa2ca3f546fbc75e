//! Hexagons lie where their layout puts them, touch those that they should, and bear their levels.

use super::{heat, hexes, middle};
use crate::base::pointer::Pointer;
use crate::report::item::{self, Item};
use serde_json::json;
use std::collections::BTreeMap;

#[test]
fn rows_and_columns_are_shifted_as_their_layout_says() {
    // to the right and upwards, which in a picture is a smaller number
    assert_eq!(
        [middle("odd-r", 0, 0), middle("odd-r", 0, 1), middle("odd-r", 1, -1)],
        [(0, 0), (26, -45), (78, 45)]
    );
    assert_eq!([middle("even-r", 0, 0), middle("even-r", 0, 1)], [(26, 0), (0, -45)]);
    assert_eq!(
        [middle("odd-q", 0, 0), middle("odd-q", 1, 0), middle("odd-q", -1, 1)],
        [(0, 0), (45, -26), (-45, -78)]
    );
    assert_eq!([middle("even-q", 0, 0), middle("even-q", 1, 0)], [(0, -26), (45, 0)]);
}

#[test]
fn neighbours_of_a_map_lie_side_by_side_in_its_picture() {
    // as close as two can be: a whole step along a line, or half of one and a step across
    let beside = |one: (i64, i64), other: (i64, i64)| {
        let (x, y) = ((one.0 - other.0).abs(), (one.1 - other.1).abs());
        matches!((x, y), (52, 0) | (0, 52) | (26, 45) | (45, 26))
    };
    for word in ["odd-r", "even-r", "odd-q", "even-q"] {
        let all: Vec<(i64, i64)> = (-2..=2).flat_map(|q| (-2..=2).map(move |r| (q, r))).collect();
        let cells: Vec<String> = all
            .iter()
            .map(|(q, r)| format!("\"{q},{r}\": {{\"q\": {q}, \"r\": {r}}}"))
            .collect();
        let text = format!("{{\"layout\": \"{word}\", \"hexes\": {{{}}}}}", cells.join(","));
        let mut map = crate::region::map::read("a.hexjson", text.as_bytes()).unwrap().placed(&[]);
        for hex in &mut map.hexes {
            hex.authority = Some(hex.id.clone());
        }
        let known = crate::region::map::neighbours(&map);
        for (q, r) in &all {
            let near: Vec<String> = all
                .iter()
                .filter(|(a, b)| beside(middle(word, *q, *r), middle(word, *a, *b)))
                .map(|(a, b)| format!("{a},{b}"))
                .collect();
            assert_eq!(
                near.into_iter().collect::<std::collections::BTreeSet<_>>(),
                known[&format!("{q},{r}")],
                "{word} {q},{r}"
            );
        }
    }
}

#[test]
fn a_level_is_text_and_a_range_is_hatched() {
    let value = item::value(
        &json!({ "map": { "layout": "odd-q", "hexes": [{ "id": "a", "name": "A", "q": 0, "r": 0, "authority": "one" },
            { "id": "b", "name": "B", "q": 1, "r": 0, "authority": "two" }, { "id": "c", "name": "C", "q": 2, "r": 0, "authority": null },
            { "id": "d", "name": "D", "q": 3, "r": 0, "authority": "three" }] },
            "one": { "name": "One", "words": "good", "status": "firm", "low": 3, "high": 3 },
            "two": { "name": "Two", "words": "open", "status": "insufficient", "low": 0, "high": 4 },
            "three": { "name": "Three", "words": "later", "status": "not-due", "low": 0, "high": 4 } }),
        &Pointer::root(),
    );
    let root = Item::of(&value).unwrap();
    let authorities: BTreeMap<&str, &Item> = ["one", "two", "three"].into_iter().map(|id| (id, root.part(id).unwrap())).collect();
    let svg = hexes(root.part("map").unwrap(), &authorities, 4);
    assert!(
        svg.contains("<g class=\"hex h3\"><title data-value=\"/one/name\">One</title><desc data-value=\"/one/words\">good</desc>"),
        "{svg}"
    );
    assert!(svg.contains("<tspan data-value=\"/two/low\">0</tspan>–<tspan data-value=\"/two/high\">4</tspan>"));
    assert!(svg.contains("<g class=\"hex empty\"><title data-value=\"/map/hexes/2/name\">C</title><desc>no submission</desc>"));
    assert!(
        svg.contains("<g class=\"hex none\">") && svg.contains("viewBox=\"0 0 199 90\""),
        "{svg}"
    );
}

#[test]
fn what_has_no_level_has_no_colour() {
    let value = item::value(&json!({ "two": 2, "three": 3 }), &Pointer::root());
    let root = Item::of(&value).unwrap();
    let (two, three) = (root.part("two"), root.part("three"));
    let said = |status: &str, low: Option<&Item>, high: Option<&Item>| heat(status, low, high, 4);
    assert_eq!(said("scored", two, two), "h2");
    assert_eq!(said("at-most", two, three), "open");
    assert_eq!(said("not-due", two, two), "none");
    assert_eq!(said("scored", None, two), "none");
}
