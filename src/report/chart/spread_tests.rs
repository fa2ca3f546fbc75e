//! Bars are as long as their numbers say, and whoever is there can be seen.

use super::{length, spread, strip};
use crate::base::pointer::Pointer;
use crate::report::item::{self, Item};
use serde_json::json;

#[test]
fn one_among_thousands_can_be_seen_and_nobody_cannot() {
    assert_eq!(
        [
            length(0, 5_000, 66),
            length(1, 5_000, 66),
            length(2_500, 5_000, 66),
            length(5_000, 5_000, 66)
        ],
        [0, 2, 33, 66]
    );
    assert_eq!(length(9, 3, 66), 66);
    assert_eq!(length(0, 0, 66), 0);
}

#[test]
fn form_and_effect_stand_beside_each_other_level_by_level() {
    let bins = |counts: [u32; 3]| {
        json!(
            (0..)
                .zip(counts)
                .map(|(level, many)| json!({ "level": level, "authorities": many }))
                .collect::<Vec<_>>()
        )
    };
    let criterion = json!({ "title": "T", "levels": bins([5, 6, 7]), "open": 8, "form": { "levels": bins([1, 2, 3]), "open": 4 },
        "effect": { "levels": bins([9, 10, 11]), "open": 12 } });
    let value = item::value(&criterion, &Pointer::root());
    let svg = spread(Item::of(&value).unwrap(), 12);
    // the highest level stands first
    let at = |words: &str| svg.find(words).unwrap_or_else(|| panic!("no {words} in {svg}"));
    assert!(at("data-value=\"/levels/2/level\"") < at("data-value=\"/levels/0/level\""));
    let order = [
        "\"/form/levels/2/authorities",
        "\"/effect/levels/2/authorities",
        "\"/levels/2/authorities",
        "\"/form/open",
        "\"/effect/open",
        "\"/open",
    ];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])));
    assert!(svg.contains("class=\"fill-effect\" x=\"168\" y=\"29\" width=\"60\""), "{svg}");
    assert!(svg.contains("class=\"maybe-effect\"") && svg.contains("<title data-value=\"/title\">T</title>"));
}

#[test]
fn the_parts_of_the_strip_fill_it_and_no_more() {
    let value = item::value(&json!({ "received": 3, "a": 1, "b": 2, "c": 0 }), &Pointer::root());
    let summary = Item::of(&value).unwrap();
    let parts: Vec<_> = ["a", "b", "c"].iter().map(|key| (*key, summary.member(key).unwrap())).collect();
    let svg = strip(summary.part("received").unwrap(), &parts);
    assert!(
        svg.contains("x=\"0\" y=\"1\" width=\"333\"") && svg.contains("x=\"333\" y=\"1\" width=\"666\""),
        "{svg}"
    );
    assert!(!svg.contains("fate c"), "nothing is drawn for nobody");
}
