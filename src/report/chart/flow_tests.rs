//! The flow shows every voice, the smallest too, and never more rows than can be read.

use super::{LEAST_BAND, NARROW, WIDE, flow, rows};
use crate::base::pointer::Pointer;
use crate::report::item::{self, Item};
use minijinja::Value;
use serde_json::json;

fn voices(numbers: &[(u32, &str)]) -> Value {
    let ends: Vec<_> = ["changed", "answered", "unanswered", "unknown"]
        .iter()
        .map(|id| json!({"id": id, "title": id, "number": numbers.iter().filter(|(_, end)| end == id).map(|(n, _)| n).sum::<u32>()}))
        .collect();
    let themes: Vec<_> = numbers
        .iter()
        .enumerate()
        .map(|(nth, (n, end))| json!({"id": format!("t{nth}"), "title": format!("a theme of many words, the {nth}th of them"), "number": n, "end": end}))
        .collect();
    item::value(
        &json!({"unit": "voices", "total": 1, "ends": ends, "themes": themes, "says": "so"}),
        &Pointer::root(),
    )
}

fn picture(numbers: &[(u32, &str)], wide: bool) -> String {
    flow(Item::of(&voices(numbers)).unwrap(), wide)
}

#[test]
fn one_voice_among_thousands_can_be_seen() {
    let value = voices(&[(100_000, "answered"), (1, "unanswered")]);
    let item = Item::of(&value).unwrap();
    let ends: Vec<&Item> = item.part("ends").unwrap().list().iter().filter_map(Item::of).collect();
    for shape in [&WIDE, &NARROW] {
        let rows = rows(item, &ends, shape);
        assert_eq!(rows.iter().map(|row| row.bands[0].1).collect::<Vec<_>>(), [139, LEAST_BAND]);
    }
}

#[test]
fn many_themes_share_a_row() {
    let many: Vec<(u32, &str)> = (1..=40).map(|n| (n, if n % 2 == 0 { "answered" } else { "unanswered" })).collect();
    for wide in [true, false] {
        let svg = picture(&many, wide);
        assert_eq!(svg.matches("class=\"card").count(), 9);
        assert_eq!(svg.matches("All other themes").count(), 1);
        // the shared row has a band to each of its two ends
        assert_eq!(
            svg.matches("class=\"band answered").count() + svg.matches("class=\"band unanswered").count(),
            10
        );
    }
    let nine: Vec<(u32, &str)> = (1..=9).map(|n| (n, "changed")).collect();
    assert!(!picture(&nine, true).contains("All other themes"));
}

#[test]
fn bands_stay_inside_the_picture() {
    let many: Vec<(u32, &str)> = (1..=60)
        .map(|n| (n * n * n, ["changed", "answered", "unanswered", "unknown"][n as usize % 4]))
        .collect();
    let svg = picture(&many, true);
    let view = svg.split("viewBox=\"").nth(1).unwrap().split('"').next().unwrap();
    let height: i64 = view.split(' ').nth(3).unwrap().parse().unwrap();
    for path in svg.split(" d=\"").skip(1) {
        let numbers = path.split('"').next().unwrap().replace(['M', 'C', 'L', 'Z'], " ");
        let ys: Vec<i64> = numbers.split_whitespace().skip(1).step_by(2).map(|y| y.parse().unwrap()).collect();
        assert!(ys.iter().all(|y| (0..=height).contains(y)), "{ys:?} in {height}");
    }
}

#[test]
fn nothing_to_draw_draws_nothing() {
    assert_eq!(picture(&[], true), "");
    assert_eq!(picture(&[(0, "changed")], true), "");
    let odd = item::value(
        &json!({"themes": [{"number": 3, "end": "elsewhere"}], "ends": []}),
        &Pointer::root(),
    );
    assert_eq!(flow(Item::of(&odd).unwrap(), true), "");
}

#[test]
fn an_unknown_end_goes_to_the_last() {
    assert!(picture(&[(3, "elsewhere")], true).contains("band unknown"));
}
