//! Where people's voices went: bands from all voices through the themes to what became of them.
//!
//! Widths are in proportion, with a least width so that one voice can still be seen. The largest themes have a row each; the others
//! share one, and the table below the picture lists them all.

use super::{child, label, lines_of};
use crate::report::item::Item;
use crate::report::shared::escape_html;

/// How many themes have a row of their own.
const ROWS: usize = 8;
const LEAST_BAND: i64 = 2;

struct Shape {
    width: i64,
    start: i64,
    card: (i64, i64),
    end: (i64, i64),
    high: i64,
    step: i64,
    letters: usize,
    lines: usize,
    end_letters: usize,
}

const WIDE: Shape = Shape {
    width: 880,
    start: 12,
    card: (104, 330),
    end: (640, 240),
    high: 260,
    step: 18,
    letters: 36,
    lines: 2,
    end_letters: 26,
};
const NARROW: Shape = Shape {
    width: 340,
    start: 0,
    card: (0, 176),
    end: (232, 108),
    high: 220,
    step: 15,
    letters: 20,
    lines: 3,
    end_letters: 14,
};

struct Row<'a> {
    theme: Option<&'a Item>,
    /// which end, and how thick the band to it is
    bands: Vec<(usize, i64)>,
    y: i64,
    height: i64,
    lines: Vec<String>,
}

struct End<'a> {
    item: &'a Item,
    thick: i64,
    y: i64,
    height: i64,
    lines: Vec<String>,
}

fn sum(numbers: impl Iterator<Item = i64>) -> i64 {
    numbers.fold(0, i64::saturating_add)
}

fn half(n: i64) -> i64 {
    n / 2
}

/// A band `thick` high from `(x0, y0)` to `(x1, y1)`, which are its upper corners.
fn band(end: &str, thick: i64, (x0, y0): (i64, i64), (x1, y1): (i64, i64)) -> String {
    let middle = half(x0.saturating_add(x1));
    let (z0, z1) = (y0.saturating_add(thick), y1.saturating_add(thick));
    format!(
        "<path class=\"band {end}\" d=\"M{x0} {y0}C{middle} {y0} {middle} {y1} {x1} {y1}L{x1} {z1}C{middle} {z1} {middle} {z0} {x0} {z0}Z\"/>"
    )
}

/// The class of an end: one of four, so that nothing of others becomes a class.
fn class_of(end: &Item) -> &'static str {
    match end.word("id") {
        "changed" => "changed",
        "answered" => "answered",
        "unanswered" => "unanswered",
        _ => "unknown",
    }
}

fn rows<'a>(voices: &'a Item, ends: &[&'a Item], shape: &Shape) -> Vec<Row<'a>> {
    let number = |theme: &Item| theme.part("number").and_then(Item::number).unwrap_or(0);
    let mut themes: Vec<&Item> = voices
        .part("themes")
        .map(Item::list)
        .unwrap_or_default()
        .iter()
        .filter_map(Item::of)
        .filter(|t| number(t) > 0)
        .collect();
    let total = sum(themes.iter().map(|theme| number(theme))).max(1);
    // a few themes do not fill the page
    let high = shape.high.min(i64::try_from(themes.len()).unwrap_or(shape.high).saturating_mul(70));
    let thick = |n: i64| n.saturating_mul(high).checked_div(total).unwrap_or(0).max(LEAST_BAND);
    let end_of = |theme: &Item| {
        let id = theme.word("end");
        ends.iter()
            .position(|end| end.word("id") == id)
            .unwrap_or(ends.len().saturating_sub(1))
    };
    themes.sort_by_key(|theme| std::cmp::Reverse(number(theme)));
    // a row for one theme is better spent on that theme than on "the others"
    let cut = if themes.len() == ROWS.saturating_add(1) {
        themes.len()
    } else {
        ROWS
    };
    let rest = themes.split_off(themes.len().min(cut));
    themes.sort_by_key(|theme| end_of(theme));
    let mut rows: Vec<Row<'_>> = themes
        .into_iter()
        .map(|theme| Row {
            theme: Some(theme),
            bands: vec![(end_of(theme), thick(number(theme)))],
            y: 0,
            height: 0,
            lines: theme
                .part("title")
                .map(|title| lines_of(title, shape.letters, shape.lines))
                .unwrap_or_default(),
        })
        .collect();
    if !rest.is_empty() {
        let bands = (0..ends.len())
            .map(|end| {
                (
                    end,
                    sum(rest.iter().filter(|theme| end_of(theme) == end).map(|theme| number(theme))),
                )
            })
            .filter(|(_, n)| *n > 0)
            .map(|(end, n)| (end, thick(n)))
            .collect();
        rows.push(Row {
            theme: None,
            bands,
            y: 0,
            height: 0,
            lines: vec!["All other themes".to_owned()],
        });
    }
    rows
}

/// The picture of `voices`, for a wide page or a narrow one; empty when there is nothing to draw.
pub(in crate::report) fn flow(voices: &Item, wide: bool) -> String {
    let shape = if wide { &WIDE } else { &NARROW };
    let ends: Vec<&Item> = voices
        .part("ends")
        .map(Item::list)
        .unwrap_or_default()
        .iter()
        .filter_map(Item::of)
        .collect();
    let mut rows = if ends.is_empty() { Vec::new() } else { rows(voices, &ends, shape) };
    if rows.is_empty() {
        return String::new();
    }
    let text_height = |lines: usize| i64::try_from(lines).unwrap_or(1).saturating_mul(shape.step).saturating_add(10);
    let mut y = 4_i64;
    for row in &mut rows {
        row.y = y;
        row.height = sum(row.bands.iter().map(|(_, thick)| *thick)).max(text_height(row.lines.len()));
        y = y.saturating_add(row.height).saturating_add(7);
    }
    let mut ends: Vec<(usize, End<'_>)> = ends
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let thick = sum(rows
                .iter()
                .flat_map(|row| &row.bands)
                .filter(|(end, _)| *end == index)
                .map(|(_, thick)| *thick));
            let lines = item
                .part("title")
                .map(|title| lines_of(title, shape.end_letters, 3))
                .unwrap_or_default();
            let height = thick.max(text_height(lines.len().saturating_add(1)));
            (
                index,
                End {
                    item,
                    thick,
                    y: 0,
                    height,
                    lines,
                },
            )
        })
        .filter(|(_, end)| end.thick > 0)
        .collect();
    let ends_height = sum(ends.iter().map(|(_, end)| end.height.saturating_add(16))).saturating_sub(16);
    let height = y.max(ends_height.saturating_add(8));
    let mut end_y = half(height.saturating_sub(ends_height)).max(4);
    for (_, end) in &mut ends {
        end.y = end_y;
        end_y = end_y.saturating_add(end.height).saturating_add(16);
    }
    draw(voices, shape, &rows, &ends, height)
}

