//! The rubrics that come with the program, and how a rubric file is read.
//!
//! Which one is used where none is named is said in the files (`default: true`); no id stands in code. A file is named after its id.

use crate::base::fault::{Fault, Faults};
use crate::base::pointer::Pointer;
use crate::rubric::check::check;
use crate::rubric::file::RubricFile;
use crate::rubric::framework::check as framework_check;
use crate::rubric::framework::file::FrameworkFile;
use crate::rubric::framework::model::Framework;
use crate::rubric::local::{Open, local};
use crate::rubric::model::Rubric;
use crate::rubric::overlay::is_overlay;
use crate::submission::read::{self, Opened};

/// The files under `rubrics/`, by name.
pub const SHIPPED: &[(&str, &str)] = &[
    ("healthwatch.yaml", include_str!("../../rubrics/healthwatch.yaml")),
    ("light-profile.yaml", include_str!("../../rubrics/light-profile.yaml")),
    ("ccg-engagement.yaml", include_str!("../../rubrics/ccg-engagement.yaml")),
    ("loop-must-close.yaml", include_str!("../../rubrics/loop-must-close.yaml")),
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

    /// The id of the base that it changes, where it is a local one.
    pub fn changes(&self) -> Option<&str> {
        match self {
            Self::Rubric(rubric) => rubric.overlay.as_ref().map(|overlaid| overlaid.base.file.id.as_str()),
            Self::Framework(framework) => framework.overlay.as_ref().map(|overlaid| overlaid.base.file.id.as_str()),
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

/// The id of a shipped file.
pub fn id_of(name: &str) -> &str {
    name.trim_end_matches(".yaml")
}

/// Reads and checks a rubric file of either kind, or an overlay on one that comes with the program.
///
/// # Errors
/// Everything that is wrong with it, each at its line.
pub fn load(name: &str, bytes: &[u8]) -> Result<Loaded, Faults> {
    load_with(
        name,
        bytes,
        &|_| Err("no rubric that comes with the program has this id".to_owned()),
    )
}

/// As [`load`], with a way to open the file that an overlay names as its base.
///
/// # Errors
/// Everything that is wrong with it, each at its line.
pub fn load_with(name: &str, bytes: &[u8], open: &Open<'_>) -> Result<Loaded, Faults> {
    let file = Opened::new(name, bytes)?;
    if is_overlay(&file) { local(&file, open) } else { plain(&file) }
}

/// Reads and checks a file of either kind that is no overlay.
///
/// # Errors
/// Everything that is wrong with it, each at its line.
pub fn plain(file: &Opened<'_>) -> Result<Loaded, Faults> {
    let located = |faults| file.located(faults);
    if file.at_top("kind").is_some() {
        let made = framework_check::check(file.typed::<FrameworkFile>()?).map_err(located)?;
        return Ok(Loaded::Framework(Box::new(made)));
    }
    let made = check(file.typed::<RubricFile>()?).map_err(located)?;
    Ok(Loaded::Rubric(Box::new(made)))
}

/// As [`load`], for a rubric that measures evidence.
///
/// # Errors
/// Everything that is wrong with it, each at its line, or that it is of the other kind.
pub fn rubric(name: &str, bytes: &[u8]) -> Result<Rubric, Faults> {
    match load(name, bytes)? {
        Loaded::Rubric(rubric) => Ok(*rubric),
        Loaded::Framework(_) => Err(other_kind("a framework that people mark, expected a rubric that measures evidence")),
    }
}

/// As [`load`], for a framework.
///
/// # Errors
/// Everything that is wrong with it, each at its line, or that it is of the other kind.
pub fn framework(name: &str, bytes: &[u8]) -> Result<Framework, Faults> {
    match load(name, bytes)? {
        Loaded::Framework(framework) => Ok(*framework),
        Loaded::Rubric(_) => Err(other_kind("a rubric that measures evidence, expected a framework that people mark")),
    }
}

fn other_kind(message: &str) -> Faults {
    let fault = Fault::error("other-kind", Pointer::root(), message);
    read::refused(fault.with_help("name one of the other kind; `earnest rubric list` lists both"))
}

/// The name and the text of a shipped file by its id.
pub fn file_of(id: &str) -> Option<(&'static str, &'static str)> {
    SHIPPED.iter().copied().find(|(name, _)| id_of(name) == id)
}

/// A shipped file and what was read from it.
pub struct Shipped {
    /// its name
    pub name: &'static str,
    /// its text
    pub text: &'static str,
    /// the rubric, or its faults
    pub read: Result<Loaded, Faults>,
}

/// A shipped rubric by its id; the default one where no id is given. `None` where there is no such rubric.
pub fn shipped_of_any_kind(id: Option<&str>) -> Option<Shipped> {
    SHIPPED
        .iter()
        .filter(|(name, _)| id.is_none_or(|id| id_of(name) == id))
        .map(|(name, text)| Shipped {
            name,
            text,
            read: load(name, text.as_bytes()),
        })
        .find(|shipped| match &shipped.read {
            Ok(loaded) => id.is_some() || loaded.is_default(),
            // a shipped rubric that cannot be read is what the caller has to hear of
            Err(_) => true,
        })
}

/// As [`shipped_of_any_kind`], for those that measure evidence.
pub fn shipped(id: Option<&str>) -> Option<(&'static str, Result<Rubric, Faults>)> {
    let Shipped { name, read, .. } = shipped_of_any_kind(id)?;
    match read {
        Ok(Loaded::Rubric(rubric)) => Some((name, Ok(*rubric))),
        Ok(Loaded::Framework(_)) => None,
        Err(faults) => Some((name, Err(faults))),
    }
}

#[cfg(test)]
#[path = "library_tests.rs"]
mod tests;
