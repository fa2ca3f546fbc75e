//! The rubrics that come with the program, and how a rubric file is read.
//!
//! Which one is used where none is named is said in the files (`default: true`); no id stands in code.

use crate::base::fault::Faults;
use crate::rubric::check::check;
use crate::rubric::file::RubricFile;
use crate::rubric::model::Rubric;
use crate::submission::read;

/// The files under `rubrics/`, by name.
pub const SHIPPED: &[(&str, &str)] = &[("healthwatch.yaml", include_str!("../../rubrics/healthwatch.yaml"))];

/// Reads and checks a rubric file.
///
/// # Errors
/// Everything that is wrong with it, each at its line.
pub fn rubric(name: &str, bytes: &[u8]) -> Result<Rubric, Faults> {
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
        .map(|(name, text)| (*name, rubric(name, text.as_bytes())))
        .find(|(_, read)| match (read, id) {
            (Ok(rubric), Some(id)) => rubric.file.id.as_str() == id,
            (Ok(rubric), None) => rubric.file.default,
            // a shipped rubric that cannot be read is what the caller has to hear of
            (Err(_), _) => true,
        })
}

#[cfg(test)]
#[path = "library_tests.rs"]
mod tests;
