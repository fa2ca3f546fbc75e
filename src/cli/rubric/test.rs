//! `earnest rubric test`: runs the examples inside a rubric and says which criteria and signs lack one.

use super::located;
use crate::assess::examples;
use crate::assess::framework::examples as marked;
use crate::cli::io::print;
use crate::cli::load::load_sourced;
use crate::cli::{DONE, RUBRIC, show};
use crate::rubric::check::missing_examples;
use crate::rubric::framework::examples::missing_marked_examples;
use crate::rubric::library::Loaded;

/// Runs the command.
pub(in crate::cli) fn run(named: Option<&str>) -> u8 {
    let (name, bytes, loaded) = match load_sourced(named) {
        Ok(sourced) => sourced,
        Err(code) => return code,
    };
    let (id, version) = (loaded.id(), loaded.version());
    if let Some(base) = loaded.changes() {
        return print(format!("{id} {version}: an overlay, whose examples are those of {base}\n").as_bytes());
    }
    let (outcome, missing) = match &loaded {
        Loaded::Rubric(rubric) => (examples::run(rubric), missing_examples(rubric)),
        Loaded::Framework(framework) => (marked::run(framework), missing_marked_examples(&framework.file)),
    };
    let lacks = lacks(&loaded, missing.errors());
    let mut faults = outcome.faults;
    faults.extend(missing);
    located(&name, &bytes, &mut faults);
    show::faults(&name, &bytes, &faults);
    let told = format!(
        "{id} {version}: {} examples, {} as expected, {} otherwise; {lacks}\n",
        outcome.run,
        outcome.run.saturating_sub(outcome.failed),
        outcome.failed,
    );
    let printed = print(told.as_bytes());
    if printed != DONE {
        printed
    } else if faults.is_empty() {
        DONE
    } else {
        RUBRIC
    }
}

/// How many of its parts lack examples, in words.
fn lacks(loaded: &Loaded, lacking: usize) -> String {
    let (parts, words) = match loaded {
        Loaded::Rubric(rubric) => (
            rubric.file.criteria.len().saturating_add(rubric.file.signs.len()),
            "criteria and signs",
        ),
        Loaded::Framework(framework) => (framework.file.criteria.len(), "criteria"),
    };
    match (lacking, parts) {
        (0, 1) => "its criterion has its examples".to_owned(),
        (0, _) => format!("each of {parts} {words} has its examples"),
        _ => format!("{lacking} of {parts} {words} lack examples"),
    }
}