fn draw(voices: &Item, shape: &Shape, rows: &[Row<'_>], ends: &[(usize, End<'_>)], height: i64) -> String {
    let (card_x, card_width) = shape.card;
    let (end_x, end_width) = shape.end;
    let whole = sum(rows.iter().flat_map(|row| &row.bands).map(|(_, thick)| *thick));
    let mut from = half(height.saturating_sub(whole));
    let (mut bands, mut cards, mut boxes) = (String::new(), String::new(), String::new());
    if shape.start > 0 {
        boxes.push_str(&format!(
            "<rect class=\"all\" x=\"0\" y=\"{from}\" width=\"{}\" height=\"{whole}\"/>",
            shape.start
        ));
    }
    let mut arrived: Vec<i64> = ends
        .iter()
        .map(|(_, end)| end.y.saturating_add(half(end.height.saturating_sub(end.thick))))
        .collect();
    for row in rows {
        let thick = sum(row.bands.iter().map(|(_, thick)| *thick));
        let mut leave = row.y.saturating_add(half(row.height.saturating_sub(thick)));
        if shape.start > 0 {
            bands.push_str(&band("from", thick, (shape.start, from), (card_x, leave)));
            from = from.saturating_add(thick);
        }
        let mut first = "unknown";
        for (nth, (end, thick)) in row.bands.iter().enumerate() {
            let Some(((_, target), place)) = ends.iter().zip(arrived.iter_mut()).find(|((index, _), _)| index == end) else {
                continue;
            };
            let class = class_of(target.item);
            first = if nth == 0 { class } else { first };
            bands.push_str(&band(class, *thick, (card_x.saturating_add(card_width), leave), (end_x, *place)));
            *place = place.saturating_add(*thick);
            leave = leave.saturating_add(*thick);
        }
        cards.push_str(&card(shape, row, first));
    }
    for (_, end) in ends {
        let (class, text_y) = (class_of(end.item), end.y.saturating_add(shape.step));
        let x = end_x.saturating_add(12);
        boxes.push_str(&format!(
            "<rect class=\"end {class}\" x=\"{end_x}\" y=\"{}\" width=\"{end_width}\" height=\"{}\"/>\
             <rect class=\"edge {class}\" x=\"{end_x}\" y=\"{}\" width=\"5\" height=\"{}\"/>",
            end.y, end.height, end.y, end.height
        ));
        if let Some(number) = end.item.part("number") {
            boxes.push_str(&label(number, "number", x, text_y, 0, &lines_of(number, 12, 1)));
        }
        if let Some(title) = end.item.part("title") {
            boxes.push_str(&label(title, "name", x, text_y.saturating_add(shape.step), shape.step, &end.lines));
        }
    }
    let says = voices.part("says").map(|says| child("desc", says)).unwrap_or_default();
    let (width, class) = (shape.width, if shape.start > 0 { "wide" } else { "narrow" });
    format!(
        "<svg class=\"flow {class}\" viewBox=\"0 0 {width} {height}\" role=\"img\" focusable=\"false\">\
         <title>Where people’s voices went</title>{says}{bands}{cards}{boxes}</svg>"
    )
}

fn card(shape: &Shape, row: &Row<'_>, class: &str) -> String {
    let (x, width) = shape.card;
    let text_height = i64::try_from(row.lines.len()).unwrap_or(1).saturating_mul(shape.step);
    let text_y = row
        .y
        .saturating_add(half(row.height.saturating_sub(text_height)))
        .saturating_add(shape.step.saturating_sub(5));
    let mut out = format!(
        "<g><rect class=\"card {class}\" x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{}\"/>",
        row.y, row.height
    );
    match row.theme {
        Some(theme) => {
            let right = x.saturating_add(width).saturating_sub(8);
            if let Some(title) = theme.part("title") {
                out.push_str(&child("title", title));
                out.push_str(&label(title, "name", x.saturating_add(9), text_y, shape.step, &row.lines));
            }
            if let Some(number) = theme.part("number") {
                let middle = row.y.saturating_add(half(row.height)).saturating_add(5);
                out.push_str(&label(number, "number right", right, middle, 0, &lines_of(number, 12, 1)));
            }
        }
        None => {
            let text = row.lines.first().map(|line| escape_html(line)).unwrap_or_default();
            out.push_str(&format!(
                "<text class=\"name other\" x=\"{}\" y=\"{text_y}\">{text}</text>",
                x.saturating_add(9)
            ));
        }
    }
    out.push_str("</g>");
    out
}

#[cfg(test)]
#[path = "flow_tests.rs"]
mod tests;
