//! The tree under the grade: every number with the parts that sum exactly to it, at worst and at best.
//!
//! At a median or minimum the chosen part adds its whole level and the others add nothing; rounding and every cap are parts with a sign.

mod combined;
mod criterion;
mod node;
mod unit;

use super::Explainer;
use crate::assess::published::Node;
use crate::rubric::file::CriterionFile;
use combined::Combined;
use node::{Pair, node, step};

impl Explainer<'_> {
    /// The authority's grade with all that is under it.
    pub(super) fn tree(&self) -> Node {
        let grade = &self.verdict.grade;
        let rolled = self.verdict.criteria.iter().map(|criterion| (criterion.bounds, criterion.state));
        let combined = Combined::of(self.rubric.combine, rolled);
        let mut children: Vec<Node> = self
            .rubric
            .file
            .criteria
            .iter()
            .enumerate()
            .map(|(place, file)| self.authority_criterion("grade", place, file, combined.adds(place)))
            .collect();
        children.extend(step(
            "grade/above-lowest".to_owned(),
            self.rubric.file.grade.says.as_str(),
            "rule",
            combined.bounds(),
            grade.before_caps,
        ));
        children.extend(step(
            "grade/signs".to_owned(),
            "signs of the exercises",
            "cap",
            grade.before_caps,
            grade.bounds,
        ));
        for (place, (unit, verdict)) in self.units.iter().zip(&self.verdict.units).enumerate() {
            children.push(self.unit_node(place, unit.id(), unit.exercise.title.as_str(), verdict));
        }
        let value = Pair::of(grade.bounds);
        node(
            "grade".to_owned(),
            "The authority's grade".to_owned(),
            "grade",
            value,
            value,
            children,
        )
    }

    /// A criterion of the authority: the units that count for it, and the cap that high stakes put on it.
    fn authority_criterion(&self, parent: &str, place: usize, file: &CriterionFile, adds: Pair) -> Node {
        let id = format!("{parent}/{}", file.id);
        let Some(rolled) = self.verdict.criteria.get(place) else {
            return node(id, file.title.to_string(), "criterion", Pair::ZERO, adds, Vec::new());
        };
        let mut children = Vec::new();
        for (at, (unit, verdict)) in self.units.iter().zip(&self.verdict.units).enumerate() {
            let Some(criterion) = verdict
                .criteria
                .get(place)
                .filter(|criterion| verdict.counted && criterion.state.counts())
            else {
                continue;
            };
            let level = Pair::of(criterion.bounds);
            // its own parts stand under the unit; here it is a leaf
            let mut child = node(
                format!("{id}/{}", unit.id()),
                unit.exercise.title.to_string(),
                "unit",
                level,
                level.where_chosen(rolled.chosen, at),
                Vec::new(),
            );
            child.why = Some(format!("weighs {}", verdict.weight));
            child.places = vec![unit.at()];
            children.push(child);
        }
        children.extend(step(
            format!("{id}/high-stakes"),
            "an exercise with high stakes",
            "cap",
            rolled.middle,
            rolled.bounds,
        ));
        let settled = !children.is_empty();
        let mut shown = node(id, file.title.to_string(), "criterion", Pair::of(rolled.bounds), adds, children);
        if !settled {
            shown.why = Some("nothing that counts is due".to_owned());
        }
        shown
    }
}
