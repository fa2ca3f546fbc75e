//! How authorities are spread: over the levels of a criterion, with form and effect side by side, and over what became of their submissions.

use super::{child, label, lines_of};
use crate::report::item::Item;
use minijinja::Value;

/// Where the three columns of bars begin, and how long the longest bar is.
const COLUMNS: [(i64, &str, &str); 3] = [(58, "form", "Form"), (168, "effect", "Effect"), (278, "level", "Level")];
const LONGEST: i64 = 66;
const STEP: i64 = 23;
const HEAD: i64 = 26;

/// The length of a bar of `many` where the longest is `of`; whatever is not nought can be seen.
fn length(many: i64, of: i64, longest: i64) -> i64 {
    let length = many.saturating_mul(longest).checked_div(of.max(1)).unwrap_or(0);
    if many > 0 { length.clamp(2, longest) } else { 0 }
}

/// How many authorities `list` has at `level`.
fn at<'v>(list: Option<&'v Item>, level: &str) -> Option<&'v Item> {
    let bins = list.map(Item::list).unwrap_or_default().iter().filter_map(Item::of);
    bins.filter(|bin| bin.word("level") == level)
        .find_map(|bin| bin.part("authorities"))
}

fn row(y: i64, of: i64, class: &str, counts: [Option<&Item>; 3]) -> String {
    let mut out = String::new();
    for ((x, kind, _), count) in COLUMNS.iter().zip(counts) {
        let Some(count) = count else { continue };
        let wide = length(count.number().unwrap_or(0), of, LONGEST);
        let (top, text_x, text_y) = (y.saturating_add(3), x.saturating_add(wide).saturating_add(5), y.saturating_add(16));
        out.push_str(&format!(
            "<rect class=\"{class}-{kind}\" x=\"{x}\" y=\"{top}\" width=\"{wide}\" height=\"17\"/>{}",
            label(count, "number", text_x, text_y, 0, &lines_of(count, 12, 1))
        ));
    }
    out
}

/// A criterion: for each level, highest first, how many authorities have it in their form, in their effect, and reach it; below, how many are
/// open. The longest bar stands for `of` authorities.
pub(in crate::report) fn spread(criterion: &Item, of: i64) -> String {
    let parts = [criterion.part("form"), criterion.part("effect"), Some(criterion)];
    let levels: Vec<&Item> = criterion
        .part("levels")
        .map(Item::list)
        .unwrap_or_default()
        .iter()
        .filter_map(Item::of)
        .collect();
    let (mut y, mut out) = (HEAD, String::new());
    for (x, kind, title) in COLUMNS {
        out.push_str(&format!("<text class=\"head {kind}\" x=\"{x}\" y=\"16\">{title}</text>"));
    }
    for level in levels.iter().rev().filter_map(|bin| bin.part("level")) {
        let text_y = y.saturating_add(16);
        out.push_str(&label(level, "at", 0, text_y, 0, &lines_of(level, 6, 1)));
        let name = level.text().unwrap_or_default();
        out.push_str(&row(y, of, "fill", parts.map(|part| at(part?.part("levels"), name))));
        y = y.saturating_add(STEP);
    }
    let text_y = y.saturating_add(16);
    out.push_str(&format!("<text class=\"open\" x=\"0\" y=\"{text_y}\">open</text>"));
    out.push_str(&row(y, of, "maybe", parts.map(|part| part?.part("open"))));
    let height = y.saturating_add(STEP).saturating_add(2);
    let title = criterion.part("title").map(|title| child("title", title)).unwrap_or_default();
    format!(
        "<svg class=\"spread\" viewBox=\"0 0 388 {height}\" role=\"img\" focusable=\"false\">{title}\
         <desc>How many authorities have each level, highest first: in their form, in their effect, and reached. Open are those of which \
         what is held does not settle it. The same numbers stand in the table below.</desc>\
         <line class=\"axis\" x1=\"54\" y1=\"{HEAD}\" x2=\"54\" y2=\"{height}\"/><line class=\"axis\" x1=\"164\" y1=\"{HEAD}\" x2=\"164\" y2=\"{height}\"/>\
         <line class=\"axis\" x1=\"274\" y1=\"{HEAD}\" x2=\"274\" y2=\"{height}\"/>{out}</svg>"
    )
}

/// What became of those received, as parts of one bar; each part has the class of its key beside the numbers.
pub(in crate::report) fn strip(received: &Item, parts: &[(&str, &Value)]) -> String {
    let of = received.number().unwrap_or(0);
    let (mut x, mut out) = (0_i64, String::new());
    for (class, many) in parts {
        let many = Item::of(many).and_then(Item::number).unwrap_or(0);
        let wide = length(many, of, 1000).min(1000_i64.saturating_sub(x));
        if wide == 0 {
            continue;
        }
        out.push_str(&format!(
            "<rect class=\"fate {class}\" x=\"{x}\" y=\"1\" width=\"{wide}\" height=\"30\"/>"
        ));
        x = x.saturating_add(wide);
    }
    format!(
        "<svg class=\"strip\" viewBox=\"0 0 1000 32\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">{out}</svg>"
    )
}

#[cfg(test)]
#[path = "spread_tests.rs"]
mod tests;
