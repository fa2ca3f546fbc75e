//! `earnest rubric lint`: what the author of a rubric may have overlooked, alone and over submissions.

use super::located;
use crate::assess::marks::Marks;
use crate::assess::rollup::score;
use crate::assess::score::Scoring;
use crate::assess::seen::Seen;
use crate::base::fault::Faults;
use crate::cli::io::{print, read, tell};
use crate::cli::load::load_sourced;
use crate::cli::{DONE, INPUT, RUBRIC, USAGE, show};
use crate::facts::strength::Verified;
use crate::facts::view::Context;
use crate::rubric::framework::lint as framework_lint;
use crate::rubric::library::Loaded;
use crate::rubric::lint::lint;
use crate::rubric::model::Rubric;
use crate::submission::read as reading;
use std::path::{Path, PathBuf};

/// Runs the command.
pub(in crate::cli) fn run(named: Option<&str>, over: &[PathBuf], deny: bool) -> u8 {
    let (name, bytes, loaded) = match load_sourced(named) {
        Ok(sourced) => sourced,
        Err(code) => return code,
    };
    let found = match &loaded {
        Loaded::Rubric(rubric) => overlooked(rubric, over),
        Loaded::Framework(_) if !over.is_empty() => {
            tell("error: --over looks at what submissions show by themselves, and a framework is marked by people; leave it out");
            Err(USAGE)
        }
        Loaded::Framework(framework) => Ok(framework_lint::lint(framework)),
    };
    let mut faults = match found {
        Ok(faults) => faults,
        Err(code) => return code,
    };
    located(&name, &bytes, &mut faults);
    show::faults(&name, &bytes, &faults);
    let found = faults.iter().count().saturating_add(faults.dropped());
    let told = match found {
        0 => "nothing found".to_owned(),
        1 => "1 finding".to_owned(),
        more => format!("{more} findings"),
    };
    let printed = print(format!("{} {}: {told}\n", loaded.id(), loaded.version()).as_bytes());
    if printed != DONE {
        printed
    } else if deny && found > 0 {
        RUBRIC
    } else {
        DONE
    }
}

/// What is found in a rubric, alone and over the files.
fn overlooked(rubric: &Rubric, over: &[PathBuf]) -> Result<Faults, u8> {
    let mut faults = lint(rubric);
    faults.extend(crate::assess::lint::lint(rubric));
    if !over.is_empty() {
        faults.extend(look_over(rubric, over)?);
    }
    Ok(faults)
}

/// What is never seen over the files; all that cannot be read are told before it gives up.
fn look_over(rubric: &Rubric, over: &[PathBuf]) -> Result<Faults, u8> {
    let mut seen = Seen::default();
    let mut refused = false;
    for path in over {
        refused |= !add(rubric, path, &mut seen);
    }
    if refused { Err(INPUT) } else { Ok(seen.missing(rubric)) }
}

fn add(rubric: &Rubric, path: &Path, seen: &mut Seen) -> bool {
    let name = path.display().to_string();
    let bytes = match read(path) {
        Ok(bytes) => bytes,
        Err(why) => {
            tell(&format!("error: {why}"));
            return false;
        }
    };
    let submission = match reading::checked(&name, &bytes) {
        Ok(checked) => checked.value,
        Err(faults) => {
            show::faults(&name, &bytes, &faults);
            return false;
        }
    };
    let scoring = Scoring {
        rubric,
        marks: &Marks::default(),
        verified: &Verified::new(),
        without_light: false,
    };
    let context = Context {
        submission: &submission,
        settings: &rubric.settings,
        baseline: None,
        as_of: submission.as_of_day(),
        basis: submission.basis,
        open: false,
    };
    seen.add(&score(&scoring, context));
    true
}
