//! Pictures as SVG: whole-number coordinates, no text that does not stand in the assessment, and each escaped here.
//!
//! A picture never stands alone: the page prints the same numbers beside or below it.

mod flow;
mod hexes;
mod small;
mod spread;

pub(super) use flow::flow;
pub(super) use hexes::{heat, hexes};
pub(super) use small::{bar, ladder, square, tone};
pub(super) use spread::{spread, strip};

use super::item::Item;
use super::plain;
use super::shared::escape_html;

/// An SVG text of `item` in lines of at most `width` characters, with all of it as the text's title when it was cut.
fn label(item: &Item, class: &str, x: i64, y: i64, step: i64, lines: &[String]) -> String {
    let at = escape_html(item.pointer());
    let mut spans = String::new();
    for (nth, line) in lines.iter().enumerate() {
        let down = if nth == 0 { 0 } else { step };
        spans.push_str(&format!("<tspan x=\"{x}\" dy=\"{down}\">{} </tspan>", escape_html(line)));
    }
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\" data-value=\"{at}\">{spans}</text>")
}

fn lines_of(item: &Item, width: usize, most: usize) -> Vec<String> {
    plain::wrap(&plain::one_line(item.text().unwrap_or_default()), width, most)
}

/// A child `name` (`title` or `desc`) that holds the whole text of `item`.
fn child(name: &str, item: &Item) -> String {
    let (at, text) = (escape_html(item.pointer()), escape_html(item.text().unwrap_or_default()));
    format!("<{name} data-value=\"{at}\">{text}</{name}>")
}
