//! The rubrics that come with the program, and how a rubric file is read.
//!
//! Which one is used where none is named is said in the files (`default: true`); no id stands in code. A file is named after its id.

use crate::base::fault::Faults;
use crate::rubric::check::check;
use crate::rubric::file::RubricFile;
use crate::rubric::local::{Open, local};
use crate::rubric::model::Rubric;
use crate::rubric::overlay::is_overlay;
use crate::submission::read;

/// The files under `rubrics/`, by name.
pub const SHIPPED: &[(&str, &str)] = &[
    ("healthwatch.yaml", include_str!("../../rubrics/healthwatch.yaml")),
    ("light-profile.yaml", include_str!("../../rubrics/light-profile.yaml")),
];

/// The id of a shipped file.
pub fn id_of(name: &str) -> &str {
    name.trim_end_matches(".yaml")
}

/// Reads and checks a rubric file, or an overlay on a rubric that comes with the program.
///
/// # Errors
/// Everything that is wrong with it, each at its line.
pub fn rubric(name: &str, bytes: &[u8]) -> Result<Rubric, Faults> {
    rubric_with(
        name,
        bytes,
        &|_| Err("no rubric that comes with the program has this id".to_owned()),
    )
}

/// As [`rubric`], with a way to open the file that an overlay names as its base.
///
/// # Errors
/// Everything that is wrong with it, each at its line.
pub fn rubric_with(name: &str, bytes: &[u8], open: &Open<'_>) -> Result<Rubric, Faults> {
    if is_overlay(name, bytes) {
        return local(name, bytes, open);
    }
    plain(name, bytes)
}

/// Reads and checks a rubric file that is no overlay.
///
/// # Errors
/// Everything that is wrong with it, each at its line.
pub fn plain(name: &str, bytes: &[u8]) -> Result<Rubric, Faults> {
    let (file, tree, _) = read::document::<RubricFile>(name, bytes)?;
    check(file).map_err(|mut faults| {
        match tree {
            Some(tree) => tree.locate(&mut faults),
            None => {
                if let Ok(tree) = read::tree(name, bytes) {
                    tree.locate(&mut faults);
                }
            }
        }
        faults.sort();
        faults
    })
}

/// A shipped rubric by its id; the default one where no id is given. `None` where there is no such rubric.
pub fn shipped(id: Option<&str>) -> Option<(&'static str, Result<Rubric, Faults>)> {
    SHIPPED
        .iter()
        .filter(|(name, _)| id.is_none_or(|id| id_of(name) == id))
        .map(|(name, text)| (*name, rubric(name, text.as_bytes())))
        .find(|(_, read)| match read {
            Ok(rubric) => id.is_some() || rubric.file.default,
            // a shipped rubric that cannot be read is what the caller has to hear of
            Err(_) => true,
        })
}

#[cfg(test)]
#[path = "library_tests.rs"]
mod tests;
