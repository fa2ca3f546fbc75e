//! The report as CommonMark, with the same content in the same order as the page.
//!
//! Owns how a text of others is written so that it stays text: on one line, with every character that Markdown, HTML or an
//! autolinking reader acts on behind a backslash.

use super::RenderError;
use super::item::Item;
use super::plain::one_line;
use super::shared::{self, Pen};
use crate::assess::published::Assessment;
use minijinja::AutoEscape;

const TEMPLATES: [(&str, &str); 3] = [
    ("report.md", include_str!("templates/report.md")),
    ("parts.md", include_str!("templates/parts.md")),
    ("sections.md", include_str!("templates/sections.md")),
];

/// How Markdown puts down what it is given.
#[derive(Clone, Copy)]
pub(super) struct Markdown;

impl Pen for Markdown {
    fn escape(self) -> AutoEscape {
        // what is not an item is ours, and Markdown already
        AutoEscape::None
    }

    fn text(self, item: &Item) -> String {
        escape(item.text().unwrap_or_default())
    }

    fn date(self, _: &Item, words: &str) -> String {
        escape(words)
    }

    fn link(self, url: &str, text: &Item) -> String {
        // a web address holds neither space nor angle bracket; what looks like an entity in it must not become one
        format!("[{}](<{}>)", self.text(text), url.replace('&', "&amp;"))
    }
}

/// `text` as Markdown that shows exactly it, on one line.
pub(super) fn escape(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len());
    let digits = text
        .len()
        .saturating_sub(text.trim_start_matches(|c: char| c.is_ascii_digit()).len());
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let active = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '{' | '}' | '@' | '^' => true,
            // at the start of a line these open a heading, a list or a rule
            '#' | '+' | '-' | '=' if at == 0 => true,
            '.' | ')' if digits > 0 && at == digits => next.is_none_or(|next| next == ' '),
            // readers that make links of bare addresses
            ':' => at == 0 || next == Some('/'),
            '.' => before.eq_ignore_ascii_case(&'w'),
            '!' => next == Some('['),
            _ => false,
        };
        if active {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// The report as Markdown.
pub(super) fn page(assessment: &Assessment) -> Result<String, RenderError> {
    let mut env = shared::environment(Markdown, assessment)?;
    for (name, source) in TEMPLATES {
        env.add_template(name, source)?;
    }
    let text = env.get_template("report.md")?.render(())?;
    Ok(tidy(&text))
}

/// No line ends in space, no two empty lines follow each other, one line end at the end.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && empty {
            continue;
        }
        empty = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
