//! The rubrics that come with the program, and how a rubric file is read.
//!
//! Which one is used where none is named is said in the files (`default: true`); no id stands in code.

use crate::base::fault::Faults;
use crate::rubric::check::check;
use crate::rubric::file::RubricFile;
use crate::rubric::framework::check as framework_check;
use crate::rubric::framework::file::FrameworkFile;
use crate::rubric::framework::model::Framework;
use crate::rubric::model::Rubric;
use crate::submission::read;

/// The files under `rubrics/`, by name.
pub const SHIPPED: &[(&str, &str)] = &[
    ("healthwatch.yaml", include_str!("../../rubrics/healthwatch.yaml")),
    ("ccg-engagement.yaml", include_str!("../../rubrics/ccg-engagement.yaml")),
    ("cqc-local-authority.yaml", include_str!("../../rubrics/cqc-local-authority.yaml")),
    ("cqc-two-stage.yaml", include_str!("../../rubrics/cqc-two-stage.yaml")),
    ("eds-2022.yaml", include_str!("../../rubrics/eds-2022.yaml")),
    ("scotland-nsce.yaml", include_str!("../../rubrics/scotland-nsce.yaml")),
    ("gunning.yaml", include_str!("../../rubrics/gunning.yaml")),
    ("cabinet-office.yaml", include_str!("../../rubrics/cabinet-office.yaml")),
    ("wales-principles.yaml", include_str!("../../rubrics/wales-principles.yaml")),
    ("uk-standards.yaml", include_str!("../../rubrics/uk-standards.yaml")),
    ("nhse-ten.yaml", include_str!("../../rubrics/nhse-ten.yaml")),
    ("fourpi.yaml", include_str!("../../rubrics/fourpi.yaml")),
    ("healthwatch-quality.yaml", include_str!("../../rubrics/healthwatch-quality.yaml")),
    ("coproduction.yaml", include_str!("../../rubrics/coproduction.yaml")),
    ("participation.yaml", include_str!("../../rubrics/participation.yaml")),
    ("rowe-frewer.yaml", include_str!("../../rubrics/rowe-frewer.yaml")),
    ("gripp2.yaml", include_str!("../../rubrics/gripp2.yaml")),
    ("ceppp.yaml", include_str!("../../rubrics/ceppp.yaml")),
    ("rifkin.yaml", include_str!("../../rubrics/rifkin.yaml")),
];

/// A rubric of either kind.
#[derive(Clone, Debug)]
pub enum Loaded {
    /// indicators measured from the evidence
    Rubric(Box<Rubric>),
    /// indicators marked by people, under a published rule
    Framework(Box<Framework>),
}

impl Loaded {
    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Self::Rubric(rubric) => rubric.file.id.as_str(),
            Self::Framework(framework) => framework.file.id.as_str(),
        }
    }

    /// Its version.
    pub fn version(&self) -> &str {
        match self {
            Self::Rubric(rubric) => rubric.file.version.as_str(),
            Self::Framework(framework) => framework.file.version.as_str(),
        }
    }

    /// Its title.
    pub fn title(&self) -> &str {
        match self {
            Self::Rubric(rubric) => rubric.file.title.as_str(),
            Self::Framework(framework) => framework.file.title.as_str(),
        }
    }

    /// It is used where none is named.
    pub fn is_default(&self) -> bool {
        match self {
            Self::Rubric(rubric) => rubric.file.default,
            Self::Framework(_) => false,
        }
    }
}

/// Reads and checks a rubric file of either kind.
///
/// # Errors
/// Everything that is wrong with it, each at its line.
pub fn load(name: &str, bytes: &[u8]) -> Result<Loaded, Faults> {
    let kind = read::tree(name, bytes).ok().and_then(|tree| tree.value().get("kind").cloned());
    if kind.is_some() {
        framework(name, bytes).map(|framework| Loaded::Framework(Box::new(framework)))
    } else {
        rubric(name, bytes).map(|rubric| Loaded::Rubric(Box::new(rubric)))
    }
}

/// Reads and checks a framework file.
///
/// # Errors
/// Everything that is wrong with it, each at its line.
pub fn framework(name: &str, bytes: &[u8]) -> Result<Framework, Faults> {
    let (file, _, _) = read::document::<FrameworkFile>(name, bytes)?;
    framework_check::check(file).map_err(|faults| located(name, bytes, faults))
}

/// The faults with their places in the text.
fn located(name: &str, bytes: &[u8], mut faults: Faults) -> Faults {
    if let Ok(tree) = read::tree(name, bytes) {
        tree.locate(&mut faults);
    }
    faults.sort();
    faults
}

/// Reads and checks a rubric file.
///
/// # Errors
/// Everything that is wrong with it, each at its line.
pub fn rubric(name: &str, bytes: &[u8]) -> Result<Rubric, Faults> {
    let (file, _, _) = read::document::<RubricFile>(name, bytes)?;
    check(file).map_err(|faults| located(name, bytes, faults))
}

/// A shipped rubric by its id; the default one where no id is given. `None` where there is no such rubric.
pub fn shipped_of_any_kind(id: Option<&str>) -> Option<(&'static str, Result<Loaded, Faults>)> {
    SHIPPED
        .iter()
        .filter(|(name, _)| id.is_none_or(|id| name.trim_end_matches(".yaml") == id))
        .map(|(name, text)| (*name, load(name, text.as_bytes())))
        .find(|(_, read)| match (read, id) {
            (Ok(loaded), Some(id)) => loaded.id() == id,
            (Ok(loaded), None) => loaded.is_default(),
            // a shipped rubric that cannot be read is what the caller has to hear of
            (Err(_), _) => true,
        })
}

/// As [`shipped_of_any_kind`], for those that measure evidence.
pub fn shipped(id: Option<&str>) -> Option<(&'static str, Result<Rubric, Faults>)> {
    let (name, read) = shipped_of_any_kind(id)?;
    match read {
        Ok(Loaded::Rubric(rubric)) => Some((name, Ok(*rubric))),
        Ok(Loaded::Framework(_)) => None,
        Err(faults) => Some((name, Err(faults))),
    }
}

#[cfg(test)]
#[path = "library_tests.rs"]
mod tests;
