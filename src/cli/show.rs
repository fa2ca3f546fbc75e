//! Faults as people read them: the line, what is meant in it, and what to do.

use super::io::tell;
use crate::base::fault::{Fault, Faults, Weight};
use crate::report::plain::visible;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::io::IsTerminal as _;

/// Colours are for terminals, and for those who want them.
pub(super) fn colours(terminal: bool) -> bool {
    terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Tells all faults of a file on standard error.
pub(super) fn faults(name: &str, bytes: &[u8], faults: &Faults) {
    let text = text(name, bytes, faults);
    if !text.is_empty() {
        tell(text.trim_end_matches('\n'));
    }
}

/// All faults of a file, to be told.
pub(super) fn text(name: &str, bytes: &[u8], faults: &Faults) -> String {
    let colour = colours(std::io::stderr().is_terminal());
    // places count the bytes of a text that is UTF-8; of any other there are only messages
    let source = std::str::from_utf8(bytes).ok().filter(|source| !source.is_empty());
    let mut all: String = faults
        .iter()
        .map(|fault| one(name, source, fault, colour))
        .collect::<Vec<_>>()
        .join("\n");
    if faults.dropped() > 0 {
        all.push_str(&format!("\nand {} more\n", faults.dropped()));
    }
    if !all.is_empty() {
        all.push('\n');
    }
    all
}

fn one(name: &str, text: Option<&str>, fault: &Fault, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let level = match fault.weight {
        Weight::Error => Level::ERROR,
        Weight::Warning => Level::WARNING,
    };
    let message = visible(&fault.message);
    let title = format!("[{}] {message}", fault.code);
    let place = match (&fault.cell, fault.place) {
        (Some(cell), _) => format!("{name}: {}", visible(&cell.to_string())),
        (None, Some(place)) => format!("{name}:{}:{}", place.line, place.column),
        (None, None) => name.to_owned(),
    };
    let plain = |title: &str| {
        let help = fault
            .help
            .as_ref()
            .map(|help| format!("\n  = help: {}", visible(help)))
            .unwrap_or_default();
        let word = if fault.weight == Weight::Error { "error" } else { "warning" };
        format!("{word}: {title}\n  --> {place}{help}\n")
    };
    let (Some(text), Some(at)) = (text, fault.place) else {
        return plain(&title);
    };
    // one long line would hide everything else, and a line may hold what a terminal obeys
    let fits = text
        .lines()
        .nth(usize::try_from(at.line).unwrap_or(1).saturating_sub(1))
        .is_some_and(|line| line.len() <= 400);
    if !fits || at.end > text.len() || at.start > at.end || !text.is_char_boundary(at.start) || !text.is_char_boundary(at.end) {
        return plain(&title);
    }
    let shown = visible(text);
    if shown != text {
        return plain(&title);
    }
    let end = if at.end == at.start {
        (at.start.saturating_add(1)).min(text.len())
    } else {
        at.end
    };
    // a fault of a whole block is pointed at where it begins
    let end = text
        .get(at.start..end)
        .and_then(|span| span.find('\n'))
        .map_or(end, |line| at.start.saturating_add(line));
    let snippet = Snippet::source(text)
        .path(name)
        .annotation(AnnotationKind::Primary.span(at.start..end));
    let mut group = level.primary_title(title.as_str()).element(snippet);
    let help = fault.help.as_ref().map(|help| visible(help));
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    format!("{}\n", renderer.render(&[group]))
}
