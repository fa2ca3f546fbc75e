//! The national core beside the local grade: the same evidence scored by the rubric that an overlay changed.
//!
//! Adds nothing to the local grade and takes nothing from it.

use super::{Explainer, Inputs, explained};
use crate::assess::published::{ChangeShown, Core, CoreCriterion, CoreRubric};
use crate::facts::view::Context;
use crate::rubric::model::{Overlaid, Rubric};
use crate::rubric::overlay::Change;

/// What the rubric gives that was changed; none where none was.
pub(super) fn core(inputs: &Inputs<'_>) -> Option<Core> {
    let overlaid = inputs.rubric.overlay.as_ref()?;
    let base = Inputs {
        context: Context {
            settings: &overlaid.base.settings,
            ..inputs.context
        },
        rubric: &overlaid.base,
        ..*inputs
    };
    Some(explained(&base, |explainer| explainer.as_core(overlaid)))
}

impl Explainer<'_> {
    fn as_core(&self, overlaid: &Overlaid<Rubric>) -> Core {
        let file = &self.rubric.file;
        Core {
            rubric: CoreRubric {
                id: file.id.as_str().to_owned(),
                version: file.version.as_str().to_owned(),
                sha256: self.rubric.sha256.clone(),
                title: file.title.as_str().to_owned(),
            },
            grade: self.authority_grade(),
            criteria: self.authority_criteria().into_iter().map(CoreCriterion::from).collect(),
            ours: overlaid.ours,
            whose: whose(overlaid.ours).to_owned(),
            changes: changes(&overlaid.changes),
        }
    }
}

/// Whose the changes are.
const fn whose(ours: bool) -> &'static str {
    if ours {
        "The changes are made by the house that publishes the core."
    } else {
        "The changes are made locally, and not by the house that publishes the core."
    }
}

/// The changes as they are shown.
pub(in crate::assess) fn changes(all: &[Change]) -> Vec<ChangeShown> {
    all.iter()
        .map(|change| ChangeShown {
            at: change.at.clone(),
            what: change.what.clone(),
            from: change.from.clone(),
            to: change.to.clone(),
            why: change.why.clone(),
            basis: change.status.word().to_owned(),
            source: change.source.clone(),
        })
        .collect()
}
