//! `earnest rubric test`: runs the examples inside a rubric and says which criteria and signs lack one.

use super::located;
use crate::assess::examples;
use crate::cli::io::print;
use crate::cli::load::{Sourced, load_sourced};
use crate::cli::{DONE, RUBRIC, show};
use crate::rubric::check::missing_examples;
use crate::rubric::framework::examples::missing_marked_examples;
use crate::rubric::framework::model::Framework;
use crate::rubric::library::Loaded;
use crate::submission::read;

/// Runs the command.
pub(in crate::cli) fn run(named: Option<&str>) -> u8 {
    let loaded = match load_sourced(named) {
        Ok((name, bytes, Loaded::Framework(framework))) => return marked(&name, &bytes, &framework),
        Ok((name, bytes, Loaded::Rubric(rubric))) => Sourced {
            name,
            bytes,
            rubric: *rubric,
        },
        Err(code) => return code,
    };
    if let Some(overlaid) = &loaded.rubric.overlay {
        let file = &loaded.rubric.file;
        let base = &overlaid.base.file.id;
        return print(format!("{} {}: an overlay, whose examples are those of {base}\n", file.id, file.version).as_bytes());
    }
    let outcome = examples::run(&loaded.rubric);
    let missing = missing_examples(&loaded.rubric);
    let lacking = missing.errors();
    let mut faults = outcome.faults;
    faults.extend(missing);
    located(&loaded, &mut faults);
    show::faults(&loaded.name, &loaded.bytes, &faults);
    let file = &loaded.rubric.file;
    let parts = file.criteria.len().saturating_add(file.signs.len());
    let lacks = if lacking == 0 {
        format!("each of {parts} criteria and signs has its examples")
    } else {
        format!("{lacking} of {parts} criteria and signs lack examples")
    };
    let told = format!(
        "{} {}: {} examples, {} as expected, {} otherwise; {lacks}\n",
        file.id,
        file.version,
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

/// The same for a framework, whose examples give marks.
fn marked(name: &str, bytes: &[u8], framework: &Framework) -> u8 {
    let file = &framework.file;
    if let Some(overlaid) = &framework.overlay {
        let base = &overlaid.base.file.id;
        return print(format!("{} {}: an overlay, whose examples are those of {base}\n", file.id, file.version).as_bytes());
    }
    let outcome = crate::assess::framework::examples::run(framework);
    let missing = missing_marked_examples(file);
    let lacking = missing.errors();
    let mut faults = outcome.faults;
    faults.extend(missing);
    if let Ok(tree) = read::tree(name, bytes) {
        tree.locate(&mut faults);
    }
    show::faults(name, bytes, &faults);
    let told = format!(
        "{} {}: {} examples, {} as expected, {} otherwise; {lacking} of {} criteria lack examples\n",
        file.id,
        file.version,
        outcome.run,
        outcome.run.saturating_sub(outcome.failed),
        outcome.failed,
        file.criteria.len(),
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
