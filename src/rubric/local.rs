//! A local rubric: a base, the changes of an overlay on it, and the ordinary reading and checking of what comes of them.
//!
//! The base is one that comes with the program or a file that the caller opens; nothing here opens one. An overlay changes a rubric and
//! never another overlay, so that one list says all that was changed.

use crate::base::digest::sha256;
use crate::base::fault::{Fault, Faults};
use crate::base::near::nearest;
use crate::base::pointer::Pointer;
use crate::rubric::check::check;
use crate::rubric::file::RubricFile;
use crate::rubric::framework::check as framework_check;
use crate::rubric::framework::file::FrameworkFile;
use crate::rubric::framework::model::Framework;
use crate::rubric::library::{self, Loaded};
use crate::rubric::model::{Overlaid, Rubric};
use crate::rubric::overlay::{Change, OverlayFile, apply, blame, is_overlay};
use crate::submission::read::{self, Opened};
use serde_json::Value;
use std::sync::Arc;

/// Opens a base that is named by an overlay: the name under which it is told, and its bytes; or why it cannot be opened.
pub type Open<'o> = dyn Fn(&str) -> Result<(String, Vec<u8>), String> + 'o;

/// Reads an overlay and makes the rubric of it.
///
/// # Errors
/// Everything that is wrong with the overlay, each at its line.
pub fn local(file: &Opened<'_>, open: &Open<'_>) -> Result<Loaded, Faults> {
    let overlay: OverlayFile = file.typed()?;
    made(&overlay, open).map_err(|faults| file.located(faults))
}

fn made(overlay: &OverlayFile, open: &Open<'_>) -> Result<Loaded, Faults> {
    if !overlay.overlay {
        let fault = Fault::error("unclear-overlay", Pointer::root().key("overlay"), "it says that it is no overlay");
        return Err(one(
            fault.with_help("write overlay: true, or take the line out where the file is a rubric")
        ));
    }
    let said = serde_json::to_string(overlay).unwrap_or_default();
    let digest = |base: &str| sha256(format!("{base}\n{said}").as_bytes());
    match base(overlay.base.as_str(), open)? {
        Loaded::Rubric(base) => {
            let (mut rubric, changes) = changed(&*base.file, overlay, rubric_of)?;
            rubric.sha256 = digest(&base.sha256);
            rubric.overlay = Some(Overlaid {
                base: Arc::new(*base),
                ours: overlay.ours,
                changes,
            });
            Ok(Loaded::Rubric(Box::new(rubric)))
        }
        Loaded::Framework(base) => {
            let (mut framework, changes) = changed(&*base.file, overlay, framework_of)?;
            framework.sha256 = digest(&base.sha256);
            framework.overlay = Some(Overlaid {
                base: Arc::new(*base),
                ours: overlay.ours,
                changes,
            });
            Ok(Loaded::Framework(Box::new(framework)))
        }
    }
}

/// The base with the changes made, read and checked again by the reader of its kind.
fn changed<T>(
    base: &impl serde::Serialize,
    overlay: &OverlayFile,
    reader: fn(&Value, &OverlayFile) -> Result<T, Faults>,
) -> Result<(T, Vec<Change>), Faults> {
    // what is left out in the file is there as nothing, so that a change can name it
    let whole = serde_json::to_value(base).unwrap_or(Value::Null);
    let (value, changes) = apply(whole.clone(), overlay)?;
    let made = reader(&value, overlay).map_err(|faults| {
        let judge = |value: Value| reader(&value, overlay).err().unwrap_or_default();
        blame(&whole, overlay, &faults, &judge)
    })?;
    Ok((made, changes))
}

/// The changed rubric under the overlay's own head. The places of its faults are those in a text that nobody wrote.
fn rubric_of(value: &Value, overlay: &OverlayFile) -> Result<Rubric, Faults> {
    let (mut file, _) = read::typed::<RubricFile>("changed.json", value.to_string().as_bytes())?;
    file.id = overlay.id.clone();
    file.version = overlay.version.clone();
    file.title = overlay.title.clone();
    file.about = overlay.about.clone();
    file.licence = overlay.licence.clone();
    file.default = false;
    // the examples are those of the base, and hold there
    file.tests = Vec::new();
    file.bases = Vec::new();
    check(file)
}

/// As [`rubric_of`], for a framework.
fn framework_of(value: &Value, overlay: &OverlayFile) -> Result<Framework, Faults> {
    let (mut file, _) = read::typed::<FrameworkFile>("changed.json", value.to_string().as_bytes())?;
    file.id = overlay.id.clone();
    file.version = overlay.version.clone();
    file.title = overlay.title.clone();
    file.about = overlay.about.clone();
    file.licence = overlay.licence.clone();
    file.tests = Vec::new();
    framework_check::check(file)
}

fn base(named: &str, open: &Open<'_>) -> Result<Loaded, Faults> {
    let at = Pointer::root().key("base");
    let (name, bytes) = match library::SHIPPED.iter().find(|(name, _)| library::id_of(name) == named) {
        Some((name, text)) => ((*name).to_owned(), text.as_bytes().to_vec()),
        None => open(named).map_err(|why| {
            let known = library::SHIPPED.iter().map(|(name, _)| library::id_of(name));
            let help = nearest(named, known).map_or_else(
                || "name a rubric that `earnest rubric list` lists, or a file, by its way from this one".to_owned(),
                |near| format!("did you mean '{near}'?"),
            );
            one(Fault::error("unknown-base", at.clone(), format!("the base '{named}' cannot be read: {why}")).with_help(help))
        })?,
    };
    let file = Opened::new(&name, &bytes);
    if file.as_ref().is_ok_and(is_overlay) {
        let fault = Fault::error("overlay-on-overlay", at, format!("the base '{named}' is an overlay itself"));
        return Err(one(fault.with_help(
            "name the rubric that it changes, and write its changes here as well where they are wanted",
        )));
    }
    file.and_then(|file| library::plain(&file)).map_err(|faults| {
        let first = faults.iter().next().map_or_else(String::new, |first| {
            let line = first.place.map_or_else(String::new, |place| format!(" on line {}", place.line));
            format!(", the first{line}: {}", first.message)
        });
        let number = faults.errors();
        let plural = if number == 1 { "" } else { "s" };
        let fault = Fault::error("faulty-base", at, format!("the base '{named}' has {number} fault{plural}{first}"));
        one(fault.with_help("mend the base; `earnest rubric show` with its name lists its faults"))
    })
}

fn one(fault: Fault) -> Faults {
    let mut faults = Faults::default();
    faults.push(fault);
    faults
}

#[cfg(test)]
#[path = "local_tests.rs"]
mod tests;
