//! A comparison for a terminal: what went in that differs, and what moved with its parts.
//!
//! Shows what the published value says and works out nothing.

use super::plain::one_line;
use crate::assess::published::comparison::{Cause, Comparison, Movement, Side};

/// The comparison in lines.
pub fn comparison(comparison: &Comparison) -> String {
    let mut out = String::new();
    side(&mut out, "Old", &comparison.old);
    side(&mut out, "New", &comparison.new);
    if comparison.changes.is_empty() && comparison.movements.is_empty() {
        out.push_str("\nNothing differs, and nothing moved.\n");
        return out;
    }
    out.push_str("\nWhat differs\n");
    for change in &comparison.changes {
        out.push_str(&format!("  {}: {}\n", word(change.cause), one_line(&change.says)));
    }
    if comparison.changes.is_empty() {
        out.push_str("  nothing that the assessments record\n");
    }
    out.push_str("\nWhat moved\n");
    if comparison.movements.is_empty() {
        out.push_str("  nothing\n");
    }
    comparison.movements.iter().for_each(|one| movement(&mut out, one));
    for (title, list) in [("To tell more apart, give", &comparison.needs), ("Notes", &comparison.notes)] {
        if !list.is_empty() {
            out.push_str(&format!("\n{title}\n"));
            list.iter().for_each(|line| out.push_str(&format!("  {}\n", one_line(line))));
        }
    }
    out
}

fn side(out: &mut String, name: &str, side: &Side) {
    out.push_str(&format!(
        "{name}: {} ({}), as of {}, {}, {}: {}\n",
        one_line(&side.authority),
        one_line(&side.name),
        one_line(&side.as_of),
        one_line(&side.rubric),
        one_line(&side.engine),
        one_line(&side.grade)
    ));
}

const fn word(cause: Cause) -> &'static str {
    match cause {
        Cause::Engine => "engine",
        Cause::Rubric => "rubric",
        Cause::Evidence => "evidence",
        Cause::Judgement => "judgement",
        Cause::NotSeparable => "not separable",
    }
}

/// By how much: one number where both ends move alike.
fn by(low: i64, high: i64) -> String {
    if low == high {
        format!("{low:+}")
    } else {
        format!("low {low:+}, high {high:+}")
    }
}

fn movement(out: &mut String, one: &Movement) {
    let title = one_line(&one.title);
    let about = match (one.on.as_str(), one.of.as_str()) {
        ("", "grade") => title,
        ("", of) => format!("{of} {title} of the authority"),
        (on, of) => format!("{of} {title} on {}", one_line(on)),
    };
    let moved = format!(
        "{} → {} ({})",
        one_line(&one.from.says),
        one_line(&one.to.says),
        by(one.low, one.high)
    );
    // a single part is the movement itself
    if let [part] = one.parts.as_slice() {
        out.push_str(&format!("  {about}: {moved}: {}\n", word(part.cause)));
        return;
    }
    out.push_str(&format!("  {about}: {moved}\n"));
    for part in &one.parts {
        let line = format!("{}: {} ({})", word(part.cause), one_line(&part.says), by(part.low, part.high));
        out.push_str(&format!("    {line}\n"));
    }
}

#[cfg(test)]
#[path = "comparison_tests.rs"]
mod tests;
