//! The small pictures beside a number: the ladder of a level, the bar of a part, the square of two criteria.

use super::{child, label, lines_of};
use crate::base::number::{Q, Round};
use crate::report::item::Item;

/// The colour step, 0 to 4, of `level` on a scale that ends at `top`.
pub(in crate::report) fn tone(level: i64, top: i64) -> i64 {
    level
        .clamp(0, top)
        .saturating_mul(4)
        .saturating_add(top / 2)
        .checked_div(top)
        .unwrap_or(0)
}

/// A ladder of `top` rungs: full up to `low`, hatched up to `high`, empty above.
pub(in crate::report) fn ladder(low: i64, high: i64, top: i64) -> String {
    let top = top.clamp(1, 10);
    let mut rungs = String::new();
    for rung in 1..=top {
        let height = 6_i64.saturating_add(rung.saturating_mul(14).checked_div(top).unwrap_or(0));
        let x = rung.saturating_sub(1).saturating_mul(10).saturating_add(1);
        let y = 21_i64.saturating_sub(height);
        let class = if rung <= low {
            format!("rung full t{}", tone(low, top))
        } else if rung <= high {
            "rung maybe".to_owned()
        } else {
            "rung".to_owned()
        };
        rungs.push_str(&format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"8\" height=\"{height}\"/>"
        ));
    }
    let width = top.saturating_mul(10);
    format!(
        "<svg class=\"ladder\" viewBox=\"0 0 {width} 22\" width=\"{width}\" height=\"22\" aria-hidden=\"true\" focusable=\"false\">{rungs}</svg>"
    )
}

/// A fraction such as `5/2` in thousandths of `top`; nought when it is not one.
fn thousandths(exact: &str, top: i64) -> i64 {
    let (n, d) = exact.split_once('/').unwrap_or((exact, "1"));
    let share = Q::parse(n)
        .zip(Q::parse(d))
        .and_then(|(n, d)| n.over(d))
        .and_then(|q| q.times(Q::whole(1000)));
    share
        .and_then(|q| q.over(Q::whole(top.max(1))))
        .map_or(0, |q| q.round(Round::HalfUp))
        .clamp(0, 1000)
}

/// The bar of a part (`kind` is `form` or `effect`) on the scale of levels: full up to its low end, hatched up to its high one.
pub(in crate::report) fn bar(range: &Item, part: &Item, kind: &str, top: i64) -> String {
    let low = thousandths(range.word("low"), top);
    let high = thousandths(range.word("high"), top).max(low);
    let mut ticks = String::new();
    for tick in 0..=top.clamp(1, 10) {
        let x = tick.saturating_mul(1000).checked_div(top).unwrap_or(0).saturating_sub(1).max(0);
        ticks.push_str(&format!("<rect class=\"tick\" x=\"{x}\" y=\"0\" width=\"3\" height=\"24\"/>"));
    }
    let (title, says) = (
        child("title", part),
        range.part("shown").map(|shown| child("desc", shown)).unwrap_or_default(),
    );
    let maybe = high.saturating_sub(low);
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 1002 24\" preserveAspectRatio=\"none\" role=\"img\" focusable=\"false\">{title}{says}\
         <rect class=\"track\" x=\"0\" y=\"4\" width=\"1000\" height=\"16\"/>{ticks}\
         <rect class=\"maybe-{kind}\" x=\"{low}\" y=\"4\" width=\"{maybe}\" height=\"16\"/>\
         <rect class=\"fill-{kind}\" x=\"0\" y=\"4\" width=\"{low}\" height=\"16\"/></svg>"
    )
}

/// Where a unit stands on the square of two criteria; a side that is not known is hatched over both halves.
pub(in crate::report) fn square(square: &Item, across: &Item, up: &Item) -> String {
    let high = |key: &str| square.member(key).filter(|value| !value.is_none()).map(minijinja::Value::is_true);
    let (right, top) = (high("across_high"), high("up_high"));
    let span = |side: Option<bool>, far: i64, near: i64| match side {
        Some(true) => (far, 90),
        Some(false) => (near, 90),
        None => (far.min(near), 180),
    };
    let ((x, width), (y, height)) = (span(right, 120, 30), span(top, 6, 96));
    let class = if right.is_some() && top.is_some() { "here" } else { "here maybe" };
    let (across_label, up_label) = (
        label(across, "axis", 120, 206, 0, &lines_of(across, 28, 1)),
        label(up, "axis", 0, 0, 0, &lines_of(up, 28, 1)),
    );
    let says = square.part("says").map(|says| child("desc", says)).unwrap_or_default();
    format!(
        "<svg class=\"square\" viewBox=\"0 0 216 214\" width=\"216\" height=\"214\" role=\"img\" focusable=\"false\">\
         <title>The square of two criteria</title>{says}\
         <rect class=\"cell\" x=\"30\" y=\"6\" width=\"90\" height=\"90\"/><rect class=\"cell\" x=\"120\" y=\"6\" width=\"90\" height=\"90\"/>\
         <rect class=\"cell\" x=\"30\" y=\"96\" width=\"90\" height=\"90\"/><rect class=\"cell\" x=\"120\" y=\"96\" width=\"90\" height=\"90\"/>\
         <rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\
         {across_label}<g transform=\"translate(20 96) rotate(-90)\">{up_label}</g></svg>"
    )
}

#[cfg(test)]
#[path = "small_tests.rs"]
mod tests;
