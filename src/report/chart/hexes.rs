//! A map of hexagons: each with its level as text, so that no colour is needed to read it.
//!
//! Knows how the four layouts are drawn; which authority a hexagon stands for, it is told.

use super::{child, tone};
use crate::report::item::Item;
use crate::report::shared::escape_html;
use std::collections::BTreeMap;

/// From one hexagon to the next along a line, and from one line to the next.
const ALONG: i64 = 52;
const ACROSS: i64 = 45;
/// The corners of a hexagon that stands on one of them, a little smaller than its place so that neighbours have a gap between them.
const CORNERS: [(i64, i64); 6] = [(0, -28), (24, -14), (24, 14), (0, 28), (-24, 14), (-24, -14)];
const EDGE: i64 = 32;

/// How a layout is drawn: whether its lines are rows, and whether the odd ones are shifted.
fn layout(word: &str) -> (bool, bool) {
    (word.ends_with('r'), word.starts_with("odd"))
}

/// The middle of the place `q`, `r`; rows are counted upwards, and the picture downwards.
fn middle(word: &str, q: i64, r: i64) -> (i64, i64) {
    let (by_rows, odd) = layout(word);
    let (along, line) = if by_rows { (q, r) } else { (r, q) };
    let shift = if (line.rem_euclid(2) == 1) == odd { ALONG / 2 } else { 0 };
    let (long, wide) = (along.saturating_mul(ALONG).saturating_add(shift), line.saturating_mul(ACROSS));
    if by_rows {
        (long, wide.saturating_neg())
    } else {
        (wide, long.saturating_neg())
    }
}

/// The class of what is between two levels: a colour where it is settled, a hatch where it is open.
pub(in crate::report) fn heat(status: &str, low: Option<&Item>, high: Option<&Item>, top: i64) -> String {
    let number = |item: Option<&Item>| item.and_then(Item::number);
    match (status, number(low), number(high)) {
        ("not-due" | "not-applicable", _, _) | (_, None, _) | (_, _, None) => "none".to_owned(),
        (_, Some(low), Some(high)) if low == high => format!("h{}", tone(low, top)),
        (_, Some(_), Some(_)) => "open".to_owned(),
    }
}

/// The level of an authority as the text of its hexagon, from its lowest to its highest.
fn level(authority: &Item, y: i64, x: i64) -> String {
    let span = |item: &Item| {
        let (at, text) = (escape_html(item.pointer()), escape_html(item.text().unwrap_or_default()));
        format!("<tspan data-value=\"{at}\">{text}</tspan>")
    };
    let text = match (authority.word("status"), authority.part("low"), authority.part("high")) {
        ("not-due" | "not-applicable", _, _) | (_, None, _) | (_, _, None) => "–".to_owned(),
        (_, Some(low), Some(high)) if low.text() == high.text() => span(low),
        (_, Some(low), Some(high)) => format!("{}–{}", span(low), span(high)),
    };
    format!("<text x=\"{x}\" y=\"{}\">{text}</text>", y.saturating_add(7))
}

/// The map, where `authorities` are those of the region by their ids and `top` is the highest level.
pub(in crate::report) fn hexes(map: &Item, authorities: &BTreeMap<&str, &Item>, top: i64) -> String {
    let word = map.word("layout");
    let number = |hex: &Item, key: &str| hex.part(key).and_then(Item::number).unwrap_or(0);
    let all = map.part("hexes").map(Item::list).unwrap_or_default().iter().filter_map(Item::of);
    let placed: Vec<((i64, i64), &Item)> = all.map(|hex| (middle(word, number(hex, "q"), number(hex, "r")), hex)).collect();
    let ends = |pick: &dyn Fn(&(i64, i64)) -> i64| {
        let those = || placed.iter().map(|(at, _)| pick(at));
        (those().min().unwrap_or(0), those().max().unwrap_or(0))
    };
    let ((left, right), (up, down)) = (ends(&|at| at.0), ends(&|at| at.1));
    let size = |low: i64, high: i64| high.saturating_sub(low).saturating_add(EDGE.saturating_mul(2));
    let (width, height) = (size(left, right), size(up, down));
    let corners: Vec<(i64, i64)> = if layout(word).0 {
        CORNERS.to_vec()
    } else {
        CORNERS.map(|(x, y)| (y, x)).to_vec()
    };
    let mut out = String::new();
    for ((x, y), hex) in &placed {
        let (x, y) = (
            x.saturating_sub(left).saturating_add(EDGE),
            y.saturating_sub(up).saturating_add(EDGE),
        );
        let points: Vec<String> = corners
            .iter()
            .map(|(dx, dy)| format!("{},{}", x.saturating_add(*dx), y.saturating_add(*dy)))
            .collect();
        let authority = authorities.get(hex.word("authority"));
        let class = authority.map_or_else(
            || "empty".to_owned(),
            |one| heat(one.word("status"), one.part("low"), one.part("high"), top),
        );
        let name = authority.and_then(|one| one.part("name")).or_else(|| hex.part("name"));
        let title = name.map(|name| child("title", name)).unwrap_or_default();
        let words = match authority {
            Some(one) => one.part("words").map(|words| child("desc", words)).unwrap_or_default(),
            None => "<desc>no submission</desc>".to_owned(),
        };
        let inside = authority.map(|one| level(one, y, x)).unwrap_or_default();
        out.push_str(&format!(
            "<g class=\"hex {class}\">{title}{words}<polygon points=\"{}\"/>{inside}</g>",
            points.join(" ")
        ));
    }
    // a hexagon is drawn so large that the text in it can be read; what is wider than the page runs in a box of its own
    let shown = width.saturating_mul(7).checked_div(10).unwrap_or(width);
    format!(
        "<svg class=\"hexmap\" viewBox=\"0 0 {width} {height}\" width=\"{shown}\" role=\"img\" focusable=\"false\">\
         <title>Map of the authorities</title><desc>Each hexagon stands for one authority and bears the level of its grade, or the lowest and \
         the highest that it could be. The table below says the same.</desc>{out}</svg>"
    )
}

#[cfg(test)]
#[path = "hexes_tests.rs"]
mod tests;
